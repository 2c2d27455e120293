//! The charts and their files: the numbers of drawing, table and file agree with each other and with the list as it was at
//! the end of each quarter.

use std::collections::{BTreeMap, BTreeSet};

use accord::domain::access::permission::{ReadScope, Reader};
use accord::domain::access::role::Role;
use accord::domain::basics::day::Day;
use accord::domain::basics::instant::AsOf;
use accord::domain::commitment::Standing;
use accord::domain::commitment::freshness::Freshness;
use accord::domain::list::facet::Facet;
use accord::domain::list::facets::Facets;
use accord::domain::list::figures;
use accord::domain::list::query::Query;
use accord::domain::record::headline::HeadlineStatus;
use accord::store::list::ListRow;
use http::StatusCode;

use crate::support::clock::{NOW, at, day, seoul};
use crate::support::html::{Element, with_value};
use crate::support::server::{Reply, TestServer};

/// The part of a page that is one figure.
fn figure<'a>(page: &'a Reply, key: &str) -> Element<'a> {
    page.page().first(&with_value("data-figure", key))
}

/// What the drawing says: area, day and part, with how many. The days are those of the columns.
fn drawn(figure: Element<'_>, days: &[String]) -> BTreeMap<(String, String, String), u32> {
    let mut found = BTreeMap::new();
    let mut keep = |area: &str, on: &str, part: &str, n: u32| {
        let before = found.insert((area.to_owned(), on.to_owned(), part.to_owned()), n);
        assert!(before.is_none(), "twice: {area} {on} {part}");
    };
    for part in figure.all("g[data-part]") {
        for bar in part.all("rect[data-n]") {
            let n = bar.attribute("data-n").parse().unwrap();
            keep(bar.attribute("data-area"), bar.attribute("data-on"), part.attribute("data-part"), n);
        }
    }
    for area in figure.all("g[data-area]") {
        for (on, part, n) in measured(area, days) {
            keep(area.attribute("data-area"), &on, &part, n);
        }
    }
    found
}

/// What the bars of an area say by their place and height, beside the marks of the axis.
fn measured(area: Element<'_>, days: &[String]) -> Vec<(String, String, u32)> {
    let marks = || area.all("g[text-anchor=end] text").into_iter().map(|it| it.text().replace(',', ""));
    let top = marks().map(|it| it.parse::<f64>().unwrap()).fold(1.0, f64::max);
    let lines = || area.all("line").into_iter().map(|it| it.attribute("y1").to_owned()).filter(|it| !it.ends_with('%'));
    let heights: Vec<f64> = lines().map(|it| it.parse().unwrap()).collect();
    let (low, high) = (heights.iter().copied().fold(0.0, f64::max), heights.iter().copied().fold(f64::MAX, f64::min));
    let mut found = Vec::new();
    for path in area.all("path[data-part]") {
        let axis = area.first("line");
        let [from, to] = ["x1", "x2"].map(|it| axis.attribute(it).parse::<f64>().unwrap());
        for bar in path.attribute("d").split('M').skip(1) {
            let numbers: Vec<f64> =
                bar.split(|it: char| it != '.' && !it.is_ascii_digit()).filter_map(|it| it.parse().ok()).collect();
            let [left, _, width, height, again] = numbers[..] else { panic!("{bar}") };
            assert!((left - again).abs() < f64::EPSILON && left >= from && left + width <= to, "{bar}");
            let place = (left + width / 2.0 - from) * days.len() as f64 / (to - from);
            let n = height * top / (low - high);
            assert!((n - n.round()).abs() < 0.2 && n.round() > 0.0, "{n}: {bar}");
            found.push((days[place as usize].clone(), path.attribute("data-part").to_owned(), n.round() as u32));
        }
    }
    found
}

/// The rows of the table: what each is about, and its numbers. Where there is nothing to draw there are no numbers either.
fn table(figure: Element<'_>) -> Vec<(Vec<String>, Vec<u32>)> {
    let rows = figure.all("tbody tr").into_iter().map(|row| {
        let heads = row.attributes_of("data-is").into_iter().map(str::to_owned);
        let numbers = row.all("td").into_iter().map(|number| number.text().replace(',', "").parse().unwrap());
        (heads.collect(), numbers.collect())
    });
    rows.collect()
}

/// The days of a table that says first how everything stood.
fn days(rows: &[(Vec<String>, Vec<u32>)]) -> Vec<String> {
    rows.iter().filter(|(heads, _)| heads.len() > 1 && heads[0].is_empty()).map(|(heads, _)| heads[1].clone()).collect()
}

/// The list at the end of a day.
async fn list(server: &TestServer, reader: &Reader, on: &str, query: &Query) -> Vec<ListRow> {
    let past = (on != "2026-11-25").then_some(on);
    let mut seen = server.database.seen_by(reader.clone(), past).await;
    seen.rows(query).await
}

fn is_binding(entry: &&ListRow) -> bool {
    entry.listed.standing != Standing::Proposed
}

/// Compares every number of the page and its files with the lists.
async fn agrees(server: &TestServer, page: &Reply, reader: &Reader, query: &Query) -> Vec<String> {
    let status = figure(page, "status");
    let rows = table(status);
    let days = days(&rows);
    assert!(!days.is_empty());
    let columns = drawn(status, &days);
    let areas: BTreeSet<String> = rows.iter().map(|(heads, _)| heads[0].clone()).collect();
    let is_long = areas.len() * days.len() > 60;
    assert_eq!(rows.len(), if is_long { days.len() + areas.len() - 1 } else { days.len() * areas.len() });
    let mut counted = 0;
    for on in &days {
        let all = list(server, reader, on, query).await;
        let binding: Vec<&ListRow> = all.iter().filter(is_binding).collect();
        for area in &areas {
            let here: Vec<&&ListRow> =
                binding.iter().filter(|it| area.is_empty() || it.listed.areas.contains(area)).collect();
            let row = rows.iter().find(|(heads, _)| heads[0] == *area && heads[1] == *on).map(|(_, numbers)| numbers);
            // Of a long table the rows of areas are on their own pages, but for the last.
            assert!(row.is_some() || is_long && !area.is_empty() && on != days.last().unwrap(), "{area} on {on}");
            assert!(row.is_none_or(|it| *it.last().unwrap() as usize == here.len()), "{area} on {on}");
            let mut sum = 0;
            for status in HeadlineStatus::ALL {
                let n = here.iter().filter(|it| it.listed.headline.status == *status).count();
                let key = (area.clone(), on.clone(), status.to_string());
                assert_eq!(columns.get(&key).copied().unwrap_or(0) as usize, n, "{key:?}");
                let is_there = row.is_none_or(|it| it.contains(&u32::try_from(n).unwrap()));
                assert!(n == 0 || is_there, "{key:?} in the table");
                sum += n;
                counted += n;
            }
            assert_eq!(sum, here.len());
        }
    }
    let drawn_in_all: u32 = columns.values().sum();
    assert_eq!(drawn_in_all as usize, counted, "nothing else is drawn");

    let due = figure(page, "due");
    let columns = drawn(due, &days);
    let shown = table(due);
    let zeros: Vec<_> = days.iter().map(|on| (vec![on.clone()], vec![0, 0])).collect();
    assert!(shown.is_empty() || shown.len() == days.len());
    for (heads, numbers) in if shown.is_empty() { zeros } else { shown } {
        let on: Day = day(&heads[0]);
        let all = list(server, reader, &heads[0], query).await;
        let binding: Vec<&ListRow> = all.iter().filter(is_binding).collect();
        let due = binding.iter().filter(|it| it.listed.due.is_some_and(|due| due.on <= on)).count();
        let done = binding
            .iter()
            .filter(|it| it.listed.due.is_some() && it.listed.headline.status == HeadlineStatus::Completed)
            .count();
        assert_eq!(numbers, [due, done].map(|n| u32::try_from(n).unwrap()), "{on}");
        let bar = |part: &str| columns.get(&(String::new(), on.to_string(), part.into())).copied().unwrap_or(0);
        assert_eq!([bar("due"), bar("completed")], numbers[..], "{on}");
    }

    let freshness = figure(page, "freshness");
    let bars = drawn(freshness, &[]);
    let last = days.last().unwrap();
    let all = list(server, reader, last, query).await;
    let as_of =
        if last == "2026-11-25" { AsOf::now(at(NOW), &seoul()) } else { AsOf::on(day(last), at(NOW), &seoul()) };
    let shown = table(freshness);
    assert!(!shown.is_empty() || all.iter().all(|it| it.listed.outlook.freshness(as_of).is_none()));
    for (heads, numbers) in shown {
        let area = &heads[0];
        let here = all.iter().filter(|it| area.is_empty() || it.listed.areas.contains(area));
        let bands: Vec<_> = here.filter_map(|it| it.listed.outlook.freshness(as_of)).collect();
        for (place, band) in Freshness::ALL.iter().enumerate() {
            let n = bands.iter().filter(|it| *it == band).count();
            assert_eq!(numbers[place] as usize, n, "{area} {band}");
            let bar = bars.get(&(area.clone(), String::new(), band.to_string())).copied();
            assert!(area.is_empty() || bar.unwrap_or(0) as usize == n, "{area} {band}");
        }
        assert_eq!(numbers[Freshness::ALL.len()] as usize, bands.len());
    }
    days
}

/// T57: each chart has its numbers in a table on the page, and they are those of the list.
#[tokio::test]
async fn t57_every_number_is_that_of_the_list_at_the_end_of_its_quarter() {
    let server = TestServer::with_council().await;
    let anyone = Reader::Anyone;
    let page = server.get("/en/figures").await;
    assert_eq!(page.status, StatusCode::OK);
    let days = agrees(&server, &page, &anyone, &Query::default()).await;
    assert_eq!((days[0].as_str(), days.last().unwrap().as_str()), ("2024-06-30", "2026-11-25"));

    let narrowed = server.get("/en/figures?area=networks&from=2025-12-31&to=2026-06-30").await;
    let query = Query { facets: Facets::of(Facet::Area, ["networks"]), ..Query::default() };
    let days = agrees(&server, &narrowed, &anyone, &query).await;
    assert_eq!(days, ["2025-12-31", "2026-03-31", "2026-06-30"]);

    // Of a past day nothing later is known.
    let past = server.get("/ko/figures?as_of=2025-11-01").await;
    let days = agrees(&server, &past, &anyone, &Query::default()).await;
    assert_eq!(days.last().unwrap(), "2025-11-01");
}

/// What was searched for is found on each day by what was known of it then.
#[tokio::test]
async fn a_search_finds_on_each_day_what_it_found_then() {
    let server = TestServer::with_council().await;
    for words in ["handbook of 140 pages", "the fund holds 40 million", "drafted"] {
        let address = format!("/en/figures?from=2025-03-31&q={}", words.replace(' ', "+"));
        let page = server.get(&address).await;
        let query = Query { q: words.into(), ..Query::default() };
        let days = agrees(&server, &page, &Reader::Anyone, &query).await;
        let (first, last) = (&days[0], &days[days.len() - 1]);
        let held = async |on: &str| list(&server, &Reader::Anyone, on, &query).await.len();
        assert!(held(first).await < held(last).await, "{words}: from {first} to {last}");
    }
}

/// The demonstration: years of it, and more areas than fit beside each other.
#[tokio::test]
async fn the_demonstration_agrees_too() {
    let server = TestServer::with_demonstration().await;
    let page = server.get("/en/figures?from=2022-01-01").await;
    let days = agrees(&server, &page, &Reader::Anyone, &Query::default()).await;
    assert_eq!((days[0].as_str(), days.len()), ("2022-03-31", 20));
    // What a long table leaves out is the table of the area that it leads to.
    let status = figure(&page, "status");
    let columns = drawn(status, &days);
    let areas = status.all("tbody a[href]");
    assert!(areas.len() > 3);
    for link in areas.into_iter().take(3) {
        let address = link.attribute("href");
        assert!(address.contains("from=2022-01-01") && address.contains("area="), "{address}");
        let own = server.get(address).await;
        let code = link.closest("th").unwrap().attribute("data-is");
        let rows = table(figure(&own, "status"));
        let whole: Vec<_> = rows.iter().filter(|(heads, _)| heads[0].is_empty()).collect();
        assert_eq!(whole.len(), days.len(), "{address}");
        for (heads, numbers) in whole {
            let of_day = columns.iter().filter(|((area, on, _), _)| area == code && *on == heads[1]);
            assert_eq!(of_day.map(|(_, n)| n).sum::<u32>(), *numbers.last().unwrap(), "{code} on {}", heads[1]);
        }
    }
    let file = server.get("/en/figures/status.csv?from=2022-01-01").await;
    assert_eq!(file.csv().len(), 1 + days.len() * (1 + status.count("tbody a[href]")), "the file has every row");
    let long = server.get("/en/figures?from=2000-01-01").await;
    assert!(table(figure(&long, "due")).len() == figures::MOST_QUARTERS);
}

/// T58: each part has its word and its shape beside its colour.
#[tokio::test]
async fn t58_parts_are_told_apart_by_word_shape_and_pattern() {
    let server = TestServer::with_council().await;
    for (lang, unknown) in [("en", "Unknown 4"), ("ko", "현황 미확인 4건")] {
        let page = server.get(&format!("/{lang}/figures")).await;
        let status = figure(&page, "status");
        let legend = status.first("ul.legend.marks");
        assert!(legend.has("[href='#s-unknown']") && legend.has("[fill='url(#status-unknown)']"), "{}", legend.html());
        assert!(page.says(unknown), "{:?}", page.pieces());
        for fill in status.attributes_of("fill").into_iter().filter_map(|fill| fill.strip_prefix("url(#")) {
            let pattern = fill.strip_suffix(')').unwrap();
            assert_eq!(status.count(&format!("pattern#{pattern}")), 1, "{pattern} is defined once");
        }
        assert!(status.has("[role=img][aria-label]") && !page.page().has("[style]"));
    }
}

#[tokio::test]
async fn each_chart_is_a_drawing_and_a_file_of_numbers() {
    let server = TestServer::with_council().await;
    let page = server.get("/en/figures?area=ai&as_of=2026-06-30").await;
    for key in ["status", "due", "freshness"] {
        let part = figure(&page, key);
        for kind in ["svg", "csv"] {
            let address = format!("/en/figures/{key}.{kind}?area=ai&as_of=2026-06-30");
            assert!(part.leads_to(&address), "{address}: {}", part.html());
        }
        let numbers = server.get(&format!("/en/figures/{key}.csv?area=ai&as_of=2026-06-30")).await;
        assert_eq!((numbers.status, numbers.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
        let name = format!("attachment; filename=\"accord-{key}-2026-06-30.csv\"");
        assert_eq!(numbers.header("content-disposition"), name);
        let rows = numbers.csv();
        let shown = table(part);
        assert_eq!(rows.len(), shown.len() + 1);
        for (row, (heads, in_table)) in rows[1..].iter().zip(&shown) {
            let file: Vec<u32> = row[heads.len()..].iter().map(|it| it.parse().unwrap()).collect();
            assert_eq!(file, *in_table, "{row:?}");
            assert!(heads.len() < 2 || row[1] == heads[1], "days are spelt for machines: {row:?}");
        }
        let svg = server.get(&format!("/ko/figures/{key}.svg?area=ai&as_of=2026-06-30")).await;
        assert_eq!(svg.header("content-type"), "image/svg+xml; charset=utf-8");
        assert!(svg.text.starts_with("<?xml") && svg.text.contains("2026. 6. 30.") && !svg.text.contains("var("));
        assert!(svg.text.contains("출처: ") && svg.text.contains("/ko/figures?area=ai&amp;as_of=2026-06-30"));
        let days = days(&shown);
        assert_eq!(drawn(svg.page(), &days), drawn(part, &days), "the file draws what the page draws");
    }
    let first = server.get("/en/figures/freshness.csv").await;
    assert!(first.text.starts_with("\u{feff}Area,Fresh,Ageing,Stale,Never,New,All\r\n"), "{}", first.text);
    for nowhere in ["/en/figures/none.svg", "/en/figures/status.png", "/en/figures/status", "/xx/figures/status.svg"] {
        assert_eq!(server.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    assert_eq!(server.get("/en/figures/status.csv?area=none").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(server.get("/en/figures?from=2026-01-01&to=2025-01-01").await.status, StatusCode::BAD_REQUEST);
}

/// What only the parties see is in no figure of others, in none of its numbers and files.
#[tokio::test]
async fn what_a_reader_may_not_see_is_in_no_figure() {
    let server = TestServer::with_council().await;
    let member = server.signed_in(Role::Partner, "BOR-DCT").await;
    let reader = Reader::Member { party: "BOR".into(), organisation: "BOR-DCT".into(), reach: ReadScope::Shared };
    let theirs = member.get("/en/figures").await;
    agrees(&server, &theirs, &reader, &Query::default()).await;
    let total = |page: &Reply| {
        let rows = table(figure(page, "status"));
        rows.iter().rfind(|(heads, _)| heads[0].is_empty()).map(|(_, numbers)| *numbers.last().unwrap()).unwrap()
    };
    let anyone = server.get("/en/figures").await;
    assert_eq!(total(&theirs), total(&anyone) + 1, "one commitment is shared only");
    let file = member.get("/en/figures/status.csv").await;
    assert_eq!(file.header("cache-control"), "private, no-store");
    assert_ne!(file.text, server.get("/en/figures/status.csv").await.text);
}

#[tokio::test]
async fn nothing_and_one_commitment_are_told_of_too() {
    let server = TestServer::empty().await;
    let page = server.get("/en/figures").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("Nothing was said in this time") && page.says("No commitment shown here is open."));
    assert!(!page.page().has("rect[data-n]"));
    for file in ["status.svg", "status.csv", "due.svg", "due.csv", "freshness.svg", "freshness.csv"] {
        assert_eq!(server.get(&format!("/ko/figures/{file}")).await.status, StatusCode::OK, "{file}");
    }
    let server = TestServer::with_council().await;
    let page = server.get("/en/figures?q=tender").await;
    let query = Query { q: "tender".into(), ..Query::default() };
    agrees(&server, &page, &Reader::Anyone, &query).await;
    assert!(page.says("Of 1 commitment on 25 Nov 2026"));
}

#[tokio::test]
async fn the_overview_and_every_foot_lead_to_the_figures() {
    let server = TestServer::with_council().await;
    assert_eq!(server.get("/en/").await.page().count("a[href='/en/figures']"), 2);
    assert!(server.get("/ko/about").await.leads_to("/ko/figures"));
    let past = server.get("/en/?as_of=2026-06-30").await;
    assert_eq!(past.page().count("a[href='/en/figures?as_of=2026-06-30']"), 2, "on the day shown");
    assert!(server.get("/sitemap.xml").await.text.contains("/en/figures</loc>"));
}

//! The charts and their files: the numbers of drawing, table and file agree with each other and with the list as it was at
//! the end of each quarter.

use std::collections::BTreeMap;

use accord::domain::access::member::Role;
use accord::domain::access::permission::Reader;
use accord::domain::basics::day::Day;
use accord::domain::basics::instant::AsOf;
use accord::domain::commitment::Standing;
use accord::domain::list::query::{Facets, Query};
use accord::domain::record::headline::HeadlineStatus;
use accord::store::list::ListRow;
use http::StatusCode;

use super::site::{Reply, Site};
use crate::common::{Ground, NOW, at, day, seoul};

async fn fictional() -> Site {
    let ground = Ground::sqlite().await;
    ground.load(accord::demo::FICTIONAL).await;
    Site::on(ground)
}

/// The part of a page that is one figure.
fn figure<'a>(page: &'a Reply, key: &str) -> &'a str {
    let (_, rest) = page.text.split_once(&format!("data-figure=\"{key}\"")).expect("the figure");
    rest.split("</section>").next().unwrap()
}

fn attribute<'a>(tag: &'a str, name: &str) -> &'a str {
    tag.split_once(&format!("{name}=\"")).map_or("", |(_, rest)| rest.split('"').next().unwrap())
}

/// What the drawing says: area, day and part, with how many.
fn drawn(figure: &str) -> BTreeMap<(String, String, String), u32> {
    let mut found = BTreeMap::new();
    for tag in figure.split("<rect ").skip(1).filter(|tag| tag.contains("data-n=\"")) {
        let key = ["data-area", "data-on", "data-part"].map(|name| attribute(tag, name).to_owned());
        let [area, on, part] = key;
        assert!(found.insert((area, on, part), attribute(tag, "data-n").parse().unwrap()).is_none(), "twice: {tag}");
    }
    found
}

/// The rows of the table: what each is about, and its numbers.
fn table(figure: &str) -> Vec<(Vec<String>, Vec<u32>)> {
    // Where there is nothing to draw there are no numbers either.
    let Some((_, body)) = figure.split_once("<tbody>") else { return Vec::new() };
    let rows = body.split("<tr>").skip(1).map(|row| {
        let heads = row.split("data-is=\"").skip(1).map(|it| it.split('"').next().unwrap().to_owned());
        let numbers = row.split("data-n=").skip(1).map(|it| it.split('>').next().unwrap().parse().unwrap());
        (heads.collect(), numbers.collect())
    });
    rows.collect()
}

/// The rows of a CSV file without quotes in its cells.
fn csv(reply: &Reply) -> Vec<Vec<String>> {
    let text = reply.text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
    text.trim_end().split("\r\n").map(cells).collect()
}

/// The cells of a line (RFC 4180).
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells
}

/// The list at the end of a day.
async fn list(site: &Site, reader: &Reader, on: &str, query: &Query) -> Vec<ListRow> {
    let past = (on != "2026-11-25").then_some(on);
    let mut seen = site.ground.seen_by(reader.clone(), past).await;
    seen.rows(query).await
}

fn is_binding(it: &&ListRow) -> bool {
    it.listed.standing != Standing::Proposed
}

/// Compares every number of the page and its files with the lists.
async fn agrees(site: &Site, page: &Reply, reader: &Reader, query: &Query) -> Vec<String> {
    let status = figure(page, "status");
    let (columns, rows) = (drawn(status), table(status));
    let days: Vec<String> =
        rows.iter().filter(|(heads, _)| heads[0].is_empty()).map(|(heads, _)| heads[1].clone()).collect();
    assert!(!days.is_empty());
    let mut counted = 0;
    for on in &days {
        let all = list(site, reader, on, query).await;
        let binding: Vec<&ListRow> = all.iter().filter(is_binding).collect();
        for (heads, numbers) in rows.iter().filter(|(heads, _)| heads[1] == *on) {
            let area = &heads[0];
            let here: Vec<&&ListRow> =
                binding.iter().filter(|it| area.is_empty() || it.listed.areas.contains(area)).collect();
            assert_eq!(*numbers.last().unwrap() as usize, here.len(), "{area} on {on}");
            let mut sum = 0;
            for status in HeadlineStatus::ALL {
                let n = here.iter().filter(|it| it.listed.headline.status == *status).count();
                let key = (area.clone(), on.clone(), status.to_string());
                assert_eq!(columns.get(&key).copied().unwrap_or(0) as usize, n, "{key:?}");
                assert!(n == 0 || numbers.contains(&u32::try_from(n).unwrap()), "{key:?} in the table");
                sum += n;
                counted += n;
            }
            assert_eq!(sum, here.len());
        }
    }
    let drawn_in_all: u32 = columns.values().sum();
    assert_eq!(drawn_in_all as usize, counted, "nothing else is drawn");

    let due = figure(page, "due");
    let columns = drawn(due);
    let shown = table(due);
    let zeros: Vec<_> = days.iter().map(|on| (vec![on.clone()], vec![0, 0])).collect();
    assert!(shown.is_empty() || shown.len() == days.len());
    for (heads, numbers) in if shown.is_empty() { zeros } else { shown } {
        let on: Day = day(&heads[0]);
        let all = list(site, reader, &heads[0], query).await;
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
    let bars = drawn(freshness);
    let last = days.last().unwrap();
    let all = list(site, reader, last, query).await;
    let as_of =
        if last == "2026-11-25" { AsOf::now(at(NOW), &seoul()) } else { AsOf::on(day(last), at(NOW), &seoul()) };
    let shown = table(freshness);
    assert!(!shown.is_empty() || all.iter().all(|it| it.listed.outlook.freshness(as_of).is_none()));
    for (heads, numbers) in shown {
        let area = &heads[0];
        let here = all.iter().filter(|it| area.is_empty() || it.listed.areas.contains(area));
        let bands: Vec<_> = here.filter_map(|it| it.listed.outlook.freshness(as_of)).collect();
        for (place, band) in accord::domain::commitment::freshness::Freshness::ALL.iter().enumerate() {
            let n = bands.iter().filter(|it| *it == band).count();
            assert_eq!(numbers[place] as usize, n, "{area} {band}");
            let bar = bars.get(&(area.clone(), String::new(), band.to_string())).copied();
            assert!(area.is_empty() || bar.unwrap_or(0) as usize == n, "{area} {band}");
        }
        assert_eq!(numbers[4] as usize, bands.len());
    }
    days
}

/// T57: each chart has its numbers in a table on the page, and they are those of the list.
#[tokio::test]
async fn t57_every_number_is_that_of_the_list_at_the_end_of_its_quarter() {
    let site = fictional().await;
    let anyone = Reader::Anyone;
    let page = site.get("/en/figures").await;
    assert_eq!(page.status, StatusCode::OK);
    let days = agrees(&site, &page, &anyone, &Query::default()).await;
    assert_eq!((days[0].as_str(), days.last().unwrap().as_str()), ("2024-06-30", "2026-11-25"));

    let narrowed = site.get("/en/figures?area=networks&from=2025-12-31&to=2026-06-30").await;
    let query = Query { facets: Facets { area: vec!["networks".into()], ..Facets::default() }, ..Query::default() };
    let days = agrees(&site, &narrowed, &anyone, &query).await;
    assert_eq!(days, ["2025-12-31", "2026-03-31", "2026-06-30"]);

    // Of a past day nothing later is known.
    let past = site.get("/ko/figures?as_of=2025-11-01").await;
    let days = agrees(&site, &past, &anyone, &Query::default()).await;
    assert_eq!(days.last().unwrap(), "2025-11-01");
}

/// The demonstration: years of it, and more areas than fit beside each other.
#[tokio::test]
async fn the_demonstration_agrees_too() {
    let site = Site::new().await;
    let page = site.get("/en/figures?from=2022-01-01").await;
    let days = agrees(&site, &page, &Reader::Anyone, &Query::default()).await;
    assert_eq!((days[0].as_str(), days.len()), ("2022-03-31", 20));
    let long = site.get("/en/figures?from=2000-01-01").await;
    assert!(table(figure(&long, "due")).len() == accord::domain::list::figures::MOST_QUARTERS);
}

/// T58: each part has its word and its shape beside its colour.
#[tokio::test]
async fn t58_parts_are_told_apart_by_word_shape_and_pattern() {
    let site = fictional().await;
    for (lang, unknown) in [("en", "Unknown 5"), ("ko", "현황 미확인 5건")] {
        let page = site.get(&format!("/{lang}/figures")).await;
        let status = figure(&page, "status");
        let legend = status.split("<ul class=\"legend marks\">").nth(1).unwrap().split("</ul>").next().unwrap();
        assert!(legend.contains("#s-unknown") && legend.contains("url(#status-unknown)"), "{legend}");
        assert!(page.says(unknown));
        let used: std::collections::BTreeSet<&str> =
            status.split("fill=\"url(#").skip(1).map(|it| it.split(')').next().unwrap()).collect();
        for it in used {
            assert_eq!(status.matches(&format!("<pattern id=\"{it}\"")).count(), 1, "{it} is defined once");
        }
        assert!(status.contains("role=\"img\" aria-label=") && !page.text.contains(" style="));
    }
}

#[tokio::test]
async fn each_chart_is_a_drawing_and_a_file_of_numbers() {
    let site = fictional().await;
    let page = site.get("/en/figures?area=ai&as_of=2026-06-30").await;
    for key in ["status", "due", "freshness"] {
        let part = figure(&page, key);
        for kind in ["svg", "csv"] {
            let address = format!("/en/figures/{key}.{kind}?area=ai&as_of=2026-06-30");
            assert!(part.contains(&address.replace('&', "&amp;")) || part.contains(&address), "{address}: {part}");
        }
        let numbers = site.get(&format!("/en/figures/{key}.csv?area=ai&as_of=2026-06-30")).await;
        assert_eq!((numbers.status, numbers.header("content-type")), (StatusCode::OK, "text/csv; charset=utf-8"));
        let name = format!("attachment; filename=\"accord-{key}-2026-06-30.csv\"");
        assert_eq!(numbers.header("content-disposition"), name);
        let rows = csv(&numbers);
        let shown = table(part);
        assert_eq!(rows.len(), shown.len() + 1);
        for (row, (heads, in_table)) in rows[1..].iter().zip(&shown) {
            let file: Vec<u32> = row[heads.len()..].iter().map(|it| it.parse().unwrap()).collect();
            assert_eq!(file, *in_table, "{row:?}");
            assert!(heads.len() < 2 || row[1] == heads[1], "days are spelt for machines: {row:?}");
        }
        let svg = site.get(&format!("/ko/figures/{key}.svg?area=ai&as_of=2026-06-30")).await;
        assert_eq!(svg.header("content-type"), "image/svg+xml; charset=utf-8");
        assert!(svg.text.starts_with("<?xml") && svg.text.contains("2026. 6. 30.") && !svg.text.contains("var("));
        assert!(svg.text.contains("출처: ") && svg.text.contains("/ko/figures?area=ai&amp;as_of=2026-06-30"));
        assert_eq!(drawn(&svg.text), drawn(part), "the file draws what the page draws");
    }
    let first = site.get("/en/figures/freshness.csv").await;
    assert!(first.text.starts_with("\u{feff}Area,Fresh,Ageing,Stale,Never,All\r\n"), "{}", first.text);
    for nowhere in ["/en/figures/none.svg", "/en/figures/status.png", "/en/figures/status", "/xx/figures/status.svg"] {
        assert_eq!(site.get(nowhere).await.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
    assert_eq!(site.get("/en/figures/status.csv?area=none").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(site.get("/en/figures?from=2026-01-01&to=2025-01-01").await.status, StatusCode::BAD_REQUEST);
}

/// What only the parties see is in no figure of others, in none of its numbers and files.
#[tokio::test]
async fn what_a_reader_may_not_see_is_in_no_figure() {
    let site = fictional().await;
    let member = site.signed_in(Role::Partner, "BOR-DCT").await;
    let reader = Reader::Member {
        party: "BOR".into(),
        organisation: "BOR-DCT".into(),
        reach: accord::domain::access::permission::ReadScope::Shared,
    };
    let theirs = member.get("/en/figures").await;
    agrees(&site, &theirs, &reader, &Query::default()).await;
    let total = |page: &Reply| {
        let rows = table(figure(page, "status"));
        rows.iter().rfind(|(heads, _)| heads[0].is_empty()).map(|(_, numbers)| *numbers.last().unwrap()).unwrap()
    };
    let anyone = site.get("/en/figures").await;
    assert_eq!(total(&theirs), total(&anyone) + 1, "one commitment is shared only");
    let file = member.get("/en/figures/status.csv").await;
    assert_eq!(file.header("cache-control"), "no-store");
    assert_ne!(file.text, site.get("/en/figures/status.csv").await.text);
}

#[tokio::test]
async fn nothing_and_one_commitment_are_told_of_too() {
    let site = Site::empty().await;
    let page = site.get("/en/figures").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.says("Nothing was said in this time") && page.says("No commitment shown here is open."));
    assert!(!page.text.contains("<rect data-n"));
    for file in ["status.svg", "status.csv", "due.svg", "due.csv", "freshness.svg", "freshness.csv"] {
        assert_eq!(site.get(&format!("/ko/figures/{file}")).await.status, StatusCode::OK, "{file}");
    }
    let site = fictional().await;
    let page = site.get("/en/figures?q=tender").await;
    let query = Query { q: "tender".into(), ..Query::default() };
    agrees(&site, &page, &Reader::Anyone, &query).await;
    assert!(page.says("Of 1 commitment on 25 Nov 2026"));
}

#[tokio::test]
async fn the_overview_and_every_foot_lead_to_the_figures() {
    let site = fictional().await;
    assert_eq!(site.get("/en/").await.text.matches("href=\"/en/figures\"").count(), 2);
    assert!(site.get("/ko/about").await.text.contains("href=\"/ko/figures\""));
    let past = site.get("/en/?as_of=2026-06-30").await;
    assert_eq!(past.text.matches("href=\"/en/figures?as_of=2026-06-30\"").count(), 2, "on the day shown");
    assert!(site.get("/sitemap.xml").await.text.contains("/en/figures</loc>"));
}

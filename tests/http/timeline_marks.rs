//! What a timeline marks beside its bars, and its table.

use accord::demo::synthetic::Synthetic;
use accord::domain::access::member::Role;
use accord::domain::access::permission::Visibility;
use accord::domain::basics::day::Day;
use accord::domain::basics::lang::Lang;
use accord::domain::basics::text::Text;
use accord::domain::commitment::Commitment;
use accord::domain::commitment::milestone::Milestone;
use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::domain::report::update::Update;
use accord::i18n::Messages;
use rstest::rstest;

use super::site::{Reply, Site};
use super::timeline::{data, places, row, with_dates};
use crate::common::{Ground, day};

fn draft(on: &str, visibility: Visibility, fact: Fact) -> NewRecord {
    NewRecord {
        actor: "test".into(),
        organisation: None,
        effective_on: day(on),
        visibility,
        fact,
        idempotency_key: None,
    }
}

/// A commitment as it was last recorded.
async fn commitment(ground: &Ground, slug: &str) -> Commitment {
    let id = ground.id_of(slug).await;
    let records = ground.all_records().await.into_iter().find(|(it, _)| *it == id).unwrap().1;
    let mut recorded = records.into_iter().filter_map(|record| match record.fact {
        Some(Fact::CommitmentRecorded(it)) => Some(it),
        _ => None,
    });
    recorded.next_back().unwrap()
}

async fn due_moves(ground: &Ground, slug: &str, on: &str, due: Option<&str>) {
    let due = due.map(|due| due.parse().unwrap());
    let revised = Commitment { due, ..commitment(ground, slug).await };
    ground.append(vec![draft(on, Visibility::Public, Fact::CommitmentRecorded(revised))]).await;
}

async fn step(ground: &Ground, slug: &str, visibility: &str, (id, on): (&str, &str), due: &str, done: Option<&str>) {
    let milestone = Milestone {
        id: id.into(),
        commitment: ground.id_of(slug).await,
        title: Text::of_editor(Some(format!("Step {id}")), Some(format!("단계 {id}"))),
        due: Some(due.parse().unwrap()),
        completed_on: done.map(day),
        party: None,
        reason: Text::default(),
    };
    ground.append(vec![draft(on, visibility.parse().unwrap(), Fact::MilestoneSet(milestone))]).await;
}

async fn report(ground: &Ground, slug: &str, on: &str) {
    let update = serde_json::json!({
        "id": format!("{slug}-{on}"), "slug": format!("u-{on}"), "commitment": ground.id_of(slug).await,
        "voice": "public_record", "status": "in_progress", "title": [], "narrative": [], "evidence": []
    });
    let update: Update = serde_json::from_value(update).unwrap();
    ground.append(vec![draft(on, Visibility::Public, Fact::UpdatePublished(update))]).await;
}

/// Where a day stands on the axis that the page says it has, in per cent.
fn place(reply: &Reply, on: &str) -> f64 {
    // The first days that the page gives are those of its axis.
    let (from, to) = (day(data(&reply.text, "data-from")), day(data(&reply.text, "data-to")));
    f64::from(from.days_until(day(on))) / f64::from(from.days_until(to)) * 100.0
}

fn stands_at(reply: &Reply, row: &str, mark: &str, on: &str) {
    let found = places(row, mark);
    assert!(found.iter().any(|it| (it - place(reply, on)).abs() <= 0.5), "{mark} {on}: {found:?} in {row}");
}

/// A due day that moved is said in words, and drawn as a ghost of the first one and the way from there.
#[tokio::test]
async fn a_due_day_that_moved_shows_from_where() {
    let site = with_dates().await;
    due_moves(&site.ground, "both", "2026-04-01", Some("2026-10-01")).await;
    due_moves(&site.ground, "due", "2026-04-01", Some("2026-10-30")).await;
    for lang in Lang::ALL {
        let words = Messages::of(*lang);
        let reply = site.get(&format!("/{lang}/timeline")).await;
        let both = row(&reply, "both");
        let days = |on: &str| words.day(day(on));
        let first = words.with("timeline-first-set-later", &[("day", days("2026-03-31").into()), ("n", 184.into())]);
        let due = words.with("due-on", &[("day", days("2026-10-01").into())]);
        let said = format!("{due}, {first}");
        assert!(both.contains(&said), "{both}");
        assert!(both.contains(&words.with("timeline-slip-later", &[("n", 184.into())])));
        assert_eq!(both.split_once("data-first=").unwrap().1.split(' ').next(), Some("2026-03-31"));
        stands_at(&reply, both, "href=#m-base x=", "2026-03-31");
        stands_at(&reply, both, "class=slip x1=", "2026-03-31");
        stands_at(&reply, both, " x2=", "2026-10-01");
        let earlier = words.with("timeline-slip-earlier", &[("n", 62.into())]);
        assert!(row(&reply, "due").contains(&earlier), "{}", row(&reply, "due"));
        assert!(!row(&reply, "none").contains("slip"));
        let table = site.get(&format!("/{lang}/timeline?view=table")).await;
        assert!(table_row(&table, "both").contains(&first));
        let before = site.get(&format!("/{lang}/timeline?as_of=2026-03-31")).await;
        assert!(!row(&before, "both").contains("data-first"), "not before it moved");
    }
}

/// Milestones stand where they were done or fall due, each kind by a shape of its own; reports each on its day.
#[tokio::test]
async fn milestones_and_reports_stand_at_their_days() {
    let site = with_dates().await;
    let ground = &site.ground;
    step(ground, "both", "public", ("a", "2026-02-01"), "2026-03-10", Some("2026-03-12")).await;
    step(ground, "both", "public", ("b", "2026-02-01"), "2026-03-20", None).await;
    step(ground, "both", "public", ("c", "2026-02-01"), "2026-09-30", None).await;
    step(ground, "both", "public", ("c", "2026-03-01"), "2027-01-31", None).await;
    for on in ["2026-03-05", "2026-06-30", "2026-11-01"] {
        report(ground, "both", on).await;
    }
    let reply = site.get("/en/timeline").await;
    let both = row(&reply, "both");
    stands_at(&reply, both, "href=#m-done x=", "2026-03-12");
    stands_at(&reply, both, "href=#m-over x=", "2026-03-20");
    stands_at(&reply, both, "href=#m-step x=", "2027-01-31");
    stands_at(&reply, both, "href=#m-first x=", "2026-09-30");
    stands_at(&reply, both, "href=#m-rep x=", "2026-11-01");
    let dots: Vec<f64> = places_of_dots(both);
    assert_eq!(dots.len(), 2, "the last report has a mark of its own");
    for (dot, on) in dots.iter().zip(["2026-03-05", "2026-06-30"]) {
        assert!((dot - place(&reply, on)).abs() <= 0.1, "{dot}");
    }
    assert!(both.contains("1 of 3 milestones completed"));
    let table = site.get("/ko/timeline?view=table").await;
    let both = table_row(&table, "both");
    for said in ["단계 a<small>2026. 3. 12. 완료", "기한 2026. 3. 20. 경과", "최초 기한 2026. 9. 30.에서 123일 연기"]
    {
        assert!(both.contains(said), "{said}: {both}");
    }
    assert!(both.contains("보고일 3일"));
}

fn places_of_dots(row: &str) -> Vec<f64> {
    let drawn = row.split_once("class=d d=\"").unwrap().1.split('"').next().unwrap();
    drawn.split('M').skip(1).map(|it| it.split(' ').next().unwrap().parse::<f64>().unwrap() / 100.0).collect()
}

/// Who may not see a milestone sees no trace of it; those of one party alone are in nobody's timeline.
#[tokio::test]
async fn marks_are_those_of_the_audience() {
    let site = Site::fictional().await;
    step(&site.ground, "nobody", "shared", ("s", "2026-10-01"), "2027-02-02", None).await;
    step(&site.ground, "nobody", "party:AUR", ("p", "2026-10-01"), "2027-03-03", None).await;
    let person = site.signed_in(Role::Manager, "AUR-MDA").await;
    for view in ["", "?view=table"] {
        let address = format!("/en/timeline{view}");
        let (anyone, member) = (site.get(&address).await, person.get(&address).await);
        let of = |reply: &Reply| {
            if view.is_empty() { row(reply, "nobody").to_owned() } else { table_row(reply, "nobody").to_owned() }
        };
        assert!(!of(&anyone).contains("milestone") && !of(&anyone).contains("Step"), "{}", of(&anyone));
        let seen = of(&member);
        assert!(seen.contains("0 of 1 milestone") || seen.contains("Step s"), "{seen}");
        assert!(!seen.contains("Step p"), "{seen}");
    }
}

/// Meetings in the time shown are lines with numbers, and each has its name and a link in a list.
#[tokio::test]
async fn meetings_are_lines_and_links() {
    let site = Site::fictional().await;
    for lang in Lang::ALL {
        let reply = site.get(&format!("/{lang}/timeline")).await;
        let list = reply.text.split_once("<details class=\"fold tl-meetings\">").unwrap().1;
        let list = list.split("</details>").next().unwrap();
        assert_eq!(list.matches("<li>").count(), 3);
        let n = Messages::of(*lang).with("timeline-meetings", &[("n", 3.into())]);
        assert!(list.contains(&n), "{list}");
        let lines = |class: &str| {
            let drawn = reply.text.split_once(&format!("<path class=\"{class}\" d=\"")).unwrap().1;
            drawn.split('"').next().unwrap().matches('M').count()
        };
        assert_eq!((lines("tl-met"), lines("tl-met plan")), (2, 1));
    }
    let past = site.get("/en/timeline?as_of=2025-12-31").await;
    assert!(past.says("2 meetings in the time shown"), "what was still to come is not said of a past day");
    let narrow = site.get("/en/timeline?from=1990-01-01&to=1990-12-31").await;
    assert!(!narrow.text.contains("tl-meetings") && !narrow.text.contains("tl-met "));
}

fn table_row<'a>(reply: &'a Reply, slug: &str) -> &'a str {
    let start = reply.text.find(&format!("<tr data-commitment=\"{slug}\"")).expect(slug);
    reply.text[start..].split("<tr").nth(1).unwrap()
}

/// T11, T57: the table has the rows of the bars, and each says the same days in words and as data.
#[rstest]
#[case(true)]
#[case(false)]
#[tokio::test]
async fn t57_the_table_says_what_the_bars_say(#[case] fictional: bool) {
    let site = if fictional { Site::fictional().await } else { Site::new().await };
    for lang in Lang::ALL {
        let words = Messages::of(*lang);
        let bars = site.get(&format!("/{lang}/timeline")).await;
        let table = site.get(&format!("/{lang}/timeline?view=table")).await;
        assert!(bars.text.contains("view=table\""), "one leads to the other");
        let sorted = |mut rows: Vec<String>| {
            rows.sort_unstable();
            rows
        };
        assert_eq!(sorted(bars.rows()), sorted(table.rows()));
        for slug in bars.rows() {
            let (bar, row) = (row(&bars, &slug), table_row(&table, &slug));
            for name in ["data-from", "data-to"] {
                assert_eq!(data(bar, name), data(row, name), "{slug}");
            }
            let begins = words.day(day(data(row, "data-from")));
            assert!(bar.contains(&begins) && row.contains(&begins), "{slug}: {row}");
            let due = data(row, "data-to");
            assert_eq!(due.is_empty(), row.contains(&words.say("due-none")), "{slug}: {row}");
            if let Ok(due) = due.parse::<Day>() {
                let year = due.0.year().to_string();
                assert!(row.contains(&year) && bar.contains(&year), "{slug}");
            }
        }
    }
}

/// T55, T56: each row has one link, which Tab reaches once; nothing else of the drawing takes the focus.
#[tokio::test]
async fn t56_only_links_take_the_focus() {
    let reply = Site::fictional().await.get("/en/timeline").await;
    let chart = reply.text.split_once("<svg class=\"sprite\"").unwrap().1;
    for slug in reply.rows() {
        let row = row(&reply, &slug);
        assert_eq!(row.matches("<a ").count(), 1, "{slug}");
        assert!(row.contains(&format!("<a href=/en/commitments/{slug}>")), "{row}");
        assert!(row.contains("<small>") && row.contains("<svg class=g aria-hidden=true>"), "its name is words");
    }
    for tag in chart.split('<').filter(|it| it.contains("tabindex")) {
        assert!(tag.starts_with("a tabindex=\"-1\" href="), "{tag}");
    }
}

/// A bar that begins before the window and goes on after it is drawn from edge to edge, and says so.
#[tokio::test]
async fn a_window_inside_a_bar_shows_that_it_goes_on() {
    let site = with_dates().await;
    let reply = site.get("/en/timeline?from=2026-03-10&to=2026-03-20").await;
    let both = row(&reply, "both");
    assert!(both.contains("class=\"w plan\" x=0% y=50% width=100%"), "{both}");
    assert!(both.contains("href=#m-before x=0%") && both.contains("href=#m-after x=100%"));
    let before = site.get("/en/timeline?from=2020-01-01&to=2020-12-31").await;
    let both = row(&before, "both");
    assert!(both.contains("#m-after") && !both.contains("#m-before") && !both.contains("<rect"), "{both}");
}

/// T59: of 2,000 commitments a page holds two hundred, in few bytes and elements.
#[tokio::test]
async fn t59_two_thousand_commitments_stay_light() {
    let ground = Ground::sqlite().await;
    for (_, drafts) in Synthetic::new(2_000, ground.accord.today()) {
        ground.append(drafts).await;
    }
    let site = Site::on(ground);
    for query in ["zoom=month", "zoom=quarter", "zoom=year", "view=table", "zoom=year&page=10"] {
        let reply = site.get(&format!("/ko/timeline?{query}")).await;
        let rows: usize = reply
            .rows()
            .iter()
            .map(|slug| if query == "view=table" { table_row(&reply, slug).len() } else { row(&reply, slug).len() })
            .sum();
        assert_eq!(reply.rows().len(), 200, "{query}");
        assert!(reply.text.len() <= 300_000, "{query}: {} bytes", reply.text.len());
        assert!(rows / 200 <= 700, "{query}: {} bytes a row", rows / 200);
        let elements =
            reply.text.match_indices('<').filter(|(at, _)| reply.text[at + 1..].starts_with(char::is_alphabetic));
        let elements = elements.count();
        assert!(elements <= 500 + 200 * 18, "{query}: {elements} elements");
    }
}

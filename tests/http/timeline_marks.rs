//! What a timeline marks beside its bars, and its table.

use accord::demo::synthetic::Synthetic;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
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

use crate::support::clock::day;
use crate::support::database::TestDatabase;
use crate::support::html::Element;
use crate::support::server::TestServer;
use crate::support::timeline::{place, stands_at, with_dates};

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
async fn commitment(database: &TestDatabase, slug: &str) -> Commitment {
    let id = database.id_of(slug).await;
    let records = database.all_records().await.into_iter().find(|(other, _)| *other == id).unwrap().1;
    let mut recorded = records.into_iter().filter_map(|record| match record.fact {
        Some(Fact::CommitmentRecorded(recorded)) => Some(recorded),
        _ => None,
    });
    recorded.next_back().unwrap()
}

async fn due_moves(database: &TestDatabase, slug: &str, on: &str, due: Option<&str>) {
    let due = due.map(|due| due.parse().unwrap());
    let revised = Commitment { due, ..commitment(database, slug).await };
    database.append(vec![draft(on, Visibility::Public, Fact::CommitmentRecorded(revised))]).await;
}

async fn step(
    database: &TestDatabase,
    slug: &str,
    visibility: &str,
    (id, on): (&str, &str),
    due: &str,
    done: Option<&str>,
) {
    let milestone = Milestone {
        id: id.into(),
        commitment: database.id_of(slug).await,
        slug: None,
        title: Text::of_editor(Some(format!("Step {id}")), Some(format!("단계 {id}"))),
        due: Some(due.parse().unwrap()),
        completed_on: done.map(day),
        party: None,
        reason: Text::default(),
    };
    database.append(vec![draft(on, visibility.parse().unwrap(), Fact::MilestoneSet(milestone))]).await;
}

async fn report(database: &TestDatabase, slug: &str, on: &str) {
    let update = serde_json::json!({
        "id": format!("{slug}-{on}"), "slug": format!("u-{on}"), "commitment": database.id_of(slug).await,
        "voice": "public_record", "status": "in_progress", "title": [], "narrative": [], "evidence": []
    });
    let update: Update = serde_json::from_value(update).unwrap();
    database.append(vec![draft(on, Visibility::Public, Fact::UpdatePublished(update))]).await;
}

/// A due day that moved is said in words, and drawn as a ghost of the first one and the way from there.
#[tokio::test]
async fn a_due_day_that_moved_shows_from_where() {
    let server = with_dates().await;
    due_moves(&server.database, "both", "2026-04-01", Some("2026-10-01")).await;
    due_moves(&server.database, "due", "2026-04-01", Some("2026-10-30")).await;
    for lang in Lang::ALL {
        let words = Messages::of(*lang);
        let reply = server.get(&format!("/{lang}/timeline")).await;
        let both = reply.page().row("both");
        let days = |on: &str| words.day(day(on));
        let first = words.with("timeline-first-set-later", &[("day", days("2026-03-31").into()), ("n", 184.into())]);
        let due = words.with("due-on", &[("day", days("2026-10-01").into())]);
        let said = format!("{due}, {first}");
        assert!(both.text().contains(&said), "{}", both.text());
        assert!(both.text().contains(&words.with("timeline-slip-later", &[("n", 184.into())])));
        assert_eq!(both.attribute("data-first"), "2026-03-31");
        stands_at(&reply, both, ("[href='#m-base']", "x"), "2026-03-31");
        stands_at(&reply, both, ("line.slip", "x1"), "2026-03-31");
        stands_at(&reply, both, ("line.slip", "x2"), "2026-10-01");
        let earlier = words.with("timeline-slip-earlier", &[("n", 62.into())]);
        let due = reply.page().row("due").text();
        assert!(due.contains(&earlier), "{due}");
        assert!(!reply.page().row("none").html().contains("slip"));
        let table = server.get(&format!("/{lang}/timeline?view=table")).await;
        assert!(table.page().row("both").text().contains(&first));
        let before = server.get(&format!("/{lang}/timeline?as_of=2026-03-31")).await;
        assert!(!before.page().row("both").is("[data-first]"), "not before it moved");
    }
}

/// Milestones stand where they were done or fall due, each kind by a shape of its own; reports each on its day.
#[tokio::test]
async fn milestones_and_reports_stand_at_their_days() {
    let server = with_dates().await;
    let database = &server.database;
    step(database, "both", "public", ("a", "2026-02-01"), "2026-03-10", Some("2026-03-12")).await;
    step(database, "both", "public", ("b", "2026-02-01"), "2026-03-20", None).await;
    step(database, "both", "public", ("c", "2026-02-01"), "2026-09-30", None).await;
    step(database, "both", "public", ("c", "2026-03-01"), "2027-01-31", None).await;
    for on in ["2026-03-05", "2026-06-30", "2026-11-01"] {
        report(database, "both", on).await;
    }
    let reply = server.get("/en/timeline").await;
    let both = reply.page().row("both");
    stands_at(&reply, both, ("[href='#m-done']", "x"), "2026-03-12");
    stands_at(&reply, both, ("[href='#m-over']", "x"), "2026-03-20");
    stands_at(&reply, both, ("[href='#m-step']", "x"), "2027-01-31");
    stands_at(&reply, both, ("[href='#m-first']", "x"), "2026-09-30");
    stands_at(&reply, both, ("[href='#m-rep']", "x"), "2026-11-01");
    let dots: Vec<f64> = places_of_dots(both);
    assert_eq!(dots.len(), 2, "the last report has a mark of its own");
    for (dot, on) in dots.iter().zip(["2026-03-05", "2026-06-30"]) {
        assert!((dot - place(&reply, on)).abs() <= 0.1, "{dot}");
    }
    assert!(both.text().contains("1 of 3 milestones completed"));
    let table = server.get("/ko/timeline?view=table").await;
    let both = table.page().row("both").text();
    for said in ["단계 a 2026. 3. 12. 완료", "기한 2026. 3. 20. 경과", "최초 기한 2026. 9. 30.에서 123일 연기"]
    {
        assert!(both.contains(said), "{said}: {both}");
    }
    assert!(both.contains("보고일 3일"));
}

/// Where the dots of earlier reports stand, in per cent of the axis: points of one path, in hundredths.
fn places_of_dots(row: Element<'_>) -> Vec<f64> {
    let path = row.first("path.d").attribute("d");
    path.split('M').skip(1).map(|point| point.split(' ').next().unwrap().parse::<f64>().unwrap() / 100.0).collect()
}

/// Who may not see a milestone sees no trace of it; those of one party alone are in nobody's timeline.
#[tokio::test]
async fn marks_are_those_of_the_audience() {
    let server = TestServer::with_cases().await;
    step(&server.database, "search", "shared", ("s", "2026-10-01"), "2027-02-02", None).await;
    step(&server.database, "search", "party:AUR", ("p", "2026-10-01"), "2027-03-03", None).await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    for view in ["", "?view=table"] {
        let address = format!("/en/timeline{view}");
        let (anyone, member) = (server.get(&address).await, person.get(&address).await);
        let [unseen, seen] = [&anyone, &member].map(|reply| reply.page().row("search").html());
        assert!(!unseen.contains("milestone") && !unseen.contains("Step"), "{unseen}");
        assert!(seen.contains("0 of 1 milestone") || seen.contains("Step s"), "{seen}");
        assert!(!seen.contains("Step p"), "{seen}");
    }
}

/// Meetings in the time shown are lines with numbers, and each has its name and a link in a list.
#[tokio::test]
async fn meetings_are_lines_and_links() {
    let server = TestServer::with_cases().await;
    for lang in Lang::ALL {
        let reply = server.get(&format!("/{lang}/timeline")).await;
        let list = reply.page().first("details.tl-meetings");
        assert_eq!(list.count("li"), 3);
        let n = Messages::of(*lang).with("timeline-meetings", &[("n", 3.into())]);
        assert!(list.text().contains(&n), "{}", list.text());
        let lines =
            |class: &str| reply.page().first(&format!("path[class='{class}']")).attribute("d").matches('M').count();
        assert_eq!((lines("tl-met"), lines("tl-met plan")), (2, 1));
    }
    let past = server.get("/en/timeline?as_of=2025-12-31").await;
    assert!(past.says("2 meetings in the time shown"), "what was still to come is not said of a past day");
    let narrow = server.get("/en/timeline?from=1990-01-01&to=1990-12-31").await;
    assert!(!narrow.text.contains("tl-meetings") && !narrow.text.contains("tl-met "));
}

/// T11, T57: the table has the rows of the bars, and each says the same days in words and as data.
#[rstest]
#[case(true)]
#[case(false)]
#[tokio::test]
async fn t57_the_table_says_what_the_bars_say(#[case] fictional: bool) {
    let server = if fictional { TestServer::with_cases().await } else { TestServer::with_demonstration().await };
    for lang in Lang::ALL {
        let words = Messages::of(*lang);
        let bars = server.get(&format!("/{lang}/timeline")).await;
        let table = server.get(&format!("/{lang}/timeline?view=table")).await;
        assert!(bars.page().has("a[href$='view=table']"), "one leads to the other");
        let sorted = |mut rows: Vec<String>| {
            rows.sort_unstable();
            rows
        };
        assert_eq!(sorted(bars.rows()), sorted(table.rows()));
        for slug in bars.rows() {
            let (bar, row) = (bars.page().row(&slug), table.page().row(&slug));
            let [begins, due] = ["data-from", "data-to"].map(|name| row.attribute(name));
            assert_eq!(["data-from", "data-to"].map(|name| bar.attribute(name)), [begins, due], "{slug}");
            let (bar, row, begins) = (bar.text(), row.text(), words.day(day(begins)));
            assert!(bar.contains(&begins) && row.contains(&begins), "{slug}: {row}");
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
    let reply = TestServer::with_cases().await.get("/en/timeline").await;
    for slug in reply.rows() {
        let row = reply.page().row(&slug);
        assert_eq!(row.links(), [format!("/en/commitments/{slug}")]);
        assert!(row.has("small") && row.has("svg.g[aria-hidden=true]"), "its name is words");
    }
    let whole = reply.page().all("*").into_iter();
    for element in whole.skip_while(|element| !element.is("svg.sprite")).filter(|element| element.is("[tabindex]")) {
        assert!(element.is("a[tabindex='-1'][href]"), "{}", element.html());
    }
}

/// A bar that begins before the window and goes on after it is drawn from edge to edge, and says so.
#[tokio::test]
async fn a_window_inside_a_bar_shows_that_it_goes_on() {
    let server = with_dates().await;
    let reply = server.get("/en/timeline?from=2026-03-10&to=2026-03-20").await;
    let both = reply.page().row("both");
    assert!(both.has("rect.w.plan[x='0%'][y='50%'][width='100%']"), "{}", both.html());
    assert!(both.has("[href='#m-before'][x='0%']") && both.has("[href='#m-after'][x='100%']"));
    let before = server.get("/en/timeline?from=2020-01-01&to=2020-12-31").await;
    let both = before.page().row("both");
    let marks = ["[href='#m-after']", "[href='#m-before']", "rect"].map(|mark| both.has(mark));
    assert_eq!(marks, [true, false, false], "{}", both.html());
}

/// T59: of 2,000 commitments a page holds two hundred, in few bytes and elements.
#[tokio::test]
async fn t59_two_thousand_commitments_stay_light() {
    let database = TestDatabase::sqlite().await;
    for (_, drafts) in Synthetic::new(2_000, database.accord.today()) {
        database.append(drafts).await;
    }
    let server = TestServer::on(database);
    for query in ["zoom=month", "zoom=quarter", "zoom=year", "view=table", "zoom=year&page=9"] {
        let reply = server.get(&format!("/ko/timeline?{query}")).await;
        assert_eq!(reply.rows().len(), 200, "{query}");
        // From the first row on, bytes as they are sent.
        let rows = reply.text.rfind("data-commitment=").unwrap() - reply.text.find("data-commitment=").unwrap();
        assert!(reply.text.len() <= 300_000, "{query}: {} bytes", reply.text.len());
        assert!(rows / 200 <= 700, "{query}: {} bytes a row", rows / 200);
        let elements = reply.page().count("*");
        assert!(elements <= 500 + 200 * 18, "{query}: {elements} elements");
    }
}

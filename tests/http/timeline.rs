//! The timeline: rows, groups, bars, the window.

use accord::domain::basics::lang::Lang;
use accord::i18n::Messages;
use rstest::rstest;

use crate::support::clock::day;
use crate::support::database::TestDatabase;
use crate::support::html::with_value;
use crate::support::server::{Reply, TestServer};
use crate::support::timeline::{DATES, places, with_dates};

/// The headings above a row, the nearest last.
fn headings(reply: &Reply, slug: &str) -> Vec<String> {
    let row = with_value("data-commitment", slug);
    let group = reply.page().row(slug).closest(".tl-group").unwrap();
    // Within the group that has no dates each area has a list of its own, below its name.
    let inner = group.all("h3").into_iter().zip(group.all("ol")).find(|(_, list)| list.has(&row));
    let headings = std::iter::once(group.first("h2")).chain(inner.map(|(heading, _)| heading));
    headings.map(|heading| heading.pieces().remove(0)).collect()
}

/// T5: both days, a beginning, a due day, none: four rows, the last under "no dates".
#[tokio::test]
async fn t5_items_with_one_day_or_none_are_rows() {
    let server = with_dates().await;
    for lang in Lang::ALL {
        let reply = server.get(&format!("/{lang}/timeline")).await;
        assert_eq!(reply.page().count("[data-commitment]"), 4, "each once");
        assert_eq!(reply.rows(), ["both", "start", "due", "none"]);
        let words = Messages::of(*lang);
        assert!(reply.says(&words.with("count-commitments", &[("n", 4.into())])));
        let no_dates = words.say("timeline-no-dates");
        for slug in ["both", "start", "due"] {
            assert_ne!(headings(&reply, slug)[0], no_dates, "{slug}");
        }
        assert_eq!(headings(&reply, "none")[0], no_dates);
    }
}

/// T1, T11: a row says its days as its data have them.
#[tokio::test]
async fn t1_a_row_says_the_days_of_its_data() {
    let server = with_dates().await;
    for lang in Lang::ALL {
        let (reply, words) = (server.get(&format!("/{lang}/timeline")).await, Messages::of(*lang));
        let both = reply.page().row("both");
        assert_eq!(["data-from", "data-to"].map(|name| both.attribute(name)), ["2026-03-01", "2026-03-31"]);
        let said = both.text();
        assert!(said.contains(&words.with("starts-on", &[("day", words.day(day("2026-03-01")).into())])), "{said}");
        assert!(said.contains(&words.with("due-on", &[("day", words.day(day("2026-03-31")).into())])), "{said}");
        assert_eq!(reply.page().row("start").attribute("data-to"), "", "no due day is made up");
        let begins = reply.page().row("none").attribute("data-from");
        assert_eq!(begins, "2026-02-01", "the day of the statement");
    }
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let (reply, words) = (server.get(&format!("/{lang}/timeline")).await, Messages::of(*lang));
        for slug in reply.rows() {
            let row = reply.page().row(&slug);
            assert!(row.text().contains(&words.day(day(row.attribute("data-from")))), "{slug}: {}", row.text());
        }
    }
}

/// T2: in every zoom a bar begins at its beginning and its due day is marked at its day, to half a per cent of the axis.
#[rstest]
#[case("month", "2024-01-15", "2025-01-31")]
#[case("quarter", "2023-11-01", "2026-02-28")]
#[case("year", "2020-01-01", "2029-12-31")]
#[tokio::test]
async fn t2_bars_stand_at_their_days(#[case] zoom: &str, #[case] from: &str, #[case] to: &str) {
    const DAYS: [&str; 20] = [
        "2024-01-31",
        "2024-02-01",
        "2024-02-28",
        "2024-02-29",
        "2024-03-01",
        "2024-03-31",
        "2024-04-15",
        "2024-05-31",
        "2024-06-30",
        "2024-07-01",
        "2024-08-08",
        "2024-09-30",
        "2024-10-27",
        "2024-11-03",
        "2024-11-30",
        "2024-12-01",
        "2024-12-30",
        "2024-12-31",
        "2025-01-01",
        "2025-01-02",
    ];
    let mut file: serde_json::Value = serde_json::from_str(DATES).unwrap();
    let like = file["commitments"][0].clone();
    let made = DAYS.iter().map(|starts_on| {
        let mut made = like.clone();
        made["id"] = format!("day-{starts_on}").into();
        made["starts_on"] = (*starts_on).into();
        made["due"] = day(starts_on).plus(20).to_string().into();
        made
    });
    file["commitments"] = made.collect();
    file["statements"][0]["date"] = "2024-01-01".into();
    let database = TestDatabase::sqlite().await;
    database.load(&file.to_string()).await;
    let reply = TestServer::on(database).get(&format!("/en/timeline?zoom={zoom}&from={from}&to={to}")).await;
    let length = f64::from(day(from).days_until(day(to)));
    let place = |on: &str| f64::from(day(from).days_until(day(on))) / length * 100.0;
    for starts_on in DAYS {
        let row = reply.page().row(&format!("day-{starts_on}"));
        let left = places(row, "[x]", "x").into_iter().fold(100.0, f64::min);
        assert!((left - place(starts_on)).abs() <= 0.5, "{zoom} {starts_on}: {left} in {}", row.html());
        let due = day(starts_on).plus(20).to_string();
        if day(&due) <= day(to) {
            let marked = places(row, "[href='#m-late']", "x");
            assert!((marked[0] - place(&due)).abs() <= 0.5, "{zoom} {due}: {marked:?} in {}", row.html());
        }
    }
}

/// T15b: an imprecise due day is a soft bar, a whole day a mark.
#[tokio::test]
async fn t15b_an_imprecise_due_day_is_drawn_soft() {
    let reply = with_dates().await.get("/en/timeline").await;
    let (due, both) = (reply.page().row("due"), reply.page().row("both"));
    assert!(due.has("[fill='url(#g-soft)']") && due.text().contains("H2 2026"));
    assert!(!both.has("[fill^='url(#g-']"));
    assert!(both.has("[href='#m-late']"), "the day has passed");
    assert_eq!(due.attribute("data-to"), "2026-12-31");
}

/// T9: 2026-03-01T20:00Z is the second of March in Seoul: there the line stands.
#[tokio::test]
async fn t9_the_line_for_today_stands_at_the_portfolios_day() {
    let database = TestDatabase::sqlite_on("2026-03-01T20:00:00Z").await;
    database.load(DATES).await;
    let server = TestServer::on(database);
    for (page, words) in [("/en/timeline", "Today"), ("/ko/timeline", "오늘")] {
        let reply = server.get(page).await;
        assert_eq!(reply.page().count("[data-day='2026-03-02']"), 2, "the line and its name");
        assert!(reply.says(words));
    }
}

/// T6: the window is in the address, and every way on keeps it.
#[tokio::test]
async fn t6_the_window_stays() {
    let server = with_dates().await;
    let reply = server.get("/en/timeline?from=2025-01-01&to=2025-06-30&group=party&area=ai").await;
    assert!(reply.is_set("from", "2025-01-01") && reply.is_set("to", "2025-06-30") && reply.is_set("group", "party"));
    let zoomed = reply.page().count("[href*='zoom='][href*='from=2025-01-01&to=2025-06-30']");
    assert_eq!(zoomed, 2, "the other two zooms keep it");
    assert_eq!(reply.rows().len(), 3, "what lies outside is a row too");
    assert!(reply.page().has("[data-commitment] [href='#m-after']"), "and says that it goes on");
}

/// However rows are grouped, each appears once.
#[rstest]
#[case("area", &["both", "start", "due", "none"])]
#[case("statement", &["both", "start", "due", "none"])]
#[case("party", &["both", "start", "due", "none"])]
#[case("organisation", &["both", "start", "due", "none"])]
#[case("thread", &["start", "due", "both", "none"])]
#[tokio::test]
async fn rows_are_grouped_and_stand_once(#[case] group: &str, #[case] rows: &[&str]) {
    let server = with_dates().await;
    let reply = server.get(&format!("/en/timeline?group={group}")).await;
    assert_eq!(reply.rows(), rows);
    assert_eq!(reply.page().count("[data-commitment]"), 4);
    let mut ids = reply.page().attributes_of("id");
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "no name twice");
}

#[tokio::test]
async fn an_area_that_is_chosen_groups_its_rows() {
    let reply = with_dates().await.get("/en/timeline?area=6g").await;
    assert_eq!(headings(&reply, "start")[0], "6G", "though its first area is AI");
}

/// T59: a page holds two hundred rows at most; with that many it keeps to the bar of 300 kB by far.
#[tokio::test]
async fn t59_the_timeline_keeps_to_its_bar() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let reply = server.get(&format!("/{lang}/timeline")).await;
        assert_eq!(reply.rows().len(), 116);
        assert!(reply.text.len() <= 45_000 + 116 * 500, "{} bytes", reply.text.len());
    }
}

//! The timeline: rows, groups, bars, the window.

use accord::domain::basics::lang::Lang;
use accord::i18n::Messages;
use rstest::rstest;

use super::site::{Reply, Site};
use crate::common::{Ground, day};

/// Items with both days, only one of them, or none, all stated on 1 February 2026.
pub const DATES: &str = r#"{
  "portfolio": { "title_en": "Invented", "title_ko": "가상", "marking": "fictional" },
  "parties": [
    { "code": "A", "name_en": "Aurelia", "name_ko": "아우렐리아", "kind": "government", "time_zone": "Asia/Seoul" }
  ],
  "areas": [{ "code": "ai", "name_en": "AI", "name_ko": "인공지능" }, { "code": "6g", "name_en": "6G", "name_ko": "6G" }],
  "statements": [{
    "id": "s", "title_en": "Statement", "title_ko": "공동성명", "date": "2026-02-01", "parties": ["A"],
    "tracked_parties": ["A"], "kind": "joint_statement", "issuer": "joint"
  }],
  "commitments": [
    { "id": "both", "statement": "s", "areas": ["ai"], "title_en": "Both", "basis": "joint_text", "standing": "agreed",
      "undertaken_by": ["A"], "nature": "deliverable", "starts_on": "2026-03-01", "due": "2026-03-31" },
    { "id": "start", "statement": "s", "areas": ["ai", "6g"], "title_en": "Start", "basis": "joint_text",
      "standing": "agreed", "undertaken_by": ["A"], "nature": "deliverable", "starts_on": "2026-02-01",
      "relations": [{ "kind": "part_of", "to": "due", "basis": "the text says so" }] },
    { "id": "due", "statement": "s", "areas": ["6g"], "title_en": "Due", "basis": "joint_text", "standing": "agreed",
      "undertaken_by": ["A"], "nature": "deliverable", "due": "2026 H2" },
    { "id": "none", "statement": "s", "areas": ["ai"], "title_en": "None", "basis": "joint_text", "standing": "agreed",
      "undertaken_by": ["A"], "nature": "deliverable" }
  ]
}"#;

pub async fn with_dates() -> Site {
    let ground = Ground::sqlite().await;
    ground.load(DATES).await;
    Site::on(ground)
}

/// The part of the page that belongs to a row.
pub fn row<'a>(reply: &'a Reply, slug: &str) -> &'a str {
    let start = reply.text.find(&format!("data-commitment=\"{slug}\"")).expect(slug);
    reply.text[start..]
        .split("</svg></span>")
        .next()
        .unwrap()
        .split("<li ")
        .next()
        .unwrap()
        .split("</ol>")
        .next()
        .unwrap()
}

/// The value of a row's attribute.
pub fn data<'a>(row: &'a str, name: &str) -> &'a str {
    row.split_once(&format!("{name}=\"")).and_then(|(_, rest)| rest.split_once('"')).expect(name).0
}

/// The headings above a row, the nearest last.
fn headings(reply: &Reply, slug: &str) -> Vec<String> {
    let start = reply.text.find(&format!("data-commitment=\"{slug}\"")).expect(slug);
    let above = |tag: &str| {
        let (_, heading) = reply.text[..start].rsplit_once(&format!("<{tag} id=\""))?;
        let text = heading.split_once('>')?.1.split(&format!("</{tag}>")).next()?;
        Some(text.split('<').next()?.to_owned())
    };
    ["h2", "h3"].into_iter().filter_map(above).collect()
}

/// T5: both days, a beginning, a due day, none: four rows, the last under "no dates".
#[tokio::test]
async fn t5_items_with_one_day_or_none_are_rows() {
    let site = with_dates().await;
    for lang in Lang::ALL {
        let reply = site.get(&format!("/{lang}/timeline")).await;
        assert_eq!(reply.text.matches("data-commitment=").count(), 4, "each once");
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
    let site = with_dates().await;
    for lang in Lang::ALL {
        let (reply, words) = (site.get(&format!("/{lang}/timeline")).await, Messages::of(*lang));
        let both = row(&reply, "both");
        assert_eq!((data(both, "data-from"), data(both, "data-to")), ("2026-03-01", "2026-03-31"));
        assert!(both.contains(&words.with("starts-on", &[("day", words.day(day("2026-03-01")).into())])), "{both}");
        assert!(both.contains(&words.with("due-on", &[("day", words.day(day("2026-03-31")).into())])), "{both}");
        assert_eq!(data(row(&reply, "start"), "data-to"), "", "no due day is made up");
        assert_eq!(data(row(&reply, "none"), "data-from"), "2026-02-01", "the day of the statement");
    }
    let site = Site::new().await;
    for lang in Lang::ALL {
        let (reply, words) = (site.get(&format!("/{lang}/timeline")).await, Messages::of(*lang));
        for slug in reply.rows() {
            let row = row(&reply, &slug);
            assert!(row.contains(&words.day(day(data(row, "data-from")))), "{slug}: {row}");
        }
    }
}

/// The numbers of per cent that follow these words in a row.
pub fn places(row: &str, before: &str) -> Vec<f64> {
    row.split(before).skip(1).map(|rest| rest.split('%').next().unwrap().parse().unwrap()).collect()
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
    let ground = Ground::sqlite().await;
    ground.load(&file.to_string()).await;
    let reply = Site::on(ground).get(&format!("/en/timeline?zoom={zoom}&from={from}&to={to}")).await;
    let length = f64::from(day(from).days_until(day(to)));
    let place = |on: &str| f64::from(day(from).days_until(day(on))) / length * 100.0;
    for starts_on in DAYS {
        let row = row(&reply, &format!("day-{starts_on}"));
        let left = places(row, " x=").into_iter().fold(100.0, f64::min);
        assert!((left - place(starts_on)).abs() <= 0.5, "{zoom} {starts_on}: {left} in {row}");
        let due = day(starts_on).plus(20).to_string();
        if day(&due) <= day(to) {
            let marked = places(row, "href=#m-late x=");
            assert!((marked[0] - place(&due)).abs() <= 0.5, "{zoom} {due}: {marked:?} in {row}");
        }
    }
}

/// T15b: an imprecise due day is a soft bar, a whole day a mark.
#[tokio::test]
async fn t15b_an_imprecise_due_day_is_drawn_soft() {
    let reply = with_dates().await.get("/en/timeline").await;
    assert!(row(&reply, "due").contains("url(#g-soft)") && row(&reply, "due").contains("2026 H2"));
    assert!(!row(&reply, "both").contains("url(#g-"));
    assert!(row(&reply, "both").contains("#m-late"), "the day has passed");
    assert_eq!(data(row(&reply, "due"), "data-to"), "2026-12-31");
}

/// T9: 2026-03-01T20:00Z is the second of March in Seoul: there the line stands.
#[tokio::test]
async fn t9_the_line_for_today_stands_at_the_portfolios_day() {
    let ground = Ground::sqlite_on("2026-03-01T20:00:00Z").await;
    ground.load(DATES).await;
    let site = Site::on(ground);
    for (page, words) in [("/en/timeline", "Today"), ("/ko/timeline", "오늘")] {
        let reply = site.get(page).await;
        assert_eq!(reply.text.matches("data-day=\"2026-03-02\"").count(), 2, "the line and its name");
        assert!(reply.says(words));
    }
}

/// T6: the window is in the address, and every way on keeps it.
#[tokio::test]
async fn t6_the_window_stays() {
    let site = with_dates().await;
    let reply = site.get("/en/timeline?from=2025-01-01&to=2025-06-30&group=party&area=ai").await;
    assert!(reply.is_set("from", "2025-01-01") && reply.is_set("to", "2025-06-30") && reply.is_set("group", "party"));
    let kept = "from=2025-01-01&amp;to=2025-06-30";
    let zoomed = reply.tags().into_iter().filter(|tag| tag.contains("zoom=") && tag.contains(kept)).count();
    assert_eq!(zoomed, 2, "the other two zooms keep it");
    assert_eq!(reply.rows().len(), 3, "what lies outside is a row too");
    assert!(reply.text.contains("#m-after"), "and says that it goes on");
}

/// However rows are grouped, each stands once.
#[rstest]
#[case("area", &["both", "start", "due", "none"])]
#[case("statement", &["both", "start", "due", "none"])]
#[case("party", &["both", "start", "due", "none"])]
#[case("organisation", &["both", "start", "due", "none"])]
#[case("thread", &["start", "due", "both", "none"])]
#[tokio::test]
async fn rows_are_grouped_and_stand_once(#[case] group: &str, #[case] rows: &[&str]) {
    let site = with_dates().await;
    let reply = site.get(&format!("/en/timeline?group={group}")).await;
    assert_eq!(reply.rows(), rows);
    assert_eq!(reply.text.matches("data-commitment=").count(), 4);
    let ids = reply.tags().into_iter().filter_map(|tag| tag.split_once(" id=\"")?.1.split('"').next());
    let mut ids: Vec<&str> = ids.collect();
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
    let site = Site::new().await;
    for lang in Lang::ALL {
        let reply = site.get(&format!("/{lang}/timeline")).await;
        assert_eq!(reply.rows().len(), 116);
        assert!(reply.text.len() <= 45_000 + 116 * 500, "{} bytes", reply.text.len());
    }
}

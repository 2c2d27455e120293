//! A timeline of a few commitments, and the positions of its marks.

use super::clock::day;
use super::database::TestDatabase;
use super::html::Element;
use super::server::{Reply, TestServer};

/// Items with both days, only one of them, or none, all stated on 1 February 2026.
pub const DATES: &str = r#"{
  "portfolio": { "title_en": "Invented", "title_ko": "가상", "marking": "fictional" },
  "parties": [
    { "code": "A", "name_en": "Aurelia", "name_ko": "아우렐리아", "kind": "government", "time_zone": "Asia/Seoul" }
  ],
  "areas": [{ "code": "ai", "name_en": "AI", "name_ko": "인공지능" }, { "code": "6g", "name_en": "6G", "name_ko": "6G" }],
  "statements": [{
    "id": "s", "title_en": "Statement", "title_ko": "공동성명", "date": "2026-02-01", "parties": ["A"],
    "tracked_parties": ["A"], "kind": "joint_statement", "issuer": "A", "source_url": "https://a.example/1"
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

pub async fn with_dates() -> TestServer {
    let database = TestDatabase::sqlite().await;
    database.load(DATES).await;
    TestServer::on(database)
}

/// Where the marks stand that a selector names, by one of their attributes, in per cent of the axis.
pub fn places(row: Element<'_>, marks: &str, attribute: &str) -> Vec<f64> {
    let place = |mark: Element<'_>| mark.attribute(attribute).strip_suffix('%').unwrap().parse().unwrap();
    row.all(marks).into_iter().map(place).collect()
}

/// Where a day stands on the axis that the page says it has, in per cent.
pub fn place(reply: &Reply, on: &str) -> f64 {
    let axis = reply.page().first(".tl");
    let [from, to] = ["data-from", "data-to"].map(|name| day(axis.attribute(name)));
    f64::from(from.days_until(day(on))) / f64::from(from.days_until(to)) * 100.0
}

/// One of these marks stands at a day, to half a per cent.
#[track_caller]
pub fn stands_at(reply: &Reply, row: Element<'_>, (marks, attribute): (&str, &str), on: &str) {
    let found = places(row, marks, attribute);
    let found_there = found.iter().any(|at| (at - place(reply, on)).abs() <= 0.5);
    assert!(found_there, "{marks} {on}: {found:?} in {}", row.html());
}

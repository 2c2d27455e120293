//! A list beside what it was on an earlier day.

use http::StatusCode;

use crate::support::html::with_value;
use crate::support::server::{Reply, TestServer};

/// The rows that bear a mark, with its word.
fn marked(reply: &Reply) -> Vec<(String, String)> {
    let rows = reply.page().all("[data-commitment]:has(b.since)");
    rows.into_iter().map(|row| (row.attribute("data-commitment").to_owned(), row.first("b.since").text())).collect()
}

/// The demonstration as of the end of 2023 beside 26 April 2023: what was stated since is added, what moved is changed.
#[tokio::test]
async fn rows_are_marked_as_added_or_changed() {
    let server = TestServer::with_demonstration().await;
    let reply = server.get("/en/commitments?as_of=2023-12-31&compare=2023-04-26").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.says("Compared with 26 Apr 2023: 42 added, 14 changed, 0 removed."), "{:?}", reply.pieces());
    let marked = marked(&reply);
    let with = |word: &str| marked.iter().filter(|(_, mark)| mark == word).count();
    assert_eq!((with("Added"), with("Changed")), (42, 14));
    assert!(marked.contains(&("l23-cet-dialogue".to_owned(), "Changed".to_owned())));
    assert!(reply.is_set("compare", "2023-04-26"));
}

/// A narrowed list is compared with the same list: what no longer fits it is shown as it stood then.
#[tokio::test]
async fn what_left_a_narrowed_list_is_shown_apart() {
    let server = TestServer::with_demonstration().await;
    let query = "status=unknown&area=ai&as_of=2023-12-31&compare=2023-04-26";
    let reply = server.get(&format!("/en/commitments?{query}")).await;
    let then: Vec<String> = server.get("/en/commitments?status=unknown&area=ai&as_of=2023-04-26").await.rows();
    let now: Vec<String> = server.get("/en/commitments?status=unknown&area=ai&as_of=2023-12-31").await.rows();
    let gone: Vec<&String> = then.iter().filter(|slug| !now.contains(slug)).collect();
    assert!(!gone.is_empty() && reply.page().has(&with_value("data-removed", &gone.len().to_string())));
    let apart = reply.page().first("[data-removed]");
    for slug in gone {
        let then = format!("/en/commitments/{slug}?as_of=2023-04-26");
        assert!(apart.row(slug).leads_to(&then), "{slug} leads to how it stood then");
    }
}

/// The timeline marks the same rows as the list, as bars and as a table.
#[tokio::test]
async fn the_timeline_marks_the_same_rows() {
    let server = TestServer::with_demonstration().await;
    let query = "as_of=2023-12-31&compare=2023-04-26";
    let list = marked(&server.get(&format!("/en/commitments?{query}")).await);
    for page in ["timeline?", "timeline?view=table&"] {
        let reply = server.get(&format!("/en/{page}{query}")).await;
        let mut rows = marked(&reply);
        let mut expected = list.clone();
        rows.sort();
        expected.sort();
        assert_eq!(rows, expected, "{page}");
    }
}

#[tokio::test]
async fn a_day_that_is_not_earlier_cannot_be_compared_with() {
    let server = TestServer::with_demonstration().await;
    for (query, said) in [
        ("compare=2026-11-25", "2026-11-25 is not before the day shown."),
        ("as_of=2023-01-01&compare=2023-01-01", "2023-01-01 is not before the day shown."),
        ("compare=then", "is not a day"),
    ] {
        let reply = server.get(&format!("/en/commitments?{query}")).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{query}");
        assert!(reply.says(said), "{query}: {:?}", reply.pieces());
    }
}

/// What is kept of one comparison answers no other: the words, filters and days asked for, and which day is shown.
#[tokio::test]
async fn one_comparison_is_not_taken_for_another() {
    const ADDRESSES: [&str; 8] = [
        "/en/changes?from=2023-04-26&to=2023-12-31",
        "/en/changes?from=2023-04-26&to=2024-12-31",
        "/en/changes?from=2023-04-26&to=2023-12-31&area=ai",
        "/en/changes?from=2023-04-26&to=2023-12-31&q=cyber",
        "/en/changes?from=2023-04-26&to=2023-12-31&org=KR-MSIT",
        "/en/commitments?as_of=2023-12-31&compare=2023-04-26",
        "/en/commitments?as_of=2023-12-31&compare=2023-04-26&area=ai",
        "/en/commitments?as_of=2024-12-31&compare=2023-04-26",
    ];
    let server = TestServer::with_demonstration().await;
    let mut answers = Vec::new();
    for address in ADDRESSES {
        let alone = TestServer::with_demonstration().await.get(address).await.pieces();
        assert_eq!(server.get(address).await.pieces(), alone, "{address}");
        assert!(!answers.contains(&alone), "{address} asks for something else than those before it");
        answers.push(alone);
    }
}

//! The numbers beside the links to a person's work, on every page.

use accord::domain::access::role::Role;

use crate::support::forms::owned;
use crate::support::server::{Person, TestServer};

const REPORT: &str = "/en/commitments/both-same/report";

/// The numbers in the header of a page, with the links that they stand beside; `notices.rs` has that of the notices.
async fn numbers(person: &Person<'_>, address: &str) -> Vec<(String, String)> {
    let reply = person.get(address).await;
    let numbered = reply.page().all(".member a:not([href$=notices]):has(.count:not(:empty))");
    numbered.into_iter().map(|link| (link.attribute("href")[3..].to_owned(), link.first(".count").text())).collect()
}

#[tokio::test]
async fn a_report_that_waits_is_told_on_every_page() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let theirs = numbers(&other, "/en/").await;
    assert_eq!(numbers(&manager, "/en/").await, [("/review".to_owned(), "2".to_owned())]);
    let mut form = official.get(REPORT).await.hidden_with("submit");
    form.extend(owned(&[("act", "submit"), ("status", "on_track"), ("on", "2026-11-20"), ("visibility", "public")]));
    form.extend(owned(&[("results_en", "The cables have landed.")]));
    assert_eq!(official.post(REPORT, &form).await.status, http::StatusCode::SEE_OTHER);
    for address in ["/en/", "/ko/commitments", "/en/timeline", "/ko/commitments/both-same", "/en/?as_of=2025-06-01"] {
        assert_eq!(numbers(&manager, address).await, [("/review".to_owned(), "3".to_owned())], "{address}");
    }
    let page = manager.get("/ko/commitments").await;
    assert!(page.says("3건 대기"), "{:?}", page.pieces());
    assert_eq!(numbers(&other, "/en/").await, theirs, "the other side learns nothing of it");
    for role in [Role::Partner, Role::Admin] {
        assert_eq!(numbers(&server.signed_in(role, "AUR-MDA").await, "/en/").await, []);
    }
    assert!(!server.get("/en/").await.page().has(".count:not(:empty)"));
}

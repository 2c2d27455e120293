//! What the record of a commitment said at an earlier moment.

use accord::domain::access::role::Role;
use accord::paths;
use http::StatusCode;

use crate::support::forms::{leads_on, press};
use crate::support::report_form::{COMMITMENT, PAGE, filled, link, published, write};
use crate::support::server::TestServer;

/// The manager publishes a report at one time and corrects it later.
async fn reported_and_corrected(server: &TestServer) -> TestServer {
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let id = published(&official, &manager, &[("on", "2026-11-20"), ("results_en", "Two cables landed.")]).await;
    let later = server.later("2026-11-26T03:00:00Z").await;
    // The sessions of the day before are over.
    let official = later.browser_of(official.account.clone()).await;
    let manager = later.browser_of(manager.account.clone()).await;
    let form = official.get(&format!("{PAGE}?corrects={id}")).await;
    let typed = [("on", "2026-11-20"), ("status", "delayed"), ("results_en", "One cable landed.")];
    leads_on(&official.post(PAGE, &filled(&form, "submit", &typed)).await);
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "publish", &[]).await);
    later
}

#[tokio::test]
async fn the_record_is_shown_as_it_was_and_later_corrections_are_marked() {
    let server = TestServer::with_cases().await;
    let later = reported_and_corrected(&server).await;
    let now = later.get(COMMITMENT).await;
    assert!(now.says("One cable landed.") && !now.says("recorded afterwards"));
    for moment in ["2026-11-25", "2026-11-26T11:59", "2026-11-26T02:59:59Z"] {
        let then = later.get(&paths::with_query(COMMITMENT, [("known_at", moment)])).await;
        assert_eq!(then.status, StatusCode::OK, "{moment}");
        assert!(then.says("You are looking at the record as it was at"), "{moment}");
        assert!(then.says("Two cables landed.") && !then.says("One cable landed."), "{moment}");
        assert!(then.says("recorded afterwards") && then.says("Update corrected"), "{moment}");
    }
    // From the minute of the correction on it is the record of now.
    let after = later.get(&format!("{COMMITMENT}?known_at=2026-11-26T12:00")).await;
    assert!(after.says("One cable landed.") && !after.says("recorded afterwards"));
}

/// A submitted draft is the own side's at any moment, and so is the number of later records.
#[tokio::test]
async fn nothing_is_told_that_the_reader_may_not_see() {
    let server = TestServer::with_cases().await;
    let before = server.get(&format!("{COMMITMENT}?known_at=2026-11-25")).await;
    let later = server.later("2026-12-10T03:00:00Z").await;
    let official = later.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&write(&official, "submit", &[("on", "2026-11-20"), ("results_en", "Zanzibar.")]).await);
    let server = later.later("2026-11-25T03:00:00Z").await;
    let after = server.get(&format!("{COMMITMENT}?known_at=2026-11-25")).await;
    assert_eq!(before.text, after.text);
}

#[tokio::test]
async fn a_moment_before_the_record_begins_shows_nothing() {
    let server = TestServer::with_cases().await;
    let early = server.get(&format!("{COMMITMENT}?known_at=2026-01-01")).await;
    let none = server.get("/en/commitments/no-such?known_at=2026-01-01").await;
    assert_eq!((early.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert!(early.says("The record held nothing of this at") && !none.says("The record held nothing"));
}

#[tokio::test]
async fn what_is_no_moment_or_still_to_come_is_refused() {
    let server = TestServer::with_cases().await;
    for (moment, said) in
        [("soon", "is not a moment"), ("2027-01-01", "has not come yet"), ("2026-11-26T09:00", "has not come yet")]
    {
        let reply = server.get(&format!("{COMMITMENT}?known_at={moment}")).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{moment}");
        assert!(reply.says(said), "{moment}: {:?}", reply.pieces());
    }
}

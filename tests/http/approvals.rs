//! Enough people approve a report, none of them its author, and a deputy and the person deputised for are one. AUR-MDA
//! reports.

use accord::domain::access::role::Role;
use accord::domain::account::Account;
use http::StatusCode;

use crate::support::forms::{leads_on, press};
use crate::support::html::{Fields, with_value};
use crate::support::report_form::{COMMITMENT, link, write};
use crate::support::server::{Person, Reply, TestServer};

const REVIEW: &str = "/en/review";
const PATH: &str = "/en/review/approval";
const WORDS: &str = "Two cables landed.";

/// Submits a report; returns the address under which it is reviewed.
async fn submitted(author: &Person<'_>, reviewer: &Person<'_>) -> String {
    leads_on(&write(author, "submit", &[("results_en", WORDS)]).await);
    link(&reviewer.get(REVIEW).await, "review/")
}

async fn set_steps(manager: &Person<'_>, steps: &str) {
    let mut form = manager.get(PATH).await.hidden_beside("steps").unwrap();
    form.push(("steps".into(), steps.into()));
    leads_on(&manager.post(PATH, &form).await);
}

/// Lets somebody act for a manager from today on.
async fn delegate(manager: &Person<'_>, to: &Account) {
    let fields = [
        ("act", "delegate"),
        ("key", "leave"),
        ("to", to.id.as_str()),
        ("from", "2026-11-25"),
        ("until", "2026-12-25"),
    ];
    leads_on(&manager.post("/en/desk/offices", &fields).await);
}

/// Presses the button although the page may not have it; the form's version is that of another reader's page.
async fn publish(person: &Person<'_>, page: &str, seen_by: &Person<'_>, key: &str) -> Reply {
    let version =
        seen_by.get(page).await.hidden_with("return").into_iter().find(|(name, _)| name == "version").unwrap();
    person.post(page, &[("act", "publish"), ("key", key), ("version", &*version.1)]).await
}

async fn is_public(server: &TestServer) -> bool {
    server.get(COMMITMENT).await.says(WORDS)
}

#[tokio::test]
async fn an_author_never_approves() {
    let server = TestServer::with_cases().await;
    let (author, other) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let page = submitted(&author, &other).await;
    let own = author.get(&page).await;
    assert!(own.says("You wrote this report") && own.hidden_with("publish").is_empty());
    let height = server.database.height().await;
    let reply = publish(&author, &page, &other, "k").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.says("Someone else has to approve it"));

    // Nor among several: the row has no box, and its value is refused.
    let queue = author.get(REVIEW).await;
    let chosen = page.trim_start_matches("/en/commitments/").replace("/review/", "/");
    assert!(!queue.page().has(&with_value("value", &chosen)) && queue.says("You wrote this report"));
    let mut form: Fields = other.get(REVIEW).await.hidden_beside("chosen").unwrap();
    form.push(("chosen".into(), chosen));
    assert_eq!(author.post(REVIEW, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(server.database.height().await == height && !is_public(&server).await);

    assert_eq!(press(&other, &page, "publish", &[]).await.header("location"), "/en/review?done=published");
    assert!(is_public(&server).await);
}

#[tokio::test]
async fn who_acts_for_a_manager_does_not_approve_the_own_report_and_neither_does_the_manager() {
    let server = TestServer::with_cases().await;
    let (manager, other) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    delegate(&manager, &author.account).await;
    let page = submitted(&author, &other).await;
    for (person, key) in [(&author, "a"), (&manager, "b")] {
        assert!(person.get(&page).await.hidden_with("publish").is_empty(), "{key}");
        assert_eq!(publish(person, &page, &other, key).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{key}");
    }
    assert!(!is_public(&server).await);
    leads_on(&press(&other, &page, "publish", &[]).await);
    assert!(is_public(&server).await);
}

/// In whichever order they come, the second of the two is refused.
#[tokio::test]
async fn a_deputy_and_the_person_deputised_for_are_one_step() {
    for deputy_first in [true, false] {
        let server = TestServer::with_cases().await;
        let (manager, other) =
            (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
        let (author, deputy) =
            (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
        set_steps(&manager, "2").await;
        delegate(&manager, &deputy.account).await;
        let page = submitted(&author, &other).await;
        let (first, second) = if deputy_first { (&deputy, &manager) } else { (&manager, &deputy) };
        assert_eq!(press(first, &page, "publish", &[]).await.header("location"), "/en/review?done=approved");
        assert!(second.get(&page).await.says("You have approved this report."), "{deputy_first}");
        let reply = publish(second, &page, &other, "k").await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{deputy_first}");
        assert!(reply.says("You have already approved this.") && !is_public(&server).await);
        assert_eq!(press(&other, &page, "publish", &[]).await.header("location"), "/en/review?done=published");
        assert!(is_public(&server).await);
    }
}

/// The path as it is on the day decides: what it does not let through is back in the queue, and says so.
#[tokio::test]
async fn a_path_that_grew_reaches_what_is_set_for_a_day() {
    let server = TestServer::with_cases().await;
    let (one, two) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let page = submitted(&author, &one).await;
    let reply = press(&one, &page, "publish", &[("ahead", "2026-11-30")]).await;
    assert_eq!(reply.header("location"), "/en/review?done=scheduled");
    set_steps(&two, "2").await;

    let later = server.later("2026-11-30T03:00:00Z").await;
    assert!(later.database.accord.reports().publish_scheduled().await.unwrap().is_empty());
    assert!(!is_public(&later).await);
    let two = later.browser_of(two.account.clone()).await;
    let held = "It was to be published on 30 Nov 2026";
    assert!(two.get(REVIEW).await.says(held) && two.get(&page).await.says(held));
    assert!(two.get(REVIEW).await.says("1 of 2 approvals"));
    assert!(later.database.accord.reports().publish_scheduled().await.unwrap().is_empty(), "it stays in the queue");
    leads_on(&press(&two, &page, "publish", &[]).await);
    assert!(is_public(&later).await);
}

#[tokio::test]
async fn enough_approvals_for_the_path_of_the_day_are_enough() {
    let server = TestServer::with_cases().await;
    let (one, two) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    set_steps(&one, "2").await;
    let page = submitted(&author, &one).await;
    leads_on(&press(&one, &page, "publish", &[]).await);
    leads_on(&press(&two, &page, "publish", &[("ahead", "2026-11-30")]).await);
    let later = server.later("2026-11-30T03:00:00Z").await;
    assert_eq!(later.database.accord.reports().publish_scheduled().await.unwrap().len(), 1);
    assert!(is_public(&later).await);
}

/// Sent twice, the form says the same.
#[tokio::test]
async fn a_day_that_was_set_is_shown_and_taken_back() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let page = submitted(&author, &manager).await;
    let mut form = manager.get(&page).await.hidden_with("publish");
    form.extend([("act".into(), "publish".into()), ("ahead".into(), "2026-12-01".into())]);
    for _ in 0..2 {
        assert_eq!(manager.post(&page, &form).await.header("location"), "/en/review?done=scheduled");
    }
    let own = author.get(&page).await;
    assert!(own.says("It will be published on 1 Dec 2026") && own.hidden_with("cancel_day").is_empty());
    let reply = press(&manager, &page, "cancel_day", &[]).await;
    assert_eq!(reply.header("location"), "/en/review?done=cancelled");
    assert!(!manager.get(&page).await.says("It will be published"));
    let later = server.later("2026-12-02T03:00:00Z").await;
    assert!(later.database.accord.reports().publish_scheduled().await.unwrap().is_empty());
    leads_on(&press(&later.browser_of(manager.account.clone()).await, &page, "publish", &[]).await);
    assert!(is_public(&later).await);
}

/// Whoever publishes reads to whom, before and on the button, in both languages.
#[tokio::test]
async fn the_button_says_to_whom() {
    for (visibility, row, english, korean) in [
        ("public", "Will be seen by: Everybody", "Publish to everybody", "누구나 볼 수 있게 게시"),
        ("shared", "Will be seen by: ", "Share with the parties", "당사자에게 공유"),
        ("party:AUR", "Will be seen by: ", "Publish to our own side only", "우리측에만 게시"),
    ] {
        let server = TestServer::with_cases().await;
        let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
        let author = server.signed_in(Role::Official, "AUR-MDA").await;
        leads_on(&write(&author, "submit", &[("results_en", WORDS), ("visibility", visibility)]).await);
        let queue = manager.get(REVIEW).await;
        let row = row.split(':').next().unwrap();
        assert!(queue.page().row("both-same").says(row), "{visibility}: {:?}", queue.pieces());
        let page = link(&queue, "review/");
        let button =
            |page: &Reply, act: &str| page.page().first(&format!("[name=act]{}", with_value("value", act))).text();
        let opened = manager.get(&page).await;
        assert_eq!(button(&opened, "publish"), english);
        assert!(button(&opened, "publish_edited").contains(english));
        assert_eq!(button(&manager.get(&page.replacen("/en/", "/ko/", 1)).await, "publish"), korean);
    }
}

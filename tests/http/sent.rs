//! Forms that are sent twice, that are too long, and what Enter in a field of one does.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::owned;
use crate::support::server::{Person, Reply, TestServer};

const REPORT: &str = "/en/commitments/both-same/report";
const ACCOUNTS: &str = "/en/admin/accounts";
const FIRST: &str = "The cables have landed.";
const OTHER: &str = "The cables have landed and carry traffic.";

/// A report as a form opened now sends it.
async fn report(person: &Person<'_>, words: &str) -> Vec<(String, String)> {
    let mut form = person.get(REPORT).await.hidden_with("submit");
    form.extend(owned(&[
        ("act", "submit"),
        ("status", "on_track"),
        ("on", "2026-11-20"),
        ("visibility", "public"),
        ("results_en", words),
    ]));
    form
}

fn with(form: &[(String, String)], name: &str, value: &str) -> Vec<(String, String)> {
    let others = form.iter().filter(|(other, _)| other != name).cloned();
    others.chain([(name.to_owned(), value.to_owned())]).collect()
}

fn link(reply: &Reply) -> String {
    let shown = reply.pieces().into_iter().find(|piece| piece.contains("/set-password?token="));
    shown.unwrap_or_else(|| panic!("no link in {:?}", reply.pieces()))
}

#[tokio::test]
async fn a_form_sent_again_with_the_same_words_gets_the_first_response() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let form = report(&official, FIRST).await;
    let (first, again) = tokio::join!(official.post(REPORT, &form), official.post(REPORT, &form));
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    assert_eq!((again.status, again.header("location")), (first.status, first.header("location")));
    let sql = "SELECT id FROM record WHERE kind = 'update_submitted' AND payload LIKE '%The cables have landed.%'";
    assert_eq!(server.database.column(sql).await.len(), 1);
}

#[tokio::test]
async fn a_form_sent_again_with_other_words_keeps_both() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let form = report(&official, FIRST).await;
    assert_eq!(official.post(REPORT, &form).await.status, StatusCode::SEE_OTHER);
    let height = server.database.height().await;

    let reply = official.post(REPORT, &with(&form, "results_en", OTHER)).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.part("recorded").says(FIRST) && !reply.part("recorded").says(OTHER), "{:?}", reply.pieces());
    assert!(reply.says(OTHER));
    assert_eq!(server.database.height().await, height);

    // What was typed is a form of its own, about the version that it was written for.
    let page = reply.page();
    let again = page.form_with("input[name=results_en]").unwrap();
    assert_eq!(again.attribute("action"), REPORT);
    let sent = official.post(REPORT, &again.fields()).await;
    // It is not taken for the first one again: it was written before the first was submitted, and both are shown.
    assert_eq!(sent.status, StatusCode::CONFLICT, "{:?}", sent.pieces());
    assert!(sent.says(FIRST) && sent.says(OTHER), "{:?}", sent.pieces());
    let kept = with(&sent.page().form_with("input[name=version]").unwrap().fields(), "act", "submit");
    assert_eq!(official.post(REPORT, &kept).await.status, StatusCode::SEE_OTHER, "whoever saw both may submit both");
    assert_eq!(server.database.height().await, height + 1);
}

#[tokio::test]
async fn a_form_is_known_after_a_restart() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let form = report(&official, FIRST).await;
    assert_eq!(official.post(REPORT, &form).await.status, StatusCode::SEE_OTHER);
    let later = server.later("2026-11-25T04:00:00Z").await;
    assert_eq!(official.at(&later).post(REPORT, &form).await.status, StatusCode::SEE_OTHER);
    let reply = official.at(&later).post(REPORT, &with(&form, "results_en", OTHER)).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.part("recorded").says(FIRST) && reply.says(OTHER));
}

#[tokio::test]
async fn a_refused_form_may_be_sent_again_with_other_words() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let form = report(&official, FIRST).await;
    let refused = official.post(REPORT, &with(&form, "status", "")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(official.post(REPORT, &with(&form, "results_en", OTHER)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_draft_saved_twice_is_no_conflict() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let form = with(&report(&official, FIRST).await, "act", "save_draft");
    for words in [FIRST, OTHER] {
        let saved = official.post(REPORT, &with(&form, "results_en", words)).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{words}: {:?}", saved.pieces());
    }
}

/// What a new account's form sends.
async fn account(admin: &Person<'_>, email: &str) -> Vec<(String, String)> {
    let mut form = admin.get(ACCOUNTS).await.hidden_beside("email").unwrap();
    form.extend(owned(&[("email", email), ("name", "Kim"), ("organisation", "AUR-MDA"), ("role", "official")]));
    form
}

#[tokio::test]
async fn a_double_click_on_adding_an_account_shows_its_link_both_times() {
    let server = TestServer::with_cases().await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let form = account(&admin, "kim@mda.example").await;
    let (first, again) = tokio::join!(admin.post(ACCOUNTS, &form), admin.post(ACCOUNTS, &form));
    assert_eq!((first.status, again.status), (StatusCode::OK, StatusCode::OK), "{:?}", again.pieces());
    assert_eq!(link(&first), link(&again));
    assert_eq!(again.header("cache-control"), "no-store");

    let made = server.database.column("SELECT id FROM account WHERE email = 'kim@mda.example'").await.remove(0);
    let address = format!("{ACCOUNTS}/{made}");
    let form = admin.get(&address).await.hidden_with("new_link");
    let form = with(&form, "act", "new_link");
    let (first, again) = tokio::join!(admin.post(&address, &form), admin.post(&address, &form));
    assert_eq!(link(&first), link(&again));
}

#[tokio::test]
async fn a_link_is_shown_again_to_the_same_session_only() {
    let server = TestServer::with_cases().await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let form = account(&admin, "kim@mda.example").await;
    let shown = link(&admin.post(ACCOUNTS, &form).await);
    let elsewhere = server.browser_of(admin.account.clone()).await;
    let reply = elsewhere.post(ACCOUNTS, &form).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(!reply.text.contains(shown.rsplit('=').next().unwrap()));
}

#[tokio::test]
async fn a_password_set_by_a_double_click_is_set() {
    let server = TestServer::with_cases().await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let link = link(&admin.post(ACCOUNTS, &account(&admin, "kim@mda.example").await).await);
    let link = link.trim_start_matches("http://127.0.0.1:3000").to_owned();
    let mut form = server.get(&link).await.hidden_beside("new-password").unwrap();
    form.retain(|(name, _)| name == "key");
    for field in ["new-password", "again-password"] {
        form.push((field.to_owned(), "four words nobody guesses".to_owned()));
    }
    let (first, again) = tokio::join!(server.post(&link, &form), server.post(&link, &form));
    assert_eq!((first.status, again.status), (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER));
    let other = server.post(&link, &with(&form, "new-password", "four other words instead")).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert!(!other.text.contains("four other words") && !other.text.contains("four words"));
}

/// More than a form may have in all is refused on the form itself, with the text in it.
#[tokio::test]
async fn a_form_that_is_too_long_keeps_its_text() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let long = "보안 협력 ".repeat(300_000);
    let form = with(&report(&official, FIRST).await, "results_en", &long);
    for reply in [official.post(REPORT, &form).await, official.post_files(REPORT, &form, &[]).await] {
        assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(reply.page().area("results_en").trim() == long.trim(), "the text is not kept");
        assert!(!reply.page().beside("results_en").is_empty());
    }
}

/// A field that is too long is refused at the field, whatever the form.
#[tokio::test]
async fn a_text_that_is_too_long_is_refused_at_its_field() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = "/en/commitments/both-same/revise";
    let long = "보안 협력 ".repeat(20_000);
    let form = with(&manager.get(address).await.hidden_with("revise"), "summary_en", &long);
    let reply = manager.post(address, &with(&form, "act", "revise")).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.page().area("summary_en").trim() == long.trim(), "the text is not kept");
}

//! Tokens: made in the browser, shown once, and gone with what gave them their rights.

use accord::demo;
use accord::domain::access::role::Role;
use accord::domain::account::api_token::TokenScope;
use accord::service::account::AccountAdministrator;
use http::{Method, StatusCode};
use rstest::rstest;
use serde_json::json;

use crate::support::forms::is_wrong;
use crate::support::programs::{Program, Sending};
use crate::support::server::{Person, Reply, TestServer};

const PAGE: &str = "/en/account/tokens";
const ACCOUNT: &str = "/api/v1/account";

async fn make(person: &Person<'_>, fields: &[(&str, &str)]) -> Reply {
    let mut form = person.get(PAGE).await.hidden_beside("until").unwrap();
    form.push(("act".into(), "make".into()));
    form.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    person.post(PAGE, &form).await
}

fn secret(reply: &Reply) -> String {
    reply.page().first("[data-token]").text()
}

const SHEET: [(&str, &str); 3] = [("name", "Sheet of the unit"), ("scope", "report"), ("until", "2026-12-31")];

#[tokio::test]
async fn a_token_is_shown_once_and_listed_with_its_last_use_until_it_is_revoked() {
    let server = TestServer::with_cases().await;
    let person = server.signed_in(Role::Official, "AUR-MDA").await;
    let made = make(&person, &SHEET).await;
    assert_eq!(made.status, StatusCode::OK, "{:?}", made.pieces());
    let secret = secret(&made);
    assert!(secret.starts_with("accord_") && secret.len() == 50, "{secret}");
    let list = person.get(PAGE).await;
    assert!(list.says("Sheet of the unit") && list.says("Never") && !list.text.contains(&secret));
    assert_eq!(server.database.column("SELECT digest FROM api_token").await.len(), 1);
    assert!(!server.database.column("SELECT digest FROM api_token").await[0].contains(&secret[7..]));

    let program = Program::with(&server, secret);
    let account = program.get(ACCOUNT).await.json();
    assert_eq!((&account["organisation"], &account["scope"]), (&"AUR-MDA".into(), &"report".into()));
    assert!(!person.get(PAGE).await.says("Never"));

    let form = person.get(PAGE).await.hidden_with("revoke");
    let form: Vec<_> = form.into_iter().chain([("act".to_owned(), "revoke".to_owned())]).collect();
    assert_eq!(person.post(PAGE, &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(program.get(ACCOUNT).await.problem(), "unauthorized");
    let logged =
        server.database.column("SELECT kind FROM audit_event WHERE kind LIKE 'token%' ORDER BY at, kind").await;
    assert_eq!(logged, ["token_made", "token_revoked"]);
}

/// A double click makes one token.
#[tokio::test]
async fn a_form_that_is_sent_twice_makes_one_token() {
    let server = TestServer::with_cases().await;
    let person = server.signed_in(Role::Official, "AUR-MDA").await;
    let mut form = person.get(PAGE).await.hidden_beside("until").unwrap();
    form.push(("act".into(), "make".into()));
    form.extend(SHEET.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let (first, second) = (person.post(PAGE, &form).await, person.post(PAGE, &form).await);
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(secret(&first), secret(&second), "the same browser is shown the same again");
    assert_eq!(server.database.column("SELECT id FROM api_token").await.len(), 1);
}

#[rstest]
#[case::without_a_name(&[("scope", "read"), ("until", "2026-12-31")], "name")]
#[case::beyond_the_role(&[("name", "x"), ("scope", "manage"), ("until", "2026-12-31")], "scope")]
#[case::no_scope(&[("name", "x"), ("scope", "everything"), ("until", "2026-12-31")], "scope")]
#[case::for_ever(&[("name", "x"), ("scope", "read"), ("until", "2028-01-01")], "until")]
#[case::no_day(&[("name", "x"), ("scope", "read"), ("until", "")], "until")]
#[tokio::test]
async fn what_no_token_can_be_is_told_at_its_field(#[case] fields: &[(&str, &str)], #[case] field: &str) {
    let server = TestServer::with_cases().await;
    let person = server.signed_in(Role::Official, "AUR-MDA").await;
    let reply = make(&person, fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&reply, field), "{:?}", reply.pieces());
    assert_eq!(server.database.column("SELECT id FROM api_token").await, [""; 0]);
}

#[tokio::test]
async fn a_token_is_refused_at_once_when_its_account_is_disabled_and_after_its_last_day() {
    let server = TestServer::with_cases().await;
    let account = server.database.account(Role::Manager, "AUR-MDA").await;
    let program = Program::of(&server, &account, TokenScope::Manage).await;
    assert_eq!(program.get(ACCOUNT).await.status, StatusCode::OK);
    let later = server.later("2027-01-01T00:00:00Z").await;
    let kept = Program::with(&later, program.secret.clone().unwrap());
    assert_eq!(kept.get(ACCOUNT).await.problem(), "unauthorized");
    let accounts = server.database.accord.accounts();
    accounts.set_disabled(&AccountAdministrator::operator(), &account.id, true).await.unwrap().unwrap().unwrap();
    for address in [ACCOUNT, "/api/v1/commitments", "/api/v1/commitments/both-same/work"] {
        assert_eq!(program.get(address).await.problem(), "unauthorized", "{address}");
    }
}

#[tokio::test]
async fn nobody_revokes_the_token_of_another() {
    let server = TestServer::with_cases().await;
    let account = server.database.account(Role::Manager, "AUR-MDA").await;
    let program = Program::of(&server, &account, TokenScope::Read).await;
    let other = server.signed_in(Role::Manager, "AUR-MDA").await;
    let id = server.database.column("SELECT id FROM api_token").await.remove(0);
    let fields = [("act", "revoke"), ("token", &*id), ("key", "k")];
    assert_eq!(other.post(PAGE, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(program.get(ACCOUNT).await.status, StatusCode::OK);
}

/// A token acts with the rights of its person: those lent by acting for somebody are not lent on.
#[tokio::test]
async fn the_role_of_the_account_bounds_what_a_token_may() {
    let server = TestServer::with_cases().await;
    let account = server.database.account(Role::Official, "AUR-MDA").await;
    let program = Program::of(&server, &account, TokenScope::Manage).await;
    let step = json!({ "title": { "en": "Meet" }, "due": "2027" });
    let address = "/api/v1/commitments/both-same/milestones";
    let reply = program.post(address, "", step).await;
    assert_eq!(reply.problem(), "forbidden");
    assert_eq!(server.database.column("SELECT kind FROM audit_event WHERE kind = 'denied'").await.len(), 1);
}

on_both! {
    /// Made, used, kept from doing a thing twice, and revoked: by either database.
    async fn either_database_keeps_tokens_and_what_they_sent(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let person = server.signed_in(Role::Official, "AUR-MDA").await;
        let program = Program::with(&server, secret(&make(&person, &SHEET).await));
        let version = program.work("cable-map").await["version"].as_str().unwrap().to_owned();
        let sending = Sending { version: Some(&version), key: Some("once") };
        let report = json!({ "status": "at_risk", "on": "2026-11-20", "visibility": "shared", "second": true });
        let address = "/api/v1/commitments/cable-map/reports";
        let first = program.send(Method::POST, address, sending, &report).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
        assert_eq!(program.send(Method::POST, address, sending, &report).await.text, first.text);
        let form = person.get(PAGE).await.hidden_with("revoke");
        let form: Vec<_> = form.into_iter().chain([("act".to_owned(), "revoke".to_owned())]).collect();
        assert_eq!(person.post(PAGE, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(program.get(ACCOUNT).await.problem(), "unauthorized");
    }
}

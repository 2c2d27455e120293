//! Commitments that programs add to a statement, as people do by the form.

use accord::domain::access::role::Role;
use accord::domain::account::api_token::TokenScope;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::programs::{Program, Sending};
use crate::support::server::TestServer;

const ADDITIONS: &str = "/api/v1/statements/council-2-statement/additions";

async fn program<'a>(server: &'a TestServer, role: Role, organisation: &str, scope: TokenScope) -> Program<'a> {
    let account = server.database.account(role, organisation).await;
    Program::of(server, &account, scope).await
}

fn weather() -> Value {
    json!({
        "title": { "en": "Share weather data", "ko": "기상 자료 공유" },
        "standing": "agreed", "basis": "joint_text", "nature": "deliverable", "due": "2027 H1",
        "undertaken_by": ["AUR", "BOR"], "owners": ["AUR-MDA"], "visibility": "public",
    })
}

#[tokio::test]
async fn a_commitment_is_proposed_and_recorded_when_the_other_side_accepts() {
    let server = TestServer::with_council().await;
    let ours = program(&server, Role::Manager, "AUR-MDA", TokenScope::Manage).await;
    let theirs = program(&server, Role::Manager, "BOR-DFA", TokenScope::Manage).await;
    let sent = Sending { version: None, key: Some("weather-1") };
    let proposed = ours.send(Method::POST, ADDITIONS, sent, &weather()).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.text);
    let again = ours.send(Method::POST, ADDITIONS, sent, &weather()).await;
    assert_eq!((again.status, &again.text), (proposed.status, &proposed.text), "sent twice, proposed once");
    let id = proposed.json()["addition"].as_str().unwrap().to_owned();
    let listed = theirs.get(ADDITIONS).await.json();
    let found: Vec<_> = listed["additions"].as_array().unwrap().iter().filter(|it| it["id"] == *id).collect();
    assert_eq!(found.len(), 1, "{listed}");
    assert_eq!((&found[0]["due"], &found[0]["waits_for"]), (&"2027 H1".into(), &json!(["BOR"])));
    let answers = format!("{ADDITIONS}/{id}/answers");
    let declined = theirs.post(&answers, "", json!({ "accepted": false })).await;
    assert_eq!(declined.json()["errors"][0]["name"], "reason_en", "{}", declined.text);
    let agreed = theirs.post(&answers, "", json!({ "accepted": true })).await;
    assert_eq!(agreed.json(), json!({ "agreed": true }));
    assert_eq!(theirs.post(&answers, "", json!({ "accepted": true })).await.problem(), "conflict");
    let recorded = ours.get("/api/v1/commitments/share-weather-data").await.json();
    assert_eq!(recorded["owners"][0]["organisation"], "AUR-MDA", "{recorded}");
    let left = ours.get(ADDITIONS).await.json();
    assert!(left["additions"].as_array().unwrap().iter().all(|it| it["id"] != *id));
}

#[tokio::test]
async fn what_is_wrong_is_said_of_each_field_and_nothing_is_recorded() {
    let server = TestServer::with_council().await;
    let ours = program(&server, Role::Manager, "AUR-MDA", TokenScope::Manage).await;
    let before = server.database.height().await;
    for (field, value, named) in [
        ("title", json!({}), "title_en"),
        ("title", json!({ "en": "x\u{0}y" }), "title_en"),
        ("standing", json!("decided"), "standing"),
        ("basis", json!(null), "basis"),
        ("nature", json!(""), "nature"),
        ("due", json!("31/02/2027"), "due"),
        ("undertaken_by", json!(["CAL"]), "undertaken_by"),
        ("owners", json!(["CAL-MOI"]), "owners"),
        ("areas", json!(["astrology"]), "areas"),
        ("visibility", json!("party:AUR"), "visibility"),
    ] {
        let mut body = weather();
        body[field] = value;
        let refused = ours.post(ADDITIONS, "", body).await.json();
        let names: Vec<_> = refused["errors"].as_array().into_iter().flatten().map(|it| it["name"].clone()).collect();
        assert!(names.contains(&named.into()), "{field}: {refused}");
    }
    assert_eq!(server.database.height().await, before);
}

#[tokio::test]
async fn who_may_not_add_or_answer_is_refused() {
    let server = TestServer::with_council().await;
    let official = program(&server, Role::Official, "AUR-MDA", TokenScope::Manage).await;
    assert_eq!(official.post(ADDITIONS, "", weather()).await.problem(), "forbidden");
    let reads = program(&server, Role::Manager, "AUR-MDA", TokenScope::Report).await;
    assert_eq!(reads.post(ADDITIONS, "", weather()).await.problem(), "forbidden");
    let nobody = Program::without(&server);
    assert_eq!(nobody.get(ADDITIONS).await.problem(), "unauthorized");
    let manager = program(&server, Role::Manager, "AUR-MDA", TokenScope::Manage).await;
    let unknown = "/api/v1/statements/council-99-statement/additions";
    assert_eq!(manager.get(unknown).await.problem(), "not_found");
    assert_eq!(manager.post(unknown, "", weather()).await.problem(), "not_found");
    let answers = format!("{ADDITIONS}/no-such/answers");
    assert_eq!(manager.post(&answers, "", json!({ "accepted": true })).await.problem(), "not_found");
}

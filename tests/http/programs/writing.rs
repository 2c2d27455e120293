//! What programs write: what the forms record, once, on the version that they read, with the same rules.

use accord::domain::access::role::Role;
use accord::domain::account::api_token::TokenScope;
use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::files::PDF;
use crate::support::forms::leads_on;
use crate::support::programs::{Program, Sending};
use crate::support::report_form::{FILE, attach};
use crate::support::server::TestServer;

const SLUG: &str = "both-same";

fn report() -> Value {
    json!({
        "status": "on_track",
        "on": "2026-11-20",
        "visibility": "public",
        "progress": 60,
        "results": { "en": "Cables landed.", "ko": "케이블이 도착하였습니다." },
        "evidence": [{ "address": "https://gazette.example/1", "publisher": "Gazette", "class": "party" }],
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is a text")).to_owned()
}

fn names(problem: &Value) -> Vec<String> {
    problem["errors"].as_array().into_iter().flatten().map(|it| text(&it["name"])).collect()
}

fn at(rest: &str) -> String {
    format!("/api/v1/commitments/{SLUG}/{rest}")
}

async fn program<'a>(server: &'a TestServer, role: Role, organisation: &str, scope: TokenScope) -> Program<'a> {
    let account = server.database.account(role, organisation).await;
    Program::of(server, &account, scope).await
}

#[tokio::test]
async fn a_report_goes_from_the_draft_to_the_answer_of_the_other_side() {
    let server = TestServer::with_cases().await;
    let official = program(&server, Role::Official, "AUR-MDA", TokenScope::Report).await;
    let manager = program(&server, Role::Manager, "AUR-MDA", TokenScope::Manage).await;
    let theirs = program(&server, Role::Manager, "BOR-CSA", TokenScope::Manage).await;

    let work = official.work(SLUG).await;
    assert_eq!(work["draft_version"], "");
    let sending = Sending { version: Some(""), key: None };
    let saved = official.send(Method::PUT, &at("draft"), sending, &json!({ "status": "on_track" })).await;
    assert_eq!(saved.status, StatusCode::OK, "{}", saved.text);
    let again = official.send(Method::PUT, &at("draft"), sending, &json!({ "status": "delayed" })).await;
    assert_eq!((again.status, again.problem()), (StatusCode::PRECONDITION_FAILED, "stale".into()));
    assert_eq!(again.json()["version"], saved.json()["version"]);
    let work = official.work(SLUG).await;
    assert_eq!(work["draft"]["fields"][0], json!({ "name": "status", "value": "on_track" }));

    let mut whole = report();
    whole["draft_version"] = work["draft_version"].clone();
    let submitted = official.post(&at("reports"), &text(&work["version"]), whole).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{}", submitted.text);
    let waiting = submitted.header("location").to_owned();
    let read = official.get(&waiting).await.json();
    assert_eq!(read["content"]["results"]["ko"]["words"], "케이블이 도착하였습니다.");
    assert!(official.work(SLUG).await["draft"].is_null(), "the draft went with it");
    assert_eq!(theirs.get(&waiting).await.problem(), "not_found");

    let version = text(&read["version"]);
    let refused = official.post(&format!("{waiting}/publication"), &version, json!({})).await;
    assert_eq!(refused.problem(), "forbidden");
    let returned = manager.post(&format!("{waiting}/return"), &version, json!({})).await;
    assert_eq!(
        (returned.status, names(&returned.json())),
        (StatusCode::UNPROCESSABLE_ENTITY, vec!["reason_en".into()])
    );
    let published = manager.post(&format!("{waiting}/publication"), &version, json!({})).await;
    assert_eq!(published.json()["outcome"], "published", "{}", published.text);
    let stale = manager.post(&format!("{waiting}/publication"), &version, json!({})).await;
    assert!(["stale", "not_found"].contains(&&*stale.problem()));

    let update = text(&published.json()["report"]);
    let of_update = |work: &Value| {
        let mut updates = work["updates"].as_array().unwrap().iter();
        text(&updates.find(|it| it["id"] == *update).unwrap()["version"])
    };
    let version = of_update(&theirs.work(SLUG).await);
    let answers = at(&format!("updates/{update}/answers"));
    let unreasoned = theirs.post(&format!("{answers}?lang=ko"), &version, json!({ "answer": "disputed" })).await;
    assert_eq!(names(&unreasoned.json()), ["reason_ko"], "{}", unreasoned.text);
    assert_eq!(manager.post(&answers, &version, json!({ "answer": "confirmed" })).await.status, StatusCode::FORBIDDEN);
    let answered = theirs.post(&answers, &version, json!({ "answer": "confirmed" })).await;
    assert_eq!(answered.status, StatusCode::CREATED, "{}", answered.text);

    let read = server.get(&format!("/api/v1/commitments/{SLUG}")).await.json();
    let told = read["updates"].as_array().unwrap().iter().find(|it| it["id"] == *update).unwrap().clone();
    assert_eq!((&told["answers"][0]["answer"], &told["progress"]), (&"confirmed".into(), &60.into()));
    let version = of_update(&manager.work(SLUG).await);
    let confirmed = manager.post(&at(&format!("updates/{update}/confirmations")), &version, json!({})).await;
    assert_eq!(confirmed.status, StatusCode::CREATED, "{}", confirmed.text);
}

/// Sent again with its key, a request is recorded once and answered as it was first, also by another server.
#[tokio::test]
async fn a_request_that_is_sent_twice_is_recorded_once() {
    let server = TestServer::with_cases().await;
    let official = program(&server, Role::Official, "AUR-MDA", TokenScope::Report).await;
    let version = text(&official.work(SLUG).await["version"]);
    let sending = Sending { version: Some(&version), key: Some("import-7") };
    let before = server.database.height().await;

    let mut wrong = report();
    wrong["status"] = json!("splendid");
    let refused = official.send(Method::POST, &at("reports"), sending, &wrong).await;
    assert_eq!((refused.problem(), names(&refused.json())), ("invalid".into(), vec!["status".into()]));

    let first = official.send(Method::POST, &at("reports"), sending, &report()).await;
    assert_eq!(first.status, StatusCode::CREATED, "corrected, it goes through with its key: {}", first.text);
    let second = official.send(Method::POST, &at("reports"), sending, &report()).await;
    assert_eq!((first.status, &first.text), (second.status, &second.text));
    assert_eq!(first.header("location"), second.header("location"));
    let other_server = server.later("2026-11-25T03:00:01Z").await;
    let elsewhere = Program::with(&other_server, official.secret.clone().unwrap());
    assert_eq!(elsewhere.send(Method::POST, &at("reports"), sending, &report()).await.text, first.text);
    assert_eq!(server.database.height().await, before + 1);

    let mut changed = report();
    changed["progress"] = json!(70);
    let reused = official.send(Method::POST, &at("reports"), sending, &changed).await;
    assert_eq!((reused.status, reused.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "key_reused".into()));
    let stale = official.post(&at("reports"), &version, report()).await;
    assert_eq!(stale.problem(), "stale");
    assert_eq!(stale.json()["version"], official.work(SLUG).await["version"]);
    assert_eq!(server.database.height().await, before + 1);
    // The keys of two people are two keys.
    let colleague = program(&server, Role::Official, "AUR-MDA", TokenScope::Report).await;
    let version = text(&colleague.work(SLUG).await["version"]);
    let sending = Sending { version: Some(&version), key: Some("import-7") };
    let waits = colleague.send(Method::POST, &at("reports"), sending, &report()).await;
    assert_eq!(names(&waits.json()), ["second"], "{}", waits.text);
}

/// What was typed breaks the same rules as in a form, and is told in the language of the request.
#[tokio::test]
async fn the_rules_of_the_forms_hold() {
    let server = TestServer::with_cases().await;
    let official = program(&server, Role::Official, "AUR-MDA", TokenScope::Report).await;
    let version = text(&official.work(SLUG).await["version"]);
    let before = server.database.height().await;
    for (change, field) in [
        (json!({ "on": "2999-01-01" }), "on"),
        (json!({ "on": "soon" }), "on"),
        (json!({ "visibility": "everybody" }), "visibility"),
        (json!({ "visibility": "party:BOR" }), "visibility"),
        (json!({ "progress": 101 }), "progress"),
        (json!({ "results": { "en": "가".repeat(20_001) } }), "results_en"),
        (json!({ "title": { "ko": "\u{e000}" } }), "title_ko"),
        (json!({ "narrative": { "en": "a\u{0}b" } }), "narrative_en"),
        (json!({ "organisations": ["NOBODY"] }), "organisations"),
        (json!({ "meeting": "no-such-meeting" }), "meeting"),
        (json!({ "evidence": [{ "address": "javascript:alert(1)" }] }), "evidence-0"),
        (json!({ "evidence": [{ "class": "party", "published_on": "2026-11-01" }] }), "evidence-0"),
        (json!({ "evidence": vec![json!({ "address": "https://x.example" }); 11] }), "evidence"),
        (json!({ "progress": "much" }), "progress"),
        (json!({ "unheard": 1 }), "unheard"),
        (
            json!({ "evidence": [{ "address": "https://x.example", "published_on": "2999-01-01" }] }),
            "evidence-0-published_on",
        ),
    ] {
        let mut sent = report();
        sent.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let reply = official.post(&format!("{}?lang=ko", at("reports")), &version, sent).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{change}: {}", reply.text);
        let problem = reply.json();
        assert!(names(&problem).iter().any(|it| it == field), "{field}: {problem}");
        let said = text(&problem["errors"][0]["detail"]);
        assert!(said.chars().any(|letter| ('가'..='힣').contains(&letter)), "{said}");
    }
    assert_eq!(server.database.height().await, before);
}

#[tokio::test]
async fn milestones_and_joint_statuses_are_set_on_the_version_that_was_read() {
    let server = TestServer::with_cases().await;
    let manager = program(&server, Role::Manager, "AUR-MDA", TokenScope::Manage).await;
    let theirs = program(&server, Role::Manager, "BOR-CSA", TokenScope::Manage).await;
    let step = json!({ "title": { "en": "Meet" }, "due": "2027 H1" });
    let added = manager.send(Method::POST, &at("milestones"), Sending::default(), &step).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text);
    let id = text(&added.json()["id"]);
    let work = manager.work(SLUG).await;
    let milestone = work["milestones"].as_array().unwrap().iter().find(|it| it["id"] == *id).unwrap().clone();
    let version = text(&milestone["version"]);
    let address = at(&format!("milestones/{id}"));
    let moved = json!({ "title": { "en": "Meet" }, "due": "2027-12" });
    let sending = Sending { version: Some(&version), key: None };
    let unreasoned = manager.send(Method::PUT, &address, sending, &moved).await;
    assert_eq!(names(&unreasoned.json()), ["reason_en"], "{}", unreasoned.text);
    let done = json!({ "title": { "en": "Meet" }, "due": "2027 H1", "completed_on": "2026-11-20" });
    assert_eq!(manager.send(Method::PUT, &address, sending, &done).await.status, StatusCode::OK);
    assert_eq!(manager.send(Method::PUT, &address, sending, &done).await.problem(), "stale");
    assert_eq!(theirs.send(Method::PUT, &address, sending, &done).await.status, StatusCode::FORBIDDEN);

    let proposals = at("joint-status-proposals");
    let version = text(&manager.work(SLUG).await["joint_status_version"]);
    let proposed = manager.post(&proposals, &version, json!({ "status": "delayed", "visibility": "shared" })).await;
    assert_eq!(proposed.status, StatusCode::CREATED, "{}", proposed.text);
    let work = theirs.work(SLUG).await;
    let proposal = text(&work["joint_status_proposal"]["id"]);
    let (answers, version) = (format!("{proposals}/{proposal}/answers"), text(&work["joint_status_version"]));
    let declined = theirs.post(&answers, &version, json!({ "accepted": false })).await;
    assert_eq!(names(&declined.json()), ["reason_en"], "{}", declined.text);
    let agreed = theirs.post(&answers, &version, json!({ "accepted": true })).await;
    assert_eq!(agreed.json(), json!({ "agreed": true }));
    let read = manager.get(&format!("/api/v1/commitments/{SLUG}")).await.json();
    assert_eq!((&read["listed"]["status"], &read["joint_status"]["status"]), (&"delayed".into(), &"delayed".into()));
}

/// A report with files is not replaced by one without them, which is all that a program can send.
#[tokio::test]
async fn files_are_not_lost() {
    let server = TestServer::with_cases().await;
    let person = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(
        &attach(&person, "submit", &[("on", "2026-11-20"), ("results_en", "Two.")], &[(FILE, "a.pdf", PDF)]).await,
    );
    let official = program(&server, Role::Official, "AUR-MDA", TokenScope::Report).await;
    let work = official.work(SLUG).await;
    let handed_in = &work["reports"][0];
    let address = at(&format!("reports/{}", text(&handed_in["id"])));
    let before = server.database.height().await;
    let version = text(&handed_in["version"]);
    let sending = Sending { version: Some(&version), key: None };
    let reply = official.send(Method::PUT, &address, sending, &report()).await;
    assert_eq!((reply.status, names(&reply.json())), (StatusCode::UNPROCESSABLE_ENTITY, vec!["evidence".to_owned()]));
    assert_eq!(server.database.height().await, before);
}

/// A key stands for what it recorded even when its answer is not kept any more.
#[tokio::test]
async fn a_key_whose_answer_is_forgotten_records_nothing_else() {
    let server = TestServer::with_cases().await;
    let official = program(&server, Role::Official, "AUR-MDA", TokenScope::Report).await;
    let version = text(&official.work(SLUG).await["version"]);
    let sending = Sending { version: Some(&version), key: Some("import-7") };
    let first = official.send(Method::POST, &at("reports"), sending, &report()).await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.text);
    server.database.meddle("DELETE FROM api_request").await;
    let before = server.database.height().await;
    for progress in [60, 70] {
        let mut sent = report();
        sent["progress"] = json!(progress);
        assert_eq!(official.send(Method::POST, &at("reports"), sending, &sent).await.problem(), "key_reused");
    }
    assert_eq!(server.database.height().await, before);
}

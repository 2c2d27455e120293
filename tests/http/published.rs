//! What only published sources say, what is too new to be reported on, and a portfolio of one party.

use accord::demo;
use accord::domain::access::role::Role;
use http::StatusCode;
use serde_json::{Value, json};

use crate::support::database::TestDatabase;
use crate::support::server::TestServer;

/// The fictional portfolio with a statement of yesterday, what it says, and what published sources say about that.
async fn with_new_statement(events: &[Value]) -> TestServer {
    let mut file: Value = serde_json::from_str(demo::FICTIONAL).unwrap();
    let push = |file: &mut Value, list: &str, entry: Value| file[list].as_array_mut().unwrap().push(entry);
    push(
        &mut file,
        "statements",
        json!({
            "id": "new-statement", "title_en": "New statement", "date": "2026-11-24", "parties": ["AUR", "BOR"],
            "tracked_parties": ["AUR", "BOR"], "kind": "joint_statement", "issuer": "joint",
            "source_url": "https://council.example/new",
        }),
    );
    push(
        &mut file,
        "commitments",
        json!({
            "id": "new-thing", "statement": "new-statement", "areas": ["networks"], "title_en": "Build the new thing",
            "basis": "joint_text", "standing": "agreed", "undertaken_by": ["AUR", "BOR"], "nature": "deliverable",
        }),
    );
    for (place, event) in events.iter().enumerate() {
        let mut event = event.clone();
        event["id"] = json!(format!("new-event-{place}"));
        for (field, value) in [("date", "2026-11-24"), ("kind", "update"), ("title_en", "It is said to be late")] {
            event[field] = json!(value);
        }
        push(&mut file, "events", event);
    }
    let database = TestDatabase::sqlite().await;
    database.load(&file.to_string()).await;
    TestServer::on(database)
}

fn judged(class: &str, publisher: &str) -> Value {
    json!({
        "commitment": "new-thing", "status": "delayed", "evidence_class": class, "publisher": publisher,
        "source_url": "https://gazette.example/1",
    })
}

/// A judgement that a source publishes is told on page, list and overview as its publisher's word, and is no headline.
#[tokio::test]
async fn a_published_judgement_is_told_beside_the_headline() {
    for (class, publisher, said) in [
        ("press", "Gazette", "A published source reports: Delayed"),
        ("joint", "Council", "A joint publication of the parties reports: Delayed"),
        ("party", "AUR-MDA", "A publication of Aurelia reports: Delayed"),
        ("party", "Somebody", "A party’s own publication reports: Delayed"),
    ] {
        let server = with_new_statement(&[judged(class, publisher)]).await;
        let page = server.get("/en/commitments/new-thing").await;
        let headline = page.page().first(".headline");
        assert!(headline.has(".status.unknown") && headline.says(said), "{class}: {}", headline.text());
        assert!(!page.says("no published source states how it stands"), "{class}");
        assert!(headline.leads_to("#published") && page.part("published").leads_to("#u-1"), "{class}");
        let list = server.get("/en/commitments?q=new+thing").await;
        let row = list.page().row("new-thing");
        assert!(row.says(said) && row.leads_to("/en/commitments/new-thing#published"), "{class}: {}", row.text());
        assert!(server.get("/en/").await.says("published sources report: Delayed 1"), "{class}");
        assert!(!server.get("/ko/commitments/new-thing").await.says("현황을 밝힌 공개자료도 없습니다"), "{class}");
    }
}

#[tokio::test]
async fn where_no_source_judges_it_is_said_that_nobody_has_reported() {
    let server = with_new_statement(&[]).await;
    let page = server.get("/en/commitments/new-thing").await;
    assert!(page.says("Nobody has reported, and no published source states how it stands."));
    assert!(!server.get("/en/").await.says("published sources report"));
}

/// What was said yesterday is not silent: nobody waits for a report on it yet.
#[tokio::test]
async fn what_is_new_is_not_silent() {
    let server = with_new_statement(&[]).await;
    for silent in ["never", "stale"] {
        let rows = server.get(&format!("/en/commitments?freshness={silent}")).await.rows();
        assert!(!rows.contains(&"new-thing".to_owned()), "{silent}");
    }
    assert_eq!(server.get("/en/commitments?freshness=new").await.rows(), ["new-thing"]);
    assert!(server.get("/en/commitments?q=new+thing").await.page().row("new-thing").has("use[href='#f-new']"));
    let later = server.later("2027-03-01T03:00:00Z").await;
    assert!(later.get("/en/commitments?freshness=never").await.rows().contains(&"new-thing".to_owned()));
}

/// What a portfolio begins with is not learned since a day before it began.
#[tokio::test]
async fn the_first_import_is_nothing_learned() {
    let server = TestServer::with_council().await;
    let page = server.get("/en/changes?from=2026-10-31&to=2026-11-25").await;
    assert!(page.status == StatusCode::OK && !page.page().has("[data-learned]"), "{:?}", page.pieces());
}

/// Promises of one government: nothing lies between sides.
#[tokio::test]
async fn a_portfolio_of_one_party_reads_as_one() {
    let file = json!({
        "portfolio": { "title_en": "What Aurelia promised", "marking": "fictional", "taking_part": ["AUR"] },
        "parties": [{ "code": "AUR", "name_en": "Aurelia", "kind": "government", "time_zone": "Asia/Seoul",
            "coordinating": "AUR-MDA" }],
        "organisations": [{ "code": "AUR-MDA", "party": "AUR", "name_en": "Ministry of Aurelia", "kind": "ministry" }],
        "areas": [{ "code": "all", "name_en": "Everything" }],
        "statements": [{ "id": "programme", "title_en": "Programme", "date": "2025-01-01", "parties": ["AUR"],
            "tracked_parties": ["AUR"], "kind": "framework", "issuer": "AUR" }],
        "commitments": [{ "id": "promise", "statement": "programme", "areas": ["all"], "title_en": "Build a bridge",
            "basis": "one_side", "standing": "unilateral", "undertaken_by": ["AUR"], "nature": "deliverable",
            "leads": { "AUR": ["AUR-MDA"] }, "leads_basis": "named_in_source" }],
    });
    let database = TestDatabase::sqlite().await;
    database.load(&file.to_string()).await;
    let server = TestServer::on(database);
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    for address in ["/en/", "/en/commitments", "/en/commitments/promise", "/en/briefing", "/en/statements"] {
        let page = manager.get(address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        for words in ["sides differ", "Where the sides differ", "Joint status", "joint status", "other side"] {
            assert!(!page.says(words), "{address} says {words}: {:?}", page.pieces());
        }
    }
    assert!(!manager.get("/en/commitments").await.page().has("input[name=party]"));
    assert_eq!(manager.get("/en/commitments/promise/joint-status").await.status, StatusCode::NOT_FOUND);
    let overview = server.get("/en/").await;
    assert!(!overview.says("The last ones held:") && !overview.says("since the last meeting"));
    assert!(manager.get("/en/statements/new").await.is_set("issuer", "AUR"));
}

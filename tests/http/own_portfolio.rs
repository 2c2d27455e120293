//! A portfolio that somebody writes: the small one of `docs/portfolio.md`, and what it grows into.

use http::StatusCode;
use serde_json::{Value, json};

use accord::service::portfolio::import::Imported;

use crate::support::server::TestServer;

/// The portfolio that the documents begin with.
fn small() -> Value {
    let docs = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/portfolio.md")).unwrap();
    let json = docs.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    serde_json::from_str(json).unwrap()
}

async fn recorded(server: &TestServer, file: &Value) -> usize {
    match server.database.accord.portfolio().import(file.to_string().as_bytes(), "test").await.unwrap() {
        Imported::Recorded { new, .. } => new,
        Imported::Refused(refusal) => panic!("{refusal:#?}"),
    }
}

/// It has no area, no meeting, no mechanism; its one owner is assumed.
#[tokio::test]
async fn the_small_portfolio_of_the_documents_is_recorded_and_shown() {
    let server = TestServer::empty().await;
    recorded(&server, &small()).await;
    for lang in ["en", "ko"] {
        for path in [
            "",
            "commitments",
            "commitments/launch-nisar",
            "statements",
            "statements/joint-statement-2023",
            "timeline",
            "changes?compare=2024-01-01",
            "figures",
            "about",
            "meetings",
            "organisations/ISRO",
        ] {
            let address = format!("/{lang}/{path}");
            assert_eq!(server.get(&address).await.status, StatusCode::OK, "{address}");
        }
    }
    let page = server.get("/en/commitments/launch-nisar").await;
    assert!(page.says("assumed by the editor") && !page.says("assigned by the party"), "{:?}", page.pieces());
    let korean = server.get("/ko/commitments/launch-nisar").await;
    assert!(korean.says("편집자 추정"), "{:?}", korean.pieces());
}

/// Imported again with more in it: what is new is shown with what it belongs to.
#[tokio::test]
async fn a_portfolio_lives_on_after_its_first_import() {
    let server = TestServer::empty().await;
    let mut file = small();
    recorded(&server, &file).await;
    assert_eq!(recorded(&server, &file).await, 0);
    file["statements"].as_array_mut().unwrap().push(json!({
        "id": "joint-statement-2025", "title_en": "Second joint statement", "date": "2025-02-13",
        "kind": "joint_statement", "parties": ["IN", "US"], "tracked_parties": ["IN", "US"], "issuer": "joint",
        "source_url": "https://example.org/2025", "sources": [{ "url": "https://mea.example/2025", "publisher": "MEA" }],
    }));
    file["commitments"].as_array_mut().unwrap().push(json!({
        "id": "use-nisar", "statement": "joint-statement-2025", "title_en": "Use the data of NISAR together",
        "basis": "joint_text", "standing": "agreed", "undertaken_by": ["IN", "US"], "nature": "continuing",
        "relations": [{ "kind": "follows", "to": "launch-nisar", "basis": "The statement says so." }],
        "source_url": "https://nasa.example/nisar",
        "sources": [{ "url": "https://isro.example/n", "publisher": "ISRO" }],
    }));
    file["events"].as_array_mut().unwrap().push(json!({
        "id": "nisar-data", "commitment": "launch-nisar", "status": "completed", "title_en": "Data are published",
    }));
    // A statement, a commitment, a link, an event.
    assert_eq!(recorded(&server, &file).await, 4);
    let page = server.get("/en/commitments/use-nisar").await;
    assert!(page.says("Follows") && page.leads_to("https://isro.example/n"), "{:?}", page.pieces());
    let before = server.get("/en/commitments/launch-nisar").await;
    assert!(before.says("Followed by") && before.says("The source gives no day"), "{:?}", before.pieces());
    assert!(server.get("/en/statements/joint-statement-2025").await.leads_to("https://mea.example/2025"));
    assert!(server.get("/ko/commitments/launch-nisar").await.says("출처에 날짜가 없어"));
}

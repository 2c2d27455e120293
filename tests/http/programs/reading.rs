//! What programs read: what the pages show, page by page, in both languages, as of any day; and the document that says so.

use std::collections::BTreeSet;

use accord::domain::access::role::Role;
use accord::domain::account::api_token::TokenScope;
use http::StatusCode;
use rstest::rstest;
use serde_json::Value;

use crate::support::programs::Program;
use crate::support::reports::{publish_as, written};
use crate::support::server::TestServer;

const LIST: &str = "/api/v1/commitments";

fn slugs(list: &Value) -> Vec<String> {
    let rows = list["commitments"].as_array().unwrap().iter();
    rows.map(|it| it["slug"].as_str().unwrap().to_owned()).collect()
}

/// The list that a page shows and the one that a program reads are one.
#[rstest]
#[case("")]
#[case("?status=completed&status=delayed")]
#[case("?area=ai&sort=due")]
#[case("?q=forum&sort=title")]
#[case("?as_of=2026-03-01&sort=-title")]
#[case("?standing=proposed")]
#[tokio::test]
async fn a_program_reads_the_rows_of_the_page(#[case] query: &str) {
    let server = TestServer::with_demonstration().await;
    let page = server.get(&format!("/en/commitments{query}")).await.rows();
    let list = server.get(&format!("{LIST}{query}")).await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.text);
    assert_eq!(slugs(&list.json()), page);
}

/// Nobody is read twice and nobody is left out, whatever is recorded between two pages.
#[tokio::test]
async fn a_list_is_read_page_by_page() {
    let server = TestServer::with_cases().await;
    let all = slugs(&server.get(&format!("{LIST}?sort=title&limit=200")).await.json());
    let (mut read, mut next) = (Vec::new(), format!("{LIST}?sort=title&limit=3"));
    loop {
        let reply = server.get(&next).await;
        let list = reply.json();
        assert_eq!(list["total"], all.len());
        read.extend(slugs(&list));
        let Some(address) = list["next"].as_str() else { break };
        assert_eq!(reply.header("link"), format!("<{address}>; rel=\"next\""));
        next = address.to_owned();
        if read.len() == 3 {
            publish_as(&server.database, "AUR-MDA", "both-same", written("Published meanwhile.")).await;
        }
    }
    assert_eq!(read, all);
}

#[tokio::test]
async fn what_did_not_change_is_not_sent_again() {
    let server = TestServer::with_cases().await;
    for address in [LIST, "/api/v1/commitments/both-same", "/api/v1/counts", "/api/openapi.json"] {
        let first = server.get(address).await;
        let tag = first.header("etag").to_owned();
        let second = server.get_with(address, &[("if-none-match", &tag)]).await;
        assert_eq!((second.status, second.text.as_str()), (StatusCode::NOT_MODIFIED, ""), "{address}");
        assert_eq!(second.header("etag"), tag);
        let korean = server.get_with(address, &[("if-none-match", &tag), ("accept-language", "ko")]).await;
        let same = address == "/api/v1/counts";
        assert_eq!(korean.status == StatusCode::NOT_MODIFIED, same, "{address}");
    }
}

#[tokio::test]
async fn texts_are_in_both_languages_and_labels_in_the_one_asked_for() {
    let server = TestServer::with_demonstration().await;
    let row = |list: &Value| list["commitments"][0].clone();
    let english = row(&server.get(LIST).await.json());
    let korean = row(&server.get(&format!("{LIST}?lang=ko")).await.json());
    let accepted = row(&server.get_with(LIST, &[("accept-language", "ko"), ("cookie", "lang=en")]).await.json());
    assert_eq!(korean, accepted);
    assert_eq!(english["title"], korean["title"]);
    assert!(english["title"]["en"]["words"].is_string() && english["title"]["ko"]["words"].is_string());
    assert_ne!(english["status_label"], korean["status_label"]);
}

#[tokio::test]
async fn a_commitment_is_read_as_of_a_day_and_as_it_was_known() {
    let server = TestServer::with_demonstration().await;
    let address = "/api/v1/commitments/jfs25-action-plan";
    assert_eq!(server.get(&format!("{address}?as_of=2025-11-12")).await.problem(), "not_found");
    let then = server.get(&format!("{address}?as_of=2025-11-13")).await.json();
    assert_eq!((&then["as_of"], &then["listed"]["slug"]), (&"2025-11-13".into(), &"jfs25-action-plan".into()));
    let known = server.get(&format!("{address}?known_at=2026-11-25")).await.json();
    assert!(known["known_at"].as_str().unwrap().ends_with('Z') && !known["history"].as_array().unwrap().is_empty());
    assert_eq!(server.get(&format!("{address}?known_at=2030-01-01")).await.problem(), "bad_request");
}

#[tokio::test]
async fn what_changed_is_told_as_on_the_page() {
    let server = TestServer::with_cases().await;
    let changes = server.get("/api/v1/changes?from=2024-03-01&limit=200").await.json();
    let moved = changes["moved"].as_array().unwrap();
    let counted: u64 = changes["counts"]["new"].as_u64().unwrap_or_default();
    let new = moved.iter().filter(|it| it["kinds"].as_array().unwrap().contains(&"new".into())).count();
    assert!(counted > 0);
    assert_eq!(counted, new as u64);
}

#[tokio::test]
async fn the_numbers_are_those_of_the_list() {
    let server = TestServer::with_demonstration().await;
    let counts = server.get("/api/v1/counts?area=ai").await.json();
    let list = server.get(&format!("{LIST}?area=ai&limit=200")).await.json();
    assert_eq!(counts["total"], list["total"]);
    for (status, count) in counts["by"]["status"].as_object().unwrap() {
        let narrowed = server.get(&format!("{LIST}?area=ai&status={status}")).await.json();
        assert_eq!(*count, narrowed["total"], "{status}");
    }
}

/// The document is that of the code, and every operation of it is answered.
#[tokio::test]
async fn api_document() {
    let server = TestServer::with_cases().await;
    let document = server.get("/api/openapi.json").await.json();
    let text = format!("{}\n", serde_json::to_string_pretty(&document).unwrap());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.json");
    if std::env::var_os("ACCORD_TEST_WRITE_DOCS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == text, "docs/openapi.json is not of this code: ACCORD_TEST_WRITE_DOCS=1 writes it anew");
    assert_eq!(document["openapi"], "3.1.0");

    let account = server.database.account(Role::Manager, "AUR-MDA").await;
    let program = Program::of(&server, &account, TokenScope::Manage).await;
    let mut read = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        if item["get"].is_null() || path.contains("{report}") {
            continue;
        }
        let slug = match path.as_str() {
            path if path.contains("/statements/") => "dialogue-1-2024",
            path if path.contains("/meetings/") => "dialogue-2",
            _ => "both-same",
        };
        let address = path.replace("{slug}", slug).replace("{code}", "AUR-MDA");
        let address = if path.ends_with("/search") { format!("{address}?q=rules") } else { address };
        for lang in ["en", "ko"] {
            let reply = program.get_with(&address, &[("accept-language", lang)]).await;
            assert_eq!(reply.status, StatusCode::OK, "{address}: {}", reply.text);
            assert_eq!(reply.header("content-language"), lang, "{address}");
            read += 1;
        }
    }
    assert!(read > 30, "{read}");
}

/// Every reference of the document leads to something in it.
#[tokio::test]
async fn the_document_refers_to_nothing_that_it_lacks() {
    let document = TestServer::with_cases().await.get("/api/openapi.json").await.json();
    fn refer(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get("$ref") {
                    found.insert(reference.clone());
                }
                fields.values().for_each(|it| refer(it, found));
            }
            Value::Array(values) => values.iter().for_each(|it| refer(it, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    refer(&document, &mut found);
    assert!(found.len() > 30, "{found:?}");
    for reference in found {
        assert!(document.pointer(reference.strip_prefix('#').unwrap()).is_some(), "{reference}");
    }
}

#[tokio::test]
async fn the_page_for_developers_tells_of_every_operation() {
    let server = TestServer::with_cases().await;
    let document = server.get("/api/openapi.json").await.json();
    for lang in ["en", "ko"] {
        let page = server.get(&format!("/{lang}/developers")).await;
        for item in document["paths"].as_object().unwrap().values() {
            for operation in item.as_object().unwrap().values() {
                let id = operation["operationId"].as_str().unwrap();
                assert!(page.try_part(id).is_some(), "{id}");
            }
        }
        assert!(!page.page().has("main script"), "nothing of it needs a script");
    }
    assert!(server.get("/en/").await.leads_to("/en/developers"));
}

//! What a reader may not see is nowhere in what programs read: not in a text, a number, an order, a tag or a length.

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::account::api_token::TokenScope;
use http::StatusCode;

use crate::support::programs::Program;
use crate::support::reports::{publish_as, written};
use crate::support::routes::routes;
use crate::support::server::TestServer;

/// The commitment in question, which AUR-MDA leads on its side.
const SLUG: &str = "both-same";
const WORD: &str = "Zanzibar";

/// Every address that programs read, with queries that would find what is hidden.
fn addresses() -> Vec<String> {
    let read = routes().into_iter().filter(|it| it.get && it.pattern.starts_with("/api/"));
    let fill = |pattern: &str| {
        let slug = match pattern {
            _ if pattern.contains("/statements/") => "dialogue-1-2024",
            _ if pattern.contains("/meetings/") => "dialogue-2",
            _ => SLUG,
        };
        pattern.replace("{slug}", slug).replace("{code}", "AUR-MDA").replace("{report}", "none")
    };
    let mut all: Vec<String> = read.map(|it| fill(it.pattern)).collect();
    let found: Vec<String> = ["commitments", "updates", "milestones", "counts", "figures", "search"]
        .iter()
        .map(|it| format!("/api/v1/{it}?q={WORD}"))
        .collect();
    all.extend(found);
    all.extend(
        ["commitments?sort=updated", "commitments?status=delayed", "commitments?sort=silent&limit=2"]
            .map(|it| format!("/api/v1/{it}")),
    );
    all.extend([format!("/api/v1/commitments/{SLUG}?lang=ko"), "/api/v1/changes?from=2024-03-01".into()]);
    assert!(all.len() > 25, "{all:?}");
    all
}

/// What somebody is answered at every address: status, tag and text.
async fn read(program: &Program<'_>) -> Vec<(String, StatusCode, String, String)> {
    let mut read = Vec::new();
    for address in addresses() {
        let reply = program.get(&address).await;
        assert!(!reply.status.is_server_error(), "{address}: {}", reply.text);
        read.push((address, reply.status, reply.header("etag").to_owned(), reply.text));
    }
    read
}

#[tokio::test]
async fn a_report_changes_nothing_for_those_who_may_not_see_it() {
    let everybody = [
        ("anybody", None),
        ("the other side", Some((Role::Manager, "BOR-CSA"))),
        ("a partner of the own side", Some((Role::Partner, "AUR-MDA"))),
        ("an admin", Some((Role::Admin, "AUR-MDA"))),
        ("a private body", Some((Role::Manager, "AUR-CHAMBER"))),
        ("another body of the own side", Some((Role::Manager, "AUR_NSI"))),
        ("the organisation", Some((Role::Official, "AUR-MDA"))),
    ];
    // By how many of them, in this order, each is not seen.
    for (visibility, blind) in
        [(Visibility::Shared, 1), (Visibility::Party("AUR".into()), 5), (Visibility::Organisation("AUR-MDA".into()), 6)]
    {
        let server = TestServer::with_cases().await;
        let mut programs = Vec::new();
        for (who, account) in everybody {
            let program = match account {
                Some((role, organisation)) => {
                    let account = server.database.account(role, organisation).await;
                    Program::of(&server, &account, TokenScope::Read).await
                }
                None => Program::without(&server),
            };
            programs.push((who, program));
        }
        let mut before = Vec::new();
        for (_, program) in &programs {
            before.push(read(program).await);
        }
        let mut report = written(&format!("Landed in {WORD}."));
        report.visibility = visibility.clone();
        publish_as(&server.database, "AUR-MDA", SLUG, report).await;
        for (place, (who, program)) in programs.iter().enumerate() {
            let after = read(program).await;
            let told = after.iter().any(|(_, _, _, text)| text.contains("Landed in"));
            assert_eq!(told, place >= blind, "{visibility} is read by {who}");
            if place < blind {
                for (was, is) in before[place].iter().zip(&after) {
                    assert_eq!(was, is, "{visibility} shows to {who}");
                }
            }
        }
    }
}

/// What somebody may not write about is not there for them either.
#[tokio::test]
async fn nobody_writes_about_what_they_may_not_see() {
    let server = TestServer::with_cases().await;
    let account = server.database.account(Role::Manager, "CAL-MOI").await;
    let theirs = Program::of(&server, &account, TokenScope::Manage).await;
    let own = server.database.account(Role::Official, "AUR-MDA").await;
    let own = Program::of(&server, &own, TokenScope::Read).await;
    assert_eq!(own.get("/api/v1/commitments/confidential").await.status, StatusCode::OK);
    let before = server.database.height().await;
    for rest in ["reports", "milestones", "joint-status-proposals", "updates/x/answers", "reports/x/publication"] {
        let body = match rest {
            "milestones" => serde_json::json!({ "title": { "en": "x" }, "due": "2027" }),
            "joint-status-proposals" => serde_json::json!({ "status": "delayed", "visibility": "shared" }),
            "updates/x/answers" => serde_json::json!({ "answer": "confirmed" }),
            "reports" => serde_json::json!({ "status": "delayed", "on": "2026-11-20", "visibility": "public" }),
            _ => serde_json::json!({}),
        };
        let hidden = theirs.post(&format!("/api/v1/commitments/confidential/{rest}"), "x", body.clone()).await;
        let missing = theirs.post(&format!("/api/v1/commitments/konfidential/{rest}"), "x", body).await;
        assert_eq!(hidden.problem(), "not_found", "{rest}: {}", hidden.text);
        assert_eq!((hidden.status, hidden.text), (missing.status, missing.text), "{rest}");
    }
    assert_eq!(server.database.height().await, before);
}

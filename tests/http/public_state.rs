//! The state of what everybody sees: no page for everybody changes without it, and nothing that is hidden moves it.

use std::collections::BTreeMap;

use accord::config::Config;
use accord::domain::access::permission::Visibility;
use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::domain::record::fact_kind::FactKind;
use accord::store::ledger;
use serde_json::{Value, json};

use crate::support::clock::{NOW, at, day, seoul};
use crate::support::database::TestDatabase;
use crate::support::ledger::rebuild;
use crate::support::server::TestServer;

/// What the fictional demonstration has of a kind, the public one recorded last.
async fn last(database: &TestDatabase, kind: &str) -> Value {
    let sql = format!(
        "SELECT payload FROM record WHERE kind = '{kind}' AND visibility = 'public' AND payload IS NOT NULL ORDER BY \
         sequence DESC LIMIT 1"
    );
    let payload = database.column(&sql).await.pop().unwrap();
    serde_json::from_str::<Value>(&payload).unwrap()["fact"].take()
}

fn text(words: &str) -> Value {
    json!([{ "kind": "original", "lang": "en", "words": words }])
}

/// The same with other words in a text.
fn worded(mut fact: Value, field: &str, words: &str) -> Value {
    fact[field] = text(words);
    fact
}

/// A fact of every kind, in an order in which each finds what it is about.
async fn one_of_every_kind(database: &TestDatabase, word: &str) -> Vec<Fact> {
    let mut base = BTreeMap::new();
    for kind in [
        "portfolio_described",
        "party_recorded",
        "organisation_recorded",
        "area_recorded",
        "mechanism_recorded",
        "meeting_recorded",
        "statement_recorded",
        "commitment_recorded",
        "milestone_set",
        "update_published",
    ] {
        base.insert(kind, last(database, kind).await);
    }
    let of = |kind: &str| base[kind].clone();
    let id = |name: &str| format!("{name}-{word}");
    let (commitment, other) = (of("update_published")["commitment"].clone(), of("commitment_recorded")["id"].clone());
    let (meeting, statement) = (of("meeting_recorded")["slug"].clone(), of("commitment_recorded")["statement"].clone());
    let update = |name: &str| {
        let mut update = worded(of("update_published"), "narrative", &format!("Reported {word}."));
        (update["id"], update["slug"], update["corrects"]) = (id(name).into(), id(name).into(), Value::Null);
        (update["voice"], update["status"]) = ("party:AUR".into(), "at_risk".into());
        update
    };
    let submitted =
        json!({ "update": update("submitted"), "on": "2026-11-25", "visibility": "public", "organisation": "AUR-MDA" });
    let about_submitted = || json!({ "commitment": commitment, "update": id("submitted") });
    let mut milestone = worded(of("milestone_set"), "title", &format!("Stage {word}"));
    (milestone["id"], milestone["slug"], milestone["commitment"]) =
        (id("stage").into(), id("stage").into(), commitment.clone());
    let mut added = worded(of("commitment_recorded"), "title", &format!("Added {word}"));
    (added["id"], added["slug"]) = (id("added").into(), id("added").into());
    let answer = |proposal: &str| json!({ "commitment": commitment, "proposal": id(proposal), "party": "BOR", "accepted": true, "reason": text(word) });
    let revised = worded(of("commitment_recorded"), "title", &format!("Revised {word}"));
    let link = json!({ "how": "link", "to": other, "kind": "follows", "basis": null });
    let facts = [
        ("portfolio_described", worded(of("portfolio_described"), "title", &format!("Portfolio {word}"))),
        ("party_recorded", worded(of("party_recorded"), "name", &format!("Borland {word}"))),
        ("organisation_recorded", worded(of("organisation_recorded"), "name", &format!("Office {word}"))),
        ("area_recorded", worded(of("area_recorded"), "name", &format!("Area {word}"))),
        ("mechanism_recorded", worded(of("mechanism_recorded"), "name", &format!("Forum {word}"))),
        ("meeting_recorded", worded(of("meeting_recorded"), "title", &format!("Meeting {word}"))),
        ("statement_recorded", worded(of("statement_recorded"), "title", &format!("Statement {word}"))),
        ("commitment_recorded", revised.clone()),
        (
            "agenda_set",
            json!({ "meeting": meeting, "party": "AUR", "items": [{ "note": text(&format!("Item {word}")) }] }),
        ),
        (
            "decision_recorded",
            json!({ "id": id("decision"), "meeting": meeting, "party": "AUR", "text": text(&format!("Decided {word}")) }),
        ),
        ("outcome_named", json!({ "meeting": meeting, "decision": id("decision"), "commitment": commitment })),
        ("commitments_related", json!({ "from": commitment, "to": other, "kind": "follows", "basis": null })),
        (
            "owner_named",
            json!({ "basis": "named_in_source", "commitment": commitment, "organisation": "AUR-NET", "party": "AUR", "role": "support" }),
        ),
        ("owner_released", json!({ "commitment": commitment, "organisation": "AUR-NET", "reason": text(word) })),
        (
            "owner_suggested",
            json!({ "id": id("suggested"), "commitment": commitment, "organisation": "BOR-DFA", "party": "BOR", "role": "support", "suggested_by": "AUR" }),
        ),
        ("owner_suggestion_answered", answer("suggested")),
        ("milestone_set", milestone),
        ("approval_path_set", json!({ "organisation": "AUR-MDA", "steps": 2 })),
        ("update_submitted", submitted),
        ("update_returned", worded(about_submitted(), "reason", word)),
        ("return_withdrawn", about_submitted()),
        ("update_approved", {
            let mut it = about_submitted();
            it["account"] = "somebody".into();
            it
        }),
        ("update_recalled", about_submitted()),
        ("update_published", update("published")),
        ("update_confirmed", json!({ "commitment": commitment, "update": id("published"), "voice": "party:AUR" })),
        (
            "countersigned",
            json!({ "answer": "disputed", "commitment": commitment, "id": id("answer"), "party": "BOR", "reason": text(word), "update": id("published") }),
        ),
        ("dispute_released", json!({ "commitment": commitment, "countersign": id("answer"), "party": "AUR" })),
        ("update_withdrawn", json!({ "commitment": commitment, "update": id("published"), "reason": word })),
        (
            "joint_status_proposed",
            json!({ "commitment": commitment, "id": id("joint"), "proposed_by": "AUR", "reason": text(word), "status": "delayed" }),
        ),
        ("joint_status_answered", answer("joint")),
        (
            "joint_status_agreed",
            json!({ "accepted_by": ["BOR"], "commitment": commitment, "proposed_by": "AUR", "status": "delayed" }),
        ),
        (
            "change_proposed",
            json!({ "id": id("change"), "commitment": revised, "reason": text(word), "proposed_by": "AUR" }),
        ),
        ("change_answered", answer("change")),
        (
            "restructuring_proposed",
            json!({ "id": id("restructuring"), "commitment": commitment, "restructuring": link, "proposed_by": "AUR", "asked": ["BOR"] }),
        ),
        ("restructuring_answered", json!({ "answer": answer("restructuring"), "other": other })),
        (
            "addition_proposed",
            json!({ "id": id("addition"), "commitment": added, "visibility": "public", "proposed_by": "AUR", "asked": ["BOR"] }),
        ),
        (
            "addition_answered",
            json!({ "statement": statement, "proposal": id("addition"), "party": "BOR", "accepted": true, "reason": text(word) }),
        ),
        (
            "note_written",
            json!({ "id": id("note"), "commitment": commitment, "text": text(word), "author": { "account": "somebody" }, "role": "official" }),
        ),
        ("note_withdrawn", json!({ "commitment": commitment, "note": id("note") })),
    ];
    let read = |(kind, fact): (&str, Value)| {
        serde_json::from_value(json!({ "kind": kind, "fact": fact })).unwrap_or_else(|error| panic!("{kind}: {error}"))
    };
    facts.into_iter().map(read).collect()
}

fn draft(visibility: &Visibility, fact: Fact) -> NewRecord {
    NewRecord {
        actor: "test".into(),
        organisation: Some("AUR-MDA".into()),
        effective_on: day("2026-11-25"),
        visibility: visibility.clone(),
        fact,
        idempotency_key: None,
    }
}

/// Withholds a record, and says so with a visibility.
async fn withhold(database: &TestDatabase, record: &str, visibility: &Visibility) {
    let mut conn = database.db().write().await.unwrap();
    let (noun, noun_id) = ledger::subject_of(&mut conn, record).await.unwrap().unwrap();
    let withholding = json!({
        "kind": "payload_withheld",
        "fact": { "record": record, "noun": noun, "noun_id": noun_id, "reason": "a name", "decided_by": "an office" },
    });
    let withholding = draft(visibility, serde_json::from_value(withholding).unwrap());
    let (now, today) = (at(NOW), at(NOW).day_in(&seoul()));
    assert!(ledger::withhold(&mut conn, record, withholding, now, today, &*database.random).await.unwrap());
    conn.commit().await.unwrap();
}

/// What everybody reads of everything that the facts are about, drawn anew.
async fn pages(server: &TestServer) -> Vec<(String, String)> {
    let database = &server.database;
    let update = last(database, "update_published").await;
    let commitment = update["commitment"].as_str().unwrap();
    let slugs = format!("SELECT slug FROM commitment WHERE id = '{commitment}'");
    let commitment = database.column(&slugs).await.pop().unwrap();
    let (mut addresses, slug) = (Vec::new(), |of: &Value| of["slug"].as_str().unwrap().to_owned());
    let (revised, meeting) = (last(database, "commitment_recorded").await, last(database, "meeting_recorded").await);
    for page in ["", "commitments", "timeline", "changes", "search?q=a", "figures", "about", "statements", "meetings"] {
        addresses.push(format!("/en/{page}"));
    }
    addresses.push(format!("/en/commitments/{commitment}"));
    addresses.push(format!("/en/commitments/{}", slug(&revised)));
    addresses.push(format!("/en/statements/{}", revised["statement"].as_str().unwrap()));
    addresses.push(format!("/en/meetings/{}", slug(&meeting)));
    addresses.push(format!("/en/areas/{}", last(database, "area_recorded").await["code"].as_str().unwrap()));
    addresses.push("/en/organisations/AUR-MDA".to_owned());
    addresses.push("/sitemap.xml".to_owned());
    let mut pages = Vec::new();
    for address in addresses {
        let reply = server.get(&address).await;
        assert!(reply.status.is_success(), "{address}: {}", reply.status);
        pages.push((address, reply.text));
    }
    pages
}

fn changed(before: &[(String, String)], after: &[(String, String)]) -> Vec<String> {
    before.iter().zip(after).filter(|(before, after)| before != after).map(|(page, _)| page.0.clone()).collect()
}

async fn state(server: &TestServer) -> i64 {
    server.database.accord.public_state().await.unwrap()
}

/// A record of every kind with every visibility.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_changes_without_the_state_of_what_everybody_sees() {
    let database = TestDatabase::with_council().await;
    let server = TestServer::with_settings(database, Config { page_cache_bytes: 0, ..Config::default() });
    let database = &server.database;
    // As they were before what is hidden was recorded; nothing once something else was.
    let mut before = None;
    for visibility in ["organisation:AUR-MDA", "party:AUR", "shared", "public"] {
        let seen_by: Visibility = visibility.parse().unwrap();
        let facts = one_of_every_kind(database, &visibility.replace(':', "-")).await;
        let kinds: Vec<FactKind> = facts.iter().map(Fact::kind).collect();
        let missing = FactKind::ALL.iter().filter(|it| !kinds.contains(it)).collect::<Vec<_>>();
        assert_eq!(missing, [&FactKind::PayloadWithheld], "of every other kind there is one");
        for (fact, kind) in facts.into_iter().zip(kinds) {
            let expected = visibility == "public" || FactKind::REFERENCE.contains(&kind);
            if !expected && before.is_none() {
                before = Some(pages(&server).await);
            }
            let known = state(&server).await;
            let record = database.append(vec![draft(&seen_by, fact)]).await.pop().unwrap();
            assert_eq!(state(&server).await > known, expected, "{kind} {visibility}");
            if kind == FactKind::UpdatePublished {
                let known = state(&server).await;
                withhold(database, &record, &"organisation:AUR-MDA".parse().unwrap()).await;
                // Whatever is said of the removal: what everybody saw is gone.
                assert_eq!(state(&server).await > known, visibility == "public", "withheld, {visibility}");
            }
            if expected {
                before = None;
            }
            // What the parties share is nearest to what everybody sees: there it is looked after each record.
            if let Some(before) = before.as_ref().filter(|_| visibility == "shared" || kind == FactKind::NoteWithdrawn)
            {
                let changed = changed(before, &pages(&server).await);
                assert!(changed.is_empty(), "{kind} {visibility} changes {changed:?}");
            }
        }
    }
    let known = state(&server).await;
    rebuild(database).await;
    assert!(state(&server).await > known, "tables that are made anew may say something else");
}

/// A record that changes nothing is none that somebody may have read.
#[tokio::test]
async fn a_refused_append_leaves_the_state_as_it_is() {
    let server = TestServer::with_cases().await;
    let known = state(&server).await;
    let mut conn = server.database.db().write().await.unwrap();
    let drafts = vec![crate::support::ledger::area("refused")];
    ledger::append(&mut conn, drafts, at(NOW), day("2026-11-25"), &*server.database.random, None).await.unwrap();
    drop(conn);
    assert_eq!(state(&server).await, known);
}

//! Decisions, and what comes of them.

use super::*;

use crate::support::forms::{change, faulty, fill, records, refused_to};
use crate::support::server::{Person, TestServer};

const NEW: [(&str, &str); 4] = [
    ("text_en", "Both sides open a shared register of outages"),
    ("text_ko", "양측은 장애 현황을 함께 등록한다"),
    ("source", "https://mda.aurelia.example/minutes"),
    ("statement", ""),
];

/// Records one and returns the address of its page.
async fn decide(person: &Person<'_>, visibility: &str) -> String {
    let page = person.get(DECIDE).await;
    let fields: Vec<_> = NEW.into_iter().chain([("visibility", visibility)]).collect();
    let done = change(person, &page, DECIDE, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    done.header("location").split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_decision_is_recorded_with_its_source_on_the_day_of_the_meeting() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let page = manager.get(DECIDE).await;
    assert!(page.is_set("on", "2025-09-23") && page.is_set("statement", "council-2-statement"));
    let empty = change(&manager, &page, DECIDE, &[("statement", ""), ("on", "2025-09-22")]).await;
    faulty(&empty, &["text_en", "on", "source"]);
    assert!(empty.is_set("on", "2025-09-22"));
    let wrong = change(&manager, &page, DECIDE, &[("source", "minutes"), ("on", "soon"), NEW[0]]).await;
    faulty(&wrong, &["on"]);
    assert!(wrong.is_set("source", "minutes") && wrong.text.contains("shared register of outages"));
    let fields: Vec<_> = NEW.into_iter().chain([SHARED]).collect();
    for _ in 0..2 {
        assert_eq!(change(&manager, &page, DECIDE, &fields).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(records(&server, "decision_recorded", "council-2").await, 1);
    for seen in [&manager.get(HELD).await, &theirs.get(HELD).await] {
        assert!(seen.says(NEW[0].1) && seen.says("recorded by Aurelia") && seen.text.contains(NEW[2].1));
    }
    assert!(theirs.get("/ko/meetings/council-2").await.says(NEW[1].1));
    assert!(!server.get(HELD).await.says(NEW[0].1));
    // It was made that day: it shows on every day since.
    assert!(manager.get("/en/meetings/council-2?as_of=2025-09-23").await.says(NEW[0].1));
    // Nothing is decided at a meeting that has not begun.
    let ahead = "/en/meetings/council-3/decisions/new";
    assert!(!manager.get(MEETING).await.text.contains(ahead));
    let page = manager.get(ahead).await;
    faulty(&change(&manager, &page, ahead, &fields).await, &["on"]);
    refused_to(&server, DECIDE, &THOSE_NOT_PREPARING).await;
    assert_sound(&server).await;
}

#[tokio::test]
async fn it_is_corrected_by_its_own_side_with_a_reason() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Manager, "AUR-ISR").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let address = decide(&manager, "shared").await;
    let (page, late) = (manager.get(&address).await, colleague.get(&address).await);
    faulty(&change(&manager, &page, &address, &[("act", "correct")]).await, &["text_en", "reason_en"]);
    let narrower = [("act", "correct"), ("reason_en", "Too early."), OURS];
    faulty(&change(&manager, &page, &address, &narrower).await, &["visibility"]);
    let fields = [("act", "correct"), ("text_en", "They open a register of outages"), ("reason_en", "By the minutes.")];
    for _ in 0..2 {
        assert_eq!(change(&manager, &page, &address, &fields).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(records(&server, "decision_recorded", "council-2").await, 2);
    let seen = theirs.get(HELD).await;
    let decided = seen.part("decisions");
    assert!(decided.says("They open a register of outages") && !decided.says(NEW[0].1));
    let history = seen.part("history");
    assert!(history.says("By the minutes.") && history.says(NEW[0].1), "what it was stays");
    let conflict = change(&colleague, &late, &address, &[("act", "correct"), ("reason_en", "No."), PUBLIC]).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.is_set("visibility", "public") && conflict.says("They open a register of outages"));
    // The other side reads it and makes something of it; it does not correct it.
    let read = theirs.get(&address).await;
    assert!(read.status == StatusCode::OK && !read.text.contains("reason_en"));
    let sent = theirs.post(&address, &[("key", "k"), fields[0], fields[1], fields[2], SHARED]).await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
    refused_to(&server, &address, &THOSE_NOT_PREPARING).await;
}

#[tokio::test]
async fn the_own_sides_draft_of_a_decision_is_nobody_elses() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let address = decide(&manager, "party:AUR").await;
    assert!(manager.get(HELD).await.says(NEW[0].1));
    assert!(!theirs.get(HELD).await.says(NEW[0].1) && !server.get(HELD).await.says(NEW[0].1));
    assert_eq!(theirs.get(&address).await.status, StatusCode::NOT_FOUND);
    let id = address.rsplit('/').next().unwrap();
    // Nor does a form of theirs make anything of it: there is no such decision.
    let form = format!("/en/commitments/cable-repair/milestones?meeting=council-2&decision={id}");
    let its_owner = server.signed_in(Role::Manager, "BOR-DFA").await;
    assert_eq!(its_owner.get(&form).await.status, StatusCode::NOT_FOUND);
}

/// With one side only, what a meeting decided is recorded at once as a commitment of the statement.
#[tokio::test]
async fn a_decision_becomes_a_commitment_with_its_source() {
    let server = TestServer::with_half_a_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = decide(&manager, "public").await;
    let page = manager.get(&address).await;
    let link = page.page().link("/en/statements/council-2-statement/commitments/new?meeting=council-2&decision=");
    let form = manager.get(link).await;
    assert!(form.is_set("title_en", NEW[0].1) && form.is_set("title_ko", NEW[1].1));
    assert!(form.is_set("source", NEW[2].1) && form.says("It follows from a decision at 2nd Digital Council"));
    let fault = change(&manager, &form, link, &[("title_en", ""), ("title_ko", "")]).await;
    faulty(&fault, &["title_en"]);
    assert!(fault.says("It follows from a decision at"), "a fault does not part it from the decision");
    for _ in 0..2 {
        let done = change(&manager, &form, link, &[("areas", "data")]).await;
        let made = "/en/commitments/both-sides-open-a-shared-register-of-outages";
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, made), "{}", done.text);
    }
    let made = "both-sides-open-a-shared-register-of-outages";
    assert_eq!(records(&server, "outcome_named", "council-2").await, 1);
    let id = address.rsplit('/').next().unwrap();
    let shown = server.get(&format!("/en/commitments/{made}")).await;
    assert!(shown.text.contains(&format!("/en/meetings/council-2#d-{id}")));
    assert!(shown.says("Follows from a decision at 2nd Digital Council") && shown.text.contains(NEW[2].1));
    assert!(server.get(&format!("/ko/commitments/{made}")).await.says("제2차 디지털협의회의 결정에 따름"));
    let meeting = server.get(HELD).await;
    assert!(meeting.part("decisions").rows().contains(&made.to_owned()));
    assert_sound(&server).await;
}

/// A commitment that everybody sees tells nobody of a decision that only the parties see.
#[tokio::test]
async fn what_came_of_a_shared_decision_is_told_to_those_who_see_both() {
    let server = TestServer::with_half_a_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = decide(&manager, "shared").await;
    let id = address.rsplit('/').next().unwrap();
    let link = format!("/en/statements/council-2-statement/commitments/new?meeting=council-2&decision={id}");
    let form = manager.get(&link).await;
    let done = change(&manager, &form, &link, &[("areas", "data"), PUBLIC]).await;
    let made = done.header("location");
    assert!(manager.get(made).await.says("Follows from a decision at"));
    let anyone = server.get(made).await;
    assert!(anyone.status == StatusCode::OK && !anyone.text.contains(id) && !anyone.says("decision"));
}

#[tokio::test]
async fn a_decision_becomes_a_milestone_with_its_source() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let address = decide(&manager, "public").await;
    let page = manager.get(&address).await;
    let unknown = fill(&manager, &page, &address, &[("act", "milestone"), ("to", "no such thing")]).await;
    faulty(&unknown, &["to"]);
    let theirs = fill(&manager, &page, &address, &[("act", "milestone"), ("to", "borland-pledge")]).await;
    faulty(&theirs, &["to"]);
    let before = server.database.height().await;
    let on = fill(&manager, &page, &address, &[("act", "milestone"), ("to", "cable-repair")]).await;
    let form = on.header("location").to_owned();
    assert!(form.starts_with("/en/commitments/cable-repair/milestones?meeting=council-2&decision="), "{form}");
    assert_eq!(server.database.height().await, before, "so far nothing is recorded");
    let page = manager.get(&form).await;
    assert!(page.is_set("title_en", NEW[0].1) && page.is_set("title_ko", NEW[1].1));
    for _ in 0..2 {
        let done = change(&manager, &page, &form, &[("due", "2027 Q1")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    }
    assert_eq!(records(&server, "outcome_named", "council-2").await, 1);
    let shown = server.get("/en/commitments/cable-repair").await;
    let steps = shown.part("milestones");
    assert!(steps.says(NEW[0].1) && steps.says("Follows from a decision at 2nd Digital Council"));
    let meeting = server.get(HELD).await;
    let decided = meeting.part("decisions");
    assert!(decided.rows() == ["cable-repair"] && decided.says("Milestone"));
    // It came of it today: of a past day nothing had.
    let past = server.get("/en/meetings/council-2?as_of=2026-11-24").await;
    assert!(past.part("decisions").rows().is_empty());
    assert!(!server.get("/en/commitments/cable-repair?as_of=2026-11-24").await.says("Follows from a decision at"));
    assert_sound(&server).await;
}

/// What is withheld is gone in all its versions, and the record stays whole.
#[tokio::test]
async fn a_decision_is_withheld_with_all_its_versions() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let address = decide(&lead, "shared").await;
    let page = lead.get(&address).await;
    let fields = [("act", "correct"), ("text_en", "A register of outages"), ("reason_en", "Shorter.")];
    assert_eq!(change(&lead, &page, &address, &fields).await.status, StatusCode::SEE_OTHER);
    let meeting = lead.get(HELD).await;
    let out = meeting.part("history").first("a[href*='/withhold/']").attribute("href");
    assert!(!theirs.get(HELD).await.text.contains("/withhold/"));
    assert_eq!(theirs.get(out).await.status, StatusCode::NOT_FOUND, "it is the other side's");
    let colleague = server.signed_in(Role::Manager, "AUR-ISR").await;
    assert_eq!(colleague.get(out).await.status, StatusCode::NOT_FOUND);
    let page = lead.get(out).await;
    assert!(page.says("A register of outages"));
    faulty(&fill(&lead, &page, out, &[("reason_en", "")]).await, &["reason_en", "decided_by"]);
    let said = [("reason_en", "It was confidential."), ("decided_by", "The Minister")];
    let done = fill(&lead, &page, out, &said).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/en/meetings/council-2#history"));
    for seen in [&lead.get(HELD).await, &theirs.get(HELD).await] {
        assert!(!seen.text.contains("register of outages") && seen.says("It was confidential."));
    }
    assert!(!server.get(HELD).await.says("It was confidential."), "only those are told who could see it");
    assert_eq!(lead.get(&address).await.status, StatusCode::NOT_FOUND);
    let left = server.database.column("SELECT id FROM record WHERE payload LIKE '%register of outages%'").await;
    assert!(left.is_empty(), "{left:?}");
    assert_sound(&server).await;
}

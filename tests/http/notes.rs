//! Internal notes about a commitment and about a report on it: who reads them, whom they tell, taking them back.

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::store::verify;
use accord::store::verify::Verdict;
use http::StatusCode;

use crate::audience::Audience;
use crate::support::forms::{faulty, leads_on, owned, records, refused_to};
use crate::support::hostile_texts::{Fate, HOSTILE_TEXTS};
use crate::support::ledger::tables;
use crate::support::report_form::{COMMITMENT, link, write};
use crate::support::server::{Person, Reply, TestServer};

const NOTES: &str = "/en/commitments/both-same/notes";
const WORDS: &str = "We may give way on the date.";
const SIDE: (&str, &str) = ("audience", "party:AUR");

/// Writes a note on the commitment's page, as the form there is sent.
async fn note(author: &Person<'_>, typed: &[(&str, &str)]) -> Reply {
    let mut form = author.get(COMMITMENT).await.hidden_with("write");
    assert!(!form.is_empty(), "{} finds the form", author.account.name);
    let is_typed = |name: &str| typed.iter().any(|(other, _)| *other == name);
    form.extend(owned(&[("memo_en", WORDS)]).into_iter().filter(|(name, _)| !is_typed(name)));
    form.extend(owned(typed));
    form.push(("act".into(), "write".into()));
    author.post(NOTES, &form).await
}

/// The notes on a page.
fn noted(page: &Reply) -> Vec<String> {
    page.page().all("#notes .notes > li").into_iter().map(|it| it.text()).collect()
}

async fn cases_id(server: &TestServer) -> String {
    server.database.id_of("both-same").await.0
}

#[tokio::test]
async fn a_note_is_read_by_those_it_is_for() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Manager, "AUR-MDA").await;
    let beside = server.signed_in(Role::Official, "AUR_NSI").await;
    let saved = note(&author, &[]).await;
    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, "/en/commitments/both-same#notes"));
    for person in [&author, &colleague] {
        let notes = noted(&person.get(COMMITMENT).await);
        assert_eq!(notes.len(), 1);
        for words in ["Own organisation", WORDS, &author.account.name, "Official", "25 Nov 2026"] {
            assert!(notes[0].contains(words), "{words}: {}", notes[0]);
        }
    }
    assert_eq!(noted(&beside.get(COMMITMENT).await), [""; 0], "it is the organisation's");
    leads_on(&note(&colleague, &[SIDE, ("memo_en", "Ask the treaty office.\n    □ 첫 줄")]).await);
    let korean = beside.get("/ko/commitments/both-same").await;
    let notes = noted(&korean);
    assert!(notes.len() == 1 && notes[0].contains("자국") && notes[0].contains("승인자"), "{notes:?}");
    assert!(korean.text.contains("Ask the treaty office.\n    □ 첫 줄"), "as it was typed");
    assert!(noted(&author.get(COMMITMENT).await)[0].contains("Ask the treaty office."), "the latest first");
    // As of a day before, there was none.
    assert_eq!(noted(&author.get("/en/commitments/both-same?as_of=2026-11-24").await), [""; 0]);
}

/// The other side, private bodies, partners, admins and everybody else learn nothing, wherever they look.
#[tokio::test]
async fn nobody_else_sees_that_there_is_a_note() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Manager, "AUR-MDA").await;
    let all = ["everybody", "BOR-CSA", "AUR-CHAMBER", "a partner"];
    let others = [
        server.signed_in(Role::Manager, "BOR-CSA").await,
        server.signed_in(Role::Manager, "AUR-CHAMBER").await,
        server.signed_in(Role::Partner, "AUR-MDA").await,
        server.signed_in(Role::Admin, "AUR-MDA").await,
    ];
    let audience = Audience::new(&server).await;
    let before = tables(&server.database).await;
    leads_on(&note(&author, &[("memo_en", "Zanzibar first."), SIDE, ("tell", &colleague.account.id)]).await);
    audience.unmoved("noted something for its side", &all).await;
    leads_on(&note(&author, &[("memo_en", "잔지바르 먼저."), ("tell", &colleague.account.id)]).await);
    audience.unmoved("noted something for an organisation", &all).await;
    assert_eq!(tables(&server.database).await, before, "lists, counts, search and tasks are what they were");
    for person in &others {
        for address in ["/en/notices", COMMITMENT, "/en/", "/en/commitments?q=Zanzibar", "/en/search?q=Zanzibar"] {
            let page = person.get(address).await.text;
            assert!(!page.contains("Zanzibar first") && !page.contains("잔지바르 먼저"), "{address}");
        }
        assert_eq!(noted(&person.get(COMMITMENT).await), [""; 0]);
        assert!(person.get("/en/notices").await.says("You have no notices.") || person.account.role == Role::Manager);
        assert!(!person.get("/en/notices").await.says("in which you are named"));
    }
    refused_to(&server, NOTES, &[(Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-MDA"), (Role::Manager, "CAL-MOI")])
        .await;
    // The other side has notes of its own, and guesses no address of these.
    let id = server.database.column("SELECT id FROM record WHERE kind = 'note_written' ORDER BY sequence").await;
    let theirs = &others[0];
    assert_eq!(noted(&theirs.get(NOTES).await), [""; 0]);
    assert_eq!(theirs.get(&format!("{COMMITMENT}/withhold/{}", id[0])).await.status, StatusCode::NOT_FOUND);
    leads_on(&note(theirs, &[("memo_en", "Theirs."), ("audience", "party:BOR")]).await);
    assert_eq!(noted(&author.get(COMMITMENT).await).len(), 2);
}

#[tokio::test]
async fn a_note_is_for_the_own_organisation_or_side_and_for_nobody_else() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let private = server.signed_in(Role::Official, "AUR-CHAMBER").await;
    let id = cases_id(&server).await;
    for wider in ["public", "shared", "party:BOR", "organisation:BOR-CSA", "organisation:AUR_NSI"] {
        faulty(&note(&author, &[("audience", wider)]).await, &["audience"]);
    }
    faulty(&note(&author, &[("audience", "everybody")]).await, &["audience"]);
    faulty(&note(&private, &[SIDE]).await, &["audience"]);
    faulty(&note(&author, &[("memo_en", "  ")]).await, &["memo_en"]);
    let long = "가".repeat(20_001);
    let refused = note(&author, &[("memo_en", &long), SIDE]).await;
    faulty(&refused, &["memo_en"]);
    assert!(refused.text.contains(&long) && refused.is_set("audience", "party:AUR"), "what was typed stays");
    assert_eq!(records(&server, "note_written", &id).await, 0);
    leads_on(&note(&private, &[]).await);
    assert_eq!(noted(&private.get(COMMITMENT).await).len(), 1);
    assert_eq!(noted(&author.get(COMMITMENT).await), [""; 0]);
    // What the form is about has to be there for the author.
    let nowhere = note(&author, &[("update", "00000000-0000-7000-8000-000000000000")]).await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_double_click_notes_once_and_other_words_under_the_key_are_shown() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let id = cases_id(&server).await;
    let mut form = author.get(COMMITMENT).await.hidden_with("write");
    form.extend(owned(&[("memo_en", WORDS), ("act", "write")]));
    let (first, second) = tokio::join!(author.post(NOTES, &form), author.post(NOTES, &form));
    leads_on(&first);
    leads_on(&second);
    for (name, value) in &mut form {
        if name == "memo_en" {
            *value = "Other words.".into();
        }
    }
    let other = author.post(NOTES, &form).await;
    assert!(other.status == StatusCode::CONFLICT && other.says(WORDS) && other.says("Other words."));
    assert_eq!(records(&server, "note_written", &id).await, 1);
}

#[tokio::test]
async fn the_author_takes_a_note_back_and_the_history_keeps_that_there_was_one() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Manager, "AUR-MDA").await;
    let id = cases_id(&server).await;
    leads_on(&note(&author, &[("tell", &colleague.account.id)]).await);
    assert!(colleague.get("/en/notices").await.says("Notes in which you are named 1"));
    let form = author.get(COMMITMENT).await.hidden_with("withdraw");
    let mut form: Vec<_> = form.into_iter().filter(|(name, _)| name != "act").collect();
    form.push(("act".into(), "withdraw".into()));
    assert!(colleague.get(COMMITMENT).await.hidden_with("withdraw").is_empty());
    assert_eq!(colleague.post(NOTES, &form).await.status, StatusCode::NOT_FOUND);
    leads_on(&author.post(NOTES, &form).await);
    leads_on(&author.post(NOTES, &form).await);
    // In another window that was opened before.
    for (name, value) in &mut form {
        if name == "key" {
            *value = "another".into();
        }
    }
    leads_on(&author.post(NOTES, &form).await);
    assert_eq!(records(&server, "note_withdrawn", &id).await, 1);
    for person in [&author, &colleague] {
        let page = person.get(COMMITMENT).await;
        assert_eq!(noted(&page), [""; 0]);
        assert!(!page.text.contains(WORDS));
        let history = page.part("history");
        assert!(history.says("Internal note withdrawn by its author"), "{}", history.text());
    }
    assert!(!colleague.get("/en/notices").await.says("Notes in which you are named"), "it leads nowhere any more");
    assert!(!server.get(COMMITMENT).await.says("Internal note"));
}

#[tokio::test]
async fn colleagues_are_told_who_may_read_it_and_the_author_learns_who_may_not() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Manager, "AUR-MDA").await;
    let beside = server.signed_in(Role::Official, "AUR_NSI").await;
    let strangers = [
        server.signed_in(Role::Manager, "BOR-CSA").await,
        server.signed_in(Role::Official, "AUR-CHAMBER").await,
        server.signed_in(Role::Partner, "AUR-MDA").await,
    ];
    let page = author.get(COMMITMENT).await;
    let offered: Vec<String> =
        page.page().all("[name=tell]").into_iter().map(|it| it.attribute("value").into()).collect();
    assert_eq!(offered, [colleague.account.id.clone(), beside.account.id.clone()], "nobody else, the own first");
    for stranger in &strangers {
        faulty(&note(&author, &[SIDE, ("tell", &stranger.account.id)]).await, &["tell"]);
        let text = format!("@{} knows.", stranger.account.name);
        leads_on(&note(&author, &[SIDE, ("memo_en", &text)]).await);
        assert!(!stranger.get("/en/notices").await.says("Notes in which you are named"));
    }
    let refused = note(&author, &[("tell", &beside.account.id)]).await;
    faulty(&refused, &["tell"]);
    assert!(refused.is_set("tell", &beside.account.id) && refused.text.contains(WORDS));
    let text = format!("@{}, please look.", beside.account.name);
    faulty(&note(&author, &[("memo_en", &text)]).await, &["memo_en"]);
    assert!(!beside.get("/en/notices").await.says("Notes in which you are named"));

    let text = format!("@{}에게: 확인 바랍니다. @{}", beside.account.name, author.account.name);
    leads_on(&note(&author, &[("memo_en", &text), SIDE, ("tell", &colleague.account.id)]).await);
    let told = format!("Told: {} and {}", colleague.account.name, beside.account.name);
    assert!(noted(&beside.get(COMMITMENT).await)[0].contains(&told));
    for person in [&colleague, &beside] {
        let notices = person.get("/en/notices").await;
        assert!(notices.says("Notes in which you are named 1"), "{:?}", notices.pieces());
        assert!(!notices.text.contains("please look") && !notices.text.contains("확인 바랍니다"));
        let link = notices.page().link(NOTES).to_owned();
        let (address, anchor) = link.split_once('#').unwrap();
        assert!(person.get(address).await.try_part(anchor).is_some(), "it leads to the note");
    }
    assert!(beside.get("/ko/notices").await.says("나를 호출한 내부 메모 1"));
    assert!(!author.get("/en/notices").await.says("Notes in which you are named"), "nobody tells themselves");
}

/// A notice is of no use to somebody who may not read the note any more, and is not there.
#[tokio::test]
async fn who_left_the_organisation_is_told_nothing_of_its_notes() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&note(&author, &[("tell", &colleague.account.id)]).await);
    assert!(colleague.get("/en/notices").await.says("Notes in which you are named 1"));
    let moved = format!("UPDATE account SET organisation = 'AUR_NSI' WHERE id = '{}'", colleague.account.id);
    server.database.meddle(&moved).await;
    assert!(colleague.get("/en/notices").await.says("You have no notices."));
    assert_eq!(noted(&colleague.get(COMMITMENT).await), [""; 0]);
}

#[tokio::test]
async fn a_note_on_a_report_stands_where_it_is_reviewed_and_changes_no_version() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    leads_on(&write(&author, "submit", &[("results_en", "Two cables landed.")]).await);
    let review = link(&manager.get("/en/review").await, "review/");
    // Somebody has the form that publishes it open already.
    let mut publish = manager.get(&review).await.hidden_with("publish");
    publish.push(("act".into(), "publish".into()));
    let mut form = author.get(&review).await.hidden_with("write");
    form.extend(owned(&[("memo_en", "The number is from the press."), ("act", "write")]));
    let saved = author.post(NOTES, &form).await;
    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, &*format!("{review}#notes")));
    assert!(noted(&manager.get(&review).await)[0].contains("from the press"));
    assert!(noted(&author.get(COMMITMENT).await)[0].contains("On a report"));
    assert!(noted(&author.get(&format!("{COMMITMENT}/report")).await)[0].contains("from the press"), "beside the form");
    leads_on(&manager.post(&review, &publish).await);
    assert!(noted(&author.get(COMMITMENT).await)[0].contains("from the press"), "it stays");
    for page in [COMMITMENT, "/en/review", NOTES] {
        assert!(!other.get(page).await.text.contains("from the press"), "{page}");
    }
    let asked = other.get("/en/review").await;
    let answer = asked.page().links().into_iter().find(|it| it.contains("/answer/")).map(str::to_owned);
    assert!(!other.get(&answer.unwrap()).await.text.contains("from the press"));
    // With the report its notes are withheld.
    let update = crate::support::report_form::last_part(&review).to_owned();
    let about = format!("{NOTES}?update={update}");
    assert_eq!(noted(&author.get(&about).await).len(), 1);
    assert_eq!(other.get(&about).await.status, StatusCode::NOT_FOUND);
}

mod withholding {
    use super::*;

    const CABLE: &str = "/en/commitments/cable-repair";

    async fn note_for_the_side(server: &TestServer, words: &str) -> String {
        let author = server.signed_in(Role::Official, "AUR-EXF").await;
        let mut form = author.get(CABLE).await.hidden_with("write");
        form.extend(owned(&[("memo_en", words), SIDE, ("act", "write")]));
        leads_on(&author.post(&format!("{CABLE}/notes"), &form).await);
        let sql = format!("SELECT id FROM record WHERE payload LIKE '%{words}%'");
        server.database.column(&sql).await.pop().unwrap()
    }

    #[tokio::test]
    async fn a_note_is_withheld_like_everything_else() {
        let server = TestServer::with_council().await;
        let record = note_for_the_side(&server, "gebühren").await;
        let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
        let told = server.signed_in(Role::Official, "AUR-EXF").await;
        server
            .database
            .meddle(&format!(
                "INSERT INTO notice (id, account, kind, commitment_id, subject, origin, visibility, at) SELECT 'n', '{}', \
                 'mentioned', noun_id, 's', id, visibility, 1 FROM record WHERE id = '{record}'",
                told.account.id
            ))
            .await;
        let address = format!("{CABLE}/withhold/{record}");
        let page = lead.get(&address).await;
        assert!(page.says("gebühren"), "{:?}", page.pieces());
        let fields = [("reason_en", "It named a person."), ("decided_by", "The minister")];
        leads_on(&crate::support::forms::fill(&lead, &page, &address, &fields).await);
        let left = server.database.column("SELECT id FROM record WHERE payload LIKE '%gebühren%'").await;
        assert!(left.is_empty(), "{left:?}");
        assert!(!lead.get(CABLE).await.text.contains("gebühren"));
        assert_eq!(server.database.column("SELECT id FROM notice WHERE kind = 'mentioned'").await, [""; 0]);
        let verdict = verify::verify(&mut server.database.db().read().await.unwrap()).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { withheld: 1, .. }), "{verdict:?}");
    }

    #[tokio::test]
    async fn nobody_of_the_other_side_withholds_it_and_an_operator_does() {
        let server = TestServer::with_council().await;
        let record = note_for_the_side(&server, "gebühren").await;
        let address = format!("{CABLE}/withhold/{record}");
        let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
        assert_eq!(theirs.get(&address).await.status, StatusCode::NOT_FOUND);
        let (why, who, seen) = ("It named a person.", "The minister", Visibility::Party("AUR".into()));
        let done = server.database.accord.portfolio().withhold(&record, why.into(), who.into(), "operator", seen).await;
        assert!(done.is_ok(), "{done:?}");
        let left = server.database.column("SELECT id FROM record WHERE payload LIKE '%gebühren%'").await;
        assert!(left.is_empty(), "{left:?}");
    }
}

#[tokio::test]
async fn hostile_texts_are_shown_as_typed_or_refused_at_the_field() {
    let server = TestServer::with_cases().await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    for (text, fate) in HOSTILE_TEXTS {
        let sent = note(&author, &[("memo_en", text)]).await;
        match fate {
            Fate::Taken(read) => {
                leads_on(&sent);
                let page = author.get(COMMITMENT).await;
                assert!(!page.page().has("#notes script, #notes img, #notes textarea > *"), "{text}");
                let newest = page.page().first("#notes .notes > li .plain-text");
                let lines = |it: &str| it.split_whitespace().collect::<String>();
                assert_eq!(lines(&newest.raw_text()), lines(read), "{text}");
            }
            Fate::Refused(_) => faulty(&sent, &["memo_en"]),
        }
    }
}

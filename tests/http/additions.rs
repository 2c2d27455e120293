//! Commitments that one side proposes to add to a statement, and the other accepts, declines or amends. On the fictional
//! portfolio, in which both sides take part.

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, faulty, records};
use crate::support::ledger::assert_whole;
use crate::support::server::{Person, Reply, TestServer};

const STATEMENT: &str = "/en/statements/council-2-statement";
const NEW: &str = "/en/statements/council-2-statement/commitments/new";
const ADDITIONS: &str = "/en/statements/council-2-statement/additions";
const MADE: &str = "/en/commitments/share-weather-data";

/// Proposes a commitment with a title that both sides undertake.
async fn propose(person: &Person<'_>, title: &str, more: &[(&str, &str)]) {
    let page = person.get(NEW).await;
    let fields = [&[("title_en", title), ("areas", "data"), ("due", "2027 Q1")][..], more].concat();
    let done = change(person, &page, NEW, &fields).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, &*format!("{ADDITIONS}?done=proposed")));
}

/// The identifiers of the proposals that a page has boxes for.
fn boxes(page: &Reply, name: &str) -> Vec<String> {
    let selector = format!("input[type=checkbox][name={name}]");
    page.page().all(&selector).iter().map(|it| it.attribute("value").to_owned()).collect()
}

/// Presses a button of the page of proposals with these boxes ticked.
async fn answer(person: &Person<'_>, page: &Reply, act: &str, ticked: &[(&str, &str)], reason: &str) -> Reply {
    let mut fields = page.page().first("form.together").hidden_fields();
    fields.extend(ticked.iter().map(|(name, id)| ((*name).to_owned(), (*id).to_owned())));
    fields.push(("act".into(), act.into()));
    fields.push(("reason_en".into(), reason.into()));
    person.post(ADDITIONS, &fields).await
}

on_both! {
    /// Three commitments of a joint statement are entered by one side, and accepted by the other, all at once.
    async fn a_joint_statement_goes_in(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let (ours, theirs) = (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
        let (before, counted) = (server.get(STATEMENT).await.rows().len(), server.get("/en/commitments").await.rows().len());
        propose(&ours, "Share weather data", &[("owners", "AUR-MDA"), ("owners", "BOR-DFA")]).await;
        propose(&ours, "Hold a joint exercise", &[("undertaken_by", "BOR")]).await;
        propose(&ours, "Open a register", &[]).await;
        // The parties see what waits; nobody else does, and it is counted nowhere.
        for person in [&ours, &theirs] {
            let page = person.get(STATEMENT).await;
            assert!(page.says("Share weather data") && page.leads_to(ADDITIONS), "{:?}", page.pieces());
        }
        let partner = server.signed_in(Role::Partner, "BOR-DCT").await;
        assert!(partner.get(ADDITIONS).await.says("Awaiting the answer of Borland"));
        assert!(boxes(&partner.get(ADDITIONS).await, "chosen").is_empty());
        assert!(!server.get(STATEMENT).await.says("weather"));
        assert_eq!(server.get(ADDITIONS).await.status, StatusCode::SEE_OTHER, "to sign in");
        assert_eq!(server.get("/en/commitments").await.rows().len(), counted);
        assert_eq!(theirs.get("/en/commitments?q=weather").await.rows().len(), 0);
        assert_eq!(server.get(MADE).await.status, StatusCode::NOT_FOUND);
        // The other side finds them on its review page, and accepts the three.
        let review = theirs.get("/en/review").await;
        assert!(review.says("3 commitments await your answer") && review.leads_to(ADDITIONS));
        let page = theirs.get(ADDITIONS).await;
        assert_eq!(boxes(&page, "chosen").len(), 3);
        assert!(page.says("Accept all 3") && page.says("Q1 2027") && page.says("Lead organisations"));
        for _ in 0..2 {
            let done = answer(&theirs, &page, "accept_all", &[], "").await;
            assert_eq!(done.header("location"), format!("{ADDITIONS}?done=accepted"), "{:?}", done.pieces());
        }
        assert_eq!(records(&server, "addition_answered", "council-2-statement").await, 3);
        let rows = server.get(STATEMENT).await.rows();
        assert_eq!(rows.len(), before + 3);
        assert_eq!(rows[before..], ["share-weather-data", "hold-a-joint-exercise", "open-a-register"], "in their order");
        let shown = server.get(MADE).await;
        assert!(shown.says("Ministry of Digital Affairs") && shown.says("Department of Foreign Affairs"), "{:?}", shown.pieces());
        assert!(!theirs.get("/en/review").await.says("await your answer"));
        // It was said on the day of the statement.
        assert!(server.get("/en/commitments?q=weather&as_of=2025-09-22").await.rows().is_empty());
        assert!(server.get("/en/commitments?q=weather&as_of=2025-12-31").await.rows().contains(&"share-weather-data".to_owned()));
        assert_whole(&server.database).await;
    }

    /// What changed since it was read is not accepted, nor is anything chosen with it; the difference is shown.
    async fn what_was_amended_meanwhile_is_not_accepted(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let (ours, theirs) = (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
        propose(&ours, "Share weather data", &[]).await;
        propose(&ours, "Open a register", &[]).await;
        let read = theirs.get(ADDITIONS).await;
        let ids = boxes(&read, "chosen");
        let amend = format!("{ADDITIONS}/{}", ids[0]);
        let form = ours.get(&amend).await;
        assert!(form.is_set("title_en", "Share weather data") && !form.is_set("due", "") && form.is_set("areas", "data"));
        faulty(&change(&ours, &form, &amend, &[]).await, &["title_en"]);
        for _ in 0..2 {
            let done = change(&ours, &form, &amend, &[("due", "2027 Q4")]).await;
            assert_eq!(done.header("location"), format!("{ADDITIONS}?done=proposed"), "{:?}", done.pieces());
        }
        let height = server.database.height().await;
        let refused = answer(&theirs, &read, "accept", &[("chosen", &ids[0]), ("chosen", &ids[1])], "").await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
        assert!(refused.says("Changed since you read it: nothing was done"), "{:?}", refused.pieces());
        assert!(refused.says("Q1 2027") && refused.says("Q4 2027"));
        assert_eq!(answer(&theirs, &read, "accept_all", &[], "").await.status, StatusCode::CONFLICT);
        assert_eq!(server.database.height().await, height);
        // As it stands now it can be accepted; what was put in other words cannot be amended again.
        let page = theirs.get(ADDITIONS).await;
        assert!(page.says("What is different from the proposal before"));
        assert_eq!(answer(&theirs, &page, "accept_all", &[], "").await.status, StatusCode::SEE_OTHER);
        assert!(server.get(MADE).await.says("Q4 2027"));
        assert_eq!(ours.get(&amend).await.status, StatusCode::NOT_FOUND);
        let late = change(&ours, &form, &amend, &[("key", "another"), ("due", "2028")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.is_set("due", "2028") && late.says("What you typed is still here"));
        assert_whole(&server.database).await;
    }
}

/// The other side sends it back in other words, and the first one accepts those; a decline gives its reason.
#[tokio::test]
async fn the_other_side_amends_and_declines() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    propose(&ours, "Share weather data", &[]).await;
    propose(&ours, "Open a register", &[]).await;
    let page = theirs.get(ADDITIONS).await;
    let ids = boxes(&page, "chosen");
    let unsaid = answer(&theirs, &page, "decline", &[("chosen", &ids[1])], "").await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsaid.leads_to("#reason_en") && unsaid.page().has(&format!("input[value='{}'][checked]", ids[1])));
    let none = answer(&theirs, &page, "accept", &[], "").await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.says("Select at least one."));
    let declined = answer(&theirs, &page, "decline", &[("chosen", &ids[1])], "Not said at the meeting.").await;
    assert_eq!(declined.status, StatusCode::SEE_OTHER);
    assert!(ours.get(ADDITIONS).await.says("Not said at the meeting."));
    let amend = format!("{ADDITIONS}/{}", ids[0]);
    let form = theirs.get(&amend).await;
    let done =
        change(&theirs, &form, &amend, &[("title_en", "Share all weather data"), ("undertaken_by", "BOR")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", done.pieces());
    // Now it waits for the side that proposed it first, even though only the other one is to do it.
    assert!(boxes(&theirs.get(ADDITIONS).await, "chosen").is_empty());
    assert_eq!(boxes(&theirs.get(ADDITIONS).await, "own").len(), 1);
    let page = ours.get(ADDITIONS).await;
    assert!(page.says("Share all weather data") && page.says("Proposed by Borland"));
    assert_eq!(answer(&ours, &page, "accept_all", &[], "").await.status, StatusCode::SEE_OTHER);
    assert!(server.get("/en/commitments/share-all-weather-data").await.says("Share all weather data"));
}

/// A proposal is taken back by the side that made it, and then cannot be accepted.
#[tokio::test]
async fn a_proposal_is_taken_back() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    propose(&ours, "Share weather data", &[]).await;
    let read = theirs.get(ADDITIONS).await;
    let page = ours.get(ADDITIONS).await;
    let id = boxes(&page, "own").remove(0);
    assert!(!page.says("Accept all") && boxes(&page, "chosen").is_empty(), "nobody accepts the own proposal");
    assert_eq!(answer(&ours, &page, "accept", &[("chosen", &id)], "").await.status, StatusCode::CONFLICT);
    assert_eq!(answer(&ours, &page, "take_back", &[("own", &id)], "Too early.").await.status, StatusCode::SEE_OTHER);
    assert!(theirs.get(ADDITIONS).await.says("Aurelia withdrew its proposal: Too early."));
    let late = answer(&theirs, &read, "accept_all", &[], "").await;
    assert!(late.status == StatusCode::CONFLICT && late.says("Aurelia withdrew its proposal"), "{:?}", late.pieces());
    assert_eq!(records(&server, "commitment_recorded", "share-weather-data").await, 0);
}

/// Those who do not speak for their party, and those outside, answer nothing; the addresses of others do not exist for them.
#[tokio::test]
async fn only_those_who_speak_for_a_party_answer() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    propose(&ours, "Share weather data", &[]).await;
    let theirs = server.signed_in(Role::Manager, "BOR-DFA").await;
    let page = theirs.get(ADDITIONS).await;
    let id = boxes(&page, "chosen").remove(0);
    let height = server.database.height().await;
    for (role, organisation) in
        [(Role::Manager, "BOR-DCT"), (Role::Official, "BOR-DFA"), (Role::Admin, "BOR-DFA"), (Role::Partner, "BOR-DFA")]
    {
        let person = server.signed_in(role, organisation).await;
        let seen = person.get(ADDITIONS).await;
        assert!(seen.says("Share weather data") && boxes(&seen, "chosen").is_empty(), "{role} of {organisation}");
        for act in ["accept", "accept_all", "decline", "take_back"] {
            let fields =
                [("act", act), ("chosen", &*id), ("shown", &id), ("own", &id), ("key", act), ("reason_en", "No.")];
            assert_eq!(
                person.post(ADDITIONS, &fields).await.status,
                StatusCode::NOT_FOUND,
                "{role} of {organisation}: {act}"
            );
        }
        assert_eq!(person.get(&format!("{ADDITIONS}/{id}")).await.status, StatusCode::NOT_FOUND);
    }
    let unknown = [("act", "accept"), ("chosen", "none"), ("key", "k")];
    assert_eq!(theirs.post(ADDITIONS, &unknown).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        theirs.post(ADDITIONS, &[("act", "unheard of"), ("key", "k")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(server.database.height().await, height);
}

/// Several are entered one after another, with those entered before beside the form.
#[tokio::test]
async fn several_are_entered_one_after_another() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = ours.get(NEW).await;
    let fields = [("title_en", "Share weather data"), ("act", "add_another")];
    let done = change(&ours, &page, NEW, &fields).await;
    assert_eq!(done.header("location"), format!("{NEW}?done=proposed"));
    let next = ours.get(done.header("location")).await;
    assert!(next.says("awaits acceptance") && next.is_set("title_en", "") && next.says("Share weather data"));
    let own = [
        ("title_en", "Fund a laboratory"),
        ("standing", "unilateral"),
        ("undertaken_by", "AUR"),
        ("act", "add_another"),
    ];
    let done = change(&ours, &next, NEW, &own).await;
    assert_eq!(done.header("location"), format!("{NEW}?done=recorded"), "{:?}", done.pieces());
    assert!(ours.get(NEW).await.leads_to("/en/commitments/fund-a-laboratory"));
}

/// What a meeting decided becomes a commitment once the other side accepts it, and says so.
#[tokio::test]
async fn a_decision_becomes_a_commitment_by_acceptance() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    let decide = "/en/meetings/council-2/decisions/new";
    let page = ours.get(decide).await;
    let decision =
        [("text_en", "Share weather data"), ("source", "https://gazette.example/1"), ("visibility", "public")];
    let done = change(&ours, &page, decide, &decision).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", done.pieces());
    let id = done.header("location").split('?').next().unwrap().rsplit('/').next().unwrap();
    let link = format!("{NEW}?meeting=council-2&decision={id}");
    let form = ours.get(&link).await;
    assert!(form.says("It follows from a decision at"), "{:?}", form.pieces());
    let done = change(&ours, &form, &link, &[("areas", "data")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?}", done.pieces());
    let page = theirs.get(ADDITIONS).await;
    assert_eq!(answer(&theirs, &page, "accept_all", &[], "").await.status, StatusCode::SEE_OTHER);
    assert!(server.get(MADE).await.says("Follows from a decision at"));
}

/// Withheld, the words of a commitment are gone with those of the proposals that it came of.
#[tokio::test]
async fn what_is_withheld_is_gone_from_the_proposals_too() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    propose(&ours, "Share weather data", &[]).await;
    let page = theirs.get(ADDITIONS).await;
    assert_eq!(answer(&theirs, &page, "accept_all", &[], "").await.status, StatusCode::SEE_OTHER);
    let with = |words: &str| format!("SELECT id FROM record WHERE payload LIKE '%{words}%'");
    let record = format!("{} AND kind = 'commitment_recorded'", with("Share weather data"));
    let record = server.database.column(&record).await.remove(0);
    let (why, who) = ("A court.".to_owned(), "The minister".to_owned());
    let done = server.database.accord.portfolio().withhold(&record, why, who, "operator", Visibility::Public).await;
    assert!(done.unwrap());
    for words in ["Share weather data", "share-weather-data"] {
        assert!(server.database.column(&with(words)).await.is_empty(), "{words}");
    }
    assert!(!ours.get(ADDITIONS).await.says("weather"));
    assert_whole(&server.database).await;
}

/// Those who are to answer are told of each proposal, by mail too, until it is answered; nobody else is.
#[tokio::test]
async fn what_is_proposed_is_told_to_those_who_answer_it() {
    const NOTICES: &str = "/en/notices";
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    propose(&ours, "Share weather data", &[]).await;
    propose(&ours, "Open a register", &[]).await;
    let told = theirs.get(NOTICES).await;
    assert!(
        told.says("Commitments proposed, to accept or decline 2") && told.leads_to(ADDITIONS),
        "{:?}",
        told.pieces()
    );
    assert!(theirs.get("/ko/notices").await.says("수락 대기 합의사항 2"));
    for (role, organisation) in [(Role::Official, "BOR-DFA"), (Role::Manager, "BOR-DCT"), (Role::Partner, "BOR-DFA")] {
        let other = server.signed_in(role, organisation).await;
        assert!(!other.get(NOTICES).await.says("Commitments proposed"), "{role} of {organisation}");
    }
    assert!(!ours.get(NOTICES).await.says("Commitments proposed"));
    // By mail, unless it is turned off there.
    let tomorrow = server.later("2026-11-26T01:00:00Z").await;
    let notices = tomorrow.database.accord.notices();
    notices.queue_digests().await.unwrap();
    let mut mailed = Vec::new();
    while let Some(digest) = notices.claim_digest().await.unwrap() {
        let of = digest.groups.iter().filter(|it| it.kind.word() == "proposed");
        mailed.extend(of.map(|it| (digest.to.clone(), it.count, it.statements.len())));
    }
    assert_eq!(mailed, [(theirs.account.email.clone(), 2, 1)]);
    assert!(theirs.get("/en/notices/mail").await.page().has("input[name=kind][value=proposed]"));
    // Answered, or put in other words, it is done.
    let page = theirs.get(ADDITIONS).await;
    let ids = boxes(&page, "chosen");
    answer(&theirs, &page, "decline", &[("chosen", &ids[0])], "Not said.").await;
    assert!(theirs.get(NOTICES).await.says("Commitments proposed, to accept or decline 1"));
    let amend = format!("{ADDITIONS}/{}", ids[1]);
    let form = ours.get(&amend).await;
    change(&ours, &form, &amend, &[("due", "2027 Q4")]).await;
    assert!(theirs.get(NOTICES).await.says("Commitments proposed, to accept or decline 1"), "the newer one");
    let page = theirs.get(ADDITIONS).await;
    answer(&theirs, &page, "accept_all", &[], "").await;
    assert!(!theirs.get(NOTICES).await.says("to accept or decline 1"));
}

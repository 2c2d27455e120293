//! Owners that one side suggests to the other: marked so for the parties until that side confirms or declines. On the
//! fictional portfolio, in which both sides take part.

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{faulty, leads_on, press, send};
use crate::support::ledger::assert_whole;
use crate::support::server::{Person, Reply, TestServer};

const MAP: &str = "/en/commitments/cable-map";
const OWNERS: &str = "/en/commitments/cable-map/owners";
const MARK: &str = "suggested by Aurelia, not confirmed";

/// Suggests an organisation of the other side.
async fn suggest(person: &Person<'_>, organisation: &str) -> Reply {
    press(person, OWNERS, "suggest", &[("suggested", organisation), ("suggested_role", "support")]).await
}

on_both! {
    /// It is none until that side confirms it; nobody but the parties sees that it is suggested.
    async fn a_suggested_owner_is_one_once_its_side_confirms_it(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let (ours, theirs) = (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
        let before = server.get(MAP).await.pieces();
        let page = ours.get(OWNERS).await;
        assert!(page.page().has("select[name=suggested] option[value='BOR-NSL']"), "{:?}", page.pieces());
        assert!(!page.page().has("select[name=suggested] option[value='AUR-NCC']"), "the own side is named, not suggested");
        for _ in 0..2 {
            let mut form = page.hidden_with("suggest");
            form.extend([("suggested", "BOR-NSL"), ("suggested_role", "support"), ("act", "suggest")].map(|(name, value)| (name.to_owned(), value.to_owned())));
            leads_on(&ours.post(OWNERS, &form).await);
        }
        let recorded = server.database.column("SELECT id FROM record WHERE kind = 'owner_suggested'").await;
        assert_eq!(recorded.len(), 1, "a double click suggests it once");
        for person in [&ours, &theirs] {
            let page = person.get(MAP).await;
            assert!(page.says(MARK) && page.part("waiting").says("as owner"), "{:?}", page.pieces());
        }
        assert!(theirs.get("/ko/commitments/cable-map").await.says("제안, 확정 전"));
        assert_eq!(server.get(MAP).await.pieces(), before, "for visitors it is not there");
        assert!(!server.get("/en/commitments?org=BOR-NSL").await.rows().contains(&"cable-map".to_owned()));
        // It is asked of the other side, which is told of it.
        let review = theirs.get("/en/review").await;
        assert!(review.says("Suggested owners to confirm") && review.leads_to(OWNERS), "{:?}", review.pieces());
        assert!(theirs.get("/en/notices").await.leads_to(OWNERS));
        assert!(!ours.get("/en/review").await.says("Suggested owners to confirm"));
        faulty(&suggest(&ours, "BOR-NSL").await, &["suggested"]);
        // Those who read the form before somebody else named an owner accept nothing.
        let read = theirs.get(OWNERS).await.hidden_with("confirm");
        leads_on(&send(&theirs, OWNERS, &[("organisation", "BOR-DCT"), ("role", "support"), ("basis", "assigned")]).await);
        let id = server.database.column("SELECT payload FROM record WHERE kind = 'owner_suggested'").await;
        let id = id[0].split("\"id\":\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mut late = read;
        late.extend([("act".to_owned(), "confirm".to_owned()), ("proposal".to_owned(), id.clone())]);
        assert_eq!(theirs.post(OWNERS, &late).await.status, StatusCode::CONFLICT);
        leads_on(&press(&theirs, OWNERS, "confirm", &[("proposal", &id)]).await);
        let shown = server.get(MAP).await;
        assert!(!shown.says(MARK) && !theirs.get(MAP).await.says(MARK));
        assert!(server.get("/en/commitments?org=BOR-NSL").await.rows().contains(&"cable-map".to_owned()));
        assert!(!theirs.get("/en/review").await.says("Suggested owners to confirm"));
        assert_whole(&server.database).await;
    }
}

/// A suggestion is declined with a reason, or taken back; whom its side names itself waits no longer.
#[tokio::test]
async fn it_is_declined_or_taken_back() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    let open = async || {
        let all = server.database.column("SELECT subject FROM task WHERE kind = 'owner_suggestion'").await;
        all.first().cloned().unwrap_or_default()
    };
    leads_on(&suggest(&ours, "BOR-NSL").await);
    let id = open().await;
    faulty(&press(&theirs, OWNERS, "decline", &[("proposal", &id)]).await, &["answer_en"]);
    leads_on(&press(&theirs, OWNERS, "decline", &[("proposal", &id), ("answer_en", "It has no ships.")]).await);
    assert!(ours.get(MAP).await.part("history").says("It has no ships."));
    assert!(!server.get(MAP).await.text.contains("It has no ships.") && !ours.get(MAP).await.says(MARK));
    leads_on(&suggest(&ours, "BOR-NSL").await);
    leads_on(&press(&ours, OWNERS, "take_back", &[("own", &open().await), ("taken_back_en", "Too early.")]).await);
    assert_eq!(open().await, "");
    leads_on(&suggest(&ours, "BOR-NSL").await);
    leads_on(&send(&theirs, OWNERS, &[("organisation", "BOR-NSL"), ("role", "lead"), ("basis", "assigned")]).await);
    assert_eq!(open().await, "");
    assert!(!theirs.get(MAP).await.says(MARK));
    assert_whole(&server.database).await;
}

/// A refusal that is withheld, by its side or by whoever runs the server, loses its words and stays a refusal.
#[tokio::test]
async fn a_withheld_refusal_asks_nobody_again() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    for (organisation, words) in [("BOR-NSL", "It has no ships."), ("BOR-DCT", "It has no maps.")] {
        leads_on(&suggest(&ours, organisation).await);
        let id = server.database.column("SELECT subject FROM task WHERE kind = 'owner_suggestion'").await.remove(0);
        leads_on(&press(&theirs, OWNERS, "decline", &[("proposal", &id), ("answer_en", words)]).await);
        let said = format!("SELECT id FROM record WHERE payload LIKE '%{words}%'");
        let record = server.database.column(&said).await.remove(0);
        let (why, who) = ("It named a person.", "The minister");
        if organisation == "BOR-NSL" {
            let fields = [("reason_en", why), ("decided_by", who)];
            leads_on(&send(&theirs, &format!("{MAP}/withhold/{record}"), &fields).await);
        } else {
            let portfolio = server.database.accord.portfolio();
            let done = portfolio.withhold(&record, why.into(), who.into(), "operator", Visibility::Shared).await;
            assert!(done.unwrap());
        }
        assert!(server.database.column(&said).await.is_empty());
        assert!(server.database.column("SELECT subject FROM task WHERE kind = 'owner_suggestion'").await.is_empty());
        assert!(!theirs.get("/en/review").await.says("Suggested owners to confirm") && !ours.get(MAP).await.says(MARK));
        assert_whole(&server.database).await;
    }
}

/// Whoever answers, or takes back, what was settled meanwhile is told what happened; what was typed stays.
#[tokio::test]
async fn an_answer_that_comes_too_late_says_what_happened() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    let id = async || {
        let all = server.database.column("SELECT subject FROM task WHERE kind = 'owner_suggestion'").await;
        all.into_iter().next().unwrap()
    };
    let too_late = async |person: &Person<'_>, mut form: Vec<(String, String)>, said: &str, typed: &str| {
        let conflict = person.post(OWNERS, &form).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT, "{:?}", conflict.pieces());
        assert!(conflict.says(said) && conflict.text.contains(typed), "{:?}", conflict.pieces());
        // Sent again, about what the page shows now.
        let now = conflict.hidden_with("suggest").into_iter().find(|(name, _)| name == "version").unwrap();
        form.retain(|(name, _)| !["version", "key"].contains(&name.as_str()));
        form.extend([now, ("key".to_owned(), format!("again-{typed}"))]);
        let again = person.post(OWNERS, &form).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{:?}", again.pieces());
        assert!(again.says(said) && again.text.contains(typed), "{:?}", again.pieces());
    };
    let filled = async |person: &Person<'_>, act: &str, fields: &[(&str, &str)]| {
        let mut form = person.get(OWNERS).await.hidden_with(act);
        form.extend(
            fields.iter().chain(&[("act", act)]).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
        );
        form
    };
    // Their side names it itself while ours takes it back.
    leads_on(&suggest(&ours, "BOR-NSL").await);
    let form = filled(&ours, "take_back", &[("own", &id().await), ("taken_back_en", "Too early.")]).await;
    leads_on(&send(&theirs, OWNERS, &[("organisation", "BOR-NSL"), ("role", "lead"), ("basis", "assigned")]).await);
    too_late(&ours, form, "itself named", "Too early.").await;
    // Our side takes it back while theirs declines it.
    leads_on(&suggest(&ours, "BOR-DCT").await);
    let id_of_other = id().await;
    let form = filled(&theirs, "decline", &[("proposal", &id_of_other), ("answer_en", "It has no ships.")]).await;
    let taken_back = [("own", id_of_other.as_str()), ("taken_back_en", "Not now.")];
    leads_on(&press(&ours, OWNERS, "take_back", &taken_back).await);
    too_late(&theirs, form, "withdrew the suggestion", "It has no ships.").await;
    // Of what never was, nothing is said.
    let mut forged = ours.get(OWNERS).await.hidden_with("suggest");
    forged.extend(
        [("act", "take_back"), ("own", "nothing"), ("taken_back_en", "X")].map(|(a, b)| (a.to_owned(), b.to_owned())),
    );
    assert_eq!(ours.post(OWNERS, &forged).await.status, StatusCode::NOT_FOUND);
}

/// Nobody suggests to the own side, to strangers, or without speaking for the own side; nobody answers for the other.
#[tokio::test]
async fn only_those_who_speak_for_a_side_suggest_and_answer() {
    let server = TestServer::with_council().await;
    let ours = server.signed_in(Role::Manager, "AUR-MDA").await;
    for wrong in ["AUR-NCC", "NOBODY", ""] {
        faulty(&suggest(&ours, wrong).await, &["suggested"]);
    }
    leads_on(&suggest(&ours, "BOR-NSL").await);
    let id = server.database.column("SELECT subject FROM task WHERE kind = 'owner_suggestion'").await.remove(0);
    let before = server.database.height().await;
    let mut forged = ours.get(OWNERS).await.hidden_with("suggest");
    forged.extend([("act".to_owned(), "confirm".to_owned()), ("proposal".to_owned(), id)]);
    assert_eq!(ours.post(OWNERS, &forged).await.status, StatusCode::NOT_FOUND, "nobody confirms for the other side");
    for (role, organisation) in [(Role::Official, "BOR-DFA"), (Role::Partner, "BOR-DFA"), (Role::Admin, "BOR-DFA")] {
        let person = server.signed_in(role, organisation).await;
        assert_eq!(person.post(OWNERS, &forged).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
    }
    assert_eq!(server.database.height().await, before);
    // A side that does not take part answers nothing, so nothing is suggested to it.
    let alone = TestServer::with_half_a_council().await;
    let ours = alone.signed_in(Role::Manager, "AUR-MDA").await;
    assert!(!ours.get(OWNERS).await.page().has("select[name=suggested]"));
}

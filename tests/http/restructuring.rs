//! Links, mergers and splits of what both sides share: one proposes them, the other accepts or declines. On the fictional
//! portfolio, in which both sides take part.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, leads_on, press, send};
use crate::support::ledger::assert_whole;
use crate::support::server::{Reply, TestServer};

const MAP: &str = "/en/commitments/cable-map";
const REPAIR: &str = "/en/commitments/cable-repair";

fn restructure(commitment: &str) -> String {
    format!("{commitment}/restructure")
}

on_both! {
    /// A link is proposed, shown to the parties as waiting, and made by the other side's acceptance.
    async fn a_link_is_made_by_acceptance(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let (ours, theirs) = (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
        let relations = format!("{MAP}/relations");
        let page = ours.get(&relations).await;
        assert!(page.says("It is proposed to Borland"), "{:?}", page.pieces());
        let fields = [("relation", "specifies"), ("to", "cable-repair"), ("basis", "Maps help repairs.")];
        for _ in 0..2 {
            let done = change(&ours, &page, &relations, &fields).await;
            assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, &*restructure(MAP)), "{:?}", done.pieces());
        }
        let waits = "Aurelia proposes a link to another commitment";
        for address in [MAP, REPAIR] {
            for person in [&ours, &theirs] {
                assert!(person.get(address).await.part("waiting").says(waits), "{address}");
            }
            let anyone = server.get(address).await;
            assert!(anyone.try_part("waiting").is_none() && !anyone.says("Maps help repairs."), "{address}");
        }
        assert!(ours.get(&relations).await.leads_to(&restructure(MAP)), "one at a time");
        let review = theirs.get("/en/review").await;
        assert!(review.says("Links, mergers and splits to answer") && review.leads_to(&restructure(MAP)), "{:?}", review.pieces());
        // On the other commitment's page it is read, and answered where it was proposed.
        let other = theirs.get(&restructure(REPAIR)).await;
        assert!(other.leads_to(&restructure(MAP)) && !other.page().has("button[value=accept]"));
        leads_on(&press(&theirs, &restructure(MAP), "accept", &[]).await);
        for (one, other) in [(MAP, "cable-repair"), (REPAIR, "cable-map")] {
            let page = server.get(one).await;
            assert!(page.rows().contains(&other.to_owned()) && page.says("Maps help repairs."), "{one}");
            assert!(theirs.get(one).await.try_part("waiting").is_none());
        }
        assert!(!theirs.get("/en/review").await.says("Links, mergers and splits to answer"));
        assert_whole(&server.database).await;
    }
}

/// A merger is declined with a reason, a split taken back; neither leaves anything but its history.
#[tokio::test]
async fn what_is_declined_or_taken_back_changes_nothing() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    let address = restructure(MAP);
    let rows = server.get("/en/commitments").await.rows();
    let merge = [("with", "cable-repair"), ("stays", "other"), ("reason_en", "One thing.")];
    leads_on(&press(&ours, &address, "merge", &merge).await);
    let shown = theirs.get(&address).await;
    assert!(shown.says("Aurelia proposes a merger with another commitment") && shown.says("One thing."));
    assert!(shown.says("Which one stays?"), "{:?}", shown.pieces());
    assert_eq!(press(&theirs, &address, "decline", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    leads_on(&press(&theirs, &address, "decline", &[("reason_en", "They are two.")]).await);
    assert!(ours.get(MAP).await.part("history").says("They are two."));
    let split = [
        ("part-0_en", "Map the cables"),
        ("part-1_en", "Publish the map"),
        ("part-1-due", "2027"),
        ("reason_en", "Two things."),
    ];
    leads_on(&press(&ours, &address, "split", &split).await);
    let shown = theirs.get(&address).await;
    assert!(shown.says("Publish the map") && shown.says("2027") && shown.says("Two things."), "{:?}", shown.pieces());
    leads_on(&press(&ours, &address, "decline", &[("reason_en", "Too early.")]).await);
    assert!(theirs.get(MAP).await.try_part("waiting").is_none());
    assert_eq!(server.get("/en/commitments").await.rows(), rows);
    // Accepted, the parts stand for the whole.
    leads_on(&press(&ours, &address, "split", &split).await);
    leads_on(&press(&theirs, &address, "accept", &[]).await);
    let after = server.get("/en/commitments").await.rows();
    assert!(after.contains(&"map-the-cables".into()) && after.contains(&"publish-the-map".into()));
    assert!(!after.contains(&"cable-map".into()));
    assert_whole(&server.database).await;
}

/// An acceptance is of what was read: where something else is proposed meanwhile, nothing is accepted.
#[tokio::test]
async fn another_proposal_meanwhile_is_not_accepted() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    let (address, relations) = (restructure(MAP), format!("{MAP}/relations"));
    let link = |kind| [("relation", kind), ("to", "cable-repair"), ("basis", "Maps help repairs.")];
    leads_on(&send(&ours, &relations, &link("specifies")).await);
    let mut read = theirs.get(&address).await.hidden_with("accept");
    read.push(("act".into(), "accept".into()));
    leads_on(&press(&ours, &address, "decline", &[("reason_en", "Not so.")]).await);
    leads_on(&send(&ours, &relations, &link("reaffirms")).await);
    let late = theirs.post(&address, &read).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(!server.get(MAP).await.says("Maps help repairs."));
    // Nobody accepts the own proposal, and those who do not speak for their side answer nothing.
    let own = ours.get(&address).await;
    assert!(!own.page().has("button[value=accept]") && own.page().has("button[value=decline]"));
    let mut forged = own.hidden_with("decline");
    forged.push(("act".into(), "accept".into()));
    assert_eq!(ours.post(&address, &forged).await.status, StatusCode::NOT_FOUND);
    for (role, organisation) in [(Role::Official, "BOR-DFA"), (Role::Manager, "BOR-DCT"), (Role::Partner, "BOR-DFA")] {
        let person = server.signed_in(role, organisation).await;
        assert_eq!(person.post(&address, &read).await.status, StatusCode::NOT_FOUND, "{role} of {organisation}");
    }
}

/// What is one party's own is linked to what both share by the other's word, though that does not share the first.
#[tokio::test]
async fn a_link_from_ones_own_to_what_all_share_is_answered_by_the_other_side() {
    let server = TestServer::with_council().await;
    let (ours, theirs) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "BOR-DFA").await);
    let pledge = "/en/commitments/borland-pledge";
    let waits =
        |page: &Reply| page.page().find("a[href='/en/review'] .count").map_or(0, |it| it.text().parse().unwrap());
    let before: u32 = waits(&ours.get("/en/").await);
    let link = [("relation", "specifies"), ("to", "cable-repair"), ("basis", "It pays for ships.")];
    leads_on(&send(&theirs, &format!("{pledge}/relations"), &link).await);
    assert!(ours.get("/en/review").await.leads_to(&restructure(pledge)), "it is among what is asked");
    assert_eq!(waits(&ours.get("/en/").await), before + 1);
    assert!(ours.get(pledge).await.part("waiting").leads_to(&restructure(pledge)));
    assert!(!theirs.get(&restructure(pledge)).await.page().has("button[value=accept]"));
    // It is answered, and nothing else: the pledge is not theirs to merge or split.
    let page = ours.get(&restructure(pledge)).await;
    assert!(page.page().has("button[value=accept]") && !page.page().has("button[value=merge]"));
    leads_on(&press(&ours, &restructure(pledge), "accept", &[]).await);
    assert!(server.get(pledge).await.says("It pays for ships."));
    assert_eq!(ours.get(&restructure(pledge)).await.status, StatusCode::NOT_FOUND);
    assert_eq!(waits(&ours.get("/en/").await), before);
    assert_whole(&server.database).await;
}

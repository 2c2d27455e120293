//! Who is responsible, as the cells of a spreadsheet say it: on the own side at once, on the other side as a suggestion.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::import::{form, open};
use crate::support::ledger::assert_whole;
use crate::support::people::coordinating;
use crate::support::server::{Person, Reply, TestServer};

const REASON: [(&str, &str); 1] = [("reason_en", "As the ministries agreed.")];

fn codes(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("AUR-O{number}")).collect()
}

/// A row that names who is responsible for a recorded commitment, of which the other side has `BOR-DCT`.
fn named(codes: &[String], others: &str, separator: &str) -> String {
    let all: Vec<&str> = codes.iter().map(String::as_str).chain(others.split(' ')).collect();
    format!("Code,Lead\nsatellite-trial,\"{}\"\n", all.join(separator))
}

/// Brings a file in and records what it shows; says what was shown.
async fn bring(person: &Person<'_>, subject: &str, file: &str) -> Reply {
    let (address, shown) = open(person, subject, file).await;
    let done = person.post(&address, &form(&shown, "record", &REASON)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{:?} {:?}", shown.pieces(), done.pieces());
    shown
}

async fn owners(server: &TestServer, role: &str) -> Vec<String> {
    let accord = &server.database.accord;
    let reader = coordinating("AUR-MDA", Role::Manager);
    let case = accord.commitments().member_commitment(&reader, "satellite-trial").await.unwrap();
    let of_role = case.state.owners.iter().filter(|it| it.value.role.word() == role);
    let mut codes: Vec<String> = of_role.map(|it| it.value.organisation.to_string()).collect();
    codes.sort();
    codes
}

on_both! {
    /// 65 organisations in a cell become responsible, then 18 of them stay: what is shown is what is recorded.
    async fn many_owners_are_named_and_released(database: TestDatabase) {
        database.load(accord::demo::FICTIONAL).await;
        let server = TestServer::on(database);
        let (admin, manager) =
            (server.signed_in(Role::Admin, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
        let rows: String = codes(65).iter().map(|it| format!("{it},Office {it},AUR,Agency\n")).collect();
        bring(&admin, "organisations", &format!("Code,Name,Party,Kind\n{rows}")).await;
        for same in ["AUR-MDA BOR-DCT", "AUR-MDA AUR-NET BOR-DCT"] {
            let (_, shown) = open(&manager, "commitments", named(&[], same, "; ")).await;
            assert!(shown.says("1 entry stands like this already"), "{same}: {:?}", shown.pieces());
        }
        let before = server.database.height().await;
        let all = named(&codes(65), "AUR-MDA BOR-DCT", "; ");
        let shown = bring(&manager, "commitments", &all).await;
        assert!(shown.says("1 changed entry") && shown.says("Office AUR-O65") && !shown.says("other side"), "{:?}", shown.pieces());
        assert_eq!(server.database.height().await, before + 65);
        assert_eq!(owners(&server, "lead").await.len(), 67);
        let (_, again) = open(&manager, "commitments", all.replace("; ", "\n")).await;
        assert!(again.says("1 entry stands like this already"), "{:?}", again.pieces());

        let some = named(&codes(18), "AUR-MDA BOR-DCT", ", ");
        let (address, shown) = open(&manager, "commitments", &some).await;
        let unsaid = manager.post(&address, &form(&shown, "record", &[])).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY, "whoever is released is told why");
        bring(&manager, "commitments", &some).await;
        assert_eq!(server.database.height().await, before + 65 + 47);
        assert_eq!(owners(&server, "lead").await.len(), 20);
        assert_eq!(owners(&server, "support").await, ["AUR-NET"], "whoever supports was not named before either");
        assert_whole(&server.database).await;
    }
}

/// Another side names its own owners: they are suggested to it, and stay until it releases them.
#[tokio::test]
async fn owners_of_the_other_side_are_suggested_to_it() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let before = server.database.height().await;
    let more = named(&["AUR-MDA".to_owned()], "BOR-DCT BOR-NSL", "; ");
    let shown = bring(&manager, "commitments", &more).await;
    assert!(shown.says("1 of them is proposed to the other side"), "{:?}", shown.pieces());
    assert_eq!(server.database.height().await, before + 1);
    assert_eq!(owners(&server, "lead").await, ["AUR-MDA", "BOR-DCT"], "until it confirms");
    let (_, again) = open(&manager, "commitments", &more).await;
    assert!(again.says("1 entry stands like this already"), "{:?}", again.pieces());
    // Nothing of a row is recorded of which something is refused.
    let fewer = "Code,Lead,Due\nsatellite-trial,AUR-ISR,2026-12-24\n";
    let (address, shown) = open(&manager, "commitments", fewer).await;
    assert!(shown.says("Only that side can release it."), "{:?}", shown.pieces());
    let refused = manager.post(&address, &form(&shown, "look", &[])).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    assert_eq!(server.database.height().await, before + 1);
    let mixed = format!("{fewer}chip-testing,,2027-11-30\n");
    let (address, shown) = open(&manager, "commitments", mixed).await;
    let typed = [REASON[0], ("leave_out", "1")];
    let done = manager.post(&address, &form(&shown, "record", &typed)).await;
    assert_eq!(done.header("location"), "/en/import?done=recorded-1-1", "{:?}", done.pieces());
    assert_eq!(server.database.height().await, before + 2, "of the row that is left out nothing");
}

//! The missing language of a published report as a task for a colleague. On the fictional portfolio.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{faulty, leads_on, press, refused_to};
use crate::support::server::{Person, Reply, TestServer};

const MAP: &str = "/en/commitments/cable-map";

/// Reports in English, and publishes it; the address of the form that gives it to a colleague.
async fn published(author: &Person<'_>, manager: &Person<'_>) -> String {
    let report =
        [("status", "on_track"), ("on", "2026-11-24"), ("visibility", "public"), ("results_en", "Maps drawn.")];
    leads_on(&press(author, &format!("{MAP}/report"), "submit", &report).await);
    let waits = manager.get("/en/review").await;
    let waits = waits.page().link(&format!("{MAP}/review/")).to_owned();
    leads_on(&press(manager, &waits, "publish", &[]).await);
    waits.replace("/review/", "/translate/")
}

async fn give(person: &Person<'_>, address: &str, account: &str) -> Reply {
    let mut form = person.get(address).await.page().first("form.card.write").hidden_fields();
    form.push(("account".into(), account.into()));
    person.post(address, &form).await
}

#[tokio::test]
async fn a_colleague_is_asked_for_the_missing_language_until_it_is_there() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Official, "AUR-MDA").await;
    let address = published(&author, &manager).await;
    assert!(author.get(MAP).await.leads_to(&address), "its writers find it at the report");
    assert!(!server.get(MAP).await.says("Give to a colleague"));
    let form = author.get(&address).await;
    assert!(form.says("Korean is missing") && !form.text.contains(&author.account.id), "{:?}", form.pieces());
    // Nobody of another organisation, nor somebody who writes nothing.
    let beside = server.signed_in(Role::Official, "AUR-ISR").await;
    let partner = server.signed_in(Role::Partner, "AUR-MDA").await;
    for other in [&beside.account.id, &partner.account.id, &author.account.id, "nobody"] {
        faulty(&give(&author, &address, other).await, &["account"]);
    }
    for _ in 0..2 {
        leads_on(&give(&author, &address, &colleague.account.id).await);
    }
    let desk = colleague.get("/en/desk").await;
    assert!(desk.says("To translate 1") && desk.says("Korean is missing"), "{:?}", desk.pieces());
    assert!(desk.says(&format!("given by {}", author.account.name)));
    assert!(colleague.get("/ko/desk").await.says("번역할 보고"));
    assert!(!author.get("/en/desk").await.says("To translate"));
    // Two who give it at once are told of each other.
    let read = manager.get(&address).await.page().first("form.card.write").hidden_fields();
    leads_on(&give(&author, &address, "").await);
    assert!(!colleague.get("/en/desk").await.says("To translate"));
    let mut late = read;
    late.push(("account".into(), author.account.id.clone()));
    assert_eq!(manager.post(&address, &late).await.status, StatusCode::CONFLICT);
    leads_on(&give(&author, &address, &colleague.account.id).await);
    // The text is added in the ordinary way; once it is there, nothing is asked any more.
    let update = address.rsplit('/').next().unwrap().to_owned();
    let correct = format!("{MAP}/report?corrects={update}");
    assert!(colleague.get("/en/desk").await.leads_to(&correct), "{:?}", colleague.get("/en/desk").await.page().links());
    let page = colleague.get(&correct).await;
    let mut fields = page.page().first("form.card.write").fields();
    fields.retain(|(name, _)| name != "results_ko" && name != "act" && name != "second");
    fields.extend(
        [("results_ko", "지도 작성"), ("act", "submit"), ("second", "1")].map(|(a, b)| (a.to_owned(), b.to_owned())),
    );
    leads_on(&colleague.post(&format!("{MAP}/report"), &fields).await);
    assert!(!colleague.get("/en/desk").await.says("To translate"), "a correction waits");
    assert!(manager.get(&address).await.status == StatusCode::OK, "it is not published yet");
    let waits = manager.get("/en/review").await;
    let waits = waits.page().link(&format!("{MAP}/review/")).to_owned();
    leads_on(&press(&manager, &waits, "publish", &[]).await);
    assert_eq!(manager.get(&address).await.status, StatusCode::NOT_FOUND, "nothing is missing");
    assert!(!colleague.get("/en/desk").await.says("To translate"));
}

#[tokio::test]
async fn it_is_for_those_who_write_the_reports_of_that_organisation() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let address = published(&author, &manager).await;
    let others =
        [(Role::Official, "AUR-ISR"), (Role::Manager, "BOR-DFA"), (Role::Partner, "AUR-MDA"), (Role::Admin, "AUR-MDA")];
    refused_to(&server, &address, &others).await;
    assert!(server.database.column("SELECT update_id FROM translation_task").await.is_empty());
    let nowhere = format!("{MAP}/translate/00000000-0000-7000-8000-000000000000");
    assert_eq!(author.get(&nowhere).await.status, StatusCode::NOT_FOUND);
}

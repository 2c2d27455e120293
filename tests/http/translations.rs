//! The missing language of a published report as a task for a colleague. On the fictional portfolio.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{faulty, leads_on, press, refused_to, send};
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

/// Corrects a published report in English, hands that in, and says where it waits to be published.
async fn corrected(author: &Person<'_>, manager: &Person<'_>, update: &str, texts: &[(&str, &str)]) -> String {
    let page = author.get(&format!("{MAP}/report?corrects={update}")).await;
    let mut fields = page.page().first("form.card.write").fields();
    fields.retain(|(name, _)| !["act", "second"].contains(&name.as_str()) && !texts.iter().any(|it| it.0 == name));
    fields.extend(texts.iter().chain(&[("act", "submit")]).map(|(a, b)| ((*a).to_owned(), (*b).to_owned())));
    leads_on(&author.post(&format!("{MAP}/report"), &fields).await);
    manager.get("/en/review").await.page().link(&format!("{MAP}/review/")).to_owned()
}

fn id(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

#[tokio::test]
async fn a_task_follows_the_corrections_of_its_report_and_goes_with_the_last_text() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Official, "AUR-MDA").await;
    let given = async || server.database.column("SELECT update_id FROM translation_task").await;
    let address = published(&author, &manager).await;
    leads_on(&give(&author, &address, &colleague.account.id).await);
    let mut update = id(&address).to_owned();
    for words in ["Maps drawn twice.", "Maps drawn three times."] {
        let waits = corrected(&author, &manager, &update, &[("results_en", words)]).await;
        assert!(!colleague.get("/en/desk").await.says("To translate"), "a correction waits");
        leads_on(&press(&manager, &waits, "publish", &[]).await);
        update = id(&waits).to_owned();
        let desk = colleague.get("/en/desk").await;
        assert!(desk.leads_to(&format!("{MAP}/report?corrects={update}")), "{words} {:?}", desk.page().links());
        assert_eq!(given().await, [update.as_str()], "it is that of the correction");
    }
    let address = format!("{MAP}/translate/{update}");
    let holder = |page: &Reply, account: &str| page.page().has(&format!("option[value='{account}'][selected]"));
    assert!(holder(&author.get(&address).await, &colleague.account.id));
    assert!(holder(&colleague.get(&address).await, &colleague.account.id), "to the colleague, too");
    // Saved as it stands, nothing changes.
    leads_on(&give(&colleague, &address, &colleague.account.id).await);
    assert_eq!(given().await.len(), 1);
    // A correction that came back is what to go on with.
    let waits = corrected(&colleague, &manager, &update, &[("results_ko", "지도 작성")]).await;
    leads_on(&press(&manager, &waits, "return", &[("reason_en", "Say which.")]).await);
    let desk = colleague.get("/en/desk").await;
    let again = format!("{MAP}/report?again={}", id(&waits));
    assert!(desk.says("To translate 1") && desk.leads_to(&again), "{:?}", desk.page().links());
    let page = colleague.get(&again).await;
    let mut fields = page.page().first("form.card.write").fields();
    fields.retain(|(name, _)| !["act", "results_ko"].contains(&name.as_str()));
    fields.extend(
        [("act", "submit"), ("languages", "1"), ("results_ko", "해저 지도 작성")]
            .map(|(a, b)| (a.to_owned(), b.to_owned())),
    );
    leads_on(&colleague.post(&format!("{MAP}/report"), &fields).await);
    let waits = manager.get("/en/review").await.page().link(&format!("{MAP}/review/")).to_owned();
    leads_on(&press(&manager, &waits, "publish", &[]).await);
    assert!(given().await.is_empty(), "it is done");
}

#[tokio::test]
async fn a_task_goes_with_its_report_and_waits_for_those_who_may_correct_it() {
    let server = TestServer::with_council().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Official, "AUR-MDA").await;
    let address = published(&author, &manager).await;
    leads_on(&give(&author, &address, &colleague.account.id).await);
    // Whoever gave it otherwise meanwhile is shown, beside what was chosen.
    let mut late = manager.get(&address).await.page().first("form.card.write").hidden_fields();
    late.push(("account".into(), author.account.id.clone()));
    late.retain(|(name, _)| name != "version");
    late.push(("version".into(), String::new()));
    let conflict = manager.post(&address, &late).await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    let meanwhile = conflict.page().first("table.plain");
    assert!(meanwhile.says(&colleague.account.name) && meanwhile.says(&author.account.name), "{:?}", conflict.pieces());
    // Another organisation answers for the commitment now.
    let owners = format!("{MAP}/owners");
    leads_on(&send(&manager, &owners, &[("organisation", "AUR-NCC"), ("role", "lead"), ("basis", "assigned")]).await);
    let released = [("organisation", "AUR-MDA"), ("role", "release"), ("basis", "assigned"), ("reason_en", "Moved.")];
    leads_on(&send(&manager, &owners, &released).await);
    assert!(!colleague.get("/en/desk").await.says("To translate"));
    assert_eq!(author.get(&address).await.status, StatusCode::NOT_FOUND);
    assert!(!author.get(MAP).await.leads_to(&address));
    leads_on(&send(&manager, &owners, &[("organisation", "AUR-MDA"), ("role", "lead"), ("basis", "assigned")]).await);
    assert!(colleague.get("/en/desk").await.says("To translate 1"));
    let withdraw = address.replace("/translate/", "/withdraw/");
    leads_on(&send(&manager, &withdraw, &[("reason_en", "Wrong.")]).await);
    assert!(server.database.column("SELECT update_id FROM translation_task").await.is_empty());
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

//! The period sheet: what of it is a report, and what was handed in before. AUR-MDA reports.

use accord::domain::access::role::Role;
use accord::domain::statement::reporting::{Every, ReportingRule};
use http::StatusCode;

use crate::support::clock::day;
use crate::support::forms::{is_wrong, leads_on, press};
use crate::support::html::{Fields, with_value};
use crate::support::people::coordinating;
use crate::support::report_form::{PAGE, filled, link, published, write};
use crate::support::server::{Person, Reply, TestServer};

const SHEET: &str = "/en/desk/sheet";
const SLUG: &str = "both-same";

/// The sheet as a browser sends it, with other values in the fields of a row.
fn sheet(page: &Reply, typed: &[(&str, &str)]) -> Fields {
    let typed: Vec<(String, &str)> = typed.iter().map(|(field, value)| (format!("{SLUG}.{field}"), *value)).collect();
    let kept = page.page().first("form.write").fields();
    let mut fields: Fields = kept.into_iter().filter(|(name, _)| !typed.iter().any(|(it, _)| it == name)).collect();
    fields.extend(typed.into_iter().map(|(name, value)| (name, value.to_owned())));
    fields
}

async fn send(person: &Person<'_>, typed: &[(&str, &str)]) -> Reply {
    person.post(SHEET, &sheet(&person.get(SHEET).await, typed)).await
}

#[tokio::test]
async fn another_status_alone_is_a_report() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let height = server.database.height().await;
    let reply = send(&official, &[("status", "at_risk")]).await;
    assert_eq!(reply.header("location"), "/en/desk/sheet?done=1");
    assert_eq!(server.database.height().await, height + 1, "the other rows said nothing");
    let review = link(&manager.get("/en/review").await, "review/");
    let page = manager.get(&review).await;
    assert!(page.says("At risk") && page.says("60"), "the progress reported before is kept: {:?}", page.pieces());
    leads_on(&press(&manager, &review, "publish", &[]).await);
}

/// As the page comes, with the texts of the last reports or without, nothing of it is new.
#[tokio::test]
async fn rows_without_a_change_are_not_handed_in() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    published(&official, &manager, &[("results_en", "Ten rules compared."), ("progress", "70")]).await;
    let height = server.database.height().await;
    for address in [SHEET, "/en/desk/sheet?copy=last"] {
        let page = official.get(address).await;
        let reply = official.post(SHEET, &sheet(&page, &[])).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert!(is_wrong(&reply, "row") && !is_wrong(&reply, "on"), "{address}");
        assert!(reply.says("nothing was submitted"));
    }
    assert_eq!(server.database.height().await, height);

    let copied = official.get("/en/desk/sheet?copy=last").await;
    assert_eq!(copied.page().area(&format!("{SLUG}.results")), "Ten rules compared.");
    let typed = [("results", "Twelve rules compared."), ("source", "https://mda.aurelia.example/rules")];
    leads_on(&official.post(SHEET, &sheet(&copied, &typed)).await);
    assert_eq!(server.database.height().await, height + 1);
    let page = manager.get(&link(&manager.get("/en/review").await, "review/")).await;
    assert!(page.says("Twelve rules compared.") && page.says("70") && page.leads_to(typed[1].1));
}

/// What is wrong in a row names its commitment, in the summary too.
#[tokio::test]
async fn an_error_names_its_commitment() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    for (typed, field) in [
        ([("status", ""), ("results", "Done.")], "status"),
        ([("progress", "half"), ("results", "Done.")], "progress"),
        ([("source", "javascript:alert(1)"), ("results", "Done.")], "source"),
    ] {
        let reply = send(&official, &typed).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let field = format!("{SLUG}.{field}");
        assert!(reply.page().beside(&field).contains("Compare rules for trusted vendors"), "{field}");
        assert!(reply.leads_to(&format!("#{field}")), "{field}");
        assert_eq!(reply.page().area(&format!("{SLUG}.results")), "Done.", "{field}");
    }
}

/// What was handed in is marked, on the desk nothing is due any more, and one more report is asked about on every form.
#[tokio::test]
async fn a_second_report_is_asked_about() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let rule = ReportingRule { every: Every::Month, anchor: day("2026-09-30") };
    let lead = coordinating("AUR-MDA", Role::Manager);
    server.database.accord.statements().set_reporting_rule(&lead, None, Some(rule), "f").await.unwrap();
    let is_due = async || {
        let desk = official.get("/en/desk").await;
        let rows = desk.page().all(&with_value("data-commitment", SLUG));
        rows.into_iter().any(|row| row.says("report due"))
    };
    assert!(is_due().await);
    leads_on(&send(&official, &[("results", "Done.")]).await);
    assert!(!is_due().await);
    let waits = format!("submitted by {} on 25 Nov 2026", official.account.name);
    assert!(official.get(SHEET).await.page().row(SLUG).says(&waits));

    let height = server.database.height().await;
    let reply = send(&official, &[("results", "Done again.")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        is_wrong(&reply, &format!("{SLUG}.second")) && reply.page().area(&format!("{SLUG}.results")) == "Done again."
    );
    let reply = write(&official, "submit", &[("results_en", "Done again.")]).await;
    assert!(reply.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&reply, "second"));
    let several = official.get("/en/desk/several").await;
    let mut fields = several.hidden_beside("chosen").unwrap();
    let typed =
        [("chosen", SLUG), ("on", "2026-11-20"), ("visibility", "shared"), ("status", "delayed"), ("results", "So.")];
    fields.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let asked = official.post("/en/desk/several", &fields).await;
    assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&asked, "second"));
    assert!(asked.page().beside("second").contains("Compare rules for trusted vendors"));
    assert_eq!(server.database.height().await, height);

    leads_on(&send(&official, &[("results", "Done again."), ("second", "1")]).await);
    let once_more = filled(&official.get(PAGE).await, "submit", &[("results_en", "And again."), ("second", "1")]);
    leads_on(&official.post(PAGE, &once_more).await);
    fields.push(("second".into(), "1".into()));
    let key = official.get("/en/desk/several").await.hidden_beside("chosen").unwrap();
    fields.retain(|(name, _)| !key.iter().any(|(other, _)| other == name));
    fields.extend(key);
    leads_on(&official.post("/en/desk/several", &fields).await);
    assert_eq!(server.database.height().await, height + 3);
}

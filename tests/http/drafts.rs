//! Drafts: one of each form, however its answers are delayed, and two people in one of them. AUR-MDA reports.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{leads_on, press};
use crate::support::report_form::{PAGE, filled, link, write};
use crate::support::server::TestServer;

async fn drafts(server: &TestServer) -> Vec<String> {
    server.database.column("SELECT id FROM draft ORDER BY id").await
}

/// What a form sends before it hears of its draft is one draft, and gone once the form is submitted.
#[tokio::test]
async fn a_form_makes_one_draft_however_late_its_answers_are() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let page = official.get(PAGE).await;
    let typed = |act: &str, words: &str| filled(&page, act, &[("results_en", words)]);
    let (first, second) = (typed("keep", "Half"), typed("save_draft", "A sentence"));
    let (kept, saved) = tokio::join!(official.post(PAGE, &first), official.post(PAGE, &second));
    leads_on(&saved);
    assert_eq!(drafts(&server).await.len(), 1, "{} {}", kept.status, kept.text);
    // What was on its way when the button was pressed does not replace what the button saved.
    assert_eq!(official.post(PAGE, &first).await.status, StatusCode::CONFLICT);
    let draft = official.get(saved.header("location")).await;
    assert_eq!(draft.page().area("results_en"), "A sentence");

    leads_on(&official.post(PAGE, &typed("submit", "A sentence.")).await);
    assert_eq!(drafts(&server).await, [""; 0]);
    assert_eq!(official.post(PAGE, &typed("keep", "A sentence.")).await.status, StatusCode::CONFLICT);
    assert_eq!(drafts(&server).await, [""; 0], "no draft of what was submitted comes back");
    let more = official.post(PAGE, &typed("save_draft", "More.")).await;
    assert_eq!((more.status, drafts(&server).await.len()), (StatusCode::CONFLICT, 0), "the form was submitted");
    assert!(more.says("A sentence.") && more.says("Send this as well"), "{:?}", more.pieces());
}

/// Two people open a draft: the second to save, or to submit, is shown what the first wrote, and loses nothing.
#[tokio::test]
async fn the_second_in_a_draft_is_asked_what_to_keep() {
    let server = TestServer::with_cases().await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let saved = kim.post(PAGE, &filled(&kim.get(PAGE).await, "save_draft", &[("results_en", "Begun.")])).await;
    let address = saved.header("location").to_owned();
    assert!(lee.get("/en/desk").await.says(&kim.account.name), "the desk says whose it is");
    let (of_kim, of_lee) = (kim.get(&address).await, lee.get(&address).await);
    assert!(of_lee.says(&format!("last saved by {}", kim.account.name)) && !of_kim.says("last saved by"));

    leads_on(&kim.post(PAGE, &filled(&of_kim, "save_draft", &[("results_en", "Kim writes.")])).await);
    for act in ["save_draft", "submit"] {
        let reply = lee.post(PAGE, &filled(&of_lee, act, &[("results_en", "Lee writes.")])).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{act}");
        assert!(reply.says("Kim writes.") && reply.page().area("results_en") == "Lee writes.", "{act}");
    }
    assert_eq!(lee.post(PAGE, &filled(&of_lee, "keep", &[("results_en", "Lee")])).await.status, StatusCode::CONFLICT);
    assert_eq!(kim.get(&address).await.page().area("results_en"), "Kim writes.");

    let asked = lee.post(PAGE, &filled(&of_lee, "save_draft", &[("results_en", "Lee writes.")])).await;
    leads_on(&lee.post(PAGE, &filled(&asked, "save_draft", &[("results_en", "Both write.")])).await);
    assert_eq!(kim.get(&address).await.page().area("results_en"), "Both write.");
    assert_eq!(drafts(&server).await.len(), 1);
}

/// Nobody deletes a draft by a slip: the button is behind another. And for a day it can be taken back.
#[tokio::test]
async fn deleting_a_draft_is_asked_twice_and_can_be_taken_back() {
    let server = TestServer::with_cases().await;
    let (official, colleague) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let saved =
        official.post(PAGE, &filled(&official.get(PAGE).await, "save_draft", &[("results_en", "Begun.")])).await;
    let address = saved.header("location").to_owned();
    let opened = official.get(&address).await;
    let desk = official.get("/en/desk").await;
    let button = desk.page().first("button[name=delete]");
    assert!(button.closest("details:not([open])").is_some());
    let id = button.attribute("value").to_owned();
    let deleted = official.post("/en/desk", &[("delete", &id)]).await;
    leads_on(&deleted);
    let desk = official.get(deleted.header("location")).await;
    assert!(!desk.page().has("button[name=delete]") && official.get(&address).await.status == StatusCode::NOT_FOUND);
    assert_eq!(official.get(PAGE).await.page().area("results_en"), "");
    let late = official.post(PAGE, &filled(&opened, "keep", &[("results_en", "Late.")])).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND, "what is typed into a deleted draft does not bring it back");
    let other = server.signed_in(Role::Official, "BOR-CSA").await;
    assert_eq!(other.post("/en/desk", &[("restore", &id)]).await.status, StatusCode::NOT_FOUND);

    let restore = desk.page().first("button[name=restore]").attribute("value").to_owned();
    leads_on(&colleague.post("/en/desk", &[("restore", &restore)]).await);
    assert_eq!(official.get(&address).await.page().area("results_en"), "Begun.");

    leads_on(&official.post("/en/desk", &[("delete", &id)]).await);
    let later = server.later("2026-11-26T04:00:00Z").await;
    accord::jobs::once(&later.database.accord).await;
    let next_day = later.signed_in(Role::Official, "AUR-MDA").await;
    assert_eq!(next_day.post("/en/desk", &[("restore", &id)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(drafts(&server).await, [""; 0]);
}

/// An organisation has one draft of its next report: a form opened before a colleague began it does not make a second.
#[tokio::test]
async fn two_who_begin_a_report_are_told_of_each_other() {
    let server = TestServer::with_cases().await;
    let (kim, lee) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    let (of_kim, of_lee) = (kim.get(PAGE).await, lee.get(PAGE).await);
    leads_on(&kim.post(PAGE, &filled(&of_kim, "save_draft", &[("results_en", "Kim writes.")])).await);
    for act in ["save_draft", "submit"] {
        let reply = lee.post(PAGE, &filled(&of_lee, act, &[("results_en", "Lee writes.")])).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{act}");
        assert!(reply.says("Kim writes.") && reply.page().area("results_en") == "Lee writes.", "{act}");
    }
    assert_eq!(drafts(&server).await.len(), 1);
    let joined = lee.get(PAGE).await;
    assert!(joined.page().area("results_en") == "Kim writes." && joined.says(&kim.account.name));
    leads_on(&lee.post(PAGE, &filled(&joined, "submit", &[("results_en", "Both write.")])).await);
    assert_eq!(drafts(&server).await, [""; 0]);
}

/// The same person in two windows loses nothing either.
#[tokio::test]
async fn two_windows_in_a_draft_are_two_texts() {
    let server = TestServer::with_cases().await;
    let kim = server.signed_in(Role::Official, "AUR-MDA").await;
    let saved = kim.post(PAGE, &filled(&kim.get(PAGE).await, "save_draft", &[("results_en", "Begun.")])).await;
    let address = saved.header("location").to_owned();
    let (first, second) = (kim.get(&address).await, kim.get(&address).await);
    leads_on(&kim.post(PAGE, &filled(&first, "save_draft", &[("results_en", "In the first.")])).await);
    let reply = kim.post(PAGE, &filled(&second, "save_draft", &[("results_en", "In the second.")])).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.says("In the first.") && reply.page().area("results_en") == "In the second.");
}

/// Until somebody approved it, a report is taken back by those who submitted it, as a draft with all it says.
#[tokio::test]
async fn a_submitted_report_is_recalled_until_somebody_approved_it() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let typed = [("results_en", "Ten."), ("results_ko", "열"), ("evidence-0", "https://mda.aurelia.example/ten")];
    leads_on(&write(&official, "submit", &typed).await);
    let review = link(&official.get("/en/desk").await, "review/");
    let opened_by_manager = manager.get(&review).await;
    let back = press(&official, &review, "recall", &[]).await;
    leads_on(&back);
    let draft = official.get(back.header("location")).await;
    assert!(draft.says("is a draft again") && draft.page().area("results_ko") == "열");
    assert!(draft.is_set("evidence-0", typed[2].1) && draft.is_set("visibility", "public"));
    assert!(!manager.get("/en/review").await.leads_to(&review));
    let mut publish = opened_by_manager.hidden_with("publish");
    publish.push(("act".into(), "publish".into()));
    assert_ne!(manager.post(&review, &publish).await.status, StatusCode::SEE_OTHER, "it waits no more");
    assert!(manager.get("/en/commitments/both-same").await.says("Report recalled"));

    leads_on(
        &official.post(PAGE, &filled(&draft, "submit", &[("results_en", "Eleven."), ("results_ko", "열하나")])).await,
    );
    assert_eq!(drafts(&server).await, [""; 0]);
    let review = link(&official.get("/en/desk").await, "review/");
    let other = server.signed_in(Role::Official, "BOR-CSA").await;
    assert_eq!(other.post(&review, &[("act", "recall")]).await.status, StatusCode::NOT_FOUND);
    // A day that was set is an approval.
    let opened = official.get(&review).await;
    leads_on(&press(&manager, &review, "publish", &[("ahead", "2026-12-24")]).await);
    assert!(!official.get(&review).await.page().has("button[value=recall]"));
    let mut recall = opened.hidden_with("recall");
    recall.push(("act".into(), "recall".into()));
    assert_eq!(official.post(&review, &recall).await.status, StatusCode::CONFLICT);
}

//! Drafts: one of each form, however its answers are delayed, and two people in one of them. AUR-MDA reports.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::leads_on;
use crate::support::html::Fields;
use crate::support::report_form::{PAGE, filled};
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
    leads_on(&official.post(PAGE, &typed("save_draft", "More.")).await);
    assert_eq!(drafts(&server).await.len(), 1, "a button saves all the same");
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

/// Nobody deletes a draft by a slip: the button is behind another.
#[tokio::test]
async fn deleting_a_draft_is_asked_twice() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&official.post(PAGE, &filled(&official.get(PAGE).await, "save_draft", &[("results_en", "Begun.")])).await);
    let desk = official.get("/en/desk").await;
    let button = desk.page().first("button[name=delete]");
    assert!(button.closest("details:not([open])").is_some());
    let fields: Fields = vec![("delete".into(), button.attribute("value").into())];
    leads_on(&official.post("/en/desk", &fields).await);
    assert_eq!(drafts(&server).await, [""; 0]);
}

//! Who approves in which order, what they say with it, for whom they decide, and the days that are set. AUR-MDA reports.

use accord::domain::access::role::Role;
use accord::domain::account::Account;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on, press};
use crate::support::report_form::{COMMITMENT, last_part, link, published, write};
use crate::support::server::{Person, Reply, TestServer};

const REVIEW: &str = "/en/review";
const PATH: &str = "/en/review/approval";

/// Names these people on the path, in this order.
async fn name(manager: &Person<'_>, approvers: &[&Account]) -> Reply {
    let mut form = manager.get(PATH).await.hidden_beside("steps").unwrap();
    form.push(("steps".into(), "1".into()));
    for (place, account) in approvers.iter().enumerate() {
        form.push((format!("approver_{}", place + 1), account.id.clone()));
    }
    manager.post(PATH, &form).await
}

async fn delegate(manager: &Person<'_>, to: &Account, until: &str) {
    let (to, from) = (("to", to.id.as_str()), ("from", "2026-11-25"));
    let fields = [("act", "delegate"), ("key", "leave"), to, from, ("until", until)];
    leads_on(&manager.post("/en/desk/offices", &fields).await);
}

async fn three(server: &TestServer) -> [Person<'_>; 3] {
    [
        server.signed_in(Role::Manager, "AUR-MDA").await,
        server.signed_in(Role::Manager, "AUR-MDA").await,
        server.signed_in(Role::Manager, "AUR-MDA").await,
    ]
}

/// Presses the button that the page may not have, in the version that somebody else is shown.
async fn approve(person: &Person<'_>, page: &str, seen_by: &Person<'_>, key: &str) -> Reply {
    let form = seen_by.get(page).await.hidden_with("return");
    let version = form.into_iter().find(|(name, _)| name == "version").unwrap().1;
    person.post(page, &[("act", "publish"), ("key", key), ("version", &*version)]).await
}

#[tokio::test]
async fn named_people_approve_in_their_order_and_say_what_they_think() {
    let server = TestServer::with_cases().await;
    let [one, two, third] = three(&server).await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&name(&one, &[&one.account, &two.account]).await);
    assert!(one.get(PATH).await.is_set("approver_2", &two.account.id), "the path is shown");
    leads_on(&write(&author, "submit", &[("results_en", "Two cables landed.")]).await);
    let queue = two.get(REVIEW).await;
    assert!(queue.says(&format!("Next to approve: {}", one.account.name)), "{:?}", queue.pieces());
    let page = link(&queue, "review/");
    for (person, key) in [(&two, "a"), (&third, "b")] {
        assert!(person.get(&page).await.says("Someone else on the approval path has to approve this first."), "{key}");
        let reply = approve(person, &page, &one, key).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{key}");
    }
    let said = [("opinion_en", "Fine, but the third cable is missing.")];
    assert_eq!(press(&one, &page, "publish", &said).await.header("location"), "/en/review?done=approved");
    let next = two.get(&page).await;
    assert!(next.says("Opinion") && next.says("the third cable is missing"), "{:?}", next.pieces());
    assert_eq!(approve(&third, &page, &two, "c").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let last = [("opinion_en", "Then publish it.")];
    let mut form = two.get(&page).await.hidden_with("publish");
    form.extend([("act".into(), "publish".into()), (last[0].0.into(), last[0].1.into())]);
    for _ in 0..2 {
        assert_eq!(two.post(&page, &form).await.header("location"), "/en/review?done=published");
    }
    // The own side reads the opinions in the history, and nobody else does.
    let history = author.get(COMMITMENT).await;
    assert!(history.says("the third cable is missing") && history.says("Then publish it."));
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    for page in [server.get(COMMITMENT).await, other.get(COMMITMENT).await] {
        assert!(page.says("Two cables landed.") && !page.says("third cable") && !page.says("Then publish"));
    }
}

#[tokio::test]
async fn who_can_be_named_is_a_manager_of_the_organisation() {
    let server = TestServer::with_cases().await;
    let [one, ..] = three(&server).await;
    let (official, stranger) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR_NSI").await);
    let before = server.database.height().await;
    for wrong in [&official.account, &stranger.account] {
        let reply = name(&one, &[&one.account, wrong]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(is_wrong(&reply, "approver_2") && reply.is_set("approver_1", &one.account.id));
    }
    let twice = name(&one, &[&one.account, &one.account]).await;
    assert!(is_wrong(&twice, "approver_2") && twice.says("The same person is named more than once."));
    assert_eq!(server.database.height().await, before);
}

/// A path that is named after a day was set decides on that day.
#[tokio::test]
async fn a_named_path_reaches_what_is_set_for_a_day() {
    let server = TestServer::with_cases().await;
    let [one, two, third] = three(&server).await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&write(&author, "submit", &[("results_en", "Two cables landed.")]).await);
    let page = link(&one.get(REVIEW).await, "review/");
    leads_on(&press(&third, &page, "publish", &[("ahead", "2026-11-30")]).await);
    leads_on(&name(&one, &[&one.account, &two.account]).await);
    let later = server.later("2026-11-30T03:00:00Z").await;
    assert!(later.database.accord.reports().publish_scheduled().await.unwrap().is_empty());
    let one = later.browser_of(one.account.clone()).await;
    assert!(one.get(&page).await.says("It was to be published on 30 Nov 2026"));
    leads_on(&press(&one, &page, "publish", &[]).await);
    leads_on(&press(&later.browser_of(two.account.clone()).await, &page, "publish", &[]).await);
    assert!(later.get(COMMITMENT).await.says("Two cables landed."));
}

/// It is said for whom somebody decided, and on every page while it can be.
#[tokio::test]
async fn who_acts_for_another_reads_it_and_can_work_in_the_own_name() {
    let server = TestServer::with_cases().await;
    let [one, two, _] = three(&server).await;
    let (author, deputy) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await);
    leads_on(&name(&one, &[&one.account, &two.account]).await);
    leads_on(&write(&author, "submit", &[("results_en", "Two cables landed.")]).await);
    let page = link(&two.get(REVIEW).await, "review/");
    assert!(!deputy.get("/en/").await.page().has(".acting"));
    delegate(&one, &deputy.account, "2026-12-25").await;
    let banner = format!("You are acting for {}.", one.account.name);
    for address in ["/en/", "/en/desk", "/en/review", COMMITMENT] {
        assert!(deputy.get(address).await.says(&banner), "{address}");
    }
    assert!(deputy.get("/ko/").await.says(&format!("{}의 직무를 대행하고 있습니다.", one.account.name)));

    // In the own name there is no review; back, there is.
    let switched = deputy.post("/en/account", &[("act", "as_oneself")]).await;
    assert_eq!(switched.header("location"), "/en/desk");
    let cookie = switched.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(cookie, "as_oneself=1");
    let oneself = deputy.showing(format!("{}; {cookie}", deputy.cookie));
    assert_eq!(oneself.get(REVIEW).await.status, StatusCode::NOT_FOUND);
    assert_eq!(approve(&oneself, &page, &two, "x").await.status, StatusCode::NOT_FOUND);
    assert!(oneself.get("/en/desk").await.says("You are working in your own name."));
    let back = oneself.post("/en/account", &[("act", "act_for_others")]).await;
    assert!(back.header("set-cookie").starts_with("as_oneself=;"));

    leads_on(&press(&deputy, &page, "publish", &[]).await);
    let said = two.get(&page).await;
    assert!(said.says(&format!("{}, acting for {}", deputy.account.name, one.account.name)), "{:?}", said.pieces());
    let korean = two.get(&page.replacen("/en/", "/ko/", 1)).await;
    assert!(korean.says(&format!("{} 직무대행 {}", one.account.name, deputy.account.name)));
}

/// The day is shown on the page of the commitment to those who see the report, and cancelled there.
#[tokio::test]
async fn a_set_day_is_shown_and_cancelled_on_the_page_of_the_commitment() {
    let server = TestServer::with_cases().await;
    let [manager, ..] = three(&server).await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&write(&author, "submit", &[("results_en", "Two cables landed.")]).await);
    let page = link(&manager.get(REVIEW).await, "review/");
    leads_on(&press(&manager, &page, "publish", &[("ahead", "2026-12-01")]).await);
    let shown = "It will be published on 1 Dec 2026";
    let own = author.get(COMMITMENT).await;
    assert!(own.says(shown) && own.hidden_with("cancel_day").is_empty());
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    for page in [server.get(COMMITMENT).await, other.get(COMMITMENT).await] {
        assert!(!page.says(shown) && !page.page().has("[data-waiting]"));
    }
    let mut form = manager.get(COMMITMENT).await.hidden_with("cancel_day");
    form.push(("act".into(), "cancel_day".into()));
    assert_eq!(manager.post(&page, &form).await.header("location"), "/en/review?done=cancelled");
    assert!(!manager.get(COMMITMENT).await.says(shown) && manager.get(COMMITMENT).await.page().has("[data-waiting]"));
}

#[tokio::test]
async fn an_update_is_withdrawn_where_it_stands() {
    let server = TestServer::with_cases().await;
    let [manager, ..] = three(&server).await;
    let author = server.signed_in(Role::Official, "AUR-MDA").await;
    let id = published(&author, &manager, &[("results_en", "Two cables landed.")]).await;
    let withdraw = format!("{COMMITMENT}/withdraw/{}", last_part(&id));
    assert!(manager.get(COMMITMENT).await.part("updates").leads_to(&withdraw));
    for page in [author.get(COMMITMENT).await, server.get(COMMITMENT).await] {
        assert!(!page.part("updates").leads_to(&withdraw));
    }
}

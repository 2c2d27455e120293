//! The list of a manager: what is proposed beside what stands, and many reports published, returned or answered at once.
//! AUR-MDA reports, BOR-CSA answers, or BOR-DCI for its side.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on, press};
use crate::support::html::{Fields, with_value};
use crate::support::report_form::{COMMITMENT, link, published, write};
use crate::support::server::{Person, Reply, TestServer};
use crate::together::{boxes, form, hand_in};

const REVIEW: &str = "/en/review";

/// What the form with this list sends with a button.
fn pressed(page: &Reply, list: &str, act: &str, more: &[(&str, &str)]) -> Fields {
    let mut fields = page.page().form_with(&format!("[name={list}]")).expect(list).fields();
    fields.retain(|(name, _)| name != "act" && !more.iter().any(|(other, _)| other == name));
    fields.push(("act".into(), act.into()));
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

/// What stands chosen in a list.
fn ticked(page: &Reply, list: &str) -> Vec<String> {
    let boxes = page.page().all(&format!("input[name={list}][checked]"));
    boxes.into_iter().map(|it| it.attribute("value").to_owned()).collect()
}

async fn managers(server: &TestServer) -> (Person<'_>, Person<'_>) {
    (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Official, "AUR-MDA").await)
}

#[tokio::test]
async fn a_row_tells_what_is_proposed_beside_what_stands_and_who_will_see_it() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    leads_on(
        &write(&official, "submit", &[("status", "delayed"), ("visibility", "shared"), ("results_en", "Late.")]).await,
    );
    let page = manager.get(REVIEW).await;
    let row = page.page().row("both-same");
    let name = &official.account.name;
    for words in ["Status now:", "Reported: Delayed", "Will be seen by: The parties", name, "today"] {
        assert!(row.says(words), "{words}: {}", row.text());
    }
    assert!(page.says("Chosen reports: Share with the parties"));
    assert!(manager.get("/ko/review").await.says("선택한 보고: 당사자에게 공유"));
    // With another audience in the list, the button names both.
    hand_in(&official, 1).await;
    assert!(manager.get(REVIEW).await.says("each to those named: The parties / Everyone"));
}

/// Without script: the list, all of it, published.
#[tokio::test]
async fn all_are_chosen_by_a_link_and_published() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    let slugs = hand_in(&official, 3).await;
    let page = manager.get(REVIEW).await;
    assert!(ticked(&page, "chosen").is_empty());
    let all = page.page().link("/en/review?choose=chosen").split('#').next().unwrap().to_owned();
    let chosen = manager.get(&all).await;
    assert_eq!(ticked(&chosen, "chosen"), boxes(&page));
    let package = pressed(&chosen, "chosen", "publish", &[]);
    let before = server.database.height().await;
    for _ in 0..2 {
        assert_eq!(manager.post(&all, &package).await.header("location"), "/en/review?done=published");
    }
    assert_eq!(server.database.height().await, before + 3);
    for slug in slugs {
        assert!(server.get(&format!("/en/commitments/{slug}")).await.says("All cables are laid."), "{slug}");
    }
}

/// A box sent twice is one report.
#[tokio::test]
async fn what_is_chosen_twice_is_published_once() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    hand_in(&official, 1).await;
    let page = manager.get(REVIEW).await;
    let chosen = boxes(&page).remove(0);
    let before = server.database.height().await;
    leads_on(&manager.post(REVIEW, &form(&page, &[("chosen", &chosen), ("chosen", &chosen)])).await);
    assert_eq!(server.database.height().await, before + 1);
}

#[tokio::test]
async fn the_chosen_are_returned_with_one_reason() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    let slugs = hand_in(&official, 2).await;
    let page = manager.get("/en/review?choose=chosen").await;
    let before = server.database.height().await;
    let reply = manager.post(REVIEW, &pressed(&page, "chosen", "return", &[])).await;
    assert!(reply.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&reply, "reason_en"));
    assert_eq!(ticked(&reply, "chosen"), boxes(&page), "the choice stays");
    assert_eq!(server.database.height().await, before);

    let package = pressed(&reply, "chosen", "return", &[("reason_en", "Which cables?")]);
    for _ in 0..2 {
        assert_eq!(manager.post(REVIEW, &package).await.header("location"), "/en/review?done=returned");
    }
    assert_eq!(server.database.height().await, before + 2);
    let desk = official.get("/en/desk").await;
    for slug in slugs {
        assert!(desk.text.contains(&format!("/en/commitments/{slug}/report?again=")), "{slug}");
    }
    assert!(desk.says("Which cables?"));
}

/// All or none: the changed one is named, the others stay chosen, and nothing is done.
#[tokio::test]
async fn a_changed_report_is_named_and_nothing_is_returned() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    let colleague = server.signed_in(Role::Manager, "AUR-MDA").await;
    let slugs = hand_in(&official, 2).await;
    let page = manager.get("/en/review?choose=chosen").await;
    let one = colleague.get(REVIEW).await.page().link(&format!("/en/commitments/{}/review/", slugs[0])).to_owned();
    leads_on(&press(&colleague, &one, "return", &[("reason_en", "Why?")]).await);
    let before = server.database.height().await;
    let reply = manager.post(REVIEW, &pressed(&page, "chosen", "return", &[("reason_en", "Which?")])).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.says("was changed in the meantime and is no longer chosen"), "{:?}", reply.pieces());
    assert!(reply.page().area("reason_en") == "Which?");
    assert_eq!(ticked(&reply, "chosen").len(), 1, "the other one stays chosen");
    assert_eq!(server.database.height().await, before);
    leads_on(&manager.post(REVIEW, &pressed(&reply, "chosen", "return", &[])).await);
    assert_eq!(server.database.height().await, before + 1);
}

#[tokio::test]
async fn days_are_set_and_cancelled_for_the_chosen() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    hand_in(&official, 2).await;
    let page = manager.get("/en/review?choose=chosen").await;
    assert!(!page.page().has("[value=cancel_days]"));
    let set = pressed(&page, "chosen", "publish", &[("ahead", "2026-12-01")]);
    assert_eq!(manager.post(REVIEW, &set).await.header("location"), "/en/review?done=scheduled");
    let page = manager.get("/en/review?choose=chosen").await;
    assert!(page.says("It will be published on 1 Dec 2026") && page.page().has("[value=cancel_days]"));
    let reply = manager.post(REVIEW, &pressed(&page, "chosen", "cancel_days", &[])).await;
    assert_eq!(reply.header("location"), "/en/review?done=cancelled");
    assert!(!manager.get(REVIEW).await.says("It will be published"));
    let later = server.later("2026-12-02T03:00:00Z").await;
    assert!(later.database.accord.reports().publish_scheduled().await.unwrap().is_empty());
}

/// Three clicks, however many wait: the page, all of them, confirm.
#[tokio::test]
async fn the_other_sides_reports_are_answered_together() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    hand_in(&official, 4).await;
    let queue = manager.get("/en/review?choose=chosen").await;
    leads_on(&manager.post(REVIEW, &pressed(&queue, "chosen", "publish", &[])).await);
    let other = server.signed_in(Role::Manager, "BOR-DCI").await;
    let page = other.get(REVIEW).await;
    let all = page.page().link("/en/review?choose=answered").split('#').next().unwrap().to_owned();
    let chosen = other.get(&all).await;
    let count = ticked(&chosen, "answered").len();
    assert!(count > 1, "{count}");
    let answers = pressed(&chosen, "answered", "confirm", &[]);
    let before = server.database.height().await;
    for _ in 0..2 {
        assert_eq!(other.post(REVIEW, &answers).await.header("location"), "/en/review?done=answered");
    }
    assert_eq!(server.database.height().await, before + i64::try_from(count).unwrap());
    assert!(!other.get(REVIEW).await.page().has("[name=answered]"));
}

#[tokio::test]
async fn an_answer_that_a_colleague_gave_is_named_and_no_other_is_recorded() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    published(&official, &manager, &[("results_en", "Two cables landed.")]).await;
    let (one, two) =
        (server.signed_in(Role::Manager, "BOR-CSA").await, server.signed_in(Role::Manager, "BOR-CSA").await);
    let page = one.get("/en/review?choose=answered").await;
    let answer = link(&two.get(REVIEW).await, "answer/");
    leads_on(&press(&two, &answer, "answer", &[("answer", "noted")]).await);
    let before = server.database.height().await;
    let reply = one.post(REVIEW, &pressed(&page, "answered", "note", &[])).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.says("was changed in the meantime") && server.database.height().await == before);
}

/// Nobody answers for others, their own side's reports, or disputes without a reason.
#[tokio::test]
async fn nothing_is_answered_that_may_not_be() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    published(&official, &manager, &[("results_en", "Two cables landed.")]).await;
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let page = other.get("/en/review?choose=answered").await;
    let before = server.database.height().await;
    let stolen = pressed(&page, "answered", "confirm", &[]);
    assert_eq!(manager.post(REVIEW, &stolen).await.status, StatusCode::NOT_FOUND);
    let disputed = other.post(REVIEW, &pressed(&page, "answered", "dispute", &[])).await;
    assert_eq!(disputed.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A waiting report of the other side does not exist for them.
    leads_on(&write(&official, "submit", &[("results_en", "Inside."), ("second", "1")]).await);
    let inside = boxes(&manager.get(REVIEW).await).remove(0);
    let before_last = server.database.height().await;
    let mut foreign = pressed(&page, "answered", "publish", &[]);
    foreign.push(("chosen".into(), inside.clone()));
    assert_eq!(other.post(REVIEW, &foreign).await.status, StatusCode::NOT_FOUND);
    assert!(!other.get(REVIEW).await.page().has(&with_value("value", &inside)));
    assert!(before_last == before + 1 && server.database.height().await == before_last);
}

/// Field by field, in both languages, by words: in the list, on the page of the report and for the other side.
#[tokio::test]
async fn a_report_is_read_beside_the_one_before_it() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    let first = [("results_en", "Two cables landed."), ("results_ko", "케이블 두 곳 완료"), ("status", "on_track")];
    published(&official, &manager, &first).await;
    let second = [
        ("results_en", "Two cables landed."),
        ("results_ko", "케이블 세 곳 완료"),
        ("status", "delayed"),
        ("languages", "1"),
    ];
    leads_on(&write(&official, "submit", &second).await);
    let queue = manager.get(REVIEW).await;
    let page = link(&queue, "review/");
    let told = |reply: &Reply| {
        let difference = reply.page().first(".difference");
        let of = |tag: &str| difference.all(tag).into_iter().map(|it| it.text()).collect::<Vec<_>>().join("|");
        assert!(difference.says("Compared with the report of 20 Nov 2026."), "{}", difference.text());
        assert_eq!(of("del"), "On track|removed: 두");
        assert_eq!(of("ins"), "Delayed|added: 세");
        assert!(difference.says("English Two cables landed. Older than the Korean text."), "{}", difference.text());
    };
    told(&queue);
    told(&manager.get(&page).await);
    leads_on(&press(&manager, &page, "publish", &[]).await);
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let asked = other.get(REVIEW).await;
    let answer = asked.page().all(&format!("a[href^='{COMMITMENT}/answer/']")).last().unwrap().attribute("href");
    told(&other.get(answer).await);
}

/// A report that was not for the other side is no former report to them.
#[tokio::test]
async fn the_other_side_compares_with_what_it_may_see() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    let inner = [("results_en", "Between ourselves."), ("visibility", "party:AUR")];
    published(&official, &manager, &inner).await;
    published(&official, &manager, &[("results_en", "For everybody.")]).await;
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let asked = other.get(REVIEW).await;
    let answer = asked.page().all(&format!("a[href^='{COMMITMENT}/answer/']")).last().unwrap().attribute("href");
    for page in [other.get(answer).await, other.get(REVIEW).await] {
        assert!(page.says("For everybody.") && !page.says("ourselves"), "{:?}", page.pieces());
    }
}

/// A return is taken back until the author has opened the report: it waits then as before.
#[tokio::test]
async fn a_return_is_taken_back_until_its_author_opened_it() {
    let server = TestServer::with_cases().await;
    let (manager, official) = managers(&server).await;
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    leads_on(&write(&official, "submit", &[("results_en", "Two cables landed.")]).await);
    let address = link(&manager.get(REVIEW).await, "review/");
    let send_back = async || press(&manager, &address, "return", &[("reason_en", "Say where.")]).await;
    let returned = send_back().await;
    let queue = manager.get(returned.header("location")).await;
    assert!(queue.page().has(&format!("a[href='{address}']")), "the list leads to what was just returned");
    assert!(manager.get(&address).await.says("Take the return back"));
    assert_eq!(other.get(&address).await.status, StatusCode::NOT_FOUND);

    let opened = manager.get(&address).await;
    let mut fields = opened.hidden_with("withdraw_return");
    fields.push(("act".into(), "withdraw_return".into()));
    for _ in 0..2 {
        leads_on(&manager.post(&address, &fields).await);
    }
    let taken_back = server.database.column("SELECT id FROM record WHERE kind = 'return_withdrawn'").await;
    assert_eq!(taken_back.len(), 1, "a double click is one");
    assert!(boxes(&manager.get(REVIEW).await).iter().any(|it| it.starts_with("both-same/")), "it waits again");
    assert!(!official.get("/en/desk").await.says("Say where."));

    send_back().await;
    let form = manager.get(&address).await;
    let mut fields = form.hidden_with("withdraw_return");
    fields.push(("act".into(), "withdraw_return".into()));
    let id = address.rsplit('/').next().unwrap();
    assert_eq!(official.get(&format!("{COMMITMENT}/report?again={id}")).await.status, StatusCode::OK);
    let late = manager.post(&address, &fields).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.says("The author has opened the returned report since."));
    assert!(!manager.get(&address).await.page().has("button[value=withdraw_return]"));
}

/// Who wrote a report returns it to nobody, and does not undo that somebody else did.
#[tokio::test]
async fn a_return_of_the_own_report_is_not_taken_back() {
    let server = TestServer::with_cases().await;
    let (author, manager) =
        (server.signed_in(Role::Manager, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    leads_on(&write(&author, "submit", &[("results_en", "Two cables landed.")]).await);
    let address = link(&manager.get(REVIEW).await, "review/");
    press(&manager, &address, "return", &[("reason_en", "Say where.")]).await;
    let form = manager.get(&address).await.hidden_with("withdraw_return");
    assert!(!form.is_empty());
    let form: Fields = form.into_iter().chain([("act".to_owned(), "withdraw_return".to_owned())]).collect();
    assert_eq!(author.post(&address, &form).await.status, StatusCode::NOT_FOUND);
    // Having read it there, the author has opened it.
    assert!(author.get(&address).await.hidden_with("withdraw_return").is_empty());
    assert!(manager.get(&address).await.hidden_with("withdraw_return").is_empty());
}

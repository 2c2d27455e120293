//! What people are told of, on the page of notices and beside the link to it.

use accord::domain::access::role::Role;
use accord::domain::notice::NoticeKind;
use accord::jobs;
use http::StatusCode;

use crate::support::forms::{leads_on, owned, press};
use crate::support::report_form::{link, write};
use crate::support::server::{Person, TestServer};

const NOTICES: &str = "/en/notices";
const WORDS: &str = "Two cables landed.";

/// The groups of a person's notices: each its heading, and where the links of its rows lead.
async fn notices(person: &Person<'_>, address: &str) -> Vec<(String, Vec<String>)> {
    let reply = person.get(address).await;
    assert_eq!(reply.status, StatusCode::OK, "{address}");
    let groups = reply.page().all("main section.card:has(.feed.work)");
    let leads = |it: crate::support::html::Element<'_>| it.attribute("href").to_owned();
    groups.into_iter().map(|it| (it.first("h2").text(), it.all("a.button").into_iter().map(leads).collect())).collect()
}

/// The number beside the link to the notices.
async fn counted(person: &Person<'_>) -> Option<String> {
    let reply = person.get("/en/").await;
    reply.page().find(".member a[href='/en/notices'] .count").map(|it| it.text())
}

/// Submits a report; returns the address under which it is reviewed.
async fn submitted(author: &Person<'_>, reviewer: &Person<'_>) -> String {
    leads_on(&write(author, "submit", &[("results_en", WORDS)]).await);
    link(&reviewer.get("/en/review").await, "review/")
}

#[tokio::test]
async fn each_step_of_a_report_is_told_to_those_whose_turn_it_is() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Official, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let beside = server.signed_in(Role::Manager, "AUR_NSI").await;
    assert!(manager.get(NOTICES).await.says("You have no notices."));

    let review = submitted(&official, &manager).await;
    assert_eq!(notices(&manager, NOTICES).await, [("Reports to publish 1".to_owned(), vec![review.clone()])]);
    assert_eq!(notices(&manager, "/ko/notices").await[0].0, "게시 대기 보고 1");
    assert_eq!(counted(&manager).await.as_deref(), Some("1"));
    for person in [&official, &colleague, &other, &beside] {
        assert_eq!((notices(person, NOTICES).await, counted(person).await), (vec![], None), "{}", person.account.name);
    }

    leads_on(&press(&manager, &review, "return", &[("return_en", "Say where."), ("reason_en", "Say where.")]).await);
    let again = notices(&official, NOTICES).await;
    assert!(again[0].0.starts_with("Reports returned") && again[0].1[0].contains("?again="), "{again:?}");
    assert_eq!(notices(&colleague, NOTICES).await, again, "the report is their organisation's");
    let done = notices(&manager, NOTICES).await;
    assert_eq!(done[0].0, "Read or done 1", "what was done by hand is no longer new");
    assert_eq!(counted(&manager).await, None);

    leads_on(&write_again(&official, &again[0].1[0]).await);
    leads_on(&press(&manager, &review, "publish", &[]).await);
    let kinds: Vec<String> = notices(&official, NOTICES).await.into_iter().map(|(heading, _)| heading).collect();
    assert_eq!(kinds, ["Reports published 1", "Read or done 1"]);
    let asked = notices(&other, NOTICES).await;
    assert_eq!(asked[0].0, "Waiting for your side’s answer 1");
    assert!(asked[0].1[0].contains("/answer/"), "{asked:?}");
    assert_eq!(notices(&other, "/ko/notices").await[0].0, "우리측 답변 대기 1");

    leads_on(&press(&other, &asked[0].1[0], "answer", &[("answer", "confirmed")]).await);
    assert_eq!(counted(&other).await, None);
    let kinds: Vec<String> = notices(&colleague, NOTICES).await.into_iter().map(|(heading, _)| heading).collect();
    assert_eq!(kinds, ["Reports answered by the other side 1", "Reports published 1", "Read or done 1"]);
    assert_eq!(notices(&beside, NOTICES).await, [], "another ministry of the own side has nothing to do with it");
}

/// Submits a returned report again as it stands.
async fn write_again(author: &Person<'_>, address: &str) -> crate::support::server::Reply {
    let mut form = crate::support::forms::standing(&author.get(address).await);
    form.retain(|(name, _)| name != "act");
    form.extend(owned(&[("act", "submit"), ("results_en", "Two cables landed at Busan.")]));
    author.post(address.split('?').next().unwrap(), &form).await
}

#[tokio::test]
async fn notices_are_marked_as_read_one_by_one_and_all() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "AUR-MDA").await;
    submitted(&official, &manager).await;
    let page = manager.get(NOTICES).await;
    let form = page.hidden_with("mark");
    let mut marked = form.clone();
    marked.push(("act".into(), "mark".into()));
    // Nobody marks what is another's.
    assert_eq!(other.post(NOTICES, &marked).await.status, StatusCode::NOT_FOUND);
    assert_eq!(manager.post(NOTICES, &marked).await.header("location"), "/en/notices?done=mark");
    assert_eq!(counted(&manager).await, None);
    assert_eq!(counted(&other).await.as_deref(), Some("1"));
    leads_on(&press(&other, "/ko/notices", "mark_all", &[]).await);
    assert_eq!(counted(&other).await, None);
    assert!(other.get("/ko/notices?done=mark_all").await.says("모두 읽음으로 표시하였습니다."));
    for wrong in [vec![("act", "mark_all"), ("until", "soon")], vec![("act", "burn")], vec![]] {
        assert_eq!(other.post(NOTICES, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn who_cannot_sign_in_is_told_nothing_and_several_servers_tell_once() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let gone = server.signed_in(Role::Manager, "AUR-MDA").await;
    server.database.meddle(&format!("UPDATE account SET disabled_at = 1 WHERE id = '{}'", gone.account.id)).await;
    // Nothing was told yet when the server stopped.
    server
        .database
        .meddle("CREATE TRIGGER stops BEFORE INSERT ON notice BEGIN SELECT RAISE(ABORT, 'stopped'); END")
        .await;
    submitted(&official, &manager).await;
    assert_eq!(counted(&manager).await, None, "it is recorded all the same");
    server.database.meddle("DROP TRIGGER stops").await;
    let others = [server.later("2026-11-25T00:00:00Z").await, server.later("2026-11-25T00:00:00Z").await];
    let accords = [&server, &others[0], &others[1]].map(|it| it.database.accord.clone());
    let [a, b, c] = &accords;
    tokio::join!(jobs::once(a), jobs::once(b), jobs::once(c));
    let told = server.database.column("SELECT account FROM notice WHERE kind = 'to_publish'").await;
    assert_eq!(told, [&*manager.account.id]);
}

#[tokio::test]
async fn report_days_are_told_on_the_day_and_once() {
    let server = TestServer::with_council().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let partner = server.signed_in(Role::Partner, "AUR-MDA").await;
    jobs::once(&server.database.accord).await;
    let due = notices(&official, NOTICES).await;
    assert!(due[0].0.starts_with("Reports due") && due[0].1[0].ends_with("/report"), "{due:?}");
    assert_eq!(notices(&partner, NOTICES).await, []);
    let before = server.database.column("SELECT id FROM notice").await;
    let tomorrow = server.later("2026-11-26T01:00:00Z").await;
    jobs::once(&tomorrow.database.accord).await;
    let after = server.database.column("SELECT id FROM notice WHERE kind = 'report_due'").await;
    assert_eq!(after.iter().filter(|it| !before.contains(it)).count(), 0, "the same report day is not told again");
    // What was reported meanwhile is no longer asked for.
    let count = due[0].1.len();
    leads_on(
        &crate::support::forms::send(
            &official,
            &due[0].1[0],
            &[
                ("act", "submit"),
                ("status", "on_track"),
                ("on", "2026-11-24"),
                ("visibility", "public"),
                ("results_en", "Done."),
                ("results_ko", "완료"),
            ],
        )
        .await,
    );
    let left = notices(&official, NOTICES).await;
    assert_eq!(left[0].1.len() + 1, count + usize::from(left[0].0.starts_with("Read")), "{left:?}");
}

#[tokio::test]
async fn mail_is_chosen_on_a_page_and_turned_off_by_a_link() {
    const MAIL: &str = "/en/notices/mail";
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    submitted(&official, &manager).await;
    let ticked = async |person: &Person<'_>| person.get(MAIL).await.page().count("input[type=checkbox][checked]");
    let all = NoticeKind::ALL.len();
    assert_eq!(ticked(&manager).await, all, "everything, until something else is chosen");
    assert!(manager.get("/ko/notices/mail").await.says("이 사이트는 현재 전자우편을 보내지 않습니다."));
    assert_eq!(
        manager.post(MAIL, &[("lang", "fr"), ("kind", "returned")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    leads_on(&manager.post(MAIL, &[("lang", "ko"), ("kind", "returned"), ("kind", "to_publish")]).await);
    let chosen = manager.get("/en/notices/mail?done=saved").await;
    assert!(chosen.says("Saved.") && chosen.page().has("option[value=ko][selected]"));
    assert_eq!((ticked(&manager).await, ticked(&official).await), (2, all));

    let morning = server.later("2026-11-26T01:00:00Z").await;
    let notices = morning.database.accord.notices();
    notices.queue_digests().await.unwrap();
    let digest = notices.claim_digest().await.unwrap().unwrap();
    let link = format!("/ko/unsubscribe?token={}", digest.token.secret());
    let read = server.get(&link).await;
    assert!(read.status == StatusCode::OK && read.says("전자우편 수신 중지"));
    assert_eq!(ticked(&manager).await, 2, "programs that follow links turn nothing off");
    // As mail programs do with one press, which follow no redirect.
    let pressed = server.post_with(&link, &[("List-Unsubscribe", "One-Click")], &[]).await;
    assert_eq!((pressed.status, ticked(&manager).await), (StatusCode::OK, 0));
    let other = format!("/en/unsubscribe?token={}", "x".repeat(43));
    for nowhere in ["/en/unsubscribe", "/en/unsubscribe?token=1", &other] {
        assert_eq!(server.get(nowhere).await.status, StatusCode::GONE, "{nowhere}");
        assert_eq!(server.post(nowhere, &[("key", "k")]).await.status, StatusCode::GONE, "{nowhere}");
    }
}

//! The pages on which a party's admins look after webhooks, in both languages and without script.

use std::sync::Arc;
use std::time::Duration;

use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::domain::webhook::event::EventKind;
use accord::domain::webhook::target::networks;
use accord::webhooks::{SystemResolver, WebhookSender, WebhookSite};
use http::StatusCode;
use rstest::rstest;

use crate::support::database::TestDatabase;
use crate::support::forms::{change, faulty, leads_on, press};
use crate::support::receiver::{Receiver, Temper};
use crate::support::reports::{publish_as, written};
use crate::support::server::{Person, Reply, TestServer};

const PAGE: &str = "/en/admin/webhooks";
const ADDRESS: &str = "https://hooks.example.org/in/path-that-may-be-secret";

async fn add(person: &Person<'_>, page: &str, fields: &[(&str, &str)]) -> Reply {
    let mut form = person.get(page).await.hidden_beside("address").unwrap();
    form.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    person.post(page, &form).await
}

fn secret(reply: &Reply) -> String {
    reply.page().first("[data-secret]").text()
}

/// The address of the page of the one webhook.
async fn one(server: &TestServer) -> String {
    format!("{PAGE}/{}", server.database.column("SELECT id FROM webhook").await.remove(0))
}

async fn told(server: &TestServer) {
    let site = WebhookSite { public_url: "https://accord.example".into(), languages: Lang::ALL.to_vec() };
    let sender = WebhookSender::new(site, Arc::new(SystemResolver), Duration::from_secs(60));
    sender.tell(&server.database.accord).await.unwrap();
}

/// A server whose operator allows webhooks on loopback.
async fn on_loopback() -> TestServer {
    let mut database = TestDatabase::with_cases().await;
    database.accord = database.accord.clone().telling_networks(networks("127.0.0.0/8").unwrap());
    TestServer::on(database)
}

#[tokio::test]
async fn a_webhook_is_added_with_a_secret_that_is_shown_once() {
    let server = TestServer::with_cases().await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let empty = admin.get(PAGE).await;
    assert_eq!(
        empty.page().count("input[name=kind][checked]"),
        EventKind::ALL.len(),
        "everything, unless less is chosen"
    );
    assert!(admin.get("/en/account").await.leads_to(PAGE));
    let added =
        add(&admin, PAGE, &[("address", ADDRESS), ("kind", "report_published"), ("kind", "status_changed")]).await;
    assert_eq!(added.status, StatusCode::OK, "{:?}", added.pieces());
    let secret = secret(&added);
    assert!(secret.starts_with("whsec_") && secret.len() == 50, "{secret}");
    assert_eq!(server.database.column("SELECT kinds FROM webhook").await, ["report_published status_changed"]);
    let page = one(&server).await;
    for lang in ["en", "ko"] {
        for page in [PAGE, &page].map(|it| it.replacen("/en/", &format!("/{lang}/"), 1)) {
            let shown = admin.get(&page).await;
            assert_eq!(shown.status, StatusCode::OK, "{page}");
            assert!(shown.says(ADDRESS) && !shown.text.contains(&secret[6..]), "{page}");
        }
    }
    let log = admin.get("/en/admin/log").await;
    assert!(log.says("Webhook added") && log.says("https://hooks.example.org"));
    assert!(!log.text.contains("path-that-may-be-secret") && !log.text.contains(&secret[6..]));
}

#[tokio::test]
async fn a_form_that_is_sent_twice_adds_one_webhook() {
    let server = TestServer::with_cases().await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let mut form = admin.get(PAGE).await.hidden_beside("address").unwrap();
    form.extend([("address", ADDRESS), ("kind", "report_published")].map(|(name, value)| (name.into(), value.into())));
    let (first, second) = (admin.post(PAGE, &form).await, admin.post(PAGE, &form).await);
    assert_eq!((first.status, second.status), (StatusCode::OK, StatusCode::OK));
    assert_eq!(secret(&first), secret(&second), "the same browser is shown the same again");
    assert_eq!(server.database.column("SELECT id FROM webhook").await.len(), 1);
    // Another server that never saw it does not tell the secret.
    let other = server.later("2026-11-25T03:01:00Z").await;
    let again = admin.at(&other).post(PAGE, &form).await;
    assert!(again.status == StatusCode::SEE_OTHER && !again.text.contains(&secret(&first)[6..]));
    assert_eq!(server.database.column("SELECT id FROM webhook").await.len(), 1);
}

#[rstest]
#[case::nothing(&[("address", ""), ("kind", "report_published")], "address")]
#[case::plain(&[("address", "http://hooks.example.org/"), ("kind", "report_published")], "address")]
#[case::private(&[("address", "https://10.0.0.1/"), ("kind", "report_published")], "address")]
#[case::mapped(&[("address", "https://[::ffff:127.0.0.1]/"), ("kind", "report_published")], "address")]
#[case::no_kind(&[("address", ADDRESS)], "kind")]
#[case::odd_kind(&[("address", ADDRESS), ("kind", "everything")], "kind")]
#[case::odd_area(&[("address", ADDRESS), ("kind", "report_published"), ("area", "nowhere")], "area")]
#[tokio::test]
async fn what_no_webhook_can_be_is_told_at_its_field(#[case] fields: &[(&str, &str)], #[case] field: &str) {
    let server = TestServer::with_cases().await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    for lang in ["en", "ko"] {
        let reply = add(&admin, &format!("/{lang}/admin/webhooks"), fields).await;
        faulty(&reply, &[field]);
        assert_eq!(reply.page().first("input[name=address]").attribute("value"), fields[0].1, "what was typed stays");
    }
    let long = "가".repeat(300);
    faulty(&add(&admin, PAGE, &[("address", &long), ("kind", "report_published")]).await, &["address"]);
    assert_eq!(server.database.column("SELECT id FROM webhook").await, [""; 0]);
}

#[tokio::test]
async fn a_webhook_is_changed_tested_turned_off_and_removed_without_script() {
    let server = on_loopback().await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let receiver = Receiver::with(Temper::Answers(503)).await;
    add(&admin, PAGE, &[("address", &receiver.address()), ("kind", "report_published")]).await;
    let page = one(&server).await;

    let opened = admin.get(&page).await;
    leads_on(&change(&admin, &opened, &page, &[("kind", "status_changed"), ("act", "change")]).await);
    assert_eq!(server.database.column("SELECT kinds FROM webhook").await, ["status_changed"]);
    // Opened before that, it is another's.
    let stale = change(&admin, &opened, &page, &[("kind", "report_corrected"), ("act", "change")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert_eq!(server.database.column("SELECT kinds FROM webhook").await, ["status_changed"]);

    leads_on(&press(&admin, &page, "test", &[]).await);
    told(&server).await;
    assert_eq!(receiver.kinds(), ["webhook.test"]);
    let shown = admin.get(&page).await;
    assert!(shown.part("dead-letters").says("The receiver refused it (503)"), "{:?}", shown.pieces());
    receiver.becomes(Temper::Answers(200));
    leads_on(&press(&admin, &page, "send_again", &[]).await);
    told(&server).await;
    let shown = admin.get(&page).await;
    assert!(shown.try_part("dead-letters").is_none() && shown.part("deliveries").says("Delivered (200)"));

    let renewed = press(&admin, &page, "renew", &[]).await;
    assert_eq!(renewed.status, StatusCode::OK);
    let secret = secret(&renewed);
    assert!(!admin.get(&page).await.text.contains(&secret[6..]));
    leads_on(&press(&admin, &page, "turn_off", &[]).await);
    publish_as(&server.database, "AUR-MDA", "both-same", written("Not told.")).await;
    told(&server).await;
    leads_on(&press(&admin, &page, "turn_on", &[]).await);
    told(&server).await;
    assert_eq!(receiver.received().len(), 2, "what became public while it was off is not told");
    leads_on(&press(&admin, &page, "remove", &[]).await);
    assert_eq!(admin.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.database.column("SELECT id FROM webhook_delivery").await, [""; 0]);
    let logged = server.database.column("SELECT kind FROM audit_event WHERE kind LIKE 'webhook%' ORDER BY id").await;
    let done = ["added", "changed", "secret_renewed", "turned_off", "turned_on", "removed"];
    assert_eq!(logged, done.map(|it| format!("webhook_{it}")));
}

#[tokio::test]
async fn the_webhook_of_another_party_is_not_there() {
    let server = TestServer::with_cases().await;
    let owner = server.signed_in(Role::Admin, "AUR-MDA").await;
    add(&owner, PAGE, &[("address", ADDRESS), ("kind", "report_published")]).await;
    let page = one(&server).await;
    let id = page.rsplit('/').next().unwrap();
    let nobody = "0".repeat(id.len());
    for (role, organisation) in [(Role::Admin, "BOR-CSA"), (Role::Manager, "AUR-MDA"), (Role::Admin, "AUR-CHAMBER")] {
        let other = server.signed_in(role, organisation).await;
        let (theirs, none) = (other.get(&page).await, other.get(&page.replace(id, &nobody)).await);
        assert_eq!((theirs.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(theirs.text.replace(id, &nobody), none.text);
        for act in ["change", "test", "turn_off", "renew", "send_again", "remove"] {
            let fields =
                [("act", act), ("address", "https://evil.example/"), ("kind", "report_published"), ("key", act)];
            assert_eq!(other.post(&page, &fields).await.status, StatusCode::NOT_FOUND, "{act} {role} {organisation}");
        }
        assert!(!other.get(PAGE).await.text.contains("path-that-may-be-secret"));
    }
    assert_eq!(server.database.column("SELECT state || ' ' || address FROM webhook").await, [format!("on {ADDRESS}")]);
    assert_eq!(server.database.column("SELECT id FROM webhook_delivery").await, [""; 0]);
    // A colleague who administers as well looks after it too.
    let colleague = server.signed_in(Role::Admin, "AUR_NSI").await;
    assert!(colleague.get(&page).await.says(ADDRESS));
}

#[tokio::test]
async fn the_page_for_developers_tells_of_webhooks() {
    let server = TestServer::with_cases().await;
    for lang in ["en", "ko"] {
        let page = server.get(&format!("/{lang}/developers")).await;
        for kind in EventKind::ALL {
            assert!(page.part("webhooks").says(&kind.type_name()), "{lang} {kind}");
        }
        assert!(page.part("webhooks").says("webhook-signature"));
    }
}

//! Addresses of one's own: a calendar and a feed for programs that cannot sign in.

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::report::content::ReportContent;
use accord::service::account::AccountAdministrator;
use http::StatusCode;

use crate::support::forms::{leads_on, press};
use crate::support::reports::{publish_as, written};
use crate::support::server::{Person, Reply, TestServer};

const PAGE: &str = "/en/account/subscription";

/// The addresses that a page shows, of the calendar and of the feed.
fn shown(reply: &Reply) -> [String; 2] {
    assert_eq!(reply.status, StatusCode::OK);
    let address = |part: &str| {
        let whole = reply.pieces().into_iter().find(|piece| piece.contains(part)).expect("an address is shown");
        whole.trim_start_matches("http://127.0.0.1:3000").to_owned()
    };
    [address("/own/calendar.ics?key="), address("/own/feed.atom?key=")]
}

pub async fn make(person: &Person<'_>) -> [String; 2] {
    shown(&press(person, PAGE, "make", &[]).await)
}

/// Published for the own side only, with a word that stands nowhere else.
async fn hidden_report(server: &TestServer, word: &str) {
    let hidden = ReportContent { visibility: Visibility::Party("AUR".into()), ..written(word) };
    publish_as(&server.database, "AUR-MDA", "milestones", hidden).await;
}

/// What is the same answer as at an address that does not exist.
async fn is_nowhere(server: &TestServer, address: &str) {
    let (reply, nowhere) = (server.get(address).await, server.get("/en/own/nothing").await);
    assert_eq!((reply.status, nowhere.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{address}");
    assert_eq!(reply.header("cache-control"), "private, no-store");
    assert_eq!(reply.pieces(), nowhere.pieces());
}

#[tokio::test]
async fn an_address_shows_what_its_owner_sees_and_no_more() {
    let server = TestServer::with_cases().await;
    hidden_report(&server, "Zanzibar").await;
    let own = server.signed_in(Role::Manager, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let ([calendar, feed], [_, others]) = (make(&own).await, make(&other).await);
    let reply = server.get(&feed).await;
    assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::OK, "private, no-store"));
    assert!(reply.text.contains("Zanzibar"));
    assert!(!server.get(&others).await.text.contains("Zanzibar"));
    assert!(!server.get("/en/feed.atom").await.text.contains("Zanzibar"));
    // Whoever is signed in where the program runs, it is the key that counts.
    let signed_in = other.get(&feed).await;
    assert_eq!(signed_in.text, reply.text);
    // What the owner is told, and nothing more often than what is recorded.
    let (mine, everybodys) = (server.get(&calendar).await, server.get("/en/calendar.ics").await);
    assert_eq!(mine.status, StatusCode::OK);
    assert_eq!(
        mine.text.matches("BEGIN:VEVENT").count(),
        own.get("/en/calendar.ics").await.text.matches("BEGIN:VEVENT").count()
    );
    assert!(mine.text != everybodys.text, "the revision of what is hidden is its reader's");
    // A list's filters hold here too, in both languages.
    let narrowed = server.get(&format!("{feed}&area=ai")).await;
    assert!(narrowed.text.matches("<entry>").count() <= reply.text.matches("<entry>").count());
    assert_eq!(server.get(&feed.replace("/en/", "/ko/")).await.status, StatusCode::OK);
}

/// The key stands in nothing that is handed out: not in the files, not in what is said of a wrong address.
#[tokio::test]
async fn a_key_stands_in_no_answer() {
    let server = TestServer::with_cases().await;
    let own = server.signed_in(Role::Manager, "AUR-MDA").await;
    for address in make(&own).await {
        let (_, key) = address.split_once("key=").unwrap();
        assert_eq!(key.len(), 43);
        let kept = server.database.column("SELECT digest FROM subscription").await;
        assert!(kept.iter().all(|digest| digest != key));
        for address in
            [address.clone(), format!("{address}&status=x"), format!("{address}x"), format!("{address}&as_of=x")]
        {
            let reply = server.get(&address).await;
            assert!(!reply.text.contains(key), "{address}");
            assert!(!format!("{:?}", reply.headers).contains(key), "{address}");
        }
        let wrong = server.get(&format!("{address}&status=x")).await;
        assert_eq!((wrong.status, wrong.header("cache-control")), (StatusCode::BAD_REQUEST, "private, no-store"));
        assert!(!wrong.says(&own.account.name), "a page is nobody's");
    }
    assert!(!own.get(PAGE).await.text.contains("key="), "it is shown once");
}

#[tokio::test]
async fn an_address_ends_with_a_new_one_when_it_is_ended_and_with_its_account() {
    let server = TestServer::with_cases().await;
    let own = server.signed_in(Role::Official, "AUR-MDA").await;
    let first = make(&own).await;
    let second = make(&own).await;
    for address in &first {
        is_nowhere(&server, address).await;
    }
    for address in &second {
        assert_eq!(server.get(address).await.status, StatusCode::OK);
    }
    leads_on(&press(&own, PAGE, "end", &[]).await);
    let third = {
        for address in &second {
            is_nowhere(&server, address).await;
        }
        make(&own).await
    };
    let accounts = server.database.accord.accounts();
    accounts.set_disabled(&AccountAdministrator::operator(), &own.account.id, true).await.unwrap().unwrap().unwrap();
    for address in &third {
        is_nowhere(&server, address).await;
    }
    for wrong in ["", "?key=", "?key=x", "?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        is_nowhere(&server, &format!("/en/own/calendar.ics{wrong}")).await;
    }
    let log = server.database.column("SELECT kind FROM audit_event ORDER BY at, id").await;
    let log: Vec<_> = log.iter().filter(|kind| kind.starts_with("subscription")).collect();
    assert_eq!(log, ["subscription_made", "subscription_made", "subscription_ended", "subscription_made"]);
}

/// A double click makes one key, and the addresses that are shown again are those that work.
#[tokio::test]
async fn a_form_sent_twice_makes_addresses_once() {
    let server = TestServer::with_cases().await;
    let own = server.signed_in(Role::Official, "AUR-MDA").await;
    let form = own.get(PAGE).await.hidden_with("make");
    let form: Vec<_> = form.into_iter().chain([("act".to_owned(), "make".to_owned())]).collect();
    let (one, two) = tokio::join!(own.post(PAGE, &form), own.post(PAGE, &form));
    let (one, two) = (shown(&one), shown(&two));
    assert_eq!(one, two);
    assert_eq!(server.get(&one[0]).await.status, StatusCode::OK);
}

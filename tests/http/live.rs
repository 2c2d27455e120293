//! Server-sent events: what an open page is told, and who is told nothing.

use std::time::Duration;

use accord::domain::access::role::Role;
use accord::web::router::router;
use axum::body::{Body, BodyDataStream};
use futures_util::StreamExt;
use http::{Request, StatusCode};
use tower::ServiceExt;

use crate::support::forms::{leads_on, press};
use crate::support::report_form::{link, write};
use crate::support::server::{Person, TestServer};

/// Nothing takes this long unless it never comes.
const NEVER: Duration = Duration::from_secs(60);

/// A stream as a browser has it.
struct Listener {
    body: BodyDataStream,
    read: String,
}

impl Listener {
    async fn open(server: &TestServer, person: &Person<'_>, last: Option<&str>) -> Self {
        let mut request = Request::get("/events").header("cookie", &person.cookie);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = router(server.state.clone()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["cache-control"], "private, no-store");
        assert!(!response.headers().contains_key("content-encoding"));
        Self { body: response.into_body().into_data_stream(), read: String::new() }
    }

    /// The next event: its name, identifier and data. Nothing once the stream has ended.
    async fn next(&mut self) -> Option<(String, String, String)> {
        loop {
            if let Some((event, rest)) = self.read.split_once("\n\n") {
                let field = |name: &str| {
                    let of = |line: &str| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned);
                    event.lines().find_map(of).unwrap_or_default()
                };
                let event = (field("event"), field("id"), field("data"));
                self.read = rest.to_owned();
                if event.0.is_empty() {
                    continue;
                }
                return Some(event);
            }
            let piece = tokio::time::timeout(NEVER, self.body.next()).await.expect("an event comes")?;
            self.read.push_str(std::str::from_utf8(&piece.unwrap()).unwrap());
        }
    }

    /// The next events of a kind, as their data.
    async fn hears(&mut self, kind: &str) -> String {
        loop {
            let (event, _, data) = self.next().await.expect("the stream goes on");
            if event == kind {
                return data;
            }
        }
    }
}

async fn look(server: &TestServer) {
    server.state.live.look(&server.database.accord).await.unwrap();
}

#[tokio::test]
async fn an_open_page_hears_of_what_its_reader_may_see_and_of_nothing_else() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "BOR-CSA").await;
    let mut ours = Listener::open(&server, &manager, None).await;
    let mut theirs = Listener::open(&server, &other, None).await;
    assert_eq!(ours.hears("waiting").await, "0 2 0");
    let before = theirs.hears("waiting").await;
    look(&server).await;

    leads_on(&write(&official, "submit", &[("results_en", "Two cables landed.")]).await);
    look(&server).await;
    let slug = ours.hears("recorded").await;
    assert_eq!(ours.hears("waiting").await, "0 3 1", "one more report to publish, and a notice of it");

    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "publish", &[]).await);
    look(&server).await;
    // What was submitted told the other side nothing: the first it hears of is what was published.
    let (event, id, data) = theirs.next().await.unwrap();
    assert_eq!((event.as_str(), data.as_str()), ("recorded", slug.as_str()));
    assert!(!id.is_empty() && id.parse::<i64>().is_err(), "the identifier counts nothing: {id}");
    let after = theirs.hears("waiting").await;
    assert_ne!(after, before, "a published report waits for an answer");

    // Whoever was away is told what came since, and nothing twice.
    let mut again = Listener::open(&server, &other, Some(&id)).await;
    assert_eq!(again.next().await.unwrap(), ("waiting".to_owned(), String::new(), after));
    leads_on(
        &press(&other, &link(&other.get("/en/review").await, "answer/"), "answer", &[("answer", "confirmed")]).await,
    );
    let mut later = Listener::open(&server, &other, Some(&id)).await;
    assert_eq!(later.hears("recorded").await, slug);
}

#[tokio::test]
async fn a_stream_ends_with_the_session_and_with_the_server() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Manager, "AUR-MDA").await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let mut signed_out = Listener::open(&server, &manager, None).await;
    let mut open = Listener::open(&server, &colleague, None).await;
    signed_out.hears("waiting").await;
    open.hears("waiting").await;
    let left: [(&str, &str); 0] = [];
    manager.post("/en/sign-out", &left).await;
    leads_on(&write(&official, "submit", &[("results_en", "Two cables landed.")]).await);
    look(&server).await;
    assert_eq!(signed_out.next().await, None, "nobody is told anything once signed out");
    open.hears("recorded").await;
    server.state.live.stop();
    while let Some((event, ..)) = open.next().await {
        assert_eq!(event, "waiting");
    }
    // A browser of nobody is told to stop asking, and so is one of a server that stops.
    for headers in [vec![], vec![("cookie", colleague.cookie.as_str())]] {
        assert_eq!(server.get_with("/events", &headers).await.status, StatusCode::NO_CONTENT);
    }
}

/// A browser that is left open tells nobody's presence: what it asks by itself does not keep the session alive.
#[tokio::test]
async fn a_stream_keeps_no_session_alive() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let seen = async || server.database.column("SELECT CAST(last_seen_at AS TEXT) FROM session").await;
    let before = seen().await;
    let later = server.later("2026-11-25T06:00:00Z").await;
    let mut stream = Listener::open(&later, &manager, None).await;
    stream.hears("waiting").await;
    look(&later).await;
    assert_eq!(seen().await, before);
}

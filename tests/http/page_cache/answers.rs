//! What an answer carries, and which pages are kept.

use std::sync::Arc;
use std::time::Duration;

use accord::domain::access::role::Role;
use accord::web::page_cache::{Outcome, PageCache};
use http::{Method, StatusCode};

use super::{PAGE, PLENTY, Reader, reported, unpacked};
use crate::support::server::{NOTHING, TestServer, request};

/// The address of a page that would be kept, were there one.
const NO_PAGE: &str = "/en/commitments/nothing";

/// A cold page is drawn once, however many ask for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_many_ask_for_is_drawn_once() {
    let server = TestServer::with_cases().await;
    let keeping = Reader::keeping(&server);
    for address in [PAGE, "/en/commitments", NO_PAGE] {
        let all = futures_util::future::join_all((0..16).map(|_| keeping.get(address, &[]))).await;
        let drawn = all.iter().filter(|(_, outcome)| *outcome == Some(Outcome::Drawn)).count();
        assert_eq!(drawn, usize::from(address != NO_PAGE), "{address}");
        assert!(all.iter().all(|(answer, _)| *answer == all[0].0));
    }
}

/// What is hidden drops no page: it would show in how long the next one takes.
#[tokio::test]
async fn hidden_work_drops_no_page() {
    let server = TestServer::with_cases().await;
    let keeping = Reader::keeping(&server);
    keeping.get(PAGE, &[]).await;
    for visibility in ["party:AUR", "organisation:AUR-MDA", "shared"] {
        reported(&server, visibility, visibility).await;
        assert_eq!(keeping.get(PAGE, &[]).await.1, Some(Outcome::Kept), "{visibility}");
    }
    reported(&server, "public", "public").await;
    assert_eq!(keeping.get(PAGE, &[]).await.1, Some(Outcome::Drawn));
}

/// Time runs on, and back: due days pass at the midnight of a party, the day turns at that of the portfolio.
#[tokio::test]
async fn the_clock_is_heeded() {
    let server = TestServer::with_cases().await;
    let pages = Arc::new(PageCache::knowing_for(PLENTY, Duration::ZERO));
    let known = "/en/commitments/joint-newest?known_at=2026-11-25T03:01:30Z";
    let at = async |clock: &str, address: &str| {
        let server = server.later(clock).await;
        let expected = Reader::drawing(&server).get(address, &[]).await.0;
        let (answer, outcome) = Reader::at(&server, &pages).get(address, &[]).await;
        assert_eq!(answer, expected, "{clock}");
        outcome
    };
    assert_eq!(at("2026-11-25T14:50:00Z", PAGE).await, Some(Outcome::Drawn));
    assert_eq!(at("2026-11-25T14:59:59Z", PAGE).await, Some(Outcome::Kept));
    assert_eq!(at("2026-11-25T15:00:00Z", PAGE).await, Some(Outcome::Drawn), "midnight in Seoul");
    assert_eq!(at("2026-11-25T14:59:59.5Z", PAGE).await, Some(Outcome::Drawn), "a moment earlier");
    assert_eq!(at("2026-11-25T03:02:00Z", known).await, Some(Outcome::Drawn));
    assert_eq!(at("2026-11-25T03:03:00Z", known).await, Some(Outcome::Kept));
    // Set back within a quarter of an hour: that moment is still to come.
    assert_eq!(at("2026-11-25T03:00:00Z", known).await, None);
}

/// Which answers are kept, and which caches on the way may keep them too.
#[tokio::test]
async fn only_pages_of_everybody_are_shared() {
    let server = TestServer::with_cases().await;
    let member = server.signed_in(Role::Manager, "AUR-MDA").await;
    let shared = "public, max-age=0, s-maxage=59, must-revalidate";
    type Headers<'a> = &'a [(&'a str, &'a str)];
    let cases: [(&str, Headers<'_>, &str); 9] = [
        (PAGE, &[], shared),
        (PAGE, &[("cookie", "theme=dark; other=1")], shared),
        ("/sitemap.xml", &[], shared),
        (PAGE, &[("cookie", &member.cookie)], "no-store"),
        (PAGE, &[("cookie", "accord=no-session")], "private, no-cache"),
        (PAGE, &[("range", "bytes=0-9")], "private, no-cache"),
        (NO_PAGE, &[], "private, no-cache"),
        ("/en/commitments?page=-1", &[], "private, no-cache"),
        ("/en/sign-in", &[], "no-store"),
    ];
    for _ in 0..2 {
        for (address, headers, expected) in cases {
            let reply = server.get_with(address, headers).await;
            assert_eq!(reply.header("cache-control"), expected, "{address} {headers:?}");
            assert_eq!(reply.headers.contains_key("etag"), expected == shared, "{address} {headers:?}");
            if expected == shared {
                let vary = reply.header("vary");
                assert!(vary.contains("cookie") && vary.contains("accept-encoding"), "{vary}");
                assert_eq!(reply.header("set-cookie"), "");
            }
        }
    }
    let reply = server.post("/theme", &[("theme", "dark")]).await;
    assert_eq!((reply.status, reply.header("cache-control")), (StatusCode::SEE_OTHER, ""));
    assert_eq!(reply.header("clear-site-data"), "\"prefetchCache\"", "what was fetched ahead has the former colours");
    assert_eq!(server.post(PAGE, &NOTHING).await.status, StatusCode::METHOD_NOT_ALLOWED);
}

/// Whoever has the page is told so, in every coding; whoever asks for the head is given that.
#[tokio::test]
async fn a_page_is_sent_once() {
    let server = TestServer::with_cases().await;
    let tag = server.get(PAGE).await.header("etag").to_owned();
    assert!(tag.starts_with("W/\"") && tag.len() > 20, "{tag}");
    for coding in ["identity", "gzip", "br", "zstd"] {
        for _ in 0..3 {
            let reply = server.get_with(PAGE, &[("accept-encoding", coding)]).await;
            assert_eq!(reply.header("etag"), tag);
            let packed = (coding != "identity").then_some(coding);
            assert_eq!(reply.header("content-encoding"), packed.unwrap_or_default());
            assert!(unpacked(packed, &reply.bytes).ends_with("</html>"));
            let mut head = request(Method::HEAD, PAGE);
            head.headers_mut().insert("accept-encoding", coding.parse().unwrap());
            let head = server.send(head).await;
            assert_eq!((head.status, head.bytes.len()), (StatusCode::OK, 0));
            for name in ["etag", "content-encoding", "content-type", "cache-control", "vary"] {
                assert_eq!(head.header(name), reply.header(name), "{name}");
            }
            assert!(head.header("content-length").parse::<usize>().unwrap() > 1_000);
            let known = server.get_with(PAGE, &[("accept-encoding", coding), ("if-none-match", &tag)]).await;
            assert_eq!((known.status, known.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
            assert_eq!((known.header("etag"), known.header("content-encoding")), (&*tag, ""));
            assert_eq!(
                (known.header("cache-control"), known.header("vary")),
                (reply.header("cache-control"), reply.header("vary"))
            );
        }
    }
    reported(&server, "more", "public").await;
    assert_eq!(server.get_with(PAGE, &[("if-none-match", &tag)]).await.status, StatusCode::OK);
    let missing = server.send(request(Method::HEAD, "/en/commitments/nothing")).await;
    assert_eq!((missing.status, missing.bytes.len()), (StatusCode::NOT_FOUND, 0));
}

/// However many addresses are asked for, the pages take what they may.
#[tokio::test]
async fn addresses_that_nobody_links_to_fill_nothing() {
    let server = TestServer::with_cases().await;
    let keeping = Reader::with(&server, PageCache::knowing_for(PLENTY, Duration::ZERO));
    keeping.get("/en/about?utm_source=a", &[]).await;
    assert_eq!(keeping.get("/en/about?fbclid=b&utm_source=c", &[]).await.1, Some(Outcome::Kept));
    // Too large for what there is: each is drawn, and answered all the same.
    let small = Reader::with(&server, PageCache::knowing_for(20_000, Duration::ZERO));
    for _ in 0..2 {
        let (answer, outcome) = small.get("/en/about", &[]).await;
        assert_eq!((answer.0, outcome), (StatusCode::OK, None));
    }
}

//! Pages that everybody reads, kept once they are drawn: nobody is given what is not for them, or what no longer holds.

mod answers;
mod instances;
mod orders;

use std::io::Read as _;
use std::sync::Arc;
use std::time::Duration;

use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::web::page_cache::{Outcome, PageCache};
use accord::web::router::router;
use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Method, Request, StatusCode};
use tower::ServiceExt as _;

use crate::support::clock::day;
use crate::support::server::{TestServer, request};

/// Enough for everything that a test asks for.
const PLENTY: u64 = 256 * 1024 * 1024;

/// What somebody was answered: the status, what it is, and the page as it is read.
type Answer = (StatusCode, String, String);

/// One server, its pages kept or each drawn anew.
struct Reader {
    router: Router,
}

impl Reader {
    /// Keeps no page.
    fn drawing(server: &TestServer) -> Self {
        Self::with(server, PageCache::new(0))
    }

    /// Keeps pages, and hears at once what others record.
    fn keeping(server: &TestServer) -> Self {
        Self::with(server, PageCache::knowing_for(PLENTY, Duration::ZERO))
    }

    fn with(server: &TestServer, pages: PageCache) -> Self {
        let mut state = server.state.clone();
        state.pages = Arc::new(pages);
        Self { router: router(state) }
    }

    /// The same pages, at the time and with the database of another server.
    fn at(server: &TestServer, pages: &Arc<PageCache>) -> Self {
        let mut state = server.state.clone();
        state.pages = pages.clone();
        Self { router: router(state) }
    }

    async fn send(&self, request: Request<Body>) -> (StatusCode, HeaderMap, Option<Outcome>, Vec<u8>) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap().to_vec();
        (parts.status, parts.headers, parts.extensions.get().copied(), bytes)
    }

    async fn get(&self, address: &str, headers: &[(&'static str, &str)]) -> (Answer, Option<Outcome>) {
        let mut asked = request(Method::GET, address);
        for (name, value) in headers {
            asked.headers_mut().append(*name, value.parse().unwrap());
        }
        let (status, headers, outcome, bytes) = self.send(asked).await;
        let kind = headers.get("content-type").map_or("", |it| it.to_str().unwrap()).to_owned();
        let shared = headers.get("cache-control").is_some_and(|it| it.to_str().unwrap().contains("public"));
        assert!(!(shared && headers.contains_key("set-cookie")), "{address}");
        let page = unpacked(headers.get("content-encoding").map(|it| it.to_str().unwrap()), &bytes);
        ((status, kind, page), outcome)
    }
}

fn unpacked(coding: Option<&str>, bytes: &[u8]) -> String {
    let mut whole = Vec::new();
    match coding {
        Some("br") => brotli::Decompressor::new(bytes, 4_096).read_to_end(&mut whole).unwrap(),
        Some("zstd") => zstd::Decoder::new(bytes).unwrap().read_to_end(&mut whole).unwrap(),
        Some("gzip") => flate2::read::GzDecoder::new(bytes).read_to_end(&mut whole).unwrap(),
        other => {
            assert_eq!(other, None);
            whole.extend_from_slice(bytes);
            0
        }
    };
    // A document is no text.
    String::from_utf8_lossy(&whole).into_owned()
}

/// A public report on a commitment of the cases, in words that nothing else has.
async fn reported(server: &TestServer, words: &str, visibility: &str) -> String {
    let database = &server.database;
    let commitment = database.id_of("joint-newest").await;
    let update = serde_json::json!({
        "kind": "update_published",
        "fact": {
            "id": format!("u-{words}"), "slug": format!("u-{words}"), "commitment": commitment, "voice": "party:AUR",
            "status": "at_risk", "title": [], "evidence": [], "organisations": [], "progress": null, "reading": null,
            "corrects": null, "day_note": null, "meeting": null,
            "narrative": [{ "kind": "original", "lang": "en", "words": format!("We say {words}.") }],
        },
    });
    let draft = NewRecord {
        actor: "test".into(),
        organisation: Some("AUR-MDA".into()),
        effective_on: day("2026-11-25"),
        visibility: visibility.parse().unwrap(),
        fact: serde_json::from_value::<Fact>(update).unwrap(),
        idempotency_key: None,
    };
    database.append(vec![draft]).await.pop().unwrap()
}

const PAGE: &str = "/en/commitments/joint-newest";

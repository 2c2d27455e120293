//! How many statements a page sends to the database. Alone in its program, since the count covers the whole process.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect has failed"
)]

#[macro_use]
#[expect(dead_code, unused_macros, reason = "each test program uses a part of it")]
mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use http::StatusCode;
use support::server::TestServer;
use tracing::field::Visit;
use tracing::{Event, Metadata, Subscriber, span};

/// Counts the events that sqlx gives for each statement.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicUsize>);

impl Subscriber for Counting {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }
    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }
    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
    fn event(&self, event: &Event<'_>) {
        let mut words = Words(String::new());
        event.record(&mut words);
        if !["BEGIN", "ROLLBACK", "COMMIT"].iter().any(|it| words.0.contains(it)) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    fn enter(&self, _: &span::Id) {}
    fn exit(&self, _: &span::Id) {}
}

struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, _: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        self.0.push_str(&format!("{value:?} "));
    }
}

/// T69: a page sends as many statements whether it shows few things or many.
#[tokio::test]
async fn t69_the_statements_of_a_page_do_not_grow_with_what_it_shows() {
    let counting = Counting::default();
    tracing::subscriber::set_global_default(counting.clone()).unwrap();
    let (small, large) = (TestServer::with_cases().await, TestServer::with_demonstration().await);
    // Few and many rows of the same page: the invented portfolio, and the demonstration where it has most.
    let pages = [
        ("/en/", "/en/"),
        ("/en/commitments", "/en/commitments"),
        ("/en/commitments?q=ai&area=ai", "/en/commitments?q=ai&area=ai"),
        ("/en/timeline", "/en/timeline"),
        ("/en/statements", "/en/statements"),
        ("/en/statements/aurelia-release-2025", "/en/statements/technology-prosperity-deal-2025"),
        ("/en/commitments/markup", "/en/commitments/ict-forum-recurring"),
        ("/en/meetings", "/en/meetings"),
        ("/en/meetings/dialogue-1", "/en/meetings/cet-dialogue-meeting-1"),
        ("/en/areas/quantum", "/en/areas/ai"),
        ("/en/organisations/CAL-MOI", "/en/organisations/MSIT"),
        ("/en/about", "/en/about"),
    ];
    for (few, many) in pages {
        let mut counts = Vec::new();
        for (server, page) in [(&small, few), (&large, many)] {
            // What does not change while the ledger is unchanged is cached after the first time.
            server.get(page).await;
            let before = counting.0.load(Ordering::SeqCst);
            assert_eq!(server.get(page).await.status, StatusCode::OK, "{page}");
            counts.push(counting.0.load(Ordering::SeqCst) - before);
        }
        assert!(counts[0] > 0, "statements are counted: {counts:?} for {many}");
        // Where nothing is linked or nothing was reported, one statement is not needed.
        assert!(counts[1] <= counts[0] + 2, "{few}: {}, {many}: {}", counts[0], counts[1]);
    }
}

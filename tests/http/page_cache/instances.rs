//! Several instances on one database, and what one hears of the other.

use std::sync::Arc;
use std::time::{Duration, Instant};

use accord::domain::access::permission::Visibility;
use accord::web::page_cache::{Outcome, PageCache};
use axum::body::Body;
use http::{Request, StatusCode};

use super::{PAGE, PLENTY, Reader, reported};
use crate::support::ledger::area;
use crate::support::server::TestServer;

on_both! {
    /// Two instances on one database: what one records, the other shows within a second, and a withheld text is gone at once
    /// where it is withheld.
    async fn another_instance_is_heard_of_within_a_second(database: TestDatabase) {
        database.load_cases().await;
        let here = TestServer::on(database);
        let there = here.later("2026-11-25T03:00:00Z").await;
        let (ours, theirs) = (Arc::new(PageCache::new(PLENTY)), Arc::new(PageCache::new(PLENTY)));
        let (our_reader, their_reader) = (Reader::at(&here, &ours), Reader::at(&there, &theirs));
        let watching = [(ours.clone(), here.database.accord.clone()), (theirs.clone(), there.database.accord.clone())]
            .map(|(pages, accord)| tokio::spawn(async move { pages.watch(&accord).await }));
        for number in 0..3 {
            let words = format!("news{number}");
            our_reader.get(PAGE, &[]).await;
            their_reader.get(PAGE, &[]).await;
            let record = reported(&here, &words, "public").await;
            shows(&their_reader, &words, true).await;
            shows(&our_reader, &words, true).await;
            let portfolio = here.database.accord.portfolio();
            assert!(portfolio.withhold(&record, "a".into(), "b".into(), "c", Visibility::Public).await.unwrap());
            // As every form does before it is answered.
            ours.look(&here.database.accord).await;
            assert!(!our_reader.get(PAGE, &[]).await.0.2.contains(&words), "at once where it is withheld");
            shows(&their_reader, &words, false).await;
        }
        for task in watching {
            task.abort();
        }
    }

    /// The watch alone hears of it: no reader has to ask.
    async fn the_watch_hears_of_other_instances(database: TestDatabase) {
        database.load_cases().await;
        let here = TestServer::on(database);
        let there = here.later("2026-11-25T03:00:00Z").await;
        let pages = Arc::new(PageCache::knowing_for(PLENTY, Duration::from_secs(3_600)));
        let reader = Reader::at(&there, &pages);
        let watching = {
            let (pages, accord) = (pages.clone(), there.database.accord.clone());
            tokio::spawn(async move { pages.watch(&accord).await })
        };
        reader.get(PAGE, &[]).await;
        reported(&here, "news", "public").await;
        let told = async {
            while !reader.get(PAGE, &[]).await.0.2.contains("We say news") {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), told).await.expect("it is heard of");
        // What changes no page of everybody is not heard of, and nothing is drawn for it.
        assert_eq!(reader.get(PAGE, &[]).await.1, Some(Outcome::Kept));
        reported(&here, "hidden", "party:AUR").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert_eq!(reader.get(PAGE, &[]).await.1, Some(Outcome::Kept));
        // Whoever watches is no reader of an earlier state, which would keep what was deleted in the journal.
        assert!(here.database.db().empty_journal().await.unwrap());
        watching.abort();
    }
}

/// Whoever asks a second after something was recorded, or later, is shown it.
async fn shows(reader: &Reader, words: &str, expected: bool) {
    #[expect(clippy::disallowed_methods, reason = "how long something takes is what is tested")]
    let began = Instant::now();
    loop {
        let asked = began.elapsed();
        if reader.get(PAGE, &[]).await.0.2.contains(words) == expected {
            return;
        }
        assert!(asked < Duration::from_secs(1), "{words}: {asked:?}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// A form that was sent through the pages is heeded with its answer.
#[tokio::test]
async fn what_a_form_records_is_shown_with_its_answer() {
    let server = TestServer::with_cases().await;
    let reader = Reader::with(&server, PageCache::knowing_for(PLENTY, Duration::from_secs(3_600)));
    let list = "/en/commitments";
    reader.get(list, &[]).await;
    server.database.append(vec![area("new-area")]).await;
    assert_eq!(reader.get(list, &[]).await.1, Some(Outcome::Kept), "nobody has said so yet");
    let form = Request::post("/theme")
        .header("host", "accord.example")
        .header("origin", "http://accord.example")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("theme=dark"));
    assert_eq!(reader.send(form.unwrap()).await.0, StatusCode::SEE_OTHER);
    assert_eq!(reader.get(list, &[]).await.1, Some(Outcome::Drawn));
}

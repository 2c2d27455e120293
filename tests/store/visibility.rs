//! What a reader may not see answers like what is not there: rows, counts, search, updates, pages.

use accord::domain::access::permission::{Reader, Visibility, may_see};
use accord::domain::basics::lang::Lang;
use accord::domain::list::facet::Facet;
use accord::domain::list::facets::Facets;
use accord::domain::list::query::Query;
use accord::domain::record::fact::Fact;
use accord::domain::record::validity::Validity;

use crate::support::clock::day;
use crate::support::oracle::{everything, holds};
use crate::support::people::{anyone, official, private_person};

/// Each kind of reader: nobody, both governments, a private body, a third party, and one who is of none of these.
fn readers() -> [Reader; 6] {
    [
        anyone(),
        official("AUR", "AUR-MDA"),
        private_person("AUR", "AUR-CHAMBER"),
        official("BOR", "BOR-DCI"),
        official("CAL", "CAL-MOI"),
        official("DOR", "DOR-MIN"),
    ]
}

const DAYS: [Option<&str>; 4] = [None, Some("2026-03-10"), Some("2026-01-31"), Some("2025-09-09")];

on_both! {
    /// T48: no row and no count of what the reader may not see.
    async fn t48_rows_and_counts_are_those_that_may_be_seen(database: TestDatabase) {
        database.load_cases().await;
        let all = database.all_records().await;
        for reader in readers() {
            for past in DAYS {
                let mut seen = database.seen_by(reader.clone(), past).await;
                let rows = everything(&all, &seen.reference, &reader, seen.as_of);
                // What others stand for is counted where it is asked for.
                let current = || rows.iter().filter(|it| !it.superseded);
                let mut expected: Vec<_> = current().map(|it| it.slug.clone()).collect();
                expected.sort();
                assert_eq!(seen.found("").await, expected, "{reader:?} {past:?}");
                let tally = seen.tally(&Query::default()).await;
                let all = Facets::of(Facet::Validity, Validity::ALL);
                assert_eq!(tally.total(&all) as usize, rows.len(), "{reader:?} {past:?}");
                let counts = seen.by_statement().await;
                for (statement, count) in counts {
                    let own = current().filter(|it| it.statement == statement).count();
                    assert_eq!(count as usize, own, "{statement} {reader:?} {past:?}");
                }
            }
        }
    }

    /// T48: not even one who knows its identifier is given a row.
    async fn t48_asking_by_identifier_gives_only_what_may_be_seen(database: TestDatabase) {
        database.load_cases().await;
        let ids: Vec<String> = database.all_records().await.into_iter().map(|(id, _)| id.0).collect();
        for reader in readers() {
            let mut seen = database.seen_by(reader.clone(), None).await;
            let mut by_id = seen.with_ids(&ids).await;
            by_id.sort();
            let facets = Facets::of(Facet::Validity, Validity::ALL);
            let mut every = seen.slugs(&Query { facets, ..Query::default() }, Lang::En).await;
            every.sort();
            assert_eq!(by_id, every, "{reader:?}");
        }
    }

    /// T48: the latest updates are those that may be seen.
    async fn t48_latest_updates_are_those_that_may_be_seen(database: TestDatabase) {
        database.load_cases().await;
        let all = database.all_records().await;
        for reader in readers() {
            for past in DAYS {
                let mut seen = database.seen_by(reader.clone(), past).await;
                let rows = everything(&all, &seen.reference, &reader, seen.as_of);
                let mut updates: Vec<_> = rows.into_iter().flat_map(|it| it.updates).collect();
                updates.sort();
                let expected: Vec<_> = updates.into_iter().rev().map(|(_, _, slug)| slug).collect();
                assert_eq!(seen.latest(100).await, expected, "{reader:?} {past:?}");
            }
        }
    }

    /// T48: words that stand only in narrower records find nothing for others.
    async fn t48_words_find_only_texts_that_may_be_seen(database: TestDatabase) {
        database.load_cases().await;
        let all = database.all_records().await;
        let words = [
            "zebracode",
            "okapicode",
            "quaggacode",
            "dingocode",
            "lemurcode",
            "위성",
            "satellite",
            "얼룩말",
            "note",
            "g",
        ];
        for reader in readers() {
            let mut seen = database.seen_by(reader.clone(), None).await;
            let rows = everything(&all, &seen.reference, &reader, seen.as_of);
            for words in words {
                let found = rows.iter().filter(|it| !it.superseded && holds(it, words));
                let mut expected: Vec<_> = found.map(|it| it.slug.clone()).collect();
                expected.sort();
                assert_eq!(seen.found(words).await, expected, "{words} {reader:?}");
            }
        }
    }

    async fn each_inner_word_is_found_by_just_its_readers(database: TestDatabase) {
        database.load_cases().await;
        // Columns: nobody, AUR ministry, AUR private body, BOR ministry, CAL ministry, another ministry.
        let expected = [
            ("zebracode", [false, true, true, true, false, false]),
            ("okapicode", [false, true, false, false, false, false]),
            ("quaggacode", [false, false, true, false, false, false]),
            ("dingocode", [false, false, false, true, false, false]),
            ("lemurcode", [false, true, true, true, false, false]),
        ];
        for (word, expected) in expected {
            let mut found = Vec::new();
            for reader in readers() {
                found.push(!database.seen_by(reader, None).await.found(word).await.is_empty());
            }
            assert_eq!(found, expected, "{word}");
        }
    }

    /// T48: a commitment's page holds no record, report or link that the reader may not see.
    async fn t48_a_page_and_its_history_hold_only_what_may_be_seen(database: TestDatabase) {
        database.load_cases().await;
        let mut snapshot = database.accord.snapshot(official("AUR", "AUR-MDA"), None).await.unwrap();
        let hidden = database.accord.commitments().find(&mut snapshot, "confidential").await.unwrap().unwrap().entry.id;
        drop(snapshot);
        let slugs = database.column("SELECT slug FROM commitment").await;
        for reader in readers() {
            let mut snapshot = database.accord.snapshot(reader.clone(), None).await.unwrap();
            for slug in &slugs {
                let Some(page) = database.accord.commitments().find(&mut snapshot, slug).await.unwrap() else { continue };
                let reference = snapshot.reference.clone();
                let tracked = &reference.statement(&page.entry.listed.statement).unwrap().tracked;
                let sees = |visibility: &_| may_see(&reader, visibility, tracked);
                assert!(page.history.iter().all(|it| sees(&it.visibility)), "{slug} {reader:?}");
                assert!(page.state.updates.iter().all(|it| sees(&it.visibility)), "{slug} {reader:?}");
                assert!(page.state.milestones.iter().all(|it| sees(&it.visibility)), "{slug} {reader:?}");
                assert!(page.state.owners.iter().all(|it| sees(&it.visibility)), "{slug} {reader:?}");
                let linked = page.state.relations.iter().any(|it| it.value.from.0 == hidden && it.value.to.0 != hidden);
                let shared = sees(&Visibility::Shared);
                assert!(shared || !linked, "{slug} links to what {reader:?} may not see");
            }
        }
    }

    async fn a_hidden_commitment_answers_like_one_that_does_not_exist(database: TestDatabase) {
        database.load_cases().await;
        for (reader, sees) in
            [(anyone(), false), (official("CAL", "CAL-MOI"), false), (official("BOR", "BOR-DCI"), true)]
        {
            let mut snapshot = database.accord.snapshot(reader.clone(), None).await.unwrap();
            let page = database.accord.commitments().find(&mut snapshot, "confidential").await.unwrap();
            assert_eq!(page.is_some(), sees, "{reader:?}");
        }
    }

    async fn a_note_of_one_party_moves_nothing_for_the_others(database: TestDatabase) {
        database.load_cases().await;
        let mut seen = database.seen_by(anyone(), None).await;
        let rows = seen.rows(&Query::default()).await;
        let row = rows.iter().find(|it| it.listed.slug == "party-note").unwrap();
        assert_eq!(row.listed.outlook.reported_on, Some(day("2025-07-10")));
    }

    async fn the_public_history_tells_of_a_withdrawal(database: TestDatabase) {
        database.load_cases().await;
        let mut snapshot = database.accord.snapshot(anyone(), None).await.unwrap();
        let page = database.accord.commitments().find(&mut snapshot, "withdrawn").await.unwrap().unwrap();
        let kinds: Vec<_> = page
            .history
            .iter()
            .filter_map(|it| it.fact.as_ref())
            .map(|fact| match fact {
                Fact::CommitmentRecorded(_) => "recorded",
                Fact::UpdatePublished(_) => "reported",
                Fact::UpdateWithdrawn(_) => "withdrawn",
                _ => "other",
            })
            .collect();
        assert_eq!(kinds, ["recorded", "reported", "withdrawn"]);
    }
}

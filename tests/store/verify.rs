//! Verification, withholding, rebuilding.

use std::collections::BTreeSet;

use accord::domain::access::permission::Visibility;
use accord::domain::basics::lang::Lang;
use accord::domain::list::query::Query;
use accord::store::Db;
use accord::store::verify::{Verdict, rebuild as rebuild_tables, verify_after};

use crate::support::database::TestDatabase;
use crate::support::ledger::{area, assert_whole, rebuild, tables, verdict};
use crate::support::people::anyone;

async fn broken_record(database: &TestDatabase) -> i64 {
    match verdict(database).await {
        Verdict::BrokenRecord { sequence, .. } => sequence,
        other => panic!("{other:?}"),
    }
}

/// Another value of the same kind for each column of a record.
const COLUMNS: [(&str, &str); 16] = [
    ("id", "id || 'x'"),
    ("recorded_at", "recorded_at + 1"),
    ("actor", "actor || ' '"),
    ("organisation", "'MSIT'"),
    ("effective_on", "'2026-11-24'"),
    ("visibility", "'shared'"),
    ("noun", "'party'"),
    ("noun_id", "noun_id || 'x'"),
    ("other_id", "'x'"),
    ("kind", "'party_recorded'"),
    ("payload", "replace(payload, 'b', 'B')"),
    ("payload", "NULL"),
    ("salt", "'AAAA'"),
    ("digest", "'AAAA'"),
    ("form_key", "'k'"),
    ("hash", "'AAAA'"),
];

on_both! {
    async fn what_was_only_appended_to_is_whole(database: TestDatabase) {
        database.load_cases().await;
        let Verdict::Whole { records, withheld, head } = verdict(&database).await else { panic!("not whole") };
        assert_eq!((records, withheld), (database.height().await, 0));
        let hashes = database.column("SELECT hash FROM record ORDER BY sequence DESC LIMIT 1").await;
        assert_eq!(head, hashes[0]);
    }

    async fn an_empty_ledger_is_whole(database: TestDatabase) {
        assert!(matches!(verdict(&database).await, Verdict::Whole { records: 0, withheld: 0, .. }));
    }

    async fn a_change_in_any_column_names_the_record(database: TestDatabase) {
        for (column, value) in COLUMNS {
            database.meddle("DELETE FROM record").await;
            database.meddle("DELETE FROM reference").await;
            database.append(vec![area("a"), area("b"), area("c")]).await;
            assert_eq!(database.meddle(&format!("UPDATE record SET {column} = {value} WHERE sequence = 2")).await, 1);
            assert_eq!(broken_record(&database).await, 2, "{column} = {value}");
        }
    }

    async fn a_changed_sequence_names_the_record(database: TestDatabase) {
        database.append(vec![area("a"), area("b")]).await;
        database.meddle("UPDATE record SET sequence = 7 WHERE sequence = 2").await;
        assert_eq!(broken_record(&database).await, 7);
    }

    async fn a_changed_previous_hash_names_the_record(database: TestDatabase) {
        database.append(vec![area("a"), area("b")]).await;
        database.meddle("UPDATE record SET previous = 'AAAA' WHERE sequence = 2").await;
        assert_eq!(broken_record(&database).await, 2);
    }

    async fn a_deleted_record_is_missed_at_the_next(database: TestDatabase) {
        database.append(vec![area("a"), area("b"), area("c")]).await;
        database.meddle("DELETE FROM record WHERE sequence = 2").await;
        assert_eq!(broken_record(&database).await, 3);
    }

    async fn a_payload_that_nobody_decided_to_withhold_is_missed(database: TestDatabase) {
        database.append(vec![area("a"), area("b"), area("c")]).await;
        database.meddle("UPDATE record SET payload = NULL, salt = NULL WHERE sequence = 2").await;
        assert_eq!(broken_record(&database).await, 2);
    }

    /// A text that search no longer finds is reported, and found again after the tables are rebuilt.
    async fn a_gap_in_the_search_index_is_named(database: TestDatabase) {
        database.load_cases().await;
        assert_whole(&database).await;
        let longest = "(SELECT id FROM findable ORDER BY length(text) DESC LIMIT 1)";
        let gap = if database.is_postgres() {
            "UPDATE findable SET grams = ''::tsvector WHERE ctid = (SELECT ctid FROM findable ORDER BY length(text) DESC LIMIT 1)"
                .to_owned()
        } else {
            format!("DELETE FROM findable_grams WHERE rowid = {longest}")
        };
        assert_eq!(database.meddle(&gap).await, 1);
        assert!(matches!(verdict(&database).await, Verdict::BrokenTable { table: "findable", .. }));
        rebuild(&database).await;
        assert_whole(&database).await;
    }

    async fn a_changed_table_is_named(database: TestDatabase) {
        database.load_cases().await;
        for (table, change) in [
            ("reference", "UPDATE reference SET place = place + 1 WHERE noun_id = 'ai'"),
            ("reference", "DELETE FROM reference WHERE noun_id = 'ai'"),
            ("commitment", "UPDATE commitment SET slug = 'other' WHERE slug = 'markup'"),
            ("headline", "UPDATE headline SET status = 'completed' WHERE slug = 'markup'"),
            ("headline", "UPDATE headline SET reported_on = '2026-01-01' WHERE slug = 'markup'"),
            ("headline", "UPDATE headline SET due_passes_at = 1 WHERE slug = 'nobody'"),
            ("headline", "UPDATE headline SET course = '{\"reports\":[\"2001-01-01\"]}' WHERE slug = 'markup'"),
            ("headline", "DELETE FROM headline WHERE slug = 'markup' AND read_by <> 'shared'"),
            ("status_update", "UPDATE status_update SET visibility = 'public' WHERE visibility = 'party:AUR'"),
            ("status_update", "DELETE FROM status_update WHERE visibility = 'party:AUR'"),
            ("findable", "UPDATE findable SET text = 'x' WHERE text LIKE '%okapicode%'"),
            ("findable", "DELETE FROM findable WHERE text LIKE '%okapicode%'"),
        ] {
            assert!(database.meddle(change).await > 0, "{change}");
            match verdict(&database).await {
                Verdict::BrokenTable { table: named, .. } => assert_eq!(named, table, "{change}"),
                other => panic!("{change}: {other:?}"),
            }
            rebuild(&database).await;
            assert!(matches!(verdict(&database).await, Verdict::Whole { .. }), "{change}");
        }
    }

    async fn rows_that_the_ledger_does_not_give_are_noticed(database: TestDatabase) {
        database.load_cases().await;
        database.meddle("INSERT INTO commitment (id, slug) VALUES ('x', 'invented')").await;
        assert!(matches!(verdict(&database).await, Verdict::BrokenTable { table: "commitment", .. }));
    }

    async fn rebuilding_gives_the_same_tables(database: TestDatabase) {
        database.load_demonstration().await;
        let before = tables(&database).await;
        rebuild(&database).await;
        assert_eq!(tables(&database).await, before);
    }

    /// A server that runs while another program makes the tables anew shows the new ones, although nothing was recorded.
    async fn what_was_rebuilt_is_read_anew(database: TestDatabase) {
        database.load_cases().await;
        let database = database.in_the_zone_of_its_portfolio();
        database.meddle("DELETE FROM headline WHERE slug = 'markup'").await;
        database.meddle("UPDATE headline SET entry = replace(entry, 'joint-newest', 'joint-oldest')").await;
        database.meddle("DELETE FROM reference WHERE noun_id = 'ai'").await;
        let shown = async || {
            let portfolio = database.accord.portfolio();
            let mut snapshot = database.accord.snapshot(anyone(), None).await.unwrap();
            let list = portfolio.list(&mut snapshot, &Query::default(), Lang::En, 500).await.unwrap();
            let slugs: BTreeSet<String> = list.entries.iter().map(|it| it.listed.slug.clone()).collect();
            let known = ["markup", "joint-newest"].map(|it| slugs.contains(it));
            (known, list.total as usize == slugs.len(), snapshot.reference.area("ai").is_some())
        };
        assert_eq!(shown().await, ([false, false], true, false));
        let other = Db::open(&database.address).await.unwrap();
        let mut conn = other.write().await.unwrap();
        rebuild_tables(&mut conn).await.unwrap();
        conn.commit().await.unwrap();
        assert_eq!(shown().await, ([true, true], true, true));
        other.close().await;
    }

    /// A check that goes on where another was broken off misses nothing that may have gone since from what that one had seen.
    async fn a_check_that_goes_on_looks_at_all_that_may_be_gone(database: TestDatabase) {
        database.load_cases().await;
        let height = database.height().await;
        let after = async |checked: i64| {
            let mut conn = database.db().read().await.unwrap();
            verify_after(&mut conn, checked, &mut |_| ()).await.unwrap()
        };
        let whole = verdict(&database).await;
        for checked in [0, 2, height - 1, height, height + 1] {
            assert_eq!(after(checked).await, whole, "{checked}");
        }
        let record = database.column("SELECT id FROM record WHERE payload LIKE '%A newspaper calls it late%'").await;
        let portfolio = database.accord.portfolio();
        portfolio.withhold(&record[0], "A leak.".into(), "The court".into(), "test", Visibility::Public).await.unwrap();
        for checked in [height, height + 1] {
            assert!(matches!(after(checked).await, Verdict::Whole { withheld: 1, .. }), "{checked}");
        }
        database.meddle("UPDATE record SET payload = NULL, salt = NULL WHERE sequence = 2").await;
        assert!(matches!(after(height).await, Verdict::BrokenRecord { sequence: 2, .. }), "nobody decided that");
    }

    async fn rebuilding_brings_the_search_index_back(database: TestDatabase) {
        database.load_cases().await;
        let before = database.seen_by(anyone(), None).await.found("보안").await;
        rebuild(&database).await;
        assert_eq!(database.seen_by(anyone(), None).await.found("보안").await, before);
        assert!(!before.is_empty());
    }

    async fn a_withheld_report_is_gone_from_search_lists_and_pages_at_once(database: TestDatabase) {
        database.load_cases().await;
        let record = database.column("SELECT id FROM record WHERE payload LIKE '%A newspaper calls it late%'").await;
        assert_eq!(database.seen_by(anyone(), None).await.found("calls it late").await, ["public-fact"]);
        let done = database
            .accord
            .portfolio()
            .withhold(&record[0], "A leak.".into(), "The court".into(), "test", Visibility::Public)
            .await;
        assert!(done.unwrap());
        let mut seen = database.seen_by(anyone(), None).await;
        assert_eq!(seen.found("calls it late").await, Vec::<String>::new());
        assert!(!seen.latest(100).await.contains(&"pf-judged".to_owned()));
        drop(seen);
        assert_eq!(database.column("SELECT payload FROM record WHERE payload LIKE '%calls it late%'").await.len(), 0);
        assert_eq!(database.column("SELECT text FROM findable WHERE text LIKE '%calls it late%'").await.len(), 0);
    }

    async fn the_ledger_stays_whole_when_a_payload_is_withheld(database: TestDatabase) {
        database.load_cases().await;
        let record = database.column("SELECT id FROM record WHERE payload LIKE '%A newspaper calls it late%'").await;
        for expected in [true, false] {
            let done = database
                .accord
                .portfolio()
                .withhold(&record[0], "A leak.".into(), "The court".into(), "test", Visibility::Public)
                .await;
            assert_eq!(done.unwrap(), expected, "a payload goes once");
        }
        assert!(matches!(verdict(&database).await, Verdict::Whole { withheld: 1, .. }));
        let before = tables(&database).await;
        rebuild(&database).await;
        assert_eq!(tables(&database).await, before);
    }

    async fn a_withheld_statement_is_gone_and_its_commitments_stay(database: TestDatabase) {
        database.load_cases().await;
        let record = database
            .column("SELECT id FROM record WHERE kind = 'statement_recorded' AND noun_id = 'trilateral-2026'")
            .await;
        database
            .accord
            .portfolio()
            .withhold(&record[0], "An error.".into(), "The court".into(), "test", Visibility::Public)
            .await
            .unwrap();
        let seen = database.seen_by(anyone(), None).await;
        assert!(seen.reference.statement("trilateral-2026").is_none());
        drop(seen);
        assert!(matches!(verdict(&database).await, Verdict::Whole { withheld: 1, .. }));
    }
}

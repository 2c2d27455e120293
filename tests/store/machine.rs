//! What becomes of the database when the machine fails it: a full disk, a file that is gone, an upgrade, a withheld text.

use accord::demo;
use accord::domain::access::permission::Visibility;
use accord::domain::basics::instant::Instant;
use accord::jobs;
use accord::store::readiness::{Fault, probe};
use accord::store::upgrade::{Upgrade, prepare};
use accord::store::{Db, Error};

use crate::support::database::{CASES, TestDatabase};
use crate::support::ledger::{area, assert_whole};

/// Where the file of a SQLite database is.
fn path(database: &TestDatabase) -> String {
    database.address.strip_prefix("sqlite://").unwrap().to_owned()
}

/// Sets something for the only connection that writes.
async fn pragma(database: &TestDatabase, sql: &'static str) {
    let Db::Sqlite { writer, .. } = database.db() else { unreachable!() };
    sqlx::query(sql).execute(writer).await.unwrap();
}

/// SQLite ends the transaction by itself; whoever comes next must not find the connection inside it.
#[tokio::test]
async fn after_a_full_disk_everything_is_written_again() {
    let database = TestDatabase::sqlite().await;
    database.append(vec![area("a")]).await;
    // The same error as that of a full disk.
    pragma(&database, "PRAGMA max_page_count = 1").await;
    let large = vec![vec!["x".repeat(400_000).into(), 0.into(), 0.into()]];
    let mut conn = database.db().write().await.unwrap();
    let full = conn.insert("INSERT INTO sign_in_attempt (subject, failures, last_at)", "", large).await;
    drop(conn);
    assert!(matches!(full, Err(Error::Database(sqlx::Error::Database(error))) if error.code().unwrap() == "13"));
    for code in ["b", "c"] {
        database.append(vec![area(code)]).await;
    }
    assert_eq!(probe(database.db(), Instant(1)).await, Ok(()));
    assert_whole(&database).await;
    assert_eq!(database.height().await, 3);
}

#[tokio::test]
async fn what_can_only_be_read_is_named() {
    let database = TestDatabase::sqlite().await;
    pragma(&database, "PRAGMA query_only = ON").await;
    assert_eq!(probe(database.db(), Instant(1)).await, Err(Fault::ReadOnly));
}

#[tokio::test]
async fn nothing_is_written_to_a_file_that_is_gone() {
    let database = TestDatabase::sqlite().await;
    database.append(vec![area("a")]).await;
    let (file, aside) = (path(&database), format!("{}.aside", path(&database)));
    std::fs::rename(&file, &aside).unwrap();
    for replaced in [false, true] {
        if replaced {
            std::fs::copy(&aside, &file).unwrap();
        }
        assert!(matches!(database.db().write().await.err(), Some(Error::Gone)));
        assert!(matches!(database.db().write_aside().await.err(), Some(Error::Gone)));
        assert_eq!(probe(database.db(), Instant(1)).await, Err(Fault::Gone), "replaced: {replaced}");
    }
    std::fs::rename(&aside, &file).unwrap();
    database.append(vec![area("b")]).await;
}

#[tokio::test]
async fn what_is_withheld_is_in_no_byte_of_the_file() {
    // Letters that no other text has: whatever holds one of their pairs holds this text.
    let database = TestDatabase::sqlite().await;
    database.load(&CASES.replace("A newspaper calls it late", "A newspaper ꔀꔁꔂ calls it late")).await;
    let held = |what: &str| {
        let bytes =
            [path(&database), format!("{}-wal", path(&database))].map(|it| std::fs::read(it).unwrap_or_default());
        bytes.iter().any(|bytes| bytes.windows(what.len()).any(|window| window == what.as_bytes()))
    };
    assert!(held("ꔀꔁꔂ") && held("ꔀꔁ"));
    let record = database.column("SELECT id FROM record WHERE payload LIKE '%ꔀꔁꔂ%'").await;
    // Somebody reads an earlier state meanwhile.
    let mut reader = database.db().read().await.unwrap();
    let seen: Option<(i64,)> = reader.row("SELECT COUNT(*) FROM record".into()).await.unwrap();
    assert!(seen.is_some());
    let portfolio = database.accord.portfolio();
    let done = portfolio.withhold(&record[0], "A leak.".into(), "The court".into(), "test", Visibility::Public).await;
    assert!(done.unwrap());
    assert!(held("ꔀꔁꔂ"), "as long as it is read");
    drop(reader);
    // What the server does every minute.
    jobs::once(&database.accord).await;
    for what in ["ꔀꔁꔂ", "ꔀꔁ", "ꔁꔂ"] {
        assert!(!held(what), "{what}");
    }
    assert_whole(&database).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_first_starts_make_one_database() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("sqlite://{}/new.db", folder.path().display());
    let starts: Vec<_> = (0..8)
        .map(|_| {
            let address = address.clone();
            tokio::spawn(async move { Db::open(&address).await.map(|_| ()).map_err(|error| error.to_string()) })
        })
        .collect();
    for start in starts {
        assert_eq!(start.await.unwrap(), Ok(()));
    }
}

on_both! {
    async fn an_upgrade_of_records_wants_a_backup(database: TestDatabase) {
        let again = async |no_backup| prepare(&database.address, no_backup).await;
        let older = "DELETE FROM _sqlx_migrations WHERE version = 11";
        assert_eq!(again(false).await.unwrap(), None, "up to date");
        database.meddle(older).await;
        assert_eq!(again(false).await.unwrap(), None, "it holds nothing");
        database.load(demo::FICTIONAL).await;
        let said = again(true).await.unwrap().unwrap();
        assert_eq!((&said.steps, said.records, &said.backup), (&vec!["0011 readiness".to_owned()], database.height().await, &None));
        let larger = Upgrade { records: 1_000_000, ..said.clone() };
        assert_eq!((said.minutes(), larger.minutes()), (1, 9));
        match again(false).await {
            Ok(Some(upgrade)) => {
                assert!(!database.is_postgres());
                let backup = format!("sqlite://{}", upgrade.backup.unwrap().display());
                assert!(backup.ends_with("accord.db.before-0011"), "{backup}");
                let conn = <sqlx::SqliteConnection as sqlx::Connection>::connect(&backup).await;
                let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM record").fetch_one(&mut conn.unwrap()).await.unwrap();
                assert_eq!(count, said.records);
                let readable_by = |name: &str| {
                    use std::os::unix::fs::PermissionsExt;
                    std::fs::metadata(name.trim_start_matches("sqlite://")).unwrap().permissions().mode()
                };
                assert_eq!(readable_by(&backup), readable_by(&database.address), "it is as secret as the database");
                let folder = std::path::Path::new(backup.trim_start_matches("sqlite://")).parent().unwrap();
                let parts = std::fs::read_dir(folder).unwrap().filter_map(Result::ok);
                assert!(!parts.map(|it| it.path()).any(|it| it.extension().is_some_and(|it| it == "part")));
                let copied = async || again(false).await.unwrap().unwrap().backup.unwrap();
                assert!(copied().await.ends_with("accord.db.before-0011"), "what failed is tried again without another copy");
                database.meddle("UPDATE record SET form_key = 'other' WHERE sequence = 1").await;
                assert!(copied().await.ends_with("accord.db.before-0011-1"), "the first is not written over");
                assert!(copied().await.ends_with("accord.db.before-0011-1"), "the last says the same");
            }
            Err(Error::BackupNeeded(_)) => assert!(database.is_postgres()),
            other => panic!("{other:?}"),
        }
    }

    async fn what_another_holds_is_named(database: TestDatabase) {
        let held = if database.is_postgres() {
            let mut conn = database.db().write_aside().await.unwrap();
            conn.run("LOCK TABLE readiness_probe".into()).await.unwrap();
            Box::new(conn) as Box<dyn std::any::Any>
        } else {
            let mut conn = <sqlx::SqliteConnection as sqlx::Connection>::connect(&database.address).await.unwrap();
            sqlx::query("BEGIN IMMEDIATE").execute(&mut conn).await.unwrap();
            Box::new(conn)
        };
        let fault = if database.is_postgres() { Fault::NoAnswer } else { Fault::Busy };
        assert_eq!(probe(database.db(), Instant(1)).await, Err(fault));
        drop(held);
        assert_eq!(probe(database.db(), Instant(1)).await, Ok(()));
    }

    async fn a_newer_database_is_refused_in_one_sentence(database: TestDatabase) {
        database.append(vec![area("a")]).await;
        database.meddle("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 11").await;
        for refused in [prepare(&database.address, true).await.err(), Db::open(&database.address).await.err()] {
            let words = refused.unwrap().to_string();
            assert!(words.starts_with("the database was written by a newer version of Accord"), "{words}");
        }
    }

    async fn a_nul_is_nothing_that_exists(database: TestDatabase) {
        database.load(demo::FICTIONAL).await;
        let mut conn = database.db().read().await.unwrap();
        let found = accord::store::commitment::by_slug(&mut conn, "cable-repair\0").await.unwrap();
        assert!(found.is_none());
    }
}

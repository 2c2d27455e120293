//! Concurrency.

use accord::domain::basics::lang::Lang;
use accord::store;
use accord::store::db::Sql;
use accord::store::verify::{Verdict, verify};
use accord::store::{Db, ledger};
use tokio::task::JoinSet;

use crate::support::clock::{NOW, at, day};
use crate::support::database::TestDatabase;
use crate::support::ledger::area;
use crate::support::people::anyone;

on_both! {
    /// T73: fifty writers and twenty readers at once; nobody gets an error, and every record is there.
    async fn t73_parallel_writers_and_readers_all_succeed(database: TestDatabase) {
        database.load_cases().await;
        let before = database.height().await;
        let mut tasks = JoinSet::new();
        for number in 0..50 {
            let (db, random) = (database.db().clone(), database.random.clone());
            tasks.spawn(async move {
                let mut conn = db.write().await.unwrap();
                let draft = area(&format!("area-{number}"));
                ledger::append(&mut conn, vec![draft], at(NOW), day("2026-11-25"), &*random, None).await.unwrap();
                conn.commit().await.unwrap();
            });
        }
        for _ in 0..20 {
            let accord = database.accord.clone();
            tasks.spawn(async move {
                for _ in 0..5 {
                    let mut snapshot = accord.snapshot(anyone(), None).await.unwrap();
                    let overview = accord.portfolio().overview(&mut snapshot, Lang::En).await.unwrap();
                    assert!(!overview.latest.is_empty());
                }
            });
        }
        while let Some(outcome) = tasks.join_next().await {
            outcome.unwrap();
        }
        assert_eq!(database.height().await, before + 50);
        let codes = database.column("SELECT noun_id FROM record WHERE noun_id LIKE 'area-%'").await;
        assert_eq!(codes.len(), 50);
        assert!(matches!(verify(&mut database.db().read().await.unwrap()).await.unwrap(), Verdict::Whole { .. }));
    }

    /// T74: two transactions that first read and then write both succeed.
    async fn t74_two_that_read_and_then_write_both_succeed(database: TestDatabase) {
        database.append(vec![area("a")]).await;
        let one = read_then_write(&database, "b");
        let two = read_then_write(&database, "c");
        let (one, two) = tokio::join!(one, two);
        assert_eq!((one.is_ok(), two.is_ok()), (true, true), "{one:?} {two:?}");
        assert_eq!(database.height().await, 3);
    }

    async fn one_reading_sees_one_state(database: TestDatabase) {
        database.append(vec![area("a")]).await;
        let mut conn = database.db().read().await.unwrap();
        assert_eq!(ledger::head(&mut conn).await.unwrap().sequence, 1);
        database.append(vec![area("b")]).await;
        assert_eq!(ledger::head(&mut conn).await.unwrap().sequence, 1);
    }

    async fn a_reading_connection_cannot_write(database: TestDatabase) {
        let mut conn = database.db().read().await.unwrap();
        assert!(conn.run(Sql::new("DELETE FROM commitment")).await.is_err());
    }

    /// T75: what is recorded outlives the connections it was recorded through.
    async fn t75_what_is_recorded_outlives_its_connections(database: TestDatabase) {
        database.append(vec![area("a")]).await;
        database.db().close().await;
        let later = database.again_on("2027-11-25T03:00:00Z").await;
        assert!(!later.portfolio().is_empty().await.unwrap());
    }

    /// An aborted writer leaves nothing behind, and the next one does not wait for it.
    async fn a_writer_that_is_cut_off_leaves_the_lock_free(database: TestDatabase) {
        let (db, random) = (database.db().clone(), database.random.clone());
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let task = tokio::spawn(async move {
            let mut conn = db.write().await.unwrap();
            ledger::append(&mut conn, vec![area("a")], at(NOW), day("2026-11-25"), &*random, None).await.unwrap();
            begun.send(()).unwrap();
            std::future::pending::<()>().await;
        });
        has_begun.await.unwrap();
        task.abort();
        assert!(task.await.unwrap_err().is_cancelled());
        database.append(vec![area("b")]).await;
        assert_eq!(database.column("SELECT noun_id FROM record").await, ["b"]);
    }
}

async fn read_then_write(database: &TestDatabase, code: &str) -> store::Result<()> {
    let db: &Db = database.db();
    let mut conn = db.write().await?;
    let height = ledger::head(&mut conn).await?.sequence;
    assert!(height >= 1);
    tokio::task::yield_now().await;
    ledger::append(&mut conn, vec![area(code)], at(NOW), day("2026-11-25"), &*database.random, None).await?;
    conn.commit().await
}

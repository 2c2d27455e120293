//! How the database is opened, and how statements are spelt.

use super::*;

/// T75: the pools keep their connections permanently, so nothing tied to one is lost when it idles.
#[tokio::test]
async fn t75_connections_have_no_idle_and_no_life_limit() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&format!("sqlite://{}/t.db", folder.path().display())).await.unwrap();
    let Db::Sqlite { writer, readers, .. } = &db else { panic!("not SQLite") };
    for pool in [writer, readers] {
        assert_eq!(pool.options().get_idle_timeout(), None);
        assert_eq!(pool.options().get_max_lifetime(), None);
    }
    assert_eq!(writer.options().get_max_connections(), 1);
}

/// What need not wait for the disk leaves nothing behind for what does.
#[tokio::test]
async fn each_transaction_says_whether_it_waits_for_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&format!("sqlite://{}/t.db", folder.path().display())).await.unwrap();
    async fn level(mut conn: Conn) -> i64 {
        conn.row::<(i64,)>(Sql::new("PRAGMA synchronous")).await.unwrap().unwrap().0
    }
    let (normal, full) = (1, 2);
    for _ in 0..2 {
        assert_eq!(level(db.write_unsynced().await.unwrap()).await, normal);
        assert_eq!(level(db.write().await.unwrap()).await, full);
        assert_eq!(level(db.write_unsynced().await.unwrap()).await, normal);
        assert_eq!(level(db.write_aside().await.unwrap()).await, full);
    }
}

#[test]
fn arguments_in_their_order_have_no_numbers() {
    let args = || ["a", "b"].map(Arg::from);
    for (given, spelt) in [
        ("SELECT $1 WHERE a = $2", "SELECT ? WHERE a = ?"),
        ("SELECT $2 WHERE a = $1", "SELECT $2 WHERE a = $1"),
        ("SELECT $1, $1, $2", "SELECT $1, $1, $2"),
        ("SELECT $1", "SELECT $1"),
        ("SELECT '$', $1, $2", "SELECT '$', $1, $2"),
    ] {
        let sql = Sql::with(given, args()).without_numbers();
        assert_eq!((&*sql.text, &sql.args[..]), (spelt, &args()[..]));
    }
}

#[tokio::test]
async fn an_unknown_scheme_is_refused() {
    assert!(matches!(Db::open("mysql://x").await, Err(Error::UnknownScheme)));
}

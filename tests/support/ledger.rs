//! The ledger and the tables made from it.

use accord::domain::access::permission::Visibility;
use accord::domain::basics::text::Text;
use accord::domain::portfolio::area::Area;
use accord::domain::record::NewRecord;
use accord::domain::record::fact::Fact;
use accord::store::verify;
use accord::store::verify::Verdict;

use super::clock::day;
use super::database::TestDatabase;

/// A draft that an area exists.
pub fn area(code: &str) -> NewRecord {
    NewRecord {
        actor: "test".into(),
        organisation: None,
        effective_on: day("2026-11-25"),
        visibility: Visibility::Public,
        fact: Fact::AreaRecorded(Area {
            code: code.into(),
            name: Text::of_editor(Some(code.into()), None),
            rank: None,
            reason: Text::default(),
        }),
        idempotency_key: None,
    }
}

pub async fn verdict(database: &TestDatabase) -> Verdict {
    verify::verify(&mut database.db().read().await.unwrap()).await.unwrap()
}

/// The ledger is intact, and the tables agree with it.
pub async fn assert_whole(database: &TestDatabase) {
    let verdict = verdict(database).await;
    assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
}

pub async fn rebuild(database: &TestDatabase) {
    let mut conn = database.db().write().await.unwrap();
    verify::rebuild(&mut conn).await.unwrap();
    conn.commit().await.unwrap();
}

/// Every row of every table that is made from the ledger, the inner numbers of the search index apart.
pub async fn tables(database: &TestDatabase) -> Vec<Vec<String>> {
    let mut tables = Vec::new();
    for sql in [
        "SELECT noun || noun_id || CAST(place AS TEXT) || payload FROM reference ORDER BY 1",
        "SELECT id || slug FROM commitment ORDER BY 1",
        "SELECT commitment_id || read_by || effective_from || effective_to || status || kind || owners || entry || course || \
         CAST(live AS TEXT) || coalesce(reported_on, '-') || coalesce(due_on, '-') FROM headline ORDER BY 1",
        "SELECT id || commitment_id || effective_from || effective_to || visibility || organisations FROM status_update ORDER BY 1",
        "SELECT commitment_id || effective_from || effective_to || visibility || text FROM findable ORDER BY 1",
        "SELECT update_id || commitment_id || visibility || state || payload FROM submission ORDER BY 1",
        "SELECT commitment_id || kind || subject || party || visibility || CAST(since AS TEXT) FROM task ORDER BY 1",
        "SELECT commitment_id || party || owners || reported_on || CAST(reported_at AS TEXT) || last FROM side ORDER BY 1",
    ] {
        tables.push(database.column(sql).await);
    }
    tables
}

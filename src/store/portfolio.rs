//! The portfolio as a whole: its reference data and names.

use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use std::collections::BTreeSet;

use crate::domain::portfolio::reference::Reference;
use crate::store::Result;
use crate::store::db::{Conn, Sql};
use crate::store::projector;

/// When the database does not answer.
pub async fn reference(conn: &mut Conn) -> Result<Reference> {
    projector::reference(conn).await
}

/// Whether the reference data may have changed after a record.
///
/// # Errors
/// When the database does not answer.
pub async fn reference_changed_since(conn: &mut Conn, sequence: i64) -> Result<bool> {
    let mut sql = Sql::new("SELECT count(*) FROM record WHERE sequence > ");
    sql.arg(sequence).push(" AND noun NOT IN (").args([Noun::Commitment, Noun::Addition].map(|it| it.word().into()));
    sql.push(")");
    Ok(conn.row::<(i64,)>(sql).await?.is_none_or(|(count,)| count > 0))
}

/// When the database does not answer.
pub async fn names(conn: &mut Conn) -> Result<BTreeSet<String>> {
    let rows: Vec<(String,)> = conn
        .rows(Sql::new(
            "SELECT noun || ' ' || noun_id FROM reference UNION ALL SELECT 'commitment ' || slug FROM commitment",
        ))
        .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// When the database does not answer.
pub async fn tables_are_current(conn: &mut Conn) -> Result<bool> {
    let row: Option<(i64, i64)> = conn
        .row(Sql::with(
            "SELECT (SELECT count(DISTINCT noun_id) FROM record WHERE kind = $1 AND payload IS NOT NULL), \
             (SELECT count(*) FROM commitment)",
            [FactKind::CommitmentRecorded.word().into()],
        ))
        .await?;
    Ok(row.is_some_and(|(recorded, listed)| recorded == listed))
}

//! The portfolio as a whole: its reference data and names, and numbers for charts that no tally has.

use crate::domain::record::fact_kind::FactKind;
use std::collections::BTreeSet;

use crate::domain::list::query::Query;
use crate::domain::portfolio::reference::Reference;
use crate::store::Result;
use crate::store::db::{Conn, Sql};
use crate::store::facet;
use crate::store::list;
use crate::store::list::View;
use crate::store::projector;

/// How many commitments that a query lets through had fallen due by the end of the day, and how many of those with a
/// due day were completed.
///
/// # Errors
/// When the database does not answer.
pub async fn due_and_completed(conn: &mut Conn, query: &Query, view: &View<'_>) -> Result<(u32, u32)> {
    let mut sql = Sql::new("SELECT count(CASE WHEN h.due_on <= ");
    sql.arg(view.as_of.day).push(" THEN 1 END), ");
    sql.push("count(CASE WHEN h.due_on IS NOT NULL AND h.status = 'completed' THEN 1 END) FROM headline h");
    list::narrowed(&mut sql, conn.is_postgres(), query, view);
    facet::narrowed(&mut sql, query, view);
    sql.push(" AND h.standing <> 'proposed'");
    let (due, completed) = conn.row::<(i64, i64)>(sql).await?.unwrap_or_default();
    Ok((u32::try_from(due).unwrap_or(u32::MAX), u32::try_from(completed).unwrap_or(u32::MAX)))
}

/// When the database does not answer.
pub async fn reference(conn: &mut Conn) -> Result<Reference> {
    projector::reference(conn).await
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

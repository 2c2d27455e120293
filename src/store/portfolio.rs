//! Numbers for charts that no tally has.

use crate::domain::list::query::Query;
use crate::store::db::{Conn, Sql};
use crate::store::list::View;
use crate::store::{Result, facet, list};

/// How many commitments that a query lets through had fallen due by the end of the day, and how many of those with a due
/// day were completed.
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

//! Statements, with the commitments that come from them.

pub mod drafts;
pub mod intake_drafts;

use std::collections::BTreeMap;

use crate::domain::list::facet_counts::Counts;
use crate::store::db::{Conn, Sql};
use crate::store::in_force::{current, headline_in_force};
use crate::store::list::View;
use crate::store::{Error, Result};

/// When the database does not answer.
pub async fn counts_by_statement(conn: &mut Conn, view: &View<'_>) -> Result<BTreeMap<String, Counts>> {
    let mut sql = Sql::new("SELECT h.statement, h.standing, h.status, count(*) FROM headline h WHERE ");
    headline_in_force(&mut sql, view);
    current(&mut sql);
    sql.push(" GROUP BY h.statement, h.standing, h.status");
    let rows: Vec<(String, String, String, i64)> = conn.rows(sql).await?;
    let mut statements: BTreeMap<String, Counts> = BTreeMap::new();
    for (statement, standing, status, count) in rows {
        let (Ok(standing), Ok(status), Ok(count)) = (standing.parse(), status.parse(), u32::try_from(count)) else {
            return Err(Error::Unreadable {
                record: statement,
                reason: "its headline rows are damaged; `accord rebuild` makes them anew".into(),
            });
        };
        statements.entry(statement).or_default().add(standing, status, count);
    }
    Ok(statements)
}

/// When the database does not answer.
pub async fn commitments_by_statement(conn: &mut Conn, view: &View<'_>) -> Result<BTreeMap<String, u32>> {
    let mut sql = Sql::new("SELECT h.statement, count(*) FROM headline h WHERE ");
    headline_in_force(&mut sql, view);
    current(&mut sql);
    sql.push(" GROUP BY h.statement");
    let rows: Vec<(String, i64)> = conn.rows(sql).await?;
    Ok(rows.into_iter().map(|(statement, count)| (statement, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// When the database does not answer.
pub async fn has_commitments(conn: &mut Conn, statement: &str) -> Result<bool> {
    Ok(next_position(conn, statement).await? > 0)
}

/// When the database does not answer.
pub async fn next_position(conn: &mut Conn, statement: &str) -> Result<u32> {
    let sql = Sql::with("SELECT COALESCE(max(position) + 1, 0) FROM headline WHERE statement = $1", [statement.into()]);
    let row: Option<(i64,)> = conn.row(sql).await?;
    Ok(row.and_then(|(position,)| u32::try_from(position).ok()).unwrap_or_default())
}

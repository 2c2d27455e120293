//! Statements, with the commitments that come from them.

pub mod drafts;
pub mod intake_drafts;

use crate::store::Result;
use crate::store::db::{Conn, Sql};

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

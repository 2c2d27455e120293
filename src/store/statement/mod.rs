//! Statements, with the commitments that come from them.

pub mod drafts;
pub mod intake_drafts;

use crate::domain::commitment::CommitmentId;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// The commitments of a statement.
///
/// # Errors
/// When the database does not answer.
pub async fn commitments(conn: &mut Conn, statement: &str) -> Result<Vec<CommitmentId>> {
    let sql = "SELECT DISTINCT commitment_id FROM headline WHERE statement = $1 ORDER BY commitment_id";
    let rows = conn.rows::<(String,)>(Sql::with(sql, [statement.into()])).await?;
    Ok(rows.into_iter().map(|(id,)| CommitmentId(id)).collect())
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

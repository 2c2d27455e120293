//! What programs sent with a key of their own, and what they were answered.

use crate::domain::basics::instant::Instant;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// How long the answers are kept, in microseconds.
const KEPT: i64 = 7 * 24 * 60 * 60 * 1_000_000;

/// What is known of a request that was sent before: a digest of its words, and its answer once it was done.
pub type Before = (String, Option<String>);

/// Takes a key for a request, and forgets what is old; gives what is known where the key was taken before.
///
/// # Errors
/// When the database does not answer.
pub async fn take(conn: &mut Conn, key: &str, account: &str, words: &str, now: Instant) -> Result<Option<Before>> {
    conn.run(Sql::with("DELETE FROM api_request WHERE sent_at < $1", [(now.0 - KEPT).into()])).await?;
    let taken = conn
        .run(Sql::with(
            "INSERT INTO api_request (request_key, account, words, sent_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (request_key) DO NOTHING",
            [key.into(), account.into(), words.into(), now.0.into()],
        ))
        .await?;
    if taken == 1 {
        return Ok(None);
    }
    conn.row(Sql::with("SELECT words, answer FROM api_request WHERE request_key = $1", [key.into()])).await
}

/// Keeps what a request was answered.
///
/// # Errors
/// When the database does not answer.
pub async fn answered(conn: &mut Conn, key: &str, answer: &str) -> Result<()> {
    let sql = "UPDATE api_request SET answer = $1 WHERE request_key = $2";
    conn.run(Sql::with(sql, [answer.into(), key.into()])).await?;
    Ok(())
}

/// Gives a key back whose request was refused: corrected, it may be sent under the same key.
///
/// # Errors
/// When the database does not answer.
pub async fn give_back(conn: &mut Conn, key: &str) -> Result<()> {
    conn.run(Sql::with("DELETE FROM api_request WHERE request_key = $1 AND answer IS NULL", [key.into()])).await?;
    Ok(())
}

/// Forgets all of them: short words could be guessed from their digest.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(conn: &mut Conn) -> Result<()> {
    conn.run(Sql::new("DELETE FROM api_request")).await?;
    Ok(())
}

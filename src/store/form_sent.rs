//! Forms that were done: their words as a digest, and where they redirected to.

use crate::domain::basics::instant::Instant;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// How long they are kept.
const KEPT: i64 = 30 * 24 * 60 * 60 * 1_000_000;

/// The digest of a form's words, and where it redirected to.
///
/// # Errors
/// When the database does not answer.
pub async fn find(conn: &mut Conn, key: &str) -> Result<Option<(String, String)>> {
    conn.row(Sql::with("SELECT words, address FROM form_sent WHERE form_key = $1", [key.into()])).await
}

/// Keeps what became of a form, and forgets what is old.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(conn: &mut Conn, key: &str, words: &str, address: &str, now: Instant) -> Result<()> {
    conn.run(Sql::with("DELETE FROM form_sent WHERE sent_at < $1", [(now.0 - KEPT).into()])).await?;
    conn.run(Sql::with(
        "INSERT INTO form_sent (form_key, words, address, sent_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (form_key) DO NOTHING",
        [key.into(), words.into(), address.into(), now.0.into()],
    ))
    .await?;
    Ok(())
}

/// Forgets all of them: short words could be guessed from their digest.
///
/// # Errors
/// When the database does not answer.
pub async fn forget(conn: &mut Conn) -> Result<()> {
    conn.run(Sql::new("DELETE FROM form_sent")).await?;
    Ok(())
}

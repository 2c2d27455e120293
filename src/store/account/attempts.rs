//! Failed sign-ins in a row, for the waits between them.

use crate::domain::account::sign_in_throttle::Failures;
use crate::domain::basics::instant::Instant;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// Blocks other attempts of the same subject until the transaction ends.
pub async fn hold(conn: &mut Conn, subject: &str) -> Result<()> {
    let sql = "INSERT INTO sign_in_attempt (subject, failures, last_at) VALUES ($1, 0, 0) \
         ON CONFLICT (subject) DO UPDATE SET failures = sign_in_attempt.failures";
    conn.run(Sql::with(sql, [subject.into()])).await?;
    Ok(())
}

/// A subject's failures since an instant; earlier ones are ignored.
pub async fn failures(conn: &mut Conn, subject: &str, since: Instant) -> Result<Option<Failures>> {
    let sql = "SELECT failures, last_at FROM sign_in_attempt WHERE subject = $1 AND last_at > $2";
    let row: Option<(i64, i64)> = conn.row(Sql::with(sql, [subject.into(), since.0.into()])).await?;
    Ok(row.map(|(count, at)| Failures { count: u32::try_from(count).unwrap_or(u32::MAX), last_at: Instant(at) }))
}

/// Records one more failure.
pub async fn fail(conn: &mut Conn, subject: &str, now: Instant, since: Instant) -> Result<()> {
    let sql = "INSERT INTO sign_in_attempt (subject, failures, last_at) VALUES ($1, 1, $2) \
         ON CONFLICT (subject) DO UPDATE SET last_at = $2, \
         failures = CASE WHEN sign_in_attempt.last_at > $3 THEN sign_in_attempt.failures + 1 ELSE 1 END";
    conn.run(Sql::with(sql, [subject.into(), now.0.into(), since.0.into()])).await?;
    Ok(())
}

/// Takes one failure back: an attempt counts as failed until it has succeeded.
pub async fn take_back(conn: &mut Conn, subject: &str) -> Result<()> {
    let sql = "UPDATE sign_in_attempt SET failures = failures - 1 WHERE subject = $1 AND failures > 0";
    conn.run(Sql::with(sql, [subject.into()])).await?;
    Ok(())
}

/// Forgets a subject.
pub async fn forget(conn: &mut Conn, subject: &str) -> Result<()> {
    conn.run(Sql::with("DELETE FROM sign_in_attempt WHERE subject = $1", [subject.into()])).await?;
    Ok(())
}

/// Forgets everything that failed before an instant.
pub async fn sweep(conn: &mut Conn, since: Instant) -> Result<()> {
    conn.run(Sql::with("DELETE FROM sign_in_attempt WHERE last_at <= $1", [since.0.into()])).await?;
    Ok(())
}

//! Returned reports that their author has opened. No record: it only tells whether a return can still be taken back.

use crate::domain::basics::instant::Instant;
use crate::domain::record::in_force::InForce;
use crate::domain::report::update::{Return, UpdateId};
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// Keeps that the author has opened a returned report.
///
/// # Errors
/// When the database does not answer.
pub async fn mark(conn: &mut Conn, returned: &InForce<Return>, at: Instant) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO opened_return (update_id, returned, opened_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        [returned.value.update.as_str().into(), returned.sequence.into(), at.0.into()],
    ))
    .await?;
    Ok(())
}

/// The place in the ledger of the last return of a report that its author has opened, if there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn last(conn: &mut Conn, update: &UpdateId) -> Result<Option<i64>> {
    let found: Option<(i64,)> = conn
        .row(Sql::with(
            "SELECT returned FROM opened_return WHERE update_id = $1 ORDER BY returned DESC LIMIT 1",
            [update.as_str().into()],
        ))
        .await?;
    Ok(found.map(|(returned,)| returned))
}

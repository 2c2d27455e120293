//! Reports that were approved and wait for the day on which they are published.

use crate::domain::basics::day::Day;
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};

/// A report scheduled for publication.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ScheduledPublication {
    /// Identifier of the update, that of its submission.
    pub update_id: String,
    /// Identifier of the commitment.
    pub commitment_id: String,
    /// The day on which it is to be published.
    pub on_day: String,
    /// Who approved it, as the record will name them.
    pub actor: String,
    /// The organisation acted for.
    pub organisation: String,
    /// Who may see it then.
    pub visibility: String,
    /// The day from which the report holds.
    pub effective_on: String,
    /// The update as it will be published, as JSON.
    pub payload: String,
    /// Whether the record has the approval of whoever set the day: 1, or 0 of earlier versions.
    pub recorded: i64,
}

/// The day set for the publication of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublicationDay {
    pub on: Day,
    /// Whether the day came and the report was not approved by enough people.
    pub held: bool,
}

const COLUMNS: &str =
    "update_id, commitment_id, on_day, actor, organisation, visibility, effective_on, payload, recorded";

/// Schedules a report; one that is scheduled already is replaced.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(conn: &mut Conn, publication: ScheduledPublication) -> Result<()> {
    cancel(conn, &publication.update_id).await?;
    let row: [Arg; 9] = [
        publication.update_id.into(),
        publication.commitment_id.into(),
        publication.on_day.into(),
        publication.actor.into(),
        publication.organisation.into(),
        publication.visibility.into(),
        publication.effective_on.into(),
        publication.payload.into(),
        publication.recorded.into(),
    ];
    let mut sql = Sql::new("INSERT INTO release (");
    sql.push(COLUMNS).push(") VALUES (").args(row).push(")");
    conn.run(sql).await?;
    Ok(())
}

/// Cancels a scheduled report; returns whether there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn cancel(conn: &mut Conn, update: &str) -> Result<bool> {
    Ok(conn.run(Sql::with("DELETE FROM release WHERE update_id = $1", [update.into()])).await? > 0)
}

/// Keeps a report whose day came from being published: it waits to be approved.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(conn: &mut Conn, update: &str) -> Result<()> {
    conn.run(Sql::with("UPDATE release SET held = 1 WHERE update_id = $1", [update.into()])).await?;
    Ok(())
}

/// The reports that are due, earliest first.
///
/// # Errors
/// When the database does not answer.
pub async fn due(conn: &mut Conn, today: Day) -> Result<Vec<ScheduledPublication>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS)
        .push(" FROM release WHERE held = 0 AND on_day <= ")
        .arg(today)
        .push(" ORDER BY on_day, update_id");
    conn.rows(sql).await
}

/// The days for which the reports with these identifiers are scheduled.
///
/// # Errors
/// When the database does not answer.
pub async fn days(conn: &mut Conn, updates: &[String]) -> Result<Vec<(String, PublicationDay)>> {
    if updates.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT update_id, on_day, held FROM release WHERE update_id IN (");
    sql.args(updates.iter().map(|it| it.as_str().into())).push(")");
    let rows: Vec<(String, String, i64)> = conn.rows(sql).await?;
    let read = |(update, on, held): (String, String, i64)| {
        Some((update, PublicationDay { on: Day::recorded(&on).ok()?, held: held != 0 }))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

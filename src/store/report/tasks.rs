//! The tables of pending work: submitted reports, what parties are asked for, and their sides.

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::tasks::{Side, Task, TaskKind};
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::report::update::Submission;
use crate::store::Error;
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::headline::tokens;
use crate::store::in_force::current;
use crate::store::in_force::headline_in_force;
use crate::store::in_force::visible;
use crate::store::list::ListRow;
use crate::store::list::View;
use crate::store::to_json;
use serde::{Deserialize, Serialize};

/// A submitted, unpublished report, as listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// Identifier of the commitment.
    pub commitment: String,
    /// What was submitted.
    pub submission: Submission,
    /// Who submitted it, as the record names them.
    pub by: String,
    /// When that was recorded.
    pub at: Instant,
    /// The day on which it was submitted, or returned.
    pub since: Day,
    /// Why it was returned, if it was.
    pub returned: Option<Text>,
}

/// Something that a party is asked for, as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Identifier of the commitment.
    pub commitment: String,
    /// What is asked.
    pub kind: TaskKind,
    /// The update, countersignature or proposal in question.
    pub subject: String,
    /// Since when.
    pub since: Instant,
}

/// A party's side of a commitment, with the commitment's row.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnSide {
    /// The commitment's row.
    pub entry: ListRow,
    /// Its organisations that are responsible.
    pub owners: Vec<OrganisationCode>,
    /// The day of its last report or of its last "still true".
    pub reported_on: Option<Day>,
    /// When the last of those was recorded.
    pub reported_at: Instant,
    /// Identifier of that report.
    pub last: Option<String>,
}

/// Reports submitted by a party's organisations that the reader may see, oldest first; of one organisation, if one is
/// given.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(
    conn: &mut Conn,
    view: &View<'_>,
    party: &PartyCode,
    organisation: Option<&OrganisationCode>,
    returned: bool,
) -> Result<Vec<Waiting>> {
    let mut sql =
        Sql::new("SELECT u.payload FROM submission u JOIN headline h ON h.commitment_id = u.commitment_id WHERE ");
    headline_in_force(&mut sql, view);
    sql.push(" AND ");
    visible(&mut sql, view);
    sql.push(" AND u.party = ").arg(party.as_str());
    sql.push(" AND u.state = ").arg(if returned { "returned" } else { "waiting" });
    if let Some(organisation) = organisation {
        sql.push(" AND u.organisation = ").arg(organisation.as_str());
    }
    sql.push(" ORDER BY u.submitted_at, u.update_id");
    let rows: Vec<(String,)> = conn.rows(sql).await?;
    let read = |(payload,): (String,)| serde_json::from_str(&payload).map_err(|_| damaged("submission"));
    let mut waiting = rows.into_iter().map(read).collect::<Result<Vec<Waiting>>>()?;
    waiting.sort_by_key(|it| it.since);
    Ok(waiting)
}

/// What a party is asked for and the reader may see, oldest first. Nobody is asked about what others stand for.
///
/// # Errors
/// When the database does not answer.
pub async fn asked(conn: &mut Conn, view: &View<'_>, party: &PartyCode, kinds: &[TaskKind]) -> Result<Vec<Asked>> {
    let mut sql = Sql::new(
        "SELECT u.commitment_id, u.kind, u.subject, u.since FROM task u JOIN headline h ON h.commitment_id = u.commitment_id WHERE ",
    );
    headline_in_force(&mut sql, view);
    sql.push(" AND ");
    visible(&mut sql, view);
    sql.push(" AND u.party = ").arg(party.as_str());
    current(&mut sql);
    sql.push(" AND u.kind IN (").args(kinds.iter().map(|it| Arg::from(it.word()))).push(")");
    sql.push(" ORDER BY u.since, u.subject");
    let rows: Vec<(String, String, String, i64)> = conn.rows(sql).await?;
    rows.into_iter()
        .map(|(commitment, kind, subject, since)| {
            let kind = kind.parse().map_err(|_| damaged("task"))?;
            Ok(Asked { commitment, kind, subject, since: Instant(since) })
        })
        .collect()
}

/// The disputes that not all parties have released yet, as far as the reader may see them, the latest first: identifiers of
/// their commitments, and since when.
///
/// # Errors
/// When the database does not answer.
pub async fn unreleased(conn: &mut Conn, view: &View<'_>) -> Result<Vec<(String, Instant)>> {
    let mut sql = Sql::new(
        "SELECT u.commitment_id, MAX(u.since) FROM task u JOIN headline h ON h.commitment_id = u.commitment_id WHERE ",
    );
    headline_in_force(&mut sql, view);
    sql.push(" AND ");
    visible(&mut sql, view);
    current(&mut sql);
    sql.push(" AND u.kind = ").arg(TaskKind::ReleaseDispute.word());
    sql.push(" GROUP BY u.commitment_id ORDER BY MAX(u.since) DESC, u.commitment_id");
    let rows: Vec<(String, i64)> = conn.rows(sql).await?;
    Ok(rows.into_iter().map(|(commitment, since)| (commitment, Instant(since))).collect())
}

/// How many things a party is asked for that the reader may see, of the commitments that concern it; of those that an
/// organisation owns, if one is given.
///
/// # Errors
/// When the database does not answer.
pub async fn count_asked(
    conn: &mut Conn,
    view: &View<'_>,
    party: &PartyCode,
    organisation: Option<&OrganisationCode>,
) -> Result<u32> {
    let mut sql = Sql::new("SELECT COUNT(*) FROM task u JOIN headline h ON h.commitment_id = u.commitment_id WHERE ");
    headline_in_force(&mut sql, view);
    sql.push(" AND ");
    visible(&mut sql, view);
    sql.push(" AND u.party = ").arg(party.as_str());
    current(&mut sql);
    if let Some(organisation) = organisation {
        sql.push(
            " AND EXISTS (SELECT 1 FROM side s WHERE s.commitment_id = u.commitment_id AND s.party = u.party AND s.",
        );
        owned_by(&mut sql, organisation);
        sql.push(")");
    }
    let (count,): (i64,) = conn.row(sql).await?.unwrap_or_default();
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Requires that an organisation is among those of the column `owners`, whose table the statement names before it.
fn owned_by(sql: &mut Sql, organisation: &OrganisationCode) {
    sql.push("owners LIKE ").arg(owners_pattern(organisation)).push(" ESCAPE '\\'");
}

/// What the column `owners` is like where an organisation is among them, with `\` before what is meant literally.
pub(in crate::store) fn owners_pattern(organisation: &OrganisationCode) -> String {
    format!("% {} %", organisation.as_str().replace('_', "\\_"))
}

/// The sides for which an organisation answers: those it owns, and where `unowned` those that nobody of its party owns.
///
/// # Errors
/// When the database does not answer.
pub async fn sides(
    conn: &mut Conn,
    view: &View<'_>,
    party: &PartyCode,
    organisation: &OrganisationCode,
    unowned: bool,
) -> Result<Vec<OwnSide>> {
    let mut sql = Sql::new("SELECT h.entry, u.owners, u.reported_on, u.reported_at, u.last");
    of_own_sides(&mut sql, view, party, organisation, unowned);
    sql.push(" ORDER BY h.due_on NULLS LAST, h.stated_on DESC, h.statement, h.position");
    let rows: Vec<(String, String, String, i64, String)> = conn.rows(sql).await?;
    rows.into_iter()
        .map(|(entry, owners, reported_on, reported_at, last)| {
            Ok(OwnSide {
                entry: serde_json::from_str(&entry).map_err(|_| damaged("headline"))?,
                owners: owners.split_whitespace().map(Into::into).collect(),
                reported_on: day_or_none(&reported_on)?,
                reported_at: Instant(reported_at),
                last: Some(last).filter(|it| !it.is_empty()),
            })
        })
        .collect()
}

/// A side of a commitment that is live, as far as it is counted.
pub struct LiveOwnSide {
    pub commitment: String,
    pub statement: String,
    pub stated_on: Day,
    /// The day of the side's last report.
    pub reported_on: Option<Day>,
}

/// The same sides of what is live, without what a list shows of them: every page of a person counts them.
///
/// # Errors
/// When the database does not answer.
pub async fn live_sides(
    conn: &mut Conn,
    view: &View<'_>,
    party: &PartyCode,
    organisation: &OrganisationCode,
    unowned: bool,
) -> Result<Vec<LiveOwnSide>> {
    let mut sql = Sql::new("SELECT u.commitment_id, h.statement, h.stated_on, u.reported_on");
    of_own_sides(&mut sql, view, party, organisation, unowned);
    sql.push(" AND h.live = 1");
    let rows: Vec<(String, String, String, String)> = conn.rows(sql).await?;
    rows.into_iter()
        .map(|(commitment, statement, stated_on, reported_on)| {
            let stated_on = Day::recorded(&stated_on).map_err(|_| damaged("headline"))?;
            Ok(LiveOwnSide { commitment, statement, stated_on, reported_on: day_or_none(&reported_on)? })
        })
        .collect()
}

/// From the sides for which an organisation answers, with the headlines that the reader reads of them today.
fn of_own_sides(sql: &mut Sql, view: &View<'_>, party: &PartyCode, organisation: &OrganisationCode, unowned: bool) {
    sql.push(" FROM side u JOIN headline h ON h.commitment_id = u.commitment_id WHERE ");
    headline_in_force(sql, view);
    current(sql);
    sql.push(" AND u.party = ").arg(party.as_str());
    sql.push(" AND (u.");
    owned_by(sql, organisation);
    sql.push(if unowned { " OR u.owners = ' ')" } else { ")" });
}

/// A day as the table has it, empty for none.
fn day_or_none(day: &str) -> Result<Option<Day>> {
    if day.is_empty() { Ok(None) } else { day.parse().map(Some).map_err(|_| damaged("side")) }
}

fn damaged(table: &str) -> Error {
    Error::Unreadable { record: table.into(), reason: "a row is damaged; `accord rebuild` makes it anew".into() }
}

/// The columns of a submission's row, in the order in which the table names them.
pub(in crate::store) fn submission_columns(id: &CommitmentId, open_submission: &OpenSubmission) -> Result<Vec<Arg>> {
    let (submission, value) = (&open_submission.submission, &open_submission.submission.value);
    let waiting = Waiting {
        commitment: id.0.clone(),
        submission: value.clone(),
        by: open_submission.by.clone(),
        at: submission.at,
        since: open_submission.returned.as_ref().map_or(submission.effective_on, |it| it.effective_on),
        returned: open_submission.returned.as_ref().map(|it| it.value.reason.clone()),
    };
    Ok(vec![
        value.update.id.as_str().into(),
        id.as_str().into(),
        value.update.party().map(|it| it.0.clone()).unwrap_or_default().into(),
        value.organisation.as_str().into(),
        submission.visibility.to_string().into(),
        if open_submission.returned.is_some() { "returned" } else { "waiting" }.into(),
        submission.at.0.into(),
        to_json("a submission", &waiting)?.into(),
    ])
}

/// The columns of a task's row, in the order in which the table names them.
pub(in crate::store) fn task_columns(id: &CommitmentId, task: &Task) -> Vec<Arg> {
    vec![
        id.as_str().into(),
        task.kind.word().into(),
        task.subject.as_str().into(),
        task.party.as_str().into(),
        task.visibility.to_string().into(),
        task.since.0.into(),
    ]
}

/// The columns of a side's row, in the order in which the table names them.
pub(in crate::store) fn side_columns(id: &CommitmentId, side: &Side) -> Vec<Arg> {
    vec![
        id.as_str().into(),
        side.party.as_str().into(),
        tokens(&side.owners).into(),
        side.reported_on.map(|day| day.to_string()).unwrap_or_default().into(),
        side.reported_at.0.into(),
        side.last.clone().unwrap_or_default().into(),
    ]
}

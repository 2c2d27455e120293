//! What was recorded or answered since a day, for pages that compare two days.

use std::collections::HashMap;

use crate::domain::access::permission::{Audience, Visibility};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::list::census::Picked;
use crate::domain::list::comparison::LEARNED;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::in_force::{headline_in_force, visible, visible_in};
use crate::store::ledger;
use crate::store::list::View;

/// When the database does not answer.
pub async fn answered_since(conn: &mut Conn, view: &View<'_>, since: Day) -> Result<Vec<CommitmentId>> {
    let mut sql =
        Sql::new("SELECT DISTINCT u.noun_id FROM record u JOIN headline h ON h.commitment_id = u.noun_id WHERE ");
    headline_in_force(&mut sql, view);
    // Few of all records are answers, and an index has them: its condition has to stand in the statement as it is.
    sql.push(" AND u.kind = '").push(FactKind::Countersigned.word()).push("' AND u.effective_on > ").arg(since);
    sql.push(" AND u.effective_on <= ").arg(view.as_of.day).push(" AND u.payload IS NOT NULL AND ");
    visible(&mut sql, view);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(id,)| CommitmentId(id)).collect())
}

/// The number of records of one kind about a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnedOf {
    /// Identifier of the commitment.
    pub commitment: String,
    /// The kind of fact, as the ledger spells it.
    pub kind: String,
    /// How many there are.
    pub count: u32,
    /// The latest instant at which one was recorded.
    pub last: Instant,
}

/// The instant of the last of the records with which the ledger begins: those of one import follow each other by a
/// microsecond. Nothing where nothing was recorded.
///
/// # Errors
/// When the database does not answer.
pub async fn first_records_until(conn: &mut Conn) -> Result<Option<Instant>> {
    let head = ledger::head(conn).await?;
    let Some(first) = recorded_at(conn, 1).await? else { return Ok(None) };
    // Where records no longer follow on, they never do again: the last one that does is found by halving.
    let (mut low, mut high) = (1, head.sequence);
    while low < high {
        let middle = low + (high - low + 1) / 2;
        match recorded_at(conn, middle).await? {
            Some(at) if at.0 - middle == first.0 - 1 => low = middle,
            _ => high = middle - 1,
        }
    }
    recorded_at(conn, low).await
}

async fn recorded_at(conn: &mut Conn, sequence: i64) -> Result<Option<Instant>> {
    let sql = Sql::with("SELECT recorded_at FROM record WHERE sequence = $1", [sequence.into()]);
    Ok(conn.row::<(i64,)>(sql).await?.map(|(at,)| Instant(at)))
}

/// When the database does not answer.
pub async fn learned_since(conn: &mut Conn, view: &View<'_>, up_to: Day, after: Instant) -> Result<Vec<LearnedOf>> {
    let mut sql = Sql::new(
        "SELECT u.noun_id, u.kind, count(*), max(u.recorded_at) FROM record u \
         JOIN headline h ON h.commitment_id = u.noun_id WHERE ",
    );
    seen_records(&mut sql, view);
    // Records follow each other in time, so where those begin that were made since is found by halving.
    let first = first_since(conn, after).await?;
    sql.push(" AND u.effective_on <= ").arg(up_to).push(" AND u.sequence >= ").arg(first);
    if view.as_of.past {
        sql.push(" AND u.recorded_at < ").arg(view.as_of.at.0);
    }
    sql.push(" AND u.kind IN (").args(LEARNED.iter().map(|kind| kind.word().into()));
    sql.push(") GROUP BY u.noun_id, u.kind ORDER BY u.noun_id, u.kind");
    let rows: Vec<(String, String, i64, i64)> = conn.rows(sql).await?;
    Ok(rows
        .into_iter()
        .map(|(commitment, kind, count, last)| LearnedOf {
            commitment,
            kind,
            count: u32::try_from(count).unwrap_or(u32::MAX),
            last: Instant(last),
        })
        .collect())
}

/// The sequence of the first record made at an instant or later; that of the next one where there is none.
async fn first_since(conn: &mut Conn, at: Instant) -> Result<i64> {
    let head = ledger::head(conn).await?;
    let (mut low, mut high) = (1, head.sequence + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        match recorded_at(conn, middle).await? {
            Some(recorded) if recorded < at => low = middle + 1,
            _ => high = middle,
        }
    }
    Ok(low)
}

/// When something was last recorded about each of the commitments of these rows, as far as the reader, who sees the rows, sees
/// that too.
///
/// # Errors
/// When the database does not answer.
pub async fn last_recorded(conn: &mut Conn, view: &View<'_>, rows: &[Picked]) -> Result<HashMap<String, Instant>> {
    // A record that links two commitments is about both. Only records about commitments name another.
    const SUBJECTS: [(&str, &str); 2] = [("u.noun_id", "u.noun = 'commitment' AND "), ("u.other_id", "")];
    let mut last: HashMap<String, Instant> = HashMap::new();
    for audience in [Audience::Public, Audience::Shared] {
        let ids: Vec<Arg> =
            rows.iter().filter(|it| it.audience == audience).map(|it| Arg::from(&*it.commitment)).collect();
        for (id, about) in SUBJECTS.into_iter().filter(|_| !ids.is_empty()) {
            let mut sql = Sql::new("SELECT ");
            sql.push(id).push(", max(u.recorded_at) FROM record u WHERE ").push(about).push(id).push(" IN (");
            sql.args(ids.clone());
            sql.push(") AND u.payload IS NOT NULL AND u.effective_on <= ").arg(view.as_of.day).push(" AND ");
            visible_in(&mut sql, view.reader, audience);
            sql.push(" GROUP BY ").push(id);
            for (id, at) in conn.rows::<(String, i64)>(sql).await? {
                let known = last.entry(id).or_insert(Instant(at));
                *known = (*known).max(Instant(at));
            }
        }
    }
    Ok(last)
}

/// When something that everybody sees was last recorded about each meeting, by slug.
///
/// # Errors
/// When the database does not answer.
pub async fn meetings_last_recorded(conn: &mut Conn) -> Result<HashMap<String, Instant>> {
    let sql = "SELECT noun_id, max(recorded_at) FROM record \
               WHERE noun = $1 AND visibility = $2 AND payload IS NOT NULL GROUP BY noun_id";
    let args = [Noun::Meeting.word().into(), Visibility::Public.to_string().into()];
    let rows: Vec<(String, i64)> = conn.rows(Sql::with(sql, args)).await?;
    Ok(rows.into_iter().map(|(slug, at)| (slug, Instant(at))).collect())
}

/// Requires that the reader sees the record `u` about the commitment of the headline `h` on the day of the view.
fn seen_records(sql: &mut Sql, view: &View<'_>) {
    let day = view.as_of.day;
    headline_in_force(sql, view);
    sql.push(" AND u.noun = 'commitment' AND u.payload IS NOT NULL AND u.effective_on <= ").arg(day).push(" AND ");
    visible(sql, view);
}

//! What a meeting is to discuss, and what was to be reported before it.

use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::Standing;
use crate::domain::commitment::status::Status;
use crate::domain::list::query::{Query, Sort};
use crate::domain::record::Record;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::record::tasks::TaskKind;
use crate::domain::report::countersign::CountersignAnswer;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::in_force::{current, headline_in_force, headline_in_force_on};
use crate::store::ledger::{RECORD_COLUMNS, RecordRow};
use crate::store::list::{ListRow, View};
use crate::store::{Result, facet, list, search_index};
use std::collections::BTreeSet;

fn of_statements(sql: &mut Sql, statements: &[String]) {
    sql.push(" AND h.statement IN (").args(statements.iter().map(|it| Arg::from(it.as_str()))).push(")");
}

/// Appends the condition that a commitment may need discussion: all for which
/// [`crate::domain::briefing::talking_point::concerns`] gives a reason, erring on the side of too many.
fn may_concern(sql: &mut Sql, horizon: Day) {
    sql.push(" AND (h.standing = ").arg(Standing::Proposed.word());
    sql.push(" OR h.status = ").arg(HeadlineStatus::Differ.word());
    sql.push(" OR (h.live = 1 AND (h.status");
    facet::within(sql, &Status::TROUBLE);
    sql.push(" OR h.due_on <= ").arg(horizon);
    sql.push(")) OR EXISTS (SELECT 1 FROM task t WHERE t.commitment_id = h.commitment_id AND t.kind <> ");
    sql.arg(TaskKind::Countersign.word());
    sql.push(") OR EXISTS (SELECT 1 FROM record r WHERE r.noun = 'commitment' AND r.noun_id = h.commitment_id ");
    sql.push("AND (r.kind = ").arg(FactKind::MilestoneSet.word());
    sql.push(" OR (r.kind = ").arg(FactKind::Countersigned.word());
    sql.push(" AND r.payload LIKE ").arg(format!("%\"{}\"%", CountersignAnswer::Dispute)).push("))))");
}

/// The identifiers of those commitments of a list that may need discussion, as far as the reader may see them, with
/// those that have a milestone. `horizon` is the last due day that counts.
///
/// # Errors
/// When the database does not answer.
pub async fn candidate_ids(conn: &mut Conn, view: &View<'_>, query: &Query, horizon: Day) -> Result<BTreeSet<String>> {
    let mut sql = Sql::new("SELECT h.commitment_id FROM headline h");
    list::narrowed(&mut sql, query, view);
    search_index::narrowed(conn, &mut sql, query, view).await?;
    facet::narrowed(&mut sql, query, view);
    may_concern(&mut sql, horizon);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(id,)| id).collect())
}

/// Every commitment of these statements that the reader may see, in the order of each statement.
///
/// # Errors
/// When the database does not answer.
pub async fn said(conn: &mut Conn, view: &View<'_>, statements: &[String], lang: Lang) -> Result<Vec<ListRow>> {
    if statements.is_empty() {
        return Ok(Vec::new());
    }
    let query = Query { sort: Sort::Oldest.into(), ..Query::default() };
    let mut sql = Sql::new(list::SELECT);
    list::narrowed(&mut sql, &query, view);
    facet::narrowed(&mut sql, &query, view);
    of_statements(&mut sql, statements);
    list::order(&mut sql, &query.sort, lang);
    list::entries(conn, sql).await
}

/// The commitments of these statements that may belong on an agenda, as far as the reader may see them: too many
/// rather than too few, as the rule is stricter. `horizon` is the last due day that counts.
///
/// # Errors
/// When the database does not answer.
pub async fn candidates(conn: &mut Conn, view: &View<'_>, statements: &[String], horizon: Day) -> Result<Vec<ListRow>> {
    if statements.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(list::SELECT);
    list::narrowed(&mut sql, &Query::default(), view);
    of_statements(&mut sql, statements);
    current(&mut sql);
    may_concern(&mut sql, horizon);
    list::order(&mut sql, &Sort::Oldest.into(), Lang::En);
    list::entries(conn, sql).await
}

/// The commitments of these statements whose due day falls between two days, both included, the earliest first.
///
/// # Errors
/// When the database does not answer.
pub async fn due_between(
    conn: &mut Conn,
    view: &View<'_>,
    statements: &[String],
    (from, to): (Day, Day),
) -> Result<Vec<ListRow>> {
    if statements.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(list::SELECT);
    list::narrowed(&mut sql, &Query::default(), view);
    of_statements(&mut sql, statements);
    current(&mut sql);
    sql.push(" AND h.standing <> ")
        .arg(Standing::Proposed.word())
        .push(" AND h.due_on >= ")
        .arg(from)
        .push(" AND h.due_on <= ")
        .arg(to);
    list::order(&mut sql, &Sort::Due.into(), Lang::En);
    list::entries(conn, sql).await
}

/// Every record of a milestone of the commitments of these statements, whoever may see it, each with the row of its
/// commitment, as far as the reader may see that one.
///
/// # Errors
/// When the database does not answer.
pub async fn steps(conn: &mut Conn, view: &View<'_>, statements: &[String]) -> Result<Vec<(ListRow, Vec<Record>)>> {
    if statements.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT ");
    sql.push(RECORD_COLUMNS)
        .push(" FROM record WHERE kind = ")
        .arg(FactKind::MilestoneSet.word())
        .push(" AND noun = 'commitment' AND payload IS NOT NULL ");
    sql.push("AND noun_id IN (SELECT h.commitment_id FROM headline h WHERE ");
    headline_in_force(&mut sql, view);
    of_statements(&mut sql, statements);
    current(&mut sql);
    sql.push(") ORDER BY noun_id, sequence");
    let mut found: Vec<(String, Vec<Record>)> = Vec::new();
    for row in conn.rows::<RecordRow>(sql).await? {
        let id = row.noun_id.clone();
        let record = row.record()?;
        match found.last_mut() {
            Some((last, records)) if *last == id => records.push(record),
            _ => found.push((id, vec![record])),
        }
    }
    let ids: Vec<String> = found.iter().map(|(id, _)| id.clone()).collect();
    let entries = list::with_ids(conn, &ids, view).await?;
    let beside = |(id, records): (String, Vec<Record>)| Some((entries.iter().find(|it| it.id == id)?.clone(), records));
    Ok(found.into_iter().filter_map(beside).collect())
}

/// How many commitments of these statements were open at the end of a day, and about how many of them something was
/// reported since another.
///
/// # Errors
/// When the database does not answer.
pub async fn reported_since(
    conn: &mut Conn,
    view: &View<'_>,
    statements: &[String],
    since: Day,
    on: Day,
) -> Result<(u32, u32)> {
    if statements.is_empty() {
        return Ok((0, 0));
    }
    let mut sql = Sql::new("SELECT count(*), count(CASE WHEN h.reported_on >= ");
    sql.arg(since).push(" THEN 1 END) FROM headline h WHERE ");
    headline_in_force_on(&mut sql, view, on);
    sql.push(" AND h.live = 1");
    of_statements(&mut sql, statements);
    let row: Option<(i64, i64)> = conn.row(sql).await?;
    let (open, reported) = row.unwrap_or_default();
    Ok((u32::try_from(open).unwrap_or(u32::MAX), u32::try_from(reported).unwrap_or(u32::MAX)))
}

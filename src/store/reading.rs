//! What pages read besides lists.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::permission::{ReadScope, Reader};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::list::comparison::LEARNED;
use crate::domain::list::facet_counts::Counts;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::report::update::Update;
use crate::store::db::{Conn, Sql};
use crate::store::list::View;
use crate::store::{CommitmentRecords, Error, Result, ledger, list, projector};

/// All reference data.
///
/// # Errors
/// When the database does not answer.
pub async fn reference(conn: &mut Conn) -> Result<Reference> {
    projector::reference(conn).await
}

/// The records of the commitment with a slug; nothing when there is none.
///
/// # Errors
/// When the database does not answer.
pub async fn commitment(conn: &mut Conn, slug: &str) -> Result<Option<CommitmentRecords>> {
    let row: Option<(String,)> =
        conn.row(Sql::with("SELECT id FROM commitment WHERE slug = $1", [slug.into()])).await?;
    let Some((id,)) = row else { return Ok(None) };
    let id = CommitmentId(id);
    let records = ledger::records_of(conn, &id).await?;
    Ok(Some(CommitmentRecords { id, records }))
}

/// Identifier of the commitment that an update, countersignature or proposal is about, as far as it is recorded.
///
/// # Errors
/// When the database does not answer.
pub async fn commitment_of_update(conn: &mut Conn, update: &str) -> Result<Option<CommitmentId>> {
    let sql = Sql::with(
        "SELECT commitment_id FROM status_update WHERE id = $1 UNION SELECT commitment_id FROM submission \
         WHERE update_id = $1 UNION SELECT commitment_id FROM task WHERE subject = $1 LIMIT 1",
        [update.into()],
    );
    Ok(conn.row::<(String,)>(sql).await?.map(|(id,)| CommitmentId(id)))
}

/// A status update in a list of updates.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedUpdate {
    /// Identifier of the commitment it is about.
    pub commitment: String,
    /// The day it takes effect.
    pub effective_on: Day,
    /// What it reports.
    pub update: Update,
}

/// The latest updates that the reader may see on a day, at most `most` of them.
///
/// # Errors
/// When the database does not answer.
pub async fn latest_updates(conn: &mut Conn, view: &View<'_>, most: u32) -> Result<Vec<ListedUpdate>> {
    updates(conn, view, |sql| {
        sql.push(" ORDER BY u.effective_on DESC, u.sequence DESC LIMIT ").arg(i64::from(most));
    })
    .await
}

/// The updates that report a meeting, the earliest first.
///
/// # Errors
/// When the database does not answer.
pub async fn updates_of_meeting(conn: &mut Conn, view: &View<'_>, meeting: &str) -> Result<Vec<ListedUpdate>> {
    updates(conn, view, |sql| {
        sql.push(" AND u.meeting = ").arg(meeting).push(" ORDER BY u.effective_on, u.sequence");
    })
    .await
}

/// The latest updates about the commitments of an area, at most `most` of them.
///
/// # Errors
/// When the database does not answer.
pub async fn latest_updates_of_area(
    conn: &mut Conn,
    view: &View<'_>,
    area: &str,
    most: u32,
) -> Result<Vec<ListedUpdate>> {
    updates(conn, view, |sql| {
        list::like_any(sql, "h.areas", &[area.to_owned()], "% ", " %");
        sql.push(" ORDER BY u.effective_on DESC, u.sequence DESC LIMIT ").arg(i64::from(most));
    })
    .await
}

/// The updates that name an organisation as taking part, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn updates_naming(conn: &mut Conn, view: &View<'_>, organisation: &str) -> Result<Vec<ListedUpdate>> {
    let mut found = updates(conn, view, |sql| {
        // The database narrows by the code's letters, wherever in the report they stand.
        list::like_any(sql, "u.payload", &[organisation.to_owned()], "%\"", "\"%");
        sql.push(" ORDER BY u.effective_on DESC, u.sequence DESC");
    })
    .await?;
    found.retain(|it| it.update.organisations.iter().any(|code| code.as_str() == organisation));
    Ok(found)
}

/// Updates in force on the day that the reader may see, of commitments that the reader may see.
async fn updates(conn: &mut Conn, view: &View<'_>, finish: impl FnOnce(&mut Sql)) -> Result<Vec<ListedUpdate>> {
    let day = view.as_of.day;
    let mut sql = Sql::new(
        "SELECT u.commitment_id, u.effective_on, u.payload FROM status_update u \
         JOIN headline h ON h.commitment_id = u.commitment_id WHERE ",
    );
    list::audience(&mut sql, view);
    sql.push(" AND h.effective_from <= ").arg(day).push(" AND h.effective_to > ").arg(day);
    sql.push(" AND u.effective_from <= ").arg(day).push(" AND u.effective_to > ").arg(day).push(" AND ");
    visible(&mut sql, view.reader);
    finish(&mut sql);
    let rows: Vec<(String, String, String)> = conn.rows(sql).await?;
    rows.into_iter()
        .map(|(commitment, effective_on, payload)| {
            let wrong = || Error::Unreadable {
                record: commitment.clone(),
                reason: "its row of a status update is damaged; `accord rebuild` makes it anew".into(),
            };
            Ok(ListedUpdate {
                effective_on: effective_on.parse().map_err(|_| wrong())?,
                update: serde_json::from_str(&payload).map_err(|_| wrong())?,
                commitment: commitment.clone(),
            })
        })
        .collect()
}

/// [`crate::domain::access::permission::may_see`] for an update `u` beside the headline `h` that the reader gets: who gets the
/// `shared` headline is of a tracked party.
pub(super) fn visible(sql: &mut Sql, reader: &Reader) {
    let Reader::Member { party, organisation, reach } = reader else {
        sql.push("u.visibility = 'public'");
        return;
    };
    sql.push("(u.visibility = 'public' OR (u.visibility = 'shared' AND h.audience = 'shared')");
    if *reach >= ReadScope::Organisation {
        sql.push(" OR u.visibility = ").arg(format!("organisation:{organisation}"));
    }
    if *reach >= ReadScope::Party {
        sql.push(" OR u.visibility = ").arg(format!("party:{party}"));
    }
    sql.push(")");
}

/// Commitments that the reader may see on the day of which a party answered a report after another day, as identifiers.
///
/// # Errors
/// When the database does not answer.
pub async fn answered_since(conn: &mut Conn, view: &View<'_>, since: Day) -> Result<Vec<CommitmentId>> {
    let mut sql =
        Sql::new("SELECT DISTINCT u.noun_id FROM record u JOIN headline h ON h.commitment_id = u.noun_id WHERE ");
    seen_records(&mut sql, view);
    sql.push(" AND u.kind = ").arg(FactKind::Countersigned.word()).push(" AND u.effective_on > ").arg(since);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(id,)| CommitmentId(id)).collect())
}

/// So many records of one kind about a commitment.
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

/// What took effect up to a day but was recorded only after an instant, as far as the reader sees it on the day of the view:
/// facts of the kinds in [`LEARNED`].
///
/// # Errors
/// When the database does not answer.
pub async fn learned_since(conn: &mut Conn, view: &View<'_>, up_to: Day, after: Instant) -> Result<Vec<LearnedOf>> {
    let mut sql = Sql::new(
        "SELECT u.noun_id, u.kind, count(*), max(u.recorded_at) FROM record u \
         JOIN headline h ON h.commitment_id = u.noun_id WHERE ",
    );
    seen_records(&mut sql, view);
    sql.push(" AND u.effective_on <= ").arg(up_to).push(" AND u.recorded_at >= ").arg(after.0);
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

/// That the record `u` about the commitment of the headline `h` is one that the reader sees on the day of the view.
fn seen_records(sql: &mut Sql, view: &View<'_>) {
    let day = view.as_of.day;
    list::audience(sql, view);
    sql.push(" AND h.effective_from <= ").arg(day).push(" AND h.effective_to > ").arg(day);
    sql.push(" AND u.noun = 'commitment' AND u.payload IS NOT NULL AND u.effective_on <= ").arg(day).push(" AND ");
    visible(sql, view.reader);
}

/// The links in force on the day between commitments that the reader may see both of, each as the identifiers of the two.
///
/// # Errors
/// When the database does not answer.
pub async fn links(conn: &mut Conn, view: &View<'_>) -> Result<Vec<(String, String)>> {
    let day = view.as_of.day;
    let shown = |sql: &mut Sql| {
        list::audience(sql, view);
        sql.push(" AND h.effective_from <= ").arg(day).push(" AND h.effective_to > ").arg(day);
    };
    let mut sql = Sql::new(
        "SELECT u.noun_id, u.other_id FROM record u JOIN headline h ON h.commitment_id = u.noun_id \
         WHERE u.other_id IS NOT NULL AND u.kind = ",
    );
    sql.arg(FactKind::CommitmentsRelated.word());
    sql.push(" AND u.payload IS NOT NULL AND u.effective_on <= ").arg(day).push(" AND ");
    visible(&mut sql, view.reader);
    sql.push(" AND ");
    shown(&mut sql);
    sql.push(" AND u.other_id IN (SELECT h.commitment_id FROM headline h WHERE ");
    shown(&mut sql);
    sql.push(")");
    conn.rows(sql).await
}

/// How the commitments of each statement stand that the reader may see on the day.
///
/// # Errors
/// When the database does not answer.
pub async fn counts_by_statement(conn: &mut Conn, view: &View<'_>) -> Result<BTreeMap<String, Counts>> {
    let day = view.as_of.day;
    let mut sql = Sql::new("SELECT h.statement, h.standing, h.status, count(*) FROM headline h WHERE ");
    list::audience(&mut sql, view);
    sql.push(" AND h.effective_from <= ").arg(day).push(" AND h.effective_to > ").arg(day);
    sql.push(" GROUP BY h.statement, h.standing, h.status");
    let rows: Vec<(String, String, String, i64)> = conn.rows(sql).await?;
    let mut statements: BTreeMap<String, Counts> = BTreeMap::new();
    for (statement, standing, status, count) in rows {
        let (Ok(standing), Ok(status), Ok(count)) = (standing.parse(), status.parse(), u32::try_from(count)) else {
            return Err(Error::Unreadable {
                record: statement,
                reason: "its headline rows are damaged; `accord rebuild` makes them anew".into(),
            });
        };
        statements.entry(statement).or_default().add(standing, status, count);
    }
    Ok(statements)
}

/// How many commitments of each statement the reader may see on the day.
///
/// # Errors
/// When the database does not answer.
pub async fn commitments_by_statement(conn: &mut Conn, view: &View<'_>) -> Result<BTreeMap<String, u32>> {
    let day = view.as_of.day;
    let mut sql = Sql::new("SELECT h.statement, count(*) FROM headline h WHERE ");
    list::audience(&mut sql, view);
    sql.push(" AND h.effective_from <= ")
        .arg(day)
        .push(" AND h.effective_to > ")
        .arg(day)
        .push(" GROUP BY h.statement");
    let rows: Vec<(String, i64)> = conn.rows(sql).await?;
    Ok(rows.into_iter().map(|(statement, count)| (statement, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// Whether any commitment hangs on a statement, whoever may see it.
///
/// # Errors
/// When the database does not answer.
pub async fn has_commitments(conn: &mut Conn, statement: &str) -> Result<bool> {
    Ok(next_position(conn, statement).await? > 0)
}

/// The place of one more commitment of a statement behind all others, whoever may see them.
///
/// # Errors
/// When the database does not answer.
pub async fn next_position(conn: &mut Conn, statement: &str) -> Result<u32> {
    let sql = Sql::with("SELECT COALESCE(max(position) + 1, 0) FROM headline WHERE statement = $1", [statement.into()]);
    let row: Option<(i64,)> = conn.row(sql).await?;
    Ok(row.and_then(|(position,)| u32::try_from(position).ok()).unwrap_or_default())
}

/// The slugs of commitments that begin with a slug.
///
/// # Errors
/// When the database does not answer.
pub async fn slugs_like(conn: &mut Conn, slug: &str) -> Result<BTreeSet<String>> {
    // Without an escape a `_` finds a few too many, which does no harm.
    let sql = Sql::with("SELECT slug FROM commitment WHERE slug LIKE $1", [format!("{slug}%").into()]);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(slug,)| slug).collect())
}

/// The slugs of the commitments that have a title, in either language and however its letters are written.
///
/// # Errors
/// When the database does not answer.
pub async fn titled(conn: &mut Conn, title: &str) -> Result<Vec<String>> {
    let sql = Sql::with(
        "SELECT DISTINCT slug FROM headline WHERE effective_to = $2 AND (title_en = $1 OR title_ko = $1)",
        [title.to_lowercase().into(), Day::NEVER.into()],
    );
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(slug,)| slug).collect())
}

/// Everything that is recorded under a name, each as `party ROK` or `commitment cet23-ai-standards`.
///
/// # Errors
/// When the database does not answer.
pub async fn names(conn: &mut Conn) -> Result<BTreeSet<String>> {
    let rows: Vec<(String,)> = conn
        .rows(Sql::new(
            "SELECT noun || ' ' || noun_id FROM reference UNION ALL SELECT 'commitment ' || slug FROM commitment",
        ))
        .await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Whether the tables hold as many nouns as the ledger: a quick sign that they are in step with it.
///
/// # Errors
/// When the database does not answer.
pub async fn tables_are_current(conn: &mut Conn) -> Result<bool> {
    let row: Option<(i64, i64)> = conn
        .row(Sql::with(
            "SELECT (SELECT count(DISTINCT noun_id) FROM record WHERE kind = $1 AND payload IS NOT NULL), \
             (SELECT count(*) FROM commitment)",
            [FactKind::CommitmentRecorded.word().into()],
        ))
        .await?;
    Ok(row.is_some_and(|(recorded, listed)| recorded == listed))
}

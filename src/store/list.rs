//! Lists and counts of commitments, for a reader on a day.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Reader;
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::lang::Lang;
use crate::domain::list::census::Picked;
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::order::{Order, Sort, TieBreak};
use crate::domain::list::projection::ListEntry;
use crate::domain::list::query::Query;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::headline::HeadlineStatus;
use crate::store::Error;
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::in_force::headline_in_force;

/// Who asks, and as of when.
#[derive(Clone, Debug)]
pub struct View<'a> {
    /// Who asks.
    pub reader: &'a Reader,
    /// The day asked for.
    pub as_of: AsOf,
    /// The reference data of the same state of the ledger.
    pub reference: &'a Reference,
}

/// A commitment in a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListRow {
    /// Its identifier.
    pub id: String,
    /// What the list shows of it.
    pub listed: ListEntry,
}

/// See [`entries`].
pub(super) const SELECT: &str = "SELECT '[' || string_agg(entry, ',') || ']' FROM (SELECT h.entry FROM headline h";

/// Rows read by one statement: databases limit how many arguments it may have.
const AT_ONCE: usize = 5_000;

/// The rows that were picked, in no order.
///
/// # Errors
/// When the database does not answer.
pub async fn picked(conn: &mut Conn, rows: &[Picked]) -> Result<Vec<ListRow>> {
    let mut found = Vec::with_capacity(rows.len());
    for rows in rows.chunks(AT_ONCE) {
        found.extend(joined::<ListRow>(conn, of_keys("SELECT '[' || string_agg(h.entry, ',') || ']'", rows)).await?);
    }
    Ok(found)
}

/// What only a timeline draws of rows, each with the identifier of its commitment, in no order.
///
/// # Errors
/// When the database does not answer.
pub async fn marks(conn: &mut Conn, rows: &[Picked]) -> Result<Vec<(String, TimelineMarks)>> {
    let mut found = Vec::with_capacity(rows.len());
    for rows in rows.chunks(AT_ONCE) {
        const MARKS: &str =
            "SELECT '[' || string_agg('[\"' || h.commitment_id || '\",' || h.course || ']', ',') || ']'";
        found.extend(joined::<(String, TimelineMarks)>(conn, of_keys(MARKS, rows)).await?);
    }
    Ok(found)
}

/// A statement about the rows with these keys, each looked up.
fn of_keys(select: &'static str, rows: &[Picked]) -> Sql {
    let mut sql = Sql::new("WITH k (commitment_id, audience, effective_from) AS (VALUES ");
    for (place, row) in rows.iter().enumerate() {
        let key = [Arg::from(&*row.commitment), row.audience.word().into(), row.from.into()];
        sql.push(if place == 0 { "(" } else { ", (" }).args(key).push(")");
    }
    sql.push(") ").push(select).push(
        " FROM k JOIN headline h ON h.commitment_id = k.commitment_id AND h.read_by IN (k.audience, 'all') \
         AND h.effective_from = k.effective_from",
    );
    sql
}

/// The commitments with these identifiers, as far as the reader may see them on that day.
///
/// # Errors
/// When the database does not answer.
pub async fn with_ids(conn: &mut Conn, ids: &[String], view: &View<'_>) -> Result<Vec<ListRow>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(SELECT);
    narrowed(&mut sql, &Query::default(), view);
    sql.push(" AND h.commitment_id IN (").args(ids.iter().map(|id| Arg::from(id.as_str()))).push(")");
    order(&mut sql, &Sort::Oldest.into(), Lang::En);
    entries(conn, sql).await
}

/// The commitments with these slugs, as far as the reader may see them on that day.
///
/// # Errors
/// When the database does not answer.
pub async fn with_slugs(conn: &mut Conn, slugs: &[String], view: &View<'_>) -> Result<Vec<ListRow>> {
    if slugs.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(SELECT);
    narrowed(&mut sql, &Query::default(), view);
    sql.push(" AND h.slug IN (").args(slugs.iter().map(|slug| Arg::from(slug.as_str()))).push(")");
    order(&mut sql, &Sort::Oldest.into(), Lang::En);
    entries(conn, sql).await
}

/// Reads the rows of a statement that begins with [`SELECT`]. The database joins them to one JSON list, in their order:
/// on its way from SQLite's thread to ours each row by itself would cost as much as reading it.
pub(super) async fn entries(conn: &mut Conn, mut sql: Sql) -> Result<Vec<ListRow>> {
    sql.push(") rows");
    joined(conn, sql).await
}

async fn joined<T: DeserializeOwned>(conn: &mut Conn, sql: Sql) -> Result<Vec<T>> {
    let Some((Some(joined),)) = conn.row::<(Option<String>,)>(sql).await? else { return Ok(Vec::new()) };
    read_row(&joined)
}

fn read_row<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|error| Error::Unreadable {
        record: "headline".into(),
        reason: format!("a row is damaged, `accord rebuild` makes it anew: {error}"),
    })
}

/// Appends the conditions of the reader's audience, the day, and the query's statement and owners.
pub(super) fn narrowed(sql: &mut Sql, query: &Query, view: &View<'_>) {
    sql.push(" WHERE ");
    headline_in_force(sql, view);
    if let Some(statement) = &query.statement {
        sql.push(" AND h.statement = ").arg(statement.as_str());
    }
    like_any(sql, "h.owners", &query.org, "%:", ":%");
}

/// Appends the condition that a column of tokens matches one of the patterns, where there are any. Codes hold `_`,
/// hence the escape.
pub(super) fn like_any(sql: &mut Sql, column: &'static str, codes: &[String], before: &str, after: &str) {
    if codes.is_empty() {
        return;
    }
    for (place, code) in codes.iter().enumerate() {
        let token = format!("{before}{}{after}", code.replace('_', "\\_"));
        sql.push(if place == 0 { " AND (" } else { " OR " })
            .push(column)
            .push(" LIKE ")
            .arg(token)
            .push(" ESCAPE '\\'");
    }
    sql.push(")");
}

/// Appends the order: its keys, and what tells those apart that are alike in them.
pub(super) fn order(sql: &mut Sql, order: &Order, lang: Lang) {
    let mut by_day = false;
    let mut tie_break = TieBreak::Newest;
    for (place, key) in order.keys().iter().enumerate() {
        sql.push(if place == 0 { " ORDER BY " } else { ", " });
        by_day |= matches!(key.by, Sort::Newest | Sort::Oldest);
        tie_break = key.tie_break();
        if key.by == Sort::Status {
            by_status(sql);
        }
        sql.push(match (key.by, key.reversed, lang) {
            (Sort::Newest, ..) => "h.stated_on DESC",
            (Sort::Oldest, ..) => "h.stated_on",
            (Sort::Due, false, _) => "h.due_on NULLS LAST",
            (Sort::Due, true, _) => "h.due_on DESC NULLS LAST",
            (Sort::Updated, ..) => "h.reported_on DESC NULLS LAST",
            (Sort::Silent, ..) => "h.reported_on NULLS FIRST",
            (Sort::Status, false, _) => "",
            (Sort::Status, true, _) => " DESC",
            (Sort::Title, false, Lang::En) => "h.title_en",
            (Sort::Title, false, Lang::Ko) => "h.title_ko",
            (Sort::Title, true, Lang::En) => "h.title_en DESC",
            (Sort::Title, true, Lang::Ko) => "h.title_ko DESC",
        });
    }
    sql.push(match (tie_break, by_day) {
        (TieBreak::Slug, _) => ", h.slug",
        (TieBreak::Newest, false) => ", h.stated_on DESC, h.statement, h.position",
        (TieBreak::Oldest, false) => ", h.stated_on, h.statement, h.position",
        (TieBreak::Newest | TieBreak::Oldest, true) => ", h.statement, h.position",
    });
}

/// Appends the place of a status among all; proposals are last, whichever way round.
fn by_status(sql: &mut Sql) {
    sql.push("CASE WHEN h.standing = 'proposed' THEN 1 ELSE 0 END, CASE h.status");
    for (place, status) in (0_i64..).zip(HeadlineStatus::ALL) {
        sql.push(" WHEN ").arg(status.word()).push(" THEN ").arg(place);
    }
    sql.push(" END");
}

//! Lists and counts of commitments, for a reader on a day.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Reader;
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::search::terms;
use crate::domain::commitment::status::Status;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::facet_group::FacetGroup;
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::order::{Order, Sort, TieBreak};
use crate::domain::list::projection::ListEntry;
use crate::domain::list::query::Query;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::headline::HeadlineStatus;
use crate::store::Error;
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::facet;
use crate::store::in_force::headline_in_force;
use crate::store::search_index;

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

/// The commitments of one page of a list, `size` to a page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(conn: &mut Conn, query: &Query, view: &View<'_>, lang: Lang, size: u32) -> Result<Vec<ListRow>> {
    entries(conn, page_of(SELECT, conn.is_postgres(), query, view, lang, size)).await
}

/// What identifies the rows of [`page`] as long as the ledger is unchanged, in their order: whoever has read a row
/// before need not read it again.
///
/// # Errors
/// When the database does not answer.
pub async fn page_keys(conn: &mut Conn, query: &Query, view: &View<'_>, lang: Lang, size: u32) -> Result<Vec<String>> {
    const KEYS: &str = "SELECT string_agg(key, ' ') \
         FROM (SELECT h.commitment_id || '/' || h.audience || '/' || h.effective_from AS key FROM headline h";
    let mut sql = page_of(KEYS, conn.is_postgres(), query, view, lang, size);
    sql.push(") rows");
    let keys = conn.row::<(Option<String>,)>(sql).await?.and_then(|(keys,)| keys).unwrap_or_default();
    Ok(keys.split_whitespace().map(str::to_owned).collect())
}

/// What only a timeline draws of the rows of [`page`], in their order.
///
/// # Errors
/// When the database does not answer.
pub async fn marks(
    conn: &mut Conn,
    query: &Query,
    view: &View<'_>,
    lang: Lang,
    size: u32,
) -> Result<Vec<TimelineMarks>> {
    const MARKS: &str = "SELECT '[' || string_agg(course, ',') || ']' FROM (SELECT h.course FROM headline h";
    joined(conn, page_of(MARKS, conn.is_postgres(), query, view, lang, size)).await
}

/// What only a timeline draws of these commitments, by identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn marks_of(conn: &mut Conn, ids: &[String], view: &View<'_>) -> Result<Vec<(String, TimelineMarks)>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT h.commitment_id, h.course FROM headline h WHERE ");
    headline_in_force(&mut sql, view);
    sql.push(" AND h.commitment_id IN (").args(ids.iter().map(|id| Arg::from(id.as_str()))).push(")");
    let rows: Vec<(String, String)> = conn.rows(sql).await?;
    rows.into_iter().map(|(id, course)| Ok((id, read_row(&course)?))).collect()
}

fn page_of(select: &'static str, postgres: bool, query: &Query, view: &View<'_>, lang: Lang, size: u32) -> Sql {
    let mut sql = Sql::new(select);
    narrowed(&mut sql, postgres, query, view);
    facet::narrowed(&mut sql, query, view);
    order(&mut sql, &query.sort, lang);
    sql.push(" LIMIT ").arg(i64::from(size));
    if query.page > 1 {
        sql.push(" OFFSET ").arg(i64::from(query.page - 1) * i64::from(size));
    }
    sql
}

/// Every commitment that a query lets through, in its order.
///
/// # Errors
/// When the database does not answer.
pub async fn all(conn: &mut Conn, query: &Query, view: &View<'_>, lang: Lang) -> Result<Vec<ListRow>> {
    let mut sql = Sql::new(SELECT);
    narrowed(&mut sql, conn.is_postgres(), query, view);
    facet::narrowed(&mut sql, query, view);
    order(&mut sql, &query.sort, lang);
    entries(conn, sql).await
}

/// Of the commitments whose status nobody knows, how many a published source judges, by what it says.
///
/// # Errors
/// When the database does not answer.
pub async fn judgements(conn: &mut Conn, view: &View<'_>) -> Result<Vec<(Status, u32)>> {
    let mut sql = Sql::new("SELECT h.published, count(*) FROM headline h WHERE ");
    headline_in_force(&mut sql, view);
    sql.push(" AND h.published <> '' AND h.status = ").arg(HeadlineStatus::Unknown.word());
    sql.push(" GROUP BY h.published");
    let mut judged: Vec<(Status, u32)> = conn
        .rows::<(String, i64)>(sql)
        .await?
        .into_iter()
        .filter_map(|(status, count)| Some((status.parse().ok()?, u32::try_from(count).ok()?)))
        .collect();
    judged.sort_unstable();
    Ok(judged)
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
    narrowed(&mut sql, conn.is_postgres(), &Query::default(), view);
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
    narrowed(&mut sql, conn.is_postgres(), &Query::default(), view);
    sql.push(" AND h.slug IN (").args(slugs.iter().map(|slug| Arg::from(slug.as_str()))).push(")");
    order(&mut sql, &Sort::Oldest.into(), Lang::En);
    entries(conn, sql).await
}

/// Identifiers of every commitment that a query lets through, in its order. They are few bytes each: rows are read by them, a
/// part at a time, where there may be more than memory should hold.
///
/// # Errors
/// When the database does not answer.
pub async fn ordered_ids(conn: &mut Conn, query: &Query, view: &View<'_>, lang: Lang) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT string_agg(id, ' ') FROM (SELECT h.commitment_id AS id FROM headline h");
    narrowed(&mut sql, conn.is_postgres(), query, view);
    facet::narrowed(&mut sql, query, view);
    order(&mut sql, &query.sort, lang);
    sql.push(") rows");
    let ids = conn.row::<(Option<String>,)>(sql).await?.and_then(|(ids,)| ids).unwrap_or_default();
    Ok(ids.split_whitespace().map(str::to_owned).collect())
}

/// Identifiers of every commitment that a query lets through, in no order.
///
/// # Errors
/// When the database does not answer.
pub async fn ids(conn: &mut Conn, query: &Query, view: &View<'_>) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT h.commitment_id FROM headline h");
    narrowed(&mut sql, conn.is_postgres(), query, view);
    facet::narrowed(&mut sql, query, view);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(id,)| id).collect())
}

/// The slugs of every commitment that the reader may see on the day, in the order of the list.
///
/// # Errors
/// When the database does not answer.
pub async fn slugs(conn: &mut Conn, view: &View<'_>) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT h.slug FROM headline h");
    narrowed(&mut sql, conn.is_postgres(), &Query::default(), view);
    order(&mut sql, &Sort::Newest.into(), Lang::En);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(slug,)| slug).collect())
}

/// Reads the rows of a statement that begins with [`SELECT`]. The database joins them to one JSON list, in their order:
/// on its way from SQLite's thread to ours each row by itself would cost as much as reading it.
pub(super) async fn entries(conn: &mut Conn, sql: Sql) -> Result<Vec<ListRow>> {
    joined(conn, sql).await
}

async fn joined<T: DeserializeOwned>(conn: &mut Conn, mut sql: Sql) -> Result<Vec<T>> {
    sql.push(") rows");
    let Some((Some(joined),)) = conn.row::<(Option<String>,)>(sql).await? else { return Ok(Vec::new()) };
    read_row(&joined)
}

fn read_row<T: DeserializeOwned>(json: &str) -> Result<T> {
    serde_json::from_str(json).map_err(|error| Error::Unreadable {
        record: "headline".into(),
        reason: format!("a row is damaged, `accord rebuild` makes it anew: {error}"),
    })
}

/// How many commitments there are of each kind among those that the query's words, statement and organisations let
/// through; the query's facets are left to the caller, so that one tally serves them all.
///
/// # Errors
/// When the database does not answer.
pub async fn tally(conn: &mut Conn, query: &Query, view: &View<'_>) -> Result<FacetCounts> {
    let mut sql = Sql::new("SELECT ");
    facet::lines(&mut sql, view);
    sql.push(" AS facets, count(*) AS count FROM headline h");
    narrowed(&mut sql, conn.is_postgres(), query, view);
    sql.push(" GROUP BY 1");
    let rows: Vec<(String, i64)> = conn.rows(sql).await?;
    rows.into_iter()
        .map(|(values, count)| {
            let group = u32::try_from(count).ok().and_then(|count| FacetGroup::read(values, count));
            group.ok_or_else(|| Error::Unreadable {
                record: "headline".into(),
                reason: "a row is damaged; `accord rebuild` makes it anew".into(),
            })
        })
        .collect::<Result<_>>()
        .map(FacetCounts)
}

/// Appends the conditions common to list and tally: the reader's audience, the day, the query's words, statement and
/// owners.
pub(super) fn narrowed(sql: &mut Sql, postgres: bool, query: &Query, view: &View<'_>) {
    sql.push(" WHERE ");
    headline_in_force(sql, view);
    if let Some(statement) = &query.statement {
        sql.push(" AND h.statement = ").arg(statement.as_str());
    }
    like_any(sql, "h.owners", &query.org, "%:", ":%");
    for term in terms(&query.q) {
        sql.push(" AND ");
        search_index::holds(sql, postgres, &term, view.reader, view.as_of.day);
    }
}

/// A member sees the `shared` headline of the statements that track the own party, and the `public` one of all others.
pub(super) fn audience(sql: &mut Sql, view: &View<'_>) {
    let Reader::Member { party, .. } = view.reader else {
        sql.push("h.audience = 'public'");
        return;
    };
    let (own, others): (Vec<_>, Vec<_>) = view.reference.statements.iter().partition(|it| it.tracked.contains(party));
    let slugs = |list: &[&crate::domain::statement::Statement]| -> Vec<Arg> {
        list.iter().map(|it| Arg::from(it.slug.as_str())).collect()
    };
    if others.is_empty() {
        sql.push("h.audience = 'shared'");
    } else if own.is_empty() {
        sql.push("h.audience = 'public'");
    } else {
        sql.push("((h.audience = 'shared' AND h.statement IN (").args(slugs(&own));
        sql.push(")) OR (h.audience = 'public' AND h.statement IN (").args(slugs(&others)).push(")))");
    }
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

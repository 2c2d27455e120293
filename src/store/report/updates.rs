//! Status updates in force, as lists show them.

use std::collections::BTreeSet;

use crate::domain::access::permission::{ReadScope, Reader, Visibility};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::list::query::Query;
use crate::domain::record::fact::Fact;
use crate::domain::report::update::Update;
use crate::store::db::{Conn, Sql};
use crate::store::in_force::{current, headline_in_force, in_force, visible};
use crate::store::list::View;
use crate::store::{Error, Result, facet, list, search_index};

/// A status update in a list of updates.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedUpdate {
    /// Identifier of the commitment it is about.
    pub commitment: String,
    /// The day it takes effect.
    pub effective_on: Day,
    /// Who may see it.
    pub visibility: Visibility,
    /// What it reports.
    pub update: Update,
}

/// When the database does not answer.
pub async fn latest_updates(conn: &mut Conn, view: &View<'_>, most: u32) -> Result<Vec<ListedUpdate>> {
    updates(conn, view, |sql| {
        current(sql);
        sql.push(" ORDER BY u.effective_on DESC, u.sequence DESC LIMIT ").arg(i64::from(most));
    })
    .await
}

/// When the database does not answer.
pub async fn latest_shared(conn: &mut Conn, view: &View<'_>, most: u32) -> Result<Vec<ListedUpdate>> {
    updates(conn, view, |sql| {
        current(sql);
        sql.push(" AND u.visibility = ").arg(Visibility::Shared.to_string());
        sql.push(" ORDER BY u.effective_on DESC, u.sequence DESC LIMIT ").arg(i64::from(most));
    })
    .await
}

/// When the database does not answer.
pub async fn updates_of_meeting(conn: &mut Conn, view: &View<'_>, meeting: &str) -> Result<Vec<ListedUpdate>> {
    updates(conn, view, |sql| {
        sql.push(" AND u.meeting = ").arg(meeting).push(" ORDER BY u.effective_on, u.sequence");
    })
    .await
}

/// When the database does not answer.
pub async fn latest_updates_of_area(
    conn: &mut Conn,
    view: &View<'_>,
    area: &str,
    most: u32,
) -> Result<Vec<ListedUpdate>> {
    updates(conn, view, |sql| {
        current(sql);
        list::like_any(sql, "h.areas", &[area.to_owned()], "% ", " %");
        sql.push(" ORDER BY u.effective_on DESC, u.sequence DESC LIMIT ").arg(i64::from(most));
    })
    .await
}

/// The updates about these commitments, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn updates_about(conn: &mut Conn, view: &View<'_>, commitments: &[String]) -> Result<Vec<ListedUpdate>> {
    if commitments.is_empty() {
        return Ok(Vec::new());
    }
    updates(conn, view, |sql| {
        sql.push(" AND u.commitment_id IN (").args(commitments.iter().map(|id| id.as_str().into()));
        sql.push(") ORDER BY u.effective_on DESC, u.sequence DESC");
    })
    .await
}

/// When the database does not answer.
pub async fn updates_naming(conn: &mut Conn, view: &View<'_>, organisation: &str) -> Result<Vec<ListedUpdate>> {
    // Most reports name none: the index has those that do. The database takes letters of either case for the same.
    let mut found = updates(conn, view, |sql| {
        sql.push(" AND u.id IN (SELECT id FROM status_update WHERE organisations <> '')");
        list::like_any(sql, "u.organisations", &[organisation.to_owned()], "% ", " %");
        sql.push(" ORDER BY u.effective_on DESC, u.sequence DESC");
    })
    .await?;
    found.retain(|it| it.update.organisations.iter().any(|code| code.as_str() == organisation));
    Ok(found)
}

/// The identifiers of the commitments on which a side reported to itself, as far as the reader may see that.
///
/// # Errors
/// When the database does not answer.
pub async fn reported_within_a_side(conn: &mut Conn, view: &View<'_>) -> Result<BTreeSet<String>> {
    let Reader::Member { party, reach: ReadScope::Party, .. } = view.reader else { return Ok(BTreeSet::new()) };
    let mut sql = Sql::new("SELECT DISTINCT u.commitment_id FROM status_update u WHERE u.visibility = ");
    sql.arg(Visibility::Party(party.clone()).to_string()).push(" AND ");
    in_force(&mut sql, "u", view.as_of.day);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(id,)| id).collect())
}

/// The updates about commitments that a query lets through, those recorded last first, each with when that was.
///
/// # Errors
/// When the database does not answer.
pub async fn last_recorded(
    conn: &mut Conn,
    view: &View<'_>,
    query: &Query,
    most: u32,
) -> Result<Vec<(ListedUpdate, Instant)>> {
    let mut sql = Sql::new(
        "SELECT u.commitment_id, u.effective_on, u.visibility, r.payload, r.recorded_at FROM status_update u \
         JOIN record r ON r.sequence = u.sequence JOIN headline h ON h.commitment_id = u.commitment_id",
    );
    list::narrowed(&mut sql, query, view);
    search_index::narrowed(conn, &mut sql, query, view).await?;
    facet::narrowed(&mut sql, query, view);
    sql.push(" AND ");
    in_force(&mut sql, "u", view.as_of.day);
    sql.push(" AND ");
    visible(&mut sql, view);
    sql.push(" ORDER BY u.sequence DESC LIMIT ").arg(i64::from(most));
    let rows: Vec<(String, String, String, String, i64)> = conn.rows(sql).await?;
    rows.into_iter()
        .map(|(commitment, effective_on, visibility, payload, at)| {
            Ok((read(commitment, &effective_on, &visibility, &payload)?, Instant(at)))
        })
        .collect()
}

/// Updates in force on the day that the reader may see, of commitments that the reader may see.
async fn updates(conn: &mut Conn, view: &View<'_>, finish: impl FnOnce(&mut Sql)) -> Result<Vec<ListedUpdate>> {
    let mut sql = Sql::new(
        "SELECT u.commitment_id, u.effective_on, u.visibility, r.payload FROM status_update u \
         JOIN record r ON r.sequence = u.sequence JOIN headline h ON h.commitment_id = u.commitment_id WHERE ",
    );
    headline_in_force(&mut sql, view);
    sql.push(" AND ");
    in_force(&mut sql, "u", view.as_of.day);
    sql.push(" AND ");
    visible(&mut sql, view);
    finish(&mut sql);
    let rows: Vec<(String, String, String, String)> = conn.rows(sql).await?;
    let rows = rows.into_iter();
    rows.map(|(commitment, effective_on, visibility, payload)| read(commitment, &effective_on, &visibility, &payload))
        .collect()
}

/// What a record says that published an update.
fn published(payload: &str) -> Option<Update> {
    match serde_json::from_str(payload) {
        Ok(Fact::UpdatePublished(update)) => Some(update),
        _ => None,
    }
}

fn read(commitment: String, effective_on: &str, visibility: &str, payload: &str) -> Result<ListedUpdate> {
    let wrong = || Error::Unreadable {
        record: commitment.clone(),
        reason: "its row of a status update is damaged; `accord rebuild` makes it anew".into(),
    };
    Ok(ListedUpdate {
        effective_on: Day::recorded(effective_on).map_err(|_| wrong())?,
        visibility: visibility.parse().map_err(|_| wrong())?,
        update: published(payload).ok_or_else(wrong)?,
        commitment,
    })
}

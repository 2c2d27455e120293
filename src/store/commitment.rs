//! Commitments: finding them by slug and title, and the links between them.

use crate::domain::record::fact_kind::FactKind;
use std::collections::BTreeSet;

use crate::domain::basics::day::Day;
use crate::domain::commitment::CommitmentId;
use crate::store::db::{Conn, Sql};
use crate::store::in_force::{self, headline_in_force, visible};
use crate::store::list::View;
use crate::store::{CommitmentRecords, Result, ledger};

/// When the database does not answer.
pub async fn by_slug(conn: &mut Conn, slug: &str) -> Result<Option<CommitmentRecords>> {
    let row: Option<(String,)> =
        conn.row(Sql::with("SELECT id FROM commitment WHERE slug = $1", [slug.into()])).await?;
    let Some((id,)) = row else { return Ok(None) };
    let id = CommitmentId(id);
    let records = ledger::records_of(conn, &id).await?;
    Ok(Some(CommitmentRecords { id, records }))
}

/// The identifiers of the commitments with these slugs.
///
/// # Errors
/// When the database does not answer.
pub async fn ids(conn: &mut Conn, slugs: &BTreeSet<String>) -> Result<Vec<CommitmentId>> {
    let rows: Vec<(String, String)> = conn.rows(Sql::new("SELECT slug, id FROM commitment ORDER BY id")).await?;
    Ok(rows.into_iter().filter(|(slug, _)| slugs.contains(slug)).map(|(_, id)| CommitmentId(id)).collect())
}

/// The same, where the reader sees it on some day. What the reader never sees costs as much as what does not exist.
///
/// # Errors
/// When the database does not answer.
pub async fn seen_by_slug(conn: &mut Conn, slug: &str, view: &View<'_>) -> Result<Option<CommitmentRecords>> {
    let mut sql =
        Sql::new("SELECT h.commitment_id FROM commitment c JOIN headline h ON h.commitment_id = c.id WHERE c.slug = ");
    sql.arg(slug).push(" AND ");
    in_force::audience(&mut sql, view);
    sql.push(" LIMIT 1");
    if conn.row::<(String,)>(sql).await?.is_none() {
        return Ok(None);
    }
    by_slug(conn, slug).await
}

/// When the database does not answer.
pub async fn slugs_like(conn: &mut Conn, slug: &str) -> Result<BTreeSet<String>> {
    // Without an escape a `_` finds a few too many, which does no harm.
    let sql = Sql::with("SELECT slug FROM commitment WHERE slug LIKE $1", [format!("{slug}%").into()]);
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(slug,)| slug).collect())
}

/// When the database does not answer.
pub async fn slugs_titled(conn: &mut Conn, title: &str) -> Result<Vec<String>> {
    let sql = Sql::with(
        "SELECT DISTINCT slug FROM headline WHERE effective_to = $2 AND (title_en = $1 OR title_ko = $1)",
        [title.to_lowercase().into(), Day::NEVER.into()],
    );
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(slug,)| slug).collect())
}

/// When the database does not answer.
pub async fn links(conn: &mut Conn, view: &View<'_>) -> Result<Vec<(String, String)>> {
    let day = view.as_of.day;
    let mut sql = Sql::new(
        "SELECT u.noun_id, u.other_id FROM record u JOIN headline h ON h.commitment_id = u.noun_id \
         WHERE u.other_id IS NOT NULL AND u.kind = ",
    );
    sql.arg(FactKind::CommitmentsRelated.word());
    sql.push(" AND u.payload IS NOT NULL AND u.effective_on <= ");
    sql.arg(day).push(" AND ");
    visible(&mut sql, view);
    sql.push(" AND ");
    headline_in_force(&mut sql, view);
    sql.push(" AND u.other_id IN (SELECT h.commitment_id FROM headline h WHERE ");
    headline_in_force(&mut sql, view);
    sql.push(")");
    conn.rows(sql).await
}

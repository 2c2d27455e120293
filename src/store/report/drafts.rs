//! Drafts. Ordinary rows: drafts never enter the record.

use crate::domain::basics::instant::Instant;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// Something begun and not submitted.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ReportDraft {
    /// Its identifier.
    pub id: String,
    /// The account of the person who wrote it last.
    pub account: String,
    /// The organisation whose people see it.
    pub organisation: String,
    /// Identifier of the commitment.
    pub commitment_id: String,
    /// The form's fields as they were typed, as JSON.
    pub fields: String,
    /// The version of the report that its author had before them.
    pub base_version: String,
    /// When it was saved, in microseconds.
    pub updated_at: i64,
    /// The key of the form that saved it last by its button; empty when it was saved on its own since.
    pub saved_by: String,
    /// The key of the form that saved it last, by its button or on its own.
    pub form: String,
    /// When it was deleted, in microseconds; 0 while it stands.
    pub deleted_at: i64,
}

impl ReportDraft {
    /// When it was saved.
    pub const fn at(&self) -> Instant {
        Instant(self.updated_at)
    }

    /// What tells whether it was saved since a form was opened.
    pub fn version(&self) -> String {
        self.updated_at.to_string()
    }
}

const SELECT: &str = "SELECT id, account, organisation, commitment_id, fields, base_version, updated_at, saved_by, \
     form, deleted_at FROM draft WHERE ";

/// A draft of an organisation.
///
/// # Errors
/// When the database does not answer.
pub async fn load(conn: &mut Conn, organisation: &str, id: &str) -> Result<Option<ReportDraft>> {
    Ok(load_deleted_too(conn, organisation, id).await?.filter(|it| it.deleted_at == 0))
}

/// A draft of an organisation, also where it was deleted and can still be taken back.
///
/// # Errors
/// When the database does not answer.
pub async fn load_deleted_too(conn: &mut Conn, organisation: &str, id: &str) -> Result<Option<ReportDraft>> {
    let mut sql = Sql::new(SELECT);
    sql.push("organisation = ").arg(organisation).push(" AND id = ").arg(id);
    conn.row(sql).await
}

/// The drafts of an organisation about a commitment, the latest saved first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_commitment(conn: &mut Conn, organisation: &str, commitment: &str) -> Result<Vec<ReportDraft>> {
    let mut sql = Sql::new(SELECT);
    sql.push("deleted_at = 0 AND organisation = ").arg(organisation).push(" AND commitment_id = ").arg(commitment);
    sql.push(" ORDER BY updated_at DESC, id");
    conn.rows(sql).await
}

/// The drafts of an organisation, the latest saved first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(conn: &mut Conn, organisation: &str) -> Result<Vec<ReportDraft>> {
    let mut sql = Sql::new(SELECT);
    sql.push("deleted_at = 0 AND organisation = ").arg(organisation).push(" ORDER BY updated_at DESC, id");
    conn.rows(sql).await
}

/// Inserts or updates a draft.
///
/// # Errors
/// When the database does not answer.
pub async fn save(conn: &mut Conn, draft: ReportDraft) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO draft (id, account, organisation, commitment_id, fields, base_version, updated_at, saved_by, form, \
         deleted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO UPDATE SET \
         account = excluded.account, fields = excluded.fields, base_version = excluded.base_version, \
         updated_at = excluded.updated_at, saved_by = excluded.saved_by, form = excluded.form, \
         deleted_at = excluded.deleted_at",
        [
            draft.id.into(),
            draft.account.into(),
            draft.organisation.into(),
            draft.commitment_id.into(),
            draft.fields.into(),
            draft.base_version.into(),
            draft.updated_at.into(),
            draft.saved_by.into(),
            draft.form.into(),
            draft.deleted_at.into(),
        ],
    ))
    .await?;
    Ok(())
}

/// Marks a draft of an organisation as deleted from an instant, or with 0 takes that back; returns whether there was one
/// to be marked.
///
/// # Errors
/// When the database does not answer.
pub async fn mark_deleted(conn: &mut Conn, organisation: &str, id: &str, at: i64) -> Result<bool> {
    let mut sql = Sql::new("UPDATE draft SET deleted_at = ");
    sql.arg(at).push(" WHERE organisation = ").arg(organisation).push(" AND id = ").arg(id);
    sql.push(if at == 0 { " AND deleted_at <> 0" } else { " AND deleted_at = 0" });
    Ok(conn.run(sql).await? > 0)
}

/// Whether there are drafts that were deleted before an instant.
///
/// # Errors
/// When the database does not answer.
pub async fn any_deleted(conn: &mut Conn, before: Instant) -> Result<bool> {
    let sql = "SELECT id FROM draft WHERE deleted_at <> 0 AND deleted_at < $1 LIMIT 1";
    let found: Option<(String,)> = conn.row(Sql::with(sql, [before.0.into()])).await?;
    Ok(found.is_some())
}

/// Removes the drafts that were deleted before an instant; returns how many.
///
/// # Errors
/// When the database does not answer.
pub async fn purge(conn: &mut Conn, before: Instant) -> Result<u64> {
    conn.run(Sql::with("DELETE FROM draft WHERE deleted_at <> 0 AND deleted_at < $1", [before.0.into()])).await
}

/// Removes a draft of an organisation for good; returns whether there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn delete(conn: &mut Conn, organisation: &str, id: &str) -> Result<bool> {
    let sql = Sql::with("DELETE FROM draft WHERE organisation = $1 AND id = $2", [organisation.into(), id.into()]);
    Ok(conn.run(sql).await? > 0)
}

//! Statements that are still being entered. Ordinary rows: drafts never enter the record.

use crate::domain::basics::instant::Instant;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// A statement begun and not recorded.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct StatementDraft {
    /// Its identifier.
    pub id: String,
    /// The account of the person who wrote it last.
    pub account: String,
    /// The organisation whose people see it.
    pub organisation: String,
    /// The form's fields as they were typed, as JSON.
    pub fields: String,
    /// The key of the form that saved it last.
    pub form: String,
    /// When it was saved, in microseconds.
    pub updated_at: i64,
}

impl StatementDraft {
    /// When it was saved.
    pub const fn at(&self) -> Instant {
        Instant(self.updated_at)
    }

    /// What tells whether it was saved since a form was opened.
    pub fn version(&self) -> String {
        self.updated_at.to_string()
    }
}

const SELECT: &str = "SELECT id, account, organisation, fields, form, updated_at FROM statement_draft WHERE ";

/// A draft of an organisation.
///
/// # Errors
/// When the database does not answer.
pub async fn load(conn: &mut Conn, organisation: &str, id: &str) -> Result<Option<StatementDraft>> {
    let mut sql = Sql::new(SELECT);
    sql.push("organisation = ").arg(organisation).push(" AND id = ").arg(id);
    conn.row(sql).await
}

/// The drafts of an organisation, the latest saved first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(conn: &mut Conn, organisation: &str) -> Result<Vec<StatementDraft>> {
    let mut sql = Sql::new(SELECT);
    sql.push("organisation = ").arg(organisation).push(" ORDER BY updated_at DESC, id");
    conn.rows(sql).await
}

/// Inserts or updates a draft.
///
/// # Errors
/// When the database does not answer.
pub async fn save(conn: &mut Conn, draft: StatementDraft) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO statement_draft (id, account, organisation, fields, form, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO UPDATE SET account = excluded.account, \
         fields = excluded.fields, form = excluded.form, updated_at = excluded.updated_at",
        [
            draft.id.into(),
            draft.account.into(),
            draft.organisation.into(),
            draft.fields.into(),
            draft.form.into(),
            draft.updated_at.into(),
        ],
    ))
    .await?;
    Ok(())
}

/// Removes a draft of an organisation; returns whether there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn delete(conn: &mut Conn, organisation: &str, id: &str) -> Result<bool> {
    let sql = "DELETE FROM statement_draft WHERE organisation = $1 AND id = $2";
    Ok(conn.run(Sql::with(sql, [organisation.into(), id.into()])).await? > 0)
}

//! Who is to translate a published report: an ordinary table, no part of the record.

use crate::domain::basics::instant::Instant;
use crate::domain::report::update::UpdateId;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// A report that somebody is to translate.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Given {
    pub update_id: String,
    pub commitment_id: String,
    pub organisation: String,
    /// The account of the person who is to do it.
    pub account: String,
    /// The name of the person who gave it, while there is such an account.
    pub by: Option<String>,
}

const SELECT: &str = "SELECT t.update_id, t.commitment_id, t.organisation, t.account, a.name AS by FROM translation_task t LEFT JOIN account a ON a.id = t.given_by WHERE ";

/// To whom a report is given to translate.
///
/// # Errors
/// When the database does not answer.
pub async fn of_update(conn: &mut Conn, update: &UpdateId) -> Result<Option<Given>> {
    let mut sql = Sql::new(SELECT);
    sql.push("t.update_id = ").arg(update.as_str());
    conn.row(sql).await
}

/// What a person is to translate, in the order in which it was given.
///
/// # Errors
/// When the database does not answer.
pub async fn of_account(conn: &mut Conn, account: &str) -> Result<Vec<Given>> {
    let mut sql = Sql::new(SELECT);
    sql.push("t.account = ").arg(account).push(" ORDER BY t.given_at, t.update_id");
    conn.rows(sql).await
}

/// Gives a report to somebody, and to nobody else.
///
/// # Errors
/// When the database does not answer.
pub async fn give(conn: &mut Conn, given: &Given, by: &str, now: Instant) -> Result<()> {
    let mut sql = Sql::new(
        "INSERT INTO translation_task (update_id, commitment_id, organisation, account, given_by, given_at) VALUES (",
    );
    sql.args([
        given.update_id.as_str().into(),
        given.commitment_id.as_str().into(),
        given.organisation.as_str().into(),
        given.account.as_str().into(),
        by.into(),
        now.0.into(),
    ]);
    sql.push(") ON CONFLICT (update_id) DO UPDATE SET account = excluded.account, organisation = excluded.organisation, given_by = excluded.given_by, given_at = excluded.given_at");
    conn.run(sql).await?;
    Ok(())
}

/// Gives a report to nobody.
///
/// # Errors
/// When the database does not answer.
pub async fn take_back(conn: &mut Conn, update: &UpdateId) -> Result<()> {
    conn.run(Sql::with("DELETE FROM translation_task WHERE update_id = $1", [update.as_str().into()])).await?;
    Ok(())
}

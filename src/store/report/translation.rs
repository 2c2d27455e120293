//! Who is to translate a published report: an ordinary table, no part of the record.

use crate::domain::access::member::Member;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::report::update::UpdateId;
use crate::store::Result;
use crate::store::db::{Conn, Sql};

/// A report that somebody is to translate.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Given {
    pub update_id: String,
    pub commitment_id: String,
    pub organisation: String,
    /// The account of the person who is to do it, and its name.
    pub account: String,
    pub holder: String,
    /// The name of the person who gave it, while there is such an account.
    pub by: Option<String>,
}

/// A report that is given to somebody.
#[derive(Clone, Copy, Debug)]
pub struct NewTask<'a> {
    pub update: &'a UpdateId,
    pub commitment: &'a CommitmentId,
    /// The account of the person who is to do it.
    pub account: &'a str,
    /// Who gives it, for the own organisation.
    pub by: &'a Member,
    pub at: Instant,
}

const SELECT: &str = "SELECT t.update_id, t.commitment_id, t.organisation, t.account, h.name AS holder, a.name AS by \
    FROM translation_task t JOIN account h ON h.id = t.account LEFT JOIN account a ON a.id = t.given_by WHERE ";

/// The reports on a commitment that people are to translate, in the order in which they were given.
///
/// # Errors
/// When the database does not answer.
pub async fn of_commitment(conn: &mut Conn, commitment: &CommitmentId) -> Result<Vec<Given>> {
    let mut sql = Sql::new(SELECT);
    sql.push("t.commitment_id = ").arg(commitment.as_str()).push(" ORDER BY t.given_at, t.update_id");
    conn.rows(sql).await
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
pub async fn give(conn: &mut Conn, task: NewTask<'_>) -> Result<()> {
    let mut sql = Sql::new(
        "INSERT INTO translation_task (update_id, commitment_id, organisation, account, given_by, given_at) VALUES (",
    );
    sql.args([
        task.update.as_str().into(),
        task.commitment.as_str().into(),
        task.by.organisation.as_str().into(),
        task.account.into(),
        task.by.account.as_str().into(),
        task.at.0.into(),
    ]);
    sql.push(") ON CONFLICT (update_id) DO UPDATE SET account = excluded.account, organisation = excluded.organisation, given_by = excluded.given_by, given_at = excluded.given_at");
    conn.run(sql).await?;
    Ok(())
}

/// What was given of a report is from now on about what corrected it, where that is not given itself.
///
/// # Errors
/// When the database does not answer.
pub async fn follow(conn: &mut Conn, former: &UpdateId, now: &UpdateId) -> Result<()> {
    let sql = "UPDATE translation_task SET update_id = $1 WHERE update_id = $2 \
               AND NOT EXISTS (SELECT 1 FROM translation_task o WHERE o.update_id = $1)";
    conn.run(Sql::with(sql, [now.as_str().into(), former.as_str().into()])).await?;
    take_back(conn, former).await
}

/// Gives a report to nobody.
///
/// # Errors
/// When the database does not answer.
pub async fn take_back(conn: &mut Conn, update: &UpdateId) -> Result<()> {
    conn.run(Sql::with("DELETE FROM translation_task WHERE update_id = $1", [update.as_str().into()])).await?;
    Ok(())
}

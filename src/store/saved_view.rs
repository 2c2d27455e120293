//! Saved views: ordinary tables beside the ledger.

use crate::domain::basics::instant::Instant;
use crate::domain::list::saved_view::{SavedView, ViewCircle};
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    account: String,
    organisation: String,
    circle: String,
    kind: String,
    name: String,
    query: String,
    version: String,
}

impl Row {
    /// Nothing for one of a kind that this release does not know.
    fn read(self) -> Option<SavedView> {
        Some(SavedView {
            circle: self.circle.parse().ok()?,
            kind: self.kind.parse().ok()?,
            id: self.id,
            account: self.account,
            organisation: self.organisation.as_str().into(),
            name: self.name,
            query: self.query,
            version: self.version,
        })
    }
}

const SELECT: &str =
    "SELECT v.id, v.account, v.organisation, v.circle, v.kind, v.name, v.query, v.version FROM saved_view v";

/// The public views, and those that an account and an organisation have, by name. Who is offered them the caller asks.
///
/// # Errors
/// When the database does not answer.
pub async fn of(conn: &mut Conn, who: Option<(&str, &str)>) -> Result<Vec<SavedView>> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE v.circle = ").arg(ViewCircle::Public.word());
    if let Some((account, organisation)) = who {
        sql.push(" OR (v.circle = ").arg(ViewCircle::Own.word()).push(" AND v.account = ").arg(account);
        sql.push(") OR (v.circle = ").arg(ViewCircle::Organisation.word());
        sql.push(" AND v.organisation = ").arg(organisation).push(")");
    }
    sql.push(" ORDER BY v.name, v.id");
    Ok(conn.rows::<Row>(sql).await?.into_iter().filter_map(Row::read).collect())
}

/// The view with an identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn view(conn: &mut Conn, id: &str) -> Result<Option<SavedView>> {
    let mut sql = Sql::new(SELECT);
    sql.push(" WHERE v.id = ").arg(id);
    Ok(conn.row::<Row>(sql).await?.and_then(Row::read))
}

/// What is written of a view, after its identifier and what else the statement needs.
fn written(view: &SavedView, needed: &str, at: Instant) -> [Arg; 9] {
    [
        view.id.as_str().into(),
        needed.into(),
        view.organisation.as_str().into(),
        view.circle.word().into(),
        view.kind.word().into(),
        view.name.as_str().into(),
        view.query.as_str().into(),
        view.version.as_str().into(),
        at.0.into(),
    ]
}

/// Adds a view; one with its identifier stays as it is.
///
/// # Errors
/// When the database does not answer.
pub async fn add(conn: &mut Conn, view: &SavedView, at: Instant) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO saved_view (id, account, organisation, circle, kind, name, query, version, saved_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING",
        written(view, &view.account, at),
    ))
    .await?;
    Ok(())
}

/// Puts a view in place of the version of it that somebody read; returns whether that was still there.
///
/// # Errors
/// When the database does not answer.
pub async fn put(conn: &mut Conn, view: &SavedView, read: &str, at: Instant) -> Result<bool> {
    let sql = Sql::with(
        "UPDATE saved_view SET organisation = $3, circle = $4, kind = $5, name = $6, query = $7, version = $8, \
         saved_at = $9 \
         WHERE id = $1 AND version = $2",
        written(view, read, at),
    );
    Ok(conn.run(sql).await? == 1)
}

/// Deletes the version of a view that somebody read; returns whether it was still there.
///
/// # Errors
/// When the database does not answer.
pub async fn delete(conn: &mut Conn, id: &str, read: &str) -> Result<bool> {
    let sql = Sql::with("DELETE FROM saved_view WHERE id = $1 AND version = $2", [id.into(), read.into()]);
    Ok(conn.run(sql).await? == 1)
}

/// The view with which a person starts.
///
/// # Errors
/// When the database does not answer.
pub async fn start(conn: &mut Conn, account: &str) -> Result<Option<SavedView>> {
    let mut sql = Sql::new(SELECT);
    sql.push(" JOIN start_view s ON s.view = v.id WHERE s.account = ").arg(account);
    Ok(conn.row::<Row>(sql).await?.and_then(Row::read))
}

/// Sets the view with which a person starts, or none.
///
/// # Errors
/// When the database does not answer.
pub async fn set_start(conn: &mut Conn, account: &str, view: Option<&str>) -> Result<()> {
    let Some(view) = view else {
        conn.run(Sql::with("DELETE FROM start_view WHERE account = $1", [account.into()])).await?;
        return Ok(());
    };
    conn.run(Sql::with(
        "INSERT INTO start_view (account, view) VALUES ($1, $2) ON CONFLICT (account) DO UPDATE SET view = $2",
        [account.into(), view.into()],
    ))
    .await?;
    Ok(())
}

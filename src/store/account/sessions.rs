//! The sessions of signed-in browsers.

use crate::domain::account::session_lifetime::Limits;
use crate::domain::account::{Account, Session};
use crate::domain::basics::instant::Instant;
use crate::domain::list::census::State;
use crate::store::Result;
use crate::store::account::token::Token;
use crate::store::account::{COLUMNS, Row};
use crate::store::db::{Arg, Conn, Sql};

/// The bearer of a token.
#[derive(Clone, Debug)]
pub struct Found {
    pub session: String,
    pub last_seen_at: Instant,
    pub account: Account,
    /// The state that was read, for the reference data that belong to it.
    pub state: State,
}

#[derive(sqlx::FromRow)]
struct FoundRow {
    session: String,
    last_seen_at: i64,
    rebuilt: i64,
    height: i64,
    #[sqlx(flatten)]
    account: Row,
}

#[derive(sqlx::FromRow)]
struct SessionRow {
    id: String,
    created_at: i64,
    last_seen_at: i64,
    agent: String,
}

/// Stores a session.
pub async fn add(conn: &mut Conn, session: &Session, account: &str, token: &Token, expires_at: Instant) -> Result<()> {
    let sql = Sql::with(
        "INSERT INTO session (id, digest, account, created_at, last_seen_at, expires_at, agent) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            session.id.as_str().into(),
            token.digest().into(),
            account.into(),
            session.created_at.0.into(),
            session.last_seen_at.0.into(),
            expires_at.0.into(),
            session.agent.as_str().into(),
        ],
    );
    conn.run(sql).await?;
    Ok(())
}

/// The bearer of a token, in one statement: every signed-in request runs it.
pub async fn find(conn: &mut Conn, token: &Token, limits: Limits) -> Result<Option<Found>> {
    let mut sql = Sql::new(
        "SELECT s.id AS session, s.last_seen_at, (SELECT rebuilt FROM public_state) AS rebuilt, \
         COALESCE((SELECT MAX(sequence) FROM record), 0) AS height, ",
    );
    sql.push(COLUMNS).push(" FROM session s JOIN account a ON a.id = s.account WHERE s.digest = ").arg(token.digest());
    sql.push(" AND s.expires_at > ").arg(limits.now.0).push(" AND s.last_seen_at > ").arg(limits.idle_since.0);
    sql.push(" AND a.disabled_at IS NULL");
    let Some(row) = conn.row::<FoundRow>(sql).await? else { return Ok(None) };
    Ok(Some(Found {
        session: row.session,
        last_seen_at: Instant(row.last_seen_at),
        account: row.account.read()?,
        state: State { rebuilt: row.rebuilt, height: row.height },
    }))
}

/// Records that a session was seen. Changes nothing else, and never moves back in time.
pub async fn saw(conn: &mut Conn, session: &str, now: Instant) -> Result<()> {
    let sql = "UPDATE session SET last_seen_at = $1 WHERE id = $2 AND last_seen_at < $1";
    conn.run(Sql::with(sql, [now.0.into(), session.into()])).await?;
    Ok(())
}

/// The valid sessions of an account, most recently seen first.
pub async fn of_account(conn: &mut Conn, account: &str, limits: Limits) -> Result<Vec<Session>> {
    let sql = Sql::with(
        "SELECT id, created_at, last_seen_at, agent FROM session \
         WHERE account = $1 AND expires_at > $2 AND last_seen_at > $3 ORDER BY last_seen_at DESC, id DESC",
        [account.into(), limits.now.0.into(), limits.idle_since.0.into()],
    );
    let read = |row: SessionRow| Session {
        id: row.id,
        created_at: Instant(row.created_at),
        last_seen_at: Instant(row.last_seen_at),
        agent: row.agent,
    };
    Ok(conn.rows::<SessionRow>(sql).await?.into_iter().map(read).collect())
}

/// Ends one session of an account; returns whether it existed.
pub async fn end(conn: &mut Conn, account: &str, session: &str) -> Result<bool> {
    let args = [account.into(), session.into()];
    Ok(conn.run(Sql::with("DELETE FROM session WHERE account = $1 AND id = $2", args)).await? == 1)
}

/// Ends the session that a token belongs to: the one that a browser had before it signed in again.
pub async fn end_shown(conn: &mut Conn, token: &Token) -> Result<()> {
    conn.run(Sql::with("DELETE FROM session WHERE digest = $1", [token.digest().into()])).await?;
    Ok(())
}

/// Ends every session of an account; returns how many there were.
pub async fn end_all(conn: &mut Conn, account: &str) -> Result<u64> {
    conn.run(Sql::with("DELETE FROM session WHERE account = $1", [account.into()])).await
}

/// Deletes what has expired.
pub async fn sweep(conn: &mut Conn, limits: Limits) -> Result<()> {
    let args: [Arg; 2] = [limits.now.0.into(), limits.idle_since.0.into()];
    conn.run(Sql::with("DELETE FROM session WHERE expires_at <= $1 OR last_seen_at <= $2", args)).await?;
    conn.run(Sql::with("DELETE FROM one_time_link WHERE expires_at <= $1", [limits.now.0.into()])).await?;
    Ok(())
}

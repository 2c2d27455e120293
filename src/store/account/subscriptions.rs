//! The keys in the addresses to which people subscribe as themselves: one an account at most.

use crate::domain::account::Account;
use crate::domain::basics::instant::Instant;
use crate::domain::list::census::State;
use crate::store::Result;
use crate::store::account::token::Token;
use crate::store::account::{COLUMNS, Row};
use crate::store::db::{Conn, Sql};

#[derive(sqlx::FromRow)]
struct FoundRow {
    rebuilt: i64,
    height: i64,
    #[sqlx(flatten)]
    account: Row,
}

/// Stores the key of an account; an earlier one opens nothing any more.
pub async fn set(conn: &mut Conn, account: &str, token: &Token, now: Instant) -> Result<()> {
    let sql = Sql::with(
        "INSERT INTO subscription (account, digest, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (account) DO UPDATE SET digest = excluded.digest, created_at = excluded.created_at",
        [account.into(), token.digest().into(), now.0.into()],
    );
    conn.run(sql).await?;
    Ok(())
}

/// Ends the key of an account; returns whether there was one.
pub async fn end(conn: &mut Conn, account: &str) -> Result<bool> {
    Ok(conn.run(Sql::with("DELETE FROM subscription WHERE account = $1", [account.into()])).await? == 1)
}

/// Since when an account has a key; nothing where it has none.
pub async fn since(conn: &mut Conn, account: &str) -> Result<Option<Instant>> {
    let sql = Sql::with("SELECT created_at FROM subscription WHERE account = $1", [account.into()]);
    Ok(conn.row::<(i64,)>(sql).await?.map(|(at,)| Instant(at)))
}

/// The account that a key opens, while it may be used, and the state that was read, for the reference data of it.
pub async fn find(conn: &mut Conn, token: &Token) -> Result<Option<(Account, State)>> {
    let mut sql = Sql::new(
        "SELECT (SELECT rebuilt FROM public_state) AS rebuilt, \
         COALESCE((SELECT MAX(sequence) FROM record), 0) AS height, ",
    );
    sql.push(COLUMNS).push(" FROM subscription s JOIN account a ON a.id = s.account WHERE s.digest = ");
    sql.arg(token.digest()).push(" AND a.disabled_at IS NULL");
    let Some(row) = conn.row::<FoundRow>(sql).await? else { return Ok(None) };
    Ok(Some((row.account.read()?, State { rebuilt: row.rebuilt, height: row.height })))
}

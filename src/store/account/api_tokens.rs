//! The tokens with which programs act for people.

use crate::domain::account::Account;
use crate::domain::account::api_token::{ApiToken, TokenScope};
use crate::domain::basics::instant::Instant;
use crate::domain::list::census::State;
use crate::store::account::token::Token;
use crate::store::account::{COLUMNS, Row};
use crate::store::db::{Conn, Sql};
use crate::store::{Error, Result};

/// The token that a program presents, and whose it is.
#[derive(Clone, Debug)]
pub struct Found {
    pub token: ApiToken,
    pub account: Account,
    /// The state that was read, for the reference data that belong to it.
    pub state: State,
}

#[derive(sqlx::FromRow)]
struct TokenRow {
    token: String,
    token_name: String,
    scope: String,
    made_at: i64,
    expires_at: i64,
    last_used_at: Option<i64>,
}

impl TokenRow {
    fn read(self) -> Result<ApiToken> {
        let scope: TokenScope = self.scope.parse().map_err(|_| Error::Unreadable {
            record: self.token.clone(),
            reason: format!("the token's scope `{}` is not known", self.scope),
        })?;
        Ok(ApiToken {
            id: self.token,
            name: self.token_name,
            scope,
            created_at: Instant(self.made_at),
            expires_at: Instant(self.expires_at),
            last_used_at: self.last_used_at.map(Instant),
        })
    }
}

#[derive(sqlx::FromRow)]
struct FoundRow {
    rebuilt: i64,
    height: i64,
    #[sqlx(flatten)]
    token: TokenRow,
    #[sqlx(flatten)]
    account: Row,
}

const TOKEN_COLUMNS: &str =
    "t.id AS token, t.name AS token_name, t.scope, t.created_at AS made_at, t.expires_at, t.last_used_at";

/// Stores a token of an account.
///
/// # Errors
/// When the database does not answer.
pub async fn add(conn: &mut Conn, token: &ApiToken, account: &str, secret: &Token) -> Result<()> {
    let sql = Sql::with(
        "INSERT INTO api_token (id, digest, account, name, scope, created_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            token.id.as_str().into(),
            secret.digest().into(),
            account.into(),
            token.name.as_str().into(),
            token.scope.word().into(),
            token.created_at.0.into(),
            token.expires_at.0.into(),
        ],
    );
    conn.run(sql).await?;
    Ok(())
}

/// The token that was presented, while it and its account can be used; in one statement: every request with one runs it.
///
/// # Errors
/// When the database does not answer.
pub async fn find(conn: &mut Conn, secret: &Token, now: Instant) -> Result<Option<Found>> {
    let mut sql = Sql::new(
        "SELECT (SELECT rebuilt FROM public_state) AS rebuilt, \
         COALESCE((SELECT MAX(sequence) FROM record), 0) AS height, ",
    );
    sql.push(TOKEN_COLUMNS).push(", ").push(COLUMNS);
    sql.push(" FROM api_token t JOIN account a ON a.id = t.account WHERE t.digest = ").arg(secret.digest());
    sql.push(" AND t.expires_at > ").arg(now.0).push(" AND a.disabled_at IS NULL");
    let Some(row) = conn.row::<FoundRow>(sql).await? else { return Ok(None) };
    let state = State { rebuilt: row.rebuilt, height: row.height };
    Ok(Some(Found { token: row.token.read()?, account: row.account.read()?, state }))
}

/// The tokens of an account that can still be used, the newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_account(conn: &mut Conn, account: &str, now: Instant) -> Result<Vec<ApiToken>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(TOKEN_COLUMNS).push(" FROM api_token t WHERE t.account = ").arg(account);
    sql.push(" AND t.expires_at > ").arg(now.0).push(" ORDER BY t.created_at DESC, t.id DESC");
    conn.rows::<TokenRow>(sql).await?.into_iter().map(TokenRow::read).collect()
}

/// Whether a token of this identifier was ever made and is still known.
///
/// # Errors
/// When the database does not answer.
pub async fn is_known(conn: &mut Conn, id: &str) -> Result<bool> {
    let row: Option<(String,)> = conn.row(Sql::with("SELECT id FROM api_token WHERE id = $1", [id.into()])).await?;
    Ok(row.is_some())
}

/// Records that a token was used; never moves back in time.
///
/// # Errors
/// When the database does not answer.
pub async fn used(conn: &mut Conn, id: &str, now: Instant) -> Result<()> {
    let sql = "UPDATE api_token SET last_used_at = $1 WHERE id = $2 AND COALESCE(last_used_at, 0) < $1";
    conn.run(Sql::with(sql, [now.0.into(), id.into()])).await?;
    Ok(())
}

/// Takes a token of an account away; returns what it was called, where there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn revoke(conn: &mut Conn, account: &str, id: &str) -> Result<Option<String>> {
    let sql = "DELETE FROM api_token WHERE account = $1 AND id = $2 RETURNING name";
    let row: Option<(String,)> = conn.row(Sql::with(sql, [account.into(), id.into()])).await?;
    Ok(row.map(|(name,)| name))
}

/// Takes every token of an account away; returns what they were called.
///
/// # Errors
/// When the database does not answer.
pub async fn revoke_all(conn: &mut Conn, account: &str) -> Result<Vec<String>> {
    let sql = "DELETE FROM api_token WHERE account = $1 RETURNING name";
    let rows: Vec<(String,)> = conn.rows(Sql::with(sql, [account.into()])).await?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Deletes what can no longer be used.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(conn: &mut Conn, now: Instant) -> Result<()> {
    conn.run(Sql::with("DELETE FROM api_token WHERE expires_at <= $1", [now.0.into()])).await?;
    Ok(())
}

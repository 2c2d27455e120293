//! Single-use links.

use crate::domain::basics::instant::Instant;
use crate::store::Result;
use crate::store::account::token::Token;
use crate::store::db::{Conn, Sql};

/// What a link is for: so far there is one purpose.
const SET_PASSWORD: &str = "set_password";

/// Stores a link that sets an account's password, replacing earlier ones.
pub async fn add(conn: &mut Conn, token: &Token, account: &str, now: Instant, expires_at: Instant) -> Result<()> {
    let args = [account.into(), SET_PASSWORD.into()];
    conn.run(Sql::with("DELETE FROM one_time_link WHERE account = $1 AND purpose = $2", args)).await?;
    let sql = Sql::with(
        "INSERT INTO one_time_link (digest, account, purpose, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        [token.digest().into(), account.into(), SET_PASSWORD.into(), now.0.into(), expires_at.0.into()],
    );
    conn.run(sql).await?;
    Ok(())
}

/// The account whose password a link sets, while it is valid.
pub async fn account_of(conn: &mut Conn, token: &Token, now: Instant) -> Result<Option<String>> {
    let sql = Sql::with(
        "SELECT l.account FROM one_time_link l JOIN account a ON a.id = l.account \
         WHERE l.digest = $1 AND l.purpose = $2 AND l.used_at IS NULL AND l.expires_at > $3 AND a.disabled_at IS NULL",
        [token.digest().into(), SET_PASSWORD.into(), now.0.into()],
    );
    Ok(conn.row::<(String,)>(sql).await?.map(|(account,)| account))
}

/// Consumes a link; returns whether it was valid. Of two concurrent uses, one succeeds.
pub async fn use_up(conn: &mut Conn, token: &Token, now: Instant) -> Result<bool> {
    let sql = Sql::with(
        "UPDATE one_time_link SET used_at = $1 \
         WHERE digest = $2 AND purpose = $3 AND used_at IS NULL AND expires_at > $1",
        [now.0.into(), token.digest().into(), SET_PASSWORD.into()],
    );
    Ok(conn.run(sql).await? == 1)
}

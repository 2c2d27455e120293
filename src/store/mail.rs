//! Digests by mail, what people set about them, and the links that turn them off.

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::notice::{DigestState, NoticeKind};
use crate::store::Result;
use crate::store::account::token::Token;
use crate::store::db::{Arg, Conn, Sql};

/// What a person set about mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MailSetting {
    /// The language; nothing where none was set.
    pub lang: Option<Lang>,
    /// The kinds of notices that are not mailed.
    pub muted: Vec<NoticeKind>,
}

/// What a person set about mail; nothing where nothing was set.
///
/// # Errors
/// When the database does not answer.
pub async fn setting(conn: &mut Conn, account: &str) -> Result<Option<MailSetting>> {
    let sql = Sql::with("SELECT lang, muted FROM mail_setting WHERE account = $1", [account.into()]);
    let row: Option<(String, String)> = conn.row(sql).await?;
    let read = |(lang, muted): (String, String)| MailSetting {
        lang: lang.parse().ok(),
        muted: muted.split_whitespace().filter_map(|it| it.parse().ok()).collect(),
    };
    Ok(row.map(read))
}

/// Sets it.
///
/// # Errors
/// When the database does not answer.
pub async fn set(conn: &mut Conn, account: &str, setting: &MailSetting) -> Result<()> {
    let muted: Vec<&str> = setting.muted.iter().map(|it| it.word()).collect();
    let sql = "INSERT INTO mail_setting (account, lang, muted) VALUES ($1, $2, $3) \
         ON CONFLICT (account) DO UPDATE SET lang = $2, muted = $3";
    let lang = setting.lang.map_or("", Lang::code);
    conn.run(Sql::with(sql, [account.into(), lang.into(), muted.join(" ").into()])).await?;
    Ok(())
}

/// The last day for which digests were queued; empty before the first.
///
/// # Errors
/// When the database does not answer.
pub async fn queued_for(conn: &mut Conn) -> Result<String> {
    let row: Option<(String,)> = conn.row(Sql::new("SELECT mail_day FROM notice_cursor WHERE id = 1")).await?;
    Ok(row.map(|(day,)| day).unwrap_or_default())
}

/// The accounts that can sign in and have new notices that no mail told.
///
/// # Errors
/// When the database does not answer.
pub async fn untold(conn: &mut Conn) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT n.account FROM notice n JOIN account a ON a.id = n.account \
         WHERE a.disabled_at IS NULL AND n.read_at IS NULL AND n.mail IS NULL ORDER BY n.account";
    let rows: Vec<(String,)> = conn.rows(Sql::new(sql)).await?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}

/// Queues digests for a day, each with its identifier and account: a person has one for a day.
///
/// # Errors
/// When the database does not answer.
pub async fn queue(conn: &mut Conn, rows: Vec<(String, String)>, day: Day, now: Instant) -> Result<()> {
    for (id, account) in rows {
        let row: [Arg; 7] = [
            id.into(),
            account.into(),
            day.into(),
            DigestState::Queued.word().into(),
            0_i64.into(),
            now.0.into(),
            now.0.into(),
        ];
        let mut sql = Sql::new("INSERT INTO mail (id, account, day, state, attempts, changed_at, not_before) VALUES (");
        sql.args(row).push(") ON CONFLICT DO NOTHING");
        conn.run(sql).await?;
    }
    conn.run(Sql::with("UPDATE notice_cursor SET mail_day = $1 WHERE id = 1", [day.into()])).await?;
    Ok(())
}

/// Claims the digest that waits longest: its identifier and account. Of several servers one gets it.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(conn: &mut Conn, now: Instant) -> Result<Option<(String, String)>> {
    conn.row(Sql::with(
        "UPDATE mail SET state = 'claimed', attempts = attempts + 1, changed_at = $1 WHERE state = 'queued' AND id = \
         (SELECT id FROM mail WHERE state = 'queued' AND not_before <= $1 ORDER BY not_before, id LIMIT 1) \
         RETURNING id, account",
        [now.0.into()],
    ))
    .await
}

/// Drops a digest in which nothing is.
///
/// # Errors
/// When the database does not answer.
pub async fn drop_queued(conn: &mut Conn, id: &str) -> Result<()> {
    conn.run(Sql::with("DELETE FROM mail WHERE id = $1", [id.into()])).await?;
    Ok(())
}

/// How often it was tried to send a digest.
///
/// # Errors
/// When the database does not answer.
pub async fn attempts(conn: &mut Conn, id: &str) -> Result<i64> {
    let row: Option<(i64,)> = conn.row(Sql::with("SELECT attempts FROM mail WHERE id = $1", [id.into()])).await?;
    Ok(row.map_or(0, |(attempts,)| attempts))
}

/// Records what became of a claimed digest: returns its account and that state, or nothing where it is no longer claimed.
///
/// # Errors
/// When the database does not answer.
pub async fn settle(
    conn: &mut Conn,
    id: &str,
    state: DigestState,
    now: Instant,
    not_before: Instant,
) -> Result<Option<(String, DigestState)>> {
    let row: Option<(String,)> = conn
        .row(Sql::with(
            "UPDATE mail SET state = $1, changed_at = $2, not_before = $3 WHERE id = $4 AND state = 'claimed' \
             RETURNING account",
            [state.word().into(), now.0.into(), not_before.0.into(), id.into()],
        ))
        .await?;
    Ok(row.map(|(account,)| (account, state)))
}

/// The digests that were claimed before an instant and whose outcome is open.
///
/// # Errors
/// When the database does not answer.
pub async fn claimed_before(conn: &mut Conn, since: Instant) -> Result<Vec<String>> {
    let sql =
        Sql::with("SELECT id FROM mail WHERE state = 'claimed' AND changed_at < $1 ORDER BY id", [since.0.into()]);
    let rows: Vec<(String,)> = conn.rows(sql).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes that a digest tells these notices.
///
/// # Errors
/// When the database does not answer.
pub async fn told(conn: &mut Conn, id: &str, notices: &[String]) -> Result<()> {
    let mut sql = Sql::new("UPDATE notice SET mail = ");
    sql.arg(id).push(" WHERE id IN (").args(notices.iter().map(|it| it.as_str().into())).push(")");
    conn.run(sql).await?;
    Ok(())
}

/// Notes that what a digest tells was not told.
///
/// # Errors
/// When the database does not answer.
pub async fn give_back(conn: &mut Conn, id: &str) -> Result<()> {
    conn.run(Sql::with("UPDATE notice SET mail = NULL WHERE mail = $1", [id.into()])).await?;
    Ok(())
}

/// Keeps a link by which an account's mail is turned off.
///
/// # Errors
/// When the database does not answer.
pub async fn add_link(conn: &mut Conn, token: &Token, account: &str, now: Instant) -> Result<()> {
    let sql = "INSERT INTO unsubscribe_link (digest, account, made_at) VALUES ($1, $2, $3)";
    conn.run(Sql::with(sql, [token.digest().into(), account.into(), now.0.into()])).await?;
    Ok(())
}

/// The account whose mail a link turns off.
///
/// # Errors
/// When the database does not answer.
pub async fn account_of(conn: &mut Conn, token: &Token) -> Result<Option<String>> {
    let sql = Sql::with("SELECT account FROM unsubscribe_link WHERE digest = $1", [token.digest().into()]);
    Ok(conn.row::<(String,)>(sql).await?.map(|(account,)| account))
}

/// Forgets the links that were made before an instant.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_links(conn: &mut Conn, before: Instant) -> Result<()> {
    conn.run(Sql::with("DELETE FROM unsubscribe_link WHERE made_at < $1", [before.0.into()])).await?;
    Ok(())
}

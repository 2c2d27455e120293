//! Who watches what: a convenience of a person, beside the ledger.

use std::collections::BTreeSet;

use crate::domain::access::permission::Audience;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::ReadBy;
use crate::domain::notice::watch::{WatchedNoun, Watchers};
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::in_force::in_force;

/// Notes that a person watches something; done again, it changes nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn add(conn: &mut Conn, account: &str, noun: WatchedNoun, target: &str, now: Instant) -> Result<()> {
    let sql = "INSERT INTO watch (account, noun, target, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    conn.run(Sql::with(sql, [account.into(), noun.word().into(), target.into(), now.0.into()])).await?;
    Ok(())
}

/// Notes that a person no longer watches something.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(conn: &mut Conn, account: &str, noun: WatchedNoun, target: &str) -> Result<()> {
    let sql = "DELETE FROM watch WHERE account = $1 AND noun = $2 AND target = $3";
    conn.run(Sql::with(sql, [account.into(), noun.word().into(), target.into()])).await?;
    Ok(())
}

/// Whether a person watches something.
///
/// # Errors
/// When the database does not answer.
pub async fn is_watched(conn: &mut Conn, account: &str, noun: WatchedNoun, target: &str) -> Result<bool> {
    let sql = "SELECT since FROM watch WHERE account = $1 AND noun = $2 AND target = $3";
    let row: Option<(i64,)> = conn.row(Sql::with(sql, [account.into(), noun.word().into(), target.into()])).await?;
    Ok(row.is_some())
}

/// What a person watches, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of(conn: &mut Conn, account: &str) -> Result<Vec<(WatchedNoun, String)>> {
    let sql = "SELECT noun, target FROM watch WHERE account = $1 ORDER BY since DESC, noun, target";
    let rows: Vec<(String, String)> = conn.rows(Sql::with(sql, [account.into()])).await?;
    Ok(rows.into_iter().filter_map(|(noun, target)| Some((noun.parse().ok()?, target))).collect())
}

/// Who watches a commitment, by itself or with its area, for each audience that sees it on a day. Watching began by then.
///
/// # Errors
/// When the database does not answer.
pub async fn of_commitment(conn: &mut Conn, id: &CommitmentId, day: Day, by: Instant) -> Result<Watchers> {
    let mut sql = Sql::new("SELECT h.read_by, h.areas FROM headline h WHERE h.commitment_id = ");
    sql.arg(id.as_str()).push(" AND ");
    in_force(&mut sql, "h", day);
    let mut watchers = Watchers::default();
    for (read_by, areas) in conn.rows::<(String, String)>(sql).await? {
        let Ok(read_by) = read_by.parse::<ReadBy>() else { continue };
        let areas: Vec<Arg> = areas.split_whitespace().map(Arg::from).collect();
        let mut sql = Sql::new("SELECT account FROM watch WHERE since <= ");
        sql.arg(by.0).push(" AND ((noun = ").arg(WatchedNoun::Commitment.word());
        sql.push(" AND target = ").arg(id.as_str()).push(")");
        if !areas.is_empty() {
            sql.push(" OR (noun = ").arg(WatchedNoun::Area.word()).push(" AND target IN (").args(areas).push("))");
        }
        sql.push(")");
        let accounts = accounts(conn, sql).await?;
        for audience in read_by.audiences() {
            watchers.add(*audience, accounts.clone());
        }
    }
    Ok(watchers)
}

/// Who watches a meeting, which everybody sees. Watching began by then.
///
/// # Errors
/// When the database does not answer.
pub async fn of_meeting(conn: &mut Conn, slug: &str, by: Instant) -> Result<Watchers> {
    let sql = "SELECT account FROM watch WHERE noun = $1 AND target = $2 AND since <= $3";
    let sql = Sql::with(sql, [WatchedNoun::Meeting.word().into(), slug.into(), by.0.into()]);
    let found = accounts(conn, sql).await?;
    let mut watchers = Watchers::default();
    for audience in Audience::ALL {
        watchers.add(*audience, found.clone());
    }
    Ok(watchers)
}

async fn accounts(conn: &mut Conn, sql: Sql) -> Result<BTreeSet<String>> {
    Ok(conn.rows::<(String,)>(sql).await?.into_iter().map(|(account,)| account).collect())
}

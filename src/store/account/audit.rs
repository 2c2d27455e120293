//! The audit log: what was done with accounts, and by whom.

use crate::domain::account::{AuditEvent, AuditKind};
use crate::domain::basics::instant::Instant;
use crate::domain::organisation::code::OrganisationCode;
use crate::store::db::{Conn, Sql};
use crate::store::{Error, Result};

/// An event to log.
#[derive(Clone, Debug)]
pub struct Note<'a> {
    pub id: String,
    pub at: Instant,
    pub kind: AuditKind,
    /// The account that did it, or with which it was done; `None` for an unknown one.
    pub account: Option<&'a str>,
    /// The account of who did it, where that is somebody else.
    pub done_by: Option<&'a str>,
    /// The network address of the request.
    pub address: &'a str,
    pub detail: &'a str,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    at: i64,
    kind: String,
    account: String,
    done_by: Option<String>,
    address: String,
    detail: String,
}

/// Logs an event.
pub async fn note(conn: &mut Conn, note: Note<'_>) -> Result<()> {
    let sql = Sql::with(
        "INSERT INTO audit_event (id, at, kind, account, done_by, address, detail) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            note.id.into(),
            note.at.0.into(),
            note.kind.word().into(),
            note.account.map(str::to_owned).into(),
            note.done_by.map(str::to_owned).into(),
            note.address.into(),
            note.detail.into(),
        ],
    );
    conn.run(sql).await?;
    Ok(())
}

/// How many events of a kind there are about an account since an instant.
pub async fn count(conn: &mut Conn, account: &str, kind: AuditKind, since: Instant) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM audit_event WHERE account = $1 AND at > $2 AND kind = $3";
    let row: Option<(i64,)> = conn.row(Sql::with(sql, [account.into(), since.0.into(), kind.word().into()])).await?;
    Ok(row.map_or(0, |(count,)| count))
}

/// The network addresses from which events of a kind came about an account since an instant, each once.
pub async fn addresses(conn: &mut Conn, account: &str, kind: AuditKind, since: Instant) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT address FROM audit_event WHERE account = $1 AND at > $2 AND kind = $3";
    let rows: Vec<(String,)> = conn.rows(Sql::with(sql, [account.into(), since.0.into(), kind.word().into()])).await?;
    Ok(rows.into_iter().map(|(address,)| address).collect())
}

/// A page of what concerns the accounts of these organisations, the latest first, and how much there is in all.
pub async fn page(
    conn: &mut Conn,
    organisations: &[OrganisationCode],
    page: u32,
    size: u32,
) -> Result<(Vec<AuditEvent>, u32)> {
    if organisations.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let own = |sql: &mut Sql| {
        sql.push(" FROM audit_event e JOIN account a ON a.id = e.account LEFT JOIN account b ON b.id = e.done_by");
        sql.push(" WHERE a.organisation IN (").args(organisations.iter().map(|it| it.as_str().into())).push(")");
    };
    let mut count = Sql::new("SELECT COUNT(*)");
    own(&mut count);
    let (all,) = conn.row::<(i64,)>(count).await?.unwrap_or_default();
    let mut sql = Sql::new("SELECT e.id, e.at, e.kind, a.email AS account, b.email AS done_by, e.address, e.detail");
    own(&mut sql);
    sql.push(" ORDER BY e.at DESC, e.id DESC LIMIT ").arg(i64::from(size));
    sql.push(" OFFSET ").arg(i64::from(page.saturating_sub(1)) * i64::from(size));
    let events = conn.rows::<Row>(sql).await?.into_iter().map(read).collect::<Result<_>>()?;
    Ok((events, u32::try_from(all).unwrap_or(u32::MAX)))
}

fn read(row: Row) -> Result<AuditEvent> {
    let kind = row.kind.parse().map_err(|_| Error::Unreadable {
        record: row.id,
        reason: format!("the kind `{}` of the event is not known", row.kind),
    })?;
    Ok(AuditEvent {
        at: Instant(row.at),
        kind,
        account: row.account,
        done_by: row.done_by,
        address: row.address,
        detail: row.detail,
    })
}

//! What is to be delivered to webhooks, and for some time what became of it.

use crate::domain::basics::instant::Instant;
use crate::domain::webhook::event::EventKind;
use crate::domain::webhook::{Delivery, DeliveryState, Outcome};
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};

/// A delivery to be kept.
#[derive(Clone, Debug)]
pub struct NewDelivery<'a> {
    pub id: String,
    pub webhook: &'a str,
    /// Nothing for a test.
    pub kind: Option<EventKind>,
    /// Identifier of the record that tells it; empty for a test.
    pub record: &'a str,
    pub at: Instant,
    /// When it may be sent.
    pub not_before: Instant,
}

/// A delivery that this server is to send, and what it needs for that. It holds secrets, so it is never logged.
#[derive(sqlx::FromRow)]
pub struct Claim {
    pub id: String,
    pub webhook: String,
    pub kind: String,
    pub record: String,
    pub created_at: i64,
    /// How often it was tried, this attempt included.
    pub attempts: i64,
    pub address: String,
    pub secret: String,
    pub former_secret: Option<String>,
    pub former_until: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    kind: String,
    state: String,
    attempts: i64,
    outcome: String,
    status: Option<i64>,
    created_at: i64,
    changed_at: i64,
    not_before: i64,
}

impl Row {
    /// Nothing for a state that this release does not know.
    fn read(self) -> Option<Delivery> {
        Some(Delivery {
            id: self.id,
            kind: self.kind.parse().ok(),
            state: self.state.parse().ok()?,
            attempts: u32::try_from(self.attempts).unwrap_or_default(),
            outcome: self.outcome.parse().ok(),
            status: self.status.and_then(|it| u16::try_from(it).ok()),
            created_at: Instant(self.created_at),
            changed_at: Instant(self.changed_at),
            next_at: Instant(self.not_before),
        })
    }
}

/// Keeps deliveries to be sent.
///
/// # Errors
/// When the database does not answer.
pub async fn add(conn: &mut Conn, new: Vec<NewDelivery<'_>>) -> Result<()> {
    let rows = new.into_iter().map(|it| -> Vec<Arg> {
        vec![
            it.id.into(),
            it.webhook.into(),
            it.kind.map_or("", EventKind::word).into(),
            it.record.into(),
            DeliveryState::Waiting.word().into(),
            0_i64.into(),
            "".into(),
            it.at.0.into(),
            it.at.0.into(),
            it.not_before.0.into(),
        ]
    });
    let into = "INSERT INTO webhook_delivery \
         (id, webhook, kind, record, state, attempts, outcome, created_at, changed_at, not_before)";
    conn.insert(into, "", rows.collect()).await
}

/// Whether there is a delivery of an identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn is_known(conn: &mut Conn, id: &str) -> Result<bool> {
    let row: Option<(String,)> =
        conn.row(Sql::with("SELECT id FROM webhook_delivery WHERE id = $1", [id.into()])).await?;
    Ok(row.is_some())
}

/// Whether something may be sent now.
///
/// # Errors
/// When the database does not answer.
pub async fn is_due(conn: &mut Conn, now: Instant) -> Result<bool> {
    let sql = "SELECT id FROM webhook_delivery WHERE state = 'waiting' AND not_before <= $1 LIMIT 1";
    Ok(conn.row::<(String,)>(Sql::with(sql, [now.0.into()])).await?.is_some())
}

/// Claims the delivery that waits longest, of none of the webhooks named: nobody else sends it before `until`. Of several
/// servers one gets it.
///
/// # Errors
/// When the database does not answer.
pub async fn claim(conn: &mut Conn, now: Instant, until: Instant, busy: &[String]) -> Result<Option<Claim>> {
    let mut sql = Sql::new("UPDATE webhook_delivery SET attempts = attempts + 1, not_before = ");
    sql.arg(until.0).push(" WHERE state = 'waiting' AND not_before <= ").arg(now.0);
    sql.push(" AND id = (SELECT id FROM webhook_delivery WHERE state = 'waiting' AND not_before <= ").arg(now.0);
    if !busy.is_empty() {
        sql.push(" AND webhook NOT IN (").args(busy.iter().map(|it| it.as_str().into())).push(")");
    }
    sql.push(" ORDER BY not_before, created_at, id LIMIT 1) RETURNING id");
    let Some((id,)) = conn.row::<(String,)>(sql).await? else { return Ok(None) };
    let sql = "SELECT d.id, d.webhook, d.kind, d.record, d.created_at, d.attempts, w.address, w.secret, w.former_secret, \
         w.former_until FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook WHERE d.id = $1";
    conn.row(Sql::with(sql, [id.into()])).await
}

/// Records what became of an attempt; nothing where it is no longer the last one. `next` is when it is tried again, where it
/// waits.
///
/// # Errors
/// When the database does not answer.
pub async fn settle(
    conn: &mut Conn,
    (id, attempts): (&str, i64),
    state: DeliveryState,
    (outcome, status): (Option<Outcome>, Option<u16>),
    now: Instant,
    next: Instant,
) -> Result<bool> {
    let sql = "UPDATE webhook_delivery SET state = $1, outcome = $2, status = $3, changed_at = $4, not_before = $5 \
         WHERE id = $6 AND attempts = $7 AND state = 'waiting'";
    let args = [
        state.word().into(),
        outcome.map_or("", Outcome::word).into(),
        status.map(i64::from).into(),
        now.0.into(),
        next.0.into(),
        id.into(),
        attempts.into(),
    ];
    Ok(conn.run(Sql::with(sql, args)).await? > 0)
}

/// Lets nothing be sent to a webhook before an instant.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(conn: &mut Conn, webhook: &str, until: Instant) -> Result<()> {
    let sql =
        "UPDATE webhook_delivery SET not_before = $1 WHERE webhook = $2 AND state = 'waiting' AND not_before < $1";
    conn.run(Sql::with(sql, [until.0.into(), webhook.into()])).await?;
    Ok(())
}

/// Tries nothing any more that waits for a webhook.
///
/// # Errors
/// When the database does not answer.
pub async fn give_up(conn: &mut Conn, webhook: &str, now: Instant) -> Result<()> {
    let sql = "UPDATE webhook_delivery SET state = 'dead', changed_at = $1 WHERE webhook = $2 AND state = 'waiting'";
    conn.run(Sql::with(sql, [now.0.into(), webhook.into()])).await?;
    Ok(())
}

/// Sends a delivery of a webhook again that was not taken; returns whether there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn send_again(conn: &mut Conn, webhook: &str, id: &str, now: Instant) -> Result<bool> {
    let sql = "UPDATE webhook_delivery SET state = 'waiting', attempts = 0, changed_at = $1, not_before = $1 \
         WHERE webhook = $2 AND id = $3 AND state = 'dead'";
    Ok(conn.run(Sql::with(sql, [now.0.into(), webhook.into(), id.into()])).await? > 0)
}

/// The deliveries of a webhook, those that were not taken or the others, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_webhook(conn: &mut Conn, webhook: &str, dead: bool, most: i64) -> Result<Vec<Delivery>> {
    let mut sql = Sql::new(
        "SELECT id, kind, state, attempts, outcome, status, created_at, changed_at, not_before FROM webhook_delivery \
         WHERE webhook = ",
    );
    sql.arg(webhook).push(if dead { " AND state = 'dead'" } else { " AND state <> 'dead'" });
    sql.push(" ORDER BY created_at DESC, id DESC LIMIT ").arg(most);
    Ok(conn.rows::<Row>(sql).await?.into_iter().filter_map(Row::read).collect())
}

/// Forgets what became of deliveries: of those that are done before one instant, of those that were not taken before
/// another.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(conn: &mut Conn, done_before: Instant, dead_before: Instant) -> Result<u64> {
    let done = "DELETE FROM webhook_delivery WHERE state IN ('delivered', 'moot') AND changed_at < $1";
    let dead = "DELETE FROM webhook_delivery WHERE state = 'dead' AND changed_at < $1";
    let swept = conn.run(Sql::with(done, [done_before.0.into()])).await?;
    Ok(swept + conn.run(Sql::with(dead, [dead_before.0.into()])).await?)
}

//! Webhooks: where they lead, what they are told of, and the secrets with which what they are told is signed.

use crate::domain::basics::instant::Instant;
use crate::domain::organisation::code::PartyCode;
use crate::domain::webhook::{Webhook, WebhookChoice, WebhookState};
use crate::store::Result;
use crate::store::db::{Conn, Sql};

const COLUMNS: &str = "id, party, address, kinds, areas, state, created_at, former_until";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    party: String,
    address: String,
    kinds: String,
    areas: String,
    state: String,
    created_at: i64,
    former_until: Option<i64>,
}

impl Row {
    fn read(self) -> Webhook {
        Webhook {
            id: self.id,
            party: self.party.as_str().into(),
            address: self.address,
            // A kind that this release does not know is told by none.
            kinds: self.kinds.split_whitespace().filter_map(|it| it.parse().ok()).collect(),
            areas: self.areas.split_whitespace().map(str::to_owned).collect(),
            state: self.state.parse().unwrap_or(WebhookState::Off),
            created_at: Instant(self.created_at),
            former_until: self.former_until.map(Instant),
        }
    }
}

/// Keeps a new webhook, which is told what comes after a place in the ledger.
///
/// # Errors
/// When the database does not answer.
pub async fn add(conn: &mut Conn, webhook: &Webhook, secret: &str, since: i64) -> Result<()> {
    let choice =
        WebhookChoice { address: webhook.address.clone(), kinds: webhook.kinds.clone(), areas: webhook.areas.clone() };
    let sql = Sql::with(
        "INSERT INTO webhook (id, party, address, kinds, areas, secret, state, since, created_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            webhook.id.as_str().into(),
            webhook.party.as_str().into(),
            webhook.address.as_str().into(),
            kinds(&choice).into(),
            choice.areas.join(" ").into(),
            secret.into(),
            webhook.state.word().into(),
            since.into(),
            webhook.created_at.0.into(),
        ],
    );
    conn.run(sql).await?;
    Ok(())
}

fn kinds(choice: &WebhookChoice) -> String {
    choice.kinds.iter().map(|it| it.word()).collect::<Vec<_>>().join(" ")
}

/// The webhooks of a party, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn of_party(conn: &mut Conn, party: &PartyCode) -> Result<Vec<Webhook>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM webhook WHERE party = ").arg(party.as_str()).push(" ORDER BY created_at, id");
    Ok(conn.rows::<Row>(sql).await?.into_iter().map(Row::read).collect())
}

/// The webhook of an identifier; nothing where a party has none.
///
/// # Errors
/// When the database does not answer.
pub async fn find(conn: &mut Conn, party: &PartyCode, id: &str) -> Result<Option<Webhook>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM webhook WHERE party = ").arg(party.as_str()).push(" AND id = ").arg(id);
    Ok(conn.row::<Row>(sql).await?.map(Row::read))
}

/// Whether any party has a webhook of an identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn is_known(conn: &mut Conn, id: &str) -> Result<bool> {
    let row: Option<(String,)> = conn.row(Sql::with("SELECT id FROM webhook WHERE id = $1", [id.into()])).await?;
    Ok(row.is_some())
}

/// The webhooks that are told what comes next, each with the place in the ledger after which it is told.
///
/// # Errors
/// When the database does not answer.
pub async fn turned_on(conn: &mut Conn) -> Result<Vec<(Webhook, i64)>> {
    #[derive(sqlx::FromRow)]
    struct On {
        since: i64,
        #[sqlx(flatten)]
        row: Row,
    }
    let mut sql = Sql::new("SELECT since, ");
    sql.push(COLUMNS).push(" FROM webhook WHERE state = ").arg(WebhookState::On.word()).push(" ORDER BY id");
    Ok(conn.rows::<On>(sql).await?.into_iter().map(|it| (it.row.read(), it.since)).collect())
}

/// Keeps what was chosen of one.
///
/// # Errors
/// When the database does not answer.
pub async fn choose(conn: &mut Conn, id: &str, choice: &WebhookChoice) -> Result<()> {
    let sql = "UPDATE webhook SET address = $1, kinds = $2, areas = $3 WHERE id = $4";
    let args = [choice.address.as_str().into(), kinds(choice).into(), choice.areas.join(" ").into(), id.into()];
    conn.run(Sql::with(sql, args)).await?;
    Ok(())
}

/// Turns one on, to be told what comes after a place in the ledger, or off.
///
/// # Errors
/// When the database does not answer.
pub async fn turn(conn: &mut Conn, id: &str, state: WebhookState, since: i64) -> Result<()> {
    let sql = "UPDATE webhook SET state = $1, since = $2 WHERE id = $3";
    conn.run(Sql::with(sql, [state.word().into(), since.into(), id.into()])).await?;
    Ok(())
}

/// Gives one another secret; that before it signs too until an instant.
///
/// # Errors
/// When the database does not answer.
pub async fn renew(conn: &mut Conn, id: &str, secret: &str, former_until: Instant) -> Result<()> {
    let sql = "UPDATE webhook SET former_secret = secret, former_until = $1, secret = $2 WHERE id = $3";
    conn.run(Sql::with(sql, [former_until.0.into(), secret.into(), id.into()])).await?;
    Ok(())
}

/// Forgets former secrets that sign no longer.
///
/// # Errors
/// When the database does not answer.
pub async fn forget_secrets(conn: &mut Conn, now: Instant) -> Result<()> {
    let sql = "UPDATE webhook SET former_secret = NULL, former_until = NULL WHERE former_until <= $1";
    conn.run(Sql::with(sql, [now.0.into()])).await?;
    Ok(())
}

/// Removes one, with its deliveries.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(conn: &mut Conn, id: &str) -> Result<()> {
    conn.run(Sql::with("DELETE FROM webhook WHERE id = $1", [id.into()])).await?;
    Ok(())
}

/// How far the ledger was looked through.
///
/// # Errors
/// When the database does not answer.
pub async fn cursor(conn: &mut Conn) -> Result<i64> {
    let row: Option<(i64,)> = conn.row(Sql::new("SELECT sequence FROM webhook_cursor WHERE id = 1")).await?;
    Ok(row.map_or(0, |(sequence,)| sequence))
}

/// The same, kept from others until the transaction ends: of several servers one looks at a time.
///
/// # Errors
/// When the database does not answer.
pub async fn hold_cursor(conn: &mut Conn) -> Result<i64> {
    let sql = "UPDATE webhook_cursor SET sequence = sequence WHERE id = 1 RETURNING sequence";
    let row: Option<(i64,)> = conn.row(Sql::new(sql)).await?;
    Ok(row.map_or(0, |(sequence,)| sequence))
}

/// Notes how far the ledger was looked through.
///
/// # Errors
/// When the database does not answer.
pub async fn move_cursor(conn: &mut Conn, sequence: i64) -> Result<()> {
    conn.run(Sql::with("UPDATE webhook_cursor SET sequence = $1 WHERE id = 1", [sequence.into()])).await?;
    Ok(())
}

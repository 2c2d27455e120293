//! Deliveries to webhooks: claimed by one server before they are sent, tried again where they were not taken.
//!
//! What is sent is read when it is sent: what is not public any more by then does not leave. A server that stops while it
//! sends leaves a claim that ends by itself, and the delivery is sent again under the same identifier.

use crate::domain::basics::instant::Instant;
use crate::domain::webhook::event::{EventKind, PublicEvent};
use crate::domain::webhook::retry::wait;
use crate::domain::webhook::{DeliveryState, Outcome, WebhookState};
use crate::service::webhook::Webhooks;
use crate::service::webhook::secret::SigningSecret;
use crate::service::webhook::told::readable;
use crate::store;
use crate::store::webhook_delivery as deliveries;
use crate::store::{ledger, webhook as webhooks};

/// How long a delivery is this server's, in microseconds: longer than an attempt takes.
const CLAIMED: i64 = 60 * 1_000_000;
/// How long a webhook is left alone after it did not take something.
const LEFT_ALONE: i64 = 60 * 1_000_000;
/// How long it is known what was delivered.
const DONE_KEPT: i64 = 30 * 24 * 60 * 60 * 1_000_000;
/// How long it is known what was not taken.
const DEAD_KEPT: i64 = 90 * 24 * 60 * 60 * 1_000_000;

/// A message that this server is to send.
#[derive(Clone, Debug)]
pub struct Message {
    /// The receiver knows it by this, however often it is sent.
    pub id: String,
    pub webhook: String,
    pub address: String,
    /// What it tells, and the identifier of the record that tells it; nothing for a test.
    pub event: Option<(PublicEvent, String)>,
    /// When that was recorded.
    pub at: Instant,
    /// The present instant.
    pub now: Instant,
    /// Those that sign it.
    pub secrets: Vec<SigningSecret>,
    attempts: i64,
}

impl Webhooks<'_> {
    /// Claims the next message to be sent, of none of the webhooks named. Nothing where none waits; what is not public any
    /// more is left out.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn claim(self, busy: &[String]) -> store::Result<Option<Message>> {
        loop {
            let now = self.context.now();
            // Most often nothing waits, and reading is cheaper.
            if !deliveries::is_due(&mut self.context.db.read().await?, now).await? {
                return Ok(None);
            }
            let mut conn = self.context.db.write_aside().await?;
            let Some(claim) = deliveries::claim(&mut conn, now, Instant(now.0 + CLAIMED), busy).await? else {
                return Ok(None);
            };
            let mut told = None;
            if let Ok(kind) = claim.kind.parse::<EventKind>()
                && let Some(record) = readable(ledger::record(&mut conn, &claim.record).await)?.flatten()
            {
                let events = self.events(&mut conn, &record).await?;
                told = events.into_iter().find(|it| it.kind == kind).map(|it| (it, record));
            }
            if told.is_none() && !claim.kind.is_empty() {
                let of = (claim.id.as_str(), claim.attempts);
                deliveries::settle(&mut conn, of, DeliveryState::Moot, (None, None), now, now).await?;
                conn.commit().await?;
                continue;
            }
            conn.commit().await?;
            let former = claim.former_secret.filter(|_| claim.former_until.is_some_and(|until| now.0 < until));
            let secrets = std::iter::once(claim.secret).chain(former).map(SigningSecret::kept).collect();
            let at = told.as_ref().map_or(Instant(claim.created_at), |(_, record)| record.at);
            return Ok(Some(Message {
                id: claim.id,
                webhook: claim.webhook,
                address: claim.address,
                event: told.map(|(event, record)| (event, record.id)),
                at,
                now,
                secrets,
                attempts: claim.attempts,
            }));
        }
    }

    /// Records what became of a message that this server claimed; `status` is what the receiver answered.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn settle(self, message: &Message, outcome: Outcome, status: Option<u16>) -> store::Result<()> {
        let now = self.context.now();
        let (id, attempts) = (message.id.as_str(), message.attempts);
        let failed = u32::try_from(attempts).unwrap_or(u32::MAX);
        let salt = self.context.random.salt();
        let chance = salt.iter().fold(0_u64, |chance, byte| (chance << 8) | u64::from(*byte));
        let (state, next) = match outcome {
            Outcome::Taken => (DeliveryState::Delivered, now),
            // Whoever tests looks at what came of it, and tests again.
            Outcome::Gone => (DeliveryState::Dead, now),
            _ if message.event.is_none() => (DeliveryState::Dead, now),
            _ => match wait(failed, chance) {
                Some(wait) => (DeliveryState::Waiting, Instant(now.0 + wait)),
                None => (DeliveryState::Dead, now),
            },
        };
        let mut conn = self.context.db.write_aside().await?;
        if !deliveries::settle(&mut conn, (id, attempts), state, (Some(outcome), status), now, next).await? {
            return Ok(());
        }
        match outcome {
            Outcome::Taken => {}
            Outcome::Gone => {
                webhooks::turn(&mut conn, &message.webhook, WebhookState::Gone, 0).await?;
                deliveries::give_up(&mut conn, &message.webhook, now).await?;
            }
            // The others that wait for it would fail as well, and each takes its time.
            _ => deliveries::hold(&mut conn, &message.webhook, Instant(now.0 + LEFT_ALONE)).await?,
        }
        conn.commit().await
    }

    /// Forgets what became of deliveries long ago, and former secrets.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn sweep(self) -> store::Result<()> {
        let now = self.context.now();
        let mut conn = self.context.db.write_aside().await?;
        deliveries::sweep(&mut conn, Instant(now.0 - DONE_KEPT), Instant(now.0 - DEAD_KEPT)).await?;
        webhooks::forget_secrets(&mut conn, now).await?;
        conn.commit().await
    }
}

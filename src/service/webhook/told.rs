//! What webhooks are told: a cursor goes over the ledger and keeps a delivery for each event and each webhook that is to hear
//! of it, in the transaction that moves the cursor. A server that stops in between has kept none of them, and the next one
//! does; of several servers one holds the cursor. So each is kept once.

use crate::domain::basics::instant::Instant;
use crate::domain::record::Record;
use crate::domain::record::noun::Noun;
use crate::domain::record::public_state::changes_what_everybody_sees;
use crate::domain::webhook::event::{PublicEvent, public_events};
use crate::domain::webhook::{Webhook, is_of_areas};
use crate::service::webhook::Webhooks;
use crate::store;
use crate::store::db::Conn;
use crate::store::webhook_delivery::{self as deliveries, NewDelivery};
use crate::store::{ledger, notice, webhook as webhooks};

/// Records that are looked through in one transaction.
const AT_ONCE: i64 = 200;

impl Webhooks<'_> {
    /// Keeps what is to be told of what was recorded since this was last done.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn catch_up(self) -> store::Result<()> {
        while self.catch_up_some().await? {}
        Ok(())
    }

    /// Whether there may be more.
    async fn catch_up_some(self) -> store::Result<bool> {
        let mut conn = self.context.db.read().await?;
        let (place, head) = (webhooks::cursor(&mut conn).await?, ledger::head(&mut conn).await?.sequence);
        drop(conn);
        if place >= head {
            return Ok(false);
        }
        let mut conn = self.context.db.write_aside().await?;
        let (place, now) = (webhooks::hold_cursor(&mut conn).await?, self.context.now());
        let on = webhooks::turned_on(&mut conn).await?;
        if on.is_empty() {
            webhooks::move_cursor(&mut conn, place.max(head)).await?;
            conn.commit().await?;
            return Ok(false);
        }
        let records = notice::records_after(&mut conn, place, AT_ONCE).await?;
        let Some(last) = records.last().map(|it| it.sequence) else { return Ok(false) };
        for one in records {
            let Some(record) = readable(one.record)? else { continue };
            let events = self.events(&mut conn, &record).await?;
            // They come in this order.
            for (later, event) in (0..).zip(&events) {
                let told = on.iter().filter(|(webhook, since)| hears(webhook, *since, &record, event));
                let new = told.map(|(webhook, _)| NewDelivery {
                    id: self.context.random.id(record.at),
                    webhook: &webhook.id,
                    kind: Some(event.kind),
                    record: &record.id,
                    at: Instant(record.at.0 + later),
                    not_before: now,
                });
                deliveries::add(&mut conn, new.collect()).await?;
            }
        }
        webhooks::move_cursor(&mut conn, last).await?;
        conn.commit().await?;
        Ok(last < head)
    }

    /// What a record tells everybody, as things are now.
    pub(super) async fn events(self, conn: &mut Conn, record: &Record) -> store::Result<Vec<PublicEvent>> {
        let Some(fact) = &record.fact else { return Ok(Vec::new()) };
        if !changes_what_everybody_sees(fact.kind(), &record.visibility) {
            return Ok(Vec::new());
        }
        let about = match fact.subject() {
            (Noun::Commitment, id) => ledger::records_of(conn, &id.into()).await,
            (Noun::Statement, slug) => ledger::records_about(conn, Noun::Statement, slug).await,
            _ => return Ok(Vec::new()),
        };
        let about = readable(about)?.unwrap_or_default();
        Ok(public_events(record, &about, record.at.day_in(&self.context.zone())))
    }
}

/// What was read; nothing, and a line in the log, where a record cannot be read: it tells nothing, and holds up no other.
pub(super) fn readable<T>(read: store::Result<T>) -> store::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(error @ store::Error::Unreadable { .. }) => {
            tracing::error!(%error, "a record that cannot be read tells no webhook");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

fn hears(webhook: &Webhook, since: i64, record: &Record, event: &PublicEvent) -> bool {
    record.sequence > since && webhook.kinds.contains(&event.kind) && is_of_areas(&webhook.areas, &event.areas)
}

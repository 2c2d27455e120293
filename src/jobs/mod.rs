//! What the server does on its own, besides answering requests.

use std::convert::Infallible;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use crate::mail::Mailer;
use crate::service::Accord;
use crate::webhooks::WebhookSender;

/// How often it checks whether something is due.
const EVERY: Duration = Duration::from_secs(60);
/// How often it looks for what became public and is to be told to other systems.
const TOLD_EVERY: Duration = Duration::from_secs(5);

/// Does what is due, at once and then every minute, for as long as it is polled: dropping it stops it, and unfinished
/// work leaves nothing behind.
pub async fn run(accord: Accord) -> Infallible {
    let mut minute = interval(EVERY);
    // A late tick is not made up for.
    minute.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        minute.tick().await;
        once(&accord).await;
    }
}

/// Sends digests by mail, at once and then every minute, for as long as it is polled. It is apart from [`run`]: a slow mail
/// server holds nothing else up.
pub async fn mail(accord: Accord, mailer: Option<Mailer>) -> Infallible {
    let Some(mailer) = mailer else { return std::future::pending().await };
    let mut minute = interval(EVERY);
    minute.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        minute.tick().await;
        match mailer.send_digests(&accord).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "digests were mailed"),
            Err(error) => tracing::error!(%error, "digests could not be mailed"),
        }
    }
}

/// Tells other systems what became public, at once and then every few seconds, for as long as it is polled. It is apart
/// from [`run`]: slow receivers hold nothing else up.
pub async fn webhooks(accord: Accord, sender: WebhookSender) -> Infallible {
    let mut often = interval(TOLD_EVERY);
    often.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        often.tick().await;
        match sender.tell(&accord).await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "messages were sent to webhooks"),
            Err(error) => tracing::error!(%error, "webhooks could not be told"),
        }
    }
}

/// Does what is due now. Failures are logged and retried the next time.
pub async fn once(accord: &Accord) {
    match accord.reports().publish_scheduled().await {
        Ok(released) if released.is_empty() => {}
        Ok(released) => tracing::info!(count = released.len(), "reports came out on the day set for them"),
        Err(error) => tracing::error!(%error, "reports whose day has come could not be published"),
    }
    match accord.reports().purge_drafts().await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "drafts went that were deleted a day ago"),
        Err(error) => tracing::error!(%error, "deleted drafts could not be removed"),
    }
    match accord.portfolio().purge_sheets().await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "spreadsheets went that nobody recorded"),
        Err(error) => tracing::error!(%error, "spreadsheets that nobody recorded could not be removed"),
    }
    match accord.accounts().settle_hand_overs().await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "drafts went along with posts that were handed over"),
        Err(error) => tracing::error!(%error, "drafts could not go along with their posts"),
    }
    if let Err(error) = accord.notices().catch_up().await {
        tracing::error!(%error, "what was recorded could not be told");
    }
    if let Err(error) = accord.notices().tell_due().await {
        tracing::error!(%error, "what is due could not be told");
    }
    if let Err(error) = accord.webhooks().sweep().await {
        tracing::error!(%error, "what became of deliveries to webhooks could not be forgotten");
    }
    match accord.reports().sweep_files().await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "files went that nothing cites"),
        Err(error) => tracing::error!(%error, "files that nothing cites could not be removed"),
    }
    accord.empty_journal().await;
}

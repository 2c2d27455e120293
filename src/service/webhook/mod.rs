//! Use cases about webhooks: what a party's admins set, and what is told.

pub mod delivery;
pub mod secret;
mod told;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::access::member::Member;
use crate::domain::account::AuditKind;
use crate::domain::basics::instant::Instant;
use crate::domain::portfolio::reference::Reference;
use crate::domain::webhook::target::{Network, origin};
use crate::domain::webhook::{Delivery, MOST, SECRET_KEPT, Webhook, WebhookChoice, WebhookProblem, WebhookState};
use crate::service::account::{Accounts, Caller};
use crate::service::context::Context;
use crate::service::webhook::secret::SigningSecret;
use crate::store;
use crate::store::db::Conn;
use crate::store::webhook_delivery::{self as deliveries, NewDelivery};
use crate::store::{ledger, webhook as webhooks};

/// How many deliveries a page lists of each sort.
const LISTED: i64 = 50;

/// What became of a webhook that somebody wants.
#[derive(Debug)]
pub enum Added {
    /// It is kept. Its secret is shown this once.
    Done(Webhook, SigningSecret),
    /// The same form made it before. Its secret is shown no more.
    Before,
    /// It was not kept.
    Refused(Vec<WebhookProblem>),
}

/// What became of a webhook that somebody changes.
#[derive(Debug)]
pub enum Changed {
    Done,
    /// It is another since the form was opened; this is its version now.
    Outdated(String),
    /// It stays as it was.
    Refused(Vec<WebhookProblem>),
}

/// A webhook with what became of its deliveries.
#[derive(Clone, Debug)]
pub struct WebhookDeliveries {
    pub webhook: Webhook,
    /// For the form that changes it.
    pub version: String,
    /// The last ones, the latest first.
    pub last: Vec<Delivery>,
    /// Those that were not taken and are not tried any more, the latest first.
    pub dead: Vec<Delivery>,
}

/// Use cases about webhooks.
#[derive(Clone, Copy)]
pub struct Webhooks<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Webhooks<'_> {
    /// The networks of the operator's own to which webhooks may lead.
    pub fn networks(&self) -> &[Network] {
        &self.context.webhook_networks
    }

    /// The webhooks of a person's party, the oldest first; none for who does not look after them.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn list(self, member: &Member) -> store::Result<Vec<Webhook>> {
        if !member.manages_webhooks() {
            return Ok(Vec::new());
        }
        webhooks::of_party(&mut self.context.db.read().await?, &member.party).await
    }

    /// Keeps a webhook of a person's party. It is told what becomes public from now on.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn add(
        self,
        member: &Member,
        choice: WebhookChoice,
        idempotency_key: &str,
        caller: &Caller,
    ) -> store::Result<Added> {
        let now = self.context.now();
        let mut id = self.context.own_id(idempotency_key);
        let reference = self.context.reference_now().await?;
        let mut conn = self.context.db.write_aside().await?;
        if webhooks::find(&mut conn, &member.party, &id).await?.is_some() {
            return Ok(Added::Before);
        }
        if webhooks::is_known(&mut conn, &id).await? {
            // Whoever sends the name of another party's as a key learns nothing by it.
            id = self.context.random.id(now);
        }
        let mut problems = self.problems(&choice, &reference);
        if webhooks::of_party(&mut conn, &member.party).await?.len() >= MOST {
            problems.push(WebhookProblem::TooMany);
        }
        if !problems.is_empty() || !member.manages_webhooks() {
            return Ok(Added::Refused(problems));
        }
        let secret = SigningSecret::new(&*self.context.random);
        let webhook = Webhook {
            id,
            party: member.party.clone(),
            address: choice.address,
            kinds: choice.kinds,
            areas: choice.areas,
            state: WebhookState::On,
            created_at: now,
            former_until: None,
        };
        let since = since(&mut conn).await?;
        webhooks::add(&mut conn, &webhook, secret.secret(), since).await?;
        self.log(&mut conn, AuditKind::WebhookAdded, member, caller, &webhook).await?;
        conn.commit().await?;
        Ok(Added::Done(webhook, secret))
    }

    /// A webhook of a person's party, with what became of its deliveries.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn find(self, member: &Member, id: &str) -> store::Result<Option<WebhookDeliveries>> {
        let mut conn = self.context.db.read().await?;
        let Some(webhook) = own(&mut conn, member, id).await? else { return Ok(None) };
        let last = deliveries::of_webhook(&mut conn, id, false, LISTED).await?;
        let dead = deliveries::of_webhook(&mut conn, id, true, LISTED).await?;
        Ok(Some(WebhookDeliveries { version: version(&webhook), webhook, last, dead }))
    }

    /// Changes where a webhook leads and what it is told of. Nothing where the person's party has none by that name.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn change(
        self,
        member: &Member,
        id: &str,
        choice: WebhookChoice,
        opened_with: &str,
        caller: &Caller,
    ) -> store::Result<Option<Changed>> {
        let reference = self.context.reference_now().await?;
        let mut conn = self.context.db.write_aside().await?;
        let Some(webhook) = own(&mut conn, member, id).await? else { return Ok(None) };
        let now = version(&webhook);
        let problems = self.problems(&choice, &reference);
        if !problems.is_empty() {
            return Ok(Some(Changed::Refused(problems)));
        }
        let changed = Webhook {
            address: choice.address.clone(),
            kinds: choice.kinds.clone(),
            areas: choice.areas.clone(),
            ..webhook
        };
        if version(&changed) == now {
            return Ok(Some(Changed::Done));
        }
        if now != opened_with {
            return Ok(Some(Changed::Outdated(now)));
        }
        webhooks::choose(&mut conn, id, &choice).await?;
        self.log(&mut conn, AuditKind::WebhookChanged, member, caller, &changed).await?;
        conn.commit().await?;
        Ok(Some(Changed::Done))
    }

    /// Turns a webhook on, to be told what becomes public from now on, or off: what waits is then not tried any more.
    /// Returns whether the person's party has one by that name.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn turn(self, member: &Member, id: &str, on: bool, caller: &Caller) -> store::Result<bool> {
        let mut conn = self.context.db.write_aside().await?;
        let Some(webhook) = own(&mut conn, member, id).await? else { return Ok(false) };
        if (webhook.state == WebhookState::On) != on {
            let state = if on { WebhookState::On } else { WebhookState::Off };
            let since = since(&mut conn).await?;
            webhooks::turn(&mut conn, id, state, since).await?;
            deliveries::give_up(&mut conn, id, self.context.now()).await?;
            let kind = if on { AuditKind::WebhookTurnedOn } else { AuditKind::WebhookTurnedOff };
            self.log(&mut conn, kind, member, caller, &webhook).await?;
            conn.commit().await?;
        }
        Ok(true)
    }

    /// Gives a webhook another secret, shown this once; the one before it signs too for a day. Nothing where the person's
    /// party has none by that name.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn renew(self, member: &Member, id: &str, caller: &Caller) -> store::Result<Option<SigningSecret>> {
        let mut conn = self.context.db.write_aside().await?;
        let Some(webhook) = own(&mut conn, member, id).await? else { return Ok(None) };
        let secret = SigningSecret::new(&*self.context.random);
        let until = Instant(self.context.now().0 + SECRET_KEPT);
        webhooks::renew(&mut conn, id, secret.secret(), until).await?;
        self.log(&mut conn, AuditKind::WebhookSecretRenewed, member, caller, &webhook).await?;
        conn.commit().await?;
        Ok(Some(secret))
    }

    /// Removes a webhook with all that waits for it. Returns whether the person's party had one by that name.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn remove(self, member: &Member, id: &str, caller: &Caller) -> store::Result<bool> {
        let mut conn = self.context.db.write_aside().await?;
        let Some(webhook) = own(&mut conn, member, id).await? else { return Ok(false) };
        webhooks::remove(&mut conn, id).await?;
        self.log(&mut conn, AuditKind::WebhookRemoved, member, caller, &webhook).await?;
        conn.commit().await?;
        Ok(true)
    }

    /// Has a test sent to a webhook that is on, once for each form. Returns whether the person's party has one by that name.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn test(self, member: &Member, id: &str, idempotency_key: &str) -> store::Result<bool> {
        let (now, message) = (self.context.now(), self.context.own_id(idempotency_key));
        let mut conn = self.context.db.write_aside().await?;
        let Some(webhook) = own(&mut conn, member, id).await? else { return Ok(false) };
        if webhook.state == WebhookState::On && !deliveries::is_known(&mut conn, &message).await? {
            let test = NewDelivery { id: message, webhook: id, kind: None, record: "", at: now, not_before: now };
            deliveries::add(&mut conn, vec![test]).await?;
            conn.commit().await?;
        }
        Ok(true)
    }

    /// Has a delivery sent again that was not taken, where the webhook is on. Returns whether the person's party has a
    /// webhook by that name.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "webhooks"), err(level = "debug"))]
    pub async fn send_again(self, member: &Member, id: &str, delivery: &str) -> store::Result<bool> {
        let mut conn = self.context.db.write_aside().await?;
        let Some(webhook) = own(&mut conn, member, id).await? else { return Ok(false) };
        if webhook.state == WebhookState::On {
            deliveries::send_again(&mut conn, id, delivery, self.context.now()).await?;
            conn.commit().await?;
        }
        Ok(true)
    }

    fn problems(self, choice: &WebhookChoice, reference: &Reference) -> Vec<WebhookProblem> {
        let areas: Vec<&str> = reference.areas.iter().map(|it| it.code.as_str()).collect();
        choice.problems(self.networks(), &areas)
    }

    /// Logs who did what; of the address only what is no secret.
    async fn log(
        self,
        conn: &mut Conn,
        kind: AuditKind,
        member: &Member,
        caller: &Caller,
        webhook: &Webhook,
    ) -> store::Result<()> {
        let accounts = Accounts { context: self.context };
        accounts.record_event_in(conn, kind, Some(&member.account), caller, origin(&webhook.address)).await
    }
}

/// The webhook of an identifier, where the person looks after it.
async fn own(conn: &mut Conn, member: &Member, id: &str) -> store::Result<Option<Webhook>> {
    if !member.manages_webhooks() {
        return Ok(None);
    }
    webhooks::find(conn, &member.party, id).await
}

/// Where the ledger ends now. The cursor is held, so that none looks past it before what rests on this is kept.
async fn since(conn: &mut Conn) -> store::Result<i64> {
    let looked = webhooks::hold_cursor(conn).await?;
    Ok(ledger::head(conn).await?.sequence.max(looked))
}

/// A digest of what can be chosen of a webhook.
fn version(webhook: &Webhook) -> String {
    let mut hasher = Sha256::new();
    let kinds = webhook.kinds.iter().map(|it| it.word());
    for part in std::iter::once(webhook.address.as_str()).chain(kinds).chain(webhook.areas.iter().map(String::as_str)) {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    URL_SAFE_NO_PAD.encode(&hasher.finalize()[..16])
}

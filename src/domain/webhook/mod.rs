//! Addresses of other systems that are told what became public here.

pub mod event;
pub mod retry;
pub mod target;

use crate::domain::basics::instant::Instant;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::organisation::code::PartyCode;
use crate::domain::webhook::event::EventKind;
use crate::domain::webhook::target::{Network, TargetFault, fault};

/// How many webhooks a party has at most.
pub const MOST: usize = 20;
/// How long a former secret signs beside the new one, in microseconds.
pub const SECRET_KEPT: i64 = 24 * 60 * 60 * 1_000_000;

string_enum! {
    /// Whether a webhook is told anything.
    WebhookState {
        On = "on",
        Off = "off",
        /// It was turned off because its receiver answered that it is gone.
        Gone = "gone",
    }
}

string_enum! {
    /// What became of a delivery.
    DeliveryState {
        /// It is to be sent, for the first time or again.
        Waiting = "waiting",
        Delivered = "delivered",
        /// It was not taken, and is not tried any more.
        Dead = "dead",
        /// What it tells of is not public any more, and so it was not sent.
        Moot = "moot",
    }
}

string_enum! {
    /// What an attempt to deliver led to.
    Outcome {
        /// The receiver took it.
        Taken = "taken",
        /// The receiver answered with another status.
        Refused = "refused",
        /// The receiver answered that it is gone for good.
        Gone = "gone",
        /// Nobody answered at its address.
        Unreachable = "unreachable",
        /// The answer took too long.
        TooSlow = "too_slow",
        /// The address leads to where nothing may be sent.
        Forbidden = "forbidden",
    }
}

/// A webhook, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    pub id: String,
    /// The party whose admins look after it.
    pub party: PartyCode,
    /// Where deliveries are posted to.
    pub address: String,
    /// What it is told of.
    pub kinds: Vec<EventKind>,
    /// Codes of the areas of which it is told; empty for everything.
    pub areas: Vec<String>,
    pub state: WebhookState,
    pub created_at: Instant,
    /// Until when the secret before this one signs too, where one does.
    pub former_until: Option<Instant>,
}

/// What an admin chooses of a webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookChoice {
    pub address: String,
    pub kinds: Vec<EventKind>,
    pub areas: Vec<String>,
}

/// Why a webhook is not kept as chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookProblem {
    /// Nothing may be sent to its address.
    Address(TargetFault),
    /// No kind of event was chosen, or one that is not known.
    NoKind,
    /// An area is not known.
    UnknownArea,
    /// There are as many as there may be.
    TooMany,
}

impl WebhookChoice {
    /// What is wrong with it; `own` are the networks of the operator, `areas` the codes that are known.
    pub fn problems(&self, own: &[Network], areas: &[&str]) -> Vec<WebhookProblem> {
        let address = fault(&self.address, own).map(WebhookProblem::Address);
        let kinds = self.kinds.is_empty().then_some(WebhookProblem::NoKind);
        let unknown = self.areas.iter().any(|it| !areas.contains(&it.as_str()));
        address.into_iter().chain(kinds).chain(unknown.then_some(WebhookProblem::UnknownArea)).collect()
    }
}

/// A delivery, as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub id: String,
    /// What it tells; nothing for a test.
    pub kind: Option<EventKind>,
    pub state: DeliveryState,
    /// How often it was tried since it was last asked for.
    pub attempts: u32,
    /// What the last attempt led to, where there was one.
    pub outcome: Option<Outcome>,
    /// The status with which the receiver answered it, where it did.
    pub status: Option<u16>,
    pub created_at: Instant,
    /// When something last became of it.
    pub changed_at: Instant,
    /// When it is tried next, where it waits.
    pub next_at: Instant,
}

/// Whether a webhook that chose areas is told of something in others: of what has no area only those are told that chose
/// none.
pub fn is_of_areas(chosen: &[String], of: &[String]) -> bool {
    chosen.is_empty() || of.iter().any(|it| chosen.contains(it))
}

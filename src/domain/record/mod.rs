//! One line of the ledger.

pub mod additions;
pub mod answers;
pub mod events;
pub mod fact;
pub mod fact_kind;
pub mod first_due;
pub mod former_report;
pub mod headline;
pub mod in_force;
pub mod notes;
pub mod noun;
pub mod open_proposal;
pub mod proceedings;
pub mod public_state;
pub mod published_judgement;
pub mod reference;
pub mod reference_entry;
pub mod state;
pub mod tasks;
pub mod tracked;
pub mod validity;
pub mod withholding;
pub mod workflow;

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::record::fact::Fact;

/// What is to be recorded; the ledger adds the sequence, the instant and the hashes.
#[derive(Clone, Debug)]
pub struct NewRecord {
    /// Who records it, as the record shall name them.
    pub actor: String,
    /// The organisation acted for.
    pub organisation: Option<OrganisationCode>,
    /// The day from which it holds; never after today.
    pub effective_on: Day,
    pub visibility: Visibility,
    pub fact: Fact,
    /// A form's key: a second draft with the same key is the same record.
    pub idempotency_key: Option<String>,
}

/// One line of the ledger, as the rules read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its place in the ledger, from 1. Never leaves the server.
    pub sequence: i64,
    /// Its identifier (UUIDv7).
    pub id: String,
    /// When it was recorded.
    pub at: Instant,
    pub actor: String,
    pub organisation: Option<OrganisationCode>,
    pub effective_on: Day,
    pub visibility: Visibility,
    /// What it says; nothing where the payload was withheld.
    pub fact: Option<Fact>,
}

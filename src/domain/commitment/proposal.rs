//! What one party proposes to the others, and what they answer.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::basics::code::code;
use crate::domain::basics::field_error::FieldErrors;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::PartyCode;

code! {
    /// A proposal's identifier (UUIDv7).
    ProposalId
}

/// What a party answers to a proposal, of a joint status or of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalAnswer {
    pub commitment: CommitmentId,
    pub proposal: ProposalId,
    pub party: PartyCode,
    pub accepted: bool,
    pub reason: Text,
}

/// The parties that a proposal is put to: of those whom it concerns all but the one that makes it, each once.
pub fn asked(concerned: impl IntoIterator<Item = PartyCode>, by: &PartyCode) -> Vec<PartyCode> {
    let asked: BTreeSet<PartyCode> = concerned.into_iter().filter(|party| party != by).collect();
    asked.into_iter().collect()
}

/// What is wrong with an answer to a proposal: a refusal needs its reason.
pub fn check_answer(accepted: bool, reason: &Text) -> FieldErrors {
    let mut faults = FieldErrors::default();
    if !accepted {
        faults.needed("reason", reason);
    }
    faults.text("reason", reason);
    faults
}

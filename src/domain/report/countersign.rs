//! What another party says to a published update. Silence is none of these.

use serde::{Deserialize, Serialize};

use crate::domain::basics::code::code;
use crate::domain::basics::field_error::FieldErrors;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::PartyCode;
use crate::domain::report::update::UpdateId;

code! {
    /// A countersignature's identifier (UUIDv7).
    CountersignId
}

string_enum! {
    /// What a party answers to another's update.
    CountersignAnswer {
        /// It is as reported.
        Confirm = "confirmed",
        /// It was read, without confirming or disputing it.
        Note = "noted",
        /// It is not as reported, for a reason given.
        Dispute = "disputed",
    }
}

/// A party's answer to another party's update. A correction is another update: no answer carries over to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Countersign {
    /// A released dispute is recorded again, more widely, under the same identifier.
    pub id: CountersignId,
    pub commitment: CommitmentId,
    pub update: UpdateId,
    pub party: PartyCode,
    pub answer: CountersignAnswer,
    pub reason: Text,
}

/// A party agrees that a dispute may be seen as widely as the update that it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeRelease {
    pub commitment: CommitmentId,
    pub countersign: CountersignId,
    pub party: PartyCode,
}

/// What is wrong with an answer: a dispute needs its reason.
pub fn check(answer: CountersignAnswer, reason: &Text) -> FieldErrors {
    let mut faults = FieldErrors::default();
    if answer == CountersignAnswer::Dispute {
        faults.needed("reason", reason);
    }
    faults.text("reason", reason);
    faults
}

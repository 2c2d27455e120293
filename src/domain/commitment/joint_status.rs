//! A status on which all undertaking parties agree, and how they come to it.

use serde::{Deserialize, Serialize};

use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::domain::organisation::code::PartyCode;

/// A status proposed by one undertaking party and accepted by all the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointStatus {
    pub commitment: CommitmentId,
    pub status: Status,
    pub proposed_by: PartyCode,
    pub accepted_by: Vec<PartyCode>,
}

/// One undertaking party proposes a status; it becomes the joint one once all the others accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointProposal {
    pub id: ProposalId,
    pub commitment: CommitmentId,
    pub status: Status,
    pub proposed_by: PartyCode,
    pub reason: Text,
}

/// What is wrong with a status that is proposed to all.
pub fn check(status: Status, reason: &Text) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.require(status.is_reportable(), "status", Problem::Missing);
    faults.text("reason", reason);
    faults
}

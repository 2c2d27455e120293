//! A status on which all undertaking parties agreed.

use serde::{Deserialize, Serialize};

use super::commitment::CommitmentId;
use super::party::PartyCode;
use super::status::Status;

/// A status proposed by one undertaking party and accepted by all the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JointStatus {
    pub commitment: CommitmentId,
    pub status: Status,
    pub proposed_by: PartyCode,
    pub accepted_by: Vec<PartyCode>,
}

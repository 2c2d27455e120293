//! Changes of what all sides share of a commitment: its title, due day, standing, nature, relations.

use serde::{Deserialize, Serialize};

use super::commitment::Commitment;
use super::party::PartyCode;
use super::proposal::ProposalId;
use super::text::Text;

/// One party proposes how the commitment shall read; it does once all the others accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub id: ProposalId,
    /// The whole commitment as it shall be.
    pub commitment: Commitment,
    pub reason: Text,
    pub proposed_by: PartyCode,
}

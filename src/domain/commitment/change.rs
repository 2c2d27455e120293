//! Changes of what all sides share of a commitment: its title, due day, standing, nature, relations.

use serde::{Deserialize, Serialize};

use crate::domain::basics::text::Text;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::organisation::code::PartyCode;

/// One party proposes how the commitment shall read; it does once all the others accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub id: ProposalId,
    /// The whole commitment as it shall be.
    pub commitment: Commitment,
    pub reason: Text,
    pub proposed_by: PartyCode,
}

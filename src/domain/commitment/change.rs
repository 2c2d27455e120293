//! Changes of what all sides share of a commitment: its title, due day, standing, nature, relations.

use serde::{Deserialize, Serialize};

use crate::domain::basics::text::Text;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::organisation::code::PartyCode;

/// One party proposes a new version of the commitment; it takes effect once all the others have accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub id: ProposalId,
    /// The whole commitment as proposed.
    pub commitment: Commitment,
    pub reason: Text,
    pub proposed_by: PartyCode,
}

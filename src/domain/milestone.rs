//! Steps towards a commitment.

use serde::{Deserialize, Serialize};

use super::commitment::CommitmentId;
use super::day::Day;
use super::due::Due;
use super::party::code;
use super::text::Text;

code! {
    /// A milestone's identifier (UUIDv7).
    MilestoneId
}

/// A step with a due day or a day of completion. Recording it again with the same identifier replaces it from the day the
/// new record takes effect; the former due day stays in the history as the baseline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    pub id: MilestoneId,
    pub commitment: CommitmentId,
    pub title: Text,
    pub due: Option<Due>,
    pub completed_on: Option<Day>,
}

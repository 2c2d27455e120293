//! The due days that were set first, as records tell.

use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::due::{Due, first_set};
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;

/// The due day that was first set for a commitment, by records of it.
pub fn first_due<'a>(id: &CommitmentId, records: impl Iterator<Item = &'a Record>) -> Option<Due> {
    first_set(records.filter_map(|record| match &record.fact {
        Some(Fact::CommitmentRecorded(commitment)) if commitment.id == *id => {
            Some((record.effective_on, record.sequence, commitment.due))
        }
        _ => None,
    }))
}

/// The due day that was first set for a milestone, by records of its commitment.
pub fn first_due_of_step<'a>(id: &MilestoneId, records: impl Iterator<Item = &'a Record>) -> Option<Due> {
    first_set(records.filter_map(|record| match &record.fact {
        Some(Fact::MilestoneSet(milestone)) if milestone.id == *id => {
            Some((record.effective_on, record.sequence, milestone.due))
        }
        _ => None,
    }))
}

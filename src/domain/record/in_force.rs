//! What is in force, since when and for whom.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::record::Record;

/// Something in force, since when and for whom.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce<T> {
    pub value: T,
    /// The day it took effect.
    pub effective_on: Day,
    /// The place of its record in the ledger: the order within a day.
    pub sequence: i64,
    /// When it was recorded.
    pub at: Instant,
    pub visibility: Visibility,
}

pub(in crate::domain) fn in_force<T: Clone>(record: &Record, value: &T) -> InForce<T> {
    InForce {
        value: value.clone(),
        effective_on: record.effective_on,
        sequence: record.sequence,
        at: record.at,
        visibility: record.visibility.clone(),
    }
}

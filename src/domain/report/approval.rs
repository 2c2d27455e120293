//! How many people of an organisation look at a report before it is published.

use serde::{Deserialize, Serialize};

use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::report::update::UpdateId;

/// The most steps that a path has.
pub const MOST_STEPS: u8 = 3;

/// The approval path of an organisation's reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalPath {
    pub organisation: OrganisationCode,
    /// How many different managers approve: the last one publishes. From 1 to [`MOST_STEPS`].
    pub steps: u8,
}

/// A manager approves a submitted report; others have to as well before it is published. Own side only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub commitment: CommitmentId,
    pub update: UpdateId,
    /// The account of the manager: nobody approves twice.
    pub account: String,
}

/// The outcome of a manager's approval of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It is one of several: the report waits for the others.
    Approves {
        /// Which step it is, from 1.
        step: u8,
        /// How many there are.
        of: u8,
    },
    /// It is the last: the report is published.
    Publishes,
    /// The manager approved it before, and somebody else has to.
    Done,
}

/// What is wrong with a number of steps that replaces another.
pub fn check(steps: u8, present: u8) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.require((1..=MOST_STEPS).contains(&steps), "steps", Problem::Unknown);
    faults.require(steps != present, "steps", Problem::Unchanged);
    faults
}

//! How many people of an organisation look at a report before it is published.

use serde::{Deserialize, Serialize};

use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::report::person::Person;
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
    /// Who approves.
    #[serde(flatten)]
    pub by: Person,
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
    /// Nothing is missing then: the report is published.
    Publishes,
    /// The manager, or somebody who counts as one with the manager, approved it before: somebody else has to.
    Done,
    /// The manager, or somebody who counts as one with the manager, wrote it: somebody else has to approve it.
    Own,
}

/// Whether whoever publishes may change the words: on a path of several steps nobody else would have approved them, so
/// there the report is returned.
pub const fn may_be_reworded(steps: u8) -> bool {
    steps <= 1
}

/// How many of those who approved count: none who wrote it, and of those who count as one only the first.
pub fn counted<'a>(authors: &[Person], approvals: impl IntoIterator<Item = &'a Person>) -> u8 {
    let mut distinct: Vec<&Person> = Vec::new();
    for person in approvals {
        if !authors.iter().chain(distinct.iter().copied()).any(|other| other.counts_as(person)) {
            distinct.push(person);
        }
    }
    u8::try_from(distinct.len()).unwrap_or(u8::MAX)
}

/// The outcome of an approval by one more person, on a path with this number of steps.
pub fn next_step(authors: &[Person], approvals: &[&Person], person: &Person, steps: u8) -> Step {
    if authors.iter().any(|author| author.counts_as(person)) {
        return Step::Own;
    }
    let before = counted(authors, approvals.iter().copied());
    let after = counted(authors, approvals.iter().copied().chain([person]));
    if after >= steps {
        // A path that was shortened since may have been met before.
        Step::Publishes
    } else if after == before {
        Step::Done
    } else {
        Step::Approves { step: after, of: steps }
    }
}

/// What is wrong with a number of steps that replaces another.
pub fn check(steps: u8, present: u8) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.require((1..=MOST_STEPS).contains(&steps), "steps", Problem::Unknown);
    faults.require(steps != present, "steps", Problem::Unchanged);
    faults
}

#[cfg(test)]
#[path = "approval_tests.rs"]
mod tests;

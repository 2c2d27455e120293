//! How many people of an organisation look at a report before it is published.

use serde::{Deserialize, Serialize};

use crate::domain::account::approver::{Approver, RequiredApprovals};
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
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
    /// Who approves, in order; empty where any of the managers may.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvers: Vec<Approver>,
}

impl ApprovalPath {
    /// What a report of the organisation needs.
    pub fn required(&self) -> RequiredApprovals<'_> {
        RequiredApprovals { steps: self.steps, approvers: &self.approvers }
    }
}

/// A manager approves a submitted report; others have to as well before it is published. Own side only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    pub commitment: CommitmentId,
    pub update: UpdateId,
    /// Who approves.
    #[serde(flatten)]
    pub by: Person,
    /// The name of the person on the path whose step it is, where somebody else decides for that person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_for: Option<String>,
    /// What the person says with it.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub opinion: Text,
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
    /// It is the turn of somebody else on the path.
    Awaits,
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

/// What is wrong with a path that replaces another. `may_approve` says whether the person of an account is one of the
/// organisation's managers.
pub fn check(path: &ApprovalPath, present: RequiredApprovals<'_>, may_approve: impl Fn(&str) -> bool) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.require((1..=MOST_STEPS).contains(&path.steps), "steps", Problem::Unknown);
    faults.require(path.required() != present, "steps", Problem::Unchanged);
    let named = |it: &Approver| path.approvers.iter().filter(|other| other.account == it.account).count();
    for (place, approver) in path.approvers.iter().enumerate() {
        let field = format!("approver_{}", place + 1);
        faults.require(may_approve(&approver.account), &field, Problem::Unknown);
        faults.require(named(approver) == 1, &field, Problem::NamedTwice);
    }
    faults
}

#[cfg(test)]
#[path = "approval_tests.rs"]
mod tests;

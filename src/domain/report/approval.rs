//! How many people of an organisation look at a report before it is published.

use serde::{Deserialize, Serialize};

use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::OrganisationCode;
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::report::update::UpdateId;

/// The most steps that a path has.
pub const MOST_STEPS: u8 = 3;

/// The approval path of an organisation's reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalPath {
    pub organisation: OrganisationCode,
    /// So many different managers approve: the last one publishes. From 1 to [`MOST_STEPS`].
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

/// What a manager's approval of a report comes to.
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

impl OpenSubmission {
    /// What an approval by this account comes to, on a path of so many steps.
    pub fn next_step(&self, account: &str, steps: u8) -> Step {
        let given = u8::try_from(self.approvals.len()).unwrap_or(u8::MAX);
        if self.approvals.iter().any(|(approval, _)| approval.value.account == account) {
            Step::Done
        } else if given.saturating_add(1) < steps {
            Step::Approves { step: given + 1, of: steps }
        } else {
            Step::Publishes
        }
    }
}

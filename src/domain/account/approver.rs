//! Who approves the reports of an organisation.

use serde::{Deserialize, Serialize};

/// Somebody who is named on a path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approver {
    pub account: String,
    /// The person's name when the path was set.
    pub name: String,
}

/// What a report needs before it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequiredApprovals<'a> {
    /// How many people approve it, where nobody is named.
    pub steps: u8,
    /// Who approves it, in order.
    pub approvers: &'a [Approver],
}

impl RequiredApprovals<'_> {
    /// Whether any one manager is enough.
    pub const fn is_one(&self) -> bool {
        self.steps <= 1 && self.approvers.is_empty()
    }
}

impl From<u8> for RequiredApprovals<'_> {
    fn from(steps: u8) -> Self {
        Self { steps, approvers: &[] }
    }
}

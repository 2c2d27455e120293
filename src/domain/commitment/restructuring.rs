//! Linking, merging and splitting commitments that several parties share: one proposes it to the others.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::commitment::proposal::{ProposalAnswer, ProposalId};
use crate::domain::commitment::relation::RelationKind;
use crate::domain::organisation::code::PartyCode;

/// A part of a commitment that is split: what it has of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub title: Text,
    pub summary: Text,
    pub due: Option<Due>,
}

/// What is to be done with a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum Restructuring {
    /// It is linked to another one.
    Link { to: CommitmentId, kind: RelationKind, basis: Option<String> },
    /// It becomes one with another, and one of the two stays.
    Merge { with: CommitmentId, stays: CommitmentId, reason: String },
    /// Parts replace it, each open milestone going to the part at this place, or to the first.
    Split { parts: Vec<Part>, milestones: BTreeMap<MilestoneId, usize>, reason: String },
}

impl Restructuring {
    /// The other commitment that it concerns.
    pub fn other(&self) -> Option<&CommitmentId> {
        match self {
            Self::Link { to, .. } => Some(to),
            Self::Merge { with, .. } => Some(with),
            Self::Split { .. } => None,
        }
    }

    /// Why it is to be done.
    pub fn reason(&self) -> &str {
        match self {
            Self::Link { basis, .. } => basis.as_deref().unwrap_or_default(),
            Self::Merge { reason, .. } | Self::Split { reason, .. } => reason,
        }
    }
}

/// One party proposes it to the others; it is done once all that are asked have accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestructuringProposal {
    pub id: ProposalId,
    pub commitment: CommitmentId,
    pub restructuring: Restructuring,
    pub proposed_by: PartyCode,
    /// The parties that have to accept it: those that share either commitment.
    pub asked: Vec<PartyCode>,
}

/// What a party answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestructuringAnswer {
    pub answer: ProposalAnswer,
    /// The other commitment that the proposal concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<CommitmentId>,
}

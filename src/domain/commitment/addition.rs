//! A commitment that one party proposes to add to a statement, and what the others answer.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::text::Text;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::relation::RelationKind;
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::organisation::code::{OrganisationCode, PartyCode};

/// One party proposes what a statement says will be done. It is recorded once all that are asked have accepted it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    pub id: ProposalId,
    /// The whole commitment as proposed, with the identifier that it will have. Its slug and its place among the others
    /// are given when it is recorded.
    pub commitment: Commitment,
    /// Who may see the commitment once it is recorded.
    pub visibility: Visibility,
    /// The meeting's decision that it results from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<AdditionDecision>,
    /// What it does to an earlier commitment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<AdditionLink>,
    /// The organisations that are to lead it, each on its own side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<OrganisationCode>,
    pub proposed_by: PartyCode,
    /// The parties that have to accept it.
    pub asked: Vec<PartyCode>,
    /// The proposal that this one takes the place of, in other words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<ProposalId>,
}

/// What a new commitment does to an earlier one: a link that takes effect together with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdditionLink {
    /// The earlier commitment.
    pub to: CommitmentId,
    pub kind: RelationKind,
    /// Why they are linked so.
    pub basis: String,
}

impl AdditionLink {
    /// What a new commitment may do to an earlier one: what takes the place of another is decided by itself.
    pub const KINDS: [RelationKind; 2] = [RelationKind::Reaffirms, RelationKind::Specifies];
}

/// The decision of a meeting that a proposed commitment results from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdditionDecision {
    /// Slug of the meeting.
    pub meeting: String,
    /// The decision's identifier.
    pub decision: String,
}

/// What a party answers to a proposed commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdditionAnswer {
    /// Slug of the statement.
    pub statement: String,
    pub proposal: ProposalId,
    pub party: PartyCode,
    pub accepted: bool,
    pub reason: Text,
    /// The slug under which the commitment was recorded, where this was the last acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_as: Option<String>,
    /// Whether it was recorded without the link that was proposed with it, since the earlier commitment could not be linked
    /// to any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_link: bool,
}

//! Proposals to the other parties, and the answers to them.

use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::commitment::proposal;
use crate::domain::commitment::proposal::{ProposalAnswer, ProposalId};
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::unit_of_work::ServiceResult;
/// A form about a proposal, or about a joint status to propose.
#[derive(Clone, Debug)]
pub struct ProposalRef {
    /// The version of [`Versioned::Joint`] or [`Versioned::Commitment`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

/// The answer to a proposal.
#[derive(Clone, Debug)]
pub struct ProposalReply {
    pub proposal: ProposalId,
    pub accepted: bool,
    /// Needed where it is refused.
    pub reason: Text,
}

/// A party's answer to a proposal, as it is recorded.
pub(in crate::service) fn replied(
    commitment: &MemberCommitment,
    member: &Member,
    reply: ProposalReply,
) -> ServiceResult<ProposalAnswer> {
    proposal::check_answer(reply.accepted, &reply.reason).refuse()?;
    let (commitment, party) = (commitment.id.clone(), member.party.clone());
    let ProposalReply { proposal, accepted, reason } = reply;
    Ok(ProposalAnswer { commitment, proposal, party, accepted, reason })
}

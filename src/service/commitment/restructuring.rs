//! Proposing a link, a merger or a split of what several parties share, and answering such a proposal.

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::proposal::{self, ProposalId};
use crate::domain::commitment::restructuring::{Restructuring, RestructuringAnswer, RestructuringProposal};
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::fact::Fact;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::proposal::{ProposalRef, ProposalReply, replied};
use crate::service::replay::Replay;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};

/// The outcome of a link, a merger or a split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restructured {
    /// It is done: the slug of the commitment that was linked, that stays, or that is the first part.
    Done(String),
    /// The other parties have to accept it.
    Proposed(ProposalId),
}

impl Replay for Restructured {
    fn of(fact: &Fact) -> Option<Self> {
        match fact {
            Fact::RestructuringProposed(proposal) => Some(Self::Proposed(proposal.id.clone())),
            fact => String::of(fact).map(Self::Done),
        }
    }
}

impl Commitments<'_> {
    /// Accepts or declines a proposed link, merger or split for the member's party; the party that proposed it takes it back
    /// by declining. With the last party's acceptance it is done. Returns whether it is.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn answer_restructuring(
        self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        reply: ProposalReply,
    ) -> ServiceResult<bool> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            let commitment = self.member_commitment(member, slug).await?;
            return Ok(reply.accepted && commitment.state.dealings.restructuring.is_none());
        };
        let commitment = work.member_commitment(slug).await?;
        let answers = commitment.may_answer_restructuring();
        let takes_back = !reply.accepted && commitment.may_take_back_restructuring();
        // What was settled meanwhile is for nobody to answer: then the version tells.
        let settled = commitment.state.dealings.restructuring.is_none() && commitment.may_restructure();
        allowed(answers || takes_back || settled)?;
        commitment.expect_version(Versioned::Relations, &form.version)?;
        let open = commitment.state.dealings.restructuring.as_ref();
        let open = open.filter(|it| it.proposal.value.id == reply.proposal).ok_or(ServiceError::NotFound)?;
        let proposal = &open.proposal.value;
        let last = reply.accepted && open.waits_for(&proposal.asked).len() == 1;
        let answer = replied(&commitment, member, reply)?;
        let other = proposal.restructuring.other().cloned();
        let today = work.today;
        work.record(today, Visibility::Shared, Fact::RestructuringAnswered(RestructuringAnswer { answer, other }));
        if last {
            work.restructure(&commitment, &proposal.restructuring).await?;
        }
        work.commit().await?;
        Ok(last)
    }
}

impl UnitOfWork<'_> {
    /// Proposes it to the parties that share either commitment, and commits.
    pub(super) async fn propose_restructuring(
        mut self: Box<Self>,
        commitment: &MemberCommitment,
        other: Option<&MemberCommitment>,
        restructuring: Restructuring,
    ) -> ServiceResult<Restructured> {
        let concerned =
            commitment.concerned().into_iter().chain(other.map(MemberCommitment::concerned).unwrap_or_default());
        // Who does not take part could never answer.
        let answers = |party: &PartyCode| self.reference.taking_part().contains(party);
        let asked = proposal::asked(concerned.filter(answers), &self.member.party);
        let id = ProposalId(self.new_id());
        let proposal = RestructuringProposal {
            id: id.clone(),
            commitment: commitment.id.clone(),
            restructuring,
            proposed_by: self.member.party.clone(),
            asked,
        };
        let today = self.today;
        self.record(today, Visibility::Shared, Fact::RestructuringProposed(proposal));
        self.commit().await?;
        Ok(Restructured::Proposed(id))
    }

    /// Records what was proposed, as far as nothing is wrong with it by now.
    async fn restructure(&mut self, commitment: &MemberCommitment, what: &Restructuring) -> ServiceResult<()> {
        match what {
            Restructuring::Link { to, kind, basis } => {
                let other = self.commitment_with(to).await?;
                let link = self.checked_link(commitment, &other, *kind, basis.clone()).await?;
                self.link(commitment, &other, link);
            }
            Restructuring::Merge { with, stays, reason } => {
                let other = self.commitment_with(with).await?;
                let (stays, goes) = if *stays == other.id { (&other, commitment) } else { (commitment, &other) };
                let link = self.checked_merger(stays, goes, reason).await?;
                self.merge(stays, goes, link);
            }
            Restructuring::Split { parts, milestones, reason } => {
                self.check_split(commitment, parts, reason)?;
                self.split(commitment, parts, milestones, reason).await?;
            }
        }
        Ok(())
    }

    async fn commitment_with(&mut self, id: &CommitmentId) -> ServiceResult<MemberCommitment> {
        let found = self.member_commitments(std::slice::from_ref(id)).await?;
        found.into_iter().next().ok_or_else(|| fault("to", Problem::Unknown))
    }
}

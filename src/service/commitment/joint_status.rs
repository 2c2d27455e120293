//! The joint status of a commitment: proposed by one party, agreed by all.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::text::Text;
use crate::domain::commitment::joint_status;
use crate::domain::commitment::joint_status::{JointProposal, JointStatus};
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::commitment::status::Status;
use crate::domain::record::fact::Fact;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::Versioned;
use crate::service::commitment::proposal::{ProposalRef, ProposalReply, replied};
use crate::service::replay::replayed;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};

impl Commitments<'_> {
    /// Proposes a joint status to the other undertaking parties.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn propose_joint_status(
        self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        status: Status,
        visibility: Visibility,
        reason: Text,
    ) -> ServiceResult<ProposalId> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may_propose_joint_status())?;
        commitment.expect_version(Versioned::Joint, &form.version)?;
        joint_status::check(status, &visibility, &reason, &commitment.state.visibility).refuse()?;
        let id = ProposalId(work.new_id());
        let (commitment, proposed_by) = (commitment.id.clone(), member.party.clone());
        let visibility = Some(visibility);
        let proposal = JointProposal { id: id.clone(), commitment, status, proposed_by, reason, visibility };
        let today = work.today;
        work.record(today, Visibility::Shared, Fact::JointStatusProposed(proposal));
        work.commit().await?;
        Ok(id)
    }

    /// Accepts or refuses a proposed joint status for the member's party. With the last party's acceptance it is
    /// agreed; returns whether it is.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn answer_joint_status(
        self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        reply: ProposalReply,
    ) -> ServiceResult<bool> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            let commitment = self.member_commitment(member, slug).await?;
            return Ok(reply.accepted && commitment.state.dealings.joint.is_none());
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may(Action::AnswerJointStatus))?;
        commitment.expect_version(Versioned::Joint, &form.version)?;
        let open = commitment.state.dealings.joint.as_ref().filter(|it| it.proposal.value.id == reply.proposal);
        let open = open.ok_or(ServiceError::NotFound)?;
        let missing = open.waits_for(&commitment.concerned());
        allowed(open.may_answer(&member.party, reply.accepted, &commitment.concerned()))?;
        let answer = replied(&commitment, member, reply)?;
        let (today, accepted) = (work.today, answer.accepted);
        work.record(today, Visibility::Shared, Fact::JointStatusAnswered(answer));
        let agreed = accepted && missing.len() == 1;
        if agreed {
            let mut accepted_by = open.accepted_by.clone();
            accepted_by.push(member.party.clone());
            let proposal = &open.proposal.value;
            let joint = JointStatus {
                commitment: commitment.id.clone(),
                status: proposal.status,
                proposed_by: proposal.proposed_by.clone(),
                accepted_by,
            };
            work.record(today, proposal.seen_by(&commitment.state.visibility), Fact::JointStatusAgreed(joint));
        }
        work.commit().await?;
        Ok(agreed)
    }
}

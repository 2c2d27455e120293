//! What the sides answer each other: countersignatures, disputes, joint statuses.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::Text;
use crate::domain::commitment::joint_status::{self, JointProposal, JointStatus};
use crate::domain::commitment::proposal::{self, ProposalAnswer, ProposalId};
use crate::domain::commitment::status::Status;
use crate::domain::record::fact::Fact;
use crate::domain::report::countersign::{self, Countersign, CountersignAnswer, CountersignId, DisputeRelease};
use crate::service::Accord;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::report::{UpdateRef, standing};
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};

/// A form about a proposal, or about a joint status to propose.
#[derive(Clone, Debug)]
pub struct ProposalRef {
    /// The version of [`Versioned::Joint`] or [`Versioned::Commitment`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

/// What is answered to a proposal.
#[derive(Clone, Debug)]
pub struct ProposalReply {
    pub proposal: ProposalId,
    pub accepted: bool,
    /// Needed where it is refused.
    pub reason: Text,
}

impl Accord {
    /// Answers another party's published update. A dispute is seen by the parties only, until both sides of it release it.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn countersign(
        &self,
        member: &Member,
        slug: &str,
        form: UpdateRef,
        answer: CountersignAnswer,
        reason: Text,
    ) -> ServiceResult<CountersignId> {
        let mut work = match UnitOfWork::begin(self, member, &form.idempotency_key).await? {
            Begin::Done(record) => {
                return match record.fact {
                    Some(Fact::Countersigned(it)) => Ok(it.id),
                    _ => Err(ServiceError::NotFound),
                };
            }
            Begin::New(work) => work,
        };
        let case = work.case(slug).await?;
        let update = standing(&case, &form)?;
        let theirs = update.value.party().is_some_and(|it| *it != member.party);
        allowed(theirs && case.may(Action::Countersign))?;
        case.expect_version(Versioned::Update(&form.update), &form.version)?;
        countersign::check(answer, &reason).refuse()?;
        let visibility = match answer {
            CountersignAnswer::Dispute => Visibility::Shared.within(&update.visibility),
            _ => update.visibility.clone(),
        };
        let id = CountersignId(work.new_id());
        let (commitment, party) = (case.id.clone(), member.party.clone());
        let countersign = Countersign { id: id.clone(), commitment, update: form.update, party, answer, reason };
        let today = work.today;
        work.add(today, visibility, Fact::Countersigned(countersign));
        work.finish().await?;
        Ok(id)
    }

    /// Agrees for the own party that a dispute is seen as widely as its update; with the second party's word it is.
    /// Answers whether it is now.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn release_dispute(
        &self,
        member: &Member,
        slug: &str,
        dispute: &CountersignId,
        version: &str,
        idempotency_key: &str,
    ) -> ServiceResult<bool> {
        let begun = UnitOfWork::begin(self, member, idempotency_key).await?;
        let Begin::New(mut work) = begun else { return self.is_released(member, slug, dispute).await };
        let case = work.case(slug).await?;
        let mut disputes = case.state.dealings.countersigns.iter();
        let answer = disputes.find(|it| it.value.id == *dispute).ok_or(ServiceError::NotFound)?;
        let update = case.update(&answer.value.update).ok_or(ServiceError::NotFound)?;
        let involved = answer.value.party == member.party || update.value.party() == Some(&member.party);
        allowed(involved && case.may(Action::ReleaseDispute))?;
        case.expect_version(Versioned::Update(&update.value.id), version)?;
        let unreleased = case.state.unreleased();
        let missing = unreleased.into_iter().find(|(it, _)| it.value.id == *dispute).map(|(_, missing)| missing);
        let missing =
            missing.filter(|it| it.contains(&member.party)).ok_or_else(|| fault("dispute", Problem::Unchanged))?;

        let today = work.today;
        let release =
            DisputeRelease { commitment: case.id.clone(), countersign: dispute.clone(), party: member.party.clone() };
        work.add(today, answer.visibility.clone(), Fact::DisputeReleased(release));
        let whole = missing.len() == 1;
        if whole {
            work.add(today, update.visibility.clone(), Fact::Countersigned(answer.value.clone()));
        }
        work.finish().await?;
        Ok(whole)
    }

    async fn is_released(&self, member: &Member, slug: &str, dispute: &CountersignId) -> ServiceResult<bool> {
        let case = self.case(member, slug).await?;
        Ok(!case.state.unreleased().iter().any(|(it, _)| it.value.id == *dispute))
    }

    /// Proposes a joint status to the other undertaking parties.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn propose_joint_status(
        &self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        status: Status,
        reason: Text,
    ) -> ServiceResult<ProposalId> {
        let mut work = match UnitOfWork::begin(self, member, &form.idempotency_key).await? {
            Begin::Done(record) => {
                return match record.fact {
                    Some(Fact::JointStatusProposed(it)) => Ok(it.id),
                    _ => Err(ServiceError::NotFound),
                };
            }
            Begin::New(work) => work,
        };
        let case = work.case(slug).await?;
        // With nobody to accept it, there is nothing joint about it.
        let joint = case.concerned().len() > 1 && !case.state.commitment.is_proposal();
        allowed(joint && case.may(Action::ProposeJointStatus))?;
        case.expect_version(Versioned::Joint, &form.version)?;
        joint_status::check(status, &reason).refuse()?;
        let id = ProposalId(work.new_id());
        let (commitment, proposed_by) = (case.id.clone(), member.party.clone());
        let proposal = JointProposal { id: id.clone(), commitment, status, proposed_by, reason };
        let today = work.today;
        work.add(today, Visibility::Shared, Fact::JointStatusProposed(proposal));
        work.finish().await?;
        Ok(id)
    }

    /// Accepts or refuses a proposed joint status for the own party. With the last party's word it is agreed; answers
    /// whether it is.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn answer_joint_status(
        &self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        reply: ProposalReply,
    ) -> ServiceResult<bool> {
        let Begin::New(mut work) = UnitOfWork::begin(self, member, &form.idempotency_key).await? else {
            let case = self.case(member, slug).await?;
            return Ok(reply.accepted && case.state.dealings.joint.is_none());
        };
        let case = work.case(slug).await?;
        allowed(case.may(Action::AnswerJointStatus))?;
        case.expect_version(Versioned::Joint, &form.version)?;
        let open = case.state.dealings.joint.as_ref().filter(|it| it.proposal.value.id == reply.proposal);
        let open = open.ok_or(ServiceError::NotFound)?;
        let missing = open.waits_for(&case.concerned());
        allowed(open.may_answer(&member.party, reply.accepted, &case.concerned()))?;
        let answer = replied(&case, member, reply)?;
        let (today, accepted) = (work.today, answer.accepted);
        work.add(today, Visibility::Shared, Fact::JointStatusAnswered(answer));
        let agreed = accepted && missing.len() == 1;
        if agreed {
            let mut accepted_by = open.accepted_by.clone();
            accepted_by.push(member.party.clone());
            let proposal = &open.proposal.value;
            let joint = JointStatus {
                commitment: case.id.clone(),
                status: proposal.status,
                proposed_by: proposal.proposed_by.clone(),
                accepted_by,
            };
            work.add(today, Visibility::Public.within(&case.state.visibility), Fact::JointStatusAgreed(joint));
        }
        work.finish().await?;
        Ok(agreed)
    }
}

/// What a party answers to a proposal, as it is recorded.
pub(in crate::service) fn replied(
    case: &MemberCommitment,
    member: &Member,
    reply: ProposalReply,
) -> ServiceResult<ProposalAnswer> {
    proposal::check_answer(reply.accepted, &reply.reason).refuse()?;
    let (commitment, party) = (case.id.clone(), member.party.clone());
    let ProposalReply { proposal, accepted, reason } = reply;
    Ok(ProposalAnswer { commitment, proposal, party, accepted, reason })
}

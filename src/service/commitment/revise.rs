//! Changing what all sides of a commitment share.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::Text;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::change::Change;
use crate::domain::commitment::days;
use crate::domain::commitment::proposal::ProposalId;
use crate::domain::record::fact::Fact;
use crate::domain::record::reference_entry::shared_fields;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::commitment::proposal::ProposalRef;
use crate::service::commitment::proposal::ProposalReply;
use crate::service::commitment::proposal::replied;
use crate::service::replay::Replay;
use crate::service::replay::replayed;
use crate::service::unit_of_work::Begin;
use crate::service::unit_of_work::ServiceError;
use crate::service::unit_of_work::ServiceResult;
use crate::service::unit_of_work::UnitOfWork;
use crate::service::unit_of_work::allowed;

/// The outcome of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revised {
    /// It is in force.
    Done,
    /// The other parties have to accept it.
    Proposed(ProposalId),
}

impl Replay for Revised {
    fn of(fact: &Fact) -> Option<Self> {
        Some(match fact {
            Fact::ChangeProposed(change) => Self::Proposed(change.id.clone()),
            _ => Self::Done,
        })
    }
}

impl Commitments<'_> {
    /// Changes what all sides share: proposes it where all parties concerned take part, otherwise applies it directly.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn revise(
        self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        revised: Commitment,
        reason: Text,
    ) -> ServiceResult<Revised> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may_change_shared())?;
        commitment.expect_version(Versioned::Commitment, &form.version)?;
        let revised = work.revise_commitment(&commitment, revised, reason)?;
        work.commit().await?;
        Ok(revised)
    }

    /// Accepts or refuses a proposed change for the member's party. With the last party's acceptance it takes effect;
    /// returns whether it does.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn answer_change(
        self,
        member: &Member,
        slug: &str,
        form: ProposalRef,
        reply: ProposalReply,
    ) -> ServiceResult<bool> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            let commitment = self.member_commitment(member, slug).await?;
            return Ok(reply.accepted && commitment.state.dealings.change.is_none());
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may(Action::AnswerChange))?;
        commitment.expect_version(Versioned::Commitment, &form.version)?;
        let open = commitment.state.dealings.change.as_ref().filter(|it| it.proposal.value.id == reply.proposal);
        let open = open.ok_or(ServiceError::NotFound)?;
        let missing = open.waits_for(&commitment.concerned());
        allowed(open.may_answer(&member.party, reply.accepted, &commitment.concerned()))?;
        let answer = replied(&commitment, member, reply)?;
        let (today, accepted) = (work.today, answer.accepted);
        work.record(today, Visibility::Shared, Fact::ChangeAnswered(answer));
        let holds = accepted && missing.len() == 1;
        if holds {
            let change = open.proposal.value.clone();
            let revised = Commitment { reason: change.reason, ..change.commitment };
            work.record(today, commitment.state.visibility.clone(), Fact::CommitmentRecorded(revised));
        }
        work.commit().await?;
        Ok(holds)
    }
}

impl UnitOfWork<'_> {
    /// Changes what all sides of a commitment share: proposes it where all parties concerned take part, otherwise applies
    /// it directly.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] where the person may not, [`ServiceError::Invalid`] where something is wrong with it.
    pub(in crate::service) fn revise_commitment(
        &mut self,
        commitment: &MemberCommitment,
        revised: Commitment,
        reason: Text,
    ) -> ServiceResult<Revised> {
        allowed(commitment.may_change_shared())?;
        let present = &commitment.state.commitment;
        // What it is and where the source says it never changes.
        let revised = Commitment {
            id: present.id.clone(),
            slug: present.slug.clone(),
            statement: present.statement.clone(),
            position: present.position,
            reason: present.reason.clone(),
            ..revised
        }
        .in_order_of(present);
        let mut faults = shared_fields(&revised, &self.reference);
        faults.needed("reason", &reason);
        if revised.due != present.due {
            faults.found("due", days::wrong_due(revised.due, commitment.stated_on(&self.reference)));
        }
        faults.require(revised != *present, "title", Problem::Unchanged);
        faults.refuse()?;

        let (today, visibility) = (self.today, commitment.state.visibility.clone());
        if !commitment.proposes() {
            self.record(today, visibility, Fact::CommitmentRecorded(Commitment { reason, ..revised }));
            return Ok(Revised::Done);
        }
        let id = ProposalId(self.new_id());
        let change = Change { id: id.clone(), commitment: revised, reason, proposed_by: self.member.party.clone() };
        self.record(today, Visibility::Shared, Fact::ChangeProposed(change));
        Ok(Revised::Proposed(id))
    }
}

//! Answering the published updates of other parties: countersignatures and disputes.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::text::Text;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::report::countersign;
use crate::domain::report::countersign::{Countersign, CountersignAnswer, CountersignId, DisputeRelease};
use crate::domain::report::update::Update;
use crate::service::commitment::Commitments;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::replay::replayed;
use crate::service::report::Reports;
use crate::service::report::{UpdateRef, standing};
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};

impl Reports<'_> {
    /// Answers another party's published update. A dispute is seen by the parties only, until both sides of it release
    /// it.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn countersign(
        self,
        member: &Member,
        slug: &str,
        form: UpdateRef,
        answer: CountersignAnswer,
        reason: Text,
    ) -> ServiceResult<CountersignId> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let id = countersign_in(&mut work, slug, &form, answer, reason).await?;
        work.commit().await?;
        Ok(id)
    }

    /// Agrees for the member's party that a dispute is seen as widely as its update; with the second party's agreement
    /// it is. Returns whether it is now.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn release_dispute(
        self,
        member: &Member,
        slug: &str,
        dispute: &CountersignId,
        version: &str,
        idempotency_key: &str,
    ) -> ServiceResult<bool> {
        let begun = UnitOfWork::begin(self.context, member, idempotency_key).await?;
        let Begin::New(mut work) = begun else { return self.is_released(member, slug, dispute).await };
        let commitment = work.member_commitment(slug).await?;
        let mut disputes = commitment.state.dealings.countersigns.iter();
        let answer = disputes.find(|it| it.value.id == *dispute).ok_or(ServiceError::NotFound)?;
        let update = commitment.update(&answer.value.update).ok_or(ServiceError::NotFound)?;
        let involved = answer.value.party == member.party || update.value.party() == Some(&member.party);
        allowed(involved && commitment.may(Action::ReleaseDispute))?;
        commitment.expect_version(Versioned::Update(&update.value.id), version)?;
        let unreleased = commitment.state.unreleased();
        let missing = unreleased.into_iter().find(|(it, _)| it.value.id == *dispute).map(|(_, missing)| missing);
        let missing =
            missing.filter(|it| it.contains(&member.party)).ok_or_else(|| fault("dispute", Problem::Unchanged))?;

        let today = work.today;
        let release = DisputeRelease {
            commitment: commitment.id.clone(),
            countersign: dispute.clone(),
            party: member.party.clone(),
        };
        let whole = missing.len() == 1;
        if whole {
            // Recorded again for more readers, it is still the word of those who gave the answer.
            let of_answer = |it: &&Record| matches!(&it.fact, Some(Fact::Countersigned(it)) if it.id == *dispute);
            let first = commitment.history.iter().find(of_answer).and_then(|it| it.organisation.clone());
            let written_by = answer.value.written_by.clone().or(first);
            let wider = Countersign { written_by, ..answer.value.clone() };
            work.record(today, update.visibility.clone(), Fact::Countersigned(wider));
        }
        // Whoever sees the dispute from then on sees how they came to.
        let seen_by = if whole { &update.visibility } else { &answer.visibility };
        work.record(today, seen_by.clone(), Fact::DisputeReleased(release));
        work.commit().await?;
        Ok(whole)
    }

    async fn is_released(self, member: &Member, slug: &str, dispute: &CountersignId) -> ServiceResult<bool> {
        let commitment = Commitments { context: self.context }.member_commitment(member, slug).await?;
        Ok(!commitment.state.unreleased().iter().any(|(it, _)| it.value.id == *dispute))
    }
}

/// Adds the answer to another party's update to a unit of work.
pub(in crate::service::report) async fn countersign_in(
    work: &mut UnitOfWork<'_>,
    slug: &str,
    form: &UpdateRef,
    answer: CountersignAnswer,
    reason: Text,
) -> ServiceResult<CountersignId> {
    let member = work.member;
    let commitment = work.member_commitment(slug).await?;
    let update = answerable(&commitment, form)?;
    countersign::check(answer, &reason).refuse()?;
    let visibility = match answer {
        CountersignAnswer::Dispute => Visibility::Shared.within(&update.visibility),
        _ => update.visibility.clone(),
    };
    let id = CountersignId(work.new_id());
    let (commitment, party) = (commitment.id.clone(), member.party.clone());
    let (update, written_by) = (form.update.clone(), Some(member.organisation.clone()));
    let countersign = Countersign { id: id.clone(), commitment, update, party, answer, reason, written_by };
    let today = work.today;
    work.record(today, visibility, Fact::Countersigned(countersign));
    Ok(id)
}

/// A published update of another party that the person may answer, as it was when the form was opened.
pub(in crate::service::report) fn answerable<'a>(
    commitment: &'a MemberCommitment,
    form: &UpdateRef,
) -> ServiceResult<&'a InForce<Update>> {
    let update = standing(commitment, form)?;
    let theirs = update.value.party().is_some_and(|it| *it != commitment.member().party);
    allowed(theirs && commitment.may(Action::Countersign))?;
    commitment.expect_version(Versioned::Update(&form.update), &form.version)?;
    Ok(update)
}

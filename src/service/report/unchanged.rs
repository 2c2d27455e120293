//! Saying that nothing has changed since the last report, for several commitments at once.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::record::fact::Fact;
use crate::domain::report::content::ReportContent;
use crate::domain::report::person::Person;
use crate::domain::report::update::{Confirmation, Submission, UpdateId, Voice};
use crate::service::commitment::member_commitment::Versioned;
use crate::service::report::{Reports, seen_by};
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};

/// What became of rows in which nothing has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SaidUnchanged {
    /// How many last reports are confirmed.
    pub confirmed: usize,
    /// How many confirmations were submitted.
    pub submitted: usize,
}

impl Reports<'_> {
    /// Says of several commitments, each with the version of [`Versioned::Report`] that the form was opened with, that
    /// nothing has changed since the last report of the member's party: all of them, or none. Who may say so alone
    /// confirms it; what others say is submitted, and confirms it once it is published.
    ///
    /// # Errors
    /// The slug of the commitment that is refused, and why.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"))]
    pub async fn say_unchanged(
        self,
        member: &Member,
        commitments: Vec<(String, String)>,
        on: Day,
        idempotency_key: &str,
    ) -> Result<SaidUnchanged, (String, ServiceError)> {
        let begun = UnitOfWork::begin(self.context, member, idempotency_key)
            .await
            .map_err(|refusal| (String::new(), refusal))?;
        let mut work = match begun {
            Begin::New(work) => work,
            Begin::Replayed(record) => {
                let count = commitments.len();
                let is_confirmed = matches!(record.fact, Some(Fact::UpdateConfirmed(_)));
                let (confirmed, submitted) = if is_confirmed { (count, 0) } else { (0, count) };
                return Ok(SaidUnchanged { confirmed, submitted });
            }
        };
        let mut said = SaidUnchanged::default();
        for (slug, version) in commitments {
            let outcome = unchanged_in(&mut work, &slug, &version, on).await;
            if outcome.map_err(|refusal| (slug, refusal))? { said.confirmed += 1 } else { said.submitted += 1 }
        }
        work.commit().await.map_err(|refusal| (String::new(), refusal))?;
        Ok(said)
    }
}

/// Adds to a unit of work that nothing has changed; says whether that confirms the last report without being published.
async fn unchanged_in(work: &mut UnitOfWork<'_>, slug: &str, version: &str, on: Day) -> ServiceResult<bool> {
    let member = work.member;
    let commitment = work.member_commitment(slug).await?;
    allowed(commitment.may(Action::SubmitUpdate))?;
    commitment.expect_version(Versioned::Report, version)?;
    let last = commitment.last_report().ok_or(ServiceError::NotFound)?;
    let mut faults = FieldErrors::default();
    faults.require(commitment.waiting_of_own().next().is_none(), "second", Problem::WaitsAlready);
    faults.begun("on", on, work.today);
    faults.require(on >= last.effective_on, "on", Problem::BeforeLastReport);
    faults.refuse()?;
    let (confirmed, visibility) = (last.value.id.clone(), last.visibility.clone());
    let alone = work.reference.required_approvals(&member.organisation).is_one();
    if alone && commitment.may_about_update(Action::StillTrue, &last.value) {
        let voice = last.value.voice.clone();
        let confirmation =
            Confirmation { commitment: commitment.id.clone(), update: confirmed, voice, submission: None };
        work.record(on, visibility, Fact::UpdateConfirmed(confirmation));
        return Ok(true);
    }
    let written = ReportContent::copied(&last.value, on, visibility.clone());
    let voice = Voice::Party(member.party.clone());
    let organisation = member.organisation.clone();
    let id = UpdateId(work.new_id());
    let update = written.update(id, commitment.id.clone(), voice, None, Some(organisation.clone()));
    let author = Some(Person::of(member));
    let seen_by = seen_by(member, &visibility);
    let submission = Submission { update, on, visibility, organisation, author, confirms: Some(confirmed) };
    let today = work.today;
    work.record(today, seen_by, Fact::UpdateSubmitted(submission));
    Ok(false)
}

/// What is published where a submission says that nothing has changed: that the update which it confirms still holds.
///
/// # Errors
/// Where that update is not the last report of its party any more.
pub(super) fn confirmation(
    submission: &Submission,
    confirms: &UpdateId,
    last: Option<&UpdateId>,
) -> ServiceResult<Confirmation> {
    if last != Some(confirms) {
        return Err(fault("act", Problem::NotTheLastReport));
    }
    Ok(Confirmation {
        commitment: submission.update.commitment.clone(),
        update: confirms.clone(),
        voice: submission.update.voice.clone(),
        submission: Some(submission.update.id.clone()),
    })
}

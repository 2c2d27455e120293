//! Acting on several reports at once: all of them, or none.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::update::UpdateId;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::report::countersign::{answerable, countersign_in};
use crate::service::report::review::{Published, publish, return_in, waiting};
use crate::service::report::{Reports, UpdateRef};
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store::report::scheduled;

/// The reports that a form is about, each with the slug of its commitment.
pub type ChosenReports = Vec<(String, UpdateRef)>;

/// Why nothing was done about any of several reports.
#[derive(Debug)]
pub enum TogetherError {
    /// These changed since the form was opened, each with the title of its commitment.
    Changed(Vec<(UpdateId, Text)>),
    /// The slug of the commitment whose report is refused, and why; empty where it is none of them in particular.
    Refused(String, ServiceError),
}

impl From<ServiceError> for TogetherError {
    fn from(refusal: ServiceError) -> Self {
        Self::Refused(String::new(), refusal)
    }
}

impl Reports<'_> {
    /// Approves several submitted reports as they are, all with the same opinion: each is published, at once or on a future
    /// day, or waits for the approval of others.
    ///
    /// # Errors
    /// See [`TogetherError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"))]
    pub async fn publish_together(
        self,
        member: &Member,
        reports: ChosenReports,
        ahead: Option<Day>,
        opinion: Text,
        idempotency_key: &str,
    ) -> Result<Vec<Published>, TogetherError> {
        let mut work = match UnitOfWork::begin(self.context, member, idempotency_key).await? {
            Begin::New(work) => work,
            Begin::Replayed(record) => return Ok(vec![self.published_before(&record).await?]),
        };
        let is_due = |case: &MemberCommitment, form: &UpdateRef| waiting(case, form, Action::PublishUpdate).map(|_| ());
        unchanged(&mut work, &reports, is_due).await?;
        let mut all = Vec::new();
        for (slug, form) in reports {
            let published = publish(&mut work, &slug, &form, None, ahead, &opinion).await;
            all.push(published.map_err(|refusal| TogetherError::Refused(slug, refusal))?);
        }
        work.commit().await?;
        Ok(all)
    }

    /// Returns several submitted reports to their authors for one reason.
    ///
    /// # Errors
    /// See [`TogetherError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"))]
    pub async fn return_together(
        self,
        member: &Member,
        reports: ChosenReports,
        reason: Text,
        idempotency_key: &str,
    ) -> Result<(), TogetherError> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, idempotency_key).await? else {
            return Ok(());
        };
        let is_due = |case: &MemberCommitment, form: &UpdateRef| waiting(case, form, Action::ReturnUpdate).map(|_| ());
        unchanged(&mut work, &reports, is_due).await?;
        for (slug, form) in reports {
            let returned = return_in(&mut work, &slug, &form, &reason).await;
            returned.map_err(|refusal| TogetherError::Refused(slug, refusal))?;
        }
        Ok(work.commit().await?)
    }

    /// Cancels the days that were set for the publication of several reports: they wait to be published as before.
    ///
    /// # Errors
    /// See [`TogetherError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"))]
    pub async fn cancel_publications(
        self,
        member: &Member,
        reports: ChosenReports,
        idempotency_key: &str,
    ) -> Result<(), TogetherError> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, idempotency_key).await? else {
            return Ok(());
        };
        let is_due = |case: &MemberCommitment, form: &UpdateRef| waiting(case, form, Action::PublishUpdate).map(|_| ());
        unchanged(&mut work, &reports, is_due).await?;
        for (_, form) in reports {
            scheduled::cancel(&mut work.conn, form.update.as_str()).await.map_err(ServiceError::from)?;
        }
        Ok(work.commit().await?)
    }

    /// Confirms or notes several updates of other parties. A dispute has its own reason each time, and is given singly.
    ///
    /// # Errors
    /// See [`TogetherError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"))]
    pub async fn countersign_together(
        self,
        member: &Member,
        reports: ChosenReports,
        answer: CountersignAnswer,
        idempotency_key: &str,
    ) -> Result<(), TogetherError> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, idempotency_key).await? else {
            return Ok(());
        };
        allowed(answer != CountersignAnswer::Dispute)?;
        unchanged(&mut work, &reports, |case, form| answerable(case, form).map(|_| ())).await?;
        for (slug, form) in reports {
            let answered = countersign_in(&mut work, &slug, &form, answer, Text::default()).await;
            answered.map_err(|refusal| TogetherError::Refused(slug, refusal))?;
        }
        Ok(work.commit().await?)
    }
}

/// Checks all of them before anything is done, so that every one that changed is named.
async fn unchanged(
    work: &mut UnitOfWork<'_>,
    reports: &ChosenReports,
    check: impl Fn(&MemberCommitment, &UpdateRef) -> ServiceResult<()>,
) -> Result<(), TogetherError> {
    let mut changed = Vec::new();
    for (slug, form) in reports {
        let checked = match work.member_commitment(slug).await {
            Ok(case) => check(&case, form),
            Err(refusal) => Err(refusal),
        };
        match checked {
            Ok(()) => {}
            Err(ServiceError::Conflict { commitment: case, .. }) => {
                changed.push((form.update.clone(), case.state.commitment.title.clone()));
            }
            Err(refusal) => return Err(TogetherError::Refused(slug.clone(), refusal)),
        }
    }
    if changed.is_empty() { Ok(()) } else { Err(TogetherError::Changed(changed)) }
}

//! Taking a submitted report back, before anybody has approved it: it is a draft again.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::record::fact::Fact;
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::report::update::Recall;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::report::{Reports, UpdateRef, drafts};
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store::report::drafts as kept_drafts;
use crate::store::report::drafts::ReportDraft;
use crate::store::report::scheduled;

/// Whether the member's organisation may take a submitted report back: its own, which nobody has approved.
pub fn may_recall(commitment: &MemberCommitment, handed_in: &OpenSubmission) -> bool {
    let submission = &handed_in.submission.value;
    submission.organisation == commitment.member().organisation
        && handed_in.is_recallable()
        && commitment.may_about(Action::SubmitUpdate, submission.update.party(), Some(&submission.organisation))
}

impl Reports<'_> {
    /// Takes back a report that the member's organisation submitted. What it says becomes a draft, whose fields are given
    /// as a form has them; returns the draft's identifier. What says that nothing has changed leaves none.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn recall(
        self,
        member: &Member,
        slug: &str,
        form: UpdateRef,
        fields: String,
    ) -> ServiceResult<Option<String>> {
        let made = drafts::id_of(member, &form.idempotency_key);
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(made);
        };
        let commitment = work.member_commitment(slug).await?;
        let submitted = commitment.history.iter().any(
            |it| matches!(&it.fact, Some(Fact::UpdateSubmitted(submission)) if submission.update.id == form.update),
        );
        if !submitted {
            return Err(ServiceError::NotFound);
        }
        commitment.expect_version(Versioned::Update(&form.update), &form.version)?;
        let handed_in = commitment.handed_in(&form.update).ok_or(ServiceError::NotFound)?;
        allowed(may_recall(&commitment, handed_in))?;
        let submission = &handed_in.submission;
        let recall = Recall { commitment: commitment.id.clone(), update: form.update.clone() };
        let (today, visibility, now) = (work.today, submission.visibility.clone(), work.now);
        scheduled::cancel(&mut work.conn, form.update.as_str()).await?;
        let id = made.filter(|_| submission.value.confirms.is_none());
        if let Some(id) = &id {
            let draft = ReportDraft {
                id: id.clone(),
                account: member.account.clone(),
                organisation: member.organisation.0.clone(),
                commitment_id: commitment.id.0.clone(),
                fields,
                // That it was taken back is nothing that was not known when it is submitted again.
                base_version: commitment.version(Versioned::Report),
                updated_at: now.0,
                saved_by: String::new(),
                form: form.idempotency_key.clone(),
                deleted_at: 0,
            };
            kept_drafts::save(&mut work.conn, draft).await?;
        }
        work.record(today, visibility, Fact::UpdateRecalled(recall));
        work.commit().await?;
        Ok(id)
    }
}

//! Removing from the record what should not have been in it.

use crate::domain::access::member::Member;
use crate::domain::basics::field_error::FieldErrors;
use crate::domain::basics::text::Text;
use crate::domain::basics::typed_text::trimmed;
use crate::domain::record::Record;
use crate::domain::record::fact::{Fact, Withholding};
use crate::domain::record::notes::is_about;
use crate::domain::report::update::UpdateId;
use crate::service::commitment::Commitments;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store::ledger;
use crate::store::report::scheduled;

/// A form that removes a record's payload.
#[derive(Clone, Debug)]
pub struct Withhold {
    /// Identifier of the record.
    pub record: String,
    /// Why, in words that every reader of the record may see.
    pub reason: String,
    /// The office or person who decided it.
    pub decided_by: String,
    pub idempotency_key: String,
}

impl Withhold {
    /// Why, and on whose decision.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`] where either is not said.
    pub(in crate::service) fn said(&self) -> ServiceResult<(String, String)> {
        let (reason, decided_by) = (trimmed(&self.reason).to_owned(), trimmed(&self.decided_by).to_owned());
        let text = |words: &String| Text::of_editor(Some(words.clone()), None);
        let mut faults = FieldErrors::default();
        faults.needed("reason", &text(&reason));
        faults.titled("decided_by", &text(&decided_by));
        faults.refuse()?;
        Ok((reason, decided_by))
    }
}

impl Commitments<'_> {
    /// Removes a record's payload permanently, and with that of a published report the payloads with which it was
    /// submitted: otherwise it would wait to be published again. Notes about a report go with it. Those who could see each
    /// are told that it is withheld.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn withhold(self, member: &Member, slug: &str, form: Withhold) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        let record = commitment.history.iter().find(|it| it.id == form.record).ok_or(ServiceError::NotFound)?;
        let fact = record.fact.as_ref().ok_or(ServiceError::NotFound)?;
        allowed(commitment.may_withhold(record, &work.reference))?;
        let (reason, decided_by) = form.said()?;
        let mut taken = vec![record.clone()];
        let reported = match fact {
            Fact::UpdatePublished(update) => Some((&update.id, true)),
            Fact::UpdateSubmitted(submission) => Some((&submission.update.id, false)),
            _ => None,
        };
        if let Some((update, published)) = reported {
            // Not only those that the person may see: a private body keeps what it submits to itself.
            let records = ledger::records_of(&mut work.conn, &commitment.id).await?;
            let goes = |it: &Record| is_about(it, update) || published && is_submission_of(it, update);
            taken.extend(records.into_iter().filter(goes));
        }
        if let (Fact::UpdateSubmitted(_), Some(update)) = (fact, fact.update()) {
            scheduled::cancel(&mut work.conn, update.as_str()).await?;
        }
        let today = work.today;
        for record in taken {
            let Some((noun, noun_id)) = ledger::subject_of(&mut work.conn, &record.id).await? else { continue };
            if !ledger::take_payload(&mut work.conn, &record.id).await? {
                continue;
            }
            let (reason, decided_by) = (reason.clone(), decided_by.clone());
            let withholding = Withholding { record: record.id, noun, noun_id, reason, decided_by };
            work.record(today, record.visibility, Fact::PayloadWithheld(withholding));
        }
        work.commit().await
    }
}

fn is_submission_of(record: &Record, update: &UpdateId) -> bool {
    matches!(&record.fact, Some(Fact::UpdateSubmitted(submission)) if submission.update.id == *update)
}

//! Removing from the record what should not have been in it.

use crate::domain::access::member::Member;
use crate::domain::basics::field_error::FieldErrors;
use crate::domain::basics::text::Text;
use crate::domain::basics::typed_text::trimmed;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::record::withholding::{goes_along, stays};
use crate::service::commitment::Commitments;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger;
use crate::store::report::scheduled;
use crate::store::withheld;

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
    /// are told that it is withheld. An answer to a proposal stays one, without its words.
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
        let stays = stays(fact);
        // Not only what the person may see: a private body keeps what it submits to itself.
        let mut taken = vec![record.clone()];
        taken.extend(going_along(&mut work.conn, record).await?);
        if let (Fact::UpdateSubmitted(_), Some(update)) = (fact, fact.update()) {
            scheduled::cancel(&mut work.conn, update.as_str()).await?;
        }
        let today = work.today;
        for record in taken {
            let withholding = withheld::withholding(&mut work.conn, &record.id, &reason, &decided_by).await?;
            let Some(withholding) = withholding else { continue };
            if ledger::take_payload(&mut work.conn, &record.id).await? {
                work.record(today, record.visibility, Fact::PayloadWithheld(withholding));
            }
        }
        if let Some(fact) = stays {
            work.record(record.effective_on, record.visibility.clone(), fact);
        }
        work.commit().await
    }
}

/// The records whose payloads go with that of a record.
///
/// # Errors
/// When the database does not answer.
pub(in crate::service) async fn going_along(conn: &mut Conn, record: &Record) -> store::Result<Vec<Record>> {
    let Some(fact) = &record.fact else { return Ok(Vec::new()) };
    let mut along = ledger::additions_behind(conn, fact).await?;
    if let (Noun::Commitment, id) = fact.subject() {
        along.extend(goes_along(fact, &ledger::records_of(conn, &id.into()).await?).into_iter().cloned());
    }
    Ok(along)
}

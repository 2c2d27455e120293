//! Adding a commitment to a statement.

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::slug;
use crate::domain::basics::text::Text;
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::meeting::decision::Outcome;
use crate::domain::record::fact::Fact;
use crate::domain::record::reference_entry;
use crate::domain::statement::Statement;
use crate::service::commitment::Commitments;
use crate::service::meeting::preparation::DecisionRef;
use crate::service::replay::replayed;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store;

/// A commitment as a form adds it to a statement.
#[derive(Clone, Debug)]
pub struct AddCommitment {
    /// What it says. Its identifier, slug, statement and place among the others are given here.
    pub commitment: Commitment,
    pub visibility: Visibility,
    /// The meeting's decision that it results from, if any.
    pub of: Option<DecisionRef>,
    pub idempotency_key: String,
}

impl Commitments<'_> {
    /// A statement to which the person may add what it says will be done.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none, [`ServiceError::Denied`] where it is not theirs to add to.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn addable(self, member: &Member, slug: &str) -> ServiceResult<Statement> {
        let snapshot = self.context.snapshot(member.reader(), None).await?;
        let statement = snapshot.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(reference_entry::may_add(member, &statement))?;
        Ok(statement)
    }

    /// Records one more thing that a statement says will be done, from the day of the statement on. Returns its slug.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn add(self, member: &Member, statement: &str, form: AddCommitment) -> ServiceResult<String> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let statement = work.reference.statement(statement).cloned().ok_or(ServiceError::NotFound)?;
        allowed(reference_entry::may_add(member, &statement))?;
        let mut faults = reference_entry::new_commitment(&form.commitment, &statement, &work.reference);
        faults.require(form.visibility.is_common(), "visibility", Problem::WrongVisibility);
        let mine = reference_entry::at_once(member, &form.commitment, &statement, &work.reference);
        if faults.0.is_empty() {
            faults.require(mine, "undertaken_by", Problem::ForAllToAgree);
        }
        faults.refuse()?;

        let decision = match &form.of {
            Some(of) => Some(work.decision(of).await?),
            None => None,
        };
        let position = store::statement::next_position(&mut work.conn, &statement.slug).await?;
        let title = form.commitment.title.version(Lang::En).map_or("", |it| &*it.words);
        let wanted = Some(slug::suggested(title)).filter(|it| !it.is_empty());
        let wanted = wanted.unwrap_or_else(|| format!("{}-{}", statement.slug.to_ascii_lowercase(), position + 1));
        // A number suffix reveals nothing about what else exists: nobody chooses the address.
        let slugs = store::commitment::slugs_like(&mut work.conn, &wanted).await?;
        let slug = slug::free(&wanted, |it| slugs.contains(it));
        let commitment = Commitment {
            id: CommitmentId(work.new_id()),
            slug: slug.clone(),
            statement: statement.slug,
            position,
            reason: Text::default(),
            ..form.commitment
        };
        let id = commitment.id.clone();
        work.record(statement.on, form.visibility.clone(), Fact::CommitmentRecorded(commitment));
        if let Some(decision) = decision {
            let (meeting, of) = (decision.value.meeting.clone(), decision.value.id.clone());
            let outcome = Outcome { meeting, decision: of, commitment: id, milestone: None };
            work.comes_of(&decision, outcome, statement.on, form.visibility);
        }
        work.commit().await?;
        Ok(slug)
    }
}

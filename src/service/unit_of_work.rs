//! A person's unit of work: in one transaction, once for each form, or refused with a reason that pages can show.

use std::sync::Arc;

use jiff::tz::TimeZone;

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldError, FieldErrors, Problem};
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::domain::record::{NewRecord, Record};
use crate::service::commitment::member_commitment::{MemberCommitment, member_commitment, member_commitments};
use crate::service::commitment::relations::named;
use crate::service::context::Context;
use crate::service::notice::Notices;
use crate::service::replay::form_key;
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// Nothing by that name is visible to the person.
    #[error("there is no such thing")]
    NotFound,
    /// The person may see it but not do that.
    #[error("this is not allowed")]
    Denied,
    /// It changed since the form was opened.
    #[error("it was changed meanwhile")]
    Conflict {
        /// The version it has now.
        version: String,
        /// How it stands now.
        commitment: Box<MemberCommitment>,
    },
    /// An entry of the reference data changed since the form was opened; this is its version now.
    #[error("the entry was changed meanwhile")]
    Outdated(String),
    /// The input is not acceptable.
    #[error("something in the form is wrong")]
    Invalid(Vec<FieldError>),
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// The result of a use case.
pub type ServiceResult<T> = std::result::Result<T, ServiceError>;

impl FieldErrors {
    /// Refuses input with any fault.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`].
    pub fn refuse(self) -> ServiceResult<()> {
        if self.0.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(self.0)) }
    }
}

/// Refuses what is not allowed.
///
/// # Errors
/// [`ServiceError::Denied`].
pub(super) fn allowed(may: bool) -> ServiceResult<()> {
    if may { Ok(()) } else { Err(ServiceError::Denied) }
}

/// Refuses a form for one fault.
pub(super) fn fault(field: &str, problem: Problem) -> ServiceError {
    ServiceError::Invalid(vec![FieldError { field: field.to_owned(), problem }])
}

/// A unit of work in progress. Dropped before [`UnitOfWork::commit`], it leaves nothing behind.
pub(super) struct UnitOfWork<'a> {
    context: &'a Context,
    pub conn: Conn,
    pub member: &'a Member,
    pub reference: Arc<Reference>,
    pub now: Instant,
    pub today: Day,
    key: String,
    drafts: Vec<NewRecord>,
}

/// A unit of work that a form asks for: to be done, or already done by the same form.
pub(super) enum Begin<'a> {
    New(Box<UnitOfWork<'a>>),
    /// The first record that the form made when it was sent before.
    Replayed(Box<Record>),
}

/// Whether a person's form was recorded.
pub(super) async fn is_recorded(conn: &mut Conn, member: &Member, idempotency_key: &str) -> ServiceResult<bool> {
    Ok(ledger::record_with(conn, &form_key(member, idempotency_key)).await?.is_some())
}

impl<'a> UnitOfWork<'a> {
    /// Begins a unit of work, holding the ledger's lock.
    pub async fn begin(context: &'a Context, member: &'a Member, idempotency_key: &str) -> ServiceResult<Begin<'a>> {
        let mut conn = context.db.write().await?;
        let key = form_key(member, idempotency_key);
        if let Some(record) = ledger::record_with(&mut conn, &key).await? {
            return Ok(Begin::Replayed(Box::new(record)));
        }
        let reference = context.reference_in(&mut conn).await?;
        let (now, today) = (context.now(), context.today());
        Ok(Begin::New(Box::new(Self { context, conn, member, reference, now, today, key, drafts: Vec::new() })))
    }

    /// A unit of work that is never committed: what it would record, and why it would refuse, is what a person is shown
    /// before it is done. It holds no lock, and sees one state of the ledger.
    pub async fn rehearse(context: &'a Context, member: &'a Member) -> ServiceResult<Self> {
        let mut conn = context.db.read().await?;
        let reference = context.reference_in(&mut conn).await?;
        let (now, today) = (context.now(), context.today());
        Ok(Self { context, conn, member, reference, now, today, key: String::new(), drafts: Vec::new() })
    }

    /// The commitment with a slug, as the person sees it.
    pub async fn member_commitment(&mut self, slug: &str) -> ServiceResult<MemberCommitment> {
        member_commitment(&mut self.conn, self.member, &self.reference, slug, self.today).await
    }

    /// Several commitments, as far as the person sees them.
    pub async fn member_commitments(&mut self, ids: &[CommitmentId]) -> ServiceResult<Vec<MemberCommitment>> {
        member_commitments(&mut self.conn, self.member, &self.reference, ids, self.today).await
    }

    /// The commitment that the person names and may see.
    pub async fn named(&mut self, words: &str) -> ServiceResult<Option<MemberCommitment>> {
        named(&mut self.conn, self.member, &self.reference, words, self.today).await
    }

    /// The zone in which the portfolio's days are counted.
    pub fn zone(&self) -> TimeZone {
        self.context.zone()
    }

    /// A new identifier.
    pub fn new_id(&self) -> String {
        self.context.random.id(self.now)
    }

    /// Adds a record to what [`UnitOfWork::commit`] appends. The first one carries the form's key.
    pub fn record(&mut self, effective_on: Day, visibility: Visibility, fact: Fact) {
        let idempotency_key = match self.drafts.len() {
            0 => self.key.clone(),
            many => format!("{}:{many}", self.key),
        };
        self.drafts.push(NewRecord {
            actor: self.member.name.clone(),
            organisation: Some(self.member.organisation.clone()),
            effective_on,
            visibility,
            fact,
            idempotency_key: Some(idempotency_key),
        });
    }

    /// Appends what was recorded, and commits it.
    pub async fn commit(mut self) -> ServiceResult<()> {
        let withholds = self.drafts.iter().any(|it| matches!(it.fact, Fact::PayloadWithheld(_)));
        let (random, reference) = (&*self.context.random, Some(self.reference));
        ledger::append(&mut self.conn, self.drafts, self.now, self.today, random, reference).await?;
        self.conn.commit().await?;
        if withholds {
            self.context.empty_journal().await;
        }
        // It is recorded, and told within the minute where it cannot be told now.
        if let Err(error) = (Notices { context: self.context }).catch_up().await {
            tracing::error!(%error, "what was recorded could not be told");
        }
        Ok(())
    }
}

//! One piece of work of a person: in one transaction, once for each form, or refused with a reason that pages can show.

use std::sync::Arc;

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldError, FieldErrors, Problem};
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::domain::record::{NewRecord, Record};
use crate::service::Accord;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::store;
use crate::store::db::Conn;
use crate::store::{ledger, reading};

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// There is nothing of that name that the person may see.
    #[error("there is no such thing")]
    NotFound,
    /// The person may see it and not do that.
    #[error("this is not allowed")]
    Denied,
    /// It changed since the form was opened.
    #[error("it was changed meanwhile")]
    Conflict {
        /// The version it has now.
        version: String,
        /// How it stands now.
        case: Box<MemberCommitment>,
    },
    /// An entry of the reference data changed since the form was opened; this is its version now.
    #[error("the entry was changed meanwhile")]
    Outdated(String),
    /// What was written cannot be taken.
    #[error("something in the form is wrong")]
    Invalid(Vec<FieldError>),
    /// The database did not answer.
    #[error(transparent)]
    Store(#[from] store::Error),
}

/// What a use case answers.
pub type ServiceResult<T> = std::result::Result<T, ServiceError>;

impl FieldErrors {
    /// Refuses what has any fault.
    ///
    /// # Errors
    /// [`ServiceError::Invalid`].
    pub fn refuse(self) -> ServiceResult<()> {
        if self.0.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(self.0)) }
    }
}

/// Refuses what may not be done.
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

impl Accord {
    /// A key for a form: sent twice, it makes one record.
    pub fn idempotency_key(&self) -> String {
        self.random.id(self.clock.now())
    }
}

/// A piece of work under way. Dropped before [`UnitOfWork::finish`], it leaves nothing behind.
pub(super) struct UnitOfWork<'a> {
    accord: &'a Accord,
    pub conn: Conn,
    pub member: &'a Member,
    pub reference: Arc<Reference>,
    pub now: Instant,
    pub today: Day,
    key: String,
    drafts: Vec<NewRecord>,
}

/// A piece of work that a form asks for: to be done, or done already by the same form.
pub(super) enum Begin<'a> {
    New(Box<UnitOfWork<'a>>),
    /// The first record that the form made when it was sent before.
    Done(Box<Record>),
}

impl<'a> UnitOfWork<'a> {
    /// Begins a piece of work, holding the ledger's lock.
    pub async fn begin(accord: &'a Accord, member: &'a Member, idempotency_key: &str) -> ServiceResult<Begin<'a>> {
        let mut conn = accord.db.write().await?;
        // The keys of others cannot be guessed, but a form sent by two people is two forms.
        let key = format!("{}:{idempotency_key}", member.account);
        if let Some(record) = ledger::record_with(&mut conn, &key).await? {
            return Ok(Begin::Done(Box::new(record)));
        }
        let height = ledger::head(&mut conn).await?.sequence;
        let reference = accord.reference(&mut conn, height).await?;
        let (now, today) = (accord.clock.now(), accord.today());
        Ok(Begin::New(Box::new(Self { accord, conn, member, reference, now, today, key, drafts: Vec::new() })))
    }

    /// The commitment with a slug, as the person sees it.
    pub async fn case(&mut self, slug: &str) -> ServiceResult<MemberCommitment> {
        case(&mut self.conn, self.member, &self.reference, slug, self.today).await
    }

    /// A new identifier.
    pub fn new_id(&self) -> String {
        self.accord.random.id(self.now)
    }

    /// Adds a record to what will be appended. The first one carries the form's key.
    pub fn add(&mut self, effective_on: Day, visibility: Visibility, fact: Fact) {
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

    /// Appends what was added, and makes it last.
    pub async fn finish(mut self) -> ServiceResult<()> {
        ledger::append(&mut self.conn, self.drafts, self.now, self.today, &*self.accord.random).await?;
        self.conn.commit().await?;
        Ok(())
    }
}

/// The commitment with a slug, as a person sees it.
pub(super) async fn case(
    conn: &mut Conn,
    member: &Member,
    reference: &Reference,
    slug: &str,
    day: Day,
) -> ServiceResult<MemberCommitment> {
    let found = reading::commitment(conn, slug).await?.ok_or(ServiceError::NotFound)?;
    MemberCommitment::of(member, reference, found.id, found.records, day).ok_or(ServiceError::NotFound)
}

impl Accord {
    /// The commitment with a slug as a person at work sees it now, with what that person may do and the versions that
    /// forms about it carry.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none that the person may see.
    pub async fn case(&self, member: &Member, slug: &str) -> ServiceResult<MemberCommitment> {
        let mut conn = self.db.read().await?;
        let height = ledger::head(&mut conn).await?.sequence;
        let reference = self.reference(&mut conn, height).await?;
        case(&mut conn, member, &reference, slug, self.today()).await
    }

    /// Several commitments likewise, those left out that the person may not see.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn cases_of(&self, member: &Member, ids: &[CommitmentId]) -> ServiceResult<Vec<MemberCommitment>> {
        let mut snapshot = self.snapshot(member.reader(), None).await?;
        let reference = snapshot.reference.clone();
        self.cases(&mut snapshot.conn, member, &reference, ids).await
    }

    pub(super) async fn cases(
        &self,
        conn: &mut Conn,
        member: &Member,
        reference: &Reference,
        ids: &[CommitmentId],
    ) -> ServiceResult<Vec<MemberCommitment>> {
        let records = ledger::records_of_all(conn, ids).await?;
        let today = self.today();
        Ok(records
            .into_iter()
            .filter_map(|(id, records)| MemberCommitment::of(member, reference, id, records, today))
            .collect())
    }
}

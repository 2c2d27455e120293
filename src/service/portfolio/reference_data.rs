//! Recording and revising the reference data.

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::slug;
use crate::domain::basics::text::Text;
use crate::domain::organisation::Organisation;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::record::reference_entry;
use crate::service::portfolio::Portfolio;
use crate::service::replay::replayed;
use crate::service::statement::drafts::StatementDraftRef;
use crate::service::unit_of_work::Begin;
use crate::service::unit_of_work::ServiceError;
use crate::service::unit_of_work::ServiceResult;
use crate::service::unit_of_work::UnitOfWork;
use crate::service::unit_of_work::allowed;
use crate::service::version::version_of;
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger;

/// An entry of the reference data as seen by a person who may revise it.
#[derive(Clone, Debug)]
pub struct ReferenceEntry {
    /// How it stands now.
    pub fact: Fact,
    /// The version that a form about it carries.
    pub version: String,
    /// Every record of it, in the order in which they were made.
    pub history: Vec<Record>,
}

/// A form about an entry.
#[derive(Clone, Debug)]
pub struct RecordEntry {
    /// The version that the form was opened with; nothing for an entry that is new.
    pub version: Option<String>,
    /// Why it is recorded again.
    pub reason: Text,
    /// The draft of a statement that ends with it.
    pub draft: Option<StatementDraftRef>,
    pub idempotency_key: String,
}

impl Portfolio<'_> {
    /// An entry that the person may revise.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none, [`ServiceError::Denied`] where it is not theirs to revise.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn reference_entry(self, member: &Member, noun: Noun, id: &str) -> ServiceResult<ReferenceEntry> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let fact = reference_entry::present(&snapshot.reference, noun, id).ok_or(ServiceError::NotFound)?;
        allowed(reference_entry::may_enter(member, &fact))?;
        let history = ledger::records_about(&mut snapshot.conn, noun, id).await?;
        Ok(ReferenceEntry { fact, version: version_of(&history), history })
    }

    /// Looks whether a new entry could be recorded as it is.
    ///
    /// # Errors
    /// What is wrong with it; else see [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn check_new_entry(self, member: &Member, fact: &Fact) -> ServiceResult<()> {
        allowed(may_send(member, fact))?;
        let snapshot = self.context.snapshot(member.reader(), None).await?;
        let fact = reference_entry::named(fact.clone(), &snapshot.reference);
        let (noun, id) = fact.subject();
        let mut faults = FieldErrors::default();
        faults.require(slug::is_slug(id) || is_own_code(noun, id), "slug", Problem::NotASlug);
        let taken = reference_entry::present(&snapshot.reference, noun, id).is_some();
        faults.require(!taken, "slug", Problem::Taken);
        faults.0.extend(check(member, &fact, None, &[], &snapshot.reference, self.context.today()).0);
        faults.refuse()
    }

    /// Records a new entry, or a new version of an entry. Returns its slug or code.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn record_reference_entry(self, member: &Member, form: RecordEntry, fact: Fact) -> ServiceResult<String> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        allowed(may_send(member, &fact))?;
        let fact = if form.version.is_none() { reference_entry::named(fact, &work.reference) } else { fact };
        let (noun, id) = (fact.subject().0, fact.subject().1.to_owned());
        let before = reference_entry::present(&work.reference, noun, &id);
        let fact = reference_entry::in_order(fact, before.as_ref());
        let mut faults = FieldErrors::default();
        let mut bound = Vec::new();
        match (&before, &form.version) {
            (Some(present), Some(version_then)) => {
                allowed(reference_entry::may_enter(member, present))?;
                let version = version_of(&ledger::records_about(&mut work.conn, noun, &id).await?);
                if version != *version_then {
                    return Err(ServiceError::Outdated(version));
                }
                let changed = reference_entry::because(present.clone(), Text::default()) != fact;
                faults.require(changed, first_field(noun), Problem::Unchanged);
                faults.needed("reason", &form.reason);
                bound = hanging_on(&mut work.conn, present, &fact).await?;
            }
            (None, None) => faults.require(slug::is_slug(&id) || is_own_code(noun, &id), "slug", Problem::NotASlug),
            (Some(_), None) => faults.require(false, "slug", Problem::Taken),
            (None, Some(_)) => return Err(ServiceError::NotFound),
        }
        let mut all = check(member, &fact, before.as_ref(), &bound, &work.reference, work.today);
        all.0.extend(faults.0);
        all.refuse()?;
        if let Some(draft) = &form.draft {
            work.end_draft(draft, &form.idempotency_key).await?;
        }
        let on = match &fact {
            Fact::StatementRecorded(statement) if before.is_none() => statement.on,
            _ => work.today,
        };
        work.record(on, Visibility::Public, reference_entry::because(fact, form.reason));
        work.commit().await?;
        Ok(id)
    }
}

impl UnitOfWork<'_> {
    /// Records an organisation, or a new version of one.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] where it is not theirs to record, [`ServiceError::Invalid`] where something is wrong with it.
    pub(in crate::service) fn put_organisation(&mut self, entry: Organisation, reason: Text) -> ServiceResult<()> {
        let fact = Fact::OrganisationRecorded(entry);
        allowed(may_send(self.member, &fact))?;
        let (noun, id) = (fact.subject().0, fact.subject().1.to_owned());
        let before = reference_entry::present(&self.reference, noun, &id);
        let mut faults = FieldErrors::default();
        match &before {
            Some(present) => {
                allowed(reference_entry::may_enter(self.member, present))?;
                faults.needed("reason", &reason);
            }
            None => faults.require(slug::is_slug(&id) || is_own_code(noun, &id), "slug", Problem::NotASlug),
        }
        let mut all = check(self.member, &fact, before.as_ref(), &[], &self.reference, self.today);
        all.0.extend(faults.0);
        all.refuse()?;
        let today = self.today;
        self.record(today, Visibility::Public, reference_entry::because(fact, reason));
        Ok(())
    }
}

/// The records of a statement's commitments and of those proposed for it, where other parties are tracked than before.
async fn hanging_on(conn: &mut Conn, before: &Fact, now: &Fact) -> store::Result<Vec<Record>> {
    let (Fact::StatementRecorded(before), Fact::StatementRecorded(now)) = (before, now) else { return Ok(Vec::new()) };
    if before.tracked == now.tracked {
        return Ok(Vec::new());
    }
    let commitments = store::statement::commitments(conn, &now.slug).await?;
    let mut records = ledger::additions_of(conn, &now.slug).await?;
    records.extend(ledger::records_of_all(conn, &commitments).await?.into_values().flatten());
    Ok(records)
}

/// Whether a person may send a form with this content at all.
fn may_send(member: &Member, fact: &Fact) -> bool {
    match fact {
        // Which parties it tracks is a field of the form.
        Fact::StatementRecorded(_) => member.edits_reference(),
        fact => reference_entry::may_enter(member, fact),
    }
}

/// What is wrong with an entry as this person sends it.
fn check(
    member: &Member,
    fact: &Fact,
    before: Option<&Fact>,
    bound: &[Record],
    reference: &Reference,
    today: Day,
) -> FieldErrors {
    let mut all = reference_entry::check(fact, before, bound, reference, today);
    if let Fact::StatementRecorded(statement) = fact {
        let ours = statement.tracked.is_empty() || statement.tracked.contains(&member.party);
        all.require(ours, "tracked", Problem::WithoutOwn);
    }
    all
}

/// Organisation codes are abbreviations, mostly in capitals.
fn is_own_code(noun: Noun, id: &str) -> bool {
    noun == Noun::Organisation && slug::is_slug(&id.to_ascii_lowercase())
}

/// The field of an entry's form that carries the error that nothing changed.
fn first_field(noun: Noun) -> &'static str {
    match noun {
        Noun::Meeting | Noun::Statement | Noun::Portfolio => "title",
        _ => "name",
    }
}

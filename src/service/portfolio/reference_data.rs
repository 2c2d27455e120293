//! Recording and revising the reference data, and what statements say will be done.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::lang::Lang;
use crate::domain::basics::slug;
use crate::domain::basics::text::Text;
use crate::domain::commitment::relation::{Relation, RelationKind};
use crate::domain::commitment::{Commitment, CommitmentId, relation};
use crate::domain::meeting::decision::Outcome;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::record::{Record, reference_entry};
use crate::domain::statement::Statement;
use crate::service::Accord;
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::meeting::preparation::DecisionRef;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};
use crate::store::{ledger, list, reading};

/// An entry of the reference data before a person who may revise it.
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
    /// Why it is recorded anew.
    pub reason: Text,
    pub idempotency_key: String,
}

/// A commitment as a form adds it to a statement.
#[derive(Clone, Debug)]
pub struct AddCommitment {
    /// What it says. Its identifier, slug, statement and place among the others are given here.
    pub commitment: Commitment,
    pub visibility: Visibility,
    /// The decision of a meeting that it comes of, where it does.
    pub of: Option<DecisionRef>,
    pub idempotency_key: String,
}

/// A link as a form sets it.
#[derive(Clone, Debug)]
pub struct AddRelation {
    /// The other commitment, by its slug or its whole title.
    pub to: String,
    pub kind: RelationKind,
    /// Why they are linked so.
    pub basis: Option<String>,
    /// The version of [`Versioned::Relations`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

impl Accord {
    /// An entry that the person may revise.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none, [`ServiceError::Denied`] where it is not theirs to revise.
    pub async fn entry(&self, member: &Member, noun: Noun, id: &str) -> ServiceResult<ReferenceEntry> {
        let mut snapshot = self.snapshot(member.reader(), None).await?;
        let fact = reference_entry::present(&snapshot.reference, noun, id).ok_or(ServiceError::NotFound)?;
        allowed(reference_entry::may_enter(member, &fact))?;
        let history = ledger::records_about(&mut snapshot.conn, noun, id).await?;
        Ok(ReferenceEntry { fact, version: version(&history), history })
    }

    /// Records a new entry, or an entry anew. Answers its slug or code.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn enter(&self, member: &Member, form: RecordEntry, fact: Fact) -> ServiceResult<String> {
        let mut work = match UnitOfWork::begin(self, member, &form.idempotency_key).await? {
            Begin::Done(record) => {
                return record.fact.map(|it| it.subject().1.to_owned()).ok_or(ServiceError::NotFound);
            }
            Begin::New(work) => work,
        };
        allowed(match &fact {
            // Which parties it tracks is a field of the form.
            Fact::StatementRecorded(_) => member.edits_reference(),
            fact => reference_entry::may_enter(member, fact),
        })?;
        let fact = if form.version.is_none() { reference_entry::named(fact, &work.reference) } else { fact };
        let (noun, id) = fact.subject();
        let id = id.to_owned();
        let before = reference_entry::present(&work.reference, noun, &id);
        let mut faults = FieldErrors::default();
        let mut bound = false;
        match (&before, &form.version) {
            (Some(present), Some(version_then)) => {
                allowed(reference_entry::may_enter(member, present))?;
                let version = version(&ledger::records_about(&mut work.conn, noun, &id).await?);
                if version != *version_then {
                    return Err(ServiceError::Outdated(version));
                }
                let changed = reference_entry::because(present.clone(), Text::default()) != fact;
                faults.require(changed, first_field(noun), Problem::Unchanged);
                faults.needed("reason", &form.reason);
                bound = noun == Noun::Statement && reading::has_commitments(&mut work.conn, &id).await?;
            }
            (None, None) => faults.require(slug::is_slug(&id) || is_own_code(noun, &id), "slug", Problem::NotASlug),
            (Some(_), None) => faults.require(false, "slug", Problem::Taken),
            (None, Some(_)) => return Err(ServiceError::NotFound),
        }
        let mut all = reference_entry::check(&fact, before.as_ref(), bound, &work.reference, work.today);
        if let Fact::StatementRecorded(it) = &fact {
            all.require(it.tracked.is_empty() || it.tracked.contains(&member.party), "tracked", Problem::WithoutOwn);
        }
        all.0.extend(faults.0);
        all.refuse()?;
        let on = match &fact {
            Fact::StatementRecorded(it) if before.is_none() => it.on,
            _ => work.today,
        };
        work.add(on, Visibility::Public, reference_entry::because(fact, form.reason));
        work.finish().await?;
        Ok(id)
    }

    /// A statement to which the person may add what it says will be done.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none, [`ServiceError::Denied`] where it is not theirs to add to.
    pub async fn addable(&self, member: &Member, slug: &str) -> ServiceResult<Statement> {
        let snapshot = self.snapshot(member.reader(), None).await?;
        let statement = snapshot.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(reference_entry::may_add(member, &statement))?;
        Ok(statement)
    }

    /// Records one more thing that a statement says will be done, from the day of the statement on. Answers its slug.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn add_commitment(&self, member: &Member, statement: &str, form: AddCommitment) -> ServiceResult<String> {
        let mut work = match UnitOfWork::begin(self, member, &form.idempotency_key).await? {
            Begin::Done(record) => {
                return match record.fact {
                    Some(Fact::CommitmentRecorded(it)) => Ok(it.slug),
                    _ => Err(ServiceError::NotFound),
                };
            }
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
        let position = reading::next_position(&mut work.conn, &statement.slug).await?;
        let title = form.commitment.title.version(Lang::En).map_or("", |it| &*it.words);
        let wanted = Some(slug::suggested(title)).filter(|it| !it.is_empty());
        let wanted = wanted.unwrap_or_else(|| format!("{}-{}", statement.slug.to_ascii_lowercase(), position + 1));
        // A number more says nothing about what else there is: the address is nobody's to choose.
        let slugs = reading::slugs_like(&mut work.conn, &wanted).await?;
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
        work.add(statement.on, form.visibility.clone(), Fact::CommitmentRecorded(commitment));
        if let Some(decision) = decision {
            let (meeting, of) = (decision.value.meeting.clone(), decision.value.id.clone());
            let outcome = Outcome { meeting, decision: of, commitment: id, milestone: None };
            work.comes_of(&decision, outcome, statement.on, form.visibility);
        }
        work.finish().await?;
        Ok(slug)
    }

    /// Links a commitment to an earlier one, from today on.
    ///
    /// # Errors
    /// As [`ServiceError`] tells.
    pub async fn relate(&self, member: &Member, slug: &str, form: AddRelation) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self, member, &form.idempotency_key).await? else { return Ok(()) };
        let case = work.case(slug).await?;
        allowed(case.may_change_shared())?;
        if case.proposes() {
            return Err(fault("to", Problem::ForAllToAgree));
        }
        case.expect_version(Versioned::Relations, &form.version)?;
        let other = named(&mut work, &form.to).await?.ok_or_else(|| fault("to", Problem::Unknown))?;
        let other = match work.case(&other).await {
            Err(ServiceError::NotFound) => return Err(fault("to", Problem::Unknown)),
            found => found?,
        };
        if other.proposes() || !other.may_change_shared() {
            return Err(fault("to", Problem::ForAllToAgree));
        }
        let said = |case: &MemberCommitment, reference: &Reference| {
            reference.statement(&case.state.commitment.statement).map(|it| it.on).ok_or(ServiceError::NotFound)
        };
        let said = (said(&case, &work.reference)?, said(&other, &work.reference)?);
        let links = self.links_around(&mut work, &case, &other, form.kind).await?;
        let link = Relation { from: case.id.clone(), to: other.id.clone(), kind: form.kind, basis: form.basis };
        relation::check(&link, said, &links).refuse()?;
        // Seen by those who see both.
        let visibility = case.state.visibility.clone().within(&other.state.visibility);
        let today = work.today;
        work.add(today, visibility, Fact::CommitmentsRelated(link));
        work.finish().await
    }

    /// The links of a kind that the person sees, as far as they lead on from a commitment, each once.
    pub(in crate::service) async fn links_around(
        &self,
        work: &mut UnitOfWork<'_>,
        case: &MemberCommitment,
        other: &MemberCommitment,
        kind: RelationKind,
    ) -> ServiceResult<Vec<(CommitmentId, CommitmentId)>> {
        let mut links: Vec<(CommitmentId, CommitmentId)> = Vec::new();
        let mut asked = vec![case.id.clone(), other.id.clone()];
        let mut cases = vec![case.clone(), other.clone()];
        while !cases.is_empty() {
            let all = cases.iter().flat_map(|it| &it.state.relations).map(|it| &it.value);
            for it in all.filter(|it| it.kind == kind) {
                let link = (it.from.clone(), it.to.clone());
                if !links.contains(&link) {
                    links.push(link);
                }
            }
            let next: Vec<CommitmentId> =
                links.iter().map(|(_, to)| to).filter(|to| !asked.contains(to)).cloned().collect();
            asked.extend(next.iter().cloned());
            let reference = work.reference.clone();
            cases = if next.is_empty() {
                Vec::new()
            } else {
                self.cases(&mut work.conn, work.member, &reference, &next).await?
            };
        }
        Ok(links)
    }

    /// The commitments to which the person may lead a link: slug and title, those said last first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn linkable(&self, member: &Member, lang: Lang) -> ServiceResult<Vec<(String, Text)>> {
        /// As many as a list of suggestions can hold and still help.
        const MOST: u32 = 300;
        let mut snapshot = self.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let rows = list::page(conn, &crate::domain::list::query::Query::default(), &view, lang, MOST).await?;
        Ok(rows.into_iter().map(|it| (it.listed.slug, it.listed.title)).collect())
    }
}

/// The slug of the commitment that a person names: by its slug, its address or its whole title.
pub(in crate::service) async fn named(work: &mut UnitOfWork<'_>, words: &str) -> ServiceResult<Option<String>> {
    let words = words.trim();
    let slug = words.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if reading::commitment(&mut work.conn, slug).await?.is_some() {
        return Ok(Some(slug.to_owned()));
    }
    let mut found = Vec::new();
    for slug in reading::titled(&mut work.conn, words).await? {
        match work.case(&slug).await {
            Ok(_) => found.push(slug),
            Err(ServiceError::NotFound) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    // Versioned several with one title none is meant.
    Ok(found.pop().filter(|_| found.is_empty()))
}

/// The version of an entry: a digest of its records.
pub(in crate::service) fn version(history: &[Record]) -> String {
    let mut hasher = Sha256::new();
    for record in history {
        hasher.update(record.id.as_bytes());
        hasher.update([0]);
    }
    URL_SAFE_NO_PAD.encode(&hasher.finalize()[..16])
}

/// Codes of organisations are abbreviations, in capitals mostly.
fn is_own_code(noun: Noun, id: &str) -> bool {
    noun == Noun::Organisation && slug::is_slug(&id.to_ascii_lowercase())
}

/// The field of an entry's form at which is said that nothing changed.
fn first_field(noun: Noun) -> &'static str {
    match noun {
        Noun::Meeting | Noun::Statement | Noun::Portfolio => "title",
        _ => "name",
    }
}

//! Internal notes: writing one, telling colleagues of it, taking it back.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::account::position::holder;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::note::mention::{Mention, named};
use crate::domain::note::{Note, NoteId, NoteWithdrawal, audiences};
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::record::fact::Fact;
use crate::domain::record::notes::notes;
use crate::domain::record::workflow::own_name;
use crate::domain::report::person::Person;
use crate::domain::report::update::UpdateId;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::context::Context;
use crate::service::notice::Notices;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store;
use crate::store::account::positions;
use crate::store::db::Conn;

/// Use cases about internal notes.
#[derive(Clone, Copy)]
pub struct Notes<'a> {
    pub(in crate::service) context: &'a Context,
}

/// A form that writes a note.
#[derive(Clone, Debug)]
pub struct WriteNote {
    /// The submitted report that it is about; nothing where it is about the commitment.
    pub update: Option<UpdateId>,
    pub text: Text,
    /// For whom it is; one of [`MemberCommitment::note_audiences`].
    pub visibility: Visibility,
    /// The accounts of the colleagues to be told, besides those whom the text names.
    pub tell: Vec<String>,
    pub idempotency_key: String,
}

/// Somebody who may be told of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    pub account: String,
    pub name: String,
    pub organisation: OrganisationCode,
}

impl MemberCommitment {
    /// For whom the person may write a note about the commitment, or about a submitted report on it, the narrowest first;
    /// for nobody where the person may not, or sees no such report.
    pub fn note_audiences(&self, update: Option<&UpdateId>) -> Vec<Visibility> {
        if !self.may(Action::WriteNote) {
            return Vec::new();
        }
        let about = |id: &UpdateId| {
            let submitted = self.history.iter().rev().find(
                |it| matches!(&it.fact, Some(Fact::UpdateSubmitted(submission)) if submission.update.id == *id),
            )?;
            Some(&submitted.visibility)
        };
        match update.map(about) {
            None => audiences(self.member(), &self.state.visibility),
            Some(Some(seen_by)) => audiences(self.member(), seen_by),
            Some(None) => Vec::new(),
        }
    }
}

impl Notes<'_> {
    /// The colleagues whom a person may tell of a note that has one of these audiences: those of the own organisation
    /// first, each by name.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notes"), err(level = "debug"))]
    pub async fn colleagues(
        self,
        snapshot: &mut Snapshot,
        member: &Member,
        audiences: &[Visibility],
    ) -> store::Result<Vec<Colleague>> {
        if audiences.is_empty() {
            return Ok(Vec::new());
        }
        let Snapshot { conn, reference, .. } = snapshot;
        let people = Notices { context: self.context }.people(conn, reference).await?;
        let mut colleagues: Vec<Colleague> = readers(&people, member, |it| audiences.iter().any(|of| reads(it, of)))
            .map(|it| Colleague {
                account: it.account.clone(),
                name: own_name(&it.name).to_owned(),
                organisation: it.organisation.clone(),
            })
            .collect();
        colleagues.sort_by_key(|it| (it.organisation != member.organisation, it.organisation.clone(), it.name.clone()));
        Ok(colleagues)
    }

    /// Writes a note, and tells the colleagues whom it names.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notes"), err(level = "debug"))]
    pub async fn write(self, member: &Member, slug: &str, form: WriteNote) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may(Action::WriteNote))?;
        let offered = commitment.note_audiences(form.update.as_ref());
        if offered.is_empty() {
            return Err(ServiceError::NotFound);
        }
        let mut faults = FieldErrors::default();
        faults.needed("memo", &form.text);
        let visibility = form.visibility;
        faults.require(offered.contains(&visibility), "audience", Problem::WrongVisibility);
        let reference = work.reference.clone();
        let people = Notices { context: self.context }.people(&mut work.conn, &reference).await?;
        let mentions = mentions(&people, member, &visibility, &form.text, &form.tell, &mut faults);
        faults.refuse()?;
        let note = Note {
            id: NoteId(work.new_id()),
            commitment: commitment.id.clone(),
            update: form.update,
            text: form.text,
            author: Person::of(member),
            role: member.role,
            post: post_of(&mut work, member).await?,
            mentions,
        };
        let today = work.today;
        work.record(today, visibility, Fact::NoteWritten(note));
        work.commit().await
    }

    /// Takes a note back that the person wrote. What was taken back already stays so.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none of the person's.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "notes"), err(level = "debug"))]
    pub async fn withdraw(
        self,
        member: &Member,
        slug: &str,
        note: &NoteId,
        idempotency_key: &str,
    ) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        let written = commitment.history.iter().find(|it| match &it.fact {
            Some(Fact::NoteWritten(of)) => of.id == *note && of.author.account == member.account,
            _ => false,
        });
        let written = written.ok_or(ServiceError::NotFound)?;
        if notes(&commitment.history).iter().all(|it| it.note.value.id != *note) {
            return Ok(());
        }
        let withdrawal = NoteWithdrawal { commitment: commitment.id.clone(), note: note.clone() };
        let (today, visibility) = (work.today, written.visibility.clone());
        work.record(today, visibility, Fact::NoteWithdrawn(withdrawal));
        work.commit().await
    }
}

/// Whether somebody reads what a side keeps to itself with this visibility.
fn reads(person: &Member, visibility: &Visibility) -> bool {
    may_see(&person.reader(), visibility, &[] as &[PartyCode])
}

/// Those of these people who are no stranger to the member's side and read something of it; not the member.
fn readers<'p>(
    people: &'p [Member],
    member: &Member,
    reads: impl Fn(&Member) -> bool,
) -> impl Iterator<Item = &'p Member> {
    people.iter().filter(move |it| it.party == member.party && it.account != member.account && reads(it))
}

/// Whom a note tells: those who were chosen, and those whom its text names. That somebody may not read it is said beside
/// the field, to an author who may know of that person.
fn mentions(
    people: &[Member],
    member: &Member,
    visibility: &Visibility,
    text: &Text,
    tell: &[String],
    faults: &mut FieldErrors,
) -> Vec<Mention> {
    let known = audiences(member, &Visibility::Public);
    let known: Vec<&Member> = readers(people, member, |it| known.iter().any(|of| reads(it, of))).collect();
    let chosen: Vec<Option<&&Member>> =
        tell.iter().map(|account| known.iter().find(|it| it.account == *account)).collect();
    faults.require(chosen.iter().all(|it| it.is_some_and(|it| reads(it, visibility))), "tell", Problem::MayNotRead);
    let mut told: Vec<&Member> = chosen.into_iter().flatten().copied().collect();
    for version in &text.0 {
        let names = known.iter().map(|it| own_name(&it.name));
        let meant: Vec<&Member> = named(&version.words, names).into_iter().map(|place| known[place]).collect();
        let of_name = |name: &str| meant.iter().filter(|it| own_name(&it.name) == name).any(|it| reads(it, visibility));
        faults.require(meant.iter().all(|it| of_name(own_name(&it.name))), "memo", Problem::MayNotRead);
        told.extend(meant.into_iter().filter(|it| reads(it, visibility)));
    }
    let mut mentions: Vec<Mention> = Vec::new();
    for person in told {
        if !mentions.iter().any(|it| it.account == person.account) {
            mentions.push(Mention { account: person.account.clone(), name: own_name(&person.name).to_owned() });
        }
    }
    mentions
}

/// The post that somebody holds in the own organisation; the first, where there are several.
async fn post_of(work: &mut UnitOfWork<'_>, member: &Member) -> ServiceResult<Text> {
    let (today, conn): (_, &mut Conn) = (work.today, &mut work.conn);
    let holdings = positions::holdings(conn, &member.organisation).await?;
    let posts = positions::posts(conn, &member.organisation).await?;
    let held = posts.into_iter().find(|it| holder(&holdings, &it.id, today) == Some(&member.account));
    Ok(held.map(|it| it.title).unwrap_or_default())
}

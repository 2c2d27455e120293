//! From a statement's text to its commitments: what the rules propose, what an office makes of it over several sittings,
//! and entering what it accepted.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::assist::Claim;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldError, Problem, TITLE};
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::basics::typed_text;
use crate::domain::commitment::addition::AdditionLink;
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::list::query::Query;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::additions::{AdditionOutcome, may_add};
use crate::domain::statement::Statement;
use crate::domain::statement::passages::place_of;
use crate::intake::draft::{DraftFault, IntakeDraft, Item, ItemState, Recorded, Source};
use crate::intake::extraction::Extraction;
use crate::intake::vocabulary::{Known, Vocabulary};
use crate::service::commitment::additions::additions_seen;
use crate::service::commitment::member_commitment::member_commitments;
use crate::service::commitment::new::{AddCommitment, Added};
use crate::service::commitment::new_link::{Earlier, earlier};
use crate::service::replay::Replay;
use crate::service::snapshot::Snapshot;
use crate::service::statement::Statements;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};
use crate::store;
use crate::store::account;
use crate::store::db::Conn;
use crate::store::statement::intake_drafts::{self, IntakeDraftRow};

pub use crate::assist::AssistFault;

/// The most earlier commitments to which a text is compared.
const COMPARED: u32 = 2_000;

/// A statement's text, what the rules read in it, and what the office made of that so far.
#[derive(Debug)]
pub struct Intake {
    pub statement: Statement,
    /// The portfolio as it was when the text was read.
    reference: Arc<Reference>,
    /// What was read, in each language in which there is a text.
    pub readings: Vec<Extraction>,
    pub draft: IntakeDraft,
    /// The commitments that items may have to do with, as far as the person sees them.
    pub earlier: Vec<Earlier>,
    /// Who saved it last, where that account still is, and when; nothing while nobody has.
    pub saved: Option<(Option<String>, Instant)>,
    /// What tells whether the text, the items or what was made of them changed since the page was read.
    pub version: String,
    /// The host of the model that may be asked about the text, where there is one.
    pub assistant: Option<String>,
}

impl Intake {
    /// The text about which the model is asked: an original, else whichever there is.
    pub fn asked_text(&self) -> Option<&Version> {
        let versions = &self.statement.text.0;
        versions.iter().find(|it| it.kind == TextKind::Original).or(versions.first())
    }

    /// Whether the statement still has this text, and nobody saved the draft since.
    fn is_as(&self, statement: &Statement, row: Option<&IntakeDraftRow>) -> bool {
        self.draft.digest == digest(statement) && self.saved.as_ref().map(|it| it.1.0) == row.map(|it| it.updated_at)
    }
}

/// What a person does with proposed commitments.
#[derive(Clone, Debug)]
pub enum IntakeChange {
    /// Decides about items.
    Decide { items: Vec<u32>, state: ItemState },
    /// Puts an item in other words.
    Edit {
        item: u32,
        commitment: Box<Commitment>,
        owners: Vec<OrganisationCode>,
        visibility: Visibility,
        link: Option<AdditionLink>,
        state: ItemState,
    },
    /// Makes an item of words of the text.
    Add { passage: Text },
    /// Parts an item's words in a language before a character.
    Split { item: u32, lang: Lang, at: usize },
    /// Makes one of an item and the one before it.
    Merge { item: u32 },
    /// Makes items of what the model names, as far as the text in this language has the words.
    Claim { lang: Lang, claims: Vec<Claim> },
}

/// What came of entering the accepted items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entered {
    pub recorded: usize,
    pub proposed: usize,
}

/// Why nothing was entered.
#[derive(Debug)]
pub enum EnterRefusal {
    /// Something is wrong with an item.
    Item(u32, Vec<FieldError>),
    Service(ServiceError),
}

impl<E: Into<ServiceError>> From<E> for EnterRefusal {
    fn from(error: E) -> Self {
        Self::Service(error.into())
    }
}

impl Statements<'_> {
    /// The text of a statement to which the person may add, what the rules propose of it, and what the office made of
    /// that.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is no such statement, [`ServiceError::Denied`] where it is not theirs to
    /// add to.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn intake(self, member: &Member, slug: &str) -> ServiceResult<Intake> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let reference = snapshot.reference.clone();
        let statement = reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(may_add(member, &statement))?;
        let vocabulary = self.vocabulary(&mut snapshot, &statement).await?;
        let (today, known_then) = (snapshot.as_of.day, reference.clone());
        let (conn, _) = snapshot.view();
        let recorded = recorded(conn, member, &reference, &statement, today).await?;
        let row = intake_drafts::load(conn, slug, member.organisation.as_str()).await?;
        let kept = row.as_ref().map(items).transpose()?;
        let linked: Vec<CommitmentId> = kept.iter().flat_map(IntakeDraft::linked).cloned().collect();
        let mut earlier = earlier(conn, member, &reference, &linked, today).await?;
        let known = account::of_organisations(conn, std::slice::from_ref(&member.organisation)).await?;
        drop(snapshot);
        let saved = row.map(|row| {
            let name = known.into_iter().find(|it| it.id == row.account).map(|it| it.name);
            (name, Instant(row.updated_at))
        });
        // A long text is read for a while, and nobody else is to wait for it.
        let read = tokio::task::spawn_blocking(move || {
            let readings: Vec<Extraction> = Lang::ALL
                .iter()
                .filter_map(|lang| Some((lang, statement.text.version(*lang)?)))
                .map(|(lang, text)| crate::intake::extract(&text.words, *lang, &vocabulary))
                .collect();
            let fresh = IntakeDraft::of(&readings, &statement, &reference, &recorded, digest(&statement));
            earlier.extend(vocabulary.commitments.into_iter().filter_map(|it| {
                let title = it.texts.into_iter().next()?;
                (!linked.contains(&it.id)).then_some(Earlier { id: it.id, slug: it.slug, title })
            }));
            let draft = match kept {
                Some(mut draft) => {
                    draft.reread(fresh, &statement);
                    draft.compare(&recorded);
                    draft
                }
                None => fresh,
            };
            let is_offered = |it: &Earlier| draft.items.iter().any(|item| item.has_to_do_with(&it.id, &it.slug));
            earlier.retain(is_offered);
            (statement, readings, draft, earlier)
        });
        let (statement, readings, draft, earlier) = read.await.map_err(|error| unreadable(slug, &error))?;
        let version = version(&draft, saved.as_ref().map(|it| it.1))?;
        let assistant = self.context.assistant.as_ref().map(|it| it.host());
        Ok(Intake { statement, reference: known_then, readings, draft, earlier, saved, version, assistant })
    }

    /// That it changed since it was read, with its version now.
    async fn outdated(self, member: &Member, slug: &str) -> ServiceError {
        self.intake(member, slug).await.map_or_else(|error| error, |it| ServiceError::Outdated(it.version))
    }

    /// What the portfolio knows that the text may name, with its earlier commitments.
    async fn vocabulary(self, snapshot: &mut Snapshot, statement: &Statement) -> store::Result<Vocabulary> {
        let rows = self.context.census.page(snapshot, &Query::default(), Lang::En, COMPARED).await?;
        let mut vocabulary = Vocabulary::of(&snapshot.reference).for_statement(statement);
        vocabulary.commitments = rows
            .iter()
            .filter(|it| it.listed.statement != statement.slug)
            .map(|it| Known {
                id: CommitmentId(it.id.clone()),
                said_on: snapshot.reference.statement(&it.listed.statement).map(|it| it.on),
                slug: it.listed.slug.clone(),
                statement: it.listed.statement.clone(),
                areas: it.listed.areas.clone(),
                texts: vec![it.listed.title.clone()],
            })
            .collect();
        Ok(vocabulary)
    }

    /// Does something with the proposed commitments as they were read, one step after the other. Returns the item that is
    /// to be looked at next, where one is. `form` is what was sent: sent again, it does nothing.
    ///
    /// # Errors
    /// [`ServiceError::Outdated`] when the text or the draft changed since the page was read; else see [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn change_intake(
        self,
        member: &Member,
        intake: &Intake,
        version: &str,
        form: String,
        changes: Vec<IntakeChange>,
    ) -> ServiceResult<Option<u32>> {
        let slug = &intake.statement.slug;
        if intake.version != version {
            return Err(ServiceError::Outdated(intake.version.clone()));
        }
        // Before the lock: a long text is gone through for each item, and others want to record.
        let mut draft = intake.draft.clone();
        let mut next = None;
        for change in changes {
            next = changed(intake, &mut draft, change)?;
        }
        let mut conn = self.context.db.write().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let row = intake_drafts::load(&mut conn, slug, member.organisation.as_str()).await?;
        if !reference.statement(slug).is_some_and(|it| intake.is_as(it, row.as_ref())) {
            drop(conn);
            return Err(self.outdated(member, slug).await);
        }
        draft.was_sent(form, next);
        intake_drafts::save(&mut conn, self.row(member, slug, &draft, row)?).await?;
        conn.commit().await?;
        Ok(next)
    }

    /// How long asking the model of the operator's own may take; no time where there is none.
    pub fn longest_asking(self) -> Duration {
        self.context.assistant.as_ref().map(|it| it.longest()).unwrap_or_default()
    }

    /// Asks the model of the operator's own about the text, and about nothing else; nothing where there is none. What it
    /// names is a change that is still to be made.
    ///
    /// # Errors
    /// Why nothing came from it.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"))]
    pub async fn ask_assistant(self, intake: &Intake) -> Option<Result<IntakeChange, AssistFault>> {
        let (assistant, text) = (self.context.assistant.as_ref()?, intake.asked_text()?);
        let claims = assistant.claims(&text.words, text.lang).await;
        Some(claims.map(|claims| IntakeChange::Claim { lang: text.lang, claims }))
    }

    fn row(
        self,
        member: &Member,
        slug: &str,
        draft: &IntakeDraft,
        before: Option<IntakeDraftRow>,
    ) -> ServiceResult<IntakeDraftRow> {
        Ok(IntakeDraftRow {
            statement: slug.to_owned(),
            organisation: member.organisation.0.clone(),
            account: member.account.clone(),
            items: written(draft)?,
            updated_at: self.context.now().0.max(before.map_or(0, |it| it.updated_at + 1)),
        })
    }

    /// Enters all accepted items together or none: each is recorded at once or proposed to the other parties, as if it had
    /// been entered by itself. None is where something was recorded or proposed meanwhile that has the words of one.
    ///
    /// # Errors
    /// See [`EnterRefusal`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"))]
    pub async fn enter_intake(
        self,
        member: &Member,
        intake: &Intake,
        version: &str,
        idempotency_key: &str,
    ) -> Result<Entered, EnterRefusal> {
        let mut work = match UnitOfWork::begin(self.context, member, idempotency_key).await? {
            Begin::Replayed(record) => {
                let first = record.fact.as_ref().and_then(Added::of).ok_or(ServiceError::NotFound)?;
                // How many the form entered, its first record does not say.
                return Ok(match first {
                    Added::Recorded(_) => Entered { recorded: 1, proposed: 0 },
                    Added::Proposed(_) => Entered { recorded: 0, proposed: 1 },
                });
            }
            Begin::New(work) => work,
        };
        let slug = &intake.statement.slug;
        let (reference, today) = (work.reference.clone(), work.today);
        let statement = reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(may_add(member, &statement))?;
        let row = intake_drafts::load(&mut work.conn, slug, member.organisation.as_str()).await?;
        let mut draft = intake.draft.clone();
        let is_read = intake.version == version && intake.is_as(&statement, row.as_ref());
        let recorded = recorded(&mut work.conn, member, &reference, &statement, today).await?;
        if !is_read || draft.compare(&recorded) {
            drop(work);
            return Err(self.outdated(member, slug).await.into());
        }
        let mut entered = Entered::default();
        let mut taken = Default::default();
        let accepted: Vec<Item> = draft.accepted().cloned().collect();
        if accepted.is_empty() {
            return Err(fault("chosen", Problem::Missing).into());
        }
        for item in accepted {
            let form = AddCommitment {
                commitment: item.commitment,
                owners: item.owners,
                visibility: item.visibility,
                link: item.link,
                of: None,
                amends: None,
                idempotency_key: idempotency_key.to_owned(),
            };
            let place = u32::try_from(entered.recorded).unwrap_or(u32::MAX);
            match work.add_commitment(&statement, form, place, &mut taken).await {
                Ok(Added::Recorded(_)) => entered.recorded += 1,
                Ok(Added::Proposed(_)) => entered.proposed += 1,
                Err(ServiceError::Invalid(faults)) => return Err(EnterRefusal::Item(item.id, faults)),
                Err(other) => return Err(other.into()),
            }
        }
        draft.enter();
        intake_drafts::save(&mut work.conn, self.row(member, slug, &draft, row)?).await?;
        work.commit().await?;
        Ok(entered)
    }
}

/// The words of the text that are those of a commitment already, or of one that is proposed, as far as the person may
/// see them.
async fn recorded(
    conn: &mut Conn,
    member: &Member,
    reference: &Reference,
    statement: &Statement,
    today: Day,
) -> ServiceResult<Vec<Recorded>> {
    let ids = store::statement::commitments(conn, &statement.slug).await?;
    let found = member_commitments(conn, member, reference, &ids, today).await?;
    let mut recorded: Vec<Recorded> = found
        .into_iter()
        .map(|it| it.state.commitment)
        .map(|it| Recorded { id: it.id, slug: Some(it.slug), passage: it.place.passage })
        .collect();
    for addition in additions_seen(conn, &member.reader(), statement).await? {
        if matches!(addition.outcome, AdditionOutcome::Waiting(_)) {
            let commitment = addition.proposal.value.commitment;
            recorded.push(Recorded { id: commitment.id, slug: None, passage: commitment.place.passage });
        }
    }
    recorded.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(recorded)
}

fn changed(intake: &Intake, draft: &mut IntakeDraft, change: IntakeChange) -> ServiceResult<Option<u32>> {
    let Intake { statement, readings, reference, .. } = intake;
    let suggested = |lang: Lang, words: &str| {
        let reading = readings.iter().find(|it| it.language == lang);
        let suggested = reading.and_then(|it| Source::of(it, statement, reference).suggested(words));
        suggested.unwrap_or_else(|| Item::chosen(statement))
    };
    // Where it cannot be parted is said at the list of the places.
    let place = match &change {
        IntakeChange::Split { lang, .. } => format!("at_{lang}"),
        _ => "at".to_owned(),
    };
    let done = match change {
        IntakeChange::Decide { items, state } => draft.decide(&items, state).map(|()| None),
        IntakeChange::Edit { item, commitment, owners, visibility, link, state } => draft
            .edit(item, *commitment, owners, visibility, link, state)
            .map(|()| draft.next_open(item).filter(|_| state != ItemState::Open)),
        IntakeChange::Add { passage } => {
            let passage = Text(passage.0.into_iter().map(|it| in_words_of(statement, it)).collect());
            let item = passage.0.first().map(|it| suggested(it.lang, &it.words));
            draft.add(passage, item.unwrap_or_else(|| Item::chosen(statement)), statement).map(Some)
        }
        IntakeChange::Split { item, lang, at } => {
            draft.split(item, lang, at, statement, |words| suggested(lang, words)).map(|_| Some(item))
        }
        IntakeChange::Merge { item } => draft.merge(item, statement).map(Some),
        IntakeChange::Claim { lang, claims } => {
            let named = claims.into_iter().map(|it| {
                let passage = in_text(statement, lang, &it.words)?;
                Some((
                    Text(vec![passage]),
                    titled(suggested(lang, &it.words), lang, it.title.as_deref().unwrap_or_default()),
                ))
            });
            draft.claim(named.collect(), statement);
            Ok(None)
        }
    };
    done.map_err(|of| match of {
        DraftFault::NoItem => ServiceError::Outdated(intake.version.clone()),
        DraftFault::NotInText => fault("passage", Problem::NotInText),
        DraftFault::NotThere => fault(&place, Problem::Unknown),
        DraftFault::TooMany => fault("passage", Problem::TooMuch),
    })
}

/// The words as the text has them: a selection may have other white space.
fn in_words_of(statement: &Statement, version: Version) -> Version {
    in_text(statement, version.lang, &version.words).unwrap_or(version)
}

/// Words as the text in a language has them; nothing where it does not.
fn in_text(statement: &Statement, lang: Lang, words: &str) -> Option<Version> {
    let text = statement.text.version(lang)?;
    let place = place_of(&text.words, words)?;
    Some(Version { lang, words: text.words[place].to_owned(), kind: text.kind, translates: None })
}

/// The item with a title that was claimed, where the rules have none and a field would take it.
fn titled(mut item: Item, lang: Lang, title: &str) -> Item {
    let title = typed_text::accepted(title).ok().map(|it| typed_text::trimmed(&it).to_owned());
    if let Some(words) = title.filter(|it| !it.is_empty() && TITLE.problem(it).is_none())
        && item.commitment.title.is_empty()
    {
        item.commitment.title = Text(vec![Version { lang, words, kind: TextKind::Original, translates: None }]);
    }
    item
}

/// What tells of a form that it was sent already: who sent it, and everything in it.
pub fn form_digest<'a>(member: &Member, fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let parts = fields.flat_map(|(name, value)| [name, value]);
    hashed(std::iter::once(member.account.as_str()).chain(parts))
}

/// The text, the items and when they were saved: what a person decides about.
fn version(draft: &IntakeDraft, saved: Option<Instant>) -> ServiceResult<String> {
    let items = serde_json::to_string(&draft.items).map_err(|error| unwritable(&error))?;
    let saved = saved.map(|it| it.0.to_string()).unwrap_or_default();
    Ok(hashed([draft.digest.as_str(), &items, &saved].into_iter()))
}

fn digest(statement: &Statement) -> String {
    hashed(statement.text.0.iter().flat_map(|it| [it.lang.code(), it.words.as_str()]))
}

fn hashed<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    URL_SAFE_NO_PAD.encode(&hash.finalize()[..18])
}

fn items(row: &IntakeDraftRow) -> ServiceResult<IntakeDraft> {
    serde_json::from_str(&row.items).map_err(|error| unreadable(&row.statement, &error))
}

fn written(draft: &IntakeDraft) -> ServiceResult<String> {
    serde_json::to_string(draft).map_err(|error| unwritable(&error))
}

fn unreadable(statement: &str, error: &dyn std::error::Error) -> ServiceError {
    ServiceError::Store(store::Error::Unreadable { record: statement.to_owned(), reason: error.to_string() })
}

fn unwritable(error: &dyn std::error::Error) -> ServiceError {
    ServiceError::Store(store::Error::Unwritable { what: "a draft", reason: error.to_string() })
}

//! From a statement's text to its commitments: what the rules propose, what an office makes of it over several sittings,
//! and entering what it accepted.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::{FieldError, Problem};
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, Version};
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::list::query::Query;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::additions::{AdditionOutcome, may_add};
use crate::domain::statement::Statement;
use crate::domain::statement::passages::place_of;
use crate::intake::draft::{DraftFault, IntakeDraft, Item, ItemState, Recorded};
use crate::intake::extraction::{Extraction, Proposal};
use crate::intake::span::Places;
use crate::intake::vocabulary::{Known, Vocabulary};
use crate::service::commitment::additions::additions_seen;
use crate::service::commitment::new::{AddCommitment, Added};
use crate::service::replay::Replay;
use crate::service::snapshot::Snapshot;
use crate::service::statement::Statements;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};
use crate::store;
use crate::store::account;
use crate::store::statement::intake_drafts::{self, IntakeDraftRow};

/// The most earlier commitments to which a text is compared.
const COMPARED: u32 = 2_000;

/// A statement's text, what the rules read in it, and what the office made of that so far.
#[derive(Debug)]
pub struct Intake {
    pub statement: Statement,
    /// What was read, in each language in which there is a text.
    pub readings: Vec<Extraction>,
    pub draft: IntakeDraft,
    /// Who saved it last, where that account still is, and when; nothing while nobody has.
    pub saved: Option<(Option<String>, Instant)>,
    /// What tells whether it was saved since the page was read; empty while nobody has.
    pub version: String,
}

/// What a person does with proposed commitments.
#[derive(Debug)]
pub enum IntakeChange {
    /// Decides about items.
    Decide { items: Vec<u32>, state: ItemState },
    /// Puts an item in other words.
    Edit {
        item: u32,
        commitment: Box<Commitment>,
        owners: Vec<OrganisationCode>,
        visibility: Visibility,
        state: ItemState,
    },
    /// Makes an item of words of the text.
    Add { passage: Text },
    /// Parts an item's words in a language before a character.
    Split { item: u32, lang: Lang, at: usize },
    /// Makes one of an item and the one before it.
    Merge { item: u32 },
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
        let intake = self.read_intake(&mut snapshot, member, slug).await?;
        Ok(intake)
    }

    async fn read_intake(self, snapshot: &mut Snapshot, member: &Member, slug: &str) -> ServiceResult<Intake> {
        let statement = snapshot.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(may_add(member, &statement))?;
        let vocabulary = self.vocabulary(snapshot, &statement).await?;
        let recorded = self.recorded(snapshot, &statement).await?;
        let readings: Vec<Extraction> = Lang::ALL
            .iter()
            .filter_map(|lang| Some((lang, statement.text.version(*lang)?)))
            .map(|(lang, text)| crate::intake::extract(&text.words, *lang, &vocabulary))
            .collect();
        let fresh = IntakeDraft::of(&readings, &statement, &snapshot.reference, &recorded, digest(&statement));
        let (conn, _) = snapshot.view();
        let row = intake_drafts::load(conn, slug, member.organisation.as_str()).await?;
        let Some(row) = row else {
            return Ok(Intake { statement, readings, draft: fresh, saved: None, version: String::new() });
        };
        let known = account::of_organisations(conn, std::slice::from_ref(&member.organisation)).await?;
        let name = known.into_iter().find(|it| it.id == row.account).map(|it| it.name);
        let mut draft = items(&row)?;
        draft.reread(fresh, &statement);
        let saved = Some((name, Instant(row.updated_at)));
        Ok(Intake { statement, readings, draft, saved, version: row.version() })
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

    /// The words of the text that are those of a commitment already, or of one that is proposed.
    async fn recorded(self, snapshot: &mut Snapshot, statement: &Statement) -> store::Result<Vec<Recorded>> {
        let found = self.find(snapshot, &statement.slug, Lang::En, None).await?;
        let mut recorded: Vec<Recorded> = found
            .into_iter()
            .flat_map(|it| it.entries)
            .map(|said| Recorded { slug: Some(said.entry.listed.slug), passage: said.place.passage })
            .collect();
        let (conn, view) = snapshot.view();
        for addition in additions_seen(conn, view.reader, statement).await? {
            if matches!(addition.outcome, AdditionOutcome::Waiting(_)) {
                recorded.push(Recorded { slug: None, passage: addition.proposal.value.commitment.place.passage });
            }
        }
        Ok(recorded)
    }

    /// Does something with the proposed commitments. Returns the item that is to be looked at next, where one is.
    ///
    /// # Errors
    /// [`ServiceError::Outdated`] when a colleague saved it since the page was read; else see [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn change_intake(
        self,
        member: &Member,
        slug: &str,
        version: &str,
        change: IntakeChange,
    ) -> ServiceResult<Option<u32>> {
        let mut intake = self.intake(member, slug).await?;
        let mut conn = self.context.db.write().await?;
        let row = intake_drafts::load(&mut conn, slug, member.organisation.as_str()).await?;
        let present = row.as_ref().map(IntakeDraftRow::version).unwrap_or_default();
        if present != version || present != intake.version {
            return Err(ServiceError::Outdated(present));
        }
        let reference = self.context.reference_in(&mut conn).await?;
        let next = changed(&mut intake, change, &reference)?;
        let row = IntakeDraftRow {
            statement: slug.to_owned(),
            organisation: member.organisation.0.clone(),
            account: member.account.clone(),
            items: written(&intake.draft)?,
            updated_at: self.context.now().0.max(row.map_or(0, |it| it.updated_at + 1)),
        };
        intake_drafts::save(&mut conn, row).await?;
        conn.commit().await?;
        Ok(next)
    }

    /// Enters all accepted items together or none: each is recorded at once or proposed to the other parties, as if it had
    /// been entered by itself.
    ///
    /// # Errors
    /// See [`EnterRefusal`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"))]
    pub async fn enter_intake(
        self,
        member: &Member,
        slug: &str,
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
        let statement = work.reference.statement(slug).cloned().ok_or(ServiceError::NotFound)?;
        allowed(may_add(member, &statement))?;
        let row = intake_drafts::load(&mut work.conn, slug, member.organisation.as_str()).await?;
        let Some(row) = row.filter(|it| it.version() == version) else {
            return Err(ServiceError::Outdated(String::new()).into());
        };
        let mut draft = items(&row)?;
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
        let row = IntakeDraftRow {
            account: member.account.clone(),
            items: written(&draft)?,
            updated_at: self.context.now().0.max(row.updated_at + 1),
            ..row
        };
        intake_drafts::save(&mut work.conn, row).await?;
        work.commit().await?;
        Ok(entered)
    }
}

fn changed(intake: &mut Intake, change: IntakeChange, reference: &Reference) -> ServiceResult<Option<u32>> {
    let Intake { statement, readings, draft, .. } = intake;
    let suggested = |lang: Lang, words: &str| {
        let reading = readings.iter().find(|it| it.language == lang);
        let proposal = reading.and_then(|it| Some((it, it.proposals.iter().find(|of| has_words(it, of, words))?)));
        proposal.map_or_else(|| Item::chosen(statement), |(it, of)| Item::of(of, it, statement, reference))
    };
    let done = match change {
        IntakeChange::Decide { items, state } => draft.decide(&items, state).map(|()| None),
        IntakeChange::Edit { item, commitment, owners, visibility, state } => draft
            .edit(item, *commitment, owners, visibility, state)
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
    };
    done.map_err(|of| match of {
        DraftFault::NoItem => ServiceError::Outdated(intake.version.clone()),
        DraftFault::NotInText => fault("passage", Problem::NotInText),
        DraftFault::NotThere => fault("at", Problem::Unknown),
        DraftFault::TooMany => fault("passage", Problem::TooMuch),
    })
}

/// Whether a proposal's words hold those chosen, or the other way round.
fn has_words(reading: &Extraction, proposal: &Proposal, words: &str) -> bool {
    let places = Places::of(&reading.text);
    let mut spans = proposal.spans.iter().map(|it| places.words(*it).trim());
    spans.any(|it| it.contains(words) || words.contains(it))
}

/// The words as the text has them: a selection may have other white space.
fn in_words_of(statement: &Statement, version: Version) -> Version {
    let Some(text) = statement.text.version(version.lang) else { return version };
    let place = place_of(&text.words, &version.words);
    place.map_or(version.clone(), |it| Version { words: text.words[it].to_owned(), kind: text.kind, ..version })
}

fn digest(statement: &Statement) -> String {
    let mut hash = Sha256::new();
    for version in &statement.text.0 {
        hash.update(version.lang.code());
        hash.update((version.words.len() as u64).to_be_bytes());
        hash.update(&version.words);
    }
    URL_SAFE_NO_PAD.encode(&hash.finalize()[..18])
}

fn items(row: &IntakeDraftRow) -> ServiceResult<IntakeDraft> {
    serde_json::from_str(&row.items).map_err(|error| {
        ServiceError::Store(store::Error::Unreadable { record: row.statement.clone(), reason: error.to_string() })
    })
}

fn written(draft: &IntakeDraft) -> ServiceResult<String> {
    serde_json::to_string(draft).map_err(|error| {
        ServiceError::Store(store::Error::Unreadable { record: "a draft".into(), reason: error.to_string() })
    })
}

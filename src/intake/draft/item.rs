//! A commitment proposed from a text, and what people have made of it so far.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::commitment::addition::AdditionLink;
use crate::domain::commitment::{Basis, Commitment, CommitmentId, Nature, Place, Standing};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::statement::{Issuer, Statement};
use crate::intake::align::align;
use crate::intake::extraction::{Extraction, OfferedKind, Proposal, ReasonKind, Sureness};
use crate::intake::span::{Places, Span};

string_enum! {
    /// What became of a proposed commitment.
    ItemState {
        /// Nobody has decided.
        Open = "open",
        /// It is to be entered.
        Accepted = "accepted",
        /// It is none.
        Dropped = "dropped",
        /// It is recorded, or proposed to the other parties.
        Entered = "entered",
    }
}

string_enum! {
    /// What happened to an item while nobody looked.
    Since {
        /// The text does not have its words any more.
        Gone = "gone",
        /// The former text did not have its words.
        New = "new",
        /// Its words were recorded, or proposed to the other parties, in another way.
        Recorded = "recorded",
    }
}

/// A commitment proposed from a text, as people have put it so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its number, which no other item of the draft ever has.
    pub id: u32,
    pub state: ItemState,
    /// The commitment as it would be entered. Its passage are the words of the text.
    pub commitment: Commitment,
    pub owners: Vec<OrganisationCode>,
    pub visibility: Visibility,
    /// What it does to an earlier commitment, once a person has chosen that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<AdditionLink>,
    /// The words of further places that say the same.
    pub also: Vec<String>,
    /// What the rules found; nothing where a person chose the words, or the assistant named them.
    pub found: Option<Found>,
    /// Whether the assistant named the words.
    #[serde(default)]
    pub is_claimed: bool,
    #[serde(default)]
    pub since: Option<Since>,
    /// Recorded commitments that it may have to do with: worked out anew for each reader, and never stored.
    #[serde(skip)]
    pub offered: Vec<(String, OfferedKind)>,
}

/// What the rules found, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    pub sureness: Sureness,
    /// The reasons, the main one first, each with the words that led to it.
    pub reasons: Vec<(ReasonKind, Option<String>)>,
    /// The words that led to each area.
    pub areas: Vec<(String, Vec<String>)>,
    /// The words that say until when.
    pub due: Option<String>,
    /// Organisations named that the portfolio does not have.
    pub unknown: Vec<String>,
}

/// A reading of a statement's text, from which items are made.
pub struct Source<'a> {
    reading: &'a Extraction,
    places: Places<'a>,
    statement: &'a Statement,
    reference: &'a Reference,
}

impl<'a> Source<'a> {
    /// What was read of a statement's text.
    pub fn of(reading: &'a Extraction, statement: &'a Statement, reference: &'a Reference) -> Self {
        Self { reading, places: Places::of(&reading.text), statement, reference }
    }

    /// What the rules make of words: the proposal that holds them or is held by them; nothing where there is none.
    pub fn suggested(&self, words: &str) -> Option<Item> {
        let holds = |span: &Span| {
            let own = self.words(*span);
            own.contains(words) || words.contains(own)
        };
        self.reading.proposals.iter().find(|it| it.spans.iter().any(holds)).map(|it| self.item(it))
    }

    fn words(&self, span: Span) -> &'a str {
        self.places.words(span).trim()
    }

    /// What the rules make of a proposal.
    pub(super) fn item(&self, proposal: &Proposal) -> Item {
        let (statement, lang) = (self.statement, self.reading.language);
        let words = |span: Span| self.words(span).to_owned();
        let kind = statement.text.version(lang).map_or(TextKind::Original, |it| it.kind);
        let version = |words| Version { lang, words, kind, translates: None };
        let mut spans = proposal.spans.iter().map(|span| words(*span));
        let passage = spans.next().map(|words| Text(vec![version(words)])).unwrap_or_default();
        let mut undertaken_by: Vec<_> =
            proposal.parties.iter().map(|it| it.code.clone()).filter(|it| statement.parties.contains(it)).collect();
        undertaken_by.sort();
        undertaken_by.dedup();
        if undertaken_by.is_empty() {
            undertaken_by.clone_from(&statement.tracked);
        }
        let mut owners: Vec<OrganisationCode> = Vec::new();
        for code in proposal.owners.iter().filter_map(|it| it.code.clone()) {
            let party = self.reference.organisation(code.as_str()).map(|it| &it.party);
            if party.is_some_and(|it| undertaken_by.contains(it) && statement.tracked.contains(it))
                && !owners.contains(&code)
            {
                owners.push(code);
            }
        }
        let commitment = Commitment {
            title: proposal.title.clone(),
            number: proposal.number.clone(),
            areas: proposal.areas.iter().map(|it| it.code.clone()).collect(),
            undertaken_by,
            due: proposal.due.as_ref().and_then(|it| it.due),
            place: Place { address: statement.source.clone(), passage, ..Place::default() },
            ..blank(statement, proposal.standing, proposal.nature)
        };
        let found = Found {
            sureness: proposal.sureness,
            reasons: proposal.reasons.iter().map(|it| (it.kind, it.words.map(words))).collect(),
            areas: proposal
                .areas
                .iter()
                .map(|it| (it.code.clone(), it.words.iter().map(|span| words(*span)).collect()))
                .collect(),
            due: proposal.due.as_ref().map(|it| words(it.words)),
            unknown: proposal.owners.iter().filter(|it| it.code.is_none()).map(|it| it.name.clone()).collect(),
        };
        Item {
            owners,
            also: spans.collect(),
            found: Some(found),
            offered: proposal.offered.iter().map(|it| (it.slug.clone(), it.kind)).collect(),
            ..Item::bare(commitment)
        }
    }
}

impl Item {
    /// An item of words that a person chose and of which the rules make nothing.
    pub fn chosen(statement: &Statement) -> Self {
        Self::bare(Commitment {
            undertaken_by: statement.tracked.clone(),
            place: Place { address: statement.source.clone(), ..Place::default() },
            ..blank(statement, Standing::Agreed, Nature::Deliverable)
        })
    }

    fn bare(commitment: Commitment) -> Self {
        Self {
            id: 0,
            state: ItemState::Open,
            commitment,
            owners: Vec::new(),
            visibility: Visibility::Public,
            link: None,
            also: Vec::new(),
            found: None,
            is_claimed: false,
            since: None,
            offered: Vec::new(),
        }
    }

    /// Whether it is linked to an earlier commitment, or may have to do with it.
    pub fn has_to_do_with(&self, id: &CommitmentId, slug: &str) -> bool {
        self.link.as_ref().is_some_and(|it| it.to == *id) || self.offered.iter().any(|it| it.0 == slug)
    }

    /// Its words in the text.
    pub(super) fn passage(&self) -> &Text {
        &self.commitment.place.passage
    }
}

fn blank(statement: &Statement, standing: Standing, nature: Nature) -> Commitment {
    let basis = if statement.issuer == Issuer::Joint { Basis::JointText } else { Basis::OneSide };
    Commitment::bare(standing, basis, nature)
}

/// What the rules propose: the items, and how many there are beyond the most that are made.
pub(super) fn proposed(
    readings: &[Extraction],
    statement: &Statement,
    reference: &Reference,
    most: usize,
) -> (Vec<Item>, usize) {
    let Some(main) = readings.iter().find(|it| is_original(it.language, statement)).or(readings.first()) else {
        return (Vec::new(), 0);
    };
    let source = Source::of(main, statement, reference);
    let mut items: Vec<Item> = main.proposals.iter().take(most).map(|it| source.item(it)).collect();
    for other in readings.iter().filter(|it| it.language != main.language) {
        beside(&mut items, main, &Source::of(other, statement, reference));
    }
    let more = main.proposals.len() - items.len();
    (items, more)
}

fn is_original(lang: Lang, statement: &Statement) -> bool {
    statement.text.version(lang).is_some_and(|it| it.kind == TextKind::Original)
}

/// Gives the items the words of the other language, where the two texts stand side by side.
fn beside(items: &mut [Item], main: &Extraction, other: &Source<'_>) {
    for (here, there) in align(main, other.reading).proposals {
        let Some(item) = items.get_mut(here) else { continue };
        let translated = other.item(&other.reading.proposals[there]).commitment;
        item.commitment.place.passage.0.extend(translated.place.passage.0);
        item.commitment.title.0.extend(translated.title.0);
    }
}

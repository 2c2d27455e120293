//! What an office makes of the commitments proposed from a statement's text, over several sittings and before anything is
//! recorded.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::commitment::{Basis, Commitment, Nature, Place, Standing};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::statement::passages::mark;
use crate::domain::statement::{Issuer, Statement};
use crate::intake::align::align;
use crate::intake::extraction::{Extraction, OfferedKind, Proposal, ReasonKind, Sureness};
use crate::intake::span::{Places, Span};

/// The most items of a draft.
pub const MOST_ITEMS: usize = 500;
/// The most characters between the words of two items of a paragraph for which both, and what lies between, are one
/// passage.
const APART: usize = 60;

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
    /// What a changed text of the statement made of an item.
    Since {
        /// The text does not have its words any more.
        Gone = "gone",
        /// The former text did not have its words.
        New = "new",
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
    /// The words of further places that say the same.
    pub also: Vec<String>,
    /// What the rules found; nothing where a person chose the words.
    pub found: Option<Found>,
    #[serde(default)]
    pub since: Option<Since>,
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
    /// Recorded commitments that it may have to do with.
    pub offered: Vec<(String, OfferedKind)>,
}

/// What an office makes of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeDraft {
    /// A digest of the texts that were read.
    pub digest: String,
    /// In the order of the text.
    pub items: Vec<Item>,
    /// The number of the next item.
    next: u32,
}

/// A commitment that is recorded, or proposed to the other parties, of the same statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its slug; nothing while it is proposed.
    pub slug: Option<String>,
    pub passage: Text,
}

/// Why something cannot be done with an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// There is no such item, or it was entered.
    NoItem,
    /// The words are not in the text.
    NotInText,
    /// The words cannot be parted there, or there is nothing before to merge with.
    NotThere,
    /// The draft has as many items as it may have.
    TooMany,
}

impl IntakeDraft {
    /// The items that the rules propose. What has the words of a recorded commitment is dropped from the beginning.
    pub fn of(
        readings: &[Extraction],
        statement: &Statement,
        reference: &Reference,
        recorded: &[Recorded],
        digest: String,
    ) -> Self {
        let mut draft = Self { digest, items: proposed(readings, statement, reference), next: 1 };
        for item in &mut draft.items {
            item.compare(recorded);
        }
        draft.items.truncate(MOST_ITEMS);
        for item in &mut draft.items {
            item.id = draft.next;
            draft.next += 1;
        }
        draft
    }

    /// An item.
    pub fn item(&self, id: u32) -> Option<&Item> {
        self.items.iter().find(|it| it.id == id)
    }

    /// The items that are to be entered.
    pub fn accepted(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|it| it.state == ItemState::Accepted)
    }

    /// The item that follows another and that nobody has decided; else the first one.
    pub fn next_open(&self, after: u32) -> Option<u32> {
        let at = self.items.iter().position(|it| it.id == after).map_or(0, |at| at + 1);
        let (before, behind) = self.items.split_at(at.min(self.items.len()));
        behind.iter().chain(before).find(|it| it.state == ItemState::Open && it.id != after).map(|it| it.id)
    }

    /// What was accepted is entered now.
    pub fn enter(&mut self) {
        for item in self.items.iter_mut().filter(|it| it.state == ItemState::Accepted) {
            item.state = ItemState::Entered;
        }
    }

    /// Decides about items.
    ///
    /// # Errors
    /// [`DraftFault::NoItem`] where one is not there or was entered: then nothing is decided.
    pub fn decide(&mut self, ids: &[u32], state: ItemState) -> Result<(), DraftFault> {
        let places: Option<Vec<usize>> = ids.iter().map(|id| self.place(*id)).collect();
        for place in places.ok_or(DraftFault::NoItem)? {
            self.items[place].state = state;
        }
        Ok(())
    }

    /// Puts an item in other words.
    ///
    /// # Errors
    /// [`DraftFault::NoItem`] where it is not there or was entered.
    pub fn edit(
        &mut self,
        id: u32,
        commitment: Commitment,
        owners: Vec<OrganisationCode>,
        visibility: Visibility,
        state: ItemState,
    ) -> Result<(), DraftFault> {
        let place = self.place(id).ok_or(DraftFault::NoItem)?;
        let item = &mut self.items[place];
        *item = Item { commitment, owners, visibility, state, since: None, ..item.clone() };
        Ok(())
    }

    /// Adds an item whose words a person chose; `suggested` is what the rules make of them. Returns its number.
    ///
    /// # Errors
    /// [`DraftFault::NotInText`] or [`DraftFault::TooMany`].
    pub fn add(&mut self, passage: Text, mut item: Item, statement: &Statement) -> Result<u32, DraftFault> {
        if self.items.len() >= MOST_ITEMS {
            return Err(DraftFault::TooMany);
        }
        if passage.is_empty() || !is_in(&passage, statement) {
            return Err(DraftFault::NotInText);
        }
        item.id = self.next;
        self.next += 1;
        item.commitment.place.passage = passage;
        let (id, at) = (item.id, starts(&item, statement));
        let place = self.items.iter().position(|it| starts(it, statement) > at).unwrap_or(self.items.len());
        self.items.insert(place, item);
        Ok(id)
    }

    /// Parts an item's words in a language before a character; `rest` makes an item of the second part. Returns the number
    /// of the second item.
    ///
    /// # Errors
    /// See [`DraftFault`].
    pub fn split(
        &mut self,
        id: u32,
        lang: Lang,
        at: usize,
        statement: &Statement,
        rest: impl FnOnce(&str) -> Item,
    ) -> Result<u32, DraftFault> {
        let place = self.place(id).ok_or(DraftFault::NoItem)?;
        let words = self.items[place].commitment.place.passage.version(lang).ok_or(DraftFault::NotThere)?;
        let (kind, words) = (words.kind, words.words.clone());
        let byte = words.char_indices().nth(at).map(|(byte, _)| byte).ok_or(DraftFault::NotThere)?;
        let (first, second) = (trim_end(&words[..byte]), words[byte..].trim());
        if first.is_empty() || second.is_empty() {
            return Err(DraftFault::NotThere);
        }
        let passage = |words: &str| Text(vec![Version { lang, words: words.to_owned(), kind, translates: None }]);
        let new = self.add(passage(second), rest(second), statement)?;
        let place = self.place(id).ok_or(DraftFault::NoItem)?;
        let item = &mut self.items[place];
        item.state = ItemState::Open;
        let whole = &mut item.commitment.place.passage.0;
        if let Some(version) = whole.iter_mut().find(|it| it.lang == lang) {
            first.clone_into(&mut version.words);
        }
        Ok(new)
    }

    /// Makes one of an item and the one before it, which keeps what was typed about it.
    ///
    /// # Errors
    /// See [`DraftFault`].
    pub fn merge(&mut self, id: u32, statement: &Statement) -> Result<u32, DraftFault> {
        let place = self.place(id).ok_or(DraftFault::NoItem)?;
        let is_free = |it: &Item| matches!(it.state, ItemState::Open | ItemState::Accepted);
        let before = self.items[..place].iter().rposition(is_free).ok_or(DraftFault::NotThere)?;
        let second = self.items.remove(place);
        let first = &mut self.items[before];
        for version in &second.commitment.place.passage.0 {
            let text = statement.text.version(version.lang).map_or("", |it| &it.words);
            let present = first.commitment.place.passage.0.iter_mut().find(|it| it.lang == version.lang);
            match present {
                Some(present) => match joined(text, &present.words, &version.words) {
                    Some(words) => present.words = words,
                    None => first.also.push(version.words.clone()),
                },
                None => first.commitment.place.passage.0.push(version.clone()),
            }
        }
        first.also.extend(second.also);
        first.state = ItemState::Open;
        for owner in second.owners {
            if !first.owners.contains(&owner) {
                first.owners.push(owner);
            }
        }
        Ok(first.id)
    }

    /// Brings the draft up to a changed text: what people decided stays, and items whose words are gone or new say so.
    pub fn reread(&mut self, fresh: Self, statement: &Statement) {
        if self.digest == fresh.digest {
            return;
        }
        for item in &mut self.items {
            let is_there = is_in(&item.commitment.place.passage, statement);
            item.since = (!is_there && item.state != ItemState::Entered).then_some(Since::Gone);
        }
        for new in fresh.items {
            let words = |it: &Item| it.commitment.place.passage.0.clone();
            let fresh_words = words(&new);
            let known = self.items.iter().any(|it| {
                words(it)
                    .iter()
                    .any(|old| fresh_words.iter().any(|new| old.lang == new.lang && shares(&old.words, &new.words)))
            });
            if !known {
                let passage = new.commitment.place.passage.clone();
                // One that finds no room is left out, as the page says.
                let _ = self.add(passage, Item { since: Some(Since::New), ..new }, statement);
            }
        }
        self.digest = fresh.digest;
    }

    fn place(&self, id: u32) -> Option<usize> {
        self.items.iter().position(|it| it.id == id && it.state != ItemState::Entered)
    }
}

impl Item {
    /// What the rules make of a proposal.
    pub fn of(proposal: &Proposal, reading: &Extraction, statement: &Statement, reference: &Reference) -> Self {
        let places = Places::of(&reading.text);
        let words = |span: Span| places.words(span).trim().to_owned();
        let kind = statement.text.version(reading.language).map_or(TextKind::Original, |it| it.kind);
        let version = |words| Version { lang: reading.language, words, kind, translates: None };
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
            let party = reference.organisation(code.as_str()).map(|it| &it.party);
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
            offered: proposal.offered.iter().map(|it| (it.slug.clone(), it.kind)).collect(),
        };
        Self {
            id: 0,
            state: ItemState::Open,
            commitment,
            owners,
            visibility: Visibility::Public,
            also: spans.collect(),
            found: Some(found),
            since: None,
        }
    }

    /// Drops what has the words of something recorded, and says of what.
    fn compare(&mut self, recorded: &[Recorded]) {
        let passages = &self.commitment.place.passage.0;
        let has_words = |it: &&Recorded| {
            let same =
                |old: &Version| passages.iter().any(|new| new.lang == old.lang && shares(&old.words, &new.words));
            it.passage.0.iter().any(same)
        };
        let Some(same) = recorded.iter().find(has_words) else { return };
        self.state = ItemState::Dropped;
        if let (Some(found), Some(slug)) = (&mut self.found, &same.slug) {
            found.offered.insert(0, (slug.clone(), OfferedKind::Same));
        }
    }

    /// An item of words that a person chose and of which the rules make nothing.
    pub fn chosen(statement: &Statement) -> Self {
        let commitment = Commitment {
            undertaken_by: statement.tracked.clone(),
            place: Place { address: statement.source.clone(), ..Place::default() },
            ..blank(statement, Standing::Agreed, Nature::Deliverable)
        };
        Self {
            id: 0,
            state: ItemState::Open,
            commitment,
            owners: Vec::new(),
            visibility: Visibility::Public,
            also: Vec::new(),
            found: None,
            since: None,
        }
    }
}

fn blank(statement: &Statement, standing: Standing, nature: Nature) -> Commitment {
    let basis = if statement.issuer == Issuer::Joint { Basis::JointText } else { Basis::OneSide };
    Commitment::bare(standing, basis, nature)
}

/// The places where words may be parted, each as the number of characters before it: after a mark, before a conjunction,
/// after a Korean connective ending.
pub fn cuts(words: &str) -> Vec<usize> {
    const CONJUNCTIONS: [&str; 8] = ["and", "or", "as", "to", "및", "또한", "그리고", "아울러"];
    const ENDINGS: [&str; 4] = ["고", "며", "고,", "며,"];
    let mut cuts = Vec::new();
    let mut before = "";
    let mut from = 0;
    for word in words.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let parts = before.ends_with([',', ';', ':', '.', '·'])
            || ENDINGS.iter().any(|it| before.ends_with(it))
            || CONJUNCTIONS.contains(&bare);
        if from > 0 && parts && !bare.is_empty() {
            cuts.push(from);
        }
        from += word.chars().count();
        if !bare.is_empty() {
            before = bare;
        }
    }
    cuts
}

/// Without the conjunction and the marks with which words end that were parted from what follows.
fn trim_end(words: &str) -> &str {
    words.trim_end_matches(|it: char| it.is_whitespace() || it == ',' || it == ';')
}

fn is_in(passage: &Text, statement: &Statement) -> bool {
    passage.0.iter().all(|it| {
        let text = statement.text.version(it.lang);
        text.is_some_and(|text| mark(&text.words, &[&it.words]).missing.is_empty())
    })
}

/// Where an item's words begin, in the first language that the text has them in; at the end where it does not.
fn starts(item: &Item, statement: &Statement) -> usize {
    let place = |it: &Version| statement.text.version(it.lang)?.words.find(&it.words);
    item.commitment.place.passage.0.iter().find_map(place).unwrap_or(usize::MAX)
}

/// Both and what lies between, where the text has them close together in this order.
fn joined(text: &str, first: &str, second: &str) -> Option<String> {
    let start = text.find(first)?;
    let after = start + first.len();
    let end = after + text[after..].find(second)?;
    let between = &text[after..end];
    let is_near = between.chars().count() <= APART && !between.contains("\n\n");
    is_near.then(|| text[start..end + second.len()].to_owned())
}

/// Whether one holds most of the other.
fn shares(one: &str, other: &str) -> bool {
    let even = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (one, other) = (even(one), even(other));
    one.contains(&other) || other.contains(&one)
}

fn proposed(readings: &[Extraction], statement: &Statement, reference: &Reference) -> Vec<Item> {
    let Some(main) = readings.iter().find(|it| is_original(it.language, statement)).or(readings.first()) else {
        return Vec::new();
    };
    let mut items: Vec<Item> = main.proposals.iter().map(|it| Item::of(it, main, statement, reference)).collect();
    for other in readings.iter().filter(|it| it.language != main.language) {
        beside(&mut items, main, other, statement, reference);
    }
    items
}

fn is_original(lang: Lang, statement: &Statement) -> bool {
    statement.text.version(lang).is_some_and(|it| it.kind == TextKind::Original)
}

/// Gives the items the words of the other language, where the two texts stand side by side.
fn beside(items: &mut [Item], main: &Extraction, other: &Extraction, statement: &Statement, reference: &Reference) {
    for (here, there) in align(main, other).proposals {
        let translated = Item::of(&other.proposals[there], other, statement, reference).commitment;
        let commitment = &mut items[here].commitment;
        commitment.place.passage.0.extend(translated.place.passage.0);
        commitment.title.0.extend(translated.title.0);
    }
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;

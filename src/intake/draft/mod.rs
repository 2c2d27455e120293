//! What an office makes of the commitments proposed from a statement's text, over several sittings and before anything is
//! recorded.

mod item;

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, Version};
use crate::domain::commitment::addition::AdditionLink;
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::statement::Statement;
use crate::domain::statement::passages::mark;
use crate::intake::draft::item::proposed;
use crate::intake::extraction::{Extraction, OfferedKind};

pub use item::{Found, Item, ItemState, Since, Source};

/// The most items of a draft.
pub const MOST_ITEMS: usize = 500;
/// The most characters between the words of two items of a paragraph for which both, and what lies between, are one
/// passage.
const APART: usize = 60;

/// What an office makes of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeDraft {
    /// A digest of the texts that were read.
    pub digest: String,
    /// In the order of the text.
    pub items: Vec<Item>,
    /// The number of the next item.
    next: u32,
    /// How many proposals found no room.
    #[serde(default)]
    pub more: usize,
    /// The commitments of the statement with which the items were compared.
    #[serde(default)]
    compared: BTreeSet<CommitmentId>,
    /// What came of asking the assistant last; nothing while nobody did.
    #[serde(default)]
    pub claims: Option<Claims>,
    /// The form that was sent last, as a digest, and the item that it led to.
    #[serde(default)]
    sent: Option<(String, Option<u32>)>,
}

/// What became of the words that the assistant named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// They are items now.
    pub added: usize,
    /// An item has them already, or another of those named.
    pub known: usize,
    /// The text does not have them.
    pub made_up: usize,
}

/// A commitment that is recorded, or proposed to the other parties, of the same statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    pub id: CommitmentId,
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
        let (items, more) = proposed(readings, statement, reference, MOST_ITEMS);
        let mut draft = Self { digest, items, next: 1, more, ..Self::default() };
        draft.compare(recorded);
        for item in &mut draft.items {
            item.since = None;
            item.id = draft.next;
            draft.next += 1;
        }
        draft
    }

    /// Leaves out what has the words of something that was recorded or proposed since this was asked last, unless it was
    /// entered from here: what people decide knowing of it stays. Says whether anything was left out that is accepted.
    pub fn compare(&mut self, recorded: &[Recorded]) -> bool {
        let own: HashSet<Words> =
            self.items.iter().filter(|it| it.state == ItemState::Entered).map(|it| Words::of(it.passage())).collect();
        let recorded: Vec<(&Recorded, Words, bool)> = recorded
            .iter()
            .map(|it| (it, Words::of(&it.passage)))
            .map(|(it, words)| {
                let is_known = self.compared.contains(&it.id) || own.contains(&words);
                (it, words, is_known)
            })
            .collect();
        let mut is_lost = false;
        for item in &mut self.items {
            let words = Words::of(item.passage());
            item.offered.retain(|it| it.1 != OfferedKind::Same);
            for (same, _, is_known) in recorded.iter().filter(|it| it.1.shares(&words)) {
                if !is_known && matches!(item.state, ItemState::Open | ItemState::Accepted) {
                    is_lost |= item.state == ItemState::Accepted;
                    (item.state, item.since) = (ItemState::Dropped, Some(Since::Recorded));
                }
                if let (Some(slug), true) = (&same.slug, item.state != ItemState::Entered) {
                    item.offered.insert(0, (slug.clone(), OfferedKind::Same));
                }
            }
        }
        self.compared.extend(recorded.into_iter().map(|it| it.0.id.clone()));
        is_lost
    }

    /// Where a form led that was sent already and sent last; nothing where it was not.
    pub fn led_to(&self, form: &str) -> Option<Option<u32>> {
        self.sent.as_ref().filter(|it| it.0 == form).map(|it| it.1)
    }

    /// A form was done, and led to an item or to the list.
    pub fn was_sent(&mut self, form: String, next: Option<u32>) {
        self.sent = Some((form, next));
    }

    /// The earlier commitments to which people linked items.
    pub fn linked(&self) -> impl Iterator<Item = &CommitmentId> {
        self.items.iter().filter_map(|it| Some(&it.link.as_ref()?.to))
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
        link: Option<AdditionLink>,
        state: ItemState,
    ) -> Result<(), DraftFault> {
        let place = self.place(id).ok_or(DraftFault::NoItem)?;
        let item = &mut self.items[place];
        *item = Item { commitment, owners, visibility, link, state, since: None, ..item.clone() };
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
        if passage.is_empty() || are_in(&[&passage], statement) != [true] {
            return Err(DraftFault::NotInText);
        }
        item.commitment.place.passage = passage;
        Ok(self.put(vec![item], statement))
    }

    /// Adds the items that the assistant named, nothing for words that the text does not have. What an item has already is
    /// not added again.
    pub fn claim(&mut self, named: Vec<Option<(Text, Item)>>, statement: &Statement) {
        let named_count = named.len();
        let there: Vec<(Text, Item)> = named.into_iter().flatten().collect();
        let made_up = named_count - there.len();
        let present: Vec<Words> = self.items.iter().map(|it| Words::of(it.passage())).collect();
        let mut taken: Vec<Words> = Vec::new();
        let mut new = Vec::new();
        let mut known = 0;
        for (passage, mut item) in there {
            let words = Words::of(&passage);
            // A scrap that was named first takes nothing away from the sentence that has it.
            if present.iter().any(|it| it.shares(&words)) || taken.iter().any(|it| it.holds(&words)) {
                known += 1;
                continue;
            }
            taken.push(words);
            item.commitment.place.passage = passage;
            item.is_claimed = true;
            new.push(item);
        }
        let left = new.split_off(new.len().min(MOST_ITEMS.saturating_sub(self.items.len())));
        self.more += left.len();
        self.claims = Some(Claims { added: new.len(), known, made_up });
        self.put(new, statement);
    }

    /// Puts new items to their places, and numbers them. Returns the number of the last.
    fn put(&mut self, new: Vec<Item>, statement: &Statement) -> u32 {
        let mut places: Vec<usize> = self.items.iter().map(|it| starts(it, statement)).collect();
        for mut item in new {
            item.id = self.next;
            self.next += 1;
            let at = starts(&item, statement);
            let place = places.iter().position(|it| *it > at).unwrap_or(places.len());
            places.insert(place, at);
            self.items.insert(place, item);
        }
        self.next - 1
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
        first.link = first.link.take().or(second.link);
        for owner in second.owners {
            if !first.owners.contains(&owner) {
                first.owners.push(owner);
            }
        }
        Ok(first.id)
    }

    /// Brings the draft up to a changed text: what people decided stays, and items whose words are gone or new say so. What
    /// recorded commitments they may have to do with is told as it is now.
    pub fn reread(&mut self, fresh: Self, statement: &Statement) {
        let offered: HashMap<Words, &Item> = fresh.items.iter().map(|it| (Words::of(it.passage()), it)).collect();
        for item in &mut self.items {
            let same = offered.get(&Words::of(item.passage()));
            item.offered = same.map(|it| it.offered.clone()).unwrap_or_default();
        }
        if self.digest == fresh.digest {
            return;
        }
        let passages: Vec<&Text> = self.items.iter().map(Item::passage).collect();
        let there = are_in(&passages, statement);
        for (item, is_there) in self.items.iter_mut().zip(there) {
            let is_told = item.since.filter(|it| *it == Since::Recorded);
            item.since = if is_there || item.state == ItemState::Entered { is_told } else { Some(Since::Gone) };
        }
        let known: Vec<Words> = self.items.iter().map(|it| Words::of(it.passage())).collect();
        let is_new = |it: &Item| {
            let words = Words::of(it.passage());
            !known.iter().any(|it| it.shares(&words))
        };
        let mut new: Vec<Item> = fresh.items.into_iter().filter(is_new).collect();
        new.iter_mut().for_each(|it| it.since = Some(Since::New));
        let left = new.split_off(new.len().min(MOST_ITEMS.saturating_sub(self.items.len())));
        self.more = fresh.more + left.len();
        self.put(new, statement);
        self.digest = fresh.digest;
    }

    fn place(&self, id: u32) -> Option<usize> {
        self.items.iter().position(|it| it.id == id && it.state != ItemState::Entered)
    }
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

/// Whether the text has the words of each of these passages.
fn are_in(passages: &[&Text], statement: &Statement) -> Vec<bool> {
    let mut there = vec![true; passages.len()];
    for lang in Lang::ALL {
        let versions = passages.iter().enumerate().filter_map(|(at, it)| Some((at, &*it.version(*lang)?.words)));
        let (places, words): (Vec<usize>, Vec<&str>) = versions.unzip();
        let text = statement.text.version(*lang).map_or("", |it| &it.words);
        mark(text, &words).missing.into_iter().for_each(|it| there[places[it]] = false);
    }
    there
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

/// The words of a passage in each language, with one space between them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Words(Vec<(Lang, String)>);

impl Words {
    fn of(passage: &Text) -> Self {
        let even = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut all: Vec<(Lang, String)> = passage.0.iter().map(|it| (it.lang, even(&it.words))).collect();
        all.retain(|it| !it.1.is_empty());
        all.sort_unstable();
        Self(all)
    }

    /// Whether one holds the other, in a language that both are in.
    fn shares(&self, other: &Self) -> bool {
        self.holds(other) || other.holds(self)
    }

    /// Whether this holds the other, in a language that both are in.
    fn holds(&self, other: &Self) -> bool {
        self.0.iter().any(|(lang, one)| other.0.iter().any(|(of, other)| lang == of && one.contains(other.as_str())))
    }
}

#[cfg(test)]
mod tests;

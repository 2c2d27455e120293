//! What the tables for lists, counts and search hold about one commitment: its state over all days.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::{Audience, Visibility};
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::search::normalise;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::owner::OwnerRole;
use crate::domain::commitment::{Basis, CommitmentId, Nature, Standing};
use crate::domain::list::marks::TimelineMarks;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::headline::{Headline, HeadlineKind, Outlook, Sides};
use crate::domain::record::published_judgement::PublishedJudgement;
use crate::domain::record::state::{CommitmentState, fold, fold_seen};
use crate::domain::record::tasks::{Tasks, tasks};
use crate::domain::report::update::Update;

/// Something that holds from a day until before another.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval<T> {
    /// The first day it holds.
    pub from: Day,
    /// The first day it no longer holds; [`Day::NEVER`] when no end is known.
    pub to: Day,
    pub value: T,
}

/// One commitment as lists show and count it, for one audience.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListEntry {
    pub slug: String,
    pub statement: String,
    pub stated_on: Day,
    pub position: u32,
    pub title: Text,
    pub standing: Standing,
    pub basis: Basis,
    pub nature: Nature,
    /// Those who said they would do it, and the one that proposed it.
    pub parties: Vec<PartyCode>,
    pub areas: Vec<String>,
    /// Party, organisation and role of each owner.
    pub owners: Vec<(PartyCode, String, OwnerRole)>,
    /// The day on which it begins, where the source gives one.
    pub starts_on: Option<Day>,
    pub due: Option<Due>,
    pub headline: Headline,
    pub outlook: Outlook,
    /// The tracked undertaking parties that did not answer another party's latest update.
    #[serde(default)]
    pub awaiting: Vec<PartyCode>,
    /// The commitments for which it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supersedes: Vec<CommitmentId>,
    /// What a published source judges, where no party has reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PublishedJudgement>,
}

impl ListEntry {
    /// What is open between the parties. A proposal binds nobody: nothing is open.
    pub fn sides(&self) -> Vec<Sides> {
        if self.standing == Standing::Proposed {
            return Vec::new();
        }
        let open = [
            (self.headline.kind == HeadlineKind::Differ, Sides::Differ),
            (self.headline.kind == HeadlineKind::OneSide, Sides::OneSide),
            (!self.awaiting.is_empty(), Sides::Awaiting),
        ];
        open.into_iter().filter(|(holds, _)| *holds).map(|(_, it)| it).collect()
    }
}

string_enum! {
    /// Who reads a row of what lists show.
    ReadBy {
        /// Both audiences: it says the same to them.
        All = "all",
        /// Only the audience [`Audience::Public`].
        Public = "public",
        /// Only the audience [`Audience::Shared`].
        Shared = "shared",
    }
}

impl ReadBy {
    /// The audiences that read it.
    pub const fn audiences(self) -> &'static [Audience] {
        match self {
            Self::All => Audience::ALL,
            Self::Public => &[Audience::Public],
            Self::Shared => &[Audience::Shared],
        }
    }

    const fn only(audience: Audience) -> Self {
        match audience {
            Audience::Public => Self::Public,
            Audience::Shared => Self::Shared,
        }
    }
}

/// One row of what lists and timelines show: what they list, and what only a timeline marks.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadlineRow {
    pub read_by: ReadBy,
    pub listed: ListEntry,
    pub marks: TimelineMarks,
}

/// A status update as lists show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reported {
    pub visibility: Visibility,
    pub effective_on: Day,
    pub sequence: i64,
    pub update: Update,
}

/// Texts by which a commitment is found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Findable {
    pub visibility: Visibility,
    /// Normalised as queries are, each on a line of its own.
    pub text: String,
}

/// Everything that the tables hold about one commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    pub id: CommitmentId,
    pub slug: String,
    pub rows: Vec<Interval<HeadlineRow>>,
    pub reported: Vec<Interval<Reported>>,
    pub findable: Vec<Interval<Findable>>,
    /// What people have to do, as it is now.
    pub tasks: Tasks,
}

/// Works out what the tables hold about a commitment from all its records; nothing when it was never recorded.
pub fn project(id: &CommitmentId, records: &[Record], reference: &Reference) -> Option<Projection> {
    let days: BTreeSet<Day> = records.iter().map(|record| record.effective_on).collect();
    let days: Vec<Day> = days.into_iter().collect();
    // Where everything is public, everybody sees the same.
    let all_public = records.iter().all(|it| it.visibility == Visibility::Public);
    let mut slug = None;
    let mut rows: [Vec<Interval<Vec<HeadlineRow>>>; 2] = Default::default();
    let mut reported = Vec::new();
    let mut findable = Vec::new();
    let mut normalised = HashMap::new();

    for (place, day) in days.iter().enumerate() {
        let (from, to) = (*day, days.get(place + 1).copied().unwrap_or(Day::NEVER));
        let Some(state) = fold(records, id, *day) else { continue };
        if slug.as_ref() != Some(&state.commitment.slug) {
            slug = Some(state.commitment.slug.clone());
        }
        let row = |seen: &CommitmentState, audience, read_by| HeadlineRow {
            read_by,
            marks: TimelineMarks::of(seen, records, *day, audience, reference),
            listed: list_entry(seen, audience, reference),
        };
        if all_public {
            rows[0].push(Interval { from, to, value: vec![row(&state, Audience::Public, ReadBy::All)] });
        } else {
            for (list, audience) in rows.iter_mut().zip(Audience::ALL) {
                let seen = fold_seen(records, id, *day, |visibility| audience.counts(visibility));
                let value = seen.map(|seen| row(&seen, *audience, ReadBy::only(*audience)));
                list.push(Interval { from, to, value: value.into_iter().collect() });
            }
        }
        reported.push(Interval { from, to, value: reports(&state) });
        findable.push(Interval { from, to, value: texts(&state, reference, &mut normalised) });
    }
    let [public, shared] = rows.map(merge);
    Some(Projection {
        id: id.clone(),
        slug: slug?,
        rows: shared_by_both(public, shared),
        reported: merge(reported),
        findable: together(merge(findable)),
        tasks: fold(records, id, Day::NEVER).map(|state| tasks(&state, records, id, reference))?,
    })
}

/// The rows of both audiences, those that say the same to both over the same days once.
fn shared_by_both(
    mut public: Vec<Interval<HeadlineRow>>,
    mut shared: Vec<Interval<HeadlineRow>>,
) -> Vec<Interval<HeadlineRow>> {
    for row in &mut public {
        let same = shared.iter().position(|it| {
            (it.from, it.to) == (row.from, row.to)
                && (&it.value.listed, &it.value.marks) == (&row.value.listed, &row.value.marks)
        });
        if let Some(place) = same {
            shared.remove(place);
            row.value.read_by = ReadBy::All;
        }
    }
    public.append(&mut shared);
    public
}

/// Merges what continues to hold in the next span of days into one span.
fn merge<T: PartialEq>(stretches: Vec<Interval<Vec<T>>>) -> Vec<Interval<T>> {
    let mut spans: Vec<Interval<T>> = Vec::new();
    for Interval { from, to, value } in stretches {
        for value in value {
            match spans.iter_mut().find(|span| span.to == from && span.value == value) {
                Some(span) => span.to = to,
                None => spans.push(Interval { from, to, value }),
            }
        }
    }
    spans
}

/// Puts the texts that hold over the same days for the same readers together: each row of the search index costs more than
/// most texts.
fn together(texts: Vec<Interval<Findable>>) -> Vec<Interval<Findable>> {
    let mut rows: BTreeMap<(Day, Day, Visibility), Vec<String>> = BTreeMap::new();
    for Interval { from, to, value } in texts {
        rows.entry((from, to, value.visibility)).or_default().push(value.text);
    }
    let row = |((from, to, visibility), texts): ((Day, Day, Visibility), Vec<String>)| Interval {
        from,
        to,
        value: Findable { visibility, text: texts.join("\n") },
    };
    rows.into_iter().map(row).collect()
}

/// How lists show a state, which holds what the audience's headline counts.
pub fn list_entry(seen: &CommitmentState, audience: Audience, reference: &Reference) -> ListEntry {
    let commitment = &seen.commitment;
    let headline = Headline::of(seen, audience);
    let superseded = seen.superseded();
    let statement = reference.statement(&commitment.statement);
    let stated_on = statement.map_or(Day::NEVER, |statement| statement.on);
    let tracked = statement.map_or(&[][..], |statement| &statement.tracked);
    let awaiting: BTreeSet<PartyCode> = seen.awaiting(tracked).into_iter().map(|(_, party)| party).collect();
    let zones = reference.zones(&commitment.undertaken_by);
    ListEntry {
        slug: commitment.slug.clone(),
        statement: commitment.statement.clone(),
        stated_on,
        position: commitment.position,
        title: commitment.title.clone(),
        standing: commitment.standing,
        basis: commitment.basis,
        nature: commitment.nature,
        parties: commitment.undertaken_by.iter().chain(&commitment.proposed_by).cloned().collect(),
        areas: commitment.areas.clone(),
        owners: seen
            .owners
            .iter()
            .map(|it| (it.value.party.clone(), it.value.organisation.0.clone(), it.value.role))
            .collect(),
        starts_on: commitment.starts_on,
        due: commitment.due,
        outlook: Outlook {
            live: !commitment.is_proposal() && !headline.is_final() && superseded.is_none(),
            superseded,
            reported_on: seen.reported_on(),
            awaited_since: if statement.is_some() { stated_on.max(seen.recorded_on) } else { seen.recorded_on },
            due_passes_at: commitment.due.map(|due| due.passes_at(&zones)),
        },
        awaiting: awaiting.into_iter().collect(),
        supersedes: seen.supersedes(),
        published: PublishedJudgement::of(seen, &headline, reference),
        headline,
    }
}

fn reports(state: &CommitmentState) -> Vec<Reported> {
    state
        .updates
        .iter()
        .map(|it| Reported {
            visibility: it.visibility.clone(),
            effective_on: it.effective_on,
            sequence: it.sequence,
            update: it.value.clone(),
        })
        .collect()
}

/// The texts by which a state is found. Most are those of the day before, whose normalised form is known.
fn texts(state: &CommitmentState, reference: &Reference, known: &mut HashMap<String, String>) -> Vec<Findable> {
    let mut found = Vec::new();
    let mut add = |text: &Text, visibility: &Visibility| {
        for lang in Lang::ALL {
            if let Some(version) = text.version(*lang) {
                let text = match known.get(&version.words) {
                    Some(text) => text.clone(),
                    None => {
                        let text = normalise(&version.words);
                        known.insert(version.words.clone(), text.clone());
                        text
                    }
                };
                found.push(Findable { visibility: visibility.clone(), text });
            }
        }
    };
    let commitment = &state.commitment;
    add(&commitment.title, &state.visibility);
    add(&commitment.summary, &state.visibility);
    if let Some(statement) = reference.statement(&commitment.statement) {
        add(&statement.title, &state.visibility);
    }
    for owner in &state.owners {
        if let Some(organisation) = reference.organisation(owner.value.organisation.as_str()) {
            add(&organisation.name, &owner.visibility);
            found_code(&mut add, organisation.code.as_str(), &owner.visibility);
        }
    }
    for update in &state.updates {
        for text in update.value.texts() {
            add(text, &update.visibility);
        }
    }
    found.sort();
    found.dedup();
    found
}

fn found_code(add: &mut impl FnMut(&Text, &Visibility), code: &str, visibility: &Visibility) {
    add(&Text::of_editor(Some(code.to_owned()), None), visibility);
}

#[cfg(test)]
#[path = "projection_tests.rs"]
mod tests;

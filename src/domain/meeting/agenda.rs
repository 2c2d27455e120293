//! What a meeting is to discuss: the agenda that a side sets, and the draft derived from the current state.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::organisation::code::PartyCode;

/// The most items of an agenda.
pub const MOST_ITEMS: usize = 100;

/// How many days after a meeting a due day is still discussed there.
const AHEAD: i32 = 90;

/// A point of an agenda: a commitment, a line of text, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<CommitmentId>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    /// What the own side means to say to it. Never put forward: it stands in a side's working agenda alone.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub stance: Text,
}

impl AgendaItem {
    /// Whether it is about the same as another: the same commitment, or the same line of text.
    pub fn is_same(&self, other: &Self) -> bool {
        match (&self.commitment, &other.commitment) {
            (Some(own), Some(other)) => own == other,
            (None, None) => self.note.has_same_words(&other.note),
            _ => false,
        }
    }

    /// The item with what a side keeps to itself beside it: its stance, and its note where there is none.
    pub fn with(&self, kept: &Self) -> Self {
        let note = if self.note.is_empty() { &kept.note } else { &self.note };
        Self { commitment: self.commitment.clone(), note: note.clone(), stance: kept.stance.clone() }
    }
}

/// A meeting's agenda as a side set it; recorded again, it replaces the previous one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// Slug of the meeting.
    pub meeting: String,
    /// The side that set it.
    pub party: PartyCode,
    pub items: Vec<AgendaItem>,
}

string_enum! {
    /// What becomes of a side's notes on commitments when its agenda goes to more people.
    AgendaNotes {
        /// They stay with the side's own working agenda.
        Own = "own",
        /// They are read with the agenda.
        Along = "along",
    }
}

/// The items as they are put forward to these readers. Stances stay behind, and so do notes on commitments, unless they
/// go along or stand in an agenda that all these readers see already. A line of text alone is an item, so it goes along.
pub fn put_forward(
    items: &[AgendaItem],
    notes: AgendaNotes,
    readers: &Visibility,
    common: Option<(&Agenda, &Visibility)>,
) -> Vec<AgendaItem> {
    let read_already = |item: &AgendaItem| {
        common.is_some_and(|(agenda, visibility)| {
            let same = |it: &AgendaItem| it.commitment == item.commitment && it.note.has_same_words(&item.note);
            visibility.covers(readers) && agenda.items.iter().any(same)
        })
    };
    let goes = |item: &AgendaItem| {
        !readers.is_common() || notes == AgendaNotes::Along || item.commitment.is_none() || read_already(item)
    };
    let put = |item: &AgendaItem| {
        let note = if goes(item) { item.note.clone() } else { Text::default() };
        let stance = if readers.is_common() { Text::default() } else { item.stance.clone() };
        AgendaItem { commitment: item.commitment.clone(), note, stance }
    };
    items.iter().map(put).collect()
}

/// Whether an agenda with these items takes something off that another side put forward, or says it otherwise: that is to
/// be said. Both sides order and add to what they share without being asked.
pub fn replaces_theirs(party: &PartyCode, items: &[AgendaItem], readers: &Visibility, common: Option<&Agenda>) -> bool {
    let keeps = |theirs: &AgendaItem| {
        let stays =
            |it: &AgendaItem| it.is_same(theirs) && (theirs.note.is_empty() || it.note.has_same_words(&theirs.note));
        items.iter().any(stays)
    };
    readers.is_common() && common.is_some_and(|agenda| agenda.party != *party && !agenda.items.iter().all(keeps))
}

/// The meetings of the same mechanism before and after one, without cancelled ones.
pub fn neighbours<'a>(meeting: &Meeting, all: &'a [Meeting]) -> (Option<&'a Meeting>, Option<&'a Meeting>) {
    let place = |it: &Meeting| (it.on, it.slug.clone());
    let others = || {
        let of = |it: &&Meeting| it.mechanism == meeting.mechanism && it.slug != meeting.slug;
        all.iter().filter(of).filter(|it| it.state != MeetingState::Cancelled)
    };
    // A postponed one did not take place, so it is not one to look back to.
    let before = others().filter(|it| it.state != MeetingState::Postponed && place(it) < place(meeting));
    let after = others().filter(|it| place(it) > place(meeting));
    (before.max_by_key(|it| place(it)), after.min_by_key(|it| place(it)))
}

/// Until when due days are to be discussed at a meeting: until the one after it, and at least 90 days on.
pub fn horizon(meeting: &Meeting, after: Option<&Meeting>, today: Day) -> Day {
    let soon = meeting.on.max(today).plus(AHEAD);
    after.map_or(soon, |it| it.on.max(soon))
}

#[cfg(test)]
#[path = "agenda_tests.rs"]
mod tests;

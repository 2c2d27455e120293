//! What a meeting is to talk about: the agenda that a side sets, and the draft of one that follows from how things stand.

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::organisation::code::PartyCode;

/// The most items of an agenda.
pub const MOST_ITEMS: usize = 100;

/// So many days after a meeting a due day is still one to talk about there.
const AHEAD: i32 = 90;

/// A point of an agenda: a commitment, a line of text, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaItem {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commitment: Option<CommitmentId>,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

/// A meeting's agenda as a side set it; recorded again, it takes the place of the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agenda {
    /// Slug of the meeting.
    pub meeting: String,
    /// The side that set it.
    pub party: PartyCode,
    pub items: Vec<AgendaItem>,
}

/// The meetings of the same mechanism before and after one, without those that were called off.
pub fn neighbours<'a>(meeting: &Meeting, all: &'a [Meeting]) -> (Option<&'a Meeting>, Option<&'a Meeting>) {
    let place = |it: &Meeting| (it.on, it.slug.clone());
    let others = || {
        let of = |it: &&Meeting| it.mechanism == meeting.mechanism && it.slug != meeting.slug;
        all.iter().filter(of).filter(|it| it.state != MeetingState::Cancelled)
    };
    // One that was put off did not take place: it is none to look back to.
    let before = others().filter(|it| it.state != MeetingState::Postponed && place(it) < place(meeting));
    let after = others().filter(|it| place(it) > place(meeting));
    (before.max_by_key(|it| place(it)), after.min_by_key(|it| place(it)))
}

/// Until when due days are to be talked about at a meeting: until the one after it, and 90 days on at least.
pub fn horizon(meeting: &Meeting, after: Option<&Meeting>, today: Day) -> Day {
    let soon = meeting.on.max(today).plus(AHEAD);
    after.map_or(soon, |it| it.on.max(soon))
}

#[cfg(test)]
#[path = "agenda_tests.rs"]
mod tests;

//! What a meeting is to talk about: the agenda that a side sets, and the draft of one that follows from how things stand.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::meeting::{Mechanism, Meeting, MeetingState};
use crate::domain::organisation::party::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::statement::Statement;

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

/// The parties of a meeting: those of its mechanism, and where the sources name none, all whose side is followed.
pub fn sides(meeting: &Meeting, reference: &Reference) -> Vec<PartyCode> {
    let named = reference.mechanism(&meeting.mechanism).map_or(&[][..], |it| &it.parties);
    if !named.is_empty() {
        return named.to_vec();
    }
    let mut all: Vec<PartyCode> = reference.statements.iter().flat_map(|it| it.tracked.iter().cloned()).collect();
    all.sort();
    all.dedup();
    all
}

/// Whether what a statement says is for a mechanism to talk about: the statement came from a sitting of it, or is one of
/// exactly its parties. Of a mechanism whose parties no source names, everything is.
pub fn concerns(mechanism: Option<&Mechanism>, statement: &Statement, reference: &Reference) -> bool {
    let Some(mechanism) = mechanism.filter(|it| !it.parties.is_empty()) else { return true };
    let sitting = statement.meeting.as_deref().and_then(|slug| reference.meeting(slug));
    let same = |a: &[PartyCode], b: &[PartyCode]| a.iter().all(|it| b.contains(it));
    sitting.is_some_and(|it| it.mechanism == mechanism.code)
        || (same(&mechanism.parties, &statement.parties) && same(&statement.parties, &mechanism.parties))
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

/// The steps in force at the end of a day, as somebody sees them who sees only some records.
pub fn steps(records: &[Record], day: Day, seen: impl Fn(&Visibility) -> bool) -> Vec<Milestone> {
    let mut ordered: Vec<&Record> =
        records.iter().filter(|it| it.effective_on <= day && seen(&it.visibility)).collect();
    ordered.sort_by_key(|it| (it.effective_on, it.sequence));
    let mut steps: Vec<Milestone> = Vec::new();
    for record in ordered {
        if let Some(Fact::MilestoneSet(step)) = &record.fact {
            steps.retain(|it| it.id != step.id);
            steps.push(step.clone());
        }
    }
    steps
}

#[cfg(test)]
#[path = "agenda_tests.rs"]
mod tests;

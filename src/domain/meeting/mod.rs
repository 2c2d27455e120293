//! Standing mechanisms and their meetings.

pub mod agenda;
pub mod decision;

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::PartyCode;

string_enum! {
    /// What a mechanism is.
    MechanismKind {
        Forum = "forum",
        Dialogue = "dialogue",
        Committee = "committee",
        WorkingGroup = "working_group",
        Summit = "summit",
    }
}

/// A standing forum, dialogue, committee or working group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mechanism {
    pub code: String,
    pub name: Text,
    pub kind: MechanismKind,
    /// The parties that the sources name; there may be more.
    pub parties: Vec<PartyCode>,
}

string_enum! {
    /// What became of a meeting.
    MeetingState {
        Held = "held",
        Planned = "planned",
        Postponed = "postponed",
        Cancelled = "cancelled",
    }
}

/// One sitting of a mechanism.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    pub slug: String,
    pub mechanism: String,
    pub title: Text,
    /// The sitting's number, where a source gives it.
    pub number: Option<u32>,
    /// The first day; with a precision other than `day`, the last day of the period. A postponed meeting keeps the day
    /// first set.
    pub on: Day,
    pub precision: Precision,
    pub place: Option<String>,
    pub state: MeetingState,
    /// Address of the source.
    pub source: Option<String>,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

impl Meeting {
    /// Whether no source tells on a day that it was held or will not be: it is planned or put off, whatever its day, or it was
    /// called off and its day is still to come. Not every one of these is [`awaited`].
    pub fn is_to_come(&self, day: Day) -> bool {
        match self.state {
            MeetingState::Planned | MeetingState::Postponed => true,
            MeetingState::Held => false,
            MeetingState::Cancelled => self.on >= day,
        }
    }
}

/// The meetings that readers wait for on a day: those planned, the earliest first; then those postponed of which no
/// source tells a new day and no later sitting, the latest first.
pub fn awaited(meetings: &[Meeting], day: Day) -> Vec<&Meeting> {
    let mut planned: Vec<&Meeting> =
        meetings.iter().filter(|it| it.state == MeetingState::Planned && it.on >= day).collect();
    planned.sort_by_key(|it| it.on);
    let replaced = |meeting: &Meeting| {
        meetings.iter().any(|other| {
            other.mechanism == meeting.mechanism
                && other.on > meeting.on
                && matches!(other.state, MeetingState::Held | MeetingState::Planned)
        })
    };
    let mut postponed: Vec<&Meeting> =
        meetings.iter().filter(|it| it.state == MeetingState::Postponed && !replaced(it)).collect();
    postponed.sort_by_key(|it| std::cmp::Reverse(it.on));
    planned.extend(postponed);
    planned
}

/// The meetings held before a day, the latest first.
pub fn held_before(meetings: &[Meeting], day: Day) -> impl Iterator<Item = &Meeting> {
    let mut held: Vec<&Meeting> = meetings.iter().filter(|it| it.state == MeetingState::Held && it.on < day).collect();
    held.sort_by_key(|it| std::cmp::Reverse(it.on));
    held.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use MeetingState::{Cancelled, Held, Planned, Postponed};
    use rstest::rstest;

    #[rstest]
    // A day still to come, today included; what was planned for a day that has passed is no next meeting.
    #[case(&[("a", "2026-11-25", Planned), ("b", "2026-11-24", Planned)], &["2026-11-25"])]
    #[case(&[("a", "2027-03-01", Planned), ("b", "2026-12-31", Planned)], &["2026-12-31", "2027-03-01"])]
    // A postponed one waits until a later sitting is known.
    #[case(&[("a", "2025-12-18", Postponed), ("b", "2026-12-31", Planned)], &["2026-12-31", "2025-12-18"])]
    #[case(&[("a", "2025-12-18", Postponed), ("a", "2026-12-31", Planned)], &["2026-12-31"])]
    #[case(&[("a", "2025-12-18", Postponed), ("a", "2026-03-01", Held)], &[])]
    #[case(&[("a", "2025-12-18", Postponed), ("a", "2026-03-01", Cancelled)], &["2025-12-18"])]
    #[case(&[("a", "2026-12-31", Cancelled), ("b", "2026-12-31", Held)], &[])]
    fn meetings_that_are_waited_for(#[case] meetings: &[(&str, &str, MeetingState)], #[case] expected: &[&str]) {
        let meetings: Vec<Meeting> = meetings
            .iter()
            .map(|(mechanism, on, state)| Meeting {
                slug: String::new(),
                mechanism: (*mechanism).to_owned(),
                title: Text::default(),
                number: None,
                on: on.parse().unwrap(),
                precision: Precision::Day,
                place: None,
                state: *state,
                source: None,
                reason: Text::default(),
            })
            .collect();
        let days: Vec<String> =
            awaited(&meetings, "2026-11-25".parse().unwrap()).iter().map(|it| it.on.to_string()).collect();
        assert_eq!(days, expected);
    }
}

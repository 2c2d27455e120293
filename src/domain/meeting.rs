//! Standing mechanisms and their sittings.

use serde::{Deserialize, Serialize};

use super::day::{Day, Precision};
use super::party::PartyCode;
use super::text::Text;
use super::word::words;

words! {
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

words! {
    /// What became of a sitting.
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
}

//! What a meeting decided, and what resulted from it.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::code::code;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::meeting::Meeting;
use crate::domain::organisation::code::PartyCode;

code! {
    /// A decision's identifier (UUIDv7).
    DecisionId
}

/// What a meeting decided, as a side recorded it. Recorded again with the same identifier, it is corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub id: DecisionId,
    /// Slug of the meeting.
    pub meeting: String,
    /// The side that recorded it.
    pub party: PartyCode,
    pub text: Text,
    /// Web address of the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Slug of the statement that says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

/// A commitment, or a milestone of one, that resulted from a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Slug of the meeting.
    pub meeting: String,
    pub decision: DecisionId,
    pub commitment: CommitmentId,
    /// The milestone; nothing where the commitment itself resulted from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<MilestoneId>,
}

impl Decision {
    /// Whether a party may correct it: the one that recorded it.
    pub fn is_of(&self, party: &PartyCode) -> bool {
        self.party == *party
    }
}

/// The first day of a meeting, or of the month, quarter or year that is all the source gives.
pub fn begins(meeting: &Meeting) -> Day {
    if meeting.precision == Precision::Day { meeting.on } else { meeting.precision.period(meeting.on).0 }
}

/// The day on which a meeting's decisions usually were made: its own day, as far as that is known and has come.
pub fn usual_day(meeting: &Meeting, today: Day) -> Day {
    if meeting.precision == Precision::Day { meeting.on.min(today) } else { begins(meeting).max(today.min(meeting.on)) }
}

/// What is wrong with a decision, made on a day, that replaces another or none.
pub fn check(
    decision: &Decision,
    on: Day,
    visibility: &Visibility,
    former: Option<(&Decision, &Visibility)>,
    meeting: &Meeting,
    knows_statement: impl Fn(&str) -> bool,
    today: Day,
) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.needed("text", &decision.text);
    faults.require(begins(meeting) <= on && on <= today, "on", Problem::WrongDay);
    faults.require(decision.source.is_some() || decision.statement.is_some(), "source", Problem::Missing);
    faults.address("source", decision.source.as_deref());
    let known = decision.statement.as_deref().is_none_or(knows_statement);
    faults.require(known, "statement", Problem::Unknown);
    faults.require(is_for_sides(visibility, &decision.party), "visibility", Problem::WrongVisibility);
    if let Some((former, seen_by)) = former {
        // Whoever could read it has to be able to read the correction.
        faults.require(widens(visibility, seen_by), "visibility", Problem::WrongVisibility);
        faults.needed("reason", &decision.reason);
        let same = Decision { reason: former.reason.clone(), ..decision.clone() } == *former;
        faults.require(!same || visibility != seen_by, "text", Problem::Unchanged);
    }
    faults
}

/// Whether a side's record of a meeting may be seen so: by itself, by the others too, or by everybody.
pub fn is_for_sides(visibility: &Visibility, party: &PartyCode) -> bool {
    match visibility {
        Visibility::Public | Visibility::Shared => true,
        Visibility::Party(own) => own == party,
        Visibility::Organisation(_) => false,
    }
}

fn widens(visibility: &Visibility, former: &Visibility) -> bool {
    visibility.covers(former) || (*visibility == Visibility::Shared && matches!(former, Visibility::Party(_)))
}

#[cfg(test)]
#[path = "decision_tests.rs"]
mod tests;

//! What a meeting decided, and what came of it.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::field_error::{FieldErrors, Problem, is_web_address};
use crate::domain::basics::text::Text;
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::meeting::Meeting;
use crate::domain::meeting::agenda::Agenda;
use crate::domain::organisation::party::{PartyCode, code};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::state::{InForce, in_force};

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
    /// Why it was recorded anew.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

/// A commitment, or a step of one, that came of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Slug of the meeting.
    pub meeting: String,
    pub decision: DecisionId,
    pub commitment: CommitmentId,
    /// The step; nothing where the commitment itself came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<MilestoneId>,
}

/// What is recorded of a meeting besides the meeting itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proceedings {
    /// The agenda that was put forward last, to the other sides or to everybody.
    pub common: Option<InForce<Agenda>>,
    /// The own side's working agenda, where it is newer.
    pub own: Option<InForce<Agenda>>,
    /// In the order in which they were first recorded.
    pub decisions: Vec<InForce<Decision>>,
    pub outcomes: Vec<InForce<Outcome>>,
}

impl Proceedings {
    /// Folds a meeting's records at the end of a day for somebody who sees only some of them: as if the others had never
    /// been made. Withheld ones count for nothing.
    pub fn fold(records: &[Record], day: Day, seen: impl Fn(&Visibility) -> bool) -> Self {
        let mut ordered: Vec<&Record> =
            records.iter().filter(|it| it.effective_on <= day && seen(&it.visibility)).collect();
        ordered.sort_by_key(|it| (it.effective_on, it.sequence));
        let mut it = Self::default();
        for record in ordered {
            match &record.fact {
                Some(Fact::AgendaSet(agenda)) => match record.visibility {
                    Visibility::Public | Visibility::Shared => {
                        it.common = Some(in_force(record, agenda));
                        it.own = None;
                    }
                    _ => it.own = Some(in_force(record, agenda)),
                },
                Some(Fact::DecisionRecorded(decision)) => {
                    let corrected = in_force(record, decision);
                    match it.decisions.iter_mut().find(|it| it.value.id == decision.id) {
                        Some(former) => *former = corrected,
                        None => it.decisions.push(corrected),
                    }
                }
                Some(Fact::OutcomeNamed(outcome)) => it.outcomes.push(in_force(record, outcome)),
                _ => {}
            }
        }
        it.outcomes.retain(|outcome| it.decisions.iter().any(|it| it.value.id == outcome.value.decision));
        it
    }

    /// The agenda to go on with: the own working one, else the one that was put forward.
    pub fn agenda(&self) -> Option<&InForce<Agenda>> {
        self.own.as_ref().or(self.common.as_ref())
    }

    /// A decision in force.
    pub fn decision(&self, id: &DecisionId) -> Option<&InForce<Decision>> {
        self.decisions.iter().find(|it| it.value.id == *id)
    }

    /// What came of a decision.
    pub fn outcomes_of<'a>(&'a self, id: &'a DecisionId) -> impl Iterator<Item = &'a InForce<Outcome>> {
        self.outcomes.iter().filter(move |it| it.value.decision == *id)
    }
}

/// Whether a fact is recorded of a meeting besides the meeting itself.
pub fn is_of_proceedings(fact: &Fact) -> bool {
    matches!(fact, Fact::AgendaSet(_) | Fact::DecisionRecorded(_) | Fact::OutcomeNamed(_))
}

/// The first day of a meeting, or of the month, quarter or year that is all the source gives.
pub fn begins(meeting: &Meeting) -> Day {
    if meeting.precision == Precision::Day { meeting.on } else { meeting.precision.period(meeting.on).0 }
}

/// The day on which a meeting's decisions usually were made: its own day, as far as that is known and has come.
pub fn usual_day(meeting: &Meeting, today: Day) -> Day {
    if meeting.precision == Precision::Day { meeting.on.min(today) } else { begins(meeting).max(today.min(meeting.on)) }
}

/// What is wrong with a decision, made on a day, that takes the place of another or of none.
pub fn check(
    it: &Decision,
    on: Day,
    visibility: &Visibility,
    former: Option<&InForce<Decision>>,
    meeting: &Meeting,
    reference: &Reference,
    today: Day,
) -> FieldErrors {
    let mut faults = FieldErrors::default();
    faults.needed("text", &it.text);
    faults.require(begins(meeting) <= on && on <= today, "on", Problem::WrongDay);
    faults.require(it.source.is_some() || it.statement.is_some(), "source", Problem::Missing);
    faults.require(it.source.as_deref().is_none_or(is_web_address), "source", Problem::NotAWebAddress);
    let known = it.statement.as_deref().is_none_or(|slug| reference.statement(slug).is_some());
    faults.require(known, "statement", Problem::Unknown);
    faults.require(is_for_sides(visibility, &it.party), "visibility", Problem::WrongVisibility);
    if let Some(former) = former {
        // Who read it once has to read the correction.
        faults.require(widens(visibility, &former.visibility), "visibility", Problem::WrongVisibility);
        faults.needed("reason", &it.reason);
        let same = Decision { reason: former.value.reason.clone(), ..it.clone() } == former.value;
        faults.require(!same || *visibility != former.visibility, "text", Problem::Unchanged);
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

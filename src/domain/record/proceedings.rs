//! What is recorded of a meeting: its agenda, its decisions, and what resulted from them.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::meeting::agenda::{Agenda, AgendaItem};
use crate::domain::meeting::decision::{Decision, DecisionId, Outcome};
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::in_force::{InForce, in_force};

/// What is recorded of a meeting besides the meeting itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proceedings {
    /// The agenda that was put forward last, to the other sides or to everybody.
    pub common: Option<InForce<Agenda>>,
    /// The own side's working agenda, where it is newer.
    pub own: Option<InForce<Agenda>>,
    /// What the own side keeps to itself beside the items: its last working agenda, also where the other side has put an
    /// agenda forward since.
    pub kept: Option<InForce<Agenda>>,
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
        let mut proceedings = Self::default();
        for record in ordered {
            match &record.fact {
                Some(Fact::AgendaSet(agenda)) => match record.visibility {
                    Visibility::Public | Visibility::Shared => {
                        proceedings.common = Some(in_force(record, agenda));
                        proceedings.own = None;
                        // What a side keeps to itself when it puts an agenda forward is recorded after it.
                        proceedings.kept = proceedings.kept.filter(|it| it.value.party != agenda.party);
                    }
                    _ => {
                        proceedings.own = Some(in_force(record, agenda));
                        proceedings.kept = proceedings.own.clone();
                    }
                },
                Some(Fact::DecisionRecorded(decision)) => {
                    let corrected = in_force(record, decision);
                    match proceedings.decisions.iter_mut().find(|it| it.value.id == decision.id) {
                        Some(former) => *former = corrected,
                        None => proceedings.decisions.push(corrected),
                    }
                }
                Some(Fact::OutcomeNamed(outcome)) => proceedings.outcomes.push(in_force(record, outcome)),
                _ => {}
            }
        }
        proceedings
            .outcomes
            .retain(|outcome| proceedings.decisions.iter().any(|it| it.value.id == outcome.value.decision));
        proceedings
    }

    /// The agenda to continue with: the own working one, else the one that was put forward.
    pub fn agenda(&self) -> Option<&InForce<Agenda>> {
        self.own.as_ref().or(self.common.as_ref())
    }

    /// An item of an agenda with what the own side keeps to itself beside it.
    pub fn with_kept(&self, item: &AgendaItem) -> AgendaItem {
        let kept = self.kept.iter().flat_map(|it| &it.value.items).find(|it| it.is_same(item));
        kept.map_or_else(|| item.clone(), |kept| item.with(kept))
    }

    /// The items to continue with, each with what the own side keeps to itself beside it.
    pub fn items(&self) -> Vec<AgendaItem> {
        self.agenda().into_iter().flat_map(|it| &it.value.items).map(|it| self.with_kept(it)).collect()
    }

    /// A decision in force.
    pub fn decision(&self, id: &DecisionId) -> Option<&InForce<Decision>> {
        self.decisions.iter().find(|it| it.value.id == *id)
    }

    /// What resulted from a decision.
    pub fn outcomes_of<'a>(&'a self, id: &'a DecisionId) -> impl Iterator<Item = &'a InForce<Outcome>> {
        self.outcomes.iter().filter(move |it| it.value.decision == *id)
    }
}

/// Whether a fact is recorded of a meeting besides the meeting itself.
pub fn is_of_proceedings(fact: &Fact) -> bool {
    FactKind::PROCEEDINGS.contains(&fact.kind())
}

/// The milestones in force at the end of a day, as somebody sees them who sees only some records.
pub fn milestones(records: &[Record], day: Day, seen: impl Fn(&Visibility) -> bool) -> Vec<Milestone> {
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
#[path = "proceedings_tests.rs"]
mod tests;

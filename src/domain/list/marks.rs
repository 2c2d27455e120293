//! What a timeline marks beside a commitment's bar: its milestones, the days of its reports, the due day first set.

use serde::{Deserialize, Serialize};

use crate::domain::access::permission::Audience;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::due::Slip;
use crate::domain::commitment::due::is_overdue;
use crate::domain::commitment::milestone::MilestoneId;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::first_due::first_due;
use crate::domain::record::first_due::first_due_of_step;
use crate::domain::record::state::CommitmentState;

/// The marks of a commitment for one audience. Lists do not read them: they are stored separately from what lists show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineMarks {
    /// In the order of their days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<TimelineMilestone>,
    /// The days on which somebody reported, said that a report is still true, or all agreed on a status; each once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<Day>,
    /// The due day that was first set; the same as the present one where it never moved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_due: Option<Due>,
}

/// A milestone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineMilestone {
    pub id: MilestoneId,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_due: Option<Due>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_on: Option<Day>,
    /// When its due day has ended for every undertaking party.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passes_at: Option<Instant>,
}

/// How a milestone stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    /// Its due day is still to come, or is today.
    Ahead,
    /// Its due day has passed, and nothing says that it was done.
    Passed,
}

impl TimelineMilestone {
    /// Where it stands, and how it stands as of a day; nothing for one without a day.
    pub fn on(&self, as_of: AsOf) -> Option<(Day, StepState)> {
        let passed = is_overdue(self.passes_at, as_of);
        match (self.completed_on.filter(|on| *on <= as_of.day), self.due) {
            (Some(on), _) => Some((on, StepState::Done)),
            (None, Some(due)) => Some((due.on, if passed { StepState::Passed } else { StepState::Ahead })),
            (None, None) => self.completed_on.map(|on| (on, StepState::Ahead)),
        }
    }

    /// How its due day moved.
    pub fn slip(&self) -> Option<Slip> {
        Slip::between(self.first_due, self.due)
    }
}

impl TimelineMarks {
    /// The marks of a commitment at the end of a day, for an audience that sees it in this state.
    pub fn of(seen: &CommitmentState, records: &[Record], day: Day, audience: Audience, reference: &Reference) -> Self {
        let zones = reference.zones(&seen.commitment.undertaken_by);
        let counted = || records.iter().filter(|it| it.effective_on <= day && audience.counts(&it.visibility));
        let mut steps: Vec<TimelineMilestone> = seen
            .milestones
            .iter()
            .map(|it| TimelineMilestone {
                id: it.value.id.clone(),
                title: it.value.title.clone(),
                due: it.value.due,
                first_due: first_due_of_step(&it.value.id, counted()),
                completed_on: it.value.completed_on,
                passes_at: it.value.due.map(|due| due.passes_at(&zones)),
            })
            .collect();
        steps.sort_by_key(|it| it.completed_on.or(it.due.map(|due| due.on)).unwrap_or(Day::NEVER));
        let mut reports: Vec<Day> = seen.updates.iter().map(|it| it.effective_on).collect();
        reports.extend(seen.dealings.confirmations.iter().map(|it| it.effective_on));
        reports.extend(seen.joint.iter().map(|it| it.effective_on));
        reports.sort_unstable();
        reports.dedup();
        Self { steps, reports, first_due: first_due(&seen.commitment.id, counted()) }
    }

    /// How a commitment's due day moved.
    pub fn slip(&self, now: Option<Due>) -> Option<Slip> {
        Slip::between(self.first_due, now)
    }

    /// Every day that has a mark.
    pub fn days(&self, as_of: AsOf) -> impl Iterator<Item = Day> {
        let steps = self.steps.iter().filter_map(move |it| it.on(as_of)).map(|(on, _)| on);
        steps.chain(self.reports.iter().copied()).chain(self.first_due.map(|due| due.on))
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;

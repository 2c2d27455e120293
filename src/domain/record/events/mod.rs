//! What happened to a commitment, in order: the statement, reports, milestones, meetings, changes of status and due day.

use crate::domain::access::permission::Audience;
use crate::domain::basics::day::Day;
use crate::domain::commitment::Commitment;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::milestone::{Milestone, MilestoneId};
use crate::domain::meeting::Meeting;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::first_due::{first_due, first_due_of_step};
use crate::domain::record::headline::{Headline, HeadlineStatus};
use crate::domain::record::state::{CommitmentState, fold};

/// One thing that happened, or is to happen, on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub on: Day,
    pub what: EventKind,
    /// The headline status that it caused, when that changed.
    pub turn: Option<HeadlineStatus>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The statement said it.
    Said,
    /// A report: its place among the updates in force, from 0.
    Reported {
        update: usize,
        /// The milestone that the report shows to be completed, by its place in the state.
        step: Option<usize>,
        /// Whether the meeting that it reports was that day.
        sitting: bool,
    },
    /// A milestone that no report of that day tells of, by its place in the state: completed, or due.
    Step(usize),
    /// A meeting since the statement that a report of another day tells of: its slug.
    Met(String),
    /// A report was said to be still true: its place among the updates in force, from 0.
    StillTrue(usize),
    /// All undertaking parties agreed on a status.
    Agreed,
    /// The status changed for another reason: a report was taken back.
    Turned,
    /// Another commitment superseded it.
    Superseded,
    /// The due day was changed.
    DueMoved { before: Option<Due>, after: Option<Due> },
    /// It falls due.
    Due,
}

/// A commitment's history until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// In order.
    pub happenings: Vec<Event>,
    /// The headline status from each day on which it changed, the first day included.
    pub statuses: Vec<(Day, HeadlineStatus)>,
    /// The due day that was set first, where it is another now.
    pub first_due: Option<Due>,
}

impl History {
    /// Tells a commitment's history as far as its reader may see it.
    ///
    /// `state` and `history` are what the reader may see on `day`; `said` is the statement's day, `audience` the one whose
    /// headline the reader gets. Meetings after `day` are left out when `past`: the record does not say when they were set.
    pub fn of(
        state: &CommitmentState,
        history: &[Record],
        audience: Audience,
        reference: &Reference,
        said: Day,
        (day, past): (Day, bool),
    ) -> Self {
        let statuses = statuses(state, history, audience, day);
        let commitments = versions(state, history);
        let first_due = first_due(&state.commitment.id, history.iter()).filter(|it| Some(*it) != state.commitment.due);

        let mut all = vec![(said, EventKind::Said)];
        let mut told = vec![false; state.milestones.len()];
        for (place, update) in state.updates.iter().enumerate() {
            let step = state.milestones.iter().enumerate().position(|(at, milestone)| {
                !told[at]
                    && done_by(&milestone.value, day) == Some(update.effective_on)
                    && milestone.value.title == update.value.title
            });
            if let Some(step) = step {
                told[step] = true;
            }
            let meeting = update.value.meeting.as_deref().and_then(|slug| reference.meeting(slug));
            let sitting = meeting.is_some_and(|it| it.on == update.effective_on);
            all.push((update.effective_on, EventKind::Reported { update: place, step, sitting }));
            let apart = |it: &&Meeting| !sitting && it.on >= said && !(past && it.on > day);
            if let Some(meeting) = meeting.filter(apart) {
                all.push((meeting.on, EventKind::Met(meeting.slug.clone())));
            }
        }
        for (place, milestone) in state.milestones.iter().enumerate().filter(|(place, _)| !told[*place]) {
            let on = done_by(&milestone.value, day).or(milestone.value.due.map(|due| due.on));
            all.extend(on.map(|on| (on, EventKind::Step(place))));
        }
        for confirmation in &state.dealings.confirmations {
            let update = state.updates.iter().position(|update| update.value.id == confirmation.value.update);
            all.extend(update.map(|place| (confirmation.effective_on, EventKind::StillTrue(place))));
        }
        all.extend(state.joint.iter().map(|joint| (joint.effective_on, EventKind::Agreed)));
        all.extend(state.superseded().map(|it| (it.on, EventKind::Superseded)));
        for pair in commitments.windows(2).filter(|pair| pair[0].1.due != pair[1].1.due) {
            all.push((pair[1].0, EventKind::DueMoved { before: pair[0].1.due, after: pair[1].1.due }));
        }
        all.extend(state.commitment.due.map(|due| (due.on, EventKind::Due)));
        all.sort_by_key(|(on, what)| (*on, order(what)));
        all.dedup();

        let mut happenings: Vec<_> = all.into_iter().map(|(on, what)| Event { on, what, turn: None }).collect();
        for (on, status) in statuses.iter().skip_while(|(_, status)| *status == HeadlineStatus::Unknown) {
            turn(&mut happenings, *on, *status);
        }
        Self { happenings, statuses, first_due }
    }

    /// How the commitment stood at the end of each day on which a report, a joint status or a withdrawal changed what is
    /// known, from the first on.
    pub fn reports(&self) -> Vec<(Day, HeadlineStatus)> {
        let mut days: Vec<Day> = self
            .happenings
            .iter()
            .filter(|it| matches!(it.what, EventKind::Reported { .. } | EventKind::Agreed | EventKind::Turned))
            .map(|it| it.on)
            .collect();
        days.dedup();
        days.into_iter().map(|on| (on, self.status_on(on))).collect()
    }

    /// The headline status at the end of a day.
    pub fn status_on(&self, day: Day) -> HeadlineStatus {
        let last = self.statuses.iter().rev().find(|(from, _)| *from <= day);
        last.map_or(HeadlineStatus::Unknown, |(_, status)| *status)
    }
}

/// The order of events on one day.
fn order(what: &EventKind) -> (u8, usize) {
    match what {
        EventKind::Said => (0, 0),
        EventKind::Met(_) => (1, 0),
        EventKind::Reported { update, .. } => (2, *update),
        EventKind::Step(place) => (3, *place),
        EventKind::StillTrue(place) => (4, *place),
        EventKind::Agreed => (5, 0),
        EventKind::Turned => (6, 0),
        EventKind::DueMoved { .. } => (7, 0),
        EventKind::Superseded => (8, 0),
        EventKind::Due => (9, 0),
    }
}

/// Attaches a change of status to what caused it that day, or adds it as an event of its own.
fn turn(happenings: &mut Vec<Event>, on: Day, status: HeadlineStatus) {
    let cause = happenings
        .iter_mut()
        .rev()
        .find(|it| it.on == on && matches!(it.what, EventKind::Reported { .. } | EventKind::Agreed));
    match cause {
        Some(cause) => cause.turn = Some(status),
        None => {
            let place = happenings.partition_point(|it| (it.on, order(&it.what)) < (on, order(&EventKind::Turned)));
            happenings.insert(place, Event { on, what: EventKind::Turned, turn: Some(status) });
        }
    }
}

/// The headline status from each day on which it changed.
fn statuses(state: &CommitmentState, history: &[Record], audience: Audience, day: Day) -> Vec<(Day, HeadlineStatus)> {
    let mut days: Vec<Day> = history.iter().map(|record| record.effective_on).filter(|on| *on <= day).collect();
    days.sort_unstable();
    days.dedup();
    let mut statuses: Vec<(Day, HeadlineStatus)> = Vec::new();
    for on in days {
        let Some(then) = fold(history, &state.commitment.id, on) else { continue };
        let status = Headline::of(&then, audience).status;
        if statuses.last().is_none_or(|(_, last)| *last != status) {
            statuses.push((on, status));
        }
    }
    statuses
}

/// The versions of the commitment itself, each with the day from which it holds.
fn versions<'a>(state: &CommitmentState, history: &'a [Record]) -> Vec<(Day, &'a Commitment)> {
    let mut found: Vec<(Day, i64, &'a Commitment)> = history
        .iter()
        .filter_map(|record| match &record.fact {
            Some(Fact::CommitmentRecorded(commitment)) if commitment.id == state.commitment.id => {
                Some((record.effective_on, record.sequence, commitment))
            }
            _ => None,
        })
        .collect();
    found.sort_by_key(|(on, sequence, _)| (*on, *sequence));
    found.into_iter().map(|(on, _, it)| (on, it)).collect()
}

/// The day on which a milestone was completed, as far as it was by a day.
pub fn done_by(milestone: &Milestone, day: Day) -> Option<Day> {
    milestone.completed_on.filter(|on| *on <= day)
}

/// The due day that was first set for a milestone, where it is another now.
pub fn first_due_of(id: &MilestoneId, now: Option<Due>, history: &[Record]) -> Option<Due> {
    first_due_of_step(id, history.iter()).filter(|first| Some(*first) != now)
}

#[cfg(test)]
mod tests;

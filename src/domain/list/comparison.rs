//! What became different about a commitment between two days.

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::Standing;
use crate::domain::commitment::due::{Due, DueState};
use crate::domain::commitment::freshness::Freshness;
use crate::domain::list::projection::ListEntry;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::headline::{Headline, HeadlineKind, HeadlineStatus, Outlook};
use crate::domain::record::validity::Validity;
use crate::domain::report::countersign::CountersignAnswer;

string_enum! {
    /// What became different, in the order in which readers want to know it.
    ChangeKind {
        /// Stated since, or agreed since: a commitment that was none before.
        New = "new",
        /// Proposed since.
        Proposed = "proposed",
        Completed = "completed",
        /// It was merged into another, split into parts or replaced since, and counts no more.
        Superseded = "superseded",
        /// A side, the sides together or the public record says another status.
        Status = "status",
        /// The due day is later, less exact or gone.
        Slipped = "slipped",
        /// The due day is earlier, more exact, or one was set where none had been.
        DueSet = "due_set",
        /// The due day has passed since, with nothing reported that says the thing is done.
        DuePassed = "due_passed",
        /// Nothing was reported for so long that it went stale since.
        Silent = "silent",
        /// The sides report different things since.
        Differ = "differ",
        /// A party answered another's report since.
        Countersigned = "countersigned",
        /// Reported on since, with the same status.
        Reported = "reported",
        /// No longer there, or no longer for this reader.
        Gone = "gone",
        /// Took effect before, but was recorded only since.
        Learned = "learned",
    }
}

/// The kinds of facts of which it is told that they were learned late: what a commitment is, who
/// owns it, its milestones, links, reports and answers. What passes within a side or waits for an answer is none.
pub const LEARNED: [FactKind; 9] = [
    FactKind::CommitmentRecorded,
    FactKind::OwnerNamed,
    FactKind::OwnerReleased,
    FactKind::MilestoneSet,
    FactKind::UpdatePublished,
    FactKind::UpdateWithdrawn,
    FactKind::CommitmentsRelated,
    FactKind::Countersigned,
    FactKind::JointStatusAgreed,
];

/// From which instant on records count as learned since a day. With the first records a portfolio begins: what came with
/// them is what is known from the beginning, whenever they were made.
pub fn learned_from(end_of_day: Instant, first_records_until: Option<Instant>) -> Instant {
    first_records_until.map_or(end_of_day, |until| end_of_day.max(Instant(until.0 + 1)))
}

/// A status that one voice changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    /// Whose report; nothing for the joint status and the public record.
    pub party: Option<PartyCode>,
    /// What it was; `unknown` where nothing had been said.
    pub before: HeadlineStatus,
    pub after: HeadlineStatus,
}

/// A party's answer to another's report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Who answered.
    pub party: PartyCode,
    pub answer: CountersignAnswer,
    pub on: Day,
}

/// What became different about one commitment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Each kind once, in their order; empty when nothing became different.
    pub kinds: Vec<ChangeKind>,
    /// Which statuses changed, the headline's own first.
    pub statuses: Vec<StatusChange>,
    pub answered: Vec<Answered>,
}

impl Difference {
    /// Compares how a commitment stood at the end of two days; nothing stands for one that was not there.
    pub fn between(
        before: Option<(&ListEntry, AsOf)>,
        after: Option<(&ListEntry, AsOf)>,
        answered: Vec<Answered>,
    ) -> Self {
        let mut difference = Self::default();
        let Some((now, at)) = after else {
            difference.kinds.extend(before.map(|_| ChangeKind::Gone));
            return difference;
        };
        let then = before.map(|(listed, _)| listed);
        if now.outlook.validity() == Validity::Superseded {
            let counted = then.is_some_and(|it| it.outlook.validity() == Validity::Current);
            difference.kinds.extend(counted.then_some(ChangeKind::Superseded));
            return difference;
        }
        if now.standing == Standing::Proposed {
            difference.kinds.extend(then.is_none().then_some(ChangeKind::Proposed));
            difference.kinds.extend(due_change(then, now));
            return difference;
        }
        let binding = then.filter(|then| then.standing != Standing::Proposed);
        difference.statuses = statuses(binding, now);
        difference.answered = answered;
        let stale = |listed: &ListEntry, at| listed.outlook.freshness(at) == Some(Freshness::Stale);
        let passed = |listed: &ListEntry, at| listed.outlook.due_state(at) == Some(DueState::Passed);
        let done = |listed: &ListEntry| listed.headline.status == HeadlineStatus::Completed;
        let differ = |listed: &ListEntry| listed.headline.kind == HeadlineKind::Differ;
        let was = |holds: &dyn Fn(&ListEntry, AsOf) -> bool| before.is_some_and(|(then, at)| holds(then, at));
        let reported = now.outlook.reported_on.is_some()
            && then.and_then(|then| then.outlook.reported_on) < now.outlook.reported_on;
        let kinds = [
            (binding.is_none(), ChangeKind::New),
            (done(now) && !binding.is_some_and(done), ChangeKind::Completed),
            (!difference.statuses.is_empty(), ChangeKind::Status),
            (passed(now, at) && !was(&passed), ChangeKind::DuePassed),
            (stale(now, at) && !was(&stale), ChangeKind::Silent),
            (differ(now) && !binding.is_some_and(differ), ChangeKind::Differ),
            (!difference.answered.is_empty(), ChangeKind::Countersigned),
            (reported && difference.statuses.is_empty(), ChangeKind::Reported),
        ];
        difference.kinds.extend(kinds.into_iter().filter(|(holds, _)| *holds).map(|(_, kind)| kind));
        difference.kinds.extend(due_change(then, now));
        difference.kinds.sort_unstable();
        difference
    }

    /// Compares one of the parts into which a commitment was split since with that commitment as it stood before. Its
    /// reports stayed with it: of the part nobody had said anything.
    pub fn of_part(whole: (&ListEntry, AsOf), part: (&ListEntry, AsOf), answered: Vec<Answered>) -> Self {
        let (listed, at) = whole;
        let headline = Headline { status: HeadlineStatus::Unknown, kind: HeadlineKind::None, sides: Vec::new() };
        let outlook = Outlook { reported_on: None, ..listed.outlook.clone() };
        let stood = ListEntry { headline, outlook, ..listed.clone() };
        Self::between(Some((&stood, at)), Some(part), answered)
    }
}

/// What became of a due day since; nothing for one that was there from the beginning.
fn due_change(then: Option<&ListEntry>, now: &ListEntry) -> Option<ChangeKind> {
    let (before, after) = (then?.due, now.due);
    match (before, after) {
        (before, after) if before == after => None,
        (None, Some(_)) => Some(ChangeKind::DueSet),
        (Some(before), Some(after)) if is_sooner(before, after) => Some(ChangeKind::DueSet),
        _ => Some(ChangeKind::Slipped),
    }
}

/// Whether a due day asks for more than the one before: an earlier day, or the same one said more exactly.
fn is_sooner(before: Due, after: Due) -> bool {
    (after.on, after.precision) < (before.on, before.precision)
}

/// By how many days a due day came to lie later; nothing where it did not.
pub fn slip(before: Option<Due>, after: Option<Due>) -> Option<i32> {
    let days = before?.on.days_until(after?.on);
    (days > 0).then_some(days)
}

/// The statuses that changed: each party's own report, and the headline where it rests on no single party's.
fn statuses(then: Option<&ListEntry>, now: &ListEntry) -> Vec<StatusChange> {
    let said = |listed: Option<&ListEntry>, party: &PartyCode| {
        let sides = listed.map_or(&[][..], |it| &it.headline.sides);
        sides.iter().find(|(it, _)| it == party).map_or(HeadlineStatus::Unknown, |(_, status)| (*status).into())
    };
    let nobodys =
        |kind: HeadlineKind| matches!(kind, HeadlineKind::Joint | HeadlineKind::PublicRecord | HeadlineKind::None);
    let headline = |listed: Option<&ListEntry>| {
        listed.map(|it| &it.headline).filter(|it| nobodys(it.kind)).map_or(HeadlineStatus::Unknown, |it| it.status)
    };
    let mut changes = Vec::new();
    if nobodys(now.headline.kind) && then.is_none_or(|then| nobodys(then.headline.kind)) {
        changes.push(StatusChange { party: None, before: headline(then), after: now.headline.status });
    } else if now.headline.kind == HeadlineKind::Joint {
        let before = then.map_or(HeadlineStatus::Unknown, |it| it.headline.status);
        changes.push(StatusChange { party: None, before, after: now.headline.status });
    }
    let mut parties: Vec<&PartyCode> =
        then.into_iter().chain([now]).flat_map(|it| it.headline.sides.iter().map(|(party, _)| party)).collect();
    parties.sort_unstable();
    parties.dedup();
    changes.extend(parties.into_iter().map(|party| StatusChange {
        party: Some(party.clone()),
        before: said(then, party),
        after: said(Some(now), party),
    }));
    changes.retain(|it| it.before != it.after);
    changes
}

#[cfg(test)]
#[path = "comparison_tests.rs"]
mod tests;

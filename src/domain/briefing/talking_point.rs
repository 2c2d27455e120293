//! What to discuss about a commitment: on a meeting's agenda, and in its briefing.

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::Standing;
use crate::domain::commitment::due::{Due, DueState};
use crate::domain::list::projection::ListEntry;
use crate::domain::record::headline::HeadlineKind;
use crate::domain::record::state::CommitmentState;
use crate::domain::report::countersign::CountersignAnswer;

string_enum! {
    /// Why a commitment is to be discussed, the gravest first.
    TalkingPoint {
        /// A side disputes another's latest report.
        Disputed = "disputed",
        /// The sides report different things.
        Differ = "differ",
        /// Its due day has passed, and nothing reported says that it is done.
        DuePassed = "due_passed",
        /// A side reports that it is at risk or delayed.
        AtRiskOrDelayed = "troubled",
        /// It, or a milestone of it, falls due soon.
        DueSoon = "due_soon",
        /// A joint status waits for an answer.
        JointProposed = "joint_proposed",
        /// A change of what all share waits for an answer.
        ChangeProposed = "change_proposed",
        /// One party proposed it, and no source shows agreement.
        Proposed = "proposed",
    }
}

impl TalkingPoint {
    /// Those that say how a commitment stands; the others wait for an answer.
    pub const ISSUES: &'static [Self] =
        &[Self::Disputed, Self::Differ, Self::DuePassed, Self::AtRiskOrDelayed, Self::DueSoon];
}

/// Why a commitment is to be discussed before `until`, the gravest first; empty where all is well, and for what another
/// replaced. A proposal binds nobody: it is neither late nor due, it waits for an answer.
///
/// Agendas and briefings ask this only of what the database finds by `store::meeting::may_concern`, which lets through
/// everything for which this gives a reason.
pub fn concerns(listed: &ListEntry, state: &CommitmentState, as_of: AsOf, until: Day) -> Vec<TalkingPoint> {
    let outlook = &listed.outlook;
    if outlook.superseded.is_some() {
        return Vec::new();
    }
    let proposal = listed.standing == Standing::Proposed;
    let due_state = outlook.due_state(as_of);
    let soon = |due: Due| due.on >= as_of.day && due.on <= until;
    let step = state.milestones.iter().any(|it| it.value.completed_on.is_none() && it.value.due.is_some_and(soon));
    let joint = listed.headline.kind == HeadlineKind::Joint;
    let troubled = listed.headline.sides.iter().any(|(_, it)| it.is_trouble());
    let agreed_trouble = state.joint.as_ref().is_some_and(|it| it.value.status.is_trouble());
    let holds = |concern: &TalkingPoint| match concern {
        TalkingPoint::Disputed => !proposal && is_disputed(state),
        TalkingPoint::Differ => !proposal && listed.headline.kind == HeadlineKind::Differ,
        TalkingPoint::DuePassed => !proposal && due_state == Some(DueState::Passed),
        TalkingPoint::AtRiskOrDelayed => outlook.live && if joint { agreed_trouble } else { troubled },
        TalkingPoint::DueSoon => {
            outlook.live && (step || due_state == Some(DueState::Ahead) && listed.due.is_some_and(soon))
        }
        TalkingPoint::JointProposed => state.dealings.joint.is_some(),
        TalkingPoint::ChangeProposed => state.dealings.change.is_some() || state.dealings.restructuring.is_some(),
        TalkingPoint::Proposed => proposal && !listed.headline.is_final(),
    };
    TalkingPoint::ALL.iter().copied().filter(holds).collect()
}

/// Whether a party's latest report is disputed, and the parties have not agreed on a joint status since.
fn is_disputed(state: &CommitmentState) -> bool {
    let agreed = state.joint.as_ref().map(|it| (it.effective_on, it.sequence));
    state.latest_of_each_party().iter().any(|(_, update)| {
        state.dealings.countersigns.iter().any(|countersign| {
            countersign.value.update == update.value.id
                && countersign.value.answer == CountersignAnswer::Dispute
                && agreed.is_none_or(|agreed| (countersign.effective_on, countersign.sequence) > agreed)
        })
    })
}

/// What decides the order: the gravest concern first, then how many there are, then the day it is due, then the earliest
/// statement and the place in it.
pub fn urgency(concerns: &[TalkingPoint], listed: &ListEntry) -> impl Ord + use<> {
    let gravest = concerns.iter().min().copied();
    let due = listed.due.map_or(Day::NEVER, |it| it.on);
    (gravest, std::cmp::Reverse(concerns.len()), due, listed.stated_on, listed.statement.clone(), listed.position)
}

#[cfg(test)]
#[path = "talking_point_tests.rs"]
mod tests;

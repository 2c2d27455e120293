//! Whom a meeting brings together, and what it is about.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::meeting::{Mechanism, Meeting};
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::statement::Statement;

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
/// exactly its parties. For a mechanism whose parties no source names, everything is.
pub fn concerns(mechanism: Option<&Mechanism>, statement: &Statement, reference: &Reference) -> bool {
    let Some(mechanism) = mechanism.filter(|it| !it.parties.is_empty()) else { return true };
    let sitting = statement.meeting.as_deref().and_then(|slug| reference.meeting(slug));
    let same = |a: &[PartyCode], b: &[PartyCode]| a.iter().all(|it| b.contains(it));
    sitting.is_some_and(|it| it.mechanism == mechanism.code)
        || (same(&mechanism.parties, &statement.parties) && same(&statement.parties, &mechanism.parties))
}

/// Whether a person sets the agenda of a meeting and records what it decided: a manager of a government body of a side.
pub fn may_prepare(member: &Member, meeting: &Meeting, reference: &Reference) -> bool {
    let ours = sides(meeting, reference).contains(&member.party);
    may(member, Action::PrepareMeeting, &ActionContext::of_side(ours))
}

#[cfg(test)]
#[path = "meetings_tests.rs"]
mod tests;

//! What people have to do about a commitment, as it stands now: reports to publish, answers to give, sides to report.

use crate::domain::access::permission::{Audience, Visibility};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::CommitmentId;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::state::{CommitmentState, fold_seen};
use crate::domain::record::workflow::OpenSubmission;

string_enum! {
    /// What a party is asked for.
    TaskKind {
        /// To confirm, note or dispute another party's update.
        Countersign = "countersign",
        /// To agree that a dispute is seen as widely as the update.
        ReleaseDispute = "release_dispute",
        /// To accept or refuse a joint status.
        JointStatus = "joint_status",
        /// To accept or refuse a change.
        Change = "change",
        /// To accept or refuse a link, a merger or a split.
        Restructuring = "restructuring",
        /// To confirm or decline an organisation of the own side that is suggested as owner.
        OwnerSuggestion = "owner_suggestion",
    }
}

/// Something that a party is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    pub kind: TaskKind,
    /// The party that is asked.
    pub party: PartyCode,
    /// The update, countersignature or proposal in question.
    pub subject: String,
    /// Who may see that it is asked for.
    pub visibility: Visibility,
    /// Since when.
    pub since: Instant,
}

/// How one party's side of a commitment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub party: PartyCode,
    /// Its organisations that are responsible.
    pub owners: Vec<OrganisationCode>,
    /// The day of its last report that others may see, or of its last \"still true\".
    pub reported_on: Option<Day>,
    /// When the last of those was recorded, whatever day it describes; 0 where there is none.
    pub reported_at: Instant,
    /// That update.
    pub last: Option<String>,
}

/// What people have to do about a commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct Tasks {
    pub handed_in: Vec<OpenSubmission>,
    pub asked: Vec<Task>,
    pub sides: Vec<Side>,
}

/// Works out what is to be done, from the current state and the records behind it.
pub(in crate::domain) fn tasks(
    state: &CommitmentState,
    records: &[Record],
    id: &CommitmentId,
    reference: &Reference,
) -> Tasks {
    let statement = reference.statement(&state.commitment.statement);
    let tracked = statement.map_or(&[][..], |it| &it.tracked);
    let concerned: Vec<PartyCode> =
        state.commitment.concerned().into_iter().filter(|party| tracked.contains(party)).collect();
    // What both sides see of it: a side's internal notes are no report to the other.
    let shared = fold_seen(records, id, Day::NEVER, |it| Audience::Shared.counts(it));
    let shared = shared.as_ref().unwrap_or(state);
    let sides = concerned.iter().map(|party| side(shared, state, party)).collect();
    Tasks { handed_in: state.dealings.handed_in.clone(), asked: asked(shared, tracked, &concerned), sides }
}

fn asked(state: &CommitmentState, tracked: &[PartyCode], concerned: &[PartyCode]) -> Vec<Task> {
    let mut asked = Vec::new();
    for (update, party) in state.awaiting(tracked) {
        let (subject, visibility) = (update.value.id.0.clone(), update.visibility.clone());
        asked.push(Task { kind: TaskKind::Countersign, party, subject, visibility, since: update.at });
    }
    for (dispute, parties) in state.unreleased() {
        for party in parties {
            let (subject, visibility) = (dispute.value.id.0.clone(), dispute.visibility.clone());
            asked.push(Task { kind: TaskKind::ReleaseDispute, party, subject, visibility, since: dispute.at });
        }
    }
    if let Some(open) = &state.dealings.joint {
        for party in open.waits_for(concerned) {
            let (subject, visibility) = (open.proposal.value.id.0.clone(), open.proposal.visibility.clone());
            asked.push(Task { kind: TaskKind::JointStatus, party, subject, visibility, since: open.proposal.at });
        }
    }
    if let Some(open) = &state.dealings.change {
        for party in open.waits_for(concerned) {
            let (subject, visibility) = (open.proposal.value.id.0.clone(), open.proposal.visibility.clone());
            asked.push(Task { kind: TaskKind::Change, party, subject, visibility, since: open.proposal.at });
        }
    }
    // It is asked for once, about the commitment on whose page it is answered.
    let restructuring = state.dealings.restructuring.as_ref();
    if let Some(open) = restructuring.filter(|it| it.proposal.value.commitment == state.commitment.id) {
        for party in open.waits_for(&open.proposal.value.asked) {
            let (subject, visibility) = (open.proposal.value.id.0.clone(), open.proposal.visibility.clone());
            asked.push(Task { kind: TaskKind::Restructuring, party, subject, visibility, since: open.proposal.at });
        }
    }
    for open in &state.dealings.suggested_owners {
        let (proposal, party) = (&open.proposal, open.proposal.value.party.clone());
        let (subject, visibility) = (proposal.value.id.0.clone(), proposal.visibility.clone());
        asked.push(Task { kind: TaskKind::OwnerSuggestion, party, subject, visibility, since: proposal.at });
    }
    asked
}

/// Owners are those that the own side sees, reports those that others see too.
fn side(shared: &CommitmentState, whole: &CommitmentState, party: &PartyCode) -> Side {
    let last = shared.latest_of_each_party().into_iter().find(|(voice, _)| *voice == party).map(|(_, it)| it);
    let confirmations = shared.dealings.confirmations.iter();
    let confirmed: Vec<_> = confirmations.filter(|it| it.value.voice.party() == Some(party)).collect();
    let reports = shared.updates.iter().filter(|it| it.value.party() == Some(party));
    let recorded = reports.map(|it| it.at).chain(confirmed.iter().map(|it| it.at));
    Side {
        party: party.clone(),
        owners: whole
            .owners
            .iter()
            .filter(|it| it.value.party == *party)
            .map(|it| it.value.organisation.clone())
            .collect(),
        reported_on: last.map(|it| it.effective_on).into_iter().chain(confirmed.iter().map(|it| it.effective_on)).max(),
        reported_at: recorded.max().unwrap_or(Instant(0)),
        last: last.map(|it| it.value.id.0.clone()),
    }
}

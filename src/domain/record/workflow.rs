//! What is going on between those who write, publish, answer and agree: reports handed in, confirmations, answers, open
//! proposals.

use crate::domain::access::permission::Visibility;
use crate::domain::commitment::change::Change;
use crate::domain::commitment::joint_status::JointProposal;
use crate::domain::commitment::proposal::{Open, ProposalAnswer};
use crate::domain::organisation::party::PartyCode;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::state::{CommitmentState, InForce, in_force};
use crate::domain::report::approval::Approval;
use crate::domain::report::countersign::{Countersign, CountersignAnswer, DisputeRelease};
use crate::domain::report::update::{Confirmation, Return, Submission, Update, UpdateId};

/// A report that was handed in and not published yet.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenSubmission {
    pub submission: InForce<Submission>,
    /// Who handed it in, as the record names them.
    pub by: String,
    /// Who approved it since it was handed in last, and by what name the record calls them.
    pub approvals: Vec<(InForce<Approval>, String)>,
    /// That it was sent back, and why. Handed in again, it waits anew.
    pub returned: Option<InForce<Return>>,
}

/// What is going on about a commitment, as far as the records tell that were folded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workflow {
    pub handed_in: Vec<OpenSubmission>,
    /// The latest confirmation of each update in force.
    pub confirmations: Vec<InForce<Confirmation>>,
    /// What each party answers to each update in force.
    pub countersigns: Vec<InForce<Countersign>>,
    pub releases: Vec<InForce<DisputeRelease>>,
    pub joint: Option<Open<JointProposal>>,
    pub change: Option<Open<Change>>,
}

impl Workflow {
    /// Folds records, in the order in which they count, given the updates in force and what was corrected by what.
    pub(in crate::domain) fn fold(
        ordered: &[&Record],
        updates: &[InForce<Update>],
        corrections: &[(&UpdateId, &UpdateId)],
    ) -> Self {
        let mut it = Self::default();
        let mut published: Vec<(&UpdateId, i64)> = Vec::new();
        let mut joint: Option<InForce<JointProposal>> = None;
        let mut change: Option<InForce<Change>> = None;
        let mut answers: Vec<InForce<ProposalAnswer>> = Vec::new();
        // The sequences of the last joint status and of the last revision: what was proposed before them is settled.
        let (mut agreed, mut revised) = (0, 0);
        for record in ordered {
            match &record.fact {
                Some(Fact::UpdateSubmitted(value)) => {
                    it.handed_in.retain(|other| other.submission.value.update.id != value.update.id);
                    let (submission, by) = (in_force(record, value), record.actor.clone());
                    it.handed_in.push(OpenSubmission { submission, by, approvals: Vec::new(), returned: None });
                }
                Some(Fact::UpdateReturned(value)) => {
                    let handed_in = it.handed_in.iter_mut().find(|it| it.submission.value.update.id == value.update);
                    if let Some(handed_in) = handed_in {
                        handed_in.returned = Some(in_force(record, value));
                    }
                }
                Some(Fact::UpdateApproved(value)) => {
                    let handed_in = it.handed_in.iter_mut().find(|it| it.submission.value.update.id == value.update);
                    if let Some(handed_in) = handed_in {
                        handed_in.approvals.push((in_force(record, value), record.actor.clone()));
                    }
                }
                Some(Fact::UpdatePublished(value)) => published.push((&value.id, record.sequence)),
                Some(Fact::UpdateConfirmed(value)) => {
                    it.confirmations.retain(|other| other.value.update != value.update);
                    it.confirmations.push(in_force(record, value));
                }
                Some(Fact::Countersigned(value)) => {
                    let same = |a: &Countersign| a.update == value.update && a.party == value.party;
                    it.countersigns.retain(|other| !same(&other.value));
                    it.countersigns.push(in_force(record, value));
                }
                Some(Fact::DisputeReleased(value)) => it.releases.push(in_force(record, value)),
                Some(Fact::JointStatusProposed(value)) => joint = Some(in_force(record, value)),
                Some(Fact::ChangeProposed(value)) => change = Some(in_force(record, value)),
                Some(Fact::JointStatusAnswered(value) | Fact::ChangeAnswered(value)) => {
                    answers.push(in_force(record, value));
                }
                Some(Fact::JointStatusAgreed(_)) => agreed = agreed.max(record.sequence),
                Some(Fact::CommitmentRecorded(_)) => revised = revised.max(record.sequence),
                _ => {}
            }
        }
        // A publication takes effect on the day it reports, mostly before that on which it was handed in.
        it.handed_in.retain(|handed_in| {
            let (id, since) = (&handed_in.submission.value.update.id, handed_in.submission.sequence);
            !published.iter().any(|(update, sequence)| *update == id && *sequence > since)
        });
        let stands = |id: &UpdateId| updates.iter().any(|update| update.value.id == *id);
        it.confirmations.retain(|it| stands(latest(&it.value.update, corrections)));
        it.countersigns.retain(|it| stands(&it.value.update));
        it.joint = joint.filter(|it| it.sequence > agreed).and_then(|proposal| {
            let (id, by) = (proposal.value.id.clone(), proposal.value.proposed_by.clone());
            Open::of(proposal, &id, &by, &answers)
        });
        it.change = change.filter(|it| it.sequence > revised).and_then(|proposal| {
            let (id, by) = (proposal.value.id.clone(), proposal.value.proposed_by.clone());
            Open::of(proposal, &id, &by, &answers)
        });
        it
    }

    /// The same without what may not be seen.
    pub(in crate::domain) fn filtered(&self, seen: impl Fn(&Visibility) -> bool) -> Self {
        fn keep<T: Clone>(values: &[InForce<T>], seen: impl Fn(&Visibility) -> bool) -> Vec<InForce<T>> {
            values.iter().filter(|it| seen(&it.visibility)).cloned().collect()
        }
        Self {
            handed_in: self.handed_in.iter().filter(|it| seen(&it.submission.visibility)).cloned().collect(),
            confirmations: keep(&self.confirmations, &seen),
            countersigns: keep(&self.countersigns, &seen),
            releases: keep(&self.releases, &seen),
            joint: self.joint.clone().filter(|it| seen(&it.proposal.visibility)),
            change: self.change.clone().filter(|it| seen(&it.proposal.visibility)),
        }
    }
}

/// The update that stands for another: itself, or what corrected it in the end.
fn latest<'a>(id: &'a UpdateId, corrections: &[(&'a UpdateId, &'a UpdateId)]) -> &'a UpdateId {
    let mut id = id;
    // Each step leads to a correction recorded later, so that it ends; the count is for records made by other hands.
    for _ in 0..corrections.len() {
        match corrections.iter().find(|(former, _)| *former == id) {
            Some((_, later)) => id = later,
            None => break,
        }
    }
    id
}

impl CommitmentState {
    /// What a party answers to an update.
    pub fn answer_of(&self, party: &PartyCode, update: &UpdateId) -> Option<&InForce<Countersign>> {
        self.dealings.countersigns.iter().find(|it| it.value.party == *party && it.value.update == *update)
    }

    /// The latest update in force of each party that reports, in the order of the parties' codes.
    pub fn latest_of_each_party(&self) -> Vec<(&PartyCode, &InForce<Update>)> {
        let mut latest: Vec<(&PartyCode, &InForce<Update>)> = Vec::new();
        for update in &self.updates {
            if let Some(party) = update.value.party() {
                latest.retain(|(voice, _)| *voice != party);
                latest.push((party, update));
            }
        }
        latest.sort_by_key(|(party, _)| *party);
        latest
    }

    /// Each party's latest update with the tracked undertaking parties that did not answer it.
    pub fn awaiting(&self, tracked: &[PartyCode]) -> Vec<(&InForce<Update>, PartyCode)> {
        let mut awaiting = Vec::new();
        for (voice, update) in self.latest_of_each_party() {
            for party in self.commitment.undertaken_by.iter().filter(|it| tracked.contains(it) && *it != voice) {
                if self.answer_of(party, &update.value.id).is_none() {
                    awaiting.push((update, party.clone()));
                }
            }
        }
        awaiting
    }

    /// The disputes that are not released yet, each with the parties whose agreement is missing: the one that disputes
    /// and the one that reported.
    pub fn unreleased(&self) -> Vec<(&InForce<Countersign>, Vec<PartyCode>)> {
        let disputes = self.dealings.countersigns.iter().filter(|it| it.value.answer == CountersignAnswer::Dispute);
        disputes
            .filter_map(|dispute| {
                let update = self.updates.iter().find(|it| it.value.id == dispute.value.update)?;
                if dispute.visibility == update.visibility {
                    return None;
                }
                let released = |party: &PartyCode| {
                    let of = |it: &DisputeRelease| it.countersign == dispute.value.id && it.party == *party;
                    self.dealings.releases.iter().any(|it| of(&it.value))
                };
                let parties = [Some(&dispute.value.party), update.value.party()];
                let missing: Vec<_> = parties.into_iter().flatten().filter(|it| !released(it)).cloned().collect();
                (!missing.is_empty()).then_some((dispute, missing))
            })
            .collect()
    }
}

#[cfg(test)]
#[path = "workflow_tests.rs"]
mod tests;

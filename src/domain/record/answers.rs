//! What the sides of a commitment answer each other, as its state tells.

use crate::domain::access::permission::Visibility;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::in_force::InForce;
use crate::domain::record::state::CommitmentState;
use crate::domain::report::countersign::{Countersign, CountersignAnswer, DisputeRelease};
use crate::domain::report::update::{Update, UpdateId};

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

    /// Whether a party's latest update is for its own side only: then it shows in no list.
    pub fn latest_is_kept_within_its_side(&self, party: &PartyCode) -> bool {
        let latest = self.latest_of_each_party();
        latest.iter().any(|(voice, update)| *voice == party && matches!(update.visibility, Visibility::Party(_)))
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

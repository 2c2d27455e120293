//! Proposals that wait for answers.

use crate::domain::commitment::proposal::{ProposalAnswer, ProposalId};
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::in_force::InForce;

/// A proposal that nobody has refused and that has not taken effect yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Open<T> {
    pub proposal: InForce<T>,
    pub proposed_by: PartyCode,
    /// Those that accepted it so far.
    pub accepted_by: Vec<PartyCode>,
}

impl<T> Open<T> {
    /// The proposal as its answers leave it; nothing once a party refused it.
    pub fn of(
        proposal: InForce<T>,
        id: &ProposalId,
        by: &PartyCode,
        answers: &[InForce<ProposalAnswer>],
    ) -> Option<Self> {
        let mut accepted_by = Vec::new();
        for answer in answers.iter().filter(|it| it.value.proposal == *id) {
            if !answer.value.accepted {
                return None;
            }
            accepted_by.push(answer.value.party.clone());
        }
        Some(Self { proposal, proposed_by: by.clone(), accepted_by })
    }

    /// Whether a party may give an answer now: one that has not yet, and the one that proposed it may take it back.
    pub fn may_answer(&self, party: &PartyCode, accepted: bool, concerned: &[PartyCode]) -> bool {
        self.waits_for(concerned).contains(party) || (!accepted && *party == self.proposed_by)
    }

    /// Which of the parties concerned have still to answer.
    pub fn waits_for(&self, concerned: &[PartyCode]) -> Vec<PartyCode> {
        let open = |it: &&PartyCode| **it != self.proposed_by && !self.accepted_by.contains(it);
        concerned.iter().filter(open).cloned().collect()
    }
}

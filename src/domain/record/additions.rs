//! Commitments that are added to a statement: at once, or proposed to the other parties and accepted by them.

use crate::domain::access::action::{Action, ActionContext, Involvement, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::commitment::Commitment;
use crate::domain::commitment::addition::{Addition, AdditionAnswer};
use crate::domain::commitment::proposal::{self, ProposalId};
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::{InForce, in_force};
use crate::domain::record::reference_entry::of_statement;
use crate::domain::statement::Statement;

/// How a person adds a commitment to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Adding {
    /// It is recorded at once: not all whom it concerns take part, or it is the own party's alone and the person speaks
    /// for it.
    AtOnce,
    /// It is proposed to the others whom it concerns.
    Proposed,
}

/// How a person may add a commitment to a statement; nothing where it is for others to add.
pub fn adding(
    member: &Member,
    commitment: &Commitment,
    statement: &Statement,
    reference: &Reference,
) -> Option<Adding> {
    let context = context(member, commitment, statement, reference);
    let alone = concerned(commitment, statement).iter().all(|party| *party == member.party);
    let at_once =
        may(member, Action::EditSharedFields, &context) || alone && may(member, Action::ProposeChange, &context);
    if at_once {
        return Some(Adding::AtOnce);
    }
    may(member, Action::ProposeAddition, &context).then_some(Adding::Proposed)
}

/// Whether a person may record what a statement says will be done, as far as the parties of it do not have to agree.
pub fn may_add(member: &Member, statement: &Statement) -> bool {
    may(member, Action::EditSharedFields, &of_statement(member, statement))
}

/// Whether there is anything at all that the person may add.
pub fn may_add_something(member: &Member, statement: &Statement, reference: &Reference) -> bool {
    may_add(member, statement) && (member.coordinating || !all_take_part(&statement.parties, statement, reference))
}

/// The parties that have to accept a commitment which one of them proposes, in place of another's proposal or of none.
pub fn asked(
    commitment: &Commitment,
    statement: &Statement,
    by: &PartyCode,
    amended: Option<&Addition>,
) -> Vec<PartyCode> {
    // Whoever proposed it first has a say in what became of it, even where it is not that party's to do any more.
    let first = amended.map(|it| it.proposed_by.clone());
    proposal::asked(concerned(commitment, statement).into_iter().chain(first), by)
}

/// What is wrong with the organisations that are to lead a new commitment: each is a body of a party whom it concerns.
pub fn check_owners(
    owners: &[OrganisationCode],
    commitment: &Commitment,
    statement: &Statement,
    reference: &Reference,
) -> FieldErrors {
    let mut faults = FieldErrors::default();
    let concerned = concerned(commitment, statement);
    let fits =
        |code: &OrganisationCode| reference.organisation(code.as_str()).is_some_and(|it| concerned.contains(&it.party));
    faults.require(owners.iter().all(fits), "owners", Problem::NotAmongParties);
    faults
}

/// Who has a part in an earlier commitment, to which a new one is linked.
#[derive(Clone, Copy, Debug)]
pub struct LinkEnd<'a> {
    pub visibility: &'a Visibility,
    /// The parties whose side its statement tracks.
    pub tracked: &'a [PartyCode],
    /// The parties whose agreement changes it, besides that of the person who links it.
    pub sharing: &'a [PartyCode],
}

impl LinkEnd<'_> {
    /// Whether a link to it may be proposed to these parties, together with a commitment of a statement: nobody who shares
    /// it is left out, and everybody who reads the proposal may see it.
    pub fn may_be_proposed_to(self, asked: &[PartyCode], statement: &Statement) -> bool {
        self.sharing.iter().all(|it| asked.contains(it)) && self.is_seen_with(statement)
    }

    /// Whether everybody who sees what the parties of a statement share may see it.
    pub fn is_seen_with(self, statement: &Statement) -> bool {
        match self.visibility {
            Visibility::Public => true,
            Visibility::Shared => statement.tracked.iter().all(|it| self.tracked.contains(it)),
            _ => false,
        }
    }
}

fn concerned(commitment: &Commitment, statement: &Statement) -> Vec<PartyCode> {
    commitment.concerned().into_iter().filter(|party| statement.tracked.contains(party)).collect()
}

fn all_take_part(parties: &[PartyCode], statement: &Statement, reference: &Reference) -> bool {
    let taking_part = reference.taking_part();
    !parties.is_empty() && parties.iter().all(|it| statement.tracked.contains(it) && taking_part.contains(it))
}

fn context(member: &Member, commitment: &Commitment, statement: &Statement, reference: &Reference) -> ActionContext {
    let concerned = concerned(commitment, statement);
    ActionContext {
        // Nobody of the own side owns what was not there before.
        stake: of_statement(member, statement).stake.max(Involvement::Unowned),
        concerned: concerned.contains(&member.party),
        all_take_part: all_take_part(&concerned, statement, reference),
    }
}

/// What became of a proposed commitment.
#[derive(Clone, Debug, PartialEq)]
pub enum AdditionOutcome {
    /// It waits for these parties.
    Waiting(Vec<PartyCode>),
    /// All accepted it: the slug under which it was recorded.
    Recorded(String),
    /// A party declined it; the one that proposed it took it back.
    Declined(InForce<AdditionAnswer>),
    /// Another proposal took its place.
    Amended(ProposalId),
}

/// A proposed commitment, and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedAddition {
    pub proposal: InForce<Addition>,
    pub outcome: AdditionOutcome,
    /// Whether it was recorded without the link that was proposed with it.
    pub without_link: bool,
}

impl ProposedAddition {
    /// Whether it waits for anybody.
    pub fn is_open(&self) -> bool {
        matches!(self.outcome, AdditionOutcome::Waiting(_))
    }

    /// Whether it waits for a party.
    pub fn waits_for(&self, party: &PartyCode) -> bool {
        matches!(&self.outcome, AdditionOutcome::Waiting(parties) if parties.contains(party))
    }

    /// Whether a person may accept or decline it now.
    pub fn may_answer(&self, member: &Member, statement: &Statement, reference: &Reference) -> bool {
        let mut context = context(member, &self.proposal.value.commitment, statement, reference);
        // Who is asked is concerned, even where the commitment is not that party's to do any more.
        context.concerned = self.waits_for(&member.party);
        may(member, Action::AnswerAddition, &context)
    }

    /// Whether a person may take it back for the party that proposed it.
    pub fn may_take_back(&self, member: &Member, statement: &Statement, reference: &Reference) -> bool {
        let context = context(member, &self.proposal.value.commitment, statement, reference);
        self.is_open()
            && self.proposal.value.proposed_by == member.party
            && may(member, Action::ProposeAddition, &context)
    }
}

/// The commitments proposed for a statement, in the order in which they were proposed, as somebody sees them who sees only
/// some records. Withheld ones count for nothing.
pub fn additions(records: &[Record], seen: impl Fn(&Visibility) -> bool) -> Vec<ProposedAddition> {
    let mut ordered: Vec<&Record> = records.iter().filter(|it| seen(&it.visibility)).collect();
    ordered.sort_by_key(|it| it.sequence);
    let mut additions: Vec<ProposedAddition> = Vec::new();
    for record in ordered {
        match &record.fact {
            Some(Fact::AdditionProposed(addition)) => {
                let amended = additions.iter_mut().find(|it| Some(&it.proposal.value.id) == addition.amends.as_ref());
                if let Some(amended) = amended.filter(|it| it.is_open()) {
                    amended.outcome = AdditionOutcome::Amended(addition.id.clone());
                }
                additions.push(ProposedAddition {
                    outcome: AdditionOutcome::Waiting(addition.asked.clone()),
                    proposal: in_force(record, addition),
                    without_link: false,
                });
            }
            Some(Fact::AdditionAnswered(answer)) => {
                let answered = additions.iter_mut().find(|it| it.proposal.value.id == answer.proposal);
                if let Some(answered) = answered {
                    answered.without_link |= answered.is_open() && answer.without_link;
                    answered.outcome = outcome(&answered.outcome, record, answer);
                }
            }
            _ => {}
        }
    }
    additions
}

fn outcome(before: &AdditionOutcome, record: &Record, answer: &AdditionAnswer) -> AdditionOutcome {
    match (before, &answer.recorded_as) {
        (AdditionOutcome::Waiting(_), _) if !answer.accepted => AdditionOutcome::Declined(in_force(record, answer)),
        (AdditionOutcome::Waiting(_), Some(slug)) => AdditionOutcome::Recorded(slug.clone()),
        (AdditionOutcome::Waiting(parties), None) => {
            AdditionOutcome::Waiting(parties.iter().filter(|it| **it != answer.party).cloned().collect())
        }
        (settled, _) => settled.clone(),
    }
}

#[cfg(test)]
#[path = "additions_tests.rs"]
mod tests;

//! Who may take the payload of a record out.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;

/// Whose a record is.
enum Whose<'a> {
    Party(&'a PartyCode),
    /// The public record's, of which no party is the author.
    Nobody,
    /// That of all who share it: none of them takes it out alone.
    Shared,
}

/// Whether a record of a commitment is one that a party may take out: its own, or the public record's.
pub fn may_take_out(record: &Record, party: &PartyCode, reference: &Reference) -> bool {
    match record.fact.as_ref().map(|fact| whose(fact, record, reference)) {
        Some(Whose::Party(own)) => own == party,
        Some(Whose::Nobody) => true,
        Some(Whose::Shared) | None => false,
    }
}

fn whose<'a>(fact: &'a Fact, record: &'a Record, reference: &'a Reference) -> Whose<'a> {
    let named = match fact {
        Fact::UpdateSubmitted(it) => it.update.party(),
        Fact::UpdatePublished(it) => it.party(),
        Fact::UpdateConfirmed(it) => it.voice.party(),
        Fact::Countersigned(it) => Some(&it.party),
        Fact::DisputeReleased(it) => Some(&it.party),
        Fact::JointStatusProposed(it) => Some(&it.proposed_by),
        Fact::ChangeProposed(it) => Some(&it.proposed_by),
        Fact::JointStatusAnswered(it) | Fact::ChangeAnswered(it) => Some(&it.party),
        Fact::OwnerNamed(it) => Some(&it.party),
        Fact::MilestoneSet(it) => it.party.as_ref(),
        Fact::UpdateApproved(_) | Fact::UpdateReturned(_) | Fact::UpdateWithdrawn(_) | Fact::OwnerReleased(_) => {
            let organisation = record.organisation.as_ref();
            organisation.and_then(|it| reference.organisation(it.as_str())).map(|it| &it.party)
        }
        _ => return Whose::Shared,
    };
    named.map_or(Whose::Nobody, Whose::Party)
}

/// Whether a person may take a record of a meeting out: an agenda or a decision of the own side.
pub fn may_withhold(record: &Record, member: &Member) -> bool {
    let party = match &record.fact {
        Some(Fact::AgendaSet(it)) => &it.party,
        Some(Fact::DecisionRecorded(it)) => &it.party,
        _ => return false,
    };
    may(member, Action::Withhold, &ActionContext::of_side(*party == member.party))
}

//! Who may withhold the payload of a record.

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
    /// That of all who share it: none of them withholds it alone.
    Shared,
}

/// Whether a record of a commitment is one that a party may withhold: its own, or the public record's.
pub fn may_take_out(record: &Record, party: &PartyCode, reference: &Reference) -> bool {
    match record.fact.as_ref().map(|fact| whose(fact, record, reference)) {
        Some(Whose::Party(own)) => own == party,
        Some(Whose::Nobody) => true,
        Some(Whose::Shared) | None => false,
    }
}

fn whose<'a>(fact: &'a Fact, record: &'a Record, reference: &'a Reference) -> Whose<'a> {
    let named = match fact {
        Fact::UpdateSubmitted(submission) => submission.update.party(),
        Fact::UpdatePublished(update) => update.party(),
        Fact::UpdateConfirmed(confirmation) => confirmation.voice.party(),
        Fact::Countersigned(countersign) => Some(&countersign.party),
        Fact::DisputeReleased(release) => Some(&release.party),
        Fact::JointStatusProposed(proposal) => Some(&proposal.proposed_by),
        Fact::ChangeProposed(change) => Some(&change.proposed_by),
        Fact::RestructuringProposed(proposal) => Some(&proposal.proposed_by),
        Fact::RestructuringAnswered(answered) => Some(&answered.answer.party),
        Fact::JointStatusAnswered(answer) | Fact::ChangeAnswered(answer) | Fact::OwnerSuggestionAnswered(answer) => {
            Some(&answer.party)
        }
        Fact::OwnerSuggested(suggestion) => Some(&suggestion.suggested_by),
        Fact::OwnerNamed(owner) => Some(&owner.party),
        Fact::MilestoneSet(milestone) => milestone.party.as_ref(),
        Fact::UpdateApproved(_)
        | Fact::UpdateReturned(_)
        | Fact::ReturnWithdrawn(_)
        | Fact::UpdateRecalled(_)
        | Fact::UpdateWithdrawn(_)
        | Fact::OwnerReleased(_)
        | Fact::NoteWritten(_)
        | Fact::NoteWithdrawn(_) => {
            let organisation = record.organisation.as_ref();
            organisation.and_then(|it| reference.organisation(it.as_str())).map(|it| &it.party)
        }
        _ => return Whose::Shared,
    };
    named.map_or(Whose::Nobody, Whose::Party)
}

/// Whether a person may withhold a record of a meeting: an agenda or a decision of the own side.
pub fn may_withhold(record: &Record, member: &Member) -> bool {
    let party = match &record.fact {
        Some(Fact::AgendaSet(agenda)) => &agenda.party,
        Some(Fact::DecisionRecorded(decision)) => &decision.party,
        _ => return false,
    };
    may(member, Action::Withhold, &ActionContext::of_side(*party == member.party))
}

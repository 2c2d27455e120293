//! Who may withhold the payload of a record, what goes with it, and what stays.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::notes::is_about;

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

/// The party whose a record is; nothing where it is that of all who share it, or of no party.
pub(in crate::domain) fn party_of<'a>(record: &'a Record, reference: &'a Reference) -> Option<&'a PartyCode> {
    match whose(record.fact.as_ref()?, record, reference) {
        Whose::Party(party) => Some(party),
        Whose::Nobody | Whose::Shared => None,
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

/// What goes with a record of a commitment that is withheld, of all records of the commitment: with a report the notes
/// about it, and with a published one what was submitted of it, which would otherwise wait to be published again.
pub fn goes_along<'a>(fact: &Fact, records: &'a [Record]) -> Vec<&'a Record> {
    let (update, published) = match fact {
        Fact::UpdatePublished(update) => (&update.id, true),
        Fact::UpdateSubmitted(submission) => (&submission.update.id, false),
        _ => return Vec::new(),
    };
    let submits = |record: &Record| matches!(&record.fact, Some(Fact::UpdateSubmitted(submission)) if submission.update.id == *update);
    records.iter().filter(|it| is_about(it, update) || published && submits(it)).collect()
}

/// What stays of an answer to a proposal that is withheld: who gave it, and whether it accepts, without its words.
/// Otherwise what was declined would wait for an answer again.
pub fn stays(fact: &Fact) -> Option<Fact> {
    let mut fact = fact.clone();
    match &mut fact {
        Fact::JointStatusAnswered(answer) | Fact::ChangeAnswered(answer) | Fact::OwnerSuggestionAnswered(answer) => {
            answer.reason = Text::default();
        }
        Fact::RestructuringAnswered(answered) => answered.answer.reason = Text::default(),
        Fact::AdditionAnswered(answer) => answer.reason = Text::default(),
        _ => return None,
    }
    Some(fact)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::commitment::addition::AdditionAnswer;
    use crate::domain::commitment::proposal::ProposalAnswer;
    use crate::domain::commitment::restructuring::RestructuringAnswer;
    use crate::domain::commitment::status::Status;
    use crate::domain::samples::{ID, records, report, text};

    /// A refusal that is withheld is one still, whatever was refused.
    #[test]
    fn an_answer_stays_without_its_words() {
        let no = |reason: &str| ProposalAnswer {
            commitment: ID.into(),
            proposal: "p".into(),
            party: "US".into(),
            accepted: false,
            reason: if reason.is_empty() { Text::default() } else { text(reason) },
        };
        let all = |reason: &str| {
            [
                Fact::JointStatusAnswered(no(reason)),
                Fact::ChangeAnswered(no(reason)),
                Fact::OwnerSuggestionAnswered(no(reason)),
                Fact::RestructuringAnswered(RestructuringAnswer { answer: no(reason), other: None }),
                Fact::AdditionAnswered(AdditionAnswer {
                    statement: "s".into(),
                    proposal: "p".into(),
                    party: "US".into(),
                    accepted: false,
                    reason: no(reason).reason,
                    recorded_as: None,
                    without_link: false,
                }),
            ]
        };
        assert_eq!(all("Mr A. objects.").map(|it| stays(&it)), all("").map(Some));
        assert_eq!(stays(&report("u", "party:ROK", Status::OnTrack)), None);
        assert_eq!(goes_along(&all("x")[0], &records([])).len(), 0);
    }
}

//! Exchanges between those who report, publish, answer and agree, each a line of the history.

use leptos::prelude::*;

use crate::app::components::text::{LocalizedText, around};
use crate::app::pages::commitment::{CommitmentData, origin, proposals, restructuring};
use crate::domain::basics::text::Text;
use crate::domain::commitment::proposal::ProposalAnswer;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::notes::is_withdrawn;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::update::UpdateId;

/// The text for such a fact; nothing for other facts.
pub fn what(told: &CommitmentData, fact: &Fact, titled: impl Fn(&UpdateId) -> AnyView) -> Option<AnyView> {
    let messages = told.words();
    let party = |code: &PartyCode| told.context.party(code.as_str());
    let shown = |text: &Text| view! { <LocalizedText text=text.clone() lang=told.lang() /> };
    Some(match fact {
        Fact::UpdateSubmitted(submission) => {
            let organisation = told.context.organisation(submission.organisation.as_str());
            messages.with("history-submitted", &[("organisation", organisation.into())]).into_any()
        }
        Fact::UpdateApproved(approval) if approval.opinion.is_empty() => {
            messages.text("history-approved").to_owned().into_any()
        }
        Fact::UpdateApproved(approval) => {
            around(messages, "history-approved-saying", &[], "opinion", shown(&approval.opinion))
        }
        Fact::UpdateReturned(returned) => around(messages, "history-returned", &[], "reason", shown(&returned.reason)),
        Fact::ReturnWithdrawn(_) => messages.text("history-return-withdrawn").to_owned().into_any(),
        Fact::UpdateRecalled(_) => messages.text("history-recalled").to_owned().into_any(),
        Fact::NoteWritten(note) => {
            let withdrawn = is_withdrawn(&told.history, &note.id)
                .then(|| view! { " "<span class="tag">{messages.text("update-withdrawn")}</span> });
            view! { {messages.text("history-note")} {withdrawn} }.into_any()
        }
        Fact::NoteWithdrawn(_) => messages.text("history-note-withdrawn").to_owned().into_any(),
        Fact::UpdateConfirmed(_) => messages.text("history-still-true").to_owned().into_any(),
        Fact::Countersigned(countersign) => {
            let key = match countersign.answer {
                CountersignAnswer::Confirm => "history-confirmed",
                CountersignAnswer::Note => "history-noted",
                CountersignAnswer::Dispute => "history-disputed",
            };
            around(messages, key, &[("party", party(&countersign.party).into())], "title", titled(&countersign.update))
        }
        Fact::DisputeReleased(release) => {
            messages.with("history-dispute-released", &[("party", party(&release.party).into())]).into_any()
        }
        Fact::JointStatusProposed(proposal) => {
            let status = messages.of_word("status", proposal.status);
            let args = [("party", party(&proposal.proposed_by).into()), ("status", status.into())];
            messages.with("history-joint-proposed", &args).into_any()
        }
        Fact::ChangeProposed(proposal) => {
            let args = [("party", party(&proposal.proposed_by).into())];
            around(messages, "history-change-proposed", &args, "reason", shown(&proposal.reason))
        }
        Fact::JointStatusAnswered(answer) | Fact::ChangeAnswered(answer) | Fact::OwnerSuggestionAnswered(answer) => {
            answered(told, answer)
        }
        Fact::RestructuringProposed(proposal) => {
            let args = [("party", party(&proposal.proposed_by).into())];
            let said = messages.with(restructuring::key(&proposal.restructuring), &args);
            let reason = proposal.restructuring.reason().to_owned();
            messages.with("labelled", &[("label", said.into()), ("value", reason.into())]).into_any()
        }
        Fact::RestructuringAnswered(answered_with) => answered(told, &answered_with.answer),
        Fact::OwnerSuggested(suggestion) => proposals::suggested_owner(told, suggestion).into_any(),
        Fact::OutcomeNamed(outcome) => return origin::said(told, outcome),
        Fact::OwnerReleased(release) => {
            let organisation = told.context.organisation(release.organisation.as_str());
            messages.with("history-owner-released", &[("organisation", organisation.into())]).into_any()
        }
        _ => return None,
    })
}

fn answered(told: &CommitmentData, answer: &ProposalAnswer) -> AnyView {
    let messages = told.words();
    let party = [("party", told.context.party(answer.party.as_str()).into())];
    if answer.accepted {
        return messages.with("history-accepted", &party).into_any();
    }
    let reason = view! { <LocalizedText text=answer.reason.clone() lang=told.lang() /> };
    let own = |record: &Record| match &record.fact {
        Some(Fact::JointStatusProposed(proposal)) => {
            proposal.id == answer.proposal && proposal.proposed_by == answer.party
        }
        Some(Fact::ChangeProposed(proposal)) => proposal.id == answer.proposal && proposal.proposed_by == answer.party,
        Some(Fact::RestructuringProposed(proposal)) => {
            proposal.id == answer.proposal && proposal.proposed_by == answer.party
        }
        Some(Fact::OwnerSuggested(suggestion)) => {
            suggestion.id == answer.proposal && suggestion.suggested_by == answer.party
        }
        _ => false,
    };
    let key = if told.history.iter().any(own) { "history-taken-back" } else { "history-declined" };
    around(messages, key, &party, "reason", reason)
}

//! What passed between those who report, publish, answer and agree, a line of the history each.

use leptos::prelude::*;

use crate::app::components::text::{LocalizedText, around};
use crate::app::pages::commitment::{CommitmentData, origin};
use crate::domain::basics::text::Text;
use crate::domain::commitment::proposal::ProposalAnswer;
use crate::domain::organisation::code::PartyCode;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::report::countersign::CountersignAnswer;
use crate::domain::report::update::UpdateId;

/// What such a fact says; nothing for other facts.
pub fn what(told: &CommitmentData, fact: &Fact, titled: impl Fn(&UpdateId) -> AnyView) -> Option<AnyView> {
    let messages = told.words();
    let party = |code: &PartyCode| told.context.party(code.as_str());
    let shown = |text: &Text| view! { <LocalizedText text=text.clone() lang=told.lang() /> };
    Some(match fact {
        Fact::UpdateSubmitted(it) => {
            let organisation = told.context.organisation(it.organisation.as_str());
            messages.with("history-submitted", &[("organisation", organisation.into())]).into_any()
        }
        Fact::UpdateApproved(_) => messages.text("history-approved").to_owned().into_any(),
        Fact::UpdateReturned(it) => around(messages, "history-returned", &[], "reason", shown(&it.reason)),
        Fact::UpdateConfirmed(_) => messages.text("history-still-true").to_owned().into_any(),
        Fact::Countersigned(it) => {
            let key = match it.answer {
                CountersignAnswer::Confirm => "history-confirmed",
                CountersignAnswer::Note => "history-noted",
                CountersignAnswer::Dispute => "history-disputed",
            };
            around(messages, key, &[("party", party(&it.party).into())], "title", titled(&it.update))
        }
        Fact::DisputeReleased(it) => {
            messages.with("history-dispute-released", &[("party", party(&it.party).into())]).into_any()
        }
        Fact::JointStatusProposed(it) => {
            let status = messages.of_word("status", it.status);
            let args = [("party", party(&it.proposed_by).into()), ("status", status.into())];
            messages.with("history-joint-proposed", &args).into_any()
        }
        Fact::ChangeProposed(it) => {
            let args = [("party", party(&it.proposed_by).into())];
            around(messages, "history-change-proposed", &args, "reason", shown(&it.reason))
        }
        Fact::JointStatusAnswered(it) | Fact::ChangeAnswered(it) => answered(told, it),
        Fact::OutcomeNamed(it) => return origin::said(told, it),
        Fact::OwnerReleased(it) => {
            let organisation = told.context.organisation(it.organisation.as_str());
            messages.with("history-owner-released", &[("organisation", organisation.into())]).into_any()
        }
        _ => return None,
    })
}

fn answered(told: &CommitmentData, it: &ProposalAnswer) -> AnyView {
    let messages = told.words();
    let party = [("party", told.context.party(it.party.as_str()).into())];
    if it.accepted {
        return messages.with("history-accepted", &party).into_any();
    }
    let reason = view! { <LocalizedText text=it.reason.clone() lang=told.lang() /> };
    let own = |record: &Record| match &record.fact {
        Some(Fact::JointStatusProposed(proposal)) => proposal.id == it.proposal && proposal.proposed_by == it.party,
        Some(Fact::ChangeProposed(proposal)) => proposal.id == it.proposal && proposal.proposed_by == it.party,
        _ => false,
    };
    let key = if told.history.iter().any(own) { "history-taken-back" } else { "history-declined" };
    around(messages, key, &party, "reason", reason)
}

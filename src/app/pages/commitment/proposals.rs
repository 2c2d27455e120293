//! What one side proposed about the commitment and the others have not answered yet: shown to the parties.

use leptos::prelude::*;

use crate::app::pages::commitment::{CommitmentData, restructuring};
use crate::domain::commitment::owner::OwnerSuggestion;
use crate::domain::organisation::code::PartyCode;
use crate::paths;

/// That one side suggests an organisation of another as owner.
pub fn suggested_owner(told: &CommitmentData, suggestion: &OwnerSuggestion) -> String {
    let organisation = told.context.organisation(suggestion.organisation.as_str());
    let party = told.context.party(suggestion.suggested_by.as_str());
    told.words().with("waiting-owner", &[("party", party.into()), ("organisation", organisation.into())])
}

/// A line for each proposal, with a link for those who may answer it; nothing where none waits.
pub fn card(told: &CommitmentData) -> Option<AnyView> {
    let (messages, lang, slug) = (told.words(), told.lang(), &told.listed.slug);
    // A past day, or a past state of the record, has nobody to answer.
    if told.context.as_of.past {
        return None;
    }
    let dealings = &told.state.dealings;
    let by = |party: &PartyCode| told.context.party(party.as_str());
    let mut lines: Vec<(String, String)> = Vec::new();
    if let Some(open) = &dealings.joint {
        let status = messages.of_word("status", open.proposal.value.status);
        let args = [("party", by(&open.proposed_by).into()), ("status", status.into())];
        lines.push((messages.with("waiting-joint", &args), paths::joint_status(lang, slug)));
    }
    if let Some(open) = &dealings.change {
        let said = messages.with("revise-proposed", &[("party", by(&open.proposed_by).into())]);
        lines.push((said, paths::revise(lang, slug)));
    }
    if let Some(open) = &dealings.restructuring {
        let key = restructuring::key(&open.proposal.value.restructuring);
        let said = messages.with(key, &[("party", by(&open.proposed_by).into())]);
        lines.push((said, paths::restructure(lang, slug)));
    }
    for open in &dealings.suggested_owners {
        lines.push((suggested_owner(told, &open.proposal.value), paths::owners(lang, slug)));
    }
    let lines: Vec<_> = lines
        .into_iter()
        .map(|(said, address)| {
            let link = told.work.iter().any(|(offered, _)| *offered == address);
            let said = if link { view! { <a class="t" href=address>{said}</a> }.into_any() } else { said.into_any() };
            view! { <li>{said}</li> }
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="card" id="waiting">
                <h2>{messages.text("addition-waiting")}</h2>
                <ul class="feed">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

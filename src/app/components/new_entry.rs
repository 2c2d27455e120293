//! Where statements and meetings are recorded, and by whom.

use leptos::prelude::*;

use crate::app::components::form_page::Doing;
use crate::app::request::{RenderContext, RequestContext};
use crate::domain::access::member::Member;

/// The link to the form that records something for all: its address, and the key of its name. Those who write reports but
/// may not record it are told which organisation does; everybody else, and who looks at a past day, gets nothing.
pub fn new_entry(
    request: &RequestContext,
    context: &RenderContext,
    address: String,
    key: &'static str,
) -> Option<AnyView> {
    let messages = context.messages;
    let member = request.member.as_ref().filter(|_| !context.as_of.past)?;
    if member.edits_reference() {
        return Some(view! { <Doing work=vec![(address, key)] messages=messages /> }.into_any());
    }
    Some(member).filter(|it| it.writes()).map(|it| view! { <p class="note">{recorded_by(it, context)}</p> }.into_any())
}

/// Which organisation records statements and meetings for the member's party.
pub fn recorded_by(member: &Member, context: &RenderContext) -> String {
    let party = context.reference.party(member.party.as_str());
    match party.and_then(|it| it.coordinating.as_ref()) {
        Some(code) => {
            let organisation = context.organisation(code.as_str());
            context.messages.with("new-entry-recorded-by", &[("organisation", organisation.into())])
        }
        None => context.messages.say("new-entry-recorded-by-nobody"),
    }
}

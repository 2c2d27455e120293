//! The line on every page while somebody acts for another person, with the way back to the own name.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::form::outcome::FormOutcome;
use crate::app::frame::Frame;
use crate::app::member_menu::landing;
use crate::app::request::RequestContext;
use crate::app::session_cookie;
use crate::domain::access::member::Member;
use crate::domain::basics::string_enum::string_enum;
use crate::paths;

string_enum! {
    /// What the switch asks for, in the field `act` of the own account.
    ActingAction {
        AsOneself = "as_oneself",
        ForOthers = "act_for_others",
    }
}

/// Switches, and leads to where the person's work then is: the page on which it was asked may be none of it.
pub fn switch(request: &RequestContext, member: Member, act: ActingAction) -> FormOutcome {
    let as_oneself = act == ActingAction::AsOneself;
    let rights = if as_oneself { member.in_own_name() } else { member };
    let next = FormOutcome::Redirect(landing(&rights, request.lang));
    FormOutcome::WithCookie(Box::new(next), session_cookie::acting(&request.site, as_oneself))
}

/// For whom the person acts, and the switch; nothing for everybody else.
#[component]
pub fn ActingBanner(
    /// The page's frame.
    frame: Frame,
) -> impl IntoView {
    let messages = frame.context.messages;
    let member = frame.member.filter(|it| !it.acts_for.is_empty())?;
    let names = [("for", messages.list(&member.acting.names).into())];
    let (said, act, button) = if member.acting.as_oneself {
        let button = messages.with("acting-again", &names);
        (messages.with("acting-paused", &names), ActingAction::ForOthers, button)
    } else {
        (messages.with("acting-now", &names), ActingAction::AsOneself, messages.say("acting-as-oneself"))
    };
    Some(view! {
        <aside class="acting" aria-label=messages.text("acting-label")>
            <form class="in" method="post" action=paths::account(frame.context.lang)>
                <p>
                    <Icon name="i-user" />
                    {said}
                </p>
                <button class="button plain" name="act" value=act.word()>
                    {button}
                </button>
            </form>
        </aside>
    })
}

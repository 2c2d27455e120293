//! The line on every page while somebody acts for another person, with the way back to the own name.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::frame::Frame;
use crate::app::pages::account::AccountAction;
use crate::paths;

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
        (messages.with("acting-paused", &names), AccountAction::ActForOthers, button)
    } else {
        (messages.with("acting-now", &names), AccountAction::AsOneself, messages.say("acting-as-oneself"))
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

//! Why somebody does what a form does, in the reader's language, with the button that does it.

use leptos::prelude::*;

use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::i18n::Messages;

/// The reason, and the button below it where the form has nothing between the two.
#[component]
pub fn Reason(
    /// What the reason is called, where it is more than a reason.
    #[prop(optional, into)]
    label: Option<String>,
    /// What helps to write it.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What the button says; without it there is none.
    #[prop(optional, into)]
    button: Option<String>,
    /// What the button asks for, in the field `act`.
    #[prop(optional)]
    act: Option<&'static str>,
    /// Whether the button is not what the page is mainly for.
    #[prop(optional)]
    plain: bool,
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    let name = in_language("reason", messages.lang());
    let label = label.unwrap_or_else(|| messages.say("form-reason"));
    let class = if plain { "button plain" } else { "button" };
    let field = match hint {
        Some(hint) => view! { <TextArea name=name label=label hint=hint form_data=form_data /> }.into_any(),
        None => view! { <TextArea name=name label=label form_data=form_data /> }.into_any(),
    };
    let button = button.map(|button| {
        let name = act.map(|_| "act");
        view! { <button class=class name=name value=act>{button}</button> }
    });
    view! {
        {field}
        {button}
    }
    .into_any()
}

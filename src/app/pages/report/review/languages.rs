//! Which texts of a report stayed in one language while they changed in the other.

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::pages::report::form_data::text_name;
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;

/// What a manager should know of the languages of a report: each text that stayed, by its field, and that language.
pub fn marks(stayed: &[(&'static str, Lang)], context: &RenderContext) -> Vec<AnyView> {
    let messages = context.messages;
    stayed
        .iter()
        .map(|(field, lang)| {
            let language = messages.say(&format!("language-{lang}"));
            let args = [("text", text_name(field, messages).into()), ("language", language.into())];
            view! {
                <p class="notice">
                    <Icon name="i-info" />
                    {messages.with("review-language-unchanged", &args)}
                </p>
            }
            .into_any()
        })
        .collect()
}

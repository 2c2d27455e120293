//! A text in both languages: one field for each, the reader's own first.

use leptos::prelude::*;

use crate::app::components::field::{Takes, TextField};
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::i18n::Messages;

/// The fields of a text in one line.
pub fn lines(field: &str, label: &str, form_data: &FormData, messages: Messages) -> AnyView {
    both(label, messages, |of, label| {
        view! {
            <TextField
                name=in_language(field, of)
                label=label
                takes=Takes::Text
                autocomplete="off"
                form_data=form_data.clone()
            />
        }
        .into_any()
    })
}

/// The fields of a text in several lines.
pub fn areas(field: &str, label: &str, form_data: &FormData, messages: Messages) -> AnyView {
    both(label, messages, |of, label| {
        view! { <TextArea name=in_language(field, of) label=label form_data=form_data.clone() /> }.into_any()
    })
}

fn both(
    label: &str,
    messages: Messages,
    draw: impl Fn(crate::domain::basics::lang::Lang, String) -> AnyView,
) -> AnyView {
    let lang = messages.lang();
    [(lang, "field-in-own-language"), (lang.other(), "field-in-other-language")]
        .map(|(of, tongue)| {
            let args = [("label", messages.text(tongue).into()), ("value", label.into())];
            draw(of, messages.with("labelled", &args))
        })
        .into_any()
}

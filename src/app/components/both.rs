//! A text in both languages: one field for each, the reader's own first.

use leptos::prelude::*;

use crate::app::components::field::TextField;
use crate::app::components::text_area::TextArea;
use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::domain::basics::lang::Lang;
use crate::i18n::Messages;

/// The fields of a text in one line.
pub fn lines(field: &str, label: &str, form_data: &FormData, messages: Messages) -> AnyView {
    both(field, form_data, messages, |of| {
        let label = label_in(of, label, messages);
        view! { <TextField name=in_language(field, of) label=label form_data=form_data.clone() /> }.into_any()
    })
}

/// The same with an example in the reader's language, at the field of that language.
pub fn lines_with_example(
    field: &str,
    label: &str,
    example: &str,
    form_data: &FormData,
    messages: Messages,
) -> AnyView {
    both(field, form_data, messages, |of| {
        let (name, label, form_data) = (in_language(field, of), label_in(of, label, messages), form_data.clone());
        if of == messages.lang() {
            view! { <TextField name=name label=label hint=example form_data=form_data /> }.into_any()
        } else {
            view! { <TextField name=name label=label form_data=form_data /> }.into_any()
        }
    })
}

/// The fields of a text in several lines.
pub fn areas(field: &str, label: &str, form_data: &FormData, messages: Messages) -> AnyView {
    both(field, form_data, messages, |of| {
        let label = label_in(of, label, messages);
        view! { <TextArea name=in_language(field, of) label=label form_data=form_data.clone() /> }.into_any()
    })
}

/// The same with what helps to fill in each.
pub fn areas_with_hint(field: &str, label: &str, hint: &str, form_data: &FormData, messages: Messages) -> AnyView {
    both(field, form_data, messages, |of| {
        let label = label_in(of, label, messages);
        view! { <TextArea name=in_language(field, of) label=label hint=hint form_data=form_data.clone() /> }.into_any()
    })
}

/// What a text is called in one of the languages.
pub fn label_in(of: Lang, label: &str, messages: Messages) -> String {
    if messages.is_alone() && of == messages.lang() {
        return label.to_owned();
    }
    let tongue = if of == messages.lang() { "field-in-own-language" } else { "field-in-other-language" };
    messages.with("labelled", &[("label", messages.text(tongue).into()), ("value", label.into())])
}

/// Whether a text has a field in the other language. On a site in one language it has one only where there is something in
/// it, which would be lost without.
pub fn has_other(field: &str, form_data: &FormData, messages: Messages) -> bool {
    !messages.is_alone() || !form_data.value(&in_language(field, messages.lang().other())).is_empty()
}

fn both(field: &str, form_data: &FormData, messages: Messages, draw: impl Fn(Lang) -> AnyView) -> AnyView {
    let lang = messages.lang();
    if !has_other(field, form_data, messages) {
        return draw(lang);
    }
    [lang, lang.other()].map(draw).into_any()
}

//! A field that names a commitment, with those it may be.

use leptos::prelude::*;

use crate::app::components::field::TextField;
use crate::app::form::FormData;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;

/// The `id` of the list of commitments that the field brings along; a page has one.
pub const SUGGESTIONS: &str = "commitments";

/// A field that takes a commitment's title or address, and suggests some.
#[component]
pub fn CommitmentField(
    /// The field's name, which is its `id` too.
    name: &'static str,
    /// What the field is called.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(into)]
    hint: String,
    /// What it suggests: slugs and titles.
    linkable: Vec<(String, Text)>,
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// The reader's language.
    lang: Lang,
) -> impl IntoView {
    let options: Vec<_> = linkable
        .into_iter()
        .map(|(slug, title)| view! { <option value=slug>{title.words(lang).to_owned()}</option> })
        .collect();
    view! {
        <TextField name=name label=label hint=hint list=SUGGESTIONS form_data=form_data />
        <datalist id=SUGGESTIONS>{options}</datalist>
    }
    .into_any()
}

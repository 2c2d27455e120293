//! A field with one choice from a list that may be long: with scripts, one types to find it.

use leptos::prelude::*;

use crate::app::components::field::{Choice, SelectField};
use crate::app::form::FormData;
use crate::islands::choose::Choose;

/// The field; without scripts it is the list.
#[component]
pub fn PickField(
    /// The field's name, which is its `id` too.
    #[prop(into)]
    name: String,
    /// What the field is called.
    #[prop(into)]
    label: String,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What there is to choose from; an empty value first where nothing is preselected.
    choices: Vec<Choice>,
    /// What was chosen, and what is wrong with it.
    form_data: FormData,
) -> impl IntoView {
    let field = match hint {
        Some(hint) => {
            view! { <SelectField name=name label=label hint=hint choices=choices form_data=form_data /> }.into_any()
        }
        None => view! { <SelectField name=name label=label choices=choices form_data=form_data /> }.into_any(),
    };
    view! { <Choose>{field}</Choose> }.into_any()
}

//! A field that names a commitment, with those it may be.

use leptos::prelude::*;

use crate::app::components::field::{Choice, RadioGroup, TextField};
use crate::app::form::FormData;
use crate::app::{Error, RequestContext};
use crate::domain::basics::field_error::Problem;
use crate::i18n::Messages;
use crate::islands::pick::Picker;
use crate::service::portfolio::search::Suggestion;

/// The `id` of the list of commitments that the field brings along; a page has one.
pub const SUGGESTIONS: &str = "commitments";

/// The most commitments that a page brings along: with scripts the list follows what is typed, without them it is this.
const BROUGHT: usize = 300;
/// The most that are offered where what was typed names none of them.
const MOST_OFFERED: usize = 8;

/// What the field is called by which one of those is chosen that a field may mean.
fn choosing(field: &str) -> String {
    format!("{field}-pick")
}

/// What the fields of a page may mean that name commitments.
#[derive(Clone, Debug, Default)]
pub struct Naming {
    suggested: Vec<Suggestion>,
    /// For fields in which no commitment is named: those whose name or texts fit.
    fitting: Vec<(String, Vec<Suggestion>)>,
}

/// What the fields of a page may mean that name commitments; `form_data` says so where what was typed fits some and names
/// none. Nobody is offered what they may not see.
///
/// # Errors
/// When the database does not answer.
pub async fn naming(
    request: &RequestContext,
    mut form_data: FormData,
    is_name: impl Fn(&str) -> bool,
) -> Result<(Naming, FormData), Error> {
    let messages = request.messages;
    let suggest = async |words: &str, most| {
        request.accord.portfolio().suggest(request.reader.clone(), words, request.lang, most).await
    };
    let mut naming = Naming { suggested: suggest("", BROUGHT).await?, fitting: Vec::new() };
    let unknown = messages.of_word("problem", Problem::Unknown);
    let wrong = form_data.errors().filter(|(field, error)| is_name(field) && *error == unknown);
    let fields: Vec<String> = wrong.map(|(field, _)| field.to_owned()).collect();
    for field in fields {
        let fitting = match form_data.value(&field).trim() {
            "" => Vec::new(),
            words => suggest(words, MOST_OFFERED).await?,
        };
        if !fitting.is_empty() {
            form_data.restate(&field, messages.with("named-fitting", &[("n", fitting.len().into())]));
            naming.fitting.push((field, fitting));
        }
    }
    Ok((naming, form_data))
}

/// The form as if what was chosen had been typed.
pub fn picked(form_data: FormData) -> FormData {
    let chosen = form_data.fields().filter_map(|(name, value)| Some((name.strip_suffix("-pick")?, value)));
    let chosen: Vec<_> = chosen.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    chosen.into_iter().fold(form_data, |form_data, (field, value)| {
        let form_data = form_data.without(&[choosing(&field)]);
        if value.is_empty() { form_data } else { form_data.with(&field, value) }
    })
}

/// The commitments that a field may mean in which none is named, to choose one; nothing where one is or none fits.
pub fn offered(field: &str, naming: &Naming, messages: Messages) -> Option<AnyView> {
    let (_, fitting) = naming.fitting.iter().find(|(name, _)| name == field)?;
    let words = |it: &Suggestion| {
        let (lang, said_in) = (messages.lang(), it.said_in.words(messages.lang()).to_owned());
        Choice::new(it.slug.clone(), it.title.words(lang)).explained(said_in)
    };
    let none = Choice::new("", messages.text("named-none"));
    let choices = fitting.iter().map(words).chain([none]).collect();
    Some(
        view! {
            <RadioGroup
                name=choosing(field)
                label=messages.text("named-which")
                choices=choices
                form_data=FormData::default()
            />
        }
        .into_any(),
    )
}

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
    /// What may be meant.
    naming: Naming,
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// The reader's words.
    messages: Messages,
) -> impl IntoView {
    let lang = messages.lang();
    let offered = offered(name, &naming, messages);
    let options: Vec<_> = naming
        .suggested
        .into_iter()
        .map(|it| view! { <option value=it.slug>{it.title.words(lang).to_owned()}</option> })
        .collect();
    view! {
        <TextField name=name label=label hint=hint list=SUGGESTIONS form_data=form_data />
        {offered}
        <Picker>
            <p class="hint" role="status" data-picked=name></p>
            <datalist id=SUGGESTIONS>{options}</datalist>
        </Picker>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pairs: &[(&str, &str)]) -> FormData {
        FormData::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn what_is_chosen_counts_as_typed_and_nothing_chosen_changes_nothing() {
        let form_data =
            picked(typed(&[("to", "cable"), ("to-pick", "cable-repair"), ("item-3", "x"), ("item-3-pick", "")]));
        assert_eq!((form_data.value("to"), form_data.value("item-3")), ("cable-repair", "x"));
        assert_eq!(form_data.fields().count(), 2);
    }
}

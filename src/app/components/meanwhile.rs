//! How an entry stands now, beside what was typed: shown where somebody else changed it since the form was opened.

use leptos::prelude::*;

use crate::app::form::FormData;
use crate::app::request::RenderContext;
use crate::domain::basics::set::same;

/// What the choice of an issuer says for all parties together.
pub const JOINT: &str = "joint";

/// What the value of a field is.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// Words as they are.
    Words,
    /// A word of a closed list.
    Of(&'static str),
    Party,
    /// A party, or all of them together.
    Issuer,
    Organisation,
    Area,
    Mechanism,
    Meeting,
}

/// A field of a form, the key of its label, and what its value is.
pub type Labelled = (&'static str, &'static str, Value);

/// The fields that differ: how each stands now, and what was typed.
#[component]
pub fn Meanwhile(
    /// The recorded values of the fields.
    present: Vec<(String, String)>,
    /// The fields in their order; those of a text without their language.
    fields: &'static [Labelled],
    /// What was typed.
    form_data: FormData,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let rows: Vec<_> = differences(&present, fields, &form_data)
        .into_iter()
        .map(|(label, value, now, then)| {
            let said = |values: &[String]| {
                let values: Vec<String> = values.iter().map(|it| shown(it, value, &context)).collect();
                messages.list(&values)
            };
            view! {
                <tr>
                    <th scope="row">{messages.text(label)}</th>
                    <td>
                        <small>{messages.text("value-now")}</small>
                        {said(&now)}
                    </td>
                    <td>
                        <small>{messages.text("form-typed")}</small>
                        {said(&then)}
                    </td>
                </tr>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card">
                <header>
                    <h2>{messages.text("form-saved-by-other")}</h2>
                </header>
                <table class="plain">
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
        .into_any()
    })
}

/// Label, kind of value, recorded value and typed value of each field in which the two differ.
fn differences(
    present: &[(String, String)],
    fields: &[Labelled],
    form_data: &FormData,
) -> Vec<(&'static str, Value, Vec<String>, Vec<String>)> {
    let mut rows = Vec::new();
    for (field, label, value) in fields {
        let names = [(*field).to_owned(), format!("{field}_en"), format!("{field}_ko")];
        for name in names {
            let now: Vec<String> =
                present.iter().filter(|(it, _)| *it == name).map(|(_, value)| value.clone()).collect();
            let then: Vec<String> = form_data.values(&name).map(str::to_owned).collect();
            let trimmed = |values: &[String]| -> Vec<String> {
                values.iter().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
            };
            let (now, then) = (trimmed(&now), trimmed(&then));
            if !same(&now, &then) {
                rows.push((*label, *value, now, then));
            }
        }
    }
    rows
}

fn shown(value: &str, is: Value, context: &RenderContext) -> String {
    let (messages, lang, reference) = (context.messages, context.lang, &context.reference);
    let found = match is {
        Value::Words => None,
        Value::Of(list) => messages.try_say(&format!("{list}-{value}")),
        Value::Party => reference.party(value).map(|it| it.name.words(lang).to_owned()),
        Value::Issuer if value == JOINT => Some(messages.say("issuer-jointly")),
        Value::Issuer => reference.party(value).map(|it| it.name.words(lang).to_owned()),
        Value::Organisation => reference.organisation(value).map(|it| it.name.words(lang).to_owned()),
        Value::Area => reference.area(value).map(|it| it.name.words(lang).to_owned()),
        Value::Mechanism => reference.mechanism(value).map(|it| it.name.words(lang).to_owned()),
        Value::Meeting => reference.meeting(value).map(|it| it.title.words(lang).to_owned()),
    };
    found.unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_told() {
        let of = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let present = of(&[("title_en", "A"), ("title_ko", "가"), ("place", ""), ("parties", "X"), ("parties", "Y")]);
        let form_data =
            FormData::new(of(&[("title_en", " A "), ("title_ko", "나"), ("place", "Here"), ("parties", "X")]));
        // The order of a set says nothing.
        let form_data = FormData::new(
            form_data
                .fields()
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .chain(of(&[("tracked", "Y"), ("tracked", "X")])),
        );
        let present = [present, of(&[("tracked", "X"), ("tracked", "Y")])].concat();
        let fields: &[Labelled] = &[
            ("tracked", "statement-tracked", Value::Party),
            ("title", "field-title", Value::Words),
            ("place", "meeting-place", Value::Words),
            ("parties", "statement-parties", Value::Party),
        ];
        let told: Vec<_> = differences(&present, fields, &form_data)
            .into_iter()
            .map(|(label, _, now, then)| (label, now, then))
            .collect();
        let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            told,
            [
                ("field-title", words(&["가"]), words(&["나"])),
                ("meeting-place", words(&[]), words(&["Here"])),
                ("statement-parties", words(&["X", "Y"]), words(&["X"])),
            ]
        );
    }
}

//! Form fields, each with its label, hint and error. A field's name is its `id` too.
//! For several lines of text there is [`TextArea`](crate::app::components::text_area::TextArea).

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::form::FormData;
use crate::domain::basics::string_enum::string_enum;
use crate::i18n::Messages;
use crate::islands::narrow::NarrowChoices;

/// Lists with no more choices are read faster than typed into.
const LONG: usize = 8;

string_enum! {
    /// What a one-line field takes.
    Takes {
        Text = "text",
        Email = "email",
        Day = "date",
        Number = "number",
        /// Never shown again once typed.
        Password = "password",
    }
}

/// A choice of a field: its value and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// What the choice means, where its name does not say it.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice that its name explains.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same with what it means.
    pub fn explained(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

/// Choices with none preselected.
pub fn to_choose(messages: Messages, choices: impl IntoIterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", messages.text("choose"))).chain(choices).collect()
}

/// The hint and the error of a field.
pub struct FieldNotes {
    /// The hint and the error, placed before the field itself.
    pub view: AnyView,
    /// Their `id`s, for `aria-describedby`.
    pub described: Option<String>,
    /// For `aria-invalid`.
    pub invalid: Option<&'static str>,
}

impl FieldNotes {
    /// The notes of a field.
    pub fn of(name: &str, hint: Option<String>, form_data: &FormData) -> Self {
        let error = form_data.error(name).map(str::to_owned);
        let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
        let described: Vec<&str> = hint.iter().map(|_| &*hint_id).chain(error.iter().map(|_| &*error_id)).collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        let invalid = error.is_some().then_some("true");
        let view = view! {
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {error.map(|error| wrong(error_id, &error))}
        };
        Self { view: view.into_any(), described, invalid }
    }
}

/// What is wrong with a field, or with a choice that is no field of its own.
pub fn wrong(id: String, error: &str) -> AnyView {
    let error = error.to_owned();
    view! {
        <p class="wrong" id=id>
            <Icon name="i-info" />
            {error}
        </p>
    }
    .into_any()
}

/// A field for one line.
#[component]
pub fn TextField(
    /// The field's name, which is its `id` too.
    #[prop(into)]
    name: String,
    /// What the field is called.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What it takes, where that is not text.
    #[prop(default = Takes::Text)]
    takes: Takes,
    /// What a browser may fill in, by the names of HTML: `email`, `name`, `new-password`; nothing unless it is said.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The `id` of a list of what could be meant.
    #[prop(optional, into)]
    list: Option<String>,
    /// What was typed, and what is wrong with it.
    form_data: FormData,
) -> impl IntoView {
    let notes = FieldNotes::of(&name, hint, &form_data);
    let value = (takes != Takes::Password).then(|| form_data.value(&name).to_owned());
    // An address is no sentence: no spell-checking and no capitalization.
    let plain = matches!(takes, Takes::Email | Takes::Password).then_some("none");
    view! {
        <div class="ask">
            <label for=name.clone()>{label}</label>
            {notes.view}
            <input
                class="field"
                type=takes.word()
                id=name.clone()
                name=name
                value=value
                autocomplete=autocomplete
                autocapitalize=plain
                list=list
                aria-invalid=notes.invalid
                aria-describedby=notes.described
            />
        </div>
    }
    .into_any()
}

/// A field with one choice from a list.
#[component]
pub fn SelectField(
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
    /// What a field is called that shortens the list to what is typed, where scripts run and the list is long.
    #[prop(optional, into)]
    narrow: Option<String>,
    /// What was chosen, and what is wrong with it.
    form_data: FormData,
) -> impl IntoView {
    let notes = FieldNotes::of(&name, hint, &form_data);
    let chosen = form_data.value(&name).to_owned();
    let narrow = narrow.filter(|_| choices.len() > LONG);
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view();
    let select_id = name.clone();
    let select = view! {
        <select class="field" id=name.clone() name=name.clone() aria-invalid=notes.invalid aria-describedby=notes.described>
            {options}
        </select>
    };
    let select = match narrow {
        Some(narrow) => {
            let id = format!("{name}-narrow");
            view! {
                <NarrowChoices>
                    {select} <p class="shorten" hidden>
                        <label for=id.clone()>{narrow}</label>
                        <input type="search" class="field" id=id autocomplete="off" data-narrow />
                    </p>
                </NarrowChoices>
            }
            .into_any()
        }
        None => select.into_any(),
    };
    view! {
        <div class="ask">
            <label for=select_id>{label}</label>
            {notes.view}
            {select}
        </div>
    }
    .into_any()
}

/// One choice of a few, all of them in view.
#[component]
pub fn RadioGroup(
    /// The field's name; the first choice's `id` too.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// What was chosen, and what is wrong with it.
    form_data: FormData,
) -> impl IntoView {
    let chosen = vec![form_data.value(&name).to_owned()];
    group(name, label, hint, choices, &chosen, "radio", &form_data)
}

/// Any number of a few choices, all of them in view.
#[component]
pub fn CheckboxGroup(
    /// The field's name; the first choice's `id` too.
    #[prop(into)]
    name: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// What was chosen, and what is wrong with it.
    form_data: FormData,
) -> impl IntoView {
    let chosen: Vec<String> = form_data.values(&name).map(str::to_owned).collect();
    group(name, label, hint, choices, &chosen, "checkbox", &form_data)
}

fn group(
    name: String,
    label: String,
    hint: Option<String>,
    choices: Vec<Choice>,
    chosen: &[String],
    kind: &'static str,
    form_data: &FormData,
) -> AnyView {
    let notes = FieldNotes::of(&name, hint, form_data);
    let class = if choices.len() > 4 { "ask many" } else { "ask" };
    let boxes = choices
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            let id = if at == 0 { name.clone() } else { format!("{name}-{at}") };
            let checked = chosen.contains(&choice.value);
            let about = choice.hint.is_some().then(|| format!("{id}-about"));
            let hint = choice.hint.map(|hint| view! { <small class="hint" id=about.clone()>{hint}</small> });
            let of = id.clone();
            view! {
                <label class="check" for=of>
                    <input type=kind id=id name=name.clone() value=choice.value checked=checked aria-describedby=about />
                    <span>{choice.label}{hint}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class=class aria-describedby=notes.described>
            <legend>{label}</legend>
            {notes.view}
            {boxes}
        </fieldset>
    }
    .into_any()
}

/// The error summary above a form: each error links to its field. Nothing while there are no errors.
#[component]
pub fn ErrorSummary(
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    if !form_data.is_refused() {
        return ().into_any();
    }
    let items: Vec<_> = form_data
        .errors()
        .map(|(field, error)| view! { <li><a href=format!("#{field}")>{error.to_owned()}</a></li> })
        .collect();
    let count = messages.with("unprocessable", &[("n", items.len().into())]);
    view! {
        <section class="errors" role="alert" aria-labelledby="error-summary" tabindex="-1" autofocus=true>
            <h2 id="error-summary">
                <Icon name="i-info" />
                {count}
            </h2>
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use scraper::{ElementRef, Html, Selector};

    use super::*;
    use crate::domain::basics::lang::Lang;

    fn typed(values: &[(&str, &str)], error: Option<(&str, &str)>) -> FormData {
        let mut form_data = FormData::new(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        if let Some((field, error)) = error {
            form_data.refuse(field, error);
        }
        form_data
    }

    fn drawn<V: IntoView>(view: impl FnOnce() -> V) -> Html {
        Html::parse_fragment(&Owner::new().with(|| view().to_html()))
    }

    fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
        html.select(&Selector::parse(selector).unwrap()).collect()
    }

    /// The one element that a selector finds.
    fn one<'a>(html: &'a Html, selector: &str) -> ElementRef<'a> {
        let found = all(html, selector);
        assert_eq!(found.len(), 1, "{selector} in {}", html.html());
        found[0]
    }

    fn text(element: ElementRef<'_>) -> String {
        element.text().collect()
    }

    #[test]
    fn a_field_is_tied_to_its_label_hint_and_error() {
        let form_data = typed(&[("email", "\"><script>")], Some(("email", "Not <an> address.")));
        let html = drawn(|| {
            view! { <TextField name="email" label="E-mail" hint="Yours" takes=Takes::Email autocomplete="email" form_data=form_data /> }
        });
        assert_eq!(text(one(&html, "label[for=email]")), "E-mail");
        let field = one(&html, "input#email");
        for (attribute, value) in [
            ("aria-describedby", "email-hint email-error"),
            ("aria-invalid", "true"),
            ("autocomplete", "email"),
            ("value", "\"><script>"),
        ] {
            assert_eq!(field.attr(attribute), Some(value), "{attribute} in {}", html.html());
        }
        assert_eq!(text(one(&html, "#email-hint")), "Yours");
        assert_eq!(text(one(&html, "#email-error")), "Not <an> address.");
        assert!(all(&html, "script").is_empty());
    }

    #[test]
    fn a_field_takes_text_and_is_filled_in_by_no_browser_unless_it_says_so() {
        let html = drawn(|| view! { <TextField name="place" label="Place" form_data=FormData::default() /> });
        let field = one(&html, "input#place");
        assert_eq!((field.attr("type"), field.attr("autocomplete")), (Some("text"), Some("off")));
        assert_eq!((field.attr("aria-describedby"), field.attr("aria-invalid")), (None, None));
    }

    #[test]
    fn a_password_is_never_shown_again() {
        let form_data = typed(&[("password", "secret sentence")], Some(("password", "Wrong.")));
        let html =
            drawn(|| view! { <TextField name="password" label="P" takes=Takes::Password form_data=form_data /> });
        assert_eq!(one(&html, "input#password").attr("value"), None);
        assert!(!html.html().contains("secret"), "{}", html.html());
    }

    #[test]
    fn what_was_chosen_stays_chosen() {
        let choices = vec![Choice::new("a", "A"), Choice::new("b", "B").explained("Better"), Choice::new("c", "C")];
        let chosen = typed(&[("it", "b"), ("it", "c")], None);
        let html = drawn(|| {
            let (choices, form_data) = (choices.clone(), chosen.clone());
            view! { <CheckboxGroup name="it" label="It" choices=choices form_data=form_data /> }
        });
        assert_eq!(all(&html, "[checked]").len(), 2, "{}", html.html());
        assert_eq!(text(one(&html, "legend")), "It");
        one(&html, "#it");
        one(&html, "#it-1-about");
        let html = drawn(|| {
            let (choices, form_data) = (choices.clone(), chosen.clone());
            view! { <RadioGroup name="it" label="It" choices=choices form_data=form_data /> }
        });
        assert_eq!(all(&html, "[checked]").len(), 1, "{}", html.html());
        let html = drawn(|| view! { <SelectField name="it" label="It" choices=choices form_data=chosen /> });
        assert_eq!(all(&html, "[selected]").len(), 1, "{}", html.html());
    }

    #[test]
    fn the_summary_leads_to_each_field_and_is_there_only_when_needed() {
        let messages = Messages::of(Lang::En);
        let wrong = typed(&[], Some(("email", "Not an address.")));
        let html = drawn(|| view! { <ErrorSummary form_data=wrong messages=messages /> });
        assert_eq!(text(one(&html, "[role=alert] a[href='#email']")), "Not an address.");
        let fine = typed(&[("email", "x")], None);
        assert!(all(&drawn(|| view! { <ErrorSummary form_data=fine messages=messages /> }), "[role=alert]").is_empty());
    }
}

//! The fields of a webhook, as a new one and one that is changed have them.

use leptos::prelude::*;

use crate::app::components::field::{CheckboxGroup, Choice, TextField};
use crate::app::form::FormData;
use crate::app::form::fields::form;
use crate::app::pages::webhook::problem;
use crate::app::request::RenderContext;
use crate::domain::basics::typed_text::trimmed;
use crate::domain::webhook::event::EventKind;
use crate::domain::webhook::{WebhookChoice, WebhookProblem};
use crate::i18n::Messages;

form! {
    /// What an admin chooses of a webhook.
    WebhookForm {
        values { address }
        lists { kind, area }
    }
}

/// The field of what a webhook is told of.
pub const KINDS: &str = WebhookForm::NAMES.kind;
/// The field of the areas of which it is told.
pub const AREAS: &str = WebhookForm::NAMES.area;
/// An address such as webhooks have.
const EXAMPLE: &str = "https://hooks.example.org/accord";
/// The field of where it leads.
pub const ADDRESS: &str = WebhookForm::NAMES.address;

/// The fields.
#[component]
pub fn ChoiceFields(
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let (messages, lang) = (context.messages, context.lang);
    let kinds = EventKind::ALL.iter().map(|it| Choice::new(it.word(), messages.of_word("webhook-kind", it)));
    let areas = context.reference.areas.iter().map(|it| Choice::new(it.code.as_str(), it.name.words(lang)));
    let (kinds, areas): (Vec<_>, Vec<_>) = (kinds.collect(), areas.collect());
    let of_areas = (!areas.is_empty()).then(|| {
        view! {
            <CheckboxGroup
                name=AREAS
                label=messages.text("webhooks-areas")
                hint=messages.say("webhooks-areas-hint")
                choices=areas
                form_data=form_data.clone()
            />
        }
    });
    view! {
        <TextField
            name=ADDRESS
            label=messages.text("webhooks-address")
            hint=messages.with("webhooks-address-hint", &[("example", EXAMPLE.into())])
            form_data=form_data.clone()
        />
        <CheckboxGroup
            name=KINDS
            label=messages.text("webhooks-kinds")
            choices=kinds
            form_data=form_data.clone()
        />
        {of_areas}
    }
    .into_any()
}

/// What was chosen, each once and in one order.
pub fn typed(form_data: &FormData) -> WebhookChoice {
    let typed = WebhookForm::read(form_data);
    let kinds = EventKind::ALL.iter().copied().filter(|kind| typed.kind.iter().any(|it| it == kind.word()));
    let mut areas = typed.area;
    areas.sort_unstable();
    areas.dedup();
    WebhookChoice { address: trimmed(&typed.address).to_owned(), kinds: kinds.collect(), areas }
}

/// Says at its field what is wrong.
pub fn refuse(form_data: &mut FormData, problems: &[WebhookProblem], messages: Messages) {
    for found in problems {
        let field = match found {
            WebhookProblem::Address(_) | WebhookProblem::TooMany => ADDRESS,
            WebhookProblem::NoKind => KINDS,
            WebhookProblem::UnknownArea => AREAS,
        };
        form_data.refuse(field, problem(*found, messages));
    }
}

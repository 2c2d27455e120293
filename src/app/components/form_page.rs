//! What the pages of forms have in common.

use leptos::prelude::*;

use crate::app::components::field::ErrorSummary;
use crate::app::components::icon::Icon;
use crate::app::form::FormData;
use crate::i18n::Messages;

/// What a person at work can do on a page for readers: addresses, and the keys of what they say, the most usual first.
/// Nothing where there is nothing to do.
#[component]
pub fn Doing(
    /// Addresses and keys.
    work: Vec<(String, &'static str)>,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    let links: Vec<_> = work
        .into_iter()
        .enumerate()
        .map(|(place, (address, key))| {
            let class = if place == 0 { "button" } else { "button plain" };
            view! { <a class=class href=address>{messages.text(key)}</a> }
        })
        .collect();
    (!links.is_empty()).then(|| view! { <div class="doing">{links}</div> })
}

/// Why a form was refused: somebody else changed what it is about, or something in it is wrong. It keeps what was
/// typed.
#[component]
pub fn Refused(
    /// What was typed, and what is wrong with it.
    form_data: FormData,
    /// The reader's language.
    messages: Messages,
) -> impl IntoView {
    let conflict = form_data.is_conflict().then(|| {
        view! {
            <section class="card conflict" role="alert">
                <h2>
                    <Icon name="i-info" />
                    {messages.text("conflict-title")}
                </h2>
                <p>{messages.text("form-conflict-explained")}</p>
            </section>
        }
    });
    view! {
        {conflict}
        <ErrorSummary form_data=form_data messages=messages />
    }
    .into_any()
}

/// The hidden fields of a form: its idempotency key, and the version that it was opened with.
#[component]
pub fn FormKeys(
    /// The contents of the form.
    form_data: FormData,
) -> impl IntoView {
    ["key", "version"].map(|name| view! { <input type="hidden" name=name value=form_data.value(name).to_owned() /> })
}

/// The key of a form that knows no version.
#[component]
pub fn FormKey(
    /// The key.
    #[prop(into)]
    key: String,
) -> impl IntoView {
    view! { <input type="hidden" name="key" value=key /> }
}

/// The button that Enter in a field presses: browsers take the first of a form. For forms in which another button, as
/// for one more row, comes before the one that the form is for.
#[component]
pub fn EnterButton(
    /// What the form is for, in its field `act`.
    act: &'static str,
    /// What its button says.
    label: String,
) -> impl IntoView {
    view! {
        <button class="vh" name="act" value=act tabindex="-1" aria-hidden="true">
            {label}
        </button>
    }
}

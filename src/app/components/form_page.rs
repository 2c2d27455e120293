//! What the pages have in common on which people work on one commitment.

use leptos::prelude::*;

use crate::app::components::field::ErrorSummary;
use crate::app::components::head::Crumbs;
use crate::app::components::icon::Icon;
use crate::app::components::text::LocalizedText;
use crate::app::form::FormData;
use crate::app::request::RenderContext;
use crate::domain::basics::text::Text;
use crate::domain::commitment::Commitment;
use crate::i18n::Messages;
use crate::paths;

/// Where one came from, what the page is called, and which commitment it is about.
#[component]
pub fn WorkHead(
    /// Address and name of the page that leads here.
    from: (String, String),
    /// What the page is called.
    #[prop(into)]
    title: String,
    /// What it is about.
    commitment: Commitment,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let lang = context.lang;
    view! {
        <Crumbs steps=vec![from] context=context />
        <div class="lead">
            <h1>{title}</h1>
            <p class="of">
                <a href=paths::commitment(lang, &commitment.slug)>
                    <LocalizedText text=commitment.title lang=lang />
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// Where one came from, what the page is called, and what it is about: its address and name.
#[component]
pub fn EntryHead(
    /// Addresses and names of the pages that lead here.
    from: Vec<(String, String)>,
    /// What the page is called.
    #[prop(into)]
    title: String,
    /// What it is about; nothing where that is new.
    about: Option<(String, Text)>,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let lang = context.lang;
    let about = about.map(|(address, name)| {
        view! {
            <p class="of">
                <a href=address>
                    <LocalizedText text=name lang=lang />
                </a>
            </p>
        }
    });
    view! {
        <Crumbs steps=from context=context />
        <div class="lead">
            <h1>{title}</h1>
            {about}
        </div>
    }
    .into_any()
}

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

/// Why a form was not taken: somebody else changed what it is about, or something in it is wrong. What was typed still
/// stands in it.
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

/// What a form carries unseen: its key, by which it is recorded once, and the version that it was opened with.
#[component]
pub fn FormKeys(
    /// What stands in the form.
    form_data: FormData,
) -> impl IntoView {
    ["key", "version"].map(|name| view! { <input type="hidden" name=name value=form_data.value(name).to_owned() /> })
}

//! Links to where something was published.

use leptos::prelude::*;

use crate::app::components::file::FileLink;
use crate::app::components::icon::Icon;
use crate::app::components::text::note;
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::source::FurtherSource;
use crate::domain::basics::web_address::is_web_address;
use crate::domain::report::evidence::Evidence;
use crate::i18n::Messages;

/// A link to another website: only web addresses become links, anything else is left out.
#[component]
pub fn SourceLink(
    /// Its address.
    #[prop(into)]
    address: String,
    /// What the link says.
    label: AnyView,
) -> impl IntoView {
    is_web_address(&address).then(|| {
        view! {
            <a href=address rel="noopener external">
                {label}
                " "
                <Icon name="i-external" />
            </a>
        }
    })
}

/// Links to what else published it, each under its publisher's name or the address's host.
pub fn further_sources(sources: &[FurtherSource], messages: Messages) -> Vec<AnyView> {
    let label = |source: &FurtherSource| match &source.publisher {
        Some(publisher) => note(publisher, messages.lang()),
        None => source.address.split('/').nth(2).unwrap_or_default().to_owned().into_any(),
    };
    sources
        .iter()
        .filter(|source| is_web_address(&source.address))
        .map(|source| view! { " · "<SourceLink address=source.address.clone() label=label(source) /> }.into_any())
        .collect()
}

/// The source of an update with its publisher, as a link where its address is known.
#[component]
pub fn EvidenceLink(
    /// The source.
    evidence: Evidence,
    /// The commitment about which it is cited.
    #[prop(into)]
    slug: String,
    /// Language and words.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let files: Vec<_> = evidence
        .files()
        .cloned()
        .map(|file| {
            view! { " · "<FileLink file=file slug=Some(slug.clone()) lang=context.lang messages=messages /> }
        })
        .collect();
    let label = match evidence.publisher {
        Some(publisher) => {
            // Publishers are recorded in English.
            let publisher = view! { <span lang=(context.lang == Lang::Ko).then_some("en")>{publisher}</span> };
            view! { {messages.text("source")}": "{publisher} }.into_any()
        }
        None => messages.text("read-at-source").into_any(),
    };
    let source = match evidence.address.filter(|address| is_web_address(address)) {
        Some(address) => view! { <SourceLink address=address label=label /> }.into_any(),
        None => label,
    };
    view! {
        {source}
        {files}
    }
    .into_any()
}

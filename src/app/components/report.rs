//! What a report says in full.

use leptos::prelude::*;

use crate::app::components::file::source_files;
use crate::app::components::link::external;
use crate::app::components::plain_text::PlainText;
use crate::app::components::status::ReportedStatus;
use crate::app::components::text::{LocalizedText, note};
use crate::domain::basics::lang::Lang;
use crate::domain::report::evidence::Evidence;
use crate::domain::report::update::Update;
use crate::i18n::Messages;

/// What a report is called: its title, or the word of its status where it has none.
#[component]
pub fn ReportTitle(
    /// The report.
    update: Update,
    /// The reader's language.
    lang: Lang,
    /// Its words.
    messages: Messages,
) -> impl IntoView {
    if update.is_untitled() {
        return messages.of_word("status", update.status).into_any();
    }
    view! { <LocalizedText text=update.title lang=lang /> }.into_any()
}

/// The texts of a report under their headings, as far as anything was written.
#[component]
pub fn ReportTexts(
    /// The report.
    update: Update,
    /// The reader's language.
    lang: Lang,
    /// Its words.
    messages: Messages,
) -> impl IntoView {
    let parts = [
        ("report-results", &update.results),
        ("report-next_steps", &update.next_steps),
        ("report-obstacles", &update.obstacles),
        ("report-help_needed", &update.help_needed),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(key, text)| {
            view! {
                <dt>{messages.text(key)}</dt>
                <dd><PlainText text=text.clone() lang=lang messages=messages /></dd>
            }
        })
        .collect();
    let parts = (!parts.is_empty()).then(|| view! { <dl class="said">{parts}</dl> });
    let narrative = view! { <PlainText text=update.narrative lang=lang messages=messages /> };
    view! {
        {parts}
        {narrative}
    }
    .into_any()
}

/// A report on a card of its own: status, progress, texts, sources. For those who write, publish or answer it.
#[component]
pub fn ReportCard(
    /// The report.
    update: Update,
    /// The commitment that it is about, where its files can be read already.
    #[prop(optional, into)]
    slug: Option<String>,
    /// The reader's language.
    lang: Lang,
    /// Its words.
    messages: Messages,
) -> impl IntoView {
    let progress =
        update.progress.map(|n| view! { <span>{messages.with("update-progress", &[("n", n.into())])}</span> });
    let title =
        (!update.title.is_empty()).then(|| view! { <h3><LocalizedText text=update.title.clone() lang=lang /></h3> });
    let sources: Vec<_> = update.evidence.iter().map(|it| cited_source(it, slug.as_ref(), lang, messages)).collect();
    view! {
        <div class="meta">
            <ReportedStatus update=update.clone() messages=messages />
            {progress}
        </div>
        {title}
        <ReportTexts update=update lang=lang messages=messages />
        {sources}
    }
    .into_any()
}

/// A source of a report: where it leads, who published it, its file.
pub fn cited_source(
    evidence: &Evidence,
    slug: Option<&String>,
    lang: Lang,
    messages: Messages,
) -> impl IntoView + use<> {
    let name = evidence.publisher.as_ref().or(evidence.address.as_ref());
    let name = name.map_or_else(|| messages.say("source").into_any(), |name| note(name, lang));
    let files = source_files(evidence, slug, lang, messages);
    view! {
        <p class="src">
            {external(evidence.address.as_deref(), name)} " · " {messages.of_word("update-source", evidence.class)}
            {files.links}
        </p>
        {files.pictures}
    }
}

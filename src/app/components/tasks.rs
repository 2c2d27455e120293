//! What somebody has to do about commitments: groups of lines, each with the one thing to do.

use leptos::prelude::*;

use crate::app::components::status::HeadlineMark;
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::domain::basics::text::Text;
use crate::paths;
use crate::store::list::ListRow;

/// A group of lines with its count; nothing when it is empty.
pub fn card(title: String, note: Option<String>, rows: Vec<AnyView>) -> Option<AnyView> {
    if rows.is_empty() {
        return None;
    }
    let count = rows.len();
    Some(
        view! {
            <section class="card">
                <header>
                    <h2>{title} " " <span class="count">{count}</span></h2>
                </header>
                {note.map(|note| view! { <p class="note">{note}</p> })}
                <ul class="feed work">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// One line of work: the commitment, what is to be said about it, and the one thing to do.
pub fn row(
    entry: &ListRow,
    context: &RenderContext,
    said: String,
    (address, label): (String, &'static str),
    more: Option<AnyView>,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let title = entry.listed.title.words(lang).to_owned();
    view! {
        <li data-commitment=entry.listed.slug.clone()>
            <a class="t" href=context.link(&paths::commitment(lang, &entry.listed.slug))>
                <LocalizedText text=entry.listed.title.clone() lang=lang />
            </a>
            <span class="meta">
                <HeadlineMark listed=entry.listed.clone() messages=messages />
                <span>{said}</span>
            </span>
            <span class="row">
                <a class="button plain" href=address>
                    {messages.text(label)}
                    <span class="vh">{format!(": {title}")}</span>
                </a>
                {more}
            </span>
        </li>
    }
    .into_any()
}

/// The same about what is no commitment: its title with where that leads, what is to be said, and the one thing to do.
pub fn row_about(
    (title, leads): (&Text, String),
    context: &RenderContext,
    said: String,
    (address, label): (String, &'static str),
    more: Option<AnyView>,
) -> AnyView {
    let (messages, lang) = (context.messages, context.lang);
    let name = title.words(lang).to_owned();
    view! {
        <li>
            <a class="t" href=leads>
                <LocalizedText text=title.clone() lang=lang />
            </a>
            <span class="meta">{said}</span>
            <span class="row">
                <a class="button plain" href=address>
                    {messages.text(label)}
                    <span class="vh">{format!(": {name}")}</span>
                </a>
                {more}
            </span>
        </li>
    }
    .into_any()
}

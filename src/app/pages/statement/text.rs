//! The text of a statement with the passages of its commitments highlighted.

use leptos::prelude::*;

use crate::app::components::link::external;
use crate::app::components::status::{look, look_word};
use crate::app::request::RenderContext;
use crate::domain::basics::text::Text;
use crate::domain::statement::Statement;
use crate::domain::statement::passages::{Marked, Passage, mark};
use crate::paths;
use crate::service::statement::Said;

/// The text in the reader's language, else in the other one; or a note that the portfolio does not hold it.
#[component]
pub fn StatementText(
    /// The statement.
    statement: Statement,
    /// Its commitments, in the statement's order.
    said: Vec<Said>,
    /// Language, words and day.
    context: RenderContext,
) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let source = statement.source.as_deref();
    let link = source.map(|it| view! { <p class="more">{external(Some(it), messages.say("read-at-source"))}</p> });
    let Some(version) = statement.text.for_reader(lang) else {
        let key = if source.is_some() { "statement-text-none" } else { "statement-text-none-nowhere" };
        return view! {
            <section class="card">
                <h2>{messages.text("statement-text")}</h2>
                <p class="quiet">{messages.text(key)}</p>
                {link}
            </section>
        }
        .into_any();
    };
    let in_its_language = |text: &Text| text.version(version.lang).map_or(String::new(), |it| it.words.clone());
    let passages: Vec<String> = said.iter().map(|it| in_its_language(&it.place.passage)).collect();
    let passages: Vec<&str> = passages.iter().map(String::as_str).collect();
    let Marked { paragraphs, missing } = mark(&version.words, &passages);

    let language = messages.of_word("language", version.lang);
    let kind = messages.of_word("text-kind", version.kind);
    let mut notes =
        vec![messages.with("statement-text-version", &[("kind", kind.into()), ("language", language.into())])];
    if version.lang != lang {
        notes.push(messages.say("text-other-language-note"));
    } else if statement.text.is_outdated(lang) {
        notes.push(messages.say("text-outdated-note"));
    }
    if missing.len() < said.len() {
        notes.push(messages.say("statement-text-note"));
    }
    if !missing.is_empty() {
        notes.push(messages.with("statement-marks-missing", &[("n", missing.len().into())]));
    }
    let way = |at: usize| {
        let Said { entry, number, .. } = said.get(at)?;
        let listed = &entry.listed;
        let number = number.clone().unwrap_or_else(|| (at + 1).to_string());
        let title = messages.with(
            "statement-mark",
            &[
                ("number", number.as_str().into()),
                ("title", listed.title.words(lang).into()),
                ("status", look_word(listed, messages).into()),
            ],
        );
        Some((context.link(&paths::commitment(lang, &listed.slug)), title, look(listed), number))
    };
    let piece = |piece: &Passage<'_>| {
        let text = piece.words.to_owned();
        let main = match piece.of.first().and_then(|at| way(*at)) {
            Some((address, title, look, _)) => {
                view! { <mark class=look><a href=address title=title>{text}</a></mark> }.into_any()
            }
            None => text.into_any(),
        };
        let also = piece.also.iter().filter_map(|at| way(*at));
        let also = also
            .map(|(address, title, _, number)| {
                view! { <sup><a href=address title=title.clone() aria-label=title>{number}</a></sup> }
            })
            .collect_view();
        view! { {main}{also} }
    };
    let paragraphs =
        paragraphs.iter().map(|pieces| view! { <p>{pieces.iter().map(piece).collect_view()}</p> }).collect_view();
    view! {
        <section class="card long">
            <header>
                <h2>{messages.text("statement-text")}</h2>
                <span class="note">{notes.join(" ")}</span>
            </header>
            <blockquote class="text" lang=version.lang.code()>
                {paragraphs}
            </blockquote>
            {link}
        </section>
    }
    .into_any()
}

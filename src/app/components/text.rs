//! Texts in the reader's language, marked where they are not the original.

use leptos::prelude::*;

use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::basics::typed_text::turns_direction;
use crate::i18n::Arg;

/// A text in the reader's language, or in the other one where there is none, within a line; the language is marked for
/// screen readers. Texts of several lines that stand alone are drawn by [`PlainText`](crate::app::components::plain_text).
#[component]
pub fn LocalizedText(
    /// The text.
    text: Text,
    /// The reader's language.
    lang: Lang,
) -> impl IntoView {
    text.for_reader(lang).map(|version| words_of(&version.words, version.lang, lang))
}

/// Words in a language among ours. Spaces and breaks stay where they say something, and the order in which ours are read
/// stays too.
fn words_of(words: &str, own: Lang, lang: Lang) -> AnyView {
    let other = (own != lang).then(|| own.code());
    let lines = words.contains(['\n', '\t']) || words.contains("  ");
    let class = lines.then_some("lines");
    let words = words.to_owned();
    if turns_direction(&words) {
        view! { <bdi class=class lang=other>{words}</bdi> }.into_any()
    } else if lines || other.is_some() {
        view! { <span class=class lang=other>{words}</span> }.into_any()
    } else {
        words.into_any()
    }
}

/// What kind of version a reader gets: nothing for one in the own language that needs no mark.
pub fn version_note(text: &Text, context: &RenderContext) -> Option<String> {
    let messages = context.messages;
    let version = text.for_reader(context.lang)?;
    if version.lang != context.lang {
        return (!messages.is_alone()).then(|| messages.say("text-only-in-other-language"));
    }
    if text.is_outdated(context.lang) {
        return Some(messages.say("text-outdated"));
    }
    (version.kind != TextKind::Original).then(|| messages.of_word("text-kind", version.kind).to_owned())
}

/// A note of the editors or a name from a source, of which there is one version only: its language is marked when it is
/// not the reader's.
pub fn note(text: &str, lang: Lang) -> AnyView {
    words_of(text, language_of(text), lang)
}

/// The language of words that are recorded without one.
pub fn language_of(text: &str) -> Lang {
    if text.chars().any(is_hangul) { Lang::Ko } else { Lang::En }
}

/// What a reader has to know about a title: that it is a translation of ours or of a machine, is outdated, or is in the
/// other language. An official title needs no mark, whichever language it was first written in.
pub fn title_note(title: &Text, context: &RenderContext) -> Option<String> {
    let version = title.for_reader(context.lang)?;
    let plain = version.lang == context.lang && version.kind == TextKind::Official && !title.is_outdated(context.lang);
    if plain { None } else { version_note(title, context) }
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}')
}

/// A message around a view: `slot` is the argument that the view replaces.
pub fn around(
    messages: crate::i18n::Messages,
    key: &str,
    args: &[(&str, Arg<'_>)],
    slot: &str,
    view: impl IntoView,
) -> AnyView {
    // No message holds this character, and no text that was typed.
    const SLOT: &str = "\u{fffc}";
    let mut args = args.to_vec();
    args.push((slot, SLOT.into()));
    let text = messages.with(key, &args);
    let (before, after) = text.split_once(SLOT).unwrap_or((&text, ""));
    view! { {before.to_owned()}{view}{after.to_owned()} }.into_any()
}

//! Texts in the reader's language, marked where they are not the original.

use leptos::prelude::*;

use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind};
use crate::i18n::Arg;

/// A text in the reader's language, or in the other one where there is none; the language is marked for screen readers.
#[component]
pub fn LocalizedText(
    /// The text.
    text: Text,
    /// The reader's language.
    lang: Lang,
) -> impl IntoView {
    text.for_reader(lang).map(|version| {
        if version.lang == lang {
            version.words.clone().into_any()
        } else {
            view! { <span lang=version.lang.code()>{version.words.clone()}</span> }.into_any()
        }
    })
}

/// What kind of version a reader gets: nothing for one in the own language that needs no mark.
pub fn version_note(text: &Text, context: &RenderContext) -> Option<String> {
    let messages = context.messages;
    let version = text.for_reader(context.lang)?;
    if version.lang != context.lang {
        return Some(messages.say("text-only-in-other-language"));
    }
    if text.is_outdated(context.lang) {
        return Some(messages.say("text-outdated"));
    }
    (version.kind != TextKind::Original).then(|| messages.of_word("text-kind", version.kind).to_owned())
}

/// A note of the editors or a name from a source, of which there is one version only: its language is marked when it is
/// not the reader's.
pub fn note(text: &str, lang: Lang) -> AnyView {
    let own = language_of(text);
    if own == lang {
        text.to_owned().into_any()
    } else {
        view! { <span lang=own.code()>{text.to_owned()}</span> }.into_any()
    }
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
    // No message and no recorded text holds this character.
    const SLOT: &str = "\u{fffc}";
    let mut args = args.to_vec();
    args.push((slot, SLOT.into()));
    let text = messages.with(key, &args);
    let (before, after) = text.split_once(SLOT).unwrap_or((&text, ""));
    view! { {before.to_owned()}{view}{after.to_owned()} }.into_any()
}

//! Texts in the reader's language, marked where they are something else than the original.

use leptos::prelude::*;

use crate::app::visit::Drawing;
use crate::domain::lang::Lang;
use crate::domain::text::{Text, TextKind};

/// A text in the reader's language, or in the other one where there is none; the language is marked for screen readers.
#[component]
pub fn Words(
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
pub fn version_note(text: &Text, drawing: &Drawing) -> Option<String> {
    let words = drawing.words;
    let version = text.for_reader(drawing.lang)?;
    if version.lang != drawing.lang {
        return Some(words.say("text-only-in-other-language"));
    }
    if text.is_outdated(drawing.lang) {
        return Some(words.say("text-outdated"));
    }
    (version.kind != TextKind::Original).then(|| words.of_word("text-kind", version.kind).to_owned())
}

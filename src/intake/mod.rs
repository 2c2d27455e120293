//! A statement's text becomes proposed commitments: by rule, explained, and nothing is set by itself.
//!
//! [`extract`] is pure. `docs/intake.md` says how it works and what it cannot do.

pub mod align;
pub mod draft;
pub mod extraction;
pub mod file;
pub mod score;
pub mod span;
pub mod vocabulary;

mod areas;
mod blocks;
mod claim;
mod due;
#[cfg(test)]
mod due_tests;
mod english;
mod gather;
mod korean;
mod lines;
mod marker;
mod names;
mod nature;
#[cfg(test)]
mod owner_tests;
mod owners;
mod parties;
mod relations;
#[cfg(test)]
mod rule_tests;
mod sentences;
mod table;
mod title;
mod token;
mod words;

use crate::domain::basics::lang::Lang;
use crate::intake::extraction::Extraction;
use crate::intake::vocabulary::Vocabulary;

/// A text as it is stored, and as positions in it are counted: without a byte order mark, each line ended by `\n`.
/// Nothing else is changed.
pub fn stored_text(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// What a text in a language says its parties will do, and what of it was left out, and why. The text is stored as
/// [`stored_text`] gives it; all positions are counted in that.
pub fn extract(text: &str, language: Lang, vocabulary: &Vocabulary) -> Extraction {
    gather::extraction(stored_text(text), language, vocabulary)
}

/// The language in which most of a text is written.
pub fn language_of(text: &str) -> Lang {
    let hangul = text.chars().filter(|it| ('가'..='힣').contains(it)).count();
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    // A Hangul syllable says about as much as two and a half Latin letters.
    if hangul * 5 > latin * 2 { Lang::Ko } else { Lang::En }
}

//! A short title for a commitment, to be edited: what is done, to what.

use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::intake::claim::Claim;
use crate::intake::gather::Reading;
use crate::intake::korean;
use crate::intake::span::Span;
use crate::intake::token::{Even, Token, tokens};
use crate::intake::words::ENGLISH;

/// The longest title, in characters.
const LONGEST: usize = 90;

/// The title of a claim whose act is told until a place, in the language of the text.
pub fn of(reading: &Reading<'_>, claim: &Claim, until: usize) -> Text {
    let until = until.min(claim.span.end);
    let words = match reading.language {
        Lang::En => english(reading.letters, Span::new(claim.act, until.max(claim.act))),
        Lang::Ko => korean::title(reading.letters, claim, until),
    };
    Text(vec![Version { lang: reading.language, words, kind: TextKind::Original, translates: None }])
}

/// `will establish a working group to …` becomes `Establish a working group`.
fn english(letters: &[char], span: Span) -> String {
    let words = tokens(&Even::of(letters, &[span]));
    let Some(first) = words.first() else { return String::new() };
    let mut out = ENGLISH.act.base(&first.low).unwrap_or(&first.raw).to_owned();
    for (at, word) in words.iter().enumerate().skip(1) {
        let is_over = at > 3 && ends_title(&words, at);
        if is_over || out.chars().count() + word.raw.chars().count() > LONGEST {
            break;
        }
        if word.spaced {
            out.push(' ');
        }
        out.push_str(&word.raw);
    }
    let out = out.trim_end_matches([',', ';', ':', ' ', '–', '(', '.']);
    let mut letters = out.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().collect::<String>() + letters.as_str())
}

/// Whether what follows is a purpose, a means or an example.
fn ends_title(words: &[Token], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |it| it.low.as_str());
    match words[at].low.as_str() {
        "," => ["including", "such", "which", "with", "in", "and", "through", "based", "while"].contains(&next),
        "to" => ENGLISH.act.has(next),
        ";" | "–" | "including" | "by" | "through" | "whereby" => true,
        _ => false,
    }
}

//! A short title for a commitment, to be edited: what is done, to what.

use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::intake::claim::Claim;
use crate::intake::extraction::ReasonKind;
use crate::intake::gather::Reading;
use crate::intake::korean;
use crate::intake::span::Span;
use crate::intake::token::{Even, Token, tokens};
use crate::intake::words::{ENGLISH, Form};

/// The longest title, in characters.
const LONGEST: usize = 90;

/// The title of a claim whose act is told until a place, in the language of the text.
pub fn of(reading: &Reading<'_>, claim: &Claim, until: usize) -> Text {
    let until = until.min(claim.span.end);
    let words = match reading.language {
        Lang::En => english(&words_of(reading.letters, claim, until), is_said(claim, ReasonKind::Negated)),
        Lang::Ko => korean::title(reading.letters, claim, until),
    };
    Text(vec![Version { lang: reading.language, words, kind: TextKind::Original, translates: None }])
}

fn is_said(claim: &Claim, kind: ReasonKind) -> bool {
    claim.reasons.iter().any(|it| it.kind == kind)
}

/// The words that tell an act. What is done to something in the passive stands after its verb: `an agreement will be
/// signed in May` becomes `signed an agreement in May`.
fn words_of(letters: &[char], claim: &Claim, until: usize) -> Vec<Token> {
    let mut words = tokens(&Even::of(letters, &[Span::new(claim.act, until.max(claim.act))]));
    let subject = claim.subject.words.filter(|it| claim.span.holds(*it) && it.end <= claim.act);
    if let Some(subject) = subject.filter(|_| is_said(claim, ReasonKind::Passive) && !words.is_empty()) {
        let mut object = tokens(&Even::of(letters, &[subject]));
        // The first word of a sentence has its capital by its place.
        if let Some(first) = object.first_mut().filter(|it| it.is_one(DETERMINERS)) {
            first.raw = first.low.clone();
        }
        let particle = words.get(1).is_some_and(|it| it.is_one(&["up", "out", "down"]));
        words.splice(1 + usize::from(particle)..1 + usize::from(particle), object);
        words.iter_mut().for_each(|it| it.spaced |= it.is_word());
    }
    words
}

/// With what a noun begins.
const DETERMINERS: &[&str] =
    &["the", "a", "an", "this", "these", "our", "their", "its", "both", "all", "each", "two", "new", "joint"];

/// `will establish a working group to …` becomes `Establish a working group`, `will not sell arms` `Not to sell arms`.
fn english(words: &[Token], is_negated: bool) -> String {
    let Some(first) = words.first() else { return String::new() };
    let base = |it: &Token| ENGLISH.act.base(&it.low).unwrap_or(&it.raw).to_owned();
    // `advancing and refocusing the partnership`: both verbs are in their base form.
    let second = words.get(2).filter(|_| words[1].is("and") && ENGLISH.act.is(&first.low, Form::Ing));
    // One whose base form nobody knows is left out.
    let skipped = second.is_some_and(|it| !ENGLISH.act.is(&it.low, Form::Ing) && it.low.ends_with("ing"));
    let second = second.filter(|it| ENGLISH.act.is(&it.low, Form::Ing));
    // `direct the council to launch`: whom is told and what.
    let task = ENGLISH.asked.has(&first.low).then(|| words.iter().position(|it| it.is("to"))).flatten();
    let mut taken = if is_negated { vec![format!("not to {}", base(first))] } else { vec![base(first)] };
    let (mut length, mut is_cut) = (taken[0].chars().count(), false);
    for (at, word) in words.iter().enumerate().skip(1) {
        if at > 3 && ends_title(words, at) && task != Some(at) {
            break;
        }
        if skipped && (1..3).contains(&at) {
            continue;
        }
        length += word.raw.chars().count() + usize::from(word.spaced);
        if length > LONGEST {
            is_cut = true;
            break;
        }
        let raw = if at == 2 && second.is_some() { base(word) } else { word.raw.clone() };
        taken.push(if word.spaced { format!(" {raw}") } else { raw });
    }
    // What is cut by its length does not end in the middle of `public health and promoting`.
    let is_loose = |it: &str| LOOSE.contains(&it.trim().to_lowercase().as_str());
    let joins = |it: &str| ["and", "or"].contains(&it.trim());
    while taken.len() > 3 {
        let (last, before) = (&taken[taken.len() - 1], &taken[taken.len() - 2]);
        let hangs = is_loose(last) || is_cut && (joins(before) || before == "," && is_adjective(last.trim()));
        if !hangs {
            break;
        }
        taken.pop();
    }
    let out = taken.concat();
    let out = out.trim_end_matches([',', ';', ':', ' ', '–', '(', '.']);
    let mut letters = out.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().collect::<String>() + letters.as_str())
}

/// With what no title ends.
const LOOSE: &[&str] = &[
    "and",
    "or",
    "of",
    "the",
    "a",
    "an",
    "in",
    "on",
    "to",
    "for",
    "with",
    "by",
    "at",
    "from",
    "their",
    "its",
    "our",
    "as",
    "that",
    "which",
    "who",
    "between",
    "into",
    "such",
    "both",
    "including",
    "across",
    "towards",
    "toward",
    ",",
    "against",
    "through",
];

/// Whether a word only says what another is like, as far as its end tells.
fn is_adjective(word: &str) -> bool {
    ["ous", "ive", "able", "ible", "al", "ful", "ic", "ent", "ant"].iter().any(|it| word.ends_with(it))
        || [
            "safe",
            "secure",
            "free",
            "open",
            "fair",
            "sound",
            "clean",
            "strong",
            "inclusive",
            "stable",
            "new",
            "robust",
            "modern",
        ]
        .contains(&word)
}

/// Whether what follows is a purpose, a means or an example.
fn ends_title(words: &[Token], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |it| it.low.as_str());
    match words[at].low.as_str() {
        // `a safe, prosperous, and dynamic region` goes on to its noun.
        "," if next == "and" && is_adjective(&words[at - 1].low) => false,
        "," => ["including", "such", "which", "with", "in", "and", "through", "based", "while"].contains(&next),
        "to" => ENGLISH.act.has(next),
        "such" => next == "as",
        ";" | "–" | "including" | "by" | "through" | "whereby" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::token::tokens_of;
    use rstest::rstest;

    #[rstest]
    #[case(
        "creating a safe, prosperous, and dynamic region of islands",
        "Create a safe, prosperous, and dynamic region of islands"
    )]
    #[case("advancing and deepening the partnership of ports", "Advance and deepen the partnership of ports")]
    #[case("advancing and refocusing the partnership of ports", "Advance the partnership of ports")]
    #[case(
        "direct the two security councils to launch a dialogue on ports",
        "Direct the two security councils to launch a dialogue on ports"
    )]
    #[case("share data on fields such as fish, clean shipping and rails", "Share data on fields")]
    #[case(
        "expand regional coordination on the law of the sea, cables, the health of whales and herring",
        "Expand regional coordination on the law of the sea, cables, the health of whales"
    )]
    #[case("open a joint office to train staff", "Open a joint office")]
    fn titles_end_where_a_thought_does(#[case] words: &str, #[case] expected: &str) {
        assert_eq!(english(&tokens_of(words), false), expected);
        assert!(english(&tokens_of(words), true).starts_with("Not to "));
    }
}

//! The names of organisations in Korean, and which of them do what is said.

use crate::intake::gather::Reading;
use crate::intake::korean::eojeol::{Eojeol, eojeols};
use crate::intake::korean::subject::{bare, is_organisation};
use crate::intake::owners::is_short_form;
use crate::intake::span::Span;
use crate::intake::words::{KOREAN, ORGANISATIONS};

/// The particles that follow a name, the long ones first.
const PARTICLES: &[&str] = &[
    "에서는",
    "으로부터",
    "으로",
    "에게",
    "께서",
    "에서",
    "간의",
    "간에",
    "은",
    "는",
    "이",
    "가",
    "과",
    "와",
    "의",
    "을",
    "를",
    "에",
    "도",
    "간",
    "및",
    "로",
];
/// What joins names that are written together.
const JOINTS: &[char] = &['·', 'ㆍ', '‧', '・', '/', '-', '–', '↔'];
/// The last words of the long names of countries.
const STATES: &[&str] = &["공화국", "왕국", "연방", "공국", "연합국"];
/// The ends of words that are no part of the name that follows them.
const NOT_OF_NAMES: &[&str] = &[
    "과", "와", "및", "를", "을", "의", "에", "로", "한", "할", "인", "적", "는", "된", "될", "간", "하고", "하며",
    "명을", "급", "은", "서", "며", "여",
];

/// The organisations that a passage names as those that do something, each with the name of its country before it.
pub fn organisations(reading: &Reading<'_>, span: Span) -> Vec<Span> {
    let mut words = eojeols(reading.letters, span, &[]);
    // `(한별 가스공사)`: the brackets are no part of the name.
    for word in &mut words {
        let opens = word.text.chars().take_while(|it| *it == '(').count();
        word.text = word.text.trim_matches(['(', ')']).to_owned();
        word.span.start += opens;
    }
    let words: Vec<Eojeol> = words.into_iter().filter(|it| !it.text.is_empty()).collect();
    let mut out = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let stem =
            PARTICLES.iter().find_map(|it| word.text.strip_suffix(it).filter(|stem| is_organisation(reading, stem)));
        let stem = stem.or_else(|| is_organisation(reading, &word.text).then_some(word.text.as_str()));
        let Some(stem) = stem.filter(|it| !is_elsewhere(&words, at, it)) else { continue };
        // `외교부·국방부`.
        let parts: Vec<&str> = stem.split(JOINTS).collect();
        if parts.len() > 1 && parts.iter().all(|it| is_organisation(reading, it)) {
            let mut from = word.span.start;
            for part in parts {
                let until = from + part.chars().count();
                out.push(Span::new(from, until));
                from = until + 1;
            }
            continue;
        }
        let whole = is_with_country(reading, &words, at);
        if !whole && KOREAN.generic.iter().any(|it| it == stem) {
            continue;
        }
        // `카르디아 공화국 국민교육부`.
        let of_state = whole && at > 1 && STATES.contains(&words[at - 1].text.as_str());
        let start = words[at - usize::from(whole) - usize::from(of_state)].span.start;
        out.push(Span::new(start, word.span.start + stem.chars().count()));
    }
    out
}

/// Whether a name is a place, a thing that is dealt with or made, or one that each of several has.
fn is_elsewhere(words: &[Eojeol], at: usize, stem: &str) -> bool {
    let text = words[at].text.as_str();
    let particle = text.strip_prefix(stem).unwrap_or_default();
    let after: Vec<&str> = words[at + 1..].iter().take(4).map(|it| it.text.as_str()).collect();
    let goes_on = |with: &[String]| after.iter().any(|it| with.iter().any(|word| it.starts_with(word.as_str())));
    let is_task = after.iter().any(|it| KOREAN.tasks.iter().any(|word| it.starts_with(word.as_str())));
    let before = at.checked_sub(1).map_or("", |it| words[it].text.as_str());
    let is_shared =
        KOREAN.shared.iter().any(|it| it == before || stem.starts_with(it.as_str()) && it.chars().count() > 1);
    let is_made = (matches!(particle, "을" | "를") || particle.is_empty())
        && after.first().is_some_and(|it| KOREAN.made.iter().any(|word| it.starts_with(word.as_str())));
    let is_object = matches!(particle, "을" | "를") && !goes_on(&KOREAN.convened);
    let is_place = matches!(particle, "에" | "에서" | "에게" | "으로" | "로") && !is_task;
    is_shared || is_made || is_object || is_place || stem.ends_with('국') && stem.chars().count() < 5
}

/// Whether the word before a name belongs to it: its country's name.
fn is_with_country(reading: &Reading<'_>, words: &[Eojeol], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|it| &words[it]) else { return false };
    let text = before.text.as_str();
    let names = reading.parties.names.begins(text).is_some_and(|(length, _)| text.chars().count() <= length);
    let of_state = text.ends_with('국') && text.chars().count() > 1;
    let plain = !before.comma
        && !KOREAN.joints.contains(&before.text)
        && bare(text).is_none()
        && !NOT_OF_NAMES.iter().any(|end| text.ends_with(end))
        && text.chars().count() <= 6
        && !text.contains(|it: char| it.is_ascii_digit());
    // A name begins anew after a particle.
    let begins = at == 1 || {
        let two = &words[at - 2];
        let after_particle = ["과", "와", "은", "는", "을", "를", "및"].iter().any(|end| two.text.ends_with(end));
        two.comma || two.colon || after_particle || before.is_bracket && !two.is_bracket
    };
    names || plain && (of_state || begins)
}

/// The short forms in Latin letters that a passage names: `NIST와`, `MSIT`.
pub fn short_forms(reading: &Reading<'_>, span: Span) -> Vec<Span> {
    let mut out = Vec::new();
    for word in eojeols(reading.letters, span, &[]) {
        let opens = word.text.chars().take_while(|it| *it == '(').count();
        let bare: String =
            word.text.chars().skip(opens).take_while(|it| it.is_ascii_alphanumeric() || *it == '-').collect();
        let rest: String = word.text.chars().skip(opens + bare.chars().count()).collect();
        let ends = rest.is_empty() || rest.starts_with(')') || PARTICLES.contains(&rest.as_str());
        let is_object = ["을", "를", "에", "에서", "로", "으로"].contains(&rest.as_str());
        if ends && !is_object && is_short_form(&bare) && ORGANISATIONS.english.contains(&bare) {
            let from = word.span.start + opens;
            out.push(Span::new(from, from + bare.chars().count()));
        }
    }
    out
}

/// A name in a cell, without the marks and the particle around it.
pub fn bare_name(reading: &Reading<'_>, part: Span) -> Span {
    let is_mark = |it: char| it.is_whitespace() || matches!(it, '(' | ')' | '[' | ']' | '-' | '.' | ':');
    let letters = reading.letters;
    let from = (part.start..part.end).find(|it| !is_mark(letters[*it])).unwrap_or(part.end);
    let to = (from..part.end).rev().find(|it| !is_mark(letters[*it])).map_or(from, |it| it + 1);
    Span::new(from, to)
}

/// Whether what stands in the cell of those who do something names one by itself.
pub fn is_owner(reading: &Reading<'_>, part: Span) -> bool {
    let text: String = reading.letters[part.start..part.end].iter().collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(first) = words.first() else { return false };
    let is_party = reading.parties.names.begins(&text).is_some_and(|(length, _)| text.chars().count() <= length + 1);
    let is_shared =
        KOREAN.shared.iter().any(|it| it == first || first.starts_with(it.as_str()) && it.chars().count() > 1);
    let together = KOREAN.together.contains(&text);
    let has_letters = text.chars().filter(|it| it.is_alphabetic()).count() > 1;
    let is_generic = KOREAN.generic.contains(&text);
    has_letters
        && words.len() <= 4
        && !text.chars().any(|it| it.is_ascii_digit())
        && !(is_party || is_shared || together || is_generic)
}

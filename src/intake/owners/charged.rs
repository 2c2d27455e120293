//! Who is said to do something by standing beside it: in brackets, after `lead:`, in a table's cell.

use crate::domain::basics::lang::Lang;
use crate::intake::extraction::OwnerFound;
use crate::intake::gather::Reading;
use crate::intake::owners::{Organisations, english};
use crate::intake::span::Span;
use crate::intake::token::Token;
use crate::intake::words::{ENGLISH, KOREAN, has};
use crate::intake::{due, korean};

/// The organisations in brackets: with words that say that they do it, whatever is named; else those that are called like one.
pub fn in_brackets(of: &Organisations, reading: &Reading<'_>, words: &[Token], span: Span) -> Vec<OwnerFound> {
    match reading.language {
        Lang::En => {
            let from = charge(words);
            if from > 0 { named(of, reading, &words[from..], true) } else { named(of, reading, words, false) }
        }
        Lang::Ko => {
            let text: String = reading.letters[span.start..span.end].iter().collect();
            let charge = text.split([':', '：']).next().filter(|it| it.len() < text.len()).map(str::trim);
            let is_charge =
                charge.is_some_and(|it| KOREAN.charged.iter().any(|word| it.replace(' ', "").ends_with(word.as_str())));
            match charge.filter(|_| is_charge) {
                Some(_) => {
                    let skip = text.chars().take_while(|it| !matches!(it, ':' | '：')).count() + 1;
                    in_cell(of, reading, &[], Span::new((span.start + skip).min(span.end), span.end))
                }
                None => parts(reading, span).into_iter().flat_map(|it| of.korean(reading, it)).collect(),
            }
        }
    }
}

/// The organisations in a cell.
pub fn in_cell(of: &Organisations, reading: &Reading<'_>, words: &[Token], cell: Span) -> Vec<OwnerFound> {
    if reading.language == Lang::En {
        return named(of, reading, words, true);
    }
    let mut out = Vec::new();
    for part in parts(reading, cell) {
        let part = korean::bare_name(reading, part);
        let named = of.korean(reading, part);
        if named.is_empty() && korean::is_owner(reading, part) {
            out.push(of.found(None, part));
        }
        out.extend(named);
    }
    out
}

/// The parts of what marks part.
fn parts(reading: &Reading<'_>, span: Span) -> Vec<Span> {
    let is_mark = |it: &usize| {
        matches!(reading.letters[*it], ',' | ';' | '/' | '·' | '\n' | '，' | '&' | 'ㆍ' | '‧' | '+' | '–' | '↔')
    };
    let ends = (span.start..span.end).filter(is_mark).chain([span.end]);
    let mut from = span.start;
    let part = |at: usize| Span::new(std::mem::replace(&mut from, at + 1), at);
    ends.map(part).filter(|it| !it.is_empty()).collect()
}

/// Past the words that say that what follows does it: `lead:`, `led by`, `responsible agencies:`.
fn charge(words: &[Token]) -> usize {
    let low: Vec<&str> = words.iter().take(3).map(|it| it.low.as_str()).collect();
    (1..=low.len())
        .rev()
        .find(|count| {
            let is_charge = has(&ENGLISH.charged, &low[..*count].join(" "));
            let colon = words.get(*count).is_some_and(|it| it.is(":"));
            is_charge && (colon || low[*count - 1] == "by")
        })
        .map_or(0, |count| count + usize::from(words.get(count).is_some_and(|it| it.is(":"))))
}

/// The names among words that are parted by marks or `and`; of those that are not called like an organisation only where
/// each that is named does it.
fn named(of: &Organisations, reading: &Reading<'_>, words: &[Token], each: bool) -> Vec<OwnerFound> {
    let found = english::names(of, words);
    let mut out: Vec<OwnerFound> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((range, which)) = found.iter().find(|(range, _)| range.start == at) {
            let span = Span::new(words[range.start].span.start, words[range.end - 1].span.end);
            out.push(of.found(*which, span));
            at = range.end;
            continue;
        }
        let end = (at..words.len())
            .find(|it| {
                let parts = words[*it].is_one(&[",", ";", "/", "and", "&", "+", "(", ")", "with", "|"]);
                parts || found.iter().any(|(range, _)| range.start == *it)
            })
            .unwrap_or(words.len());
        let part = &words[at..end];
        // `Customs (Arden)`: whose it is.
        let is_aside =
            at > 0 && words[at - 1].is("(") && words.get(end).is_some_and(|it| it.is(")")) && !out.is_empty();
        let skip = part.iter().take_while(|it| it.is_one(&["the", ":"])).count();
        if !is_aside && is_name(reading, &part[skip..], each) {
            out.push(of.found(None, Span::new(part[skip].span.start, part[part.len() - 1].span.end)));
        }
        at = end.max(at + 1);
    }
    out
}

/// Whether words that no rule knows name somebody who does something.
fn is_name(reading: &Reading<'_>, words: &[Token], each: bool) -> bool {
    let Some(first) = words.first() else { return false };
    let party = reading.parties.names.find(words).iter().any(|(range, _)| range.len() == words.len());
    let plain = words.iter().all(|it| it.is_word())
        && words.len() <= 8
        && words.iter().all(|it| it.is_capital() || it.raw.len() < 4);
    let is_none = words.iter().any(|it| has(&ENGLISH.no_owners, &it.low) || due::is_month(&it.low));
    let is_international = ENGLISH.is_international(&first.low);
    plain && !party && !is_none && !is_international && first.is_capital() && each
}

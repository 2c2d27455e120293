//! The names of organisations in English, and which of them do what is said.

use std::ops::Range;

use crate::intake::extraction::OwnerFound;
use crate::intake::owners::{Organisations, is_short_form};
use crate::intake::span::Span;
use crate::intake::token::Token;
use crate::intake::words::{ENGLISH, ORGANISATIONS, has};

/// The longest name, in words.
const LONGEST: usize = 24;

/// With what a sentence begins and no name.
const NOT_OF_NAMES: &[&str] = &[
    "the",
    "these",
    "this",
    "both",
    "in",
    "by",
    "to",
    "under",
    "as",
    "all",
    "each",
    "lead",
    "a",
    "an",
    "through",
    "with",
    "from",
    "for",
    "at",
    "on",
    "of",
    "between",
    "after",
    "before",
    "via",
    "together",
    "and",
    "our",
    "their",
    "its",
    "led",
    "following",
    "should",
    "if",
    "when",
    "where",
    "within",
    "upon",
    "since",
    "while",
    "no",
];

/// An organisation's name among words: which of the portfolio's it is, where one of those.
type Named = (Range<usize>, Option<usize>);

/// The organisations that words name as those that do something.
pub fn find(of: &Organisations, words: &[Token]) -> Vec<OwnerFound> {
    let mut out: Vec<OwnerFound> = Vec::new();
    let mut before: Option<usize> = None;
    for (range, which) in names(of, words) {
        // `the Coast Agency (CA)` is one.
        let repeats = before.is_some_and(|end| end + 1 == range.start && words[end].is("("));
        before = Some(range.end);
        if !repeats && !is_elsewhere(words, range.start) {
            out.push(of.found(which, span(words, &range)));
        }
    }
    out
}

/// The short forms that words give to names.
pub fn short_forms(of: &Organisations, words: &[Token]) -> Vec<(String, Option<usize>)> {
    let short = |(range, which): Named| {
        // `the Ministry of the Sea of Arden (MSA)`.
        let open = (range.end..words.len().min(range.end + 5))
            .find(|it| !(words[*it].is("of") || words[*it].is("the") || words[*it].is_capital()))?;
        let at = open + 1;
        let word = words.get(at).filter(|it| is_short(it))?;
        let closed = words.get(at - 1).is_some_and(|it| it.is("(")) && words.get(at + 1).is_some_and(|it| it.is(")"));
        closed.then(|| (word.raw.clone(), which))
    };
    names(of, words).into_iter().filter_map(short).collect()
}

/// Whether a word is a short form in capitals.
pub fn is_short(word: &Token) -> bool {
    word.is_word() && is_short_form(&word.raw)
}

/// All names of organisations among words.
pub fn names(of: &Organisations, words: &[Token]) -> Vec<Named> {
    let found = of.names.find(words);
    let mut known = found.iter().peekable();
    let mut out: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        while known.peek().is_some_and(|(range, _)| range.start < at) {
            known.next();
        }
        let next = known.peek().copied();
        if let Some((range, which)) = next.filter(|(range, _)| range.start == at) {
            // `U.S. Department of Justice`: what stands before belongs to the name as the text has it.
            let with = at > 0 && words[at - 1].is_one(&["u.s.", "korean", "japanese", "rok", "uk"]);
            out.push((if with { at - 1 } else { at }..range.end, **which));
            at = range.end;
            continue;
        }
        let Some(end) = unknown(words, at) else {
            at += 1;
            continue;
        };
        // `Korea's Ministry of Science and ICT` has a known name in it.
        let inner = next.filter(|(range, _)| range.start < end);
        let end = inner.map_or(end, |(range, _)| range.end.max(end));
        out.push((at..end, inner.and_then(|it| *it.1)));
        at = end;
    }
    out
}

fn span(words: &[Token], range: &Range<usize>) -> Span {
    let (first, last) = (&words[range.start], &words[range.end - 1]);
    // `the Department’s` names the Department, `Commerce-led` Commerce.
    let owns = if last.low.ends_with("'s") {
        2
    } else if last.low.ends_with("-led") {
        4
    } else {
        0
    };
    Span::new(first.span.start, last.span.end.saturating_sub(owns).max(first.span.start + 1))
}

/// Whether a name is where something happens, whom something is given or what is made, and not who does it.
fn is_elsewhere(words: &[Token], at: usize) -> bool {
    let mut before = at;
    while before > 0 && (words[before - 1].is_one(&["the", "their", "its", "our", "a", "an", "respective"])) {
        before -= 1;
    }
    // `a new Joint Cyber Centre` is made and does nothing yet.
    let is_new = words[at.saturating_sub(4)..at].iter().any(|it| it.is_one(&["a", "an", "new"]))
        && words[at.saturating_sub(8)..at].iter().any(|it| has(&ENGLISH.makes, &it.low));
    let place = before > 0
        && words[before - 1].is_one(&["at", "in", "within", "under", "on", "into", "about", "against", "towards"]);
    let is_given = before > 0
        && words[before - 1].is("to")
        && !words[before.saturating_sub(8)..before].iter().any(|it| ENGLISH.asked.has(&it.low));
    is_new || place || is_given
}

/// Where a name ends that begins at a place and is an organisation's, though nobody knows any of that name.
fn unknown(words: &[Token], at: usize) -> Option<usize> {
    let first = &words[at];
    let follows = at > 0
        && words[at - 1].is_capital()
        && words[at - 1].is_word()
        && !words[at - 1].is("the")
        && !words[at - 1].low.ends_with("-led")
        && !(at == 1 && ENGLISH.asked.has(&words[0].low));
    let is_verb = at == 0 && ENGLISH.asked.has(&first.low) && words.get(1).is_some_and(|it| it.is("the"));
    if !(first.is_word() && first.is_capital()) || first.is_one(NOT_OF_NAMES) || follows || is_verb {
        return None;
    }
    let last = name_end(words, at);
    let name = &words[at..=last];
    let low = name.iter().map(|it| it.low.as_str()).collect::<Vec<_>>().join(" ");
    let is_name = name.len() > 1 || first.is("secretariat");
    (is_name && (rules(name) || runs_itself(words, at, last)) && !ENGLISH.is_international(&low)).then_some(last + 1)
}

/// The last word of the name that begins at a place.
fn name_end(words: &[Token], at: usize) -> usize {
    let (mut end, mut last, mut has_of) = (at + 1, at, false);
    while end < words.len().min(at + LONGEST) && !words[last].low.ends_with("-led") {
        let word = &words[end];
        let capital = word.is_word() && word.is_capital();
        let next = words.get(end + 1);
        has_of |= word.is("of");
        let joint = word.is_one(&["of", "for", "and", "on", "&", "the"])
            && next.is_some_and(|it| it.is_capital() || it.is("the"));
        let list = word.is(",") && next.is_some_and(|it| it.is_capital()) && has_of;
        // `the Isles' Film Library`.
        let owns = word.is("'") && words[end - 1].low.ends_with('s') && next.is_some_and(Token::is_capital);
        if !(capital || joint || list || owns) || word.is_one(&["and", ",", "&"]) && splits(words, at, end) {
            break;
        }
        if capital {
            last = end;
        }
        end += 1;
    }
    last
}

/// Whether the word that rules a name is one by which organisations are known.
fn rules(name: &[Token]) -> bool {
    let of = name.iter().position(|it| it.is_one(&["of", "for", "on"])).unwrap_or(name.len());
    let ruling = &name[..of];
    let bare = |it: &Token| it.low.trim_end_matches("'s").trim_end_matches("-led").to_owned();
    let is_body = name.iter().any(|it| {
        it.is_one(&[
            "nations",
            "union",
            "group",
            "forum",
            "dialogue",
            "summit",
            "agenda",
            "initiative",
            "framework",
            "partnership",
        ]) && !has(&ENGLISH.organisations, &it.low)
    });
    let is_paper = ruling.last().is_some_and(|it| has(&ENGLISH.documents, &it.low));
    // A port is a place, its authority is none.
    let is_known = |(at, it): (usize, &Token)| {
        has(&ENGLISH.organisations, &bare(it))
            && (!it.is("port") || at + 1 == ruling.len() || at == 0 && of < name.len())
    };
    ruling.iter().enumerate().any(is_known) && !is_body && !is_paper
}

/// Whether a name is that of a body of several parties that is asked to act, or acts by a name of its own.
fn runs_itself(words: &[Token], at: usize, last: usize) -> bool {
    let name = &words[at..=last];
    let of = name.iter().position(|it| it.is_one(&["of", "for", "on"])).unwrap_or(name.len());
    let is_body = name[..of].last().is_some_and(|it| has(&ENGLISH.self_governed, &it.low));
    let before = &words[at.saturating_sub(3)..at];
    let asked =
        before.iter().any(|it| ENGLISH.asked.has(&it.low)) && before.iter().all(|it| !it.is_one(&["to", "for", ","]));
    let low = |at: usize| words.get(at).map_or("", |it| it.low.as_str());
    let to_act = asked && ["to", "with"].contains(&low(last + 1));
    // `The Joint Port Committee will review`; that a body meets is no act of its own.
    let is_subject = at < 2
        && (has(&ENGLISH.modals, low(last + 1)) || low(last + 2) == "to" && ["is", "are"].contains(&low(last + 1)))
        && (of > 2 || of == 2 && !has(&ENGLISH.unnamed, &name[0].low))
        && !["meet", "convene", "reconvene"].contains(&low(last + 2));
    is_body && (to_act || is_subject)
}

/// Whether `and` or a comma parts two organisations: the words before it already are one, and those after it are one too.
fn splits(words: &[Token], at: usize, joint: usize) -> bool {
    let is_one = |words: &[Token]| words.iter().any(|it| has(&ENGLISH.organisations, it.low.trim_end_matches("'s")));
    let after = words[joint + 1..]
        .iter()
        .take(8)
        .take_while(|it| it.is_capital() || it.is_one(&["of", "the", "for", "'"]))
        .collect::<Vec<_>>();
    let follows =
        after.iter().any(|it| has(&ENGLISH.organisations, it.low.trim_end_matches("-led").trim_end_matches("'s")));
    is_one(&words[at..joint]) && (follows || after.first().is_some_and(|it| ORGANISATIONS.english.contains(&it.raw)))
}

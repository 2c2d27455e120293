//! Who will do it: the words before a head.

use crate::intake::claim::{Subject, Who};
use crate::intake::english::heads::{Head, is_lead};
use crate::intake::english::{Sentence, conditioned, is_body};
use crate::intake::token::{Token, TokenKind};
use crate::intake::words::{ENGLISH, Form, has};

/// A subject, and the word from which a claim with it begins.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub subject: Subject,
    pub from: usize,
}

/// Who a sentence speaks of before a place: the first party or other subject that it names.
pub fn speaks(of: &Sentence<'_>, until: usize) -> Option<Subject> {
    let at = (0..until).find(|it| {
        of.named[*it]
            || of.organisation[*it]
            || has(&ENGLISH.together, of.low(*it))
            || of.words[*it].is_one(&["he", "she"])
            || *it > 0 && of.words[*it].is_capital() && of.words[*it].is_word()
    });
    let at = at.or_else(|| (until > 1 && is_name(of, 0) && of.words[0].is_capital()).then_some(0))?;
    let mut end = at + 1;
    while end < until
        && (of.named[end]
            || of.organisation[end]
            || of.words[end].is_capital()
            || of.words[end].is_one(&["and", "of", "the", ","])
                && joins(of, end)
                && end + 1 < until
                && (of.words[end + 1].is_capital() || of.low(end + 1) == "the"))
    {
        end += 1;
    }
    Some(Subject { who: kind(of, at, end), words: Some(of.span(at, end)) }).filter(|it| it.who != Who::Back)
}

/// The subject of a head.
pub fn of_head(of: &Sentence<'_>, head: &Head) -> Found {
    let none = Found { subject: Subject::NOBODY, from: head.start };
    let mut end = head.start;
    while end > 0 && (of.is_adverb(end - 1) || of.words[end - 1].is_one(&["'", "\""])) {
        end -= 1;
    }
    if end > 3 && is_lead(of, end - 3) {
        end -= 3;
    }
    if let Some(before) = beside(of, end) {
        end = before;
    }
    if end == 0 || is_joint(of, end - 1) {
        return Found { from: conditioned(of, head.start).unwrap_or(head.start), ..none };
    }
    let from = begins(of, end);
    if from >= end {
        return none;
    }
    let who = kind(of, from, end);
    let span = of.span(from, end);
    let is_clause = from > 0 && is_preposition(of.low(from - 1)) && who != Who::Back;
    let subject =
        Subject { who: if is_clause && who != Who::Together { governed(of, from) } else { who }, words: Some(span) };
    // `In October, the sides will`: when and on which condition belongs to it.
    let start = circumstance(of, from).unwrap_or(from);
    Found { subject, from: start }
}

/// `Benn, for its part, will`: where the subject ends before what is said beside.
fn beside(of: &Sentence<'_>, end: usize) -> Option<usize> {
    if end < 4 || !of.words[end - 1].is(",") || is_listed(of, end - 1) {
        return None;
    }
    let first = (end.saturating_sub(14)..end - 1).rev().find(|it| of.words[*it].is_one(&[",", ";", ":"]))?;
    let opens = is_preposition(of.low(first + 1))
        || of.words[first + 1].is_one(&["as", "together", "including", "along", "jointly", "which", "who", "whose"]);
    let opens = opens
        || ENGLISH.act.is(of.low(first + 1), Form::Past)
        || of.words[first + 1].is_one(&["headed", "chaired", "composed", "comprising", "consisting"]);
    let is_subject = first > 0
        && (of.named[first - 1]
            || is_body(of.low(first - 1))
            || of.words[first - 1].is_capital()
            || has(&ENGLISH.together, of.low(first - 1)));
    // `The prize, worth 10,000 crowns, will`.
    let is_whole = first < 6 && of.words[0].is_one(&["the", "a", "an", "this", "these", "our", "their", "its"]);
    (of.words[first].is(",") && (opens && is_subject || is_whole)).then_some(first)
}

/// Who words are that a subject is made of.
pub fn of_words(of: &Sentence<'_>, from: usize, end: usize) -> Subject {
    Subject { who: kind(of, from, end), words: Some(of.span(from, end)) }
}

fn is_joint(of: &Sentence<'_>, at: usize) -> bool {
    of.words[at].is_one(&["and", "or", ",", ";", ":", "–", "but", "also", "-"]) && !is_listed(of, at)
}

/// Whether a comma closes what is said beside: `the U.S., Japan, and the ROK, as leaders, will`.
fn is_listed(of: &Sentence<'_>, at: usize) -> bool {
    of.words[at].is(",")
        && at > 0
        && (of.named[at - 1] || of.closed[at - 1])
        && (at.saturating_sub(4)..at)
            .any(|it| of.words[it].is("and") && it > 0 && of.named.get(it + 1).is_some_and(|it| *it))
}

/// Where the words begin that can be the subject that ends before a place.
fn begins(of: &Sentence<'_>, end: usize) -> usize {
    let mut at = end;
    while at > 0 {
        let place = at - 1;
        let word = &of.words[place];
        let fits = of.closed[place]
            || of.named[place]
            || of.organisation[place]
            || has(&ENGLISH.with_together, &word.low) && !word.is_one(&[",", "and", "of"])
            || has(&ENGLISH.together, &word.low)
            || has(&ENGLISH.persons, &word.low)
            || is_body(&word.low) && at == end
            || word.is_word() && word.is_capital() && (place != 0 || is_name(of, place))
            || word.is_one(&[
                "both", "neither", "either", "this", "it", "these", "such", "he", "she", "a", "an", "his", "her", "its",
            ])
            || has(&ENGLISH.organisations, &word.low) && at == end
            || word.is("&")
            // `the Isles' Film Library`.
            || word.is("'") && place > 0 && of.words[place - 1].is_capital() && of.words[at.min(end - 1)].is_capital()
            || word.kind == TokenKind::Number && at == end;
        let joins = word.is_one(&["and", ",", "of", "for", "from", "–", "as", "well"])
            && at < end
            && joins(of, place)
            && is_list(of, place, at, end);
        if !(fits || joins) {
            break;
        }
        at = place;
        if word.is_one(&["we", "they", "it", "he", "she"]) {
            break;
        }
    }
    while at < end
        && (of.words[at].is_one(&["and", ",", "of", "from", "–", "as", "well", "or"])
            || of.is_adverb(at)
                && !has(&ENGLISH.together, of.low(at))
                && !of.words[at].is_one(&["both", "each", "all"]))
    {
        at += 1;
    }
    if at == end && end > 0 {
        // A noun of its own: back to where its words begin.
        at = end - 1;
        while at > 0 && !of.words[at - 1].is_one(&[",", ";", ":", "that", "and", "whereas", "while", "but"]) {
            at -= 1;
        }
        if is_lead(of, at) && at + 3 < end {
            at += 3;
        }
    } else {
        at = noun_before(of, whole(of, at));
    }
    at
}

/// `the fourth ministerial meeting`: back to where the words of a noun begin.
fn whole(of: &Sentence<'_>, at: usize) -> usize {
    let first = (0..at)
        .rev()
        .take(5)
        .take_while(|it| {
            of.words[*it].is_word()
                && !is_preposition(of.low(*it))
                && !of.words[*it].is_one(&["and", "that", "or", "while", "whereas"])
        })
        .find(|it| of.words[*it].is_one(&["the", "a", "an", "our", "their", "its", "this", "these", "both", "no"]));
    first
        .filter(|it| {
            // `a joint task force` is no verb.
            let tells = |it: &Token| ENGLISH.hold.has(&it.low) || ENGLISH.decide.has(&it.low) && !it.is("task");
            *it < at && !of.words[*it..at].iter().any(tells)
        })
        .unwrap_or(at)
}

/// Whether a comma or `and` stands in a list: `A, B, and C`, not `with A, B`.
fn is_list(of: &Sentence<'_>, place: usize, at: usize, end: usize) -> bool {
    let has_and = of.words[at..end].iter().any(|it| it.is("and"));
    let is_name = |it: usize| {
        of.named[it] || of.organisation[it] || of.closed[it] || of.words[it].is_capital() && of.words[it].is_word()
    };
    if of.words[place].is(",") {
        if !has_and || place == 0 || !is_name(place - 1) {
            return false;
        }
        // `, and C`: of a list only where another comma stands before.
        if of.low(at) == "and" {
            let item = (0..place).rev().take(8).find(|it| !(is_name(*it) || of.words[*it].is_one(&["the", "of"])));
            return item.is_some_and(|it| of.words[it].is(","));
        }
        // `In line with the Proposals on Diversity, A and B`: what hangs on a preposition is not of the list.
        let before = (0..place).rev().take(9).find(|it| !(is_name(*it) || of.words[*it].is_one(&["the", "&"])));
        let hangs = before.is_some_and(|it| {
            is_preposition(of.low(it)) && !["of", "between", "from", "among", "by"].contains(&of.low(it))
        });
        if hangs {
            return false;
        }
    }
    true
}

/// `Scientists from the three countries`: the noun that rules the words found.
fn noun_before(of: &Sentence<'_>, at: usize) -> usize {
    if at == 0 || !is_preposition(of.low(at - 1)) {
        return at;
    }
    let from = (0..at)
        .rev()
        .find(|it| of.words[*it].is_one(&[",", ";", ":", "that", "whereas", "while", "but"]))
        .map_or(0, |it| it + 1);
    // Only at the beginning of a clause: elsewhere the preposition belongs to a verb.
    let has_verb = (from..at).any(|it| {
        ENGLISH.hold.has(of.low(it))
            || ENGLISH.decide.has(of.low(it))
            || ENGLISH.attitude.has(of.low(it))
            || of.low(it).ends_with("ing")
    });
    let circumstance = is_preposition(of.low(from));
    if has_verb || circumstance { at } else { from }
}

fn is_preposition(word: &str) -> bool {
    [
        "of", "between", "by", "with", "from", "for", "in", "among", "to", "on", "at", "through", "into", "across",
        "than", "against", "under", "within", "toward", "towards",
    ]
    .contains(&word)
}

/// Whether a capital at the beginning of a sentence is a name's.
fn is_name(of: &Sentence<'_>, at: usize) -> bool {
    let next = of.words.get(at + 1);
    let low = of.low(at);
    let common = [
        "to",
        "in",
        "by",
        "as",
        "on",
        "for",
        "with",
        "at",
        "from",
        "through",
        "under",
        "after",
        "before",
        "following",
        "this",
        "these",
        "such",
        "building",
        "recognizing",
        "together",
        "if",
    ]
    .contains(&low)
        || low.ends_with("ing");
    !common
        && (next
            .is_some_and(|it| it.is_capital() || it.is_one(&["and", ",", "will", "shall", "of", "intends", "plans"]))
            || !is_body(low))
}

/// Whether `and`, a comma or `of` joins two names.
fn joins(of: &Sentence<'_>, at: usize) -> bool {
    let is_part = |it: usize| {
        of.named[it]
            || of.organisation[it]
            || of.closed[it]
            || has(&ENGLISH.together, of.low(it))
            || has(&ENGLISH.persons, of.low(it))
            || of.words[it].is_word() && of.words[it].is_capital() && (it > 0 || is_name(of, it))
            || has(&ENGLISH.with_together, of.low(it)) && !of.words[it].is_one(&["and", ",", "of"])
    };
    let Some(mut before) = at.checked_sub(1) else { return false };
    while before > 0 && of.words[before].is_one(&[",", "and", "–"]) {
        before -= 1;
    }
    // `In accordance with the Treaty, the sides`: a clause before the comma is no name.
    is_part(before) && !(of.words[at].is(",") && before == 0 && !of.named[0])
}

fn kind(of: &Sentence<'_>, from: usize, end: usize) -> Who {
    let words = &of.words[from..end];
    let first = &words[0];
    let last = words.iter().rev().find(|it| it.kind != TokenKind::Mark).unwrap_or(first);
    let any = |list: &[String]| words.iter().any(|it| has(list, &it.low));
    if last.is_one(&["it", "this", "these", "that", "which", "those"]) {
        return Who::Back;
    }
    let points = has(&ENGLISH.effects, &first.low);
    let is_organisation = |it: &Token| it.is_capital() && has(&ENGLISH.organisations, &it.low);
    if words.iter().any(|it| it.is_capital() && has(&ENGLISH.companies, &it.low))
        && !(words.iter().any(|it| it.is("and")) && words.iter().any(is_organisation))
    {
        return Who::Thing;
    }
    if is_body(&last.low) {
        return Who::Body;
    }
    if points && !any(&ENGLISH.together) {
        return Who::Back;
    }
    // The ruling noun stands before a preposition.
    let ruled = (from + 1..end).find(|it| is_preposition(of.low(*it)));
    let ruling = ruled.map_or(last, |it| &of.words[it - 1]);
    if has(&ENGLISH.together, &ruling.low)
        || words.iter().any(|it| it.is_one(&["we", "they", "both", "neither", "either"]))
    {
        return Who::Together;
    }
    // `the Dorvian side`, `each Participant`.
    if has(&ENGLISH.sides, &ruling.low) {
        return Who::Together;
    }
    // `the central banks of the two countries`.
    let is_shared = has(&ENGLISH.organisations, &ruling.low)
        && (any(&ENGLISH.together)
            || any(&ENGLISH.sides)
            || words.iter().any(|it| it.is_one(&["both", "two", "three", "respective"])));
    let own = words.len() > 1
        && first.is_one(&["his", "her", "its", "our", "their"])
        && has(&ENGLISH.organisations, &last.low);
    if own || is_shared {
        return Who::Organisation;
    }
    let organisation = of.organisation[from..end].iter().any(|it| *it) || words.iter().any(is_organisation);
    if organisation {
        return Who::Organisation;
    }
    if is_body(&ruling.low) {
        return Who::Body;
    }
    if ruled.is_none() && of.named[from..end].iter().any(|it| *it) {
        return Who::Named;
    }
    if any(&ENGLISH.together) && ruled.is_none() {
        return Who::Together;
    }
    if words.iter().any(|it| it.is_one(&["he", "she"])) || any(&ENGLISH.persons) && ruled.is_none() {
        return Who::Person;
    }
    // A name that the portfolio does not know: of a country, a body, a person.
    let is_proper = |it: &Token| it.is_word() && it.is_capital();
    if ruling.is_word()
        && is_proper(ruling)
        && !has(&ENGLISH.companies, &ruling.low)
        && (from > 0 || ruling != first || is_name(of, from))
    {
        return Who::Named;
    }
    Who::Thing
}

/// Who is meant where the words found hang on a preposition: what rules them is another noun.
fn governed(of: &Sentence<'_>, from: usize) -> Who {
    let noun = from.checked_sub(2).map_or("", |it| of.low(it));
    if is_body(noun) {
        Who::Body
    } else if has(&ENGLISH.together, noun) {
        Who::Together
    } else {
        Who::Thing
    }
}

/// Where a claim begins whose subject is led by a condition or by words that say when.
fn circumstance(of: &Sentence<'_>, from: usize) -> Option<usize> {
    if from == 0 || !of.words[from - 1].is(",") {
        return None;
    }
    let clause = (0..from - 1).rev().find(|it| of.words[*it].is_one(&[";", ":"])).map_or(0, |it| it + 1);
    let words = &of.words[clause..from - 1];
    let first = words.first()?;
    if first.is("to") {
        return None;
    }
    let conditional = first.is_one(&["if", "should", "unless", "where", "when", "once", "provided", "until", "as"])
        && (!first.is("as") || words.iter().any(|it| it.is("soon")));
    let has_time =
        |words: &[Token]| words.len() <= 9 && words.iter().any(|it| has(&ENGLISH.times, &it.low) || is_year(&it.low));
    if conditional
        || has_time(words)
            && (is_preposition(&first.low)
                || first.is_one(&["before", "after", "during", "later", "next", "this", "early", "starting", "no"]))
    {
        return Some(clause);
    }
    let comma = words.iter().rposition(|it| it.is(",")).map(|it| clause + it + 1)?;
    let near = &of.words[comma..from - 1];
    (near.first().is_some_and(|it| is_preposition(&it.low)) && has_time(near)).then_some(comma)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|it| it.is_ascii_digit())
}

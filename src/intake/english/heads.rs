//! Where a sentence says that something will be done: `will`, `agreed to`, `their intention to`.

use crate::intake::english::Sentence;
use crate::intake::extraction::ReasonKind;
use crate::intake::words::{ENGLISH, Form, has};

/// Words that say that an act follows.
#[derive(Clone, Debug)]
pub struct Head {
    /// The word that says so.
    pub at: usize,
    /// Where the group of words begins that it belongs to: `also agree`, `are committed`.
    pub start: usize,
    /// The verb of the act; `at` where it is a noun that follows.
    pub verb: usize,
    /// The forms that verbs beside this one have.
    pub forms: Vec<Form>,
    pub kind: ReasonKind,
    pub negated: bool,
    /// It brings its own will: `their intention to`.
    pub has_own_verb: bool,
    /// Its subject points back: `this initiative`.
    pub points_back: bool,
    /// `It was agreed that`.
    pub is_impersonal: bool,
    pub is_intent: bool,
}

impl Head {
    fn new(at: usize, start: usize, verb: usize, form: Form, kind: ReasonKind) -> Self {
        Self {
            at,
            start,
            verb,
            forms: vec![form],
            kind,
            negated: false,
            has_own_verb: false,
            points_back: false,
            is_impersonal: false,
            is_intent: false,
        }
    }

    /// The verb at the beginning of an item, whose words begin before it.
    pub fn at_item(verb: usize, from: usize, form: Form, kind: ReasonKind) -> Self {
        let mut head = Self::new(verb, from, verb, form, kind);
        head.has_own_verb = true;
        head
    }

    /// Follows verbs that only lead to another.
    pub fn follow(&mut self, of: &Sentence<'_>) {
        chain(of, self);
    }
}

const BE: &[&str] = &["are", "is", "am", "be", "were", "was", "remain", "remains", "been"];
const DETERMINERS: &[&str] = &[
    "the",
    "a",
    "an",
    "their",
    "our",
    "its",
    "his",
    "her",
    "this",
    "that",
    "these",
    "such",
    "any",
    "no",
    "new",
    "ambitious",
    "announced",
    "of",
    "for",
    "with",
    "by",
    "s",
];

/// The heads of a sentence, in order, those that lie in another's group left out.
pub fn heads(of: &Sentence<'_>) -> Vec<Head> {
    let mut out: Vec<Head> = Vec::new();
    let mut at = 0;
    while at < of.words.len() {
        let head = if of.closed[at] || is_subordinate(of, at) { None } else { head_at(of, at) };
        match head {
            Some(mut head) => {
                chain(of, &mut head);
                at = head.verb.max(head.at) + 1;
                head.points_back = points_back(of, head.start);
                out.push(head);
            }
            None => at += 1,
        }
    }
    also_to(of, &mut out);
    out
}

fn head_at(of: &Sentence<'_>, at: usize) -> Option<Head> {
    modal(of, at)
        .or_else(|| decision(of, at))
        .or_else(|| readiness(of, at))
        .or_else(|| beginning(of, at))
        .or_else(|| will_named(of, at))
        .or_else(|| forward(of, at))
}

/// `will`, `shall`; `would` where somebody's word is told.
fn modal(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let word = of.low(at);
    let told = || of.words[at.saturating_sub(24)..at].iter().any(|it| is_telling(&it.low));
    if !(has(&ENGLISH.modals, word) || word == "would" && told()) || of.words[at].is_capital() && at > 0 {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |it| of.low(it));
    if DETERMINERS[..8].contains(&before) || ["which", "who", "political"].contains(&before) {
        return None;
    }
    if before == "that" && !at.checked_sub(2).is_some_and(|it| is_telling(of.low(it))) {
        return None;
    }
    let (mut verb, mut negated) = (of.past_adverbs(at + 1), false);
    if has(&ENGLISH.negations, of.low(verb)) {
        negated = true;
        verb = of.past_adverbs(verb + 1);
    }
    // `shall in each dry season give`: what stands between is short.
    if ["in", "at", "by", "within", "on", "from", "through", "with", "under"].contains(&of.low(verb)) {
        verb = (verb..of.words.len().min(verb + 8)).find(|it| *it > verb + 1 && of.is_base(*it)).unwrap_or(verb);
    }
    let low = of.low(verb);
    if low.is_empty() || !of.words[verb].is_word() {
        return None;
    }
    let mut head = Head::new(at, at, verb, Form::Base, ReasonKind::Will);
    head.negated = negated || of.words[at.saturating_sub(6)..at].iter().any(|it| it.is("neither"));
    if low == "be" {
        let next = of.past_adverbs(verb + 1);
        let participle = of.low(next);
        if is_ready(participle) && of.low(next + 1) == "to" {
            head.verb = of.past_adverbs(next + 2);
        } else if is_participle(of, next) {
            (head.verb, head.kind, head.forms) = (next, ReasonKind::Passive, vec![Form::Past]);
        } else if ENGLISH.act.is(participle, Form::Ing) && !["according"].contains(&participle) {
            (head.verb, head.forms) = (next, vec![Form::Ing]);
        } else {
            return None;
        }
    } else if has(&ENGLISH.stative, low) {
        return None;
    }
    if ["take", "enter", "come", "bring"].contains(&low)
        && (["effect", "place"].contains(&of.low(verb + 1)) || low != "bring" && of.low(verb + 2) == "force")
    {
        return None;
    }
    Some(head)
}

fn is_participle(of: &Sentence<'_>, at: usize) -> bool {
    let word = of.low(at);
    ENGLISH.act.is(word, Form::Past) || word.ends_with("ed") && word.len() > 4
}

/// Whether a verb tells what somebody said.
fn is_telling(word: &str) -> bool {
    let telling = |it: &crate::intake::words::Verbs| it.has(word);
    telling(&ENGLISH.decide)
        || telling(&ENGLISH.state)
        || telling(&ENGLISH.hold)
        || telling(&ENGLISH.announce)
        || telling(&ENGLISH.tell)
}

fn is_ready(word: &str) -> bool {
    has(&ENGLISH.ready, word)
}

/// `agree to`, `are committed to`, `decided on`, `pledges $200 million`, `direct their officials to`.
fn decision(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let word = of.low(at);
    let form = [Form::Base, Form::Third, Form::Past];
    let (decides, intends) =
        (form.iter().any(|it| ENGLISH.decide.is(word, *it)), form.iter().any(|it| ENGLISH.intend.is(word, *it)));
    if !decides && !intends {
        return None;
    }
    let mut start = at;
    while start > 0 && (of.is_adverb(start - 1) || ["have", "has"].contains(&of.low(start - 1))) {
        start -= 1;
    }
    let before = start.checked_sub(1).map_or("", |it| of.low(it));
    let with_be = BE.contains(&before);
    if with_be {
        start -= 1;
        while start > 0 && of.is_adverb(start - 1) {
            start -= 1;
        }
    }
    let relative = before == "that" && !start.checked_sub(2).is_some_and(|it| is_telling(of.low(it)));
    let skips =
        ["to", "had", "been", "as", "previously", "mutually", "which", "who", "would", "could", "may", "should"];
    let is_noun = before.ends_with("'s")
        || ENGLISH.intend.is(word, Form::Base) && DETERMINERS.contains(&before)
        || DETERMINERS[..7].contains(&before);
    let denied = has(&ENGLISH.negations, before) || (at + 1..at + 5).any(|it| of.low(it) == "neither");
    if denied
        || !with_be && (is_noun || relative || skips.contains(&before))
        || of.low(at.saturating_sub(1)) == "previously"
    {
        return None;
    }
    let kind = if decides { ReasonKind::Decided } else { ReasonKind::Intends };
    let next = of.past_adverbs(at + 1);
    let mut head = Head::new(at, start, next, Form::Base, kind);
    if with_be && intends || with_be && ["agreed", "decided"].contains(&word) {
        // `is intended to be supported`; `it was agreed that`.
        let verb = of.past_adverbs(next + 1);
        head.is_impersonal = of.low(start.saturating_sub(1)) == "it" && !intends;
        let passive = of.low(next) == "to" && of.low(verb) == "be" && is_participle(of, of.past_adverbs(verb + 1));
        (head.is_intent, head.verb) = (passive, of.past_adverbs(verb + 1));
        if passive {
            (head.kind, head.forms) = (ReasonKind::Passive, vec![Form::Past]);
            return Some(head);
        }
        if !head.is_impersonal {
            return None;
        }
    }
    // What a party is told to do, or to be charged with.
    if has(&ENGLISH.tasking, ENGLISH.decide.base(word).unwrap_or("")) {
        let to = (at + 2..of.words.len().min(at + 16)).find(|it| {
            of.low(*it) == "to" && of.is_base(of.past_adverbs(it + 1)) || of.low(*it) == "with" && is_gerund(of, it + 1)
        })?;
        if with_be {
            return None;
        }
        head.verb = at;
        head.forms = vec![];
        return Some(Head { verb: of.past_adverbs(to + 1), ..head });
    }
    complement(of, head, next, with_be && !head_is_impersonal(of, start))
}

fn head_is_impersonal(of: &Sentence<'_>, start: usize) -> bool {
    of.low(start.saturating_sub(1)) == "it"
}

/// What follows `agree`: `to` and a verb, `on` and a noun, `that they will`.
fn complement(of: &Sentence<'_>, mut head: Head, next: usize, with_be: bool) -> Option<Head> {
    let word = of.low(head.at).to_owned();
    match of.low(next) {
        "to" => {
            let verb = of.past_adverbs(next + 1);
            if has(&ENGLISH.negations, of.low(verb)) {
                head.negated = true;
            }
            let verb = if head.negated { of.past_adverbs(verb + 1) } else { verb };
            let low = of.low(verb);
            head.verb = verb;
            if is_gerund(of, verb) {
                head.forms = vec![Form::Ing];
            } else if of.is_verb_here(verb) || ["be", "do", "have", "become"].contains(&low) {
                if low == "be" && !is_participle(of, of.past_adverbs(verb + 1)) {
                    return None;
                }
            } else if with_be || !names_act(of, verb) {
                return later(of, head, verb);
            } else {
                head.forms = vec![Form::Ing];
            }
            Some(head)
        }
        "not" if of.low(next + 1) == "to" => {
            (head.negated, head.verb) = (true, of.past_adverbs(next + 2));
            Some(head)
        }
        "on" | "upon" if !with_be => {
            let verb = of.past_adverbs(next + 1);
            let decides = word.starts_with("decid") && !["importance", "need"].contains(&of.low(verb + 1));
            let ing = is_gerund(of, verb);
            (head.verb, head.forms) = (verb, vec![Form::Ing]);
            (ing || decides || names_act(of, verb)).then_some(head)
        }
        "as" | "the" if of.low(next + 1).starts_with("follow") => None,
        "for" => None,
        _ => {
            let has_that = of.low(next) == "that";
            let subject = if has_that { next + 1 } else { next };
            let follows = has_that
                || of.named.get(subject).is_some_and(|it| *it)
                || ["we", "they", "the", "both", "our"].contains(&of.low(subject));
            let until = (subject..of.words.len().min(subject + 28))
                .find(|it| of.words[*it].is_one(&[";"]))
                .unwrap_or(of.words.len().min(subject + 28));
            let modal = (subject..until).find(|it| {
                ["will", "shall", "would"].contains(&of.low(*it)) || of.low(*it) == "is" && of.low(it + 1) == "to"
            });
            if let Some(modal) = modal.filter(|_| follows && (has_that || !word.starts_with("pledg"))) {
                let verb = of.past_adverbs(modal + 1);
                let not = has(&ENGLISH.negations, of.low(verb));
                head.verb = if not { of.past_adverbs(verb + 1) } else { verb };
                head.negated = not;
                if of.low(head.verb) == "be" {
                    (head.verb, head.forms) = (of.past_adverbs(head.verb + 1), vec![Form::Past]);
                }
                return Some(head);
            }
            let pledges = word.starts_with("pledg")
                && !with_be
                && !has_that
                && !["by", "of", "in", ",", "and", "."].contains(&of.low(next));
            (head.verb, head.forms) = (head.at, vec![]);
            pledges.then_some(head)
        }
    }
}

/// `committed to a fair system and to working with others`: the act comes second.
fn later(of: &Sentence<'_>, mut head: Head, from: usize) -> Option<Head> {
    let to = (from + 1..of.words.len().min(from + 24)).find(|it| {
        of.low(*it) == "to" && of.low(it - 1) == "and" && (is_gerund(of, it + 1) || of.is_base(of.past_adverbs(it + 1)))
    })?;
    let verb = of.past_adverbs(to + 1);
    let form = if is_gerund(of, verb) { Form::Ing } else { Form::Base };
    (head.start, head.verb, head.forms, head.has_own_verb) = (to, verb, vec![form], true);
    Some(head)
}

/// Whether a word is the -ing form of a verb with an object, and no noun.
pub fn is_gerund(of: &Sentence<'_>, at: usize) -> bool {
    let low = of.low(at);
    let next = of.low(at + 1);
    let is_noun = has(&ENGLISH.nouns_ing, low)
        && ["of", "and", ",", ".", "for", "in", ";", "", ")", "between", "on"].contains(&next);
    low.ends_with("ing")
        && low.len() > 4
        && !is_noun
        && ![
            "bring",
            "being",
            "thing",
            "spring",
            "string",
            "including",
            "according",
            "regarding",
            "concerning",
            "during",
            "following",
            "something",
        ]
        .contains(&low)
}

/// Whether words name an act by a noun: `greater collaboration`, `the establishment of`.
fn names_act(of: &Sentence<'_>, from: usize) -> bool {
    let view = ["importance", "need", "necessity", "principle", "principles", "value", "values"];
    let near: Vec<&str> = (from..of.words.len().min(from + 6))
        .map(|it| of.low(it))
        .take_while(|it| !["of", "for", "to", ",", "that", ".", "in"].contains(it))
        .collect();
    !near.iter().any(|it| view.contains(it)) && near.iter().any(|it| has(&ENGLISH.act_nouns, it))
}

/// `are ready to`, `stand ready to`, `are pleased to`.
fn readiness(of: &Sentence<'_>, at: usize) -> Option<Head> {
    if !is_ready(of.low(at)) || of.low(at + 1) != "to" {
        return None;
    }
    let mut start = at;
    while start > 0 && of.is_adverb(start - 1) {
        start -= 1;
    }
    let before = start.checked_sub(1).map(|it| of.low(it).to_owned())?;
    let verb = of.past_adverbs(at + 2);
    let stands = BE.contains(&before.as_str()) || before.starts_with("stand") || before.starts_with("stood");
    let is_act = of.is_verb_here(verb) || of.low(verb).ends_with("ing");
    let form = if of.low(verb).ends_with("ing") { Form::Ing } else { Form::Base };
    (stands && is_act).then(|| Head::new(at, start - 1, verb, form, ReasonKind::Intends))
}

/// What is begun by the statement itself: `are launching`, `announce the establishment of`, `launched a dialogue`.
fn beginning(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let word = of.low(at);
    let before = at.checked_sub(1).map_or("", |it| of.low(it));
    if ENGLISH.begin.is(word, Form::Ing) {
        let mut start = at;
        while start > 0 && of.is_adverb(start - 1) {
            start -= 1;
        }
        let be = start.checked_sub(1).filter(|it| ["are", "is"].contains(&of.low(*it)))?;
        return Some(Head::new(at, be, at, Form::Ing, ReasonKind::Announced));
    }
    let announces = ENGLISH.announce.has(word) && !ENGLISH.announce.is(word, Form::Ing);
    let by_us = at > 0 && (of.named[at - 1] || has(&ENGLISH.together, before));
    let founds = ENGLISH.found.is(word, Form::Base) && by_us && !is_noun_of(of, at)
        || ENGLISH.found.is(word, Form::Past)
        || ENGLISH.found.is(word, Form::Third)
        || before == "hereby" && ENGLISH.begin.has(word);
    if !announces && !founds {
        return None;
    }
    let mut start = at;
    while start > 0 && of.is_adverb(start - 1) {
        start -= 1;
    }
    let before = start.checked_sub(1).map_or("", |it| of.low(it));
    let is_finite = !DETERMINERS.contains(&before)
        && !before.ends_with("'s")
        && ![
            "has", "have", "had", "was", "were", "is", "are", "been", "to", "be", "recently", "newly", "jointly",
            "already", "as", "by", "which", "that",
        ]
        .contains(&before)
        && of.low(at.saturating_sub(1)) != "recently";
    let next = of.low(at + 1);
    let has_object = ![
        "by", "in", "at", "on", "and", ",", ".", "as", "during", "with", "last", "between", "under", "through", "today",
    ]
    .contains(&next)
        || before == "hereby";
    if !is_finite || !has_object {
        return None;
    }
    let mut head = Head::new(at, start, at, Form::Past, ReasonKind::Announced);
    head.forms = vec![];
    if announces {
        // `announced that they will`, and what was announced that others did.
        let that = next == "that";
        let will = (at + 1..of.words.len()).find(|it| ["will", "shall", "would"].contains(&of.low(*it)));
        if that {
            head.verb = of.past_adverbs(will? + 1);
        } else if has(&ENGLISH.views, next) {
            return None;
        } else if let Some(noun) =
            (at + 1..of.words.len().min(at + 9)).find(|it| has(&ENGLISH.wills, of.low(*it)) && of.low(it + 1) == "to")
        {
            head.verb = of.past_adverbs(noun + 2);
            head.forms = vec![Form::Base];
        }
    } else {
        let told_before = of.words.iter().any(|it| {
            it.is_one(&["last", "previously", "since", "ago", "earlier", "then", "already", "was", "were"])
                || is_year(&it.low)
        });
        if told_before {
            return None;
        }
    }
    Some(head)
}

/// `the leaders launch of` is no sentence.
fn is_noun_of(of: &Sentence<'_>, at: usize) -> bool {
    ["of", "and", ",", ".", "in", "on"].contains(&of.low(at + 1))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|it| it.is_ascii_digit())
}

/// `reaffirm their commitment to deploy`, `share our intent to promote`.
fn will_named(of: &Sentence<'_>, at: usize) -> Option<Head> {
    if !has(&ENGLISH.wills, of.low(at)) || at == 0 {
        return None;
    }
    // `the commitment of the U.S. to deploy`, `the government's commitment to share`.
    let to = (at + 1..of.words.len().min(at + 7))
        .find(|it| of.low(*it) == "to" || of.words[*it].is_one(&[",", ".", ";", "and"]));
    let to = to.filter(|it| of.low(*it) == "to" && (*it == at + 1 || of.low(at + 1) == "of"))?;
    let verb = of.past_adverbs(to + 1);
    let ing = is_gerund(of, verb);
    if !(of.is_verb_here(verb) || ing) {
        return None;
    }
    // The verb that states it: the nearest that tells how it is meant.
    let governs = (0..at).rev().take(40).find(|it| {
        let word = of.low(*it);
        let finite = !word.ends_with("ing") && of.low(it.saturating_sub(1)) != "to";
        let is_noun = DETERMINERS.contains(&of.low(it.saturating_sub(1)));
        finite
            && !is_noun
            && !of.closed[*it]
            && (ENGLISH.state.has(word)
                || ENGLISH.attitude.has(word)
                || ENGLISH.appeal.has(word)
                || ENGLISH.hold.has(word))
    })?;
    let states = ENGLISH.state.has(of.low(governs));
    if !states {
        return None;
    }
    let again =
        ["reaffirm", "reiterate", "renew", "restate", "reconfirm"].iter().any(|it| of.low(governs).starts_with(it));
    let kind = if again { ReasonKind::Reaffirms } else { ReasonKind::Intends };
    let mut start = governs;
    while start > 0 && of.is_adverb(start - 1) {
        start -= 1;
    }
    if at - governs > 7 {
        start = (governs..at)
            .rev()
            .find(|it| ["their", "our", "its", "the", "his", "her"].contains(&of.low(*it)))
            .unwrap_or(at);
    }
    let mut head = Head::new(at, start, verb, if ing { Form::Ing } else { Form::Base }, kind);
    head.has_own_verb = true;
    Some(head)
}

/// `look forward to holding`: an act of one's own.
fn forward(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let looks =
        ["look", "looks", "looked"].contains(&of.low(at)) && of.low(at + 1) == "forward" && of.low(at + 2) == "to";
    let verb = of.past_adverbs(at + 3);
    let is_act =
        looks && has(&ENGLISH.forward, ENGLISH.act.base(of.low(verb)).unwrap_or(of.low(verb).trim_end_matches("ing")));
    is_act.then(|| Head::new(at, at, verb, Form::Ing, ReasonKind::Intends))
}

/// Whether a clause says when, how or whether, and not that something will be done.
fn is_subordinate(of: &Sentence<'_>, at: usize) -> bool {
    let from = at.saturating_sub(9);
    let joint = (from..at).rev().find(|it| {
        of.words[*it].is_one(&[",", ";", ":"])
            || of.words[*it]
                .is_one(&["until", "because", "whether", "how", "what", "since", "once", "if", "unless", "so", "in"])
    });
    joint.is_some_and(|it| {
        of.words[it].is_one(&["until", "because", "whether", "how", "what", "since", "once", "if", "unless"])
            || of.low(it) == "so" && of.low(it + 1) == "that"
            || of.low(it) == "in" && of.low(it + 1) == "which"
    }) && (from..at).all(|it| !of.words[it].is_one(&[",", ";"]) || joint.is_some_and(|joint| it < joint))
}

fn points_back(of: &Sentence<'_>, start: usize) -> bool {
    let from = (0..start).rev().find(|it| of.words[*it].is_one(&[",", ";", ":"])).map_or(0, |it| it + 1);
    of.words[from..start].iter().take(2).any(|it| has(&ENGLISH.effects, &it.low))
}

/// Follows verbs that only lead to another: `continue to`, `work together to`, `seek to`.
fn chain(of: &Sentence<'_>, head: &mut Head) {
    for _ in 0..4 {
        let base = ENGLISH.act.base(of.low(head.verb)).unwrap_or("");
        if !has(&ENGLISH.chain, base)
            && !ENGLISH.intend.has(of.low(head.verb))
            && !ENGLISH.decide.has(of.low(head.verb))
        {
            return;
        }
        let next = (head.verb + 1..of.words.len().min(head.verb + 7)).find(|it| {
            !(of.is_adverb(*it)
                || of.words[*it].is_one(&["efforts", "and", "multilaterally", "multilateral", "hand", "in", "closely"]))
        });
        let Some(next) = next else { return };
        let on = of.low(next) == "on" && ["collaborate", "cooperate", "work", "partner"].contains(&base);
        let toward = ["toward", "towards"].contains(&of.low(next));
        if (on || toward) && is_gerund(of, of.past_adverbs(next + 1)) {
            head.verb = of.past_adverbs(next + 1);
            if !head.forms.contains(&Form::Ing) {
                head.forms.push(Form::Ing);
            }
        } else if of.low(next) == "to" {
            let verb = of.past_adverbs(next + 1);
            let ing = is_gerund(of, verb);
            if !of.is_verb_here(verb) && !ing {
                return;
            }
            let form = if ing { Form::Ing } else { Form::Base };
            head.verb = verb;
            if !head.forms.contains(&form) {
                head.forms.push(form);
            }
        } else if base == "continue" && of.low(next).ends_with("ing") && ENGLISH.act.is(of.low(next), Form::Ing) {
            head.verb = next;
            if !head.forms.contains(&Form::Ing) {
                head.forms.push(Form::Ing);
            }
        } else {
            return;
        }
    }
}

/// `A plans to build …, and B to close …`: the verb is left out.
fn also_to(of: &Sentence<'_>, out: &mut Vec<Head>) {
    let heads = out.clone();
    for (place, head) in heads.iter().enumerate() {
        let until = heads.get(place + 1).map_or(of.words.len(), |it| it.start);
        if !matches!(head.kind, ReasonKind::Decided | ReasonKind::Intends) {
            continue;
        }
        let found = (head.verb + 2..until).find(|it| {
            of.low(*it) == "to"
                && of.is_base(it + 1)
                && (of.named[it - 1] || of.words[it - 1].is_capital() && !has(&ENGLISH.bodies, of.low(it - 1)))
                && {
                    let from = (head.verb..*it - 1).rev().take(4).find(|before| of.low(*before) == "and");
                    from.is_some_and(|from| {
                        !of.words[from - 1].is_capital()
                            && of.words[from + 1..*it].iter().all(|word| word.is_capital() || word.is("the"))
                    })
                }
        });
        if let Some(to) = found {
            out.push(Head { at: to, start: to, verb: to + 1, forms: vec![Form::Base], ..head.clone() });
        }
    }
    out.sort_by_key(|it| it.start);
}

//! Where a sentence says that something will be done: `will`, `agreed to`, `their intention to`.

use crate::intake::english::Sentence;
use crate::intake::english::beginning::{beginning, forward, readiness, will_named};
use crate::intake::english::decision::{decision, is_gerund};
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
    /// It says how something will be, unless a party does it.
    pub is_stative: bool,
}

impl Head {
    pub fn new(at: usize, start: usize, verb: usize, form: Form, kind: ReasonKind) -> Self {
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
            is_stative: false,
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

pub const BE: &[&str] = &["are", "is", "am", "be", "were", "was", "remain", "remains", "been"];
pub const DETERMINERS: &[&str] = &[
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
        .or_else(|| is_to(of, at))
        .or_else(|| decision(of, at))
        .or_else(|| readiness(of, at))
        .or_else(|| beginning(of, at))
        .or_else(|| will_named(of, at))
        .or_else(|| forward(of, at))
}

/// `are to conclude`, `is to be issued`.
fn is_to(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let to = of.past_adverbs(at + 1);
    if !["are", "is"].contains(&of.low(at)) || of.low(to) != "to" || at == 0 {
        return None;
    }
    let before = of.low(at - 1);
    if ["which", "who", "that", "it", "this", "what", "aim", "goal", "purpose", "objective"].contains(&before) {
        return None;
    }
    let verb = of.past_adverbs(to + 1);
    let participle = of.past_adverbs(verb + 1);
    if of.low(verb) == "be" && is_participle(of, participle) {
        return Some(Head::new(at, at, participle, Form::Past, ReasonKind::Passive));
    }
    of.is_base(verb).then(|| Head::new(at, at, verb, Form::Base, ReasonKind::Will))
}

/// `will`, `shall`; `would` where somebody's word is told.
fn modal(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let word = of.low(at);
    let told = || {
        let from = at.saturating_sub(24);
        (from..at).any(|it| is_telling(of.low(it)) || of.low(it).ends_with("ed") && of.low(it + 1) == "that")
    };
    if !(has(&ENGLISH.modals, word) || word == "would" && told()) || of.words[at].is_capital() && at > 0 {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |it| of.low(it));
    if DETERMINERS[..8].contains(&before) || ["which", "who", "political"].contains(&before) {
        return None;
    }
    // `a plan, which it will update`.
    if ["it", "they", "we"].contains(&before) && at > 1 && of.low(at - 2) == "which" {
        return None;
    }
    if before == "that" && !at.checked_sub(2).is_some_and(|it| is_telling(of.low(it))) {
        return None;
    }
    if of.words[at.saturating_sub(5)..at].iter().any(|it| it.is("whose")) {
        return None;
    }
    let (mut verb, mut negated) = (of.past_aside(at + 1), false);
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
        // `will lead a study`: an act where a party does it.
        if !of.is_base(verb) || ["to", "as", "in", "for"].contains(&of.low(verb + 1)) {
            return None;
        }
        head.is_stative = true;
    }
    // `will take place`: it is held.
    if low == "take" && of.low(verb + 1) == "place" {
        (head.kind, head.forms) = (ReasonKind::Passive, vec![]);
    }
    if ["take", "enter", "come", "bring"].contains(&low)
        && (of.low(verb + 1) == "effect" || low != "bring" && of.low(verb + 2) == "force")
    {
        return None;
    }
    Some(head)
}

pub fn is_participle(of: &Sentence<'_>, at: usize) -> bool {
    let word = of.low(at);
    ENGLISH.act.is(word, Form::Past) || word.ends_with("ed") && word.len() > 4
}

/// Whether a verb tells what somebody said.
pub fn is_telling(word: &str) -> bool {
    let telling = |it: &crate::intake::words::Verbs| it.has(word);
    telling(&ENGLISH.decide)
        || telling(&ENGLISH.state)
        || telling(&ENGLISH.hold)
        || telling(&ENGLISH.announce)
        || telling(&ENGLISH.tell)
}

pub fn is_ready(word: &str) -> bool {
    has(&ENGLISH.ready, word)
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

/// `to this end`, `in this context`: what only leads to a clause.
pub fn is_lead(of: &Sentence<'_>, from: usize) -> bool {
    ["to", "in", "for", "with", "at", "on"].contains(&of.low(from))
        && ["this", "these", "that"].contains(&of.low(from + 1))
}

fn points_back(of: &Sentence<'_>, start: usize) -> bool {
    let from = (0..start).rev().find(|it| of.words[*it].is_one(&[",", ";", ":"])).map_or(0, |it| it + 1);
    let from = if is_lead(of, from) { from + 3 } else { from };
    of.words[from.min(start)..start].iter().take(2).any(|it| has(&ENGLISH.effects, &it.low))
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

/// The verb to which one leads that is only the first of a chain.
pub fn chained(of: &Sentence<'_>, verb: usize, forms: Vec<Form>) -> usize {
    let mut head = Head::at_item(verb, verb, Form::Base, ReasonKind::Will);
    head.forms = forms;
    chain(of, &mut head);
    head.verb
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

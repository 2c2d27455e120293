//! What parties stand ready to do, begin by saying it, name as their will, or look forward to.

use crate::intake::due::is_month;
use crate::intake::english::Sentence;
use crate::intake::english::decision::is_gerund;
use crate::intake::english::heads::{BE, DETERMINERS, Head, is_ready};
use crate::intake::extraction::ReasonKind;
use crate::intake::words::{ENGLISH, Form, has};

/// `are ready to`, `stand ready to`, `are pleased to`.
pub fn readiness(of: &Sentence<'_>, at: usize) -> Option<Head> {
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
pub fn beginning(of: &Sentence<'_>, at: usize) -> Option<Head> {
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
    if ENGLISH.begin.is(word, Form::Past) && before == "being" && at > 1 && ["is", "are"].contains(&of.low(at - 2)) {
        return Some(Head::new(at, at - 2, at, Form::Past, ReasonKind::Passive));
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
        // `launched a dialogue in March` tells of the past where the day is none of the text's.
        let of_month = (at + 1..of.words.len())
            .any(|it| of.low(it) == "in" && is_month(of.low(it + 1)) && of.words[it + 1].is_capital());
        let told_before = of_month
            || of.words.iter().any(|it| {
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
pub fn will_named(of: &Sentence<'_>, at: usize) -> Option<Head> {
    if !has(&ENGLISH.wills, of.low(at)) || at == 0 {
        return None;
    }
    // `the commitment of the U.S. to deploy`, `the government's commitment to share`.
    let to = (at + 1..of.words.len().min(at + 7))
        .find(|it| of.low(*it) == "to" || of.words[*it].is_one(&[",", ".", ";", "and"]));
    // `their intention of opening consulates`.
    let of_ing = of.low(at + 1) == "of" && is_gerund(of, at + 2);
    let to = if of_ing { Some(at + 1) } else { to };
    let told = of.low(at + 1) == "made" || of.low(at + 1) == "given" || of.low(at + 1).ends_with("ed");
    let to = to.filter(|it| of_ing || of.low(*it) == "to" && (*it == at + 1 || of.low(at + 1) == "of" || told))?;
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
pub fn forward(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let looks =
        ["look", "looks", "looked"].contains(&of.low(at)) && of.low(at + 1) == "forward" && of.low(at + 2) == "to";
    let verb = of.past_adverbs(at + 3);
    let is_act =
        looks && has(&ENGLISH.forward, ENGLISH.act.base(of.low(verb)).unwrap_or(of.low(verb).trim_end_matches("ing")));
    is_act.then(|| Head::new(at, at, verb, Form::Ing, ReasonKind::Intends))
}

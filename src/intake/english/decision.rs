//! What parties decided or intend: `agreed to`, `are committed to`, `decided on`, `pledges`.

use crate::intake::english::Sentence;
use crate::intake::english::heads::{BE, DETERMINERS, Head, is_participle, is_telling};
use crate::intake::extraction::ReasonKind;
use crate::intake::words::{ENGLISH, Form, has};

/// `agree to`, `are committed to`, `decided on`, `pledges $200 million`, `direct their officials to`.
pub fn decision(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let word = of.low(at);
    let form = [Form::Base, Form::Third, Form::Past];
    let goes_on =
        ["planning", "intending"].contains(&word) && at > 0 && BE.contains(&of.low(at - 1)) && of.low(at + 1) == "to";
    if let Some(head) = asks_own(of, at).or_else(|| is_asked(of, at)).or_else(|| signs(of, at)) {
        return Some(head);
    }
    let (decides, intends) = (
        form.iter().any(|it| ENGLISH.decide.is(word, *it)),
        goes_on || form.iter().any(|it| ENGLISH.intend.is(word, *it)),
    );
    if !decides && !intends {
        return None;
    }
    // `a joint task force`, `this Action Plan`: a noun.
    let in_noun = has(&ENGLISH.ambiguous, word)
        && (at.saturating_sub(3)..at).any(|it| DETERMINERS[..7].contains(&of.low(it)))
        && !(of.named[at - 1]
            || has(&ENGLISH.together, of.low(at - 1))
            || has(&ENGLISH.sides, of.low(at - 1))
            || of.words[at - 1].is_capital());
    if in_noun || at > 0 && of.words[at].is_capital() && of.words[at - 1].is_word() {
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
        while start > 0 && (of.is_adverb(start - 1) || before == "been" && ["has", "have"].contains(&of.low(start - 1)))
        {
            start -= 1;
        }
    }
    let relative = before == "that" && !start.checked_sub(2).is_some_and(|it| is_telling(of.low(it)));
    let skips =
        ["to", "had", "been", "as", "previously", "mutually", "which", "who", "would", "could", "may", "should"];
    let is_noun = before.ends_with("'s")
        || ENGLISH.intend.is(word, Form::Base) && DETERMINERS.contains(&before)
        || DETERMINERS[..7].contains(&before);
    // `do not intend to station troops`: what will not be done.
    let is_refused = intends
        && at > 2
        && of.low(at - 1) == "not"
        && ["do", "does"].contains(&of.low(at - 2))
        && of.low(at + 1) == "to";
    if is_refused && of.is_base(of.past_adverbs(at + 2)) {
        let mut head = Head::new(at, at - 2, of.past_adverbs(at + 2), Form::Base, ReasonKind::Intends);
        head.negated = true;
        return Some(head);
    }
    let denied = has(&ENGLISH.negations, before) || (at + 1..at + 5).any(|it| of.low(it) == "neither");
    if denied
        || !with_be && (is_noun || relative || skips.contains(&before))
        || of.low(at.saturating_sub(1)) == "previously"
    {
        return None;
    }
    let kind = if decides { ReasonKind::Decided } else { ReasonKind::Intends };
    let mut next = of.past_aside(at + 1);
    // `committed themselves to`.
    if ["themselves", "ourselves", "itself"].contains(&of.low(next)) {
        next = of.past_adverbs(next + 1);
    } else if word.starts_with("commit")
        && (next..next + 4).any(|it| of.low(it) == "to" && it > next && (next..it).all(|it| names_party(of, it)))
    {
        // `committed Norland to joining`, `commit their governments to removing`.
        next = (next..next + 4).find(|it| of.low(*it) == "to").unwrap_or(next);
    }
    let mut head = Head::new(at, start, next, Form::Base, kind);
    if with_be && !goes_on && (intends || ["agreed", "decided"].contains(&word)) {
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
            of.low(*it) == "to" && of.is_base(of.past_aside(it + 1)) || of.low(*it) == "with" && is_gerund(of, it + 1)
        })?;
        if with_be {
            return None;
        }
        head.forms = vec![if of.low(to) == "to" { Form::Base } else { Form::Ing }];
        return Some(Head { verb: of.past_aside(to + 1), ..head });
    }
    complement(of, head, next, with_be && !goes_on && !head_is_impersonal(of, start))
}

/// `asked our officials to draw up`: a body of one's own is told to do it.
fn asks_own(of: &Sentence<'_>, at: usize) -> Option<Head> {
    let word = of.low(at);
    let asks = ["ask", "request", "charge", "entrust"]
        .iter()
        .any(|it| word == *it || word.strip_prefix(it).is_some_and(|it| ["s", "ed", "d"].contains(&it)));
    let own = ["our", "their"].contains(&of.low(at + 1));
    let own = own || of.low(at + 1) == "them";
    if !asks || !own && !["the", "its", "a", "an"].contains(&of.low(at + 1)) {
        return None;
    }
    let to = (at + 2..of.words.len().min(at + 12)).find(|it| {
        of.low(*it) == "to" && of.is_base(of.past_aside(it + 1))
            || of.low(*it) == "with" && (is_gerund(of, it + 1) || names_act(of, it + 1))
    })?;
    let mut start = at;
    while start > 0 && (of.is_adverb(start - 1) || ["have", "has"].contains(&of.low(start - 1))) {
        start -= 1;
    }
    // A body that is theirs: `asked the Working Group to`.
    let object = of.words[at + 1..to].iter().map(|it| it.low.as_str()).collect::<Vec<_>>().join(" ");
    let is_body = of.words[at + 1..to]
        .iter()
        .any(|it| has(&ENGLISH.bodies, &it.low) || it.is_one(&["officials", "experts", "secretariat"]));
    if !own && (!is_body || ENGLISH.is_international(&object)) {
        return None;
    }
    let form = if of.low(to) == "to" { Form::Base } else { Form::Ing };
    Some(Head::new(at, start, of.past_aside(to + 1), form, ReasonKind::Decided))
}

fn names_party(of: &Sentence<'_>, at: usize) -> bool {
    of.named[at]
        || of.words[at].is_capital()
        || ["their", "our", "its", "the"].contains(&of.low(at))
        || has(&ENGLISH.together, of.low(at))
        || has(&ENGLISH.sides, of.low(at))
}

/// `The Secretariat is asked to look into`: whose body it is decides.
fn is_asked(of: &Sentence<'_>, at: usize) -> Option<Head> {
    if !["asked", "requested", "instructed", "tasked", "mandated", "directed", "charged", "entrusted"]
        .contains(&of.low(at))
    {
        return None;
    }
    let mut start = at;
    while start > 0 && of.is_adverb(start - 1) {
        start -= 1;
    }
    let be = start.checked_sub(1).filter(|it| ["is", "are", "was", "were"].contains(&of.low(*it)))?;
    let to = of.past_aside(at + 1);
    let verb = of.past_adverbs(to + 1);
    let to_act = of.low(to) == "to" && of.is_base(verb) || of.low(to) == "with" && is_gerund(of, verb);
    let form = if of.low(to) == "to" { Form::Base } else { Form::Ing };
    to_act.then(|| Head::new(at, be, verb, form, ReasonKind::Decided))
}

/// `signed a memorandum to build`: what was signed says what will be done.
fn signs(of: &Sentence<'_>, at: usize) -> Option<Head> {
    if !["signed", "renewed", "concluded", "exchanged"].contains(&of.low(at)) {
        return None;
    }
    let mut start = at;
    while start > 0 && (of.is_adverb(start - 1) || ["have", "has"].contains(&of.low(start - 1))) {
        start -= 1;
    }
    let by = start.checked_sub(1)?;
    if !(of.named[by]
        || of.words[by].is_capital()
        || has(&ENGLISH.together, of.low(by))
        || has(&ENGLISH.sides, of.low(by)))
    {
        return None;
    }
    let is_paper = |it: usize| {
        of.words[it].is_one(&[
            "memorandum",
            "memoranda",
            "mou",
            "mous",
            "agreement",
            "arrangement",
            "declaration",
            "letter",
            "letters",
            "intent",
            "understanding",
        ])
    };
    let to = (at + 2..of.words.len().min(at + 14))
        .find(|it| of.low(*it) == "to" || of.words[*it].is_one(&[",", ";", "."]))?;
    let verb = of.past_adverbs(to + 1);
    let paper = (at + 1..to).any(is_paper);
    (of.low(to) == "to" && paper && of.is_base(verb))
        .then(|| Head::new(at, start, verb, Form::Base, ReasonKind::Decided))
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
            // `decided that a system be introduced`.
            let be = (subject..until).find(|it| of.low(*it) == "be" && is_participle(of, of.past_adverbs(it + 1)));
            let should = (subject..be.unwrap_or(until))
                .any(|it| ["should", "must", "can", "could", "may", "need", "to"].contains(&of.low(it)));
            if let Some(be) = be.filter(|_| has_that && !should) {
                (head.verb, head.forms) = (of.past_adverbs(be + 1), vec![Form::Past]);
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
    // `joint purchases`: a noun that is a verb as well.
    let is_act = |it: &&&str| {
        has(&ENGLISH.act_nouns, it) || it.strip_suffix('s').is_some_and(|it| ENGLISH.act.is(it, Form::Base))
    };
    !near.iter().any(|it| view.contains(it)) && near.iter().any(|it| is_act(&it))
}

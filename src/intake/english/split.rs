//! Where an act ends, and where one head has several.

use crate::intake::claim::Claim;
use crate::intake::english::decision::is_gerund;
use crate::intake::english::heads::{Head, chained, is_lead};
use crate::intake::english::subject::Found;
use crate::intake::english::{Sentence, conditioned, reasons};
use crate::intake::token::TokenKind;
use crate::intake::words::{ENGLISH, Form, has};

/// Where the clause of a head ends: before the next head's, before another thing that its subject says, before what only tells
/// what comes of it.
pub fn clause_end(of: &Sentence<'_>, head: &Head, next: usize) -> usize {
    let mut end = subject_start(of, head, next);
    if end > head.verb + 4 && is_lead(of, end - 3) {
        end -= 3;
    }
    for at in head.verb + 1..end {
        if of.closed[at] {
            continue;
        }
        let word = &of.words[at];
        let joined = |at: usize| {
            of.words[at - 1].is_one(&[",", "and", ";", "–"])
                || of.is_adverb(at - 1) && at > 1 && of.words[at - 2].is_one(&["and", ","])
        };
        if word.is(";") && !goes_on(of, head, at, end) {
            return at;
        }
        let participle = of.words[at - 1].is(",")
            && (ENGLISH.hold.is(&word.low, Form::Ing) || ENGLISH.attitude.is(&word.low, Form::Ing))
            && !ENGLISH.act.is(&word.low, Form::Ing)
            || of.words[at - 1].is(",")
                && (word.is_one(&["recognizing", "recognising", "building"])
                    || word.is("making") && of.low(at + 1) == "it");
        // `while recognising`: a view beside the act.
        let next = of.low(at + 1);
        if word.is("while") && (ENGLISH.hold.is(next, Form::Ing) || ENGLISH.attitude.is(next, Form::Ing)) {
            return at;
        }
        if (word.is(",") || word.is("and")) && speaks_anew(of, at, end) || participle {
            return at - usize::from(participle);
        }
        if joined(at) && says_more(of, at) {
            let mut cut = at;
            while cut > head.verb + 1 && (of.is_adverb(cut - 1) || of.words[cut - 1].is_one(&[",", "and", ";", "–"]))
            {
                cut -= 1;
            }
            return cut;
        }
    }
    end
}

/// Whether another sentence follows a comma or `and`: `, and the ROK commends`.
fn speaks_anew(of: &Sentence<'_>, at: usize, end: usize) -> bool {
    let mut next = at + 1;
    while next < end && of.words[next].is_one(&["and", "while", "whereas", "but"]) {
        next += 1;
    }
    let from = next;
    while next < end
        && next < from + 8
        && (of.named[next]
            || has(&ENGLISH.together, of.low(next))
            || has(&ENGLISH.with_together, of.low(next)) && !of.words[next].is(",")
            || has(&ENGLISH.persons, of.low(next))
            || of.words[next].is_capital() && of.words[next].is_word())
    {
        next += 1;
    }
    let party = (from..next).any(|it| of.named[it] || has(&ENGLISH.together, of.low(it)) || of.words[it].is_capital());
    let verb = of.past_adverbs(next);
    let finite = |verbs: &crate::intake::words::Verbs| {
        [Form::Third, Form::Past].iter().any(|it| verbs.is(of.low(verb), *it))
            || verbs.is(of.low(verb), Form::Base) && !of.is_base(verb)
    };
    let says = finite(&ENGLISH.hold)
        || finite(&ENGLISH.attitude)
        || finite(&ENGLISH.appeal)
        || finite(&ENGLISH.state)
        || of.words.get(verb).is_some_and(|it| it.is_one(&["is", "are", "has", "have", "was", "were", "had"]));
    party && says && verb < end && (of.words[at].is(",") || from == at + 1)
}

/// The clause of the next head begins with its subject.
fn subject_start(of: &Sentence<'_>, head: &Head, next: usize) -> usize {
    if next >= of.words.len() {
        return of.words.len();
    }
    let next = conditioned(of, next).filter(|it| *it > head.verb + 1).unwrap_or(next);
    let from = (head.verb + 1..next).rev().find(|it| {
        of.words[*it].is_one(&[";", ":"])
            || of.words[*it].is_one(&[",", "and", "whereas", "while"])
                && (starts_subject(of, *it + 1, next) || of.low(*it) == "and" && is_short_subject(of, *it + 1, next))
    });
    from.map_or(next, |it| it.max(head.verb + 1))
}

/// `and its budget will be raised`.
fn is_short_subject(of: &Sentence<'_>, from: usize, next: usize) -> bool {
    let opens = of.words[from].is_one(&["its", "the", "their", "our", "this", "these", "each"]);
    opens
        && (2..5).contains(&(next - from))
        && !(from..next).any(|it| of.words[it].is_one(&[",", "of", "to", "that", "in", "on", "for", "with"]))
}

/// Whether the words until a head are its subject alone.
fn starts_subject(of: &Sentence<'_>, from: usize, next: usize) -> bool {
    from >= next
        || (from..next).all(|it| {
            let word = &of.words[it];
            of.named[it]
                || of.closed[it]
                || of.is_adverb(it)
                || word.is_capital()
                || has(&ENGLISH.together, &word.low)
                || has(&ENGLISH.with_together, &word.low)
                || has(&ENGLISH.persons, &word.low)
                || has(&ENGLISH.bodies, &word.low)
                || word.is_one(&["that", "it", "whereas", "while", "if", "in"])
        })
}

/// Whether what follows a semicolon still belongs to the act: another thing of its list.
fn goes_on(of: &Sentence<'_>, head: &Head, at: usize, end: usize) -> bool {
    let mut next = at + 1;
    while next < end && (of.words[next].is_one(&["and", "or"]) || of.closed[next]) {
        next += 1;
    }
    let lists = of.words[head.verb..at].iter().any(|it| it.is_one(&["including", ":", "on"]));
    let low = of.low(next);
    lists || low.ends_with("ing") || low == "to" || of.is_base(next) && head.forms.contains(&Form::Base)
}

/// Whether a verb says something else of the same subject: `and welcomed`, `share the importance of`.
fn says_more(of: &Sentence<'_>, at: usize) -> bool {
    let word = of.low(at);
    let finite = |verbs: &crate::intake::words::Verbs| {
        [Form::Base, Form::Third, Form::Past].iter().any(|it| verbs.is(word, *it))
    };
    let views = (at + 1..of.words.len().min(at + 6)).any(|it| has(&ENGLISH.views, of.low(it)));
    let says = finite(&ENGLISH.hold) || finite(&ENGLISH.attitude) || finite(&ENGLISH.appeal) || finite(&ENGLISH.state);
    let is_act = ENGLISH.act.is(word, Form::Base) || ["look", "note", "view", "value", "state"].contains(&word);
    let past = ENGLISH.hold.is(word, Form::Past)
        || ENGLISH.attitude.is(word, Form::Past)
        || ENGLISH.appeal.is(word, Form::Past)
        || ENGLISH.tell.is(word, Form::Past);
    says && (!is_act || views) && of.low(at + 1) != "by" && !(past && ["by", "in"].contains(&of.low(at + 1)))
        || past && !["by", "in", "and", ","].contains(&of.low(at + 1))
}

/// The acts of a head: one for each verb with an object of its own.
pub fn acts(of: &Sentence<'_>, head: &Head, subject: &Found, end: usize) -> Vec<Claim> {
    let mut begins = vec![head.verb];
    let mut last = head.verb;
    let mut at = head.verb + 1;
    while at < end {
        if let Some(verb) = beside(of, head, last, at, end) {
            let from = if of.low(at) == "to" { at } else { verb };
            let from = conditioned(of, from).filter(|it| *it > last).unwrap_or(from);
            begins.push(from);
            // `work together to prevent …, combat …`: what follows stands beside the verb that the first leads to.
            last = chained(of, verb, head.forms.clone());
            at = last;
        }
        at += 1;
    }
    let first = subject.from;
    let who = subject.subject.who;
    let claims = begins.iter().enumerate().map(|(place, begin)| {
        let from = if place == 0 { first } else { *begin };
        let mut until = begins.get(place + 1).copied().unwrap_or(end);
        // The number of the next act: `; (b)`.
        let is_number = |at: usize| of.words[at].is(")") && of.words[at - 2].is("(") && of.words[at - 1].raw.len() < 4;
        if until > from + 4 && is_number(until - 1) {
            until -= 3;
        }
        let span = of.span(from, until);
        let act = if place == 0 { head.verb } else { *begin + usize::from(of.low(*begin) == "to") };
        Claim {
            span,
            act: of.words[act.min(of.words.len() - 1)].span.start,
            around: span,
            subject: subject.subject,
            reasons: reasons(of, head, if place == 0 { who } else { subject.subject.who }, from.min(of.words.len())),
        }
    });
    claims.filter(|it| !it.span.is_empty()).collect()
}

/// The verb of another act that begins at a place: joined by `and` or a comma, in the same form, with an object of its own.
fn beside(of: &Sentence<'_>, head: &Head, last: usize, at: usize, end: usize) -> Option<usize> {
    if of.closed[at] || at <= last + 1 || head.forms.is_empty() || head.forms == [Form::Past] {
        return None;
    }
    let mut joint = at - 1;
    while joint > last && (of.is_adverb(joint) || of.closed[joint] || of.words[joint].is_one(&["in", "addition"])) {
        joint -= 1;
    }
    let mark = &of.words[joint];
    let as_well = at > last + 3 && of.low(at - 1) == "as" && of.low(at - 2) == "well";
    if !(mark.is_one(&["and", ",", ";", "–"]) || as_well) || joint <= last {
        return None;
    }
    let with_to = of.low(at) == "to";
    // `, to ensure` is a purpose, unless the list ends with `and to`.
    let numbered = of.closed[at - 1];
    if with_to
        && !mark.is("and")
        && !as_well
        && !numbered
        && !(at + 1..end).any(|it| of.low(it) == "and" && of.low(it + 1) == "to")
    {
        return None;
    }
    let verb = of.past_adverbs(if with_to { at + 1 } else { at });
    if verb >= end {
        return None;
    }
    let low = of.low(verb);
    let ing = low != "including"
        && low.ends_with("ing")
        && low.len() > 5
        && (ENGLISH.act.is(low, Form::Ing) || ENGLISH.intend.is(low, Form::Ing))
        && (with_to && is_gerund(of, verb) || !is_noun_ing(of, verb));
    let base = with_to && of.is_verb_here(verb) || of.is_base(verb) && (numbered || !is_noun_beside(of, verb));
    let form = if ing {
        Form::Ing
    } else if base {
        Form::Base
    } else {
        return None;
    };
    if !head.forms.contains(&form) || with_to && form == Form::Base && !head.forms.contains(&Form::Base) {
        return None;
    }
    // `to deepen and broaden cooperation`: one object of both.
    // `draw up a plan and submit it`: one object of both.
    if of.words.get(verb + 1).is_some_and(|it| it.is_one(&["it", "them"])) {
        return None;
    }
    let aside = with_to && of.past_aside(verb + 1) > verb + 1;
    let has_object =
        aside || of.words.get(verb + 1).is_some_and(|it| !it.is_one(&["and", ",", ".", ";", "or"])) && verb + 1 < end;
    let words_between = (last + 1..joint).filter(|it| of.words[*it].is_word()).count();
    let only_verbs = (last + 1..joint).all(|it| {
        of.is_base(it) || of.low(it).ends_with("ing") || of.words[it].is_one(&[",", "and"]) || of.is_adverb(it)
    });
    if !has_object || words_between == 0 || only_verbs {
        return None;
    }
    (numbered && mark.is(";") || as_well && with_to || !is_taken(of, head, last, joint, form, with_to)).then_some(verb)
}

/// Whether the verb rather stands beside another, nearer one: a purpose, a means.
fn is_taken(of: &Sentence<'_>, head: &Head, last: usize, joint: usize, form: Form, with_to: bool) -> bool {
    let comma = of.words[joint].is(",") || joint > 0 && of.words[joint - 1].is(",") || of.words[joint].is(";");
    for at in last + 1..joint {
        if of.closed[at] {
            continue;
        }
        let purpose = of.low(at) == "to" && of.is_verb_here(of.past_adverbs(at + 1));
        if purpose && form == Form::Base {
            let noun = has(&ENGLISH.takes_to, of.low(at - 1)) || of.named[at - 1];
            // After a comma and without `to`, the list goes on with the act itself only where a noun had its own purpose.
            let is_far = with_to && head.kind != crate::intake::extraction::ReasonKind::Will && at > last + 3;
            if !(comma && (noun || is_far)) {
                return true;
            }
        }
        let means = of.low(at) == "to"
            || [
                "by",
                "including",
                "through",
                "of",
                "for",
                "in",
                "as",
                "while",
                "from",
                "on",
                "with",
                "toward",
                "towards",
                "without",
            ]
            .contains(&of.low(at));
        let ing = of.past_adverbs(at + 1);
        if form == Form::Ing
            && means
            && of.low(ing).ends_with("ing")
            && of.low(ing).len() > 5
            && !is_noun_ing(of, ing)
            && ENGLISH.act.is(of.low(ing), Form::Ing)
            && at > last + 1
        {
            return true;
        }
        let which = of.words[at].is_one(&["which", "who", "whether", "how"])
            || of.low(at) == "that" && form == Form::Base && at > last + 1;
        if which && !comma {
            return true;
        }
    }
    false
}

/// `building` in `capacity building and aid`: a noun.
fn is_noun_ing(of: &Sentence<'_>, at: usize) -> bool {
    let next = of.low(at + 1);
    [
        "of",
        "and",
        ",",
        ".",
        "for",
        "in",
        ";",
        "",
        ")",
        "between",
        "programs",
        "program",
        "data",
        "tools",
        "authorities",
        "mechanisms",
    ]
    .contains(&next)
        && !["participating", "investing", "engaging", "cooperating", "collaborating", "partnering", "working"]
            .contains(&of.low(at))
        || has(&ENGLISH.nouns_ing, of.low(at))
            && !["the", "a", "an", "our", "their", "its", "new", "more"].contains(&next)
}

/// Whether a word that is a verb as well stands as a noun: `trade flows`, not `trade the`.
pub fn is_noun_beside(of: &Sentence<'_>, at: usize) -> bool {
    if !has(&ENGLISH.ambiguous, of.low(at)) {
        return false;
    }
    let next = of.low(at + 1);
    let counts =
        of.words.get(at + 1).is_some_and(|it| it.kind == TokenKind::Number) || NUMBERS.contains(&next) || next == "up";
    !(counts || is_in_series(of, at) || is_clear(of, at + 1))
}

/// Whether a word shows that a verb stands before it.
fn is_clear(of: &Sentence<'_>, at: usize) -> bool {
    let next = of.low(at);
    [
        "the",
        "a",
        "an",
        "our",
        "their",
        "its",
        "each",
        "all",
        "on",
        "to",
        "with",
        "this",
        "these",
        "joint",
        "greater",
        "together",
        "jointly",
        "closely",
        "toward",
        "towards",
        "more",
        "new",
        "further",
        "any",
        "both",
        "information",
        "data",
        "efforts",
        "progress",
    ]
    .contains(&next)
        || next.ends_with("'s")
}

const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "one"];

/// `link systems, exchange alerts and hold exercises`: a verb that stands between two others is one.
fn is_in_series(of: &Sentence<'_>, at: usize) -> bool {
    if at == 0 || !of.words[at - 1].is_one(&[",", ";"]) {
        return false;
    }
    let and = (at + 2..of.words.len().min(at + 14)).find(|it| of.words[*it].is_one(&["and", ";", "."]));
    and.is_some_and(|it| {
        let and = it + usize::from(of.low(it) == ";" && of.low(it + 1) == "and");
        let verb = of.past_adverbs(and + 1);
        of.low(and) == "and" && of.is_base(verb) && (!has(&ENGLISH.ambiguous, of.low(verb)) || is_clear(of, verb + 1))
    })
}

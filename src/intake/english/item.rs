//! Items of lists: what is to be done stands at their beginning, without a subject.

use crate::intake::claim::{Claim, Judged, Subject, Who};
use crate::intake::english::heads::{Head, heads, is_participle};
use crate::intake::english::split::is_noun_beside;
use crate::intake::english::subject::Found;
use crate::intake::english::{Sentence, sentence, split, subject};
use crate::intake::extraction::{LeftOutKind, Reason, ReasonKind};
use crate::intake::words::{ENGLISH, Form, has};

/// What the words are to which items belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// There are none.
    None,
    /// They say something else than that something will be done.
    Other,
    /// They say that what follows will be done.
    Acts,
    /// They say so of things: `the following measures`.
    Things,
    /// They end with who does what follows: `the leaders:`.
    Party,
    /// There are none, but the heading or the items beside say what is to be done.
    Plan,
}

/// What words that lead to items say.
pub fn lead(of: &Sentence<'_>) -> Lead {
    let low: Vec<&str> = of.words.iter().map(|it| it.low.as_str()).collect();
    let last = low.iter().rev().find(|it| it.chars().any(char::is_alphanumeric)).copied().unwrap_or_default();
    let things = low.iter().any(|it| has(&ENGLISH.measures, it)) || last == "following";
    let found = heads(of);
    let ends_open = |words: &[&str]| words.contains(&last);
    let decided = low.iter().any(|it| ENGLISH.decide.has(it) || ENGLISH.intend.has(it) || has(&ENGLISH.modals, it));
    match () {
        () if things && (decided || names_list(of)) => Lead::Things,
        () if ends_with_party(of) => Lead::Party,
        () if !found.is_empty()
            || decided && ends_open(&["to", "will", "shall", "follows", "following", "on", "committed"]) =>
        {
            Lead::Acts
        }
        () => Lead::Other,
    }
}

/// `Actions:`, `Key measures include:`, `The outcomes are as follows:`.
fn names_list(of: &Sentence<'_>) -> bool {
    let is_past =
        of.words.iter().any(|it| ENGLISH.act.is(&it.low, Form::Past) || it.is_one(&["taken", "already", "were"]));
    let has_verb = of.words.iter().any(|it| {
        it.is_one(&["are", "is", "has", "have"]) || ENGLISH.hold.has(&it.low) || ENGLISH.attitude.has(&it.low)
    });
    let opens =
        of.words.iter().any(|it| it.is_one(&["include", "includes", "comprise", "comprises", "follows", "following"]));
    !is_past && (opens || !has_verb && of.words.len() < 7)
}

/// `the leaders:`, `declare that we:`: items go on with their verbs.
fn ends_with_party(of: &Sentence<'_>) -> bool {
    let end = of.words.iter().rposition(|it| !it.is(":")).map_or(0, |it| it + 1);
    let is_part = |at: usize| {
        of.named[at]
            || of.words[at].is_capital()
            || has(&ENGLISH.together, of.low(at))
            || has(&ENGLISH.with_together, of.low(at))
    };
    let from = (0..end).rev().take_while(|it| is_part(*it) && !of.words[*it].is(",")).last().unwrap_or(end);
    let is_clause = from == 0 || of.words[from - 1].is_one(&[",", "that", ";"]);
    // `Novia:`.
    let is_name = from == 0 && end < 5 && (0..end).all(|it| of.words[it].is_capital() || of.low(it) == "the");
    is_name
        || is_clause
            && (from..end)
                .any(|it| of.named[it] || has(&ENGLISH.together, of.low(it)) || from > 0 && of.words[it].is_capital())
}

/// Whether an item says by itself what is to be done.
pub fn acts_alone(of: &Sentence<'_>) -> bool {
    !of.words.is_empty() && !item(of, Lead::None).claims.is_empty()
}

/// What the cell of a table says that tells what is done.
pub fn cell(of: &Sentence<'_>) -> Judged {
    first_sentence(of, Lead::Things)
}

/// What the first sentence of an item says.
pub fn item(of: &Sentence<'_>, lead: Lead) -> Judged {
    if is_title(of) {
        return Judged::left(LeftOutKind::Structure, None);
    }
    first_sentence(of, lead)
}

fn first_sentence(of: &Sentence<'_>, lead: Lead) -> Judged {
    let from = after_label(of);
    let mut first = from;
    while first < of.words.len() && of.is_adverb(first) {
        first += 1;
    }
    let with_to = of.low(first) == "to";
    let is_not = has(&ENGLISH.negations, of.low(first)) && lead == Lead::Acts;
    let verb = of.past_adverbs(if with_to || is_not { first + 1 } else { first });
    let low = of.low(verb);
    let ing = ENGLISH.act.is(low, Form::Ing) || with_to && low.ends_with("ing");
    let base = of.is_base(verb) && (with_to || !matches!(lead, Lead::None | Lead::Party) || !is_noun_beside(of, verb));
    let own = heads(of);
    // `Recognising …, the sides will`: a sentence of its own.
    let has_subject = own.first().is_some_and(|head| {
        head.start > verb + 1
            && (from..head.start).any(|it| of.words[it].is(","))
            && of.low(head.start.saturating_sub(1)) != "and"
            && (of.named[head.start - 1] || has(&ENGLISH.together, of.low(head.start - 1)))
    });
    if (ing || base) && !has_subject {
        let form = if ing { Form::Ing } else { Form::Base };
        return acts(of, from, verb, form, lead);
    }
    // `Areas to be agreed` are none yet.
    let opens_later = of.words.windows(3).any(|it| it[0].is("to") && it[1].is("be") && ENGLISH.decide.has(&it[2].low));
    if opens_later && own.is_empty() {
        return Judged::left(LeftOutKind::Plain, None);
    }
    if let Some(to) = assigned(of, from).filter(|to| own.first().is_none_or(|it| it.at >= *to)) {
        let subject = Found { subject: subject::of_words(of, from, to), from };
        let (verb, form) = match of.past_adverbs(to + 1) {
            verb if of.low(verb) == "be" => (of.past_adverbs(verb + 1), Form::Past),
            verb => (verb, Form::Base),
        };
        return acts_of(of, from, verb, form, lead, &subject);
    }
    // `Building on …, expand cooperation`.
    let starts_late = (from + 1..of.words.len().min(from + 60)).find(|it| {
        of.words[it - 1].is(",") && of.is_base(*it) && lead == Lead::Acts && !has(&ENGLISH.ambiguous, of.low(*it))
    });
    let opens = low.ends_with("ing") || ["in", "as", "with", "through", "by", "for"].contains(&low);
    if let Some(late) = starts_late.filter(|_| own.is_empty() && opens) {
        return acts(of, late, late, Form::Base, lead);
    }
    // `Establishment of …`: the noun of an act.
    let near: Vec<&str> =
        (first..of.words.len().min(first + 5)).map(|it| of.low(it)).take_while(|it| !ENDS.contains(it)).collect();
    let is_noun =
        near.last().is_some_and(|it| has(&ENGLISH.act_nouns, it) || it.ends_with("tion") || it.ends_with("ment"))
            && (ENDS.contains(&of.low(first + near.len())) || first + near.len() >= of.words.len());
    if is_noun
        && own.is_empty()
        && matches!(lead, Lead::Acts | Lead::Things | Lead::Plan)
        && !is_done(of)
        && !(lead == Lead::Plan && is_clause(of))
    {
        return acts(of, from, first, Form::Past, lead);
    }
    let judged = sentence(of, matches!(lead, Lead::Acts | Lead::Party));
    let is_past = ENGLISH.act.is(low, Form::Past) || of.words.iter().any(|it| it.is("already"));
    if judged.claims.is_empty() && lead == Lead::Things && !is_past && !is_done(of) && !is_clause(of) {
        let span = of.span(from, brackets(of));
        let reasons = vec![Reason { kind: ReasonKind::LeadIn, words: None }];
        let claim =
            Claim { span, act: span.start, around: of.span(0, of.words.len()), subject: Subject::NOBODY, reasons };
        return Judged { claims: vec![claim], left: None };
    }
    judged
}

/// What ends the words of a noun.
const ENDS: &[&str] = &[
    "of", "for", "on", "in", "with", "between", "among", "against", "to", "by", "under", "at", "from", "through",
    "across", ";", ",", ".", "(", "via",
];

/// Whether words are a sentence that says how something is or was.
fn is_clause(of: &Sentence<'_>) -> bool {
    of.words.iter().enumerate().any(|(at, it)| {
        let finite = [Form::Third, Form::Past]
            .iter()
            .any(|form| ENGLISH.hold.is(&it.low, *form) || ENGLISH.attitude.is(&it.low, *form));
        !of.closed[at] && (it.is_one(&["are", "is", "was", "were", "has", "have"]) || finite && of.low(at + 1) != "by")
    })
}

/// `Both sides to update the guide`, `Visits to be organised`: where `to` stands after whoever or whatever it is.
fn assigned(of: &Sentence<'_>, from: usize) -> Option<usize> {
    let to = (from + 1..of.words.len().min(from + 12))
        .find(|it| of.low(*it) == "to" || of.words[*it].is_one(&[",", ";", "."]))?;
    let verb = of.past_adverbs(to + 1);
    let is_name = |it: usize| {
        of.named[it]
            || of.organisation[it]
            || of.closed[it]
            || of.words[it].is_capital()
            || has(&ENGLISH.together, of.low(it))
            || has(&ENGLISH.with_together, of.low(it))
            || has(&ENGLISH.bodies, of.low(it))
    };
    let by_party = of.is_base(verb) && (from..to).all(is_name);
    let of_thing = of.low(verb) == "be" && is_participle(of, of.past_adverbs(verb + 1));
    let is_open = of_thing && ENGLISH.decide.has(of.low(of.past_adverbs(verb + 1)));
    (of.low(to) == "to" && !is_open && (by_party || of_thing)).then_some(to)
}

fn acts(of: &Sentence<'_>, from: usize, verb: usize, form: Form, lead: Lead) -> Judged {
    // `Tourist Board: design a brand`: the label says who.
    let label = from.checked_sub(1).filter(|it| {
        let words = &of.words[..*it];
        words.len() > 1
            && words.iter().all(|it| it.is_capital() || !it.is_word() || it.raw.len() < 4)
            && words.iter().any(|it| has(&ENGLISH.organisations, &it.low))
    });
    let subject = label.map_or(Subject { who: Who::Nobody, words: None }, |end| Subject {
        who: Who::Organisation,
        words: Some(of.span(0, end)),
    });
    acts_of(of, from, verb, form, lead, &Found { subject, from })
}

fn acts_of(of: &Sentence<'_>, from: usize, verb: usize, form: Form, lead: Lead, subject: &Found) -> Judged {
    let kind = if lead == Lead::None { ReasonKind::Imperative } else { ReasonKind::LeadIn };
    let mut head = Head::at_item(verb, from, form, kind);
    let later = heads(of).into_iter().find(|it| it.start > verb);
    head.follow(of);
    let next = later.map_or(of.words.len(), |it| it.start);
    let end = split::clause_end(of, &head, next.max(verb + 1));
    let mut claims = split::acts(of, &head, subject, end);
    if end < of.words.len() {
        claims.extend(sentence_from(of, end));
    }
    Judged { claims, left: None }
}

/// What is said after the act of an item, in the same sentence.
fn sentence_from(of: &Sentence<'_>, end: usize) -> Vec<Claim> {
    let rest = Sentence {
        words: &of.words[end..],
        closed: of.closed[end..].to_vec(),
        named: of.named[end..].to_vec(),
        organisation: of.organisation[end..].to_vec(),
    };
    sentence(&rest, true).claims
}

/// Whether an item is a title: each word that counts has a capital letter.
fn is_title(of: &Sentence<'_>) -> bool {
    let words: Vec<_> = of.words.iter().filter(|it| it.is_word()).collect();
    let small = words.iter().filter(|it| !it.is_capital() && it.raw.len() > 3).count();
    words.len() > 1 && words.len() < 14 && small == 0 && !of.words.last().is_some_and(|it| it.is(".") || it.is(";"))
}

/// Where an item's words begin after a label: `Annual meeting: …`, `(Exchange) …`.
pub fn after_label(of: &Sentence<'_>) -> usize {
    let colon = of.words.iter().take(22).position(|it| it.is(":"));
    let is_label = |at: usize| {
        let next = of.words.get(at + 1);
        let before = &of.words[..at];
        let verbs = before
            .iter()
            .any(|it| has(&ENGLISH.modals, &it.low) || it.is_one(&["are", "is", "include", "including", "following"]));
        let named =
            before.iter().filter(|it| it.is_word() && it.raw.len() > 3).all(|it| it.is_capital()) || before.len() <= 6;
        !verbs && named && next.is_some()
    };
    let dash = of.words.iter().take(9).position(|it| it.is("–") && it.spaced).filter(|at| {
        *at > 0
            && of.words[..*at].iter().all(|it| it.is_capital() || it.raw.len() < 4 || !it.is_word())
            && of.words.get(at + 1).is_some_and(|it| it.spaced)
    });
    match colon.or(dash) {
        Some(at) if is_label(at) => at + 1,
        _ => 0,
    }
}

/// Where the brackets at the end of an item begin.
fn brackets(of: &Sentence<'_>) -> usize {
    let ends = of.words.iter().rposition(|it| it.is(")")).filter(|at| of.words.len() - at <= 2);
    let opens = ends.and_then(|end| of.words[..end].iter().rposition(|it| it.is("(")));
    opens.filter(|at| *at > 1).unwrap_or(of.words.len())
}

fn is_done(of: &Sentence<'_>) -> bool {
    let from = brackets(of);
    of.words[from..]
        .iter()
        .any(|it| ENGLISH.act.is(&it.low, Form::Past) || it.is_one(&["carried", "done", "completed", "only"]))
}

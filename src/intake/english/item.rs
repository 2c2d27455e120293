//! Items of lists: what is to be done stands at their beginning, without a subject.

use crate::intake::claim::{Claim, Judged, Subject, Who};
use crate::intake::english::heads::{Head, heads};
use crate::intake::english::subject::Found;
use crate::intake::english::{Sentence, sentence, split};
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
}

/// What words that lead to items say.
pub fn lead(of: &Sentence<'_>) -> Lead {
    let low: Vec<&str> = of.words.iter().map(|it| it.low.as_str()).collect();
    let things = low.iter().any(|it| has(&ENGLISH.measures, it));
    let found = heads(of);
    let ends_open = |words: &[&str]| {
        words.iter().any(|it| low.iter().rev().find(|word| word.len() > 1).is_some_and(|last| last == it))
    };
    let decided = low.iter().any(|it| ENGLISH.decide.has(it) || ENGLISH.intend.has(it) || has(&ENGLISH.modals, it));
    match () {
        () if things && decided => Lead::Things,
        () if !found.is_empty()
            || decided && ends_open(&["to", "will", "shall", "follows", "following", "on", "committed"]) =>
        {
            Lead::Acts
        }
        () => Lead::Other,
    }
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
    let verb = of.past_adverbs(if with_to { first + 1 } else { first });
    let low = of.low(verb);
    let ing = ENGLISH.act.is(low, Form::Ing) || with_to && low.ends_with("ing");
    let base = of.is_base(verb) && (with_to || lead != Lead::None || !has(&ENGLISH.ambiguous, low));
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
    // `Building on …, expand cooperation`.
    let starts_late = (from + 1..of.words.len().min(from + 60)).find(|it| {
        of.words[it - 1].is(",") && of.is_base(*it) && lead == Lead::Acts && !has(&ENGLISH.ambiguous, of.low(*it))
    });
    let opens = low.ends_with("ing") || ["in", "as", "with", "through", "by", "for"].contains(&low);
    if let Some(late) = starts_late.filter(|_| own.is_empty() && opens) {
        return acts(of, late, late, Form::Base, lead);
    }
    // `Establishment of …`: the noun of an act.
    let near: Vec<&str> = (first..of.words.len().min(first + 5))
        .map(|it| of.low(it))
        .take_while(|it| !["of", "for", "on", "in", "with", "between"].contains(it))
        .collect();
    let is_noun =
        near.last().is_some_and(|it| has(&ENGLISH.act_nouns, it) || it.ends_with("tion") || it.ends_with("ment"))
            && ["of", "on", "in", "with", "between"].contains(&of.low(first + near.len()));
    if is_noun && own.is_empty() && matches!(lead, Lead::Acts | Lead::Things) && !is_done(of) {
        return acts(of, from, first, Form::Past, lead);
    }
    let judged = sentence(of, lead == Lead::Acts);
    let is_past = ENGLISH.act.is(low, Form::Past) || of.words.iter().any(|it| it.is("already"));
    if judged.claims.is_empty() && lead == Lead::Things && !is_past && !is_done(of) {
        let span = of.span(from, brackets(of));
        let reasons = vec![Reason { kind: ReasonKind::LeadIn, words: None }];
        let claim =
            Claim { span, act: span.start, around: of.span(0, of.words.len()), subject: Subject::NOBODY, reasons };
        return Judged { claims: vec![claim], left: None };
    }
    judged
}

fn acts(of: &Sentence<'_>, from: usize, verb: usize, form: Form, lead: Lead) -> Judged {
    let kind = if lead == Lead::None { ReasonKind::Imperative } else { ReasonKind::LeadIn };
    let mut head = Head::at_item(verb, from, form, kind);
    let later = heads(of).into_iter().find(|it| it.start > verb);
    head.follow(of);
    let next = later.map_or(of.words.len(), |it| it.start);
    let subject = Found { subject: Subject { who: Who::Nobody, words: None }, from };
    let end = split::clause_end(of, &head, next.max(verb + 1));
    let mut claims = split::acts(of, &head, &subject, end);
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

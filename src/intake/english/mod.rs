//! English: which sentences and items say what the parties will do.

mod beginning;
mod decision;
mod heads;
mod item;
mod split;
mod subject;

pub use item::{Lead, acts_alone, cell, item, lead};

use crate::intake::claim::{Claim, Judged, Subject, Who};
use crate::intake::extraction::{LeftOutKind, Reason, ReasonKind};
use crate::intake::names::Names;
use crate::intake::span::Span;
use crate::intake::token::{Token, TokenKind};
use crate::intake::words::{ENGLISH, Form, has};
use heads::{Head, heads, is_telling};

/// The words of a sentence, with what rules ask about them.
pub struct Sentence<'a> {
    pub words: &'a [Token],
    /// Words in brackets or in somebody's quotation: no rule looks for an act there.
    pub closed: Vec<bool>,
    /// Words of the names of parties and organisations.
    pub named: Vec<bool>,
    pub organisation: Vec<bool>,
}

impl<'a> Sentence<'a> {
    /// A sentence; `quoted` says which of its words are somebody's.
    pub fn of(
        words: &'a [Token],
        quoted: &[bool],
        parties: &Names<usize>,
        organisations: &Names<Option<usize>>,
    ) -> Self {
        let mut closed = quoted.to_vec();
        let mut depth = 0_usize;
        for (at, word) in words.iter().enumerate() {
            depth += usize::from(word.is("("));
            closed[at] |= depth > 0;
            depth = depth.saturating_sub(usize::from(word.is(")")));
        }
        Self { words, closed, named: marked(words, parties), organisation: marked(words, organisations) }
    }

    /// The word at a place in small letters; nothing past the end.
    pub fn low(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |it| it.low.as_str())
    }

    /// The first place from here on that holds no adverb.
    pub fn past_adverbs(&self, mut at: usize) -> usize {
        while at < self.words.len()
            && (self.is_adverb(at) || self.closed[at] || self.low(at) == "more" && self.is_adverb(at + 1))
        {
            at += 1;
        }
        at
    }

    /// The same, and past what is said beside, between commas: `will, together with partners, support`.
    pub fn past_aside(&self, at: usize) -> usize {
        let at = self.past_adverbs(at);
        // `will: (a) share`.
        if self.low(at) == ":" {
            return self.past_adverbs(at + 1);
        }
        if self.low(at) != "," {
            return at;
        }
        let close = (at + 2..self.words.len().min(at + 14)).find(|it| self.words[*it].is_one(&[",", ";", ":"]));
        close.filter(|it| self.low(*it) == ",").map_or(at, |it| self.past_adverbs(it + 1))
    }

    /// Whether a word after `to` is a verb: one that is known, or one that an object follows.
    pub fn is_verb_here(&self, at: usize) -> bool {
        let (low, next) = (self.low(at), self.low(at + 1));
        if self.is_base(at) {
            return !(has(&ENGLISH.ambiguous, low) && ["of", ".", ",", "in", ""].contains(&next));
        }
        let noun = [
            "tion", "sion", "ment", "ity", "ness", "ship", "ance", "ence", "al", "ive", "ic", "er", "or", "ing", "ed",
            "s", "ous", "cy", "ful", "less", "ary", "th",
        ];
        let object = [
            "the", "a", "an", "our", "their", "its", "all", "each", "any", "this", "these", "those", "such", "more",
            "new", "further", "up", "out", "with",
        ];
        self.words.get(at).is_some_and(|it| it.is_word() && !it.is_capital())
            && !noun.iter().any(|it| low.ends_with(it))
            && !object.contains(&low)
            && object.contains(&next)
            && !["be", "be", "order", "date", "which", "whom"].contains(&low)
    }

    /// Whether a word only says how.
    pub fn is_adverb(&self, at: usize) -> bool {
        let word = self.low(at);
        has(&ENGLISH.adverbs, word)
            || word.ends_with("ly")
                && !["supply", "apply", "reply", "comply", "rely", "multiply", "family", "assembly", "july", "fly"]
                    .contains(&word)
    }

    /// Whether a word can be the base form of a verb that is an act.
    pub fn is_base(&self, at: usize) -> bool {
        ENGLISH.act.is(self.low(at), Form::Base)
    }

    /// Where the words from one place until before another stand in the text, without marks at their end.
    pub fn span(&self, from: usize, until: usize) -> Span {
        let mut until = until.min(self.words.len());
        while until > from + 1 && self.is_loose_end(until - 1) {
            until -= 1;
        }
        match (self.words.get(from), self.words.get(until.saturating_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end.max(first.span.start)),
            _ => Span::new(0, 0),
        }
    }

    fn is_loose_end(&self, at: usize) -> bool {
        let word = &self.words[at];
        let joint =
            word.is_one(&["and", "but", "while", "whereas", "or", "as", "well", "that"]) && at < self.words.len();
        word.kind == TokenKind::Mark && !word.is_one(&[")", "\"", "]", "%", "'"]) || joint
    }
}

/// What a sentence of running words says.
pub fn sentence(of: &Sentence<'_>, lead_parties: bool) -> Judged {
    let low: String = of.words.iter().map(|it| it.low.as_str()).collect::<Vec<_>>().join(" ");
    if ENGLISH.boilerplate.iter().any(|it| low.contains(it.as_str())) {
        return Judged::left(LeftOutKind::Boilerplate, None);
    }
    let last = of.words.iter().rev().take(2).find(|it| it.is(":"));
    let opens = of.words.iter().any(|it| it.is("following"))
        && !of.words.iter().any(|it| it.is_one(&["principles", "understandings"]));
    if last.is_some() && opens || last.is_some() && of.words.len() > 2 && of.low(of.words.len() - 2) == "including" {
        return Judged::left(LeftOutKind::LeadIn, None);
    }
    let found = heads(of);
    let mut claims: Vec<Claim> = Vec::new();
    let mut left = None;
    let mut before: Option<Subject> = lead_parties.then_some(Subject { who: Who::Together, words: None });
    for (at, head) in found.iter().enumerate() {
        let mut subject = subject::of_head(of, head);
        // What is joined to a verb before has its subject, also where that verb says nothing.
        let speaks = before.or_else(|| subject::speaks(of, head.start));
        if subject.subject.who == Who::Nobody && !head.has_own_verb {
            subject.subject = speaks.unwrap_or(Subject::NOBODY);
        }
        let next = found[at + 1..].iter().map(|it| it.start).find(|it| *it > head.verb).unwrap_or(of.words.len());
        match refusal(of, head, subject.subject.who, speaks) {
            Some(why) => left = left.or(Some((why, Some(of.words[head.at].span)))),
            None => {
                let end = split::clause_end(of, head, next);
                claims.extend(split::acts(of, head, &subject, end));
            }
        }
        if subject.subject.who != Who::Nobody {
            before = Some(subject.subject);
        }
    }
    let left = left.or_else(|| Some(why_left(of)));
    Judged { left: left.filter(|_| claims.is_empty()), claims }
}

/// Why a head is no claim of a party.
fn refusal(of: &Sentence<'_>, head: &Head, who: Who, before: Option<Subject>) -> Option<LeftOutKind> {
    let verb = ENGLISH.act.base(of.low(head.verb)).unwrap_or(of.low(head.verb));
    let is_passive = head.kind == ReasonKind::Passive;
    match who {
        Who::Body | Who::Thing | Who::Back | Who::Nobody if head.is_stative => Some(LeftOutKind::Effect),
        Who::Named | Who::Together | Who::Organisation | Who::Person => None,
        Who::Back
            if of.low(head.at) == "would" && before.is_some() && head.start > 0 && of.low(head.start - 1) == "it" =>
        {
            None
        }
        _ if of.low(head.at) == "would" => Some(LeftOutKind::OtherSubject),
        Who::Back
            if head.start > 2
                && of.low(head.start - 1) == "it"
                && of.low(head.start - 2) == "that"
                && is_telling(of.low(head.start - 3)) =>
        {
            None
        }
        // `Decides that …`, `Instructs the Secretariat to …`: a decision whose body was named before.
        Who::Nobody if head.start == 0 && head.kind == ReasonKind::Decided && of.low(head.at).ends_with('s') => None,
        Who::Nobody if head.has_own_verb => None,
        Who::Body | Who::Thing
            if ["aimed", "planned", "intended"].contains(&of.low(head.at))
                && !(is_passive && ENGLISH.deliver.is(of.low(head.verb), Form::Past)) =>
        {
            Some(LeftOutKind::Plain)
        }
        Who::Nobody => Some(LeftOutKind::Plain),
        Who::Body | Who::Thing if has(&ENGLISH.outcomes, verb) => Some(LeftOutKind::Effect),
        // `The coordinators will meet every quarter`.
        Who::Thing if has(&ENGLISH.meets, verb) && head.kind == ReasonKind::Will && is_definite(of, head.start) => None,
        // `It shall meet once a year`: a body of which the words before told.
        Who::Back
            if of.low(head.start.saturating_sub(1)) == "it"
                && head.kind == ReasonKind::Will
                && has(&ENGLISH.meets, verb) =>
        {
            None
        }
        // `It will be run by the Agency`.
        Who::Back if is_passive && done_by(of, head.verb) => None,
        Who::Body if is_passive || !head.points_back || has(&ENGLISH.concrete, verb) => None,
        Who::Back if head.negated && before.is_some() && head.start > 1 && of.low(head.start - 1) == "it" => None,
        Who::Back if head.kind == ReasonKind::Passive && head.is_intent => None,
        Who::Back if head.is_impersonal => None,
        Who::Thing
            if is_passive
                && !head.points_back
                && (ENGLISH.act.is(of.low(head.verb), Form::Past) || of.low(head.verb + 1) == "place") =>
        {
            None
        }
        Who::Body | Who::Back => Some(LeftOutKind::Effect),
        Who::Thing => Some(LeftOutKind::OtherSubject),
    }
}

/// `and, if no progress is made, consider`: where the condition begins that stands before a verb.
pub fn conditioned(of: &Sentence<'_>, at: usize) -> Option<usize> {
    if at < 4 || !of.words[at - 1].is(",") {
        return None;
    }
    let open = (at.saturating_sub(18)..at - 1).rev().find(|it| of.words[*it].is_one(&[",", ";"]))?;
    let follows = open > 0 && of.words[open - 1].is_one(&["and", "but", "or"]);
    let is_condition = of.words[open + 1].is_one(&["if", "unless", "once", "when", "where", "should", "until"])
        || of.low(open + 1) == "as" && of.low(open + 2) == "soon";
    (follows && is_condition).then_some(open + 1)
}

/// Whether two or three words with `the` stand before a place and are all of its clause.
fn is_definite(of: &Sentence<'_>, end: usize) -> bool {
    let from = (0..end).rev().find(|it| of.words[*it].is_one(&[",", ";", ":"])).map_or(0, |it| it + 1);
    of.low(from) == "the" && (2..4).contains(&(end - from))
}

/// Whether a word names a body: `committee`, `sub-committee`.
pub fn is_body(word: &str) -> bool {
    has(&ENGLISH.bodies, word) || word.rsplit('-').next().is_some_and(|it| has(&ENGLISH.bodies, it))
}

/// Which words belong to names.
fn marked<T: Clone>(words: &[Token], names: &Names<T>) -> Vec<bool> {
    let mut marked = vec![false; words.len()];
    names.find(words).into_iter().for_each(|(range, _)| marked[range].fill(true));
    marked
}

/// Whether an organisation or a party does what is said in the passive: `run by the Agency`.
fn done_by(of: &Sentence<'_>, verb: usize) -> bool {
    let by = (verb + 1..of.words.len().min(verb + 8)).find(|it| of.low(*it) == "by");
    by.is_some_and(|by| {
        (by + 1..of.words.len().min(by + 7))
            .take_while(|it| of.words[*it].is_capital() || of.low(*it) == "the" || of.named[*it])
            .any(|it| {
                of.organisation[it]
                    || of.named[it]
                    || of.words[it].is_capital() && has(&ENGLISH.organisations, of.low(it))
            })
    })
}

/// Why a sentence without an act is none: by its first verb that says so.
fn why_left(of: &Sentence<'_>) -> (LeftOutKind, Option<Span>) {
    for (at, word) in of.words.iter().enumerate() {
        let low = word.low.as_str();
        let kind = if ENGLISH.appeal.has(low) && (!word.is("call") || of.low(at + 1) != "for") {
            LeftOutKind::Appeal
        } else if ENGLISH.attitude.has(low) {
            LeftOutKind::Attitude
        } else if ENGLISH.hold.has(low) {
            LeftOutKind::Recital
        } else if ENGLISH.act.is(low, Form::Past) || word.is_one(&["has", "have", "had", "was", "were", "said"]) {
            LeftOutKind::Report
        } else {
            continue;
        };
        return (kind, Some(word.span));
    }
    (LeftOutKind::Plain, None)
}

/// The reasons for a claim: its head, and what makes it less sure.
fn reasons(of: &Sentence<'_>, head: &Head, who: Who, from: usize) -> Vec<Reason> {
    let words = Some(of.words[head.at].span);
    let mut reasons = vec![Reason { kind: head.kind, words }];
    let mut add = |kind, words| reasons.push(Reason { kind, words });
    match who {
        Who::Body => add(ReasonKind::BodySubject, None),
        Who::Thing => add(ReasonKind::OtherSubject, None),
        _ => {}
    }
    if head.negated {
        add(ReasonKind::Negated, words);
    }
    let condition = of.words[from..].iter().find(|it| it.is_one(&["if", "unless", "provided"]));
    if let Some(word) = condition {
        add(ReasonKind::Conditional, Some(word.span));
    }
    reasons
}

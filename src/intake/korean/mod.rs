//! Korean: which sentences, clauses and notes say what the parties will do.

mod clause;
mod eojeol;
mod organisation;
mod subject;
mod verb;

pub use organisation::{bare_name, is_owner, organisations, short_forms};

use crate::intake::blocks::{Part, beside};
use crate::intake::claim::{Claim, Judged, Subject, Who};
use crate::intake::extraction::{Block, BlockKind, LeftOutKind, Reason, ReasonKind};
use crate::intake::gather::Reading;
use crate::intake::span::Span;
use crate::intake::token::Token;
use crate::intake::words::KOREAN;
use clause::{Ending, clauses};
use eojeol::{Eojeol, eojeols, squeezed};

/// What a sentence says.
pub fn judge(
    reading: &Reading<'_>,
    parts: &[Part],
    at: usize,
    words: &[Token],
    quoted: &[bool],
    is_first: bool,
) -> Judged {
    let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
    let quotes: Vec<Span> = words.iter().zip(quoted).filter(|(_, it)| **it).map(|(word, _)| word.span).collect();
    let all = eojeols(reading.letters, span, &quotes);
    let text: String = reading.letters[span.start..span.end].iter().collect();
    if KOREAN.boilerplate.iter().any(|it| text.contains(it.as_str())) {
        return Judged::left(LeftOutKind::Boilerplate, None);
    }
    let (label, from) = if is_first { eojeol::label(&all) } else { (None, 0) };
    if label.is_some_and(|it| KOREAN.labels.iter().any(|other| it.contains(other.as_str()))) {
        return Judged::left(LeftOutKind::About, None);
    }
    let words = &all[from.min(all.len())..];
    if words.is_empty() {
        return Judged::left(LeftOutKind::Structure, None);
    }
    let block = &parts[at].block;
    let ending = match Ending::of(words) {
        Ending::Open if block.kind == BlockKind::Item && is_first => note(reading, parts, at, words),
        // `다음과 같이 협력하기로 하였다` leads to what follows.
        Ending::Says(_)
            if ["다음과 같이", "아래와 같이", "다음을 ", "다음 사항을 "].iter().any(|it| text.contains(it)) =>
        {
            Ending::Left(LeftOutKind::LeadIn)
        }
        other => other,
    };
    let (kind, left) = match ending {
        Ending::Says(kind) => (kind, None),
        Ending::Left(why) => (ReasonKind::Will, Some(why)),
        Ending::Open => (ReasonKind::Will, Some(LeftOutKind::Plain)),
    };
    let mut claims = Vec::new();
    let mut before = Subject::NOBODY;
    // How many claims there are after a clause that the next one goes on with.
    let mut joined = usize::MAX;
    for clause in clauses(words, kind, left) {
        let found = subject::of(reading, &words[clause.from..clause.until]);
        let subject = if found.subject.who == Who::Nobody { before } else { found.subject };
        before = subject;
        let Some(kind) = clause.kind else { continue };
        let negated = words[clause.until - 1].text.contains("아니");
        let own = &words[clause.from..clause.until];
        let is_object = subject.who == Who::Thing && (found.has_topic && is_done_to(own) || claims.len() == joined);
        let is_sure = matches!(subject.who, Who::Together | Who::Person | Who::Organisation);
        let is_party = is_sure || subject.who == Who::Named;
        let tells_how = kind == ReasonKind::Will && is_state(own);
        if !(accepts(kind, subject.who, found.has_topic, negated) || is_object)
            || !is_party && clause::brings(own)
            || !is_sure && tells_how
        {
            continue;
        }
        joined = claims.len() + 1;
        let first = &words[clause.from + found.from];
        let last = &words[clause.until - 1];
        let span = Span::new(first.span.start, last.span.end);
        claims.push(Claim {
            span,
            act: found.after.map_or(span.start, |it| words[(clause.from + it).min(clause.until - 1)].span.start),
            around: span,
            subject,
            reasons: reasons(kind, subject.who, &words[clause.from..clause.until]),
        });
    }
    let left = left.or(Some(LeftOutKind::Plain)).filter(|_| claims.is_empty());
    Judged { claims, left: left.map(|it| (it, None)) }
}

/// `구호물자의 통관은 면세로 처리한다`: what stands first is what it is done to.
fn is_done_to(words: &[Eojeol]) -> bool {
    let has_object = words.iter().any(|it| it.text.ends_with('을') || it.text.ends_with('를'));
    let stem = words.last().and_then(|it| verb::verb(&it.text)).map(|it| it.stem).unwrap_or_default();
    let acts = stem.strip_suffix('하').is_some_and(|stem| KOREAN.act.iter().any(|it| stem.ends_with(it.as_str())));
    !has_object && acts
}

/// `정세가 엄중합니다`: how something is.
fn is_state(words: &[Eojeol]) -> bool {
    let Some((_, before)) = words.split_last() else { return false };
    let is_one = |it: &&Eojeol| it.text.chars().count() > 2 && (it.text.ends_with('이') || it.text.ends_with('가'));
    before.last().is_some_and(|it| is_one(&it))
}

/// Whether words of a kind are a claim with such a subject.
fn accepts(kind: ReasonKind, who: Who, has_topic: bool, negated: bool) -> bool {
    match (kind, who) {
        (_, Who::Back) => false,
        (ReasonKind::Will, Who::Thing) => false,
        (ReasonKind::Will, Who::Nobody) => !has_topic && !negated,
        _ => true,
    }
}

fn reasons(kind: ReasonKind, who: Who, words: &[Eojeol]) -> Vec<Reason> {
    let last = words.last().map(|it| it.span);
    let mut reasons = vec![Reason { kind, words: last }];
    match who {
        Who::Body => reasons.push(Reason { kind: ReasonKind::BodySubject, words: None }),
        Who::Thing => reasons.push(Reason { kind: ReasonKind::OtherSubject, words: None }),
        _ => {}
    }
    if words
        .iter()
        .any(|it| ["않기로", "아니한다", "아니하며", "않는다", "아니하기로"].iter().any(|not| it.text.ends_with(not)))
    {
        reasons.push(Reason { kind: ReasonKind::Negated, words: last });
    }
    if let Some(condition) = words.iter().find(|it| eojeol::is_condition(&it.text)) {
        reasons.push(Reason { kind: ReasonKind::Conditional, words: Some(condition.span) });
    }
    reasons
}

/// Whether an item ends in a noun that says what is to be done, brackets left aside.
pub fn acts_alone(letters: &[char], span: Span) -> bool {
    let from = span.start.max(span.end.saturating_sub(80));
    let text: String = letters[from..span.end].iter().collect();
    let bare = text.split('(').next().unwrap_or_default().trim_end().trim_end_matches('.');
    KOREAN.act.iter().any(|it| bare.ends_with(it.as_str()))
}

/// Notes end in a noun that says what is to be done.
fn note(reading: &Reading<'_>, parts: &[Part], at: usize, words: &[Eojeol]) -> Ending {
    let last = words.iter().rev().find(|it| !it.is_bracket).map_or("", |it| it.text.as_str());
    let block = &parts[at].block;
    let next = parts.get(at + 1).map(|it| &it.block);
    let is_sentence =
        |it: &Block| reading.letters[it.words_from..it.span.end].iter().rev().take(2).any(|it| *it == '다');
    let is_numbered = block.marker.as_ref().is_some_and(|it| it.contains(char::is_alphanumeric));
    let heads = is_numbered
        && words.len() < 5
        && next.is_some_and(|it| {
            let deeper = it.kind == BlockKind::Paragraph || it.kind == BlockKind::Item && it.depth > block.depth;
            it.kind == BlockKind::Row || deeper && (block.lead_in.is_none() || is_sentence(it) || words.len() < 3)
        });
    if heads {
        return Ending::Left(LeftOutKind::Structure);
    }
    let is_past = KOREAN.done.iter().any(|it| last.ends_with(it.as_str()))
        || words.iter().any(|it| {
            it.is_bracket
                && (it.text.contains("완료") || it.text.contains("기체결") || is_past_month(reading, &it.text))
        })
        || over(reading, parts, at).iter().any(|text| KOREAN.over_done.iter().any(|it| text.contains(it.as_str())));
    let turns = last.ends_with('화')
        && last.chars().count() > 2
        && !KOREAN.no_acts.iter().any(|it| last.ends_with(it.as_str()));
    let of_list = block.lead_in.is_some_and(|it| reading.announcing.contains(&it));
    // Beside notes of what is to be done, and under words that say so, a note needs no noun that is known.
    let others = beside(parts, at);
    let among = !others.is_empty()
        && others.iter().filter(|it| reading.acting.contains(it)).count() * 2 >= others.len()
        || over(reading, parts, at).iter().any(|text| KOREAN.plans.iter().any(|it| text.contains(it.as_str())));
    let ends_verbal = verb::verb(last).is_some() || ["아", "어", "해", "자", "지"].iter().any(|it| last.ends_with(it));
    let is_noun = (of_list || among && words.len() > 2 && !ends_verbal) && !last.ends_with('다') && words.len() > 1;
    let acts = turns || is_noun || KOREAN.act.iter().any(|it| last.ends_with(it.as_str()));
    // `(완료)` after the noun.
    match (acts, is_past) {
        (true, false) => Ending::Says(ReasonKind::NoteStyle),
        (true, true) => Ending::Left(LeftOutKind::Report),
        _ => Ending::Open,
    }
}

/// Whether words say that a list follows: `다음과 같이`.
pub fn announces(letters: &[char], span: Span) -> bool {
    let text: String = letters[span.start..span.end].iter().collect();
    ["다음 각", "다음과 같", "아래와 같", "다음을", "다음 사항"].iter().any(|it| text.contains(it))
}

/// Whether brackets name a month that has passed: `(3월)` said in May.
fn is_past_month(reading: &Reading<'_>, text: &str) -> bool {
    let Some((before, _)) = text.split_once("월") else { return false };
    let digits: String =
        before.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
    let has_year = before.trim_end_matches(|it: char| it.is_ascii_digit()).ends_with(['.', '년', '\'', '’']);
    let month = digits.parse::<i8>().ok();
    !has_year && month.zip(reading.vocabulary.said_on).is_some_and(|(month, said)| month < said.0.month())
}

/// The words of the headings and items over an item.
fn over(reading: &Reading<'_>, parts: &[Part], at: usize) -> Vec<String> {
    let text =
        |at: usize| reading.letters[parts[at].block.span.start..parts[at].block.span.end].iter().collect::<String>();
    let mut depth = parts[at].block.depth;
    let mut out: Vec<String> = parts[at].block.heading.map(text).into_iter().collect();
    for before in (at.saturating_sub(60)..at).rev() {
        let block = &parts[before].block;
        if block.kind == BlockKind::Heading {
            break;
        }
        if block.kind == BlockKind::Item && block.depth < depth {
            depth = block.depth;
            // A sentence stands over nothing.
            let is_sentence = |it: &String| ["다", "음", "함", "됨", "."].iter().any(|end| it.ends_with(end));
            out.extend((block.span.len() < 40).then(|| text(before)).filter(|it| !is_sentence(it)));
        }
    }
    out
}

/// What the cell of a table says that tells what is done.
/// Under a head that says so every cell does that does not tell of the past.
pub fn cell(reading: &Reading<'_>, words: &[Token], has_head: bool) -> Judged {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Judged::default() };
    let span = Span::new(first.span.start, last.span.end);
    let all = eojeols(reading.letters, span, &[]);
    let text = squeezed(&all);
    let is_past = KOREAN.done.iter().any(|it| text.ends_with(it.as_str()))
        || all.iter().any(|it| it.is_bracket && it.text.contains("완료"));
    let turns = text.ends_with('화') && !KOREAN.no_acts.iter().any(|it| text.ends_with(it.as_str()));
    let acts = !is_past
        && (turns
            || has_head && !matches!(Ending::of(&all), Ending::Left(_))
            || KOREAN.act.iter().any(|it| text.ends_with(it.as_str()))
            || matches!(Ending::of(&all), Ending::Says(_)));
    if !acts {
        return Judged::left(LeftOutKind::Plain, None);
    }
    let reasons = vec![Reason { kind: ReasonKind::NoteStyle, words: None }];
    let claim = Claim { span, act: span.start, around: span, subject: Subject::NOBODY, reasons };
    Judged { claims: vec![claim], left: None }
}

/// The longest title, in characters.
const LONGEST: usize = 60;

/// A short title: what is done, without who does it and how it is said.
pub fn title(letters: &[char], claim: &Claim, until: usize) -> String {
    let from = claim.act.max(claim.span.start);
    let span = Span::new(from, until.max(from));
    let mut words = eojeols(letters, span, &[]);
    // `(주관: 항만청)` at the end says no act.
    while words.len() > 1 && words.last().is_some_and(|it| it.is_bracket || it.text.starts_with('[')) {
        words.pop();
    }
    let mut out: Vec<String> = words.iter().map(|it| it.text.clone()).collect();
    // The predicate is cut back to its noun: `설치하기로 하였다` says `설치`.
    let cuts = [
        "하기로",
        "하고",
        "하며",
        "하는",
        "한다",
        "합니다",
        "하여야",
        "할",
        "해",
        "하겠다는",
        "하겠다고",
        "되기로",
        "될",
        "된다",
        "시키기로",
        "함",
        "하기로함",
    ];
    let place = out.iter().rposition(|it| cuts.iter().any(|cut| it.len() > cut.len() && it.ends_with(cut)));
    if let Some(place) = place {
        let word = out[place].clone();
        let cut = cuts.iter().filter(|cut| word.ends_with(**cut)).map(|it| it.len()).max().unwrap_or(0);
        out[place] = word[..word.len() - cut].to_owned();
        out.truncate(place + 1);
        if let Some(object) = place.checked_sub(1).map(|it| &mut out[it]) {
            let bare = object.strip_suffix('을').or_else(|| object.strip_suffix('를')).map(str::to_owned);
            if let Some(bare) = bare {
                *object = bare;
            }
        }
    }
    while out.len() > 1 && out.iter().map(|it| it.chars().count() + 1).sum::<usize>() > LONGEST {
        out.remove(0);
    }
    out.join(" ").chars().take(LONGEST).collect()
}

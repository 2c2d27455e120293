//! The clauses of a sentence, and how they end.

use crate::intake::extraction::{LeftOutKind, ReasonKind};
use crate::intake::korean::eojeol::{Eojeol, squeezed};
use crate::intake::korean::verb::{Mood, Verb, ends_in, verb};
use crate::intake::words::KOREAN;

/// What the end of a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// That something will be done.
    Says(ReasonKind),
    /// Something else.
    Left(LeftOutKind),
    /// Nothing by itself: notes.
    Open,
}

/// Whether words written together end so.
fn ends(text: &str, list: &[String]) -> bool {
    list.iter().any(|it| text.ends_with(it.as_str()))
}

/// How many words before the last one belong to what a sentence says at its end.
const NEAR: usize = 6;

impl Ending {
    /// How a sentence ends.
    pub fn of(words: &[Eojeol]) -> Self {
        let quoted = words.iter().any(|it| it.quoted);
        match Self::said(&told(words)) {
            Self::Left(LeftOutKind::Report) if quoted => Self::Left(LeftOutKind::Quotation),
            Self::Says(ReasonKind::Intends) if quoted && verb_of(words).is_some_and(|it| it.mood == Mood::Past) => {
                Self::Left(LeftOutKind::Quotation)
            }
            other => other,
        }
    }

    /// What the last words of a clause say, those in brackets and quotations left aside.
    fn said(words: &[String]) -> Self {
        let near: Vec<&str> = words[words.len().saturating_sub(NEAR + 1)..].iter().map(String::as_str).collect();
        let Some((last, before)) = near.split_last() else { return Self::Open };
        let whole = near.concat();
        if whole.ends_with("목표로하고있다") || whole.ends_with("고자하고있다") {
            return Self::Says(ReasonKind::Intends);
        }
        if KOREAN.going_on.iter().any(|it| whole.ends_with(&it.replace(' ', ""))) {
            return Self::Left(LeftOutKind::Report);
        }
        if let Some(ending) = ahead(last, before) {
            return ending;
        }
        let verb = verb(last);
        let stem = verb.as_ref().map_or(*last, |it| it.stem.as_str());
        let text = before.concat() + stem;
        let mood = verb.as_ref().map(|it| it.mood);
        if decides(before, stem, &text) {
            return Self::Says(ReasonKind::Decided);
        }
        let feels = ends(&text, &KOREAN.attitude) || ends(&text, &KOREAN.appeal);
        if names_will(before, stem) || !feels && tells(before) {
            return Self::Says(ReasonKind::Intends);
        }
        let bare = || KOREAN.noted.iter().any(|it| last.ends_with(it.as_str()));
        if mood.is_none() && bare() {
            return Self::Left(LeftOutKind::Attitude);
        }
        let Some(mood) = mood else { return Self::Open };
        let aims = ["고자하", "려고하", "려하", "목표로하"].iter().any(|it| text.ends_with(it));
        if ends(&text, &KOREAN.attitude) {
            return Self::Left(LeftOutKind::Attitude);
        }
        if ends(&text, &KOREAN.appeal) {
            return Self::Left(LeftOutKind::Appeal);
        }
        if mood != Mood::Past && aims || mood == Mood::Will {
            return Self::Says(ReasonKind::Intends);
        }
        let should = before.last().is_some_and(|it| it.ends_with('야') && !it.ends_with("하여야"));
        if ends(&text, &KOREAN.recital) || mood == Mood::State || should {
            return Self::Left(LeftOutKind::Recital);
        }
        match mood {
            Mood::Past => Self::Left(LeftOutKind::Report),
            Mood::Present if is_passive(stem) || ends(stem, &KOREAN.begins) => Self::Says(ReasonKind::Passive),
            Mood::Present => Self::Says(ReasonKind::Will),
            _ => Self::Open,
        }
    }
}

/// The words of a clause that are its own.
///
/// An ending that the end of a line cut from its verb is put to it again.
fn told(words: &[Eojeol]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in words.iter().filter(|it| !it.quoted && !it.is_bracket) {
        match out
            .last_mut()
            .filter(|_| ["다", "로", "니다", "습니다", "였다", "며", "고"].contains(&word.text.as_str()))
        {
            Some(before) => before.push_str(&word.text),
            None => out.push(word.text.clone()),
        }
    }
    out
}

fn verb_of(words: &[Eojeol]) -> Option<Verb> {
    told(words).last().and_then(|it| verb(it))
}

/// Whether a verb says of an act that it is done to something: `개최되`.
fn is_passive(stem: &str) -> bool {
    stem.strip_suffix('되').is_some_and(|it| ends(it, &KOREAN.act)) && !ends(stem, &KOREAN.brings)
}

/// `할 것이다`, `될 예정`, `할 방침이며`.
fn ahead(last: &str, before: &[&str]) -> Option<Ending> {
    let bare = ["입니다", "이다", "이며", "이고", "이나", "임"].iter().find_map(|it| last.strip_suffix(it));
    let noun = bare.unwrap_or(last);
    let act = before.last().copied().unwrap_or_default();
    let leads = ends_in(act, 'ㄹ');
    match noun {
        "것" if leads => {}
        "예정" | "방침" => {}
        "계획" if leads || bare.is_some() => {}
        _ => return None,
    }
    let text = before.concat();
    let stem = text
        .strip_suffix('될')
        .map(|it| format!("{it}되"))
        .or_else(|| text.strip_suffix('할').map(|it| format!("{it}하")));
    let stem = stem.unwrap_or(text);
    if act.ends_with('될') {
        let is_act = is_passive(&act.replace('될', "되"));
        return Some(if is_act || noun != "것" && !ends(&stem, &KOREAN.brings) {
            Ending::Says(ReasonKind::Passive)
        } else {
            Ending::Left(LeftOutKind::Effect)
        });
    }
    Some(Ending::Says(if noun == "것" { ReasonKind::Will } else { ReasonKind::Intends }))
}

/// `하기로 뜻을 모았다`, `하는 데 합의하였다`, `할 것을 지시하였다`, `하도록 하였다`.
fn decides(before: &[&str], stem: &str, text: &str) -> bool {
    let all = before.len();
    // After `-기로` every verb decides, unless what was decided is told about: `하기로 한 것을 환영한다`.
    let at = before.iter().rposition(|it| it.ends_with("기로") || it.ends_with("키로"));
    let is_last = stem.ends_with("기로") || stem.ends_with("키로");
    if is_last || at.is_some_and(|it| all - it <= 4 && !before[it + 1..].iter().any(|it| ends_in(it, 'ㄴ'))) {
        return true;
    }
    if ends(text, &KOREAN.tasks) || stem == "하" && before.last().is_some_and(|it| it.ends_with("도록")) {
        return true;
    }
    let verbs = KOREAN.decides.iter().map(|it| it.as_str());
    let nouns = KOREAN.decides.iter().filter_map(|it| it.strip_suffix('하'));
    verbs.chain(nouns).filter_map(|it| Some((it, text.strip_suffix(it)?))).any(|(verb, rest)| {
        let of_act = ["데", "데에", "것에", "것을", "도록"].iter().find_map(|it| rest.strip_suffix(it));
        match of_act {
            // `-다는 데`: what is held to be so, unless it is an act: `해 나간다는 데`.
            Some(told) if told.ends_with("다는") || told.ends_with("라는") => {
                let act = told.strip_suffix("다는").unwrap_or_default();
                ends_in(act, 'ㄴ') && !act.ends_with("야한") && !act.ends_with("된")
            }
            Some(told) => told.ends_with('는') || ends_in(told, 'ㄹ') || told.ends_with("하"),
            None => {
                let has = |ends: &[&str]| ends.iter().any(|it| rest.ends_with(it));
                verb.starts_with("합의") && has(&["에", "을", "를"])
                    || ["약속", "공약", "다짐", "결의", "서약", "확약"].iter().any(|it| verb.starts_with(it))
                        && has(&["을", "를"])
            }
        }
    })
}

/// `제출하겠다는 공약을 재확인하였다`, `파견할 의향이 있음을 밝혔다`.
fn names_will(before: &[&str], stem: &str) -> bool {
    let from = before.len().saturating_sub(3);
    ends(stem, &KOREAN.states)
        && (from..before.len()).any(|at| {
            let noun = ["을", "를", "이", "가"].iter().find_map(|it| before[at].strip_suffix(it)).unwrap_or_default();
            let leads = |at: usize| {
                let word = before[at];
                let told = word.strip_suffix("다는").unwrap_or_default();
                let should = at > 0 && before[at - 1].ends_with('야');
                ends_in(word, 'ㄹ')
                    || ["겠다는", "려는", "기로한"].iter().any(|end| word.ends_with(end))
                    || ends_in(told, 'ㄴ') && !told.ends_with("된") && !should
            };
            KOREAN.will_nouns.iter().any(|it| it == noun) && (at.saturating_sub(2)..at).any(leads)
        })
}

/// `지원하겠다고 밝혔다`, `제출할 것임을 확인하였다`.
fn tells(before: &[&str]) -> bool {
    let from = before.len().saturating_sub(4);
    (from..before.len()).any(|at| {
        let word = before[at];
        let acts = at.checked_sub(1).map_or("", |it| before[it]);
        KOREAN.tells.iter().any(|it| word.ends_with(it.as_str()))
            && (!word.starts_with("것") || ends_in(acts, 'ㄹ') && !acts.ends_with('될') && !acts.ends_with('일'))
    })
}

/// What an undertaking is hoped to bring about: `기여할 것이다`.
pub fn brings(words: &[Eojeol]) -> bool {
    let told = told(words);
    let Some((last, before)) = told.split_last() else { return false };
    let stem = verb(last).map_or_else(|| last.clone(), |it| it.stem);
    let text = before.concat() + &stem;
    let of_will = ["것이", "것"].iter().find_map(|it| text.strip_suffix(it)).unwrap_or(&text);
    let of_will = of_will
        .strip_suffix('할')
        .map(|it| format!("{it}하"))
        .or_else(|| of_will.strip_suffix('될').map(|it| format!("{it}되")))
        .or_else(|| of_will.strip_suffix('줄').map(|it| format!("{it}주")));
    ends(&of_will.unwrap_or_else(|| text.clone()), &KOREAN.brings)
}

/// A clause: its words, and what it says; nothing where it is no act.
#[derive(Clone, Copy, Debug)]
pub struct Clause {
    pub from: usize,
    pub until: usize,
    pub kind: Option<ReasonKind>,
}

/// How a clause goes over to the next.
enum Joint {
    /// `하기로 하고`: it says by itself that something will be done.
    Decided,
    /// `하고`: as the end of the sentence says.
    As,
    /// `하는 한편`: the same, and the last word is not its own.
    Meanwhile,
    /// `하였으며`, `강조하고`: no act.
    Other,
}

/// The clauses of a sentence whose end says `kind`, unless `left` says why it is none.
pub fn clauses(words: &[Eojeol], kind: ReasonKind, left: Option<LeftOutKind>) -> Vec<Clause> {
    let of_end = left.is_none().then_some(kind);
    let mut out: Vec<Clause> = Vec::new();
    let mut from = 0;
    for at in 0..words.len().saturating_sub(1) {
        let Some(joint) = joint(words, from, at) else { continue };
        let parts = has_object(&words[from..at]) && has_object(&words[at + 1..next_joint(words, at + 1)]);
        match joint {
            Joint::Decided => out.push(Clause { from, until: at + 1, kind: Some(ReasonKind::Decided) }),
            Joint::Other => out.push(Clause { from, until: at + 1, kind: None }),
            Joint::Meanwhile => out.push(Clause { from, until: at, kind: of_end }),
            Joint::As if parts && of_end.is_some() => out.push(Clause { from, until: at + 1, kind: of_end }),
            Joint::As => continue,
        }
        from = at + 1;
    }
    if from < words.len() {
        let mut until = words.len();
        // What stands in brackets at the end of a sentence is no part of the act; in notes it says who and when.
        while kind != ReasonKind::NoteStyle && until > from + 1 && words[until - 1].is_bracket {
            until -= 1;
        }
        out.push(Clause { from, until, kind: of_end });
    }
    out.into_iter().filter(|it| it.until > it.from).collect()
}

/// Where the next clause ends, for what is looked for in it.
fn next_joint(words: &[Eojeol], from: usize) -> usize {
    (from..words.len().min(from + 30))
        .find(|it| joint(words, from, *it).is_some())
        .unwrap_or(words.len().saturating_sub(1))
        .max(from)
}

fn joint(words: &[Eojeol], from: usize, at: usize) -> Option<Joint> {
    let word = &words[at];
    if word.quoted || word.is_bracket {
        return None;
    }
    let text = word.text.as_str();
    let next = words.get(at + 1).map_or("", |it| it.text.as_str());
    let told = told(&words[from..=at]);
    if text == "한편" && at > from && words[at - 1].text.ends_with('는') {
        let mut told = told;
        let before = told.pop().and_then(|_| told.pop());
        told.extend(before.and_then(|it| it.strip_suffix('는').map(|it| format!("{it}고"))));
        return Some(match Ending::said(&told) {
            Ending::Left(_) => Joint::Other,
            _ => Joint::Meanwhile,
        });
    }
    if next.starts_with("있") {
        return None;
    }
    let goes_on = ["고", "며", "면서"].iter().any(|it| text.ends_with(it));
    let said = if goes_on { Ending::said(&told) } else { Ending::Open };
    let verb = verb(text).filter(|_| goes_on);
    match said {
        Ending::Says(ReasonKind::Decided | ReasonKind::Intends | ReasonKind::Passive) if is_whole(text, &said) => {
            return Some(Joint::Decided);
        }
        _ if goes_on && ["것이며", "것이고"].contains(&text) && matches!(said, Ending::Says(_)) => {
            return Some(Joint::Decided);
        }
        _ if verb.is_some_and(|it| it.mood == Mood::Past) || text.ends_with("면서") && is_left(&said) => {
            return Some(Joint::Other);
        }
        _ => {}
    }
    let with_go = text.ends_with('고')
        && ![
            "그리고",
            "최고",
            "재고",
            "창고",
            "라고",
            "다고",
            "자고",
            "냐고",
            "하고자",
            "광고",
            "보고",
            "경고",
            "권고",
            "사고",
            "신고",
            "고고",
        ]
        .iter()
        .any(|it| text.ends_with(it));
    let with_myeo = text.ends_with('며') && !text.ends_with("이며") && !text.ends_with("면서");
    let verbal = with_go
        && (word.comma
            || [
                "하고",
                "되고",
                "키고",
                "리고",
                "우고",
                "추고",
                "치고",
                "이고",
                "갖고",
                "열고",
                "두고",
                "주고",
                "내고",
                "짓고",
                "맡고",
                "꾀하고",
            ]
            .iter()
            .any(|it| text.ends_with(it)));
    if next.starts_with("있") || next.starts_with("나서") || !(verbal || with_myeo) {
        return None;
    }
    let leads =
        ends(squeezed(&words[from.max(at.saturating_sub(4))..=at]).trim_end_matches(['고', '며']), &KOREAN.recited);
    Some(if leads || is_left(&said) { Joint::Other } else { Joint::As })
}

fn is_left(said: &Ending) -> bool {
    matches!(said, Ending::Left(LeftOutKind::Attitude | LeftOutKind::Recital | LeftOutKind::Appeal))
}

/// Whether a clause says by itself what it says: `개최되고` goes on as the sentence ends.
fn is_whole(text: &str, said: &Ending) -> bool {
    *said != Ending::Says(ReasonKind::Passive) || text.ends_with("이며") || text.ends_with("이고")
}

/// Whether words before a verb name what it is done to.
fn has_object(words: &[Eojeol]) -> bool {
    words.iter().any(|it| {
        ["을", "를", "은", "는", "이", "가", "에", "에게", "로", "까지", "와", "과", "도", "의"]
            .iter()
            .any(|end| it.text.ends_with(end))
    })
}

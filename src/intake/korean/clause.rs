//! The clauses of a sentence, and how they end.

use crate::intake::extraction::{LeftOutKind, ReasonKind};
use crate::intake::korean::eojeol::{Eojeol, squeezed};
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
    list.iter().any(|it| {
        let bare: String = it.chars().filter(|it| !it.is_whitespace()).collect();
        text.ends_with(&bare)
    })
}

impl Ending {
    /// How a sentence ends.
    pub fn of(words: &[Eojeol]) -> Self {
        let near = &words[words.len().saturating_sub(7)..];
        let text = plain(&squeezed(near));
        let (last, before) = (text.as_str(), || words.iter().any(|it| it.quoted));
        if ends(last, &KOREAN.going_on) {
            return Self::Left(LeftOutKind::Report);
        }
        if ends(last, &KOREAN.decided) {
            return Self::Says(ReasonKind::Decided);
        }
        if last.ends_with("될것이다") || last.ends_with("될것임") {
            return Self::Says(ReasonKind::Passive);
        }
        if last.ends_with("것이다") || last.ends_with("것임") {
            return Self::Says(ReasonKind::Will);
        }
        if ends(last, &KOREAN.told) || is_told(last) {
            return if before() { Self::Left(LeftOutKind::Quotation) } else { Self::Says(ReasonKind::Intends) };
        }
        if ends(last, &KOREAN.passive) {
            return Self::Says(ReasonKind::Passive);
        }
        if ends(last, &KOREAN.intends) {
            return Self::Says(ReasonKind::Intends);
        }
        if ends(last, &KOREAN.attitude) {
            return Self::Left(LeftOutKind::Attitude);
        }
        if ends(last, &KOREAN.appeal) {
            return Self::Left(LeftOutKind::Appeal);
        }
        if ends(last, &KOREAN.recital) && !last.ends_with("아니한다") {
            return Self::Left(LeftOutKind::Recital);
        }
        if ends(last, &KOREAN.report) {
            return Self::Left(if before() { LeftOutKind::Quotation } else { LeftOutKind::Report });
        }
        if ends(last, &KOREAN.will) || is_present(last) {
            return Self::Says(ReasonKind::Will);
        }
        Self::Open
    }
}

/// `공유할 계획이라고 설명하였다`: the own side's will, told.
fn is_told(text: &str) -> bool {
    let verbs = [
        "밝혔다",
        "밝혔음",
        "밝힘",
        "말했다",
        "말하였다",
        "하였다",
        "했다",
        "설명하였다",
        "설명했다",
        "언급하였다",
        "언급했다",
        "소개하였다",
        "소개했다",
        "발표하였다",
        "발표했다",
        "약속하였다",
        "약속했다",
        "표명하였다",
        "표명했다",
        "전하였다",
        "답하였다",
    ];
    let wills = [
        "겠다고",
        "겠다는뜻을",
        "겠다는의지를",
        "겠다는입장을",
        "겠다는계획을",
        "예정이라고",
        "계획이라고",
        "것이라고",
        "방침이라고",
        "계획임을",
        "예정임을",
        "것임을",
    ];
    verbs.iter().filter_map(|it| text.strip_suffix(it)).any(|stem| wills.iter().any(|it| stem.ends_with(it)))
}

/// The same in plain speech: `하기로 했습니다` says what `하기로 했다` says.
fn plain(text: &str) -> String {
    let Some(stem) = text.strip_suffix("니다") else { return text.to_owned() };
    if let Some(stem) = stem.strip_suffix('습') {
        let bare = [
            "었", "았", "했", "였", "겠", "있", "없", "됐", "렸", "났", "갔", "왔", "졌", "췄", "줬", "봤", "웠", "켰",
            "뒀", "쳤", "꼈", "뗐", "눴", "쏟",
        ];
        return if bare.iter().any(|it| stem.ends_with(it)) { format!("{stem}다") } else { format!("{stem}는다") };
    }
    // The final consonant ㅂ becomes ㄴ: `합니다`, `한다`.
    let Some(last) = stem.chars().next_back() else { return text.to_owned() };
    let code = u32::from(last);
    if last == '입' {
        return format!("{}이다", stem.trim_end_matches('입'));
    }
    if !(0xac00..=0xd7a3).contains(&code) || (code - 0xac00) % 28 != 17 {
        return text.to_owned();
    }
    let begin = &stem[..stem.len() - last.len_utf8()];
    format!("{begin}{}다", char::from_u32(code - 13).unwrap_or(last))
}

/// Whether a verb stands in the present: `개최한다`, `돕는다`.
fn is_present(text: &str) -> bool {
    let mut letters = text.chars().rev();
    let (Some('다'), Some(before)) = (letters.next(), letters.next()) else { return false };
    // The final consonant ㄴ.
    let code = u32::from(before);
    before == '는' || (0xac00..=0xd7a3).contains(&code) && (code - 0xac00) % 28 == 4
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
        // What stands in brackets at the end is no part of the act.
        while until > from + 1 && words[until - 1].is_bracket {
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
    let near = squeezed(&words[from.max(at.saturating_sub(4))..=at]);
    if text == "한편" && at > from && words[at - 1].text.ends_with('는') {
        return Some(if ends(&squeezed(&words[from.max(at.saturating_sub(4))..at]), &KOREAN.recited) {
            Joint::Other
        } else {
            Joint::Meanwhile
        });
    }
    if ends(&near, &KOREAN.joins) {
        return Some(Joint::Decided);
    }
    let past = ["하였으며", "했으며", "었으며", "았으며", "였으며", "하였고", "했고", "었고", "되었으며", "됐으며"];
    if past.iter().any(|it| text.ends_with(it)) {
        return Some(Joint::Other);
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
    let stem: String = near.chars().take(near.chars().count().saturating_sub(1)).collect();
    Some(if ends(&stem, &KOREAN.recited) { Joint::Other } else { Joint::As })
}

/// Whether words before a verb name what it is done to.
fn has_object(words: &[Eojeol]) -> bool {
    words.iter().any(|it| {
        ["을", "를", "은", "는", "이", "가", "에", "에게", "로", "까지", "와", "과", "도", "의"]
            .iter()
            .any(|end| it.text.ends_with(end))
    })
}

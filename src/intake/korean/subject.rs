//! Who does it, in Korean, and where the words of an act begin.

use crate::intake::claim::{Subject, Who};
use crate::intake::gather::Reading;
use crate::intake::korean::eojeol::{Eojeol, is_condition};
use crate::intake::span::Span;
use crate::intake::words::KOREAN;

/// The subject of a clause.
pub struct Found {
    pub subject: Subject,
    /// The first word of the act's span.
    pub from: usize,
    /// The first word after the subject.
    pub after: Option<usize>,
    /// Something else is what the clause is about.
    pub has_topic: bool,
}

/// The particles of subjects.
const PARTICLES: &[&str] = &["에서는", "은", "는", "이", "가", "도", "께서"];
/// What ends like a subject and is a verb or an adjective.
const VERBAL: &[&str] = &[
    "하는",
    "되는",
    "있는",
    "없는",
    "않는",
    "같은",
    "많은",
    "높은",
    "깊은",
    "넓은",
    "좋은",
    "새로운",
    "또는",
    "이는",
    "에는",
    "따른",
    "하지는",
    "작은",
    "받은",
    "맺은",
    "없이",
    "같이",
    "많이",
    "함께",
    "우는",
    "지는",
    "오는",
    "나가는",
    "주는",
    "이루는",
    "라는",
    "다는",
    "미치는",
    "얻은",
    "남은",
    "전문가",
    "국가",
    "평가",
    "추가",
    "증가",
    "허가",
    "참가",
    "인가",
    "물가",
    "이",
    "가",
    "는",
];

/// The subject of a clause, and where the act begins.
pub fn of(reading: &Reading<'_>, words: &[Eojeol]) -> Found {
    let begin = past_joints(words);
    let mut thing = None;
    for at in begin..words.len() {
        let word = &words[at];
        // `수출입은행(KEXIM)은`: the particle follows the bracket.
        let after = word.text.split_once(')').filter(|_| word.is_bracket && at > begin);
        let stem = match after {
            Some((_, particle)) => PARTICLES.contains(&particle).then(|| words[at - 1].text.as_str()),
            None if word.is_bracket || word.quoted => None,
            None => bare(&word.text),
        };
        let Some(stem) = stem else { continue };
        let who = kind(reading, stem, &words[..at]);
        if who == Who::Thing && !(word.text.ends_with('은') || word.text.ends_with('는')) {
            continue;
        }
        // `장학생의 선발은 국립국제교육원이 한다`: what it is about comes first, who does it later.
        if who == Who::Thing {
            thing = thing.or(Some(at));
            continue;
        }
        let phrase = if thing.is_some() { begin } else { phrase(reading, words, begin, at) };
        let leads = words[begin..phrase].iter().any(|it| is_condition(&it.text) || is_time(&it.text));
        let from = if leads { begin } else { phrase };
        let span = Span::new(words[phrase].span.start, word.span.end);
        return Found { subject: Subject { who, words: Some(span) }, from, after: Some(at + 1), has_topic: true };
    }
    if let Some(at) = thing {
        let words = Some(Span::new(words[begin].span.start, words[at].span.end));
        return Found {
            subject: Subject { who: Who::Thing, words },
            from: begin,
            after: Some(at + 1),
            has_topic: true,
        };
    }
    Found { subject: Subject::NOBODY, from: begin, after: Some(begin), has_topic: false }
}

/// The stem of a word that ends in a subject's particle.
pub fn bare(text: &str) -> Option<&str> {
    if VERBAL.iter().any(|it| text.ends_with(it) && (it.chars().count() > 1 || text == *it))
        && !text.ends_with("위원회는")
    {
        return None;
    }
    PARTICLES.iter().find_map(|it| text.strip_suffix(it)).filter(|it| !it.is_empty())
}

fn is_time(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_digit())
        && ["까지", "내", "중", "월", "이내", "에", "말까지"].iter().any(|it| text.ends_with(it))
        || ["연내", "연내에", "연말까지"].contains(&text)
}

/// What a subject is.
fn kind(reading: &Reading<'_>, stem: &str, before: &[Eojeol]) -> Who {
    let side = stem.strip_suffix('측').unwrap_or(stem);
    if KOREAN.effects.iter().any(|it| *it == stem) || stem == "이" || stem == "이것" {
        return Who::Back;
    }
    if KOREAN.companies.iter().any(|it| stem.ends_with(it.as_str())) {
        return Who::Thing;
    }
    let joined = before.last().map(|it| format!("{}{stem}", it.text)).unwrap_or_default();
    if KOREAN.together.iter().any(|it| {
        *it == stem
            || *it == side
            || it.replace(' ', "") == joined
            || stem.starts_with(it.as_str()) && it.chars().count() > 1 && stem.chars().count() < it.chars().count() + 4
    }) {
        return Who::Together;
    }
    // `2국은`, `여타국은`.
    let of_states =
        stem.strip_suffix('국').is_some_and(|it| it.chars().all(|it| it.is_ascii_digit()) && !it.is_empty());
    if of_states {
        return Who::Together;
    }
    if KOREAN.persons.iter().any(|it| stem.ends_with(it.as_str())) {
        return Who::Person;
    }
    if is_organisation(reading, stem) {
        return Who::Organisation;
    }
    if KOREAN.bodies.iter().any(|it| stem.ends_with(it.as_str())) {
        return Who::Body;
    }
    if reading.parties.names.begins(stem).is_some_and(|(length, _)| stem.chars().count() <= length + 3)
        || stem.ends_with('측')
        || stem.ends_with("정부")
        || stem.ends_with("공화국")
        || stem.ends_with("왕국")
    {
        return Who::Named;
    }
    // A short name at the beginning of a clause, of a country that nobody knows.
    let is_name = before.is_empty()
        && (2..=6).contains(&stem.chars().count())
        && !KOREAN.common.iter().any(|it| stem.ends_with(it.as_str()));
    if is_name { Who::Named } else { Who::Thing }
}

/// Whether a noun is an organisation's name.
pub fn is_organisation(reading: &Reading<'_>, stem: &str) -> bool {
    let count = stem.chars().count();
    // `산업부문` is not `산업부`; names of the portfolio may go on.
    if reading.organisations.names.begins(stem).is_some_and(|(length, which)| which.is_some() || length == count) {
        return true;
    }
    count > 2
        && !KOREAN.no_organisations.iter().any(|it| stem.ends_with(it.as_str()))
        && KOREAN.organisations.iter().any(|it| stem.ends_with(it.as_str()) && (it.chars().count() > 1 || count > 2))
}

/// The first word of the phrase that ends at a subject: names that are joined to it.
fn phrase(reading: &Reading<'_>, words: &[Eojeol], begin: usize, at: usize) -> usize {
    let mut from = at;
    while from > begin {
        let before = &words[from - 1];
        let text = before.text.as_str();
        let joins = ["과", "와", "및", "·"].iter().any(|it| text.ends_with(it));
        let stops = KOREAN.joints.iter().any(|it| it == text);
        let particle = [
            "에서",
            "에",
            "에게",
            "으로",
            "로",
            "을",
            "를",
            "은",
            "는",
            "하여",
            "해",
            "며",
            "고",
            "면",
            "여",
            "서",
            "대해",
            "대하여",
            "부터",
            "까지",
            "중",
        ]
        .iter()
        .any(|it| text.ends_with(it));
        let named = reading.parties.names.begins(text).is_some() || is_organisation(reading, text);
        if stops
            || is_condition(text)
            || before.quoted
            || particle && !joins && !named
            || before.comma && !joins && !named && !before.is_bracket
        {
            break;
        }
        from -= 1;
    }
    from
}

/// Past words that only lead to a clause: `또한`, `이를 위하여`, `항공 분야에서`.
fn past_joints(words: &[Eojeol]) -> usize {
    let mut at = 0;
    loop {
        let field = words.iter().skip(at).take(5).position(|it| {
            it.text.ends_with("분야에서")
                || it.text.ends_with("관련하여")
                || it.text.ends_with("관련해")
                || it.text.ends_with("위하여")
                || it.text.ends_with("위해")
                || it.text.ends_with("따라")
        });
        match field {
            Some(place)
                if words[at..at + place]
                    .iter()
                    .all(|it| bare(&it.text).is_none() && !is_condition(&it.text) || it.text.ends_with('이'))
                    && at + place + 1 < words.len()
                    && bare_follows(words, at + place + 1) =>
            {
                at += place + 1;
            }
            _ if words.get(at).is_some_and(|it| KOREAN.joints.contains(&it.text))
                && words.get(at + 1).is_some_and(|it| it.text != "위한") =>
            {
                at += 1;
            }
            _ => return at,
        }
    }
}

/// Whether a subject follows soon: then what stood before only led to it.
fn bare_follows(words: &[Eojeol], from: usize) -> bool {
    words[from..].iter().take(8).any(|it| bare(&it.text).is_some())
}

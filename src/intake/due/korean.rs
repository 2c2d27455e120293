//! Days in Korean: `2027년 말까지`, `내년 상반기까지`, `서명일부터 60일 이내`, `연내`.

use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::due::Due;
use crate::intake::due::{Unit, after, day, last_of};
use crate::intake::extraction::DueFound;
use crate::intake::span::Span;
use crate::intake::words::KOREAN;

/// The first words that say until when; places are counted from `from`.
pub fn find(letters: &[char], from: usize, said_on: Option<Day>) -> Option<DueFound> {
    let reading = Reading { letters, said_on };
    let mut at = 0;
    while at < letters.len() {
        let begins = !letters[at].is_whitespace() && (at == 0 || !letters[at - 1].is_alphanumeric());
        match begins.then(|| reading.at(at)).flatten() {
            Some((_, end)) if reading.is_start(at, end) => at = end,
            Some((due, end)) => return Some(DueFound { due, words: Span::new(from + at, from + end) }),
            None => at += 1,
        }
    }
    None
}

/// A cell that is a year or begins with a time.
pub fn in_cell(letters: &[char], from: usize, said_on: Option<Day>) -> Option<DueFound> {
    let reading = Reading { letters, said_on };
    let whole = |end: usize| !letters[end..].iter().any(|it| it.is_alphanumeric());
    // `2026~2028`, `서명 후 6개월`.
    let text: String = letters.iter().collect();
    let years: Vec<&str> = text.trim().split(['~', '∼', '～']).map(|it| it.trim().trim_end_matches('년')).collect();
    if let [_, last] = years[..]
        && let Some(last) = last.parse::<i16>().ok().filter(|it| (1990..=2150).contains(it))
        && years[0].len() == 4
    {
        let due = last_of(last, 12, Precision::Year);
        return Some(DueFound { due, words: Span::new(from, from + letters.len()) });
    }
    if let Some((count, unit, end)) = reading.since(0).and_then(|it| reading.counted(it)).filter(|it| whole(it.2)) {
        return Some(DueFound { due: after(said_on, count, unit), words: Span::new(from, from + end) });
    }
    let (year, end) = reading.year(0)?;
    let is_all = !letters[end..].iter().any(|it| it.is_alphanumeric());
    is_all.then(|| DueFound { due: last_of(year, 12, Precision::Year), words: Span::new(from, from + end) })
}

struct Reading<'a> {
    letters: &'a [char],
    said_on: Option<Day>,
}

impl Reading<'_> {
    fn has(&self, at: usize, words: &str) -> Option<usize> {
        let words: Vec<char> = words.chars().collect();
        self.letters.get(at..at + words.len()).filter(|it| *it == words.as_slice()).map(|_| at + words.len())
    }

    fn one_of(&self, at: usize, words: &[&str]) -> Option<(usize, usize)> {
        words.iter().enumerate().find_map(|(place, it)| Some((place, self.has(at, it)?)))
    }

    fn spaces(&self, mut at: usize) -> usize {
        while self.letters.get(at).is_some_and(|it| it.is_whitespace()) {
            at += 1;
        }
        at
    }

    fn number(&self, at: usize) -> Option<(i32, usize)> {
        let digits: String =
            self.letters[at.min(self.letters.len())..].iter().take(4).take_while(|it| it.is_ascii_digit()).collect();
        Some((digits.parse().ok()?, at + digits.len()))
    }

    /// A year, as a number or as one of those around the day on which it is said.
    fn year(&self, at: usize) -> Option<(i16, usize)> {
        let short = self.one_of(at, &["'", "’", "‘", "＇"]).map(|it| it.1);
        if let Some(from) = short {
            let (two, end) = self.number(from).filter(|(it, end)| *it < 100 && end - from == 2)?;
            let dot = self.has(end, ".").filter(|it| {
                let next = self.spaces(*it);
                self.one_of(next, &["上", "下", "상반기", "하반기"]).is_some()
                    || self.number(next).is_some_and(|(_, end)| self.one_of(end, &["분기", "/4분기"]).is_some())
            });
            return Some((2000 + i16::try_from(two).ok()?, dot.or_else(|| self.has(end, "년"))?));
        }
        // `27년 상반기`: of two figures only where a part of a year follows.
        if let Some((two, end)) = self.number(at).filter(|(it, end)| (20..80).contains(it) && end - at == 2)
            && let Some(end) = self.has(end, "년")
            && let next = self.spaces(end)
            && (self.one_of(next, &["상반기", "하반기", "말", "초"]).is_some()
                || self.number(next).is_some_and(|(_, end)| self.one_of(end, &["월", "분기", "/4분기"]).is_some()))
        {
            return Some((2000 + i16::try_from(two).ok()?, end));
        }
        if let Some((year, end)) = self.number(at).filter(|(it, _)| (1990..=2150).contains(it)) {
            let year = i16::try_from(year).ok()?;
            // `2026~2028년`: the last of them.
            let range = self.one_of(end, &["~", "∼", "～", "-", "–"]).and_then(|(_, next)| self.number(next));
            if let Some((last, end)) = range.filter(|(it, _)| (1990..=2150).contains(it)) {
                return Some((i16::try_from(last).ok()?, self.has(end, "년")?));
            }
            let (which, end) = self.one_of(end, &["년도", "년", " 회계연도", "회계연도"])?;
            let is_decade = which == 1 && self.has(end, "대").is_some();
            return (!is_decade).then_some((year, end));
        }
        let said = self.said_on.map(|it| it.0.year());
        let (which, end) = self.one_of(at, &["올해", "금년", "올", "내년", "명년", "내후년", "후년"])?;
        // `올` alone only before a season or a half.
        let is_season = self.one_of(end, &["봄", "여름", "가을", "겨울"]).is_some();
        if which == 2 && !is_season && !self.letters.get(end).is_some_and(|it| it.is_whitespace()) {
            return None;
        }
        let ahead = [0, 0, 0, 1, 1, 2, 2][which];
        Some((said? + ahead, end))
    }

    fn at(&self, at: usize) -> Option<(Option<Due>, usize)> {
        self.count(at)
            .or_else(|| self.decade(at))
            .or_else(|| self.until_figures(at))
            .or_else(|| self.word(at))
            .or_else(|| self.figures(at))
            .or_else(|| self.in_year(at))
            .or_else(|| self.month(at, None))
            .map(|(due, end)| (due, self.limit(end)))
    }

    /// `서명 후 1년 이내`, `60일 이내`, `향후 5년간`.
    fn count(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let ahead = self.one_of(at, &["향후 ", "앞으로 "]).map(|it| it.1);
        let from = ahead.or_else(|| self.since(at)).unwrap_or(at);
        let (count, unit, end) = self.counted(from)?;
        let end = self.spaces(end);
        // `5년 안에 제거하도록 하는 기준`: a rule, and no day.
        let rest: String = self.letters[end..].iter().collect();
        if rest.contains("도록 하는") {
            return None;
        }
        let end = match ahead {
            Some(_) => self.one_of(end, &["간", "이내", "내", "안에", "에 걸쳐", "동안"])?.1,
            None => self.one_of(end, &["이내", "내", "안에"])?.1,
        };
        Some((after(self.said_on, count, unit), end))
    }

    /// Where a count begins that is counted from the day of the text.
    fn since(&self, at: usize) -> Option<usize> {
        // `이 약정 서명 후 1년 이내`, `서명일부터 60일 이내`, `발표 후 90일 내`.
        let first = [
            "이 약정 서명",
            "이 양해각서 서명",
            "이 성명 발표",
            "서명일",
            "서명",
            "발표일",
            "발표",
            "체결일",
            "체결",
            "회의",
            "시행일",
        ];
        let (_, end) = self.one_of(at, &first)?;
        let (_, end) =
            self.one_of(end, &["부터 ", "로부터 ", "으로부터 ", " 후 ", " 이후 ", "일부터 ", "일로부터 "])?;
        Some(end)
    }

    /// `60일`, `3개월`, `두 달`, `반년`.
    fn counted(&self, at: usize) -> Option<(i32, Unit, usize)> {
        if let Some(end) = self.has(at, "반년") {
            return Some((6, Unit::Months, end));
        }
        if let Some((count, end)) = self.one_of(at, &["한 ", "두 ", "세 ", "네 ", "다섯 ", "여섯 "]) {
            let end = self.has(end, "달")?;
            return Some((i32::try_from(count).ok()? + 1, Unit::Months, end));
        }
        if let Some(end) = self.has(at, "석 달") {
            return Some((3, Unit::Months, end));
        }
        let (count, end) = self.number(at)?;
        let (unit, end) = self.one_of(end, &["일", "주", "개월", "년"])?;
        Some((count, [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years][unit], end))
    }

    /// `2020년대 말까지`.
    fn decade(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let (first, end) = self.number(at).filter(|(it, _)| (1990..=2150).contains(it) && it % 10 == 0)?;
        let end = self.has(self.spaces(self.has(end, "년대")?), "말")?;
        Some((last_of(i16::try_from(first).ok()? + 9, 12, Precision::Year), end))
    }

    /// `~6.30`, `6.15.까지`, `~2027`: a day or a year without words.
    fn until_figures(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let is_limit = at > 0 && matches!(self.letters[at - 1], '~' | '∼' | '～');
        let is_range = is_limit && at > 1 && self.letters[at - 2].is_alphanumeric();
        let (first, end) = self.number(at)?;
        if is_limit && !is_range && (1990..=2150).contains(&first) && self.letters.get(end).is_none_or(|it| *it == ')')
        {
            return Some((last_of(i16::try_from(first).ok()?, 12, Precision::Year), end));
        }
        let month = i8::try_from(first).ok().filter(|it| (1..=12).contains(it))?;
        let (of, end) = self.number(self.spaces(self.has(end, ".")?)).filter(|(it, _)| (1..=31).contains(it))?;
        let end = self.has(end, ".").unwrap_or(end);
        if !(is_limit && !is_range || self.has(end, "까지").is_some()) {
            return None;
        }
        let said = self.said_on?.0;
        let year = if month < said.month() { said.year() + 1 } else { said.year() };
        Some((day(year, month, i8::try_from(of).ok()?), end))
    }

    /// `연내`, `연말까지`, `다음 달`.
    fn word(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let (which, end) = self.one_of(
            at,
            &["연내", "연말", "금년 내", "올해 안", "다음 달", "다음달", "내달", "이달", "이번 달", "연중"],
        )?;
        let said = self.said_on?.0;
        let due = match which {
            0..=3 => last_of(said.year(), 12, Precision::Year),
            4..=6 if said.month() == 12 => last_of(said.year() + 1, 1, Precision::Month),
            4..=6 => last_of(said.year(), said.month() + 1, Precision::Month),
            7 | 8 => last_of(said.year(), said.month(), Precision::Month),
            _ => return None,
        };
        Some((due, end))
    }

    /// `2027. 1. 1.`, `2026. 6.`, `'26.12월`.
    fn figures(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let short = self.one_of(at, &["'", "’", "‘", "＇"]).map(|it| it.1);
        let (year, end) = match short {
            Some(from) => self.number(from).filter(|(_, end)| end - from == 2).map(|(it, end)| (it + 2000, end))?,
            // `26.12월`.
            None if self.is_short_month(at) => self.number(at).map(|(it, end)| (it + 2000, end))?,
            None => self.number(at).filter(|(it, _)| (1990..=2150).contains(it))?,
        };
        let year = i16::try_from(year).ok()?;
        let part = |at: usize, most: i32| {
            let from = self.spaces(self.one_of(at, &[".", "-", "/"])?.1);
            let (count, end) = self.number(from).filter(|(it, _)| (1..=most).contains(it))?;
            Some((i8::try_from(count).ok()?, end))
        };
        let (month, end) = part(end, 12).filter(|(_, end)| self.one_of(*end, &["분기", "/4분기"]).is_none())?;
        if let Some((of, end)) = part(end, 31) {
            return Some((day(year, month, of), self.has(end, ".").unwrap_or(end)));
        }
        // `'26.3~12월`.
        let range = self.one_of(end, &["~", "∼"]).and_then(|(_, from)| self.number(from));
        let range = range.filter(|(it, end)| (1..=12).contains(it) && self.has(*end, "월").is_some());
        let (month, end) = range.and_then(|(it, end)| Some((i8::try_from(it).ok()?, end))).unwrap_or((month, end));
        let end = self.one_of(end, &["월", "."]).map_or(end, |it| it.1);
        Some((last_of(year, month, Precision::Month), end))
    }

    /// `26.12월`: a year of two figures, and a month that is called one.
    fn is_short_month(&self, at: usize) -> bool {
        self.number(at)
            .filter(|(it, end)| (20..80).contains(it) && end - at == 2)
            .and_then(|(_, end)| self.number(self.has(end, ".")?))
            .is_some_and(|(month, end)| (1..=12).contains(&month) && self.has(end, "월").is_some())
    }

    /// A year, with what part of it is meant.
    fn in_year(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let named = self.year(at);
        // `2026년부터 3년간`.
        if let Some((first, end)) = named
            && let Some((_, from)) = self.one_of(end, &["부터 "])
            && let Some((count, after)) = self.number(from)
            && let Some(last) = self.has(after, "년간")
        {
            return Some((last_of(first + i16::try_from(count).ok()? - 1, 12, Precision::Year), last));
        }
        let (year, end) = match named {
            Some(it) => it,
            // `상반기까지`, `하반기 중`: of this year.
            None => (self.said_on?.0.year(), at),
        };
        let next = self.spaces(end);
        if let Some(found) = self.month(next, Some(year)).filter(|_| named.is_some()) {
            return Some(found);
        }
        let (which, part) = match self.one_of(
            next,
            &[
                "상반기",
                "하반기",
                "上",
                "下",
                "1분기",
                "2분기",
                "3분기",
                "4분기",
                "1/4분기",
                "2/4분기",
                "3/4분기",
                "4/4분기",
                "봄",
                "여름",
                "가을",
                "말",
                "초",
                "중반",
            ],
        ) {
            Some(it) => it,
            None => {
                named?;
                // `2019년 체결된`: a year alone needs a limit.
                // `2027년 이전에` is until the end of the year before.
                if let Some((_, end)) = self.one_of(next, &["이전에", "이전까지", "전에", "전까지"]) {
                    return Some((last_of(year - 1, 12, Precision::Year), end));
                }
                let limited =
                    self.one_of(next, &["까지", "에 ", "에,", "중", "내", "안에", "이내", "기간 중"]).is_some();
                return (limited || self.is_when(next)).then(|| (last_of(year, 12, Precision::Year), end));
            }
        };
        let which = if which > 3 { which - 2 } else { which % 2 };
        if named.is_none() && which > 9 {
            return None;
        }
        let (month, precision) = match which {
            0 => (6, Precision::Half),
            1 => (12, Precision::Half),
            2..=5 => (i8::try_from(which - 1).ok()? * 3, Precision::Quarter),
            6..=9 => (i8::try_from(which - 5).ok()? * 3, Precision::Quarter),
            10 => (5, Precision::Month),
            11 => (8, Precision::Month),
            12 => (11, Precision::Month),
            14 => (4, Precision::Month),
            15 => (8, Precision::Month),
            _ => (12, Precision::Year),
        };
        Some((last_of(year, month, precision), part))
    }

    /// Whether an act or its place follows, so that a year alone says when: `2027년 서울에서 개최`, `2028년 착공 예정`.
    fn is_when(&self, at: usize) -> bool {
        let rest: String = self.letters[at..].iter().take(60).collect();
        let mut words = rest.split_whitespace();
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let acts = |it: &str| {
            KOREAN.deliver.iter().chain(&KOREAN.begins).any(|act| it.starts_with(act.as_str())) || it.starts_with("열")
        };
        let is_object = ["을", "를", "된", "한", "의"].iter().any(|end| first.ends_with(end));
        first.ends_with("에서") && acts(second) || acts(first) && !is_object && !second.starts_with("목표")
    }

    /// `6월 30일`, `10월 말`, `오는 10월`.
    fn month(&self, at: usize, year: Option<i16>) -> Option<(Option<Due>, usize)> {
        let (from, coming) = match self.has(at, "오는 ") {
            Some(after) => (after, true),
            None => (at, false),
        };
        let (month, end) = self.number(from).filter(|(it, _)| (1..=12).contains(it))?;
        let month = i8::try_from(month).ok()?;
        let end = self.has(end, "월")?;
        let year = year.or_else(|| {
            let said = self.said_on?.0;
            Some(if month < said.month() { said.year() + 1 } else { said.year() })
        })?;
        let next = self.spaces(end);
        // `6월 15~16일`, `6월 15일부터 17일까지`: until the last of them.
        let range = self
            .number(next)
            .map(|(_, end)| self.has(end, "일").unwrap_or(end))
            .and_then(|end| self.one_of(end, &["~", "∼", "～", "-", "부터 "]))
            .and_then(|(_, from)| self.number(self.spaces(from)))
            .and_then(|(of, end)| Some((of, self.has(end, "일")?)));
        if let Some((of, end)) = range {
            return Some((day(year, month, i8::try_from(of).ok()?), end));
        }
        if let Some((of, end)) = self.number(next).and_then(|(of, end)| Some((of, self.has(end, "일")?))) {
            return Some((day(year, month, i8::try_from(of).ok()?), end));
        }
        if let Some((part, end)) = self.one_of(next, &["말", "초순", "초", "중순", "하순", "상순"]) {
            let due = match part {
                1 | 2 | 5 => day(year, month, 10),
                3 => day(year, month, 20),
                _ => last_of(year, month, Precision::Month),
            };
            return Some((due, end));
        }
        let limited = coming
            || self.one_of(next, &["까지", "중", "내", "에", "안에"]).is_some()
            || end != next
            || next == self.letters.len()
            || self.letters[next] == ')';
        limited.then(|| (last_of(year, month, Precision::Month), end))
    }

    /// Where the words end that set the limit: `까지`, `중`, `안에`.
    fn limit(&self, end: usize) -> usize {
        let next = self.spaces(end);
        if let Some((_, limit)) = self.one_of(end, &["까지", "이내", "안에"]) {
            return limit;
        }
        let alone = |end: usize| !self.letters.get(end).is_some_and(|it| it.is_alphanumeric() && *it != '에');
        match self.one_of(next, &["중", "이내", "안에", "까지"]) {
            Some((_, limit)) if alone(limit) => limit,
            _ => end,
        }
    }

    /// Whether a beginning or a rhythm is meant: `내년 6월부터`, `매년 3월 말까지`.
    fn is_start(&self, at: usize, end: usize) -> bool {
        let before: String = self.letters[at.saturating_sub(4)..at].iter().collect();
        let from = self
            .one_of(
                self.spaces(end),
                &["~", "∼", "부터", "이후", "이래", "체결", "서명한", "개최된", "발표된", "한 달 동안", "동안"],
            )
            .is_some();
        from || before.trim_end().ends_with("매년")
            || before.trim_end().ends_with("지난")
            || before.trim_end().ends_with("매")
    }
}

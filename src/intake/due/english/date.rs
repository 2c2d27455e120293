//! Dates, parts of years and numbers in English.

use crate::domain::basics::day::Precision;
use crate::domain::commitment::due::Due;
use crate::intake::due::calendar::{figures, month, month as month_of, year};
use crate::intake::due::english::Reading;
use crate::intake::due::{day, last_of};

impl Reading<'_> {
    /// `first half of 2027`, `the third quarter of next year`, `Q1 2024`.
    pub(super) fn part_of_year(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let low = self.low(at);
        // `Q1-2027`, `Q3-Q4 2026`, `1Q 2027`, `Q1 and Q2 2027`: the last of them.
        let last = low.rsplit('-').find(|it| year(it).is_none()).unwrap_or(low);
        let joined = ["and", "/", "–", "-"].contains(&self.low(at + 1)) && low.starts_with('q');
        if joined && self.low(at + 2).starts_with('q') {
            return self.part_of_year(at + 2);
        }
        let short = |letter: char, most: i8| {
            let count = last.strip_prefix(letter).or_else(|| last.strip_suffix(letter))?.parse::<i8>().ok()?;
            (1..=most).contains(&count).then_some(count)
        };
        let (month, precision, mut next) = if let Some(quarter) = short('q', 4) {
            (quarter * 3, Precision::Quarter, at + 1)
        } else if let Some(half) = short('h', 2) {
            (half * 6, Precision::Half, at + 1)
        } else {
            let which = ["first", "second", "third", "fourth"]
                .iter()
                .position(|it| *it == low)
                .or_else(|| ["1st", "2nd", "3rd", "4th"].iter().position(|it| *it == low))
                .or(if ["last", "latter"].contains(&low) { Some(9) } else { None })?;
            let count = i8::try_from(which).ok()? + 1;
            match self.low(at + 1) {
                "half" if count <= 2 || count == 10 => (count.min(2) * 6, Precision::Half, at + 2),
                "quarter" => (count.min(4) * 3, Precision::Quarter, at + 2),
                _ => return None,
            }
        };
        if let Some(of) = low.split_once('-').and_then(|(_, it)| year(it)) {
            return Some((last_of(of, month, precision), next));
        }
        let alone = next;
        while ["of", "the", ",", "in", "/"].contains(&self.low(next)) {
            next += 1;
        }
        if let Some(year) = self.words.get(next).and_then(|it| year(&it.low)) {
            return Some((last_of(year, month, precision), next + 1));
        }
        let said = self.said_on.map(|it| it.0.year());
        match (self.low(next), self.low(next + 1)) {
            ("next", "year") => Some((said.and_then(|it| last_of(it + 1, month, precision)), next + 2)),
            ("this", "year") => Some((said.and_then(|it| last_of(it, month, precision)), next + 2)),
            ("year", _) => Some((said.and_then(|it| last_of(it, month, precision)), next + 1)),
            // `in Q4`: the next one.
            _ if next == alone && precision == Precision::Quarter => {
                Some((self.next(month).and_then(|it| last_of(it, month, precision)), alone))
            }
            _ => None,
        }
    }

    /// `30 June 2026`, `June 30, 2026`, `June 2026`, `June`.
    pub(super) fn date(&self, at: usize) -> Option<(Due, usize)> {
        let number = |at: usize| {
            // `4-5 May` lasts until the fifth.
            let digits = self
                .low(at)
                .rsplit('-')
                .next()
                .unwrap_or_default()
                .trim_end_matches("st")
                .trim_end_matches("nd")
                .trim_end_matches("rd")
                .trim_end_matches("th");
            digits.parse::<i8>().ok().filter(|it| (1..=31).contains(it))
        };
        let year_at = |at: usize| self.words.get(at).and_then(|it| year(&it.low));
        if let Some(due) = figures(self.low(at)) {
            return Some((due, at + 1));
        }
        // `30/06/2026`; which is the month is plain only where the other cannot be one.
        if self.low(at + 1) == "/" && self.low(at + 3) == "/" {
            let written = format!("{}/{}/{}", self.low(at), self.low(at + 2), self.low(at + 4));
            let is_plain = number(at).is_some_and(|it| it > 12) || year_at(at).is_some();
            return figures(&written).filter(|_| is_plain).map(|it| (it, at + 5));
        }
        // `3 and 4 June`, `12 to 14 May 2026`.
        if number(at).is_some() && ["and", "to", "–", "-"].contains(&self.low(at + 1)) && number(at + 2).is_some() {
            return self.date(at + 2).filter(|(it, _)| it.precision == Precision::Day);
        }
        if let Some((of, month)) = number(at).zip(month(self.low(at + 1 + usize::from(self.low(at + 1) == "of")))) {
            let next = at + 2 + usize::from(self.low(at + 1) == "of");
            let named = year_at(next);
            return Some((day(named.or_else(|| self.next(month))?, month, of)?, next + usize::from(named.is_some())));
        }
        let month = month(self.low(at)).filter(|_| self.words[at].is_capital())?;
        if let Some(of) = number(at + 1) {
            // `May 4 and 5, 2026`.
            let range = ["and", "to", "–", "-"].contains(&self.low(at + 2)) && number(at + 3).is_some();
            let (at, of) = if range { (at + 2, number(at + 3)?) } else { (at, of) };
            let comma = usize::from(self.low(at + 2) == ",");
            let named = year_at(at + 2 + comma);
            let end = if named.is_some() { at + 3 + comma } else { at + 2 };
            return Some((day(named.or_else(|| self.next(month))?, month, of)?, end));
        }
        // `in May and September 2022`.
        let named = year_at(at + 1);
        if named.is_none()
            && ["and", "or", "–", "-", ","].contains(&self.low(at + 1))
            && month_of(self.low(at + 2)).is_some()
        {
            let named = year_at(at + 3);
            let month = month_of(self.low(at + 2))?;
            return Some((
                last_of(named.or_else(|| self.next(month))?, month, Precision::Month)?,
                at + 3 + usize::from(named.is_some()),
            ));
        }
        // `October of next year`.
        let of = at + 1 + usize::from(self.low(at + 1) == "of");
        let ahead = match (self.low(of), self.low(of + 1)) {
            ("next", "year") => self.said_on.map(|it| it.0.year() + 1),
            ("this", "year") => self.said_on.map(|it| it.0.year()),
            _ => None,
        };
        if let Some(year) = ahead {
            return Some((last_of(year, month, Precision::Month)?, of + 2));
        }
        let due = last_of(named.or_else(|| self.next(month))?, month, Precision::Month)?;
        Some((due, at + 1 + usize::from(named.is_some())))
    }

    /// The year in which a month comes next.
    pub(super) fn next(&self, month: i8) -> Option<i16> {
        let said = self.said_on?.0;
        Some(if month < said.month() { said.year() + 1 } else { said.year() })
    }

    /// A number in figures or words, and where it ends.
    pub(super) fn number(&self, at: usize) -> Option<(i32, usize)> {
        const SMALL: [&str; 20] = [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ];
        const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        let word = self.low(at);
        let small = SMALL.iter().position(|it| *it == word);
        if self.low(at + 1) == "hundred" {
            return Some((i32::try_from(small.unwrap_or(1)).ok()? * 100, at + 2));
        }
        if let Some(count) = small.or_else(|| TENS.iter().position(|it| *it == word).map(|it| (it + 2) * 10)) {
            return Some((i32::try_from(count).ok()?, at + 1));
        }
        if matches!(word, "year" | "month" | "week") {
            return Some((1, at));
        }
        Some((word.parse::<i32>().ok().filter(|it| (1..5_000).contains(it))?, at + 1))
    }
}

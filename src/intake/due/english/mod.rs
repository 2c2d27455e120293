//! Days in English: `by the end of 2026`, `within 90 days`, `later this year`.

mod date;
mod phrase;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::due::Due;
use crate::intake::due::calendar::{month, season, within_month, within_year, year, years};
use crate::intake::due::{Unit, after, last_of};
use crate::intake::extraction::DueFound;
use crate::intake::span::Span;
use crate::intake::token::Token;
use crate::intake::vocabulary::MeetingNames;

/// How words lead to a time.
const LIMITS: &[&str] = &[
    "by",
    "before",
    "until",
    "till",
    "within",
    "in",
    "on",
    "during",
    "over",
    "for",
    "at",
    "through",
    "than",
    "between",
    "from",
    "toward",
    "towards",
    "around",
    "throughout",
    "to",
];
/// The first words that say until when.
pub fn find(words: &[Token], said_on: Option<Day>, meetings: &[MeetingNames]) -> Option<DueFound> {
    let reading = Reading { words, said_on, meetings };
    let mut found = (0..words.len()).filter_map(|at| reading.at(at));
    let first = found.next();
    // Words that name a day tell more than words that do not: `before the next meeting in October`.
    let named = first.clone().filter(|it| it.due.is_some()).or_else(|| found.find(|it| it.due.is_some()));
    named.or_else(|| in_brackets(words, said_on, meetings)).or(first)
}

/// A time that stands alone in brackets at the end: `send the list (June 2026)`.
fn in_brackets(words: &[Token], said_on: Option<Day>, meetings: &[MeetingNames]) -> Option<DueFound> {
    let close = words.iter().rposition(|it| it.is(")")).filter(|it| words.len() - it < 3)?;
    let open = words[..close].iter().rposition(|it| it.is("("))?;
    words[open + 1..close].split(|it| it.is_one(&[",", ";"])).find_map(|it| in_cell(it, said_on, meetings))
}

/// A cell that is a time and nothing else.
pub fn in_cell(words: &[Token], said_on: Option<Day>, meetings: &[MeetingNames]) -> Option<DueFound> {
    let (first, last) = (words.first()?, words.last()?);
    let (due, end) = Reading { words, said_on, meetings }.moment(0, "in")?;
    let is_all = words[end.min(words.len())..].iter().all(|it| !it.is_word());
    is_all.then(|| DueFound { due, words: Span::new(first.span.start, last.span.end) })
}

struct Reading<'a> {
    words: &'a [Token],
    said_on: Option<Day>,
    meetings: &'a [MeetingNames],
}

impl Reading<'_> {
    fn low(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |it| it.low.as_str())
    }

    /// A time that begins at a place.
    fn at(&self, at: usize) -> Option<DueFound> {
        let limit = self.low(at);
        let found = |end: usize, due: Option<Due>, from: usize| {
            let span = Span::new(self.words[from].span.start, self.words[end - 1].span.end);
            Some(DueFound { due, words: span })
        };
        // `later this year`, `this year`, `next month`: no word leads to them.
        let is_free = ["later", "this", "next"].contains(&limit) && !self.starts(at);
        if is_free && let Some((due, end)) = self.relative(at) {
            return found(end, due, at);
        }
        // `early next year`.
        if ["early", "mid", "late"].contains(&limit) && !self.starts(at) {
            let from = at + 1 + usize::from(self.low(at + 1) == "-");
            if let Some((Some(due), end)) = self.relative(from).filter(|(_, end)| self.low(end - 1) == "year") {
                return found(end, within_year(due.on.0.year(), limit, "in"), at);
            }
        }
        // `60 days after signature`.
        if let Some((count, end)) = self.number(at).filter(|_| at > 0 && !LIMITS.contains(&self.low(at - 1)))
            && let Some(unit) = self.unit(end)
            && ["after", "following", "from"].contains(&self.low(end + 1))
            && let Some(until) = self.signed(end + 2)
        {
            return found(until, after(self.said_on, count, unit), at);
        }
        if !LIMITS.contains(&limit) || self.starts(at) {
            return None;
        }
        let mut from = at;
        if limit == "than" && ["later", "more"].contains(&self.low(at.saturating_sub(1))) {
            from = at.saturating_sub(2);
        } else if limit == "than" {
            return None;
        }
        if self.is_distant(at) || self.is_kept(at) {
            return None;
        }
        if let Some((due, end)) = self.counted(at) {
            return found(end, due, from);
        }
        if limit == "at" {
            if self.low(at + 1) == "the" && self.low(at + 2) == "earliest" {
                return found((at + 4).min(self.words.len()), None, from);
            }
            let known = self.meeting(at).and_then(|(due, end)| found(end, Some(due), from));
            let is_end = ["end", "close", "beginning"].contains(&self.low(at + 2));
            if known.is_some() || !is_end {
                return known;
            }
        }
        // `prior to 1 July`, `up to 2028`.
        if limit == "to" {
            let before = self.low(at.saturating_sub(1));
            let limit = if before == "prior" { "before" } else { "by" };
            let (due, end) = self.moment(at + 1, limit).filter(|_| ["prior", "up"].contains(&before))?;
            let due = due.and_then(|it| if limit == "before" { self.ends_before(at + 1, end, it) } else { Some(it) });
            return found(end, due, at - 1);
        }
        if limit == "from" || limit == "between" {
            return self.range(at).and_then(|(due, end)| found(end, due, from));
        }
        let Some((due, end)) = self.moment(at + 1, limit) else {
            let known = self.meeting(at).filter(|_| ["by", "before", "until"].contains(&limit));
            return match known {
                Some((due, end)) => found(end, Some(due), from),
                None => self.next_meeting(at).and_then(|end| found(end, None, from)),
            };
        };
        // `by 31 March of each year` is a rhythm.
        let of = end + usize::from(self.low(end) == "of");
        if ["each", "every", "annually"].contains(&self.low(of)) {
            return None;
        }
        let due = match due {
            Some(due) if limit == "before" && self.is_whole(at + 1, end) => self.ends_before(at + 1, end, due),
            it => it,
        };
        let due = if limit == "for" && !self.is_period(at + 1, end) { return None } else { due };
        found(end, due, from)
    }

    /// The unit in which people count that stands at a place.
    fn unit(&self, at: usize) -> Option<Unit> {
        match self.low(at).trim_end_matches('\'') {
            "day" | "days" => Some(Unit::Days),
            "week" | "weeks" => Some(Unit::Weeks),
            "month" | "months" => Some(Unit::Months),
            "year" | "years" => Some(Unit::Years),
            _ => None,
        }
    }

    /// `within 90 days of …`, `over the next five years`.
    fn counted(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let limit = self.low(at).to_owned();
        let mut next = at + 1;
        let ahead =
            |it: &str| ["next", "coming", "following", "subsequent", "another", "further", "additional"].contains(&it);
        let mut is_ahead = limit == "within" || limit == "than";
        while ["the", "a", "about", "approximately", "period", "of"].contains(&self.low(next)) || ahead(self.low(next))
        {
            is_ahead |= ahead(self.low(next));
            next += 1;
        }
        let (mut count, mut end) = self.number(next)?;
        // `within three to six months`.
        if let Some((most, after)) = self.number(end + 1).filter(|_| ["to", "or", "–"].contains(&self.low(end))) {
            (count, end) = (most, after);
        }
        while ["calendar", "working", "business", "full", "consecutive"].contains(&self.low(end)) {
            end += 1;
        }
        let unit = self.unit(end)?;
        end += 1;
        if limit == "in" && (self.low(end) == "'" || self.low(end).starts_with("time")) {
            is_ahead = true;
        }
        // `for two years` is how long, `over the next two years` until when.
        if !is_ahead && limit != "over" {
            return None;
        }
        // `within 30 days of each incident` is a rule, and no day.
        if ["of", "from", "after", "following"].contains(&self.low(end)) && limit == "within" {
            end = self.signed(end + 1)?;
        }
        Some((after(self.said_on, count, unit), end))
    }

    /// `this year`, `later this month`, `next spring`.
    fn relative(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let mut next = at;
        while ["later", "the", "early"].contains(&self.low(next)) {
            next += 1;
        }
        // `this coming autumn`.
        next += usize::from(self.low(next) == "this" && self.low(next + 1) == "coming");
        let ahead = match self.low(next) {
            "this" | "current" => 0,
            "next" | "coming" => 1,
            _ => return None,
        };
        let said_on = self.said_on;
        let year = said_on.map(|it| it.0.year());
        let unit = self.low(next + 1);
        let due = match unit {
            "year" | "year's" => year.and_then(|it| last_of(it + ahead, 12, Precision::Year)),
            "month" => said_on.and_then(|it| {
                let month = it.0.month() + i8::try_from(ahead).ok()?;
                if month > 12 {
                    last_of(it.0.year() + 1, 1, Precision::Month)
                } else {
                    last_of(it.0.year(), month, Precision::Month)
                }
            }),
            "week" => return None,
            it => {
                let month = season(it).or_else(|| month(it).filter(|_| ahead == 1 || self.low(next) == "this"))?;
                said_on.and_then(|it| {
                    let passed = it.0.month() > month;
                    let is_next = ahead == 1 && self.low(next) == "next";
                    last_of(it.0.year() + i16::from(is_next || passed), month, Precision::Month)
                })
            }
        };
        // `this year's meeting` is no day.
        if unit.ends_with("'s") || self.low(next + 2) == "'" {
            return None;
        }
        Some((due, next + 2))
    }

    /// A day, a month or a part of a year, after the word that leads to it.
    fn moment(&self, mut at: usize, limit: &str) -> Option<(Option<Due>, usize)> {
        let begin = at;
        let mut part: Option<&str> = None;
        while ["the", "about", "around", "approximately", "calendar"].contains(&self.low(at))
            || self.low(at) == "year" && self.words.get(at + 1).is_some_and(|it| year(&it.low).is_some())
        {
            at += 1;
        }
        // `in the course of 2027`.
        if self.low(at) == "course" && self.low(at + 1) == "of" {
            return self.moment(at + 2, limit).or_else(|| self.relative(at + 2));
        }
        if self.low(at) == "academic" && self.low(at + 1) == "year" {
            at += 2;
        }
        // `before the opening of the season on 1 September 2026`.
        if limit == "before" && self.date(at).is_none() {
            let on =
                (at..self.words.len().min(at + 12)).find(|it| self.low(*it) == "on" && self.date(it + 1).is_some());
            if let Some(on) = on {
                return self.date(on + 1).map(|(due, end)| (Some(due), end));
            }
        }
        // `fiscal year 2027`, `FY2027`: which it is in the calendar differs, its number does not.
        if ["fiscal", "financial"].contains(&self.low(at)) && self.low(at + 1) == "year" {
            at += 2;
        } else if self.low(at) == "fy" {
            at += 1;
        }
        if let Some(of) = self.low(at).strip_prefix("fy").and_then(|it| year(it).or_else(|| years(it))) {
            return Some((last_of(of, 12, Precision::Year), at + 1));
        }
        if let Some((due, end)) = self.part_of_year(at) {
            return Some((due, end));
        }
        let low = self.low(at);
        if let Some((word, rest)) =
            low.split_once('-').filter(|(word, _)| ["mid", "early", "late", "end"].contains(word))
        {
            // `mid-2026`.
            let due = year(rest).and_then(|it| within_year(it, word, limit)).or_else(|| {
                let month = month(rest)?;
                let year = self.words.get(at + 1).and_then(|it| year(&it.low)).or_else(|| self.next(month))?;
                within_month(year, month, word)
            })?;
            let end = at
                + 1
                + usize::from(
                    month(rest).is_some() && self.words.get(at + 1).is_some_and(|it| year(&it.low).is_some()),
                );
            return Some((Some(due), end));
        }
        if ["early", "mid", "late"].contains(&low) {
            part = Some(if low == "early" {
                "early"
            } else if low == "mid" {
                "mid"
            } else {
                "late"
            });
            at += 1 + usize::from(self.low(at + 1) == "-");
        } else if low == "end" && self.low(at + 1) != "of" {
            // `by end June 2026`.
            part = Some("end");
            at += 1;
        } else if ["end", "close", "beginning", "middle"].contains(&low) && self.low(at + 1) == "of" {
            part = Some(match low {
                "beginning" => "early",
                "middle" => "mid",
                _ => "end",
            });
            at += 2;
        } else if low == "year-end" || low == "year's" && self.low(at + 1) == "end" {
            let year = self.said_on?.0.year();
            return Some((last_of(year, 12, Precision::Year), at + 1 + usize::from(low == "year's")));
        }
        while ["the", "calendar"].contains(&self.low(at)) {
            at += 1;
        }
        if let Some((due, end)) = self.relative(at) {
            return Some((due, end));
        }
        if let Some((due, end)) = self.part_of_year(at).filter(|_| part == Some("end")) {
            return Some((due, end));
        }
        if let Some(of) = self.low(at).strip_prefix("fy").and_then(year).filter(|_| part == Some("end")) {
            return Some((last_of(of, 12, Precision::Year), at + 1));
        }
        let is_year = |at: usize| self.words.get(at).is_some_and(|it| year(&it.low).is_some());
        if ["fiscal", "financial"].contains(&self.low(at)) && self.low(at + 1) == "year" && is_year(at + 2) {
            at += 2;
        }
        if self.low(at) == "year" && part.is_some() {
            return Some((last_of(self.said_on?.0.year(), 12, Precision::Year), at + 1));
        }
        if self.low(at) == "decade" && part == Some("end") {
            let year = self.said_on?.0.year();
            return Some((last_of(year / 10 * 10 + 9, 12, Precision::Year), at + 1));
        }
        if let Some((due, end)) = self.date(at) {
            let date = due.on.0;
            let due = match (part, due.precision) {
                (Some(part), Precision::Month) => within_month(date.year(), date.month(), part),
                _ => Some(due),
            };
            return Some((due, end));
        }
        if let Some(season) = season(self.low(at)) {
            // `flights in winter` come every year.
            let is_habit =
                limit == "in" && at == begin && self.words.get(at + 1).and_then(|it| year(&it.low)).is_none();
            if is_habit && self.low(at + 1) != "of" {
                return None;
            }
            let of = at + 1 + usize::from(self.low(at + 1) == "of");
            let named = self.words.get(of).and_then(|it| year(&it.low));
            let due = last_of(named.or_else(|| self.next(season))?, season, Precision::Month);
            return Some((due, if named.is_some() { of + 1 } else { at + 1 }));
        }
        let range = self.words.get(at).and_then(|it| years(&it.low));
        if let Some(last) = range {
            return Some((last_of(last, 12, Precision::Year), at + 1 + usize::from(self.low(at + 1) == "period")));
        }
        let named = self.words.get(at).and_then(|it| year(&it.low))?;
        // `the 2030 targets` and `in the 2020s` are no days.
        let is_noun = begin != at && part.is_none() && self.low(at - 1) == "the"
            || self.words.get(at + 1).is_some_and(|it| {
                it.is_word()
                    && !it.is_one(&[
                        "and",
                        "or",
                        "in",
                        "to",
                        "with",
                        "for",
                        "through",
                        "at",
                        "by",
                        "as",
                        "on",
                        "of",
                        "under",
                        "between",
                        "that",
                        "which",
                        "if",
                        "provided",
                        "so",
                        "subject",
                        "while",
                        "including",
                        "period",
                        "from",
                        "through",
                        "without",
                        "where",
                        "together",
                        "when",
                        "via",
                        "but",
                        "using",
                    ])
                    && !it.is_capital()
            });
        if is_noun && self.low(at + 1) != "period" {
            return None;
        }
        let mut end = at + 1;
        let mut last = named;
        // `2026/27`.
        if self.low(end) == "/" && self.low(end + 1).len() == 2 {
            last = self.low(end + 1).parse::<i16>().ok().map(|it| named / 100 * 100 + it).filter(|it| *it > named)?;
            end += 2;
        }
        while ["and", "–", "to", "through", "-", "/"].contains(&self.low(end)) {
            let Some(other) = self.words.get(end + 1).and_then(|it| year(&it.low)) else { break };
            (last, end) = (other, end + 2);
        }
        let due = match part {
            Some("early" | "mid" | "late") => within_year(last, part.unwrap_or_default(), limit),
            _ => last_of(last, 12, Precision::Year),
        };
        Some((due, end))
    }

    fn is_period(&self, from: usize, end: usize) -> bool {
        (from..end.min(self.words.len())).any(|it| years(self.low(it)).is_some() || self.low(it) == "period")
    }

    /// `at the 8th forum`, where the portfolio knows its day.
    fn meeting(&self, at: usize) -> Option<(Due, usize)> {
        let near = &self.words[at + 1..self.words.len().min(at + 12)];
        let low = near.iter().map(|it| it.low.as_str()).collect::<Vec<_>>().join(" ");
        let known = self.meetings.iter().filter(|it| self.said_on.is_none_or(|said| it.on >= said)).find(|it| {
            let number = it.number.is_some_and(|it| {
                near.iter().any(|word| word.low.trim_end_matches(char::is_alphabetic).parse() == Ok(it))
            });
            let is_next = near.iter().any(|it| it.is("next"));
            it.names.iter().any(|name| low.contains(&name.to_lowercase())) && (number || is_next)
        })?;
        let due = Due { on: known.on, precision: Precision::Day };
        Some((due, (at + 3).min(self.words.len())))
    }
}

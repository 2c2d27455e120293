//! What stands around a day in English: what it is counted from, and whether it is the day of the act.

use jiff::ToSpan;

use crate::domain::basics::day::Precision;
use crate::domain::commitment::due::Due;
use crate::intake::due::calendar::{season_before, year};
use crate::intake::due::english::Reading;
use crate::intake::due::last_of;
use crate::intake::words::{ENGLISH, has};

/// What a count of days is counted from where it is the day of the text.
const SIGNED: &[&str] = &[
    "signature",
    "signing",
    "today",
    "statement",
    "publication",
    "adoption",
    "now",
    "meeting",
    "date",
    "day",
    "agreement",
    "summit",
    "declaration",
    "effectiveness",
    "commencement",
];

impl Reading<'_> {
    /// Where words end that tell the day of the text, which begin at a place: `the signature of this Memorandum`.
    pub(super) fn signed(&self, at: usize) -> Option<usize> {
        let last = self.words.len().min(at + 9);
        let end = (at..last).find(|it| self.words[*it].is_one(&[",", ";", ".", "and", "to"])).unwrap_or(last);
        self.words[at.min(end)..end].iter().any(|it| SIGNED.contains(&it.low.as_str())).then_some(end)
    }

    /// `from 2026 to 2028`, `between 2026 and 2028`, `from 12 to 14 May`: until the last of them.
    pub(super) fn range(&self, at: usize) -> Option<(Option<Due>, usize)> {
        let first = self.words.get(at + 1).and_then(|it| year(&it.low));
        let joins = ["to", "and", "through", "until", "–", "-"].contains(&self.low(at + 2));
        if let Some(last) = first.filter(|_| joins).and_then(|_| self.words.get(at + 3)).and_then(|it| year(&it.low)) {
            return Some((last_of(last, 12, Precision::Year), at + 4));
        }
        // `between May and July 2026`, `from September 2026 to June 2027`.
        let (due, end) = self.date(at + 1)?;
        if due.precision == Precision::Month {
            // Without a year it is a season of every year.
            let has_year = (at + 1..self.words.len().min(at + 7)).any(|it| year(self.low(it)).is_some());
            if !has_year {
                return None;
            }
            let joins = (at + 1..end + 1).any(|it| ["to", "and", "until", "–"].contains(&self.low(it)));
            return match self.date(end + 1).filter(|_| ["to", "and", "until", "–"].contains(&self.low(end))) {
                Some((last, end)) => Some((Some(last), end)),
                None => joins.then_some((Some(due), end)),
            };
        }
        (end > at + 4 && due.precision == Precision::Day && joins).then_some((Some(due), end))
    }

    /// Whether a whole year, month or season stands between two places, and not its end or a day of it.
    pub(super) fn is_whole(&self, from: usize, end: usize) -> bool {
        !(from..end).any(|it| {
            ["end", "close", "late", "mid", "early", "middle"].iter().any(|part| self.low(it).starts_with(part))
        })
    }

    /// What comes to its end before a period: `before 2027` is until the end of 2026.
    pub(super) fn ends_before(&self, from: usize, end: usize, due: Due) -> Option<Due> {
        let date = due.on.0;
        if due.precision == Precision::Day {
            return Some(due);
        }
        if let Some(month) = (from..end).find_map(|it| season_before(self.low(it))) {
            let year = if month > date.month() { date.year() - 1 } else { date.year() };
            return last_of(year, month, Precision::Month);
        }
        let months = match due.precision {
            Precision::Year => 12,
            Precision::Half => 6,
            Precision::Quarter => 3,
            _ => 1,
        };
        let on = date.first_of_month().checked_sub(months.months()).ok()?;
        last_of(on.year(), on.month(), due.precision)
    }

    /// Whether something is kept as it is until then, or not done before: `extend the mandate until 2030`.
    pub(super) fn is_kept(&self, at: usize) -> bool {
        let before = &self.words[at.saturating_sub(24)..at];
        let kept = [
            "extend",
            "extended",
            "extending",
            "prolong",
            "prolonged",
            "suspend",
            "suspended",
            "waive",
            "refrain",
            "not",
            "never",
            "no",
        ];
        let stays = ["until", "till", "before"].contains(&self.low(at)) && before.iter().any(|it| it.is_one(&kept));
        // `no later than`, `not later than` are limits.
        stays && !self.words[at.saturating_sub(3)..at].iter().any(|it| it.is("later"))
    }

    /// Where words end that name the next meeting, whose day nobody knows: `by the time of the next summit`.
    pub(super) fn next_meeting(&self, at: usize) -> Option<usize> {
        let limits = ["by", "before", "until", "ahead"].contains(&self.low(at));
        let mut next = at + 1;
        while ["the", "time", "of", "our", "their", "its"].contains(&self.low(next)) {
            next += 1;
        }
        let is_next = ["next", "following", "forthcoming", "upcoming"].contains(&self.low(next));
        let is_numbered = ["th", "rd", "nd", "st"]
            .iter()
            .any(|it| self.low(next).strip_suffix(it).is_some_and(|it| it.parse::<u32>().is_ok()));
        let noun = (next + 1..self.words.len().min(next + 8)).find(|it| {
            self.words[*it].is_one(&["summit", "meeting", "session", "dialogue", "forum", "round", "conference"])
        });
        noun.filter(|_| limits && (is_next || is_numbered)).map(|it| it + 1)
    }

    /// Whether a beginning is meant: `from 2025`, `starting in May`.
    pub(super) fn starts(&self, at: usize) -> bool {
        let before = self.low(at.saturating_sub(1));
        let near = self.words[at.saturating_sub(6)..at].iter().rev().take_while(|it| !it.is_one(&[",", ";", "."]));
        if near.skip(1).any(|it| it.is_one(&["starting", "beginning", "commencing"])) {
            return true;
        }
        at > 0
            && [
                "from",
                "since",
                "starting",
                "beginning",
                "begun",
                "as",
                "signed",
                "adopted",
                "established",
                "agreed",
                "held",
                "launched",
                "founded",
                "concluded",
                "published",
                "in-force",
            ]
            .contains(&before)
    }

    /// Whether the day is a distant goal's: `net zero emissions by 2050`.
    pub(super) fn is_distant(&self, at: usize) -> bool {
        let near = &self.words[at.saturating_sub(8)..at];
        let is_goal = near.iter().any(|it| has(&ENGLISH.goals, &it.low));
        // `with a view to a first shipment in 2028`, `and expect it to be ready in May`, `whose antenna is ready in May`.
        let view = near.iter().position(|it| it.is("view")).and_then(|it| near.get(it + 2));
        let is_hope =
            near.iter().any(|it| it.is_one(&["expect", "expects", "expected", "anticipate", "hope", "hopes", "whose"]));
        is_goal || is_hope || view.is_some_and(|it| !it.low.ends_with("ing"))
    }
}

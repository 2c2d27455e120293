//! When something is due, with the precision that its source gives.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::string_enum::string_enum;

/// A due day: the last day of the period that the source names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The last day of the period; it sorts and falls due by this day.
    pub on: Day,
    /// How exactly the source gives it.
    pub precision: Precision,
}

impl Due {
    /// The first point at which the due day has ended in every one of these zones (those of the undertaking parties).
    /// With no zone given, the day ends with UTC's.
    pub fn passes_at<'a>(self, zones: impl IntoIterator<Item = &'a TimeZone>) -> Instant {
        zones
            .into_iter()
            .map(|zone| Instant::end_of(self.on, zone))
            .max()
            .unwrap_or_else(|| Instant::end_of(self.on, &TimeZone::UTC))
    }
}

/// Whether something is overdue: the last zone in which its due day ends has left that day behind. `passes_at` is what
/// [`Due::passes_at`] gives; what has no due day never is. Whether anybody still waits for it is for the caller to say.
pub fn is_overdue(passes_at: Option<Instant>, as_of: AsOf) -> bool {
    passes_at.is_some_and(|passes| passes <= as_of.at)
}

/// The due day that was first set, from what was set on which day and in which order. What was set anew on the same day
/// counts as never set before: a day has one state, that at its end.
pub fn first_set(set: impl IntoIterator<Item = (Day, i64, Option<Due>)>) -> Option<Due> {
    let mut set: Vec<_> = set.into_iter().collect();
    set.sort_unstable_by_key(|(on, sequence, _)| (*on, *sequence));
    let last_of_day = |at: usize| set.get(at + 1).is_none_or(|next| next.0 != set[at].0);
    (0..set.len()).filter(|at| last_of_day(*at)).find_map(|at| set[at].2)
}

/// A due day that is no longer the one first set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The one first set.
    pub first: Due,
    /// By how many days it moved, negative when it is earlier now; nothing when there is none any more.
    pub days: Option<i32>,
}

impl Slip {
    /// Whether and how far a due day moved from the one first set.
    pub fn between(first: Option<Due>, now: Option<Due>) -> Option<Self> {
        let first = first.filter(|it| Some(*it) != now)?;
        Some(Self { first, days: now.map(|now| first.on.days_until(now.on)) })
    }
}

impl fmt::Display for Due {
    /// `2026-11-25`, `2026-11`, `2026 Q4`, `2026 H2` or `2026`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.on.0.year(), self.on.0.month());
        match self.precision {
            Precision::Day => write!(f, "{}", self.on),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Quarter => write!(f, "{year:04} Q{}", (month + 2) / 3),
            Precision::Half => write!(f, "{year:04} H{}", (month + 5) / 6),
            Precision::Year => write!(f, "{year:04}"),
        }
    }
}

/// A text that names no day, month, quarter, half or year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a day, month, quarter, half or year between 1900 and 2199, such as 2026-11-25, 2026-11, 2026 Q4, 2026 H2 or 2026"
)]
pub struct NotADue(pub String);

impl FromStr for Due {
    type Err = NotADue;

    /// Reads what [`Due`] prints, and what people in Korea write: `2026. 12. 31.`, `2026년 4분기`, `2026년 하반기`, `2027-3`,
    /// `'26.6` (the apostrophe stands for 20).
    fn from_str(text: &str) -> Result<Self, NotADue> {
        read(text).ok_or_else(|| NotADue(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Due> {
    let plain = text.trim().chars().map(half_width).collect::<String>().to_uppercase();
    let plain = plain.strip_prefix(['\'', '’', '‘']).map_or(plain.clone(), |rest| format!("20{rest}"));
    let (year, rest) = plain.split_at_checked(4)?;
    if !year.bytes().all(|byte| byte.is_ascii_digit()) || rest.starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    let parted = rest.replace(['년', '월', '일', '.', '-'], " ");
    let parts: Vec<&str> = parted.split_whitespace().collect();
    let (precision, month, day) = match parts[..] {
        [] => (Precision::Year, 12, None),
        ["H1" | "상반기"] => (Precision::Half, 6, None),
        ["H2" | "하반기"] => (Precision::Half, 12, None),
        ["Q1" | "1분기" | "1/4분기"] => (Precision::Quarter, 3, None),
        ["Q2" | "2분기" | "2/4분기"] => (Precision::Quarter, 6, None),
        ["Q3" | "3분기" | "3/4분기"] => (Precision::Quarter, 9, None),
        ["Q4" | "4분기" | "4/4분기"] => (Precision::Quarter, 12, None),
        [month] => (Precision::Month, small(month)?, None),
        [month, day] => (Precision::Day, small(month)?, Some(small(day)?)),
        _ => return None,
    };
    let date = Date::new(year.parse().ok()?, month, day.unwrap_or(1)).ok()?;
    let on = Day(if day.is_some() { date } else { date.last_of_month() });
    on.is_nameable().then_some(Due { on, precision })
}

/// Whether words name a month, a day or a part of a year, but not the year. Which one is meant is not guessed.
pub fn lacks_year(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && read(words).is_none() && read(&format!("2000 {words}")).is_some()
}

/// A number of one or two digits.
fn small(digits: &str) -> Option<i8> {
    (digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

/// A digit, letter or mark as a Korean keyboard writes it between Korean letters, in its usual width.
fn half_width(letter: char) -> char {
    let usual = u32::from(letter).checked_sub(0xfee0).filter(|code| (0x21..=0x7e).contains(code));
    usual.and_then(char::from_u32).unwrap_or(letter)
}

string_enum! {
    /// Where a commitment's due day lies, seen from the day asked for.
    DueState {
        /// It has ended for every undertaking party, and nothing reported says that the thing is done.
        Passed = "passed",
        /// It is still to come, or is today.
        Ahead = "ahead",
        /// The source gives none.
        None = "none",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// T15b: what real statements say is accepted, kept with its precision, shown as such, and due on the last day.
    #[rstest]
    #[case("2026-11-25", "2026-11-25", Precision::Day, "2026-11-25")]
    #[case("2026-03", "2026-03-31", Precision::Month, "2026-03")]
    #[case("2024-02", "2024-02-29", Precision::Month, "2024-02")]
    #[case("2024 Q1", "2024-03-31", Precision::Quarter, "2024 Q1")]
    #[case("2026 H1", "2026-06-30", Precision::Half, "2026 H1")]
    #[case("2026-h2", "2026-12-31", Precision::Half, "2026 H2")]
    #[case("2019", "2019-12-31", Precision::Year, "2019")]
    #[case("2026년 4분기", "2026-12-31", Precision::Quarter, "2026 Q4")]
    #[case("2026년 1/4분기", "2026-03-31", Precision::Quarter, "2026 Q1")]
    #[case("2026년 하반기", "2026-12-31", Precision::Half, "2026 H2")]
    #[case("2026년 상반기", "2026-06-30", Precision::Half, "2026 H1")]
    #[case("2026. 12. 31.", "2026-12-31", Precision::Day, "2026-12-31")]
    #[case("2026.12.31", "2026-12-31", Precision::Day, "2026-12-31")]
    #[case("2026년 12월 31일", "2026-12-31", Precision::Day, "2026-12-31")]
    #[case("2027-3", "2027-03-31", Precision::Month, "2027-03")]
    #[case("2027년 3월", "2027-03-31", Precision::Month, "2027-03")]
    #[case("2027. 3.", "2027-03-31", Precision::Month, "2027-03")]
    #[case("2027년", "2027-12-31", Precision::Year, "2027")]
    #[case("２０２６．１２．３１", "2026-12-31", Precision::Day, "2026-12-31")]
    #[case("'26.6", "2026-06-30", Precision::Month, "2026-06")]
    #[case("’26. 12. 31.", "2026-12-31", Precision::Day, "2026-12-31")]
    #[case("‘26년 하반기", "2026-12-31", Precision::Half, "2026 H2")]
    #[case("＇27", "2027-12-31", Precision::Year, "2027")]
    fn t15b_imprecise_due_days_are_kept_as_said(
        #[case] text: &str,
        #[case] on: &str,
        #[case] precision: Precision,
        #[case] shown: &str,
    ) {
        let due: Due = text.parse().unwrap();
        assert_eq!((due.on.to_string().as_str(), due.precision), (on, precision));
        assert_eq!(due.to_string(), shown);
    }

    #[rstest]
    #[case("soon")]
    #[case("2026 H3")]
    #[case("2026-13")]
    #[case("26")]
    #[case("20é6")]
    #[case("0000-01")]
    #[case("0026")]
    #[case("1899")]
    #[case("2200 Q1")]
    #[case("9999-12-31")]
    #[case("26. 12. 31.")]
    #[case("2026. 2. 30.")]
    #[case("20261231")]
    #[case("202612")]
    #[case("2026-+1")]
    #[case("2026년 5분기")]
    #[case("2026-1-2-3")]
    #[case("'6.6")]
    #[case("'2026.6")]
    #[case("''26.6")]
    fn other_words_are_no_due_day(#[case] text: &str) {
        assert!(text.parse::<Due>().is_err());
    }

    #[rstest]
    #[case("6. 30.", true)]
    #[case("12월 31일", true)]
    #[case("하반기", true)]
    #[case("Q4", true)]
    #[case("2026. 6. 30.", false)]
    #[case("26. 12. 31.", false)]
    #[case("soon", false)]
    #[case("", false)]
    fn a_day_without_a_year_is_known_as_one(#[case] words: &str, #[case] lacks: bool) {
        assert_eq!(lacks_year(words), lacks);
    }

    /// T10: due today is not overdue, in the zone in which the day ends last.
    #[test]
    fn t10_a_due_day_passes_when_it_has_ended_for_every_party() {
        let zones = [TimeZone::get("Asia/Seoul").unwrap(), TimeZone::get("America/New_York").unwrap()];
        let due: Due = "2025-12-31".parse().unwrap();
        let end: Instant = "2026-01-01T05:00:00Z".parse::<jiff::Timestamp>().unwrap().into();
        assert_eq!(due.passes_at(&zones), end);
        let seoul_only: Instant = "2025-12-31T15:00:00Z".parse::<jiff::Timestamp>().unwrap().into();
        assert_eq!(due.passes_at(&zones[..1]), seoul_only);
    }
}

//! Calendar days and the precision with which a source gives them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{ToSpan, Unit};
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::basics::string_enum::string_enum;

/// A calendar day, without time or zone. Written as `YYYY-MM-DD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DayVisitor)
    }
}

/// Reads a day where it stands: a page of the list has hundreds of them.
struct DayVisitor;

impl Visitor<'_> for DayVisitor {
    type Value = Day;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a day of the form YYYY-MM-DD")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Day, E> {
        Day::recorded(text).map_err(E::custom)
    }
}

impl Day {
    /// Sorts after every real day: the end of an interval that has not ended.
    pub const NEVER: Self = Self(Date::constant(9999, 12, 31));

    /// The first day that somebody may name, in a form, a file, an address or a command.
    pub const FIRST: Self = Self(Date::constant(1900, 1, 1));

    /// The last one.
    pub const LAST: Self = Self(Date::constant(2199, 12, 31));

    /// Whether somebody may name it. What was recorded may lie outside, and is read and shown all the same.
    pub fn is_nameable(self) -> bool {
        (Self::FIRST..=Self::LAST).contains(&self)
    }

    /// Reads a day as it was recorded: any day of the form `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When the text has another form, or is no day of the calendar.
    pub fn recorded(text: &str) -> Result<Self, NotADay> {
        let shape = text.len() == 10
            && text.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        let number = |range| text.get(range).and_then(|digits: &str| digits.parse().ok());
        let date = || Date::new(number(0..4)?, number(5..7)?.try_into().ok()?, number(8..10)?.try_into().ok()?).ok();
        match date().filter(|date| shape && date.year() > 0) {
            Some(date) => Ok(Self(date)),
            None => Err(NotADay(text.to_owned())),
        }
    }

    /// The day `days` later, or earlier when negative; stops at the ends of the calendar.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days.days()))
    }

    /// How many days lie between this day and a later one (negative when `later` is earlier).
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }

    /// How long before a later day this day was, in the largest unit of which at least one has passed.
    pub fn elapsed_until(self, later: Self) -> Elapsed {
        let later = later.max(self);
        let span = self.0.until((Unit::Year, later.0)).unwrap_or_default();
        match (span.get_years(), span.get_months()) {
            (0, 0) => Elapsed::Days(self.days_until(later).unsigned_abs()),
            (0, months) => Elapsed::Months(months.unsigned_abs()),
            (years, _) => Elapsed::Years(years.unsigned_abs().into()),
        }
    }
}

/// A span of days in whole units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elapsed {
    Days(u32),
    Months(u32),
    Years(u32),
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text that is not a day of the form `YYYY-MM-DD` between [`Day::FIRST`] and [`Day::LAST`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a day of the form YYYY-MM-DD between 1900-01-01 and 2199-12-31")]
pub struct NotADay(pub String);

impl FromStr for Day {
    type Err = NotADay;

    /// Reads a day that somebody names.
    fn from_str(text: &str) -> Result<Self, NotADay> {
        Self::recorded(text).ok().filter(|day| day.is_nameable()).ok_or_else(|| NotADay(text.to_owned()))
    }
}

string_enum! {
    /// How exactly a source gives a day. The day kept is always the last of the period.
    Precision {
        Day = "day",
        Month = "month",
        Quarter = "quarter",
        Half = "half",
        Year = "year",
    }
}

impl Precision {
    /// The first and last day of the period of this precision that contains `day`.
    pub fn period(self, day: Day) -> (Day, Day) {
        let date = day.0;
        let months = match self {
            Self::Day => return (day, day),
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        };
        let first_month = (date.month() - 1) / months * months + 1;
        let first = Date::new(date.year(), first_month, 1).unwrap_or(date);
        let last = Date::new(date.year(), first_month + months - 1, 1).unwrap_or(date).last_of_month();
        (Day(first), Day(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    pub fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case("2026-11-25", true)]
    #[case("2024-02-29", true)]
    #[case("2025-02-29", false)]
    #[case("2026-1-5", false)]
    #[case("banana", false)]
    #[case("+02026-11-25", false)]
    #[case("2026-11-25T10:00", false)]
    #[case("0000-01-01", false)]
    #[case("0026-11-25", false)]
    #[case("1899-12-31", false)]
    #[case("1900-01-01", true)]
    #[case("2199-12-31", true)]
    #[case("2200-01-01", false)]
    #[case("9999-12-31", false)]
    fn only_iso_days_are_days(#[case] text: &str, #[case] ok: bool) {
        assert_eq!(text.parse::<Day>().is_ok(), ok, "{text}");
    }

    /// What was recorded before days had bounds is still read.
    #[rstest]
    #[case("0026-11-25")]
    #[case("9999-12-31")]
    fn recorded_days_are_read_whatever_their_year(#[case] text: &str) {
        assert_eq!(Day::recorded(text).unwrap().to_string(), text);
        assert_eq!(serde_json::from_value::<Day>(text.into()).unwrap().to_string(), text);
        assert!(text.parse::<Day>().is_err());
    }

    #[rstest]
    #[case(Precision::Day, "2026-11-25", "2026-11-25", "2026-11-25")]
    #[case(Precision::Month, "2024-02-10", "2024-02-01", "2024-02-29")]
    #[case(Precision::Quarter, "2024-03-31", "2024-01-01", "2024-03-31")]
    #[case(Precision::Half, "2026-12-31", "2026-07-01", "2026-12-31")]
    #[case(Precision::Year, "2019-12-31", "2019-01-01", "2019-12-31")]
    fn a_period_has_its_first_and_last_day(
        #[case] precision: Precision,
        #[case] on: &str,
        #[case] first: &str,
        #[case] last: &str,
    ) {
        assert_eq!(precision.period(day(on)), (day(first), day(last)));
    }

    #[rstest]
    #[case("2026-11-25", "2026-11-25", Elapsed::Days(0))]
    #[case("2026-11-26", "2026-11-25", Elapsed::Days(0))]
    #[case("2026-10-26", "2026-11-25", Elapsed::Days(30))]
    #[case("2026-10-25", "2026-11-25", Elapsed::Months(1))]
    #[case("2025-11-26", "2026-11-25", Elapsed::Months(11))]
    #[case("2024-02-29", "2025-02-28", Elapsed::Months(11))]
    #[case("2025-11-25", "2026-11-25", Elapsed::Years(1))]
    #[case("2021-06-23", "2026-11-25", Elapsed::Years(5))]
    fn what_has_passed_is_told_in_whole_units(#[case] from: &str, #[case] to: &str, #[case] expected: Elapsed) {
        assert_eq!(day(from).elapsed_until(day(to)), expected);
    }

    #[test]
    fn days_are_counted_over_leap_days_and_years() {
        assert_eq!(day("2024-02-28").days_until(day("2024-03-01")), 2);
        assert_eq!(day("2025-12-31").plus(1), day("2026-01-01"));
        assert_eq!(day("2026-01-02").days_until(day("2026-01-01")), -1);
        assert_eq!(day("2013-05-07").days_until(day("2026-11-25")), 4950);
    }
}

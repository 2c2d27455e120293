//! A moment that somebody names: to the microsecond, or by day or time of day on the portfolio's clock.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;

/// A moment as somebody named it: it is spelled as it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// An instant: `2026-11-25T05:03:00.000123Z`.
    At(Instant),
    /// A time of day on the portfolio's clock: `2026-11-25T14:03`, up to the end of that minute; with seconds up to the
    /// end of the second.
    Local(DateTime),
    /// A day in the portfolio's zone, up to its end.
    Day(Day),
}

impl Moment {
    /// The last instant that it includes, in the portfolio's zone.
    pub fn instant(self, zone: &TimeZone) -> Instant {
        match self {
            Self::At(instant) => instant,
            Self::Day(day) => Instant(Instant::end_of(day, zone).0 - 1),
            Self::Local(local) => {
                let begin = zone.to_ambiguous_zoned_datetime(local).compatible();
                let begin = begin.map_or(i64::MAX / 2, |zoned| zoned.timestamp().as_microsecond());
                let length = if local.second() == 0 { 60_000_000 } else { 1_000_000 };
                Instant(begin + length - 1)
            }
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(instant) => write!(f, "{}", instant.timestamp()),
            Self::Local(local) if local.second() == 0 => write!(f, "{}", local.strftime("%Y-%m-%dT%H:%M")),
            Self::Local(local) => write!(f, "{}", local.strftime("%Y-%m-%dT%H:%M:%S")),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// A text that names no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a moment such as 2026-11-25, 2026-11-25T14:03 or 2026-11-25T05:03:00Z")]
pub struct NotAMoment(pub String);

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        if let Ok(day) = text.parse::<Day>() {
            return Ok(Self::Day(day));
        }
        let begins_with_a_day = text.get(..10).is_some_and(|day| day.parse::<Day>().is_ok());
        if !begins_with_a_day {
            return Err(NotAMoment(text.to_owned()));
        }
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(Self::At(instant.into()));
        }
        let local =
            ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"].into_iter().find_map(|it| DateTime::strptime(it, text).ok());
        local.map(Self::Local).ok_or_else(|| NotAMoment(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("2026-11-25", "2026-11-25T14:59:59.999999Z")]
    #[case("2026-11-25T14:03", "2026-11-25T05:03:59.999999Z")]
    #[case("2026-11-25T14:03:20", "2026-11-25T05:03:20.999999Z")]
    #[case("2026-11-25T05:03:00.000123Z", "2026-11-25T05:03:00.000123Z")]
    #[case("2024-02-29T23:59", "2024-02-29T14:59:59.999999Z")]
    fn a_moment_includes_what_it_names(#[case] text: &str, #[case] last: &str) {
        let moment: Moment = text.parse().unwrap();
        let seoul = TimeZone::get("Asia/Seoul").unwrap();
        assert_eq!(moment.instant(&seoul), last.parse::<Timestamp>().unwrap().into());
        assert_eq!(moment.to_string(), text);
    }

    #[rstest]
    #[case("")]
    #[case("soon")]
    #[case("2026-02-30")]
    #[case("2026-11-25T25:00")]
    #[case("2026-11-25 14:03")]
    #[case("0026-11-25T14:03")]
    #[case("9999-12-31T23:59")]
    #[case("2200-01-01T00:00:00Z")]
    #[case("-002026-11-25T14:03:00Z")]
    fn other_texts_are_refused(#[case] text: &str) {
        assert!(text.parse::<Moment>().is_err());
    }

    /// An hour skipped by the clocks begins where they resume.
    #[test]
    fn a_skipped_hour_is_the_next() {
        let moment: Moment = "2026-03-08T02:30".parse().unwrap();
        let instant = moment.instant(&TimeZone::get("America/New_York").unwrap());
        assert_eq!(instant, "2026-03-08T07:30:59.999999Z".parse::<Timestamp>().unwrap().into());
    }
}

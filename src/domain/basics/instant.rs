//! Points in time, and the moment as of which a page is drawn.

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    const QUARTER_HOUR: i64 = 15 * 60 * 1_000_000;

    /// The same point as a `jiff` timestamp (the epoch when out of its range, which no recorded instant is).
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or_default()
    }

    /// The calendar day at this point in a zone.
    pub fn day_in(self, zone: &TimeZone) -> Day {
        Day(zone.to_datetime(self.timestamp()).date())
    }

    /// The first point at which `day` has ended in a zone.
    pub fn end_of(day: Day, zone: &TimeZone) -> Self {
        let next = day.plus(1).0.to_datetime(Time::midnight());
        match zone.to_ambiguous_zoned_datetime(next).compatible() {
            Ok(zoned) => Self(zoned.timestamp().as_microsecond()),
            Err(_) => Self(i64::MAX),
        }
    }
}

impl From<Timestamp> for Instant {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

/// The state of affairs that a reader asks for: everything that took effect until the end of `day`, seen at `at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AsOf {
    /// The last day taken into account, in the portfolio's zone.
    pub day: Day,
    /// The point in time at which it is asked whether a due day has passed: now for today, the end of the day for a past
    /// one. Cut to the quarter of an hour, since no time zone's midnight falls between two of them; so pages drawn within
    /// one quarter can share what was computed.
    pub at: Instant,
    /// Whether the reader asked for a day before today.
    pub past: bool,
}

impl AsOf {
    /// Now, in the portfolio's zone.
    pub fn now(now: Instant, zone: &TimeZone) -> Self {
        Self { day: now.day_in(zone), at: cut(now), past: false }
    }

    /// A day in the portfolio's zone; today or a later day gives [`AsOf::now`].
    pub fn on(day: Day, now: Instant, zone: &TimeZone) -> Self {
        if day >= now.day_in(zone) {
            return Self::now(now, zone);
        }
        Self { day, at: cut(Instant::end_of(day, zone)), past: true }
    }

    /// The first point at which what was seen at this moment may have changed without anything having been recorded.
    pub fn holds_until(self) -> Instant {
        Instant(self.at.0 + Instant::QUARTER_HOUR)
    }
}

fn cut(instant: Instant) -> Instant {
    Instant(instant.0 - instant.0.rem_euclid(Instant::QUARTER_HOUR))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse::<Timestamp>().unwrap().into()
    }

    /// T9: today is the portfolio's day, not the server's or UTC's.
    #[test]
    fn t9_today_is_the_day_of_the_portfolios_zone() {
        let seoul = TimeZone::get("Asia/Seoul").unwrap();
        let now = AsOf::now(at("2026-03-01T20:00:00Z"), &seoul);
        assert_eq!(now.day.to_string(), "2026-03-02");
        assert!(!now.past);
    }

    #[test]
    fn a_past_day_is_seen_at_its_end() {
        let seoul = TimeZone::get("Asia/Seoul").unwrap();
        let asked = AsOf::on("2023-06-01".parse().unwrap(), at("2026-03-01T20:00:00Z"), &seoul);
        assert_eq!(asked.at, at("2023-06-01T15:00:00Z"));
        assert!(asked.past);
    }

    #[test]
    fn a_day_that_a_zone_skips_still_ends() {
        let apia = TimeZone::get("Pacific/Apia").unwrap();
        assert!(Instant::end_of("2011-12-30".parse().unwrap(), &apia) > at("2011-12-29T00:00:00Z"));
    }
}

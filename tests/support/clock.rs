//! The tests' clock is fixed at noon of 25 November 2026 in Seoul.

use accord::domain::basics::day::Day;
use accord::domain::basics::instant::Instant;
use jiff::tz::TimeZone;

/// Noon of 2026-11-25 in Seoul.
pub const NOW: &str = "2026-11-25T03:00:00Z";

/// An instant written as RFC 3339.
pub fn at(text: &str) -> Instant {
    text.parse::<jiff::Timestamp>().unwrap().into()
}

/// A day written as ISO 8601.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The zone of the portfolio.
pub fn seoul() -> TimeZone {
    TimeZone::get("Asia/Seoul").unwrap()
}

//! How lately anything was reported.

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;

/// Up to this many days after the last report a commitment counts as fresh.
pub const FRESH_DAYS: i32 = 90;
/// Up to this many days after the last report a commitment counts as ageing; after that as stale.
pub const AGEING_DAYS: i32 = 180;

string_enum! {
    /// How lately anything was reported about a commitment that is live.
    Freshness {
        Fresh = "fresh",
        Ageing = "ageing",
        Stale = "stale",
        /// Nothing was ever reported.
        Never = "never",
        /// Nothing was reported yet, and it was said or recorded so lately that nobody waits for it.
        New = "new",
    }
}

impl Freshness {
    /// The freshness on a day of something last reported on another; `None` where nothing was ever reported. `since` is
    /// the day from which a report could be expected.
    pub fn of(reported_on: Option<Day>, since: Day, day: Day) -> Self {
        Self::within(reported_on, since, Bounds::on(day))
    }

    /// The same with the bounds of the day.
    pub fn within(reported_on: Option<Day>, since: Day, bounds: Bounds) -> Self {
        match reported_on {
            None if since >= bounds.fresh_since => Self::New,
            None => Self::Never,
            Some(reported) if reported >= bounds.fresh_since => Self::Fresh,
            Some(reported) if reported >= bounds.ageing_since => Self::Ageing,
            Some(_) => Self::Stale,
        }
    }

    /// Whether this is what the overview calls silent.
    pub const fn is_silent(self) -> bool {
        matches!(self, Self::Stale | Self::Never)
    }
}

/// The earliest report days that still count as fresh and as ageing on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    pub fresh_since: Day,
    pub ageing_since: Day,
}

impl Bounds {
    /// The bounds on a day.
    pub fn on(day: Day) -> Self {
        Self { fresh_since: day.plus(-FRESH_DAYS), ageing_since: day.plus(-AGEING_DAYS) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// T20: age bands by the day of the last report.
    #[rstest]
    #[case(None, "2026-08-26", Freshness::Never)]
    #[case(None, "2026-08-27", Freshness::New)]
    #[case(None, "2026-11-24", Freshness::New)]
    #[case(Some("2026-11-25"), "2024-01-01", Freshness::Fresh)]
    #[case(Some("2026-08-27"), "2024-01-01", Freshness::Fresh)]
    #[case(Some("2026-08-26"), "2024-01-01", Freshness::Ageing)]
    #[case(Some("2026-05-29"), "2024-01-01", Freshness::Ageing)]
    #[case(Some("2026-05-28"), "2024-01-01", Freshness::Stale)]
    fn t20_age_bands(#[case] reported: Option<&str>, #[case] since: Day, #[case] expected: Freshness) {
        let reported = reported.map(|day| day.parse().unwrap());
        let freshness = Freshness::of(reported, since, "2026-11-25".parse().unwrap());
        assert_eq!(freshness, expected);
        assert!(freshness != Freshness::New || !freshness.is_silent());
    }
}

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
#[error("`{0}` is not a day, month, quarter, half or year such as 2026-11-25, 2026-11, 2026 Q4, 2026 H2 or 2026")]
pub struct NotADue(pub String);

impl FromStr for Due {
    type Err = NotADue;

    /// Reads what [`Due`] prints; `-` may stand for the space.
    fn from_str(text: &str) -> Result<Self, NotADue> {
        let wrong = || NotADue(text.to_owned());
        let text = text.trim();
        if let Ok(on) = text.parse::<Day>() {
            return Ok(Self { on, precision: Precision::Day });
        }
        let (year, rest) = text.split_at_checked(4).ok_or_else(wrong)?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let year: i16 = year.parse().map_err(|_| wrong())?;
        let rest = rest.trim_start_matches([' ', '-']).to_ascii_uppercase();
        let (precision, month) = match rest.as_str() {
            "" => (Precision::Year, 12),
            "H1" => (Precision::Half, 6),
            "H2" => (Precision::Half, 12),
            "Q1" => (Precision::Quarter, 3),
            "Q2" => (Precision::Quarter, 6),
            "Q3" => (Precision::Quarter, 9),
            "Q4" => (Precision::Quarter, 12),
            month if month.len() == 2 => (Precision::Month, month.parse().map_err(|_| wrong())?),
            _ => return Err(wrong()),
        };
        let first = Date::new(year, month, 1).map_err(|_| wrong())?;
        Ok(Self { on: Day(first.last_of_month()), precision })
    }
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
    fn other_words_are_no_due_day(#[case] text: &str) {
        assert!(text.parse::<Due>().is_err());
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

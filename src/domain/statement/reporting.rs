//! When parties report.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;

string_enum! {
    /// How often parties report.
    Every {
        Month = "month",
        Quarter = "quarter",
        HalfYear = "half_year",
        Year = "year",
    }
}

impl Every {
    const fn months(self) -> i32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A report is due on the anchor day and each time the interval elapses after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportingRule {
    pub every: Every,
    /// The first report day.
    pub anchor: Day,
}

impl ReportingRule {
    /// The report day with a number, the anchor being 0. Each is counted from the anchor, so that a day which a month lacks
    /// moves only that one report; an anchor on the last day of its month means the last day of every month.
    pub fn report_day(self, number: i32) -> Day {
        let anchor = self.anchor.0;
        let months = number.saturating_mul(self.every.months());
        let day = anchor.saturating_add(months.months());
        Day(if anchor == anchor.last_of_month() { day.last_of_month() } else { day })
    }

    /// The last report day until a day, that day included; nothing before the anchor.
    pub fn last_until(self, day: Day) -> Option<Day> {
        self.number_until(day).map(|number| self.report_day(number))
    }

    /// The first report day after a day.
    pub fn next_after(self, day: Day) -> Day {
        self.number_until(day).map_or(self.anchor, |number| self.report_day(number + 1))
    }

    /// The period that a report day closes: from the day after the one before it until that day itself. The report day
    /// before the anchor is counted back as those after it are counted on.
    pub fn period_closed_by(self, number: i32) -> (Day, Day) {
        (self.report_day(number - 1).plus(1), self.report_day(number))
    }

    /// The first day of the period that a report day closes.
    pub fn closes_since(self, report_day: Day) -> Day {
        self.number_until(report_day).map_or(report_day, |number| self.period_closed_by(number).0)
    }

    /// The report day for which nothing was reported yet, given the day of the last report: a report made after the
    /// report day before closes its period.
    pub fn owed(self, reported_on: Option<Day>, today: Day) -> Option<Day> {
        let number = self.number_until(today)?;
        let (from, to) = self.period_closed_by(number);
        reported_on.is_none_or(|on| on < from).then_some(to)
    }

    /// The next report day after a day, where nothing was reported for it yet.
    pub fn asked_by(self, reported_on: Option<Day>, today: Day) -> Option<Day> {
        self.owed(reported_on, self.next_after(today))
    }

    fn number_until(self, day: Day) -> Option<i32> {
        if day < self.anchor {
            return None;
        }
        let (from, to) = (self.anchor.0, day.0);
        let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month() - from.month());
        let number = months / self.every.months();
        Some(if self.report_day(number) > day { number - 1 } else { number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn rule(every: Every, anchor: &str) -> ReportingRule {
        ReportingRule { every, anchor: anchor.parse().unwrap() }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[rstest]
    #[case::last_day(Every::Month, "2026-01-31", ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"])]
    #[case::leap_year(Every::Month, "2024-01-31", ["2024-02-29", "2024-03-31", "2024-04-30", "2024-05-31"])]
    #[case::from_a_short_month(Every::Month, "2026-02-28", ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"])]
    #[case::thirtieth(Every::Month, "2026-01-30", ["2026-02-28", "2026-03-30", "2026-04-30", "2026-05-30"])]
    #[case::mid_month(Every::Month, "2026-10-15", ["2026-11-15", "2026-12-15", "2027-01-15", "2027-02-15"])]
    #[case::quarter(Every::Quarter, "2025-11-30", ["2026-02-28", "2026-05-31", "2026-08-31", "2026-11-30"])]
    #[case::half(Every::HalfYear, "2026-06-30", ["2026-12-31", "2027-06-30", "2027-12-31", "2028-06-30"])]
    #[case::leap_day(Every::Year, "2024-02-29", ["2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"])]
    fn report_days_do_not_drift(#[case] every: Every, #[case] anchor: &str, #[case] expected: [&str; 4]) {
        let rule = rule(every, anchor);
        assert_eq!([1, 2, 3, 4].map(|number| rule.report_day(number)), expected.map(day));
        assert_eq!(rule.report_day(0), day(anchor));
    }

    #[rstest]
    #[case("2026-06-29", None, "2026-06-30")]
    #[case("2026-06-30", Some("2026-06-30"), "2026-09-30")]
    #[case("2026-09-29", Some("2026-06-30"), "2026-09-30")]
    #[case("2026-09-30", Some("2026-09-30"), "2026-12-31")]
    #[case("2027-01-01", Some("2026-12-31"), "2027-03-31")]
    fn the_last_and_the_next_report_day(#[case] today: &str, #[case] last: Option<&str>, #[case] next: &str) {
        let rule = rule(Every::Quarter, "2026-06-30");
        assert_eq!((rule.last_until(day(today)), rule.next_after(day(today))), (last.map(day), day(next)));
    }

    #[test]
    fn a_report_day_closes_the_time_since_the_one_before() {
        let rule = rule(Every::Quarter, "2026-06-30");
        assert_eq!(rule.period_closed_by(0), (day("2026-04-01"), day("2026-06-30")));
        assert_eq!(rule.period_closed_by(1), (day("2026-07-01"), day("2026-09-30")));
    }

    #[rstest]
    #[case::before_the_first("2026-06-01", None, Some("2026-06-30"))]
    #[case::reported_ahead("2026-06-01", Some("2026-05-01"), None)]
    #[case::reported_for_the_one_before("2026-07-01", Some("2026-06-30"), Some("2026-09-30"))]
    #[case::reported_late_for_it("2026-07-10", Some("2026-07-05"), None)]
    fn the_next_day_asks_for_what_was_not_reported(
        #[case] today: &str,
        #[case] last: Option<&str>,
        #[case] asked: Option<&str>,
    ) {
        assert_eq!(rule(Every::Quarter, "2026-06-30").asked_by(last.map(day), day(today)), asked.map(day));
    }

    #[rstest]
    #[case::before_the_first(None, "2026-06-29", None)]
    #[case::on_the_day(None, "2026-06-30", Some("2026-06-30"))]
    #[case::reported_within(Some("2026-05-01"), "2026-07-10", None)]
    #[case::reported_late(Some("2026-07-05"), "2026-07-10", None)]
    #[case::reported_for_the_one_before(Some("2026-06-30"), "2026-09-30", Some("2026-09-30"))]
    #[case::never(None, "2026-12-01", Some("2026-09-30"))]
    fn a_report_is_owed_once_its_day_came(#[case] last: Option<&str>, #[case] today: &str, #[case] owed: Option<&str>) {
        let rule = rule(Every::Quarter, "2026-06-30");
        assert_eq!(rule.owed(last.map(day), day(today)), owed.map(day));
    }
}

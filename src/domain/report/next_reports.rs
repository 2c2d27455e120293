//! The nearest report day, and how many reports it asks for.

use crate::domain::basics::day::Day;
use crate::domain::report::reason_to_report::Reporting;

/// How many reports are asked for, and by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextReports {
    /// Their day has come. `since` is the first such day, `together` whether it is the only one.
    Owed { count: u32, since: Day, together: bool },
    /// The nearest day ahead.
    Ahead { count: u32, by: Day },
}

impl NextReports {
    /// Those of several commitments, each with the next report day that asks for a report of it. Reports that wait to be
    /// published are not asked for again.
    pub fn of(commitments: impl IntoIterator<Item = (Reporting, Option<Day>)>) -> Option<Self> {
        let asked: Vec<_> = commitments.into_iter().filter(|(reporting, _)| !reporting.waits).collect();
        let mut owed: Vec<Day> = asked.iter().filter_map(|(reporting, _)| reporting.report_day).collect();
        owed.sort_unstable();
        if let (Some(since), Some(last)) = (owed.first(), owed.last()) {
            return Some(Self::Owed { count: count(owed.len()), since: *since, together: since == last });
        }
        let by = asked.iter().filter_map(|(_, next)| *next).min()?;
        Some(Self::Ahead { count: count(asked.iter().filter(|(_, next)| *next == Some(by)).count()), by })
    }
}

fn count(reports: usize) -> u32 {
    u32::try_from(reports).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::samples::day;

    const SEPTEMBER: &str = "2026-09-30";
    const DECEMBER: &str = "2026-12-31";

    fn next(rows: &[(Option<&str>, Option<&str>, bool)]) -> Option<NextReports> {
        NextReports::of(rows.iter().map(|(owed, next, waits)| {
            (Reporting { report_day: owed.map(day), waits: *waits, ..Reporting::default() }, next.map(day))
        }))
    }

    #[rstest]
    #[case::nothing(&[], None)]
    #[case::no_report_days(&[(None, None, false)], None)]
    #[case::all_handed_in(&[(Some(SEPTEMBER), Some(DECEMBER), true)], None)]
    #[case::ahead(
        &[(None, Some(DECEMBER), false), (None, Some(SEPTEMBER), false), (None, Some(SEPTEMBER), false)],
        Some(NextReports::Ahead { count: 2, by: day(SEPTEMBER) })
    )]
    #[case::come(
        &[(Some(SEPTEMBER), Some(DECEMBER), false), (None, Some(DECEMBER), false)],
        Some(NextReports::Owed { count: 1, since: day(SEPTEMBER), together: true })
    )]
    #[case::come_on_several_days(
        &[(Some(DECEMBER), None, false), (Some(SEPTEMBER), None, false)],
        Some(NextReports::Owed { count: 2, since: day(SEPTEMBER), together: false })
    )]
    fn what_is_asked_for_first_counts(
        #[case] rows: &[(Option<&str>, Option<&str>, bool)],
        #[case] expected: Option<NextReports>,
    ) {
        assert_eq!(next(rows), expected);
    }
}

//! Why an organisation is asked to report on a commitment.

use crate::domain::basics::day::Day;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;

/// Why a report is asked for, the most urgent reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReasonToReport {
    /// A report day has come.
    ReportDay,
    /// Its due day has passed.
    DueDayPassed,
    /// Nothing was reported for long, or ever.
    Silent,
    /// Nobody of the party is responsible for it.
    Unowned,
}

/// What is known of a commitment on the side of the organisation that answers for it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reporting {
    /// Whether a report of it waits for its publication.
    pub waits: bool,
    /// The report day for which nothing was reported yet.
    pub report_day: Option<Day>,
    /// How its due day lies relative to today.
    pub due: Option<DueState>,
    /// How lately its side reported; nothing where no report is expected.
    pub freshness: Option<Freshness>,
    /// Whether nobody of the party is responsible for it.
    pub unowned: bool,
}

impl Reporting {
    /// The most urgent reason to report. Where a report waits, no other is asked for.
    pub fn reason(self) -> Option<ReasonToReport> {
        let silent = matches!(self.freshness, Some(Freshness::Stale | Freshness::Never));
        let reasons = [
            (self.report_day.is_some(), ReasonToReport::ReportDay),
            (self.due == Some(DueState::Passed), ReasonToReport::DueDayPassed),
            (silent, ReasonToReport::Silent),
            (self.unowned, ReasonToReport::Unowned),
        ];
        reasons.into_iter().find(|(holds, _)| *holds && !self.waits).map(|(_, reason)| reason)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::samples::day;

    fn everything() -> Reporting {
        let report_day = Some(day("2026-09-30"));
        let (due, freshness) = (Some(DueState::Passed), Some(Freshness::Never));
        Reporting { waits: false, report_day, due, freshness, unowned: true }
    }

    #[rstest]
    #[case::nothing(Reporting::default(), None)]
    #[case::all(everything(), Some(ReasonToReport::ReportDay))]
    #[case::no_report_day(Reporting { report_day: None, ..everything() }, Some(ReasonToReport::DueDayPassed))]
    #[case::silent(Reporting { freshness: Some(Freshness::Stale), ..Reporting::default() }, Some(ReasonToReport::Silent))]
    #[case::ageing(Reporting { freshness: Some(Freshness::Ageing), ..Reporting::default() }, None)]
    #[case::due_ahead(Reporting { due: Some(DueState::Ahead), ..Reporting::default() }, None)]
    #[case::unowned(Reporting { unowned: true, ..Reporting::default() }, Some(ReasonToReport::Unowned))]
    #[case::a_report_waits(Reporting { waits: true, ..everything() }, None)]
    fn the_most_urgent_reason_counts(#[case] reporting: Reporting, #[case] reason: Option<ReasonToReport>) {
        assert_eq!(reporting.reason(), reason);
    }
}

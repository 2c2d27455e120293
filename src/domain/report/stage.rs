//! How far an organisation is with its report on a commitment, as the board of its party counts it.

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::statement::reporting::ReportingRule;

string_enum! {
    /// How far a report is. Each commitment is counted once at most.
    ReportStage {
        /// The next report day asks for it, and nothing was handed in.
        Due = "due",
        /// It waits to be published.
        HandedIn = "handed_in",
        /// It came back.
        Returned = "returned",
        /// It is published, and the next report day asks for no other.
        Published = "published",
        /// Its report day, or the due day of its commitment, has passed, and nothing was reported since.
        Overdue = "overdue",
    }
}

/// What is known of an organisation's reports on a commitment.
#[derive(Clone, Copy, Debug)]
pub struct ReportCourse {
    /// When its party reports on it; nothing where no report is expected.
    pub rule: Option<ReportingRule>,
    /// The day of its statement.
    pub stated_on: Day,
    /// The day of its party's last report.
    pub reported_on: Option<Day>,
    /// Its due day, where that has passed and somebody still waits for it.
    pub passed: Option<Day>,
    /// Whether a report of the organisation waits to be published.
    pub waits: bool,
    /// Whether one came back.
    pub returned: bool,
}

impl ReportCourse {
    /// How far the report is on a day; nothing where none is asked for.
    pub fn stage(&self, today: Day) -> Option<ReportStage> {
        if self.waits {
            return Some(ReportStage::HandedIn);
        }
        if self.returned {
            return Some(ReportStage::Returned);
        }
        let owed = self.owed(today);
        if owed.is_some_and(|on| on < today) || self.late().is_some() {
            return Some(ReportStage::Overdue);
        }
        let rule = self.rule?;
        Some(match owed.or_else(|| rule.asked_by(self.reported_on, today)) {
            Some(_) => ReportStage::Due,
            None => ReportStage::Published,
        })
    }

    /// The day since which a report is missed, where one is still to be handed in: one that describes that day or a later
    /// one is the report that is asked for.
    pub fn missed_since(&self, today: Day) -> Option<Day> {
        match self.stage(today)? {
            ReportStage::Due | ReportStage::Overdue => {
                let asked = self.owed(today).or_else(|| self.rule?.asked_by(self.reported_on, today));
                self.late().or_else(|| Some(self.rule?.closes_since(asked?)))
            }
            ReportStage::HandedIn | ReportStage::Returned | ReportStage::Published => None,
        }
    }

    fn owed(&self, today: Day) -> Option<Day> {
        self.rule?.owed(self.reported_on, today).filter(|on| *on >= self.stated_on)
    }

    /// The due day, where nothing was reported since it passed.
    fn late(&self) -> Option<Day> {
        self.passed.filter(|due| self.reported_on.is_none_or(|on| on < *due))
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::samples::day;
    use crate::domain::statement::reporting::Every;

    fn course(reported_on: Option<&str>) -> ReportCourse {
        let rule = Some(ReportingRule { every: Every::Quarter, anchor: day("2026-06-30") });
        let reported_on = reported_on.map(day);
        ReportCourse { rule, stated_on: day("2026-05-01"), reported_on, passed: None, waits: false, returned: false }
    }

    #[rstest]
    #[case::before_the_first_day("2026-06-01", None, Some(ReportStage::Due))]
    #[case::on_the_day("2026-06-30", None, Some(ReportStage::Due))]
    #[case::the_day_after("2026-07-01", None, Some(ReportStage::Overdue))]
    #[case::reported_for_it("2026-06-30", Some("2026-06-20"), Some(ReportStage::Due))]
    #[case::reported_ahead("2026-09-10", Some("2026-09-01"), Some(ReportStage::Published))]
    #[case::asked_again("2026-09-10", Some("2026-06-20"), Some(ReportStage::Due))]
    fn it_goes_by_the_report_days(
        #[case] today: &str,
        #[case] reported_on: Option<&str>,
        #[case] expected: Option<ReportStage>,
    ) {
        assert_eq!(course(reported_on).stage(day(today)), expected);
    }

    #[rstest]
    #[case::no_report_is_expected(ReportCourse { rule: None, ..course(None) }, None)]
    #[case::it_waits(ReportCourse { waits: true, returned: true, ..course(None) }, Some(ReportStage::HandedIn))]
    #[case::it_came_back(ReportCourse { returned: true, ..course(None) }, Some(ReportStage::Returned))]
    #[case::its_due_day_passed(
        ReportCourse { passed: Some(day("2026-08-31")), ..course(Some("2026-08-01")) },
        Some(ReportStage::Overdue)
    )]
    #[case::reported_after_its_due_day(
        ReportCourse { passed: Some(day("2026-08-31")), ..course(Some("2026-09-01")) },
        Some(ReportStage::Published)
    )]
    #[case::passed_without_report_days(
        ReportCourse { rule: None, passed: Some(day("2026-08-31")), ..course(None) },
        Some(ReportStage::Overdue)
    )]
    fn the_rest_decides_it(#[case] course: ReportCourse, #[case] expected: Option<ReportStage>) {
        assert_eq!(course.stage(day("2026-09-10")), expected);
    }

    #[rstest]
    #[case::ahead("2026-09-10", course(Some("2026-06-20")), Some("2026-07-01"))]
    #[case::passed("2026-10-10", course(Some("2026-06-20")), Some("2026-07-01"))]
    #[case::by_its_due_day(
        "2026-09-10",
        ReportCourse { passed: Some(day("2026-08-31")), ..course(None) },
        Some("2026-08-31")
    )]
    #[case::handed_in("2026-10-10", ReportCourse { waits: true, ..course(None) }, None)]
    #[case::published("2026-09-10", course(Some("2026-09-01")), None)]
    fn a_report_is_missed_since_a_day(
        #[case] today: &str,
        #[case] course: ReportCourse,
        #[case] expected: Option<&str>,
    ) {
        assert_eq!(course.missed_since(day(today)), expected.map(day));
    }
}

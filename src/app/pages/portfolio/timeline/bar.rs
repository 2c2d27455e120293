//! A commitment over time: what was set, what was reported, what is not known.

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::AsOf;
use crate::domain::commitment::Standing;
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::projection::ListEntry;
use crate::domain::record::headline::HeadlineStatus;

/// A commitment over time: what a timeline draws of it, in days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineBar {
    /// The day on which it begins: the one given, else that of its statement.
    pub from: Day,
    /// From the beginning to the due day, where one is given: the time that was set.
    pub planned: Option<(Day, Day)>,
    /// What was reported: from the beginning to the last report.
    pub reported: Option<(Day, Day)>,
    /// Not known since, but not known to have stopped either: from the last report to today.
    pub open: Option<(Day, Day)>,
    /// Nothing known at all: from the beginning to today.
    pub silent: Option<(Day, Day)>,
    /// The day of the last report.
    pub last_report: Option<Day>,
    /// The day on which it ended, as last reported.
    pub ended: Option<Day>,
    /// Only the day of its statement is known.
    pub undated: bool,
    /// The first and the last day that are drawn.
    pub reach: (Day, Day),
}

impl TimelineBar {
    /// The course of a commitment as of a day.
    pub fn of(listed: &ListEntry, marks: &TimelineMarks, as_of: AsOf) -> Self {
        let today = as_of.day;
        let from = listed.starts_on.unwrap_or(listed.stated_on);
        let span = |from: Day, to: Day| (from <= to).then_some((from, to));
        let last_report = listed.outlook.reported_on;
        let last = last_report.map(|day| day.max(from));
        let proposed = listed.standing == Standing::Proposed;
        let known = !proposed && listed.headline.status != HeadlineStatus::Unknown;
        let (reported, open, silent) = match last.filter(|_| known) {
            Some(last) => (span(from, last), span(last, today).filter(|_| listed.outlook.live), None),
            None => (None, None, span(from, today)),
        };
        let planned = listed.due.and_then(|due| span(from, due.on));
        let marked: Vec<Day> = marks.days(as_of).collect();
        let bars = [planned, reported, open, silent].into_iter().flatten().flat_map(|(from, to)| [from, to]);
        let drawn = || bars.clone().chain(listed.due.map(|due| due.on)).chain(marked.iter().copied()).chain([from]);
        Self {
            from,
            planned,
            reported,
            open,
            silent,
            last_report,
            ended: last.filter(|_| known && listed.headline.is_final()),
            undated: listed.starts_on.is_none() && listed.due.is_none() && marked.is_empty() && last_report.is_none(),
            reach: (drawn().min().unwrap_or(from), drawn().max().unwrap_or(from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::access::permission::Audience;
    use crate::domain::basics::instant::Instant;
    use crate::domain::basics::text::Text;
    use crate::domain::list::marks::TimelineMilestone;
    use crate::domain::list::projection::project;
    use crate::domain::samples::{ID, day, records, reference};
    use jiff::tz::TimeZone;

    /// A live commitment stated on 1 May 2024 of which nothing was reported.
    fn listed() -> ListEntry {
        let rows = project(&ID.into(), &records([]), &reference()).unwrap().rows;
        let public = rows.into_iter().find(|it| it.value.read_by.audiences().contains(&Audience::Public)).unwrap();
        ListEntry { stated_on: day("2024-05-01"), ..public.value.listed }
    }

    const TODAY: &str = "2026-11-25";

    fn of(listed: &ListEntry) -> TimelineBar {
        marked(listed, &TimelineMarks::default())
    }

    fn marked(listed: &ListEntry, marks: &TimelineMarks) -> TimelineBar {
        let noon = Instant::end_of(day("2026-11-24"), &TimeZone::UTC);
        TimelineBar::of(listed, marks, AsOf::now(noon, &TimeZone::UTC))
    }

    /// Milestones and a withdrawn due day are dates too; the drawing extends as far as its marks do.
    #[test]
    fn marks_are_dates() {
        let step = TimelineMilestone {
            id: "step".into(),
            title: Text::default(),
            due: Some("2027-03-31".parse().unwrap()),
            first_due: None,
            completed_on: None,
            passes_at: None,
        };
        let with_step = marked(&listed(), &TimelineMarks { steps: vec![step], ..TimelineMarks::default() });
        assert_eq!((with_step.undated, with_step.reach), (false, (day("2024-05-01"), day("2027-03-31"))));
        let taken_back = TimelineMarks { first_due: Some("2024-03".parse().unwrap()), ..TimelineMarks::default() };
        let taken_back = marked(&listed(), &taken_back);
        assert_eq!((taken_back.undated, taken_back.reach), (false, (day("2024-03-31"), day(TODAY))));
    }

    /// T5: with both days, one or none of them, there is something to draw; only the last is without dates.
    #[test]
    fn t5_items_with_one_day_or_none_are_drawn() {
        let course = |starts: Option<&str>, due: Option<&str>| {
            let mut listed = listed();
            listed.starts_on = starts.map(day);
            listed.due = due.map(|due| due.parse().unwrap());
            of(&listed)
        };
        let both = course(Some("2026-03-01"), Some("2026-03-31"));
        assert_eq!(both.planned, Some((day("2026-03-01"), day("2026-03-31"))), "T1: the days are those given");
        assert_eq!(course(Some("2026-03-01"), None).silent, Some((day("2026-03-01"), day(TODAY))));
        assert_eq!(course(None, Some("2027")).planned, Some((day("2024-05-01"), day("2027-12-31"))));
        let none = course(None, None);
        assert_eq!(none.silent, Some((day("2024-05-01"), day(TODAY))));
        let undated = [both, course(Some("2026-03-01"), None), course(None, Some("2027")), none].map(|it| it.undated);
        assert_eq!(undated, [false, false, false, true]);
        let to_come = course(Some("2027-01-01"), None);
        assert_eq!((to_come.silent, to_come.reach.1), (None, day("2027-01-01")));
    }

    /// Work does not stop at the last report: it is open until today, unless it ended.
    #[test]
    fn what_is_live_goes_on_to_today() {
        let mut listed = listed();
        listed.headline.status = HeadlineStatus::InProgress;
        listed.outlook.reported_on = Some(day("2025-01-10"));
        let course = of(&listed);
        assert_eq!(course.reported, Some((day("2024-05-01"), day("2025-01-10"))));
        assert_eq!(course.open, Some((day("2025-01-10"), day(TODAY))));
        assert_eq!((course.ended, course.undated), (None, false));

        listed.headline.status = HeadlineStatus::Completed;
        listed.outlook.live = false;
        let course = of(&listed);
        assert_eq!((course.open, course.ended), (None, Some(day("2025-01-10"))));
        assert_eq!(course.reach.1, day("2025-01-10"));
    }

    #[test]
    fn proposals_and_what_nobody_knows_are_silent_throughout() {
        let mut listed = listed();
        listed.outlook.reported_on = Some(day("2025-01-10"));
        let course = of(&listed);
        assert_eq!((course.reported, course.silent), (None, Some((day("2024-05-01"), day(TODAY)))));
        assert_eq!(course.last_report, Some(day("2025-01-10")));
        listed.standing = Standing::Proposed;
        listed.headline.status = HeadlineStatus::InProgress;
        assert_eq!(of(&listed).reported, None);
    }

    #[test]
    fn a_report_before_the_beginning_draws_no_bar_backwards() {
        let mut listed = listed();
        listed.headline.status = HeadlineStatus::InProgress;
        listed.outlook.reported_on = Some(day("2024-04-01"));
        let course = of(&listed);
        assert_eq!(course.reported, Some((day("2024-05-01"), day("2024-05-01"))));
        assert_eq!(course.open, Some((day("2024-05-01"), day(TODAY))));
    }
}

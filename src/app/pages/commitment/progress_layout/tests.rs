use proptest::prelude::*;
use rstest::rstest;

use crate::app::pages::commitment::progress_layout::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn days(texts: &[&str]) -> Vec<Day> {
    texts.iter().map(|text| day(text)).collect()
}

fn due(text: &str) -> Option<Due> {
    Some(text.parse().unwrap())
}

fn plan(said: &str, today: &str, reports: &[(&str, HeadlineStatus)]) -> Plan {
    Plan {
        said: day(said),
        today: day(today),
        reports: reports.iter().map(|(on, status)| (day(on), *status)).collect(),
        ended_on: None,
        due: None,
        first_due: None,
        marked: reports.iter().map(|(on, _)| day(on)).collect(),
    }
}

const GOING: HeadlineStatus = HeadlineStatus::InProgress;
const DONE: HeadlineStatus = HeadlineStatus::Completed;

/// T2: every day is positioned by its share of the axis, including leap days and ends of years.
#[rstest]
#[case("2013-05-07", "2026-11-25", "2013-05-07")]
#[case("2013-05-07", "2026-11-25", "2016-02-29")]
#[case("2013-05-07", "2026-11-25", "2020-12-31")]
#[case("2013-05-07", "2026-11-25", "2026-11-25")]
#[case("2024-02-28", "2024-03-01", "2024-02-29")]
#[case("2025-12-31", "2026-01-01", "2026-01-01")]
fn t2_days_lie_where_their_share_says(#[case] first: &str, #[case] last: &str, #[case] on: &str) {
    let axis = Axis::new(day(first), day(last));
    let span = f64::from(day(first).days_until(day(last)));
    let whole = span + f64::max(20.0, span * 0.02);
    let share = f64::from(day(first).days_until(day(on))) / whole;
    assert!((axis.x(day(on)) - (3.0 + 94.0 * share)).abs() < 0.005);
}

#[test]
fn a_leap_day_is_a_day_of_its_own() {
    let axis = Axis::new(day("2024-02-01"), day("2024-03-31"));
    let step = axis.x(day("2024-02-02")) - axis.x(day("2024-02-01"));
    let over = axis.x(day("2024-03-01")) - axis.x(day("2024-02-28"));
    assert!((over - 2.0 * step).abs() < 1e-9);
}

#[rstest]
#[case(&[], &[])]
#[case(&[50.0], &[(50.0, 0, 1)])]
#[case(&[10.0, 21.0], &[(10.0, 0, 1), (21.0, 1, 2)])]
#[case(&[10.0, 20.9], &[(15.45, 0, 2)])]
#[case(&[10.0, 10.0, 10.0], &[(10.0, 0, 3)])]
// The first two merge at 10, which is too close to the third; all three merge at 12.
#[case(&[5.0, 15.0, 16.0, 40.0], &[(12.0, 0, 3), (40.0, 3, 4)])]
// A merged mark moves left and touches the previous one.
#[case(&[10.0, 21.5, 22.0, 30.0], &[(10.0, 0, 1), (24.5, 1, 4)])]
fn marks_that_would_touch_are_one(#[case] xs: &[f64], #[case] expected: &[(f64, usize, usize)]) {
    let marks = merge(xs);
    let found: Vec<_> =
        marks.iter().map(|it| ((it.x * 100.0).round() / 100.0, it.members.start, it.members.end)).collect();
    assert_eq!(found, expected);
}

#[test]
fn thirty_reports_fit() {
    let reports: Vec<_> = (0..30).map(|n| (day("2025-11-05").plus(n * 11), GOING)).collect();
    let marked = reports.iter().map(|(on, _)| *on).collect();
    let line = Line::of(&Plan { reports, marked, ..plan("2025-10-29", "2026-11-25", &[]) });
    assert!((2..=9).contains(&line.marks.len()), "{}", line.marks.len());
    assert_eq!(line.marks.first().map(|it| it.members.start), Some(0));
    assert_eq!(line.marks.last().map(|it| it.members.end), Some(30));
    assert_eq!(line.bars.len(), 1);
}

#[test]
fn nothing_reported_is_open_and_unknown_until_today() {
    let line = Line::of(&plan("2023-12-08", "2026-11-25", &[]));
    assert_eq!((line.bars, line.marks), (vec![], vec![]));
    let open = line.open.unwrap();
    assert_eq!((open.from, open.to, open.status), (day("2023-12-08"), day("2026-11-25"), HeadlineStatus::Unknown));
    assert!((open.x - line.said).abs() < 1e-9 && (open.x + open.width - line.today).abs() < 1e-9);
}

#[test]
fn a_statement_of_today_has_a_line_too() {
    let line = Line::of(&plan("2026-11-25", "2026-11-25", &[]));
    assert_eq!((line.said, line.today), (3.0, 3.0));
    assert_eq!(line.today_label, TodayLabel::Below);
    assert_eq!(line.open.map(|it| it.width), Some(LEAST));
    let reported = Line::of(&plan("2026-11-25", "2026-11-25", &[("2026-11-25", DONE)]));
    assert_eq!(reported.bars.len(), 1);
    assert_eq!(reported.marks.len(), 1);
}

#[test]
fn each_report_colours_the_time_since_the_one_before() {
    let reports = [("2024-03-01", GOING), ("2024-06-01", GOING), ("2024-12-31", DONE)];
    let finished = Some(day("2024-12-31"));
    let line = Line::of(&Plan { ended_on: finished, ..plan("2024-02-29", "2026-01-01", &reports) });
    let spans: Vec<_> = line.bars.iter().map(|it| (it.from.to_string(), it.to.to_string(), it.status)).collect();
    assert_eq!(
        spans,
        [
            ("2024-02-29".to_owned(), "2024-06-01".to_owned(), GOING),
            ("2024-06-01".to_owned(), "2024-12-31".to_owned(), DONE)
        ]
    );
    assert_eq!(line.open, None, "nothing is open after it was done");
}

#[test]
fn work_is_open_after_the_last_report() {
    let line = Line::of(&plan("2024-01-01", "2026-11-25", &[("2024-06-01", GOING)]));
    let open = line.open.unwrap();
    assert_eq!((open.from, open.to, open.status), (day("2024-06-01"), day("2026-11-25"), GOING));
    let today = Line::of(&plan("2024-01-01", "2026-11-25", &[("2026-11-25", GOING)]));
    assert_eq!(today.open, None);
}

#[test]
fn nothing_is_open_after_something_took_its_place() {
    let replaced = Some(day("2025-01-01"));
    let line = Line::of(&Plan { ended_on: replaced, ..plan("2024-01-01", "2026-11-25", &[("2024-06-01", GOING)]) });
    assert_eq!(line.open.map(|it| (it.from, it.to)), Some((day("2024-06-01"), day("2025-01-01"))));
    let silent = Line::of(&Plan { ended_on: replaced, ..plan("2024-01-01", "2026-11-25", &[]) });
    assert_eq!(silent.open.map(|it| (it.to, it.status)), Some((day("2025-01-01"), HeadlineStatus::Unknown)));
}

/// T15b: what is due in a period has soft edges from its first to its last day.
#[rstest]
#[case("2026-12-31", None)]
#[case("2026-12", Some("2026-12-01"))]
#[case("2026 Q4", Some("2026-10-01"))]
#[case("2026 H2", Some("2026-07-01"))]
#[case("2026", Some("2026-01-01"))]
fn t15b_imprecise_due_days_have_soft_edges(#[case] text: &str, #[case] soft_from: Option<&str>) {
    let line = Line::of(&Plan { due: due(text), ..plan("2025-11-13", "2026-11-25", &[]) });
    let mark = line.due.unwrap();
    assert_eq!(mark.x, line.axis.x(day("2026-12-31")));
    assert_eq!(mark.soft_from, soft_from.map(|from| line.axis.x(day(from))));
}

#[rstest]
// Upcoming: the line extends beyond today.
#[case("2025-11-13", "2026-11-25", "2028-06-30", true, TodayLabel::After)]
#[case("2026-09-01", "2026-11-25", "2028-06-30", true, TodayLabel::Below)]
// Passed: today is the end.
#[case("2025-11-13", "2026-11-25", "2025-12-31", false, TodayLabel::Before)]
#[case("2025-11-13", "2026-11-25", "2026-06-30", true, TodayLabel::Before)]
fn labels_keep_clear_of_each_other(
    #[case] said: &str,
    #[case] today: &str,
    #[case] on: &str,
    #[case] before: bool,
    #[case] label: TodayLabel,
) {
    let line = Line::of(&Plan { due: due(on), ..plan(said, today, &[]) });
    let mark = line.due.clone().unwrap();
    assert_eq!((mark.label_before, line.today_label), (before, label));
    assert!(mark.x <= 97.0 && line.today <= 97.0);
    for tick in line.ticks.iter().filter(|it| it.labelled) {
        assert!((tick.x - mark.x).abs() >= 10.0, "{} stands on the due day", tick.year);
    }
}

#[test]
fn a_due_day_that_moved_keeps_its_first_place() {
    let moved = Plan { due: due("2026-12-31"), first_due: due("2025-12-31"), ..plan("2025-01-01", "2026-11-25", &[]) };
    let line = Line::of(&moved);
    assert_eq!(line.due.unwrap().first, Some(line.axis.x(day("2025-12-31"))));
    let same = Line::of(&Plan { first_due: due("2026-12"), ..moved });
    assert_eq!(same.due.unwrap().first, None, "only the precision changed");
}

#[rstest]
#[case("2013-05-07", "2026-11-25", &[2014, 2016, 2018, 2020, 2022, 2024, 2026])]
#[case("2023-12-08", "2026-11-25", &[2024, 2025, 2026])]
#[case("2026-02-01", "2026-11-25", &[])]
fn years_stand_as_far_as_they_fit(#[case] said: &str, #[case] today: &str, #[case] expected: &[i16]) {
    let ticks = Line::of(&plan(said, today, &[])).ticks;
    assert_eq!(ticks.iter().filter(|it| it.labelled).map(|it| it.year).collect::<Vec<_>>(), expected);
    assert!(ticks.len() <= MOST_YEARS);
}

#[test]
fn what_happened_before_the_statement_or_lies_ahead_is_on_the_line() {
    let line = Line::of(&Plan { marked: days(&["2023-11-30", "2027-01-15"]), ..plan("2023-12-08", "2026-11-25", &[]) });
    assert_eq!(line.marks[0].x, 3.0);
    assert!(line.said > 3.0 && line.axis.x(day("2027-01-15")) <= 97.0);
}

#[test]
fn shapes_that_would_touch_leave_room_for_the_last() {
    assert_eq!(spaced(&[10.0, 12.0, 30.0]), [false, true, true]);
    assert_eq!(spaced(&[10.0, 10.0]), [false, true]);
    assert!(spaced(&[]).is_empty());
}

proptest! {
    /// For any number of marks: each event is in exactly one, in order, none closer than allowed, and a single event
    /// lies exactly on its day.
    #[test]
    fn marks_never_touch(mut xs in prop::collection::vec(3.0f64..97.0, 0..60)) {
        xs.sort_by(f64::total_cmp);
        let marks = merge(&xs);
        let members: Vec<usize> = marks.iter().flat_map(|it| it.members.clone()).collect();
        prop_assert_eq!(members, (0..xs.len()).collect::<Vec<_>>());
        for pair in marks.windows(2) {
            prop_assert!(pair[1].x - pair[0].x >= NEAREST);
        }
        for mark in &marks {
            if mark.members.len() == 1 {
                prop_assert_eq!(mark.x, xs[mark.members.start]);
            }
        }
    }

    /// T2: twenty random days are within half a percent of their exact position, and never outside the drawing.
    #[test]
    fn t2_random_days(offsets in prop::collection::vec(0i32..9000, 20)) {
        let first = day("2004-02-29");
        let axis = Axis::new(first, first.plus(9000));
        for offset in offsets {
            let x = axis.x(first.plus(offset));
            let exact = 3.0 + 94.0 * f64::from(offset) / 9180.0;
            prop_assert!((x - exact).abs() < 0.5 && (3.0..=97.0).contains(&x));
        }
    }
}

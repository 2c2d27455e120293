//! Tests of the positions of days.

use crate::app::pages::portfolio::timeline::scale::*;
use rstest::rstest;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.5
}

const ZOOMS: [(Zoom, &str, &str); 3] = [
    (Zoom::Month, "2023-11-15", "2024-12-31"),
    (Zoom::Quarter, "2021-01-01", "2026-12-31"),
    (Zoom::Year, "2013-01-01", "2029-12-31"),
];

/// T2: in every zoom a bar stands and ends where its days say, leap days and ends of years included.
#[rstest]
#[case("2023-11-15", "2023-12-31")]
#[case("2023-12-31", "2024-01-01")]
#[case("2024-01-01", "2024-01-31")]
#[case("2024-01-31", "2024-02-28")]
#[case("2024-02-28", "2024-02-29")]
#[case("2024-02-29", "2024-03-01")]
#[case("2024-03-01", "2024-03-31")]
#[case("2024-03-31", "2024-04-30")]
#[case("2024-05-07", "2024-06-22")]
#[case("2024-06-30", "2024-12-30")]
#[case("2023-12-01", "2024-12-31")]
fn t2_bars_stand_where_their_days_say(#[case] from: &str, #[case] to: &str) {
    for (zoom, first, last) in ZOOMS {
        let axis = Axis::choose(zoom, day("2026-11-25"), (day(from), day(to)), Some(day(first)), Some(day(last)));
        assert_eq!((axis.from, axis.to), (day(first), day(last)), "what was asked for is shown");
        // Days since 1970, counted another way than the axis counts.
        let number = |text: &str| day(text).0.to_datetime(jiff::civil::Time::midnight());
        let days = |a: &str, b: &str| number(a).duration_until(number(b)).as_hours() as f64 / 24.0;
        let length = days(first, last);
        let bar = axis.stretch(day(from), day(to)).unwrap();
        assert!(close(bar.left, days(first, from) / length * 100.0), "{zoom} {from}: {bar:?}");
        assert!(close(bar.width, days(from, to) / length * 100.0), "{zoom} {from}: {bar:?}");
    }
}

#[test]
fn the_edges_stand_at_the_edges() {
    let axis = Axis::new(day("2024-02-29"), day("2025-02-28"));
    assert_eq!((axis.place(axis.from), axis.place(axis.to)), (0.0, 100.0));
    assert_eq!(Axis::new(day("2024-02-29"), day("2024-02-29")).to, day("2024-03-01"), "never without length");
    assert!(axis.shows(axis.from) && axis.shows(axis.to) && !axis.shows(day("2025-03-01")));
}

/// A bar that began before the window, goes on after it, fills it, or lies outside.
#[rstest]
#[case("2023-06-01", "2024-07-01", Some((0.0, 49.9)))]
#[case("2024-07-01", "2026-01-01", Some((49.9, 50.1)))]
#[case("2013-05-07", "2029-12-31", Some((0.0, 100.0)))]
#[case("2024-12-30", "2025-01-02", Some((99.7, 0.3)))]
#[case("2023-01-01", "2023-12-31", None)]
#[case("2025-01-01", "2025-06-01", None)]
#[case("2024-12-30", "2024-02-01", None)]
fn bars_are_cut_at_the_windows_edges(#[case] from: &str, #[case] to: &str, #[case] expected: Option<(f64, f64)>) {
    let bar = Axis::new(day("2024-01-01"), day("2024-12-31")).stretch(day(from), day(to));
    match (bar, expected) {
        (Some(bar), Some((left, width))) => assert!(close(bar.left, left) && close(bar.width, width), "{bar:?}"),
        (bar, expected) => assert_eq!(bar.is_some(), expected.is_some()),
    }
}

/// T15b: an imprecise due day is drawn over its whole period, a whole day is not.
#[rstest]
#[case("2026 H1", Some((0.0, 49.5)))]
#[case("2026 Q4", Some((75.0, 25.0)))]
#[case("2026-03", Some((16.2, 8.2)))]
#[case("2026", Some((0.0, 100.0)))]
#[case("2026-03-31", None)]
#[case("2025 H2", None)]
fn t15b_imprecise_due_days_are_drawn_as_their_period(#[case] due: &str, #[case] expected: Option<(f64, f64)>) {
    let soft = Axis::new(day("2026-01-01"), day("2026-12-31")).soft(due.parse().unwrap());
    match (soft, expected) {
        (Some(soft), Some((left, width))) => {
            assert!(close(soft.left, left) && close(soft.width, width), "{soft:?}")
        }
        (soft, expected) => assert_eq!(soft.is_some(), expected.is_some()),
    }
}

/// What the address leaves out follows from the zoom and from what there is to show.
#[rstest]
#[case(Zoom::Year, None, None, "2013-01-01", "2026-12-31")]
#[case(Zoom::Quarter, None, None, "2021-01-01", "2026-12-31")]
#[case(Zoom::Month, None, None, "2025-07-01", "2027-06-30")]
#[case(Zoom::Quarter, Some("2024-02-29"), None, "2024-02-29", "2026-12-31")]
#[case(Zoom::Quarter, None, Some("2023-06-30"), "2021-01-01", "2023-06-30")]
#[case(Zoom::Quarter, None, Some("2015-12-31"), "2010-01-01", "2015-12-31")]
#[case(Zoom::Year, Some("2030-01-01"), None, "2030-01-01", "2043-12-31")]
#[case(Zoom::Month, Some("2026-05-01"), Some("2026-05-01"), "2026-05-01", "2026-05-02")]
fn a_window_is_chosen(
    #[case] zoom: Zoom,
    #[case] from: Option<&str>,
    #[case] to: Option<&str>,
    #[case] first: &str,
    #[case] last: &str,
) {
    let extent = (day("2013-05-07"), day("2026-12-31"));
    let axis = Axis::choose(zoom, day("2026-11-25"), extent, from.map(day), to.map(day));
    assert_eq!((axis.from, axis.to), (day(first), day(last)));
}

#[test]
fn quarters_show_no_time_before_anything_began() {
    let extent = (day("2025-10-29"), day("2027-06-30"));
    let axis = Axis::choose(Zoom::Quarter, day("2026-11-25"), extent, None, None);
    assert_eq!((axis.from, axis.to), (day("2025-01-01"), day("2027-12-31")));
}

fn labels(from: &str, to: &str, zoom: Zoom) -> Vec<(String, Precision, bool)> {
    let ticks = Axis::new(day(from), day(to)).ticks(zoom);
    ticks.iter().filter_map(|it| Some((it.day.to_string(), it.label?.period, it.label?.with_year))).collect()
}

#[test]
fn marks_cross_years_and_labels_keep_apart() {
    let axis = Axis::new(day("2023-11-15"), day("2024-12-31"));
    let months: Vec<_> = axis.ticks(Zoom::Month).iter().map(|it| it.day.to_string()).collect();
    assert_eq!(months.len(), 13);
    assert_eq!((&*months[0], &*months[1], &*months[12]), ("2023-12-01", "2024-01-01", "2024-12-01"));
    let quarters = axis.ticks(Zoom::Quarter);
    assert_eq!(quarters.first().map(|it| it.day), Some(day("2024-01-01")));
    assert_eq!(quarters.len(), 4);

    let first = labels("2024-04-01", "2025-03-31", Zoom::Quarter);
    assert_eq!(first[0], ("2024-04-01".into(), Precision::Quarter, true), "a year has to be said somewhere");
    assert_eq!(first[3], ("2025-01-01".into(), Precision::Year, false));
    let years = labels("2013-01-01", "2026-12-31", Zoom::Quarter);
    assert!(years.iter().all(|it| it.1 == Precision::Year), "years go before quarters");

    for (zoom, from, to) in ZOOMS {
        let ticks = Axis::new(day(from), day(to)).ticks(zoom);
        let places = |phone: bool| {
            ticks.iter().filter(move |it| it.label.is_some_and(|label| label.on_phone || !phone)).map(|it| it.place)
        };
        for (phone, room) in [(false, LABEL), (true, LABEL_ON_PHONE)] {
            let apart = places(phone).zip(places(phone).skip(1)).all(|(a, b)| b - a >= room);
            assert!(apart, "{zoom}");
            assert!(places(phone).count() >= 2, "{zoom}");
        }
    }
}

#[rstest]
#[case("2020-01-01", "2029-12-31", Zoom::Month, 40)]
#[case("1900-01-01", "2199-12-31", Zoom::Month, 60)]
#[case("2199-12-30", "2199-12-31", Zoom::Year, 0)]
#[case("2026-01-02", "2026-01-05", Zoom::Month, 0)]
fn there_are_never_too_many_marks(#[case] from: &str, #[case] to: &str, #[case] zoom: Zoom, #[case] count: usize) {
    let ticks = Axis::new(day(from), day(to)).ticks(zoom).len();
    assert!(ticks <= MOST_TICKS && ticks.abs_diff(count) <= 2, "{ticks}");
}

#[test]
fn a_window_moves_by_half_its_length_and_stops_at_the_calendars_ends() {
    let axis = Axis::new(day("2024-01-01"), day("2024-12-31"));
    assert_eq!(axis.moved(-1), Axis::new(day("2023-07-03"), day("2024-07-02")));
    assert_eq!(axis.moved(1).moved(-1), axis);
    let last = Axis::new(day("2199-01-01"), day("2199-12-31")).moved(1);
    assert!(last.from < last.to && last.to <= Day::LAST);
}

#[rstest]
#[case("2026-01-01", "2026-12-31", true, "2026-06-14", "2026-12-13", Some(Zoom::Month))]
#[case("2026-01-01", "2026-12-31", false, "2025-02-07", "2027-02-05", Some(Zoom::Month))]
#[case("2020-01-01", "2023-12-31", true, "2020-12-31", "2022-12-31", Some(Zoom::Month))]
#[case("2013-01-01", "2026-12-31", false, "1999-02-08", "2027-02-05", Some(Zoom::Year))]
#[case("2020-01-01", "2021-12-31", false, "2019-01-01", "2022-12-31", Some(Zoom::Quarter))]
#[case("2026-11-01", "2026-11-25", true, "", "", None)]
#[case("1950-01-01", "2026-12-31", false, "", "", None)]
fn a_window_is_halved_or_doubled_around_today(
    #[case] from: &str,
    #[case] to: &str,
    #[case] inward: bool,
    #[case] first: &str,
    #[case] last: &str,
    #[case] zoom: Option<Zoom>,
) {
    let zoomed = Axis::new(day(from), day(to)).zoomed(inward, day("2026-11-25"));
    assert_eq!(
        zoomed.map(|(axis, zoom)| (axis.from.to_string(), axis.to.to_string(), zoom)),
        zoom.map(|zoom| (first.to_owned(), last.to_owned(), zoom))
    );
}

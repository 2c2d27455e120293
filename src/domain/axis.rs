//! Where days stand on a timeline: the stretch of days shown, its marks, and bars clipped to it.
//!
//! A day's place is `(day − first day) / (last day − first day)`, in per cent: the first day stands at the left edge, the
//! last at the right.

use jiff::ToSpan;
use jiff::civil::Date;

use super::day::{Day, Precision};
use super::due::Due;
use super::query::Zoom;

/// More marks than this would be a grey surface: the next coarser unit is marked instead.
const MOST_TICKS: usize = 100;
/// Per cent of the axis that a label needs; on a phone; and a label that says a year beside its month or quarter.
const LABEL: f64 = 9.5;
const LABEL_ON_PHONE: f64 = 17.0;
const LONG_LABEL: f64 = 15.0;
/// A label that begins to the right of this would run out of the drawing.
const LAST_LABEL: f64 = 95.5;

/// The stretch of days that a timeline shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// The day at the left edge.
    pub from: Day,
    /// The day at the right edge.
    pub to: Day,
}

/// Part of a bar, clipped to the axis; places in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    pub left: f64,
    pub width: f64,
}

/// A mark on the axis: the first day of a month, a quarter, a year or more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    pub day: Day,
    /// Its place in per cent.
    pub place: f64,
    /// What is written at it; nothing where there is no room.
    pub label: Option<Label>,
}

/// What is written at a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// The period that begins here: a year, or a month or quarter.
    pub period: Precision,
    /// Whether the year has to be said too: at the first label, where no year begins.
    pub with_year: bool,
    /// Whether there is room for it on a phone too.
    pub on_phone: bool,
}

impl Axis {
    /// The axis between two days; at least one day long.
    pub fn new(from: Day, to: Day) -> Self {
        Self { from, to: to.max(from.plus(1)) }
    }

    /// The axis for what an address asks for; what it leaves open follows from the zoom: years show the whole time from
    /// `first` to `last`, quarters six years, months two, each up to what is still to come.
    pub fn choose(zoom: Zoom, today: Day, (first, last): (Day, Day), from: Option<Day>, to: Option<Day>) -> Self {
        let year_of = |day: Day| Precision::Year.period(day);
        let (usual_from, usual_to) = match zoom {
            Zoom::Year => (year_of(first.min(today)).0, year_of(last.max(today)).1),
            Zoom::Quarter => {
                let end = year_of(last.max(today).min(months_later(today, 24))).1;
                let begin = months_later(year_of(end).0, -60);
                (begin.max(year_of(first.min(today)).0), end)
            }
            Zoom::Month => {
                let end = Precision::Quarter.period(months_later(today, 6)).1;
                (months_later(Precision::Quarter.period(end).0, -21), end)
            }
        };
        let length = usual_from.days_until(usual_to);
        match (from, to) {
            (None, None) => Self::new(usual_from, usual_to),
            (Some(from), Some(to)) => Self::new(from, to),
            (Some(from), None) if from < usual_to => Self::new(from, usual_to),
            (Some(from), None) => Self::new(from, from.plus(length)),
            (None, Some(to)) if usual_from < to => Self::new(usual_from, to),
            (None, Some(to)) => Self::new(to.plus(-length), to),
        }
    }

    /// How many days lie between its edges.
    fn length(self) -> f64 {
        f64::from(self.from.days_until(self.to))
    }

    /// The place of a day in per cent; below 0 or above 100 for one outside.
    pub fn place(self, day: Day) -> f64 {
        f64::from(self.from.days_until(day)) / self.length() * 100.0
    }

    /// Whether a day lies on it.
    pub fn shows(self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The part of a stretch of days that lies on it; nothing when no part does.
    pub fn stretch(self, from: Day, to: Day) -> Option<Stretch> {
        if to < self.from || from > self.to || to < from {
            return None;
        }
        let left = self.place(from.max(self.from));
        Some(Stretch { left, width: self.place(to.min(self.to)) - left })
    }

    /// The part of the period named by an imprecise due day that lies on it; nothing for a whole day.
    pub fn soft(self, due: Due) -> Option<Stretch> {
        if due.precision == Precision::Day {
            return None;
        }
        let (from, to) = due.precision.period(due.on);
        self.stretch(from, to)
    }

    /// The axis half its length earlier (negative) or later.
    pub fn moved(self, halves: i32) -> Self {
        let days = (self.from.days_until(self.to) / 2).max(1).saturating_mul(halves);
        Self::new(self.from.plus(days), self.to.plus(days))
    }

    /// The marks of a zoom, coarser ones where they would stand too close, with as many labels as there is room for.
    pub fn ticks(self, zoom: Zoom) -> Vec<Tick> {
        let finest = match zoom {
            Zoom::Month => 1,
            Zoom::Quarter => 3,
            Zoom::Year => 12,
        };
        let months = self.from.days_until(self.to) / 28 + 2;
        let step = [1, 3, 12, 60, 120, 600, 1_200, 12_000]
            .into_iter()
            .find(|step| *step >= finest && usize::try_from(months / step).unwrap_or(0) <= MOST_TICKS)
            .unwrap_or(12_000);
        let mut ticks = Vec::new();
        let mut day = first_mark(self.from, step);
        while day <= self.to && ticks.len() <= MOST_TICKS * 2 {
            ticks.push(Tick { day, place: self.place(day), label: None });
            let next = months_later(day, step);
            if next <= day {
                break;
            }
            day = next;
        }
        label(&mut ticks, step);
        ticks
    }
}

/// Writes at the marks what there is room for: years first, then what lies between them.
fn label(ticks: &mut [Tick], step: i32) {
    let is_year = |tick: &Tick| tick.day.0.month() == 1;
    let smaller = if step == 1 { Precision::Month } else { Precision::Quarter };
    let mut taken: Vec<(f64, f64, bool)> = Vec::new();
    let mut write = |tick: &mut Tick, period: Precision, with_year: bool| {
        let need = |base: f64| if with_year { LONG_LABEL.max(base) } else { base };
        let free = |taken: &[(f64, f64, bool)], base: f64, phone: bool| {
            taken.iter().filter(|it| it.2 || !phone).all(|(place, width, _)| {
                let room = if *place < tick.place { width.max(base) } else { need(base) };
                (tick.place - place).abs() >= room
            })
        };
        if tick.place > LAST_LABEL || !free(&taken, LABEL, false) {
            return;
        }
        let on_phone = free(&taken, LABEL_ON_PHONE, true);
        taken.push((tick.place, need(LABEL), on_phone));
        tick.label = Some(Label { period, with_year, on_phone });
    };
    for tick in ticks.iter_mut().filter(|tick| is_year(tick)) {
        write(tick, Precision::Year, false);
    }
    if step < 12 {
        let no_year_first = ticks.first().is_some_and(|tick| !is_year(tick));
        for (at, tick) in ticks.iter_mut().enumerate() {
            if tick.day.0.month() != 1 {
                write(tick, smaller, no_year_first && at == 0);
            }
        }
    }
}

/// The first day on or after `day` that begins a period of so many months.
fn first_mark(day: Day, step: i32) -> Day {
    let (year, month) = (i32::from(day.0.year()), i32::from(day.0.month()));
    let month_of_all = year * 12 + month - 1;
    let begun = i32::from(day.0.day() > 1);
    let mark = (month_of_all + begun + step - 1).div_euclid(step) * step;
    let year = i16::try_from(mark.div_euclid(12)).unwrap_or(i16::MAX);
    let month = i8::try_from(mark.rem_euclid(12) + 1).unwrap_or(1);
    Date::new(year, month, 1).map_or(Day::NEVER, Day)
}

fn months_later(day: Day, months: i32) -> Day {
    Day(day.0.saturating_add(months.months()))
}

#[cfg(test)]
mod tests {
    use super::*;
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

    /// What the address leaves open follows from the zoom and from what there is to show.
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
    #[case("0001-01-01", "9999-12-31", Zoom::Month, 10)]
    #[case("9999-12-30", "9999-12-31", Zoom::Year, 0)]
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
        let last = Axis::new(day("9999-01-01"), day("9999-12-31")).moved(1);
        assert!(last.from < last.to || last.to == Day::NEVER);
    }
}

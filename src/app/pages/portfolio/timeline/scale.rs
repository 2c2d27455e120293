//! Where days stand on a timeline: the stretch of days shown, its marks, and bars clipped to it.
//!
//! A day's place is `(day − first day) / (last day − first day)`, in per cent: the first day stands at the left edge, the
//! last at the right.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::due::Due;
use crate::domain::list::query::Zoom;

/// With more marks than this the axis turns grey: the next coarser unit is used instead.
const MOST_TICKS: usize = 100;
/// Per cent of the axis that a label needs; on a phone; and a label that says a year beside its month or quarter.
const LABEL: f64 = 9.5;
const LABEL_ON_PHONE: f64 = 17.0;
const LONG_LABEL: f64 = 15.0;
const LONG_LABEL_ON_PHONE: f64 = 26.0;
/// A label that starts to the right of this would overflow the drawing.
const LAST_LABEL: f64 = 95.5;

/// The minimum and maximum days of a zoomed axis; the longest axis that shows months, and quarters.
const SHORTEST: i32 = 28;
const LONGEST: i32 = 40 * 366;
const MOST_IN_MONTHS: i32 = 800;
const MOST_IN_QUARTERS: i32 = 7 * 366;

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
    /// Its label; none where there is no room.
    pub label: Option<Label>,
}

/// The label of a mark.
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
    /// The axis between two days; at least one day long, and within the days that an address can name.
    pub fn new(from: Day, to: Day) -> Self {
        let from = from.clamp(Day::FIRST, Day::LAST.plus(-1));
        Self { from, to: to.clamp(from.plus(1), Day::LAST) }
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

    /// The number of days between its edges.
    fn length(self) -> f64 {
        f64::from(self.from.days_until(self.to))
    }

    /// The place of a day in per cent; below 0 or above 100 for one outside.
    pub fn place(self, day: Day) -> f64 {
        f64::from(self.from.days_until(day)) / self.length() * 100.0
    }

    /// Whether a day is on it.
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

    /// The axis half as long, or twice, around today where it shows it, else around its middle; and the zoom that fits it.
    /// Nothing where it would become too short or too long to say anything.
    pub fn zoomed(self, inward: bool, today: Day) -> Option<(Self, Zoom)> {
        let length = self.from.days_until(self.to);
        let still = if self.shows(today) { self.from.days_until(today) } else { length / 2 };
        let scaled = |days: i32| if inward { days / 2 } else { days * 2 };
        let new = scaled(length);
        if !(SHORTEST..=LONGEST).contains(&new) {
            return None;
        }
        let from = self.from.plus(still - scaled(still));
        let zoom = if new <= MOST_IN_MONTHS {
            Zoom::Month
        } else if new <= MOST_IN_QUARTERS {
            Zoom::Quarter
        } else {
            Zoom::Year
        };
        Some((Self::new(from, from.plus(new)), zoom))
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

/// Labels the marks as far as there is room: years first, then those between them.
fn label(ticks: &mut [Tick], step: i32) {
    let is_year = |tick: &Tick| tick.day.0.month() == 1;
    let smaller = if step == 1 { Precision::Month } else { Precision::Quarter };
    let mut taken: Vec<(f64, bool, bool)> = Vec::new();
    let mut write = |tick: &mut Tick, period: Precision, with_year: bool| {
        let need = |phone: bool, long: bool| match (phone, long) {
            (false, false) => LABEL,
            (false, true) => LONG_LABEL,
            (true, false) => LABEL_ON_PHONE,
            (true, true) => LONG_LABEL_ON_PHONE,
        };
        let free = |taken: &[(f64, bool, bool)], phone: bool| {
            taken.iter().filter(|it| it.2 || !phone).all(|(place, long, _)| {
                let long = if *place < tick.place { *long } else { with_year };
                (tick.place - place).abs() >= need(phone, long)
            })
        };
        if tick.place > LAST_LABEL || !free(&taken, false) {
            return;
        }
        let on_phone = free(&taken, true);
        taken.push((tick.place, with_year, on_phone));
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

/// The first day on or after `day` that starts a period of that many months.
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
#[path = "scale_tests.rs"]
mod tests;

//! The geometry of a commitment's progress line: where its days lie between the statement and today, which marks become
//! one, and which labels fit. Everything is in per cent of the line's width, so that no script has to measure anything.

use std::ops::Range;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::commitment::due::Due;
use crate::domain::record::headline::HeadlineStatus;

/// Room kept free at each end, in per cent.
const MARGIN: f64 = 3.0;
/// Marks closer to each other than this are merged: on a phone, this is the width of a mark's label.
pub const NEAREST: f64 = 11.0;
/// A year's label this close to the due day is omitted.
const CLEAR_OF_DUE: f64 = 10.0;
/// Shapes of status changes closer than this to the next one are omitted.
const NEAREST_SHAPE: f64 = 6.0;
/// Maximum number of labelled years.
const MOST_YEARS: usize = 8;
/// Maximum width of the label of the statement's day, from the left end.
const SAID_LABEL: f64 = 36.0;
/// From here on, today's label fits to the left of its line without overlapping the statement's.
const TODAY_LABEL: f64 = 64.0;
/// Minimum width of a period of work, so that it is visible.
const LEAST: f64 = 0.6;

/// The positions of days on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    from: Day,
    days: f64,
}

impl Axis {
    /// An axis from the first day until a little after the last one.
    pub fn new(first: Day, last: Day) -> Self {
        let span = f64::from(first.days_until(last).max(0));
        Self { from: first, days: span + (span * 0.02).max(20.0) }
    }

    /// The position of a day; days before the first are placed on it.
    pub fn x(&self, day: Day) -> f64 {
        let days = f64::from(self.from.days_until(day)).clamp(0.0, self.days);
        MARGIN + (100.0 - 2.0 * MARGIN) * days / self.days
    }

    /// The first day of every year on the axis.
    fn years(&self) -> Vec<(i16, f64)> {
        let last = self.from.plus(self.days as i32);
        (self.from.0.year() + 1..=last.0.year())
            .filter_map(|year| jiff::civil::Date::new(year, 1, 1).ok().map(|date| (year, self.x(Day(date)))))
            .collect()
    }
}

/// Things on the line that share one mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its position: on the day of what it represents, or between those days.
    pub x: f64,
    /// What it represents, as indices into the given list.
    pub members: Range<usize>,
}

/// Merges marks, given from left to right, until none is closer to the next than [`NEAREST`].
pub fn merge(xs: &[f64]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::with_capacity(xs.len());
    for (place, x) in xs.iter().enumerate() {
        marks.push(Mark { x: *x, members: place..place + 1 });
        // A merged mark has moved: check its neighbour again.
        while let [.., before, last] = &marks[..]
            && last.x - before.x < NEAREST
        {
            let members = before.members.start..last.members.end;
            let x = xs[members.clone()].iter().sum::<f64>() / members.len() as f64;
            marks.truncate(marks.len() - 2);
            marks.push(Mark { x, members });
        }
    }
    marks
}

/// Which of these positions, left to right, can hold a shape: those too close to the next are omitted, the last is
/// kept.
pub fn spaced(xs: &[f64]) -> Vec<bool> {
    let mut kept = vec![false; xs.len()];
    let mut next = f64::INFINITY;
    for (place, x) in xs.iter().enumerate().rev() {
        if next - x >= NEAREST_SHAPE {
            kept[place] = true;
            next = *x;
        }
    }
    kept
}

/// A period of time with one status.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub from: Day,
    pub to: Day,
    pub x: f64,
    pub width: f64,
    pub status: HeadlineStatus,
}

/// A year's line, and whether its label fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub x: f64,
    pub year: i16,
    pub labelled: bool,
}

/// The position of today's label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TodayLabel {
    /// On top, to the left of its line.
    Before,
    /// On top, to the right of its line.
    After,
    /// Below, next to the years: on top there is only room for the statement's.
    Below,
}

/// The due day on the line.
#[derive(Clone, Debug, PartialEq)]
pub struct DueMark {
    /// The position of the due day: the last day of its period.
    pub x: f64,
    /// Where its period begins, if the source gives no exact day: then it has soft edges.
    pub soft_from: Option<f64>,
    /// Whether its label is on its left.
    pub label_before: bool,
    /// Where it was originally set, if that was another day.
    pub first: Option<f64>,
}

/// The input of the drawing.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The day of the statement.
    pub said: Day,
    /// The last day taken into account: today, or the requested past day.
    pub today: Day,
    /// The commitment's status at the end of each day with a report, from the first on.
    pub reports: Vec<(Day, HeadlineStatus)>,
    /// The day since which nothing more is expected, because the commitment was finished or superseded: after it
    /// nothing is open.
    pub ended_on: Option<Day>,
    pub due: Option<Due>,
    /// The original due day.
    pub first_due: Option<Due>,
    /// The days of the marked events, in order.
    pub marked: Vec<Day>,
}

/// A commitment's progress line, ready for rendering.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub axis: Axis,
    pub said: f64,
    pub today: f64,
    pub today_label: TodayLabel,
    pub ticks: Vec<Tick>,
    /// Until the last report.
    pub bars: Vec<Bar>,
    /// From the last report until today, if more is expected.
    pub open: Option<Bar>,
    pub marks: Vec<Mark>,
    pub due: Option<DueMark>,
}

impl Line {
    /// Computes all positions.
    pub fn of(plan: &Plan) -> Self {
        let days = || plan.marked.iter().copied();
        let dues = || plan.due.iter().chain(&plan.first_due);
        let first = days().fold(plan.said, Day::min);
        let last = days().chain(dues().map(|due| due.on)).fold(plan.today.max(plan.said), Day::max);
        let axis = Axis::new(first, last);
        let (said, today) = (axis.x(plan.said), axis.x(plan.today));
        let due = plan.due.map(|due| DueMark {
            x: axis.x(due.on),
            soft_from: (due.precision != Precision::Day).then(|| axis.x(due.precision.period(due.on).0)),
            label_before: axis.x(due.on) > 50.0,
            first: plan.first_due.filter(|first| first.on != due.on).map(|first| axis.x(first.on)),
        });
        let today_label = match today {
            x if x >= TODAY_LABEL => TodayLabel::Before,
            x if x >= said + SAID_LABEL - MARGIN => TodayLabel::After,
            _ => TodayLabel::Below,
        };
        let (bars, open) = bars(plan, &axis);
        Self {
            axis,
            said,
            today,
            today_label,
            ticks: ticks(&axis, today, today_label, due.as_ref()),
            bars,
            open,
            marks: merge(&plan.marked.iter().map(|day| axis.x(*day)).collect::<Vec<_>>()),
            due,
        }
    }
}

/// The years, with labels as far as they fit.
fn ticks(axis: &Axis, today: f64, today_label: TodayLabel, due: Option<&DueMark>) -> Vec<Tick> {
    let years = axis.years();
    let step = years.len().div_ceil(MOST_YEARS).max(1);
    let clear = |x: f64| {
        (MARGIN..=95.0).contains(&x)
            && due.is_none_or(|due| (x - due.x).abs() >= CLEAR_OF_DUE)
            && (today_label != TodayLabel::Below || !(today - 6.0..today + 28.0).contains(&x))
    };
    years.into_iter().step_by(step).map(|(year, x)| Tick { x, year, labelled: clear(x) }).collect()
}

/// A report colours the time since the previous one; after the last report, the work is open until today.
fn bars(plan: &Plan, axis: &Axis) -> (Vec<Bar>, Option<Bar>) {
    let bar = |from: Day, to: Day, status| {
        let (x, end) = (axis.x(from), axis.x(to));
        Bar { from, to, x, width: (end - x).max(LEAST), status }
    };
    let mut bars: Vec<Bar> = Vec::new();
    let mut from = plan.said;
    for (day, status) in &plan.reports {
        let day = (*day).max(plan.said);
        match bars.last_mut() {
            Some(last) if last.status == *status => *last = bar(last.from, day, *status),
            Some(_) if day == from => {}
            _ => bars.push(bar(from, day, *status)),
        }
        from = day;
    }
    let status = plan.reports.last().map_or(HeadlineStatus::Unknown, |(_, status)| *status);
    let until = plan.ended_on.map_or(plan.today, |ended| ended.min(plan.today));
    let open = (until > from || bars.is_empty()).then(|| bar(from, until.max(from), status));
    (bars, open)
}

#[cfg(test)]
mod tests;

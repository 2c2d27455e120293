//! Columns over time: how commitments stood at the end of each quarter, and what was due and done by then.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::app::components::chart::paint::Paint;
use crate::app::components::chart::{Figure, Mark, Panel, Row, Table};
use crate::domain::basics::day::Day;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::figures::{DueSeries, StatusSeries, scale};
use crate::domain::record::headline::HeadlineStatus;
use crate::i18n::Messages;

/// The whole and its parts, in pixels. The whole is as wide as its card, a part grows and shrinks as it is.
const WHOLE: u32 = 240;
const PART: u32 = 150;
const PART_WIDTH: u32 = 340;
/// The highest column has its number above it; the quarter and the year are below the axis.
const ABOVE: u32 = 16;
const BELOW: u32 = 32;
/// Space for the axis numbers left of the columns, as a percentage of the width.
const LEFT: f64 = 9.0;
/// The share of a column in its place.
const FILLED: f64 = 0.72;
/// The most columns that have their names below them, of the whole and of a part.
const NAMED: usize = 8;
const NAMED_OF_PART: usize = 3;

/// A part of a column.
struct Part {
    paint: Paint,
    n: u32,
}

/// How commitments stood at the end of each quarter: all of them, and those of each area under the name given for it.
pub fn status(series: &StatusSeries, names: impl Fn(&str) -> String, messages: Messages) -> Figure {
    let present: Vec<HeadlineStatus> =
        HeadlineStatus::ALL.iter().copied().filter(|it| series.all.iter().any(|counts| counts.at(*it) > 0)).collect();
    let (key, title) = ("status", messages.say("chart-status"));
    let empty = present.is_empty();
    let says = match (series.all.first(), series.all.last(), series.days.first(), series.days.last()) {
        (Some(first), Some(last), Some(from), Some(to)) if !empty => messages.with(
            "chart-status-says",
            &[
                ("n", last.commitments().into()),
                ("completed", last.at(HeadlineStatus::Completed).into()),
                ("day", messages.day_in_prose(*to).into()),
                ("first", messages.day_in_prose(*from).into()),
                ("before", first.at(HeadlineStatus::Completed).into()),
                ("then", first.commitments().into()),
            ],
        ),
        _ => messages.say("chart-empty"),
    };
    let columns = |counts: &[Counts]| -> Vec<Vec<Part>> {
        let parts =
            |counts: &Counts| counts.parts().map(|(status, n)| Part { paint: Paint::status(status), n }).collect();
        counts.iter().map(parts).collect()
    };
    let mut panels = Vec::new();
    if !empty {
        let label = format!("{title}. {says}");
        panels.push(whole(key, label, &series.days, &columns(&series.all), true, messages));
        for (code, counts) in &series.areas {
            let name = names(code);
            let label = messages.with("labelled", &[("label", title.as_str().into()), ("value", name.as_str().into())]);
            let columns = columns(counts);
            let drawing = Drawing { key, code, days: &series.days, columns: &columns, stacked: true, messages };
            panels.push(Panel { label, height: PART, width: Some(PART_WIDTH), svg: drawing.part(), name });
        }
    }
    let last = series.all.last().cloned().unwrap_or_default();
    let legend = present
        .iter()
        .map(|status| {
            let word = messages.of_word("status", status);
            let args = [("status", word.into()), ("n", messages.number(last.at(*status)).into())];
            let (paint, shape) = (Paint::status(*status), Some(format!("s-{status}")));
            Mark { paint, shape, label: messages.with("count-at-status", &args) }
        })
        .collect();
    let mut heads = vec![messages.say("area"), messages.say("chart-day")];
    heads.extend(present.iter().map(|it| messages.of_word("status", it).to_owned()));
    heads.push(messages.say("chart-total"));
    let rows = |name: &str, code: &str, counts: &[Counts]| -> Vec<Row> {
        let of = |(day, counts): (&Day, &Counts)| Row {
            heads: vec![(name.to_owned(), code.to_owned()), (messages.day(*day), day.to_string())],
            numbers: present.iter().map(|it| counts.at(*it)).chain([counts.commitments()]).collect(),
            link: None,
        };
        series.days.iter().zip(counts).map(of).collect()
    };
    let all = messages.say("total-areas");
    let mut table = Table { heads: 2, columns: heads, rows: rows(&all, "", &series.all) };
    for (code, counts) in &series.areas {
        table.rows.extend(rows(&names(code), code, counts));
    }
    Figure { key, title, says, panels, legend, table }
}

/// How many commitments had fallen due by the end of each quarter, and how many of those with a due day were completed.
pub fn due(series: &DueSeries, messages: Messages) -> Figure {
    let (key, title) = ("due", messages.say("chart-due"));
    let last = (series.days.last(), series.due.last(), series.completed.last());
    let any = series.due.iter().chain(&series.completed).any(|n| *n > 0);
    let (says, due, completed) = match last {
        (Some(day), Some(due), Some(completed)) if any => {
            let args = [
                ("due", (*due).into()),
                ("completed", (*completed).into()),
                ("day", messages.day_in_prose(*day).into()),
            ];
            (messages.with("chart-due-says", &args), *due, *completed)
        }
        _ => (messages.say("chart-due-empty"), 0, 0),
    };
    let parts = [(Paint::DUE, "chart-due-by-then", due), (Paint::COMPLETED, "status-completed", completed)];
    let columns: Vec<Vec<Part>> = series
        .due
        .iter()
        .zip(&series.completed)
        .map(|(due, completed)| {
            vec![Part { paint: Paint::DUE, n: *due }, Part { paint: Paint::COMPLETED, n: *completed }]
        })
        .collect();
    let panels = if any {
        vec![whole(key, format!("{title}. {says}"), &series.days, &columns, false, messages)]
    } else {
        Vec::new()
    };
    let mark = |(paint, name, n): &(Paint, &str, u32)| {
        let args = [("status", messages.say(name).into()), ("n", messages.number(*n).into())];
        let shape = (*paint == Paint::COMPLETED).then(|| "s-completed".to_owned());
        Mark { paint: *paint, shape, label: messages.with("count-at-status", &args) }
    };
    let rows = series.days.iter().zip(series.due.iter().zip(&series.completed)).map(|(day, (due, completed))| Row {
        heads: vec![(messages.day(*day), day.to_string())],
        numbers: vec![*due, *completed],
        link: None,
    });
    let columns = ["chart-day", "chart-due-by-then", "status-completed"].map(|it| messages.say(it));
    let table = Table { heads: 1, columns: columns.into(), rows: rows.collect() };
    Figure { key, title, says, panels, legend: parts.iter().map(mark).collect(), table }
}

fn whole(
    key: &'static str,
    label: String,
    days: &[Day],
    columns: &[Vec<Part>],
    stacked: bool,
    messages: Messages,
) -> Panel {
    let svg = Drawing { key, code: "", days, columns, stacked, messages }.whole();
    Panel { name: String::new(), label, height: WHOLE, width: None, svg }
}

/// One drawing of columns: each part above the others, or all beside each other. Horizontal positions are percentages of
/// its width until they are written.
struct Drawing<'a> {
    key: &'static str,
    /// The code of the area, empty for all.
    code: &'a str,
    days: &'a [Day],
    columns: &'a [Vec<Part>],
    stacked: bool,
    messages: Messages,
}

/// Where a column's part is: left edge and width as percentages, upper and lower edge in pixels.
struct Bar {
    place: usize,
    n: u32,
    left: f64,
    width: f64,
    upper: f64,
    lower: f64,
}

impl Drawing<'_> {
    /// As wide as there is room: what is alike stands together, so that it is said once.
    fn whole(&self) -> String {
        let mut svg = self.opened();
        self.axis(&mut svg, WHOLE, percent);
        for (paint, bars) in self.bars(WHOLE) {
            let _ = write!(svg, "<g data-part=\"{}\" {}>", paint.name, paint.attributes(self.key));
            for bar in bars {
                let on = self.days.get(bar.place).map(ToString::to_string).unwrap_or_default();
                let _ = write!(
                    svg,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" data-on=\"{on}\" data-n=\"{}\"/>",
                    percent(bar.left),
                    short(bar.upper),
                    percent(bar.width),
                    short(bar.lower - bar.upper),
                    bar.n
                );
            }
            svg.push_str("</g>");
        }
        self.names(&mut svg, WHOLE, NAMED, percent);
        svg.push_str("</g>");
        svg
    }

    /// Of a fixed width: all bars of a status are one path.
    fn part(&self) -> String {
        let mut svg = self.opened();
        self.axis(&mut svg, PART, of_part);
        for (paint, bars) in self.bars(PART) {
            let _ = write!(svg, "<path data-part=\"{}\" {} d=\"", paint.name, paint.attributes(self.key));
            for bar in bars {
                let left = of_part(bar.left);
                let (upper, width, height) = (short(bar.upper), of_part(bar.width), short(bar.lower - bar.upper));
                let _ = write!(svg, "M{left} {upper}h{width}v{height}H{left}z");
            }
            svg.push_str("\"/>");
        }
        self.names(&mut svg, PART, NAMED_OF_PART, of_part);
        svg.push_str("</g>");
        svg
    }

    /// What most of its texts are like is said once.
    fn opened(&self) -> String {
        let code = encode_double_quoted_attribute(self.code);
        format!("<g data-area=\"{code}\" font-size=\"11\" text-anchor=\"middle\" fill=\"var(--quiet)\">")
    }

    /// The largest number of the axis, and the step between two.
    fn scale(&self) -> (u32, u32) {
        let sum = |parts: &Vec<Part>| parts.iter().map(|it| it.n).sum::<u32>();
        let most = |parts: &Vec<Part>| parts.iter().map(|it| it.n).max().unwrap_or(0);
        scale(self.columns.iter().map(if self.stacked { sum } else { most }).max().unwrap_or(0))
    }

    /// Where a number is, from the upper edge.
    fn at(&self, n: u32, height: u32) -> f64 {
        let plot = f64::from(height - ABOVE - BELOW);
        f64::from(height - BELOW) - f64::from(n) * plot / f64::from(self.scale().0)
    }

    fn slot(&self) -> f64 {
        (100.0 - LEFT) / self.columns.len().max(1) as f64
    }

    fn middle(&self, place: usize) -> f64 {
        LEFT + self.slot() * (place as f64 + 0.5)
    }

    fn axis(&self, svg: &mut String, height: u32, across: fn(f64) -> String) {
        let (top, step) = self.scale();
        let marks = || (0..=top).step_by(step as usize).map(|mark| (mark, self.at(mark, height)));
        let (from, to) = (across(LEFT), across(100.0));
        svg.push_str("<g stroke=\"var(--line)\">");
        for (mark, at) in marks() {
            let y = short(at);
            let line = if mark == 0 { " stroke=\"var(--quiet)\"" } else { "" };
            let _ = write!(svg, "<line x1=\"{from}\" x2=\"{to}\" y1=\"{y}\" y2=\"{y}\"{line}/>");
        }
        svg.push_str("</g><g text-anchor=\"end\">");
        let x = across(LEFT - 1.5);
        for (mark, at) in marks() {
            text(svg, &x, at + 4.0, &self.messages.number(mark));
        }
        svg.push_str("</g>");
    }

    /// The bars of each part, of which there are any.
    fn bars(&self, height: u32) -> Vec<(Paint, Vec<Bar>)> {
        let mut of_parts: Vec<(Paint, Vec<Bar>)> = Vec::new();
        let width = self.slot() * FILLED;
        for (place, parts) in self.columns.iter().enumerate() {
            let each = if self.stacked { width } else { width / parts.len().max(1) as f64 };
            let mut base = 0;
            for (at, part) in parts.iter().enumerate().filter(|(_, it)| it.n > 0) {
                let left = self.middle(place) - width / 2.0 + if self.stacked { 0.0 } else { each * at as f64 };
                let (from, to) = if self.stacked { (base, base + part.n) } else { (0, part.n) };
                base = to;
                let (upper, lower) = (self.at(to, height), self.at(from, height));
                let bar = Bar { place, n: part.n, left, width: each, upper, lower };
                match of_parts.iter_mut().find(|(paint, _)| *paint == part.paint) {
                    Some((_, bars)) => bars.push(bar),
                    None => of_parts.push((part.paint, vec![bar])),
                }
            }
        }
        of_parts
    }

    /// The numbers above the columns, and below them the quarter and the year.
    fn names(&self, svg: &mut String, height: u32, most: usize, across: fn(f64) -> String) {
        let count = self.columns.len();
        let every = count.div_ceil(most).max(1);
        let named = || self.days.iter().zip(self.columns).enumerate().filter(|(place, _)| named(*place, count, every));
        svg.push_str("<g font-weight=\"600\" fill=\"var(--ink)\">");
        for (place, (_, parts)) in named() {
            let sum: u32 = parts.iter().map(|it| it.n).sum();
            if self.stacked && sum > 0 {
                self.number(svg, &across(self.middle(place)), sum, height);
            }
            let each = self.slot() * FILLED / parts.len().max(1) as f64;
            let beside = parts.iter().enumerate().filter(|(_, it)| !self.stacked && it.n > 0);
            for (at, part) in beside {
                let x = self.middle(place) - self.slot() * FILLED / 2.0 + each * (at as f64 + 0.5);
                self.number(svg, &across(x), part.n, height);
            }
        }
        svg.push_str("</g>");
        for (place, (day, _)) in named() {
            let x = across(self.middle(place));
            let quarter = self.messages.with("quarter-short", &[("n", ((day.0.month() + 2) / 3).into())]);
            text(svg, &x, f64::from(height - BELOW + 14), &quarter);
            text(svg, &x, f64::from(height - BELOW + 28), &day.0.year().to_string());
        }
    }

    fn number(&self, svg: &mut String, x: &str, n: u32, height: u32) {
        text(svg, x, self.at(n, height) - 4.0, &self.messages.number(n));
    }
}

/// The last column has its name, and before it each `every`-th one: then no two names touch on a narrow screen.
fn named(place: usize, columns: usize, every: usize) -> bool {
    (columns - 1 - place).is_multiple_of(every)
}

fn text(svg: &mut String, x: &str, y: f64, words: &str) {
    let _ = write!(svg, "<text x=\"{x}\" y=\"{}\">{}</text>", short(y), encode_text(words));
}

/// A horizontal position of the whole.
fn percent(percent: f64) -> String {
    format!("{percent:.2}%")
}

/// The same in the pixels of a part.
fn of_part(percent: f64) -> String {
    short(percent * f64::from(PART_WIDTH) / 100.0)
}

/// A number of pixels to a tenth.
fn short(pixels: f64) -> String {
    ((pixels * 10.0).round() / 10.0).to_string()
}

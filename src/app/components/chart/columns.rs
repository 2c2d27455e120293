//! Columns over time: how commitments stood at the end of each quarter, and what was due and done by then.

use std::fmt::Write as _;

use html_escape::encode_text;

use crate::app::components::chart::paint::Paint;
use crate::app::components::chart::{Figure, Mark, Panel, Row, Table};
use crate::domain::basics::day::Day;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::figures::{DueSeries, StatusSeries, scale};
use crate::domain::record::headline::HeadlineStatus;
use crate::i18n::Messages;

/// The whole and its parts, in pixels.
const WHOLE: u32 = 240;
const PART: u32 = 150;
/// The highest column has its number above it; the quarter and the year are below the axis.
const ABOVE: u32 = 16;
const BELOW: u32 = 32;
/// Space for the axis numbers left of the columns, as a percentage of the width.
const LEFT: f64 = 9.0;
/// The most columns that have their names below them.
const NAMED: usize = 8;

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
        panels.push(panel(key, "", "", label, WHOLE, &series.days, &columns(&series.all), true, messages));
        for (code, counts) in &series.areas {
            let name = names(code);
            let label = messages.with("labelled", &[("label", title.as_str().into()), ("value", name.as_str().into())]);
            panels.push(panel(key, code, &name, label, PART, &series.days, &columns(counts), true, messages));
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
        vec![panel(key, "", "", format!("{title}. {says}"), WHOLE, &series.days, &columns, false, messages)]
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
    });
    let columns = ["chart-day", "chart-due-by-then", "status-completed"].map(|it| messages.say(it));
    let table = Table { heads: 1, columns: columns.into(), rows: rows.collect() };
    Figure { key, title, says, panels, legend: parts.iter().map(mark).collect(), table }
}

/// One drawing of columns: each part above the others, or all beside each other.
#[expect(clippy::too_many_arguments, reason = "each says one thing of the context, and two functions call it")]
fn panel(
    key: &'static str,
    code: &str,
    name: &str,
    label: String,
    height: u32,
    days: &[Day],
    columns: &[Vec<Part>],
    stacked: bool,
    messages: Messages,
) -> Panel {
    let sum = |parts: &Vec<Part>| parts.iter().map(|it| it.n).sum::<u32>();
    let most = |parts: &Vec<Part>| parts.iter().map(|it| it.n).max().unwrap_or(0);
    let highest = columns.iter().map(if stacked { sum } else { most }).max().unwrap_or(0);
    let (top, step) = scale(highest);
    let plot = f64::from(height - ABOVE - BELOW);
    let y = |n: u32| f64::from(height - BELOW) - f64::from(n) * plot / f64::from(top);
    let mut svg = String::with_capacity(columns.len() * 400);
    // What most of its texts are like is said once.
    svg.push_str("<g font-size=\"11\" text-anchor=\"middle\" fill=\"var(--quiet)\">");
    for mark in (0..=top).step_by(step as usize) {
        let at = y(mark);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}%\" x2=\"100%\" y1=\"{at:.1}\" y2=\"{at:.1}\" stroke=\"var(--line)\"/>\
             <text x=\"{}%\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 1.5,
            at + 4.0,
            messages.number(mark)
        );
    }
    let slot = (100.0 - LEFT) / columns.len().max(1) as f64;
    let every = columns.len().div_ceil(NAMED).max(1);
    for (place, (day, parts)) in days.iter().zip(columns).enumerate() {
        let left = LEFT + slot * place as f64;
        let middle = left + slot / 2.0;
        let width = slot * 0.72;
        let mut base = 0;
        let each = if stacked { width } else { width / parts.len().max(1) as f64 };
        for (at, part) in parts.iter().enumerate().filter(|(_, it)| it.n > 0) {
            let x = middle - width / 2.0 + if stacked { 0.0 } else { each * at as f64 };
            let (from, to) = if stacked { (base, base + part.n) } else { (0, part.n) };
            base = to;
            let _ = write!(
                svg,
                "<rect x=\"{x:.2}%\" y=\"{:.1}\" width=\"{:.2}%\" height=\"{:.1}\" {} data-area=\"{}\" data-on=\"{day}\" \
                 data-part=\"{}\" data-n=\"{}\"/>",
                y(to),
                each,
                y(from) - y(to),
                part.paint.attributes(key),
                html_escape::encode_double_quoted_attribute(code),
                part.paint.name,
                part.n
            );
            if !stacked && named(place, columns.len(), every) {
                number(&mut svg, x + each / 2.0, y(part.n), part.n, messages);
            }
        }
        if named(place, columns.len(), every) {
            if stacked && base > 0 {
                number(&mut svg, middle, y(base), base, messages);
            }
            let quarter = messages.with("quarter-short", &[("n", ((day.0.month() + 2) / 3).into())]);
            below(&mut svg, middle, height - BELOW + 14, &quarter);
            below(&mut svg, middle, height - BELOW + 28, &day.0.year().to_string());
        }
    }
    let base = y(0);
    let _ =
        write!(svg, "<line x1=\"{LEFT}%\" x2=\"100%\" y1=\"{base:.1}\" y2=\"{base:.1}\" stroke=\"var(--quiet)\"/></g>");
    Panel { name: name.to_owned(), label, height, svg }
}

/// The last column has its name, and before it each `every`-th one: then no two names touch on a narrow screen.
fn named(place: usize, columns: usize, every: usize) -> bool {
    (columns - 1 - place).is_multiple_of(every)
}

fn number(svg: &mut String, x: f64, y: f64, n: u32, messages: Messages) {
    let _ = write!(
        svg,
        "<text x=\"{x:.2}%\" y=\"{:.1}\" font-weight=\"600\" fill=\"var(--ink)\">{}</text>",
        y - 4.0,
        messages.number(n)
    );
}

fn below(svg: &mut String, x: f64, y: u32, text: &str) {
    let _ = write!(svg, "<text x=\"{x:.2}%\" y=\"{y}\">{}</text>", encode_text(text));
}

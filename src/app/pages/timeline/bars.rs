//! What is drawn: the axis, the grid behind every row, and the rows themselves, written by hand as HTML: a page has up to
//! two hundred of them, and what a view adds to each would be a third of its size.

use std::fmt::Write as _;
use std::sync::Arc;

use html_escape::encode_double_quoted_attribute_to_string;

use super::Shown;
use crate::app::components::markup::{shape, text, value, version};
use crate::app::components::status::{is_late, look, look_word};
use crate::app::visit::Drawing;
use crate::domain::axis::{Axis, Label, Stretch, Tick};
use crate::domain::course::Course;
use crate::domain::day::Precision;
use crate::domain::projection::Listed;
use crate::i18n::Words;
use crate::paths;
use crate::store::list::Entry;

/// A stretch narrower than this, in per cent, could not be seen.
const NARROWEST: f64 = 0.3;

/// Marks that rows refer to: the grid with its line for today, a report, a due day, and that a bar goes on beyond the edge.
pub fn marks_svg(shown: &Shown) -> String {
    let mut svg = String::from("<symbol id=\"grid\" overflow=\"visible\">");
    for tick in shown.axis.ticks(shown.query.zoom) {
        let x = per_cent(tick.place);
        let class = if tick.label.is_some() { "tl-grid" } else { "tl-grid fine" };
        let _ = write!(svg, "<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"100%\"/>");
    }
    let today = shown.drawing.as_of.day;
    if shown.axis.shows(today) {
        let x = per_cent(shown.axis.place(today));
        let _ = write!(svg, "<line class=\"tl-now\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"100%\" data-day=\"{today}\"/>");
    }
    svg.push_str(
        "</symbol><g id=\"m-rep\"><rect class=\"r\" x=\"-2.5\" y=\"-9\" width=\"5\" height=\"18\" rx=\"2\"/></g>\
         <g id=\"m-due\"><path class=\"due\" d=\"M0-13V13\"/></g>\
         <g id=\"m-late\"><path class=\"due late\" d=\"M0-13V13\"/></g>\
         <g id=\"m-before\"><path class=\"on\" d=\"M-3-5L-9 0L-3 5z\"/></g>\
         <g id=\"m-after\"><path class=\"on\" d=\"M3-5L9 0L3 5z\"/></g>",
    );
    svg
}

/// The axis: what its marks are called, and where today is.
pub fn axis_svg(shown: &Shown) -> String {
    let (words, today) = (shown.drawing.words, shown.drawing.as_of.day);
    let mut svg = String::from("<svg>");
    for Tick { day, place, label } in shown.axis.ticks(shown.query.zoom) {
        let Some(Label { period, with_year, on_phone }) = label else { continue };
        let name = match (period, with_year) {
            (Precision::Month, false) => words.month(day),
            (Precision::Quarter, false) => words.with("timeline-quarter", &[("n", ((day.0.month() + 2) / 3).into())]),
            (Precision::Year, _) => day.0.year().to_string(),
            _ => words.period(day, period),
        };
        let class = if on_phone { "" } else { " class=\"wide\"" };
        let _ = write!(svg, "<text{class} x=\"{}\" dx=\"4\" y=\"27\">", per_cent(place));
        text(&mut svg, &name);
        svg.push_str("</text>");
    }
    if shown.axis.shows(today) {
        let place = shown.axis.place(today);
        let anchor = if place > 50.0 { "end" } else { "start" };
        let _ = write!(
            svg,
            "<text class=\"now\" x=\"{}\" y=\"11\" text-anchor=\"{anchor}\" data-day=\"{today}\">",
            per_cent(place)
        );
        let name = if shown.drawing.as_of.past { words.day(today) } else { words.say("timeline-today") };
        text(&mut svg, &name);
        svg.push_str("</text>");
    }
    svg.push_str("</svg>");
    svg
}

/// Draws rows, and keeps what the page says about all of them.
pub struct Bars<'a> {
    axis: Axis,
    drawing: &'a Drawing,
    looks: Vec<&'static str>,
    /// How many rows have nothing in the time shown.
    pub outside: u32,
}

impl<'a> Bars<'a> {
    /// Draws on an axis.
    pub fn new(axis: Axis, drawing: &'a Drawing) -> Self {
        Self { axis, drawing, looks: Vec::new(), outside: 0 }
    }

    /// The statuses that occurred.
    pub fn looks(&self) -> Vec<&'static str> {
        self.looks.clone()
    }

    /// Rows as HTML.
    pub fn rows(&mut self, entries: &[Arc<Entry>]) -> String {
        let mut html = String::with_capacity(entries.len() * 900);
        for entry in entries {
            self.row(&mut html, &entry.listed);
        }
        html
    }

    fn row(&mut self, html: &mut String, listed: &Listed) {
        let lang = self.drawing.lang;
        let course = Course::of(listed, self.drawing.as_of.day);
        let look = look(listed);
        if !self.looks.contains(&look) {
            self.looks.push(look);
        }
        html.push_str("<li data-commitment=\"");
        encode_double_quoted_attribute_to_string(&listed.slug, html);
        let due = listed.due.map_or_else(String::new, |due| due.on.to_string());
        let _ = write!(html, "\" data-from=\"{}\" data-to=\"{due}\" class={look}><span class=n>", course.from);
        shape(html, &format!("s-{look}"));
        html.push_str("<span><a href=");
        value(html, &self.drawing.link(&paths::commitment(lang, &listed.slug)));
        html.push('>');
        if let Some(title) = listed.title.for_reader(lang) {
            version(html, title, lang);
        }
        html.push_str("</a> <small>");
        text(html, &facts(listed, &course, self.drawing));
        html.push_str("</small></span></span><svg class=g aria-hidden=true><use href=#grid />");
        if !bar(html, listed, &course, self.axis, is_late(listed, self.drawing)) {
            self.outside += 1;
        }
        html.push_str("</svg>");
    }
}

/// The same as the bar says, in words.
fn facts(listed: &Listed, course: &Course, drawing: &Drawing) -> String {
    let words: Words = drawing.words;
    let mut parts = vec![look_word(listed, words).to_owned()];
    if listed.outlook.superseded_by.is_some() {
        parts.push(words.say("status-superseded"));
    }
    let beginning = if listed.starts_on.is_some() { "starts-on" } else { "timeline-said" };
    parts.push(words.with(beginning, &[("day", words.day(course.from).into())]));
    if let Some(due) = listed.due {
        parts.push(words.with("due-on", &[("day", words.due(due).into())]));
    }
    if is_late(listed, drawing) {
        parts.push(words.say("due-day-passed"));
    }
    if let Some(day) = course.last_report {
        parts.push(words.with("last-report-on", &[("day", words.day(day).into())]));
    }
    parts.join(" · ")
}

/// Draws a bar; returns whether any of it lies in the time shown. Attributes stand without quotes where HTML needs none.
fn bar(svg: &mut String, listed: &Listed, course: &Course, axis: Axis, late: bool) -> bool {
    let look = look(listed);
    let stretch = |days: Option<_>| days.and_then(|(from, to)| axis.stretch(from, to));
    let rect = |svg: &mut String, class: &str, part: Option<Stretch>| {
        if let Some(Stretch { left, width }) = part {
            let (x, width) = (per_cent(left), per_cent(width.max(NARROWEST)));
            let _ = write!(svg, "<rect class={class} x={x} y=50% width={width} height=14 />");
        }
    };
    let mark = |svg: &mut String, name: &str, place: f64| {
        let _ = write!(svg, "<use href=#m-{name} x={} y=50% />", per_cent(place));
    };
    rect(svg, "\"w plan\"", stretch(course.planned));
    if let Some(Stretch { left, width }) = listed.due.and_then(|due| axis.soft(due)) {
        let _ = write!(
            svg,
            "<rect class=soft fill=url(#g-{}) x={} y=50% width={} height=26 transform=translate(0,-13) />",
            if late { "late" } else { "soft" },
            per_cent(left),
            per_cent(width)
        );
    }
    rect(svg, if look == "proposed" { "\"w proposed\"" } else { "\"w unknown\"" }, stretch(course.silent));
    rect(svg, "\"w open\"", stretch(course.open));
    rect(svg, "w", stretch(course.reported));
    if let Some(due) = listed.due.filter(|due| due.precision == Precision::Day && axis.shows(due.on)) {
        mark(svg, if late { "late" } else { "due" }, axis.place(due.on));
    }
    match (course.ended, course.last_report) {
        (Some(day), _) if axis.shows(day) => {
            let _ = write!(
                svg,
                "<use class=done href=#s-{look} x={} y=50% width=16 height=16 transform=translate(-8,-8) />",
                per_cent(axis.place(day))
            );
        }
        (None, Some(day)) if axis.shows(day) => mark(svg, "rep", axis.place(day)),
        _ => {}
    }
    let (from, to) = (course.from, course.to(listed.due));
    if from < axis.from {
        mark(svg, "before", 0.0);
    }
    if to > axis.to {
        mark(svg, "after", 100.0);
    }
    axis.stretch(from, to).is_some()
}

/// A number of per cent with at most two decimals.
fn per_cent(number: f64) -> String {
    let text = format!("{number:.2}");
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

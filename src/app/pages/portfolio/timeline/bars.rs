//! The rows, written by hand as HTML: a page has up to two hundred of them, and what a view adds to each would be a third
//! of its size. Attributes are unquoted where HTML allows it.

use std::fmt::Write as _;

use html_escape::encode_double_quoted_attribute_to_string;

use crate::app::components::markup::{shape, text, value, version};
use crate::app::components::status::{is_late, look};
use crate::app::pages::portfolio::timeline::axis::{hundredths, per_cent};
use crate::app::pages::portfolio::timeline::bar::TimelineBar;
use crate::app::pages::portfolio::timeline::facts::{Facts, moved};
use crate::app::pages::portfolio::timeline::groups::TimelineRow;
use crate::app::pages::portfolio::timeline::scale::{Axis, Stretch};
use crate::app::request::RenderContext;
use crate::domain::basics::day::{Day, Precision};
use crate::domain::list::marks::{StepState, TimelineMarks};
use crate::domain::list::projection::ListEntry;
use crate::paths;

/// A segment narrower than this, in per cent, would be invisible.
const NARROWEST: f64 = 0.3;

/// Draws rows, and collects what the page says about all of them.
pub struct Bars<'a> {
    axis: Axis,
    context: &'a RenderContext,
    looks: Vec<&'static str>,
    /// How many rows have nothing in the window.
    pub outside: u32,
}

impl<'a> Bars<'a> {
    /// Draws on an axis.
    pub fn new(axis: Axis, context: &'a RenderContext) -> Self {
        Self { axis, context, looks: Vec::new(), outside: 0 }
    }

    /// The statuses that occurred.
    pub fn looks(&self) -> Vec<&'static str> {
        self.looks.clone()
    }

    /// Rows as HTML.
    pub fn rows(&mut self, lines: &[TimelineRow]) -> String {
        let mut html = String::with_capacity(lines.len() * 900);
        for line in lines {
            self.row(&mut html, line);
        }
        html
    }

    fn row(&mut self, html: &mut String, line: &TimelineRow) {
        let (listed, marks) = (&line.entry.listed, &*line.marks);
        let course = TimelineBar::of(listed, marks, self.context.as_of);
        let look = look(listed);
        if !self.looks.contains(&look) {
            self.looks.push(look);
        }
        html.push_str("<li");
        days(html, line, &course);
        let _ = write!(html, " class={look}><span class=n>");
        shape(html, &format!("s-{look}"));
        html.push_str("<span>");
        link(html, line, self.context);
        if let Some(moved) = marks.slip(listed.due).and_then(|slip| moved(slip, self.context.messages)) {
            html.push_str(" <b>");
            text(html, &moved);
            html.push_str("</b>");
        }
        html.push_str(" <small>");
        text(html, &Facts::of(&line.entry, marks, &course, self.context).line());
        html.push_str("</small></span></span><svg class=g aria-hidden=true><use href=#grid />");
        let drawn = Bar { axis: self.axis, listed, marks, course: &course, context: self.context };
        drawn.draw(html);
        if self.axis.stretch(course.reach.0, course.reach.1).is_none() {
            self.outside += 1;
        }
        html.push_str("</svg>");
    }
}

/// Appends the machine-readable data of a row: its commitment and its days.
pub fn days(html: &mut String, line: &TimelineRow, course: &TimelineBar) {
    let listed = &line.entry.listed;
    html.push_str(" data-commitment=\"");
    encode_double_quoted_attribute_to_string(&listed.slug, html);
    let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
    let _ = write!(html, "\" data-from=\"{}\" data-to=\"{}\"", course.from, day(listed.due.map(|due| due.on)));
    if let Some(slip) = line.marks.slip(listed.due) {
        let _ = write!(html, " data-first={}", slip.first.on);
    }
}

/// Appends the title as a link to the commitment, and before it how it differs from an earlier day.
pub fn link(html: &mut String, line: &TimelineRow, context: &RenderContext) {
    let listed = &line.entry.listed;
    if let Some(since) = line.since {
        html.push_str("<b class=since>");
        text(html, since);
        html.push_str("</b> ");
    }
    html.push_str("<a href=");
    value(html, &context.link(&paths::commitment(context.lang, &listed.slug)));
    html.push('>');
    if let Some(title) = listed.title.for_reader(context.lang) {
        version(html, title, context.lang);
    }
    html.push_str("</a>");
}

/// One bar with its marks.
struct Bar<'a> {
    axis: Axis,
    listed: &'a ListEntry,
    marks: &'a TimelineMarks,
    course: &'a TimelineBar,
    context: &'a RenderContext,
}

impl Bar<'_> {
    fn draw(&self, svg: &mut String) {
        let (axis, listed, course) = (self.axis, self.listed, self.course);
        let (look, late) = (look(listed), is_late(listed, self.context));
        self.rect(svg, "\"w plan\"", course.planned);
        if let Some(Stretch { left, width }) = listed.due.and_then(|due| axis.soft(due)) {
            let _ = write!(
                svg,
                "<rect class=soft fill=url(#g-{}) x={} y=50% width={} height=26 transform=translate(0,-13) />",
                if late { "late" } else { "soft" },
                per_cent(left),
                per_cent(width)
            );
        }
        self.rect(svg, if look == "proposed" { "\"w proposed\"" } else { "\"w unknown\"" }, course.silent);
        self.rect(svg, "\"w open\"", course.open);
        self.rect(svg, "w", course.reported);
        self.baseline(svg);
        if let Some(due) = listed.due.filter(|due| due.precision == Precision::Day) {
            self.mark(svg, if late { "late" } else { "due" }, due.on);
        }
        self.steps(svg);
        self.reports(svg);
        match (course.ended, course.last_report) {
            (Some(day), _) if axis.shows(day) => {
                let _ = write!(
                    svg,
                    "<use class=done href=#s-{look} x={} y=50% width=16 height=16 transform=translate(-8,-8) />",
                    per_cent(axis.place(day))
                );
            }
            (None, Some(day)) => self.mark(svg, "rep", day),
            _ => {}
        }
        if course.reach.0 < axis.from {
            svg.push_str("<use href=#m-before x=0% y=50% />");
        }
        if course.reach.1 > axis.to {
            svg.push_str("<use href=#m-after x=100% y=50% />");
        }
    }

    fn rect(&self, svg: &mut String, class: &str, days: Option<(Day, Day)>) {
        if let Some(Stretch { left, width }) = days.and_then(|(from, to)| self.axis.stretch(from, to)) {
            let (x, width) = (per_cent(left), per_cent(width.max(NARROWEST)));
            let _ = write!(svg, "<rect class={class} x={x} y=50% width={width} height=14 />");
        }
    }

    fn mark(&self, svg: &mut String, name: &str, on: Day) {
        if self.axis.shows(on) {
            let _ = write!(svg, "<use href=#m-{name} x={} y=50% />", per_cent(self.axis.place(on)));
        }
    }

    /// The original due day as a ghost mark, and the line from there.
    fn baseline(&self, svg: &mut String) {
        let Some(slip) = self.marks.slip(self.listed.due) else { return };
        self.mark(svg, "base", slip.first.on);
        let Some(now) = self.listed.due.map(|due| due.on).filter(|on| *on != slip.first.on) else { return };
        if let Some(Stretch { left, width }) = self.axis.stretch(slip.first.on.min(now), slip.first.on.max(now)) {
            let (from, to) = (per_cent(left), per_cent(left + width));
            let _ = write!(svg, "<line class=slip x1={from} x2={to} y1=50% y2=50% />");
        }
    }

    fn steps(&self, svg: &mut String) {
        for step in &self.marks.steps {
            let Some((on, state)) = step.on(self.context.as_of) else { continue };
            if let Some(slip) = step.slip().filter(|slip| slip.first.on != on) {
                self.mark(svg, "first", slip.first.on);
            }
            let name = match state {
                StepState::Done => "done",
                StepState::Ahead => "step",
                StepState::Passed => "over",
            };
            self.mark(svg, name, on);
        }
    }

    /// Each day with a report as a dot above the bar: a point of one path, in hundredths of a per cent. The last one has a
    /// mark of its own.
    fn reports(&self, svg: &mut String) {
        let earlier = self.marks.reports.iter().filter(|on| Some(**on) != self.course.last_report);
        let mut shown = earlier.filter(|on| self.axis.shows(**on)).peekable();
        if shown.peek().is_none() {
            return;
        }
        svg.push_str("<svg viewBox=\"0 -.5 1e4 1\" preserveAspectRatio=none y=-11><path class=d d=\"");
        for on in shown {
            let _ = write!(svg, "M{} 0h0", hundredths(self.axis.place(*on)));
        }
        svg.push_str("\"/></svg>");
    }
}

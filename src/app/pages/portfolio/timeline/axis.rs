//! What is drawn once for all rows: the grid behind them, the marks that they refer to, and the axis above them.

use std::fmt::Write as _;

use crate::app::components::markup::text;
use crate::app::pages::portfolio::timeline::Shown;
use crate::app::pages::portfolio::timeline::meetings::flags_svg;
use crate::app::pages::portfolio::timeline::scale::{Label, Tick};
use crate::domain::basics::day::Precision;
use crate::domain::meeting::MeetingState;

/// Marks that rows refer to. A row that draws the grid draws every line of it: so each kind of line is one path, in
/// hundredths of a per cent, stretched over the row.
pub fn marks_svg(shown: &Shown) -> String {
    let ticks = shown.axis.ticks(shown.query.zoom);
    let mut svg = String::from(
        "<symbol id=\"grid\" overflow=\"visible\"><svg viewBox=\"0 0 1e4 1\" preserveAspectRatio=\"none\">",
    );
    let places = |labelled: bool| ticks.iter().filter(move |it| it.label.is_some() == labelled).map(|it| it.place);
    let meetings = |held: bool| {
        let of_state = move |it: &&crate::domain::meeting::Meeting| (it.state == MeetingState::Held) == held;
        shown.meetings.iter().filter(of_state).map(|it| shown.axis.place(it.on))
    };
    lines(&mut svg, "tl-grid fine", places(false));
    lines(&mut svg, "tl-grid", places(true));
    lines(&mut svg, "tl-met", meetings(true));
    lines(&mut svg, "tl-met plan", meetings(false));
    svg.push_str("</svg>");
    let today = shown.context.as_of.day;
    if shown.axis.shows(today) {
        let x = per_cent(shown.axis.place(today));
        let _ = write!(svg, "<line class=\"tl-now\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"100%\" data-day=\"{today}\"/>");
    }
    svg.push_str(
        "</symbol><g id=\"m-rep\"><rect class=\"r\" x=\"-2.5\" y=\"-9\" width=\"5\" height=\"18\" rx=\"2\"/></g>\
         <g id=\"m-due\"><path class=\"due\" d=\"M0-13V13\"/></g>\
         <g id=\"m-late\"><path class=\"due late\" d=\"M0-13V13\"/></g>\
         <g id=\"m-base\"><path class=\"base\" d=\"M0-13V13\"/></g>\
         <g id=\"m-done\"><path class=\"m\" d=\"M0-6.5L6.5 0L0 6.5L-6.5 0z\"/></g>\
         <g id=\"m-step\"><path class=\"r\" d=\"M0-6L6 0L0 6L-6 0z\"/></g>\
         <g id=\"m-over\"><path class=\"r over\" d=\"M0-6.5L6.5 0L0 6.5L-6.5 0z\"/><path class=\"over\" d=\"M0-3V1M0 2V4\"/></g>\
         <g id=\"m-first\"><path class=\"ghost\" d=\"M0-5L5 0L0 5L-5 0z\"/></g>\
         <g id=\"m-before\"><path class=\"on\" d=\"M-3-5L-9 0L-3 5z\"/></g>\
         <g id=\"m-after\"><path class=\"on\" d=\"M3-5L9 0L3 5z\"/></g>",
    );
    svg
}

fn lines(svg: &mut String, class: &str, places: impl Iterator<Item = f64>) {
    let mut drawn = String::new();
    for place in places {
        let _ = write!(drawn, "M{} 0v1", hundredths(place));
    }
    if !drawn.is_empty() {
        let _ = write!(svg, "<path class=\"{class}\" d=\"{drawn}\"/>");
    }
}

/// The axis: the labels of its marks, today, and the meetings.
pub fn axis_svg(shown: &Shown) -> String {
    let (messages, today) = (shown.context.messages, shown.context.as_of.day);
    let mut svg = String::from("<svg>");
    for Tick { day, place, label } in shown.axis.ticks(shown.query.zoom) {
        let Some(Label { period, with_year, on_phone }) = label else { continue };
        let name = match (period, with_year) {
            (Precision::Month, false) => messages.month(day),
            (Precision::Quarter, false) => messages.with("quarter-short", &[("n", ((day.0.month() + 2) / 3).into())]),
            (Precision::Year, _) => day.0.year().to_string(),
            _ => messages.period(day, period),
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
        let name = if shown.context.as_of.past { messages.day(today) } else { messages.say("timeline-today") };
        text(&mut svg, &name);
        svg.push_str("</text>");
    }
    flags_svg(&mut svg, shown);
    svg.push_str("</svg>");
    svg
}

/// A number of per cent with at most two decimals.
pub fn per_cent(number: f64) -> String {
    let text = format!("{number:.2}");
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A position in hundredths of a per cent.
pub fn hundredths(place: f64) -> i32 {
    // Between 0 and 10,000: only days on the axis are drawn.
    (place * 100.0).round() as i32
}

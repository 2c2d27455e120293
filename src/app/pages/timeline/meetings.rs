//! The meetings in the time shown: numbers on the axis, names in a list.

use std::fmt::Write as _;

use leptos::prelude::*;

use super::Shown;
use super::axis::per_cent;
use crate::app::components::day;
use crate::app::components::markup::{text, value};
use crate::app::components::text::Words as Name;
use crate::domain::flags::{flags, width_of};
use crate::domain::meeting::MeetingState;
use crate::paths;

/// A number for each meeting that has room for one, its name where there is room for that too. All of them have a link in
/// the list below: those here are for the pointer.
pub fn flags_svg(svg: &mut String, shown: &Shown) {
    let (lang, words) = (shown.drawing.lang, shown.drawing.words);
    let places: Vec<f64> = shown.meetings.iter().map(|it| shown.axis.place(it.on)).collect();
    let names: Vec<f64> = shown.meetings.iter().map(|it| width_of(it.title.words(lang))).collect();
    for (at, flag) in flags(&places, &names).into_iter().enumerate() {
        let meeting = &shown.meetings[at];
        let name = meeting.title.words(lang);
        svg.push_str("<a tabindex=\"-1\" href=");
        value(svg, &shown.drawing.link(&paths::meeting(lang, &meeting.slug)));
        let _ = write!(svg, "><title>{}. ", at + 1);
        text(svg, name);
        svg.push_str(", ");
        text(svg, &words.period(meeting.on, meeting.precision));
        let _ = write!(svg, "</title><svg x=\"{}\" y=\"34\" class=\"flag", per_cent(places[at]));
        if !flag.on_phone {
            svg.push_str(" wide");
        }
        if !flag.number {
            svg.push_str(" bare\"><path d=\"M-2 3h4v4h-4z\"/></svg></a>");
            continue;
        }
        let _ = write!(svg, "\"><rect x=\"-9\" width=\"18\" height=\"14\"/><text y=\"11\">{}</text>", at + 1);
        if flag.name {
            svg.push_str("<text class=\"name\" x=\"13\" y=\"11\">");
            text(svg, name);
            svg.push_str("</text>");
        }
        svg.push_str("</svg></a>");
    }
}

/// The meetings by name, in the order of their numbers.
#[component]
pub fn MeetingList(shown: Shown) -> impl IntoView {
    let drawing = shown.drawing.clone();
    let words = drawing.words;
    let rows: Vec<_> = shown
        .meetings
        .iter()
        .map(|it| {
            let state =
                (it.state != MeetingState::Held).then(|| format!(", {}", words.of_word("meeting-state", it.state)));
            view! {
                <li>
                    <a href=drawing.link(&paths::meeting(drawing.lang, &it.slug))>
                        <Name text=it.title.clone() lang=drawing.lang />
                    </a>
                    " "
                    <small>{day::period(it.on, it.precision, words)}{state}</small>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let summary = words.with("timeline-meetings", &[("n", rows.len().into())]);
        view! {
            <details class="fold tl-meetings">
                <summary>{summary}</summary>
                <ol>{rows}</ol>
            </details>
        }
    })
}

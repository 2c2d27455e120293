//! The meetings in the time shown: numbers on the axis, names in a list.

use std::fmt::Write as _;

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::markup::{text, value};
use crate::app::components::text::LocalizedText as Name;
use crate::app::pages::portfolio::timeline::Shown;
use crate::app::pages::portfolio::timeline::axis::per_cent;
use crate::app::pages::portfolio::timeline::meeting_labels::{flags, width_of};
use crate::domain::meeting::MeetingState;
use crate::paths;

/// A number for each meeting that has room for one, its name where there is room for that too. All of them have a link in
/// the list below: those here are for the pointer.
pub fn flags_svg(svg: &mut String, shown: &Shown) {
    let (lang, messages) = (shown.context.lang, shown.context.messages);
    let places: Vec<f64> = shown.meetings.iter().map(|it| shown.axis.place(it.on)).collect();
    let names: Vec<f64> = shown.meetings.iter().map(|it| width_of(it.title.words(lang))).collect();
    for (at, flag) in flags(&places, &names).into_iter().enumerate() {
        let meeting = &shown.meetings[at];
        let name = meeting.title.words(lang);
        svg.push_str("<a tabindex=\"-1\" href=");
        value(svg, &shown.context.link(&paths::meeting(lang, &meeting.slug)));
        let _ = write!(svg, "><title>{}. ", at + 1);
        text(svg, name);
        svg.push_str(", ");
        text(svg, &messages.period(meeting.on, meeting.precision));
        let x = per_cent(places[at]);
        let class = if flag.on_phone { "flag" } else { "flag wide" };
        let _ = write!(svg, "</title><g class=\"{class}\">");
        // A box is a thick line: in what a browser repeats on printed pages, it forgets what is moved.
        if flag.number {
            let _ = write!(
                svg,
                "<line x1=\"{x}\" x2=\"{x}\" y1=\"34\" y2=\"48\"/><text x=\"{x}\" y=\"45\">{}</text>",
                at + 1
            );
        } else {
            let _ = write!(svg, "<line class=\"bare\" x1=\"{x}\" x2=\"{x}\" y1=\"30\" y2=\"33\"/>");
        }
        if flag.name {
            let _ = write!(svg, "<text class=\"name\" x=\"{x}\" dx=\"13\" y=\"45\">");
            text(svg, name);
            svg.push_str("</text>");
        }
        svg.push_str("</g></a>");
    }
}

/// The meetings by name, in the order of their numbers.
#[component]
pub fn MeetingList(shown: Shown) -> impl IntoView {
    let context = shown.context.clone();
    let messages = context.messages;
    let rows: Vec<_> = shown
        .meetings
        .iter()
        .map(|meeting| {
            let state = (meeting.state != MeetingState::Held)
                .then(|| format!(", {}", messages.of_word("meeting-state", meeting.state)));
            view! {
                <li>
                    <a href=context.link(&paths::meeting(context.lang, &meeting.slug))>
                        <Name text=meeting.title.clone() lang=context.lang />
                    </a>
                    " "
                    <small>{day::period(meeting.on, meeting.precision, messages)}{state}</small>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        let summary = messages.with("timeline-meetings", &[("n", rows.len().into())]);
        view! {
            <details class="fold tl-meetings">
                <summary>{summary}</summary>
                <ol>{rows}</ol>
            </details>
        }
    })
}

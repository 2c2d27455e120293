//! The rows as a table: the same facts in words and numbers, written by hand as the bars are.

use leptos::prelude::*;

use crate::app::components::markup::{shape, small, text, version};
use crate::app::components::status::{is_late, look};
use crate::app::components::text::note;
use crate::app::pages::portfolio::timeline::Shown;
use crate::app::pages::portfolio::timeline::bar::TimelineBar;
use crate::app::pages::portfolio::timeline::bars::{days, link};
use crate::app::pages::portfolio::timeline::facts::{Facts, slip_in_words};
use crate::app::pages::portfolio::timeline::groups::{Grouped, TimelineRow};
use crate::domain::list::marks::{StepState, TimelineMilestone};
use crate::i18n::Messages;

/// The columns after the commitment's own.
const COLUMNS: [&str; 5] = ["status", "begins", "due", "steps", "reports"];

/// The rows of all groups.
pub fn table(groups: &[Grouped], shown: &Shown) -> impl IntoView + use<> {
    let messages = shown.context.messages;
    let heads: Vec<_> = std::iter::once("commitment")
        .chain(COLUMNS)
        .map(|it| view! { <th scope="col">{messages.say(&format!("timeline-column-{it}"))}</th> })
        .collect();
    let bodies: Vec<_> = groups.iter().map(|it| body(it, shown)).collect();
    view! {
        <table class="list tl-table">
            <caption class="vh">{messages.text("timeline-title")}</caption>
            <thead>
                <tr>{heads}</tr>
            </thead>
            {bodies}
        </table>
    }
    .into_any()
}

fn body(group: &Grouped, shown: &Shown) -> impl IntoView + use<> {
    let lines = || group.dated.iter().chain(&group.undated);
    let mut rows = String::new();
    for line in lines() {
        row(&mut rows, line, shown);
    }
    let counted = crate::app::pages::portfolio::timeline::counted_rows(lines(), shown.context.messages);
    view! {
        <tbody>
            <tr class="of">
                <th scope="rowgroup" colspan="6">
                    {note(&group.name, shown.context.lang)}
                    " "
                    <small>{counted}</small>
                </th>
            </tr>
        </tbody>
        <tbody inner_html=rows></tbody>
    }
}

fn row(html: &mut String, line: &TimelineRow, shown: &Shown) {
    let context = &shown.context;
    let (messages, listed) = (context.messages, &line.entry.listed);
    let course = TimelineBar::of(listed, &line.marks, context.as_of);
    let facts = Facts::of(&line.entry, &line.marks, &course, context);
    let look = look(listed);
    html.push_str("<tr");
    days(html, line, &course);
    html.push_str(" class=");
    html.push_str(look);
    html.push_str("><th scope=row>");
    link(html, line, context);
    html.push_str("<td>");
    shape(html, &format!("s-{look}"));
    text(html, &facts.status);
    html.push_str("<td>");
    text(html, &facts.begins);
    html.push_str("<td>");
    match listed.due {
        Some(due) => {
            label(html, "due", messages);
            text(html, &messages.due(due));
        }
        None => text(html, &messages.say("due-none")),
    }
    if let Some(slip) = line.marks.slip(listed.due) {
        html.push_str("<small class=moved>");
        text(html, &slip_in_words(slip, messages));
        html.push_str("</small>");
    }
    if is_late(listed, context) {
        html.push_str("<small class=late>");
        text(html, &messages.say("due-day-passed"));
        html.push_str("</small>");
    }
    html.push_str("<td>");
    if !line.marks.steps.is_empty() {
        html.push_str("<ul>");
        for milestone in &line.marks.steps {
            step(html, milestone, shown);
        }
        html.push_str("</ul>");
    }
    html.push_str("<td>");
    if let Some(last) = course.last_report {
        label(html, "last-report", messages);
        text(html, &messages.day(last));
        let n = line.marks.reports.len();
        if n > 1 {
            small(html, &messages.with("timeline-report-days", &[("n", n.into())]));
        }
    }
}

/// Labels a day on phones, where there are no column headers.
fn label(html: &mut String, key: &str, messages: Messages) {
    html.push_str("<span class=l>");
    text(html, &messages.say(key));
    html.push_str(" </span>");
}

/// A milestone: its title, its day, how it stands, and from where it moved.
fn step(html: &mut String, step: &TimelineMilestone, shown: &Shown) {
    let messages = shown.context.messages;
    html.push_str("<li>");
    if let Some(title) = step.title.for_reader(shown.context.lang) {
        version(html, title, shown.context.lang);
    }
    let mut said = vec![state(step, shown, messages)];
    said.extend(step.slip().map(|slip| slip_in_words(slip, messages)));
    small(html, &said.join(", "));
}

fn state(step: &TimelineMilestone, shown: &Shown, messages: Messages) -> String {
    let Some((on, state)) = step.on(shown.context.as_of) else { return messages.say("due-none") };
    let day = match (state, step.due) {
        (StepState::Done, _) | (_, None) => messages.day(on),
        (_, Some(due)) => messages.due(due),
    };
    let key = match state {
        StepState::Done => "milestone-completed-on",
        StepState::Ahead => "milestone-due",
        StepState::Passed => "milestone-passed",
    };
    messages.with(key, &[("day", day.into())])
}

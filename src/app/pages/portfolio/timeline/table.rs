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
    let words = shown.drawing.words;
    let heads: Vec<_> = std::iter::once("commitment")
        .chain(COLUMNS)
        .map(|it| view! { <th scope="col">{words.say(&format!("timeline-column-{it}"))}</th> })
        .collect();
    let bodies: Vec<_> = groups.iter().map(|it| body(it, shown)).collect();
    view! {
        <table class="list tl-table">
            <caption class="vh">{words.text("timeline-title")}</caption>
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
    let counted = crate::app::pages::portfolio::timeline::counted_rows(lines(), shown.drawing.words);
    view! {
        <tbody>
            <tr class="of">
                <th scope="rowgroup" colspan="6">
                    {note(&group.name, shown.drawing.lang)}
                    " "
                    <small>{counted}</small>
                </th>
            </tr>
        </tbody>
        <tbody inner_html=rows></tbody>
    }
}

fn row(html: &mut String, line: &TimelineRow, shown: &Shown) {
    let drawing = &shown.drawing;
    let (words, listed) = (drawing.words, &line.entry.listed);
    let course = TimelineBar::of(listed, &line.marks, drawing.as_of);
    let facts = Facts::of(&line.entry, &line.marks, &course, drawing);
    let look = look(listed);
    html.push_str("<tr");
    days(html, line, &course);
    html.push_str(" class=");
    html.push_str(look);
    html.push_str("><th scope=row>");
    link(html, line, drawing);
    html.push_str("<td>");
    shape(html, &format!("s-{look}"));
    text(html, &facts.status);
    html.push_str("<td>");
    text(html, &facts.begins);
    html.push_str("<td>");
    match listed.due {
        Some(due) => {
            label(html, "due", words);
            text(html, &words.due(due));
        }
        None => text(html, &words.say("due-none")),
    }
    if let Some(slip) = line.marks.slip(listed.due) {
        small(html, &slip_in_words(slip, words));
    }
    if is_late(listed, drawing) {
        html.push_str("<small class=late>");
        text(html, &words.say("due-day-passed"));
        html.push_str("</small>");
    }
    html.push_str("<td>");
    if !line.marks.steps.is_empty() {
        html.push_str("<ul>");
        for it in &line.marks.steps {
            step(html, it, shown);
        }
        html.push_str("</ul>");
    }
    html.push_str("<td>");
    if let Some(last) = course.last_report {
        label(html, "last-report", words);
        text(html, &words.day(last));
        let n = line.marks.reports.len();
        if n > 1 {
            small(html, &words.with("timeline-report-days", &[("n", n.into())]));
        }
    }
}

/// Says on a phone, where there are no heads of columns, what a day is.
fn label(html: &mut String, key: &str, words: Messages) {
    html.push_str("<span class=l>");
    text(html, &words.say(key));
    html.push_str(" </span>");
}

/// A milestone: its title, its day, how it stands, and from where it moved.
fn step(html: &mut String, step: &TimelineMilestone, shown: &Shown) {
    let words = shown.drawing.words;
    html.push_str("<li>");
    if let Some(title) = step.title.for_reader(shown.drawing.lang) {
        version(html, title, shown.drawing.lang);
    }
    let mut said = vec![state(step, shown, words)];
    said.extend(step.slip().map(|slip| slip_in_words(slip, words)));
    small(html, &said.join(", "));
}

fn state(step: &TimelineMilestone, shown: &Shown, words: Messages) -> String {
    let Some((on, state)) = step.on(shown.drawing.as_of) else { return words.say("due-none") };
    let day = match (state, step.due) {
        (StepState::Done, _) | (_, None) => words.day(on),
        (_, Some(due)) => words.due(due),
    };
    let key = match state {
        StepState::Done => "milestone-completed-on",
        StepState::Ahead => "milestone-due",
        StepState::Passed => "milestone-passed",
    };
    words.with(key, &[("day", day.into())])
}

//! What the timeline marks of the commitments of a list, as a table: a row for each due day and each milestone.

use crate::app::components::status_look::status_look;
use crate::app::pages::portfolio::export::{address, head, status};
use crate::app::request::RenderContext;
use crate::domain::commitment::due::DueState;
use crate::domain::list::marks::{StepState, TimelineMilestone};
use crate::domain::record::headline::HeadlineStatus;
use crate::exchange::table::{Cell, Head};
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::subscribed::Dated;

/// The keys of the heads, with widths.
const HEADS: [(&str, u8); 10] = [
    ("download-column-code", 20),
    ("list-column-commitment", 40),
    ("list-column-status", 16),
    ("download-column-what_is_due", 16),
    ("milestone", 40),
    ("list-column-due", 18),
    ("download-column-due_on", 12),
    ("download-column-first_due_on", 14),
    ("download-column-completed_on", 14),
    ("download-column-overdue", 10),
];

/// The heads.
pub fn heads(messages: Messages) -> Vec<Head> {
    let heads = HEADS.iter().map(|(key, width)| head(messages, key, *width));
    heads.chain([head(messages, "download-column-address", 40)]).collect()
}

/// The rows of a commitment: its due day, then its milestones in the order of their days.
pub fn rows(dated: &Dated, context: &RenderContext, root: &str) -> Vec<Vec<Cell>> {
    let (messages, listed) = (context.messages, &dated.entry.listed);
    let row = |rest: Vec<Cell>| {
        let about =
            [Cell::words(listed.slug.clone()), Cell::words(listed.title.words(context.lang)), status(listed, messages)];
        let page = address(root, &context.link(&paths::commitment(context.lang, &listed.slug)));
        about.into_iter().chain(rest).chain([page]).collect()
    };
    let overdue = |passed: bool| {
        if passed { Cell::words(messages.text("due-passed-short")) } else { Cell::Empty }
    };
    let due = listed.due.map(|due| {
        let passed = listed.outlook.due_state(context.as_of) == Some(DueState::Passed);
        row(vec![
            Cell::words(messages.text("list-column-commitment")),
            Cell::Empty,
            Cell::words(messages.due(due)),
            Cell::Day(due.on),
            Cell::day(dated.marks.first_due.map(|it| it.on)),
            Cell::Empty,
            overdue(passed),
        ])
    });
    let step = |step: &TimelineMilestone| {
        let (on, state) = step.on(context.as_of).unzip();
        let done = state == Some(StepState::Done);
        let what = messages.text("milestone").to_owned();
        let what = match done {
            true => Cell::Coloured(what, status_look(HeadlineStatus::Completed).ink),
            false => Cell::words(what),
        };
        row(vec![
            what,
            Cell::words(step.title.words(context.lang)),
            Cell::words(step.due.map(|due| messages.due(due)).unwrap_or_default()),
            Cell::day(step.due.map(|due| due.on)),
            Cell::day(step.first_due.map(|due| due.on)),
            Cell::day(on.filter(|_| done)),
            overdue(state == Some(StepState::Passed)),
        ])
    };
    due.into_iter().chain(dated.marks.steps.iter().map(step)).collect()
}

//! A row in words: the same facts beside a bar and in the table.

use crate::app::components::status::{is_late, look_word};
use crate::app::pages::portfolio::timeline::bar::TimelineBar;
use crate::app::request::RenderContext;
use crate::domain::commitment::due::Slip;
use crate::domain::list::marks::{StepState, TimelineMarks};
use crate::domain::list::projection::ListEntry;
use crate::i18n::Messages;
use crate::store::list::ListRow;

/// A commitment's facts in words.
pub struct Facts {
    /// Its status, or that it is a proposal or superseded.
    pub status: String,
    /// When it begins, or that only the day of its statement is known.
    pub begins: String,
    /// When it is due, that this day has passed, and from where it moved; each part by itself.
    pub due: Vec<String>,
    /// How many of its milestones are done.
    pub steps: Option<String>,
    /// When it was last reported on.
    pub reports: Option<String>,
}

impl Facts {
    /// The facts of a row.
    pub fn of(entry: &ListRow, marks: &TimelineMarks, course: &TimelineBar, context: &RenderContext) -> Self {
        let (messages, listed) = (context.messages, &entry.listed);
        let beginning = if listed.starts_on.is_some() { "starts-on" } else { "timeline-said" };
        Self {
            status: look_word(listed, messages).to_owned(),
            begins: messages.with(beginning, &[("day", messages.day(course.from).into())]),
            due: due(listed, marks, context),
            steps: steps(marks, context),
            reports: course
                .last_report
                .map(|day| messages.with("last-report-on", &[("day", messages.day(day).into())])),
        }
    }

    /// All of them in one line.
    pub fn line(self) -> String {
        let Self { status, begins, due, steps, reports } = self;
        [status, begins].into_iter().chain(due).chain(steps).chain(reports).collect::<Vec<_>>().join(" · ")
    }
}

fn due(listed: &ListEntry, marks: &TimelineMarks, context: &RenderContext) -> Vec<String> {
    let messages = context.messages;
    let mut parts = Vec::new();
    let slip = marks.slip(listed.due).map(|slip| slip_in_words(slip, messages));
    match (listed.due.map(|due| messages.with("due-on", &[("day", messages.due(due).into())])), slip) {
        (Some(due), Some(slip)) => parts.push(format!("{due}, {slip}")),
        (due, slip) => parts.extend(due.or(slip)),
    }
    if is_late(listed, context) {
        parts.push(messages.say("due-day-passed"));
    }
    parts
}

fn steps(marks: &TimelineMarks, context: &RenderContext) -> Option<String> {
    let done = marks.steps.iter().filter(|it| matches!(it.on(context.as_of), Some((_, StepState::Done)))).count();
    let n = marks.steps.len();
    (n > 0).then(|| context.messages.with("timeline-steps", &[("n", n.into()), ("done", done.into())]))
}

/// The original due day and the slip: "first set for 30 Jun 2025: 184 days later".
pub fn slip_in_words(slip: Slip, messages: Messages) -> String {
    let (key, n) = match slip.days {
        None => ("timeline-first-set-gone", 0),
        Some(0) => ("timeline-first-set", 0),
        Some(days) if days > 0 => ("timeline-first-set-later", days),
        Some(days) => ("timeline-first-set-earlier", -days),
    };
    messages.with(key, &[("day", messages.due(slip.first).into()), ("n", n.into())])
}

/// How far a due day moved, in a word or two: "184 days later".
pub fn moved(slip: Slip, messages: Messages) -> Option<String> {
    let days = slip.days.filter(|days| *days != 0)?;
    let key = if days > 0 { "timeline-slip-later" } else { "timeline-slip-earlier" };
    Some(messages.with(key, &[("n", days.abs().into())]))
}

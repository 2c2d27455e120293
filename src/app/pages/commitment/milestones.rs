//! The milestones: completed, upcoming, overdue, rescheduled.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::folded::folded;
use crate::app::components::icon::Icon;
use crate::app::components::status::StatusMark;
use crate::app::components::text::{LocalizedText, around};
use crate::app::pages::commitment::{CommitmentData, origin};
use crate::domain::basics::day::Day;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::record::events::{EventKind, done_by, first_due_of};
use crate::domain::record::headline::HeadlineStatus;

/// Milestones beyond this number are collapsed.
const SHOWN: usize = 6;

/// The milestones in chronological order.
pub fn card(told: &CommitmentData) -> impl IntoView + use<> {
    let (messages, today) = (told.words(), told.day());
    let mut steps: Vec<(usize, &Milestone)> =
        told.state.milestones.iter().enumerate().map(|(place, it)| (place, &it.value)).collect();
    steps.sort_by_key(|(place, it)| (done_by(it, today).or(it.due.map(|due| due.on)).unwrap_or(Day::NEVER), *place));
    let done = steps.iter().filter(|(_, it)| done_by(it, today).is_some()).count();
    // Nobody waits for the milestones of what is finished: none of them is missing.
    let count = (done < steps.len() && told.listed.outlook.live).then(|| {
        let text = messages.with("milestones-done", &[("n", steps.len().into()), ("done", done.into())]);
        view! { <span class="note">{text}</span> }
    });
    let rows: Vec<_> = steps.iter().map(|(place, it)| step(told, *place, it)).collect();
    let body = if rows.is_empty() {
        view! { <p class="note">{messages.text("commitment-milestones-none")}</p> }.into_any()
    } else {
        let mut rows = rows;
        let rest = folded(&mut rows, SHOWN, messages, |more| view! { <ul class="feed">{more}</ul> }.into_any());
        view! {
            <ul class="feed">{rows}</ul>
            {rest}
        }
        .into_any()
    };
    view! {
        <section class="card" id="milestones">
            <header>
                <h2>{messages.text("commitment-milestones")}</h2>
                {count}
            </header>
            {body}
        </section>
    }
}

/// One milestone; if a report mentions it, its title links there.
fn step(told: &CommitmentData, place: usize, milestone: &Milestone) -> AnyView {
    let (messages, today) = (told.words(), told.day());
    let title = view! { <LocalizedText text=milestone.title.clone() lang=told.lang() /> };
    let told_by = told.story.happenings.iter().find_map(|it| match it.what {
        EventKind::Reported { update, step, .. } if step == Some(place) => Some(update),
        _ => None,
    });
    let title = match told_by {
        Some(update) => view! { <a class="t" href=format!("#u-{}", update + 1)>{title}</a> }.into_any(),
        None => view! { <strong>{title}</strong> }.into_any(),
    };
    let done = done_by(milestone, today);
    let state = match (done, milestone.due) {
        (Some(on), _) => view! {
            <StatusMark status=HeadlineStatus::Completed messages=messages />
            {day::day(on, messages)}
        }
        .into_any(),
        (None, Some(due)) => {
            let args = [("day", messages.due(due).into())];
            if told.listed.outlook.live && told.has_passed(due) {
                view! {
                    <span class="late">
                        <Icon name="i-clock" />
                        {messages.with("milestone-passed", &args)}
                    </span>
                }
                .into_any()
            } else {
                view! { <span>{messages.with("milestone-due", &args)}</span> }.into_any()
            }
        }
        (None, None) => view! { <span>{messages.text("due-none")}</span> }.into_any(),
    };
    let first = first_due_of(&milestone.id, milestone.due, &told.history).map(|first| {
        let text = messages.with("milestone-moved", &[("day", messages.due(first).into())]);
        view! { <span>{text}</span> }
    });
    let reason = (!milestone.reason.is_empty()).then(|| {
        let reason = view! { <LocalizedText text=milestone.reason.clone() lang=told.lang() /> };
        view! { <span class="meta">{around(messages, "milestone-reason", &[], "reason", reason)}</span> }
    });
    view! {
        <li id=format!("m-{}", place + 1)>
            {title}
            <span class="meta">{state}{first}</span>
            {reason}
            {origin::of(told, Some(&milestone.id)).map(|it| view! { <span class="meta over">{it}</span> })}
        </li>
    }
    .into_any()
}

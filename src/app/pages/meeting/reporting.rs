//! What was due to be reported between the previous meeting and this one, and whether it was.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::folded::folded;
use crate::app::components::status::HeadlineMark;
use crate::app::components::text::{LocalizedText, around};
use crate::app::request::RenderContext;
use crate::domain::basics::day::Day;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::meeting::Meeting;
use crate::domain::record::events::done_by;
use crate::paths;
use crate::service::meeting::{ReportDay, ToReport};
use crate::store::list::ListRow;

/// Number of lines of a kind that are not collapsed.
const SHOWN: usize = 8;

/// The card.
pub fn card(report: &ToReport, before: &Meeting, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let link = view! {
        <a href=context.link(&paths::meeting(lang, &before.slug))><LocalizedText text=before.title.clone() lang=lang /></a>
    };
    let since = around(messages, "meeting-since", &[], "meeting", link);
    let none = (report.due.is_empty() && report.steps.is_empty() && report.days.is_empty())
        .then(|| view! { <p class="quiet">{messages.text("meeting-to-report-none")}</p> });
    let due: Vec<_> = report.due.iter().map(|entry| commitment(entry, report.from, context)).collect();
    let steps: Vec<_> = report.steps.iter().map(|(step, entry)| milestone(step, entry, report.from, context)).collect();
    let days: Vec<_> = report.days.iter().map(|it| report_day(it, context)).collect();
    view! {
        <section class="card" id="to-report">
            <header>
                <h2>{messages.text("meeting-to-report")}</h2>
                <span class="note">{since}</span>
            </header>
            {none}
            {part("meeting-to-report-due", "feed days", due, context)}
            {part("commitment-milestones", "feed days", steps, context)}
            {part("meeting-to-report-days", "feed days", days, context)}
        </section>
    }
    .into_any()
}

fn part(title: &str, class: &'static str, mut lines: Vec<AnyView>, context: &RenderContext) -> Option<AnyView> {
    let messages = context.messages;
    let n = lines.len();
    if n == 0 {
        return None;
    }
    let more = folded(&mut lines, SHOWN, messages, |more| view! { <ul class=class>{more}</ul> }.into_any());
    Some(
        view! {
            <div>
                <h3>{messages.say(title)} " " <span class="count">{messages.number(i64::try_from(n).unwrap_or(i64::MAX))}</span></h3>
                <ul class=class>{lines}</ul>
                {more}
            </div>
        }
        .into_any(),
    )
}

/// Whether anything has been reported about a commitment since a given day, in words.
fn since(entry: &ListRow, from: Day, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    match entry.listed.outlook.reported_on.filter(|it| *it >= from) {
        Some(on) => {
            let text = messages.with("meeting-reported-on", &[("day", messages.day(on).into())]);
            view! { <span data-reported="yes">{text}</span> }.into_any()
        }
        None => {
            view! { <span data-reported="no" class="silent">{messages.text("meeting-not-reported")}</span> }.into_any()
        }
    }
}

fn commitment(entry: &ListRow, from: Day, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let listed = entry.listed.clone();
    view! {
        <li data-commitment=listed.slug.clone()>
            <span class="day">{listed.due.map(|it| day::due(it, messages))}</span>
            <a class="t" href=context.link(&paths::commitment(lang, &listed.slug))>
                <LocalizedText text=listed.title.clone() lang=lang />
            </a>
            <span class="meta"><HeadlineMark listed=listed.clone() messages=messages /> {since(entry, from, context)}</span>
        </li>
    }
    .into_any()
}

fn milestone(step: &Milestone, entry: &ListRow, from: Day, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let state = match done_by(step, context.as_of.day) {
        Some(on) => {
            let text = messages.with("milestone-completed-on", &[("day", messages.day(on).into())]);
            view! { <span data-reported="yes">{text}</span> }.into_any()
        }
        None => since(entry, from, context),
    };
    view! {
        <li data-commitment=entry.listed.slug.clone()>
            <span class="day">{step.due.map(|it| day::due(it, messages))}</span>
            <a class="t" href=context.link(&paths::commitment(lang, &entry.listed.slug))>
                <LocalizedText text=step.title.clone() lang=lang />
            </a>
            <span class="of"><LocalizedText text=entry.listed.title.clone() lang=lang /></span>
            <span class="meta">{state}</span>
        </li>
    }
    .into_any()
}

fn report_day(report: &ReportDay, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let text = match report.reported {
        Some((open, reported)) => {
            messages.with("meeting-report-day", &[("n", open.into()), ("reported", reported.into())])
        }
        None => messages.say("meeting-report-day-ahead"),
    };
    view! {
        <li data-report-day=report.on.to_string()>
            <span class="day">{day::day(report.on, messages)}</span>
            <span>{text}</span>
        </li>
    }
    .into_any()
}

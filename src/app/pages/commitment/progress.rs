//! The progress line: from the statement to today and the due day, with all events; and the same data as a table.

use leptos::prelude::*;

use crate::app::components::day;
use crate::app::components::icon::Icon;
use crate::app::pages::commitment::CommitmentData;
use crate::app::pages::commitment::picture::{Picture, figure};
use crate::app::pages::commitment::stops::StopText;
use crate::domain::record::events::{Event, EventKind};
use crate::domain::record::headline::HeadlineStatus;
use crate::islands::progress::ProgressLine;

/// The card. A proposal without reports has none: nothing is expected of it.
pub fn card(told: &CommitmentData) -> Option<impl IntoView + use<>> {
    let messages = told.words();
    if told.commitment().is_proposal() && told.story.happenings.len() <= 1 {
        return None;
    }
    let picture = Picture::of(told);
    let drawn = picture.draw(told).into_any();
    let note = picture.note(told).map(|it| view! { <p class="note">{it}</p> });
    let (legend, table) = (picture.legend(told).into_any(), picture.table(told).into_any());
    let stops = picture.stops(told).into_any();
    let turns = view! {
        <div class="turns" hidden>
            <button type="button" aria-label=messages.text("commitment-progress-previous")>
                <Icon name="i-back" />
            </button>
            <button type="button" aria-label=messages.text("commitment-progress-next")>
                <Icon name="i-chevron" />
            </button>
        </div>
        <p class="vh" data-keys="" hidden>
            {messages.text("commitment-progress-keys")}
        </p>
    }
    .into_any();
    let line = view! {
        <ProgressLine>
            {drawn}
            {stops}
            {turns}
        </ProgressLine>
    }
    .into_any();
    Some(view! {
        <section class="card" id="progress">
            <header>
                <h2>{messages.text("commitment-progress")}</h2>
            </header>
            {line}
            {legend}
            {note}
            {table}
        </section>
    })
}

impl Picture {
    /// Everything on the line, in sequence; the latest past event is shown. The statement's link is the first in the
    /// drawing, the due day's the last.
    fn stops(&self, told: &CommitmentData) -> impl IntoView + use<> {
        let mark_of = |place: usize| match self.happenings[place].what {
            EventKind::Said => 0,
            EventKind::Due => self.line.marks.len() + 1,
            _ => 1 + self.line.marks.iter().position(|it| self.of_mark(it).any(|at| at == place)).unwrap_or_default(),
        };
        let last = self.happenings.iter().rposition(|it| it.on <= told.day()).unwrap_or_default();
        let stops: Vec<_> = self
            .lines
            .iter()
            .enumerate()
            .map(|(place, event)| {
                let source = event.source.clone().map(|(name, address)| {
                    view! { " · "<a href=address rel="noopener">{name}</a> }
                });
                let standing = event.standing();
                let standing = (!standing.is_empty()).then(|| view! { " · "<span>{standing}</span> });
                // The island counts in hundredths of a percent.
                let x = format!("{:.0}", self.line.axis.x(event.on).max(0.0) * 100.0);
                view! {
                    <p data-x=x data-mark=mark_of(place).to_string() hidden=place != last>
                        {day::period(event.on, event.precision, told.words())}
                        " "
                        {event.label.clone()}
                        <a href=event.href.clone() lang=event.lang.map(|lang| lang.code())>{event.title.clone()}</a>
                        {standing}
                        {source}
                    </p>
                }
            })
            .collect();
        view! {
            <div class="stops" role="status">
                {stops}
            </div>
        }
    }

    /// What the open end means.
    fn note(&self, told: &CommitmentData) -> Option<String> {
        let messages = told.words();
        if told.commitment().is_proposal() || told.listed.outlook.superseded.is_some() {
            return None;
        }
        let open = self.line.open.as_ref()?;
        Some(messages.say(if told.state.updates.is_empty() {
            "commitment-progress-none"
        } else if open.status == HeadlineStatus::Unknown {
            "commitment-progress-unknown"
        } else {
            "commitment-progress-open"
        }))
    }

    /// The shapes other than numbers, if there are any.
    fn legend(&self, told: &CommitmentData) -> Option<impl IntoView + use<>> {
        let messages = told.words();
        let any = |test: &dyn Fn(&Event, &StopText) -> bool| {
            self.happenings.iter().zip(&self.lines).any(|(it, line)| test(it, line))
        };
        let done = any(&|_, line| line.done);
        let ahead = any(&|it, line| matches!(it.what, EventKind::Step(_)) && !line.done);
        let met = any(&|it, _| matches!(it.what, EventKind::Met(_) | EventKind::Reported { sitting: true, .. }));
        let moved = self.line.due.as_ref().is_some_and(|it| it.first.is_some());
        let entry = |shown: bool, shape: AnyView, text: &str| {
            shown.then(|| {
                view! {
                    <li>
                        <svg viewBox="-16 -8 32 16" aria-hidden="true">
                            {shape}
                        </svg>
                        {text.to_owned()}
                    </li>
                }
            })
        };
        let base = view! { <line class="base" y1="-7" y2="7"></line> };
        (done || ahead || met || moved).then(|| {
            view! {
                <ul class="legend marks">
                    {entry(done, figure(false, Some(true)), messages.text("legend-milestone-done"))}
                    {entry(ahead, figure(false, Some(false)), messages.text("legend-milestone-due"))}
                    {entry(met, figure(true, None), messages.text("meeting"))}
                    {entry(moved, base.into_any(), messages.text("legend-baseline"))}
                </ul>
            }
        })
    }

    /// The same as text, for those who cannot or need not see the drawing.
    fn table(&self, told: &CommitmentData) -> impl IntoView + use<> {
        let messages = told.words();
        let today = told.day();
        let mut rows: Vec<_> = self.lines.iter().map(|it| (it.on, row(told, it))).collect();
        let place = rows.partition_point(|(on, _)| *on <= today);
        let text = messages.say(if told.context.as_of.past { "legend-as-of" } else { "commitment-progress-today" });
        let now = view! {
            <tr>
                <td>{day::day(today, messages)}</td>
                <td>{text}</td>
                <td>{messages.of_word("status", told.story.status_on(today))}</td>
            </tr>
        };
        rows.insert(place, (today, now.into_any()));
        let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
        view! {
            <details class="fold">
                <summary>{messages.text("commitment-progress-as-table")}</summary>
                <table>
                    <caption class="vh">{messages.text("commitment-progress")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{messages.text("commitment-progress-day")}</th>
                            <th scope="col">{messages.text("commitment-progress-what")}</th>
                            <th scope="col">{messages.text("status")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        }
    }
}

fn row(told: &CommitmentData, stop: &StopText) -> AnyView {
    let messages = told.words();
    let lang = stop.lang.map(|lang| lang.code());
    let source = stop.source.as_ref().map(|(name, address)| {
        view! { " "<small><a href=address.clone() rel="noopener">{name.clone()}</a></small> }
    });
    view! {
        <tr>
            <td>{day::period(stop.on, stop.precision, messages)}</td>
            <td>{stop.label.clone()}<a href=stop.href.clone() lang=lang>{stop.title.clone()}</a>{source}</td>
            <td>{stop.standing()}</td>
        </tr>
    }
    .into_any()
}

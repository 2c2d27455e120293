//! The list of meetings: upcoming ones, and past ones by mechanism.

use leptos::prelude::*;

use crate::app::components::day::period;
use crate::app::components::head::PageHead;
use crate::app::components::new_entry::new_entry;
use crate::app::components::searched::searched;
use crate::app::components::text::{LocalizedText, note};
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext, Section};
use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::search::terms;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::paths;

/// Loads the meetings known on the requested day.
///
/// # Errors
/// If the database does not respond.
pub async fn page(request: RequestContext) -> PageResult {
    let page_context = request.read().await?;
    let mut meetings = request.accord.meetings().list(&page_context.snapshot);
    let all = meetings.len();
    let query = page_context.query.clone();
    let names = request.accord.portfolio().names(&page_context.snapshot);
    let found = names.meetings(&terms(&query.q));
    meetings.retain(|it| found.contains(&*it.slug));
    let messages = request.messages;
    let title = messages.say("meetings-title");
    let description = messages.with("meetings-description", &[("n", meetings.len().into())]);
    let frame = Frame::new(&request, &page_context, Some(Section::Meetings), &title);
    let context = page_context.render_context(&request);
    let new = new_entry(&request, &context, paths::new_meeting(request.lang), "meeting-new");
    let narrowed = searched(&request.path, &query, meetings.len(), all, &context);
    let head = view! { {narrowed}{new} }.into_any();
    Ok(Page::new(frame, title, description, move || body(meetings, head, context)))
}

fn body(meetings: Vec<Meeting>, head: AnyView, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let n = meetings.len();
    let day = context.as_of.day;
    let (mut ahead, past): (Vec<_>, Vec<_>) = meetings.into_iter().partition(|it| it.is_to_come(day));
    ahead.sort_by_key(turn);
    // The next meeting is highlighted.
    let next = ahead.iter().position(|it| it.state == MeetingState::Planned && it.on >= day);
    let next = next.map(|place| next_one(&ahead.remove(place), &context));
    let none = (n == 0).then(|| view! { <p class="quiet">{messages.text("meetings-none")}</p> });
    let ahead = (!ahead.is_empty()).then(|| {
        let rows = ahead.iter().map(|it| row(it, true, &context)).collect_view();
        view! {
            <section class="card">
                <h2>{messages.text("meetings-awaited")}</h2>
                <table class="plain">
                    <caption class="vh">{messages.text("meetings-awaited")}</caption>
                    {heads(&context)}
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    });
    let past_note = context.as_of.past.then(|| view! { <p class="note">{messages.text("meetings-past-day-note")}</p> });
    let past = (!past.is_empty()).then(|| {
        let groups = by_mechanism(&past).into_iter().map(|(code, sittings)| mechanism(code, &sittings, &context));
        view! {
            <section class="card long">
                <header>
                    <h2>{messages.text("meetings-past")}" "<span class="quiet">{past.len()}</span></h2>
                    <span class="note">{messages.text("meetings-past-note")}</span>
                </header>
                <table class="plain">
                    <caption class="vh">{messages.text("meetings-caption")}</caption>
                    {heads(&context)}
                    {groups.collect_view()}
                </table>
            </section>
        }
    });
    view! {
        <PageHead
            steps=Vec::new()
            within=true
            title=messages.text("meetings-title")
            lead=messages.text("meetings-lead")
            context=context.clone()
        >
            {past_note}
            {head}
        </PageHead>
        {none}
        {next}
        {ahead}
        {past}
    }
    .into_any()
}

/// The next meeting, with the time until it.
fn next_one(meeting: &Meeting, context: &RenderContext) -> AnyView {
    let (lang, messages) = (context.lang, context.messages);
    let mechanism = context.reference.mechanism(&meeting.mechanism);
    let mechanism = mechanism.map(|it| view! { <span><LocalizedText text=it.name.clone() lang=lang /></span> });
    let place = meeting.place.as_deref().map(|it| view! { <span>{note(it, lang)}</span> });
    // With only a month or quarter given, the number of days until then is unknown.
    let distance = (meeting.precision == Precision::Day)
        .then(|| view! { <span>{messages.distance(meeting.on, context.as_of.day)}</span> });
    view! {
        <section class="card next" data-next=meeting.slug.clone()>
            <h2>{messages.text("meeting-next")}</h2>
            <p class="title">
                <a href=context.link(&paths::meeting(lang, &meeting.slug))>
                    <LocalizedText text=meeting.title.clone() lang=lang />
                </a>
            </p>
            <p class="meta">
                <span>{messages.of_word("meeting-state", meeting.state)}</span>
                <strong>{period(meeting.on, meeting.precision, messages)}</strong>
                {distance}
                {mechanism}
                {place}
            </p>
        </section>
    }
    .into_any()
}

/// The order of upcoming meetings: planned ones, earliest first; then postponed or cancelled ones, latest first.
fn turn(meeting: &Meeting) -> (bool, i32) {
    let planned = meeting.state == MeetingState::Planned;
    let days = Day::NEVER.days_until(meeting.on);
    (!planned, if planned { days } else { -days })
}

/// The meetings of each mechanism, in the given order; the mechanism with the latest meeting first.
fn by_mechanism(meetings: &[Meeting]) -> Vec<(&str, Vec<&Meeting>)> {
    let mut groups: Vec<(&str, Vec<&Meeting>)> = Vec::new();
    for meeting in meetings {
        match groups.iter_mut().find(|(code, _)| *code == meeting.mechanism) {
            Some((_, sittings)) => sittings.push(meeting),
            None => groups.push((&meeting.mechanism, vec![meeting])),
        }
    }
    groups
}

fn heads(context: &RenderContext) -> impl IntoView + use<> {
    let heads = ["title", "day", "place", "state"];
    let heads = heads.map(|it| view! { <th scope="col">{context.messages.say(&format!("meetings-column-{it}"))}</th> });
    view! {
        <thead>
            <tr>{heads.into_iter().collect_view()}</tr>
        </thead>
    }
    .into_any()
}

fn mechanism(code: &str, sittings: &[&Meeting], context: &RenderContext) -> impl IntoView + use<> {
    let messages = context.messages;
    let mechanism = context.reference.mechanism(code);
    let name = match mechanism {
        Some(mechanism) => view! { <LocalizedText text=mechanism.name.clone() lang=context.lang /> }.into_any(),
        None => code.to_owned().into_any(),
    };
    let kind = mechanism.map(|it| messages.of_word("mechanism-kind", it.kind));
    let n = messages.with("count-meetings", &[("n", sittings.len().into())]);
    let rows = sittings.iter().map(|it| row(it, false, context)).collect_view();
    view! {
        <tbody>
            <tr class="of">
                <th scope="rowgroup" colspan="4">
                    {name}
                    <small>{kind.map(|it| format!("{it} · "))}{n}</small>
                </th>
            </tr>
            {rows}
        </tbody>
    }
    .into_any()
}

fn row(meeting: &Meeting, with_mechanism: bool, context: &RenderContext) -> impl IntoView + use<> {
    let (lang, messages) = (context.lang, context.messages);
    let mechanism = context.reference.mechanism(&meeting.mechanism).filter(|_| with_mechanism);
    let below = mechanism.map(|it| view! { <small><LocalizedText text=it.name.clone() lang=lang /></small> });
    let (class, place) = match meeting.place.as_deref() {
        Some(place) => ("p", note(place, lang)),
        None => ("q", messages.say("not-given").into_any()),
    };
    let remark = remark(meeting, context.as_of.day).map(|key| view! { <small>{messages.text(key)}</small> });
    view! {
        <tr>
            <th scope="row">
                <a href=context.link(&paths::meeting(lang, &meeting.slug))>
                    <LocalizedText text=meeting.title.clone() lang=lang />
                </a>
                {below}
            </th>
            <td class="k">{period(meeting.on, meeting.precision, messages)}</td>
            <td class=class>{place}</td>
            <td class=format!("s {}", meeting.state)>{messages.of_word("meeting-state", meeting.state)}{remark}</td>
        </tr>
    }
    .into_any()
}

/// The message key of the remark on the day of a meeting that was not held.
pub fn remark(meeting: &Meeting, day: Day) -> Option<&'static str> {
    match meeting.state {
        MeetingState::Postponed => Some("meeting-postponed-note"),
        MeetingState::Cancelled => Some("meeting-cancelled-note"),
        MeetingState::Planned if meeting.on < day => Some("meeting-planned-passed"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::basics::text::Text;

    fn meeting(mechanism: &str, on: &str, state: MeetingState) -> Meeting {
        Meeting {
            slug: format!("{mechanism}-{on}"),
            mechanism: mechanism.into(),
            title: Text::default(),
            number: None,
            on: on.parse().unwrap(),
            precision: Precision::Day,
            place: None,
            state,
            source: None,
            reason: Text::default(),
        }
    }

    #[test]
    fn what_was_not_held_is_awaited_and_explained() {
        let day = "2026-11-25".parse().unwrap();
        let told = |on: &str, state| {
            let sitting = meeting("m", on, state);
            (sitting.is_to_come(day), remark(&sitting, day))
        };
        assert_eq!(told("2026-11-25", MeetingState::Planned), (true, None));
        assert_eq!(told("2026-11-24", MeetingState::Planned), (true, Some("meeting-planned-passed")));
        assert_eq!(told("2025-12-18", MeetingState::Postponed), (true, Some("meeting-postponed-note")));
        assert_eq!(told("2025-12-18", MeetingState::Cancelled), (false, Some("meeting-cancelled-note")));
        assert_eq!(told("2027-12-18", MeetingState::Cancelled), (true, Some("meeting-cancelled-note")));
        assert_eq!(told("2025-12-18", MeetingState::Held), (false, None));
    }

    #[test]
    fn the_next_meeting_comes_first() {
        let mut ahead = [
            meeting("m", "2025-12-18", MeetingState::Postponed),
            meeting("m", "2027-03-01", MeetingState::Planned),
            meeting("m", "2027-01-01", MeetingState::Cancelled),
            meeting("m", "2026-12-31", MeetingState::Planned),
        ];
        ahead.sort_by_key(turn);
        let days = ahead.map(|it| it.on.to_string());
        assert_eq!(days, ["2026-12-31", "2027-03-01", "2027-01-01", "2025-12-18"]);
    }

    #[test]
    fn mechanisms_come_by_their_latest_meeting() {
        let held = [("b", "2025-01-01"), ("a", "2024-06-01"), ("b", "2024-01-01"), ("c", "2023-01-01")];
        let meetings = held.map(|(mechanism, on)| meeting(mechanism, on, MeetingState::Held));
        let groups: Vec<_> = by_mechanism(&meetings).into_iter().map(|(code, it)| (code, it.len())).collect();
        assert_eq!(groups, [("b", 2), ("a", 1), ("c", 1)]);
    }
}

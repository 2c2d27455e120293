//! The overview's short lists.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::card::CardHead;
use crate::app::components::day::{day, due, period};
use crate::app::components::feed::{CommitmentItem, UpdateItem};
use crate::app::components::rows::MoreLink;
use crate::app::components::text::LocalizedText;
use crate::app::request::RenderContext;
use crate::domain::basics::day::Elapsed;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::{Query, Sort};
use crate::domain::meeting::{Meeting, MeetingState};
use crate::paths;
use crate::service::portfolio::overview::REPORTED;
use crate::store::list::ListRow;
use crate::store::report::updates::ListedUpdate;

/// The address of the sorted list of commitments that match the facets.
fn list(facets: Facets, sort: Sort, context: &RenderContext) -> String {
    context.list(&paths::commitments(context.lang), &Query { facets, sort: sort.into(), ..Query::default() })
}

/// Commitments by their due days.
fn by_due_day(entries: Vec<ListRow>, context: &RenderContext) -> impl IntoView + use<> {
    let items = entries
        .into_iter()
        .map(|entry| {
            let leaf = entry.listed.due.map(|it| due(it, context.messages)).into_any();
            view! { <CommitmentItem entry=entry leaf=leaf context=context.clone() /> }
        })
        .collect_view();
    view! { <ul class="feed days">{items}</ul> }
}

/// What is due next.
#[component]
pub fn DueNext(
    /// The earliest of them.
    entries: Vec<ListRow>,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let facets = Facets::commitments().with(Facet::Due, [DueState::Ahead]);
    let more = (!entries.is_empty()).then(|| (list(facets, Sort::Due, &context), messages.say("all")));
    let body = if entries.is_empty() {
        view! { <p class="note">{messages.text("overview-due-next-none")}</p> }.into_any()
    } else {
        by_due_day(entries, &context).into_any()
    };
    view! {
        <section class="card">
            <CardHead title=messages.text("overview-due-next") more=more />
            {body}
        </section>
    }
    .into_any()
}

/// Commitments past their due day without a report; this is computed, and the card says so.
#[component]
pub fn DuePassed(
    /// The earliest of them.
    entries: Vec<ListRow>,
    /// Counts of everything.
    tally: Arc<FacetCounts>,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let facets = Facets::commitments().with(Facet::Due, [DueState::Passed]);
    let total = tally.total(&facets);
    let more =
        (total > 0).then(|| (list(facets, Sort::Due, &context), messages.with("show-all", &[("n", total.into())])));
    let body = if entries.is_empty() {
        view! { <p class="note">{messages.text("overview-passed-none")}</p> }.into_any()
    } else {
        view! {
            {by_due_day(entries, &context)}
            <p class="note">{messages.text("overview-passed-note")}</p>
        }
        .into_any()
    };
    view! {
        <section class="card">
            <CardHead title=messages.text("overview-passed") more=more />
            {body}
        </section>
    }
    .into_any()
}

/// Planned and postponed meetings; if there are none, the last ones held.
#[component]
pub fn Meetings(
    /// Planned ones, then postponed ones.
    awaited: Vec<Meeting>,
    /// The last ones held.
    last: Vec<Meeting>,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let none = match (awaited.is_empty(), context.as_of.past) {
        (false, _) => None,
        (true, true) => Some("overview-next-meeting-past"),
        (true, false) => Some("overview-next-meeting-none"),
    };
    let none = none.map(|key| {
        let held = (!last.is_empty()).then(|| view! { " "{messages.text("overview-last-meetings")} });
        view! { <p class="note">{messages.say(key)}{held}</p> }
    });
    let items = awaited
        .into_iter()
        .take(3)
        .chain(last.into_iter().filter(|_| none.is_some()))
        .map(|it| meeting(it, &context))
        .collect_view();
    let more = (context.link(&paths::meetings(context.lang)), messages.say("all"));
    view! {
        <section class="card">
            <CardHead title=messages.text("meeting-next") more=Some(more) />
            {none}
            <ul class="feed days">{items}</ul>
        </section>
    }
    .into_any()
}

fn meeting(meeting: Meeting, context: &RenderContext) -> impl IntoView + use<> {
    let messages = context.messages;
    let before = (meeting.state == MeetingState::Postponed)
        .then(|| view! { <small>{messages.text("overview-meeting-was-set")}</small> });
    let state = match meeting.state {
        MeetingState::Postponed => messages.text("overview-meeting-postponed"),
        state => messages.of_word("meeting-state", state),
    };
    // Places are recorded in English only.
    let place = meeting.place.clone().filter(|_| context.lang == Lang::En).map(|place| view! { <span>{place}</span> });
    view! {
        <li>
            <span class="day">{before}{period(meeting.on, meeting.precision, context.messages)}</span>
            <a class="t" href=context.link(&paths::meeting(context.lang, &meeting.slug))>
                <LocalizedText text=meeting.title lang=context.lang />
            </a>
            <span class="meta"><span>{state}</span>{place}</span>
        </li>
    }
    .into_any()
}

/// Recent reports.
#[component]
pub fn Latest(
    /// The latest updates.
    updates: Vec<(ListedUpdate, ListRow)>,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let more = (!updates.is_empty()).then(|| (list(Facets::default(), Sort::Updated, &context), messages.say("all")));
    let empty = updates.is_empty();
    let none = empty.then(|| view! { <p class="note">{messages.text("overview-latest-none")}</p> });
    // Without a meeting there is nothing to compare with.
    let held = context.reference.meetings.iter().any(|it| it.state == MeetingState::Held && it.on <= context.as_of.day);
    let changes = context.link(&paths::changes(context.lang));
    let items = updates
        .into_iter()
        .map(|(reported, entry)| view! { <UpdateItem reported=reported entry=entry context=context.clone() /> })
        .collect_view();
    view! {
        <section class=if empty { "card latest third short" } else { "card latest third" }>
            <CardHead title=messages.text("overview-latest") more=more />
            {none}
            {(!empty).then(|| view! { <ul class="feed">{items}</ul> })}
            {held.then(|| view! { <MoreLink address=changes label=messages.say("overview-changes") /> })}
        </section>
    }
    .into_any()
}

/// Commitments whose last report is the oldest, and how many were never reported on.
#[component]
pub fn Silent(
    /// Those silent the longest.
    entries: Vec<ListRow>,
    /// Counts of everything.
    tally: Arc<FacetCounts>,
    /// Language, messages and day.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let with = |freshness: &[Freshness]| Facets::commitments().with(Facet::Freshness, freshness);
    let (reported, never) = (tally.total(&with(&REPORTED)), tally.total(&with(&[Freshness::Never])));
    let more = (reported > 0).then(|| {
        let address = list(with(&REPORTED), Sort::Silent, &context);
        (address, messages.with("show-all", &[("n", reported.into())]))
    });
    let empty = entries.is_empty();
    let body = if empty {
        let sentence = messages.say("overview-silent-none");
        view! { <p class="note">{sentence}</p> }.into_any()
    } else {
        let items = entries.into_iter().map(|it| silent(it, &context)).collect_view();
        view! { <ul class="feed days">{items}</ul> }.into_any()
    };
    let never = (never > 0).then(|| {
        let address = list(with(&[Freshness::Never]), Sort::Newest, &context);
        view! { <MoreLink address=address label=messages.with("overview-silent-never", &[("n", never.into())]) /> }
    });
    view! {
        <section class=if empty { "card third short" } else { "card third" }>
            <CardHead title=messages.text("overview-silent") more=more note=messages.say("overview-silent-note") />
            {body}
            {never}
        </section>
    }
    .into_any()
}

fn silent(entry: ListRow, context: &RenderContext) -> impl IntoView + use<> {
    let messages = context.messages;
    let reported = entry.listed.outlook.reported_on;
    let leaf = reported.map(|on| {
        let (key, n) = match on.elapsed_until(context.as_of.day) {
            Elapsed::Days(n) => ("elapsed-days", n),
            Elapsed::Months(n) => ("elapsed-months", n),
            Elapsed::Years(n) => ("elapsed-years", n),
        };
        messages.with(key, &[("n", n.into())])
    });
    let last = reported.map(|on| day(on, context.messages).into_any());
    view! { <CommitmentItem entry=entry leaf=leaf.into_any() before=last context=context.clone() /> }
}

//! Commitments, each with what changed.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::components::text::LocalizedText;
use crate::app::pages::portfolio::changes::address;
use crate::app::request::RenderContext;
use crate::domain::basics::day::Day;
use crate::domain::commitment::due::Due;
use crate::domain::list::comparison::{ChangeKind, StatusChange, slip};
use crate::domain::list::facet::Facet;
use crate::domain::list::projection::ListEntry;
use crate::domain::list::query::Query;
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::changes::{Changes, Learned, Moved};

/// The rows in cards by area, each commitment under the first of its areas, or the first of those chosen.
pub fn by_area(moved: &[&Moved], all: &Changes, query: &Query, context: &RenderContext) -> impl IntoView + use<> {
    let messages = context.messages;
    let area = |change: &Moved| {
        let areas = change.entry().map_or(&[][..], |entry| &entry.listed.areas);
        let chosen = areas.iter().find(|code| query.facets.has(Facet::Area, code));
        chosen.or(areas.first()).cloned()
    };
    let mut groups: BTreeMap<(usize, Option<String>), Vec<&Moved>> = BTreeMap::new();
    for change in moved {
        let code = area(change);
        let place = context.reference.areas.iter().position(|it| Some(&it.code) == code.as_ref());
        groups.entry((place.unwrap_or(usize::MAX), code)).or_default().push(change);
    }
    groups
        .into_iter()
        .map(|((_, code), rows)| {
            let name = code.as_deref().map_or_else(|| messages.say("timeline-none-area"), |code| context.area(code));
            let id = format!("in-{}", code.as_deref().unwrap_or_default());
            let heading = id.clone();
            let totals = code.as_deref().map(|code| totals(code, all, query, context));
            let rows = rows.into_iter().map(|it| row(it, context)).collect_view();
            view! {
                <section class="card" aria-labelledby=id>
                    <header>
                        <h2 id=heading>{name}</h2>
                        {totals}
                    </header>
                    <ul class="feed two">{rows}</ul>
                </section>
            }
        })
        .collect_view()
}

/// How many commitments of an area each kind of change concerns, with links.
fn totals(code: &str, all: &Changes, query: &Query, context: &RenderContext) -> impl IntoView + use<> {
    let messages = context.messages;
    let in_area = |it: &&Moved| it.entry().is_some_and(|entry| entry.listed.areas.iter().any(|area| area == code));
    let mut counts: BTreeMap<ChangeKind, u32> = BTreeMap::new();
    for kind in all.moved.iter().filter(in_area).flat_map(|it| &it.difference.kinds) {
        *counts.entry(*kind).or_default() += 1;
    }
    let links = counts
        .into_iter()
        .map(|(kind, n)| {
            let target = address(context, query, |query| {
                query.facets = query.facets.clone().with(Facet::Area, [code]);
                query.kind = Some(kind);
            });
            let args = [("status", messages.of_word("change", kind).into()), ("n", messages.number(n).into())];
            view! { <a href=target>{messages.with("count-at-status", &args)}</a> }
        })
        .collect_view();
    view! { <p class="totals">{links}</p> }
}

fn row(moved: &Moved, context: &RenderContext) -> Option<impl IntoView + use<>> {
    let listed = &moved.entry()?.listed;
    let messages = context.messages;
    let title = view! { <LocalizedText text=listed.title.clone() lang=context.lang /> };
    // A removed commitment has no page on the later day: it is read as of the earlier one.
    let address = match (&moved.after, &moved.before) {
        (None, Some(_)) => None,
        _ => Some(context.link(&paths::commitment(context.lang, &listed.slug))),
    };
    let title = match address {
        Some(address) => view! { <a class="t" href=address>{title}</a> }.into_any(),
        None => view! { <span class="t">{title}</span> }.into_any(),
    };
    let kinds = told_kinds(moved, context)
        .into_iter()
        .map(|(kind, said)| {
            view! {
                <li>
                    <b class="what">{messages.of_word("change", kind)}</b>
                    " "
                    {said}
                </li>
            }
        })
        .collect_view();
    let kind_words: Vec<&str> = moved.difference.kinds.iter().map(|kind| kind.word()).collect();
    Some(view! {
        <li data-commitment=listed.slug.clone() data-kinds=kind_words.join(" ")>
            {title} <ul class="kinds">{kinds}</ul>
        </li>
    })
}

/// The kinds of change that are told of a commitment, each in a few words. Completion already implies the status change.
pub fn told_kinds(moved: &Moved, context: &RenderContext) -> Vec<(ChangeKind, String)> {
    let completed = moved.is(ChangeKind::Completed);
    let kinds = moved.difference.kinds.iter().copied();
    let kinds = kinds.filter(|kind| !(completed && *kind == ChangeKind::Status));
    kinds.map(|kind| (kind, told(kind, moved, context))).collect()
}

/// Describes one kind of change in a few words.
fn told(kind: ChangeKind, moved: &Moved, context: &RenderContext) -> String {
    let messages = context.messages;
    let (before, after) = (moved.before.as_ref().map(|it| &it.listed), moved.after.as_ref().map(|it| &it.listed));
    match (kind, after) {
        (ChangeKind::New | ChangeKind::Proposed, Some(now)) => {
            let statement = context.reference.statement(&now.statement);
            let title = statement.map(|it| it.title.words(context.lang).to_owned()).unwrap_or_default();
            messages
                .with("changes-said-in", &[("day", messages.day(now.stated_on).into()), ("statement", title.into())])
        }
        (ChangeKind::Superseded, Some(_)) => became(moved, context).unwrap_or_default(),
        (ChangeKind::Completed | ChangeKind::Status, Some(now)) => {
            let lines: Vec<String> =
                moved.difference.statuses.iter().map(|change| status(change, before, now, context)).collect();
            lines.join(" · ")
        }
        (ChangeKind::Slipped | ChangeKind::DueSet, Some(now)) => {
            due_moved(before.and_then(|it| it.due), now.due, context)
        }
        (ChangeKind::DuePassed, Some(now)) => now.due.map(|due| messages.due(due)).unwrap_or_default(),
        (ChangeKind::Silent | ChangeKind::Reported, Some(now)) => {
            let day = now.outlook.reported_on;
            day.map(|day| messages.with("last-report-on", &[("day", messages.day(day).into())])).unwrap_or_default()
        }
        (ChangeKind::Differ, Some(now)) => sides(now, context),
        (ChangeKind::Countersigned, Some(_)) => {
            let lines = moved.difference.answered.iter().map(|answered| {
                let args = [
                    ("party", context.party_tag(answered.party.as_str()).into()),
                    ("day", messages.day(answered.on).into()),
                ];
                messages.with(&format!("changes-answered-{}", answered.answer), &args)
            });
            lines.collect::<Vec<_>>().join(" · ")
        }
        _ => String::new(),
    }
}

/// What became of a commitment that was superseded: into what it was merged or split, or by what it was replaced. Nothing
/// where the reader sees none of those.
pub fn became(moved: &Moved, context: &RenderContext) -> Option<String> {
    let messages = context.messages;
    let superseded = moved.after.as_ref()?.listed.outlook.superseded.as_ref()?;
    let titles: Vec<String> =
        moved.successors.iter().map(|it| it.listed.title.words(context.lang).to_owned()).collect();
    let key = format!("supersession-{}-by", superseded.how);
    (!titles.is_empty()).then(|| messages.with(&key, &[("titles", messages.list(&titles).into())]))
}

fn status(change: &StatusChange, before: Option<&ListEntry>, now: &ListEntry, context: &RenderContext) -> String {
    let messages = context.messages;
    let who = match &change.party {
        Some(party) => context.party_tag(party.as_str()),
        None => {
            let silent = now.headline.kind == crate::domain::record::headline::HeadlineKind::None;
            let kind = before.filter(|_| silent).map_or(now.headline.kind, |then| then.headline.kind);
            messages.of_word("kind", kind).to_owned()
        }
    };
    let args = [
        ("who", who.into()),
        ("before", messages.of_word("status", change.before).into()),
        ("after", messages.of_word("status", change.after).into()),
    ];
    messages.with("changes-status", &args)
}

/// The due day before and after, and by how many days it slipped.
pub fn due_moved(before: Option<Due>, after: Option<Due>, context: &RenderContext) -> String {
    let messages = context.messages;
    let shown = |due: Option<Due>| due.map_or_else(|| messages.say("changes-no-due"), |due| messages.due(due));
    let (earlier, later) = (shown(before), shown(after));
    match slip(before, after) {
        Some(days) => {
            let args = [("before", earlier.into()), ("after", later.into()), ("days", days.into())];
            messages.with("changes-due-later", &args)
        }
        None => messages.with("history-due", &[("before", earlier.into()), ("after", later.into())]),
    }
}

/// What each side reports.
fn sides(listed: &ListEntry, context: &RenderContext) -> String {
    let messages = context.messages;
    let lines = listed.headline.sides.iter().map(|(party, status)| {
        let args = [
            ("label", context.party_tag(party.as_str()).into()),
            ("value", messages.of_word("status", *status).into()),
        ];
        messages.with("labelled", &args)
    });
    lines.collect::<Vec<_>>().join(" · ")
}

/// What was learned late of a commitment: how many records of each kind.
pub fn learned_records(learned: &Learned, messages: Messages) -> Vec<String> {
    let records = learned.records.iter();
    records.map(|(kind, n)| messages.with(&format!("learned-{kind}"), &[("n", (*n).into())])).collect()
}

/// What took effect before the earlier day but was recorded only after it.
pub fn learned(shown: &[Learned], all: usize, from: Day, context: &RenderContext) -> Option<impl IntoView + use<>> {
    let messages = context.messages;
    let rows = shown
        .iter()
        .map(|learned| {
            let listed = &learned.entry.listed;
            let records = learned_records(learned, messages);
            view! {
                <li data-learned=listed.slug.clone()>
                    <a class="t" href=context.link(&paths::commitment(context.lang, &listed.slug))>
                        <LocalizedText text=listed.title.clone() lang=context.lang />
                    </a>
                    <span class="meta">{messages.list(&records)}</span>
                </li>
            }
        })
        .collect_view();
    (!shown.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="learned">
                <header>
                    <h2 id="learned">
                        {messages.of_word("change", ChangeKind::Learned)} " " <span class="quiet">{messages.number(u32::try_from(all).unwrap_or(u32::MAX))}</span>
                    </h2>
                    <span class="note">
                        {messages.with("changes-learned-note", &[("day", messages.day_in_prose(from).into())])}
                    </span>
                </header>
                <ul class="feed two">{rows}</ul>
            </section>
        }
    })
}

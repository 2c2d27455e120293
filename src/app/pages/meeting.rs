//! One meeting: what was said there, what reports it, and the other sittings of its mechanism.

use leptos::prelude::*;

use super::meetings::remark;
use crate::app::components::count::counted_of;
use crate::app::components::day::{day, period};
use crate::app::components::feed::UpdateItem;
use crate::app::components::head::Crumbs;
use crate::app::components::link::external;
use crate::app::components::rows::CommitmentTable;
use crate::app::components::text::{Words as Shown, note, title_note};
use crate::app::components::work::Doing;
use crate::app::visit::Drawing;
use crate::app::{Answer, Error, Frame, Page, Section, Visit};
use crate::domain::meeting::Meeting;
use crate::domain::member::Member;
use crate::domain::record::Noun;
use crate::domain::statement::Statement;
use crate::paths;
use crate::service::places::MeetingPage;
use crate::store::list::Entry;
use crate::store::reading::ListedUpdate;

/// Loads a meeting with what came of it.
///
/// # Errors
/// When there is no such meeting on that day, or the database does not answer.
pub async fn page(visit: Visit) -> Answer {
    let mut reading = visit.read().await?;
    let found = visit.accord.meeting(&mut reading.snapshot, &visit.slug, visit.lang).await?;
    let page = found.ok_or(Error::NotFound(Noun::Meeting))?;
    let words = visit.words;
    let title = page.meeting.title.words(visit.lang).to_owned();
    let on = words.period_in_prose(page.meeting.on, page.meeting.precision);
    let description = words.with("meeting-description", &[("title", title.as_str().into()), ("day", on.into())]);
    let frame = Frame::new(&visit, &reading, Some(Section::Meetings), &title);
    let drawing = reading.drawing(&visit);
    let may = visit.member.as_ref().is_some_and(Member::edits_reference) && !drawing.as_of.past;
    let edit = may.then(|| (paths::edit_meeting(visit.lang, &page.meeting.slug), "meeting-edit"));
    Ok(Page::new(frame, title, description, move || {
        let MeetingPage { meeting, statements, said, updates, others } = page;
        view! {
            <Lead meeting=meeting.clone() work=edit.into_iter().collect() drawing=drawing.clone() />
            <div class="columns">
                <div class="stack">
                    <Statements statements=statements drawing=drawing.clone() />
                    <Said entries=said drawing=drawing.clone() />
                    <Reports updates=updates drawing=drawing.clone() />
                </div>
                <div class="stack">
                    <Facts meeting=meeting.clone() drawing=drawing.clone() />
                    <Others meeting=meeting others=others drawing=drawing />
                </div>
            </div>
        }
    }))
}

#[component]
fn Lead(meeting: Meeting, work: Vec<(String, &'static str)>, drawing: Drawing) -> impl IntoView {
    let (lang, words) = (drawing.lang, drawing.words);
    let steps = vec![(drawing.link(&paths::meetings(lang)), words.say("meetings-title"))];
    let version = title_note(&meeting.title, &drawing).map(|it| view! { <p><span class="tag">{it}</span></p> });
    let place = meeting.place.as_deref().map(|it| view! { ", "{note(it, lang)} });
    let remark = remark(&meeting, drawing.as_of.day).map(|key| view! { <p class="notice">{words.text(key)}</p> });
    view! {
        <div class="lead">
            <Crumbs steps=steps drawing=drawing.clone() />
            <h1>
                <Shown text=meeting.title.clone() lang=lang />
            </h1>
            {version}
            <p>
                {words.of_word("meeting-state", meeting.state)} ", " {period(meeting.on, meeting.precision, words)} {place}
            </p>
            {remark}
            <Doing work=work words=words />
        </div>
    }
    .into_any()
}

/// The statements that came of it.
#[component]
fn Statements(statements: Vec<Statement>, drawing: Drawing) -> impl IntoView {
    let (lang, words) = (drawing.lang, drawing.words);
    let none = statements.is_empty().then(|| {
        view! { <p class="quiet">{words.text("meeting-statements-none")}</p> }
    });
    let items = statements
        .into_iter()
        .map(|it| {
            view! {
                <li>
                    <a class="t" href=drawing.link(&paths::statement(lang, &it.slug))>
                        <Shown text=it.title lang=lang />
                    </a>
                    <span class="meta">{day(it.on, words)} <span>{words.of_word("statement-kind", it.kind)}</span></span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{words.text("meeting-statements")}</h2>
            {none}
            <ul class="feed">{items}</ul>
        </section>
    }
    .into_any()
}

/// What these statements say will be done.
#[component]
fn Said(entries: Vec<Entry>, drawing: Drawing) -> impl IntoView {
    let words = drawing.words;
    (!entries.is_empty()).then(|| {
        let counted = counted_of(entries.iter().map(|it| &it.listed), words);
        let rows = entries.into_iter().map(|it| (it, None)).collect();
        view! {
            <section class="card flush">
                <header>
                    <h2>{counted}</h2>
                </header>
                <CommitmentTable rows=rows caption=words.say("statement-commitments") drawing=drawing />
            </section>
        }
        .into_any()
    })
}

/// The updates that report it, each with its commitment.
#[component]
fn Reports(updates: Vec<(ListedUpdate, Entry)>, drawing: Drawing) -> impl IntoView {
    let words = drawing.words;
    let none = updates.is_empty().then(|| view! { <p class="quiet">{words.text("meeting-updates-none")}</p> });
    let items = updates
        .into_iter()
        .map(|(reported, entry)| view! { <UpdateItem reported=reported entry=entry drawing=drawing.clone() /> })
        .collect_view();
    view! {
        <section class="card">
            <h2>{words.text("meeting-updates")}</h2>
            {none}
            <ul class="feed">{items}</ul>
        </section>
    }
    .into_any()
}

/// What is known of the meeting itself.
#[component]
fn Facts(meeting: Meeting, drawing: Drawing) -> impl IntoView {
    let (lang, words) = (drawing.lang, drawing.words);
    let mechanism = drawing.reference.mechanism(&meeting.mechanism);
    let name = match mechanism {
        Some(it) => {
            let kind = words.of_word("mechanism-kind", it.kind);
            view! { <Shown text=it.name.clone() lang=lang /><span class="note">{kind}</span> }.into_any()
        }
        None => meeting.mechanism.clone().into_any(),
    };
    let parties = mechanism.filter(|it| !it.parties.is_empty()).map(|it| {
        let parties = it.parties.iter().map(|code| view! { <li>{drawing.party(code.as_str())}</li> }).collect_view();
        view! {
            <dt>{words.text("meeting-mechanism-parties")}</dt>
            <dd>
                <ul class="owners">{parties}</ul>
            </dd>
        }
    });
    let none = || view! { <span class="none">{words.text("not-given")}</span> }.into_any();
    let number = meeting.number.map_or_else(none, |n| words.number(n).into_any());
    let place = meeting.place.as_deref().map_or_else(none, |it| note(it, lang));
    let remark = remark(&meeting, drawing.as_of.day).map(|key| view! { <span class="note">{words.text(key)}</span> });
    let source = match meeting.source.as_deref() {
        Some(address) => external(Some(address), words.say("read-at-source")),
        None => words.say("meeting-source-none").into_any(),
    };
    view! {
        <section class="card">
            <h2>{words.text("meeting-glance")}</h2>
            <dl class="facts">
                <dt>{words.text("meeting-mechanism")}</dt>
                <dd>{name}</dd>
                {parties}
                <dt>{words.text("meetings-column-number")}</dt>
                <dd>{number}</dd>
                <dt>{words.text("meetings-column-state")}</dt>
                <dd>{words.of_word("meeting-state", meeting.state)}</dd>
                <dt>{words.text("meeting-date")}</dt>
                <dd>{period(meeting.on, meeting.precision, words)} {remark}</dd>
                <dt>{words.text("meeting-place")}</dt>
                <dd>{place}</dd>
            </dl>
            <p class="more">{source}</p>
        </section>
    }
    .into_any()
}

/// All sittings of its mechanism, the latest first, this one among them.
#[component]
fn Others(meeting: Meeting, others: Vec<Meeting>, drawing: Drawing) -> impl IntoView {
    let (lang, words) = (drawing.lang, drawing.words);
    if others.is_empty() {
        return ().into_any();
    }
    let here = meeting.slug.clone();
    let mut all: Vec<Meeting> = others.into_iter().chain(std::iter::once(meeting)).collect();
    all.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
    let items = all
        .into_iter()
        .map(|it| {
            let title = view! { <Shown text=it.title lang=lang /> };
            let title = if it.slug == here {
                view! { <span class="t" aria-current="page">{title}</span> }.into_any()
            } else {
                view! { <a class="t" href=drawing.link(&paths::meeting(lang, &it.slug))>{title}</a> }.into_any()
            };
            view! {
                <li>
                    <span class="day">{period(it.on, it.precision, words)}</span>
                    {title}
                    <span class="meta">{words.of_word("meeting-state", it.state)}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{words.text("meeting-sittings")}</h2>
            <ul class="feed days">{items}</ul>
        </section>
    }
    .into_any()
}

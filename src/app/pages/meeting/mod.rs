//! One meeting: its agenda, its decisions, what was due to be reported before it, what was said there, what reports on
//! it, and the other sittings of its mechanism.

pub mod agenda;
pub mod agenda_form;
pub mod agenda_lines;
mod changes;
pub mod decision_form;
mod decisions;
pub mod edit;
mod history;
pub mod index;
pub mod origin;
pub mod paper;
mod reporting;
pub mod withhold;

use leptos::prelude::*;

use crate::app::components::count::counted_of;
use crate::app::components::day::{day, period};
use crate::app::components::document_links::document_links;
use crate::app::components::feed::UpdateItem;
use crate::app::components::form_page::Doing;
use crate::app::components::head::PageHead;
use crate::app::components::link::external;
use crate::app::components::rows::CommitmentTable;
use crate::app::components::text::{LocalizedText, note, title_note};
use crate::app::components::watch::{Watch, WatchButton, watch};
use crate::app::pages::meeting::index::remark;
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext, Section};
use crate::domain::access::member::Member;
use crate::domain::meeting::decision::begins;
use crate::domain::meeting::{Meeting, MeetingState, awaited};
use crate::domain::notice::watch::WatchedNoun;
use crate::domain::portfolio::meetings::may_prepare;
use crate::domain::portfolio::meetings::sides;
use crate::domain::record::noun::Noun;
use crate::domain::statement::Statement;
use crate::exchange::document_file::DocumentKind;
use crate::paths;
use crate::paths::MeetingPath;
use crate::service::meeting::MeetingPage;
use crate::store::list::ListRow;
use crate::store::report::updates::ListedUpdate;

/// Loads a meeting with its results.
///
/// # Errors
/// If there is no such meeting on that day, or the database does not respond.
pub async fn page(request: RequestContext, path: MeetingPath) -> PageResult {
    // Requested before the page acquires its own connection: a page never waits for a second one.
    let changes = changes::of(&request, &path.slug).await?;
    let mut page_context = request.read().await?;
    let found = request.accord.meetings().find(&mut page_context.snapshot, &path.slug, request.lang).await?;
    let page = found.ok_or(Error::NotFound(Noun::Meeting))?;
    let messages = request.messages;
    let title = page.meeting.title.words(request.lang).to_owned();
    let on = messages.period_in_prose(page.meeting.on, page.meeting.precision);
    let description = messages.with("meeting-description", &[("title", title.as_str().into()), ("day", on.into())]);
    let since = (page.meeting.state == MeetingState::Held).then_some(page.meeting.on);
    let frame = Frame { since, ..Frame::new(&request, &page_context, Some(Section::Meetings), &title) };
    let context = page_context.render_context(&request);
    // Nothing is prepared or recorded on a past day.
    let member = request.member.clone().filter(|_| !context.as_of.past);
    let prepares = member.as_ref().filter(|it| may_prepare(it, &page.meeting, &context.reference)).cloned();
    let ours = member.as_ref().is_some_and(|it| sides(&page.meeting, &context.reference).contains(&it.party));
    let draft = match ours && is_ahead(&page.meeting) {
        true => Some(request.accord.meetings().suggest_agenda(&mut page_context.snapshot, &page.meeting).await?),
        false => None,
    };
    let next = request.accord.meetings().list(&page_context.snapshot);
    let next = awaited(&next, context.as_of.day)
        .first()
        .filter(|it| it.state == MeetingState::Planned)
        .map(|it| it.slug.clone());
    let edit = member.as_ref().is_some_and(Member::edits_reference);
    let watch = watch(&request, &mut page_context.snapshot, WatchedNoun::Meeting, &page.meeting.slug).await?;
    let mut work = work(&page, prepares.is_some(), edit, &context);
    if request.member.as_ref().is_some_and(Member::briefs) {
        let briefing = paths::with_query(&paths::briefing(request.lang), [("meeting", &page.meeting.slug)]);
        work.push((briefing, "briefing-for-meeting"));
    }
    let zone = request.accord.zone();
    Ok(Page::new(frame, title, description, move || {
        let begun = begins(&page.meeting) <= context.as_of.day;
        let agendas = page.proceedings.own.iter().chain(&page.proceedings.common).collect();
        let set = prepares.as_ref().map(|_| paths::agenda(context.lang, &page.meeting.slug));
        let ahead = is_ahead(&page.meeting);
        let told = agenda::AgendaData {
            agendas,
            proceedings: &page.proceedings,
            named: &page.named,
            draft: draft.as_deref(),
            set,
            ahead,
        };
        let agenda = agenda::card(&told, &context);
        let doing = prepares.as_ref().map(|it| decisions::Doing { party: it.party.clone() });
        let decisions = decisions::card(&page, doing.as_ref(), begun, &context);
        let reported = page.reporting.as_ref().zip(page.before.as_ref());
        let reported = reported.map(|(it, before)| reporting::card(it, before, &context));
        let changes = changes.as_ref().map(|it| changes::card(it, &context));
        let history = history::card(&page.history, &page.meeting.slug, prepares.as_ref(), &zone, &context);
        let is_next = next.as_deref() == Some(&*page.meeting.slug);
        let MeetingPage { meeting, statements, said, updates, others, before, after, .. } = page;
        // Before a meeting its agenda comes first; afterwards, its decisions.
        let (first, last) = if ahead { ((agenda, decisions), None) } else { ((None, decisions), agenda) };
        let since = (reported, changes);
        let (above, below) = if ahead { (since, (None, None)) } else { ((None, None), since) };
        view! {
            <Lead meeting=meeting.clone() is_next=is_next work=work watch=watch context=context.clone() />
            <div class="columns">
                <div class="stack">
                    {first}
                    {above}
                    <Statements statements=statements context=context.clone() />
                    <Said entries=said context=context.clone() />
                    <Reports updates=updates context=context.clone() />
                    {last}
                    {below}
                </div>
                <div class="stack">
                    <Facts meeting=meeting.clone() before=before after=after context=context.clone() />
                    <Others meeting=meeting others=others context=context />
                    {history}
                </div>
            </div>
        }
    })
    .opening(Noun::Meeting, path.slug))
}

/// Whether a meeting is still to be held, according to the sources.
fn is_ahead(meeting: &Meeting) -> bool {
    matches!(meeting.state, MeetingState::Planned | MeetingState::Postponed)
}

/// The actions available to a signed-in user, most common first: addresses and message keys.
fn work(page: &MeetingPage, prepares: bool, edits: bool, context: &RenderContext) -> Vec<(String, &'static str)> {
    let (lang, meeting) = (context.lang, &page.meeting);
    let begun = begins(meeting) <= context.as_of.day;
    let mut work = Vec::new();
    if prepares && is_ahead(meeting) {
        let key = if page.proceedings.agenda().is_some() { "agenda-edit" } else { "agenda-new" };
        work.push((paths::agenda(lang, &meeting.slug), key));
    }
    if prepares && begun {
        work.push((paths::new_decision(lang, &meeting.slug), "decision-new"));
    }
    if edits {
        work.push((paths::edit_meeting(lang, &meeting.slug), "meeting-edit"));
    }
    work
}

#[component]
fn Lead(
    meeting: Meeting,
    is_next: bool,
    work: Vec<(String, &'static str)>,
    watch: Option<Watch>,
    context: RenderContext,
) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let steps = vec![(context.link(&paths::meetings(lang)), messages.say("meetings-title"))];
    let version = title_note(&meeting.title, &context).map(|it| view! { <p><span class="tag">{it}</span></p> });
    let place = meeting.place.as_deref().map(|it| view! { ", "{note(it, lang)} });
    let document = |kind: DocumentKind| context.link(&paths::meeting_document(lang, &meeting.slug, kind.word()));
    let documents = document_links(document, messages);
    let remark = remark(&meeting, context.as_of.day).map(|key| view! { <p class="notice">{messages.text(key)}</p> });
    view! {
        <PageHead steps=steps within=true title=meeting.title.clone() context=context.clone()>
            {version}
            {is_next.then(|| view! { <p><span class="tag next">{messages.text("meeting-next")}</span></p> })}
            <p>
                {messages.of_word("meeting-state", meeting.state)} ", " {period(meeting.on, meeting.precision, messages)} {place}
            </p>
            {remark}
            <Doing work=work messages=messages />
            <WatchButton watch=watch context=context.clone() />
            {documents}
        </PageHead>
    }
    .into_any()
}

/// The statements that resulted from it.
#[component]
fn Statements(statements: Vec<Statement>, context: RenderContext) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let none = statements.is_empty().then(|| {
        view! { <p class="quiet">{messages.text("meeting-statements-none")}</p> }
    });
    let items = statements
        .into_iter()
        .map(|statement| {
            view! {
                <li>
                    <a class="t" href=context.link(&paths::statement(lang, &statement.slug))>
                        <LocalizedText text=statement.title lang=lang />
                    </a>
                    <span class="meta">{day(statement.on, messages)} <span>{messages.of_word("statement-kind", statement.kind)}</span></span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{messages.text("meeting-statements")}</h2>
            {none}
            <ul class="feed">{items}</ul>
        </section>
    }
    .into_any()
}

/// The commitments of these statements.
#[component]
fn Said(entries: Vec<ListRow>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    (!entries.is_empty()).then(|| {
        let counted = counted_of(entries.iter().map(|it| &it.listed), messages);
        let rows = entries.into_iter().map(|it| (it, None)).collect();
        view! {
            <section class="card flush">
                <header>
                    <h2>{counted}</h2>
                </header>
                <CommitmentTable rows=rows caption=messages.say("statement-commitments") context=context />
            </section>
        }
        .into_any()
    })
}

/// The updates that report on it, each with its commitment.
#[component]
fn Reports(updates: Vec<(ListedUpdate, ListRow)>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let none = updates.is_empty().then(|| view! { <p class="quiet">{messages.text("meeting-updates-none")}</p> });
    let items = updates
        .into_iter()
        .map(|(reported, entry)| view! { <UpdateItem reported=reported entry=entry context=context.clone() /> })
        .collect_view();
    view! {
        <section class="card">
            <h2>{messages.text("meeting-updates")}</h2>
            {none}
            <ul class="feed">{items}</ul>
        </section>
    }
    .into_any()
}

/// What is known about the meeting itself.
#[component]
fn Facts(meeting: Meeting, before: Option<Meeting>, after: Option<Meeting>, context: RenderContext) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let mechanism = context.reference.mechanism(&meeting.mechanism);
    let name = match mechanism {
        Some(mechanism) => {
            let kind = messages.of_word("mechanism-kind", mechanism.kind);
            view! { <LocalizedText text=mechanism.name.clone() lang=lang /><span class="note">{kind}</span> }.into_any()
        }
        None => meeting.mechanism.clone().into_any(),
    };
    let parties = mechanism.filter(|it| !it.parties.is_empty()).map(|mechanism| {
        let parties =
            mechanism.parties.iter().map(|code| view! { <li>{context.party(code.as_str())}</li> }).collect_view();
        view! {
            <dt>{messages.text("meeting-mechanism-parties")}</dt>
            <dd>
                <ul class="owners">{parties}</ul>
            </dd>
        }
    });
    let none = || view! { <span class="none">{messages.text("not-given")}</span> }.into_any();
    let number = meeting.number.map_or_else(none, |n| messages.number(n).into_any());
    let place = meeting.place.as_deref().map_or_else(none, |it| note(it, lang));
    let remark =
        remark(&meeting, context.as_of.day).map(|key| view! { <span class="note">{messages.text(key)}</span> });
    let source = match meeting.source.as_deref() {
        Some(address) => external(Some(address), messages.say("read-at-source")),
        None => messages.say("meeting-source-none").into_any(),
    };
    view! {
        <section class="card">
            <h2>{messages.text("meeting-glance")}</h2>
            <dl class="facts">
                <dt>{messages.text("meeting-mechanism")}</dt>
                <dd>{name}</dd>
                {parties}
                <dt>{messages.text("meetings-column-number")}</dt>
                <dd>{number}</dd>
                <dt>{messages.text("meetings-column-state")}</dt>
                <dd>{messages.of_word("meeting-state", meeting.state)}</dd>
                <dt>{messages.text("meeting-date")}</dt>
                <dd>{period(meeting.on, meeting.precision, messages)} {remark}</dd>
                <dt>{messages.text("meeting-place")}</dt>
                <dd>{place}</dd>
                {beside("meeting-before", before, &context)}
                {beside("meeting-after", after, &context)}
            </dl>
            <p class="more">{source}</p>
        </section>
    }
    .into_any()
}

/// The previous or next meeting.
fn beside(key: &str, meeting: Option<Meeting>, context: &RenderContext) -> Option<AnyView> {
    let (lang, messages) = (context.lang, context.messages);
    meeting.map(|meeting| {
        view! {
            <dt>{messages.say(key)}</dt>
            <dd>
                <a href=context.link(&paths::meeting(lang, &meeting.slug))>
                    <LocalizedText text=meeting.title lang=lang />
                </a>
                <span class="note">{period(meeting.on, meeting.precision, messages)}</span>
            </dd>
        }
        .into_any()
    })
}

/// All sittings of its mechanism, latest first, including this one.
#[component]
fn Others(meeting: Meeting, others: Vec<Meeting>, context: RenderContext) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    if others.is_empty() {
        return ().into_any();
    }
    let here = meeting.slug.clone();
    let mut all: Vec<Meeting> = others.into_iter().chain(std::iter::once(meeting)).collect();
    all.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
    let items = all
        .into_iter()
        .map(|sitting| {
            let title = view! { <LocalizedText text=sitting.title lang=lang /> };
            let title = if sitting.slug == here {
                view! { <span class="t" aria-current="page">{title}</span> }.into_any()
            } else {
                view! { <a class="t" href=context.link(&paths::meeting(lang, &sitting.slug))>{title}</a> }.into_any()
            };
            view! {
                <li>
                    <span class="day">{period(sitting.on, sitting.precision, messages)}</span>
                    {title}
                    <span class="meta">{messages.of_word("meeting-state", sitting.state)}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{messages.text("meeting-sittings")}</h2>
            <ul class="feed days">{items}</ul>
        </section>
    }
    .into_any()
}

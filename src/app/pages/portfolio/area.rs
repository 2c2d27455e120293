//! One area: its commitments and their state.

use leptos::prelude::*;

use crate::app::components::bar::{StatusBar, StatusLegend};
use crate::app::components::card::CardHead;
use crate::app::components::day::day;
use crate::app::components::feed::UpdateItem;
use crate::app::components::form_page::Doing;
use crate::app::components::head::PageHead;
use crate::app::components::paging::{BeyondTheEnd, Paging};
use crate::app::components::rows::CommitmentTable;
use crate::app::components::status::PartyTag;
use crate::app::components::text::LocalizedText;
use crate::app::components::watch::{Watch, WatchButton, watch};
use crate::app::request::RenderContext;
use crate::app::{Error, Frame, Page, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::list::facet::Facet;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::meeting::Meeting;
use crate::domain::notice::watch::WatchedNoun;
use crate::domain::record::noun::Noun;
use crate::domain::statement::Statement;
use crate::paths;
use crate::paths::AreaPath;
use crate::service::portfolio::area::AreaPage;

/// Loads an area. A page of its list beyond the last is a 404 that leads back.
///
/// # Errors
/// When there is no area with that code, or the database does not answer.
pub async fn page(request: RequestContext, path: AreaPath) -> PageResult {
    let mut page_context = request.read().await?;
    let page = page_context.query.page;
    let found = request.accord.portfolio().area(&mut page_context.snapshot, &path.code, request.lang, page).await?;
    let area = found.ok_or(Error::NotFound(Noun::Area))?;
    let title = area.area.name.words(request.lang).to_owned();
    let embeds = vec![(title.clone(), paths::embedded_area(request.lang, &area.area.code))];
    let frame = Frame { embeds, ..Frame::new(&request, &page_context, None, &title) };
    let context = page_context.render_context(&request);
    let may = request.member.as_ref().is_some_and(Member::manages_settings) && !context.as_of.past;
    let edit = may.then(|| (paths::admin_area(request.lang, &area.area.code), "areas-edit"));
    let watch = watch(&request, &mut page_context.snapshot, WatchedNoun::Area, &area.area.code).await?;
    let description =
        request.messages.with("area-description", &[("area", title.as_str().into()), ("n", area.counts.all().into())]);
    let beyond = page > area.pages;
    let page = Page::new(frame, title, description, move || body(area, page, edit, watch, context));
    Ok(page.beyond_the_end(beyond))
}

fn body(
    page: AreaPage,
    number: u32,
    edit: Option<(String, &'static str)>,
    watch: Option<Watch>,
    context: RenderContext,
) -> impl IntoView {
    let (lang, messages) = (context.lang, context.messages);
    let name = page.area.name.words(lang).to_owned();
    let other = context.other_version(&page.area.name).filter(|it| it.words != name).map(|version| {
        view! { <p class="other" lang=version.lang.code()>{version.words.clone()}</p> }
    });
    let facets = Facets::of(Facet::Area, [&page.area.code]);
    let standing = (page.counts.all() > 0).then(|| {
        view! {
            <section class="card">
                <CardHead title=messages.text("bar-heading") />
                <StatusBar counts=page.counts.clone() about=name.clone() messages=messages />
                <StatusLegend counts=page.counts.clone() facets=facets.clone() context=context.clone() />
            </section>
        }
    });
    let list = context.commitments(facets.clone(), Vec::new());
    let timeline = context.list(&paths::timeline(lang), &Query { facets, ..Query::default() });
    let heading = messages.with(
        "area-commitments",
        &[("commitments", page.counts.commitments().into()), ("proposals", page.counts.proposals.into())],
    );
    let empty = page.counts.all() == 0;
    let rows: Vec<_> = page.entries.into_iter().map(|entry| (entry, None)).collect();
    let table = if number > page.pages {
        view! {
            <BeyondTheEnd
                path=paths::area(lang, &page.area.code)
                query=Query { page: number, ..Query::default() }
                pages=page.pages
                context=context.clone()
            />
        }
        .into_any()
    } else if empty {
        view! {
            <section class="card">
                <p>{messages.text("area-commitments-none")}</p>
            </section>
        }
        .into_any()
    } else {
        view! {
            <section class="card flush">
                <header>
                    <h2>{heading}</h2>
                    <p class="files">
                        <a href=list>{messages.text("list-open")}</a>
                        <a href=timeline>{messages.text("list-as-timeline")}</a>
                    </p>
                </header>
                <CommitmentTable rows=rows caption=name.clone() context=context.clone() />
                <Paging
                    path=paths::area(lang, &page.area.code)
                    query=Query { page: number, ..Query::default() }
                    pages=page.pages
                    context=context.clone()
                />
            </section>
        }
        .into_any()
    };
    let statements = (!empty)
        .then(|| view! { <Statements statements=page.statements meetings=page.meetings context=context.clone() /> });
    let aside = (!empty).then(|| {
        view! {
            {standing}
            <Organisations organisations=page.organisations context=context.clone() />
            <section class="card">
                <CardHead title=messages.text("area-latest") />
                {page.latest.is_empty().then(|| view! { <p class="note">{messages.text("area-latest-none")}</p> })}
                <ul class="feed">
                    {page
                        .latest
                        .into_iter()
                        .map(|(it, entry)| view! { <UpdateItem reported=it entry=entry context=context.clone() /> })
                        .collect_view()}
                </ul>
            </section>
        }
    });
    view! {
        <PageHead
            steps=Vec::new()
            within=true
            title=name
            context=context.clone()
        >
            {other}
            <p>{messages.text("area-lead")}</p>
            <Doing work=edit.into_iter().collect() messages=messages />
            <WatchButton watch=watch context=context.clone() />
        </PageHead>
        <div class="columns">
            <div class="stack">{table}{statements}</div>
            <div class="stack">{aside}</div>
        </div>
    }
    .into_any()
}

#[component]
fn Organisations(organisations: Vec<(String, u32)>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let none =
        organisations.is_empty().then(|| view! { <p class="note">{messages.text("area-organisations-none")}</p> });
    let items = organisations
        .into_iter()
        .map(|(code, count)| {
            let party = context.reference.organisation(&code).map(|it| it.party.0.clone());
            let party = party.map(|party| view! { <PartyTag code=party context=context.clone() /> });
            view! {
                <li>
                    <a class="t" href=context.link(&paths::organisation(context.lang, &code))>
                        {context.organisation(&code)}
                    </a>
                    <span class="meta">
                        {party}<span>{messages.with("count-items", &[("n", count.into())])}</span>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <CardHead title=messages.text("area-organisations") />
            {none}
            <ul class="feed">{items}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn Statements(statements: Vec<(Statement, u32)>, meetings: Vec<Meeting>, context: RenderContext) -> impl IntoView {
    let messages = context.messages;
    let items = statements
        .into_iter()
        .map(|(statement, count)| {
            let meeting =
                meetings.iter().find(|meeting| statement.meeting.as_ref() == Some(&meeting.slug)).map(|meeting| {
                    view! { <span class="of"><LocalizedText text=meeting.title.clone() lang=context.lang /></span> }
                });
            view! {
                <li>
                    <span class="day">{day(statement.on, context.messages)}</span>
                    <a class="t" href=context.link(&paths::statement(context.lang, &statement.slug))>
                        <LocalizedText text=statement.title lang=context.lang />
                    </a>
                    {meeting}
                    <span class="meta">{messages.with("count-items", &[("n", count.into())])}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <CardHead title=messages.text("area-statements") />
            <ul class="feed days two">{items}</ul>
        </section>
    }
    .into_any()
}

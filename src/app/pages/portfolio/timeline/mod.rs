//! Commitments over time: the list's rows, each with its bar.

mod axis;
pub mod bar;
mod bars;
mod controls;
mod facts;
mod groups;
mod legend;
pub mod meeting_labels;
mod meetings;
pub mod scale;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::compared::{ComparedStrip, Removed, mark};
use crate::app::components::count::{counted, counted_of};
use crate::app::components::filters::chips::Chips;
use crate::app::components::filters::conditions::conditions;
use crate::app::components::head::Crumbs;
use crate::app::components::paging::{BeyondTheEnd, Paging};
use crate::app::components::saved_views::saved_views;
use crate::app::components::text::note;
use crate::app::pages::portfolio::timeline::axis::{axis_svg, marks_svg};
use crate::app::pages::portfolio::timeline::bar::TimelineBar;
use crate::app::pages::portfolio::timeline::bars::Bars;
use crate::app::pages::portfolio::timeline::controls::{Controls, FilterForm};
use crate::app::pages::portfolio::timeline::groups::{Grouped, TimelineRow};
use crate::app::pages::portfolio::timeline::legend::Legend;
use crate::app::pages::portfolio::timeline::meetings::MeetingList;
use crate::app::pages::portfolio::timeline::scale::Axis;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext, Section};
use crate::domain::basics::day::Day;
use crate::domain::list::query::{Group, Layout, Query, Zoom};
use crate::domain::list::saved_view::ViewKind;
use crate::domain::meeting::Meeting;
use crate::i18n::Messages;
use crate::islands::timeline::TimelineChart;
use crate::paths;
use crate::service::portfolio::changes::Compared;
use crate::service::portfolio::list::TIMELINE_PAGE;
use crate::store::list::ListRow;

/// Loads the rows of a page of the timeline. A page beyond the last is a 404 that leads back.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let mut page_context = request.read().await?;
    let query = page_context.query.clone();
    let (list, marks) = request.accord.portfolio().timeline(&mut page_context.snapshot, &query, request.lang).await?;
    let compared = match query.compare {
        Some(day) => Some(request.accord.portfolio().compare(&mut page_context.snapshot, &query, day).await?),
        None => None,
    };
    let threads = match query.group {
        Group::Thread => request.accord.portfolio().threads(&mut page_context.snapshot, &list.entries).await?,
        _ => Default::default(),
    };
    let views = saved_views(&request, &mut page_context, ViewKind::Timeline).await?;
    let context = page_context.render_context(&request);
    let messages = context.messages;
    let proposals = list.counts.proposals(&query.facets);
    let title = messages.say("timeline-title");
    let description = messages.with("timeline-description", &[("n", list.total.into())]);
    let frame = Frame::new(&request, &page_context, Some(Section::Timeline), &title);

    let meetings = request.accord.meetings().list(&page_context.snapshot);
    let line = |(entry, marks): (Arc<ListRow>, _)| {
        let since = compared.as_ref().and_then(|it| mark(it, &entry.id, messages));
        TimelineRow { entry, marks, since }
    };
    let lines: Vec<TimelineRow> = list.entries.into_iter().zip(marks).map(line).collect();
    let shown = Shown::new(query, &lines, &meetings, context);
    let count = Count { all: list.total, proposals, pages: list.pages };
    let beyond = shown.query.page > count.pages;
    let page = Page::new(frame, title, description, move || body(shown, lines, count, compared, &threads, views));
    Ok(page.beyond_the_end(beyond))
}

/// The window of the timeline, and how it is drawn.
#[derive(Clone)]
struct Shown {
    /// The query, without a window that is the usual one anyway.
    query: Query,
    axis: Axis,
    /// The earliest and the latest day of the page's rows, today among them.
    extent: (Day, Day),
    /// The meetings in the time shown, in the order of their days.
    meetings: Arc<[Meeting]>,
    context: RenderContext,
}

impl Shown {
    fn new(mut query: Query, lines: &[TimelineRow], meetings: &[Meeting], context: RenderContext) -> Self {
        let (today, as_of) = (context.as_of.day, context.as_of);
        // Bars that are open reach to today: what lies between the page's first and last day is never cut.
        let reach = lines.iter().map(|it| TimelineBar::of(&it.entry.listed, &it.marks, as_of).reach);
        let extent = reach.fold((today, today), |all, it| (all.0.min(it.0), all.1.max(it.1)));
        let axis = Axis::choose(query.zoom, today, extent, query.from, query.to);
        if axis == Axis::choose(query.zoom, today, extent, None, None) {
            (query.from, query.to) = (None, None);
        }
        let meetings = meeting_labels::shown(meetings, axis).into_iter().cloned().collect();
        Self { query, axis, extent, meetings, context }
    }

    /// The address of this page with a changed query.
    fn address(&self, change: impl FnOnce(&mut Query)) -> String {
        let mut query = self.query.clone();
        change(&mut query);
        self.context.list(&paths::timeline(self.context.lang), &query)
    }
}

/// How many rows there are.
#[derive(Clone, Copy)]
struct Count {
    all: u32,
    proposals: u32,
    pages: u32,
}

fn body(
    shown: Shown,
    lines: Vec<TimelineRow>,
    count: Count,
    compared: Option<Arc<Compared>>,
    threads: &groups::Threads,
    views: Option<AnyView>,
) -> impl IntoView + use<> {
    let messages = shown.context.messages;
    let n = lines.len();
    let groups = groups::grouped(lines, &shown.query, &shown.context, threads);
    let all = counted(count.all - count.proposals, count.proposals, messages);
    let chart = chart(&groups, &shown, &all);

    let path = paths::timeline(shown.context.lang);
    let conditions = conditions(&shown.query, &shown.context);
    let first = (shown.query.page - 1) * TIMELINE_PAGE + 1;
    let of_pages = (count.pages > 1 && n > 0).then(|| {
        let last = first + u32::try_from(n).unwrap_or(0) - 1;
        let args = [("from", first.into()), ("to", last.into()), ("total", count.all.into())];
        view! { ", "<span class="rows">{messages.with("results-shown", &args)}</span> }
    });
    let once = match shown.query.group {
        Group::Statement | Group::Thread => None,
        group => messages.try_text(&format!("timeline-once-{group}")),
    };
    let outside = chart.as_ref().map_or(0, |it| it.outside);
    let outside = (outside > 0).then(|| messages.with("timeline-outside", &[("n", outside.into())]));
    let list = Query { page: 1, group: Group::Area, ..shown.query.clone() };
    let list = Query { from: None, to: None, zoom: Zoom::Quarter, layout: Layout::Bars, ..list };
    let download = shown.context.list(&paths::download(shown.context.lang), &list);
    let list = shown.context.list(&paths::commitments(shown.context.lang), &list);
    let link_of_all = list.clone();
    let bars = n > 0 && chart.is_some();
    let rows = match chart {
        _ if n == 0 => view! { <p class="nodates">{messages.text("results-none")}</p> }.into_any(),
        None => table::table(&groups, &shown).into_any(),
        Some(chart) => chart.draw(&shown).into_any(),
    };
    let (query, context) = (shown.query.clone(), shown.context.clone());
    let removed = compared.clone().map(|it| view! { <Removed compared=it query=query context=context /> });
    let (query, context) = (shown.query.clone(), shown.context.clone());
    let strip =
        compared.map(|it| view! { <ComparedStrip compared=it path=path.clone() query=query context=context /> });
    let more = bars.then(|| {
        view! {
            <p class="note" data-keys="" hidden>{messages.text("timeline-keys")}</p>
            <MeetingList shown=shown.clone() />
        }
        .into_any()
    });
    let beyond = (shown.query.page > count.pages).then(|| {
        let (query, context) = (shown.query.clone(), shown.context.clone());
        view! { <BeyondTheEnd path=path.clone() query=query pages=count.pages context=context /> }.into_any()
    });
    let card = beyond.unwrap_or_else(|| view! {
        <section class="card flush" aria-labelledby="count">
            <header>
                <h2 id="count">{all}{of_pages}</h2>
                <span class="files">
                    <a href=list>{messages.text("list-as-list")}</a>
                    <a href=download>{messages.text("download-link")}</a>
                </span>
                <Chips path=path.clone() query=shown.query.clone() conditions=conditions context=shown.context.clone() />
                <Controls shown=shown.clone() />
                {more}
                {(once.is_some() || outside.is_some()).then(|| view! {
                    <p class="note">{once} {outside.map(|it| format!(" {it}"))}</p>
                })}
            </header>
            {rows}
        </section>
    }
    .into_any());
    let live = view! {
        <div class="tl-live">
            {views}
            <FilterForm shown=shown.clone() />
            {strip}
            {card}
            {removed}
            <Paging path=path query=shown.query pages=count.pages context=shown.context.clone() />
        </div>
    }
    .into_any();
    view! {
        <div class="lead">
            <Crumbs context=shown.context />
            <h1>{messages.text("timeline-title")}</h1>
            <p>{messages.text("timeline-lead")}</p>
        </div>
        <TimelineChart>
            {live}
            <p class="vh" role="status"></p>
            {panel(link_of_all, messages)}
        </TimelineChart>
    }
    .into_any()
}

/// The place for the facts of a row that a reader opens. Its link leads to all rows until then: a link leads somewhere.
fn panel(all: String, messages: Messages) -> impl IntoView {
    view! {
        <dialog class="tl-panel" aria-label=messages.text("timeline-panel") closedby="any">
            <header>
                <a class="button" href=all>{messages.text("timeline-panel-full")}</a>
                <button type="button" class="button plain" data-close="">
                    {messages.text("timeline-panel-close")}
                </button>
            </header>
            <p class="wait" role="status">{messages.text("timeline-panel-wait")}</p>
            <p class="failed" role="alert" hidden>{messages.text("timeline-panel-failed")}</p>
            <div class="stack told"></div>
        </dialog>
    }
    .into_any()
}

fn counted_rows<'a>(rows: impl IntoIterator<Item = &'a TimelineRow>, messages: Messages) -> String {
    counted_of(rows.into_iter().map(|it| &it.entry.listed), messages)
}

/// The rows as bars, and what the page says about all of them.
struct Chart {
    dated: Vec<AnyView>,
    undated: Option<AnyView>,
    looks: Vec<&'static str>,
    outside: u32,
    /// The header of every printed page.
    running: String,
}

/// Draws the rows; nothing if the address asks for a table.
fn chart(groups: &[Grouped], shown: &Shown, all: &str) -> Option<Chart> {
    if shown.query.layout == Layout::Table {
        return None;
    }
    let messages = shown.context.messages;
    let mut bars = Bars::new(shown.axis, &shown.context);
    let dated = groups.iter().filter(|it| !it.dated.is_empty()).map(|it| group(it, &mut bars, messages).into_any());
    let dated = dated.collect();
    let undated = undated(groups, &mut bars, messages).map(IntoAny::into_any);
    let as_of = messages.with(
        "timeline-running",
        &[("day", messages.day_in_prose(shown.context.as_of.day).into()), ("all", all.into())],
    );
    Some(Chart { dated, undated, looks: bars.looks(), outside: bars.outside, running: as_of })
}

impl Chart {
    fn draw(self, shown: &Shown) -> impl IntoView + use<> {
        let class = if shown.meetings.is_empty() { "tl" } else { "tl flagged" };
        view! {
            <svg class="sprite" aria-hidden="true" inner_html=marks_svg(shown)></svg>
            <div class=class data-from=shown.axis.from.to_string() data-to=shown.axis.to.to_string()>
                <div class="tl-head">
                    <p class="tl-running" aria-hidden="true">{self.running}</p>
                    <Legend shown=shown.clone() looks=self.looks />
                    <div class="tl-axis" aria-hidden="true" inner_html=axis_svg(shown)></div>
                </div>
                {self.dated}
                {self.undated}
            </div>
        }
    }
}

fn group(group: &Grouped, bars: &mut Bars, messages: Messages) -> impl IntoView + use<> {
    let id = format!("g-{}", group.key);
    let heading = id.clone();
    let more = (!group.undated.is_empty()).then(|| {
        let text = messages.with("timeline-more-undated", &[("n", group.undated.len().into())]);
        view! { <a href=format!("#n-{}", group.key)>{text}</a> }
    });
    view! {
        <section class="tl-group" aria-labelledby=id>
            <h2 id=heading>
                {note(&group.name, messages.lang())}
                <small>{counted_rows(&group.dated, messages)}</small>
                {more}
            </h2>
            <ol inner_html=bars.rows(&group.dated)></ol>
        </section>
    }
    .into_any()
}

/// Rows of which only the statement's day is known, separate and last.
fn undated(groups: &[Grouped], bars: &mut Bars, messages: Messages) -> Option<impl IntoView + use<>> {
    let n: usize = groups.iter().map(|it| it.undated.len()).sum();
    let parts = groups
        .iter()
        .filter(|it| !it.undated.is_empty())
        .map(|group| {
            let rows = bars.rows(&group.undated);
            view! {
                <h3 id=format!("n-{}", group.key)>
                    {note(&group.name, messages.lang())}
                    <small>{counted_rows(&group.undated, messages)}</small>
                </h3>
                <ol inner_html=rows></ol>
            }
        })
        .collect_view();
    (n > 0).then(|| {
        view! {
            <section class="tl-group" aria-labelledby="no-dates">
                <h2 id="no-dates">
                    {messages.text("timeline-no-dates")}
                    <small>{messages.text("timeline-no-dates-note")}</small>
                </h2>
                {parts}
            </section>
        }
    })
}

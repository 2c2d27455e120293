//! Commitments over time: the list's rows, each with its bar.

mod bars;
mod controls;
mod groups;

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::count::{counted, counted_of};
use crate::app::components::filters::chips::Chips;
use crate::app::components::filters::conditions::conditions;
use crate::app::components::head::Crumbs;
use crate::app::components::icon::Icon;
use crate::app::components::paging::Paging;
use crate::app::components::text::note;
use crate::app::visit::Drawing;
use crate::app::{Answer, Frame, Page, Section, Visit};
use crate::domain::axis::Axis;
use crate::domain::commitment::Standing;
use crate::domain::day::Day;
use crate::domain::query::{Group, Query};
use crate::i18n::Words;
use crate::paths;
use crate::service::list::TIMELINE_PAGE;
use crate::store::list::Entry;
use bars::{Bars, axis_svg, marks_svg};
use controls::{Controls, FilterForm, Legend};
use groups::Grouped;

/// Loads the rows of a page of the timeline.
///
/// # Errors
/// When the database does not answer.
pub async fn page(visit: Visit) -> Answer {
    let mut reading = visit.read().await?;
    let query = reading.query.clone();
    let list = visit.accord.list(&mut reading.snapshot, &query, visit.lang, TIMELINE_PAGE).await?;
    let threads = match query.group {
        Group::Thread => visit.accord.threads(&mut reading.snapshot, &list.entries).await?,
        _ => Default::default(),
    };
    let drawing = reading.drawing(&visit);
    let words = drawing.words;
    let standing = &query.facets.standing;
    let with_proposals = standing.is_empty() || standing.contains(&Standing::Proposed);
    let proposals = list.counts.standing.get(&Standing::Proposed).copied().filter(|_| with_proposals).unwrap_or(0);
    let title = words.say("timeline-title");
    let description = words.with("timeline-description", &[("n", list.total.into())]);
    let frame = Frame::new(&visit, &reading, Some(Section::Timeline), &title);

    let shown = Shown::new(query, &list.entries, drawing);
    let count = Count { all: list.total, proposals, pages: list.pages };
    Ok(Page::new(frame, title, description, move || body(shown, list.entries, count, &threads)))
}

/// What is shown of the time, and how.
#[derive(Clone)]
struct Shown {
    /// The query, without a window that is the usual one anyway.
    query: Query,
    axis: Axis,
    /// The earliest and the latest day of the page's rows, today among them.
    extent: (Day, Day),
    drawing: Drawing,
}

impl Shown {
    fn new(mut query: Query, entries: &[Arc<Entry>], drawing: Drawing) -> Self {
        let today = drawing.as_of.day;
        let days = entries.iter().map(|it| &it.listed);
        let first = days.clone().map(|it| it.starts_on.unwrap_or(it.stated_on)).min().unwrap_or(today);
        let last = days.filter_map(|it| it.due.map(|due| due.on)).max().unwrap_or(today);
        let extent = (first.min(today), last.max(today));
        let axis = Axis::choose(query.zoom, today, extent, query.from, query.to);
        if axis == Axis::choose(query.zoom, today, extent, None, None) {
            (query.from, query.to) = (None, None);
        }
        Self { query, axis, extent, drawing }
    }

    /// The address of this page with something changed.
    fn address(&self, change: impl FnOnce(&mut Query)) -> String {
        let mut query = Query { page: 1, ..self.query.clone() };
        change(&mut query);
        self.drawing.list(&paths::timeline(self.drawing.lang), &query)
    }
}

/// How many rows there are.
#[derive(Clone, Copy)]
struct Count {
    all: u32,
    proposals: u32,
    pages: u32,
}

fn body(shown: Shown, entries: Vec<Arc<Entry>>, count: Count, threads: &groups::Threads) -> impl IntoView + use<> {
    let words = shown.drawing.words;
    let n = entries.len();
    let groups = groups::grouped(entries, &shown.query, &shown.drawing, threads);
    let mut bars = Bars::new(shown.axis, &shown.drawing);
    let dated = groups.iter().filter(|it| !it.dated.is_empty()).map(|it| group(it, &mut bars, words)).collect_view();
    let undated = undated(&groups, &mut bars, words);

    let path = paths::timeline(shown.drawing.lang);
    let conditions = conditions(&shown.query, &shown.drawing);
    let first = (shown.query.page - 1) * TIMELINE_PAGE + 1;
    let of_pages = (count.pages > 1 && n > 0).then(|| {
        let last = first + u32::try_from(n).unwrap_or(0) - 1;
        let args = [("from", first.into()), ("to", last.into()), ("total", count.all.into())];
        view! { ", "<span class="rows">{words.with("results-shown", &args)}</span> }
    });
    let once = match shown.query.group {
        Group::Statement | Group::Thread => None,
        group => words.try_text(&format!("timeline-once-{group}")),
    };
    let outside = (bars.outside > 0).then(|| words.with("timeline-outside", &[("n", bars.outside.into())]));
    let list = Query { page: 1, group: Group::Area, ..shown.query.clone() };
    let list = Query { from: None, to: None, zoom: Query::default().zoom, ..list };
    let list = shown.drawing.list(&paths::commitments(shown.drawing.lang), &list);
    let timeline = if n == 0 {
        view! { <p class="nodates">{words.text("results-none")}</p> }.into_any()
    } else {
        view! {
            <svg class="sprite" aria-hidden="true" inner_html=marks_svg(&shown)></svg>
            <div class="tl" data-from=shown.axis.from.to_string() data-to=shown.axis.to.to_string()>
                <div class="tl-axis" aria-hidden="true" inner_html=axis_svg(&shown)></div>
                {dated}
                {undated}
            </div>
        }
        .into_any()
    };
    view! {
        <div class="lead">
            <Crumbs drawing=shown.drawing.clone() />
            <h1>{words.text("timeline-title")}</h1>
            <p>{words.text("timeline-lead")}</p>
        </div>
        <FilterForm shown=shown.clone() />
        <section class="card flush" aria-labelledby="count">
            <header>
                <h2 id="count">{counted(count.all - count.proposals, count.proposals, words)}{of_pages}</h2>
                <a href=list>
                    {words.text("list-as-list")}
                    <Icon name="i-chevron" />
                </a>
                <Chips path=path.clone() query=shown.query.clone() conditions=conditions drawing=shown.drawing.clone() />
                <Controls shown=shown.clone() />
                <Legend shown=shown.clone() looks=bars.looks() />
                {(once.is_some() || outside.is_some()).then(|| view! {
                    <p class="note">{once} {outside.map(|it| format!(" {it}"))}</p>
                })}
            </header>
            {timeline}
        </section>
        <Paging path=path query=shown.query pages=count.pages drawing=shown.drawing />
    }
    .into_any()
}

fn counted_rows(rows: &[Arc<Entry>], words: Words) -> String {
    counted_of(rows.iter().map(|it| &it.listed), words)
}

fn group(group: &Grouped, bars: &mut Bars, words: Words) -> impl IntoView + use<> {
    let id = format!("g-{}", group.key);
    let heading = id.clone();
    let more = (!group.undated.is_empty()).then(|| {
        let text = words.with("timeline-more-undated", &[("n", group.undated.len().into())]);
        view! { <a href=format!("#n-{}", group.key)>{text}</a> }
    });
    view! {
        <section class="tl-group" aria-labelledby=id>
            <h2 id=heading>
                {note(&group.name, words.lang())}
                <small>{counted_rows(&group.dated, words)}</small>
                {more}
            </h2>
            <ol inner_html=bars.rows(&group.dated)></ol>
        </section>
    }
    .into_any()
}

/// Those of which only the day of the statement is known, apart and last.
fn undated(groups: &[Grouped], bars: &mut Bars, words: Words) -> Option<impl IntoView + use<>> {
    let n: usize = groups.iter().map(|it| it.undated.len()).sum();
    let parts = groups
        .iter()
        .filter(|it| !it.undated.is_empty())
        .map(|it| {
            let rows = bars.rows(&it.undated);
            view! {
                <h3 id=format!("n-{}", it.key)>
                    {note(&it.name, words.lang())}
                    <small>{counted_rows(&it.undated, words)}</small>
                </h3>
                <ol inner_html=rows></ol>
            }
        })
        .collect_view();
    (n > 0).then(|| {
        view! {
            <section class="tl-group" aria-labelledby="no-dates">
                <h2 id="no-dates">
                    {words.text("timeline-no-dates")}
                    <small>{words.text("timeline-no-dates-note")}</small>
                </h2>
                {parts}
            </section>
        }
    })
}

//! The list of commitments.

mod empty;
mod found;
mod table;

use std::sync::Arc;

use http::StatusCode;
use leptos::prelude::*;

use crate::app::components::compared::{ComparedStrip, Removed};
use crate::app::components::filters::Filters;
use crate::app::components::filters::conditions::{conditions, in_short};
use crate::app::components::head::Crumbs;
use crate::app::components::paging::Paging;
use crate::app::pages::portfolio::list::empty::{BeyondTheEnd, Nothing, ways_out};
use crate::app::pages::portfolio::list::found::Found;
use crate::app::pages::portfolio::list::table::Table;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext, Section};
use crate::domain::list::query::Query;
use crate::paths;
use crate::service::portfolio::list::LIST_PAGE;

/// Loads the list. A page beyond the last is a 404 that leads back.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let mut reading = request.read().await?;
    let drawing = reading.drawing(&request);
    let query = reading.query.clone();
    let list = request.accord.list(&mut reading.snapshot, &query, request.lang, LIST_PAGE).await?;
    let compared = match query.compare {
        Some(day) => Some(Arc::new(request.accord.compared(&mut reading.snapshot, &query, day).await?)),
        None => None,
    };
    let ways = if list.total == 0 { ways_out(&request, &mut reading, &drawing).await? } else { Vec::new() };

    let path = paths::commitments(request.lang);
    let words = request.words;
    let conditions = conditions(&query, &drawing);
    let narrowed = in_short(&conditions, words);
    let title = title(&query, narrowed.as_deref(), &drawing);
    let description = match &narrowed {
        Some(filters) => {
            words.with("list-description-narrowed", &[("filters", filters.as_str().into()), ("n", list.total.into())])
        }
        None => words.with("list-description", &[("n", list.total.into())]),
    };
    let frame = Frame::new(&request, &reading, Some(Section::Commitments), &title);
    let beyond = query.page > list.pages;
    let page = Page::new(frame, title, description, move || {
        let body = if beyond {
            view! { <BeyondTheEnd path=path.clone() query=query.clone() pages=list.pages drawing=drawing.clone() /> }
                .into_any()
        } else if list.total == 0 {
            view! { <Nothing path=path.clone() query=query.clone() ways=ways drawing=drawing.clone() /> }.into_any()
        } else {
            view! {
                <Table path=path.clone() query=query.clone() entries=list.entries compared=compared.clone() drawing=drawing.clone() />
                <Paging path=path.clone() query=query.clone() pages=list.pages drawing=drawing.clone() />
            }
            .into_any()
        };
        view! {
            <div class="lead">
                <Crumbs drawing=drawing.clone() />
                <h1>{words.text("list-title")}</h1>
                <p>{words.text("list-lead")}</p>
            </div>
            <div class="columns left">
                <Filters
                    path=path.clone()
                    query=query.clone()
                    conditions=conditions.clone()
                    counts=list.counts.clone()
                    drawing=drawing.clone()
                />
                <div class="stack">
                    <Found
                        path=path.clone()
                        query=query.clone()
                        counts=list.counts
                        conditions=conditions
                        drawing=drawing.clone()
                    />
                    {compared
                        .clone()
                        .map(|it| view! { <ComparedStrip compared=it path=path query=query.clone() drawing=drawing.clone() /> })}
                    {body}
                    {compared.map(|it| view! { <Removed compared=it query=query drawing=drawing /> })}
                </div>
            </div>
        }
    });
    Ok(if beyond { page.with_status(StatusCode::NOT_FOUND) } else { page })
}

/// The title names what narrows the list, and the page where it is not the first.
fn title(query: &Query, narrowed: Option<&str>, drawing: &RenderContext) -> String {
    let words = drawing.words;
    let title = match narrowed {
        Some(filters) => words.with("list-title-narrowed", &[("filters", filters.into())]),
        None => words.say("list-title"),
    };
    match query.page {
        1 => title,
        page => words.with("list-title-page", &[("title", title.into()), ("page", page.into())]),
    }
}

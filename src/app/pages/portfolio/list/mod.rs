//! The list of commitments.

pub mod choice;
mod columns;
mod empty;
pub(in crate::app::pages::portfolio) mod found;
mod table;

use leptos::prelude::*;

use crate::app::components::compared::{ComparedStrip, Removed};
use crate::app::components::filters::Filters;
use crate::app::components::filters::conditions::{conditions, in_short};
use crate::app::components::head::Crumbs;
use crate::app::components::keys::KeysHelp;
use crate::app::components::notice::said;
use crate::app::components::paging::{BeyondTheEnd, Paging};
use crate::app::components::saved_views::saved_views;
use crate::app::pages::portfolio::list::choice::{ChoiceForm, RowChoice, chooses_columns};
use crate::app::pages::portfolio::list::columns::ColumnChoice;
use crate::app::pages::portfolio::list::empty::{Nothing, ways_out};
use crate::app::pages::portfolio::list::found::Found;
use crate::app::pages::portfolio::list::table::Table;
use crate::app::request::RenderContext;
use crate::app::{Frame, Page, PageResult, RequestContext, Section};
use crate::domain::list::query::Query;
use crate::domain::list::saved_view::ViewKind;
use crate::paths;
use crate::service::portfolio::list::LIST_PAGE;

/// Loads the list. A page beyond the last is a 404 that leads back.
///
/// # Errors
/// When the database does not answer.
pub async fn page(request: RequestContext) -> PageResult {
    let mut page_context = request.read().await?;
    let context = page_context.render_context(&request);
    let query = page_context.query.clone();
    let list = request.accord.portfolio().list(&mut page_context.snapshot, &query, request.lang, LIST_PAGE).await?;
    let compared = match query.compare {
        Some(day) => Some(request.accord.portfolio().compare(&mut page_context.snapshot, &query, day).await?),
        None => None,
    };
    let views = saved_views(&request, &mut page_context, ViewKind::List).await?;
    let ways =
        if list.total == 0 { ways_out(&request, &mut page_context, &context, &list.counts).await? } else { Vec::new() };

    let columns = chooses_columns(&request);
    let choice = RowChoice::of(&request, context.as_of.past);
    let path = paths::commitments(request.lang);
    let messages = request.messages;
    let conditions = conditions(&query, &context);
    let narrowed = in_short(&conditions, messages);
    let title = title(&query, narrowed.as_deref(), &context);
    let description = match &narrowed {
        Some(filters) => messages
            .with("list-description-narrowed", &[("filters", filters.as_str().into()), ("n", list.total.into())]),
        None => messages.with("list-description", &[("n", list.total.into())]),
    };
    let frame = Frame::new(&request, &page_context, Some(Section::Commitments), &title);
    let beyond = query.page > list.pages;
    let page = Page::new(frame, title, description, move || {
        let body = if beyond {
            view! { <BeyondTheEnd path=path.clone() query=query.clone() pages=list.pages context=context.clone() /> }
                .into_any()
        } else if list.total == 0 {
            view! { <Nothing path=path.clone() query=query.clone() ways=ways context=context.clone() /> }.into_any()
        } else {
            let all = choice.as_ref().map(|it| it.all);
            let table = view! {
                <Table
                    path=path.clone()
                    query=query.clone()
                    entries=list.entries
                    compared=compared.clone()
                    choose=all
                    context=context.clone()
                />
            }
            .into_any();
            let table = match choice.clone() {
                Some(choice) => view! {
                    <ChoiceForm path=path.clone() query=query.clone() choice=choice context=context.clone()>
                        {table}
                    </ChoiceForm>
                }
                .into_any(),
                None => table,
            };
            view! {
                <div class="above">
                    <ColumnChoice path=path.clone() query=query.clone() asked=columns context=context.clone() />
                    {all.map(|_| view! { <KeysHelp messages=messages /> })}
                </div>
                {table}
                <Paging path=path.clone() query=query.clone() pages=list.pages context=context.clone() />
            }
            .into_any()
        };
        view! {
            <div class="lead">
                <Crumbs context=context.clone() />
                <h1>{messages.text("list-title")}</h1>
                <p>{messages.text("list-lead")}</p>
                {views}
            </div>
            {choice.and_then(|it| it.done).map(|it| said(messages.of_word("list-done", it).to_owned()))}
            <div class="columns left">
                <Filters
                    path=path.clone()
                    query=query.clone()
                    conditions=conditions.clone()
                    counts=list.counts.clone()
                    context=context.clone()
                />
                <div class="stack">
                    <Found
                        path=path.clone()
                        query=query.clone()
                        counts=list.counts
                        conditions=conditions
                        context=context.clone()
                    />
                    {compared
                        .clone()
                        .map(|it| view! { <ComparedStrip compared=it path=path query=query.clone() context=context.clone() /> })}
                    {body}
                    {compared.map(|it| view! { <Removed compared=it query=query context=context /> })}
                </div>
            </div>
        }
    });
    Ok(page.beyond_the_end(beyond))
}

/// The title names what narrows the list, and the page where it is not the first.
fn title(query: &Query, narrowed: Option<&str>, context: &RenderContext) -> String {
    let messages = context.messages;
    let title = match narrowed {
        Some(filters) => messages.with("list-title-narrowed", &[("filters", filters.into())]),
        None => messages.say("list-title"),
    };
    match query.page {
        1 => title,
        page => messages.with("list-title-page", &[("title", title.into()), ("page", page.into())]),
    }
}

//! The table of the list, with headers that sort it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::compared::mark;
use crate::app::components::list_column::{Direction, ListColumn};
use crate::app::components::rows::{Row, rows_html};
use crate::app::request::RenderContext;
use crate::domain::list::query::{Query, Sort};
use crate::service::portfolio::changes::Compared;
use crate::store::list::ListRow;

/// The table of one page of the list.
#[component]
pub fn Table(
    path: String,
    query: Query,
    entries: Vec<Arc<ListRow>>,
    /// How the list differs from an earlier day, if that is requested.
    compared: Option<Arc<Compared>>,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let heads = ListColumn::ALL.iter().map(|column| head(*column, &path, &query, &context)).collect_view();
    let caption = messages.with(
        "list-caption",
        &[
            ("sort", messages.of_word("sort", query.sort).into()),
            ("day", messages.day_in_prose(context.as_of.day).into()),
        ],
    );
    let rows = entries.iter().map(|entry| {
        let mark = compared.as_ref().and_then(|it| mark(it, &entry.id, messages));
        Row { entry, below: None, mark }
    });
    let rows = rows_html(rows, &context);
    view! {
        <section class="card flush">
            <table class="list">
                <caption class="vh">{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody inner_html=rows></tbody>
            </table>
        </section>
    }
    .into_any()
}

fn head(column: ListColumn, path: &str, query: &Query, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let name = messages.of_word("list-column", column);
    let Some((first, _)) = column.orders().first() else {
        return view! { <th scope="col">{name}</th> }.into_any();
    };
    let place = column.orders().iter().position(|(sort, _)| *sort == query.sort);
    // The title is part of the commitment's column, but its head leads from statement to statement.
    let by_title = column == ListColumn::Commitment && query.sort == Sort::Title;
    let direction = place.map(|place| column.orders()[place].1).or(by_title.then_some(Direction::Up));
    let next = match place {
        None => *first,
        Some(place) => column.orders().get(place + 1).map_or(Sort::Newest, |(sort, _)| *sort),
    };
    let address = context.list(path, &query.with(|it| it.sort = next));
    let (sorted, icon) = match direction {
        Some(Direction::Up) => (Some("ascending"), Some("#i-up")),
        Some(Direction::Down) => (Some("descending"), Some("#i-down")),
        None => (None, None),
    };
    view! {
        <th scope="col" aria-sort=sorted>
            <a href=address>
                {name}
                {icon.map(|icon| view! { <svg aria-hidden="true"><use href=icon /></svg> })}
            </a>
        </th>
    }
    .into_any()
}

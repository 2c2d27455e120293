//! The table of the list, with headers that sort it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::components::compared::mark;
use crate::app::components::list_column::{self, Direction, orders, sorted_by};
use crate::app::components::rows::{Row, rows_html};
use crate::app::request::RenderContext;
use crate::domain::list::columns::{Column, Columns};
use crate::domain::list::order::{Sort, SortKey};
use crate::domain::list::query::Query;
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
    /// Whether the rows can be chosen, and whether all of them are.
    choose: Option<bool>,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let heads = query.columns.iter().map(|column| head(column, &path, &query, &context)).collect_view();
    let sorted: Vec<_> = query.sort.keys().iter().map(|it| sorted_by(*it, messages).to_owned()).collect();
    let caption = messages.with(
        "list-caption",
        &[("sort", messages.list(&sorted).into()), ("day", messages.day_in_prose(context.as_of.day).into())],
    );
    let rows = entries.iter().map(|entry| {
        let mark = compared.as_ref().and_then(|it| mark(it, &entry.id, messages));
        Row { entry, below: None, mark, choose }
    });
    let chooses = choose.map(|_| view! { <th scope="col"><span class="vh">{messages.text("list-choose")}</span></th> });
    let rows = rows_html(rows, query.columns, &context);
    // Chosen columns may be more than a screen is wide.
    let class = if query.columns == Columns::default() { "card flush" } else { "card flush wide" };
    view! {
        <section class=class>
            <table class="list">
                <caption class="vh">{caption}</caption>
                <thead>
                    <tr>{chooses} {heads}</tr>
                </thead>
                <tbody inner_html=rows></tbody>
            </table>
        </section>
    }
    .into_any()
}

/// The head of a column: pressed, it orders by this first and by what was pressed before among those that are alike in it.
fn head(column: Column, path: &str, query: &Query, context: &RenderContext) -> AnyView {
    let messages = context.messages;
    let name = list_column::head(column, messages);
    let Some((first, _)) = orders(column).first() else {
        return view! { <th scope="col">{name}</th> }.into_any();
    };
    let found = query.sort.place(*first);
    // The title is part of the commitment's column, but its head leads from statement to statement.
    let title = query.sort.place(SortKey::of(Sort::Title)).filter(|_| column == Column::Commitment);
    let at = found.and_then(|(_, key)| orders(column).iter().position(|(it, _)| *it == key));
    let by_title = title.map(|(_, key)| if key.reversed { Direction::Down } else { Direction::Up });
    let direction = at.map(|at| orders(column)[at].1).or(by_title);
    let leads = found.is_some_and(|(place, _)| place == 0);
    let next = match at.filter(|_| leads) {
        None => query.sort.led_by(*first),
        Some(at) => match orders(column).get(at + 1) {
            Some((key, _)) => query.sort.led_by(*key),
            None => query.sort.without(*first),
        },
    };
    let address = context.list(path, &query.with(|it| it.sort = next));
    let icon = direction.map(|it| if it == Direction::Up { "#i-up" } else { "#i-down" });
    let place = found.or(title).map_or(0, |(place, _)| place);
    // One head at most says how the table is ordered; the others say which place they have after it.
    let sorted = direction.filter(|_| place == 0).map(|it| match it {
        Direction::Up => "ascending",
        Direction::Down => "descending",
    });
    let after = (place > 0).then(|| {
        let said = messages.with("list-sorted-after", &[("n", (place + 1).into())]);
        view! { <small aria-hidden="true">{place + 1}</small><span class="vh">{said}</span> }
    });
    view! {
        <th scope="col" aria-sort=sorted>
            <a href=address>
                {name}
                {icon.map(|icon| view! { <svg aria-hidden="true"><use href=icon /></svg> })}
                {after}
            </a>
        </th>
    }
    .into_any()
}

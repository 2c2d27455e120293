//! The form by which a reader chooses the columns of the list: boxes whose choice is part of the address.

use leptos::prelude::*;

use crate::app::components::list_column::head;
use crate::app::components::markup::{text, value};
use crate::app::pages::portfolio::list::choice::to_choose_columns;
use crate::app::request::RenderContext;
use crate::domain::list::columns::{Column, Columns};
use crate::domain::list::query::Query;

/// The columns to choose from. A list with the usual ones has a link to them: most readers never choose, and each page would
/// be larger.
#[component]
pub fn ColumnChoice(
    path: String,
    query: Query,
    /// Whether the address asks for them.
    asked: bool,
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    if !asked && query.columns == Columns::default() {
        let address = to_choose_columns(&context.list(&path, &query));
        return view! { <a class="pick" rel="nofollow" href=address>{messages.text("list-columns")}</a> }.into_any();
    }
    let usual = query.with(|it| it.columns = Columns::default());
    let shown = Query { as_of: context.as_of.past.then_some(context.as_of.day), ..usual.clone() };
    // Written by hand, as the filters are.
    let mut boxes = String::new();
    for column in Column::ALL.iter().filter(|it| **it != Column::Commitment) {
        boxes.push_str("<label><input type=checkbox name=columns value=");
        value(&mut boxes, column.word());
        boxes.push_str(if query.columns.has(*column) { " checked>" } else { ">" });
        text(&mut boxes, head(*column, messages));
        boxes.push_str("</label>");
    }
    // With every box empty the title alone is chosen.
    boxes.push_str("<input type=hidden name=columns value=commitment>");
    for (name, words) in shown.parameters() {
        boxes.push_str("<input type=hidden name=");
        value(&mut boxes, name);
        boxes.push_str(" value=");
        value(&mut boxes, &words);
        boxes.push('>');
    }
    let back = (query.columns != usual.columns).then(|| {
        view! {
            <a class="button plain" href=context.list(&path, &usual)>
                {messages.text("list-columns-usual")}
            </a>
        }
    });
    view! {
        <details class="pick" open=asked>
            <summary>{messages.text("list-columns")}</summary>
            <form class="card" action=path>
                <fieldset class="boxes" aria-label=messages.text("list-columns") inner_html=boxes></fieldset>
                <div class="doing">
                    <button class="button">{messages.text("list-columns-show")}</button>
                    {back}
                </div>
            </form>
        </details>
    }
    .into_any()
}

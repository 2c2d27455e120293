//! Commitments as rows: the table of the list, of a statement, an area, an organisation; and the short feed.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::components::list_column::{cell, head};
use crate::app::components::markup::{text, value};
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::list::columns::Columns;
use crate::domain::list::projection::ListEntry;
use crate::domain::statement::Statement;
use crate::store::list::ListRow;

/// A statement in a few words: what it is, where and when it was made.
pub fn said_in(statement: &Statement, context: &RenderContext) -> String {
    let messages = context.messages;
    let mut parts = vec![messages.of_word("statement-kind", statement.kind).to_owned()];
    // Places are recorded in English only.
    if context.lang == Lang::En {
        parts.extend(statement.place.clone());
    }
    parts.push(messages.day(statement.on));
    parts.join(", ")
}

/// A row of a table of commitments.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// The commitment.
    pub entry: &'a ListRow,
    /// What is shown below its title instead of its statement.
    pub below: Option<&'a str>,
    /// How it differs from an earlier day, in a word.
    pub mark: Option<&'a str>,
    /// Whether it can be chosen, and whether it is.
    pub choose: Option<bool>,
}

/// The rows of a table of commitments as HTML, with a cell for each of these columns.
///
/// See [`crate::app::components::markup`] for why they are no view.
pub fn rows_html<'a>(rows: impl IntoIterator<Item = Row<'a>>, columns: Columns, context: &RenderContext) -> String {
    let rows = rows.into_iter();
    let mut html = String::with_capacity(rows.size_hint().0 * 512);
    let mut statements = HashMap::new();
    for row in rows {
        let listed = &row.entry.listed;
        html.push_str("<tr data-commitment=");
        value(&mut html, &listed.slug);
        html.push('>');
        if let Some(chosen) = row.choose {
            tick(&mut html, listed, chosen, context);
        }
        for column in columns.iter() {
            cell(column, &mut html, row, &mut statements, context);
        }
    }
    html
}

/// The cell with the box by which a row is chosen.
fn tick(html: &mut String, listed: &ListEntry, chosen: bool, context: &RenderContext) {
    html.push_str("<td class=c><label class=check><input type=checkbox name=chosen value=");
    value(html, &listed.slug);
    html.push_str(if chosen { " checked>" } else { ">" });
    html.push_str("<span class=vh>");
    text(html, context.messages.text("list-choose"));
    html.push_str(": ");
    text(html, listed.title.words(context.lang));
    html.push_str("</span></label>");
}

/// A table of commitments with its caption and plain column heads.
#[component]
pub fn CommitmentTable(
    /// The rows, each with what is shown below its title instead of its statement.
    rows: Vec<(ListRow, Option<String>)>,
    /// What the table holds, read aloud.
    caption: String,
    /// Language, words, day and names.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let columns = Columns::default();
    let heads = columns.iter().map(|column| view! { <th scope="col">{head(column, messages)}</th> }).collect_view();
    let rows = rows.iter().map(|(entry, below)| Row { entry, below: below.as_deref(), mark: None, choose: None });
    let rows = rows_html(rows, columns, &context);
    view! {
        <table class="list">
            <caption class="vh">{caption}</caption>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody inner_html=rows></tbody>
        </table>
    }
}

/// A link to a list with its icon: "All", "Show all 12".
#[component]
pub fn MoreLink(
    /// Where it leads.
    address: String,
    /// What it says.
    label: String,
) -> impl IntoView {
    view! {
        <a class="more" href=address>
            {label}
            <Icon name="i-chevron" />
        </a>
    }
}

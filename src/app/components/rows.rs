//! Commitments as rows: the table of the list, of a statement, an area, an organisation; and the short feed.

use std::collections::HashMap;

use html_escape::encode_double_quoted_attribute_to_string;
use leptos::prelude::*;

use crate::app::components::icon::Icon;
use crate::app::components::markup::{shape, small, small_note, text, value, version};
use crate::app::components::status::{is_late, look, look_word, rests_on};
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::list::projection::ListEntry;
use crate::domain::statement::Statement;
use crate::paths;
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
    /// What stands below its title instead of its statement.
    pub below: Option<&'a str>,
    /// How it differs from an earlier day, in a word.
    pub mark: Option<&'a str>,
}

/// The rows of a table of commitments as HTML. A row's cells are status, commitment, owners, due, last report: the stylesheet knows them by their place, and draws a dash in one
/// that is empty.
///
/// See [`crate::app::components::markup`] for why they are no view.
pub fn rows_html<'a>(rows: impl IntoIterator<Item = Row<'a>>, context: &RenderContext) -> String {
    let rows = rows.into_iter();
    let mut html = String::with_capacity(rows.size_hint().0 * 512);
    let mut statements = HashMap::new();
    for it in rows {
        row(&mut html, it, &mut statements, context);
    }
    html
}

/// Draws a row. What statements are called is kept in `said`: rows next to each other are mostly of one.
fn row<'a>(
    html: &mut String,
    Row { entry, below, mark }: Row<'a>,
    said: &mut HashMap<&'a str, String>,
    context: &RenderContext,
) {
    let (messages, lang) = (context.messages, context.lang);
    let listed = &entry.listed;
    let look = look(listed);
    html.push_str("<tr data-commitment=\"");
    encode_double_quoted_attribute_to_string(&listed.slug, html);
    html.push_str("\" class=");
    html.push_str(look);
    html.push_str("><td>");
    shape(html, &format!("s-{look}"));
    text(html, look_word(listed, messages));
    if let Some(by) = rests_on(listed, messages) {
        small(html, by);
    }
    html.push_str("<th scope=row>");
    if let Some(mark) = mark {
        html.push_str("<b class=since>");
        text(html, mark);
        html.push_str("</b> ");
    }
    html.push_str("<a href=");
    value(html, &context.link(&paths::commitment(lang, &listed.slug)));
    html.push('>');
    if let Some(title) = listed.title.for_reader(lang) {
        version(html, title, lang);
    }
    html.push_str("</a>");
    match below {
        Some(below) => small_note(html, below, lang),
        None => {
            let said = said.entry(&listed.statement).or_insert_with(|| {
                let statement = context.reference.statement(&listed.statement);
                statement.map_or_else(|| messages.day(listed.stated_on), |it| said_in(it, context))
            });
            small(html, said);
        }
    }
    owners(html, listed, context);
    html.push_str("<td>");
    if let Some(due) = listed.due {
        html.push_str("<span class=l>");
        text(html, messages.text("due"));
        html.push_str(" </span>");
        text(html, &messages.due(due));
        if is_late(listed, context) {
            html.push_str("<small class=late>");
            text(html, messages.text("due-passed-short"));
            html.push_str("</small>");
        }
    }
    html.push_str("<td>");
    if let Some(freshness) = listed.outlook.freshness(context.as_of) {
        shape(html, &format!("f-{freshness}"));
        text(html, messages.of_word("freshness", freshness));
    }
    if let Some(day) = listed.outlook.reported_on {
        small(html, &messages.day(day));
    }
}

/// The owners of a row, a line for each side; officials know their ministries by code in English, by name in Korean.
fn owners(html: &mut String, listed: &ListEntry, context: &RenderContext) {
    if listed.owners.is_empty() {
        html.push_str("<td class=q>");
        text(html, context.messages.text("not-named"));
        return;
    }
    html.push_str("<td>");
    let mut sides: Vec<&str> = Vec::new();
    for (party, ..) in &listed.owners {
        if !sides.contains(&party.as_str()) {
            sides.push(party.as_str());
        }
    }
    // The first party is always on the first line.
    let tracked = context.reference.statement(&listed.statement).map_or(&[][..], |it| &it.tracked);
    sides.sort_by_key(|side| tracked.iter().position(|party| party.as_str() == *side).unwrap_or(usize::MAX));
    for (place, side) in sides.into_iter().enumerate() {
        html.push_str(if place > 0 { "<br><b>" } else { "<b>" });
        text(html, &context.party_mark(side));
        html.push_str("</b> ");
        let own = listed.owners.iter().filter(|(party, ..)| party.as_str() == side);
        for (place, (_, organisation, _)) in own.enumerate() {
            html.push_str(if place > 0 { ", " } else { "" });
            match context.lang {
                Lang::En => text(html, organisation),
                Lang::Ko => text(html, &context.organisation(organisation)),
            }
        }
    }
}

/// A table of commitments with its caption and plain column heads.
#[component]
pub fn CommitmentTable(
    /// The rows, each with what stands below its title instead of its statement.
    rows: Vec<(ListRow, Option<String>)>,
    /// What the table holds, read aloud.
    caption: String,
    /// Language, words, day and names.
    context: RenderContext,
) -> impl IntoView {
    let messages = context.messages;
    let heads = ["status", "commitment", "owners", "due", "last-report"]
        .map(|column| view! { <th scope="col">{messages.say(&format!("list-column-{column}"))}</th> });
    let rows = rows.iter().map(|(entry, below)| Row { entry, below: below.as_deref(), mark: None });
    let rows = rows_html(rows, &context);
    view! {
        <table class="list">
            <caption class="vh">{caption}</caption>
            <thead>
                <tr>{heads.into_iter().collect_view()}</tr>
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

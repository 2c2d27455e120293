//! The columns of tables of commitments: their order, what their heads sort by, and their cells.
//!
//! Stylesheets know a cell by the class that it is drawn with here. One without a class is a plain value on one line; a
//! dash is drawn in one that is empty.

use std::collections::HashMap;

use crate::app::components::markup::{shape, small, small_note, text, value, version};
use crate::app::components::rows::{Row, said_in};
use crate::app::components::status::{PUBLISHED, is_late, look, look_word, published_words, rests_on};
use crate::app::request::RenderContext;
use crate::domain::basics::lang::Lang;
use crate::domain::list::columns::Column;
use crate::domain::list::order::{Sort, SortKey};
use crate::domain::list::projection::ListEntry;
use crate::i18n::Messages;
use crate::paths;

/// The direction of a sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

/// What the head of a column says.
pub fn head(column: Column, messages: Messages) -> &'static str {
    let word = match column {
        Column::Owner => "owners",
        Column::Updated => "last-report",
        other => other.word(),
    };
    messages.of_word("list-column", word)
}

/// What a list is ordered by, in words.
pub fn sorted_by(key: SortKey, messages: Messages) -> &'static str {
    messages.of_word(if key.reversed { "sort-reversed" } else { "sort" }, key.by)
}

/// The orders that a head cycles through: the first when the list is not ordered by it first, else the next; after the last
/// the list is ordered by what else was pressed.
pub const fn orders(column: Column) -> &'static [(SortKey, Direction)] {
    type Cycle = [(SortKey, Direction); 2];
    const STATUS: SortKey = SortKey::of(Sort::Status);
    const DUE: SortKey = SortKey::of(Sort::Due);
    const BY_STATUS: Cycle = [(STATUS, Direction::Up), (STATUS.reverse(), Direction::Down)];
    const BY_DUE: Cycle = [(DUE, Direction::Up), (DUE.reverse(), Direction::Down)];
    const BY_STATEMENT: Cycle =
        [(SortKey::of(Sort::Newest), Direction::Down), (SortKey::of(Sort::Oldest), Direction::Up)];
    const BY_REPORT: Cycle =
        [(SortKey::of(Sort::Updated), Direction::Down), (SortKey::of(Sort::Silent), Direction::Up)];
    match column {
        Column::Status => &BY_STATUS,
        Column::Commitment | Column::Statement => &BY_STATEMENT,
        Column::Due => &BY_DUE,
        Column::Updated => &BY_REPORT,
        Column::Area
        | Column::Party
        | Column::Owner
        | Column::Standing
        | Column::Nature
        | Column::Basis
        | Column::Starts
        | Column::Sides => &[],
    }
}

/// Draws the cell of a row. What statements are called is kept in `said`: rows next to each other are mostly of one.
pub(super) fn cell<'a>(
    column: Column,
    html: &mut String,
    row: Row<'a>,
    said: &mut HashMap<&'a str, String>,
    context: &RenderContext,
) {
    let (messages, listed) = (context.messages, &row.entry.listed);
    let word = |html: &mut String, words: &str| labelled(html, column, [words.to_owned()], messages);
    match column {
        Column::Status => status(html, listed, context),
        Column::Commitment => commitment(html, row, said, context),
        Column::Owner => owners(html, listed, context),
        Column::Due => due(html, listed, context),
        Column::Updated => last_report(html, listed, context),
        Column::Area => labelled(html, column, listed.areas.iter().map(|it| context.area(it)), messages),
        Column::Party => {
            labelled(html, column, listed.parties.iter().map(|it| context.party_tag(it.as_str())), messages);
        }
        Column::Statement => statement(html, listed, context),
        Column::Standing => word(html, messages.of_word("standing", listed.standing)),
        Column::Nature => word(html, messages.of_word("nature", listed.nature)),
        Column::Basis => word(html, messages.of_word("basis", listed.basis)),
        Column::Starts => labelled(html, column, listed.starts_on.iter().map(|day| messages.day(*day)), messages),
        Column::Sides => {
            let said = listed.sides().into_iter().map(|it| messages.of_word("sides", it).to_owned());
            labelled(html, column, said, messages);
        }
    }
}

/// A cell of words, with the name of its column before them where the row is a card; nothing in it where there are none.
fn labelled(html: &mut String, column: Column, words: impl IntoIterator<Item = String>, messages: Messages) {
    html.push_str("<td class=w>");
    for (place, word) in words.into_iter().enumerate() {
        if place == 0 {
            html.push_str("<span class=l>");
            text(html, head(column, messages));
            html.push_str(" </span>");
        } else {
            html.push_str(", ");
        }
        text(html, &word);
    }
}

fn statement(html: &mut String, listed: &ListEntry, context: &RenderContext) {
    html.push_str("<td class=w>");
    let Some(statement) = context.reference.statement(&listed.statement) else { return };
    html.push_str("<a href=");
    value(html, &context.link(&paths::statement(context.lang, &statement.slug)));
    html.push('>');
    if let Some(title) = statement.title.for_reader(context.lang) {
        version(html, title, context.lang);
    }
    html.push_str("</a>");
}

fn status(html: &mut String, listed: &ListEntry, context: &RenderContext) {
    let look = look(listed);
    html.push_str("<td class=\"s ");
    html.push_str(look);
    html.push_str("\">");
    shape(html, &format!("s-{look}"));
    text(html, look_word(listed, context.messages));
    if let Some(by) = rests_on(listed, context.messages) {
        small(html, by);
    }
    if let Some(judged) = published_words(listed, context) {
        html.push_str("<small><a href=");
        let page = context.link(&paths::commitment(context.lang, &listed.slug));
        value(html, &format!("{page}#{PUBLISHED}"));
        html.push('>');
        text(html, &judged);
        html.push_str("</a></small>");
    }
}

fn commitment<'a>(
    html: &mut String,
    Row { entry, below, mark, .. }: Row<'a>,
    said: &mut HashMap<&'a str, String>,
    context: &RenderContext,
) {
    let (messages, lang) = (context.messages, context.lang);
    let listed = &entry.listed;
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
}

/// Who is responsible, side by side: what the side is called, and its organisations. Officials know their ministries by code
/// in English, by name in Korean.
pub fn owners_by_side(listed: &ListEntry, context: &RenderContext) -> Vec<(String, Vec<String>)> {
    let mut sides: Vec<&str> = Vec::new();
    for (party, ..) in &listed.owners {
        if !sides.contains(&party.as_str()) {
            sides.push(party.as_str());
        }
    }
    // The first party is always first.
    let tracked = context.reference.statement(&listed.statement).map_or(&[][..], |it| &it.tracked);
    sides.sort_by_key(|side| tracked.iter().position(|party| party.as_str() == *side).unwrap_or(usize::MAX));
    let name = |organisation: &str| match context.lang {
        Lang::En => organisation.to_owned(),
        Lang::Ko => context.organisation(organisation),
    };
    let of_side = |side: &str| {
        let own = listed.owners.iter().filter(|(party, ..)| party.as_str() == side);
        own.map(|(_, organisation, _)| name(organisation)).collect()
    };
    sides.into_iter().map(|side| (context.party_mark(side), of_side(side))).collect()
}

/// A line for each side.
fn owners(html: &mut String, listed: &ListEntry, context: &RenderContext) {
    if listed.owners.is_empty() {
        html.push_str("<td class=q>");
        text(html, context.messages.text("not-named"));
        return;
    }
    html.push_str("<td class=o>");
    for (place, (side, organisations)) in owners_by_side(listed, context).into_iter().enumerate() {
        html.push_str(if place > 0 { "<br><b>" } else { "<b>" });
        text(html, &side);
        html.push_str("</b> ");
        for (place, organisation) in organisations.iter().enumerate() {
            html.push_str(if place > 0 { ", " } else { "" });
            text(html, organisation);
        }
    }
}

fn due(html: &mut String, listed: &ListEntry, context: &RenderContext) {
    let messages = context.messages;
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
}

fn last_report(html: &mut String, listed: &ListEntry, context: &RenderContext) {
    let messages = context.messages;
    html.push_str("<td>");
    if let Some(freshness) = listed.outlook.freshness(context.as_of) {
        shape(html, &format!("f-{freshness}"));
        text(html, messages.of_word("freshness", freshness));
    }
    if let Some(day) = listed.outlook.reported_on {
        small(html, &messages.day(day));
    }
}

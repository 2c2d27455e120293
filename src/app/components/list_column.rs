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
use crate::domain::basics::string_enum::string_enum;
use crate::domain::list::projection::ListEntry;
use crate::domain::list::query::Sort;
use crate::paths;

string_enum! {
    /// A column, by the last word of its message.
    ListColumn {
        Status = "status",
        Commitment = "commitment",
        Owners = "owners",
        Due = "due",
        LastReport = "last-report",
    }
}

/// The direction of a sort order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl ListColumn {
    /// The orders that its head cycles through: the first when the list is in none of them, else the next; after the
    /// last the default order.
    pub const fn orders(self) -> &'static [(Sort, Direction)] {
        match self {
            Self::Status => &[(Sort::Status, Direction::Up)],
            Self::Commitment => &[(Sort::Newest, Direction::Down), (Sort::Oldest, Direction::Up)],
            Self::Owners => &[],
            Self::Due => &[(Sort::Due, Direction::Up)],
            Self::LastReport => &[(Sort::Updated, Direction::Down), (Sort::Silent, Direction::Up)],
        }
    }

    /// Draws its cell of a row. What statements are called is kept in `said`: rows next to each other are mostly of
    /// one.
    pub(super) fn cell<'a>(
        self,
        html: &mut String,
        row: Row<'a>,
        said: &mut HashMap<&'a str, String>,
        context: &RenderContext,
    ) {
        let listed = &row.entry.listed;
        match self {
            Self::Status => status(html, listed, context),
            Self::Commitment => commitment(html, row, said, context),
            Self::Owners => owners(html, listed, context),
            Self::Due => due(html, listed, context),
            Self::LastReport => last_report(html, listed, context),
        }
    }
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
    Row { entry, below, mark }: Row<'a>,
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

/// A line for each side; officials know their ministries by code in English, by name in Korean.
fn owners(html: &mut String, listed: &ListEntry, context: &RenderContext) {
    if listed.owners.is_empty() {
        html.push_str("<td class=q>");
        text(html, context.messages.text("not-named"));
        return;
    }
    html.push_str("<td class=o>");
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

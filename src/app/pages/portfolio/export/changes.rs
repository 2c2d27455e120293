//! What changed about the commitments of a list, as a table: a row for each kind of change.

use crate::app::pages::portfolio::changes::rows::{learned_records, told_kinds};
use crate::app::pages::portfolio::export::{address, head, joined, status};
use crate::app::request::RenderContext;
use crate::domain::list::comparison::ChangeKind;
use crate::domain::list::projection::ListEntry;
use crate::domain::list::query::Query;
use crate::exchange::table::{Cell, Head};
use crate::i18n::Messages;
use crate::paths;
use crate::service::portfolio::changes::Changes;

/// The heads.
pub fn heads(messages: Messages) -> Vec<Head> {
    vec![
        head(messages, "download-column-code", 20),
        head(messages, "list-column-commitment", 60),
        head(messages, "download-column-change", 22),
        head(messages, "download-column-what", 60),
        head(messages, "list-column-status", 16),
        head(messages, "list-column-area", 22),
        head(messages, "download-column-address", 40),
    ]
}

/// The rows, in the order of the page.
pub fn rows<'a>(
    changes: &'a Changes,
    query: &'a Query,
    context: &'a RenderContext,
    root: &'a str,
) -> impl Iterator<Item = Vec<Cell>> + 'a {
    let messages = context.messages;
    let moved = changes.moved.iter().filter(|it| query.kind.is_none_or(|kind| it.is(kind)));
    let moved = moved.filter_map(|it| Some((it, &it.entry()?.listed))).flat_map(move |(moved, listed)| {
        let gone = moved.after.is_none();
        told_kinds(moved, context).into_iter().map(move |(kind, said)| row(listed, kind, said, gone, context, root))
    });
    let learned = query.kind.is_none_or(|kind| kind == ChangeKind::Learned);
    let learned = changes.learned.iter().filter(move |_| learned).map(move |it| {
        let said = messages.list(&learned_records(it, messages));
        row(&it.entry.listed, ChangeKind::Learned, said, false, context, root)
    });
    moved.chain(learned)
}

/// A row. What is gone has no page on the later day.
fn row(
    listed: &ListEntry,
    kind: ChangeKind,
    said: String,
    gone: bool,
    context: &RenderContext,
    root: &str,
) -> Vec<Cell> {
    let messages = context.messages;
    let page = context.link(&paths::commitment(context.lang, &listed.slug));
    vec![
        Cell::words(listed.slug.clone()),
        Cell::words(listed.title.words(context.lang)),
        Cell::words(messages.of_word("change", kind)),
        Cell::words(said),
        status(listed, messages),
        joined(listed.areas.iter().map(|it| context.area(it))),
        if gone { Cell::Empty } else { address(root, &page) },
    ]
}

//! The commitments of a list as a table: the columns that were chosen, each value in a column of its own.

use crate::app::components::list_column::{self, owners_by_side};
use crate::app::components::rows::said_in;
use crate::app::components::status::{is_late, published_words, rests_on};
use crate::app::pages::portfolio::export::{address, head, joined, status};
use crate::app::request::RenderContext;
use crate::domain::list::columns::{Column, Columns};
use crate::exchange::table::{Cell, Head};
use crate::i18n::Messages;
use crate::paths;
use crate::store::list::ListRow;

/// What a column of the file holds.
#[derive(Clone, Copy)]
enum Part {
    Code,
    Address,
    /// What the list's column is called, and says.
    Of(Column),
    RestsOn,
    Published,
    SaidIn,
    DueBy,
    Overdue,
    ReportedOn,
}

/// The columns of the file for one of the list.
const fn parts(column: Column) -> &'static [Part] {
    match column {
        Column::Status => &[Part::Of(Column::Status), Part::RestsOn, Part::Published],
        Column::Commitment => &[Part::Of(Column::Commitment), Part::SaidIn],
        Column::Due => &[Part::Of(Column::Due), Part::DueBy, Part::Overdue],
        Column::Updated => &[Part::ReportedOn, Part::Of(Column::Updated)],
        Column::Area => &[Part::Of(Column::Area)],
        Column::Statement => &[Part::Of(Column::Statement)],
        Column::Party => &[Part::Of(Column::Party)],
        Column::Owner => &[Part::Of(Column::Owner)],
        Column::Standing => &[Part::Of(Column::Standing)],
        Column::Nature => &[Part::Of(Column::Nature)],
        Column::Basis => &[Part::Of(Column::Basis)],
        Column::Starts => &[Part::Of(Column::Starts)],
        Column::Sides => &[Part::Of(Column::Sides)],
    }
}

fn all(columns: Columns) -> impl Iterator<Item = Part> {
    let chosen = columns.iter().flat_map(|column| parts(column).iter().copied());
    [Part::Code].into_iter().chain(chosen).chain([Part::Address])
}

/// The heads of these columns.
pub fn heads(columns: Columns, messages: Messages) -> Vec<Head> {
    let named = |part| match part {
        Part::Code => head(messages, "download-column-code", 20),
        Part::Address => head(messages, "download-column-address", 40),
        // The column's own name is that of the day.
        Part::Of(Column::Updated) => head(messages, "parameter-freshness", 14),
        Part::ReportedOn => head(messages, "list-column-last-report", 14),
        Part::Of(column) => Head { name: list_column::head(column, messages).to_owned(), width: width(column) },
        Part::RestsOn => head(messages, "download-column-rests", 20),
        Part::Published => head(messages, "download-column-published", 24),
        Part::SaidIn => head(messages, "download-column-said_in", 28),
        Part::DueBy => head(messages, "download-column-due_on", 12),
        Part::Overdue => head(messages, "download-column-overdue", 10),
    };
    all(columns).map(named).collect()
}

const fn width(column: Column) -> u8 {
    match column {
        Column::Commitment => 60,
        Column::Owner | Column::Statement => 32,
        Column::Area | Column::Party | Column::Sides | Column::Basis => 22,
        Column::Status | Column::Standing | Column::Nature | Column::Starts | Column::Due | Column::Updated => 16,
    }
}

/// The row of a commitment.
pub fn row(entry: &ListRow, columns: Columns, context: &RenderContext, root: &str) -> Vec<Cell> {
    all(columns).map(|part| cell(part, entry, context, root)).collect()
}

fn cell(part: Part, entry: &ListRow, context: &RenderContext, root: &str) -> Cell {
    let (listed, messages) = (&entry.listed, context.messages);
    let statement = || context.reference.statement(&listed.statement);
    match part {
        Part::Code => Cell::words(listed.slug.clone()),
        Part::Address => address(root, &context.link(&paths::commitment(context.lang, &listed.slug))),
        Part::Of(Column::Status) => status(listed, messages),
        Part::RestsOn => Cell::words(rests_on(listed, messages).unwrap_or_default()),
        Part::Published => Cell::words(published_words(listed, context).unwrap_or_default()),
        Part::Of(Column::Commitment) => Cell::words(listed.title.words(context.lang)),
        Part::SaidIn => {
            Cell::words(statement().map_or_else(|| messages.day(listed.stated_on), |it| said_in(it, context)))
        }
        Part::Of(Column::Area) => joined(listed.areas.iter().map(|it| context.area(it))),
        Part::Of(Column::Statement) => {
            Cell::words(statement().map(|it| it.title.words(context.lang)).unwrap_or_default())
        }
        Part::Of(Column::Party) => joined(listed.parties.iter().map(|it| context.party_tag(it.as_str()))),
        Part::Of(Column::Owner) => {
            let sides = owners_by_side(listed, context);
            joined(sides.into_iter().map(|(side, organisations)| format!("{side} {}", organisations.join(", "))))
        }
        Part::Of(Column::Standing) => Cell::words(messages.of_word("standing", listed.standing)),
        Part::Of(Column::Nature) => Cell::words(messages.of_word("nature", listed.nature)),
        Part::Of(Column::Basis) => Cell::words(messages.of_word("basis", listed.basis)),
        Part::Of(Column::Starts) => Cell::day(listed.starts_on),
        Part::Of(Column::Due) => Cell::words(listed.due.map(|due| messages.due(due)).unwrap_or_default()),
        Part::DueBy => Cell::day(listed.due.map(|due| due.on)),
        Part::Overdue if is_late(listed, context) => Cell::words(messages.text("due-passed-short")),
        Part::Overdue => Cell::Empty,
        Part::ReportedOn => Cell::day(listed.outlook.reported_on),
        Part::Of(Column::Updated) => {
            let freshness = listed.outlook.freshness(context.as_of);
            Cell::words(freshness.map(|it| messages.of_word("freshness", it)).unwrap_or_default())
        }
        Part::Of(Column::Sides) => {
            joined(listed.sides().into_iter().map(|it| messages.of_word("sides", it).to_owned()))
        }
    }
}

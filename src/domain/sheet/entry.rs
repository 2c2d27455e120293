//! The entries of a sheet: a row each, with the rows that go on with it.

use std::collections::BTreeMap;

use crate::domain::sheet::SheetField;
use crate::domain::sheet::grid::Value;
use crate::domain::sheet::settings::Settings;

/// A cell, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The number of its row; 0 for what holds for all rows.
    pub line: u32,
    /// Its column, from 0.
    pub column: usize,
    pub value: Value,
}

/// What one entry says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The number of its first row.
    pub line: u32,
    /// The number of its last row.
    pub last: u32,
    pub cells: BTreeMap<SheetField, Vec<Cell>>,
}

/// The entries of a sheet, in its order.
pub fn entries(settings: &Settings<'_>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let keys = settings.subject.keys();
    for line in settings.rows() {
        let said = line.cells.iter().enumerate().filter(|(_, value)| !value.is_empty());
        let said: Vec<(SheetField, Cell)> = said
            .filter_map(|(column, value)| {
                let field = settings.columns.get(column).copied().flatten()?;
                Some((field, Cell { line: line.number, column, value: value.clone() }))
            })
            .collect();
        if said.is_empty() {
            continue;
        }
        let is_own =
            |(field, cell): &(SheetField, Cell)| keys.contains(field) && !matches!(cell.value, Value::Above(_));
        let begins = said.iter().any(is_own) || entries.is_empty();
        if begins {
            entries.push(Entry { line: line.number, last: line.number, cells: BTreeMap::new() });
        }
        let Some(entry) = entries.last_mut() else { continue };
        entry.last = line.number;
        for (field, cell) in said {
            // What was merged with a cell above says of a row that goes on what that row said already.
            if begins || !matches!(cell.value, Value::Above(_)) {
                entry.cells.entry(field).or_default().push(cell);
            }
        }
    }
    entries
}

/// What holds for all new rows, as an entry of its own.
pub fn fixed(settings: &Settings<'_>) -> Entry {
    let cell = |words: &String| Cell { line: 0, column: 0, value: Value::words(words.clone()) };
    let said = settings.fixed.iter().map(|(field, words)| (*field, vec![cell(words)]));
    Entry { cells: said.filter(|(_, cells)| !cells[0].value.is_empty()).collect(), ..Entry::default() }
}

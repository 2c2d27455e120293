//! Spreadsheets that come in as files: their cells, before anybody said what the columns mean.

mod encoded;
pub mod portfolio;
mod separated;
mod workbook;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::domain::sheet::grid::{Grid, GridProblem, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Sheet, Value};
use crate::domain::sheet::settings::Chosen;

/// Whether a file is packed, so that reading it is not to be trusted with memory: see [`read_packed`].
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(b"\xd0\xcf\x11\xe0")
}

/// The cells of a text, such as a CSV file.
///
/// # Errors
/// Why nothing of it can be read.
pub fn read_text(bytes: &[u8], chosen: &Chosen) -> Result<Grid, GridProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(GridProblem::TooLarge);
    }
    let (text, encoding) = encoded::decoded(bytes, chosen.encoding)?;
    bounded(separated::grid(&text, encoding, chosen.separator))
}

/// The cells of a workbook. What it unpacks to is bounded by the memory of the process that calls this.
///
/// # Errors
/// Why nothing of it can be read.
pub fn read_packed(bytes: &[u8]) -> Result<Grid, GridProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(GridProblem::TooLarge);
    }
    // Readers of formats are libraries that meet what they never met; one that gives up has found a broken file.
    let grid = catch_unwind(AssertUnwindSafe(|| workbook::grid(bytes))).unwrap_or(Err(GridProblem::Broken))?;
    bounded(grid)
}

/// The grid without blank rows and without what stands right of everything, if it is not larger than what is read.
fn bounded(mut grid: Grid) -> Result<Grid, GridProblem> {
    let mut text = 0;
    for Sheet { lines, .. } in &mut grid.sheets {
        for line in lines.iter_mut() {
            let filled = line.cells.iter().rposition(|it| !it.is_empty()).map_or(0, |at| at + 1);
            line.cells.truncate(filled);
            text += line.cells.iter().map(weight).sum::<usize>();
        }
        lines.retain(|line| !line.cells.is_empty());
        if lines.len() > MOST_ROWS {
            return Err(GridProblem::TooManyRows);
        }
        if lines.iter().any(|line| line.cells.len() > MOST_COLUMNS) {
            return Err(GridProblem::TooManyColumns);
        }
    }
    if text > MOST_TEXT {
        return Err(GridProblem::TooLarge);
    }
    if grid.sheets.iter().all(|sheet| sheet.lines.is_empty()) {
        return Err(GridProblem::Empty);
    }
    Ok(grid)
}

fn weight(value: &Value) -> usize {
    match value {
        Value::Words(words) | Value::Number(words) | Value::Above(words) => words.len(),
        Value::Empty | Value::Day(_) | Value::Unread(_) => 1,
    }
}

#[cfg(test)]
mod tests;

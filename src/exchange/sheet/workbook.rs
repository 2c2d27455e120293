//! The cells of a workbook: XLSX, or an OpenDocument spreadsheet.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;

use crate::domain::basics::day::Day;
use crate::domain::sheet::grid::{
    Grid, GridKind, GridProblem, Line, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, MOST_TEXT, Sheet, UnreadCell, Value,
};

/// The cells of a workbook.
///
/// # Errors
/// Why they cannot be read.
pub fn grid(bytes: &[u8]) -> Result<Grid, GridProblem> {
    // What is protected by a password is packed into the older container.
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(if has(bytes, b"E\0n\0c\0r\0y\0p\0t\0") { GridProblem::Encrypted } else { GridProblem::Unknown });
    }
    // The names of what is packed are not packed themselves.
    match (has(bytes, b"xl/workbook"), has(bytes, b"content.xml")) {
        (true, _) => xlsx(bytes),
        (false, true) if !has(bytes, b"opendocument.text") => ods(bytes),
        (false, _) => Err(GridProblem::Unknown),
    }
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|it| it == words)
}

fn xlsx(bytes: &[u8]) -> Result<Grid, GridProblem> {
    let broken = |error: XlsxError| match error {
        XlsxError::Password => GridProblem::Encrypted,
        _ => GridProblem::Broken,
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let named = book.sheets_metadata().iter().filter(|it| is_read(it)).map(|it| it.name.clone());
    let named: Vec<String> = named.collect();
    if named.len() > MOST_SHEETS {
        return Err(GridProblem::TooManySheets);
    }
    let mut sheets = Vec::new();
    let mut text = 0;
    for name in named {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut cells: BTreeMap<(u32, u32), Value> = BTreeMap::new();
        let mut reader = match book.worksheet_cells_reader(&name) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(broken(error)),
        };
        while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(broken)? {
            let value = match cell.value {
                DataRef::Empty if cell.formula.is_some() => Value::Unread(UnreadCell::Formula),
                value => of(value.into()),
            };
            if value.is_empty() {
                continue;
            }
            if cell.pos.1 as usize >= MOST_COLUMNS {
                return Err(GridProblem::TooManyColumns);
            }
            text += if let Value::Words(words) = &value { words.len() } else { 1 };
            if text > MOST_TEXT {
                return Err(GridProblem::TooLarge);
            }
            cells.insert(cell.pos, value);
        }
        for region in merged {
            let Some(value) = cells.get(&region.start).cloned() else { continue };
            let last = region.end.0.min(region.start.0.saturating_add(u32::try_from(MOST_ROWS).unwrap_or(u32::MAX)));
            for row in region.start.0 + 1..=last {
                cells.entry((row, region.start.1)).or_insert_with(|| Value::Above(value.plain()));
            }
        }
        sheets.push(Sheet { name, lines: lines(cells)? });
    }
    Ok(Grid { kind: GridKind::Xlsx, sheets, encoding: None, separator: None })
}

/// What stands in cells, row by row.
fn lines(cells: BTreeMap<(u32, u32), Value>) -> Result<Vec<Line>, GridProblem> {
    let mut lines: Vec<Line> = Vec::new();
    for ((row, column), value) in cells {
        let number = row.saturating_add(1);
        if lines.last().is_none_or(|it| it.number != number) {
            if lines.len() >= MOST_ROWS {
                return Err(GridProblem::TooManyRows);
            }
            lines.push(Line { number, cells: Vec::new() });
        }
        if let Some(line) = lines.last_mut() {
            line.cells.resize(column as usize, Value::Empty);
            line.cells.push(value);
        }
    }
    Ok(lines)
}

fn ods(bytes: &[u8]) -> Result<Grid, GridProblem> {
    let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::OdsError::Password => GridProblem::Encrypted,
        _ => GridProblem::Broken,
    })?;
    let named: Vec<String> = book.sheets_metadata().iter().filter(|it| is_read(it)).map(|it| it.name.clone()).collect();
    if named.len() > MOST_SHEETS {
        return Err(GridProblem::TooManySheets);
    }
    let mut sheets = Vec::new();
    for name in named {
        let range = book.worksheet_range(&name).map_err(|_| GridProblem::Broken)?;
        let formulas = book.worksheet_formula(&name).map_err(|_| GridProblem::Broken)?;
        let (first, left) = range.start().unwrap_or_default();
        let mut cells = BTreeMap::new();
        for (row, column, value) in range.used_cells() {
            let place =
                (first + u32::try_from(row).unwrap_or(u32::MAX), left + u32::try_from(column).unwrap_or(u32::MAX));
            if place.1 as usize >= MOST_COLUMNS {
                return Err(GridProblem::TooManyColumns);
            }
            cells.insert(place, of(value.clone()));
        }
        if let Some((first, left)) = formulas.start() {
            for (row, column, formula) in formulas.used_cells() {
                let place =
                    (first + u32::try_from(row).unwrap_or(u32::MAX), left + u32::try_from(column).unwrap_or(u32::MAX));
                if !formula.is_empty() {
                    cells.entry(place).or_insert(Value::Unread(UnreadCell::Formula));
                }
            }
        }
        sheets.push(Sheet { name, lines: lines(cells)? });
    }
    Ok(Grid { kind: GridKind::Ods, sheets, encoding: None, separator: None })
}

/// Whether a sheet is one that people see, and has cells.
fn is_read(sheet: &calamine::Sheet) -> bool {
    sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
}

fn of(data: Data) -> Value {
    match data {
        Data::Int(number) => Value::Number(number.to_string()),
        // Whole numbers have no point, however long they are.
        Data::Float(number) => Value::Number(number.to_string()),
        Data::String(words) => Value::words(words),
        Data::Bool(holds) => Value::Words(if holds { "true" } else { "false" }.to_owned()),
        Data::DateTime(day) => day_of(day),
        Data::DateTimeIso(text) => match text.get(..10).and_then(|it| Day::recorded(it).ok()) {
            Some(day) => Value::Day(day),
            None => Value::words(text),
        },
        Data::DurationIso(text) => Value::words(text),
        Data::Error(_) => Value::Unread(UnreadCell::Faulty),
        Data::Empty => Value::Empty,
    }
}

/// The day of a number that the spreadsheet shows as a date, whichever year its days are counted from.
fn day_of(at: ExcelDateTime) -> Value {
    let number = || Value::Number(at.as_f64().to_string());
    if !at.is_datetime() || at.as_f64() < 1.0 {
        return number();
    }
    let (year, month, day, ..) = at.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().zip(i8::try_from(month).ok().zip(i8::try_from(day).ok()));
    let date = date.and_then(|(year, (month, day))| Date::new(year, month, day).ok());
    date.map_or_else(number, |date| Value::Day(Day(date)))
}

//! Tables as workbooks. Rows leave memory as soon as the next one begins.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::domain::basics::day::Day;
use crate::exchange::table::{About, Cell, Head};

/// The most letters of a cell, counted as spreadsheets do: in units of UTF-16.
const LONGEST_CELL: usize = 32_767;
/// What ends a text that was longer.
const CUT: char = '…';

/// A workbook that is being written: the table, and then what it says about itself.
pub struct Book {
    workbook: Workbook,
    formats: Formats,
    columns: u16,
    /// The row that comes next.
    next: u32,
    /// Whether a text was longer than a cell.
    has_cut: bool,
}

/// How cells look.
struct Formats {
    head: Format,
    words: Format,
    day: Format,
    number: Format,
    coloured: HashMap<&'static str, Format>,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            head: top().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            words: top().set_text_wrap(),
            day: top().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
            number: top(),
            coloured: HashMap::new(),
        }
    }
}

impl Book {
    /// Begins a workbook with the heads of its table, which stay in sight.
    pub fn begin(sheet: &str, heads: &[Head]) -> Result<Self, XlsxError> {
        let (mut workbook, formats) = (Workbook::new(), Formats::new());
        let columns = u16::try_from(heads.len()).unwrap_or(u16::MAX);
        let table = workbook.add_worksheet_with_constant_memory()?;
        table.set_name(sheet)?.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape();
        table.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        for (column, head) in (0_u16..).zip(heads) {
            table.set_column_width(column, f64::from(head.width))?;
            table.write_string_with_format(0, column, &head.name, &formats.head)?;
        }
        Ok(Self { workbook, formats, columns, next: 1, has_cut: false })
    }

    /// Adds a row.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        let table = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in (0_u16..).zip(cells) {
            self.has_cut |= write(table, (self.next, column), cell, &mut self.formats)?;
        }
        self.next += 1;
        Ok(())
    }

    /// Writes the workbook into a file. It says that it was made on a day, so that equal tables are equal files.
    pub fn finish(mut self: Box<Self>, about: &About, title: &str, on: Day, file: File) -> Result<File, XlsxError> {
        let table = self.workbook.worksheet_from_index(0)?;
        table.autofilter(0, 0, self.next - 1, self.columns.saturating_sub(1))?;
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(&about.sheet)?.set_column_width(0, 24)?.set_column_width(1, 90)?;
        let cut = self.has_cut.then(|| (about.cut.0.clone(), Cell::words(about.cut.1.clone())));
        for (row, (name, said)) in (0_u32..).zip(about.lines.iter().chain(&cut)) {
            sheet.write_string_with_format(row, 0, name, &self.formats.head)?;
            write(sheet, (row, 1), said, &mut self.formats)?;
        }
        let mut properties = DocProperties::new().set_title(title);
        if let (Ok(year), Ok(month), Ok(day)) =
            (u16::try_from(on.0.year()), u8::try_from(on.0.month()), u8::try_from(on.0.day()))
        {
            properties = properties.set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?);
        }
        self.workbook.set_properties(&properties);
        let mut file = BufWriter::new(file);
        self.workbook.save_to_writer(&mut file)?;
        file.into_inner().map_err(|error| XlsxError::IoError(error.into_error()))
    }
}

/// The number of a paper size.
const A4: u8 = 9;

/// Writes a cell. True where its text was longer than a cell may be.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &mut Formats,
) -> Result<bool, XlsxError> {
    let mut is_cut = false;
    match cell {
        Cell::Empty => {}
        Cell::Words(words) => {
            let kept = fitting(words);
            is_cut = kept.is_some();
            sheet.write_string_with_format(row, column, kept.as_deref().unwrap_or(words), &formats.words)?;
        }
        Cell::Coloured(word, colour) => {
            let format = formats
                .coloured
                .entry(colour)
                .or_insert_with(|| Format::new().set_align(FormatAlign::Top).set_bold().set_font_color(*colour));
            sheet.write_string_with_format(row, column, word, format)?;
        }
        Cell::Day(day) => match serial(*day) {
            Some(number) => {
                sheet.write_number_with_format(row, column, number, &formats.day)?;
            }
            None => {
                sheet.write_string_with_format(row, column, day.to_string(), &formats.words)?;
            }
        },
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number, &formats.number)?;
        }
    }
    Ok(is_cut)
}

/// The beginning of a text that is too long for a cell; nothing for one that is not.
fn fitting(words: &str) -> Option<String> {
    let mut units = 0;
    let mut end = 0;
    for (place, letter) in words.char_indices() {
        units += letter.len_utf16();
        if units > LONGEST_CELL {
            return Some(format!("{}{CUT}", &words[..end]));
        }
        // Room for the sign that it ends here.
        if units < LONGEST_CELL {
            end = place + letter.len_utf8();
        }
    }
    None
}

/// The whole number that spreadsheets keep for a day: it is the same in every time zone. Days before March 1900 have none
/// on which all spreadsheets agree.
fn serial(day: Day) -> Option<i32> {
    let first = Day(jiff::civil::date(1899, 12, 30));
    let number = first.days_until(day);
    (number > 60).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t13_a_day_is_the_whole_number_that_spreadsheets_know() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(serial(day("2024-01-01")), Some(45_292));
        assert_eq!(serial(day("1900-03-01")), Some(61));
        assert_eq!(serial(Day(jiff::civil::date(1900, 2, 28))), None);
    }

    #[test]
    fn a_text_longer_than_a_cell_ends_with_a_sign_and_never_within_a_letter() {
        assert_eq!(fitting(&"가".repeat(LONGEST_CELL)), None);
        let cut = fitting(&"가".repeat(LONGEST_CELL + 1)).unwrap();
        assert_eq!(cut.encode_utf16().count(), LONGEST_CELL);
        assert!(cut.ends_with("가…"));
        let cut = fitting(&"🙂".repeat(LONGEST_CELL)).unwrap();
        assert!(cut.encode_utf16().count() <= LONGEST_CELL && cut.ends_with("🙂…"));
    }
}

//! A table that leaves as a file for spreadsheets, row by row: it is written to a file on disk, so that it takes as little
//! memory with a hundred thousand rows as with ten, and whatever fails does so before anybody was sent a part of it.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Seek, SeekFrom, Write};

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;
use crate::exchange::csv;
use crate::exchange::xlsx::Book;

string_enum! {
    /// The format of a table that leaves as a file.
    TableKind {
        Csv = "csv",
        Xlsx = "xlsx",
    }
}

impl TableKind {
    /// The media type of a file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        }
    }
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    /// Always text, whatever it looks like.
    Words(String),
    /// A whole day.
    Day(Day),
    Number(u32),
    /// A word that is also coloured, where the file has colours: `#rrggbb`.
    Coloured(String, &'static str),
}

impl Cell {
    /// A cell of words; an empty one where there are none.
    pub fn words(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::Empty } else { Self::Words(words) }
    }

    /// A day, where there is one.
    pub fn day(day: Option<Day>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// The cell as CSV has it.
    fn plain(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Words(words) | Self::Coloured(words, _) => Cow::Borrowed(words),
            Self::Day(day) => Cow::Owned(day.to_string()),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    pub name: String,
    /// How wide it is, in letters.
    pub width: u8,
}

/// What a file says about itself, on a sheet of its own where it has sheets.
#[derive(Clone, Debug)]
pub struct About {
    /// What that sheet is called.
    pub sheet: String,
    /// What each line is about, and what it says.
    pub lines: Vec<(String, Cell)>,
    /// The same of cells that hold more than a spreadsheet does: their texts end earlier.
    pub cut: (String, String),
}

/// A table that is being written.
pub struct TableFile(Writing);

enum Writing {
    Csv(BufWriter<File>),
    Xlsx(Box<Book>),
}

impl TableFile {
    /// Begins a table with its heads.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub fn begin(kind: TableKind, sheet: &str, heads: &[Head]) -> io::Result<Self> {
        match kind {
            TableKind::Csv => {
                let mut file = BufWriter::new(tempfile::tempfile()?);
                file.write_all(csv::MARK.as_bytes())?;
                file.write_all(csv::row(heads.iter().map(|head| head.name.as_str())).as_bytes())?;
                Ok(Self(Writing::Csv(file)))
            }
            TableKind::Xlsx => Ok(Self(Writing::Xlsx(Box::new(Book::begin(sheet, heads).map_err(io::Error::other)?)))),
        }
    }

    /// Adds a row.
    ///
    /// # Errors
    /// When the disk takes no more, or a sheet has no more rows.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        match &mut self.0 {
            Writing::Csv(file) => {
                let cells: Vec<Cow<'_, str>> = cells.iter().map(Cell::plain).collect();
                file.write_all(csv::row(cells.iter().map(|cell| &**cell)).as_bytes())
            }
            Writing::Xlsx(book) => book.row(cells).map_err(io::Error::other),
        }
    }

    /// The finished file, to be read from its beginning. It is on the disk only as long as somebody has it open.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub fn finish(self, about: &About, title: &str, made_on: Day) -> io::Result<File> {
        let mut file = match self.0 {
            Writing::Csv(file) => file.into_inner().map_err(io::IntoInnerError::into_error)?,
            Writing::Xlsx(book) => {
                book.finish(about, title, made_on, tempfile::tempfile()?).map_err(io::Error::other)?
            }
        };
        file.seek(SeekFrom::Start(0))?;
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use calamine::{Reader as _, Xlsx};

    use super::*;

    fn written(kind: TableKind, rows: &[Vec<Cell>]) -> Vec<u8> {
        let heads = [Head { name: "Text".into(), width: 20 }];
        let mut table = TableFile::begin(kind, "Texts", &heads).unwrap();
        for row in rows {
            table.row(row).unwrap();
        }
        let cut = ("Long texts".to_owned(), "They end earlier.".to_owned());
        let about = About { sheet: "About".into(), lines: vec![("Rows".into(), Cell::Number(1))], cut };
        let mut bytes = Vec::new();
        table.finish(&about, "Texts", "2026-11-25".parse().unwrap()).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    /// The texts of a sheet of a workbook.
    fn texts(bytes: &[u8], sheet: &str) -> Vec<String> {
        let mut book: Xlsx<_> = Xlsx::new(io::Cursor::new(bytes.to_vec())).unwrap();
        book.worksheet_range(sheet).unwrap().rows().flatten().map(ToString::to_string).collect()
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_where_it_is_said_and_whole_in_csv() {
        let long = "가나".repeat(20_000);
        let rows = [vec![Cell::words(long.clone())]];
        let book = written(TableKind::Xlsx, &rows);
        let cell = &texts(&book, "Texts")[1];
        assert_eq!((cell.chars().count(), cell.ends_with('…')), (32_767, true));
        assert_eq!(texts(&book, "About"), ["Rows", "1", "Long texts", "They end earlier."]);
        assert_eq!(written(TableKind::Csv, &rows), format!("\u{feff}Text\r\n{long}\r\n").into_bytes());
    }

    #[test]
    fn a_table_without_rows_has_its_heads() {
        assert_eq!(texts(&written(TableKind::Xlsx, &[]), "Texts"), ["Text"]);
        assert_eq!(written(TableKind::Csv, &[]), "\u{feff}Text\r\n".as_bytes());
    }
}

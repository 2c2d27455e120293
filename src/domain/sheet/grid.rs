//! The cells of a file, before anybody said what its columns mean.

use serde::{Deserialize, Serialize};

use crate::domain::basics::day::Day;
use crate::domain::basics::string_enum::string_enum;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// The most rows of a sheet, with those of its headings.
pub const MOST_ROWS: usize = 20_000;

/// The most sheets of a file that people see.
pub const MOST_SHEETS: usize = 200;

/// The most columns of a sheet.
pub const MOST_COLUMNS: usize = 200;

/// The most bytes of text in all cells of a file.
pub const MOST_TEXT: usize = 24 * 1024 * 1024;

string_enum! {
    /// Why nothing of a file can be read.
    GridProblem {
        Empty = "empty",
        TooLarge = "too_large",
        TooManyRows = "too_many_rows",
        TooManyColumns = "too_many_columns",
        TooManySheets = "too_many_sheets",
        /// It unpacks to far more than it is.
        Bomb = "bomb",
        Broken = "broken",
        Encrypted = "encrypted",
        /// It is none of the formats that are read.
        Unknown = "unknown",
        /// Its letters are in no encoding that is read, or not in the one that was chosen.
        Encoding = "encoding",
        TooSlow = "too_slow",
        /// What reads files could not be started: the fault is not the file's.
        Unread = "unread",
    }
}

string_enum! {
    /// What a file is.
    GridKind {
        /// Text whose cells are parted by a character.
        Csv = "csv",
        Xlsx = "xlsx",
        Ods = "ods",
    }
}

string_enum! {
    /// How letters are written as bytes.
    TextEncoding {
        Utf8 = "utf-8",
        Utf16Le = "utf-16le",
        Utf16Be = "utf-16be",
        /// With all that Windows writes (CP949).
        EucKr = "euc-kr",
    }
}

string_enum! {
    /// What parts the cells of a text.
    Separator {
        Comma = "comma",
        Semicolon = "semicolon",
        Tab = "tab",
        Bar = "bar",
    }
}

impl Separator {
    /// The character.
    pub const fn letter(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
            Self::Bar => '|',
        }
    }
}

string_enum! {
    /// Why it is not known what a cell says.
    UnreadCell {
        /// It is worked out by a formula, and the file does not hold the outcome.
        Formula = "formula",
        /// The spreadsheet says that it has an error.
        Faulty = "error",
        /// A quotation mark opens and never closes.
        Unclosed = "unclosed",
    }
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    #[default]
    #[serde(rename = "e")]
    Empty,
    #[serde(rename = "w")]
    Words(String),
    /// A true date of the spreadsheet.
    #[serde(rename = "d")]
    Day(Day),
    #[serde(rename = "n")]
    Number(String),
    /// What the first cell says of those that were merged into one with this below it.
    #[serde(rename = "a")]
    Above(String),
    #[serde(rename = "u")]
    Unread(UnreadCell),
}

impl Value {
    /// A cell of words; an empty one where nothing can be seen.
    pub fn words(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.trim().is_empty() { Self::Empty } else { Self::Words(words) }
    }

    /// What it says, as it would be typed.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty | Self::Unread(_) => String::new(),
            Self::Words(words) | Self::Number(words) | Self::Above(words) => words.trim().to_owned(),
            Self::Day(day) => day.to_string(),
        }
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Its number in the spreadsheet, from 1.
    pub number: u32,
    pub cells: Vec<Value>,
}

impl Line {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Value::is_empty)
    }
}

/// A sheet, without its blank rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    pub lines: Vec<Line>,
}

impl Sheet {
    /// Its rows as they are pasted from a spreadsheet: tabs part the cells, and what holds a line break, or begins like one that
    /// does, is in quotation marks.
    pub fn as_pasted(&self) -> String {
        let cell = |value: &Value| {
            let plain = value.plain().replace('\t', " ");
            match plain.contains(['\n', '\r']) || plain.starts_with('"') {
                true => format!("\"{}\"", plain.replace('"', "\"\"")),
                false => plain,
            }
        };
        let line = |line: &Line| line.cells.iter().map(cell).collect::<Vec<_>>().join("\t");
        self.lines.iter().map(|it| line(it) + "\n").collect()
    }
}

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    pub kind: GridKind,
    pub sheets: Vec<Sheet>,
    /// Of a text: in which encoding it was read.
    pub encoding: Option<TextEncoding>,
    /// Of a text: what its cells were parted by.
    pub separator: Option<Separator>,
}

/// The name of a column of a spreadsheet, from 0: `A`, `B`, … `Z`, `AA`.
pub fn column_name(at: usize) -> String {
    let mut name = String::new();
    let mut rest = at + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

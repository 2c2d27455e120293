//! A table of reports copied from a spreadsheet: which commitment each of its rows is about, and what its cells say.
//! What is not plain stays unread and is told; nothing is guessed.

pub mod cells;

use crate::domain::basics::field_error::PROSE;
use crate::domain::basics::search::{normalise, squeezed};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::typed_text::{accepted, trimmed};
use crate::domain::commitment::status::Status;
use crate::domain::report::pasted::cells::{Line, lines};

string_enum! {
    /// What a column holds, in the order in which columns are read that have no headings.
    Column {
        Commitment = "commitment",
        Status = "status",
        Results = "results",
        NextSteps = "next_steps",
        Progress = "progress",
    }
}

string_enum! {
    /// Why a table cannot be read at all.
    TableProblem {
        Empty = "empty",
        /// It has headings, and none is that of the commitments.
        NoCommitments = "no_commitments",
        /// Two headings say the same.
        ColumnTwice = "column_twice",
        TooManyRows = "too_many_rows",
    }
}

string_enum! {
    /// Why a cell is not taken.
    CellProblem {
        NotAStatus = "not_a_status",
        NotANumber = "not_a_number",
        TooLong = "too_long",
        /// It holds what no text has.
        NoText = "no_text",
    }
}

/// The most rows of a table.
const MOST_ROWS: usize = 500;

/// What headings and statuses are called, in any language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub headings: Vec<(Column, String)>,
    pub statuses: Vec<(Status, String)>,
}

/// A commitment that a row may be about.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub slug: String,
    /// Its title in every language.
    pub titles: Vec<String>,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Status(Status),
    Progress(u8),
    Words(String),
    /// It is not taken: the cell as it was, and why.
    Wrong(String, CellProblem),
}

/// Which commitment a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    One(String),
    /// Nothing stands where the commitment is named.
    Nameless,
    Unknown,
    /// Several have this title.
    Several(Vec<String>),
    /// The rows in these lines are about the same one.
    Twice(Vec<usize>),
    /// A quotation mark opens and never closes.
    Unclosed,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedRow {
    /// The line in which it begins, counted from one.
    pub line: usize,
    /// What it calls its commitment.
    pub name: String,
    pub fit: Fit,
    /// What its other cells say, empty ones left out, in the order of [`Column`].
    pub said: Vec<(Column, Said)>,
    /// Cells under no heading that is known.
    pub unread: usize,
}

/// A table as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What each column was read as; nothing where the first row has no headings.
    pub headings: Headings,
    pub rows: Vec<PastedRow>,
}

/// Reads a table.
///
/// # Errors
/// Where nothing of it can be read.
pub fn read(table: &str, words: &Words, candidates: &[Candidate]) -> Result<Pasted, TableProblem> {
    let all = lines(table);
    let mut filled = all.iter().filter(|line| !line.is_blank()).peekable();
    let first = filled.peek().ok_or(TableProblem::Empty)?;
    let headings = headings(first, words)?;
    let columns: Vec<Option<Column>> = match &headings {
        Some(headings) => headings.iter().map(|(_, column)| *column).collect(),
        None => Column::ALL.iter().copied().map(Some).collect(),
    };
    let heading = headings.is_some().then(|| first.cells.clone());
    // Headings that every page of a document repeats are no rows.
    let rows: Vec<&Line> = filled.filter(|line| heading.as_ref() != Some(&line.cells)).collect();
    if rows.is_empty() {
        return Err(TableProblem::Empty);
    }
    if rows.len() > MOST_ROWS {
        return Err(TableProblem::TooManyRows);
    }
    let mut rows: Vec<PastedRow> = rows.into_iter().map(|line| row(line, &columns, words, candidates)).collect();
    tell_twice(&mut rows);
    Ok(Pasted { headings: headings.unwrap_or_default(), rows })
}

/// The cells of a line of headings, each with the column that it names, if it names one.
type Headings = Vec<(String, Option<Column>)>;

/// The headings of a table, if its first row is one of headings: it names the commitments' column, or two others.
fn headings(first: &Line, words: &Words) -> Result<Option<Headings>, TableProblem> {
    let column = |cell: &str| {
        let cell = key(cell);
        words.headings.iter().find(|(_, word)| key(word) == cell).map(|(column, _)| *column)
    };
    let headings: Vec<_> = first.cells.iter().map(|cell| (cell.trim().to_owned(), column(cell))).collect();
    let known: Vec<Column> = headings.iter().filter_map(|(_, column)| *column).collect();
    let named = known.contains(&Column::Commitment);
    if !named && known.len() < 2 {
        return Ok(None);
    }
    if !named {
        return Err(TableProblem::NoCommitments);
    }
    let twice = Column::ALL.iter().any(|column| known.iter().filter(|it| *it == column).count() > 1);
    if twice { Err(TableProblem::ColumnTwice) } else { Ok(Some(headings)) }
}

fn row(line: &Line, columns: &[Option<Column>], words: &Words, candidates: &[Candidate]) -> PastedRow {
    let cell = |column: Column| {
        let place = columns.iter().position(|it| *it == Some(column))?;
        line.cells.get(place).map(|it| trimmed(it)).filter(|it| !is_empty(it))
    };
    let name = cell(Column::Commitment).unwrap_or_default().to_owned();
    let fit = if line.unclosed { Fit::Unclosed } else { fit(&name, candidates) };
    let said = Column::ALL
        .iter()
        .filter(|column| **column != Column::Commitment)
        .filter_map(|column| Some((*column, say(*column, cell(*column)?, words))))
        .collect();
    let is_unread = |place: usize| columns.get(place).copied().flatten().is_none();
    let unread = line.cells.iter().enumerate().filter(|(place, cell)| is_unread(*place) && !is_empty(cell)).count();
    PastedRow { line: line.number, name, fit, said, unread }
}

/// Whether a cell says nothing: it is empty, or has the dash that stands for that.
fn is_empty(cell: &str) -> bool {
    key(cell).is_empty()
}

/// The form in which names, headings and statuses are compared: width, case and spaces alike.
fn key(words: &str) -> String {
    squeezed(&normalise(words))
}

fn say(column: Column, cell: &str, words: &Words) -> Said {
    let wrong = |problem| Said::Wrong(cell.to_owned(), problem);
    match column {
        Column::Status => {
            let wanted = key(cell);
            let found = words.statuses.iter().find(|(_, word)| key(word) == wanted);
            let found = found.map(|(status, _)| *status).filter(|it| it.is_reportable());
            found.map_or_else(|| wrong(CellProblem::NotAStatus), Said::Status)
        }
        Column::Progress => progress(cell).map_or_else(|| wrong(CellProblem::NotANumber), Said::Progress),
        Column::Commitment | Column::Results | Column::NextSteps => match accepted(cell) {
            Err(_) => wrong(CellProblem::NoText),
            Ok(text) if PROSE.problem(&text).is_some() => wrong(CellProblem::TooLong),
            Ok(text) => Said::Words(text),
        },
    }
}

/// A progress in per cent: `80`, `80%`, `８０ ％`, `80.0%`. A fraction such as `0.8` may be a share or less than one per
/// cent, and is neither.
fn progress(cell: &str) -> Option<u8> {
    let cell = normalise(cell);
    let number = match cell.strip_suffix('%') {
        Some(number) => {
            let number = number.trim_end();
            let (whole, parts) = number.split_once('.').unwrap_or((number, "0"));
            if parts.is_empty() || parts.bytes().any(|it| it != b'0') {
                return None;
            }
            whole
        }
        None => &cell,
    };
    let digits = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    number.parse::<u8>().ok().filter(|it| digits && *it <= 100)
}

/// The marks and numbers that lists put before a title.
fn without_marks(name: &str) -> &str {
    name.trim_start_matches(|it: char| {
        it.is_whitespace() || it.is_ascii_digit() || "().-·•○●◦□■▪▫◇◆※ㅇ①②③④⑤⑥⑦⑧⑨⑩".contains(it)
    })
}

/// The commitment whose title in either language, or whose address, a name is.
fn fit(name: &str, candidates: &[Candidate]) -> Fit {
    if name.is_empty() {
        return Fit::Nameless;
    }
    let address = name.rsplit_once("/commitments/").map_or(name, |(_, slug)| slug);
    let slug = address.split(['?', '#', '/']).next().unwrap_or(address);
    if let Some(found) = candidates.iter().find(|it| it.slug == slug) {
        return Fit::One(found.slug.clone());
    }
    let titled = |name: &str| -> Vec<String> {
        let name = key(name);
        let is_it = |it: &&Candidate| !name.is_empty() && it.titles.iter().any(|title| key(title) == name);
        candidates.iter().filter(is_it).map(|it| it.slug.clone()).collect()
    };
    let mut found = titled(name);
    if found.is_empty() {
        found = titled(without_marks(name));
    }
    match found.len() {
        0 => Fit::Unknown,
        1 => found.pop().map_or(Fit::Unknown, Fit::One),
        _ => Fit::Several(found),
    }
}

/// Of rows about the same commitment none is taken: nobody knows which.
fn tell_twice(rows: &mut [PastedRow]) {
    let fits: Vec<(usize, Fit)> = rows.iter().map(|row| (row.line, row.fit.clone())).collect();
    for row in rows.iter_mut().filter(|row| matches!(row.fit, Fit::One(_))) {
        let same: Vec<usize> = fits.iter().filter(|(_, fit)| *fit == row.fit).map(|(line, _)| *line).collect();
        if same.len() > 1 {
            row.fit = Fit::Twice(same);
        }
    }
}

#[cfg(test)]
#[path = "pasted_tests.rs"]
mod tests;

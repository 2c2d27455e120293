//! How a file is read: what was found out about it, or what a person chose instead.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::basics::string_enum::string_enum;
use crate::domain::sheet::grid::{Grid, Line, Separator, Sheet, TextEncoding};
use crate::domain::sheet::headings::{Words, guess, header_of};
use crate::domain::sheet::{SheetField, SheetSubject};

string_enum! {
    /// In which order a date such as 03/04/2026 names its parts.
    DateOrder {
        DayFirst = "day_first",
        MonthFirst = "month_first",
    }
}

/// What a person chose about a file; what is missing is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chosen {
    pub encoding: Option<TextEncoding>,
    pub separator: Option<Separator>,
    pub date_order: Option<DateOrder>,
    /// The name of the sheet.
    pub sheet: Option<String>,
    /// The number of the row with the headings.
    pub header: Option<u32>,
    /// What each column says; nothing for one that means nothing.
    pub columns: Option<Vec<Option<SheetField>>>,
    /// What holds for all new rows.
    pub fixed: BTreeMap<SheetField, String>,
}

/// How a sheet is read.
#[derive(Clone, Debug)]
pub struct Settings<'g> {
    pub subject: SheetSubject,
    pub sheet: &'g Sheet,
    /// The row with the headings.
    pub header: Option<&'g Line>,
    /// What each column says.
    pub columns: Vec<Option<SheetField>>,
    pub fixed: BTreeMap<SheetField, String>,
    pub date_order: Option<DateOrder>,
}

impl<'g> Settings<'g> {
    /// What was chosen, and what is found out where nothing was. Nothing where no sheet has a row.
    pub fn of(
        grid: &'g Grid,
        subject: SheetSubject,
        chosen: &Chosen,
        remembered: Option<&[Option<SheetField>]>,
        words: &Words,
    ) -> Option<Self> {
        let named = chosen.sheet.as_ref().and_then(|name| grid.sheets.iter().find(|it| it.name == *name));
        let known = |sheet: &&Sheet| {
            header_of(sheet, subject, words).map_or(0, |line| guess(line, subject, words).iter().flatten().count())
        };
        // Of several sheets the one whose headings say most; the first of them.
        let likely = || grid.sheets.iter().rev().filter(|it| !it.lines.is_empty()).max_by_key(known);
        let sheet = named.or_else(likely)?;
        let by_number = chosen.header.and_then(|number| sheet.lines.iter().find(|it| it.number == number));
        let header = by_number.or_else(|| header_of(sheet, subject, words));
        let width = sheet.lines.iter().map(|it| it.cells.len()).max().unwrap_or_default();
        let mut columns = match (&chosen.columns, remembered, header) {
            (Some(columns), ..) => columns.clone(),
            (None, Some(columns), _) => columns.to_vec(),
            (None, None, Some(header)) => guess(header, subject, words),
            (None, None, None) => Vec::new(),
        };
        columns.resize(width, None);
        let offered = subject.fields();
        for column in &mut columns {
            *column = column.filter(|field| offered.contains(field));
        }
        let fixed = chosen.fixed.iter().filter(|(field, _)| subject.fixed().contains(field));
        let fixed = fixed.map(|(field, words)| (*field, words.clone())).collect();
        Some(Self { subject, sheet, header, columns, fixed, date_order: chosen.date_order })
    }

    /// The rows below the headings.
    pub fn rows(&self) -> impl Iterator<Item = &'g Line> {
        let header = self.header;
        let after = header.map_or(0, |it| it.number);
        // Headings that every page of a document repeats are no rows.
        self.sheet.lines.iter().filter(move |line| {
            line.number > after && !line.is_blank() && header.is_none_or(|it| it.cells != line.cells)
        })
    }

    /// The headings as they stand in the file, by which what was chosen is remembered.
    pub fn headings(&self) -> Vec<String> {
        let cells = self.header.map(|it| &it.cells[..]).unwrap_or_default();
        (0..self.columns.len()).map(|at| cells.get(at).map(|it| it.plain()).unwrap_or_default()).collect()
    }
}

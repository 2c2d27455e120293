//! What a cell says: days, closed lists of words, names of what is recorded.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::basics::day::{Day, Precision};
use crate::domain::basics::search::normalise;
use crate::domain::basics::text::Text;
use crate::domain::basics::typed_text::{accepted, trimmed};
use crate::domain::commitment::due::Due;
use crate::domain::portfolio::reference::Reference;
use crate::domain::sheet::SheetField;
use crate::domain::sheet::entry::{Cell, Entry};
use crate::domain::sheet::grid::Value;
use crate::domain::sheet::headings::{Words, whole_key};
use crate::domain::sheet::outcome::{CellProblem, Reason, Refusal};
use crate::domain::sheet::settings::DateOrder;

/// As many letters are in a cell of a spreadsheet, and no more.
const LONGEST_CELL: usize = 32_767;

/// How long what is quoted of a refused cell may be, in characters.
const QUOTED: usize = 80;

/// What reads cells.
pub struct CellReader<'a> {
    pub words: &'a Words,
    pub reference: &'a Reference,
    /// As it was chosen, or as the dates of the sheet themselves show.
    pub date_order: Option<DateOrder>,
    names: BTreeMap<(Kind, String), Vec<String>>,
}

/// What a name is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Party,
    Organisation,
    Area,
    Statement,
}

impl<'a> CellReader<'a> {
    /// What reads the cells of these entries. Where no order of dates was chosen, it is the one that some of the dates have
    /// and none contradicts.
    pub fn new(words: &'a Words, reference: &'a Reference, chosen: Option<DateOrder>, entries: &[Entry]) -> Self {
        let date_order = chosen.or_else(|| order_of(entries));
        Self { words, reference, date_order, names: names(words, reference) }
    }

    /// The cell of a field that has one value; nothing where none says anything.
    fn one<'e>(&self, entry: &'e Entry, field: SheetField, faults: &mut Vec<Refusal>) -> Option<(&'e Cell, String)> {
        let cells = entry.cells.get(&field)?;
        let first = cells.first()?;
        if let Some(other) = cells.iter().find(|it| it.value.plain() != first.value.plain()) {
            faults.push(refusal(other, field, CellProblem::Contradicts));
            return None;
        }
        Some((first, text_of(first, field, faults)?))
    }

    /// A text.
    pub fn text(&self, entry: &Entry, field: SheetField, faults: &mut Vec<Refusal>) -> Option<String> {
        self.one(entry, field, faults).map(|(_, text)| text)
    }

    /// A text in both languages, each in a field of its own.
    pub fn both(&self, entry: &Entry, [en, ko]: [SheetField; 2], faults: &mut Vec<Refusal>) -> [Option<String>; 2] {
        [self.text(entry, en, faults), self.text(entry, ko, faults)]
    }

    /// A day.
    pub fn day(&self, entry: &Entry, field: SheetField, faults: &mut Vec<Refusal>) -> Option<Day> {
        let (cell, text) = self.one(entry, field, faults)?;
        match self.due_of(cell, &text) {
            Ok(due) if due.precision == Precision::Day => return Some(due.on),
            Err(problem @ CellProblem::AmbiguousDay) => faults.push(refusal(cell, field, problem)),
            _ => faults.push(refusal(cell, field, CellProblem::NotADay)),
        }
        None
    }

    /// A day, month, quarter, half or year.
    pub fn due(&self, entry: &Entry, field: SheetField, faults: &mut Vec<Refusal>) -> Option<Due> {
        let (cell, text) = self.one(entry, field, faults)?;
        self.due_of(cell, &text).map_err(|problem| faults.push(refusal(cell, field, problem))).ok()
    }

    fn due_of(&self, cell: &Cell, text: &str) -> Result<Due, CellProblem> {
        let day = |on: Day| Some(Due { on, precision: Precision::Day }).filter(|_| on.is_nameable());
        if let Value::Day(on) = cell.value {
            return day(on).ok_or(CellProblem::NotADay);
        }
        // A year is a number like any other; every other number is a day only where the spreadsheet says that it is one:
        // of 2026.10 it keeps 2026.1.
        if matches!(cell.value, Value::Number(_)) && !text.chars().all(|it| it.is_ascii_digit()) {
            return Err(CellProblem::NotADue);
        }
        if let Ok(due) = text.parse::<Due>() {
            return Ok(due);
        }
        match written(text) {
            Some(Written::Plain(due)) => Ok(due),
            Some(Written::Numbers { year, first, second }) => {
                let (month, date) = match self.date_order {
                    _ if first > 12 => (second, first),
                    _ if second > 12 => (first, second),
                    _ if first == second => (first, second),
                    Some(DateOrder::DayFirst) => (second, first),
                    Some(DateOrder::MonthFirst) => (first, second),
                    None => return Err(CellProblem::AmbiguousDay),
                };
                let found = Date::new(year, month, date).ok().and_then(|it| day(Day(it)));
                found.ok_or(CellProblem::NotADue)
            }
            None => Err(CellProblem::NotADue),
        }
    }

    /// A whole number of per cent. Of a number that a spreadsheet shows as a share, the file holds the fraction: 1 may be all
    /// of it, and is written as a text where it is not.
    pub fn percent(&self, entry: &Entry, field: SheetField, faults: &mut Vec<Refusal>) -> Option<u8> {
        let (cell, text) = self.one(entry, field, faults)?;
        let digits = normalise(&text);
        let digits = match cell.value {
            Value::Number(_) => Some(&*digits).filter(|it| *it != "1"),
            _ => Some(digits.strip_suffix('%').unwrap_or(&digits).trim_end()),
        };
        let is_plain = |it: &&str| it.chars().all(|letter| letter.is_ascii_digit());
        let number = digits.filter(is_plain).and_then(|it| it.parse::<u8>().ok()).filter(|it| *it <= 100);
        if number.is_none() {
            faults.push(refusal(cell, field, CellProblem::NotAPercent));
        }
        number
    }

    /// Several texts, each on a line of its own; nothing where no cell says anything.
    pub fn lines(&self, entry: &Entry, field: SheetField, faults: &mut Vec<Refusal>) -> Option<Vec<String>> {
        let mut found: Vec<String> = Vec::new();
        for cell in entry.cells.get(&field)? {
            let text = text_of(cell, field, faults)?;
            found.extend(text.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned));
        }
        Some(found)
    }

    /// A word of a closed list, by the word itself or by what it is called.
    pub fn word<T: Clone + std::str::FromStr>(
        &self,
        entry: &Entry,
        field: SheetField,
        called: &[(T, String)],
        faults: &mut Vec<Refusal>,
    ) -> Option<T> {
        let (cell, text) = self.one(entry, field, faults)?;
        let wanted = whole_key(&text);
        let found = called.iter().find(|(_, name)| whole_key(name) == wanted).map(|(word, _)| word.clone());
        let found = found.or_else(|| text.parse().ok());
        if found.is_none() {
            faults.push(refusal(cell, field, CellProblem::NotAWord));
        }
        found
    }

    /// The code or slug of one that is recorded, by itself or by what it is called.
    pub fn name(&self, entry: &Entry, field: SheetField, kind: Kind, faults: &mut Vec<Refusal>) -> Option<String> {
        let (cell, text) = self.one(entry, field, faults)?;
        self.named(kind, &text).map_err(|problem| faults.push(refusal(cell, field, problem))).ok()
    }

    /// The codes of several, each once, in the order of the cells; nothing where no cell says anything.
    pub fn names(
        &self,
        entry: &Entry,
        field: SheetField,
        kind: Kind,
        faults: &mut Vec<Refusal>,
    ) -> Option<Vec<String>> {
        let cells = entry.cells.get(&field)?;
        let mut found: Vec<String> = Vec::new();
        for cell in cells {
            let text = text_of(cell, field, faults)?;
            match self.several(kind, &text) {
                Ok(codes) => {
                    for code in codes {
                        if !found.contains(&code) {
                            found.push(code);
                        }
                    }
                }
                Err(problem) => {
                    faults.push(refusal(cell, field, problem));
                    return None;
                }
            }
        }
        Some(found)
    }

    fn several(&self, kind: Kind, text: &str) -> Result<Vec<String>, CellProblem> {
        let mut found = Vec::new();
        let pieces = text.split([';', '\n', '；', '、']).map(str::trim).filter(|it| !it.is_empty());
        for piece in pieces {
            // A name may have commas of its own.
            if let Ok(code) = self.named(kind, piece) {
                found.push(code);
                continue;
            }
            for part in piece.split([',', '，', '/']).map(str::trim).filter(|it| !it.is_empty()) {
                found.push(self.named(kind, part)?);
            }
        }
        Ok(found)
    }

    fn named(&self, kind: Kind, text: &str) -> Result<String, CellProblem> {
        let find = |words: &str| match self.names.get(&(kind, whole_key(words))).map(Vec::as_slice) {
            None | Some([]) => Err(CellProblem::UnknownName),
            Some([code]) => Ok(code.clone()),
            Some(_) => Err(CellProblem::Several),
        };
        let last = text.trim_end_matches('/').rsplit('/').next().unwrap_or(text);
        let text = if text.contains("://") { last } else { text };
        let found = find(text);
        // Lists of owners name the side before its organisations.
        let sided = || {
            let (side, rest) = text.trim().split_once(' ')?;
            self.names.contains_key(&(Kind::Party, whole_key(side))).then(|| find(rest))
        };
        match (&found, kind) {
            (Err(CellProblem::UnknownName), Kind::Organisation) => sided().unwrap_or(found),
            _ => found,
        }
    }
}

/// What is wrong with a cell.
pub fn refusal(cell: &Cell, field: SheetField, problem: CellProblem) -> Refusal {
    let said = cell.value.plain().chars().take(QUOTED).collect();
    let column = (cell.line > 0).then_some(cell.column);
    Refusal { line: cell.line, column, field: Some(field), reason: Reason::Cell(problem), said }
}

/// The text of a cell, as the one check of texts from outside has it.
fn text_of(cell: &Cell, field: SheetField, faults: &mut Vec<Refusal>) -> Option<String> {
    if let Value::Unread(unread) = cell.value {
        faults.push(refusal(cell, field, unread.into()));
        return None;
    }
    let plain = cell.value.plain();
    if plain.encode_utf16().count() >= LONGEST_CELL {
        faults.push(refusal(cell, field, CellProblem::Cut));
        return None;
    }
    match accepted(&plain) {
        Ok(text) => Some(trimmed(&text).to_owned()).filter(|it| !it.is_empty()),
        Err(_) => {
            faults.push(refusal(cell, field, CellProblem::NoText));
            None
        }
    }
}

/// What parties, organisations, areas and statements are called, each by the form in which names are compared.
fn names(words: &Words, reference: &Reference) -> BTreeMap<(Kind, String), Vec<String>> {
    let mut names: BTreeMap<(Kind, String), Vec<String>> = BTreeMap::new();
    let mut add = |kind, name: &str, code: &str| {
        let codes = names.entry((kind, whole_key(name))).or_default();
        if !codes.iter().any(|it| it == code) {
            codes.push(code.to_owned());
        }
    };
    let mut all = |kind, code: &str, name: &Text| {
        name.0.iter().for_each(|version| add(kind, &version.words, code));
        add(kind, code, code);
    };
    reference.parties.iter().for_each(|it| all(Kind::Party, it.code.as_str(), &it.name));
    reference.organisations.iter().for_each(|it| all(Kind::Organisation, it.code.as_str(), &it.name));
    reference.areas.iter().for_each(|it| all(Kind::Area, &it.code, &it.name));
    reference.statements.iter().for_each(|it| all(Kind::Statement, &it.slug, &it.title));
    words.sides.iter().for_each(|(code, side)| add(Kind::Party, side, code));
    names
}

/// A date as it is written.
enum Written {
    Plain(Due),
    /// Three numbers of which the last is the year: which of the others is the month, the order says.
    Numbers {
        year: i16,
        first: i8,
        second: i8,
    },
}

/// They may be shortened to three letters or more.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads a date that [`Due`] does not: `25 Nov 2026`, `November 25, 2026`, `Nov 2026`, `Q4 2026`, `25.11.2026`, `2026/11/25`.
fn written(text: &str) -> Option<Written> {
    let plain = normalise(text);
    let parts: Vec<&str> = plain.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let year = |it: &str| Some(it).filter(|it| it.len() == 4)?.parse::<i16>().ok();
    let small = |it: &str| Some(it).filter(|it| it.len() <= 2)?.parse::<i8>().ok();
    let month = |it: &str| {
        let place = MONTHS.iter().position(|name| it.len() >= 3 && name.starts_with(it))?;
        i8::try_from(place + 1).ok()
    };
    let due = |on: Option<Date>, precision: Precision| {
        let on = Day(on?);
        Some(Written::Plain(Due { on: precision.period(on).1, precision })).filter(|_| on.is_nameable())
    };
    match parts[..] {
        [first, second, third] => {
            if let (Some(year), Some(first), Some(second)) = (year(third), small(first), small(second)) {
                return Some(Written::Numbers { year, first, second });
            }
            let date = match (year(first), month(first), month(second)) {
                (Some(year), _, _) => Date::new(year, small(second)?, small(third)?),
                (_, Some(month), _) => Date::new(year(third)?, month, small(second)?),
                (_, _, Some(month)) => Date::new(year(third)?, month, small(first)?),
                _ => return None,
            };
            due(date.ok(), Precision::Day)
        }
        [first, second] => {
            let year = year(second)?;
            if let Some(month) = month(first) {
                return due(Date::new(year, month, 1).ok(), Precision::Month);
            }
            format!("{year:04} {first}").parse().ok().map(Written::Plain)
        }
        _ => None,
    }
}

/// The order that the dates of a sheet have, where one of them can be read in one order only and none only in the other.
fn order_of(entries: &[Entry]) -> Option<DateOrder> {
    let (mut day_first, mut month_first) = (false, false);
    for cell in
        entries.iter().flat_map(|it| it.cells.iter()).filter(|(field, _)| is_of_days(**field)).flat_map(|it| it.1)
    {
        if let Value::Words(words) = &cell.value
            && let Some(Written::Numbers { first, second, .. }) = written(words)
        {
            day_first |= first > 12 && second <= 12;
            month_first |= second > 12 && first <= 12;
        }
    }
    match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

const fn is_of_days(field: SheetField) -> bool {
    matches!(field, SheetField::StartsOn | SheetField::Due | SheetField::CompletedOn | SheetField::On)
}

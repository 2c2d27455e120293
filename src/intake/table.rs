//! Tables: which cells of a row tell what is done.

use crate::domain::basics::lang::Lang;
use crate::intake::blocks::Part;
use crate::intake::claim::{Judged, Subject, Who};
use crate::intake::extraction::LeftOutKind;
use crate::intake::gather::Reading;
use crate::intake::lines::{gaps, is_bar};
use crate::intake::span::Span;
use crate::intake::token::{Even, tokens};
use crate::intake::words::{ENGLISH, KOREAN};
use crate::intake::{due, english, korean};

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Act,
    Who,
    When,
    Other,
    /// Its head has a name that tells nothing: that of a country, of a side.
    Unnamed,
}

/// A table while its rows are read: what its columns hold, once its head was read.
#[derive(Default)]
pub struct Table {
    columns: Option<Vec<Column>>,
}

impl Table {
    /// What a row says. A claim reaches from the cell that tells the act to the last one that says who or when.
    pub fn row(&mut self, reading: &Reading<'_>, parts: &[Part], at: usize) -> Judged {
        let span = parts[at].block.span;
        let letters = reading.letters;
        let mut cells = cells(letters, span);
        // A tab before the first words leaves the first cell empty.
        let empty = (0..span.start).rev().take_while(|it| letters[*it] == '\t').count();
        cells.splice(0..0, std::iter::repeat_n(Span::new(span.start, span.start), empty));
        let words = |cell: &Span| letters[cell.start..cell.end].iter().collect::<String>().trim().to_lowercase();
        // Another table begins after a blank line.
        if at > 0 && letters[parts[at - 1].block.span.end..span.start].iter().filter(|it| **it == '\n').count() > 1 {
            self.columns = None;
        }
        let is_rule = cells.iter().all(|it| letters[it.start..it.end].iter().all(|it| "-=:+ ─━═".contains(*it)));
        if is_rule {
            return Judged::left(LeftOutKind::Structure, None);
        }
        if let Some(head) = head(&cells, words) {
            self.columns = Some(head);
            return Judged::left(LeftOutKind::Structure, None);
        }
        let has_head = self.columns.is_some();
        let columns = self.columns.clone().unwrap_or_else(|| guessed(reading, &cells));
        let of = |kind: &[Column]| -> Vec<Span> {
            let of_kind = |at: usize| match columns.get(at).unwrap_or(&Column::Other) {
                // `| Measure | Arden | Pelago |`: each side's organisations.
                Column::Unnamed => {
                    kind.contains(&if names_only(reading, cells[at]) { Column::Who } else { Column::Other })
                }
                known => kind.contains(known),
            };
            cells.iter().enumerate().filter(|(at, it)| of_kind(*at) && !it.is_empty()).map(|it| *it.1).collect()
        };
        let telling = of(&[Column::Act]);
        let (Some(first), Some(last)) = (telling.first().copied(), telling.last().copied()) else {
            return Judged::left(LeftOutKind::Structure, None);
        };
        let is_done =
            |cell: &Span| ENGLISH.done.iter().chain(&KOREAN.done_cells).any(|it| words(cell).starts_with(it.as_str()));
        if of(&[Column::Who, Column::When, Column::Other]).iter().any(is_done) {
            return Judged::left(LeftOutKind::Report, None);
        }
        let mut judged = cell(reading, first, has_head);
        // Cells that tell the act together are one, and so is what one cell tells.
        judged.claims.truncate(1);
        let until = of(&[Column::Who, Column::When]).last().map_or(last.end, |it| it.end.max(last.end));
        // A head says in which cells it stands who does it.
        let who = of(&[Column::Who]);
        let subject = who
            .first()
            .zip(who.last())
            .filter(|_| has_head)
            .map(|(first, last)| Subject { who: Who::Organisation, words: Some(Span::new(first.start, last.end)) });
        for claim in &mut judged.claims {
            claim.span = Span::new(claim.span.start.clamp(first.start, first.end), until);
            claim.around = span;
            claim.subject = subject.unwrap_or(claim.subject);
        }
        judged
    }
}

/// What the columns hold of which a row is the head; nothing where it is none.
fn head(cells: &[Span], words: impl Fn(&Span) -> String) -> Option<Vec<Column>> {
    let known: Vec<Option<Column>> = cells.iter().map(|it| column(&words(it))).collect();
    let is_short = cells.iter().all(|it| it.len() < 30);
    if !is_short || known.len() < 2 || known.iter().flatten().count() < 2 {
        return None;
    }
    // Where no column is called after what is done, those of unknown names tell it.
    let rest = if known.contains(&Some(Column::Act)) { Column::Unnamed } else { Column::Act };
    Some(
        known
            .into_iter()
            .zip(cells)
            .map(|(it, cell)| it.unwrap_or(if cell.is_empty() { Column::Other } else { rest }))
            .collect(),
    )
}

/// Whether a cell names organisations and says little else.
fn names_only(reading: &Reading<'_>, cell: Span) -> bool {
    let words = tokens(&Even::of(reading.letters, &[cell]));
    let named: usize = reading.organisations.find(reading, &words, cell).iter().map(|it| it.words.len()).sum();
    named > 0 && named * 3 >= cell.len() * 2
}

/// What a column of this name holds, as far as known.
fn column(name: &str) -> Option<Column> {
    let has = |english: &[String], korean: &[String]| {
        name.split(|it: char| !it.is_alphanumeric() && it != '#').any(|it| english.iter().any(|word| word == it))
            || korean.iter().any(|it| name.replace(' ', "").contains(it.as_str()))
    };
    [
        (Column::When, &ENGLISH.when_columns, &KOREAN.when_columns),
        (Column::Who, &ENGLISH.who_columns, &KOREAN.who_columns),
        (Column::Other, &ENGLISH.other_columns, &KOREAN.other_columns),
        (Column::Act, &ENGLISH.columns, &KOREAN.columns),
    ]
    .into_iter()
    .find(|(_, english, korean)| has(english, korean))
    .map(|it| it.0)
}

/// What the columns hold of a table without a head: the longest cell tells the act, the others are known by days and names.
fn guessed(reading: &Reading<'_>, cells: &[Span]) -> Vec<Column> {
    let longest = cells.iter().enumerate().max_by_key(|(at, it)| (it.len(), cells.len() - at)).map(|it| it.0);
    let kind = |at: usize, cell: Span| {
        let words = tokens(&Even::of(reading.letters, &[cell]));
        if Some(at) == longest {
            Column::Act
        } else if due::in_cell(reading, &words, cell).is_some() {
            Column::When
        } else if !reading.organisations.find(reading, &words, cell).is_empty() {
            Column::Who
        } else {
            Column::Other
        }
    };
    cells.iter().enumerate().map(|(at, it)| kind(at, *it)).collect()
}

fn cell(reading: &Reading<'_>, cell: Span, has_head: bool) -> Judged {
    let words = tokens(&Even::of(reading.letters, &[cell]));
    if words.is_empty() {
        return Judged::left(LeftOutKind::Structure, None);
    }
    match reading.language {
        Lang::En => english::cell(&reading.sentence(&words, &vec![false; words.len()])),
        Lang::Ko => korean::cell(reading, &words, has_head),
    }
}

/// The cells of a row, without the white space around them.
pub fn cells(letters: &[char], row: Span) -> Vec<Span> {
    let words = &letters[row.start..row.end];
    let (bars, tabs) = (words.iter().filter(|it| is_bar(**it)).count() > 1, words.contains(&'\t'));
    let gaps: Vec<usize> = gaps(words).into_iter().map(|it| row.start + it.0).collect();
    let (mut out, mut start) = (Vec::new(), row.start);
    for at in row.start..=row.end {
        let parts = |at: usize| match (bars, tabs) {
            (true, _) => is_bar(letters[at]),
            (_, true) => letters[at] == '\t',
            _ => gaps.binary_search(&at).is_ok(),
        };
        if at == row.end || parts(at) {
            let from = (start..at).find(|it| !letters[*it].is_whitespace()).unwrap_or(at);
            let to = (from..at).rev().find(|it| !letters[*it].is_whitespace()).map_or(from, |it| it + 1);
            if !(bars && from == to && (start == row.start || at == row.end)) {
                out.push(Span::new(from, to));
            }
            start = at + 1;
        }
    }
    out
}

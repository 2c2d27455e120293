//! Tables: which cells of a row tell what is done.

use crate::domain::basics::lang::Lang;
use crate::intake::blocks::Part;
use crate::intake::claim::Judged;
use crate::intake::extraction::LeftOutKind;
use crate::intake::gather::Reading;
use crate::intake::lines::{gaps, is_bar};
use crate::intake::span::Span;
use crate::intake::token::{Even, tokens};
use crate::intake::words::{ENGLISH, KOREAN};
use crate::intake::{english, korean};

/// A table while its rows are read: which columns tell what is done, once its head was read.
#[derive(Default)]
pub struct Table {
    acts: Option<Vec<bool>>,
}

impl Table {
    /// What a row says.
    pub fn row(&mut self, reading: &Reading<'_>, parts: &[Part], at: usize) -> Judged {
        let span = parts[at].block.span;
        let letters = reading.letters;
        let cells = cells(letters, span);
        let words = |cell: &Span| letters[cell.start..cell.end].iter().collect::<String>().trim().to_lowercase();
        // Another table begins after a blank line.
        if at > 0 && letters[parts[at - 1].block.span.end..span.start].iter().filter(|it| **it == '\n').count() > 1 {
            self.acts = None;
        }
        let is_rule = cells.iter().all(|it| letters[it.start..it.end].iter().all(|it| "-=:+ ─━═".contains(*it)));
        if is_rule || self.acts.is_none() && self.is_head(&cells, words) {
            return Judged::left(LeftOutKind::Structure, None);
        }
        let is_done =
            |cell: &Span| ENGLISH.done.iter().chain(&KOREAN.done_cells).any(|it| words(cell).starts_with(it.as_str()));
        if cells.iter().any(is_done) {
            return Judged::left(LeftOutKind::Report, None);
        }
        let acts = self.acts.get_or_insert_default();
        let telling: Vec<Span> = cells
            .iter()
            .enumerate()
            .filter(|(at, it)| acts.get(*at).copied().unwrap_or(false) && !it.is_empty())
            .map(|it| *it.1)
            .collect();
        let longest = || cells.iter().filter(|it| !it.is_empty()).max_by_key(|it| it.len()).copied();
        let Some(first) = telling.first().copied().or_else(longest) else {
            return Judged::left(LeftOutKind::Structure, None);
        };
        let last = telling.last().copied().unwrap_or(first);
        let mut judged = cell(reading, if first == last { first } else { Span::new(first.start, last.end) });
        // Cells that tell the act together are one.
        if first != last
            && let Some(claim) = judged.claims.first_mut()
        {
            claim.span = Span::new(first.start, last.end);
            judged.claims.truncate(1);
        }
        judged.claims.iter_mut().for_each(|it| it.around = span);
        judged
    }

    /// Whether a row is the head of a table; it then says what its columns hold.
    fn is_head(&mut self, cells: &[Span], words: impl Fn(&Span) -> String) -> bool {
        let has = |list: &[String], words: &str| list.iter().any(|it| words.contains(it.as_str()));
        let other = |it: &str| {
            ENGLISH.other_columns.iter().any(|word| it.split_whitespace().any(|part| part.trim_matches('.') == word))
                || has(&KOREAN.other_columns, it)
        };
        let is_short = cells.iter().all(|it| it.len() < 30);
        let texts: Vec<String> = cells.iter().map(words).collect();
        let known = texts.iter().filter(|it| other(it) || has(&ENGLISH.columns, it)).count();
        if !is_short || known < 2 || texts.len() < 2 {
            return false;
        }
        let acts: Vec<bool> = texts.iter().map(|it| !it.is_empty() && !other(it)).collect();
        self.acts = Some(acts);
        true
    }
}

fn cell(reading: &Reading<'_>, cell: Span) -> Judged {
    let words = tokens(&Even::of(reading.letters, &[cell]));
    if words.is_empty() {
        return Judged::left(LeftOutKind::Structure, None);
    }
    match reading.language {
        Lang::En => english::cell(&reading.sentence(&words, &vec![false; words.len()])),
        Lang::Ko => korean::cell(reading, &words),
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

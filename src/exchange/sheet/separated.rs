//! The cells of a text in which a character parts them (RFC 4180).

use crate::domain::sheet::grid::{
    Grid, GridKind, Line, MOST_COLUMNS, MOST_ROWS, Separator, Sheet, TextEncoding, UnreadCell, Value,
};
use crate::exchange::csv::as_written;

/// As many rows tell what parts the cells, within as many bytes.
const LOOKED_AT: usize = 50;
const LOOKED_AT_BYTES: usize = 256 * 1024;

/// The cells of a text, parted by what was chosen or else by what parts its first rows into equally many.
pub fn grid(text: &str, encoding: TextEncoding, chosen: Option<Separator>) -> Grid {
    let (said, text, skipped) = said_by_itself(text);
    let separator = chosen.or(said).unwrap_or_else(|| likely(text));
    // More rows or cells than are read are refused: one too many of each tells.
    let lines = lines(text, separator.letter(), skipped, MOST_ROWS + 1);
    let sheet = Sheet { name: String::new(), lines };
    Grid { kind: GridKind::Csv, sheets: vec![sheet], encoding: Some(encoding), separator: Some(separator) }
}

/// What a first line such as `sep=;` says, which only spreadsheets write; the text without it, and how many lines it was.
fn said_by_itself(text: &str) -> (Option<Separator>, &str, u32) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let letter = first.trim_end_matches('\r').strip_prefix("sep=").and_then(|it| {
        let mut letters = it.chars();
        letters.next().filter(|_| letters.next().is_none())
    });
    match letter.and_then(|it| Separator::ALL.iter().copied().find(|other| other.letter() == it)) {
        Some(separator) => (Some(separator), rest, 1),
        None => (None, text, 0),
    }
}

/// The separator that parts most of the first rows into as many cells as the first of them has, and into most.
fn likely(text: &str) -> Separator {
    let text = &text[..text.floor_char_boundary(LOOKED_AT_BYTES)];
    let alike = |separator: &Separator| {
        let lines = lines(text, separator.letter(), 0, LOOKED_AT);
        let width = lines.first().map_or(0, |it| it.cells.len());
        if width < 2 { (0, 0) } else { (lines.iter().filter(|it| it.cells.len() == width).count(), width) }
    };
    Separator::ALL.iter().copied().rev().max_by_key(alike).unwrap_or(Separator::Comma)
}

/// The rows of a text, as many as are asked for; `before` lines stand before it in the file.
fn lines(text: &str, separator: char, before: u32, most: usize) -> Vec<Line> {
    let (mut lines, mut rest, mut number) = (Vec::new(), text, before + 1);
    let mut filled = 0;
    while !rest.is_empty() && filled < most {
        // Empty rows are many where somebody emptied a sheet.
        let bare = rest.trim_start_matches(['\n', '\r']);
        number += u32::try_from(breaks(&rest[..rest.len() - bare.len()])).unwrap_or(u32::MAX);
        rest = bare;
        let (cells, after) = record(rest, separator).unwrap_or_else(|| unclosed(rest, separator));
        let line = Line { number, cells };
        if !line.is_blank() {
            filled += 1;
            lines.push(line);
        }
        let taken = &rest[..rest.len() - after.len()];
        number += u32::try_from(breaks(taken)).unwrap_or(u32::MAX);
        rest = after;
    }
    lines
}

fn breaks(text: &str) -> usize {
    text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count()
}

/// The cells of the row with which a text begins, and what follows it; nothing where a quotation mark never closes.
fn record(text: &str, separator: char) -> Option<(Vec<Value>, &str)> {
    let (mut cells, mut rest) = (Vec::new(), text);
    loop {
        // Likewise empty cells.
        if let Some(more) = rest.strip_prefix(separator) {
            if cells.len() <= MOST_COLUMNS {
                cells.push(Value::Empty);
            }
            rest = more;
            continue;
        }
        let (cell, after) = match rest.strip_prefix('"') {
            Some(inside) => quoted(inside, separator)?,
            None => {
                let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
                (rest[..end].to_owned(), &rest[end..])
            }
        };
        let value = Value::words(as_written(&cell));
        match cells.get_mut(MOST_COLUMNS) {
            None => cells.push(value),
            // One of those that are too many is enough.
            Some(last) if last.is_empty() => *last = value,
            Some(_) => {}
        }
        match after.strip_prefix(separator) {
            Some(more) => rest = more,
            None => return Some((cells, after_break(after))),
        }
    }
}

/// A cell after its opening quotation mark, and what follows it.
fn quoted(inside: &str, separator: char) -> Option<(String, &str)> {
    let (mut cell, mut at) = (String::new(), 0);
    loop {
        let mark = at + inside[at..].find('"')?;
        cell.push_str(&inside[at..mark]);
        let after = &inside[mark + 1..];
        if after.starts_with('"') {
            cell.push('"');
            at = mark + 2;
            continue;
        }
        let end = after.find([separator, '\n', '\r']).unwrap_or(after.len());
        // What stands between the closing mark and the end of the cell belongs to it.
        cell.push_str(&after[..end]);
        return Some((cell, &after[end..]));
    }
}

/// A line with a mark that never closes: nobody knows where its cells end.
fn unclosed(text: &str, separator: char) -> (Vec<Value>, &str) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let cells =
        text[..end].split(separator).take(MOST_COLUMNS + 1).map(|_| Value::Unread(UnreadCell::Unclosed)).collect();
    (cells, after_break(&text[end..]))
}

fn after_break(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or(text)
}

//! The lines and cells of a table copied from a spreadsheet or a word processor: as text, tabs part its cells.

use crate::domain::basics::typed_text::normal;

/// A line of a table: what one row of the spreadsheet has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The line of the text in which it begins, counted from one.
    pub number: usize,
    pub cells: Vec<String>,
    /// Whether a quotation mark opens a cell and never closes it, so that nobody knows where the cell ends.
    pub unclosed: bool,
}

impl Line {
    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Splits a table into its lines, blank ones included.
///
/// Spreadsheets put in quotation marks only what holds a line break, and double the marks within; every other cell they
/// copy as it is, one that begins with a mark too. A reader of CSV would take the marks out of that one, and swallow the
/// rest of the table after one that never closes.
pub fn lines(table: &str) -> Vec<Line> {
    let table = normal(table);
    let (mut lines, mut rest, mut number) = (Vec::new(), &*table, 1);
    while !rest.is_empty() {
        let mut line = Line { number, ..Line::default() };
        loop {
            let (cell, after) = match quoted(rest) {
                Some((cell, after)) => (cell, after),
                None => {
                    let end = rest.find(['\t', '\n']).unwrap_or(rest.len());
                    let cell = &rest[..end];
                    line.unclosed |= cell.starts_with('"') && cell.matches('"').count() % 2 == 1;
                    (cell.to_owned(), &rest[end..])
                }
            };
            number += rest[..rest.len() - after.len()].matches('\n').count();
            line.cells.push(cell);
            match after.strip_prefix('\t') {
                Some(more) => rest = more,
                None => {
                    rest = after.strip_prefix('\n').unwrap_or(after);
                    break;
                }
            }
        }
        number += 1;
        lines.push(line);
    }
    lines
}

/// The cell in quotation marks with which a text begins, and what follows it: nothing where the mark is the cell's own.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
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
        let closes = after.is_empty() || after.starts_with(['\t', '\n']);
        // A cell over several columns is none: its mark closes somewhere else.
        return (closes && !cell.contains('\t')).then_some((cell, after));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("a\tb\nc", &[&["a", "b"][..], &["c"]])]
    #[case("a\tb\t\t\r\n", &[&["a", "b", "", ""][..]])]
    #[case("\"one\ntwo\"\tb", &[&["one\ntwo", "b"][..]])]
    #[case("\"said \"\"so\"\"\nand went\"\tb", &[&["said \"so\"\nand went", "b"][..]])]
    #[case("\"so\" they said\tb", &[&["\"so\" they said", "b"][..]])]
    #[case("a\n\nb", &[&["a"][..], &[""], &["b"]])]
    #[case("\"\"\tb", &[&["", "b"][..]])]
    #[case("", &[])]
    fn cells_are_read_as_spreadsheets_write_them(#[case] table: &str, #[case] expected: &[&[&str]]) {
        let lines = lines(table);
        let cells: Vec<Vec<&str>> = lines.iter().map(|it| it.cells.iter().map(String::as_str).collect()).collect();
        assert_eq!(cells, expected);
        assert!(lines.iter().all(|it| !it.unclosed), "{lines:?}");
    }

    #[rstest]
    #[case("x\t\"opens\ty\nsecond\tcell", &[(1, true), (2, false)])]
    #[case("\"opens\ty\nsecond\t\"two\nlines\"\nlast", &[(1, true), (2, false), (4, false)])]
    #[case("\"opens\ty\nsecond\tsays 12\"\nlast", &[(1, true), (2, false), (3, false)])]
    fn a_mark_that_never_closes_takes_its_own_line_only(#[case] table: &str, #[case] expected: &[(usize, bool)]) {
        let found: Vec<_> = lines(table).iter().map(|it| (it.number, it.unclosed)).collect();
        assert_eq!(found, expected);
    }
}

//! Tables as CSV, and as text to be pasted into a spreadsheet.
//!
//! A spreadsheet takes a cell for a formula by its first letter. One that begins with `=`, `+`, `-`, `@`, their full-width
//! forms, a tab or a line break is therefore led by an apostrophe, unless it is a plain number such as `-5`. One that
//! begins so after apostrophes of its own gets one more: whoever takes the apostrophe off such a cell, and off no other, reads
//! what was written, letter by letter.

/// What begins a file, by which spreadsheets recognize UTF-8.
pub const MARK: &str = "\u{feff}";

/// A file (RFC 4180), with the byte order mark.
pub fn file(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    format!("{MARK}{}", separated(rows, ',', "\r\n"))
}

/// The same as it is pasted into a spreadsheet: cells are separated by tabs.
pub fn pasted(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    separated(rows, '\t', "\n")
}

/// One row of a file.
pub fn row<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    write_row(&mut text, cells, ',', "\r\n");
    text
}

fn separated(rows: impl IntoIterator<Item = Vec<String>>, separator: char, end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        write_row(&mut text, row.iter().map(String::as_str), separator, end);
    }
    text
}

fn write_row<'a>(text: &mut String, cells: impl IntoIterator<Item = &'a str>, separator: char, end: &str) {
    for (place, cell) in cells.into_iter().enumerate() {
        if place > 0 {
            text.push(separator);
        }
        write_cell(text, cell, separator);
    }
    text.push_str(end);
}

fn write_cell(text: &mut String, cell: &str, separator: char) {
    let guard = if is_guarded(cell) { "'" } else { "" };
    // A file's separator is guessed by whoever reads it: a semicolon or a tab may be taken for one, and inside quotes neither
    // is. What looks like the mark of a file is no more than a letter there.
    let separators: &[char] = if separator == ',' { &[',', ';', '\t'] } else { &[separator] };
    if cell.contains(separators) || cell.contains(['"', '\r', '\n', '\u{feff}']) {
        text.push('"');
        text.push_str(guard);
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(cell);
    }
}

/// What was written into a cell of a file: without the apostrophe that leads it where it would be a formula.
pub fn as_written(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_guarded(rest)).unwrap_or(cell)
}

/// Whether a cell is led by an apostrophe in a file.
fn is_guarded(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    let formula = bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    formula && !(bare.len() == cell.len() && is_number(cell))
}

fn is_number(cell: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let number = cell.strip_prefix('-').unwrap_or(cell);
    number.split_once('.').map_or_else(|| digits(number), |(whole, part)| digits(whole) && digits(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("-5", "-5")]
    #[case("-0.25", "-0.25")]
    #[case("=1+1", "'=1+1")]
    #[case("@x", "'@x")]
    #[case("+82 2 1234", "'+82 2 1234")]
    #[case("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    #[case("=HYPERLINK(\"http://evil.example\",\"x\")", "\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"")]
    #[case("\tx", "\"'\tx\"")]
    #[case("＝1", "'＝1")]
    #[case("'90s", "'90s")]
    #[case("'=x", "''=x")]
    #[case("007", "007")]
    #[case("123456789012", "123456789012")]
    #[case("a;b", "\"a;b\"")]
    #[case("a\u{a0}b", "a\u{a0}b")]
    fn t38_what_would_be_a_formula_is_led_by_an_apostrophe(#[case] cell: &str, #[case] expected: &str) {
        assert_eq!(row([cell]), format!("{expected}\r\n"));
    }

    /// Pasted, cells are separated by tabs only.
    #[test]
    fn only_what_would_end_a_pasted_cell_is_in_quotes() {
        let cells = ["Seoul, 2026; signed", "a\tb", "two\nlines", "say \"yes\"", "=1"].map(str::to_owned);
        let expected = "Seoul, 2026; signed\t\"a\tb\"\t\"two\nlines\"\t\"say \"\"yes\"\"\"\t'=1\n";
        assert_eq!(pasted([cells.to_vec()]), expected);
    }

    proptest! {
        #[test]
        fn t38_what_is_written_is_read_back_letter_by_letter(
            cells in proptest::collection::vec("['=+@＝a\"\r\n\t, ;0-9.-]{0,6}|.{0,8}", 2..5),
        ) {
            let text = format!("{MARK}{}", row(cells.iter().map(String::as_str)));
            let mut reader = ::csv::ReaderBuilder::new()
                .has_headers(false)
                .terminator(::csv::Terminator::CRLF)
                .from_reader(text.as_bytes());
            let read: Vec<String> =
                reader.records().next().unwrap().unwrap().iter().map(|cell| as_written(cell).to_owned()).collect();
            prop_assert_eq!(read, cells);
        }
    }
}

//! Tables as CSV, and as text to be pasted into a spreadsheet.

/// A file (RFC 4180), with the byte order mark by which spreadsheets recognize UTF-8.
pub fn file(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    format!("\u{feff}{}", separated(rows, ',', "\r\n"))
}

/// The same as it is pasted into a spreadsheet: cells are separated by tabs.
pub fn pasted(rows: impl IntoIterator<Item = Vec<String>>) -> String {
    separated(rows, '\t', "\n")
}

fn separated(rows: impl IntoIterator<Item = Vec<String>>, separator: char, end: &str) -> String {
    let mut text = String::new();
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                text.push(separator);
            }
            text.push_str(&quoted(cell, separator));
        }
        text.push_str(end);
    }
    text
}

/// A cell; what a spreadsheet would take for a formula is prefixed with an apostrophe.
fn quoted(cell: &str, separator: char) -> String {
    let guarded = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if guarded.contains([separator, '"', '\r', '\n']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

//! The lines of a text, and which of them go on with the one before.

use crate::intake::marker::{Marker, marker};
use crate::intake::span::Span;

/// A line without the white space around it.
#[derive(Clone, Debug)]
pub struct Line {
    pub span: Span,
    pub marker: Option<Marker>,
    /// How many characters of white space stand before it.
    pub indent: usize,
    /// Whether a blank line stands before it.
    pub after_blank: bool,
    /// Whether it is a page's number, which parts nothing.
    pub is_page_number: bool,
}

/// The lines of a text that have words.
pub fn lines(text: &[char]) -> Vec<Line> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for piece in text.split_inclusive(|it| matches!(it, '\n' | '\u{c}' | '\u{2028}' | '\u{2029}')) {
        let indent = piece.iter().take_while(|it| it.is_whitespace()).count();
        let end = piece.len() - piece.iter().rev().take_while(|it| it.is_whitespace()).count();
        if indent < end {
            let words = &piece[indent..end];
            out.push(Line {
                span: Span::new(start + indent, start + end),
                marker: marker(words),
                indent,
                after_blank,
                is_page_number: is_page_number(words),
            });
            after_blank = false;
        } else {
            after_blank = true;
        }
        start += piece.len();
    }
    out
}

/// `- 3 -`, `3/12`, `Page 3 of 12`, `3쪽`.
fn is_page_number(words: &[char]) -> bool {
    if words.len() > 20 || !words.iter().any(char::is_ascii_digit) {
        return false;
    }
    let text: String = words.iter().collect::<String>().to_lowercase();
    let rest: String = text.replace("page", "").replace("of", "").replace('쪽', "");
    rest.chars().all(|it| it.is_ascii_digit() || it.is_whitespace() || "-–—/|".contains(it))
        && rest.chars().filter(char::is_ascii_digit).count() <= 8
        && (text.len() != rest.len() || rest.contains(['-', '–', '—', '/', '|']) || rest.trim().len() <= 3)
}

/// The width at which a text's lines were broken by hand; nothing where each line is a paragraph.
pub fn wrapped_at(lines: &[Line]) -> Option<usize> {
    let mut lengths: Vec<usize> = lines.iter().map(|it| it.span.len() + it.indent).collect();
    lengths.sort_unstable();
    let width = *lengths.get(lengths.len() * 9 / 10)?;
    let longest = *lengths.last()?;
    // In a text of whole paragraphs some are far longer than the others.
    (lines.len() > 2 && longest <= 140 && longest <= width * 3 / 2 + 10).then_some(width)
}

/// A row of a table: cells parted by tabs or bars.
pub fn is_row(words: &[char]) -> bool {
    words.contains(&'\t') || words.iter().filter(|it| is_bar(**it)).count() > 1 || gaps(words).len() > 1
}

/// Whether a character parts the cells of a row.
pub fn is_bar(letter: char) -> bool {
    matches!(letter, '|' | '│' | '┃' | '｜' | '║' | '├' | '┤' | '┼')
}

/// The runs of spaces that part the cells of a row, as the places at which they begin and end.
pub fn gaps(words: &[char]) -> Vec<(usize, usize)> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let count = words[at..].iter().take_while(|it| **it == ' ').count();
        if count > 2 && at > 3 {
            out.push((at, at + count));
        }
        at += count.max(1);
    }
    out
}

/// Whether a line goes on with the one before it.
pub fn goes_on(text: &[char], before: &Line, line: &Line, width: Option<usize>) -> bool {
    let words = |it: &Line| &text[it.span.start..it.span.end];
    let first = words(line).first().copied().unwrap_or(' ');
    let last = words(before).last().copied().unwrap_or(' ');
    let is_over = matches!(last, '.' | '!' | '?' | ':' | ';' | '。' | '”' | '"' | '다' | '음' | '함');
    let starts_small = first.is_lowercase() || matches!(first, ',' | ')' | '”');
    if line.marker.is_some() || is_row(words(line)) || is_row(words(before)) {
        return false;
    }
    // A translation begins below what it translates.
    let korean = |it: &Line| words(it).iter().any(|it| ('가'..='힣').contains(it));
    if is_over && korean(before) != korean(line) {
        return false;
    }
    if line.after_blank {
        // A sentence that a page's end cut.
        return starts_small && !is_over && last != ':' && before.span.len() > 20;
    }
    if starts_small && !matches!(last, '.' | '!' | '?' | ':') {
        return true;
    }
    let Some(width) = width else { return false };
    let is_full = (before.span.len() + before.indent) * 10 >= width * 7;
    let is_heading = before.span.len() < width / 2;
    is_full || !is_over && !is_heading && last != ':'
}

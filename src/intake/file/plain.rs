//! Plain text: in which encoding it is, and its lines.

use encoding_rs::{EUC_KR, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::intake::file::text::{self, Block, width};
use crate::intake::file::wrapped::{self, Line};
use crate::intake::marker::marker;

/// The letters of a file; nothing when they are no text. What `EUC_KR` is here has all that Windows writes (CP949).
pub fn decoded(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[length..]);
        return (!broken).then(|| text.into_owned());
    }
    // Letters of Latin and Hangul in UTF-16 without its mark: every second byte of spaces and digits is zero.
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(4_000).filter(|it| **it == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let guessed = match (even, odd) {
        (0, 0) => None,
        _ if even * 4 < odd => Some(UTF_16LE),
        _ if odd * 4 < even => Some(UTF_16BE),
        _ => return None,
    };
    let candidates: &[&'static Encoding] = match guessed {
        Some(encoding) => &[encoding],
        None => &[UTF_8, EUC_KR],
    };
    let whole = candidates.iter().find_map(|encoding| {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        (!broken && is_text(&text)).then(|| text.into_owned())
    });
    // Western quotation marks and accents of old Windows; a text, as long as nearly all of it is ASCII.
    let high = bytes.iter().filter(|it| !it.is_ascii()).count();
    whole.or_else(|| {
        let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
        (guessed.is_none() && high * 50 < bytes.len() && is_text(&text)).then(|| text.into_owned())
    })
}

/// The letters of a page, in the encoding that it names where it is right.
pub fn decoded_html(bytes: &[u8]) -> String {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2_048)]).to_ascii_lowercase();
    let named = start.split("charset=").nth(1).map(|rest| {
        rest.trim_start_matches(['"', '\'', ' '])
            .chars()
            .take_while(|it| it.is_ascii_alphanumeric() || "-_".contains(*it))
    });
    let named = named.and_then(|label| Encoding::for_label(label.collect::<String>().as_bytes()));
    let of_name = named.and_then(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    let text = of_name.map(std::borrow::Cow::into_owned).filter(|_| Encoding::for_bom(bytes).is_none());
    text.or_else(|| decoded(bytes)).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Whether letters are a text: what programs and pictures hold are control characters.
fn is_text(text: &str) -> bool {
    let controls = text.chars().filter(|it| it.is_control() && !matches!(it, '\n' | '\r' | '\t' | '\u{c}')).count();
    controls == 0 || controls * 1_000 < text.len()
}

/// The paragraphs of a plain text, its lines joined where they were broken by hand.
pub fn text(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let pages: Vec<Vec<&str>> = text.split('\u{c}').map(|page| page.lines().collect()).collect();
    let pages = wrapped::without_repeats(pages, |line: &&str| (line.trim().to_owned(), 0));
    let mut widths: Vec<usize> = pages.iter().flatten().map(|it| width(it.trim_end())).filter(|it| *it > 0).collect();
    widths.sort_unstable();
    let (Some(usual), Some(longest)) = (widths.get(widths.len() * 9 / 10).copied(), widths.last().copied()) else {
        return String::new();
    };
    // In a text of whole paragraphs some are far longer than the others.
    if widths.len() < 3 || longest > 140 || longest > usual * 3 / 2 + 10 {
        return as_it_is(&pages);
    }
    let mut lines: Vec<Line> = Vec::new();
    for page in &pages {
        let mut parts = true;
        let mut begins_page = true;
        let mut before: &str = "";
        for (at, line) in page.iter().enumerate() {
            let words = line.trim();
            if words.is_empty() {
                parts = !begins_page || parts;
                continue;
            }
            let next = page.get(at + 1).map_or("", |it| it.trim());
            let first = next.split_whitespace().next().map_or(0, width);
            // The word that begins the next line had no room on this one.
            let full = !next.is_empty() && width(line.trim_end()) + 1 + first > usual;
            let indent = |it: &str| it.len() - it.trim_start().len();
            let indented = indent(line) > indent(before) + 1 && before.trim_end().ends_with(['.', ':', ';']);
            let new_page = begins_page && !lines.is_empty();
            lines.push(Line {
                text: words.to_owned(),
                full: full || at + 1 == page.len(),
                parts: !new_page && (parts || indented),
                begins_page,
                ends_in_space: line.ends_with(' '),
            });
            (parts, begins_page, before) = (false, false, line);
        }
    }
    text::of_blocks(wrapped::joined(lines))
}

/// Each line a paragraph; lines that no blank line parts stay beside each other.
fn as_it_is(pages: &[Vec<&str>]) -> String {
    let mut blocks = Vec::new();
    for line in pages.iter().flatten() {
        let letters: Vec<char> = line.trim().chars().collect();
        let line = line.trim().to_owned();
        blocks.push(if line.contains('\t') {
            Block::Row(line)
        } else if marker(&letters).is_some() {
            Block::Item(line)
        } else {
            Block::Paragraph(line)
        });
    }
    text::of_blocks(blocks)
}

//! Lines that were broken to fit a page, joined to paragraphs; and what stands on every page.

use std::collections::HashMap;

use crate::intake::file::text::{Block, is_wide};
use crate::intake::marker::marker;

/// A line of a page.
#[derive(Clone, Debug)]
pub struct Line {
    pub text: String,
    /// Whether the next word had no room on it.
    pub full: bool,
    /// Whether a paragraph begins with it: a blank line or a wider gap stands before it, or it is indented.
    pub parts: bool,
    /// Whether it is the first of its page or column.
    pub begins_page: bool,
    /// Whether a space was written at its end: it was broken between words.
    pub ends_in_space: bool,
}

/// How many lines at the top and at the bottom of a page may repeat on others.
const EDGE: usize = 3;

/// Pages without the lines that repeat on most of them at the top or the bottom, and without their numbers. `place` gives
/// the words of a line, and where on the page it stands.
pub fn without_repeats<T>(pages: Vec<Vec<T>>, place: impl Fn(&T) -> (String, i64)) -> Vec<Vec<T>> {
    if pages.len() < 2 {
        return pages;
    }
    let key = |line: &T| {
        let (words, at) = place(line);
        (pattern(&words), at)
    };
    let edges = |page: &[T]| -> Vec<usize> {
        let seen: Vec<usize> = (0..page.len()).filter(|at| !place(&page[*at]).0.is_empty()).collect();
        let tail = seen.len().saturating_sub(EDGE).max(EDGE.min(seen.len()));
        seen[..EDGE.min(seen.len())].iter().chain(&seen[tail..]).copied().collect()
    };
    let mut counts: HashMap<(String, i64), usize> = HashMap::new();
    for page in &pages {
        let mut keys: Vec<_> = edges(page).into_iter().map(|at| key(&page[at])).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *counts.entry(key).or_default() += 1;
        }
    }
    // On three pages, since those of chapters and of left and right pages differ; of two, on both.
    let enough = pages.len().clamp(2, 3);
    pages
        .into_iter()
        .map(|page| {
            let edges = edges(&page);
            let repeats = |at: &usize| {
                let (words, _) = place(&page[*at]);
                counts.get(&key(&page[*at])).is_some_and(|it| *it >= enough) && words.chars().count() < 200
            };
            let mut gone: Vec<usize> = edges.into_iter().filter(repeats).collect();
            let left: Vec<usize> =
                (0..page.len()).filter(|at| !gone.contains(at) && !place(&page[*at]).0.is_empty()).collect();
            let outermost = [left.first(), left.last()].into_iter().flatten();
            gone.extend(outermost.filter(|at| is_page_number(&place(&page[**at]).0)));
            page.into_iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, line)| line).collect()
        })
        .collect()
}

/// Words with each number alike.
fn pattern(words: &str) -> String {
    let mut out = String::new();
    for letter in words.chars().filter(|it| !it.is_whitespace()) {
        let letter = if letter.is_ascii_digit() { '#' } else { letter };
        if letter != '#' || !out.ends_with('#') {
            out.push(letter);
        }
    }
    out
}

/// `3`, `- 3 -`, `3/12`, `Page 3 of 12`, `3쪽`, `iv`.
pub fn is_page_number(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    if words.is_empty() || words.chars().count() > 20 {
        return false;
    }
    if words.chars().all(|it| "ivxl".contains(it)) && words.len() <= 6 {
        return true;
    }
    let rest = words.replace("page", "").replace("of", "").replace('쪽', "").replace("페이지", "");
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let is_year = rest.trim().len() == 4 && digits == 4;
    (1..=8).contains(&digits)
        && !is_year
        && rest.chars().all(|it| it.is_ascii_digit() || it.is_whitespace() || "-–—/|[]".contains(it))
}

/// The paragraphs and items of lines.
pub fn joined(lines: Vec<Line>) -> Vec<Block> {
    // Where lines keep the space at which they were broken, one without it was broken in a word.
    let keeps_spaces = lines.iter().filter(|it| it.ends_in_space).count() * 4 > lines.len();
    let words = Words { counts: known_words(&lines), are_whole: are_whole(&lines) };
    let mut blocks: Vec<Block> = Vec::new();
    let mut before: Option<Line> = None;
    for line in lines {
        let letters: Vec<char> = line.text.chars().collect();
        let is_item = marker(&letters).is_some();
        let goes_on = before.as_ref().is_some_and(|before| !is_item && goes_on(before, &line));
        match (blocks.last_mut(), &before) {
            (Some(Block::Paragraph(text) | Block::Item(text)), Some(last)) if goes_on => {
                let parted = !keeps_spaces || last.ends_in_space;
                join(text, &line.text, parted, &words);
            }
            _ if is_item => blocks.push(Block::Item(line.text.clone())),
            _ => blocks.push(Block::Paragraph(line.text.clone())),
        }
        before = Some(line);
    }
    blocks
}

fn goes_on(before: &Line, line: &Line) -> bool {
    let first = line.text.chars().next().unwrap_or(' ');
    let last = before.text.trim_end().chars().next_back().unwrap_or(' ');
    let is_over = matches!(last, '.' | '!' | '?' | ':' | ';' | '。' | '”' | '"');
    let starts_small = first.is_lowercase() || matches!(first, ',' | ')' | '”');
    if line.begins_page {
        // A title above columns is no sentence; Hangul has no small letters to tell.
        let hangul = ('가'..='힣').contains(&first) && before.full;
        return !is_over && (starts_small || hangul || matches!(last, '-' | '\u{ad}' | ','));
    }
    if line.parts {
        return false;
    }
    before.full || starts_small && !is_over
}

/// Whether lines are broken between words only: of many that are full, hardly any ends in a hyphen. Such a hyphen is the
/// word's own.
fn are_whole(lines: &[Line]) -> bool {
    let full = lines.iter().filter(|it| it.full).count();
    let cut = lines.iter().filter(|it| it.text.ends_with(['-', '\u{2010}', '\u{ad}'])).count();
    full >= 40 && cut * 25 < full
}

/// What is known of the words of a text.
struct Words {
    counts: HashMap<String, usize>,
    /// Whether none is cut by the end of a line.
    are_whole: bool,
}

/// The words that stand within lines, in small letters: whether a word has a hyphen of its own, they say.
fn known_words(lines: &[Line]) -> HashMap<String, usize> {
    let mut words = HashMap::new();
    for line in lines {
        let all: Vec<&str> = line.text.split_whitespace().collect();
        for word in all {
            let word = word.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
            *words.entry(word).or_default() += 1;
        }
    }
    words
}

/// Adds a line to the paragraph that it goes on with.
fn join(text: &mut String, line: &str, parted: bool, words: &Words) {
    let last = text.chars().next_back().unwrap_or(' ');
    let first = line.chars().next().unwrap_or(' ');
    let last_of_word = text.chars().rev().nth(1).unwrap_or(' ');
    if matches!(last, '-' | '\u{2010}' | '\u{ad}') && last_of_word.is_alphabetic() && first.is_alphabetic() {
        text.pop();
        let half = |it: &char| it.is_alphanumeric() || *it == '-' || *it == '\'';
        let start: String = text.chars().rev().take_while(half).collect::<Vec<_>>().into_iter().rev().collect();
        let rest: String = line.chars().take_while(half).collect();
        let (whole, hyphened) = (format!("{start}{rest}").to_lowercase(), format!("{start}-{rest}").to_lowercase());
        let count = |word: &str| words.counts.get(word).copied().unwrap_or(0);
        // A capital after it, or a word known with it, keeps it; so do words of several parts.
        let keeps = last != '\u{ad}'
            && (first.is_uppercase()
                || count(&hyphened) > count(&whole)
                || count(&whole) == 0 && (words.are_whole || start.contains('-'))
                || count(&whole) == 0 && is_prefix(&start));
        if keeps {
            text.push('-');
        }
        text.push_str(line);
        return;
    }
    let is_hangul = |it: char| ('가'..='힣').contains(&it);
    let together = is_hangul(last) && is_hangul(first) && !parted
        || is_wide(last) && is_wide(first) && !is_hangul(last) && !is_hangul(first)
        // An address, or a pair such as and/or, broken after its stroke.
        || matches!(last, '/' | '—');
    if !together && !text.ends_with(' ') {
        text.push(' ');
    }
    text.push_str(line);
}

/// Whether a word's first half stands with a hyphen more often than without.
fn is_prefix(start: &str) -> bool {
    ["self", "non", "long", "short", "high", "low", "well", "cross", "multi", "people"]
        .contains(&start.to_lowercase().as_str())
}

//! Where words stand in a text.

use serde::{Deserialize, Serialize};

/// A run of characters of a stored text: from `start` until before `end`, counted in Unicode characters from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// A span; an end before its start is its start.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end: end.max(start) }
    }

    /// How many characters it has.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it has none.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether a character lies in it.
    pub fn has(self, place: usize) -> bool {
        (self.start..self.end).contains(&place)
    }

    /// Whether the other lies in it as a whole.
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// How many characters both have.
    pub fn common(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }
}

/// A text with the place of each of its characters, so that spans are cut out of it without counting anew.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    text: &'a str,
    /// The byte at which each character begins, and the length of the text.
    bytes: Vec<usize>,
}

impl<'a> Places<'a> {
    /// The places of a text.
    pub fn of(text: &'a str) -> Self {
        Self { text, bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// How many characters the text has.
    pub fn len(&self) -> usize {
        self.bytes.len() - 1
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The words of a span; what lies past the end of the text is left off.
    pub fn words(&self, span: Span) -> &'a str {
        let at = |place: usize| self.bytes[place.min(self.len())];
        &self.text[at(span.start)..at(span.end.max(span.start))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_characters_and_not_bytes() {
        let places = Places::of("양측은 “AI”를");
        assert_eq!(places.words(Span::new(4, 8)), "“AI”");
        assert_eq!(places.len(), 9);
        assert_eq!(places.words(Span::new(8, 99)), "를");
    }

    #[test]
    fn spans_overlap_by_what_both_have() {
        let span = Span::new(2, 8);
        assert_eq!(span.common(Span::new(6, 12)), 2);
        assert_eq!(span.common(Span::new(8, 12)), 0);
        assert!(span.holds(Span::new(2, 8)) && !span.holds(Span::new(2, 9)));
    }
}

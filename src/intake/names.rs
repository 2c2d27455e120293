//! What parties, organisations and areas are called, found among the words of a text.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::intake::span::Span;
use crate::intake::token::{Even, Token, tokens};

/// Names, each with what it names.
#[derive(Clone, Debug, Default)]
pub struct Names<T> {
    /// By their first word in small letters: all the words, whether capitals count, and what is named.
    by_word: HashMap<String, Vec<(Vec<String>, bool, T)>>,
    /// Names with Hangul, which stand inside words, the longest first.
    korean: Vec<(String, T)>,
}

impl<T: Clone> Names<T> {
    /// Adds a name. A single word in Latin letters has to stand as it is written: `us` is not `US`.
    pub fn put(&mut self, name: &str, what: &T) {
        let name = name.trim();
        if name.chars().any(|it| ('가'..='힣').contains(&it)) {
            let place = self.korean.partition_point(|(other, _)| other.chars().count() >= name.chars().count());
            self.korean.insert(place, (name.to_owned(), what.clone()));
            return;
        }
        let letters: Vec<char> = name.chars().collect();
        let words = tokens(&Even::of(&letters, &[Span::new(0, letters.len())]));
        let Some(first) = words.first() else { return };
        let is_exact = words.len() == 1 && first.is_capital();
        let as_written = words.iter().map(|it| if is_exact { it.raw.clone() } else { it.low.clone() }).collect();
        self.by_word.entry(first.low.clone()).or_default().push((as_written, is_exact, what.clone()));
    }

    /// The names among words, none in another, the longest of those that begin at one word.
    pub fn find(&self, words: &[Token]) -> Vec<(Range<usize>, &T)> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(words, at) {
                Some((length, what)) => {
                    out.push((at..at + length, what));
                    at += length;
                }
                None => at += 1,
            }
        }
        out
    }

    fn at(&self, words: &[Token], at: usize) -> Option<(usize, &T)> {
        let bare = |word: &str| word.trim_end_matches("'s").trim_end_matches('\'').to_owned();
        let fits = |word: &Token, name: &str, is_exact: bool| {
            let word = if is_exact { &word.raw } else { &word.low };
            word == name || bare(word) == name
        };
        let first = self.by_word.get(&words[at].low).or_else(|| self.by_word.get(&bare(&words[at].low)))?;
        first
            .iter()
            .filter(|(name, is_exact, _)| {
                at + name.len() <= words.len()
                    && name.iter().zip(&words[at..]).all(|(name, word)| fits(word, name, *is_exact))
            })
            .max_by_key(|(name, ..)| name.len())
            .map(|(name, _, what)| (name.len(), what))
    }

    /// The name with which a Korean word begins, and how many of its characters it takes.
    pub fn begins(&self, word: &str) -> Option<(usize, &T)> {
        let found = self.korean.iter().find(|(name, _)| word.starts_with(name.as_str()))?;
        Some((found.0.chars().count(), &found.1))
    }

    /// The names with Hangul in a text, as ranges of its characters, none in another.
    pub fn find_korean(&self, text: &[char]) -> Vec<(Range<usize>, &T)> {
        // By their beginnings: none is in another.
        let mut out: BTreeMap<usize, (Range<usize>, &T)> = BTreeMap::new();
        for (name, what) in &self.korean {
            let name: Vec<char> = name.chars().collect();
            let mut from = 0;
            while let Some(at) = text[from..].windows(name.len()).position(|it| it == name.as_slice()) {
                let range = from + at..from + at + name.len();
                from = range.end;
                let before = out.range(..range.end).next_back();
                if before.is_none_or(|(_, (other, _))| other.end <= range.start) {
                    out.insert(range.start, (range, what));
                }
            }
        }
        out.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::token::tokens_of;

    #[test]
    fn the_longest_name_is_meant_and_short_ones_stand_as_written() {
        let mut names = Names::default();
        names.put("Korea", &1);
        names.put("Republic of Korea", &2);
        names.put("US", &3);
        names.put("한국", &1);
        names.put("한국 정부", &2);
        let words = tokens_of("The Republic of Korea’s plan, Korea and us, the US");
        let found: Vec<i32> = names.find(&words).into_iter().map(|it| *it.1).collect();
        assert_eq!(found, [2, 1, 3]);
        let text: Vec<char> = "한국 정부와 한국은".chars().collect();
        assert_eq!(names.find_korean(&text).into_iter().map(|it| *it.1).collect::<Vec<_>>(), [2, 1]);
    }
}

//! The areas that words lead to.

use crate::domain::basics::lang::Lang;
use crate::intake::blocks::Part;
use crate::intake::extraction::{AreaFound, Block};
use crate::intake::gather::Reading;
use crate::intake::span::Span;
use crate::intake::vocabulary::Vocabulary;
use crate::intake::words::AREAS;

/// The words that lead to each of a portfolio's areas.
pub struct AreaWords {
    areas: Vec<(String, Vec<String>, Vec<String>)>,
}

impl AreaWords {
    /// The words for the areas that a portfolio has, whatever it calls them.
    pub fn of(vocabulary: &Vocabulary) -> Self {
        let areas = vocabulary.areas.iter().map(|area| {
            let called: Vec<String> = area.names.iter().chain([&area.code]).map(|it| small(it)).collect();
            let fits = |named: &String| called.iter().any(|it| is_in(it, &small(named)).is_some());
            let lists = AREAS.area.iter().filter(|it| it.named.iter().any(fits));
            let words = lists.flat_map(|it| it.words.clone()).chain(area.names.clone());
            let (korean, english): (Vec<_>, Vec<_>) = words.partition(|it| {
                it.chars().any(|it| ('가'..='힣').contains(&it))
                    || it.chars().any(char::is_uppercase) && it.is_ascii() && it.len() < 6
            });
            (area.code.clone(), english.iter().map(|it| small(it)).collect(), korean)
        });
        Self { areas: areas.collect() }
    }

    /// The areas of a passage; those of its heading where its own words lead to none.
    pub fn find(&self, reading: &Reading<'_>, span: Span, block: &Block, parts: &[Part]) -> Vec<AreaFound> {
        let found = self.within(reading, span);
        let heading = block.heading.map(|it| parts[it].block.span);
        match heading {
            Some(heading) if found.is_empty() => self.within(reading, heading),
            _ => found,
        }
    }

    fn within(&self, reading: &Reading<'_>, span: Span) -> Vec<AreaFound> {
        let text: String = reading.letters[span.start..span.end].iter().collect();
        let low = small(&text);
        let mut out = Vec::new();
        for (code, english, korean) in &self.areas {
            let list =
                if reading.language == Lang::En { english.iter().chain(&[]) } else { english.iter().chain(korean) };
            let mut words: Vec<Span> = list
                .filter_map(|it| {
                    let hangul = it.chars().any(|it| ('가'..='힣').contains(&it));
                    // Both have as many characters; a letter and its small one may differ in bytes.
                    let (of, at) = if hangul {
                        (&text, text.find(it.as_str()).map(|at| (at, it.len())))
                    } else {
                        (&low, is_in(&low, &small(it)))
                    };
                    let (at, length) = at?;
                    let start = span.start + of[..at].chars().count();
                    Some(Span::new(start, start + of[at..at + length].chars().count()))
                })
                .collect();
            words.sort_unstable();
            words.dedup();
            if !words.is_empty() {
                out.push(AreaFound { code: code.clone(), words });
            }
        }
        out
    }
}

/// A text in small letters, as many as it has letters.
fn small(text: &str) -> String {
    text.chars().map(|it| it.to_lowercase().next().unwrap_or(it)).collect()
}

/// Where a text has words, whole; a `~` at their end stands for any ending.
fn is_in(text: &str, words: &str) -> Option<(usize, usize)> {
    let (stem, open) = words.strip_suffix('~').map_or((words, false), |it| (it, true));
    let is_letter = |it: char| it.is_ascii_alphanumeric();
    text.match_indices(stem).map(|it| it.0).find_map(|at| {
        let before = text[..at].chars().next_back().is_some_and(is_letter);
        let rest = &text[at + stem.len()..];
        let more = rest.chars().take_while(|it| is_letter(*it)).map(char::len_utf8).sum::<usize>();
        (!before && (open || more == 0)).then_some((at, stem.len() + more))
    })
}

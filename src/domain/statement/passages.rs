//! Where a text holds the words of its commitments.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// So many bytes at the beginning of words say where they may stand.
const HEAD: usize = 8;

/// A run of a paragraph's words, and whose words they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// The words.
    pub words: &'a str,
    /// The passages that hold them, by their place in the list given: the shortest first, since it says most.
    pub of: Vec<usize>,
    /// Passages that end here and never come first: readers would find no way to them otherwise.
    pub also: Vec<usize>,
}

/// A text split at its passages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked<'a> {
    /// Its paragraphs, each in pieces that together are the whole paragraph.
    pub paragraphs: Vec<Vec<Passage<'a>>>,
    /// The passages that the text does not hold.
    pub missing: Vec<usize>,
}

/// Splits a text at passages. All white space counts as equal; everything else has to match exactly.
///
/// Of equal passages the first takes the first place where the text has these words, the second the second; when there
/// are no more places they share the last. Passages may overlap, hold each other, and cross the end of a paragraph.
pub fn mark<'a>(text: &'a str, passages: &[&str]) -> Marked<'a> {
    let haystack = Even::of(text);
    let needles: Vec<String> = passages.iter().map(|it| even(it.trim())).collect();
    let places = places(&haystack.words, &needles);
    let mut taken: HashMap<&str, usize> = HashMap::new();
    let mut found: Vec<(usize, Range<usize>)> = Vec::new();
    let mut missing = Vec::new();
    for (at, needle) in needles.iter().enumerate() {
        let turn = taken.entry(needle).or_default();
        let places = places.get(needle.as_str());
        match places.and_then(|it| it.get(*turn).or(it.last())) {
            Some(place) => found.push((at, haystack.within(*place, needle.len()))),
            None => missing.push(at),
        }
        *turn += 1;
    }
    let cut: Vec<Vec<usize>> = paragraphs(text)
        .map(|paragraph| {
            let mut cuts = vec![paragraph.start, paragraph.end];
            cuts.extend(
                found.iter().flat_map(|(_, range)| [range.start, range.end]).filter(|at| paragraph.contains(at)),
            );
            cuts.sort_unstable();
            cuts.dedup();
            cuts
        })
        .collect();
    // Of what lies between paragraphs nothing is shown: to come first there is to come first nowhere.
    let pieces = cut.iter().flat_map(|cuts| cuts.windows(2));
    let first: Vec<usize> = pieces.filter_map(|cut| covering(&found, cut[0]).first().copied()).collect();
    let paragraphs = cut
        .iter()
        .map(|cuts| {
            cuts.windows(2)
                .map(|cut| Passage {
                    words: &text[cut[0]..cut[1]],
                    of: covering(&found, cut[0]),
                    also: found
                        .iter()
                        .filter(|(at, range)| cut[0] < range.end && range.end <= cut[1] && !first.contains(at))
                        .map(|(at, _)| *at)
                        .collect(),
                })
                .collect()
        })
        .collect();
    Marked { paragraphs, missing }
}

/// Where a text has each of these words, in one pass over it: in bytes, without places that overlap.
fn places<'a>(text: &str, needles: &'a [String]) -> BTreeMap<&'a str, Vec<usize>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut heads: HashMap<&[u8], Vec<&str>> = HashMap::new();
    for needle in needles.iter().filter(|it| !it.is_empty()) {
        let is_new = places.insert(needle, Vec::new()).is_none();
        match needle.as_bytes().get(..HEAD) {
            Some(head) if is_new => heads.entry(head).or_default().push(needle),
            Some(_) => {}
            // Few words are as short as this.
            None => drop(places.insert(needle, text.match_indices(needle.as_str()).map(|it| it.0).collect())),
        }
    }
    for (at, head) in text.as_bytes().windows(HEAD).enumerate() {
        for needle in heads.get(head).into_iter().flatten() {
            let Some(found) = places.get_mut(needle) else { continue };
            let is_free = found.last().is_none_or(|it| it + needle.len() <= at);
            if is_free && text.as_bytes()[at..].starts_with(needle.as_bytes()) {
                found.push(at);
            }
        }
    }
    places
}

/// Whether a text has these words. All white space counts as equal.
pub fn holds(text: &str, words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && (text.contains(words) || even(text).contains(&even(words)))
}

/// The passages that hold the byte at a place, the shortest first.
fn covering(found: &[(usize, Range<usize>)], place: usize) -> Vec<usize> {
    let mut over: Vec<_> = found.iter().filter(|(_, range)| range.contains(&place)).collect();
    over.sort_by_key(|(at, range)| (range.len(), *at));
    over.into_iter().map(|(at, _)| *at).collect()
}

/// The paragraphs of a text, which blank lines part, without the white space around them.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut open = false;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            open = false;
        } else {
            let from = start + (line.len() - line.trim_start().len());
            let to = start + line.trim_end().len();
            match out.last_mut() {
                Some(last) if open => last.end = to,
                _ => out.push(from..to),
            }
            open = true;
        }
        start += line.len();
    }
    out.into_iter()
}

/// Where a text first has these words, in bytes. All white space counts as equal.
pub fn place_of(text: &str, words: &str) -> Option<Range<usize>> {
    let needle = even(words.trim());
    let haystack = Even::of(text);
    let start = haystack.words.find(&needle).filter(|_| !needle.is_empty())?;
    Some(haystack.within(start, needle.len()))
}

/// A text whose runs of white space are one space each.
fn even(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for letter in text.chars() {
        if !letter.is_whitespace() {
            words.push(letter);
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words
}

/// A text whose runs of white space are one space each, with the place of every byte in the text that it was.
struct Even {
    words: String,
    places: Vec<usize>,
    length: usize,
}

impl Even {
    fn of(text: &str) -> Self {
        let mut even = Self { words: String::with_capacity(text.len()), places: Vec::new(), length: text.len() };
        for (place, letter) in text.char_indices() {
            if !letter.is_whitespace() {
                even.words.push(letter);
                even.places.extend(place..place + letter.len_utf8());
            } else if !even.words.ends_with(' ') {
                even.words.push(' ');
                even.places.push(place);
            }
        }
        even
    }

    /// Where the words from `start`, `length` bytes of them, stand in the text that this was.
    fn within(&self, start: usize, length: usize) -> Range<usize> {
        let place = |at: usize| self.places.get(at).copied().unwrap_or(self.length);
        // A passage ends with a letter, not with white space: its end is one byte after its last.
        place(start)..place(start + length - 1) + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The pieces as `[words|passages]`, unmarked ones bare; `+` before those that have no other way.
    fn shown(text: &str, passages: &[&str]) -> (Vec<String>, Vec<usize>) {
        let marked = mark(text, passages);
        let piece = |passage: &Passage<'_>| {
            let numbers = |list: &[usize]| list.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
            match (passage.of.is_empty(), passage.also.is_empty()) {
                (true, _) => passage.words.to_owned(),
                (false, true) => format!("[{}|{}]", passage.words, numbers(&passage.of)),
                (false, false) => format!("[{}|{}+{}]", passage.words, numbers(&passage.of), numbers(&passage.also)),
            }
        };
        (marked.paragraphs.iter().map(|it| it.iter().map(piece).collect()).collect(), marked.missing)
    }

    const TEXT: &str = "We will hold a forum. We will share data.\n\nWe will hold a forum\nevery year.";

    #[test]
    fn words_are_marked_where_they_stand() {
        let (text, missing) = shown(TEXT, &["share data"]);
        assert_eq!(text, ["We will hold a forum. We will [share data|0].", "We will hold a forum\nevery year."]);
        assert!(missing.is_empty());
        assert_eq!(
            shown(TEXT, &[]).0,
            ["We will hold a forum. We will share data.", "We will hold a forum\nevery year."]
        );
    }

    #[test]
    fn equal_passages_take_one_place_after_another_and_share_the_last() {
        let (text, missing) = shown(TEXT, &["hold a forum", "hold a forum", "hold a forum"]);
        assert_eq!(
            text,
            ["We will [hold a forum|0]. We will share data.", "We will [hold a forum|1,2+2]\nevery year."]
        );
        assert!(missing.is_empty());
    }

    #[test]
    fn overlapping_passages_are_parted_where_they_begin_and_end() {
        let (text, _) = shown(TEXT, &["We will hold a forum. We will share", "a forum", "share data"]);
        assert_eq!(text[0], "[We will hold |0][a forum|1,0][. We will |0][share|2,0][ data|2].");
        assert_eq!(shown("a b c", &["a b", "b c"]).0, ["[a |0][b|0,1][ c|1]"]);
    }

    #[test]
    fn white_space_counts_alike_and_passages_may_cross_paragraphs() {
        let (text, missing) = shown(TEXT, &["  forum every\u{a0}\tyear ", "data. We will hold"]);
        assert_eq!(
            text,
            ["We will hold a forum. We will share [data.|1]", "[We will hold|1] a [forum\nevery year|0]."]
        );
        assert!(missing.is_empty());
    }

    #[test]
    fn passages_that_the_text_does_not_hold_are_told() {
        let (text, missing) =
            shown(TEXT, &["hold a Forum", "", "   ", "share data", "a text that is longer than this"]);
        assert_eq!(missing, [0, 1, 2, 4]);
        assert_eq!(text[0], "We will hold a forum. We will [share data|3].");
        assert_eq!(shown("", &["x"]), (Vec::new(), vec![0]));
    }

    #[test]
    fn what_comes_first_only_between_paragraphs_has_another_way() {
        assert_eq!(shown("a\n\nb", &["a b", "b", "a"]).0, ["[a|2,0]", "[b|1,0+0]"]);
    }

    #[test]
    fn korean_words_are_cut_between_letters() {
        let (text, _) = shown("양측은 인공지능 표준을\r\n함께 만든다.", &["인공지능 표준을 함께", "함께 만든다."]);
        assert_eq!(text, ["양측은 [인공지능 표준을\r\n|0][함께|1,0][ 만든다.|1]"]);
    }

    #[test]
    fn words_are_held_however_they_are_parted() {
        assert!(holds(TEXT, "  forum every\u{a0}\tyear ") && holds(TEXT, "share data") && holds(TEXT, "."));
        assert!(!holds(TEXT, "") && !holds(TEXT, "  ") && !holds(TEXT, "hold a Forum") && !holds("", "x"));
    }

    proptest! {
        /// Words are found where looking for each by itself finds them, short and long, and some of them more than once.
        #[test]
        fn one_pass_finds_what_each_search_does(
            text in "[ab가]{0,60}",
            needles in proptest::collection::vec("[ab가]{1,12}", 0..8),
        ) {
            let found = places(&text, &needles);
            for needle in &needles {
                let alone: Vec<usize> = text.match_indices(needle.as_str()).map(|it| it.0).collect();
                prop_assert_eq!(&found[needle.as_str()], &alone);
            }
        }

        /// Nothing is lost, duplicated or moved, whatever the passages are.
        #[test]
        fn the_pieces_are_the_whole_text(
            text in "[ab가 \n]{0,40}",
            passages in proptest::collection::vec("[ab가 \n]{0,6}", 0..6),
        ) {
            let passages: Vec<&str> = passages.iter().map(String::as_str).collect();
            let marked = mark(&text, &passages);
            let letters = |text: &str| text.chars().filter(|it| !it.is_whitespace()).collect::<String>();
            let whole: String = marked.paragraphs.iter().flatten().map(|it| it.words).collect();
            prop_assert_eq!(letters(&whole), letters(&text));
            for (at, passage) in passages.iter().enumerate() {
                let pieces = || marked.paragraphs.iter().flatten().filter(move |it| it.of.contains(&at));
                let words: String = pieces().map(|it| it.words).collect();
                if marked.missing.contains(&at) {
                    prop_assert!(words.is_empty());
                } else {
                    prop_assert_eq!(letters(&words), letters(passage));
                    prop_assert!(pieces().any(|it| it.of[0] == at || it.also.contains(&at)), "there is a way to it");
                }
            }
        }
    }
}

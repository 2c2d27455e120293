//! Two texts of one statement, in two languages, side by side: paragraph by paragraph where their structure allows.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;

use crate::intake::extraction::{Block, BlockKind, Extraction, Proposal};
use crate::intake::language_of;
use crate::intake::span::{Places, Span};

/// What of two texts belongs together, by places in their lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Alignment {
    /// Blocks that say the same.
    pub blocks: Vec<(usize, usize)>,
    /// Proposals that are the same commitment.
    pub proposals: Vec<(usize, usize)>,
}

/// Aligns two texts. What has no counterpart is in no pair.
pub fn align(one: &Extraction, other: &Extraction) -> Alignment {
    let (first, second) = (kept(one), kept(other));
    let blocks = in_order(first.len(), second.len(), |a, b| first[a].alike(&second[b]));
    let blocks: Vec<(usize, usize)> = blocks.into_iter().map(|(a, b)| (first[a].at, second[b].at)).collect();
    let mates: HashMap<usize, usize> = blocks.iter().copied().collect();
    let taken: HashSet<usize> = blocks.iter().map(|it| it.1).collect();
    let proposals = in_order(one.proposals.len(), other.proposals.len(), |a, b| {
        let (first, second) = (&one.proposals[a], &other.proposals[b]);
        let together = match mates.get(&first.block) {
            Some(block) if *block == second.block => 4,
            Some(_) => return 0,
            None if taken.contains(&second.block) => return 0,
            None => 1,
        };
        together + alike_proposals(first, second)
    });
    Alignment { blocks, proposals }
}

/// A block that may have a counterpart in a translation, with what is compared of it.
struct Kept {
    /// Its place in the list of blocks.
    at: usize,
    kind: BlockKind,
    depth: usize,
    /// The digits of its number.
    digits: Option<String>,
    /// The numbers and Latin names in it.
    figures: BTreeSet<String>,
}

/// The blocks that may have a counterpart in a translation: those in the text's own language.
fn kept(of: &Extraction) -> Vec<Kept> {
    let places = Places::of(&of.text);
    let blocks = of.blocks.iter().enumerate().filter(|(_, block)| {
        let words = places.words(block.span);
        block.kind != BlockKind::About && words.contains(char::is_alphabetic) && language_of(words) == of.language
    });
    let made = |(at, block): (usize, &Block)| {
        let digits = block.marker.iter().flat_map(|it| it.chars()).filter(char::is_ascii_digit).collect::<String>();
        let beginning = Span::new(block.span.start, block.span.start + block.span.len().min(400));
        Kept {
            at,
            kind: block.kind,
            depth: block.depth,
            digits: Some(digits).filter(|it| !it.is_empty()),
            figures: figures(places.words(beginning)),
        }
    };
    blocks.map(made).collect()
}

impl Kept {
    /// How alike two blocks are: not at all (0) when their numbers differ.
    fn alike(&self, other: &Self) -> i64 {
        match (&self.digits, &other.digits) {
            (Some(a), Some(b)) if a != b => return 0,
            (Some(_), Some(_)) => return 9,
            _ => {}
        }
        if self.kind != other.kind || self.depth != other.depth && self.kind == BlockKind::Item {
            return 0;
        }
        2 + i64::try_from(self.figures.intersection(&other.figures).count()).unwrap_or(0)
    }
}

/// The numbers and Latin names of a text.
fn figures(text: &str) -> BTreeSet<String> {
    let words = text.split(|it: char| !it.is_ascii_alphanumeric());
    let is_one = |it: &&str| {
        it.chars().any(|it| it.is_ascii_digit()) || it.len() > 1 && it.chars().all(|it| it.is_ascii_uppercase())
    };
    words.filter(is_one).map(str::to_owned).collect()
}

fn alike_proposals(one: &Proposal, other: &Proposal) -> i64 {
    let day = |of: &Proposal| of.due.as_ref().and_then(|it| it.due);
    let same_day = i64::from(day(one).is_some() && day(one) == day(other)) * 3;
    let same_parties = one.parties.iter().map(|it| &it.code).eq(other.parties.iter().map(|it| &it.code));
    same_day + i64::from(same_parties)
}

/// The longest texts that are aligned, in entries: more would take too long.
const MOST: usize = 1_500;

/// Pairs of places in the order of two lists of these lengths, so that together they are as alike as can be.
fn in_order(one: usize, other: usize, alike: impl Fn(usize, usize) -> i64) -> Vec<(usize, usize)> {
    let (one, other) = (one.min(MOST), other.min(MOST));
    let width = other + 1;
    let mut best = vec![0_i64; (one + 1) * width];
    let mut pairs = vec![false; best.len()];
    for a in (0..one).rev() {
        for b in (0..other).rev() {
            let skip = best[(a + 1) * width + b].max(best[a * width + b + 1]);
            let fit = alike(a, b);
            let pair = if fit > 0 { best[(a + 1) * width + b + 1] + fit } else { 0 };
            pairs[a * width + b] = fit > 0 && pair >= skip;
            best[a * width + b] = skip.max(pair);
        }
    }
    let (mut a, mut b, mut out) = (0, 0, Vec::new());
    while a < one && b < other {
        if pairs[a * width + b] {
            out.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if best[(a + 1) * width + b] >= best[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    out
}

/// A text in two languages, read in both: each commitment once, with its places in both.
pub fn merged(one: Extraction, other: &Extraction) -> Extraction {
    let mates: HashMap<usize, usize> = align(&one, other).proposals.into_iter().map(|(a, b)| (b, a)).collect();
    let mut merged = one;
    for (place, proposal) in other.proposals.iter().enumerate() {
        match mates.get(&place) {
            Some(mate) => {
                let own = &mut merged.proposals[*mate];
                own.spans.extend(proposal.spans.iter().copied());
                own.title.0.extend(proposal.title.0.iter().cloned());
                own.due = own.due.take().or_else(|| proposal.due.clone());
            }
            None => merged.proposals.push(proposal.clone()),
        }
    }
    merged.proposals.iter_mut().for_each(|it| it.spans.sort_unstable());
    merged.proposals.sort_by_key(|it| it.spans.first().map_or(0, |it| it.start));
    // Up to where the spans reach that begin before a place.
    let mut taken: Vec<(usize, usize)> =
        merged.proposals.iter().flat_map(|it| &it.spans).map(|it| (it.start, it.end)).collect();
    taken.sort_unstable();
    let mut reach = 0;
    taken.iter_mut().for_each(|(_, end)| {
        reach = reach.max(*end);
        *end = reach;
    });
    merged.left_out.retain(|it| {
        let before = taken.partition_point(|(start, _)| *start < it.span.end);
        before == 0 || taken[before - 1].1 <= it.span.start
    });
    merged.left_out.extend(
        other.left_out.iter().filter(|it| it.why != crate::intake::extraction::LeftOutKind::OtherLanguage).cloned(),
    );
    merged.left_out.sort_by_key(|it| it.span.start);
    merged
}

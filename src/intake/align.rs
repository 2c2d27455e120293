//! Two texts of one statement, in two languages, side by side: paragraph by paragraph where their structure allows.

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
    let blocks = in_order(&kept(one), &kept(other), |a, b| alike_blocks(one, other, a, b));
    let mate = |block: usize| blocks.iter().find(|it| it.0 == block).map(|it| it.1);
    let all = |of: &Extraction| (0..of.proposals.len()).collect::<Vec<_>>();
    let proposals = in_order(&all(one), &all(other), |a, b| {
        let (first, second) = (&one.proposals[a], &other.proposals[b]);
        let together = match mate(first.block) {
            Some(block) if block == second.block => 4,
            Some(_) => return 0,
            None if blocks.iter().any(|it| it.1 == second.block) => return 0,
            None => 1,
        };
        together + alike_proposals(first, second)
    });
    Alignment { blocks, proposals }
}

/// The blocks that have a counterpart in a translation: those in the text's own language.
fn kept(of: &Extraction) -> Vec<usize> {
    let places = Places::of(&of.text);
    let is_kept = |it: &usize| {
        let block = &of.blocks[*it];
        let words = places.words(block.span);
        block.kind != BlockKind::About && words.contains(char::is_alphabetic) && language_of(words) == of.language
    };
    (0..of.blocks.len()).filter(is_kept).collect()
}

/// How alike two blocks are: not at all (0) when their numbers differ.
fn alike_blocks(one: &Extraction, other: &Extraction, a: usize, b: usize) -> i64 {
    let (first, second) = (&one.blocks[a], &other.blocks[b]);
    let digits = |of: &Block| {
        of.marker
            .as_ref()
            .map(|it| it.chars().filter(|it| it.is_ascii_digit()).collect::<String>())
            .filter(|it| !it.is_empty())
    };
    match (digits(first), digits(second)) {
        (Some(a), Some(b)) if a != b => return 0,
        (Some(_), Some(_)) => return 9,
        _ => {}
    }
    if first.kind != second.kind || first.depth != second.depth && first.kind == BlockKind::Item {
        return 0;
    }
    2 + shared(&words_of(one, first), &words_of(other, second))
}

fn words_of(of: &Extraction, block: &Block) -> String {
    of.text.chars().skip(block.span.start).take(block.span.len().min(400)).collect()
}

/// How many numbers and Latin names two texts share.
fn shared(a: &str, b: &str) -> i64 {
    let words = |it: &str| -> Vec<String> {
        let mut words: Vec<String> = it
            .split(|it: char| !it.is_ascii_alphanumeric())
            .filter(|it| {
                it.chars().any(|it| it.is_ascii_digit()) || it.len() > 1 && it.chars().all(|it| it.is_ascii_uppercase())
            })
            .map(str::to_owned)
            .collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (a, b) = (words(a), words(b));
    i64::try_from(a.iter().filter(|it| b.contains(it)).count()).unwrap_or(0)
}

fn alike_proposals(one: &Proposal, other: &Proposal) -> i64 {
    let day = |of: &Proposal| of.due.as_ref().and_then(|it| it.due);
    let same_day = i64::from(day(one).is_some() && day(one) == day(other)) * 3;
    let parties = |of: &Proposal| of.parties.iter().map(|it| it.code.clone()).collect::<Vec<_>>();
    same_day + i64::from(parties(one) == parties(other))
}

/// The longest texts that are aligned, in entries: more would take too long.
const MOST: usize = 1_500;

/// Pairs in the order of both lists, so that together they are as alike as can be.
fn in_order(one: &[usize], other: &[usize], alike: impl Fn(usize, usize) -> i64) -> Vec<(usize, usize)> {
    let (one, other) = (&one[..one.len().min(MOST)], &other[..other.len().min(MOST)]);
    let width = other.len() + 1;
    let mut best = vec![0_i64; (one.len() + 1) * width];
    let mut pairs = vec![false; best.len()];
    for a in (0..one.len()).rev() {
        for b in (0..other.len()).rev() {
            let skip = best[(a + 1) * width + b].max(best[a * width + b + 1]);
            let fit = alike(one[a], other[b]);
            let pair = if fit > 0 { best[(a + 1) * width + b + 1] + fit } else { 0 };
            pairs[a * width + b] = fit > 0 && pair >= skip;
            best[a * width + b] = skip.max(pair);
        }
    }
    let (mut a, mut b, mut out) = (0, 0, Vec::new());
    while a < one.len() && b < other.len() {
        if pairs[a * width + b] {
            out.push((one[a], other[b]));
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
    let pairs = align(&one, other).proposals;
    let mut merged = one;
    for (place, proposal) in other.proposals.iter().enumerate() {
        match pairs.iter().find(|it| it.1 == place) {
            Some((mate, _)) => {
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
    let taken: Vec<Span> = merged.proposals.iter().flat_map(|it| it.spans.clone()).collect();
    merged.left_out.retain(|it| !taken.iter().any(|span| span.common(it.span) > 0));
    merged.left_out.extend(
        other.left_out.iter().filter(|it| it.why != crate::intake::extraction::LeftOutKind::OtherLanguage).cloned(),
    );
    merged.left_out.sort_by_key(|it| it.span.start);
    merged
}

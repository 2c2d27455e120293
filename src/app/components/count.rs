//! How many there are, in words: commitments and proposals are always counted apart.

use crate::domain::commitment::Standing;
use crate::domain::list::projection::ListEntry;
use crate::i18n::Messages;

/// So many commitments and so many proposals.
pub fn counted(commitments: u32, proposals: u32, words: Messages) -> String {
    match (commitments, proposals) {
        (n, 0) => words.with("count-commitments", &[("n", n.into())]),
        (0, n) => words.with("count-proposals", &[("n", n.into())]),
        (n, m) => words.with("results-split", &[("commitments", n.into()), ("proposals", m.into())]),
    }
}

/// How many of these are commitments and how many proposals.
pub fn counted_of<'a>(rows: impl Iterator<Item = &'a ListEntry>, words: Messages) -> String {
    let (mut commitments, mut proposals) = (0, 0);
    for row in rows {
        if row.standing == Standing::Proposed { proposals += 1 } else { commitments += 1 }
    }
    counted(commitments, proposals, words)
}

//! How many there are, in words: commitments and proposals are always counted apart.

use crate::domain::commitment::Standing;
use crate::domain::list::projection::ListEntry;
use crate::i18n::Messages;

/// The number of commitments and the number of proposals.
pub fn counted(commitments: u32, proposals: u32, messages: Messages) -> String {
    match (commitments, proposals) {
        (n, 0) => messages.with("count-commitments", &[("n", n.into())]),
        (0, n) => messages.with("count-proposals", &[("n", n.into())]),
        (n, m) => messages.with("results-split", &[("commitments", n.into()), ("proposals", m.into())]),
    }
}

/// How many of these are commitments and how many proposals.
pub fn counted_of<'a>(rows: impl Iterator<Item = &'a ListEntry>, messages: Messages) -> String {
    let (mut commitments, mut proposals) = (0, 0);
    for row in rows {
        if row.standing == Standing::Proposed { proposals += 1 } else { commitments += 1 }
    }
    counted(commitments, proposals, messages)
}

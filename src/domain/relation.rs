//! How commitments hang together. Related ones form a thread.

use serde::{Deserialize, Serialize};

use super::commitment::CommitmentId;
use super::word::words;

words! {
    /// What a later commitment does to an earlier one.
    RelationKind {
        /// Says it again.
        Reaffirms = "reaffirms",
        /// Adds detail or a means.
        Specifies = "specifies",
        /// Replaces it.
        Supersedes = "supersedes",
        /// Is one part of it.
        PartOf = "part_of",
    }
}

/// A link from one commitment to an earlier or simultaneous one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    pub from: CommitmentId,
    pub to: CommitmentId,
    pub kind: RelationKind,
    /// The reason for the link, in the editor's words.
    pub basis: Option<String>,
}

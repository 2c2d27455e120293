//! Where something was published besides its first source.

use serde::{Deserialize, Serialize};

/// One more source of a statement or commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FurtherSource {
    /// Its web address.
    pub address: String,
    /// Who published it.
    pub publisher: Option<String>,
}

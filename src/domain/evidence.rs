//! What a status update rests on.

use serde::{Deserialize, Serialize};

use super::day::Day;
use super::word::words;

words! {
    /// Who published a source.
    EvidenceClass {
        /// The parties together.
        Joint = "joint",
        /// A government body of one party.
        Party = "party",
        /// Another organisation.
        ThirdBody = "third_body",
        /// The press.
        Press = "press",
    }
}

/// One source of a status update.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub class: EvidenceClass,
    pub publisher: Option<String>,
    /// Web address.
    pub address: Option<String>,
    /// The day it was published, where known.
    pub published_on: Option<Day>,
    /// The day the editor read it, where known.
    #[serde(default)]
    pub read_on: Option<Day>,
}

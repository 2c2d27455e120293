//! Fields of work.

use serde::{Deserialize, Serialize};

use crate::domain::basics::text::Text;

/// A field of work. Data, never code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    pub code: String,
    pub name: Text,
    /// Its place among the areas, where somebody set one: those come first, the others in the order in which they were
    /// recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<u32>,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

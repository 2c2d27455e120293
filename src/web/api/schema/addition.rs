//! Commitments that are added to a statement, or proposed to the other sides.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::commitment::{Basis, Nature, Standing};
use crate::web::api::schema::text::{Text, WrittenText};
use crate::web::api::schema::word;

/// A commitment to be added to a statement.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WrittenCommitment {
    /// Needed, in one language at least.
    #[serde(default)]
    pub title: WrittenText,
    #[serde(default)]
    pub summary: WrittenText,
    #[schema(schema_with = word::standing)]
    #[serde(default)]
    pub standing: Option<String>,
    #[schema(schema_with = word::basis)]
    #[serde(default)]
    pub basis: Option<String>,
    #[schema(schema_with = word::nature)]
    #[serde(default)]
    pub nature: Option<String>,
    /// A day, month, quarter, half or year: `2026-11-25`, `2026-11`, `2026 Q4`, `2026 H2` or `2026`.
    #[serde(default)]
    pub due: Option<String>,
    /// By their codes.
    #[serde(default)]
    pub areas: Vec<String>,
    /// The parties that undertake it, by their codes.
    #[serde(default)]
    pub undertaken_by: Vec<String>,
    /// The party that proposed it, where it is only proposed.
    #[serde(default)]
    pub proposed_by: Option<String>,
    /// The party to which it is addressed, where it is only proposed.
    #[serde(default)]
    pub addressed_to: Option<String>,
    /// The organisations that are to lead it, by their codes.
    #[serde(default)]
    pub owners: Vec<String>,
    /// The number that it has in the statement.
    #[serde(default)]
    pub number: Option<String>,
    /// Where the statement says it, such as a paragraph.
    #[serde(default)]
    pub locator: Option<String>,
    /// The words of the statement.
    #[serde(default)]
    pub passage: WrittenText,
    /// The web address of the source, where it is not that of the statement.
    #[serde(default)]
    pub source: Option<String>,
    /// Who sees it: `public` or `shared`.
    #[serde(default)]
    pub visibility: Option<String>,
}

/// What became of a commitment that was to be added.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Added {
    /// The slug under which it is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub commitment: Option<String>,
    /// The identifier of the proposal, where the other sides have to accept it first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub addition: Option<String>,
}

/// A commitment that waits for the answers of other sides.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Addition {
    pub id: String,
    pub title: Text,
    pub summary: Text,
    #[schema(schema_with = word::standing)]
    pub standing: Standing,
    #[schema(schema_with = word::basis)]
    pub basis: Basis,
    #[schema(schema_with = word::nature)]
    pub nature: Nature,
    /// As it was written: a day, month, quarter, half or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub due: Option<String>,
    pub areas: Vec<String>,
    /// The parties that undertake it.
    pub undertaken_by: Vec<String>,
    pub owners: Vec<String>,
    /// Who sees it once it is recorded: `public` or `shared`.
    pub visibility: String,
    pub proposed_by: String,
    /// The parties whose answer is awaited.
    pub waits_for: Vec<String>,
}

/// The commitments proposed for a statement that nobody has declined yet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AdditionList {
    /// In the order in which they were proposed.
    pub additions: Vec<Addition>,
}

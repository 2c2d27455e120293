//! What changed, and milestones in lists.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::basics::day::Day;
use crate::domain::list::comparison::ChangeKind;
use crate::domain::list::marks::TimelineMilestone;
use crate::domain::record::headline::HeadlineStatus;
use crate::web::api::schema::commitment::{Due, ListedCommitment};
use crate::web::api::schema::text::Text;
use crate::web::api::schema::word;

/// A status that one voice changed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StatusChange {
    /// Whose report; none for the joint status and the public record.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub party: Option<String>,
    #[schema(schema_with = word::headline_status)]
    pub before: HeadlineStatus,
    #[schema(schema_with = word::headline_status)]
    pub after: HeadlineStatus,
}

/// A commitment about which something became different.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Moved {
    /// What became different, the most telling first.
    #[schema(schema_with = word::several_changes)]
    pub kinds: Vec<ChangeKind>,
    /// How it stood on the earlier day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub before: Option<ListedCommitment>,
    /// How it stands on the later day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub after: Option<ListedCommitment>,
    pub statuses: Vec<StatusChange>,
    /// The commitments that stand for it now, by their slugs.
    pub successors: Vec<String>,
}

/// A commitment about which something was recorded late.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Learned {
    /// Its slug.
    pub commitment: String,
    pub title: Text,
    /// How many records of each kind.
    pub records: BTreeMap<String, u32>,
    /// When the last of them was recorded.
    #[schema(format = DateTime)]
    pub last: String,
}

/// A page of what changed between two days.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChangeList {
    #[schema(schema_with = word::day)]
    pub from: Day,
    #[schema(schema_with = word::day)]
    pub to: Day,
    /// For each kind of change, how many commitments it concerns.
    pub counts: BTreeMap<String, u32>,
    pub moved: Vec<Moved>,
    /// What took effect by the earlier day and was recorded later; on the first page.
    pub learned: Vec<Learned>,
    /// The address of the next page, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub next: Option<String>,
}

/// A milestone in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListedMilestone {
    pub id: String,
    pub title: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub due: Option<Due>,
    /// The due day that was set first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub first_due: Option<Due>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = word::day)]
    pub completed_on: Option<Day>,
}

impl From<&TimelineMilestone> for ListedMilestone {
    fn from(it: &TimelineMilestone) -> Self {
        Self {
            id: it.id.0.clone(),
            title: (&it.title).into(),
            due: it.due.map(Into::into),
            first_due: it.first_due.map(Into::into),
            completed_on: it.completed_on,
        }
    }
}

/// A commitment with its days.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommitmentMilestones {
    /// Its slug.
    pub commitment: String,
    pub title: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub due: Option<Due>,
    /// In the order of their days.
    pub milestones: Vec<ListedMilestone>,
}

/// A page of the milestones of the commitments of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MilestoneList {
    #[schema(schema_with = word::day)]
    pub as_of: Day,
    /// How many commitments the query lets through.
    pub total: u32,
    /// Those of the page with a due day or a milestone.
    pub commitments: Vec<CommitmentMilestones>,
    /// The address of the next page, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub next: Option<String>,
}

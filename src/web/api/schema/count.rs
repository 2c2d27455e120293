//! Numbers, and what a search finds.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::basics::day::Day;
use crate::domain::list::facet_counts;
use crate::web::api::schema::commitment::ListedCommitment;
use crate::web::api::schema::entry::{ListedMeeting, ListedStatement, Organisation};
use crate::web::api::schema::word;

/// How many commitments a query lets through.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Counts {
    #[schema(schema_with = word::day)]
    pub as_of: Day,
    pub total: u32,
    /// How many of them are proposals.
    pub proposals: u32,
    /// For each way to filter, by its parameter, how many each value would let through with the other filters as they are.
    /// Values that would let none through are left out.
    pub by: BTreeMap<String, BTreeMap<String, u32>>,
}

/// How commitments stand: how many at each status, and how many proposals.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Standing {
    /// By the word of the status; statuses that none has are left out.
    pub by_status: BTreeMap<String, u32>,
    pub proposals: u32,
}

impl From<&facet_counts::Counts> for Standing {
    fn from(counts: &facet_counts::Counts) -> Self {
        let by_status = counts.parts().filter(|(_, count)| *count > 0);
        Self {
            by_status: by_status.map(|(status, count)| (status.to_string(), count)).collect(),
            proposals: counts.proposals,
        }
    }
}

/// How the commitments of an area stood.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AreaSeries {
    /// The code of the area.
    pub area: String,
    /// For each of the days.
    pub standing: Vec<Standing>,
}

/// How commitments stood at the end of each quarter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Figures {
    #[schema(schema_with = word::several_days)]
    pub days: Vec<Day>,
    /// For each of these days.
    pub standing: Vec<Standing>,
    /// The same of each area in which anything was said.
    pub areas: Vec<AreaSeries>,
    /// How many had fallen due by each of these days.
    pub due: Vec<u32>,
    /// How many of those with a due day were completed by then.
    pub completed: Vec<u32>,
    /// How lately anything was reported on those under way on the last day, by the word of the band.
    pub freshness: BTreeMap<String, u32>,
}

/// What a search finds.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Found {
    #[schema(schema_with = word::day)]
    pub as_of: Day,
    /// How many commitments there are in the list.
    pub total: u32,
    /// Some of them.
    pub commitments: Vec<ListedCommitment>,
    pub statements: Vec<ListedStatement>,
    pub meetings: Vec<ListedMeeting>,
    pub organisations: Vec<Organisation>,
}

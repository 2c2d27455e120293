//! Counts of commitments by everything that a list can be narrowed by.

use super::commitment::{Basis, Nature, Standing};
use super::due::DueState;
use super::freshness::Freshness;
use super::headline::{HeadlineKind, HeadlineStatus};
use super::query::Facets;

/// How many commitments share these properties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub areas: Vec<String>,
    pub parties: Vec<String>,
    pub status: HeadlineStatus,
    pub kind: HeadlineKind,
    pub standing: Standing,
    pub basis: Basis,
    pub nature: Nature,
    pub freshness: Option<Freshness>,
    pub due: Option<DueState>,
    pub count: u32,
}

impl Cell {
    /// The status under which these are listed: a proposal is listed as one, and has none.
    pub fn shown_status(&self) -> Option<HeadlineStatus> {
        (self.standing != Standing::Proposed).then_some(self.status)
    }
}

/// Counts of distinct commitments, cell by cell: each commitment stands in exactly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(pub Vec<Cell>);

impl Tally {
    /// How many commitments satisfy a condition.
    pub fn count(&self, condition: impl Fn(&Cell) -> bool) -> u32 {
        self.0.iter().filter(|cell| condition(cell)).map(|cell| cell.count).sum()
    }

    /// How many commitments the facets let through.
    pub fn total(&self, facets: &Facets) -> u32 {
        self.count(|cell| facets.admit(cell))
    }
}

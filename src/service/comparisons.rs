//! What two days differ in, kept while the ledger is unchanged.

use std::sync::Arc;

use moka::sync::Cache;

use crate::domain::basics::instant::AsOf;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::service::census::{BESIDES, Searched};
use crate::service::portfolio::changes::{Changes, Compared};
use crate::service::snapshot::Snapshot;

/// Bytes of changes kept.
const CHANGES_KEPT: u64 = 16_000_000;
/// Bytes of compared lists kept.
const COMPARED_KEPT: u64 = 4_000_000;
/// Bytes that a row of a list takes.
const OF_ROW: usize = 1_000;
/// Bytes that an identifier takes.
const OF_ID: usize = 80;

/// What a comparison depends on: the state of the ledger, the reader, what is asked for, and both days.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    searched: Searched,
    facets: Facets,
    then: AsOf,
    to: AsOf,
}

impl Asked {
    /// What a query lets through, on an earlier day and on that of the snapshot.
    pub fn new(snapshot: &Snapshot, query: &Query, then: AsOf) -> Self {
        let to = snapshot.as_of;
        Self { searched: Searched::new(snapshot, query, to.day), facets: query.facets.clone(), then, to }
    }

    fn weight(&self) -> usize {
        self.searched.weight() + self.facets.weight() + BESIDES
    }
}

/// The comparisons made last.
#[derive(Clone)]
pub(super) struct Comparisons {
    pub changes: Cache<Asked, Arc<Changes>>,
    pub compared: Cache<Asked, Arc<Compared>>,
}

impl Default for Comparisons {
    fn default() -> Self {
        let changes = |asked: &Asked, changes: &Arc<Changes>| {
            let rows = |successors: usize| (2 + successors) * OF_ROW + BESIDES;
            let moved: usize = changes.moved.iter().map(|it| rows(it.successors.len())).sum();
            weight(asked.weight() + moved + changes.learned.len() * (OF_ROW + BESIDES))
        };
        let compared = |asked: &Asked, compared: &Arc<Compared>| {
            let ids = compared.added.len() + compared.changed.len();
            weight(asked.weight() + ids * OF_ID + compared.removed.len() * OF_ROW)
        };
        Self {
            changes: Cache::builder().max_capacity(CHANGES_KEPT).weigher(changes).build(),
            compared: Cache::builder().max_capacity(COMPARED_KEPT).weigher(compared).build(),
        }
    }
}

fn weight(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

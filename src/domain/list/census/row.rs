//! One row of the census: what lists narrow, order and count by, of one commitment over a stretch of days.

use std::sync::Arc;

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::due::{DueState, is_overdue};
use crate::domain::commitment::freshness::{Bounds, Freshness};
use crate::domain::commitment::status::Status;
use crate::domain::list::census::state::State;
use crate::domain::list::facet::{Facet, PerFacet};
use crate::domain::list::projection::ReadBy;
use crate::domain::record::headline::HeadlineStatus;

/// A row as it is kept elsewhere, before it enters the census.
#[derive(Clone, Debug)]
pub struct NewRow<'a> {
    pub commitment: &'a str,
    pub slug: &'a str,
    pub read_by: ReadBy,
    pub from: Day,
    pub to: Day,
    pub statement: &'a str,
    pub stated_on: Day,
    pub position: u32,
    /// In lower case, in the order of [`Lang::ALL`].
    pub titles: [&'a str; Lang::ALL.len()],
    /// Party, organisation and role of each owner with `:` between them, and spaces between the owners.
    pub owners: &'a str,
    /// The values of each facet, with spaces between them; none of those that depend on the day.
    pub facets: PerFacet<&'a str>,
    /// What the headline says; of a proposal no facet has it.
    pub status: HeadlineStatus,
    pub live: bool,
    /// What a published source judges.
    pub published: Option<Status>,
    pub reported_on: Option<Day>,
    pub awaited_since: Day,
    pub due_on: Option<Day>,
    pub due_passes_at: Option<Instant>,
}

/// A row of the census. Places are those of its vocabularies.
#[derive(Clone, Debug)]
pub struct Row {
    /// The state in which it was read.
    pub(super) read_in: State,
    pub(super) from: Day,
    pub(super) to: Day,
    pub(super) stated_on: Day,
    pub(super) awaited_since: Day,
    pub(super) reported_on: Option<Day>,
    pub(super) due_on: Option<Day>,
    pub(super) due_passes_at: Instant,
    pub(super) position: u32,
    /// Place among the commitments of its shard.
    pub(super) commitment: u32,
    pub(super) statement: u32,
    pub(super) owners: u32,
    pub(super) facets: PerFacet<u32>,
    pub(super) status: HeadlineStatus,
    pub(super) proposed: bool,
    /// Whether it counts as its own.
    pub(super) current: bool,
    pub(super) live: bool,
    pub(super) published: Option<Status>,
    pub(super) titles: Arc<[String; Lang::ALL.len()]>,
}

/// A due day that never passes.
pub(super) const NO_DUE_DAY: Instant = Instant(i64::MAX);

impl Row {
    /// The places of all facets on a day.
    pub(super) fn places(&self, clock: &Clock) -> PerFacet<u32> {
        let mut places = self.facets.clone();
        places[Facet::Freshness] = self.freshness(clock);
        places[Facet::Due] = self.due(clock);
        places
    }

    fn freshness(&self, clock: &Clock) -> u32 {
        if self.live { word(Freshness::within(self.reported_on, self.awaited_since, clock.bounds) as u32) } else { 0 }
    }

    fn due(&self, clock: &Clock) -> u32 {
        let state = if self.due_passes_at == NO_DUE_DAY {
            DueState::None
        } else if !self.live {
            return 0;
        } else if is_overdue(Some(self.due_passes_at), clock.as_of) {
            DueState::Passed
        } else {
            DueState::Ahead
        };
        word(state as u32)
    }
}

/// The place of a word of a closed list: no value stands before them.
const fn word(of: u32) -> u32 {
    of + 1
}

/// A moment, with what is worked out once for all rows.
pub(super) struct Clock {
    pub as_of: AsOf,
    bounds: Bounds,
}

impl Clock {
    pub fn at(as_of: AsOf) -> Self {
        Self { as_of, bounds: Bounds::on(as_of.day) }
    }
}

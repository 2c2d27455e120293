//! What a query lets through, with what is worked out once for all rows.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::access::permission::Audience;
use crate::domain::basics::day::Day;
use crate::domain::list::census::facet_filter::{owned_by, passes};
use crate::domain::list::census::{Asked, Census, Clock, FacetFilter, Row, Shard};

pub(super) struct RowFilter<'a> {
    day: Day,
    /// For each audience and statement, whether its rows are those that the reader reads.
    read: [Vec<bool>; Audience::ALL.len()],
    /// For each statement, whether it is the one asked for.
    statement: Option<Vec<bool>>,
    owned: Option<Vec<bool>>,
    found: Option<&'a HashSet<String>>,
    facets_filter: FacetFilter,
    pub clock: Clock,
}

impl<'a> RowFilter<'a> {
    pub fn of(census: &Census, asked: &Asked<'a>) -> Self {
        let (words, query) = (&census.words, asked.query);
        let mut read = [const { Vec::new() }; Audience::ALL.len()];
        for audience in Audience::ALL {
            read[*audience as usize] = asked.audiences.read(&words.statements, *audience);
        }
        Self {
            day: asked.as_of.day,
            read,
            statement: query.statement.as_deref().map(|only| words.statements.map(|slug| slug == only)),
            owned: owned_by(&words.owners, &query.org, asked.role),
            found: asked.found,
            facets_filter: FacetFilter::of(&words.facets, &query.facets),
            clock: Clock::at(asked.as_of),
        }
    }

    /// Whether anything for this audience is read.
    pub fn looks_at(&self, audience: Audience) -> bool {
        self.read[audience as usize].contains(&true)
    }

    /// Whether a row is in force and the one that the reader reads.
    pub fn reads(&self, audience: Audience, row: &Row) -> bool {
        row.from <= self.day && self.day < row.to && passes(&self.read[audience as usize], row.statement)
    }

    /// Whether it is of the statement, the owners and the words asked for.
    pub fn narrows_to(&self, shard: &Shard, row: &Row) -> bool {
        let among = |passing: &Option<Vec<bool>>, place| passing.as_ref().is_none_or(|it| passes(it, place));
        among(&self.statement, row.statement)
            && among(&self.owned, row.owners)
            && self.found.is_none_or(|found| found.contains(&**shard.id(row)))
    }

    /// Whether it also passes every facet.
    pub fn admits(&self, shard: &Shard, row: &Row) -> bool {
        self.facets_filter.admits(&row.places(&self.clock)) && self.narrows_to(shard, row)
    }
}

impl Census {
    /// Calls a function with every row in force that the reader reads, of the query's statement, owners and words; the
    /// facets are left to it.
    pub(super) fn each<'a>(&'a self, filter: &RowFilter<'_>, mut take: impl FnMut(&'a Shard, &'a Row, Audience)) {
        for audience in Audience::ALL.iter().copied().filter(|it| filter.looks_at(*it)) {
            for shard in self.shards.iter().map(Arc::as_ref) {
                for row in &shard.rows[audience as usize] {
                    if filter.reads(audience, row) && filter.narrows_to(shard, row) {
                        take(shard, row, audience);
                    }
                }
            }
        }
    }

    /// Calls a function with those of them that the facets let through too.
    pub(super) fn each_admitted<'a>(
        &'a self,
        filter: &RowFilter<'_>,
        mut take: impl FnMut(&'a Shard, &'a Row, Audience),
    ) {
        for audience in Audience::ALL.iter().copied().filter(|it| filter.looks_at(*it)) {
            for shard in self.shards.iter().map(Arc::as_ref) {
                for row in &shard.rows[audience as usize] {
                    if filter.reads(audience, row) && filter.admits(shard, row) {
                        take(shard, row, audience);
                    }
                }
            }
        }
    }
}

//! Counts of what a query lets through.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::domain::commitment::status::Status;
use crate::domain::list::census::row_filter::RowFilter;
use crate::domain::list::census::{Asked, Census};
use crate::domain::list::facet::{Facet, PerFacet};
use crate::domain::list::facet_counts::{Counts, FacetCounts};
use crate::domain::record::headline::HeadlineStatus;

/// How commitments stood on a day: all that count as their own, and those of each area.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    /// How many the query lets through, whether they count as their own or not.
    pub total: u32,
    pub all: Counts,
    /// A commitment of several areas counts in each of them.
    pub by_area: BTreeMap<String, Counts>,
    /// How many had fallen due by the end of the day.
    pub due: u32,
    /// How many of those with a due day were completed.
    pub completed: u32,
}

impl Census {
    /// How many commitments there are of each kind among those that the query's words, statement and organisations let
    /// through. The query's facets are left to the caller, so that one tally serves them all.
    pub fn tally(&self, asked: &Asked<'_>) -> FacetCounts {
        let filter = RowFilter::of(self, asked);
        let mut groups: HashMap<PerFacet<u32>, u32> = HashMap::new();
        self.each(&filter, |_, row, _| *groups.entry(row.places(&filter.clock)).or_default() += 1);
        FacetCounts::new(Arc::clone(&self.words.facets), groups.into_iter().collect())
    }

    /// How those stand that the whole query lets through.
    pub fn standings(&self, asked: &Asked<'_>) -> Standings {
        let facets = &self.words.facets;
        let mut standings = Standings::default();
        let mut counted = facets[Facet::Area].map(|_| [0_u32; HeadlineStatus::ALL.len() + 1]);
        self.each_admitted(&RowFilter::of(self, asked), |_, row, _| {
            standings.total += 1;
            if !row.proposed {
                standings.due += u32::from(row.due_on.is_some_and(|day| day <= asked.as_of.day));
                let completed = row.due_on.is_some() && row.status == HeadlineStatus::Completed;
                standings.completed += u32::from(completed);
            }
            if row.current {
                let status = if row.proposed { HeadlineStatus::ALL.len() } else { row.status as usize };
                counted[row.facets[Facet::Area] as usize][status] += 1;
            }
        });
        for (place, by_status) in (0..).zip(counted) {
            if by_status.iter().all(|count| *count == 0) {
                continue;
            }
            standings.all.add_all(&by_status);
            for area in facets[Facet::Area].text(place).split_ascii_whitespace() {
                standings.by_area.entry(area.to_owned()).or_default().add_all(&by_status);
            }
        }
        standings
    }

    /// How those of each statement stand that count as their own, as far as the query lets them through.
    pub fn by_statement(&self, asked: &Asked<'_>) -> BTreeMap<String, Counts> {
        let mut counted = self.words.statements.map(|_| [0_u32; HeadlineStatus::ALL.len() + 1]);
        self.each_admitted(&RowFilter::of(self, asked), |_, row, _| {
            let status = if row.proposed { HeadlineStatus::ALL.len() } else { row.status as usize };
            counted[row.statement as usize][status] += 1;
        });
        let slugs = (0..).zip(counted).filter(|(_, by_status)| by_status.iter().any(|count| *count > 0));
        let of = |by_status: &[u32; HeadlineStatus::ALL.len() + 1]| {
            let mut counts = Counts::default();
            counts.add_all(by_status);
            counts
        };
        slugs.map(|(place, by_status)| (self.words.statements.text(place).to_owned(), of(&by_status))).collect()
    }

    /// How many of those that the query lets through each organisation owns.
    pub fn by_owner(&self, asked: &Asked<'_>) -> BTreeMap<String, u32> {
        let mut counted = self.words.owners.map(|_| 0_u32);
        self.each_admitted(&RowFilter::of(self, asked), |_, row, _| counted[row.owners as usize] += 1);
        let mut owners: BTreeMap<String, u32> = BTreeMap::new();
        for (place, count) in (0..).zip(counted).filter(|(_, count)| *count > 0) {
            let tokens = self.words.owners.text(place).split_ascii_whitespace();
            for organisation in tokens.filter_map(|token| token.split(':').nth(1)) {
                *owners.entry(organisation.to_owned()).or_default() += count;
            }
        }
        owners
    }

    /// Of the commitments whose status nobody knows, how many a published source judges, by what it says.
    pub fn judgements(&self, asked: &Asked<'_>) -> Vec<(Status, u32)> {
        let mut judged: BTreeMap<Status, u32> = BTreeMap::new();
        self.each(&RowFilter::of(self, asked), |_, row, _| {
            if let Some(status) = row.published.filter(|_| row.status == HeadlineStatus::Unknown) {
                *judged.entry(status).or_default() += 1;
            }
        });
        judged.into_iter().collect()
    }
}

//! Counts of commitments by everything that a list can be narrowed by.

use std::collections::BTreeMap;

use crate::domain::commitment::Standing;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_group::FacetGroup;
use crate::domain::list::facets::Facets;
use crate::domain::record::headline::HeadlineStatus;

/// Counts of distinct commitments, group by group: each commitment stands in exactly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts(pub Vec<FacetGroup>);

impl FacetCounts {
    /// How many commitments satisfy a condition.
    pub fn count(&self, condition: impl Fn(&FacetGroup) -> bool) -> u32 {
        self.0.iter().filter(|group| condition(group)).map(|group| group.count).sum()
    }

    /// How many commitments the facets let through.
    pub fn total(&self, facets: &Facets) -> u32 {
        self.count(|group| facets.admit(group))
    }

    /// How all of them stand that count as their own, each counted once.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for group in self.current() {
            counts.add_listed(group.status, group.count);
        }
        counts
    }

    /// How those of each area stand. A commitment of several areas counts in each of them, so that these do not add up.
    pub fn by_area(&self) -> BTreeMap<&str, Counts> {
        let mut areas: BTreeMap<&str, Counts> = BTreeMap::new();
        for group in self.current() {
            for area in group.values(Facet::Area) {
                areas.entry(area).or_default().add_listed(group.status, group.count);
            }
        }
        areas
    }

    fn current(&self) -> impl Iterator<Item = &FacetGroup> {
        self.0.iter().filter(|it| it.current)
    }
}

/// How many commitments stand at each status; proposals apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    by_status: BTreeMap<HeadlineStatus, u32>,
    /// Proposals have no status that counts.
    pub proposals: u32,
}

impl Counts {
    /// Adds a number of commitments of a standing and a status.
    pub fn add(&mut self, standing: Standing, status: HeadlineStatus, count: u32) {
        self.add_listed((standing != Standing::Proposed).then_some(status), count);
    }

    /// Adds a number of commitments listed under a status; without one they are proposals.
    fn add_listed(&mut self, status: Option<HeadlineStatus>, count: u32) {
        match status {
            Some(status) => *self.by_status.entry(status).or_default() += count,
            None => self.proposals += count,
        }
    }

    /// How many commitments stand at a status.
    pub fn at(&self, status: HeadlineStatus) -> u32 {
        self.by_status.get(&status).copied().unwrap_or_default()
    }

    /// How many commitments there are, without proposals.
    pub fn commitments(&self) -> u32 {
        self.by_status.values().sum()
    }

    /// Commitments and proposals together.
    pub fn all(&self) -> u32 {
        self.commitments() + self.proposals
    }

    /// The statuses that occur and how many stand at each, in the order in which readers meet them.
    pub fn parts(&self) -> impl Iterator<Item = (HeadlineStatus, u32)> {
        self.by_status.iter().map(|(status, count)| (*status, *count)).filter(|(_, count)| *count > 0)
    }
}

#[cfg(test)]
mod count_tests {
    use super::*;
    use crate::domain::record::validity::Validity;
    use crate::domain::samples::facet_group;
    use HeadlineStatus::{Completed, InProgress, Unknown};
    use rstest::rstest;

    fn tally() -> FacetCounts {
        let group = |areas: &str, standing: &str, status: &str, count| {
            facet_group(&[(Facet::Area, areas), (Facet::Standing, standing), (Facet::Status, status)], count)
        };
        FacetCounts(vec![
            group("ai", "agreed", "in_progress", 3),
            group("ai 6g", "agreed", "unknown", 2),
            group("6g", "unilateral", "unknown", 1),
            group("6g quantum", "proposed", "", 4),
            group("", "agreed", "completed", 1),
            facet_group(
                &[(Facet::Area, "ai"), (Facet::Status, "completed"), (Facet::Validity, Validity::Superseded.word())],
                9,
            ),
        ])
    }

    /// Areas overlap: a commitment of two counts in both, the whole counts it once, and proposals stand apart. What others
    /// stand for counts nowhere.
    #[rstest]
    #[case(Some("ai"), &[(InProgress, 3), (Unknown, 2)], 5, 0)]
    #[case(Some("6g"), &[(Unknown, 3)], 3, 4)]
    #[case(Some("quantum"), &[], 0, 4)]
    #[case(None, &[(Completed, 1), (InProgress, 3), (Unknown, 3)], 7, 4)]
    fn counts_by_area_and_status(
        #[case] area: Option<&str>,
        #[case] parts: &[(HeadlineStatus, u32)],
        #[case] commitments: u32,
        #[case] proposals: u32,
    ) {
        let tally = tally();
        let counts = area.map_or_else(|| tally.counts(), |area| tally.by_area()[area].clone());
        assert_eq!(counts.parts().collect::<Vec<_>>(), parts);
        assert_eq!((counts.commitments(), counts.proposals), (commitments, proposals));
        assert_eq!(counts.all(), commitments + proposals);

        // What the table says is what the list behind each number holds.
        let of_area = |facets: Facets| facets.with(Facet::Area, area);
        assert_eq!(tally.total(&of_area(Facets::commitments())), commitments);
        assert_eq!(tally.total(&of_area(Facets::proposals())), proposals);
        for status in HeadlineStatus::ALL {
            let facets = of_area(Facets::commitments()).with(Facet::Status, [status]);
            assert_eq!(tally.total(&facets), counts.at(*status), "{status}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::commitment::freshness::Freshness;
    use crate::domain::samples::facet_group;
    use rstest::rstest;

    fn tally() -> FacetCounts {
        let group = |areas: &str, status: &str, freshness: &str, count| {
            facet_group(
                &[
                    (Facet::Area, areas),
                    (Facet::Party, "ROK"),
                    (Facet::Status, status),
                    (Facet::Standing, "agreed"),
                    (Facet::Freshness, freshness),
                    (Facet::Due, "none"),
                ],
                count,
            )
        };
        FacetCounts(vec![
            group("ai 6g", "in_progress", "stale", 3),
            group("ai", "unknown", "never", 5),
            group("6g", "completed", "", 7),
        ])
    }

    /// T28: values of one facet widen, facets narrow each other.
    #[rstest]
    #[case::nothing_chosen(&[], &[], 15)]
    #[case::one_area(&["ai"], &[], 8)]
    #[case::two_areas_count_a_commitment_once(&["ai", "6g"], &[], 15)]
    #[case::an_area_and_a_status(&["6g"], &[HeadlineStatus::InProgress], 3)]
    #[case::an_area_and_two_statuses(&["6g"], &[HeadlineStatus::InProgress, HeadlineStatus::Completed], 10)]
    #[case::nothing_is_both(&["ai"], &[HeadlineStatus::Completed], 0)]
    fn t28_facets_narrow_and_their_values_widen(
        #[case] areas: &[&str],
        #[case] status: &[HeadlineStatus],
        #[case] expected: u32,
    ) {
        let facets = Facets::of(Facet::Area, areas).with(Facet::Status, status);
        assert_eq!(tally().total(&facets), expected);
    }

    #[test]
    fn what_is_over_is_in_no_band_of_freshness() {
        assert_eq!(tally().total(&Facets::of(Facet::Freshness, Freshness::ALL)), 8);
    }
}

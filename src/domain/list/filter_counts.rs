//! The numbers beside the values of a list's filters.

use std::collections::BTreeMap;

use crate::domain::commitment::Standing;
use crate::domain::list::census::FacetFilter;
use crate::domain::list::facet::{Facet, PerFacet};
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::facets::Facets;

/// How many commitments the filters let through, and how many each value of a filter would with the other filters as they
/// are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterCounts {
    /// What all filters together let through.
    pub total: u32,
    /// By the value of each facet; a commitment with several values counts at each. Values that would let none through are
    /// not there.
    by_value: PerFacet<BTreeMap<String, u32>>,
}

impl FilterCounts {
    /// In one pass: a tally of thousands of commitments has thousands of groups, and a page dozens of values.
    pub fn of(tally: &FacetCounts, facets: &Facets) -> Self {
        let (words, facets_filter) = (tally.words(), FacetFilter::of(tally.words(), facets));
        let mut total = 0;
        let mut at: PerFacet<Vec<u32>> = PerFacet::default();
        for facet in Facet::ALL {
            at[*facet] = words[*facet].map(|_| 0);
        }
        for (places, count) in tally.each() {
            let mut refusing = Facet::ALL.iter().filter(|facet| facets_filter.refuses(**facet, places[**facet]));
            match (refusing.next(), refusing.next()) {
                (None, _) => {
                    total += count;
                    for facet in Facet::ALL {
                        at[*facet][places[*facet] as usize] += count;
                    }
                }
                // A filter's own choice does not count against its other values.
                (Some(facet), None) => at[*facet][places[*facet] as usize] += count,
                (Some(_), Some(_)) => {}
            }
        }
        let mut by_value: PerFacet<BTreeMap<String, u32>> = PerFacet::default();
        for facet in Facet::ALL {
            for (place, count) in (0..).zip(&at[*facet]).filter(|(_, count)| **count > 0) {
                for value in words[*facet].text(place).split_ascii_whitespace() {
                    match by_value[*facet].get_mut(value) {
                        Some(sum) => *sum += count,
                        None => {
                            by_value[*facet].insert(value.to_owned(), *count);
                        }
                    }
                }
            }
        }
        Self { total, by_value }
    }

    /// How many bytes it takes, about.
    pub fn weight(&self) -> usize {
        let values = Facet::ALL.iter().flat_map(|facet| self.by_value[*facet].keys());
        size_of::<Self>() + values.map(|value| value.len() + 2 * size_of::<(String, u32)>()).sum::<usize>()
    }

    /// How many a value of a facet would let through.
    pub fn at(&self, facet: Facet, value: &str) -> u32 {
        self.by_value[facet].get(value).copied().unwrap_or_default()
    }

    /// How many of the total are proposals. The count beside a choice ignores its own facet.
    pub fn proposals(&self, facets: &Facets) -> u32 {
        let proposed = Standing::Proposed.word();
        if facets.passes(Facet::Standing, proposed) { self.at(Facet::Standing, proposed) } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::commitment::freshness::Freshness;
    use crate::domain::list::facet::FacetValues;
    use crate::domain::record::headline::HeadlineStatus;
    use crate::domain::samples::facet_group;
    use rstest::rstest;

    fn group(areas: &str, status: &str, freshness: &str, standing: &str, count: u32) -> (PerFacet<String>, u32) {
        facet_group(
            &[
                (Facet::Area, areas),
                (Facet::Party, "ROK US"),
                (Facet::Status, status),
                (Facet::Freshness, freshness),
                (Facet::Standing, standing),
                (Facet::Basis, "joint_text"),
                (Facet::Nature, "deliverable"),
                (Facet::Due, "none"),
                (Facet::Sides, "one_side"),
            ],
            count,
        )
    }

    /// One pass gives the same counts as the rule applied to each value separately.
    #[test]
    fn every_number_is_what_choosing_that_value_would_give() {
        let tally = FacetCounts::from_iter([
            group("ai 6g", "completed", "", "agreed", 1),
            group("ai", "delayed", "fresh", "agreed", 2),
            group("quantum", "delayed", "stale", "agreed", 4),
            group("quantum", "completed", "", "agreed", 8),
            group("6g", "unknown", "never", "agreed", 16),
        ]);
        let chosen = [
            Facets::default(),
            Facets::of(Facet::Area, ["ai"]),
            Facets::of(Facet::Area, ["ai", "6g"]).with(Facet::Status, [HeadlineStatus::Delayed]),
            Facets::of(Facet::Freshness, [Freshness::Stale]).with(Facet::Status, [HeadlineStatus::Completed]),
        ];
        for facets in chosen {
            let counts = FilterCounts::of(&tally, &facets);
            assert_eq!(counts.total, tally.total(&facets));
            for facet in Facet::ALL {
                let values = match facet.values() {
                    FacetValues::Areas => &["ai", "6g", "quantum"][..],
                    FacetValues::Parties => &["ROK", "US"],
                    FacetValues::Words(words) => words,
                };
                for value in values {
                    let alone = facets.clone().with(*facet, [value]);
                    assert_eq!(counts.at(*facet, value), tally.total(&alone), "{facets:?} {facet} {value}");
                }
            }
        }
    }

    fn facets(areas: &[&str], statuses: &[HeadlineStatus], standings: &[Standing]) -> Facets {
        Facets::of(Facet::Area, areas).with(Facet::Status, statuses).with(Facet::Standing, standings)
    }

    /// Each row: what is chosen; then the counts of the areas ai and 6g, of completed and in progress, of agreed,
    /// unilateral and proposed.
    #[rstest]
    #[case::nothing_chosen(facets(&[], &[], &[]), [1_011, 110], [101, 10], [11, 100, 1_000])]
    #[case::an_area_leaves_its_own_facet_whole(facets(&["ai"], &[], &[]), [1_011, 110], [1, 10], [11, 0, 1_000])]
    #[case::two_areas(facets(&["ai", "6g"], &[], &[]), [1_011, 110], [101, 10], [11, 100, 1_000])]
    #[case::a_status(facets(&[], &[HeadlineStatus::Completed], &[]), [1, 100], [101, 10], [1, 100, 0])]
    #[case::two_facets(facets(&["6g"], &[HeadlineStatus::Completed], &[]), [1, 100], [100, 10], [0, 100, 0])]
    #[case::proposals_have_no_status(facets(&[], &[HeadlineStatus::Unknown], &[]), [0, 0], [101, 10], [0, 0, 0])]
    #[case::three_facets(
        facets(&["6g"], &[HeadlineStatus::InProgress], &[Standing::Unilateral]),
        [0, 0],
        [100, 0],
        [10, 0, 0]
    )]
    fn t28_counts_leave_out_their_own_facet(
        #[case] facets: Facets,
        #[case] areas: [u32; 2],
        #[case] statuses: [u32; 2],
        #[case] standings: [u32; 3],
    ) {
        let tally = FacetCounts::from_iter([
            group("ai", "completed", "", "agreed", 1),
            group("ai 6g", "in_progress", "", "agreed", 10),
            group("6g", "completed", "", "unilateral", 100),
            group("ai", "", "", "proposed", 1_000),
        ]);
        let counts = FilterCounts::of(&tally, &facets);
        assert_eq!(counts.total, tally.total(&facets));
        assert_eq!(["ai", "6g"].map(|it| counts.at(Facet::Area, it)), areas);
        assert_eq!(["completed", "in_progress"].map(|it| counts.at(Facet::Status, it)), statuses);
        assert_eq!(["agreed", "unilateral", "proposed"].map(|it| counts.at(Facet::Standing, it)), standings);
    }
}

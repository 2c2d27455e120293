//! The numbers beside the values of a list's filters.

use std::collections::BTreeMap;

use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::facet_counts::{FacetCounts, FacetGroup};
use crate::domain::list::query::Facets;
use crate::domain::record::headline::{HeadlineStatus, Sides};

/// How many commitments the filters let through, and how many each value of a filter would with the other filters as they
/// are. Values that would let none through are not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterCounts {
    /// What all filters together let through.
    pub total: u32,
    /// By area; a commitment of several areas counts in each.
    pub area: BTreeMap<String, u32>,
    /// By party; a commitment of several parties counts in each.
    pub party: BTreeMap<String, u32>,
    /// By headline status.
    pub status: BTreeMap<HeadlineStatus, u32>,
    /// By freshness.
    pub freshness: BTreeMap<Freshness, u32>,
    /// By standing.
    pub standing: BTreeMap<Standing, u32>,
    /// By basis.
    pub basis: BTreeMap<Basis, u32>,
    /// By nature.
    pub nature: BTreeMap<Nature, u32>,
    /// By where the due day lies.
    pub due: BTreeMap<DueState, u32>,
    /// By what is open between the parties; a commitment may count at several.
    pub sides: BTreeMap<Sides, u32>,
}

impl FilterCounts {
    /// FilterCounts in one pass: a tally of thousands of commitments has thousands of cells, and a page dozens of values.
    pub fn of(tally: &FacetCounts, facets: &Facets) -> Self {
        let mut counts = Self::default();
        for cell in &tally.0 {
            counts.take(cell, facets);
        }
        counts
    }

    fn take(&mut self, cell: &FacetGroup, facets: &Facets) {
        let refused = facets.refused_by(cell);
        let failed = refused.iter().filter(|refused| **refused).count();
        if failed == 0 {
            self.total += cell.count;
        }
        // A filter's own choice does not count against its other values.
        let counts = |filter: usize| failed == 0 || (failed == 1 && refused[filter]);
        if counts(0) {
            cell.areas.iter().for_each(|area| add(&mut self.area, area, cell));
        }
        if counts(1) {
            cell.parties.iter().for_each(|party| add(&mut self.party, party, cell));
        }
        if let (true, Some(status)) = (counts(2), &cell.shown_status()) {
            add(&mut self.status, status, cell);
        }
        if let (true, Some(freshness)) = (counts(3), &cell.freshness) {
            add(&mut self.freshness, freshness, cell);
        }
        if counts(4) {
            add(&mut self.standing, &cell.standing, cell);
        }
        if counts(5) {
            add(&mut self.basis, &cell.basis, cell);
        }
        if counts(6) {
            add(&mut self.nature, &cell.nature, cell);
        }
        if let (true, Some(due)) = (counts(7), &cell.due) {
            add(&mut self.due, due, cell);
        }
        if counts(8) {
            cell.sides.iter().for_each(|it| add(&mut self.sides, it, cell));
        }
    }
}

fn add<K: Clone + Ord>(counts: &mut BTreeMap<K, u32>, value: &K, cell: &FacetGroup) {
    match counts.get_mut(value) {
        Some(count) => *count += cell.count,
        None => {
            counts.insert(value.clone(), cell.count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::headline::HeadlineKind;
    use rstest::rstest;

    fn cell(areas: &[&str], status: HeadlineStatus, freshness: Option<Freshness>, count: u32) -> FacetGroup {
        FacetGroup {
            areas: areas.iter().map(|area| (*area).to_owned()).collect(),
            parties: vec!["ROK".into(), "US".into()],
            status,
            kind: HeadlineKind::OneSide,
            standing: Standing::Agreed,
            basis: Basis::JointText,
            nature: Nature::Deliverable,
            freshness,
            due: Some(DueState::None),
            sides: vec![Sides::OneSide],
            count,
        }
    }

    /// One pass says the same as the rule asked anew for every value.
    #[test]
    fn every_number_is_what_choosing_that_value_would_give() {
        let (done, late) = (HeadlineStatus::Completed, HeadlineStatus::Delayed);
        let tally = FacetCounts(vec![
            cell(&["ai", "6g"], done, None, 1),
            cell(&["ai"], late, Some(Freshness::Fresh), 2),
            cell(&["quantum"], late, Some(Freshness::Stale), 4),
            cell(&["quantum"], done, None, 8),
            cell(&["6g"], HeadlineStatus::Unknown, Some(Freshness::Never), 16),
        ]);
        let chosen = [
            Facets::default(),
            Facets { area: vec!["ai".into()], ..Facets::default() },
            Facets { area: vec!["ai".into(), "6g".into()], status: vec![late], ..Facets::default() },
            Facets { freshness: vec![Freshness::Stale], status: vec![done], ..Facets::default() },
        ];
        for facets in chosen {
            let counts = FilterCounts::of(&tally, &facets);
            assert_eq!(counts.total, tally.total(&facets));
            for area in ["ai", "6g", "quantum"] {
                let alone = Facets { area: vec![area.into()], ..facets.clone() };
                assert_eq!(
                    counts.area.get(area).copied().unwrap_or_default(),
                    tally.total(&alone),
                    "{facets:?} {area}"
                );
            }
            for status in HeadlineStatus::ALL {
                let alone = Facets { status: vec![*status], ..facets.clone() };
                assert_eq!(counts.status.get(status).copied().unwrap_or_default(), tally.total(&alone));
            }
            for freshness in Freshness::ALL {
                let alone = Facets { freshness: vec![*freshness], ..facets.clone() };
                assert_eq!(counts.freshness.get(freshness).copied().unwrap_or_default(), tally.total(&alone));
            }
        }
    }

    fn standing(areas: &[&str], status: HeadlineStatus, standing: Standing, count: u32) -> FacetGroup {
        FacetGroup { standing, ..cell(areas, status, None, count) }
    }

    fn facets(areas: &[&str], statuses: &[HeadlineStatus], standings: &[Standing]) -> Facets {
        Facets {
            area: areas.iter().map(|it| (*it).to_owned()).collect(),
            status: statuses.to_vec(),
            standing: standings.to_vec(),
            ..Facets::default()
        }
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
        let tally = FacetCounts(vec![
            standing(&["ai"], HeadlineStatus::Completed, Standing::Agreed, 1),
            standing(&["ai", "6g"], HeadlineStatus::InProgress, Standing::Agreed, 10),
            standing(&["6g"], HeadlineStatus::Completed, Standing::Unilateral, 100),
            standing(&["ai"], HeadlineStatus::Unknown, Standing::Proposed, 1_000),
        ]);
        let counts = FilterCounts::of(&tally, &facets);
        assert_eq!(counts.total, tally.total(&facets));
        let of = |count: Option<&u32>| count.copied().unwrap_or_default();
        assert_eq!(["ai", "6g"].map(|it| of(counts.area.get(it))), areas);
        let counted = [HeadlineStatus::Completed, HeadlineStatus::InProgress].map(|it| of(counts.status.get(&it)));
        assert_eq!(counted, statuses);
        let counted =
            [Standing::Agreed, Standing::Unilateral, Standing::Proposed].map(|it| of(counts.standing.get(&it)));
        assert_eq!(counted, standings);
    }
}

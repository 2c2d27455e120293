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

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn cell(areas: &[&str], status: HeadlineStatus, freshness: Option<Freshness>, count: u32) -> Cell {
        Cell {
            areas: areas.iter().map(|it| (*it).to_owned()).collect(),
            parties: vec!["ROK".into()],
            status,
            kind: HeadlineKind::PublicRecord,
            standing: Standing::Agreed,
            basis: Basis::Press,
            nature: Nature::Continuing,
            freshness,
            due: Some(DueState::None),
            count,
        }
    }

    fn tally() -> Tally {
        Tally(vec![
            cell(&["ai", "6g"], HeadlineStatus::InProgress, Some(Freshness::Stale), 3),
            cell(&["ai"], HeadlineStatus::Unknown, Some(Freshness::Never), 5),
            cell(&["6g"], HeadlineStatus::Completed, None, 7),
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
        let area = areas.iter().map(|it| (*it).to_owned()).collect();
        let facets = Facets { area, status: status.to_vec(), ..Facets::default() };
        assert_eq!(tally().total(&facets), expected);
    }

    #[test]
    fn what_is_over_is_in_no_band_of_freshness() {
        let facets = Facets { freshness: Freshness::ALL.to_vec(), ..Facets::default() };
        assert_eq!(tally().total(&facets), 8);
    }
}

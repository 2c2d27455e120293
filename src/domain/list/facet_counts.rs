//! Counts of commitments by everything that a list can be narrowed by.

use std::collections::BTreeMap;

use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::list::query::Facets;
use crate::domain::record::headline::{HeadlineKind, HeadlineStatus, Sides};

/// How many commitments share these properties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetGroup {
    pub areas: Vec<String>,
    pub parties: Vec<String>,
    pub status: HeadlineStatus,
    pub kind: HeadlineKind,
    pub standing: Standing,
    pub basis: Basis,
    pub nature: Nature,
    pub freshness: Option<Freshness>,
    pub due: Option<DueState>,
    pub sides: Vec<Sides>,
    pub count: u32,
}

impl FacetGroup {
    /// The status under which these are listed: a proposal is listed as one, and has none.
    pub fn shown_status(&self) -> Option<HeadlineStatus> {
        (self.standing != Standing::Proposed).then_some(self.status)
    }
}

/// Counts of distinct commitments, cell by cell: each commitment stands in exactly one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts(pub Vec<FacetGroup>);

impl FacetCounts {
    /// How many commitments satisfy a condition.
    pub fn count(&self, condition: impl Fn(&FacetGroup) -> bool) -> u32 {
        self.0.iter().filter(|cell| condition(cell)).map(|cell| cell.count).sum()
    }

    /// How many commitments the facets let through.
    pub fn total(&self, facets: &Facets) -> u32 {
        self.count(|cell| facets.admit(cell))
    }

    /// How all of them stand, each counted once.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for cell in &self.0 {
            counts.add(cell.standing, cell.status, cell.count);
        }
        counts
    }

    /// How those of each area stand. A commitment of several areas counts in each of them, so that these do not add up.
    pub fn by_area(&self) -> BTreeMap<&str, Counts> {
        let mut areas: BTreeMap<&str, Counts> = BTreeMap::new();
        for cell in &self.0 {
            for area in &cell.areas {
                areas.entry(area).or_default().add(cell.standing, cell.status, cell.count);
            }
        }
        areas
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
    /// Counts so many more of a standing and a status.
    pub fn add(&mut self, standing: Standing, status: HeadlineStatus, count: u32) {
        if standing == Standing::Proposed {
            self.proposals += count;
        } else {
            *self.by_status.entry(status).or_default() += count;
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
    use HeadlineStatus::{Completed, InProgress, Unknown};
    use Standing::{Agreed, Proposed, Unilateral};
    use rstest::rstest;

    fn tally() -> FacetCounts {
        let cell = |areas: &str, standing, status, count| FacetGroup {
            areas: areas.split_whitespace().map(str::to_owned).collect(),
            parties: Vec::new(),
            status,
            kind: HeadlineKind::None,
            standing,
            basis: Basis::JointText,
            nature: Nature::Deliverable,
            freshness: None,
            due: None,
            sides: Vec::new(),
            count,
        };
        FacetCounts(vec![
            cell("ai", Agreed, InProgress, 3),
            cell("ai 6g", Agreed, Unknown, 2),
            cell("6g", Unilateral, Unknown, 1),
            cell("6g quantum", Proposed, Unknown, 4),
            cell("", Agreed, Completed, 1),
        ])
    }

    /// Areas overlap: a commitment of two counts in both, the whole counts it once, and proposals stand apart.
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
        let of_area = |facets: Facets| Facets { area: area.iter().map(|it| (*it).to_owned()).collect(), ..facets };
        assert_eq!(tally.total(&of_area(Facets::commitments())), commitments);
        assert_eq!(tally.total(&of_area(Facets::proposals())), proposals);
        for status in HeadlineStatus::ALL {
            let facets = Facets { status: vec![*status], ..of_area(Facets::commitments()) };
            assert_eq!(tally.total(&facets), counts.at(*status), "{status}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn cell(areas: &[&str], status: HeadlineStatus, freshness: Option<Freshness>, count: u32) -> FacetGroup {
        FacetGroup {
            areas: areas.iter().map(|it| (*it).to_owned()).collect(),
            parties: vec!["ROK".into()],
            status,
            kind: HeadlineKind::PublicRecord,
            standing: Standing::Agreed,
            basis: Basis::Press,
            nature: Nature::Continuing,
            freshness,
            due: Some(DueState::None),
            sides: Vec::new(),
            count,
        }
    }

    fn tally() -> FacetCounts {
        FacetCounts(vec![
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

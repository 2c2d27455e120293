//! The numbers beside the values of a list's filters.

use std::collections::BTreeMap;

use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::due::DueState;
use crate::domain::freshness::Freshness;
use crate::domain::headline::HeadlineStatus;
use crate::domain::query::Facets;
use crate::domain::tally::{Cell, Tally};

/// How many commitments the filters let through, and how many each value of a filter would with the other filters as they
/// are. Values that would let none through are not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
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
}

impl Counts {
    /// Counts in one pass: a tally of thousands of commitments has thousands of cells, and a page dozens of values.
    pub fn of(tally: &Tally, facets: &Facets) -> Self {
        let mut counts = Self::default();
        for cell in &tally.0 {
            counts.take(cell, facets);
        }
        counts
    }

    fn take(&mut self, cell: &Cell, facets: &Facets) {
        let passes = [
            any(&facets.area, &cell.areas),
            any(&facets.party, &cell.parties),
            one(&facets.status, Some(&cell.status)),
            one(&facets.freshness, cell.freshness.as_ref()),
            one(&facets.standing, Some(&cell.standing)),
            one(&facets.basis, Some(&cell.basis)),
            one(&facets.nature, Some(&cell.nature)),
            one(&facets.due, cell.due.as_ref()),
        ];
        let failed = passes.iter().filter(|passes| !**passes).count();
        if failed == 0 {
            self.total += cell.count;
        }
        // A filter's own choice does not count against its other values.
        let counts = |filter: usize| failed == 0 || (failed == 1 && !passes[filter]);
        if counts(0) {
            cell.areas.iter().for_each(|area| add(&mut self.area, area, cell));
        }
        if counts(1) {
            cell.parties.iter().for_each(|party| add(&mut self.party, party, cell));
        }
        if counts(2) {
            add(&mut self.status, &cell.status, cell);
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
    }
}

fn one<T: PartialEq>(chosen: &[T], value: Option<&T>) -> bool {
    chosen.is_empty() || value.is_some_and(|value| chosen.contains(value))
}

fn any(chosen: &[String], values: &[String]) -> bool {
    chosen.is_empty() || values.iter().any(|value| chosen.contains(value))
}

fn add<K: Clone + Ord>(counts: &mut BTreeMap<K, u32>, value: &K, cell: &Cell) {
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
    use crate::domain::headline::HeadlineKind;

    fn cell(areas: &[&str], status: HeadlineStatus, freshness: Option<Freshness>, count: u32) -> Cell {
        Cell {
            areas: areas.iter().map(|area| (*area).to_owned()).collect(),
            parties: vec!["ROK".into(), "US".into()],
            status,
            kind: HeadlineKind::OneSide,
            standing: Standing::Agreed,
            basis: Basis::JointText,
            nature: Nature::Deliverable,
            freshness,
            due: Some(DueState::None),
            count,
        }
    }

    /// One pass says the same as the rule asked anew for every value.
    #[test]
    fn every_number_is_what_choosing_that_value_would_give() {
        let (done, late) = (HeadlineStatus::Completed, HeadlineStatus::Delayed);
        let tally = Tally(vec![
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
            let counts = Counts::of(&tally, &facets);
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
}

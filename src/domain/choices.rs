//! What each choice of a filter would show: the counts beside the checkboxes.

use super::commitment::{Basis, Nature, Standing};
use super::due::DueState;
use super::freshness::Freshness;
use super::headline::HeadlineStatus;
use super::query::Facets;
use super::tally::Tally;

/// For each facet and each value that occurs, how many commitments have it among those that all *other* facets let
/// through. So the count beside a choice says what it would show or add, whatever else is chosen in its own facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub area: Counts<String>,
    pub party: Counts<String>,
    pub status: Counts<HeadlineStatus>,
    pub freshness: Counts<Freshness>,
    pub standing: Counts<Standing>,
    pub basis: Counts<Basis>,
    pub nature: Counts<Nature>,
    pub due: Counts<DueState>,
}

/// Counts by value, in the order in which the values were met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts<T>(Vec<(T, u32)>);

impl<T> Default for Counts<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq + Clone> Counts<T> {
    /// How many commitments have a value.
    pub fn of(&self, value: &T) -> u32 {
        self.0.iter().find(|(known, _)| known == value).map_or(0, |(_, count)| *count)
    }

    fn add(&mut self, value: &T, count: u32) {
        match self.0.iter_mut().find(|(known, _)| known == value) {
            Some((_, sum)) => *sum += count,
            None => self.0.push((value.clone(), count)),
        }
    }
}

impl Tally {
    /// The counts beside the choices of every facet. A commitment with several areas or parties counts under each.
    pub fn choices(&self, facets: &Facets) -> Choices {
        let mut choices = Choices::default();
        for cell in &self.0 {
            let refused = facets.refused_by(cell);
            // What two facets refuse, no single choice brings back.
            if refused.iter().filter(|it| **it).count() > 1 {
                continue;
            }
            let counts = |facet: usize| !refused.iter().enumerate().any(|(place, it)| *it && place != facet);
            if counts(0) {
                cell.areas.iter().for_each(|it| choices.area.add(it, cell.count));
            }
            if counts(1) {
                cell.parties.iter().for_each(|it| choices.party.add(it, cell.count));
            }
            if let Some(status) = cell.shown_status().filter(|_| counts(2)) {
                choices.status.add(&status, cell.count);
            }
            if let Some(freshness) = cell.freshness.filter(|_| counts(3)) {
                choices.freshness.add(&freshness, cell.count);
            }
            if counts(4) {
                choices.standing.add(&cell.standing, cell.count);
            }
            if counts(5) {
                choices.basis.add(&cell.basis, cell.count);
            }
            if counts(6) {
                choices.nature.add(&cell.nature, cell.count);
            }
            if let Some(due) = cell.due.filter(|_| counts(7)) {
                choices.due.add(&due, cell.count);
            }
        }
        choices
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::domain::headline::HeadlineKind;
    use crate::domain::tally::Cell;
    use rstest::rstest;

    fn cell(areas: &[&str], status: HeadlineStatus, standing: Standing, count: u32) -> Cell {
        Cell {
            areas: areas.iter().map(|it| (*it).to_owned()).collect(),
            parties: vec!["ROK".into(), "US".into()],
            status,
            kind: HeadlineKind::None,
            standing,
            basis: Basis::JointText,
            nature: Nature::Continuing,
            freshness: (standing != Standing::Proposed).then_some(Freshness::Never),
            due: Some(DueState::None),
            count,
        }
    }

    fn tally() -> Tally {
        Tally(vec![
            cell(&["ai"], HeadlineStatus::Completed, Standing::Agreed, 1),
            cell(&["ai", "6g"], HeadlineStatus::InProgress, Standing::Agreed, 10),
            cell(&["6g"], HeadlineStatus::Completed, Standing::Unilateral, 100),
            cell(&["ai"], HeadlineStatus::Unknown, Standing::Proposed, 1_000),
        ])
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
        let choices = tally().choices(&facets);
        assert_eq!([choices.area.of(&"ai".into()), choices.area.of(&"6g".into())], areas);
        let counted = [HeadlineStatus::Completed, HeadlineStatus::InProgress].map(|it| choices.status.of(&it));
        assert_eq!(counted, statuses);
        let counted = [Standing::Agreed, Standing::Unilateral, Standing::Proposed].map(|it| choices.standing.of(&it));
        assert_eq!(counted, standings);
    }

    /// A choice's count is what the list shows when it is the only one chosen of its facet.
    #[test]
    fn a_count_is_what_the_choice_alone_would_show() {
        let chosen = facets(&["6g"], &[HeadlineStatus::Completed, HeadlineStatus::InProgress], &[Standing::Agreed]);
        let choices = tally().choices(&chosen);
        for status in HeadlineStatus::ALL {
            let alone = Facets { status: vec![*status], ..chosen.clone() };
            assert_eq!(choices.status.of(status), tally().total(&alone), "{status}");
        }
        for area in ["ai", "6g"] {
            let alone = Facets { area: vec![area.to_owned()], ..chosen.clone() };
            assert_eq!(choices.area.of(&area.to_owned()), tally().total(&alone), "{area}");
        }
    }
}

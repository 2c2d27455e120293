//! Counts of commitments by everything that a list can be narrowed by.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::commitment::Standing;
use crate::domain::list::census::{FacetFilter, FacetWords};
use crate::domain::list::facet::{Facet, PerFacet};
use crate::domain::list::facets::Facets;
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::record::validity::Validity;

/// Counts of distinct commitments, group by group: each commitment stands in exactly one, with all that have the same value of
/// every facet.
#[derive(Clone, Debug, Default)]
pub struct FacetCounts {
    words: Arc<FacetWords>,
    /// The places of the values of each facet, and how many commitments have them.
    groups: Vec<(PerFacet<u32>, u32)>,
}

/// How many commitments have each value.
pub type ByValue<'a> = BTreeMap<&'a str, u32>;

impl FacetCounts {
    pub(in crate::domain::list) fn new(words: Arc<FacetWords>, groups: Vec<(PerFacet<u32>, u32)>) -> Self {
        Self { words, groups }
    }

    /// How many bytes it takes; the words belong to the census. There is a group for every combination of properties: up to
    /// one for every commitment.
    pub fn weight(&self) -> usize {
        size_of::<Self>() + self.groups.capacity() * size_of::<(PerFacet<u32>, u32)>()
    }

    /// Each group as a line: the values of each facet with commas between the facets, and how many there are.
    pub fn lines(&self) -> Vec<String> {
        let values = |places: &PerFacet<u32>| {
            let values = Facet::ALL.iter().map(|it| self.words[*it].text(places[*it]));
            values.collect::<Vec<_>>().join(",")
        };
        let mut lines: Vec<String> =
            self.groups.iter().map(|(places, count)| format!("{}: {count}", values(places))).collect();
        lines.sort();
        lines
    }

    /// How many commitments the facets let through.
    pub fn total(&self, facets: &Facets) -> u32 {
        let facets_filter = FacetFilter::of(&self.words, facets);
        self.groups.iter().filter(|(places, _)| facets_filter.admits(places)).map(|(_, count)| count).sum()
    }

    /// The groups that the facets let through.
    pub fn admitted(&self, facets: &Facets) -> Self {
        let facets_filter = FacetFilter::of(&self.words, facets);
        let groups = self.groups.iter().filter(|(places, _)| facets_filter.admits(places)).cloned().collect();
        Self { words: Arc::clone(&self.words), groups }
    }

    /// How all of them stand that count as their own, each counted once.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (_, status, count) in self.current() {
            counts.add_listed(status, count);
        }
        counts
    }

    /// How those of each area stand. A commitment of several areas counts in each of them, so that these do not add up.
    pub fn by_area(&self) -> BTreeMap<&str, Counts> {
        let areas = &self.words[Facet::Area];
        let mut combined: BTreeMap<u32, Counts> = BTreeMap::new();
        for (places, status, count) in self.current() {
            combined.entry(places[Facet::Area]).or_default().add_listed(status, count);
        }
        let mut by_area: BTreeMap<&str, Counts> = BTreeMap::new();
        for (place, counts) in &combined {
            for area in areas.text(*place).split_ascii_whitespace() {
                by_area.entry(area).or_default().add_counts(counts);
            }
        }
        by_area
    }

    /// How many commitments have each value of a facet, and how many have it in each area.
    pub fn by_value(&self, facet: Facet) -> (ByValue<'_>, BTreeMap<&str, ByValue<'_>>) {
        let mut combined: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for (places, count) in &self.groups {
            *combined.entry((places[facet], places[Facet::Area])).or_default() += count;
        }
        let (mut all, mut areas) = (BTreeMap::new(), BTreeMap::new());
        for ((values, in_areas), count) in combined {
            for value in self.words[facet].text(values).split_ascii_whitespace() {
                *all.entry(value).or_default() += count;
                for area in self.words[Facet::Area].text(in_areas).split_ascii_whitespace() {
                    let of_area: &mut BTreeMap<&str, u32> = areas.entry(area).or_default();
                    *of_area.entry(value).or_default() += count;
                }
            }
        }
        (all, areas)
    }

    /// Every group: the places of its values, and how many there are.
    pub(in crate::domain::list) fn each(&self) -> &[(PerFacet<u32>, u32)] {
        &self.groups
    }

    pub(in crate::domain::list) fn words(&self) -> &FacetWords {
        &self.words
    }

    /// Those that count as their own, with the status under which they are listed: a proposal is listed as one, and has none.
    fn current(&self) -> impl Iterator<Item = (&PerFacet<u32>, Option<HeadlineStatus>, u32)> {
        let statuses = self.words[Facet::Status].map(|word| word.parse().ok());
        let current = self.words[Facet::Validity].map(|word| word == Validity::Current.word());
        let counted = self.groups.iter().filter(move |(places, _)| current[places[Facet::Validity] as usize]);
        counted.map(move |(places, count)| (places, statuses[places[Facet::Status] as usize], *count))
    }
}

/// Of values with spaces between them.
impl FromIterator<(PerFacet<String>, u32)> for FacetCounts {
    fn from_iter<T: IntoIterator<Item = (PerFacet<String>, u32)>>(groups: T) -> Self {
        let mut words = FacetWords::default();
        let mut place = |values: &PerFacet<String>| {
            let mut places = PerFacet::default();
            for facet in Facet::ALL {
                places[*facet] = words[*facet].place(values[*facet].trim());
            }
            places
        };
        let groups = groups.into_iter().map(|(values, count)| (place(&values), count)).collect();
        Self { words: Arc::new(words), groups }
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

    /// Adds what others count.
    fn add_counts(&mut self, others: &Self) {
        for (status, count) in others.parts() {
            self.add_listed(Some(status), count);
        }
        self.proposals += others.proposals;
    }

    /// Adds a number for each status, in the order of [`HeadlineStatus::ALL`], and proposals after them.
    pub(in crate::domain::list) fn add_all(&mut self, by_status: &[u32; HeadlineStatus::ALL.len() + 1]) {
        let listed = HeadlineStatus::ALL.iter().copied().map(Some).chain([None]);
        for (status, count) in listed.zip(by_status).filter(|(_, count)| **count > 0) {
            self.add_listed(status, *count);
        }
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
    use crate::domain::samples::facet_group;
    use HeadlineStatus::{Completed, InProgress, Unknown};
    use rstest::rstest;

    fn tally() -> FacetCounts {
        let group = |areas: &str, standing: &str, status: &str, count| {
            facet_group(&[(Facet::Area, areas), (Facet::Standing, standing), (Facet::Status, status)], count)
        };
        FacetCounts::from_iter([
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
        FacetCounts::from_iter([
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

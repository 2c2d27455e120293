//! Commitments that every facet treats alike.

use crate::domain::list::facet::{Facet, FacetValues, PerFacet};
use crate::domain::record::headline::HeadlineStatus;
use crate::domain::record::validity::Validity;

/// Commitments that have the same value of every facet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetGroup {
    /// The values of each facet with spaces between them, a line for each facet: a list has thousands of groups, and one
    /// text for each is the least to keep.
    values: String,
    /// Where each facet's line ends.
    ends: PerFacet<usize>,
    /// The status under which these are listed: a proposal is listed as one, and has none.
    pub status: Option<HeadlineStatus>,
    /// Whether they count as their own.
    pub current: bool,
    /// How many there are.
    pub count: u32,
}

impl FacetGroup {
    /// Reads a group from a line for each facet, in the order of [`Facet::ALL`], each with that facet's values and spaces
    /// between them. Nothing where a line is missing or a word is not one of its facet.
    pub fn read(values: String, count: u32) -> Option<Self> {
        let mut ends = PerFacet::default();
        let mut lines = values.split('\n');
        let mut end = 0;
        for facet in Facet::ALL {
            let line = lines.next()?;
            if let FacetValues::Words(words) = facet.values()
                && !line.split_ascii_whitespace().all(|it| words.contains(&it))
            {
                return None;
            }
            end += line.len();
            ends[*facet] = end;
            end += 1;
        }
        if lines.next().is_some() {
            return None;
        }
        let group = Self { values, ends, status: None, current: true, count };
        let status = group.values(Facet::Status).next().and_then(|it| it.parse().ok());
        let current = group.values(Facet::Validity).any(|it| it == Validity::Current.word());
        Some(Self { status, current, ..group })
    }

    /// The values of a facet that these have.
    pub fn values(&self, facet: Facet) -> impl Iterator<Item = &str> {
        let before = Facet::ALL[..facet as usize].last();
        let start = before.map_or(0, |before| self.ends[*before] + 1);
        self.values[start..self.ends[facet]].split_ascii_whitespace()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::samples::facet_group;
    use rstest::rstest;

    #[test]
    fn a_group_has_the_values_of_each_facet_apart() {
        let group = facet_group(&[(Facet::Area, " ai 6g "), (Facet::Status, "unknown"), (Facet::Sides, "awaiting")], 1);
        let of = |facet| group.values(facet).collect::<Vec<_>>();
        assert_eq!(of(Facet::Area), ["ai", "6g"]);
        assert_eq!((of(Facet::Party), of(Facet::Status)), (vec![], vec!["unknown"]));
        assert_eq!(of(Facet::Sides), ["awaiting"]);
    }

    #[rstest]
    #[case::a_line_too_few("ai\n\nunknown")]
    #[case::a_line_too_many(&"\n".repeat(Facet::ALL.len()))]
    #[case::a_word_of_no_list(&format!("\n\nasleep{}", "\n".repeat(Facet::ALL.len() - 3)))]
    fn what_is_no_group_is_not_read(#[case] values: &str) {
        assert_eq!(FacetGroup::read(values.to_owned(), 1), None);
    }
}

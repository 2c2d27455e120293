//! What a list can be narrowed by without reading texts.
//!
//! A facet is added to [`Facet`]; the compiler then points out the places that have to handle it.

use std::ops::{Index, IndexMut};

use crate::domain::basics::string_enum::string_enum;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::{Basis, Nature, Standing};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::headline::{HeadlineStatus, Sides};
use crate::domain::record::validity::Validity;

string_enum! {
    /// A property of commitments that lists are narrowed and counted by, under the name of its parameter, in the order in
    /// which addresses spell them.
    Facet {
        Area = "area",
        Party = "party",
        Status = "status",
        Freshness = "freshness",
        Standing = "standing",
        Basis = "basis",
        Nature = "nature",
        Due = "due",
        Sides = "sides",
        Validity = "validity",
    }
}

/// What the values of a facet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetValues {
    /// The codes of the portfolio's areas.
    Areas,
    /// The codes of its parties.
    Parties,
    /// The words of a closed list.
    Words(&'static [&'static str]),
}

impl Facet {
    /// Every facet, in the order in which filters offer them.
    pub const OFFERED: [Self; Self::ALL.len()] = [
        Self::Status,
        Self::Area,
        Self::Sides,
        Self::Freshness,
        Self::Standing,
        Self::Due,
        Self::Basis,
        Self::Nature,
        Self::Party,
        Self::Validity,
    ];

    /// What its values are.
    pub const fn values(self) -> FacetValues {
        match self {
            Self::Area => FacetValues::Areas,
            Self::Party => FacetValues::Parties,
            Self::Status => FacetValues::Words(HeadlineStatus::WORDS),
            Self::Freshness => FacetValues::Words(Freshness::WORDS),
            Self::Standing => FacetValues::Words(Standing::WORDS),
            Self::Basis => FacetValues::Words(Basis::WORDS),
            Self::Nature => FacetValues::Words(Nature::WORDS),
            Self::Due => FacetValues::Words(DueState::WORDS),
            Self::Sides => FacetValues::Words(Sides::WORDS),
            Self::Validity => FacetValues::Words(Validity::WORDS),
        }
    }

    /// The value that alone passes where none is chosen; nothing for a facet of which then everything passes.
    pub const fn usual(self) -> Option<&'static str> {
        match self {
            Self::Validity => Some(Validity::Current.word()),
            _ => None,
        }
    }

    /// Whether a value is valid for it.
    pub fn has(self, value: &str, reference: &Reference) -> bool {
        match self.values() {
            FacetValues::Areas => reference.area(value).is_some(),
            FacetValues::Parties => reference.party(value).is_some(),
            FacetValues::Words(words) => words.contains(&value),
        }
    }
}

/// Something for each facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PerFacet<T>([T; Facet::ALL.len()]);

impl<T> Index<Facet> for PerFacet<T> {
    type Output = T;

    fn index(&self, facet: Facet) -> &T {
        &self.0[facet as usize]
    }
}

impl<T> IndexMut<Facet> for PerFacet<T> {
    fn index_mut(&mut self, facet: Facet) -> &mut T {
        &mut self.0[facet as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_is_offered_once() {
        let mut offered = Facet::OFFERED;
        offered.sort_unstable();
        assert_eq!(offered, Facet::ALL);
    }
}

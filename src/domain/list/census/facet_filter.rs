//! What a list's filters let through, worked out once for every text of a vocabulary.

use crate::domain::commitment::owner::OwnerRole;
use crate::domain::list::census::vocabulary::{FacetWords, Vocabulary};
use crate::domain::list::facet::{Facet, PerFacet};
use crate::domain::list::facets::Facets;

/// Which places of each facet's vocabulary pass; nothing for a facet of which everything does.
pub struct FacetFilter(PerFacet<Option<Vec<bool>>>);

impl FacetFilter {
    /// What these facets let through.
    pub fn of(words: &FacetWords, facets: &Facets) -> Self {
        let mut passing = PerFacet::default();
        for facet in Facet::ALL {
            if facets.narrows(*facet) {
                passing[*facet] = Some(words[*facet].map(|values| !facets.refuses(*facet, values)));
            }
        }
        Self(passing)
    }

    /// Whether a facet refuses what has its values at this place.
    pub fn refuses(&self, facet: Facet, place: u32) -> bool {
        self.0[facet].as_ref().is_some_and(|passing| !passes(passing, place))
    }

    /// Whether every facet lets through what has these places.
    pub fn admits(&self, places: &PerFacet<u32>) -> bool {
        !Facet::ALL.iter().any(|facet| self.refuses(*facet, places[*facet]))
    }
}

/// What a place of a vocabulary is in a list made by [`Vocabulary::map`].
pub(super) fn passes(passing: &[bool], place: u32) -> bool {
    passing.get(place as usize).copied().unwrap_or_default()
}

/// The texts of owners among which is one of these organisations, in a role where one is asked for; nothing where none is.
/// What an organisation leads it does not only support.
pub(super) fn owned_by(owners: &Vocabulary, organisations: &[String], role: Option<OwnerRole>) -> Option<Vec<bool>> {
    if organisations.is_empty() {
        return None;
    }
    let owns = |token: &str| organisations.iter().any(|code| token.split(':').nth(1) == Some(code));
    let leads = |token: &str| owns(token) && token.split(':').nth(2) == Some(OwnerRole::Lead.word());
    Some(owners.map(|text| {
        let tokens = || text.split_ascii_whitespace();
        let led = || tokens().any(leads);
        match role {
            None => tokens().any(owns),
            Some(OwnerRole::Lead) => led(),
            Some(OwnerRole::Support) => tokens().any(owns) && !led(),
        }
    }))
}

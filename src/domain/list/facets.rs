//! What a list is narrowed to, facet by facet.

use crate::domain::commitment::Standing;
use crate::domain::list::facet::{Facet, FacetValues, PerFacet};

/// The values to which a list is narrowed, facet by facet; of a facet without any passes what is usual, mostly everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facets(PerFacet<Vec<String>>);

impl Facets {
    /// Those of everything that totals count: all but proposals.
    pub fn commitments() -> Self {
        Self::of(Facet::Standing, [Standing::Agreed, Standing::Unilateral])
    }

    /// Those of proposals, which are counted apart.
    pub fn proposals() -> Self {
        Self::of(Facet::Standing, [Standing::Proposed])
    }

    /// Narrowed by one facet only.
    pub fn of(facet: Facet, values: impl IntoIterator<Item = impl ToString>) -> Self {
        Self::default().with(facet, values)
    }

    /// The same with other values of one facet.
    pub fn with(mut self, facet: Facet, values: impl IntoIterator<Item = impl ToString>) -> Self {
        self.0[facet] = values.into_iter().map(|it| it.to_string()).collect();
        if let FacetValues::Words(words) = facet.values() {
            debug_assert!(self.0[facet].iter().all(|it| words.contains(&it.as_str())), "{facet}: {:?}", self.0[facet]);
        }
        self.settle();
        self
    }

    /// The values chosen of a facet, in the order in which they were chosen.
    pub fn chosen(&self, facet: Facet) -> &[String] {
        &self.0[facet]
    }

    /// How many bytes they take.
    pub fn weight(&self) -> usize {
        let values = Facet::ALL.iter().flat_map(|facet| self.chosen(*facet));
        size_of::<Self>() + values.map(|value| value.len() + size_of::<String>()).sum::<usize>()
    }

    /// Whether a value of a facet was chosen.
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.0[facet].iter().any(|it| it == value)
    }

    /// Whether a facet lets a value through: it was chosen, or none was and it is what passes then.
    pub fn passes(&self, facet: Facet, value: &str) -> bool {
        match &self.0[facet][..] {
            [] => facet.usual().is_none_or(|usual| usual == value),
            chosen => chosen.iter().any(|it| it == value),
        }
    }

    /// Chooses one more value, unless it was chosen before.
    pub fn choose(&mut self, facet: Facet, value: &str) {
        if !self.has(facet, value) {
            self.0[facet].push(value.to_owned());
        }
    }

    /// Removes a choice.
    pub fn drop(&mut self, facet: Facet, value: &str) {
        self.0[facet].retain(|it| it != value);
        self.settle();
    }

    /// Drops choices that say no more than none would.
    pub fn settle(&mut self) {
        for facet in Facet::ALL {
            if matches!(&self.0[*facet][..], [only] if facet.usual() == Some(only)) {
                self.0[*facet].clear();
            }
        }
    }

    /// Whether a facet lets through less than everything.
    pub fn narrows(&self, facet: Facet) -> bool {
        !self.0[facet].is_empty() || facet.usual().is_some()
    }

    /// Whether a facet refuses what has these values of it, with spaces between them. Values of one facet widen each other,
    /// facets narrow each other; of areas, parties and sides a commitment has several, and one chosen is enough. A proposal
    /// has no status, so any status refuses it.
    pub fn refuses(&self, facet: Facet, values: &str) -> bool {
        self.narrows(facet) && !values.split_ascii_whitespace().any(|value| self.passes(facet, value))
    }
}

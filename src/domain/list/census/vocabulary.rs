//! The texts that rows have in common, each kept once.

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::list::facet::{Facet, FacetValues, PerFacet};

/// Texts by their places: a row holds the place.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    texts: Vec<Arc<str>>,
    places: HashMap<Arc<str>, u32>,
}

impl Vocabulary {
    /// The place of a text; a new one where it is not known yet.
    pub fn place(&mut self, text: &str) -> u32 {
        if let Some(place) = self.find(text) {
            return place;
        }
        let (text, place) = (Arc::from(text), u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.places.insert(Arc::clone(&text), place);
        self.texts.push(text);
        place
    }

    /// The place of a text, where it is known.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.places.get(text).copied()
    }

    /// The text at a place.
    pub fn text(&self, place: u32) -> &str {
        self.texts.get(place as usize).map_or("", |text| text)
    }

    /// Something of every text, in the order of the places.
    pub fn map<T>(&self, of: impl FnMut(&str) -> T) -> Vec<T> {
        self.texts.iter().map(AsRef::as_ref).map(of).collect()
    }
}

/// For each facet its values, as rows have them: of areas, parties and sides several, with spaces between them.
pub type FacetWords = PerFacet<Vocabulary>;

/// The words of a facet that depends on the day, in the order of its closed list: the places that are worked out. No value
/// stands at the first place.
pub fn with_words_of_days(mut words: FacetWords) -> FacetWords {
    for facet in [Facet::Freshness, Facet::Due] {
        words[facet].place("");
        if let FacetValues::Words(all) = facet.values() {
            for word in all {
                words[facet].place(word);
            }
        }
    }
    words
}

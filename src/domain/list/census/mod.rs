//! Every row that lists count, in memory and in columns: counts, filters and orders are worked out of it, for any reader, day
//! and query, without asking the database. A census is one state of the ledger; the next one shares with it whatever an
//! append did not touch.

mod audiences;
mod counts;
mod facet_filter;
mod pairs;
mod pick;
mod row;
mod row_filter;
mod state;
mod vocabulary;

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::domain::access::permission::Audience;
use crate::domain::basics::instant::AsOf;
use crate::domain::commitment::Standing;
use crate::domain::commitment::owner::OwnerRole;
use crate::domain::list::facet::{Facet, PerFacet};
use crate::domain::list::query::Query;
use crate::domain::record::validity::Validity;

pub use audiences::Audiences;
pub use counts::Standings;
pub(in crate::domain) use facet_filter::FacetFilter;
pub use pick::Picked;
pub use row::NewRow;
pub use state::State;
pub(in crate::domain) use vocabulary::FacetWords;

use crate::domain::list::census::row::{Clock, NO_DUE_DAY, Row};
use crate::domain::list::census::vocabulary::{Vocabulary, with_words_of_days};

/// Parts of a census. An append copies the part of the commitments that it touches.
const SHARDS: usize = 512;

/// Every row that lists count, in one state of the ledger.
#[derive(Clone, Debug)]
pub struct Census {
    words: Arc<Words>,
    shards: Vec<Arc<Shard>>,
    state: State,
}

/// The texts to which rows refer.
#[derive(Clone, Debug, Default)]
struct Words {
    facets: Arc<FacetWords>,
    statements: Vocabulary,
    owners: Vocabulary,
}

/// The rows of some commitments.
#[derive(Clone, Debug, Default)]
struct Shard {
    /// Identifiers and slugs. Those of what is gone stay.
    commitments: Vec<(Arc<str>, Arc<str>)>,
    /// For each audience, in the order of [`Audience::ALL`].
    rows: [Vec<Row>; Audience::ALL.len()],
}

/// Who asks for what, as of when.
pub struct Asked<'a> {
    pub audiences: &'a Audiences,
    pub as_of: AsOf,
    /// Its words are left to the search index.
    pub query: &'a Query,
    /// The commitments that hold the query's words; nothing where it has none.
    pub found: Option<&'a HashSet<String>>,
    /// The role in which one of the query's organisations owns them: those that it leads, or those that it only supports.
    pub role: Option<OwnerRole>,
}

impl Default for Census {
    fn default() -> Self {
        let facets = Arc::new(with_words_of_days(FacetWords::default()));
        let words = Words { facets, ..Words::default() };
        Self { words: Arc::new(words), shards: vec![Arc::default(); SHARDS], state: State::default() }
    }
}

impl Census {
    /// Nothing yet, of a state of the ledger.
    pub fn at(state: State) -> Self {
        Self { state, ..Self::default() }
    }

    /// The same for a later state, to be brought up to date.
    #[must_use]
    pub fn moved_to(&self, state: State) -> Self {
        Self { state, ..self.clone() }
    }

    /// Its state.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Adds a row.
    pub fn add(&mut self, new: &NewRow<'_>) {
        let facets = self.places(new);
        let (statement, owners) = self.texts(new);
        let shard = Arc::make_mut(&mut self.shards[shard_of(new.commitment)]);
        let commitment = shard.place(new.commitment, new.slug);
        let kept = shard.rows.iter().filter_map(|of| of.last()).filter(|it| it.commitment == commitment);
        let same = kept.map(|it| &it.titles).find(|it| it.iter().zip(new.titles).all(|(kept, new)| kept == new));
        let titles = same.map_or_else(|| Arc::new(new.titles.map(str::to_owned)), Arc::clone);
        let row = Row {
            read_in: self.state,
            from: new.from,
            to: new.to,
            stated_on: new.stated_on,
            awaited_since: new.awaited_since,
            reported_on: new.reported_on,
            due_on: new.due_on,
            due_passes_at: new.due_passes_at.unwrap_or(NO_DUE_DAY),
            position: new.position,
            commitment,
            statement,
            owners,
            facets,
            status: new.status,
            proposed: new.facets[Facet::Standing] == Standing::Proposed.word(),
            current: new.facets[Facet::Validity] == Validity::Current.word(),
            live: new.live,
            published: new.published,
            titles,
        };
        for audience in new.read_by.audiences() {
            shard.rows[*audience as usize].push(row.clone());
        }
    }

    /// Takes out the rows of a commitment.
    pub fn remove(&mut self, commitment: &str) {
        let shard = &mut self.shards[shard_of(commitment)];
        let Some(place) = shard.find(commitment) else { return };
        let shard = Arc::make_mut(shard);
        for rows in &mut shard.rows {
            rows.retain(|row| row.commitment != place);
        }
    }

    /// The identifiers of the commitments that are, or once were, of a statement.
    pub fn of_statement(&self, slug: &str) -> BTreeSet<String> {
        let Some(statement) = self.words.statements.find(slug) else { return BTreeSet::new() };
        let of = |shard: &Arc<Shard>| -> Vec<String> {
            let rows = shard.rows.iter().flatten().filter(|it| it.statement == statement);
            rows.map(|it| shard.id(it).to_string()).collect()
        };
        self.shards.iter().flat_map(of).collect()
    }

    /// The places of the facets' values. Those that depend on the day are worked out when it is known.
    fn places(&mut self, new: &NewRow<'_>) -> PerFacet<u32> {
        let mut places = PerFacet::default();
        for facet in Facet::ALL {
            let values = new.facets[*facet].trim();
            places[*facet] = match self.words.facets[*facet].find(values) {
                Some(place) => place,
                None => Arc::make_mut(&mut Arc::make_mut(&mut self.words).facets)[*facet].place(values),
            };
        }
        places
    }

    fn texts(&mut self, new: &NewRow<'_>) -> (u32, u32) {
        if let (Some(statement), Some(owners)) =
            (self.words.statements.find(new.statement), self.words.owners.find(new.owners))
        {
            return (statement, owners);
        }
        let words = Arc::make_mut(&mut self.words);
        (words.statements.place(new.statement), words.owners.place(new.owners))
    }
}

impl Shard {
    fn find(&self, commitment: &str) -> Option<u32> {
        let place = self.commitments.iter().rposition(|(id, _)| **id == *commitment)?;
        u32::try_from(place).ok()
    }

    /// The place of a commitment; a new one where it is not known yet.
    fn place(&mut self, commitment: &str, slug: &str) -> u32 {
        // Rows of one commitment mostly come one after another: it is looked for from the end.
        if let Some(place) = self.find(commitment) {
            let kept = &mut self.commitments[place as usize].1;
            if **kept != *slug {
                *kept = slug.into();
            }
            return place;
        }
        self.commitments.push((commitment.into(), slug.into()));
        u32::try_from(self.commitments.len() - 1).unwrap_or(u32::MAX)
    }

    fn id(&self, row: &Row) -> &Arc<str> {
        &self.commitments[row.commitment as usize].0
    }

    fn slug(&self, row: &Row) -> &Arc<str> {
        &self.commitments[row.commitment as usize].1
    }
}

fn shard_of(commitment: &str) -> usize {
    let mut hasher = DefaultHasher::new();
    commitment.hash(&mut hasher);
    usize::try_from(hasher.finish() % SHARDS as u64).unwrap_or_default()
}

#[cfg(test)]
#[path = "census_tests.rs"]
mod tests;

//! The use cases: each checks what the reader may see, asks the store, applies the rules and answers.

pub mod account;
pub mod briefing;
pub mod clock;
pub mod commitment;
pub mod meeting;
pub mod organisation;
pub mod portfolio;
pub mod random;
pub mod report;
pub mod statement;
pub mod unit_of_work;

use std::sync::{Arc, PoisonError, RwLock};

use jiff::tz::TimeZone;
use moka::sync::Cache;

pub use crate::service::clock::Clock;

pub use crate::service::random::SystemRandom;

use crate::auth::hasher::{Cost, Hasher};
use crate::domain::access::permission::Reader;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::parameter::BadParameter;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::facets::Facets;
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::query::Query;
use crate::domain::portfolio::reference::Reference;
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger::Random;
use crate::store::list::{ListRow, View};
use crate::store::reading::ListedUpdate;
use crate::store::{Db, ledger, reading};

/// Cells of tallies kept for reuse while the ledger stays as it is; a cell takes about 200 bytes.
const CELLS_KEPT: u64 = 150_000;
/// Counts of filters kept likewise; each takes a few kilobytes.
const COUNTS_KEPT: u64 = 1_000;
/// Rows of lists kept likewise; each takes about a kilobyte.
const ROWS_KEPT: u64 = 10_000;
/// What timelines draw of rows, kept likewise; each takes a few hundred bytes.
const MARKS_KEPT: u64 = 5_000;

/// What a tally depends on.
#[derive(Clone, PartialEq, Eq, Hash)]
struct TallyKey {
    height: i64,
    reader: Reader,
    as_of: AsOf,
    q: String,
    statement: Option<String>,
    org: Vec<String>,
}

/// What the counts of a list's filters depend on.
#[derive(Clone, PartialEq, Eq, Hash)]
struct CountsKey {
    tally: TallyKey,
    facets: Facets,
}

impl TallyKey {
    fn new(snapshot: &Snapshot, query: &Query) -> Self {
        Self {
            height: snapshot.height,
            reader: snapshot.reader.clone(),
            as_of: snapshot.as_of,
            q: query.q.clone(),
            statement: query.statement.clone(),
            org: query.org.clone(),
        }
    }
}

/// The product behind its pages: everything that a use case needs.
#[derive(Clone)]
pub struct Accord {
    db: Db,
    clock: Clock,
    zone: TimeZone,
    random: Arc<dyn Random>,
    hasher: Hasher,
    reference: Arc<RwLock<(i64, Arc<Reference>)>>,
    tallies: Cache<TallyKey, Arc<FacetCounts>>,
    counts: Cache<CountsKey, Arc<FilterCounts>>,
    /// By height of the ledger and [`store::list::page_keys`].
    rows: Cache<(i64, String), Arc<ListRow>>,
    /// Likewise.
    marks: Cache<(i64, String), Arc<TimelineMarks>>,
}

/// One state of the ledger, as one reader sees it as of one day.
pub struct Snapshot {
    conn: Conn,
    height: i64,
    /// Who reads.
    pub reader: Reader,
    /// The day asked for.
    pub as_of: AsOf,
    /// Reference data.
    pub reference: Arc<Reference>,
}

impl Snapshot {
    fn view(&mut self) -> (&mut Conn, View<'_>) {
        (&mut self.conn, View { reader: &self.reader, as_of: self.as_of, reference: &self.reference })
    }
}

/// Puts beside each update the row of its commitment.
async fn with_entries(
    conn: &mut Conn,
    view: &View<'_>,
    updates: Vec<ListedUpdate>,
) -> store::Result<Vec<(ListedUpdate, ListRow)>> {
    let mut ids: Vec<String> = updates.iter().map(|it| it.commitment.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let entries = store::list::with_ids(conn, &ids, view).await?;
    let beside = |it: ListedUpdate| {
        let entry = entries.iter().find(|entry| entry.id == it.commitment)?.clone();
        Some((it, entry))
    };
    Ok(updates.into_iter().filter_map(beside).collect())
}

impl Accord {
    /// Puts the product together.
    pub fn new(db: Db, clock: Clock, zone: TimeZone, random: Arc<dyn Random>) -> Self {
        let empty = Arc::new(RwLock::new((-1, Arc::new(Reference::default()))));
        // A tally has a cell for every mixture of properties: up to one for every commitment.
        let weight = |_: &TallyKey, tally: &Arc<FacetCounts>| u32::try_from(tally.0.len()).unwrap_or(u32::MAX).max(1);
        let tallies = Cache::builder().max_capacity(CELLS_KEPT).weigher(weight).build();
        let hasher = Hasher::new(Cost::default());
        let (counts, rows, marks) = (Cache::new(COUNTS_KEPT), Cache::new(ROWS_KEPT), Cache::new(MARKS_KEPT));
        Self { db, clock, zone, random, hasher, reference: empty, tallies, counts, rows, marks }
    }

    /// The same with passwords hashed at another cost.
    pub fn hashing_at(self, cost: Cost) -> Self {
        Self { hasher: Hasher::new(cost), ..self }
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Today in the portfolio's zone.
    pub fn today(&self) -> Day {
        self.clock.now().day_in(&self.zone)
    }

    /// The portfolio's zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The database, for the command line's tools.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The state of the ledger, for a reader who asks for a past day or for now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn snapshot(&self, reader: Reader, day: Option<Day>) -> store::Result<Snapshot> {
        let now = self.clock.now();
        let as_of = day.map_or_else(|| AsOf::now(now, &self.zone), |day| AsOf::on(day, now, &self.zone));
        let mut conn = self.db.read().await?;
        let height = ledger::head(&mut conn).await?.sequence;
        let reference = self.reference(&mut conn, height).await?;
        Ok(Snapshot { conn, height, reader, as_of, reference })
    }

    /// The state of the ledger that an address asks for, what it asks, and which of its parameters could not be used.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open(
        &self,
        reader: Reader,
        parameters: &[(String, String)],
    ) -> store::Result<(Snapshot, Query, Vec<BadParameter>)> {
        let now = self.snapshot(reader.clone(), None).await?;
        let parameters = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let (query, faults) = Query::read(parameters, &now.reference, now.as_of.day);
        let snapshot = match query.as_of {
            Some(day) => {
                drop(now);
                self.snapshot(reader, Some(day)).await?
            }
            None => now,
        };
        Ok((snapshot, query, faults))
    }

    async fn reference(&self, conn: &mut Conn, height: i64) -> store::Result<Arc<Reference>> {
        {
            let kept = self.reference.read().unwrap_or_else(PoisonError::into_inner);
            if kept.0 == height {
                return Ok(kept.1.clone());
            }
        }
        let fresh = Arc::new(reading::reference(conn).await?);
        let mut kept = self.reference.write().unwrap_or_else(PoisonError::into_inner);
        if kept.0 < height {
            *kept = (height, fresh.clone());
        }
        Ok(fresh)
    }

    /// Counts among what the query's words, statement and organisations let through, kept while the ledger stays the same.
    async fn tally(&self, snapshot: &mut Snapshot, query: &Query) -> store::Result<Arc<FacetCounts>> {
        let key = TallyKey::new(snapshot, query);
        if let Some(tally) = self.tallies.get(&key) {
            return Ok(tally);
        }
        let (conn, view) = snapshot.view();
        let tally = Arc::new(store::list::tally(conn, query, &view).await?);
        self.tallies.insert(key, tally.clone());
        Ok(tally)
    }

    /// What the numbers beside a list's filters say, kept while the ledger stays the same.
    async fn counts(&self, snapshot: &mut Snapshot, query: &Query) -> store::Result<Arc<FilterCounts>> {
        let key = CountsKey { tally: TallyKey::new(snapshot, query), facets: query.facets.clone() };
        if let Some(counts) = self.counts.get(&key) {
            return Ok(counts);
        }
        let tally = self.tally(snapshot, query).await?;
        let counts = Arc::new(FilterCounts::of(&tally, &query.facets));
        self.counts.insert(key, counts.clone());
        Ok(counts)
    }

    /// Whether the database answers and the tables are in step with the ledger.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ready(&self) -> store::Result<bool> {
        let mut conn = self.db.read().await?;
        store::reading::tables_are_current(&mut conn).await
    }
}

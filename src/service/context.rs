//! What every use case needs: the database, the clock, randomness, and the caches.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use jiff::tz::TimeZone;
use moka::sync::Cache;
use tokio::sync::Mutex;

use crate::assist::Assistant;
use crate::auth::hasher::{Cost, Hasher};
use crate::domain::access::permission::Reader;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::basics::parameter::BadParameter;
use crate::domain::list::census::State;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::facets::Facets;
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::query::Query;
use crate::domain::portfolio::day_zone::DayZone;
use crate::domain::portfolio::names::Names;
use crate::domain::portfolio::reference::Reference;
use crate::domain::webhook::target::Network;
use crate::service::census::{Kept, Searched};
use crate::service::clock::Clock;
use crate::service::comparisons::Comparisons;
use crate::service::notice::told::Telling;
use crate::service::portfolio::export::Turns;
use crate::service::report::pending::Pending;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::Db;
use crate::store::db::Conn;
use crate::store::ledger::Random;
use crate::store::readiness::{self, Fault};

/// Bytes of tallies cached while the ledger is unchanged.
const TALLIES_KEPT: u64 = 7_000_000;
/// Bytes of counts of filters cached likewise.
const COUNTS_KEPT: u64 = 7_000_000;
/// States of the reference data of which it is known what they are found by.
const NAMES_KEPT: u64 = 2;
/// Numbers of what waits for people, cached likewise.
const PENDING_KEPT: u64 = 1_000;
/// How long it is known whether the server is ready, in microseconds.
const READINESS_KEPT: i64 = 2_000_000;

/// Before anything was read.
const NOTHING_READ: State = State { rebuilt: -1, height: -1 };

/// What a tally depends on: also on the time within the day, by which due days pass.
type TallyKey = (Searched, AsOf);

/// What the counts of a list's filters depend on.
type CountsKey = (TallyKey, Facets);

/// The reference data as they were last read, and what follows from them.
struct LastRead {
    state: State,
    reference: Arc<Reference>,
    zone: DayZone,
}

/// What every use case is given. A clone shares the database and the caches.
#[derive(Clone)]
pub struct Context {
    pub(super) db: Db,
    pub(super) clock: Clock,
    /// The zone that the operator set.
    pub(super) set_zone: Option<TimeZone>,
    pub(super) random: Arc<dyn Random>,
    pub(super) hasher: Hasher,
    reference: Arc<RwLock<LastRead>>,
    /// Every row that lists count, in the latest states of the ledger.
    pub(super) census: Kept,
    pub(super) comparisons: Comparisons,
    /// The program whose children read files; nothing where it is this one.
    pub(super) program: Option<PathBuf>,
    /// The model of the operator's own that may be asked, where there is one.
    pub(super) assistant: Option<Arc<Assistant>>,
    /// The networks of the operator's own to which webhooks may lead.
    pub(super) webhook_networks: Arc<[Network]>,
    tallies: Cache<TallyKey, Arc<FacetCounts>>,
    counts: Cache<CountsKey, Arc<FilterCounts>>,
    /// By where the reference data are in memory, which they keep as long as they stand here.
    pub(super) names: Cache<usize, (Arc<Reference>, Arc<Names>)>,
    /// By state, day, and who asks.
    pub(super) pending: Cache<(State, Day, String), Pending>,
    pub(super) telling: Arc<Telling>,
    /// Files of lists take turns.
    pub(super) files: Turns,
    /// When it was last found out, and what.
    readiness: Arc<Mutex<Option<(Instant, Readiness)>>>,
}

/// How much a number of bytes counts in a cache.
fn weight(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Whether the server can do what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// Why the database keeps nothing; nothing when it does.
    pub fault: Option<Fault>,
    /// Whether the tables are in step with the ledger.
    pub tables_current: bool,
}

impl Context {
    /// With empty caches.
    pub fn new(db: Db, clock: Clock, set_zone: Option<TimeZone>, random: Arc<dyn Random>) -> Self {
        let reference = Arc::new(Reference::default());
        let zone = DayZone::recorded(set_zone.as_ref(), &reference);
        let empty = Arc::new(RwLock::new(LastRead { state: NOTHING_READ, reference, zone }));
        let tallies = Cache::builder().max_capacity(TALLIES_KEPT);
        let tallies = tallies
            .weigher(|(searched, _): &TallyKey, tally: &Arc<FacetCounts>| weight(searched.weight() + tally.weight()));
        let counts = Cache::builder().max_capacity(COUNTS_KEPT);
        let counts = counts.weigher(|((searched, _), facets): &CountsKey, counts: &Arc<FilterCounts>| {
            weight(searched.weight() + facets.weight() + counts.weight())
        });
        let (tallies, counts) = (tallies.build(), counts.build());
        let hasher = Hasher::new(Cost::default());
        let (census, readiness) = (Kept::default(), Arc::default());
        let (names, pending) = (Cache::new(NAMES_KEPT), Cache::new(PENDING_KEPT));
        let (reference, telling) = (empty, Arc::default());
        Self {
            db,
            clock,
            set_zone,
            random,
            hasher,
            reference,
            tallies,
            counts,
            census,
            comparisons: Comparisons::default(),
            names,
            pending,
            telling,
            files: Turns::default(),
            program: None,
            assistant: None,
            webhook_networks: Arc::new([]),
            readiness,
        }
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Today in the portfolio's zone.
    pub fn today(&self) -> Day {
        self.clock.now().day_in(&self.zone())
    }

    /// The portfolio's zone.
    pub fn zone(&self) -> TimeZone {
        self.day_zone().zone
    }

    /// The portfolio's zone and who says so, by the reference data that were read last.
    pub fn day_zone(&self) -> DayZone {
        self.reference.read().unwrap_or_else(PoisonError::into_inner).zone.clone()
    }

    /// The state of the ledger, for a reader who asks for a past day or for now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn snapshot(&self, reader: Reader, day: Option<Day>) -> store::Result<Snapshot> {
        self.snapshot_in(self.db.read().await?, reader, day).await
    }

    /// The state of the ledger now, in a transaction that holds its lock: what is written afterwards rests on it.
    ///
    /// # Errors
    /// When the lock is not available in time.
    pub async fn snapshot_to_write(&self, reader: Reader) -> store::Result<Snapshot> {
        self.snapshot_in(self.db.write().await?, reader, None).await
    }

    async fn snapshot_in(&self, mut conn: Conn, reader: Reader, day: Option<Day>) -> store::Result<Snapshot> {
        let now = self.clock.now();
        let state = store::census::state(&mut conn).await?;
        let reference = self.reference(&mut conn, state).await?;
        let zone = DayZone::recorded(self.set_zone.as_ref(), &reference).zone;
        let as_of = day.map_or_else(|| AsOf::now(now, &zone), |day| AsOf::on(day, now, &zone));
        Ok(Snapshot { conn, state, census: None, reader, as_of, reference })
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

    /// The reference data as they are now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn reference_now(&self) -> store::Result<Arc<Reference>> {
        let mut conn = self.db.read().await?;
        self.reference_in(&mut conn).await
    }

    /// The reference data in the state of the ledger that a connection reads.
    pub async fn reference_in(&self, conn: &mut Conn) -> store::Result<Arc<Reference>> {
        let state = store::census::state(conn).await?;
        self.reference(conn, state).await
    }

    /// A key for a form: sent twice, it makes one record.
    pub fn idempotency_key(&self) -> String {
        self.random.id(self.clock.now())
    }

    /// What a form makes has the form's key as its identifier: sent twice, it is made once.
    pub fn own_id(&self, idempotency_key: &str) -> String {
        let plain = !idempotency_key.is_empty()
            && idempotency_key.len() <= 64
            && idempotency_key.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
        if plain { idempotency_key.to_owned() } else { self.random.id(self.clock.now()) }
    }

    /// The reference data in a state, read once for each.
    pub async fn reference(&self, conn: &mut Conn, state: State) -> store::Result<Arc<Reference>> {
        let (before, kept) = {
            let kept = self.reference.read().unwrap_or_else(PoisonError::into_inner);
            (kept.state, kept.reference.clone())
        };
        if before == state {
            return Ok(kept);
        }
        let unchanged = before.rebuilt == state.rebuilt
            && before < state
            && !store::portfolio::reference_changed_since(conn, before.height).await?;
        let fresh = if unchanged { kept } else { Arc::new(store::portfolio::reference(conn).await?) };
        let zone = DayZone::recorded(self.set_zone.as_ref(), &fresh);
        let mut kept = self.reference.write().unwrap_or_else(PoisonError::into_inner);
        if kept.state < state {
            *kept = LastRead { state, reference: fresh.clone(), zone };
        }
        Ok(fresh)
    }

    /// Counts among what the query's words, statement and organisations let through, cached while the ledger is
    /// unchanged.
    pub async fn tally(&self, snapshot: &mut Snapshot, query: &Query) -> store::Result<Arc<FacetCounts>> {
        let key = (Searched::new(snapshot, query, snapshot.as_of.day), snapshot.as_of);
        if let Some(tally) = self.tallies.get(&key) {
            return Ok(tally);
        }
        let view = self.census.view(snapshot, query).await?;
        let tally = Arc::new(view.census.tally(&view.asked(query)));
        self.tallies.insert(key, tally.clone());
        Ok(tally)
    }

    /// What the numbers beside a list's filters say, cached while the ledger is unchanged.
    pub async fn counts(&self, snapshot: &mut Snapshot, query: &Query) -> store::Result<Arc<FilterCounts>> {
        let searched = Searched::new(snapshot, query, snapshot.as_of.day);
        let key = ((searched, snapshot.as_of), query.facets.clone());
        if let Some(counts) = self.counts.get(&key) {
            return Ok(counts);
        }
        let tally = self.tally(snapshot, query).await?;
        let counts = Arc::new(FilterCounts::of(&tally, &query.facets));
        self.counts.insert(key, counts.clone());
        Ok(counts)
    }

    /// Empties the database's journal of what was deleted. Where a reader is in the way, the server tries again every
    /// minute.
    pub async fn empty_journal(&self) {
        match self.db.empty_journal().await {
            Ok(true) => {}
            Ok(false) => tracing::warn!("the journal cannot be emptied yet: somebody reads an earlier state"),
            Err(error) => tracing::error!(%error, "the journal cannot be emptied"),
        }
    }

    /// Whether the database keeps what it is given and the tables are in step with the ledger. Whoever asks often is
    /// given the answer of a moment ago: each costs a write.
    pub async fn readiness(&self) -> Readiness {
        let mut last = self.readiness.lock().await;
        let now = self.now();
        if let (Clock::System, Some((at, readiness))) = (&self.clock, *last)
            && (0..READINESS_KEPT).contains(&(now.0 - at.0))
        {
            return readiness;
        }
        let fault = readiness::probe(&self.db, now).await.err();
        let tables_current = match tokio::time::timeout(Duration::from_secs(3), self.tables_are_current()).await {
            Ok(Ok(current)) => current,
            Ok(Err(error)) => {
                tracing::error!(%error, "not ready: the tables cannot be read");
                false
            }
            Err(_) => false,
        };
        let readiness = Readiness { fault, tables_current };
        // What took long to find out holds from when it was found out.
        *last = Some((self.now(), readiness));
        readiness
    }

    async fn tables_are_current(&self) -> store::Result<bool> {
        let mut conn = self.db.read().await?;
        store::portfolio::tables_are_current(&mut conn).await
    }
}

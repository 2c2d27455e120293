//! The census kept in step with the ledger, and what was read of the rows that it picked.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use moka::sync::Cache;
use tokio::sync::Mutex;

use crate::domain::access::permission::Reader;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::lang::Lang;
use crate::domain::list::census::{Asked, Audiences, Census, Picked};
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::query::Query;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::db::Conn;
use crate::store::list::ListRow;

/// What a search depends on.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Searched {
    height: i64,
    reader: Reader,
    day: Day,
    q: String,
    statement: Option<String>,
    org: Vec<String>,
}

/// Identifiers kept of what searches found; each takes about a hundred bytes.
const FOUND_KEPT: u64 = 200_000;
/// States of the ledger of which the census is kept: requests that are under way read some of them.
const STATES_KEPT: usize = 8;
/// Rows of lists kept; each takes about a kilobyte.
const ROWS_KEPT: u64 = 6_000;
/// What timelines draw of rows, kept likewise; each takes a few hundred bytes.
const MARKS_KEPT: u64 = 5_000;

/// The census of the latest states of the ledger, and rows that were read. A row that an append did not touch is not read
/// again.
#[derive(Clone)]
pub struct Kept {
    states: Arc<Mutex<BTreeMap<i64, Arc<Census>>>>,
    rows: Cache<Picked, Arc<ListRow>>,
    marks: Cache<Picked, Arc<TimelineMarks>>,
    found: Cache<Searched, Arc<HashSet<String>>>,
}

impl Default for Kept {
    fn default() -> Self {
        let weight = |_: &Searched, found: &Arc<HashSet<String>>| u32::try_from(found.len()).unwrap_or(u32::MAX).max(1);
        let found = Cache::builder().max_capacity(FOUND_KEPT).weigher(weight).build();
        Self { states: Arc::default(), rows: Cache::new(ROWS_KEPT), marks: Cache::new(MARKS_KEPT), found }
    }
}

/// The census of one state of the ledger with what a reader asks of it.
pub struct View {
    pub census: Arc<Census>,
    pub audiences: Audiences,
    pub as_of: AsOf,
    found: Option<Arc<HashSet<String>>>,
}

impl View {
    /// What is asked, on the day of the snapshot.
    pub fn asked<'a>(&'a self, query: &'a Query) -> Asked<'a> {
        self.asked_on(query, self.as_of)
    }

    /// The same on another day, of a query without words.
    pub fn asked_on<'a>(&'a self, query: &'a Query, as_of: AsOf) -> Asked<'a> {
        Asked { audiences: &self.audiences, as_of, query, found: self.found.as_deref(), role: None }
    }
}

impl Kept {
    /// The census of the state that a connection reads. Of many requests at once the first reads what changed, the others
    /// wait for it.
    async fn census(&self, conn: &mut Conn, height: i64) -> store::Result<Arc<Census>> {
        let mut states = self.states.lock().await;
        if let Some(census) = states.get(&height) {
            return Ok(Arc::clone(census));
        }
        let census = match states.range(..height).next_back() {
            Some((_, before)) => store::census::since(conn, before, height).await?,
            None => store::census::whole(conn, height).await?,
        };
        let census = Arc::new(census);
        states.insert(height, Arc::clone(&census));
        while states.len() > STATES_KEPT {
            states.pop_first();
        }
        Ok(census)
    }

    /// What a query asks of the snapshot's state.
    pub async fn view(&self, snapshot: &mut Snapshot, query: &Query) -> store::Result<View> {
        let as_of = snapshot.as_of;
        self.view_on(snapshot, query, as_of).await
    }

    /// The same as of another day.
    pub async fn view_on(&self, snapshot: &mut Snapshot, query: &Query, as_of: AsOf) -> store::Result<View> {
        let found = self.found(snapshot, query, as_of).await?;
        let height = snapshot.height;
        let (conn, view) = snapshot.view();
        let audiences = Audiences::of(view.reader, view.reference);
        Ok(View { census: self.census(conn, height).await?, audiences, as_of, found })
    }

    /// The commitments that hold the query's words; nothing where it has none. A page asks for them several times.
    async fn found(
        &self,
        snapshot: &mut Snapshot,
        query: &Query,
        as_of: AsOf,
    ) -> store::Result<Option<Arc<HashSet<String>>>> {
        if query.q.is_empty() {
            return Ok(None);
        }
        let key = Searched {
            height: snapshot.height,
            reader: snapshot.reader.clone(),
            day: as_of.day,
            q: query.q.clone(),
            statement: query.statement.clone(),
            org: query.org.clone(),
        };
        if let Some(found) = self.found.get(&key) {
            return Ok(Some(found));
        }
        let (conn, view) = snapshot.view();
        let view = store::list::View { as_of, ..view };
        let Some(found) = store::census::found(conn, query, &view).await? else { return Ok(None) };
        let found = Arc::new(found);
        self.found.insert(key, Arc::clone(&found));
        Ok(Some(found))
    }

    /// One page of a list.
    pub async fn page(
        &self,
        snapshot: &mut Snapshot,
        query: &Query,
        lang: Lang,
        size: u32,
    ) -> store::Result<Vec<Arc<ListRow>>> {
        let view = self.view(snapshot, query).await?;
        let picked = view.census.page(&view.asked(query), lang, size);
        self.rows(&mut snapshot.conn, picked).await
    }

    /// Every row of a list.
    pub async fn all(&self, snapshot: &mut Snapshot, query: &Query, lang: Lang) -> store::Result<Vec<Arc<ListRow>>> {
        let view = self.view(snapshot, query).await?;
        let picked = view.census.all(&view.asked(query), lang);
        self.rows(&mut snapshot.conn, picked).await
    }

    /// The rows that were picked, in their order. Those that were read before are not read again.
    pub async fn rows(&self, conn: &mut Conn, picked: Vec<Picked>) -> store::Result<Vec<Arc<ListRow>>> {
        let known: Vec<_> = picked.iter().map(|it| self.rows.get(it)).collect();
        let missing: Vec<Picked> =
            picked.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(it, _)| it.clone()).collect();
        let read = store::list::picked(conn, &missing).await?;
        // On one day a reader reads one row of each commitment.
        let mut read: BTreeMap<String, Arc<ListRow>> =
            read.into_iter().map(|it| (it.id.clone(), Arc::new(it))).collect();
        let rows = picked.into_iter().zip(known).filter_map(|(it, known)| {
            known.or_else(|| {
                let row = read.remove(&*it.commitment)?;
                self.rows.insert(it, Arc::clone(&row));
                Some(row)
            })
        });
        Ok(rows.collect())
    }

    /// What only a timeline draws of the rows that were picked, in their order.
    pub async fn marks(&self, conn: &mut Conn, picked: Vec<Picked>) -> store::Result<Vec<Arc<TimelineMarks>>> {
        let known: Vec<_> = picked.iter().map(|it| self.marks.get(it)).collect();
        let missing: Vec<Picked> =
            picked.iter().zip(&known).filter(|(_, known)| known.is_none()).map(|(it, _)| it.clone()).collect();
        let read = store::list::marks(conn, &missing).await?;
        let mut read: BTreeMap<String, Arc<TimelineMarks>> =
            read.into_iter().map(|(id, marks)| (id, Arc::new(marks))).collect();
        let rows = picked.into_iter().zip(known).filter_map(|(it, known)| {
            known.or_else(|| {
                let marks = read.remove(&*it.commitment)?;
                self.marks.insert(it, Arc::clone(&marks));
                Some(marks)
            })
        });
        Ok(rows.collect())
    }
}

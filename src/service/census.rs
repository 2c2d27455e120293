//! The census kept in step with the ledger, and what was read of the rows that it picked.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock, Weak};

use moka::sync::Cache;
use tokio::sync::Mutex;

use crate::domain::access::permission::Reader;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::AsOf;
use crate::domain::basics::lang::Lang;
use crate::domain::list::census::{Asked, Audiences, Census, Picked, State};
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::query::Query;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::db::Conn;
use crate::store::list::ListRow;

/// What a search depends on.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Searched {
    state: State,
    reader: Reader,
    day: Day,
    q: String,
    statement: Option<String>,
    org: Vec<String>,
}

impl Searched {
    /// What a query searches for on a day.
    pub fn new(snapshot: &Snapshot, query: &Query, day: Day) -> Self {
        Self {
            state: snapshot.state,
            reader: snapshot.reader.clone(),
            day,
            q: query.q.clone(),
            statement: query.statement.clone(),
            org: query.org.clone(),
        }
    }

    /// How many bytes it takes: whoever asks decides how long it is.
    pub fn weight(&self) -> usize {
        let org: usize = self.org.iter().map(|it| it.len() + size_of::<String>()).sum();
        size_of::<Self>() + self.q.len() + self.statement.as_ref().map_or(0, String::len) + org + BESIDES
    }
}

/// Bytes that anything kept takes besides itself: what is counted of it, and what finds it.
pub(super) const BESIDES: usize = 200;
/// Bytes of what searches found that are kept.
const FOUND_KEPT: u64 = 20_000_000;
/// Bytes that an identifier takes of it.
const OF_FOUND: usize = 100;
/// States of the ledger of which the census is kept: each shares with the one before it what did not change. Requests that
/// are under way hold their own.
const STATES_KEPT: usize = 3;
/// The same where one of them was read as a whole and shares nothing.
const WHOLES_KEPT: usize = 2;
/// Rows of lists kept; each takes about a kilobyte.
const ROWS_KEPT: u64 = 6_000;
/// What timelines draw of rows, kept likewise; each takes a few hundred bytes.
const MARKS_KEPT: u64 = 5_000;

/// The census of the latest states of the ledger, and rows that were read. A row that an append did not touch is not read
/// again.
#[derive(Clone)]
pub struct Kept {
    states: Arc<RwLock<BTreeMap<State, Arc<Census>>>>,
    /// Held by whoever reads a newer state.
    reading: Arc<Mutex<()>>,
    /// Held by whoever reads a state from before those that are kept; the last that was read so, as long as somebody has it.
    older: Arc<Mutex<Weak<Census>>>,
    rows: Cache<Picked, Arc<ListRow>>,
    marks: Cache<Picked, Arc<TimelineMarks>>,
    found: Cache<Searched, Arc<HashSet<String>>>,
}

impl Default for Kept {
    fn default() -> Self {
        let weight = |searched: &Searched, found: &Arc<HashSet<String>>| {
            u32::try_from(searched.weight() + found.len() * OF_FOUND).unwrap_or(u32::MAX)
        };
        let found = Cache::builder().max_capacity(FOUND_KEPT).weigher(weight).build();
        let (rows, marks) = (Cache::new(ROWS_KEPT), Cache::new(MARKS_KEPT));
        Self { states: Arc::default(), reading: Arc::default(), older: Arc::default(), rows, marks, found }
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
    /// What is asked, on the day of the view.
    pub fn asked<'a>(&'a self, query: &'a Query) -> Asked<'a> {
        let found = self.found.as_deref();
        Asked { audiences: &self.audiences, as_of: self.as_of, query, found, role: None }
    }
}

impl Kept {
    /// The census of the state that a connection reads. Of many requests at once the first reads what changed, the others
    /// wait for it; whoever asks for another state does not.
    async fn census(&self, conn: &mut Conn, state: State) -> store::Result<Arc<Census>> {
        if let Some(census) = self.last_until(state).filter(|it| it.state() == state) {
            return Ok(census);
        }
        if self.is_before_all(state) {
            let mut last = self.older.lock().await;
            if let Some(census) = last.upgrade().filter(|it| it.state() == state) {
                return Ok(census);
            }
            let census = Arc::new(store::census::whole(conn, state).await?);
            *last = Arc::downgrade(&census);
            return Ok(census);
        }
        let _turn = self.reading.lock().await;
        let before = self.last_until(state);
        let since = match &before {
            Some(census) if census.state() == state => return Ok(Arc::clone(census)),
            Some(before) if before.state().rebuilt == state.rebuilt => {
                store::census::since(conn, before, state).await?
            }
            _ => None,
        };
        let is_whole = since.is_none();
        let census = Arc::new(match since {
            Some(census) => census,
            None => store::census::whole(conn, state).await?,
        });
        self.keep(&census, is_whole);
        Ok(census)
    }

    /// The census kept of the last state that is this one or before it.
    fn last_until(&self, state: State) -> Option<Arc<Census>> {
        let states = self.states.read().unwrap_or_else(PoisonError::into_inner);
        states.range(..=state).next_back().map(|(_, census)| Arc::clone(census))
    }

    fn is_before_all(&self, state: State) -> bool {
        let states = self.states.read().unwrap_or_else(PoisonError::into_inner);
        states.first_key_value().is_some_and(|(first, _)| state < *first)
    }

    fn keep(&self, census: &Arc<Census>, is_whole: bool) {
        let mut states = self.states.write().unwrap_or_else(PoisonError::into_inner);
        states.insert(census.state(), Arc::clone(census));
        while states.len() > if is_whole { WHOLES_KEPT } else { STATES_KEPT } {
            states.pop_first();
        }
    }

    /// What a query asks of the snapshot's state.
    pub async fn view(&self, snapshot: &mut Snapshot, query: &Query) -> store::Result<View> {
        let as_of = snapshot.as_of;
        self.view_on(snapshot, query, as_of).await
    }

    /// The same as of another day.
    pub async fn view_on(&self, snapshot: &mut Snapshot, query: &Query, as_of: AsOf) -> store::Result<View> {
        let found = self.found(snapshot, query, as_of).await?;
        let census = match &snapshot.census {
            Some(census) => Arc::clone(census),
            None => {
                let census = self.census(&mut snapshot.conn, snapshot.state).await?;
                Arc::clone(snapshot.census.insert(census))
            }
        };
        let audiences = Audiences::of(&snapshot.reader, &snapshot.reference);
        Ok(View { census, audiences, as_of, found })
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
        let key = Searched::new(snapshot, query, as_of.day);
        if let Some(found) = self.found.get(&key) {
            return Ok(Some(found));
        }
        let (conn, view) = snapshot.view();
        let view = store::list::View { as_of, ..view };
        let Some(found) = store::search_index::found(conn, query, &view).await? else { return Ok(None) };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn state(height: i64) -> State {
        State { rebuilt: 0, height }
    }

    fn searched(number: usize) -> Searched {
        let q = format!("{number:0>1000}");
        Searched { state: state(1), reader: Reader::Anyone, day: Day::NEVER, q, statement: None, org: Vec::new() }
    }

    /// Whatever is searched for, and found or not: what is kept of it takes no more than it may.
    #[test]
    fn what_is_searched_for_counts_too() {
        let kept = Kept::default();
        for number in 0..30_000 {
            kept.found.insert(searched(number), Arc::default());
        }
        kept.found.run_pending_tasks();
        assert!(kept.found.entry_count() > 0 && kept.found.entry_count() * 1_000 <= FOUND_KEPT);
    }

    /// Of states that share little no more are kept than of those that share most.
    #[test]
    fn few_states_are_kept() {
        let kept = Kept::default();
        let heights = || kept.states.read().unwrap().keys().map(|it| it.height).collect::<Vec<_>>();
        assert!(!kept.is_before_all(state(0)));
        for height in 1..=6 {
            kept.keep(&Arc::new(Census::at(state(height))), height == 1);
        }
        assert_eq!(heights(), [4, 5, 6]);
        for height in [7, 8] {
            kept.keep(&Arc::new(Census::at(state(height))), true);
            assert_eq!(heights(), [height - 1, height]);
        }
        assert!(kept.is_before_all(state(6)) && !kept.is_before_all(state(7)) && !kept.is_before_all(state(9)));
        // What is made anew is no later state of what was before.
        assert_eq!(kept.last_until(State { rebuilt: 1, height: 7 }).unwrap().state(), state(8));
    }
}

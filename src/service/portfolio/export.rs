//! Lists as files: the rows of a list of any length, a part at a time, from one state of the record.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::domain::access::permission::Reader;
use crate::domain::basics::lang::Lang;
use crate::domain::list::census::Picked;
use crate::domain::list::query::Query;
use crate::exchange::portfolio_public::Public;
use crate::service::commitment::Commitments;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::ledger;
use crate::store::list::ListRow;
use crate::store::report::updates::{ListedUpdate, updates_about};

/// Commitments that are read at once for a file: memory holds no more of them.
pub const PART: usize = 500;
/// Files that are made at once: each holds a connection and a part of its list for as long as it takes.
const AT_ONCE: usize = 2;
/// How long a file waits for those before it.
const LONGEST: Duration = Duration::from_secs(10);

/// Whose turn it is to make a file of a list.
#[derive(Clone)]
pub(in crate::service) struct Turns {
    left: Arc<Semaphore>,
    pub longest: Duration,
}

impl Default for Turns {
    fn default() -> Self {
        Self { left: Arc::new(Semaphore::new(AT_ONCE)), longest: LONGEST }
    }
}

/// The turn to make one file, until it is dropped.
pub struct Turn(#[expect(dead_code, reason = "it is held, not asked")] OwnedSemaphorePermit);

impl Portfolio<'_> {
    /// The portfolio as everybody sees it now, for a portfolio file.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn public(self) -> store::Result<Public> {
        let mut snapshot = self.context.snapshot(Reader::Anyone, None).await?;
        let slugs = Commitments { context: self.context }.slugs(&mut snapshot).await?.into_iter().collect();
        let ids = store::commitment::ids(&mut snapshot.conn, &slugs).await?;
        let mut records = BTreeMap::new();
        for ids in ids.chunks(PART) {
            records.extend(ledger::records_of_all(&mut snapshot.conn, ids).await?);
        }
        Ok(Public::of(&snapshot.reference, &records, snapshot.as_of.day))
    }

    /// Waits for the turn to make a file, before anything is read for it; nothing where that takes too long.
    pub async fn turn(self) -> Option<Turn> {
        let Turns { left, longest } = self.context.files.clone();
        tokio::time::timeout(longest, left.acquire_owned()).await.ok()?.ok().map(Turn)
    }

    /// The rows of all commitments that a query lets through, in its order, whatever its page.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn picked(self, snapshot: &mut Snapshot, query: &Query, lang: Lang) -> store::Result<Vec<Picked>> {
        let view = self.context.census.view(snapshot, query).await?;
        Ok(view.census.all(&view.asked(query), lang))
    }

    /// The rows that were picked, in their order.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn rows_of(self, snapshot: &mut Snapshot, picked: &[Picked]) -> store::Result<Vec<ListRow>> {
        let rows = store::list::picked(&mut snapshot.conn, picked).await?;
        let mut rows: HashMap<String, ListRow> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
        Ok(picked.iter().filter_map(|it| rows.remove(&*it.commitment)).collect())
    }

    /// What was reported on the commitments that were picked, in their order, the latest report on each first.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn reports_on(
        self,
        snapshot: &mut Snapshot,
        picked: &[Picked],
    ) -> store::Result<Vec<(ListRow, Vec<ListedUpdate>)>> {
        let rows = self.rows_of(snapshot, picked).await?;
        let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
        let (conn, view) = snapshot.view();
        let mut reports: HashMap<String, Vec<ListedUpdate>> = HashMap::new();
        for update in updates_about(conn, &view, &ids).await? {
            reports.entry(update.commitment.clone()).or_default().push(update);
        }
        Ok(rows.into_iter().filter_map(|row| reports.remove(&row.id).map(|reports| (row, reports))).collect())
    }
}

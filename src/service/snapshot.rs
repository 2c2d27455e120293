//! One state of the ledger as one reader sees it.

use std::sync::Arc;

use crate::domain::access::permission::Reader;
use crate::domain::basics::instant::AsOf;
use crate::domain::list::census::{Census, State};
use crate::domain::portfolio::reference::Reference;
use crate::store;
use crate::store::db::Conn;
use crate::store::list::{ListRow, View};
use crate::store::report::updates::ListedUpdate;

/// One state of the ledger, as one reader sees it as of one day.
pub struct Snapshot {
    pub(super) conn: Conn,
    pub(super) state: State,
    /// Every row that lists count, once it was asked for.
    pub(super) census: Option<Arc<Census>>,
    /// Who reads.
    pub reader: Reader,
    /// The day asked for.
    pub as_of: AsOf,
    /// Reference data.
    pub reference: Arc<Reference>,
}

impl Snapshot {
    /// The connection, and what the reader sees through it.
    pub(super) fn view(&mut self) -> (&mut Conn, View<'_>) {
        (&mut self.conn, View { reader: &self.reader, as_of: self.as_of, reference: &self.reference })
    }
}

/// Pairs each update with the row of its commitment.
pub(super) async fn with_rows(
    conn: &mut Conn,
    view: &View<'_>,
    updates: Vec<ListedUpdate>,
) -> store::Result<Vec<(ListedUpdate, ListRow)>> {
    let mut ids: Vec<String> = updates.iter().map(|it| it.commitment.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let entries = store::list::with_ids(conn, &ids, view).await?;
    let beside = |update: ListedUpdate| {
        let entry = entries.iter().find(|entry| entry.id == update.commitment)?.clone();
        Some((update, entry))
    };
    Ok(updates.into_iter().filter_map(beside).collect())
}

//! Lists as files: the rows of a list of any length, a part at a time, from one state of the record.

use std::collections::HashMap;

use crate::domain::basics::lang::Lang;
use crate::domain::list::query::Query;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::list::ListRow;
use crate::store::report::updates::{ListedUpdate, updates_about};

/// Commitments that are read at once for a file: memory holds no more of them.
pub const PART: usize = 500;

impl Portfolio<'_> {
    /// The identifiers of all commitments that a query lets through, in its order, whatever its page.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn ids(self, snapshot: &mut Snapshot, query: &Query, lang: Lang) -> store::Result<Vec<String>> {
        let view = self.context.census.view(snapshot, query).await?;
        let picked = view.census.all(&view.asked(query), lang);
        Ok(picked.into_iter().map(|it| it.commitment.to_string()).collect())
    }

    /// The rows of these commitments, in this order.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn rows_of(self, snapshot: &mut Snapshot, ids: &[String]) -> store::Result<Vec<ListRow>> {
        let (conn, view) = snapshot.view();
        let rows = store::list::with_ids(conn, ids, &view).await?;
        let mut rows: HashMap<String, ListRow> = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
        Ok(ids.iter().filter_map(|id| rows.remove(id)).collect())
    }

    /// What was reported on these commitments, in this order, the latest report on each first.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn reports_on(
        self,
        snapshot: &mut Snapshot,
        ids: &[String],
    ) -> store::Result<Vec<(ListRow, Vec<ListedUpdate>)>> {
        let rows = self.rows_of(snapshot, ids).await?;
        let (conn, view) = snapshot.view();
        let mut reports: HashMap<String, Vec<ListedUpdate>> = HashMap::new();
        for update in updates_about(conn, &view, ids).await? {
            reports.entry(update.commitment.clone()).or_default().push(update);
        }
        Ok(rows.into_iter().filter_map(|row| reports.remove(&row.id).map(|reports| (row, reports))).collect())
    }
}

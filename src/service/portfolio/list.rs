//! The list of commitments, and the timeline, which shows the same rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::access::permission::Reader;
use crate::domain::basics::address::take_apart;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::thread::threads;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::filter_counts::FilterCounts;
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::query::Query;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::list::ListRow;

/// Rows on one page of the list.
pub const LIST_PAGE: u32 = 100;
/// Rows on one page of the timeline.
pub const TIMELINE_PAGE: u32 = 200;

/// One page of a list.
#[derive(Clone, Debug)]
pub struct ListPage {
    /// The rows, in the query's order.
    pub entries: Vec<Arc<ListRow>>,
    /// Counts among what the query's words, statement and organisations let through: cells, in no order. For the
    /// numbers beside filters take `counts`: scanning all cells for each of them costs more than the rows.
    pub tally: Arc<FacetCounts>,
    /// The numbers beside the filters.
    pub counts: Arc<FilterCounts>,
    /// How many commitments the whole query lets through.
    pub total: u32,
    /// How many pages they fill; at least 1.
    pub pages: u32,
}

impl Portfolio<'_> {
    /// One page of the list, `size` rows to a page.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn list(self, snapshot: &mut Snapshot, query: &Query, lang: Lang, size: u32) -> store::Result<ListPage> {
        let tally = self.context.tally(snapshot, query).await?;
        let counts = self.context.counts(snapshot, query).await?;
        let total = counts.total;
        let entries = self.context.census.page(snapshot, query, lang, size).await?;
        Ok(ListPage { entries, tally, counts, total, pages: total.div_ceil(size).max(1) })
    }

    /// One page of the timeline: the list's rows, and beside each what only a timeline draws of it.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn timeline(
        self,
        snapshot: &mut Snapshot,
        query: &Query,
        lang: Lang,
    ) -> store::Result<(ListPage, Vec<Arc<TimelineMarks>>)> {
        let list = self.list(snapshot, query, lang, TIMELINE_PAGE).await?;
        let census = &self.context.census;
        let view = census.view(snapshot, query).await?;
        let picked = view.census.page(&view.asked(query), lang, TIMELINE_PAGE);
        let marks = census.marks(&mut snapshot.conn, picked).await?;
        Ok((list, marks))
    }

    /// For each of these commitments that is linked to others, however far: the slug and title of the one of its thread
    /// that was stated first.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn threads(
        self,
        snapshot: &mut Snapshot,
        entries: &[Arc<ListRow>],
    ) -> store::Result<BTreeMap<String, (String, Text)>> {
        let (conn, view) = snapshot.view();
        let links = store::commitment::links(conn, &view).await?;
        let threads = threads(&links);
        let roots: BTreeSet<&str> = entries.iter().filter_map(|it| threads.get(it.id.as_str()).copied()).collect();
        let members: Vec<String> =
            threads.iter().filter(|(_, root)| roots.contains(*root)).map(|(id, _)| (*id).to_owned()).collect();
        // They are ordered by statement, the earliest first.
        let mut first: BTreeMap<&str, (String, Text)> = BTreeMap::new();
        for entry in store::list::with_ids(conn, &members, &view).await? {
            if let Some(root) = threads.get(entry.id.as_str()) {
                first.entry(root).or_insert((entry.listed.slug, entry.listed.title));
            }
        }
        let of = |it: &Arc<ListRow>| Some((it.id.clone(), first.get(threads.get(it.id.as_str())?)?.clone()));
        Ok(entries.iter().filter_map(of).collect())
    }

    /// How many commitments a query lets through.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn count(self, snapshot: &mut Snapshot, query: &Query) -> store::Result<u32> {
        Ok(self.context.counts(snapshot, query).await?.total)
    }

    /// How many commitments the query of an address lets through, ignoring whatever of it could not be used.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn count_of_address(self, reader: Reader, query: &str) -> store::Result<u32> {
        let (parameters, _) = take_apart(query);
        let (mut snapshot, query, _) = self.context.open(reader, &parameters).await?;
        self.count(&mut snapshot, &query).await
    }
}

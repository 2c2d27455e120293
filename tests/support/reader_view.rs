//! The record as one reader sees it as of one day.

use std::collections::{BTreeMap, HashSet};

use accord::domain::access::permission::Reader;
use accord::domain::basics::instant::AsOf;
use accord::domain::basics::lang::Lang;
use accord::domain::list::census::{Asked, Audiences, Census, Picked};
use accord::domain::list::facet_counts::FacetCounts;
use accord::domain::list::query::Query;
use accord::domain::portfolio::reference::Reference;
use accord::store::db::Conn;
use accord::store::list::{ListRow, View};
use accord::store::report::updates;
use accord::store::{self, list};

/// The record as one reader sees it as of one day.
pub struct ReaderView {
    pub conn: Conn,
    pub reader: Reader,
    pub as_of: AsOf,
    pub reference: Reference,
}

impl ReaderView {
    fn parts(&mut self) -> (&mut Conn, View<'_>) {
        (&mut self.conn, View { reader: &self.reader, as_of: self.as_of, reference: &self.reference })
    }

    /// The census of this state, and the commitments that hold the query's words.
    async fn census(&mut self, query: &Query) -> (Census, Audiences, Option<HashSet<String>>) {
        let (conn, view) = self.parts();
        let found = store::search_index::found(conn, query, &view).await.unwrap();
        let state = store::census::state(conn).await.unwrap();
        let audiences = Audiences::of(view.reader, view.reference);
        (store::census::whole(conn, state).await.unwrap(), audiences, found)
    }

    /// The rows that were picked, in their order.
    async fn picked(&mut self, picked: Vec<Picked>) -> Vec<ListRow> {
        let mut rows = list::picked(&mut self.conn, &picked).await.unwrap();
        let place = |row: &ListRow| picked.iter().position(|it| *it.commitment == row.id);
        rows.sort_by_key(place);
        rows
    }

    /// Every row that matches a query.
    pub async fn rows(&mut self, query: &Query) -> Vec<ListRow> {
        self.in_order(query, Lang::En).await
    }

    async fn in_order(&mut self, query: &Query, lang: Lang) -> Vec<ListRow> {
        let (census, audiences, found) = self.census(query).await;
        let asked = Asked { audiences: &audiences, as_of: self.as_of, query, found: found.as_ref(), role: None };
        self.picked(census.all(&asked, lang)).await
    }

    /// The slugs of every row that matches a query, in its order.
    pub async fn slugs(&mut self, query: &Query, lang: Lang) -> Vec<String> {
        self.in_order(query, lang).await.into_iter().map(|it| it.listed.slug).collect()
    }

    /// The slugs of one page.
    pub async fn page(&mut self, query: &Query, lang: Lang, size: u32) -> Vec<String> {
        let (census, audiences, found) = self.census(query).await;
        let asked = Asked { audiences: &audiences, as_of: self.as_of, query, found: found.as_ref(), role: None };
        self.picked(census.page(&asked, lang, size)).await.into_iter().map(|it| it.listed.slug).collect()
    }

    /// The counts of a query.
    pub async fn tally(&mut self, query: &Query) -> FacetCounts {
        let (census, audiences, found) = self.census(query).await;
        census.tally(&Asked { audiences: &audiences, as_of: self.as_of, query, found: found.as_ref(), role: None })
    }

    /// The slugs of what these words find.
    pub async fn found(&mut self, words: &str) -> Vec<String> {
        let mut found = self.slugs(&Query { q: words.into(), ..Query::default() }, Lang::En).await;
        found.sort();
        found
    }

    /// The slugs of the latest updates.
    pub async fn latest(&mut self, most: u32) -> Vec<String> {
        let (conn, view) = self.parts();
        let latest = updates::latest_updates(conn, &view, most).await.unwrap();
        latest.into_iter().map(|it| it.update.slug).collect()
    }

    /// The slugs of the updates that report a meeting.
    pub async fn of_meeting(&mut self, meeting: &str) -> Vec<String> {
        let (conn, view) = self.parts();
        let updates = updates::updates_of_meeting(conn, &view, meeting).await.unwrap();
        updates.into_iter().map(|it| it.update.slug).collect()
    }

    /// How many commitments each statement has.
    pub async fn by_statement(&mut self) -> BTreeMap<String, u32> {
        let query = Query::default();
        let (census, audiences, _) = self.census(&query).await;
        let counts = census.by_statement(&Asked {
            audiences: &audiences,
            as_of: self.as_of,
            query: &query,
            found: None,
            role: None,
        });
        counts.into_iter().map(|(slug, counts)| (slug, counts.all())).collect()
    }

    /// The rows of these commitments.
    pub async fn with_ids(&mut self, ids: &[String]) -> Vec<String> {
        let (conn, view) = self.parts();
        list::with_ids(conn, ids, &view).await.unwrap().into_iter().map(|it| it.listed.slug).collect()
    }
}

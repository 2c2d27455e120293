//! The record as one reader sees it as of one day.

use std::collections::BTreeMap;

use accord::domain::access::permission::Reader;
use accord::domain::basics::instant::AsOf;
use accord::domain::basics::lang::Lang;
use accord::domain::list::facet_counts::FacetCounts;
use accord::domain::list::query::Query;
use accord::domain::portfolio::reference::Reference;
use accord::store::db::Conn;
use accord::store::list::{ListRow, View};
use accord::store::report::updates;
use accord::store::{list, statement};

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

    /// Every row that matches a query.
    pub async fn rows(&mut self, query: &Query) -> Vec<ListRow> {
        let (conn, view) = self.parts();
        list::all(conn, query, &view, Lang::En).await.unwrap()
    }

    /// The slugs of every row that matches a query, in its order.
    pub async fn slugs(&mut self, query: &Query, lang: Lang) -> Vec<String> {
        let (conn, view) = self.parts();
        list::all(conn, query, &view, lang).await.unwrap().into_iter().map(|it| it.listed.slug).collect()
    }

    /// The slugs of one page.
    pub async fn page(&mut self, query: &Query, lang: Lang, size: u32) -> Vec<String> {
        let (conn, view) = self.parts();
        list::page(conn, query, &view, lang, size).await.unwrap().into_iter().map(|it| it.listed.slug).collect()
    }

    /// The counts of a query.
    pub async fn tally(&mut self, query: &Query) -> FacetCounts {
        let (conn, view) = self.parts();
        list::tally(conn, query, &view).await.unwrap()
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
        let (conn, view) = self.parts();
        statement::commitments_by_statement(conn, &view).await.unwrap()
    }

    /// The rows of these commitments.
    pub async fn with_ids(&mut self, ids: &[String]) -> Vec<String> {
        let (conn, view) = self.parts();
        list::with_ids(conn, ids, &view).await.unwrap().into_iter().map(|it| it.listed.slug).collect()
    }
}

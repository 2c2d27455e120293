//! One area of work.

use std::sync::Arc;

use crate::domain::basics::lang::Lang;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::meeting::Meeting;
use crate::domain::portfolio::area::Area;
use crate::domain::statement::Statement;
use crate::service::portfolio::Portfolio;
use crate::service::portfolio::list::LIST_PAGE;
use crate::service::snapshot::Snapshot;
use crate::service::snapshot::with_rows;
use crate::store;
use crate::store::list::ListRow;
use crate::store::report::updates::ListedUpdate;

/// The latest updates shown of an area.
const LATEST: u32 = 6;

/// An area with what belongs to it.
#[derive(Clone, Debug)]
pub struct AreaPage {
    /// The area.
    pub area: Area,
    /// Its commitments on the page asked for, of the latest statement first.
    pub entries: Vec<ListRow>,
    /// How many pages they fill; at least 1.
    pub pages: u32,
    /// How all of them stand.
    pub counts: Counts,
    /// The latest updates about them.
    pub latest: Vec<(ListedUpdate, ListRow)>,
    /// The statements that they come from, the latest first, each with how many of them it holds.
    pub statements: Vec<(Statement, u32)>,
    /// The meetings from which those statements came, the latest first.
    pub meetings: Vec<Meeting>,
    /// The codes of the organisations that own them, each with how many; those with most first.
    pub organisations: Vec<(String, u32)>,
}

impl Portfolio<'_> {
    /// The area with a code and one page of its commitments; nothing when there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn area(
        self,
        snapshot: &mut Snapshot,
        code: &str,
        lang: Lang,
        page: u32,
    ) -> store::Result<Option<AreaPage>> {
        let Some(area) = snapshot.reference.area(code).cloned() else { return Ok(None) };
        let query = Query { facets: Facets::of(Facet::Area, [code]), page, ..Query::default() };
        let census = &self.context.census;
        let entries = census.page(snapshot, &query, lang, LIST_PAGE).await?;
        let counted = census.view(snapshot, &query).await?;
        let counts = counted.census.standings(&counted.asked(&query)).all;
        let by_statement = counted.census.by_statement(&counted.asked(&query));
        let by_owner = counted.census.by_owner(&counted.asked(&query));
        let (conn, view) = snapshot.view();
        let updates = store::report::updates::latest_updates_of_area(conn, &view, code, LATEST).await?;
        let latest = with_rows(conn, &view, updates).await?;

        let mut organisations: Vec<(String, u32)> = by_owner.into_iter().collect();
        organisations.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
        let mut statements: Vec<_> = by_statement
            .iter()
            .filter_map(|(slug, counts)| Some((view.reference.statement(slug)?.clone(), counts.all())))
            .collect();
        statements.sort_by(|(a, _), (b, _)| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
        let mut meetings: Vec<Meeting> = statements
            .iter()
            .filter_map(|(statement, _)| view.reference.meeting(statement.meeting.as_deref()?))
            .cloned()
            .collect();
        meetings.dedup_by(|a, b| a.slug == b.slug);

        let entries = entries.into_iter().map(Arc::unwrap_or_clone).collect();
        let pages = counts.all().div_ceil(LIST_PAGE).max(1);
        Ok(Some(AreaPage { area, entries, pages, counts, latest, statements, meetings, organisations }))
    }
}

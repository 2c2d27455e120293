//! One area of work.

use std::collections::BTreeMap;

use crate::domain::basics::lang::Lang;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::Query;
use crate::domain::meeting::Meeting;
use crate::domain::portfolio::area::Area;
use crate::domain::statement::Statement;
use crate::service::portfolio::Portfolio;
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
    /// Its commitments, of the latest statement first.
    pub entries: Vec<ListRow>,
    /// How they stand.
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
    /// The area with a code; nothing when there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn area(self, snapshot: &mut Snapshot, code: &str, lang: Lang) -> store::Result<Option<AreaPage>> {
        let Some(area) = snapshot.reference.area(code).cloned() else { return Ok(None) };
        let facets = Facets::of(Facet::Area, [code]);
        let (conn, view) = snapshot.view();
        let entries = store::list::all(conn, &Query { facets, ..Query::default() }, &view, lang).await?;
        let updates = store::report::updates::latest_updates_of_area(conn, &view, code, LATEST).await?;
        let latest = with_rows(conn, &view, updates).await?;

        let mut statements: BTreeMap<&str, u32> = BTreeMap::new();
        let mut organisations: BTreeMap<&str, u32> = BTreeMap::new();
        for entry in &entries {
            *statements.entry(&entry.listed.statement).or_default() += 1;
            for (_, organisation, _) in &entry.listed.owners {
                *organisations.entry(organisation).or_default() += 1;
            }
        }
        let mut organisations: Vec<_> =
            organisations.into_iter().map(|(code, count)| (code.to_owned(), count)).collect();
        organisations.sort_by(|(a, more), (b, less)| less.cmp(more).then_with(|| a.cmp(b)));
        let mut statements: Vec<_> = statements
            .into_iter()
            .filter_map(|(slug, count)| Some((view.reference.statement(slug)?.clone(), count)))
            .collect();
        statements.sort_by(|(a, _), (b, _)| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
        let mut meetings: Vec<Meeting> = statements
            .iter()
            .filter_map(|(statement, _)| view.reference.meeting(statement.meeting.as_deref()?))
            .cloned()
            .collect();
        meetings.dedup_by(|a, b| a.slug == b.slug);

        let counts = counts(&entries);
        Ok(Some(AreaPage { area, entries, counts, latest, statements, meetings, organisations }))
    }
}

/// How some commitments stand.
pub fn counts(entries: &[ListRow]) -> Counts {
    let mut counts = Counts::default();
    for entry in entries {
        counts.add(entry.listed.standing, entry.listed.headline.status, 1);
    }
    counts
}

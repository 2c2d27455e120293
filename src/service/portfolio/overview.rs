//! How things stand, at a glance.

use std::sync::Arc;

use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::due::DueState;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::commitment::status::Status;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::FacetCounts;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::{Query, Sort};
use crate::domain::meeting::{Meeting, MeetingState, awaited};
use crate::domain::record::headline::HeadlineStatus;
use crate::service::portfolio::Portfolio;
use crate::service::portfolio::example::Example;
use crate::service::snapshot::Snapshot;
use crate::service::snapshot::with_rows;
use crate::store;
use crate::store::list::ListRow;
use crate::store::report::updates::ListedUpdate;

/// Rows of what is due next, and of what should have been done by now.
const DUE: u32 = 4;
/// The latest updates shown, and the commitments silent the longest.
const REPORTS: u32 = 6;
/// What has been reported on at least once and is still open: some of these are silent the longest.
pub const REPORTED: [Freshness; 3] = [Freshness::Fresh, Freshness::Ageing, Freshness::Stale];
/// The last meetings held, where none is waited for.
const LAST_MEETINGS: usize = 4;
/// Rows of those on which the sides differ.
const DIFFER: u32 = 3;

/// What the overview shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Counts of everything that the reader may see.
    pub tally: Arc<FacetCounts>,
    /// Of those whose status nobody knows, how many a published source judges, by what it says.
    pub published: Vec<(Status, u32)>,
    /// How many statements these commitments come from.
    pub statements: u32,
    /// The day of the earliest of them.
    pub since: Option<Day>,
    /// The day of the earliest statement recorded at all, whatever the day asked for.
    pub begins: Option<Day>,
    /// The latest updates, each with the row of its commitment.
    pub latest: Vec<(ListedUpdate, ListRow)>,
    /// Live commitments due next, the earliest first.
    pub due_next: Vec<ListRow>,
    /// Commitments whose due day has passed with nothing reported, the earliest first.
    pub due_passed: Vec<ListRow>,
    /// Live commitments that were reported on, those with the oldest last report.
    pub silent: Vec<ListRow>,
    /// Commitments on which the sides differ.
    pub differ: Vec<ListRow>,
    /// The commitment followed from statement to result.
    pub example: Option<Example>,
    /// The meetings waited for, the next one first. For a past day none: the record does not say when they were
    /// planned.
    pub meetings: Vec<Meeting>,
    /// The last meetings held, the latest first.
    pub last_meetings: Vec<Meeting>,
    /// The day of the newest update of what is shown.
    pub newest: Option<Day>,
}

impl Portfolio<'_> {
    /// The overview.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn overview(self, snapshot: &mut Snapshot, lang: Lang) -> store::Result<Overview> {
        let tally = self.context.tally(snapshot, &Query::default()).await?;
        let example = self.example(snapshot).await?;
        let query = |facets: Facets, sort: Sort| Query { facets, sort: sort.into(), ..Query::default() };
        let only = Facets::commitments;
        // What has a freshness is live: what is done already is not due next, even before its day.
        let due_next = only().with(Facet::Due, [DueState::Ahead]).with(Facet::Freshness, Freshness::ALL);
        let due_passed = only().with(Facet::Due, [DueState::Passed]);
        let silent = only().with(Facet::Freshness, REPORTED);
        let differ = only().with(Facet::Status, [HeadlineStatus::Differ]);

        let census = &self.context.census;
        let due_next = census.page(snapshot, &query(due_next, Sort::Due), lang, DUE).await?;
        let due_passed = census.page(snapshot, &query(due_passed, Sort::Due), lang, DUE).await?;
        let silent = census.page(snapshot, &query(silent, Sort::Silent), lang, REPORTS).await?;
        let differ = census.page(snapshot, &query(differ, Sort::Updated), lang, DIFFER).await?;
        let [due_next, due_passed, silent, differ] = [due_next, due_passed, silent, differ].map(owned);
        let everything = Query::default();
        let counted = census.view(snapshot, &everything).await?;
        let published = counted.census.judgements(&counted.asked(&everything));
        let by_statement = counted.census.by_statement(&counted.asked(&everything));

        let (conn, view) = snapshot.view();
        let updates = store::report::updates::latest_updates(conn, &view, REPORTS).await?;
        let newest = updates.first().map(|it| it.effective_on);
        let latest = with_rows(conn, &view, updates).await?;
        let (reference, as_of) = (view.reference, view.as_of);
        let since = by_statement.keys().filter_map(|slug| reference.statement(slug)).map(|it| it.on).min();
        let meetings = if as_of.past { Vec::new() } else { awaited(&reference.meetings, as_of.day) };
        let held = |it: &&Meeting| it.state == MeetingState::Held && it.on <= as_of.day;
        let mut last_meetings: Vec<Meeting> = reference.meetings.iter().filter(held).cloned().collect();
        last_meetings.sort_by_key(|it| std::cmp::Reverse(it.on));
        last_meetings.truncate(LAST_MEETINGS);
        Ok(Overview {
            tally,
            published,
            statements: u32::try_from(by_statement.len()).unwrap_or(u32::MAX),
            since,
            begins: reference.statements.iter().map(|it| it.on).min(),
            latest,
            due_next,
            due_passed,
            silent,
            differ,
            example,
            meetings: meetings.into_iter().cloned().collect(),
            last_meetings,
            newest,
        })
    }
}

fn owned(rows: Vec<Arc<ListRow>>) -> Vec<ListRow> {
    rows.into_iter().map(Arc::unwrap_or_clone).collect()
}

//! How things stand, at a glance.

use std::sync::Arc;

use super::example::Example;
use super::{Accord, Snapshot, with_entries};
use crate::domain::day::Day;
use crate::domain::due::DueState;
use crate::domain::freshness::Freshness;
use crate::domain::headline::HeadlineStatus;
use crate::domain::lang::Lang;
use crate::domain::meeting::{Meeting, MeetingState, awaited};
use crate::domain::query::{Facets, Query, Sort};
use crate::domain::tally::Tally;
use crate::store::{self, list::Entry, reading::ListedUpdate};

/// Rows in each of the overview's short lists.
const ROWS: u32 = 5;
/// The latest updates shown.
const LATEST: u32 = 6;
/// Rows of those on which the sides differ.
const DIFFER: u32 = 3;

/// What the overview shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Counts of everything that the reader may see.
    pub tally: Arc<Tally>,
    /// How many statements these commitments come from.
    pub statements: u32,
    /// The day of the earliest of them.
    pub since: Option<Day>,
    /// The day of the earliest statement recorded at all, whatever the day asked for.
    pub begins: Option<Day>,
    /// The latest updates, each with the row of its commitment.
    pub latest: Vec<(ListedUpdate, Entry)>,
    /// Live commitments due next, the earliest first.
    pub due_next: Vec<Entry>,
    /// Commitments whose due day has passed with nothing reported, the earliest first.
    pub due_passed: Vec<Entry>,
    /// Live commitments longest without a report, those that had one before.
    pub silent: Vec<Entry>,
    /// Commitments on which the sides differ.
    pub differ: Vec<Entry>,
    /// The commitment followed from statement to result.
    pub example: Option<Example>,
    /// The meetings waited for, the next one first. For a past day none: the record does not say when they were planned.
    pub meetings: Vec<Meeting>,
    /// The last meeting held.
    pub last_meeting: Option<Meeting>,
    /// The day of the newest update of what is shown.
    pub newest: Option<Day>,
}

impl Accord {
    /// The overview.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn overview(&self, snapshot: &mut Snapshot, lang: Lang) -> store::Result<Overview> {
        let tally = self.tally(snapshot, &Query::default()).await?;
        let example = self.example(snapshot).await?;
        let query = |facets: Facets, sort: Sort| Query { facets, sort, ..Query::default() };
        let only = Facets::commitments;
        // What has a freshness is live: what is done already is not due next, even before its day.
        let due_next = Facets { due: vec![DueState::Ahead], freshness: Freshness::ALL.to_vec(), ..only() };
        let due_passed = Facets { due: vec![DueState::Passed], ..only() };
        let silent = Facets { freshness: vec![Freshness::Stale], ..only() };
        let differ = Facets { status: vec![HeadlineStatus::Differ], ..only() };

        let (conn, view) = snapshot.view();
        let due_next = store::list::page(conn, &query(due_next, Sort::Due), &view, lang, ROWS).await?;
        let due_passed = store::list::page(conn, &query(due_passed, Sort::Due), &view, lang, ROWS).await?;
        let silent = store::list::page(conn, &query(silent, Sort::Silent), &view, lang, ROWS).await?;
        let differ = store::list::page(conn, &query(differ, Sort::Updated), &view, lang, DIFFER).await?;
        let updates = store::reading::latest_updates(conn, &view, LATEST).await?;
        let newest = updates.first().map(|it| it.effective_on);
        let latest = with_entries(conn, &view, updates).await?;
        let by_statement = store::reading::commitments_by_statement(conn, &view).await?;

        let (reference, as_of) = (view.reference, view.as_of);
        let since = by_statement.keys().filter_map(|slug| reference.statement(slug)).map(|it| it.on).min();
        let meetings = if as_of.past { Vec::new() } else { awaited(&reference.meetings, as_of.day) };
        let last_meeting = reference
            .meetings
            .iter()
            .filter(|it| it.state == MeetingState::Held && it.on <= as_of.day)
            .max_by_key(|it| it.on)
            .cloned();
        Ok(Overview {
            tally,
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
            last_meeting,
            newest,
        })
    }
}

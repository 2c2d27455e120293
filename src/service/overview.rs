//! How things stand, at a glance.

use std::sync::Arc;

use super::commitment::CommitmentPage;
use super::{Accord, Snapshot};
use crate::domain::commitment::Standing;
use crate::domain::day::Day;
use crate::domain::due::DueState;
use crate::domain::freshness::Freshness;
use crate::domain::headline::HeadlineStatus;
use crate::domain::lang::Lang;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::query::{Query, Sort};
use crate::domain::tally::Tally;
use crate::store::{self, list::Entry, reading::ListedUpdate};

/// Rows in each of the overview's lists.
const ROWS: u32 = 5;

/// What the overview shows.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Counts of everything that the reader may see.
    pub tally: Arc<Tally>,
    /// The latest updates, each with the row of its commitment.
    pub latest: Vec<(ListedUpdate, Entry)>,
    /// Commitments due next, the earliest first.
    pub due_next: Vec<Entry>,
    /// Commitments whose due day has passed with nothing reported, the earliest first.
    pub due_passed: Vec<Entry>,
    /// Live commitments longest without a report, those that had one before.
    pub silent: Vec<Entry>,
    /// Commitments on which the sides differ.
    pub differ: Vec<Entry>,
    /// The commitment followed from statement to result.
    pub example: Option<CommitmentPage>,
    /// The next meeting planned.
    pub next_meeting: Option<Meeting>,
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
        let live = vec![Standing::Agreed, Standing::Unilateral];
        let rows = |change: &dyn Fn(&mut Query)| {
            let mut query = Query::default();
            query.facets.standing = live.clone();
            change(&mut query);
            query
        };
        let due_next = rows(&|query| (query.facets.due, query.sort) = (vec![DueState::Ahead], Sort::Due));
        let due_passed = rows(&|query| (query.facets.due, query.sort) = (vec![DueState::Passed], Sort::Due));
        let silent = rows(&|query| (query.facets.freshness, query.sort) = (vec![Freshness::Stale], Sort::Silent));
        let differ = rows(&|query| {
            query.facets.status = vec![HeadlineStatus::Differ];
            query.sort = Sort::Updated;
        });

        let example = match snapshot.reference.portfolio.as_ref().and_then(|it| it.example.clone()) {
            Some(slug) => self.commitment(snapshot, &slug).await?,
            None => None,
        };
        let (conn, view) = snapshot.view();
        let due_next = store::list::page(conn, &due_next, &view, lang, ROWS).await?;
        let due_passed = store::list::page(conn, &due_passed, &view, lang, ROWS).await?;
        let silent = store::list::page(conn, &silent, &view, lang, ROWS).await?;
        let differ = store::list::page(conn, &differ, &view, lang, ROWS).await?;
        let updates = store::reading::latest_updates(conn, &view, ROWS).await?;
        let ids: Vec<String> = updates.iter().map(|it| it.commitment.clone()).collect();
        let entries = store::list::with_ids(conn, &ids, &view).await?;
        let newest = updates.first().map(|it| it.effective_on);
        let latest = updates
            .into_iter()
            .filter_map(|it| {
                let entry = entries.iter().find(|entry| entry.id == it.commitment)?.clone();
                Some((it, entry))
            })
            .collect();
        let day = view.as_of.day;
        let next_meeting = view
            .reference
            .meetings
            .iter()
            .filter(|it| it.state == MeetingState::Planned && it.on >= day)
            .min_by_key(|it| it.on)
            .cloned();
        Ok(Overview { tally, latest, due_next, due_passed, silent, differ, example, next_meeting, newest })
    }
}

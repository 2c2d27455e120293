//! What people subscribe to: the days of a list as a calendar, and what was reported on it as a feed.

use std::collections::{BTreeSet, HashMap};

use crate::domain::access::permission::may_see;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::CommitmentId;
use crate::domain::list::census::Picked;
use crate::domain::list::facet::Facet;
use crate::domain::list::marks::TimelineMarks;
use crate::domain::list::query::Query;
use crate::domain::meeting::Meeting;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::validity::Validity;
use crate::domain::report::update::UpdateId;
use crate::service::meeting::Meetings;
use crate::service::portfolio::Portfolio;
use crate::service::snapshot::{Snapshot, with_rows};
use crate::store;
use crate::store::ledger;
use crate::store::list::ListRow;
use crate::store::report::updates::{self, ListedUpdate};

/// A commitment with its days.
#[derive(Clone, Debug)]
pub struct Dated {
    pub entry: ListRow,
    pub marks: TimelineMarks,
    /// When something was last recorded about it, as far as the reader sees it.
    pub changed: Instant,
}

/// A report as subscribers are told of it.
#[derive(Clone, Debug)]
pub struct Told {
    pub entry: ListRow,
    pub reported: ListedUpdate,
    /// What it is known by through all corrections: the report that was corrected first.
    pub id: UpdateId,
    /// When that was recorded.
    pub published: Instant,
    /// When the present words were recorded.
    pub updated: Instant,
}

impl Portfolio<'_> {
    /// The rows of the commitments that a calendar of a query may hold. What was superseded keeps its place, so that those
    /// who have it in their calendar learn that it is off.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn picked_for_calendar(
        self,
        snapshot: &mut Snapshot,
        query: &Query,
        lang: Lang,
    ) -> store::Result<Vec<Picked>> {
        let all = match query.facets.chosen(Facet::Validity) {
            [] => query.with(|it| it.facets = it.facets.clone().with(Facet::Validity, Validity::ALL)),
            _ => query.clone(),
        };
        self.picked(snapshot, &all, lang).await
    }

    /// Those of the rows with a due day or a milestone, with their days.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn dated(self, snapshot: &mut Snapshot, picked: &[Picked]) -> store::Result<Vec<Dated>> {
        // What never had a day has none now: its row is not read.
        let marks = store::list::marks(&mut snapshot.conn, picked).await?.into_iter();
        let mut marks: HashMap<String, TimelineMarks> =
            marks.filter(|(_, it)| it.first_due.is_some() || !it.steps.is_empty()).collect();
        let picked: Vec<Picked> = picked.iter().filter(|it| marks.contains_key(&*it.commitment)).cloned().collect();
        let rows = self.rows_of(snapshot, &picked).await?;
        let (conn, view) = snapshot.view();
        let changed = store::changes::last_recorded(conn, &view, &picked).await?;
        let dated = rows.into_iter().filter_map(|entry| {
            let marks = marks.remove(&entry.id)?;
            let changed = *changed.get(&entry.id)?;
            Some(Dated { entry, marks, changed })
        });
        Ok(dated.collect())
    }

    /// The meetings of a query's calendar, each with when something was last recorded about it. They are of no area and no
    /// side: only the whole list has them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn meeting_days(self, snapshot: &mut Snapshot, query: &Query) -> store::Result<Vec<(Meeting, Instant)>> {
        if query.is_narrowed() {
            return Ok(Vec::new());
        }
        let changed = store::changes::meetings_last_recorded(&mut snapshot.conn).await?;
        let meetings = Meetings { context: self.context }.list(snapshot).into_iter();
        Ok(meetings.filter_map(|it| changed.get(&it.slug).copied().map(|changed| (it, changed))).collect())
    }

    /// What was reported on the commitments that a query lets through, what was recorded last first.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn told(self, snapshot: &mut Snapshot, query: &Query, most: u32) -> store::Result<Vec<Told>> {
        let reader = snapshot.reader.clone();
        let (conn, view) = snapshot.view();
        let (last, at): (Vec<_>, Vec<_>) = updates::last_recorded(conn, &view, query, most).await?.into_iter().unzip();
        let at: HashMap<UpdateId, Instant> = last.iter().map(|it| it.update.id.clone()).zip(at).collect();
        let corrected = last.iter().filter(|it| it.update.corrects.is_some());
        let corrected: BTreeSet<_> = corrected.map(|it| CommitmentId(it.commitment.clone())).collect();
        let corrected: Vec<_> = corrected.into_iter().collect();
        let records = ledger::records_of_all(conn, &corrected).await?;
        let told = with_rows(conn, &view, last).await?.into_iter().filter_map(|(reported, entry)| {
            let updated = *at.get(&reported.update.id)?;
            let tracked = view.reference.statement(&entry.listed.statement).map_or(&[][..], |it| &it.tracked);
            let about = records.get(&CommitmentId(entry.id.clone())).map_or(&[][..], Vec::as_slice);
            let seen = |it: &&Record| may_see(&reader, &it.visibility, tracked);
            let (id, published) = first(&reported, updated, &about.iter().filter(seen).collect::<Vec<_>>());
            Some(Told { entry, reported, id, published, updated })
        });
        Ok(told.collect())
    }
}

/// The report that a report corrects in the end, among the records that the reader sees, and when it was recorded.
fn first(reported: &ListedUpdate, updated: Instant, seen: &[&Record]) -> (UpdateId, Instant) {
    let (mut id, mut at) = (reported.update.id.clone(), updated);
    let mut corrects = reported.update.corrects.as_ref();
    // Each step goes back in the ledger.
    for record in seen.iter().rev() {
        if let Some(Fact::UpdatePublished(update)) = &record.fact
            && corrects == Some(&update.id)
        {
            (id, at) = (update.id.clone(), record.at);
            corrects = update.corrects.as_ref();
        }
    }
    (id, at)
}

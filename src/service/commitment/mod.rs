//! One commitment with everything that is known about it.

pub mod additions;
pub mod joint_status;
pub mod member_commitment;
pub mod milestones;
pub mod new;
pub mod new_link;
pub mod owners;
pub mod proposal;
pub mod relations;
pub mod restructure;
pub mod restructuring;
pub mod revise;
pub mod withhold;

use crate::domain::access::permission::{Audience, Visibility, may_see};
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::relation::Relation;
use crate::domain::list::facet::Facet;
use crate::domain::list::facets::Facets;
use crate::domain::list::projection::list_entry;
use crate::domain::list::query::Query;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::state::{CommitmentState, fold, fold_seen};
use crate::domain::record::validity::Validity;
use crate::service::context::Context;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::list::ListRow;

/// A commitment as one reader sees it on one day.
#[derive(Clone, Debug)]
pub struct CommitmentPage {
    /// The row that lists show of it: its headline and outlook.
    pub entry: ListRow,
    /// Everything in force that the reader may see.
    pub state: CommitmentState,
    /// The records behind it that the reader may see, in the order in which they were made.
    pub history: Vec<Record>,
    /// Links to and from other commitments, with the row of the other one.
    pub thread: Vec<(Relation, ListRow)>,
    /// What was recorded after the moment asked for, as far as the reader may see it: corrections, withdrawals, what
    /// was learned late.
    pub later: Vec<Record>,
}

/// Use cases about commitments.
#[derive(Clone, Copy)]
pub struct Commitments<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Commitments<'_> {
    /// The commitment with a slug; nothing when there is none that the reader may see on that day.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn find(self, snapshot: &mut Snapshot, slug: &str) -> store::Result<Option<CommitmentPage>> {
        self.find_as_known(snapshot, slug, None).await
    }

    /// The commitment with a slug, as the record is now or was at a moment; nothing when there is none that the reader
    /// may see on that day, or was none in the record at that moment.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn find_as_known(
        self,
        snapshot: &mut Snapshot,
        slug: &str,
        known_at: Option<Instant>,
    ) -> store::Result<Option<CommitmentPage>> {
        let (conn, view) = snapshot.view();
        let Some(mut found) = store::commitment::seen_by_slug(conn, slug, &view).await? else { return Ok(None) };
        let Some(whole) = fold(&found.records, &found.id, view.as_of.day) else { return Ok(None) };
        let tracked = view.reference.statement(&whole.commitment.statement).map_or(&[][..], |it| &it.tracked);
        let Some(mut entry) = store::list::with_ids(conn, std::slice::from_ref(&found.id.0), &view).await?.pop() else {
            return Ok(None);
        };
        let mut later = Vec::new();
        if let Some(moment) = known_at {
            (found.records, later) = found.records.into_iter().partition(|it| it.at <= moment);
            let audience = Audience::of(view.reader, tracked);
            let counted = fold_seen(&found.records, &found.id, view.as_of.day, |it| audience.counts(it));
            let Some(counted) = counted else { return Ok(None) };
            entry.listed = list_entry(&counted, audience, view.reference);
        }

        let sees = |visibility: &Visibility| may_see(view.reader, visibility, tracked);
        let Some(mut state) = fold_seen(&found.records, &found.id, view.as_of.day, sees) else { return Ok(None) };
        let others: Vec<String> = state.relations.iter().map(|it| other(&it.value, &found.id.0).to_owned()).collect();
        let entries = store::list::with_ids(conn, &others, &view).await?;
        let thread = state
            .relations
            .iter()
            .filter_map(|relation| {
                let entry = entries.iter().find(|entry| entry.id == other(&relation.value, &found.id.0))?;
                Some((relation.value.clone(), entry.clone()))
            })
            .collect();
        let shown = |id: &str| id == found.id.0 || entries.iter().any(|entry| entry.id == id);
        let whole_link = |it: &Relation| shown(it.from.as_str()) && shown(it.to.as_str());
        state.relations.retain(|it| whole_link(&it.value));
        let shown = |record: &Record| {
            record.effective_on <= view.as_of.day
                && sees(&record.visibility)
                && match &record.fact {
                    Some(Fact::CommitmentsRelated(relation)) => whole_link(relation),
                    _ => true,
                }
        };
        let history = found.records.into_iter().filter(shown).collect();
        later.retain(shown);
        Ok(Some(CommitmentPage { entry, state, history, thread, later }))
    }

    /// The rows of these commitments, by their identifiers or their slugs, as far as the reader may see them.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn rows(self, snapshot: &mut Snapshot, ids: &[String], slugs: &[String]) -> store::Result<Vec<ListRow>> {
        let (conn, view) = snapshot.view();
        let mut rows = store::list::with_ids(conn, ids, &view).await?;
        rows.extend(store::list::with_slugs(conn, slugs, &view).await?);
        Ok(rows)
    }

    /// The slugs of every commitment that the reader may see on the day.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "commitments"), err(level = "debug"))]
    pub async fn slugs(self, snapshot: &mut Snapshot) -> store::Result<Vec<String>> {
        let query = Query { facets: Facets::of(Facet::Validity, Validity::ALL), ..Query::default() };
        let view = self.context.census.view(snapshot, &query).await?;
        Ok(view.census.slugs(&view.asked(&query), Lang::En))
    }
}

fn other<'a>(relation: &'a Relation, id: &str) -> &'a str {
    if relation.from.as_str() == id { relation.to.as_str() } else { relation.from.as_str() }
}

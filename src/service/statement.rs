//! Where commitments come from and where they belong: statements, meetings, areas, organisations.

use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::CommitmentId;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::query::{Query, Sort};
use crate::domain::meeting::Meeting;
use crate::domain::record::state::fold_seen;
use crate::domain::statement::Statement;
use crate::service::{Accord, Snapshot};
use crate::store;
use crate::store::list::ListRow;

/// A statement with what came of it.
#[derive(Clone, Debug)]
pub struct StatementPage {
    /// The statement.
    pub statement: Statement,
    /// Its commitments, in its own order, with the records of each that hold its place in the text.
    pub entries: Vec<ListRow>,
    /// For each commitment in the same order: its number and its place in the source.
    pub places: Vec<(Option<String>, crate::domain::commitment::Place)>,
}

impl Accord {
    /// The statements made until the day asked for, the latest first, each with how those of its commitments stand that the
    /// reader may see.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn statements(&self, snapshot: &mut Snapshot) -> store::Result<Vec<(Statement, Counts)>> {
        let (conn, view) = snapshot.view();
        let counts = store::reading::counts_by_statement(conn, &view).await?;
        let mut statements: Vec<_> = view
            .reference
            .statements
            .iter()
            .filter(|it| it.on <= view.as_of.day)
            .map(|it| (it.clone(), counts.get(&it.slug).cloned().unwrap_or_default()))
            .collect();
        statements.sort_by(|(a, _), (b, _)| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
        Ok(statements)
    }

    /// The statement with a slug; nothing when there is none on that day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn statement(
        &self,
        snapshot: &mut Snapshot,
        slug: &str,
        lang: Lang,
    ) -> store::Result<Option<StatementPage>> {
        let (conn, view) = snapshot.view();
        let Some(statement) = view.reference.statement(slug).filter(|it| it.on <= view.as_of.day).cloned() else {
            return Ok(None);
        };
        let query = Query { statement: Some(slug.to_owned()), sort: Sort::Oldest, ..Query::default() };
        let entries = store::list::all(conn, &query, &view, lang).await?;
        let ids: Vec<CommitmentId> = entries.iter().map(|it| it.id.as_str().into()).collect();
        let mut records = store::ledger::records_of_all(conn, &ids).await?;
        let sees = |visibility: &Visibility| may_see(view.reader, visibility, &statement.tracked);
        let places = ids
            .iter()
            .filter_map(|id| fold_seen(&records.remove(id)?, id, view.as_of.day, sees))
            .map(|it| (it.commitment.number, it.commitment.place))
            .collect();
        Ok(Some(StatementPage { statement, entries, places }))
    }

    /// The meetings known on the day asked for, the latest first. For a past day, those set for later days are left out:
    /// the record does not say when they were planned.
    pub fn meetings(&self, snapshot: &Snapshot) -> Vec<Meeting> {
        let as_of = snapshot.as_of;
        let mut meetings: Vec<_> =
            snapshot.reference.meetings.iter().filter(|it| !as_of.past || it.on <= as_of.day).cloned().collect();
        meetings.sort_by(|a, b| b.on.cmp(&a.on).then_with(|| a.slug.cmp(&b.slug)));
        meetings
    }

    /// Every commitment that a query lets through, in its order: for pages about one area or organisation.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn all(&self, snapshot: &mut Snapshot, query: &Query, lang: Lang) -> store::Result<Vec<ListRow>> {
        let (conn, view) = snapshot.view();
        store::list::all(conn, query, &view, lang).await
    }

    /// The slugs of every commitment that the reader may see on the day.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn public_slugs(&self, snapshot: &mut Snapshot) -> store::Result<Vec<String>> {
        let (conn, view) = snapshot.view();
        store::list::slugs(conn, &view).await
    }
}

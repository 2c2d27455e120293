//! Statements, each with what came of it.

pub mod drafts;
pub mod file;
pub mod reporting;

use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::CommitmentId;
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::{Query, Sort};
use crate::domain::record::state::fold_seen;
use crate::domain::record::validity::Validity;
use crate::domain::statement::Statement;
use crate::service::context::Context;
use crate::service::snapshot::Snapshot;
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

/// Use cases about statements.
#[derive(Clone, Copy)]
pub struct Statements<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Statements<'_> {
    /// The statements made until the day asked for, the latest first, each with how those of its commitments stand that
    /// the reader may see.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn list(self, snapshot: &mut Snapshot) -> store::Result<Vec<(Statement, Counts)>> {
        let (conn, view) = snapshot.view();
        let counts = store::statement::counts_by_statement(conn, &view).await?;
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
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn find(self, snapshot: &mut Snapshot, slug: &str, lang: Lang) -> store::Result<Option<StatementPage>> {
        let (conn, view) = snapshot.view();
        let Some(statement) = view.reference.statement(slug).filter(|it| it.on <= view.as_of.day).cloned() else {
            return Ok(None);
        };
        // What it said stays what it said, also where something else stands for it today.
        let facets = Facets::of(Facet::Validity, Validity::ALL);
        let query = Query { statement: Some(slug.to_owned()), sort: Sort::Oldest.into(), facets, ..Query::default() };
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
}

//! Statements, each with what came of it.

pub mod drafts;
pub mod file;
pub mod intake;
pub mod reporting;

use std::sync::Arc;

use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::{Commitment, CommitmentId};
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::facets::Facets;
use crate::domain::list::query::{Query, Sort};
use crate::domain::record::state::fold_seen;
use crate::domain::record::validity::Validity;
use crate::domain::statement::Statement;
use crate::service::context::Context;
use crate::service::portfolio::list::LIST_PAGE;
use crate::service::snapshot::Snapshot;
use crate::store;
use crate::store::list::ListRow;

/// A statement with what came of it.
#[derive(Clone, Debug)]
pub struct StatementPage {
    /// The statement.
    pub statement: Statement,
    /// Its commitments on the page asked for, in its own order.
    pub entries: Vec<Said>,
    /// How many pages they fill; at least 1.
    pub pages: u32,
    /// All of its commitments, where the portfolio holds its text, in which they are marked.
    pub in_text: Vec<Said>,
    /// How those stand that count as their own.
    pub counts: Counts,
}

/// A commitment of a statement.
#[derive(Clone, Debug)]
pub struct Said {
    pub entry: ListRow,
    /// Its number in the source.
    pub number: Option<String>,
    /// Its place in the source.
    pub place: crate::domain::commitment::Place,
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
        let query = Query::default();
        let counted = self.context.census.view(snapshot, &query).await?;
        let counts = counted.census.by_statement(&counted.asked(&query));
        let (_, view) = snapshot.view();
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

    /// The statement with a slug and one page of its commitments, or all of them; nothing when there is none on that day.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn find(
        self,
        snapshot: &mut Snapshot,
        slug: &str,
        lang: Lang,
        page: Option<u32>,
    ) -> store::Result<Option<StatementPage>> {
        let statement = snapshot.reference.statement(slug).filter(|it| it.on <= snapshot.as_of.day).cloned();
        let Some(statement) = statement else { return Ok(None) };
        let of = Query { statement: Some(slug.to_owned()), sort: Sort::Oldest.into(), ..Query::default() };
        let census = &self.context.census;
        let counted = census.view(snapshot, &of).await?;
        let counts = counted.census.standings(&counted.asked(&of)).all;
        // What it said stays what it said, also where something else stands for it today.
        let said = Query { facets: Facets::of(Facet::Validity, Validity::ALL), page: page.unwrap_or(1), ..of };
        let total = counted.census.standings(&counted.asked(&said)).total;
        let pages = page.map_or(1, |_| total.div_ceil(LIST_PAGE).max(1));
        let whole = page.is_none() || !statement.text.is_empty();
        let rows = match whole {
            true => census.all(snapshot, &said, lang).await?,
            false => census.page(snapshot, &said, lang, LIST_PAGE).await?,
        };
        let all = placed(snapshot, &statement, rows).await?;
        let in_text = if statement.text.is_empty() { Vec::new() } else { all.clone() };
        let size = LIST_PAGE as usize;
        let entries = match page.filter(|_| whole) {
            Some(page) => all.into_iter().skip((page.max(1) - 1) as usize * size).take(size).collect(),
            None => all,
        };
        Ok(Some(StatementPage { statement, entries, pages, in_text, counts }))
    }
}

/// The rows of commitments of a statement, with their places in it.
async fn placed(snapshot: &mut Snapshot, statement: &Statement, rows: Vec<Arc<ListRow>>) -> store::Result<Vec<Said>> {
    let (conn, view) = snapshot.view();
    let ids: Vec<CommitmentId> = rows.iter().map(|it| it.id.as_str().into()).collect();
    let mut records = store::ledger::records_of_all(conn, &ids).await?;
    let sees = |visibility: &Visibility| may_see(view.reader, visibility, &statement.tracked);
    let said = rows.into_iter().zip(&ids).filter_map(|(row, id)| {
        let state = fold_seen(&records.remove(id)?, id, view.as_of.day, sees)?;
        let Commitment { number, place, .. } = state.commitment;
        Some(Said { entry: Arc::unwrap_or_clone(row), number, place })
    });
    Ok(said.collect())
}

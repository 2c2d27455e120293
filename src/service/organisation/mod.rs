//! One organisation of a party.

mod approval_path;
pub mod settings;

use std::sync::Arc;

use crate::domain::basics::lang::Lang;
use crate::domain::commitment::owner::OwnerRole;
use crate::domain::list::census::Asked;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::query::Query;
use crate::domain::organisation::Organisation;
use crate::service::context::Context;
use crate::service::portfolio::list::LIST_PAGE;
use crate::service::snapshot::Snapshot;
use crate::service::snapshot::with_rows;
use crate::store;
use crate::store::list::ListRow;
use crate::store::report::updates::ListedUpdate;

/// An organisation with what it is responsible for.
#[derive(Clone, Debug)]
pub struct OrganisationPage {
    /// The organisation.
    pub organisation: Organisation,
    /// The commitments that it leads, of the latest statement first.
    pub leads: Owned,
    /// Those that it supports.
    pub supports: Owned,
    /// How many pages the longer of both fills; at least 1.
    pub pages: u32,
    /// How all of these stand.
    pub counts: Counts,
    /// The updates that name it as taking part, the latest first.
    pub named_in: Vec<(ListedUpdate, ListRow)>,
}

/// Commitments that an organisation owns.
#[derive(Clone, Debug, Default)]
pub struct Owned {
    /// Those on the page asked for.
    pub entries: Vec<ListRow>,
    /// How all of them stand.
    pub counts: Counts,
}

/// Use cases about organisations.
#[derive(Clone, Copy)]
pub struct Organisations<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Organisations<'_> {
    /// The organisation with a code and one page of what it owns; nothing when there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "organisations"), err(level = "debug"))]
    pub async fn find(
        self,
        snapshot: &mut Snapshot,
        code: &str,
        lang: Lang,
        page: u32,
    ) -> store::Result<Option<OrganisationPage>> {
        let Some(organisation) = snapshot.reference.organisation(code).cloned() else { return Ok(None) };
        let query = Query { org: vec![code.to_owned()], page, ..Query::default() };
        let census = &self.context.census;
        let counted = census.view(snapshot, &query).await?;
        let counts = counted.census.standings(&counted.asked(&query)).all;
        let mut owned = Vec::with_capacity(OwnerRole::ALL.len());
        for role in [OwnerRole::Lead, OwnerRole::Support] {
            let asked = Asked { role: Some(role), ..counted.asked(&query) };
            let counts = counted.census.standings(&asked).all;
            let rows = census.rows(&mut snapshot.conn, counted.census.page(&asked, lang, LIST_PAGE)).await?;
            owned.push(Owned { entries: rows.into_iter().map(Arc::unwrap_or_clone).collect(), counts });
        }
        let pages = owned.iter().map(|it| it.counts.all().div_ceil(LIST_PAGE)).max().unwrap_or_default().max(1);
        let [leads, supports] = <[Owned; 2]>::try_from(owned).unwrap_or_default();
        let (conn, view) = snapshot.view();
        let updates = store::report::updates::updates_naming(conn, &view, code).await?;
        let named_in = with_rows(conn, &view, updates).await?;
        Ok(Some(OrganisationPage { organisation, leads, supports, pages, counts, named_in }))
    }
}

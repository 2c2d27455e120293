//! One organisation of a party.

mod approval_path;
pub mod settings;

use crate::domain::basics::lang::Lang;
use crate::domain::commitment::owner::OwnerRole;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::query::Query;
use crate::domain::organisation::Organisation;
use crate::service::context::Context;
use crate::service::portfolio::area::counts;
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
    pub leads: Vec<ListRow>,
    /// Those that it supports.
    pub supports: Vec<ListRow>,
    /// How all of these stand.
    pub counts: Counts,
    /// The updates that name it as taking part, the latest first.
    pub named_in: Vec<(ListedUpdate, ListRow)>,
}

/// Use cases about organisations.
#[derive(Clone, Copy)]
pub struct Organisations<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Organisations<'_> {
    /// The organisation with a code; nothing when there is none.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "organisations"), err(level = "debug"))]
    pub async fn find(
        self,
        snapshot: &mut Snapshot,
        code: &str,
        lang: Lang,
    ) -> store::Result<Option<OrganisationPage>> {
        let Some(organisation) = snapshot.reference.organisation(code).cloned() else { return Ok(None) };
        let (conn, view) = snapshot.view();
        let query = Query { org: vec![code.to_owned()], ..Query::default() };
        let entries = store::list::all(conn, &query, &view, lang).await?;
        let updates = store::report::updates::updates_naming(conn, &view, code).await?;
        let named_in = with_rows(conn, &view, updates).await?;
        let counts = counts(&entries);
        let leading = |entry: &ListRow| {
            entry.listed.owners.iter().any(|(_, owner, role)| owner == code && *role == OwnerRole::Lead)
        };
        let (leads, supports) = entries.into_iter().partition(leading);
        Ok(Some(OrganisationPage { organisation, leads, supports, counts, named_in }))
    }
}

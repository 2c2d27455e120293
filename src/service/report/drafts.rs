//! Drafts of reports: visible to the people of their organisation, never part of the record.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::service::commitment::member_commitment::member_commitment;
use crate::service::report::Reports;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed};
use crate::store::list;
use crate::store::list::ListRow;
use crate::store::report::drafts;
use crate::store::report::drafts::ReportDraft;

/// The most characters of a draft's fields together.
const MOST_CHARACTERS: usize = 400_000;

/// What is saved as a draft.
#[derive(Clone, Debug)]
pub struct SaveDraft {
    /// The draft that is saved again; nothing for a new one.
    pub id: Option<String>,
    /// The form's fields as they were typed, as JSON.
    pub fields: String,
    /// The version of the report that the form was opened with.
    pub base_version: String,
}

impl Reports<'_> {
    /// Saves a draft of a report about a commitment; returns its identifier.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn save_draft(self, member: &Member, slug: &str, form: SaveDraft) -> ServiceResult<String> {
        let mut conn = self.context.db.write().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let (now, today) = (self.context.now(), self.context.today());
        let commitment = member_commitment(&mut conn, member, &reference, slug, today).await?;
        allowed(commitment.may(Action::DraftUpdate))?;
        if form.fields.chars().count() > MOST_CHARACTERS {
            return Err(crate::service::unit_of_work::fault(
                "narrative",
                crate::domain::basics::field_error::Problem::TooLong,
            ));
        }
        let organisation = member.organisation.0.clone();
        let id = match form.id {
            Some(id) => {
                let before = drafts::load(&mut conn, &organisation, &id).await?.ok_or(ServiceError::NotFound)?;
                allowed(before.commitment_id == commitment.id.0)?;
                id
            }
            None => self.context.random.id(now),
        };
        let draft = ReportDraft {
            id: id.clone(),
            account: member.account.clone(),
            organisation,
            commitment_id: commitment.id.0,
            fields: form.fields,
            base_version: form.base_version,
            updated_at: now.0,
        };
        drafts::save(&mut conn, draft).await?;
        conn.commit().await?;
        Ok(id)
    }

    /// A draft of the member's organisation.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn draft(self, member: &Member, id: &str) -> ServiceResult<ReportDraft> {
        writes(member)?;
        let mut conn = self.context.db.read().await?;
        drafts::load(&mut conn, member.organisation.as_str(), id).await?.ok_or(ServiceError::NotFound)
    }

    /// The drafts of the member's organisation, the latest saved first, each with the row of its commitment.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn drafts(self, member: &Member) -> ServiceResult<Vec<(ReportDraft, ListRow)>> {
        writes(member)?;
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let drafts = drafts::list(conn, member.organisation.as_str()).await?;
        let ids: Vec<String> = drafts.iter().map(|it| it.commitment_id.clone()).collect();
        let entries = list::with_ids(conn, &ids, &view).await?;
        let beside = |draft: ReportDraft| {
            let entry = entries.iter().find(|it| it.id == draft.commitment_id)?.clone();
            Some((draft, entry))
        };
        Ok(drafts.into_iter().filter_map(beside).collect())
    }

    /// Discards a draft of the member's organisation.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn delete_draft(self, member: &Member, id: &str) -> ServiceResult<()> {
        writes(member)?;
        let mut conn = self.context.db.write().await?;
        if !drafts::delete(&mut conn, member.organisation.as_str(), id).await? {
            return Err(ServiceError::NotFound);
        }
        conn.commit().await?;
        Ok(())
    }
}

/// Refuses those who may not write reports.
fn writes(member: &Member) -> ServiceResult<()> {
    allowed(may_write(member))
}

/// Whether somebody writes reports, and so reads the drafts of the member's organisation.
pub(in crate::service) fn may_write(member: &Member) -> bool {
    may(member, Action::DraftUpdate, &ActionContext::GENERAL)
}

//! Drafts of reports: visible to the people of their organisation, never part of the record.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::basics::field_error::Problem;
use crate::service::commitment::member_commitment::member_commitment;
use crate::service::report::Reports;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed, fault, is_recorded};
use crate::store::account;
use crate::store::list;
use crate::store::list::ListRow;
use crate::store::report::drafts;
use crate::store::report::drafts::ReportDraft;

/// The most characters of a draft's fields together.
const MOST_CHARACTERS: usize = 400_000;

/// What is saved as a draft.
#[derive(Clone, Debug, Default)]
pub struct SaveDraft {
    /// The draft that is saved again; nothing for a new one.
    pub id: Option<String>,
    /// The form's fields as they were typed, as JSON.
    pub fields: String,
    /// The version of the report that the form was opened with.
    pub base_version: String,
    /// The version of the draft that the form was opened with, as [`ReportDraft::version`] gives it.
    pub draft_version: String,
    /// The key of the form: all that it saves is one draft.
    pub idempotency_key: String,
    /// Whether the form saves it on its own, while somebody types.
    pub automatic: bool,
}

/// A draft as a form was opened with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRef {
    pub id: String,
    /// As [`ReportDraft::version`] gives it.
    pub version: String,
}

/// The identifier of the draft that a member's form makes: whatever it saves, however late it arrives, is one draft.
pub(super) fn id_of(member: &Member, idempotency_key: &str) -> Option<String> {
    let digest = Sha256::digest(format!("draft:{}:{idempotency_key}", member.account));
    (!idempotency_key.is_empty()).then(|| URL_SAFE_NO_PAD.encode(&digest[..18]))
}

impl Reports<'_> {
    /// Saves a draft of a report about a commitment; returns its identifier.
    ///
    /// # Errors
    /// See [`ServiceError`]. [`ServiceError::Outdated`] when somebody else saved the draft since the form was opened, and
    /// for what a form sends on its own after it was submitted or saved by its button.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn save_draft(self, member: &Member, slug: &str, form: SaveDraft) -> ServiceResult<String> {
        let mut conn = self.context.db.write().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let (now, today) = (self.context.now(), self.context.today());
        let commitment = member_commitment(&mut conn, member, &reference, slug, today).await?;
        allowed(commitment.may(Action::DraftUpdate))?;
        if form.fields.chars().count() > MOST_CHARACTERS {
            return Err(fault("narrative", Problem::TooLong));
        }
        let organisation = member.organisation.0.clone();
        let made = id_of(member, &form.idempotency_key);
        let (id, before) = match (form.id, made) {
            (Some(id), _) => {
                let before = drafts::load(&mut conn, &organisation, &id).await?.ok_or(ServiceError::NotFound)?;
                (id, Some(before))
            }
            (None, Some(id)) if !is_recorded(&mut conn, member, &form.idempotency_key).await? => {
                let before = drafts::load(&mut conn, &organisation, &id).await?;
                (id, before)
            }
            (None, Some(_)) if form.automatic => return Err(ServiceError::Outdated(String::new())),
            (None, _) => (self.context.random.id(now), None),
        };
        if let Some(before) = &before {
            allowed(before.commitment_id == commitment.id.0)?;
            if form.automatic && !before.saved_by.is_empty() && before.saved_by == form.idempotency_key {
                return Err(ServiceError::Outdated(before.version()));
            }
            if before.account != member.account && before.version() != form.draft_version {
                return Err(ServiceError::Outdated(before.version()));
            }
        }
        let draft = ReportDraft {
            id: id.clone(),
            account: member.account.clone(),
            organisation,
            commitment_id: commitment.id.0,
            fields: form.fields,
            base_version: form.base_version,
            updated_at: now.0.max(before.as_ref().map_or(0, |it| it.updated_at + 1)),
            saved_by: if form.automatic { String::new() } else { form.idempotency_key },
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

    /// The drafts of the member's organisation, the latest saved first, each with the row of its commitment and the name of
    /// who saved it, where that account still is.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn drafts(self, member: &Member) -> ServiceResult<Vec<(ReportDraft, ListRow, Option<String>)>> {
        writes(member)?;
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let drafts = drafts::list(conn, member.organisation.as_str()).await?;
        let ids: Vec<String> = drafts.iter().map(|it| it.commitment_id.clone()).collect();
        let entries = list::with_ids(conn, &ids, &view).await?;
        let known = account::of_organisations(conn, std::slice::from_ref(&member.organisation)).await?;
        let beside = |draft: ReportDraft| {
            let entry = entries.iter().find(|it| it.id == draft.commitment_id)?.clone();
            let name = known.iter().find(|it| it.id == draft.account).map(|it| it.name.clone());
            Some((draft, entry, name))
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

//! Drafts of statements: visible to the people of their organisation who may enter statements, never part of the record.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::access::member::Member;
use crate::domain::basics::field_error::Problem;
use crate::service::statement::Statements;
use crate::service::unit_of_work::{ServiceError, ServiceResult, UnitOfWork, allowed, fault, is_recorded};
use crate::store::account;
use crate::store::db::Conn;
use crate::store::statement::drafts;

pub use crate::store::statement::drafts::StatementDraft;

/// The most characters of a draft's fields together.
const MOST_CHARACTERS: usize = 400_000;
/// The most drafts of an organisation.
const MOST_DRAFTS: usize = 100;

/// A draft as a form was opened with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementDraftRef {
    pub id: String,
    /// As [`StatementDraft::version`] gives it.
    pub version: String,
}

/// The identifier of the draft that a member's form makes: whatever it saves is one draft.
pub fn draft_id(member: &Member, idempotency_key: &str) -> String {
    let digest = Sha256::digest(format!("statement draft:{}:{idempotency_key}", member.account));
    URL_SAFE_NO_PAD.encode(&digest[..18])
}

impl Statements<'_> {
    /// Saves a draft of a statement: one that was begun, or a new one.
    ///
    /// # Errors
    /// [`ServiceError::Outdated`] when it was saved, recorded or deleted since the form was opened; else see
    /// [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn save_draft(
        self,
        member: &Member,
        draft: Option<StatementDraftRef>,
        fields: String,
        idempotency_key: &str,
    ) -> ServiceResult<StatementDraft> {
        allowed(member.edits_reference())?;
        if fields.chars().count() > MOST_CHARACTERS {
            return Err(fault("text", Problem::TooLong));
        }
        let mut conn = self.context.db.write().await?;
        let organisation = member.organisation.0.clone();
        let (id, before) = match &draft {
            Some(opened) => {
                let before = opened_as(&mut conn, member, opened, idempotency_key).await?;
                (opened.id.clone(), Some(before))
            }
            None => {
                let id = draft_id(member, idempotency_key);
                // What the form recorded, or a colleague saved of it since, is not begun anew.
                if is_recorded(&mut conn, member, idempotency_key).await? {
                    return Err(ServiceError::Outdated(String::new()));
                }
                let before = drafts::load(&mut conn, &organisation, &id).await?;
                if let Some(changed) = before.as_ref().filter(|it| it.form != idempotency_key) {
                    return Err(ServiceError::Outdated(changed.version()));
                }
                (id, before)
            }
        };
        if before.is_none() && drafts::list(&mut conn, &organisation).await?.len() >= MOST_DRAFTS {
            return Err(fault("title", Problem::TooMuch));
        }
        let draft = StatementDraft {
            id,
            account: member.account.clone(),
            organisation,
            fields,
            form: idempotency_key.to_owned(),
            updated_at: self.context.now().0.max(before.map_or(0, |it| it.updated_at + 1)),
        };
        drafts::save(&mut conn, draft.clone()).await?;
        conn.commit().await?;
        Ok(draft)
    }

    /// A draft of the member's organisation.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn draft(self, member: &Member, id: &str) -> ServiceResult<StatementDraft> {
        allowed(member.edits_reference())?;
        let mut conn = self.context.db.read().await?;
        drafts::load(&mut conn, member.organisation.as_str(), id).await?.ok_or(ServiceError::NotFound)
    }

    /// The drafts of the member's organisation, the latest saved first, each with the name of who saved it, where that
    /// account still is.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn drafts(self, member: &Member) -> ServiceResult<Vec<(StatementDraft, Option<String>)>> {
        allowed(member.edits_reference())?;
        let mut conn = self.context.db.read().await?;
        let drafts = drafts::list(&mut conn, member.organisation.as_str()).await?;
        let known = account::of_organisations(&mut conn, std::slice::from_ref(&member.organisation)).await?;
        let name = |draft: &StatementDraft| known.iter().find(|it| it.id == draft.account).map(|it| it.name.clone());
        Ok(drafts.into_iter().map(|draft| (draft.clone(), name(&draft))).collect())
    }

    /// Deletes a draft as a form was opened with it.
    ///
    /// # Errors
    /// [`ServiceError::Outdated`] when somebody saved it since; else see [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"), err(level = "debug"))]
    pub async fn delete_draft(self, member: &Member, draft: &StatementDraftRef, key: &str) -> ServiceResult<()> {
        allowed(member.edits_reference())?;
        let mut conn = self.context.db.write().await?;
        opened_as(&mut conn, member, draft, key).await?;
        drafts::delete(&mut conn, member.organisation.as_str(), &draft.id).await?;
        conn.commit().await?;
        Ok(())
    }
}

/// The draft with which a form was opened, as far as nobody saved it since in another form.
async fn opened_as(
    conn: &mut Conn,
    member: &Member,
    opened: &StatementDraftRef,
    key: &str,
) -> ServiceResult<StatementDraft> {
    let found = drafts::load(conn, member.organisation.as_str(), &opened.id).await?;
    let found = found.ok_or_else(|| ServiceError::Outdated(String::new()))?;
    let own = found.account == member.account && found.form == key;
    if own || found.version() == opened.version { Ok(found) } else { Err(ServiceError::Outdated(found.version())) }
}

impl UnitOfWork<'_> {
    /// Removes the draft of what is recorded.
    pub(in crate::service) async fn end_draft(&mut self, draft: &StatementDraftRef, key: &str) -> ServiceResult<()> {
        opened_as(&mut self.conn, self.member, draft, key).await?;
        drafts::delete(&mut self.conn, self.member.organisation.as_str(), &draft.id).await?;
        Ok(())
    }
}

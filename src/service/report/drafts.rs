//! Drafts of reports: visible to the people of their organisation, never part of the record.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::account::position::was_followed;
use crate::domain::account::responsibility::{Responsibility, Responsible};
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::service::commitment::member_commitment::member_commitment;
use crate::service::report::Reports;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed, fault, is_recorded};
use crate::store;
use crate::store::account;
use crate::store::account::{positions, responsibility};
use crate::store::db::Conn;
use crate::store::list;
use crate::store::list::ListRow;
use crate::store::report::drafts;

pub use crate::store::report::drafts::ReportDraft;

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

/// How long a deleted draft can be taken back, in microseconds.
const DELETED_FOR: i64 = 24 * 60 * 60 * 1_000_000;

/// The identifier of the draft that a member's form makes: whatever it saves, however late it arrives, is one draft.
pub(super) fn id_of(member: &Member, idempotency_key: &str) -> Option<String> {
    let digest = Sha256::digest(format!("draft:{}:{idempotency_key}", member.account));
    (!idempotency_key.is_empty()).then(|| URL_SAFE_NO_PAD.encode(&digest[..18]))
}

/// Whether the fields of a form are those of a report of its own: neither the correction of a published one nor one that
/// was returned. An organisation has one draft of such a report about a commitment.
fn is_new_report(fields: &str) -> bool {
    let fields: Vec<(String, String)> = serde_json::from_str(fields).unwrap_or_default();
    !fields.iter().any(|(name, value)| ["again", "corrects"].contains(&name.as_str()) && !value.is_empty())
}

/// The draft of an organisation's next report about a commitment.
pub(super) async fn of_next_report(
    conn: &mut Conn,
    organisation: &str,
    commitment: &str,
) -> store::Result<Option<ReportDraft>> {
    let drafts = drafts::of_commitment(conn, organisation, commitment).await?;
    Ok(drafts.into_iter().find(|it| is_new_report(&it.fields)))
}

/// Whether a form does not know what a draft says by now: somebody else saved it since the form was opened, or the same
/// person in another form.
pub(super) fn is_changed(draft: &ReportDraft, member: &Member, form: &str, version: &str) -> bool {
    let own = draft.account == member.account && (draft.form.is_empty() || draft.form == form);
    !own && draft.version() != version
}

/// Which drafts of an organisation went along with a post that a member held: whoever was followed no longer writes them,
/// unless for the one who followed, or as a manager.
pub(super) struct HandedOver<'m> {
    member: &'m Member,
    posts: BTreeSet<String>,
    said: BTreeMap<String, Responsibility>,
}

impl<'m> HandedOver<'m> {
    pub async fn by(conn: &mut Conn, member: &'m Member, today: Day, zone: &TimeZone) -> store::Result<Self> {
        let mut found = Self { member, posts: BTreeSet::new(), said: BTreeMap::new() };
        if may(member, Action::ManageOffices, &ActionContext::GENERAL) {
            return Ok(found);
        }
        let holdings = positions::holdings(conn, &member.organisation).await?;
        let posts: BTreeSet<&str> = holdings.iter().map(|it| it.post.as_str()).collect();
        let followed = posts.into_iter().filter(|it| was_followed(&holdings, it, &member.account, today, zone));
        found.posts = followed.map(str::to_owned).collect();
        if !found.posts.is_empty() {
            found.said = responsibility::of_organisation(conn, &member.organisation).await?.into_iter().collect();
        }
        Ok(found)
    }

    pub fn has(&self, draft: &ReportDraft) -> bool {
        let own = draft.account == self.member.account || self.member.acts_for.contains(&draft.account);
        let who = self.said.get(&draft.commitment_id).and_then(|it| it.who.as_ref());
        !own && matches!(who, Some(Responsible::Post(post)) if self.posts.contains(post))
    }

    /// Refuses what would write such a draft, or a report beside it.
    pub fn refuse(&self, draft: &ReportDraft) -> ServiceResult<()> {
        if self.has(draft) { Err(fault("status", Problem::HandedOver)) } else { Ok(()) }
    }
}

impl Reports<'_> {
    /// Saves a draft of a report about a commitment; returns its identifier.
    ///
    /// # Errors
    /// See [`ServiceError`]. [`ServiceError::Outdated`] when somebody else saved the draft since the form was opened, and
    /// for what a form sends on its own after it was submitted or saved by its button; [`Problem::HandedOver`] where it
    /// went along with a post that the member held.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn save_draft(self, member: &Member, slug: &str, form: SaveDraft) -> ServiceResult<String> {
        let mut conn = self.context.db.write().await?;
        let draft = self.save_in(&mut conn, member, slug, form).await?;
        conn.commit().await?;
        Ok(draft.id)
    }

    /// Saves several drafts, each as far as it can be: what is wrong with one does not keep the others from being saved.
    /// Returns what became of each, with the slug of its commitment.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn save_drafts(
        self,
        member: &Member,
        forms: Vec<(String, SaveDraft)>,
    ) -> ServiceResult<Vec<(String, ServiceResult<ReportDraft>)>> {
        let mut conn = self.context.db.write().await?;
        let mut saved = Vec::new();
        for (slug, form) in forms {
            match self.save_in(&mut conn, member, &slug, form).await {
                Err(ServiceError::Store(failed)) => return Err(failed.into()),
                outcome => saved.push((slug, outcome)),
            }
        }
        conn.commit().await?;
        Ok(saved)
    }

    async fn save_in(
        self,
        conn: &mut Conn,
        member: &Member,
        slug: &str,
        form: SaveDraft,
    ) -> ServiceResult<ReportDraft> {
        let reference = self.context.reference_in(conn).await?;
        let (now, today) = (self.context.now(), self.context.today());
        let commitment = member_commitment(conn, member, &reference, slug, today).await?;
        allowed(commitment.may(Action::DraftUpdate))?;
        if form.fields.chars().count() > MOST_CHARACTERS {
            return Err(fault("narrative", Problem::TooLong));
        }
        let organisation = member.organisation.0.clone();
        let made = id_of(member, &form.idempotency_key);
        let (id, before) = match (form.id, made) {
            (Some(id), _) => {
                let before = drafts::load(conn, &organisation, &id).await?.ok_or(ServiceError::NotFound)?;
                (id, Some(before))
            }
            (None, Some(id)) if !is_recorded(conn, member, &form.idempotency_key).await? => {
                let before = drafts::load_deleted_too(conn, &organisation, &id).await?;
                if let Some(deleted) = before.as_ref().filter(|it| it.deleted_at != 0) {
                    return Err(ServiceError::Outdated(deleted.version()));
                }
                (id, before)
            }
            (None, Some(_)) if form.automatic => return Err(ServiceError::Outdated(String::new())),
            (None, _) => (self.context.random.id(now), None),
        };
        if before.is_none() && is_new_report(&form.fields) {
            // A colleague began the report meanwhile: it is written together, not twice.
            let begun = of_next_report(conn, &organisation, commitment.id.as_str()).await?;
            if let Some(begun) = begun.filter(|it| is_changed(it, member, &form.idempotency_key, "")) {
                HandedOver::by(conn, member, today, &self.context.zone()).await?.refuse(&begun)?;
                return Err(ServiceError::Outdated(begun.version()));
            }
        }
        if let Some(before) = &before {
            allowed(before.commitment_id == commitment.id.0)?;
            if form.automatic && !before.saved_by.is_empty() && before.saved_by == form.idempotency_key {
                return Err(ServiceError::Outdated(before.version()));
            }
            HandedOver::by(conn, member, today, &self.context.zone()).await?.refuse(before)?;
            if is_changed(before, member, &form.idempotency_key, &form.draft_version) {
                return Err(ServiceError::Outdated(before.version()));
            }
        }
        let draft = ReportDraft {
            id,
            account: member.account.clone(),
            organisation,
            commitment_id: commitment.id.0,
            fields: form.fields,
            base_version: form.base_version,
            updated_at: now.0.max(before.as_ref().map_or(0, |it| it.updated_at + 1)),
            saved_by: if form.automatic { String::new() } else { form.idempotency_key.clone() },
            form: form.idempotency_key,
            deleted_at: 0,
        };
        drafts::save(conn, draft.clone()).await?;
        Ok(draft)
    }

    /// The draft of the next report of the member's organisation about a commitment, if one was begun that did not go
    /// along with a post which the member held.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn draft_of_next_report(
        self,
        member: &Member,
        commitment: &CommitmentId,
    ) -> ServiceResult<Option<ReportDraft>> {
        writes(member)?;
        let mut conn = self.context.db.read().await?;
        let mut drafts = drafts::of_commitment(&mut conn, member.organisation.as_str(), commitment.as_str()).await?;
        drafts.retain(|it| is_new_report(&it.fields));
        if !drafts.is_empty() {
            let handed_over = HandedOver::by(&mut conn, member, self.context.today(), &self.context.zone()).await?;
            drafts.retain(|it| !handed_over.has(it));
        }
        Ok(drafts.into_iter().next())
    }

    /// The drafts of the next reports of the member's organisation, by commitment, each with the name of who saved it.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn drafts_of_next_reports(
        self,
        member: &Member,
    ) -> ServiceResult<BTreeMap<CommitmentId, (ReportDraft, Option<String>)>> {
        let drafts = self.drafts(member).await?;
        let mut of_next: BTreeMap<CommitmentId, (ReportDraft, Option<String>)> = BTreeMap::new();
        for (draft, _, name) in drafts.into_iter().filter(|(draft, ..)| is_new_report(&draft.fields)) {
            // The latest saved comes first.
            of_next.entry(draft.commitment_id.as_str().into()).or_insert((draft, name));
        }
        Ok(of_next)
    }

    /// A draft of the member's organisation.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] also where it went along with a post that the member held.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn draft(self, member: &Member, id: &str) -> ServiceResult<ReportDraft> {
        writes(member)?;
        let mut conn = self.context.db.read().await?;
        let draft = drafts::load(&mut conn, member.organisation.as_str(), id).await?.ok_or(ServiceError::NotFound)?;
        let handed_over = HandedOver::by(&mut conn, member, self.context.today(), &self.context.zone()).await?;
        if handed_over.has(&draft) { Err(ServiceError::NotFound) } else { Ok(draft) }
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
        let mut drafts = drafts::list(conn, member.organisation.as_str()).await?;
        if !drafts.is_empty() {
            let handed_over = HandedOver::by(conn, member, view.as_of.day, &self.context.zone()).await?;
            drafts.retain(|it| !handed_over.has(it));
        }
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

    /// Deletes a draft of the member's organisation. For a day it can be taken back.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn delete_draft(self, member: &Member, id: &str) -> ServiceResult<()> {
        self.mark_deleted(member, id, self.context.now().0).await
    }

    /// Takes back that a draft of the member's organisation was deleted.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none that was deleted of late.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn restore_draft(self, member: &Member, id: &str) -> ServiceResult<()> {
        self.mark_deleted(member, id, 0).await
    }

    async fn mark_deleted(self, member: &Member, id: &str, at: i64) -> ServiceResult<()> {
        writes(member)?;
        let mut conn = self.context.db.write().await?;
        let draft = drafts::load_deleted_too(&mut conn, member.organisation.as_str(), id).await?;
        let handed_over = HandedOver::by(&mut conn, member, self.context.today(), &self.context.zone()).await?;
        if draft.is_none_or(|it| handed_over.has(&it)) {
            return Err(ServiceError::NotFound);
        }
        if !drafts::mark_deleted(&mut conn, member.organisation.as_str(), id, at).await? {
            return Err(ServiceError::NotFound);
        }
        conn.commit().await?;
        Ok(())
    }

    /// Removes the drafts that were deleted more than a day ago; returns how many.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn purge_drafts(self) -> store::Result<u64> {
        let before = Instant(self.context.now().0 - DELETED_FOR);
        // Usually there are none: then no writer has to wait.
        if !drafts::any_deleted(&mut self.context.db.read().await?, before).await? {
            return Ok(0);
        }
        let mut conn = self.context.db.write().await?;
        let removed = drafts::purge(&mut conn, before).await?;
        conn.commit().await?;
        Ok(removed)
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

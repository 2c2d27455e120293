//! Writing reports: submitting, reaffirming, correcting and withdrawing them.

pub mod board;
pub mod countersign;
pub mod desk;
pub mod drafts;
pub mod files;
pub mod pending;
pub mod recall;
pub mod review;
pub mod together;
pub mod translation;
pub mod unchanged;

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::commitment::days;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::report::content::ReportContent;
use crate::domain::report::person::Person;
use crate::domain::report::update::{Confirmation, Submission, Update, UpdateId, Voice, Withdrawal};
use crate::service::commitment::member_commitment::Versioned;
use crate::service::context::Context;
use crate::service::replay::replayed;
use crate::service::report::drafts::DraftRef;
use crate::service::report::files::cite;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed};
use crate::store::report::drafts as kept_drafts;
use crate::store::report::scheduled;

use crate::service::commitment::member_commitment::MemberCommitment;

/// A form that submits a report.
#[derive(Clone, Debug)]
pub struct Submit {
    /// The report that is resubmitted, if it was submitted before.
    pub again: Option<UpdateId>,
    /// The published update that it is to correct, whose day and visibility it takes.
    pub corrects: Option<UpdateId>,
    pub written: ReportContent,
    /// The draft it was made from, which is removed with it.
    pub draft: Option<DraftRef>,
    /// The version of [`Versioned::Report`] that the form was opened with; of [`Versioned::Update`] if it is
    /// resubmitted.
    pub version: String,
    pub idempotency_key: String,
    pub confirmed: Confirmed,
}

/// What the author of a report was asked about, and says is meant so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confirmed {
    /// That it is one more report, although another of the organisation waits.
    pub second: bool,
    /// That its texts in both languages say the same, although only one of them changed.
    pub languages: bool,
}

/// A form about a published update.
#[derive(Clone, Debug)]
pub struct UpdateRef {
    pub update: UpdateId,
    /// The version of [`Versioned::Update`] that the form was opened with.
    pub version: String,
    pub idempotency_key: String,
}

/// Use cases about reports.
#[derive(Clone, Copy)]
pub struct Reports<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Reports<'_> {
    /// Submits a report: only the member's side sees it until it is published.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn submit(self, member: &Member, slug: &str, form: Submit) -> ServiceResult<UpdateId> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let id = submit_in(&mut work, slug, form).await?;
        work.commit().await?;
        Ok(id)
    }

    /// Submits several reports together: all of them, or none. Returns how many.
    ///
    /// # Errors
    /// The slug of the commitment whose report is refused, and why.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"))]
    pub async fn submit_together(
        self,
        member: &Member,
        reports: Vec<(String, Submit)>,
        idempotency_key: &str,
    ) -> Result<usize, (String, ServiceError)> {
        let count = reports.len();
        let begun = UnitOfWork::begin(self.context, member, idempotency_key)
            .await
            .map_err(|refusal| (String::new(), refusal))?;
        let Begin::New(mut work) = begun else { return Ok(count) };
        for (slug, form) in reports {
            submit_in(&mut work, &slug, form).await.map_err(|refusal| (slug, refusal))?;
        }
        work.commit().await.map_err(|refusal| (String::new(), refusal))?;
        Ok(count)
    }

    /// Says that a published update is still true: it counts as a report of today.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn confirm(self, member: &Member, slug: &str, form: UpdateRef) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        let update = standing(&commitment, &form)?;
        allowed(commitment.may_about_update(Action::StillTrue, &update.value))?;
        commitment.expect_version(Versioned::Update(&form.update), &form.version)?;
        let voice = update.value.voice.clone();
        let fact = Fact::UpdateConfirmed(Confirmation {
            commitment: commitment.id.clone(),
            update: form.update,
            voice,
            submission: None,
        });
        let (today, visibility) = (work.today, update.visibility.clone());
        work.record(today, visibility, fact);
        work.commit().await
    }

    /// Withdraws a published update of the member's side, from today.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn withdraw(self, member: &Member, slug: &str, form: UpdateRef, reason: String) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        let update = standing(&commitment, &form)?;
        allowed(commitment.may_about_update(Action::PublishUpdate, &update.value))?;
        commitment.expect_version(Versioned::Update(&form.update), &form.version)?;
        let mut faults = FieldErrors::default();
        faults.needed("reason", &crate::domain::basics::text::Text::of_editor(Some(reason.clone()), None));
        faults.refuse()?;
        let fact = Fact::UpdateWithdrawn(Withdrawal { commitment: commitment.id.clone(), update: form.update, reason });
        let (today, visibility) = (work.today, update.visibility.clone());
        work.record(today, visibility, fact);
        work.commit().await
    }

    /// Enters what a cited published source says. It is nobody's report, and needs its source.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn enter_public_record(
        self,
        member: &Member,
        slug: &str,
        mut written: ReportContent,
        idempotency_key: &str,
    ) -> ServiceResult<UpdateId> {
        let mut work = match UnitOfWork::begin(self.context, member, idempotency_key).await? {
            Begin::Replayed(record) => return replayed(&record),
            Begin::New(work) => work,
        };
        let commitment = work.member_commitment(slug).await?;
        allowed(commitment.may(Action::EnterPublicRecord))?;
        let mut faults = written.faults(work.today, &work.reference);
        written.check_worded(&mut faults);
        cite(&mut work.conn, &commitment, &mut written.evidence, &mut faults).await?;
        declared(&mut faults, &commitment, &written.visibility);
        faults.found("on", days::wrong_event(written.on, commitment.stated_on(&work.reference)));
        written.check_sourced(&mut faults);
        faults.refuse()?;
        let id = UpdateId(work.new_id());
        let (on, visibility) = (written.on, written.visibility.clone());
        let update = written.update(id.clone(), commitment.id.clone(), Voice::PublicRecord, None, None);
        work.record(on, visibility, Fact::UpdatePublished(update));
        work.commit().await?;
        Ok(id)
    }
}

/// Adds what a form submits to a unit of work.
async fn submit_in(work: &mut UnitOfWork<'_>, slug: &str, form: Submit) -> ServiceResult<UpdateId> {
    let commitment = work.member_commitment(slug).await?;
    submit_about(work, &commitment, form).await
}

/// Adds a report about a commitment, as the person sees it, to a unit of work.
///
/// # Errors
/// See [`Reports::submit`].
pub(in crate::service) async fn submit_about(
    work: &mut UnitOfWork<'_>,
    commitment: &MemberCommitment,
    form: Submit,
) -> ServiceResult<UpdateId> {
    let member = work.member;
    let resubmits = form.again.is_some();
    allowed(commitment.may(Action::SubmitUpdate))?;
    // One report for several commitments has no key of its own, and no draft.
    let is_next = form.again.is_none() && form.corrects.is_none() && !form.idempotency_key.is_empty();
    let mut corrects = form.corrects;
    let mut faults = FieldErrors::default();
    let mut before = None;
    let id = match form.again {
        Some(id) => {
            let former = commitment.handed_in(&id).ok_or(ServiceError::NotFound)?;
            allowed(former.submission.value.organisation == member.organisation)?;
            commitment.expect_version(Versioned::Update(&id), &form.version)?;
            corrects = former.submission.value.update.corrects.clone();
            before = Some(&former.submission.value.update);
            id
        }
        None => {
            commitment.expect_version(Versioned::Report, &form.version)?;
            let waits = commitment.waiting_of_own().next().is_some();
            faults.require(form.confirmed.second || !waits, "second", Problem::WaitsAlready);
            UpdateId(work.new_id())
        }
    };
    let mut written = form.written;
    let mut last = commitment.last_report().map(|it| &it.value);
    if let Some(former) = &corrects {
        let former = own_update(commitment, former)?;
        (written.on, written.visibility) = (former.effective_on, former.visibility.clone());
        last = Some(&former.value);
    }
    faults.0.extend(written.faults(work.today, &work.reference).0);
    written.check_says_something(last, &mut faults);
    if !form.confirmed.languages {
        let former = last.into_iter().chain(before);
        for (field, lang) in former.flat_map(|it| written.unchanged_in_one_language(it)) {
            faults.require(false, &format!("{field}_{lang}"), Problem::OtherLanguageUnchanged);
        }
    }
    cite(&mut work.conn, commitment, &mut written.evidence, &mut faults).await?;
    declared(&mut faults, commitment, &written.visibility);
    // A correction has the day of what it corrects.
    if corrects.is_none() {
        faults.found("on", days::wrong_event(written.on, commitment.stated_on(&work.reference)));
    }
    faults.refuse()?;

    let (on, visibility) = (written.on, written.visibility.clone());
    let by = Some(member.organisation.clone());
    let update = written.update(id.clone(), commitment.id.clone(), Voice::Party(member.party.clone()), corrects, by);
    let submission = Submission {
        update,
        on,
        visibility,
        organisation: member.organisation.clone(),
        author: Some(Person::of(member)),
        confirms: None,
    };
    let today = work.today;
    let seen_by = seen_by(member, &submission.visibility);
    work.record(today, seen_by, Fact::UpdateSubmitted(submission));
    if resubmits {
        scheduled::cancel(&mut work.conn, id.as_str()).await?;
    }
    // A draft that the form saved on its own goes too, although the form may not know of it yet.
    let own = drafts::id_of(member, &form.idempotency_key);
    let (kept, version) = match &form.draft {
        Some(draft) => {
            let kept = kept_drafts::load(&mut work.conn, member.organisation.as_str(), &draft.id).await?;
            (kept, draft.version.as_str())
        }
        None if is_next => {
            let organisation = member.organisation.as_str();
            (drafts::of_next_report(&mut work.conn, organisation, commitment.id.as_str()).await?, "")
        }
        None => (None, ""),
    };
    if let Some(kept) = kept {
        let (today, zone) = (work.today, work.zone());
        drafts::HandedOver::by(&mut work.conn, member, today, &zone).await?.refuse(&kept)?;
        if drafts::is_changed(&kept, member, &form.idempotency_key, version) {
            return Err(ServiceError::Outdated(kept.version()));
        }
    }
    for draft in form.draft.map(|it| it.id).into_iter().chain(own) {
        kept_drafts::delete(&mut work.conn, member.organisation.as_str(), &draft).await?;
    }
    Ok(id)
}

/// The update of the member's party that a report is to correct.
fn own_update<'a>(commitment: &'a MemberCommitment, id: &UpdateId) -> ServiceResult<&'a InForce<Update>> {
    let former = commitment.update(id).ok_or(ServiceError::NotFound)?;
    allowed(former.value.party() == Some(&commitment.member().party))?;
    Ok(former)
}

/// Notes a visibility wider than the commitment's, or one of another side.
pub(super) fn declared(faults: &mut FieldErrors, commitment: &MemberCommitment, visibility: &Visibility) {
    let own = commitment.member().visibilities(&commitment.state.visibility).contains(visibility);
    faults.require(own, "visibility", Problem::WrongVisibility);
}

/// Who sees what is submitted: what is meant for the member's organisation alone is visible to it alone from the start.
pub(super) fn seen_by(member: &Member, visibility: &Visibility) -> Visibility {
    match visibility {
        Visibility::Organisation(_) => visibility.clone(),
        _ => own_side(member),
    }
}

/// The visibility of what only the member's side sees: of a government its bodies, of a private body itself.
pub(super) fn own_side(member: &Member) -> Visibility {
    if member.government {
        Visibility::Party(member.party.clone())
    } else {
        Visibility::Organisation(member.organisation.clone())
    }
}

/// A published update still in force. One that was corrected or withdrawn since the form was opened is a conflict.
pub(super) fn standing<'a>(commitment: &'a MemberCommitment, form: &UpdateRef) -> ServiceResult<&'a InForce<Update>> {
    let Some(update) = commitment.update(&form.update) else {
        commitment
            .history
            .iter()
            .find(|it| matches!(&it.fact, Some(Fact::UpdatePublished(update)) if update.id == form.update))
            .ok_or(ServiceError::NotFound)?;
        commitment.expect_version(Versioned::Update(&form.update), &form.version)?;
        return Err(ServiceError::NotFound);
    };
    Ok(update)
}

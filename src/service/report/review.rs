//! Publishing what was submitted, and the queues of those who publish and answer.

use crate::domain::access::action::Action;
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::commitment::days;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::state::fold;
use crate::domain::record::workflow::OpenSubmission;
use crate::domain::record::{NewRecord, Record};
use crate::domain::report::approval::{Approval, Step, may_be_reworded};
use crate::domain::report::content::ReportContent;
use crate::domain::report::person::Person;
use crate::domain::report::update::{Return, ReturnWithdrawal, Update, UpdateId};
use crate::service::commitment::member_commitment::{MemberCommitment, Versioned};
use crate::service::replay::{Replay, replayed};
use crate::service::report::Reports;
use crate::service::report::files::cite;
use crate::service::report::unchanged::confirmation;
use crate::service::report::{UpdateRef, declared};
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, fault};
use crate::store;
use crate::store::ledger;
use crate::store::report::opened;
use crate::store::report::scheduled;
use crate::store::report::scheduled::ScheduledPublication;

pub use crate::store::report::scheduled::PublicationDay;

/// The outcome of approving a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// It is published.
    Now(UpdateId),
    /// It waits for its day.
    On(Day),
    /// It waits for the approval of others.
    Approved(UpdateId),
}

impl Reports<'_> {
    /// Publishes a submitted report, at once or on a future day; with text other than submitted, if `edited` has it.
    /// The update keeps the identifier of its submission.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn publish(
        self,
        member: &Member,
        slug: &str,
        form: UpdateRef,
        edited: Option<ReportContent>,
        ahead: Option<Day>,
    ) -> ServiceResult<Published> {
        self.approve(member, slug, form, edited, ahead, Text::default()).await
    }

    /// The same, with what the person who approves it says to it, which the own side reads.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn approve(
        self,
        member: &Member,
        slug: &str,
        form: UpdateRef,
        edited: Option<ReportContent>,
        ahead: Option<Day>,
        opinion: Text,
    ) -> ServiceResult<Published> {
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(record) => return self.published_before(&record).await,
            Begin::New(work) => work,
        };
        let published = publish(&mut work, slug, &form, edited, ahead, &opinion).await?;
        work.commit().await?;
        Ok(published)
    }

    /// Returns a submitted report to its authors.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn return_to_author(
        self,
        member: &Member,
        slug: &str,
        form: UpdateRef,
        reason: Text,
    ) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        return_in(&mut work, slug, &form, &reason).await?;
        work.commit().await
    }

    /// Takes back the return of a report, which waits then as it did before. Whatever day was set for its publication does
    /// not hold any more.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn withdraw_return(self, member: &Member, slug: &str, form: UpdateRef) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        let handed_in = commitment.handed_in(&form.update).ok_or(ServiceError::NotFound)?;
        allowed(may_withdraw_return(&commitment, handed_in))?;
        commitment.expect_version(Versioned::Update(&form.update), &form.version)?;
        let returned = handed_in.returned.as_ref().ok_or(ServiceError::NotFound)?;
        if opened::last(&mut work.conn, &form.update).await? == Some(returned.sequence) {
            return Err(fault("act", Problem::OpenedByAuthor));
        }
        let (today, visibility) = (work.today, handed_in.submission.visibility.clone());
        let withdrawal = ReturnWithdrawal { commitment: commitment.id.clone(), update: form.update.clone() };
        work.record(today, visibility, Fact::ReturnWithdrawn(withdrawal));
        work.commit().await
    }

    /// Keeps that a person has opened a returned report, where it is one of those who may write it anew: of the
    /// organisation that handed it in, but not those who return its reports.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open_returned(self, commitment: &MemberCommitment, handed_in: &OpenSubmission) -> ServiceResult<()> {
        let own = handed_in.submission.value.organisation == commitment.member().organisation;
        let reads = own && (wrote(commitment, handed_in) || !may_withdraw_return(commitment, handed_in));
        let Some(returned) = handed_in.returned.as_ref().filter(|_| reads) else { return Ok(()) };
        let mut conn = self.context.db.write_aside().await?;
        opened::mark(&mut conn, returned, self.context.now()).await?;
        Ok(conn.commit().await?)
    }

    /// The place in the ledger of the last return of a report that its author has opened: that one is not taken back any
    /// more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn opened_return(self, update: &UpdateId) -> ServiceResult<Option<i64>> {
        let mut conn = self.context.db.read().await?;
        Ok(opened::last(&mut conn, update).await?)
    }

    /// Cancels the day that was set for the publication of a report: it waits to be published as before. Whoever set the
    /// day still counts as one who approved it.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn cancel_publication(self, member: &Member, slug: &str, form: UpdateRef) -> ServiceResult<()> {
        let Begin::New(mut work) = UnitOfWork::begin(self.context, member, &form.idempotency_key).await? else {
            return Ok(());
        };
        let commitment = work.member_commitment(slug).await?;
        waiting(&commitment, &form, Action::PublishUpdate)?;
        scheduled::cancel(&mut work.conn, form.update.as_str()).await?;
        work.commit().await
    }

    /// The day set for the publication of a report that waits, if there is one.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn publication_day(self, update: &UpdateId) -> ServiceResult<Option<PublicationDay>> {
        let mut conn = self.context.db.read().await?;
        Ok(scheduled::days(&mut conn, std::slice::from_ref(&update.0)).await?.pop().map(|(_, day)| day))
    }

    /// The same in the state of the ledger that a page shows already.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn publication_day_in(
        self,
        snapshot: &mut Snapshot,
        update: &UpdateId,
    ) -> ServiceResult<Option<PublicationDay>> {
        let days = scheduled::days(&mut snapshot.conn, std::slice::from_ref(&update.0)).await?;
        Ok(days.into_iter().next().map(|(_, day)| day))
    }

    /// Publishes the approved reports whose day has come, each exactly once, however many instances run. Those that
    /// were returned or published meanwhile are dropped; those that the path as it is now does not let through go back
    /// to the queue.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn publish_scheduled(self) -> store::Result<Vec<UpdateId>> {
        let mut conn = self.context.db.write().await?;
        let (now, today) = (self.context.now(), self.context.today());
        let reference = self.context.reference_in(&mut conn).await?;
        let mut drafts = Vec::new();
        let mut published = Vec::new();
        for report in scheduled::due(&mut conn, today).await? {
            let id = report.commitment_id.as_str().into();
            let records = ledger::records_of(&mut conn, &id).await?;
            let state = fold(&records, &id, today);
            let handed_in = state.as_ref().map_or(&[][..], |state| &state.dealings.handed_in);
            let is_it = |it: &&OpenSubmission| it.submission.value.update.id.0 == report.update_id;
            let handed_in = handed_in.iter().find(is_it).filter(|it| it.returned.is_none());
            let steps = handed_in.map(|it| reference.required_approvals(&it.submission.value.organisation));
            let unrecorded = (report.recorded == 0).then_some(report.actor.as_str());
            let approved = handed_in.zip(steps).is_none_or(|(it, steps)| it.is_approved(unrecorded, steps));
            if !approved {
                scheduled::hold(&mut conn, &report.update_id).await?;
                continue;
            }
            scheduled::cancel(&mut conn, &report.update_id).await?;
            let Some(handed_in) = handed_in else { continue };
            let read = (
                serde_json::from_str::<Update>(&report.payload),
                Day::recorded(&report.effective_on),
                report.visibility.parse(),
            );
            let (Ok(update), Ok(effective_on), Ok(visibility)) = read else {
                // It is back in the queue to be published, where a person sees it; the others are not held up.
                tracing::error!(update = report.update_id, "a report that was set for its day cannot be read");
                continue;
            };
            let id = update.id.clone();
            let submission = &handed_in.submission.value;
            let fact = match &submission.confirms {
                Some(confirms) => {
                    let of_party = |it: &&InForce<Update>| it.value.voice == update.voice;
                    let last = state.as_ref().and_then(|it| it.updates.iter().rev().find(of_party));
                    match confirmation(submission, confirms, last.map(|it| &it.value.id)) {
                        Ok(confirmation) => Fact::UpdateConfirmed(confirmation),
                        // It is back in the queue, where a person sees that another report came out meanwhile.
                        Err(_) => continue,
                    }
                }
                None => Fact::UpdatePublished(update),
            };
            published.push(id);
            drafts.push(NewRecord {
                actor: report.actor.clone(),
                organisation: Some(report.organisation.as_str().into()),
                effective_on,
                visibility,
                fact,
                idempotency_key: None,
            });
        }
        ledger::append(&mut conn, drafts, now, today, &*self.context.random, None).await?;
        conn.commit().await?;
        Ok(published)
    }

    /// What a form did that was sent before: an approval of a report that has its day set it.
    pub(in crate::service::report) async fn published_before(self, record: &Record) -> ServiceResult<Published> {
        let published = replayed(record)?;
        let Published::Approved(update) = &published else { return Ok(published) };
        let day = self.publication_day(update).await?.filter(|it| !it.held);
        Ok(day.map_or(published, |it| Published::On(it.on)))
    }
}

impl Replay for Published {
    fn of(fact: &Fact) -> Option<Self> {
        let id = fact.update().cloned()?;
        Some(if matches!(fact, Fact::UpdateApproved(_)) { Self::Approved(id) } else { Self::Now(id) })
    }
}

/// Whether the member wrote a report, or counts as one with somebody who did.
fn wrote(commitment: &MemberCommitment, handed_in: &OpenSubmission) -> bool {
    let member = commitment.member();
    handed_in.is_author(&Person::of(member), &member.name)
}

/// Whether the member may take back the return of a report: nobody does who wrote it.
pub fn may_withdraw_return(commitment: &MemberCommitment, handed_in: &OpenSubmission) -> bool {
    let submission = &handed_in.submission.value;
    handed_in.returned.is_some()
        && !wrote(commitment, handed_in)
        && commitment.may_about(Action::ReturnUpdate, submission.update.party(), Some(&submission.organisation))
}

/// Adds the return of a submitted report to a unit of work.
pub(in crate::service::report) async fn return_in(
    work: &mut UnitOfWork<'_>,
    slug: &str,
    form: &UpdateRef,
    reason: &Text,
) -> ServiceResult<()> {
    let commitment = work.member_commitment(slug).await?;
    let handed_in = waiting(&commitment, form, Action::ReturnUpdate)?;
    let mut faults = FieldErrors::default();
    faults.needed("reason", reason);
    faults.refuse()?;
    let visibility = handed_in.submission.visibility.clone();
    let (commitment, update, reason) = (commitment.id.clone(), form.update.clone(), reason.clone());
    let today = work.today;
    work.record(today, visibility, Fact::UpdateReturned(Return { commitment, update, reason }));
    scheduled::cancel(&mut work.conn, form.update.as_str()).await?;
    Ok(())
}

/// Adds the publication of a submitted report to a unit of work, or schedules it for its day.
pub(in crate::service::report) async fn publish(
    work: &mut UnitOfWork<'_>,
    slug: &str,
    form: &UpdateRef,
    edited: Option<ReportContent>,
    ahead: Option<Day>,
    opinion: &Text,
) -> ServiceResult<Published> {
    let commitment = work.member_commitment(slug).await?;
    let handed_in = waiting(&commitment, form, Action::PublishUpdate)?;
    let submitted = &handed_in.submission.value;
    let person = Person::of(work.member);
    let reference = work.reference.clone();
    let required = reference.required_approvals(&submitted.organisation);
    let (_, needed) = handed_in.approvals_counted(required);
    let (about, update) = (commitment.id.clone(), form.update.clone());
    let mut said = FieldErrors::default();
    said.text("opinion", opinion);
    said.refuse()?;
    let next = handed_in.next_approver(required).filter(|it| it.account != person.account);
    let decided_for = next.map(|it| it.name.clone());
    let approval = Approval { commitment: about, update, by: person.clone(), decided_for, opinion: opinion.clone() };
    let decides_for_another = approval.decided_for.is_some();
    let approval = Fact::UpdateApproved(approval);
    let (today, own_side) = (work.today, handed_in.submission.visibility.clone());
    match handed_in.next_step(&person, &work.member.name, required) {
        // The words that others approve, or that wait for their day, are those that were submitted.
        Step::Publishes => allowed(edited.is_none() || (ahead.is_none() && may_be_reworded(needed)))?,
        Step::Done => return Err(fault("act", Problem::NotTwice)),
        Step::Own => return Err(fault("act", Problem::OwnReport)),
        Step::Awaits => return Err(fault("act", Problem::NotYourTurn)),
        Step::Approves { .. } => {
            allowed(edited.is_none())?;
            work.record(today, own_side, approval);
            return Ok(Published::Approved(form.update.clone()));
        }
    }
    // What is worded anew is a report of its own.
    let confirms = submitted.confirms.as_ref().filter(|_| edited.is_none());
    let confirmed = match confirms {
        Some(confirms) => Some(confirmation(submitted, confirms, commitment.last_report().map(|it| &it.value.id))?),
        None => None,
    };
    let mut written =
        edited.unwrap_or_else(|| ReportContent::of(&submitted.update, submitted.on, submitted.visibility.clone()));
    if let Some(former) = &submitted.update.corrects {
        // What it corrects may have been withdrawn or corrected since it was submitted.
        let former = commitment.update(former).ok_or_else(|| fault("corrects", Problem::Unknown))?;
        (written.on, written.visibility) = (former.effective_on, former.visibility.clone());
    }
    let mut faults = written.faults(work.today, &work.reference);
    if submitted.update.texts().iter().any(|text| !text.is_empty()) {
        written.check_worded(&mut faults);
    }
    cite(&mut work.conn, &commitment, &mut written.evidence, &mut faults).await?;
    declared(&mut faults, &commitment, &written.visibility);
    if submitted.update.corrects.is_none() && written.on != submitted.on {
        faults.found("on", days::wrong_event(written.on, commitment.stated_on(&work.reference)));
    }
    faults.require(ahead.is_none_or(|day| day > work.today), "ahead", Problem::WrongDay);
    faults.refuse()?;

    let (on, visibility) = (written.on, written.visibility.clone());
    let before = &submitted.update;
    let update = written.update(
        before.id.clone(),
        commitment.id.clone(),
        before.voice.clone(),
        before.corrects.clone(),
        before.written_by.clone(),
    );
    if let Some(day) = ahead {
        let release = ScheduledPublication {
            update_id: update.id.0.clone(),
            commitment_id: commitment.id.0.clone(),
            on_day: day.to_string(),
            actor: work.member.name.clone(),
            organisation: work.member.organisation.0.clone(),
            visibility: visibility.to_string(),
            effective_on: on.to_string(),
            payload: store::to_json("a status update", &update)?,
            recorded: 1,
        };
        scheduled::keep(&mut work.conn, release).await?;
        // Whether it is enough is asked again when the day comes.
        if !handed_in.approvals.iter().any(|(it, _)| it.value.by.account == person.account) {
            work.record(today, own_side, approval);
        }
        return Ok(Published::On(day));
    }
    scheduled::cancel(&mut work.conn, update.id.as_str()).await?;
    let id = update.id.clone();
    let fact = confirmed.map_or(Fact::UpdatePublished(update), Fact::UpdateConfirmed);
    work.record(on, visibility, fact);
    // The publication says who approved it last, but not for whom, nor what that person thinks. It comes first: the form is
    // known by it.
    if !opinion.is_empty() || decides_for_another {
        work.record(today, own_side, approval);
    }
    Ok(Published::Now(id))
}

/// A pending submitted report that the person may act on.
pub(in crate::service::report) fn waiting<'a>(
    commitment: &'a MemberCommitment,
    form: &UpdateRef,
    act: Action,
) -> ServiceResult<&'a OpenSubmission> {
    // Looked up in the history: if published or returned since the form was opened, it is a conflict.
    let submitted = commitment.history.iter().rev().find_map(|it| match &it.fact {
        Some(Fact::UpdateSubmitted(submission)) if submission.update.id == form.update => Some(submission),
        _ => None,
    });
    let submission = submitted.ok_or(ServiceError::NotFound)?;
    allowed(commitment.may_about(act, submission.update.party(), Some(&submission.organisation)))?;
    commitment.expect_version(Versioned::Update(&form.update), &form.version)?;
    commitment.handed_in(&form.update).filter(|it| it.returned.is_none()).ok_or(ServiceError::NotFound)
}

//! Giving the missing language of a published report to a colleague, who adds it as any correction is written.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::CommitmentId;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::in_force::InForce;
use crate::domain::record::noun::Noun;
use crate::domain::record::state::fold;
use crate::domain::record::workflow::{OpenSubmission, corrections, latest, own_name};
use crate::domain::report::translation::missing;
use crate::domain::report::update::{Update, UpdateId};
use crate::service::commitment::member_commitment::{MemberCommitment, member_commitment, member_commitments};
use crate::service::notice::Notices;
use crate::service::report::Reports;
use crate::service::unit_of_work::{ServiceError, ServiceResult, fault};
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger;
use crate::store::list::ListRow;
use crate::store::report::translation::{self, Given, NewTask};

/// A published report of the member's organisation in which a language is missing.
#[derive(Clone, Debug)]
pub struct Translation {
    pub report: InForce<Update>,
    pub missing: Lang,
    /// The colleagues to whom it can be given: account and name.
    pub colleagues: Vec<(String, String)>,
    /// The account of whoever has it, which is what a form about it was opened with; empty where nobody has.
    pub given_to: String,
    /// The name of whoever has it.
    pub holder: Option<String>,
}

/// A report that the member is to translate.
#[derive(Clone, Debug)]
pub struct ToTranslate {
    pub entry: ListRow,
    pub report: UpdateId,
    /// The correction of it that came back, which is then what to go on with.
    pub returned: Option<UpdateId>,
    pub missing: Lang,
    /// Who gave it.
    pub by: Option<String>,
}

impl MemberCommitment {
    /// The language that is missing in a published report of the member's organisation, for those who write its reports.
    pub fn missing_language(&self, update: &Update) -> Option<Lang> {
        let own = self.may_about(Action::DraftUpdate, update.party(), update.written_by.as_ref());
        // The text is added by a correction, which is for those who report on the commitment.
        let corrects = own && self.may(Action::SubmitUpdate);
        missing(update).filter(|_| corrects && update.party() == Some(&self.member().party))
    }

    /// The report that stands for another now: itself, or what corrected it in the end, also where that is not in force.
    fn stands_for(&self, id: &UpdateId) -> UpdateId {
        latest(id, &corrections(&self.history)).clone()
    }

    /// The correction of a report that was handed in, where there is one.
    fn correction_of(&self, id: &UpdateId) -> Option<&OpenSubmission> {
        self.state.dealings.handed_in.iter().find(|it| it.submission.value.update.corrects.as_ref() == Some(id))
    }

    /// What the member is to do about a task; nothing where no language is missing any more, a correction waits to be
    /// published, or it is no more for the member's organisation to correct the report.
    fn to_translate(&self, given: Given, entry: &ListRow) -> Option<ToTranslate> {
        let report = self.update(&self.stands_for(&UpdateId(given.update_id)))?;
        let missing = self.missing_language(&report.value)?;
        let correction = self.correction_of(&report.value.id);
        if correction.is_some_and(|it| it.returned.is_none()) {
            return None;
        }
        let own = |it: &&OpenSubmission| it.submission.value.organisation == self.member().organisation;
        let returned = correction.filter(own).map(|it| it.submission.value.update.id.clone());
        let (entry, report) = (entry.clone(), report.value.id.clone());
        Some(ToTranslate { entry, report, returned, missing, by: given.by })
    }
}

/// What a record leaves of the tasks about its commitment: each follows the report that stands for its own, and goes once
/// that lacks no language or is not in force any more.
///
/// # Errors
/// When the database does not answer.
pub(in crate::service) async fn settle(conn: &mut Conn, record: &Record, today: Day) -> store::Result<()> {
    let changes =
        matches!(record.fact, Some(Fact::UpdatePublished(_) | Fact::UpdateWithdrawn(_) | Fact::PayloadWithheld(_)));
    let Some((Noun::Commitment, id)) = record.fact.as_ref().filter(|_| changes).map(Fact::subject) else {
        return Ok(());
    };
    let id = CommitmentId(id.to_owned());
    let given = translation::of_commitment(conn, &id).await?;
    if given.is_empty() {
        return Ok(());
    }
    let records = ledger::records_of(conn, &id).await?;
    let state = fold(&records, &id, today);
    let corrections = corrections(&records);
    for it in given {
        let former = UpdateId(it.update_id);
        let now = latest(&former, &corrections);
        let report = state.iter().flat_map(|it| &it.updates).find(|it| it.value.id == *now);
        match report.and_then(|it| missing(&it.value)) {
            None => translation::take_back(conn, &former).await?,
            Some(_) if *now != former => translation::follow(conn, &former, now).await?,
            Some(_) => {}
        }
    }
    Ok(())
}

impl Reports<'_> {
    /// A published report in which a language is missing, for those who may give it to a colleague.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn translation(self, member: &Member, slug: &str, update: &UpdateId) -> ServiceResult<Translation> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let reference = snapshot.reference.clone();
        Ok(self.open_translation(&mut snapshot.conn, &reference, member, slug, update).await?.2)
    }

    async fn open_translation(
        self,
        conn: &mut Conn,
        reference: &Reference,
        member: &Member,
        slug: &str,
        update: &UpdateId,
    ) -> ServiceResult<(CommitmentId, Option<Given>, Translation)> {
        let commitment = member_commitment(conn, member, reference, slug, self.context.today()).await?;
        let report = commitment.update(update).ok_or(ServiceError::NotFound)?;
        let missing = commitment.missing_language(&report.value).ok_or(ServiceError::NotFound)?;
        let people = Notices { context: self.context }.people(conn, reference).await?;
        let writes = |it: &&Member| {
            it.organisation == member.organisation
                && it.account != member.account
                && may(it, Action::DraftUpdate, &ActionContext::GENERAL)
        };
        let mut colleagues: Vec<_> =
            people.iter().filter(writes).map(|it| (it.account.clone(), own_name(&it.name).to_owned())).collect();
        colleagues.sort_by(|(_, a), (_, b)| a.cmp(b));
        let given = given_of(conn, member, &commitment, update).await?;
        let (given_to, holder) = given.iter().map(|it| (it.account.clone(), it.holder.clone())).next().unzip();
        let given_to = given_to.unwrap_or_default();
        let open = Translation { report: report.clone(), missing, colleagues, given_to, holder };
        Ok((commitment.id, given, open))
    }

    /// Gives a report to a colleague to translate, or to nobody. `before` is who had it when the form was opened.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn give_translation(
        self,
        member: &Member,
        slug: &str,
        update: &UpdateId,
        account: &str,
        before: &str,
    ) -> ServiceResult<()> {
        // Of two who give it at once, the second one finds what the first one did.
        let mut conn = self.context.db.write().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let (commitment, given, open) = self.open_translation(&mut conn, &reference, member, slug, update).await?;
        if open.given_to == account {
            return Ok(());
        }
        if open.given_to != before {
            return Err(ServiceError::Outdated(open.given_to));
        }
        if !account.is_empty() && !open.colleagues.iter().any(|(it, _)| it == account) {
            return Err(fault("account", Problem::Unknown));
        }
        if let Some(former) = given {
            translation::take_back(&mut conn, &UpdateId(former.update_id)).await?;
        }
        if !account.is_empty() {
            let given = NewTask { update, commitment: &commitment, account, by: member, at: self.context.now() };
            translation::give(&mut conn, given).await?;
        }
        Ok(conn.commit().await?)
    }

    /// What the member is to translate: reports of the own organisation in which a language is still missing, and of which
    /// no correction waits.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn to_translate(self, member: &Member) -> ServiceResult<Vec<ToTranslate>> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let mut given = translation::of_account(&mut snapshot.conn, &member.account).await?;
        given.retain(|it| it.organisation == member.organisation.0);
        if given.is_empty() {
            return Ok(Vec::new());
        }
        let mut ids: Vec<String> = given.iter().map(|it| it.commitment_id.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let (conn, view) = snapshot.view();
        let entries = store::list::with_ids(conn, &ids, &view).await?;
        let wanted: Vec<CommitmentId> = ids.into_iter().map(CommitmentId).collect();
        let cases = member_commitments(conn, member, view.reference, &wanted, self.context.today()).await?;
        let open = |it: Given| {
            let entry = entries.iter().find(|entry| entry.id == it.commitment_id)?;
            let case = cases.iter().find(|case| case.id.0 == it.commitment_id)?;
            case.to_translate(it, entry)
        };
        Ok(given.into_iter().filter_map(open).collect())
    }
}

/// Who of the member's organisation has a report to translate, or one that it stands for.
async fn given_of(
    conn: &mut Conn,
    member: &Member,
    commitment: &MemberCommitment,
    update: &UpdateId,
) -> store::Result<Option<Given>> {
    let given = translation::of_commitment(conn, &commitment.id).await?;
    let own = given.into_iter().filter(|it| it.organisation == member.organisation.0);
    Ok(own.rev().find(|it| commitment.stands_for(&UpdateId(it.update_id.clone())) == *update))
}

//! Giving the missing language of a published report to a colleague, who adds it as any correction is written.

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::CommitmentId;
use crate::domain::record::in_force::InForce;
use crate::domain::record::workflow::own_name;
use crate::domain::report::translation::missing;
use crate::domain::report::update::{Update, UpdateId};
use crate::service::commitment::member_commitment::{MemberCommitment, member_commitment, member_commitments};
use crate::service::notice::Notices;
use crate::service::report::Reports;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{ServiceError, ServiceResult, fault};
use crate::store;
use crate::store::list::ListRow;
use crate::store::report::translation::{self, Given};

/// A published report of the member's organisation in which a language is missing.
#[derive(Clone, Debug)]
pub struct Translation {
    pub report: InForce<Update>,
    pub missing: Lang,
    /// The colleagues to whom it can be given: account and name.
    pub colleagues: Vec<(String, String)>,
    /// The account of whoever has it, which is what a form about it was opened with; empty where nobody has.
    pub given_to: String,
}

/// A report that the member is to translate.
#[derive(Clone, Debug)]
pub struct ToTranslate {
    pub entry: ListRow,
    pub report: UpdateId,
    pub missing: Lang,
    /// Who gave it.
    pub by: Option<String>,
}

impl MemberCommitment {
    /// The language that is missing in a published report of the member's organisation, for those who write its reports.
    pub fn missing_language(&self, update: &Update) -> Option<Lang> {
        let own = self.may_about(Action::DraftUpdate, update.party(), update.written_by.as_ref());
        missing(update).filter(|_| own && update.party() == Some(&self.member().party))
    }

    /// The report in force that stands for another: itself, or what corrected it in the end.
    fn latest_of(&self, id: &UpdateId) -> Option<&InForce<Update>> {
        let mut id = id;
        // Each step leads to a correction recorded later, so that it ends; the count guards against records made elsewhere.
        for _ in 0..=self.state.updates.len() {
            match self.state.updates.iter().find(|it| it.value.corrects.as_ref() == Some(id)) {
                Some(later) => id = &later.value.id,
                None => break,
            }
        }
        self.update(id)
    }

    /// Whether a correction of a report waits to be published.
    fn is_being_corrected(&self, id: &UpdateId) -> bool {
        self.state.dealings.handed_in.iter().any(|it| it.submission.value.update.corrects.as_ref() == Some(id))
    }
}

impl Reports<'_> {
    /// A published report in which a language is missing, for those who may give it to a colleague.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where there is none.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn translation(self, member: &Member, slug: &str, update: &UpdateId) -> ServiceResult<Translation> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        Ok(self.open_translation(&mut snapshot, member, slug, update).await?.1)
    }

    async fn open_translation(
        self,
        snapshot: &mut Snapshot,
        member: &Member,
        slug: &str,
        update: &UpdateId,
    ) -> ServiceResult<(CommitmentId, Translation)> {
        let reference = snapshot.reference.clone();
        let conn = &mut snapshot.conn;
        let commitment = member_commitment(conn, member, &reference, slug, self.context.today()).await?;
        let report = commitment.update(update).ok_or(ServiceError::NotFound)?;
        let missing = commitment.missing_language(&report.value).ok_or(ServiceError::NotFound)?;
        let people = Notices { context: self.context }.people(conn, &reference).await?;
        let writes = |it: &&Member| {
            it.organisation == member.organisation
                && it.account != member.account
                && may(it, Action::DraftUpdate, &ActionContext::GENERAL)
        };
        let mut colleagues: Vec<_> =
            people.iter().filter(writes).map(|it| (it.account.clone(), own_name(&it.name).to_owned())).collect();
        colleagues.sort_by(|(_, a), (_, b)| a.cmp(b));
        let given = translation::of_update(conn, update).await?.filter(|it| it.organisation == member.organisation.0);
        let given_to = given.map(|it| it.account).unwrap_or_default();
        Ok((commitment.id.clone(), Translation { report: report.clone(), missing, colleagues, given_to }))
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
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (commitment, open) = self.open_translation(&mut snapshot, member, slug, update).await?;
        drop(snapshot);
        if open.given_to == account {
            return Ok(());
        }
        if open.given_to != before {
            return Err(ServiceError::Outdated(open.given_to));
        }
        let mut conn = self.context.db.write_aside().await?;
        if account.is_empty() {
            translation::take_back(&mut conn, update).await?;
        } else {
            if !open.colleagues.iter().any(|(it, _)| it == account) {
                return Err(fault("account", Problem::Unknown));
            }
            let given = Given {
                update_id: update.0.clone(),
                commitment_id: commitment.0,
                organisation: member.organisation.0.clone(),
                account: account.to_owned(),
                by: None,
            };
            translation::give(&mut conn, &given, &member.account, self.context.now()).await?;
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
            let entry = entries.iter().find(|entry| entry.id == it.commitment_id)?.clone();
            let case = cases.iter().find(|case| case.id.0 == it.commitment_id)?;
            let report = case.latest_of(&UpdateId(it.update_id))?;
            let missing = case.missing_language(&report.value)?;
            let report = report.value.id.clone();
            (!case.is_being_corrected(&report)).then_some(ToTranslate { entry, report, missing, by: it.by })
        };
        Ok(given.into_iter().filter_map(open).collect())
    }
}

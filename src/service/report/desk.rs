//! What waits for a person: reports to write, to publish, to answer.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::action::{Action, ActionContext, Involvement, may};
use crate::domain::access::member::Member;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::{AsOf, Instant};
use crate::domain::commitment::CommitmentId;
use crate::domain::commitment::freshness::Freshness;
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::in_force::InForce;
use crate::domain::record::tasks::TaskKind;
use crate::domain::report::countersign::Countersign;
use crate::domain::report::reason_to_report::Reporting;
use crate::domain::report::update::{Update, UpdateId};
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::commitment::member_commitment::member_commitments;
use crate::service::report::Reports;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{ServiceResult, allowed};
use crate::store;
use crate::store::list::ListRow;
use crate::store::report::scheduled::PublicationDay;
use crate::store::report::tasks::{Asked, OwnSide, Waiting};
use crate::store::report::{scheduled, tasks};

/// A commitment for which the member's organisation answers.
#[derive(Clone, Debug)]
pub struct DeskItem {
    pub side: OwnSide,
    /// What is known of it on the member's side, and so whether a report is asked for.
    pub reporting: Reporting,
    /// The next report day, where it asks for a report.
    pub next: Option<Day>,
    /// The first day of the period that this report day closes.
    pub closes_since: Option<Day>,
}

/// A report submitted by the member's organisation.
#[derive(Clone, Debug)]
pub struct SubmissionItem {
    pub waiting: Waiting,
    pub entry: ListRow,
    /// How many days it has waited, or since it was returned.
    pub days: u32,
    /// The day for which its publication is set.
    pub release_on: Option<Day>,
    /// The day that was set, on which too few people had approved it.
    pub held_on: Option<Day>,
}

/// What waits for a person.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The commitments for which the member's organisation answers, the earliest due first.
    pub items: Vec<DeskItem>,
    /// Reports of the member's organisation sent back, the oldest first.
    pub returned: Vec<SubmissionItem>,
    /// Reports of the member's organisation that wait to be published, the oldest first.
    pub waiting: Vec<SubmissionItem>,
}

/// Something that the member's party is asked for, and that the person may answer.
#[derive(Clone, Debug)]
pub struct Request {
    pub asked: Asked,
    pub entry: ListRow,
    pub commitment: MemberCommitment,
    /// For how many days.
    pub days: u32,
}

impl Request {
    /// The update to be answered, or about which there is a dispute.
    pub fn update(&self) -> Option<&InForce<Update>> {
        let id = match self.asked.kind {
            TaskKind::Countersign => UpdateId(self.asked.subject.clone()),
            TaskKind::ReleaseDispute => self.dispute()?.value.update.clone(),
            TaskKind::JointStatus | TaskKind::Change | TaskKind::Restructuring | TaskKind::OwnerSuggestion => {
                return None;
            }
        };
        self.commitment.update(&id)
    }

    /// The dispute to be released.
    pub fn dispute(&self) -> Option<&InForce<Countersign>> {
        self.commitment.state.dealings.countersigns.iter().find(|it| it.value.id.0 == self.asked.subject)
    }
}

impl Reports<'_> {
    /// What waits for an official or a manager about the commitments of the member's organisation.
    ///
    /// # Errors
    /// [`Denied`](crate::service::unit_of_work::ServiceError::Denied) for those who may not write reports.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn desk(self, member: &Member) -> ServiceResult<Desk> {
        allowed(may(member, Action::DraftUpdate, &ActionContext::GENERAL))?;
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let sides = tasks::sides(conn, &view, &member.party, &member.organisation, member.coordinating).await?;
        let (as_of, reference) = (view.as_of, view.reference);
        let organisation = Some(&member.organisation);
        let returned = tasks::waiting(conn, &view, &member.party, organisation, true).await?;
        let waiting = tasks::waiting(conn, &view, &member.party, organisation, false).await?;
        let waits: BTreeSet<&str> = waiting.iter().map(|it| it.commitment.as_str()).collect();
        let items = sides.into_iter().map(|side| item(side, &waits, as_of, reference)).collect();
        let returned = self.handed_in(&mut snapshot, returned).await?;
        let waiting = self.handed_in(&mut snapshot, waiting).await?;
        Ok(Desk { items, returned, waiting })
    }

    /// The reports that wait for a manager to publish or return them, the oldest first: those of the member's
    /// organisation, and of the whole party for the organisation that speaks for it.
    ///
    /// # Errors
    /// [`Denied`](crate::service::unit_of_work::ServiceError::Denied) for those who may not publish.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn to_publish(self, member: &Member) -> ServiceResult<Vec<SubmissionItem>> {
        allowed(may(member, Action::PublishUpdate, &ActionContext::GENERAL))?;
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let organisation = Some(&member.organisation).filter(|_| !member.coordinating);
        let waiting = tasks::waiting(conn, &view, &member.party, organisation, false).await?;
        Ok(self.handed_in(&mut snapshot, waiting).await?)
    }

    /// The published updates of other parties that the person may answer for the member's party, the oldest first.
    ///
    /// # Errors
    /// [`Denied`](crate::service::unit_of_work::ServiceError::Denied) for those who may not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn to_countersign(self, member: &Member) -> ServiceResult<Vec<Request>> {
        self.requests(member, &[TaskKind::Countersign], Action::Countersign).await
    }

    /// Joint statuses and changes that wait for an answer of the member's party, and disputes that wait to be released.
    ///
    /// # Errors
    /// [`Denied`](crate::service::unit_of_work::ServiceError::Denied) for those who may not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn to_agree(self, member: &Member) -> ServiceResult<Vec<Request>> {
        let kinds = [
            TaskKind::JointStatus,
            TaskKind::Change,
            TaskKind::Restructuring,
            TaskKind::OwnerSuggestion,
            TaskKind::ReleaseDispute,
        ];
        self.requests(member, &kinds, Action::AnswerJointStatus).await
    }

    async fn requests(self, member: &Member, kinds: &[TaskKind], act: Action) -> ServiceResult<Vec<Request>> {
        let house = ActionContext { stake: Involvement::Own, ..ActionContext::GENERAL };
        allowed(may(member, act, &house))?;
        let now = self.context.now();
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let asked = tasks::asked(conn, &view, &member.party, kinds).await?;
        let mut ids: Vec<String> = asked.iter().map(|it| it.commitment.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let entries = store::list::with_ids(conn, &ids, &view).await?;
        let wanted: Vec<CommitmentId> = ids.into_iter().map(CommitmentId).collect();
        let reference = snapshot.reference.clone();
        let commitments =
            member_commitments(&mut snapshot.conn, member, &reference, &wanted, self.context.today()).await?;
        let may_answer = |commitment: &MemberCommitment, kind: TaskKind| match kind {
            TaskKind::Restructuring => commitment.may_answer_restructuring(),
            _ => commitment.may(act),
        };
        let request = |asked: Asked| {
            let entry = entries.iter().find(|it| it.id == asked.commitment)?.clone();
            let commitment = commitments
                .iter()
                .find(|it| it.id.0 == asked.commitment)
                .filter(|it| may_answer(it, asked.kind))?
                .clone();
            Some(Request { days: self.days_since(asked.since, now), asked, entry, commitment })
        };
        Ok(asked.into_iter().filter_map(request).collect())
    }

    async fn handed_in(self, snapshot: &mut Snapshot, waiting: Vec<Waiting>) -> store::Result<Vec<SubmissionItem>> {
        let today = snapshot.as_of.day;
        let (conn, view) = snapshot.view();
        let mut ids: Vec<String> = waiting.iter().map(|it| it.commitment.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let entries = store::list::with_ids(conn, &ids, &view).await?;
        let updates: Vec<String> = waiting.iter().map(|it| it.submission.update.id.0.clone()).collect();
        let days: BTreeMap<String, PublicationDay> = scheduled::days(conn, &updates).await?.into_iter().collect();
        let item = |waiting: Waiting| {
            let entry = entries.iter().find(|it| it.id == waiting.commitment)?.clone();
            let set = days.get(waiting.submission.update.id.as_str());
            let on = |held: bool| set.filter(|it| it.held == held).map(|it| it.on);
            let days = waiting.since.days_until(today).max(0).unsigned_abs();
            Some(SubmissionItem { days, waiting, entry, release_on: on(false), held_on: on(true) })
        };
        Ok(waiting.into_iter().filter_map(item).collect())
    }

    /// How many midnights of the portfolio's zone lie between.
    fn days_since(self, since: Instant, now: Instant) -> u32 {
        since.day_in(&self.context.zone()).days_until(now.day_in(&self.context.zone())).max(0).unsigned_abs()
    }
}

/// The report day of what is live for which its side has reported nothing yet.
pub(in crate::service) fn report_day(live: &LiveSide<'_>, reference: &Reference, today: Day) -> Option<Day> {
    let owed = reference.reporting_rule(live.statement).and_then(|it| it.owed(live.reported_on, today));
    owed.filter(|on| *on >= live.stated_on)
}

/// What the report day of a side goes by.
pub(in crate::service) struct LiveSide<'a> {
    pub statement: &'a str,
    pub stated_on: Day,
    pub reported_on: Option<Day>,
}

pub(in crate::service) fn item(side: OwnSide, waits: &BTreeSet<&str>, as_of: AsOf, reference: &Reference) -> DeskItem {
    let listed = &side.entry.listed;
    // Proposals need no report, and neither does what is over.
    let rule = reference.reporting_rule(&listed.statement).filter(|_| listed.outlook.live);
    let live = LiveSide { statement: &listed.statement, stated_on: listed.stated_on, reported_on: side.reported_on };
    let reporting = Reporting {
        waits: waits.contains(side.entry.id.as_str()),
        report_day: Some(live).filter(|_| listed.outlook.live).and_then(|it| report_day(&it, reference, as_of.day)),
        due: listed.outlook.due_state(as_of),
        freshness: listed
            .outlook
            .live
            .then(|| Freshness::of(side.reported_on, listed.outlook.awaited_since, as_of.day)),
        unowned: side.owners.is_empty(),
    };
    let next = rule.and_then(|it| it.asked_by(side.reported_on, as_of.day));
    let closes_since = rule.zip(next).map(|(rule, next)| rule.closes_since(next));
    DeskItem { reporting, next, closes_since, side }
}

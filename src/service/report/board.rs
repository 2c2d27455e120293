//! The board of the organisation that speaks for its party: how far its organisations are with their reports, and reminding
//! them.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::commitment::due::DueState;
use crate::domain::notice::NoticeKind;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::portfolio::reference::Reference;
use crate::domain::report::stage::{ReportCourse, ReportStage};
use crate::domain::report::update::UpdateId;
use crate::service::notice::Notices;
use crate::service::report::Reports;
use crate::service::report::desk::item;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed};
use crate::store;
use crate::store::db::Conn;
use crate::store::list::ListRow;
use crate::store::notice::{self as notices, NewNotice};
use crate::store::report::board::{self, Reminder};
use crate::store::report::tasks;

/// How far an organisation is.
#[derive(Clone, Debug)]
pub struct BoardRow {
    pub organisation: OrganisationCode,
    /// How many commitments are at each stage; none where there are none.
    pub counts: BTreeMap<ReportStage, u32>,
    /// The last time it was reminded.
    pub reminded: Option<Reminder>,
    /// Whether it can be reminded today: something is missing, and it was not yet.
    pub remind: bool,
}

/// A commitment behind a number of the board.
#[derive(Clone, Debug)]
pub struct BoardItem {
    pub entry: ListRow,
    pub stage: ReportStage,
    /// The day of the party's last report.
    pub reported_on: Option<Day>,
    /// The report that waits or came back.
    pub report: Option<UpdateId>,
    /// The day since which a report is missed.
    pub missed_since: Option<Day>,
}

/// What became of a reminder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminded {
    Done,
    /// Of several organisations some were reminded, and others were not: see the next two.
    Some,
    /// Somebody did it today already.
    Already,
    /// Nobody there writes reports, but for the person who reminds.
    Nobody,
    /// Nothing is missing any more.
    NothingMissing,
}

impl Reminded {
    /// What became of the reminders of several organisations.
    fn of_all(each: &[Self]) -> Self {
        let any = |what: Self| each.contains(&what);
        match (any(Self::Done), any(Self::Already), any(Self::Nobody)) {
            (true, false, false) => Self::Done,
            (true, ..) => Self::Some,
            (false, _, true) => Self::Nobody,
            (false, true, false) => Self::Already,
            (false, false, false) => Self::NothingMissing,
        }
    }
}

impl Reports<'_> {
    /// How far the organisations of the member's party are that answer for anything.
    ///
    /// # Errors
    /// [`Denied`](ServiceError::Denied) for those who do not speak for their party.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn board(self, member: &Member) -> ServiceResult<Vec<BoardRow>> {
        oversees(member)?;
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let today = snapshot.as_of.day;
        let (conn, view) = snapshot.view();
        let organisations: Vec<_> = view.reference.organisations_of(&member.party).cloned().collect();
        let unowned = std::slice::from_ref(&member.organisation);
        let groups = board::groups(conn, &view, &member.party, &organisations, unowned).await?;
        let mut reminded: BTreeMap<_, _> =
            board::last_reminders(conn).await?.into_iter().map(|it| (it.organisation.clone(), it)).collect();
        let mut counts: BTreeMap<OrganisationCode, BTreeMap<ReportStage, u32>> = BTreeMap::new();
        for group in groups {
            if let Some(stage) = group.course.stage(today) {
                *counts.entry(group.organisation).or_default().entry(stage).or_default() += group.count;
            }
        }
        let row = |organisation: OrganisationCode| {
            let counts = counts.remove(&organisation)?;
            let reminded = reminded.remove(&organisation);
            let missing = [ReportStage::Due, ReportStage::Overdue].iter().any(|it| counts.contains_key(it));
            let remind = missing && reminded.as_ref().is_none_or(|it| it.day < today);
            Some(BoardRow { organisation, counts, reminded, remind })
        };
        Ok(organisations.into_iter().filter_map(row).collect())
    }

    /// The commitments of an organisation of the member's party that are at a stage.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn board_items(
        self,
        member: &Member,
        organisation: &OrganisationCode,
        stage: ReportStage,
    ) -> ServiceResult<Vec<BoardItem>> {
        oversees(member)?;
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let items = items(&mut snapshot, member, organisation).await?;
        Ok(items.into_iter().filter(|it| it.stage == stage).collect())
    }

    /// Reminds those who write reports in an organisation of the member's party of what is missing: once a day at most.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn remind(self, member: &Member, organisation: &OrganisationCode) -> ServiceResult<Reminded> {
        oversees(member)?;
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let items = items(&mut snapshot, member, organisation).await?;
        let reference = snapshot.reference.clone();
        drop(snapshot);
        self.remind_of(member, vec![(organisation, items)], &reference).await
    }

    /// Reminds the organisations of the member's party of what is missing among chosen commitments, by their slugs: each
    /// once a day at most.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "reports"), err(level = "debug"))]
    pub async fn remind_of_chosen(self, member: &Member, slugs: &[String]) -> ServiceResult<Reminded> {
        oversees(member)?;
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        let (conn, view) = snapshot.view();
        let rows = store::list::with_slugs(conn, slugs, &view).await?;
        let reference = snapshot.reference.clone();
        let owns = |code: &OrganisationCode| {
            let mut owners = rows.iter().flat_map(|it| &it.listed.owners);
            // What nobody of the party owns is for the organisation that speaks for it.
            *code == member.organisation || owners.any(|(_, owner, _)| owner == code.as_str())
        };
        let mut missing = Vec::new();
        for code in reference.organisations_of(&member.party).filter(|code| owns(code)) {
            let mut items = items(&mut snapshot, member, code).await?;
            items.retain(|it| rows.iter().any(|row| row.id == it.entry.id));
            missing.push((code, items));
        }
        drop(snapshot);
        self.remind_of(member, missing, &reference).await
    }

    /// Reminds those who write reports in organisations of what is missing among these.
    async fn remind_of(
        self,
        member: &Member,
        items: Vec<(&OrganisationCode, Vec<BoardItem>)>,
        reference: &Reference,
    ) -> ServiceResult<Reminded> {
        let missing = items.into_iter().map(|(organisation, items)| {
            let missing = items.into_iter().filter_map(|it| Some((it.missed_since?.to_string(), it.entry.id)));
            (organisation, missing.collect::<Vec<_>>())
        });
        let missing: Vec<_> = missing.filter(|(_, missing)| !missing.is_empty()).collect();
        if missing.is_empty() {
            return Ok(Reminded::NothingMissing);
        }
        let mut conn = self.context.db.write_aside().await?;
        let people = (Notices { context: self.context }).people(&mut conn, reference).await?;
        let mut each = Vec::new();
        for (organisation, missing) in missing {
            each.push(self.remind_one(&mut conn, member, &people, organisation, &missing).await?);
        }
        conn.commit().await?;
        Ok(Reminded::of_all(&each))
    }

    /// Reminds those people who write reports in an organisation of commitments: since when each is missed, and its
    /// identifier. Where there is nobody, it was not reminded.
    async fn remind_one(
        self,
        conn: &mut Conn,
        member: &Member,
        people: &[Member],
        organisation: &OrganisationCode,
        missing: &[(String, String)],
    ) -> ServiceResult<Reminded> {
        let (now, today) = (self.context.now(), self.context.today());
        let writes = |it: &&Member| {
            it.organisation == *organisation
                && it.account != member.account
                && may(it, Action::DraftUpdate, &ActionContext::GENERAL)
        };
        let people: Vec<&Member> = people.iter().filter(writes).collect();
        if people.is_empty() {
            return Ok(Reminded::Nobody);
        }
        if !board::remind(conn, organisation, today, &member.account, now).await? {
            return Ok(Reminded::Already);
        }
        let reminder = self.context.random.id(now);
        let visibility = Visibility::Organisation(organisation.clone()).to_string();
        let mut new = Vec::new();
        for person in people {
            new.extend(missing.iter().map(|(since, commitment)| NewNotice {
                id: self.context.random.id(now),
                account: &person.account,
                kind: NoticeKind::Reminded,
                commitment,
                meeting: "",
                statement: "",
                subject: &reminder,
                origin: since,
                visibility: visibility.clone(),
                at: now,
            }));
        }
        notices::add(conn, new).await?;
        Ok(Reminded::Done)
    }
}

fn oversees(member: &Member) -> ServiceResult<()> {
    allowed(may(member, Action::Oversee, &ActionContext::GENERAL))
}

/// The commitments for which an organisation of the member's party answers, as far as the member sees them, each with how
/// far its report is.
async fn items(
    snapshot: &mut Snapshot,
    member: &Member,
    organisation: &OrganisationCode,
) -> ServiceResult<Vec<BoardItem>> {
    let party = &member.party;
    let (conn, view) = snapshot.view();
    if !view.reference.organisations_of(party).any(|it| it == organisation) {
        return Err(ServiceError::NotFound);
    }
    let unowned = *organisation == member.organisation;
    let sides = tasks::sides(conn, &view, party, organisation, unowned).await?;
    let waiting = tasks::waiting(conn, &view, party, Some(organisation), false).await?;
    let returned = tasks::waiting(conn, &view, party, Some(organisation), true).await?;
    let waits: BTreeSet<&str> = waiting.iter().map(|it| it.commitment.as_str()).collect();
    let (as_of, reference) = (view.as_of, view.reference);
    let item = |side| {
        let item = item(side, &waits, as_of, reference);
        let (listed, id) = (&item.side.entry.listed, &item.side.entry.id);
        let came_back = returned.iter().find(|it| it.commitment == *id);
        let course = ReportCourse {
            rule: reference.reporting_rule(&listed.statement).filter(|_| listed.outlook.live),
            stated_on: listed.stated_on,
            reported_on: item.side.reported_on,
            passed: listed.due.filter(|_| item.reporting.due == Some(DueState::Passed)).map(|it| it.on),
            waits: item.reporting.waits,
            returned: came_back.is_some(),
        };
        let report = waiting.iter().find(|it| it.commitment == *id).or(came_back);
        Some(BoardItem {
            stage: course.stage(as_of.day)?,
            reported_on: course.reported_on,
            report: report.map(|it| it.submission.update.id.clone()),
            missed_since: course.missed_since(as_of.day),
            entry: item.side.entry,
        })
    };
    Ok(sides.into_iter().filter_map(item).collect())
}

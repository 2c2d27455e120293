//! Positions: who holds them, what they answer for, handing over, and acting for somebody.

use std::collections::BTreeSet;

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::{Acting, Member};
use crate::domain::access::role::Role;
use crate::domain::account::position::{Delegation, Position, Tenure, holder, may_hold, tenures};
use crate::domain::account::responsibility::{Responsibility, Responsible};
use crate::domain::account::{Account, AuditKind};
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::service::account::Accounts;
use crate::service::account::Caller;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed, fault};
use crate::store::account;
use crate::store::account::positions;
use crate::store::account::positions::By;
use crate::store::account::responsibility;
use crate::store::db::Conn;
use crate::store::ledger;
use crate::store::list::ListRow;
use crate::store::report::drafts::ReportDraft;
use crate::store::report::{drafts, tasks};

/// The offices of one's organisation.
#[derive(Clone, Debug)]
pub struct Positions {
    pub posts: Vec<PositionDetails>,
    /// Those of the organisation who can sign in.
    pub colleagues: Vec<Account>,
    /// Who acts for whom, now and later.
    pub delegations: Vec<Delegation>,
}

/// A post with what belongs to it.
#[derive(Clone, Debug)]
pub struct PositionDetails {
    pub post: Position,
    /// Who holds it today.
    pub holder: Option<Account>,
    /// How many commitments it answers for.
    pub duties: usize,
}

/// Everything that goes with a post: what is handed over.
#[derive(Clone, Debug)]
pub struct Duties {
    pub post: Position,
    /// Who held it, holds it and is to hold it, the latest first, with the account where it still is.
    pub holdings: Vec<(Tenure, Option<Account>)>,
    /// The account that holds it today.
    pub holder: Option<String>,
    /// The commitments for which it answers.
    pub commitments: Vec<ListRow>,
    /// The other commitments of the organisation, each with whether another post answers for it.
    pub others: Vec<(ListRow, bool)>,
    /// Drafts of the holder about those commitments.
    pub drafts: Vec<ReportDraft>,
    /// Those who may hold it.
    pub colleagues: Vec<Account>,
}

impl Duties {
    /// Who held the post, holds it and is to hold it, the latest first.
    pub(super) fn tenures(&self) -> Vec<&Tenure> {
        self.holdings.iter().map(|(it, _)| it).collect()
    }
}

pub(super) fn manages(member: &Member) -> ServiceResult<()> {
    allowed(may(member, Action::ManageOffices, &ActionContext::GENERAL))
}

fn writes(member: &Member) -> ServiceResult<()> {
    allowed(may(member, Action::DraftUpdate, &ActionContext::GENERAL))
}

async fn colleagues(conn: &mut Conn, member: &Member) -> ServiceResult<Vec<Account>> {
    let mut all = account::of_organisations(conn, std::slice::from_ref(&member.organisation)).await?;
    all.retain(|it| it.disabled_at.is_none());
    Ok(all)
}

/// When something is said that reports are compared with: after all that was recorded before, whose instants count up.
pub(super) async fn said_at(conn: &mut Conn, now: Instant) -> ServiceResult<Instant> {
    Ok(now.max(ledger::head(conn).await?.at))
}

/// Whether a post is responsible.
pub(super) fn is_of(said: &Responsibility, post: &str) -> bool {
    said.who == Some(Responsible::Post(post.to_owned()))
}

impl Accounts<'_> {
    /// The posts of the member's organisation, the people who may hold them, and who acts for whom.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn positions(self, member: &Member) -> ServiceResult<Positions> {
        writes(member)?;
        let today = self.context.today();
        let mut conn = self.context.db.read().await?;
        let posts = positions::posts(&mut conn, &member.organisation).await?;
        let holdings = positions::holdings(&mut conn, &member.organisation).await?;
        let points = responsibility::of_organisation(&mut conn, &member.organisation).await?;
        let colleagues = colleagues(&mut conn, member).await?;
        let office = |post: Position| {
            let held_by = holder(&holdings, &post.id, today);
            let holder = colleagues.iter().find(|it| Some(it.id.as_str()) == held_by).cloned();
            let duties = points.iter().filter(|(_, it)| is_of(it, &post.id)).count();
            PositionDetails { post, holder, duties }
        };
        let posts = posts.into_iter().map(office).collect();
        let delegations = positions::delegations(&mut conn, &member.organisation, today).await?;
        Ok(Positions { posts, colleagues, delegations })
    }

    /// The name of a colleague, for somebody who sees what the colleague wrote; nothing where the account is of another
    /// organisation.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn colleague_name(self, member: &Member, id: &str) -> ServiceResult<Option<String>> {
        let mut conn = self.context.db.read().await?;
        let found = account::by_id(&mut conn, id).await?.map(|(account, _)| account);
        Ok(found.filter(|it| it.organisation == member.organisation).map(|it| it.name))
    }

    /// One post of the member's organisation with everything that goes with it.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn duties(self, member: &Member, post: &str) -> ServiceResult<Duties> {
        let mut snapshot = self.context.snapshot(member.reader(), None).await?;
        self.duties_in(&mut snapshot, member, post).await
    }

    pub(super) async fn duties_in(self, snapshot: &mut Snapshot, member: &Member, post: &str) -> ServiceResult<Duties> {
        writes(member)?;
        let today = self.context.today();
        let (conn, view) = snapshot.view();
        let posts = positions::posts(conn, &member.organisation).await?;
        let post = posts.into_iter().find(|it| it.id == post).ok_or(ServiceError::NotFound)?;
        let all = positions::holdings(conn, &member.organisation).await?;
        let held_by = holder(&all, &post.id, today).map(str::to_owned);
        let known = account::of_organisations(conn, std::slice::from_ref(&member.organisation)).await?;
        let account = |id: &Option<String>| known.iter().find(|it| Some(&it.id) == id.as_ref()).cloned();
        let holdings = tenures(&all, &post.id, &self.context.zone()).into_iter().rev();
        let holdings = holdings.map(|it| (it.clone(), account(&it.account))).collect();
        let points = responsibility::of_organisation(conn, &member.organisation).await?;
        let sides = tasks::sides(conn, &view, &member.party, &member.organisation, member.coordinating).await?;
        let (mut commitments, mut others) = (Vec::new(), Vec::new());
        for side in sides {
            match points.iter().find(|(id, _)| *id == side.entry.id) {
                Some((_, it)) if is_of(it, &post.id) => commitments.push(side.entry),
                point => others.push((side.entry, point.is_some_and(|(_, it)| it.who.is_some()))),
            }
        }
        let mine: BTreeSet<&str> = commitments.iter().map(|it| it.id.as_str()).collect();
        let mut drafts = drafts::list(conn, member.organisation.as_str()).await?;
        drafts.retain(|it| mine.contains(it.commitment_id.as_str()) && Some(&it.account) == held_by.as_ref());
        let mut colleagues = colleagues(conn, member).await?;
        colleagues.retain(|it| may_hold(it.role));
        Ok(Duties { post, holdings, holder: held_by, commitments, others, drafts, colleagues })
    }

    /// Names a post of the member's organisation.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn add_position(
        self,
        member: &Member,
        title: &Text,
        idempotency_key: &str,
        caller: &Caller,
    ) -> ServiceResult<()> {
        manages(member)?;
        let mut faults = FieldErrors::default();
        faults.titled("title", title);
        faults.refuse()?;
        let by = By { account: &member.account, at: self.context.now() };
        let given = |lang: Lang| title.version(lang).map_or("", |it| it.words.as_str());
        let mut conn = self.context.db.write_aside().await?;
        let id = self.context.own_id(idempotency_key);
        positions::add_post(&mut conn, &id, &member.organisation, [given(Lang::En), given(Lang::Ko)], by).await?;
        let detail = format!("post {}", title.words(Lang::En));
        self.record_event_in(&mut conn, AuditKind::OfficeChanged, Some(&member.account), caller, &detail).await?;
        conn.commit().await?;
        Ok(())
    }

    /// Says for which commitments of the member's organisation a post answers: these and no others.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn set_duties(
        self,
        member: &Member,
        post: &str,
        chosen: &[String],
        caller: &Caller,
    ) -> ServiceResult<()> {
        manages(member)?;
        let mut snapshot = self.context.snapshot_to_write(member.reader()).await?;
        let now = self.duties_in(&mut snapshot, member, post).await?;
        let mut conn = snapshot.conn;
        let by = By { account: &member.account, at: said_at(&mut conn, self.context.now()).await? };
        let own = &member.organisation;
        for entry in now.commitments.iter().filter(|it| !chosen.contains(&it.listed.slug)) {
            responsibility::say(&mut conn, &entry.id, own, None, (None, None), by).await?;
        }
        let post = Responsible::Post(post.to_owned());
        for (entry, _) in now.others.iter().filter(|(it, _)| chosen.contains(&it.listed.slug)) {
            // The day stays: it is about the commitment, whoever is responsible.
            let before = responsibility::of_commitment(&mut conn, own, &entry.id).await?;
            let day = before.as_ref().and_then(|it| it.internal_day);
            responsibility::say(&mut conn, &entry.id, own, before.as_ref(), (Some(&post), day), by).await?;
        }
        let detail = format!("duties of {}", now.post.title.words(Lang::En));
        self.record_event_in(&mut conn, AuditKind::OfficeChanged, Some(&member.account), caller, &detail).await?;
        conn.commit().await?;
        Ok(())
    }

    /// Lets a colleague act for the person, both days included.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn delegate(
        self,
        member: &Member,
        to: &str,
        days: (Day, Day),
        idempotency_key: &str,
        caller: &Caller,
    ) -> ServiceResult<()> {
        manages(member)?;
        let ((from, until), today) = (days, self.context.today());
        let mut conn = self.context.db.write_aside().await?;
        let own = account::by_id(&mut conn, &member.account).await?.map(|(it, _)| it.role);
        // Those who are managers only by acting for one may not delegate further.
        allowed(own == Some(Role::Manager))?;
        let mut colleagues = colleagues(&mut conn, member).await?;
        colleagues.retain(|it| it.id != member.account && it.role != Role::Admin);
        let mut faults = FieldErrors::default();
        faults.require(colleagues.iter().any(|it| it.id == to), "to", Problem::Unknown);
        let id = self.context.own_id(idempotency_key);
        let (from_account, to_account) = (member.account.clone(), to.to_owned());
        let delegation = Delegation { id, from_account, to_account, from, to: until, ended_at: None };
        faults.0.extend(delegation.check(today).0);
        faults.refuse()?;
        positions::delegate(&mut conn, &delegation, self.context.now()).await?;
        let detail = format!("{from} to {until}");
        self.record_event_in(&mut conn, AuditKind::Delegated, Some(to), caller, &detail).await?;
        conn.commit().await?;
        Ok(())
    }

    /// Ends a delegation of the person before its time.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn end_delegation(self, member: &Member, id: &str, caller: &Caller) -> ServiceResult<()> {
        manages(member)?;
        let mut conn = self.context.db.write_aside().await?;
        if !positions::end(&mut conn, id, &member.account, self.context.now()).await? {
            return Err(fault("delegation", Problem::Unknown));
        }
        self.record_event_in(&mut conn, AuditKind::Delegated, Some(&member.account), caller, "ended").await?;
        conn.commit().await?;
        Ok(())
    }
}

/// A person together with those they act for: the widest role, and in brackets whose it is.
pub(in crate::service) async fn acting(conn: &mut Conn, member: Member, today: Day) -> crate::store::Result<Member> {
    let others = positions::acted_for(conn, &member.account, today).await?;
    let acts_for = others.iter().map(|(account, ..)| account.clone()).collect();
    let names = others.iter().map(|(_, name, _)| name.clone()).collect();
    let member = Member { acts_for, acting: Acting { names, ..Acting::default() }, ..member };
    let role = crate::domain::account::position::acting_role(member.role, others.iter().map(|(_, _, role)| *role));
    if role == member.role {
        return Ok(member);
    }
    let whose: Vec<&str> = others.iter().filter(|(_, _, it)| *it == role).map(|(_, name, _)| name.as_str()).collect();
    let name = format!("{} ({})", member.name, whose.join(", "));
    let acting = Acting { own: Some((member.name, member.role)), ..member.acting };
    Ok(Member { role, name, acting, ..member })
}

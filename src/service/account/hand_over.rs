//! Handing a post over: today or on a later day, which can be changed and taken back until then.

use std::collections::BTreeSet;

use crate::domain::access::member::Member;
use crate::domain::account::AuditKind;
use crate::domain::account::hand_over;
use crate::domain::account::hand_over::Planned;
use crate::domain::account::position::{days_to_record, tenures};
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::organisation::code::OrganisationCode;
use crate::service::account::positions::{Duties, is_of, manages};
use crate::service::account::{Accounts, Caller};
use crate::service::unit_of_work::{ServiceResult, fault};
use crate::store;
use crate::store::account::positions::{By, DraftsOf};
use crate::store::account::{positions, responsibility};
use crate::store::db::Conn;

/// For how many days it is looked whether drafts still have to move along: a server may have stood still.
const SETTLED_FOR: i32 = 31;

/// What a form about a post asks for.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// The account that holds it from then on; none leaves it vacant.
    pub to: Option<String>,
    pub from: Day,
}

impl HandOver {
    /// Whether it goes to nobody, or to somebody who may hold the post.
    fn is_to_one_of(&self, post: &Duties) -> bool {
        self.to.as_ref().is_none_or(|to| post.colleagues.iter().any(|it| it.id == *to))
    }
}

/// Records that an account holds a post from a day until another. Rows are only added: what they say of later days is
/// outlived.
async fn hold(
    conn: &mut Conn,
    post: &Duties,
    account: Option<&str>,
    days: (Day, Option<Day>),
    by: By<'_>,
) -> store::Result<()> {
    let holdings = positions::holdings(conn, &post.post.organisation).await?;
    for day in days_to_record(&holdings, &post.post.id, account, days) {
        positions::hold(conn, &post.post.id, account, day, by).await?;
    }
    Ok(())
}

impl Accounts<'_> {
    /// Hands a post over: somebody else holds it from a given day. Once that day has come, the former holder's drafts
    /// about its commitments move along.
    ///
    /// # Errors
    /// See [`ServiceError`](crate::service::unit_of_work::ServiceError).
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn hand_over(self, member: &Member, post: &str, form: HandOver, caller: &Caller) -> ServiceResult<()> {
        manages(member)?;
        let mut snapshot = self.context.snapshot_to_write(member.reader()).await?;
        let now = self.duties_in(&mut snapshot, member, post).await?;
        let (at, today) = (self.context.now(), self.context.today());
        let mut faults = hand_over::faults(&now.tenures(), form.to.as_deref(), form.from, today);
        faults.require(form.is_to_one_of(&now), "to", Problem::Unknown);
        faults.refuse()?;
        let by = By { account: &member.account, at };
        let mut conn = snapshot.conn;
        let after = now.holdings.iter().rev().map(|(it, _)| it.from).find(|it| *it > form.from);
        hold(&mut conn, &now, form.to.as_deref(), (form.from, after), by).await?;
        if let (Some(former), Some(to), true) = (&now.holder, &form.to, form.from <= today) {
            let ids: Vec<String> = now.commitments.iter().map(|it| it.id.clone()).collect();
            let drafts =
                DraftsOf { organisation: &member.organisation, commitments: &ids, account: former, before: at };
            positions::move_drafts(&mut conn, drafts, to, at).await?;
        }
        let detail = format!("{} from {}", now.post.title.words(Lang::En), form.from);
        self.record_event_in(&mut conn, AuditKind::OfficeChanged, Some(&member.account), caller, &detail).await?;
        conn.commit().await?;
        Ok(())
    }

    /// Takes back a hand-over that is planned for a later day: whoever holds the post before it keeps it.
    ///
    /// # Errors
    /// See [`ServiceError`](crate::service::unit_of_work::ServiceError).
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn take_back_hand_over(
        self,
        member: &Member,
        post: &str,
        place: i64,
        caller: &Caller,
    ) -> ServiceResult<()> {
        manages(member)?;
        let mut snapshot = self.context.snapshot_to_write(member.reader()).await?;
        let now = self.duties_in(&mut snapshot, member, post).await?;
        let (at, today) = (self.context.now(), self.context.today());
        let planned = Planned::at(&now.tenures(), place, today).ok_or_else(|| fault("from", Problem::Unknown))?;
        let from = planned.tenure.from;
        let by = By { account: &member.account, at };
        let mut conn = snapshot.conn;
        hold(&mut conn, &now, planned.former(), (from, planned.until()), by).await?;
        let detail = format!("{} from {from} taken back", now.post.title.words(Lang::En));
        self.record_event_in(&mut conn, AuditKind::OfficeChanged, Some(&member.account), caller, &detail).await?;
        conn.commit().await?;
        Ok(())
    }

    /// Changes a hand-over that is planned for a later day: who follows, or when.
    ///
    /// # Errors
    /// See [`ServiceError`](crate::service::unit_of_work::ServiceError).
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn change_hand_over(
        self,
        member: &Member,
        post: &str,
        place: i64,
        form: HandOver,
        caller: &Caller,
    ) -> ServiceResult<()> {
        manages(member)?;
        let mut snapshot = self.context.snapshot_to_write(member.reader()).await?;
        let now = self.duties_in(&mut snapshot, member, post).await?;
        let (at, today) = (self.context.now(), self.context.today());
        let planned = Planned::at(&now.tenures(), place, today).ok_or_else(|| fault("from", Problem::Unknown))?;
        let mut faults = planned.faults(form.to.as_deref(), form.from, today);
        faults.require(form.is_to_one_of(&now), "to", Problem::Unknown);
        faults.refuse()?;
        let by = By { account: &member.account, at };
        let from = planned.tenure.from;
        let mut conn = snapshot.conn;
        if form.from > from {
            hold(&mut conn, &now, planned.former(), (from, Some(form.from)), by).await?;
        }
        hold(&mut conn, &now, form.to.as_deref(), (form.from, planned.until()), by).await?;
        let detail = format!("{} from {from} changed to {}", now.post.title.words(Lang::En), form.from);
        self.record_event_in(&mut conn, AuditKind::OfficeChanged, Some(&member.account), caller, &detail).await?;
        conn.commit().await?;
        Ok(())
    }

    /// Lets the drafts move along with the posts that were handed over by now, those that the former holder saved before
    /// that day; returns how many.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn settle_hand_overs(self) -> store::Result<u64> {
        let (now, today, zone) = (self.context.now(), self.context.today(), self.context.zone());
        let mut conn = self.context.db.read().await?;
        let mut moves: Vec<(OrganisationCode, Vec<String>, String, String, Instant)> = Vec::new();
        for (organisation, post) in positions::begun(&mut conn, today.plus(-SETTLED_FOR), today).await? {
            let holdings = positions::holdings(&mut conn, &organisation).await?;
            let tenures = tenures(&holdings, &post, &zone);
            let Some(place) = tenures.iter().rposition(|it| !it.is_ahead(today)) else { continue };
            let former = place.checked_sub(1).and_then(|it| tenures[it].account.clone());
            let (Some(former), Some(present)) = (former, tenures[place].account.clone()) else { continue };
            let before = Instant::end_of(tenures[place].from.plus(-1), &zone);
            // What came to the post only later was nothing of the former holder's as its holder.
            let said = responsibility::of_organisation_at(&mut conn, &organisation, before).await?;
            let then: BTreeSet<String> =
                said.into_iter().filter(|(_, it)| is_of(it, &post)).map(|(id, _)| id).collect();
            let said = responsibility::of_organisation(&mut conn, &organisation).await?;
            let still = said.into_iter().filter(|(id, it)| is_of(it, &post) && then.contains(id));
            let ids: Vec<String> = still.map(|(id, _)| id).collect();
            let drafts = DraftsOf { organisation: &organisation, commitments: &ids, account: &former, before };
            // Usually there are none: then no writer has to wait.
            if positions::any_drafts(&mut conn, drafts).await? {
                moves.push((organisation, ids, former, present, before));
            }
        }
        drop(conn);
        if moves.is_empty() {
            return Ok(0);
        }
        let mut conn = self.context.db.write().await?;
        let mut moved = 0;
        for (organisation, ids, former, present, before) in &moves {
            let drafts = DraftsOf { organisation, commitments: ids, account: former, before: *before };
            moved += positions::move_drafts(&mut conn, drafts, present, now).await?;
        }
        conn.commit().await?;
        Ok(moved)
    }
}

//! Who is responsible within an organisation for a commitment, and by which internal day.

use std::collections::BTreeMap;

use crate::domain::access::action::{Action, ActionContext, may};
use crate::domain::access::member::Member;
use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::account::position::{Holding, Position, holder, may_hold};
use crate::domain::account::responsibility::{Responsibility, Responsible, may_say};
use crate::domain::account::{Account, AuditKind};
use crate::domain::basics::day::Day;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::OrganisationCode;
use crate::service::account::positions::said_at;
use crate::service::account::{Accounts, Caller};
use crate::service::commitment::member_commitment::member_commitment;
use crate::service::snapshot::Snapshot;
use crate::service::unit_of_work::{ServiceError, ServiceResult, allowed};
use crate::store;
use crate::store::account;
use crate::store::account::positions::By;
use crate::store::account::{positions, responsibility};
use crate::store::db::Conn;

/// Who is responsible for a commitment in the member's organisation, and who can be.
#[derive(Clone, Debug)]
pub struct OwnResponsibility {
    pub said: Option<Responsibility>,
    /// The person who is responsible today.
    pub person: Option<Account>,
    /// The posts that may be chosen, each with the name of who holds it.
    pub posts: Vec<(Position, Option<String>)>,
    /// The people who may be chosen.
    pub people: Vec<Account>,
    /// Whether the member may change it.
    pub changes: bool,
    /// What tells whether it changed since a form was opened.
    pub version: String,
}

/// A person who is responsible for a commitment today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assigned {
    pub name: String,
    pub internal_day: Option<Day>,
    /// Whether that is the member, or somebody for whom the member acts.
    pub mine: bool,
}

/// What a form says about who is responsible.
#[derive(Clone, Debug)]
pub struct SayResponsible {
    pub who: Option<Responsible>,
    pub internal_day: Option<Day>,
    /// The version with which the form was opened.
    pub version: String,
}

/// Who answers for a commitment in an organisation, as far as the reader is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FocalPoint {
    pub organisation: OrganisationCode,
    /// The post; nothing where a person is named.
    pub title: Option<Text>,
    /// The name of whoever holds it, for the member's side only; or of the person, for the own organisation only.
    pub holder: Option<String>,
    /// The internal day, for the own organisation only.
    pub internal_day: Option<Day>,
}

/// What is known in the member's organisation.
struct Office {
    said: Option<Responsibility>,
    holdings: Vec<Holding>,
    posts: Vec<Position>,
    accounts: Vec<Account>,
}

impl Office {
    async fn of(conn: &mut Conn, member: &Member, commitment: &str) -> store::Result<Self> {
        let own = &member.organisation;
        Ok(Self {
            said: responsibility::of_commitment(conn, own, commitment).await?,
            holdings: positions::holdings(conn, own).await?,
            posts: positions::posts(conn, own).await?,
            accounts: account::of_organisations(conn, std::slice::from_ref(own)).await?,
        })
    }

    fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|it| it.id == id)
    }

    /// The people who may be responsible.
    fn people(&self) -> impl Iterator<Item = &Account> {
        self.accounts.iter().filter(|it| it.disabled_at.is_none() && may_hold(it.role))
    }

    fn version(&self) -> String {
        self.said.as_ref().map_or(0, |it| it.place).to_string()
    }

    /// Whether the member may say that somebody is responsible, or nobody.
    fn may_say(&self, member: &Member, after: Option<&Responsible>, today: Day) -> bool {
        let manages = may(member, Action::ManageOffices, &ActionContext::GENERAL);
        let before = self.said.as_ref().and_then(|it| Some((it.who.as_ref()?, it.person(&self.holdings, today))));
        may_say(&member.account, manages, before, after)
    }
}

impl Accounts<'_> {
    /// Who is responsible for a commitment in the member's organisation, and who can be.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn responsibility(self, member: &Member, slug: &str) -> ServiceResult<OwnResponsibility> {
        let today = self.context.today();
        let mut conn = self.context.db.read().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let commitment = member_commitment(&mut conn, member, &reference, slug, today).await?;
        allowed(commitment.may(Action::TakeOn))?;
        let office = Office::of(&mut conn, member, commitment.id.as_str()).await?;
        let oneself = Responsible::Person(member.account.clone());
        let manages = may(member, Action::ManageOffices, &ActionContext::GENERAL);
        let (version, changes) = (office.version(), office.may_say(member, Some(&oneself), today));
        let person = office.said.as_ref().and_then(|it| it.person(&office.holdings, today));
        let person = person.and_then(|it| office.account(it)).cloned();
        let present = |it: &Responsible| office.said.as_ref().and_then(|said| said.who.as_ref()) == Some(it);
        let people: Vec<Account> = office.people().filter(|it| manages || it.id == member.account).cloned().collect();
        let posts = office.posts.iter().filter(|it| manages || present(&Responsible::Post(it.id.clone())));
        let posts = posts
            .map(|post| {
                let holder = holder(&office.holdings, &post.id, today).and_then(|it| office.account(it));
                (post.clone(), holder.map(|it| it.name.clone()))
            })
            .collect();
        Ok(OwnResponsibility { person, posts, people, changes, version, said: office.said })
    }

    /// Who is responsible in the member's organisation, by the identifiers of the commitments.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn responsibilities(self, member: &Member) -> ServiceResult<BTreeMap<String, Assigned>> {
        allowed(may(member, Action::TakeOn, &ActionContext::GENERAL))?;
        let today = self.context.today();
        let mut conn = self.context.db.read().await?;
        let own = &member.organisation;
        let said = responsibility::of_organisation(&mut conn, own).await?;
        if said.is_empty() {
            return Ok(BTreeMap::new());
        }
        let holdings = positions::holdings(&mut conn, own).await?;
        let accounts = account::of_organisations(&mut conn, std::slice::from_ref(own)).await?;
        let acted_for = positions::acted_for(&mut conn, &member.account, today).await?;
        let assigned = |said: &Responsibility| {
            let person = said.person(&holdings, today)?;
            let mine = person == member.account || acted_for.iter().any(|(id, ..)| id == person);
            let name = accounts.iter().find(|it| it.id == person)?.name.clone();
            Some(Assigned { name, internal_day: said.internal_day, mine })
        };
        Ok(said.into_iter().filter_map(|(commitment, it)| Some((commitment, assigned(&it)?))).collect())
    }

    /// Says who is responsible for a commitment in the member's organisation, and by which internal day.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn say_responsible(
        self,
        member: &Member,
        slug: &str,
        form: SayResponsible,
        caller: &Caller,
    ) -> ServiceResult<()> {
        let today = self.context.today();
        let mut conn = self.context.db.write().await?;
        let reference = self.context.reference_in(&mut conn).await?;
        let commitment = member_commitment(&mut conn, member, &reference, slug, today).await?;
        allowed(commitment.may(Action::TakeOn))?;
        let office = Office::of(&mut conn, member, commitment.id.as_str()).await?;
        if form.version != office.version() {
            return Err(ServiceError::Outdated(office.version()));
        }
        let said = office.said.as_ref();
        let same = said.and_then(|it| it.who.as_ref()) == form.who.as_ref();
        let same_day = said.and_then(|it| it.internal_day) == form.internal_day;
        if same && same_day {
            return Ok(());
        }
        let known = match &form.who {
            None => true,
            Some(Responsible::Post(post)) => office.posts.iter().any(|it| it.id == *post),
            Some(Responsible::Person(person)) => office.people().any(|it| it.id == *person),
        };
        let mut faults = FieldErrors::default();
        faults.require(known || same, "who", Problem::Unknown);
        faults.require(form.who.is_some() || form.internal_day.is_none(), "who", Problem::Missing);
        faults.require(same_day || form.internal_day.is_none_or(|it| it >= today), "day", Problem::WrongDay);
        faults.refuse()?;
        allowed(office.may_say(member, form.who.as_ref(), today))?;
        let by = By { account: &member.account, at: said_at(&mut conn, self.context.now()).await? };
        let (own, says) = (&member.organisation, (form.who.as_ref(), form.internal_day));
        responsibility::say(&mut conn, commitment.id.as_str(), own, office.said.as_ref(), says, by).await?;
        // Whoever reads the log may not see what it is about.
        let detail = "person responsible for a commitment";
        self.record_event_in(&mut conn, AuditKind::OfficeChanged, Some(&member.account), caller, detail).await?;
        conn.commit().await?;
        Ok(())
    }

    /// Who answers for a commitment, for somebody whose party its statement tracks: posts of every side, who holds them on
    /// the member's side only, people who are named and internal days in the own organisation only.
    ///
    /// # Errors
    /// See [`ServiceError`].
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn focal_points(
        self,
        snapshot: &mut Snapshot,
        member: &Member,
        commitment: &str,
    ) -> ServiceResult<Vec<FocalPoint>> {
        let today = self.context.today();
        let (conn, reference) = (&mut snapshot.conn, &snapshot.reference);
        let mut all = Vec::new();
        for (organisation, post) in positions::focal_points_of(conn, commitment).await? {
            let own = reference.organisation(organisation.as_str()).is_some_and(|it| it.party == member.party);
            let mut name = None;
            if own && member.government {
                let holdings = positions::holdings(conn, &organisation).await?;
                if let Some(account) = holder(&holdings, &post.id, today) {
                    name = account::by_id(conn, account).await?.map(|(it, _)| it.name);
                }
            }
            all.push(FocalPoint { organisation, title: Some(post.title), holder: name, internal_day: None });
        }
        let own = &member.organisation;
        if may_see(&member.reader(), &Visibility::Organisation(own.clone()), &[])
            && let Some(said) = responsibility::of_commitment(conn, own, commitment).await?
        {
            if let Some(Responsible::Person(person)) = &said.who {
                let holder = account::by_id(conn, person).await?.map(|(it, _)| it.name);
                all.push(FocalPoint { organisation: own.clone(), title: None, holder, internal_day: None });
            }
            for point in all.iter_mut().filter(|it| it.organisation == *own) {
                point.internal_day = said.internal_day;
            }
        }
        Ok(all)
    }
}

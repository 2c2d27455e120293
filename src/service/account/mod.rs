//! Account management: an admin manages those of their own party, the operator at the command line all.

pub mod api_requests;
pub mod api_tokens;
pub mod hand_over;
pub mod positions;
pub mod responsibility;
pub mod sign_in;
pub mod subscription;

use crate::domain::access::member::Member;
use crate::domain::access::role::Role;
use crate::domain::account::session_lifetime;
use crate::domain::account::{Account, AuditEvent, AuditKind, LONGEST_NAME, email};
use crate::domain::basics::string_enum::string_enum;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::organisation::code::PartyCode;
use crate::domain::portfolio::reference::Reference;
use crate::service::context::Context;
use crate::store;
use crate::store::account;
use crate::store::account::audit::Note;
use crate::store::account::token::Token;
use crate::store::account::{audit, links, sessions};
use crate::store::db::Conn;

/// How many events a page of the log has.
pub const EVENTS_A_PAGE: u32 = 50;

/// Where a request comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    /// The network address.
    pub address: String,
    /// The browser's user agent, shortened.
    pub agent: String,
}

/// Who manages accounts.
#[derive(Clone, Debug)]
pub struct AccountAdministrator {
    account: Option<String>,
    /// The party whose accounts they are; nothing for all.
    party: Option<PartyCode>,
    caller: Caller,
}

impl AccountAdministrator {
    /// A signed-in admin; nothing for anybody else.
    pub fn admin(member: &Member, caller: &Caller) -> Option<Self> {
        let account = Some(member.account.clone());
        member.is_admin().then(|| Self { account, party: Some(member.party.clone()), caller: caller.clone() })
    }

    /// Whoever runs the server.
    pub fn operator() -> Self {
        Self { account: None, party: None, caller: Caller { address: "command line".into(), ..Caller::default() } }
    }

    /// Whether the accounts of an organisation are managed by this administrator.
    fn has(&self, organisation: &OrganisationCode, reference: &Reference) -> bool {
        reference
            .organisation(organisation.as_str())
            .is_some_and(|it| self.party.as_ref().is_none_or(|party| *party == it.party))
    }
}

/// An account to be added, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub organisation: String,
    pub role: String,
}

string_enum! {
    /// Why an account is not added or changed.
    AccountProblem {
        /// The e-mail address is not valid.
        BadEmail = "bad_email",
        /// There is an account of that e-mail address.
        Taken = "taken",
        NoName = "no_name",
        LongName = "long_name",
        /// There is no such organisation, or it is another party's.
        UnknownOrganisation = "unknown_organisation",
        UnknownRole = "unknown_role",
        /// Nobody removes their own role: a party would be left without an admin.
        Oneself = "oneself",
    }
}

/// An account, and the link by which its owner sets a password: shown once, stored nowhere.
#[derive(Clone, Debug)]
pub struct Linked {
    pub account: Account,
    pub token: Token,
}

/// Use cases about accounts.
#[derive(Clone, Copy)]
pub struct Accounts<'a> {
    pub(in crate::service) context: &'a Context,
}

impl Accounts<'_> {
    /// Adds an account without a password.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn add(
        self,
        steward: &AccountAdministrator,
        new: &NewAccount,
    ) -> store::Result<Result<Linked, Vec<AccountProblem>>> {
        let now = self.context.now();
        let reference = self.context.reference_now().await?;
        let mut refusals = Vec::new();
        let address = email(&new.email);
        if address.is_none() {
            refusals.push(AccountProblem::BadEmail);
        }
        let name = new.name.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.chars().count() {
            0 => refusals.push(AccountProblem::NoName),
            1..=LONGEST_NAME => {}
            _ => refusals.push(AccountProblem::LongName),
        }
        let (organisation, role) = place(steward, &new.organisation, &new.role, &reference, &mut refusals);
        let (Some(email), Some(role), true) = (address, role, refusals.is_empty()) else { return Ok(Err(refusals)) };
        let account = Account {
            id: self.context.random.id(now),
            email,
            name,
            organisation,
            role,
            has_password: false,
            created_at: now,
            disabled_at: None,
        };
        let mut conn = self.context.db.write_aside().await?;
        if !account::add(&mut conn, &account).await? {
            return Ok(Err(vec![AccountProblem::Taken]));
        }
        let detail = format!("{}, {}", account.role, account.organisation);
        self.record_event_by(&mut conn, steward, AuditKind::AccountAdded, &account.id, &detail).await?;
        let token = self.link_in(&mut conn, &account.id).await?;
        conn.commit().await?;
        Ok(Ok(Linked { account, token }))
    }

    /// Gives an account another role and organisation. Nothing when there is no such account to manage.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn change(
        self,
        steward: &AccountAdministrator,
        id: &str,
        organisation: &str,
        role: &str,
    ) -> store::Result<Option<Result<(), Vec<AccountProblem>>>> {
        let reference = self.context.reference_now().await?;
        let mut conn = self.context.db.write_aside().await?;
        let Some(account) = looked_after(&mut conn, steward, id, &reference).await? else { return Ok(None) };
        let mut refusals = Vec::new();
        let (organisation, role) = place(steward, organisation, role, &reference, &mut refusals);
        if steward.account.as_deref() == Some(id) && role != Some(account.role) {
            refusals.push(AccountProblem::Oneself);
        }
        let (Some(role), true) = (role, refusals.is_empty()) else { return Ok(Some(Err(refusals))) };
        if (role, &organisation) != (account.role, &account.organisation) {
            account::change(&mut conn, id, role, &organisation).await?;
            let detail = format!("{}, {} → {role}, {organisation}", account.role, account.organisation);
            self.record_event_by(&mut conn, steward, AuditKind::AccountChanged, id, &detail).await?;
            conn.commit().await?;
        }
        Ok(Some(Ok(())))
    }

    /// Makes an account unusable, which signs it out everywhere, or usable again. Nothing when there is no such account
    /// to manage.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn set_disabled(
        self,
        steward: &AccountAdministrator,
        id: &str,
        disabled: bool,
    ) -> store::Result<Option<Result<(), AccountProblem>>> {
        let reference = self.context.reference_now().await?;
        let mut conn = self.context.db.write_aside().await?;
        let Some(account) = looked_after(&mut conn, steward, id, &reference).await? else { return Ok(None) };
        if steward.account.as_deref() == Some(id) {
            return Ok(Some(Err(AccountProblem::Oneself)));
        }
        if account.disabled_at.is_some() != disabled {
            account::set_disabled(&mut conn, id, disabled.then(|| self.context.now())).await?;
            sessions::end_all(&mut conn, id).await?;
            let kind = if disabled { AuditKind::AccountDisabled } else { AuditKind::AccountEnabled };
            self.record_event_by(&mut conn, steward, kind, id, "").await?;
            conn.commit().await?;
        }
        Ok(Some(Ok(())))
    }

    /// Makes a new link by which an account's owner sets a password; earlier ones end. Nothing when there is no such
    /// account to manage.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn create_link(self, steward: &AccountAdministrator, id: &str) -> store::Result<Option<Linked>> {
        let reference = self.context.reference_now().await?;
        let mut conn = self.context.db.write_aside().await?;
        let Some(account) = looked_after(&mut conn, steward, id, &reference).await? else { return Ok(None) };
        let token = self.link_in(&mut conn, id).await?;
        self.record_event_by(&mut conn, steward, AuditKind::LinkMade, id, "").await?;
        conn.commit().await?;
        Ok(Some(Linked { account, token }))
    }

    /// The account with an identifier, if it is one to manage.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn find(self, steward: &AccountAdministrator, id: &str) -> store::Result<Option<Account>> {
        let reference = self.context.reference_now().await?;
        looked_after(&mut self.context.db.read().await?, steward, id, &reference).await
    }

    /// The account with an e-mail address, for the operator.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn find_by_email(self, form_data: &str) -> store::Result<Option<Account>> {
        let Some(address) = email(form_data) else { return Ok(None) };
        Ok(account::by_email(&mut self.context.db.read().await?, &address).await?.map(|(account, _)| account))
    }

    /// The accounts to manage, by organisation.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn list(self, steward: &AccountAdministrator) -> store::Result<Vec<Account>> {
        match &steward.party {
            None => account::all(&mut self.context.db.read().await?).await,
            Some(party) => {
                let reference = self.context.reference_now().await?;
                let own: Vec<_> = reference.organisations_of(party).cloned().collect();
                account::of_organisations(&mut self.context.db.read().await?, &own).await
            }
        }
    }

    /// A page of what was done with the accounts of an admin's party, the latest first, and how much there is in all.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn audit_log(self, admin: &Member, page: u32) -> store::Result<(Vec<AuditEvent>, u32)> {
        if !admin.is_admin() {
            return Ok((Vec::new(), 0));
        }
        let reference = self.context.reference_now().await?;
        let own: Vec<_> = reference.organisations_of(&admin.party).cloned().collect();
        audit::page(&mut self.context.db.read().await?, &own, page, EVENTS_A_PAGE).await
    }

    async fn link_in(self, conn: &mut Conn, account: &str) -> store::Result<Token> {
        let (now, token) = (self.context.now(), Token::new(&*self.context.random));
        links::add(conn, &token, account, now, session_lifetime::after(now, session_lifetime::LINK)).await?;
        Ok(token)
    }

    async fn record_event_by(
        self,
        conn: &mut Conn,
        steward: &AccountAdministrator,
        kind: AuditKind,
        account: &str,
        detail: &str,
    ) -> store::Result<()> {
        let at = self.context.now();
        let note = Note {
            id: self.context.random.id(at),
            at,
            kind,
            account: Some(account),
            done_by: steward.account.as_deref(),
            address: &steward.caller.address,
            detail,
        };
        audit::note(conn, note).await
    }
}

/// Reads organisation and role; what is wrong with them is added to the refusals.
fn place(
    steward: &AccountAdministrator,
    organisation: &str,
    role: &str,
    reference: &Reference,
    refusals: &mut Vec<AccountProblem>,
) -> (OrganisationCode, Option<Role>) {
    let organisation = OrganisationCode::from(organisation);
    if !steward.has(&organisation, reference) {
        refusals.push(AccountProblem::UnknownOrganisation);
    }
    let role = role.parse().ok();
    if role.is_none() {
        refusals.push(AccountProblem::UnknownRole);
    }
    (organisation, role)
}

async fn looked_after(
    conn: &mut Conn,
    steward: &AccountAdministrator,
    id: &str,
    reference: &Reference,
) -> store::Result<Option<Account>> {
    let found = account::by_id(conn, id).await?.map(|(account, _)| account);
    // The operator also manages accounts whose organisation is no longer recorded.
    Ok(found.filter(|it| steward.party.is_none() || steward.has(&it.organisation, reference)))
}

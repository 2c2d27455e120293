//! Signing in and out, and what a session permits.

use crate::auth::hasher::Verdict;
pub use crate::auth::password::{LONGEST, PasswordProblem, SHORTEST};
use crate::auth::{hasher, password};
use crate::domain::access::member::Member;
use crate::domain::account::sign_in_throttle::SignInThrottle;
use crate::domain::account::{Account, AuditKind, LONGEST_EMAIL, Session, email};
use crate::domain::account::{session_lifetime, sign_in_throttle};
use crate::domain::basics::instant::Instant;
use crate::domain::portfolio::reference::Reference;
use crate::service::account::Accounts;
use crate::service::account::Caller;
use crate::store;
use crate::store::account;
use crate::store::account::audit::Note;
pub use crate::store::account::token::Token;
use crate::store::account::{api_tokens, attempts, audit, links, sessions, subscriptions};
use crate::store::db::Conn;

/// How many denials of one account are noted within [`DENIALS_WITHIN`].
const MOST_DENIALS: i64 = 60;
/// In microseconds: an hour.
const DENIALS_WITHIN: i64 = 3_600 * 1_000_000;

/// Why an account operation failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A password could not be hashed.
    #[error(transparent)]
    Hasher(#[from] hasher::Error),
}

/// The outcome of an attempt to sign in.
#[derive(Debug)]
pub enum SignIn {
    /// The browser is to be given this.
    Done(Token),
    /// Address or password are wrong, or the account cannot be used: nobody outside is told which.
    Refused,
    /// Too many attempts; the seconds left to wait.
    Wait(i64),
}

/// The outcome of setting a password through a link.
#[derive(Debug)]
pub enum SetPassword {
    /// It is set, and every browser signed out but this one, which is to be given this.
    Done(Token),
    /// The link was already used, has expired, or never existed.
    Unusable,
    /// The password is not accepted.
    Refused(password::PasswordProblem),
}

/// The outcome of changing a password.
#[derive(Debug)]
pub enum ChangePassword {
    /// It is changed, and every other browser signed out; this one is to be given a new token.
    Done(Token),
    /// The present password is wrong.
    Wrong,
    /// Too many attempts; the seconds left to wait.
    Wait(i64),
    /// The new password is not accepted.
    Refused(password::PasswordProblem),
}

/// What failed attempts are counted by.
struct Counted {
    subject: String,
    throttle: SignInThrottle,
}

impl Counted {
    /// By an account and the network of whoever tries it.
    fn account(email: &str, caller: &Caller) -> Self {
        let subject = format!("account:{}@{}", shortened(email), sign_in_throttle::network(&caller.address));
        Self { subject, throttle: sign_in_throttle::ACCOUNT }
    }

    /// By an account alone.
    fn everywhere(email: &str) -> Self {
        Self { subject: format!("everywhere:{}", shortened(email)), throttle: sign_in_throttle::ACCOUNT_EVERYWHERE }
    }

    /// By the network alone.
    fn address(caller: &Caller) -> Self {
        let subject = format!("address:{}", sign_in_throttle::network(&caller.address));
        Self { subject, throttle: sign_in_throttle::ADDRESS }
    }
}

fn shortened(email: &str) -> String {
    email.chars().take(LONGEST_EMAIL).collect()
}

/// Whether somebody signed in to an account from the caller's network lately.
async fn is_known(conn: &mut Conn, account: Option<&str>, caller: &Caller, now: Instant) -> store::Result<bool> {
    let Some(account) = account else { return Ok(false) };
    let since = Instant(now.0 - sign_in_throttle::NETWORK_KNOWN);
    let known = audit::addresses(conn, account, AuditKind::SignedIn, since).await?;
    let network = sign_in_throttle::network(&caller.address);
    Ok(known.iter().any(|it| sign_in_throttle::network(it) == network))
}

/// Counts an attempt as failed before it is made, so that concurrent attempts do not slip through together. Returns the
/// seconds left to wait when it must not be made.
async fn begin_attempt(conn: &mut Conn, counted: &[Counted], now: Instant) -> store::Result<Option<i64>> {
    let mut wait = 0;
    for Counted { subject, throttle } in counted {
        attempts::hold(conn, subject).await?;
        if let Some(failures) = attempts::failures(conn, subject, throttle.since(now)).await? {
            wait = wait.max(throttle.wait(failures, now));
        }
    }
    if wait > 0 {
        return Ok(Some(wait));
    }
    for Counted { subject, throttle } in counted {
        attempts::fail(conn, subject, now, throttle.since(now)).await?;
    }
    Ok(None)
}

impl Accounts<'_> {
    /// Signs somebody in. `had` is the token that the browser already sends: that session ends, so that a token planted
    /// by somebody else is worthless afterwards.
    ///
    /// # Errors
    /// When the database does not answer, or a hash cannot be computed.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn sign_in(
        self,
        typed_email: &str,
        typed_password: &str,
        had: Option<&Token>,
        caller: &Caller,
    ) -> Result<SignIn, Error> {
        let now = self.context.now();
        let address = email(typed_email);
        let tried = address.as_deref().unwrap_or(typed_email);

        let mut conn = self.context.db.write_aside().await?;
        let found = match &address {
            Some(address) => account::by_email(&mut conn, address).await?,
            None => None,
        };
        let mut counted = vec![Counted::account(tried, caller), Counted::address(caller)];
        let owner = found.as_ref().map(|(account, _)| account.id.as_str());
        if !is_known(&mut conn, owner, caller, now).await? {
            counted.push(Counted::everywhere(tried));
        }
        if let Some(wait) = begin_attempt(&mut conn, &counted, now).await? {
            return Ok(SignIn::Wait(wait));
        }
        conn.commit().await?;

        let reference = self.context.reference_now().await?;
        let known = found.as_ref().map(|(account, _)| account.id.clone());
        let (account, kept) = found.filter(|(account, _)| is_usable(account, &reference)).unzip();
        // What can be no password costs as much as a wrong one, and no more.
        let possible = password::is_possible(typed_password);
        let kept = kept.flatten().filter(|_| possible);
        let form_data = if possible { password::normalised(typed_password) } else { String::new() };
        let verdict = self.context.hasher.verify(form_data.clone(), kept.clone()).await?;
        let (Some(account), Some(kept)) = (account, kept.filter(|_| verdict != Verdict::Wrong)) else {
            let mut conn = self.context.db.write_aside().await?;
            let detail = if known.is_some() { "" } else { "unknown account" };
            self.record_event_in(&mut conn, AuditKind::SignInFailed, known.as_deref(), caller, detail).await?;
            conn.commit().await?;
            return Ok(SignIn::Refused);
        };
        let anew = match verdict {
            Verdict::RightButOld => Some(self.context.hasher.hash(form_data, self.context.random.salt()).await?),
            _ => None,
        };

        let mut conn = self.context.db.write_aside().await?;
        // The password may have been changed, or the account disabled, while it was compared.
        let still = account::by_id(&mut conn, &account.id).await?;
        if !still.is_some_and(|(it, hash)| it.disabled_at.is_none() && hash.as_ref() == Some(&kept)) {
            return Ok(SignIn::Refused);
        }
        if let Some(anew) = anew {
            account::replace_hash(&mut conn, &account.id, &kept, &anew).await?;
        }
        attempts::forget(&mut conn, &Counted::account(&account.email, caller).subject).await?;
        for Counted { subject, .. } in counted.iter().skip(1) {
            attempts::take_back(&mut conn, subject).await?;
        }
        attempts::sweep(&mut conn, sign_in_throttle::ACCOUNT.since(now)).await?;
        sessions::sweep(&mut conn, session_lifetime::limits(now)).await?;
        if let Some(had) = had {
            sessions::end_shown(&mut conn, had).await?;
        }
        let token = self.begin_session(&mut conn, &account.id, caller, now).await?;
        self.record_event_in(&mut conn, AuditKind::SignedIn, Some(&account.id), caller, "").await?;
        conn.commit().await?;
        Ok(SignIn::Done(token))
    }

    async fn begin_session(
        self,
        conn: &mut Conn,
        account: &str,
        caller: &Caller,
        now: Instant,
    ) -> store::Result<Token> {
        let token = Token::new(&*self.context.random);
        let session = Session {
            id: self.context.random.id(now),
            created_at: now,
            last_seen_at: now,
            agent: caller.agent.clone(),
        };
        sessions::add(conn, &session, account, &token, session_lifetime::after(now, session_lifetime::LONGEST)).await?;
        Ok(token)
    }

    /// The person behind a token, and the identifier of the session. Two statements, while nothing was recorded since
    /// the last.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn authenticate(self, token: &Token) -> store::Result<Option<(Member, String)>> {
        self.identify(token, true).await
    }

    /// The same for what a browser asks by itself, with nobody at it: the session does not live on because of it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn authenticate_unseen(self, token: &Token) -> store::Result<Option<(Member, String)>> {
        self.identify(token, false).await
    }

    async fn identify(self, token: &Token, seen: bool) -> store::Result<Option<(Member, String)>> {
        let now = self.context.now();
        let mut conn = self.context.db.read().await?;
        let Some(found) = sessions::find(&mut conn, token, session_lifetime::limits(now)).await? else {
            return Ok(None);
        };
        let reference = self.context.reference(&mut conn, found.state).await?;
        let Some(member) = reference.member(found.account) else { return Ok(None) };
        let member = crate::service::account::positions::acting(&mut conn, member, self.context.today()).await?;
        drop(conn);
        if seen
            && now.0 - found.last_seen_at.0 >= session_lifetime::SEEN_EVERY
            && let Err(error) = self.saw(&found.session, now).await
        {
            // The person is signed in regardless; a later request records it.
            tracing::warn!(%error, "when a session was seen could not be written");
        }
        Ok(Some((member, found.session)))
    }

    async fn saw(self, session: &str, now: Instant) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        sessions::saw(&mut conn, session, now).await?;
        conn.commit().await
    }

    /// The sessions of a person that are still valid.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn sessions(self, member: &Member) -> store::Result<Vec<Session>> {
        let mut conn = self.context.db.read().await?;
        sessions::of_account(&mut conn, &member.account, session_lifetime::limits(self.context.now())).await
    }

    /// Ends one session of a person.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn sign_out(self, member: &Member, session: &str, caller: &Caller) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        if sessions::end(&mut conn, &member.account, session).await? {
            self.record_event_in(&mut conn, AuditKind::SignedOut, Some(&member.account), caller, "").await?;
        }
        conn.commit().await
    }

    /// Ends every session of a person.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn sign_out_everywhere(self, member: &Member, caller: &Caller) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        sessions::end_all(&mut conn, &member.account).await?;
        self.record_event_in(&mut conn, AuditKind::SignedOut, Some(&member.account), caller, "everywhere").await?;
        conn.commit().await
    }

    /// The e-mail address of the account whose password a link sets; nothing once the link can no longer be used.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn email_of_link(self, token: &Token) -> store::Result<Option<String>> {
        let mut conn = self.context.db.read().await?;
        let Some(id) = links::account_of(&mut conn, token, self.context.now()).await? else { return Ok(None) };
        Ok(account::by_id(&mut conn, &id).await?.map(|(account, _)| account.email))
    }

    /// Sets a password through a link, which is used up; the account is signed out everywhere, and in again here. Its
    /// tokens and private addresses end: whoever needs a link may have lost the account to somebody who made them. `had`
    /// is the token that the browser already sends: that session ends.
    ///
    /// # Errors
    /// When the database does not answer, or a hash cannot be computed.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn set_password(
        self,
        token: &Token,
        form_data: &str,
        had: Option<&Token>,
        caller: &Caller,
    ) -> Result<SetPassword, Error> {
        let now = self.context.now();
        let mut conn = self.context.db.read().await?;
        let account = match links::account_of(&mut conn, token, now).await? {
            Some(id) => account::by_id(&mut conn, &id).await?.map(|(account, _)| account),
            None => None,
        };
        drop(conn);
        let Some(account) = account else { return Ok(SetPassword::Unusable) };
        if !password::is_possible(form_data) {
            return Ok(SetPassword::Refused(PasswordProblem::TooLong));
        }
        let form_data = password::normalised(form_data);
        if let Err(refusal) = password::check(&form_data, &[&account.email, &account.name]) {
            return Ok(SetPassword::Refused(refusal));
        }
        let hash = self.context.hasher.hash(form_data, self.context.random.salt()).await?;
        let mut conn = self.context.db.write_aside().await?;
        if !links::use_up(&mut conn, token, now).await? {
            return Ok(SetPassword::Unusable);
        }
        account::set_password(&mut conn, &account.id, &hash).await?;
        sessions::end_all(&mut conn, &account.id).await?;
        for name in api_tokens::revoke_all(&mut conn, &account.id).await? {
            self.record_event_in(&mut conn, AuditKind::TokenRevoked, Some(&account.id), caller, &name).await?;
        }
        if subscriptions::end(&mut conn, &account.id).await? {
            self.record_event_in(&mut conn, AuditKind::SubscriptionEnded, Some(&account.id), caller, "").await?;
        }
        for counted in [Counted::account(&account.email, caller), Counted::everywhere(&account.email)] {
            attempts::forget(&mut conn, &counted.subject).await?;
        }
        if let Some(had) = had {
            sessions::end_shown(&mut conn, had).await?;
        }
        let session = self.begin_session(&mut conn, &account.id, caller, now).await?;
        self.record_event_in(&mut conn, AuditKind::PasswordSet, Some(&account.id), caller, "by link").await?;
        self.record_event_in(&mut conn, AuditKind::SignedIn, Some(&account.id), caller, "by link").await?;
        conn.commit().await?;
        Ok(SetPassword::Done(session))
    }

    /// Changes a person's password; every session ends, and the browser that asks gets a new one.
    ///
    /// # Errors
    /// When the database does not answer, or a hash cannot be computed.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn change_password(
        self,
        member: &Member,
        present: &str,
        new: &str,
        caller: &Caller,
    ) -> Result<ChangePassword, Error> {
        let now = self.context.now();
        let mut conn = self.context.db.write_aside().await?;
        let Some((account, kept)) = account::by_id(&mut conn, &member.account).await? else {
            return Ok(ChangePassword::Wrong);
        };
        if !password::is_possible(new) {
            return Ok(ChangePassword::Refused(PasswordProblem::TooLong));
        }
        let new = password::normalised(new);
        if let Err(refusal) = password::check(&new, &[&account.email, &account.name]) {
            return Ok(ChangePassword::Refused(refusal));
        }
        let counted = Counted::account(&account.email, caller);
        if let Some(wait) = begin_attempt(&mut conn, std::slice::from_ref(&counted), now).await? {
            return Ok(ChangePassword::Wait(wait));
        }
        conn.commit().await?;
        let possible = password::is_possible(present);
        let (present, kept) = if possible { (password::normalised(present), kept) } else { (String::new(), None) };
        if self.context.hasher.verify(present, kept).await? == Verdict::Wrong {
            return Ok(ChangePassword::Wrong);
        }
        let hash = self.context.hasher.hash(new, self.context.random.salt()).await?;
        let mut conn = self.context.db.write_aside().await?;
        account::set_password(&mut conn, &account.id, &hash).await?;
        attempts::forget(&mut conn, &counted.subject).await?;
        sessions::end_all(&mut conn, &account.id).await?;
        let token = self.begin_session(&mut conn, &account.id, caller, now).await?;
        self.record_event_in(&mut conn, AuditKind::PasswordSet, Some(&account.id), caller, "").await?;
        conn.commit().await?;
        Ok(ChangePassword::Done(token))
    }

    /// Logs that a person did something, or was denied it.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn record_event(
        self,
        member: &Member,
        kind: AuditKind,
        caller: &Caller,
        detail: &str,
    ) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        self.record_event_in(&mut conn, kind, Some(&member.account), caller, detail).await?;
        conn.commit().await
    }

    /// Logs that a person was denied something. After a certain number within an hour nothing is added: the first ones
    /// tell what happens, and nobody can fill the log.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn record_denial(self, member: &Member, caller: &Caller, detail: &str) -> store::Result<()> {
        let since = Instant(self.context.now().0 - DENIALS_WITHIN);
        let mut conn = self.context.db.read().await?;
        let noted = audit::count(&mut conn, &member.account, AuditKind::Denied, since).await?;
        drop(conn);
        if noted >= MOST_DENIALS {
            tracing::warn!(account = member.account, detail, "denied, and not noted: too many within the hour");
            return Ok(());
        }
        self.record_event(member, AuditKind::Denied, caller, detail).await
    }

    /// Logs something about an account in the transaction that does it.
    pub(in crate::service) async fn record_event_in(
        self,
        conn: &mut Conn,
        kind: AuditKind,
        account: Option<&str>,
        caller: &Caller,
        detail: &str,
    ) -> store::Result<()> {
        let at = self.context.now();
        let (id, address) = (self.context.random.id(at), caller.address.as_str());
        audit::note(conn, Note { id, at, kind, account, done_by: None, address, detail }).await
    }
}

/// Whether an account can be signed in to: it is not disabled, and its organisation is still recorded.
fn is_usable(account: &Account, reference: &Reference) -> bool {
    account.disabled_at.is_none() && reference.member(account.clone()).is_some()
}

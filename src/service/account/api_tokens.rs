//! The tokens with which programs act for people.

use crate::domain::access::member::Member;
use crate::domain::account::AuditKind;
use crate::domain::account::api_token::{ApiToken, TokenProblem, TokenScope, check, is_use_written};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::service::account::sign_in::Token;
use crate::service::account::{Accounts, Caller};
use crate::store;
use crate::store::account::api_tokens;

/// A token that a person wants.
#[derive(Clone, Debug)]
pub struct NewToken {
    pub name: String,
    pub scope: TokenScope,
    /// The last day on which it may be used, in the portfolio's zone.
    pub last: Day,
    pub idempotency_key: String,
}

/// What became of it.
#[derive(Debug)]
pub enum Made {
    /// The token and its secret, which is shown once and kept nowhere.
    Done(ApiToken, Token),
    /// The same form made it before. Its secret is not known any more.
    Before,
    /// It was not made.
    Refused(Vec<TokenProblem>),
}

impl Accounts<'_> {
    /// Makes a token of a person.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn make_token(self, member: &Member, form: NewToken, caller: &Caller) -> store::Result<Made> {
        let (now, today) = (self.context.now(), self.context.today());
        let id = self.context.own_id(&form.idempotency_key);
        let mut conn = self.context.db.write_aside().await?;
        if api_tokens::is_known(&mut conn, &id).await? {
            return Ok(Made::Before);
        }
        let had = api_tokens::of_account(&mut conn, &member.account, now).await?.len();
        // Rights for some days by acting for others are not lent to programs.
        let role = member.clone().in_own_name().role;
        let faults = check(&form.name, form.scope, form.last, role, today, had);
        if !faults.is_empty() {
            return Ok(Made::Refused(faults));
        }
        let secret = Token::new(&*self.context.random);
        let expires_at = Instant::end_of(form.last, &self.context.zone());
        let token =
            ApiToken { id, name: form.name, scope: form.scope, created_at: now, expires_at, last_used_at: None };
        api_tokens::sweep(&mut conn, now).await?;
        api_tokens::add(&mut conn, &token, &member.account, &secret).await?;
        let detail = format!("{} ({})", token.name, token.scope);
        self.record_event_in(&mut conn, AuditKind::TokenMade, Some(&member.account), caller, &detail).await?;
        conn.commit().await?;
        Ok(Made::Done(token, secret))
    }

    /// The tokens of a person that can still be used, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn tokens(self, member: &Member) -> store::Result<Vec<ApiToken>> {
        let mut conn = self.context.db.read().await?;
        api_tokens::of_account(&mut conn, &member.account, self.context.now()).await
    }

    /// Takes a token of a person away: it is refused from then on.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn revoke_token(self, member: &Member, id: &str, caller: &Caller) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        if let Some(name) = api_tokens::revoke(&mut conn, &member.account, id).await? {
            self.record_event_in(&mut conn, AuditKind::TokenRevoked, Some(&member.account), caller, &name).await?;
        }
        conn.commit().await
    }

    /// The person for whom a program acts, in their own name and with their own rights, and the token; nothing where it
    /// cannot be used, or its account cannot.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn bearer(self, secret: &Token) -> store::Result<Option<(Member, ApiToken)>> {
        let now = self.context.now();
        let mut conn = self.context.db.read().await?;
        let Some(found) = api_tokens::find(&mut conn, secret, now).await? else { return Ok(None) };
        let reference = self.context.reference(&mut conn, found.state).await?;
        let Some(member) = reference.member(found.account) else { return Ok(None) };
        let member = crate::service::account::positions::acting(&mut conn, member, self.context.today()).await?;
        drop(conn);
        if is_use_written(found.token.last_used_at, now)
            && let Err(error) = self.used(&found.token.id, now).await
        {
            // It is valid regardless; a later request records it.
            tracing::warn!(%error, "when a token was used could not be written");
        }
        Ok(Some((member.in_own_name(), found.token)))
    }

    async fn used(self, id: &str, now: Instant) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        api_tokens::used(&mut conn, id, now).await?;
        conn.commit().await
    }
}

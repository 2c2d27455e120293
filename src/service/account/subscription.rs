//! Addresses of a person's own: a calendar and a feed of what that person may see, for programs that cannot sign in.

use crate::domain::access::member::Member;
use crate::domain::account::AuditKind;
use crate::domain::basics::instant::Instant;
use crate::service::account::{Accounts, Caller};
use crate::store;
use crate::store::account::subscriptions;
use crate::store::account::token::Token;

impl Accounts<'_> {
    /// Since when a person has addresses of their own; nothing where there are none.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn subscribed_since(self, member: &Member) -> store::Result<Option<Instant>> {
        subscriptions::since(&mut self.context.db.read().await?, &member.account).await
    }

    /// Makes addresses of a person's own; earlier ones open nothing any more. The key in them is told this once.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn subscribe(self, member: &Member, caller: &Caller) -> store::Result<Token> {
        let (now, token) = (self.context.now(), Token::new(&*self.context.random));
        let mut conn = self.context.db.write_aside().await?;
        subscriptions::set(&mut conn, &member.account, &token, now).await?;
        self.record_event_in(&mut conn, AuditKind::SubscriptionMade, Some(&member.account), caller, "").await?;
        conn.commit().await?;
        Ok(token)
    }

    /// Takes the addresses of a person's own away.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn end_subscription(self, member: &Member, caller: &Caller) -> store::Result<()> {
        let mut conn = self.context.db.write_aside().await?;
        if subscriptions::end(&mut conn, &member.account).await? {
            self.record_event_in(&mut conn, AuditKind::SubscriptionEnded, Some(&member.account), caller, "").await?;
        }
        conn.commit().await
    }

    /// The person whose key this is, in the own name; nothing where it is nobody's, or the account is disabled.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "accounts"), err(level = "debug"))]
    pub async fn subscriber(self, token: &Token) -> store::Result<Option<Member>> {
        let mut conn = self.context.db.read().await?;
        let Some((account, state)) = subscriptions::find(&mut conn, token).await? else { return Ok(None) };
        Ok(self.context.reference(&mut conn, state).await?.member(account))
    }
}

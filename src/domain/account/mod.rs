//! Accounts of people who sign in, and what is logged about them.

pub mod api_token;
pub mod approver;
pub mod hand_over;
pub mod position;
pub mod responsibility;
pub mod session_lifetime;
pub mod sign_in_throttle;

use crate::domain::access::role::Role;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::string_enum::string_enum;
use crate::domain::basics::typed_text::is_invisible;
use crate::domain::organisation::code::OrganisationCode;

/// The longest e-mail address (RFC 5321).
pub const LONGEST_EMAIL: usize = 254;
/// The longest name of a person, in characters.
pub const LONGEST_NAME: usize = 100;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: String,
    /// What the person signs in with, lower-cased.
    pub email: String,
    /// How the record names the person.
    pub name: String,
    pub organisation: OrganisationCode,
    pub role: Role,
    /// Whether a password was ever set.
    pub has_password: bool,
    pub created_at: Instant,
    /// Since when it cannot be used; nothing while it can.
    pub disabled_at: Option<Instant>,
}

/// A browser that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: String,
    pub created_at: Instant,
    pub last_seen_at: Instant,
    /// The browser's own name, shortened.
    pub agent: String,
}

string_enum! {
    /// What is logged about accounts.
    AuditKind {
        SignedIn = "signed_in",
        SignInFailed = "sign_in_failed",
        SignedOut = "signed_out",
        /// Somebody signed in asked for what they may not reach.
        Denied = "denied",
        /// A file was withheld.
        Exported = "exported",
        AccountAdded = "account_added",
        AccountChanged = "account_changed",
        AccountDisabled = "account_disabled",
        AccountEnabled = "account_enabled",
        LinkMade = "link_made",
        PasswordSet = "password_set",
        /// A token with which programs act for a person.
        TokenMade = "token_made",
        TokenRevoked = "token_revoked",
        /// Addresses of a person's own, to which programs subscribe, were made.
        SubscriptionMade = "subscription_made",
        /// They were taken away.
        SubscriptionEnded = "subscription_ended",
        /// A webhook: where it leads is told, without what may be secret in its address.
        WebhookAdded = "webhook_added",
        WebhookChanged = "webhook_changed",
        WebhookTurnedOn = "webhook_turned_on",
        WebhookTurnedOff = "webhook_turned_off",
        WebhookSecretRenewed = "webhook_secret_renewed",
        WebhookRemoved = "webhook_removed",
        /// A post, who holds it, or what it answers for.
        OfficeChanged = "office_changed",
        /// Somebody may act for somebody else, or no longer.
        Delegated = "delegated",
        /// A mail was on its way when the server stopped or the connection broke: nobody knows whether it arrived.
        MailUncertain = "mail_uncertain",
        /// The mail server does not take a mail.
        MailRefused = "mail_refused",
    }
}

/// A log entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    pub at: Instant,
    pub kind: AuditKind,
    /// The e-mail address of the account that it is about.
    pub account: String,
    /// Who did it, where that is somebody else: an e-mail address.
    pub done_by: Option<String>,
    /// The network address of the request.
    pub address: String,
    /// What exactly: an address of ours, a role, an organisation.
    pub detail: String,
}

/// The one spelling of an e-mail address; nothing where it can be none.
pub fn email(text: &str) -> Option<String> {
    let email = text.trim().to_lowercase();
    let (person, place) = email.rsplit_once('@')?;
    let fine = !person.is_empty()
        && !person.contains('@')
        && place.contains('.')
        && place.split('.').all(|part| !part.is_empty())
        && email.len() <= LONGEST_EMAIL
        && !email.chars().any(|letter| letter.is_whitespace() || letter.is_control() || is_invisible(letter));
    fine.then_some(email)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(" Kim@MSIT.go.kr ", Some("kim@msit.go.kr"))]
    #[case("a.b+c@example.org", Some("a.b+c@example.org"))]
    #[case("kim", None)]
    #[case("kim@msit", None)]
    #[case("@msit.go.kr", None)]
    #[case("kim@msit..kr", None)]
    #[case("kim lee@msit.go.kr", None)]
    #[case("a@b@msit.go.kr", None)]
    #[case("kim@msit.go.kr\nbcc:x", None)]
    #[case("kim\u{200b}@msit.go.kr", None)]
    fn an_email_address_has_one_spelling(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(email(text).as_deref(), expected);
    }
}

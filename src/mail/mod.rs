//! Mail: digests of notices, handed over to a mail server.

mod letter;

pub use crate::mail::letter::{Letter, MailSite};

use std::time::{Duration, SystemTime};

use lettre::address::Envelope;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::transport::smtp;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::service::Accord;
use crate::service::notice::digest::{Digest, Outcome};
use crate::store;

/// How long the mail server may take for one digest, shorter than what makes its outcome uncertain.
const LONGEST: Duration = Duration::from_secs(120);
/// How long it may take for one step of it.
const STEP: Duration = Duration::from_secs(30);

/// Why no mail can be sent with these settings.
#[derive(Debug, thiserror::Error)]
pub enum MailSetupError {
    /// The address of the mail server cannot be read. It may hold a password, so it is not repeated.
    #[error("ACCORD_SMTP_URL is not the address of a mail server, such as smtps://user:password@mail.example")]
    Server,
    /// The password would be read by everybody on the way.
    #[error("ACCORD_SMTP_URL would send the password unencrypted: use smtps://, or add ?tls=required")]
    Unencrypted,
    /// The sender is no e-mail address.
    #[error("ACCORD_MAIL_FROM: `{0}` is not an e-mail address, such as Accord <accord@ministry.example>")]
    Sender(String),
}

/// Sends digests.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    site: MailSite,
}

impl Mailer {
    /// For a mail server and a sender.
    ///
    /// # Errors
    /// When they cannot be used.
    pub fn new(server: &str, from: &str, site: MailSite) -> Result<Self, MailSetupError> {
        let plain = server.starts_with("smtp://") && !server.contains("tls=");
        if plain && server.contains('@') {
            return Err(MailSetupError::Unencrypted);
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server).map_err(|_| MailSetupError::Server)?;
        let from = from.parse().map_err(|_| MailSetupError::Sender(from.to_owned()))?;
        Ok(Self { transport: transport.timeout(Some(STEP)).build(), from, site })
    }

    /// Queues what is due and sends what is queued, until nothing waits or the mail server does not answer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn send_digests(&self, accord: &Accord) -> store::Result<u32> {
        let notices = accord.notices();
        notices.settle_left_open().await?;
        notices.queue_digests().await?;
        let mut sent = 0;
        while let Some(digest) = notices.claim_digest().await? {
            let outcome = self.send(&digest).await;
            notices.settle(&digest.id, outcome).await?;
            match outcome {
                Outcome::Sent => sent += 1,
                Outcome::Refused => {}
                Outcome::Later | Outcome::Uncertain => break,
            }
        }
        Ok(sent)
    }

    /// Hands one over.
    async fn send(&self, digest: &Digest) -> Outcome {
        let message = match self.message(digest) {
            Ok(message) => message,
            Err(error) => {
                tracing::error!(%error, mail = digest.id, "a digest cannot be addressed");
                return Outcome::Refused;
            }
        };
        // Until here nothing was handed over, so it can be tried again.
        match tokio::time::timeout(LONGEST, self.transport.test_connection()).await {
            Ok(Ok(true)) => {}
            answer => {
                tracing::error!(?answer, "the mail server does not answer");
                return Outcome::Later;
            }
        }
        match tokio::time::timeout(LONGEST, self.transport.send(message)).await {
            Ok(Ok(_)) => Outcome::Sent,
            Ok(Err(error)) => {
                tracing::error!(%error, mail = digest.id, "a digest was not taken");
                outcome(&error)
            }
            Err(_) => Outcome::Uncertain,
        }
    }

    fn message(&self, digest: &Digest) -> Result<Message, Box<dyn std::error::Error + Send + Sync>> {
        let Letter { subject, text, unsubscribe } = self.site.letter(digest);
        let to = Mailbox::new(Some(digest.name.clone()), digest.to.parse()?);
        let envelope = Envelope::new(Some(self.from.email.clone()), vec![to.email.clone()])?;
        let id = format!("<{}@{}>", digest.id, self.from.email.domain());
        let micros = u64::try_from(digest.at.0).unwrap_or_default();
        let mut message = Message::builder()
            .envelope(envelope)
            .from(self.from.clone())
            .to(to)
            .subject(subject)
            .date(SystemTime::UNIX_EPOCH + Duration::from_micros(micros))
            .message_id(Some(id))
            .header(ContentType::TEXT_PLAIN)
            .body(text)?;
        let headers = [
            ("List-Unsubscribe", format!("<{unsubscribe}>")),
            ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
            ("Auto-Submitted", "auto-generated".to_owned()),
        ];
        for (name, value) in headers {
            message.headers_mut().insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
        }
        Ok(message)
    }
}

/// What is known of a digest that the mail server did not confirm. Where it answered, it did not take it.
fn outcome(error: &smtp::Error) -> Outcome {
    if error.is_permanent() {
        Outcome::Refused
    } else if error.is_transient() {
        Outcome::Later
    } else {
        Outcome::Uncertain
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn mailer(server: &str, from: &str) -> Result<Mailer, MailSetupError> {
        Mailer::new(server, from, MailSite::default())
    }

    #[rstest]
    #[case("smtp://127.0.0.1:1025", "accord@ministry.example", true)]
    #[case("smtps://user:secret@mail.example", "Accord <accord@ministry.example>", true)]
    #[case("smtp://user:secret@mail.example?tls=required", "accord@ministry.example", true)]
    #[case("smtp://user:secret@mail.example", "accord@ministry.example", false)]
    #[case("mail.example", "accord@ministry.example", false)]
    #[case("smtp://127.0.0.1:1025", "accord", false)]
    fn settings_that_cannot_be_used_are_refused(#[case] server: &str, #[case] from: &str, #[case] fine: bool) {
        let made = mailer(server, from);
        assert_eq!(made.is_ok(), fine);
        if let Err(error) = made {
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}

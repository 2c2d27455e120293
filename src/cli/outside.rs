//! What the server reaches outside: a mail server, a model, other systems; each as it was set.

use std::sync::Arc;
use std::time::Duration;

use crate::assist::{AssistSetupError, Assistant};
use crate::config::Config;
use crate::domain::basics::text::Text;
use crate::mail::{MailSetupError, MailSite, Mailer};
use crate::webhooks::{LONGEST, SystemResolver, WebhookSender, WebhookSite};

/// What sends mail, where that was set.
pub(super) fn mailer(config: &Config) -> Result<Option<Mailer>, MailSetupError> {
    let (Some(server), Some(from)) = (&config.smtp_url, &config.mail_from) else { return Ok(None) };
    let site = MailSite {
        name: Text::of_editor(Some(config.name.clone()), config.name_ko.clone()),
        public_url: config.reachable_at(),
        languages: config.languages.clone(),
    };
    Mailer::new(server, from, site).map(Some)
}

/// What tells other systems what became public.
pub(super) fn webhooks(config: &Config) -> WebhookSender {
    let site = WebhookSite { public_url: config.reachable_at(), languages: config.languages.clone() };
    WebhookSender::new(site, Arc::new(SystemResolver), LONGEST)
}

/// The model that may be asked for commitments in a text, where that was set.
pub(super) fn assistant(config: &Config) -> Result<Option<Assistant>, AssistSetupError> {
    let Some(address) = &config.assist_url else { return Ok(None) };
    let model = config.assist_model.as_deref().unwrap_or_default();
    let longest = Duration::from_secs(config.assist_seconds);
    Assistant::new(address, model, config.assist_token.as_deref(), longest).map(Some)
}

//! What a webhook is sent, as JSON: identifiers, words of closed lists and addresses, and no text that somebody wrote.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::basics::instant::Instant;
use crate::domain::basics::lang::Lang;
use crate::domain::webhook::event::{EventSubject, PublicEvent};
use crate::paths;
use crate::service::webhook::delivery::Message;

/// The type of a test.
pub const TEST: &str = "webhook.test";

/// The site that tells.
#[derive(Clone, Debug, Default)]
pub struct WebhookSite {
    /// The address under which readers reach it, without a slash at the end.
    pub public_url: String,
    /// Its languages, the usual one first.
    pub languages: Vec<Lang>,
}

/// That something became public.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WebhookMessage {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: String,
    /// When it was recorded, to the second.
    #[schema(format = DateTime)]
    pub timestamp: String,
    pub data: WebhookData,
}

/// What a message is about; of a test nothing.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct WebhookData {
    /// Identifier of the record that tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub record: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub commitment: Option<ToldOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub statement: Option<ToldOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub report: Option<ToldReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub status: Option<ToldStatus>,
    /// Identifier of the record whose content was taken out for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub withheld: Option<String>,
}

/// A commitment or a statement, and where programs and people read it.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct ToldOf {
    /// Identifier of a commitment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub id: Option<String>,
    /// None where nothing of it is public any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub slug: Option<String>,
    /// Its address in this interface.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub api: Option<String>,
    /// The addresses of its pages, by language.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub pages: BTreeMap<&'static str, String>,
}

/// A report.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ToldReport {
    pub id: String,
    /// The report that it replaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub corrects: Option<String>,
    /// The status that it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub status: Option<&'static str>,
}

/// What the list says of a commitment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ToldStatus {
    pub before: &'static str,
    pub after: &'static str,
}

impl WebhookSite {
    /// The body of a message.
    pub(super) fn body(&self, message: &Message) -> serde_json::Result<String> {
        let (kind, data) = match &message.event {
            Some((event, record)) => (event.kind.type_name(), self.data(event, record)),
            None => (TEST.to_owned(), WebhookData::default()),
        };
        let timestamp = Instant(message.at.0 - message.at.0.rem_euclid(1_000_000)).timestamp().to_string();
        serde_json::to_string(&WebhookMessage { kind, timestamp, data })
    }

    fn data(&self, event: &PublicEvent, record: &str) -> WebhookData {
        let (mut commitment, mut statement) = (None, None);
        match &event.subject {
            EventSubject::Commitment(id, slug) => {
                let addresses = |slug: &String| self.addresses(slug, paths::api::COMMITMENT, paths::commitment);
                let named = slug.as_ref().map(addresses).unwrap_or_default();
                commitment = Some(ToldOf { id: Some(id.as_str().to_owned()), ..named });
            }
            EventSubject::Statement(slug) => {
                statement = Some(self.addresses(slug, paths::api::STATEMENT, paths::statement));
            }
        }
        WebhookData {
            record: Some(record.to_owned()),
            commitment,
            statement,
            report: event.report.as_ref().map(|it| ToldReport {
                id: it.id.to_string(),
                corrects: it.corrects.as_ref().map(ToString::to_string),
                status: it.status.map(|it| it.word()),
            }),
            status: event.status.map(|(before, after)| ToldStatus { before: before.word(), after: after.word() }),
            withheld: event.withheld.clone(),
        }
    }

    /// The slug of something, and where programs and people read it.
    fn addresses(&self, slug: &str, api: &str, page: fn(Lang, &str) -> String) -> ToldOf {
        let whole = |path: &str| format!("{}{path}", self.public_url);
        ToldOf {
            id: None,
            slug: Some(slug.to_owned()),
            api: Some(whole(&api.replace("{slug}", slug))),
            pages: self.languages.iter().map(|lang| (lang.code(), whole(&page(*lang, slug)))).collect(),
        }
    }
}

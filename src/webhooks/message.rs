//! What a webhook is sent, as JSON: identifiers, words of closed lists and addresses, and no text that somebody wrote.

use serde_json::{Map, Value, json};

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

impl WebhookSite {
    /// The body of a message.
    pub fn body(&self, message: &Message) -> String {
        let (kind, data) = match &message.event {
            Some((event, record)) => (event.kind.type_name(), self.data(event, record)),
            None => (TEST.to_owned(), Map::new()),
        };
        json!({ "type": kind, "timestamp": message.at.timestamp().to_string(), "data": data }).to_string()
    }

    fn data(&self, event: &PublicEvent, record: &str) -> Map<String, Value> {
        let mut data = Map::new();
        data.insert("record".into(), record.into());
        match &event.subject {
            EventSubject::Commitment(id, slug) => {
                let mut commitment = slug
                    .as_deref()
                    .map_or_else(Map::new, |slug| self.addresses(slug, paths::api::COMMITMENT, paths::commitment));
                commitment.insert("id".into(), id.as_str().into());
                data.insert("commitment".into(), commitment.into());
            }
            EventSubject::Statement(slug) => {
                let statement = self.addresses(slug, paths::api::STATEMENT, paths::statement);
                data.insert("statement".into(), statement.into());
            }
        }
        if let Some(report) = &event.report {
            let mut named = Map::from_iter([("id".to_owned(), report.id.as_str().into())]);
            named.extend(report.corrects.iter().map(|it| ("corrects".to_owned(), it.as_str().into())));
            named.extend(report.status.map(|it| ("status".to_owned(), it.word().into())));
            data.insert("report".into(), named.into());
        }
        if let Some((before, after)) = event.status {
            data.insert("status".into(), json!({ "before": before.word(), "after": after.word() }));
        }
        if let Some(withheld) = &event.withheld {
            data.insert("withheld".into(), withheld.as_str().into());
        }
        data
    }

    /// The slug of something, and where programs and people read it.
    fn addresses(&self, slug: &str, api: &str, page: fn(Lang, &str) -> String) -> Map<String, Value> {
        let whole = |path: &str| format!("{}{path}", self.public_url);
        let pages = self.languages.iter().map(|lang| (lang.code().to_owned(), whole(&page(*lang, slug)).into()));
        Map::from_iter([
            ("slug".to_owned(), slug.into()),
            ("api".to_owned(), whole(&api.replace("{slug}", slug)).into()),
            ("pages".to_owned(), Map::from_iter(pages).into()),
        ])
    }
}

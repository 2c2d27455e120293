//! A request of a program: who asks, in which language, for what.

use axum::body::Bytes;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, HeaderName, IF_MATCH};
use http::request::Parts;
use http::{HeaderMap, Method};
use serde::de::DeserializeOwned;

use crate::app::frame::fault_reason;
use crate::app::pages::account::tokens::PREFIX;
use crate::app::{RequestContext, Site, Theme};
use crate::domain::access::member::Member;
use crate::domain::access::permission::Reader;
use crate::domain::account::api_token::ApiToken;
use crate::domain::basics::address::take_apart;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::parameter::{BadParameter, ParameterError};
use crate::domain::list::query::Query;
use crate::i18n::Messages;
use crate::service::Snapshot;
use crate::service::account::sign_in::Token;
use crate::web::AppState;
use crate::web::api::problem::{Fault, ProblemKind, Refusal, given};
use crate::web::request_context;

/// The header with which a request that is sent again is known.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The longest key, in bytes.
pub(super) const LONGEST_KEY: usize = 100;

/// A request of a program.
pub struct ApiRequest {
    /// As pages have it, without anything that a cookie says.
    pub context: RequestContext,
    /// The token that was presented, where one was.
    pub token: Option<ApiToken>,
    /// What varies in the address, by its name in the pattern.
    pub path: Vec<(String, String)>,
    pub headers: HeaderMap,
    pub method: Method,
    pub body: Bytes,
    /// What is recorded with this key is recorded once.
    pub key: String,
}

/// The language of a request: that of the parameter `lang`, else the one that the header prefers. With what is wrong
/// with the parameter.
pub fn language(parts: &Parts, site: &Site) -> (Lang, Option<BadParameter>) {
    let accepted = parts.headers.get(ACCEPT_LANGUAGE).and_then(|header| header.to_str().ok());
    let preferred = Lang::negotiate(&site.languages, None, accepted);
    let (parameters, _) = take_apart(parts.uri.query().unwrap_or_default());
    let Some((_, named)) = parameters.iter().rfind(|(name, _)| name == "lang") else { return (preferred, None) };
    match named.parse::<Lang>() {
        Ok(lang) if site.languages.contains(&lang) => (lang, None),
        _ => (preferred, Some(BadParameter::new("lang", named, ParameterError::UnknownValue))),
    }
}

/// The request as pages have it, by nobody.
pub fn context(parts: &Parts, state: &AppState, lang: Lang) -> RequestContext {
    let context = request_context::unidentified(parts, state);
    let messages = state.site.messages(lang);
    let theme: Option<Theme> = None;
    RequestContext { lang, messages, theme, shown: None, as_oneself: false, recent: None, ..context }
}

/// The secret that a program presents; `Err` where it presents what can be none.
pub fn bearer(headers: &HeaderMap) -> Result<Option<Token>, ()> {
    let Some(header) = headers.get(AUTHORIZATION) else { return Ok(None) };
    let (scheme, secret) = header.to_str().ok().and_then(|it| it.split_once(' ')).ok_or(())?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(());
    }
    let secret = secret.trim().strip_prefix(PREFIX).and_then(Token::shown);
    secret.map(Some).ok_or(())
}

/// Whether a program takes JSON.
pub fn takes_json(headers: &HeaderMap) -> bool {
    let mut ranges = headers.get_all(ACCEPT).iter().filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(','));
    let takes = |range: &str| {
        let (kind, parameters) = range.split_once(';').unwrap_or((range, ""));
        let refused = parameters.split(';').any(|it| it.trim().replace(' ', "").trim_end_matches(['0', '.']) == "q=");
        let kind = kind.trim().to_ascii_lowercase();
        !refused && ["*/*", "application/*", "application/json", "application/problem+json"].contains(&&*kind)
    };
    !headers.contains_key(ACCEPT) || ranges.any(takes)
}

impl ApiRequest {
    pub fn messages(&self) -> Messages {
        self.context.messages
    }

    pub fn lang(&self) -> Lang {
        self.context.lang
    }

    pub fn reader(&self) -> Reader {
        self.context.reader.clone()
    }

    /// Something that varies in the address.
    pub fn part(&self, name: &str) -> &str {
        self.path.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    /// The person for whom the program acts.
    ///
    /// # Errors
    /// Without a token.
    pub fn member(&self) -> Result<&Member, Refusal> {
        self.context.member.as_ref().ok_or_else(|| ProblemKind::Unauthorized.into())
    }

    /// Opens the record as of the day that the address asks for, and reads the query.
    ///
    /// # Errors
    /// When something of it cannot be used.
    pub async fn open(&self) -> Result<(Snapshot, Query), Refusal> {
        let (snapshot, query, faults) = given(self.context.accord.open(self.reader(), &self.context.parameters).await)?;
        if faults.is_empty() {
            return Ok((snapshot, query));
        }
        Err(Refusal::with(ProblemKind::BadRequest, said(&faults, self.messages())))
    }

    /// A whole number between two bounds from the address, or the usual one.
    ///
    /// # Errors
    /// When it is none.
    pub fn number(&self, name: &str, usual: u32, (least, most): (u32, u32)) -> Result<u32, Refusal> {
        let Some(typed) = self.context.parameter(name) else { return Ok(usual) };
        let number = typed.parse().ok().filter(|it| (least..=most).contains(it));
        number.ok_or_else(|| {
            let bounds = [("least", i64::from(least).into()), ("most", i64::from(most).into())];
            Refusal::of(ProblemKind::BadRequest, name, self.messages().with("api-fault-number", &bounds))
        })
    }

    /// What was sent, as JSON.
    ///
    /// # Errors
    /// When it is none, or not of this shape.
    pub fn body<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        let kind = self.headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if kind != "application/json" {
            return Err(ProblemKind::UnsupportedMediaType.into());
        }
        let mut read = serde_json::Deserializer::from_slice(&self.body);
        let value = serde_path_to_error::deserialize(&mut read).map_err(|error| {
            let (path, reason) = (error.path().to_string(), error.inner());
            let broken = reason.is_syntax() || reason.is_eof();
            let kind = if broken { ProblemKind::BadRequest } else { ProblemKind::Invalid };
            let name = if path == "." { "body".to_owned() } else { path };
            Refusal::of(kind, name, self.of_shape(&reason.to_string()))
        })?;
        read.end().map_err(|error| Refusal::of(ProblemKind::BadRequest, "body", self.of_shape(&error.to_string())))?;
        Ok(value)
    }

    /// That what was sent has another shape than is described, with what reading it said.
    fn of_shape(&self, reason: &str) -> String {
        self.messages().with("api-fault-shape", &[("reason", reason.into())])
    }

    /// The version that the program says it changes.
    ///
    /// # Errors
    /// When it says none, or several.
    pub fn version(&self) -> Result<String, Refusal> {
        let mut headers = self.headers.get_all(IF_MATCH).iter();
        let Some(header) = headers.next() else { return Err(ProblemKind::VersionMissing.into()) };
        let quoted = header.to_str().ok().filter(|_| headers.next().is_none());
        let version = quoted.and_then(|it| it.trim().strip_prefix('"')?.strip_suffix('"'));
        let plain = version.filter(|it| !it.contains('"'));
        plain
            .map(str::to_owned)
            .ok_or_else(|| Refusal::of(ProblemKind::BadRequest, "If-Match", self.messages().say("api-fault-if_match")))
    }

    /// The key with which the program may send the request again.
    ///
    /// # Errors
    /// When it can be none.
    pub fn key_sent(&self) -> Result<Option<&str>, Refusal> {
        let Some(header) = self.headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
        let key = header.to_str().ok().map(|it| it.trim_matches('"'));
        let fine = key.filter(|it| (1..=LONGEST_KEY).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_graphic()));
        fine.map(Some).ok_or_else(|| {
            Refusal::of(ProblemKind::BadRequest, "Idempotency-Key", self.messages().say("api-fault-key"))
        })
    }
}

/// Parameters that cannot be used, in a language.
pub fn said(faults: &[BadParameter], messages: Messages) -> Vec<Fault> {
    faults.iter().map(|it| Fault { name: it.name.clone(), detail: fault_reason(messages, it) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(None, true)]
    #[case(Some("application/json"), true)]
    #[case(Some("text/html, */*;q=0.1"), true)]
    #[case(Some("Application/JSON; charset=utf-8"), true)]
    #[case(Some("text/html"), false)]
    #[case(Some("application/json;q=0.0, text/html"), false)]
    fn json_is_answered_to_those_who_take_it(#[case] accept: Option<&str>, #[case] expected: bool) {
        let mut headers = HeaderMap::new();
        accept.map(|it| headers.insert(ACCEPT, it.parse().unwrap()));
        assert_eq!(takes_json(&headers), expected);
    }

    #[rstest]
    #[case("Basic abc")]
    #[case("Bearer")]
    #[case("Bearer accord_short")]
    #[case("Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    fn what_can_be_no_token_is_not_taken_for_none(#[case] header: &str) {
        let mut headers = HeaderMap::new();
        headers.insert(AUTHORIZATION, header.parse().unwrap());
        assert!(bearer(&headers).is_err(), "{header}");
        assert!(bearer(&HeaderMap::new()).is_ok_and(|it| it.is_none()));
    }
}

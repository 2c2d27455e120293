//! What a program is answered, known by a digest of what it reads.

use std::fmt::Write as _;

use axum::body::Body;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, HeaderName, HeaderValue,
    IF_NONE_MATCH, LINK, LOCATION, VARY,
};
use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::basics::lang::Lang;
use crate::web::api::problem::{ProblemKind, Refusal};

/// An answer that is no refusal.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    status: u16,
    body: String,
    /// The address of what was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    /// The address of the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

impl Answer {
    /// Something that was read.
    ///
    /// # Errors
    /// When it cannot be spelt as JSON: a defect.
    pub fn ok(value: &impl Serialize) -> Result<Self, Refusal> {
        Self::json(StatusCode::OK, value)
    }

    /// Something that was made, at an address.
    ///
    /// # Errors
    /// See [`Answer::ok`].
    pub fn made(value: &impl Serialize, location: String) -> Result<Self, Refusal> {
        Ok(Self { location: Some(location), ..Self::json(StatusCode::CREATED, value)? })
    }

    fn json(status: StatusCode, value: &impl Serialize) -> Result<Self, Refusal> {
        let body = serde_json::to_string(value).map_err(|error| {
            tracing::error!(%error, "an answer could not be written");
            Refusal::from(ProblemKind::Failed)
        })?;
        Ok(Self { status: status.as_u16(), body, location: None, next: None })
    }

    /// The same with the address of the next page.
    pub fn followed_by(self, next: Option<String>) -> Self {
        Self { next, ..self }
    }

    /// The response: only that nothing changed, where the program has the same already.
    pub fn response(self, asked: &HeaderMap, lang: Lang, is_own: bool, is_read: bool) -> Response {
        let mut headers = HeaderMap::new();
        let mut put = |name: HeaderName, value: Option<HeaderValue>| value.map(|value| headers.insert(name, value));
        put(CONTENT_TYPE, Some(HeaderValue::from_static("application/json")));
        put(CONTENT_LANGUAGE, HeaderValue::from_str(lang.code()).ok());
        put(LOCATION, self.location.and_then(|it| HeaderValue::try_from(it).ok()));
        put(LINK, self.next.and_then(|it| HeaderValue::try_from(format!("<{it}>; rel=\"next\"")).ok()));
        let mut status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        let mut body = self.body;
        if is_read {
            put(VARY, Some(HeaderValue::from_static("Accept-Language, Authorization")));
            put(ACCESS_CONTROL_ALLOW_ORIGIN, Some(HeaderValue::from_static("*")));
            let caching = if is_own { "private, no-cache" } else { "public, no-cache" };
            put(CACHE_CONTROL, Some(HeaderValue::from_static(caching)));
            let tag = digest(&body);
            if is_known(asked, &tag) {
                (status, body) = (StatusCode::NOT_MODIFIED, String::new());
            }
            put(ETAG, HeaderValue::try_from(tag).ok());
        } else {
            put(CACHE_CONTROL, Some(HeaderValue::from_static("no-store")));
        }
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        response
    }
}

/// The tag of an answer.
fn digest(body: &str) -> String {
    let digest = Sha256::digest(body.as_bytes());
    let mut tag = String::with_capacity(24);
    let _ = write!(tag, "\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..16]));
    tag
}

/// Whether a program says that it has what has this tag.
fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let sent = asked.get_all(IF_NONE_MATCH).iter().filter_map(|it| it.to_str().ok()).flat_map(|it| it.split(','));
    // A proxy that compresses makes a tag a weak one.
    sent.map(str::trim).any(|it| it == "*" || it.strip_prefix("W/").unwrap_or(it) == tag)
}

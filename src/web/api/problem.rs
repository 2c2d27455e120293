//! Why a program is refused: a problem document (RFC 9457) in its language.

use axum::response::{IntoResponse, Response};
use http::header::{ALLOW, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use http::request::Parts;
use http::{HeaderMap, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Error;
use crate::domain::account::api_token::TokenScope;
use crate::domain::basics::string_enum::string_enum;
use crate::i18n::Messages;
use crate::service::unit_of_work::ServiceError;
use crate::web::AppState;
use crate::web::api::request::language;

/// The media type of a problem document.
pub const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

/// After how many seconds what is not available is asked for again.
const LATER: u64 = 10;

string_enum! {
    /// What is wrong, by the word that ends the type of its problem document.
    ProblemKind {
        /// A parameter or a header cannot be used.
        BadRequest = "bad_request",
        /// No token was presented where one is needed, or one that cannot be used.
        Unauthorized = "unauthorized",
        /// The token is for less, or the person may not do it.
        Forbidden = "forbidden",
        NotFound = "not_found",
        MethodNotAllowed = "method_not_allowed",
        NotAcceptable = "not_acceptable",
        /// Somebody else writes the same draft, or it was settled meanwhile.
        Conflict = "conflict",
        /// What is to be changed has another version by now.
        Stale = "stale",
        TooLarge = "too_large",
        UnsupportedMediaType = "unsupported_media_type",
        /// What was sent breaks a rule.
        Invalid = "invalid",
        /// The key stands for another request.
        KeyReused = "key_reused",
        /// The version to be changed was not said.
        VersionMissing = "version_missing",
        TooManyRequests = "too_many_requests",
        Failed = "failed",
        Unavailable = "unavailable",
    }
}

impl ProblemKind {
    /// The status that it is answered with.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Stale => StatusCode::PRECONDITION_FAILED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid | Self::KeyReused => StatusCode::UNPROCESSABLE_ENTITY,
            Self::VersionMissing => StatusCode::PRECONDITION_REQUIRED,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// What a bare status means.
    fn of_status(status: StatusCode) -> Self {
        let same = Self::ALL.iter().copied().find(|it| it.status() == status);
        same.unwrap_or(if status.is_server_error() { Self::Failed } else { Self::BadRequest })
    }
}

/// A problem document.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// What kind of problem it is: `urn:accord:problem:` and its word, the same in every language.
    #[serde(rename = "type")]
    pub kind: String,
    /// The same in the language of the request.
    pub title: String,
    /// The status of the answer.
    pub status: u16,
    /// What to do about it, in that language.
    pub detail: String,
    /// What exactly is wrong, where it can be named.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Fault>,
    /// The version that what was to be changed has now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// One thing that is wrong with a parameter, a header or a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fault {
    /// The parameter, the header or the field: a text's ends with its language.
    pub name: String,
    /// What is wrong with it, in the language of the request.
    pub detail: String,
}

/// Why a request is refused, before it is said in a language.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub kind: ProblemKind,
    pub faults: Vec<Fault>,
    pub version: Option<String>,
    /// What the token is for, where more is needed.
    pub scope: Option<TokenScope>,
    /// After how many seconds to try again.
    pub after: Option<u64>,
}

impl From<ProblemKind> for Refusal {
    fn from(kind: ProblemKind) -> Self {
        let after = (kind == ProblemKind::Unavailable).then_some(LATER);
        Self { kind, faults: Vec::new(), version: None, scope: None, after }
    }
}

impl Refusal {
    /// For one parameter, header or field.
    pub fn of(kind: ProblemKind, name: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { faults: vec![Fault { name: name.into(), detail: detail.into() }], ..kind.into() }
    }

    /// For several of them.
    pub fn with(kind: ProblemKind, faults: Vec<Fault>) -> Self {
        Self { faults, ..kind.into() }
    }

    /// Because what was to be changed has this version by now.
    pub fn stale(version: String) -> Self {
        Self { version: Some(version).filter(|it| !it.is_empty()), ..ProblemKind::Stale.into() }
    }

    /// The answer in a language.
    pub fn response(self, messages: Messages) -> Response {
        let word = self.kind.word();
        let status = self.kind.status();
        let problem = Problem {
            kind: format!("urn:accord:problem:{word}"),
            title: messages.say(&format!("api-problem-{word}")),
            status: status.as_u16(),
            detail: messages.say(&format!("api-problem-{word}-detail")),
            errors: self.faults,
            version: self.version,
        };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, PROBLEM_JSON);
        headers.insert(http::header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Ok(lang) = HeaderValue::from_str(messages.lang().code()) {
            headers.insert(http::header::CONTENT_LANGUAGE, lang);
        }
        if let Some(seconds) = self.after {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        let challenge = match (self.kind, self.scope) {
            (ProblemKind::Unauthorized, _) => Some("Bearer".to_owned()),
            (ProblemKind::Forbidden, Some(scope)) => {
                Some(format!("Bearer error=\"insufficient_scope\", scope=\"{scope}\""))
            }
            _ => None,
        };
        if let Some(challenge) = challenge.and_then(|it| HeaderValue::try_from(it).ok()) {
            headers.insert(WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound(_) | Error::Nowhere => ProblemKind::NotFound.into(),
            error => {
                tracing::error!(%error, "a request of a program could not be answered");
                ProblemKind::Unavailable.into()
            }
        }
    }
}

/// What a service gave, where it can only fail.
///
/// # Errors
/// When it failed.
pub fn given<T, E: Into<Error>>(given: Result<T, E>) -> Result<T, Refusal> {
    given.map_err(|error| error.into().into())
}

/// An answer of a layer that knows nothing of programs, as a problem document. Its headers stay that are about more than
/// its page.
pub fn refused(status: StatusCode, former: &HeaderMap, parts: &Parts, state: &AppState) -> Response {
    let (lang, _) = language(parts, &state.site);
    let mut response = Refusal::from(ProblemKind::of_status(status)).response(state.site.messages(lang));
    *response.status_mut() = status;
    for name in [ALLOW, RETRY_AFTER, HeaderName::from_static("vary")] {
        if let Some(value) = former.get(&name) {
            response.headers_mut().insert(name, value.clone());
        }
    }
    response
}

/// What a use case refuses, without the faults that stand at fields.
pub fn of_service(error: ServiceError) -> Refusal {
    match error {
        ServiceError::NotFound => ProblemKind::NotFound.into(),
        ServiceError::Denied => ProblemKind::Forbidden.into(),
        ServiceError::Conflict { version, .. } => Refusal::stale(version),
        ServiceError::Outdated(version) => {
            Refusal { version: Some(version).filter(|it| !it.is_empty()), ..ProblemKind::Conflict.into() }
        }
        ServiceError::Invalid(_) => ProblemKind::Invalid.into(),
        ServiceError::Store(error) => Error::Store(error).into(),
    }
}

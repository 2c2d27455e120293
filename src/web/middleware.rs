//! What happens around every request.

use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use http::header::{HeaderName, HeaderValue};
use http::{Method, StatusCode, header};

use tracing::Instrument;

use crate::app::document::{DocumentHead, bare};
use crate::app::session_cookie;
use crate::domain::basics::lang::Lang;
use crate::paths;
use crate::paths::api::is_for_programs;
use crate::service::{Clock, SystemRandom};
use crate::store::ledger::Random;
use crate::web::page_cache::Outcome;
use crate::web::{AppState, api, error, request_context, upload};

/// The header that carries a request's identifier, inwards and outwards.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The timeout of a request.
const LONGEST: Duration = Duration::from_secs(30);
/// The timeout of a request with files.
const LONGEST_WITH_FILES: Duration = Duration::from_secs(5 * 60);

/// Logs every request in one line, with an identifier that its other lines and the answer carry too. A proxy of
/// the operator may give the identifier, nobody else.
pub async fn log(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let given =
        request.headers().get(&REQUEST_ID).filter(|_| state.proxies > 0).and_then(|header| header.to_str().ok());
    let id = given.filter(|id| id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    let began = Clock::System.now();
    let id = id.map_or_else(|| SystemRandom.id(began), str::to_owned);
    let span = tracing::info_span!("request", %id, method = %request.method(), path = request.uri().path());
    async move {
        let mut response = next.run(request).await;
        let micros = Clock::System.now().0 - began.0;
        let status = response.status().as_u16();
        let page = response.extensions().get::<Outcome>().map(|outcome| outcome.word());
        if status >= 500 {
            tracing::error!(status, micros, page, "answered");
        } else {
            tracing::info!(status, micros, page, "answered");
        }
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
    .instrument(span)
    .await
}

/// Aborts requests that take too long. Files come over connections of every speed, so a form with files has longer; and
/// one that may ask the assistant waits as long as that may take.
pub async fn in_time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let may_ask = request.method() == Method::POST && route == Some(paths::INTAKE.pattern);
    let asking = if may_ask { state.accord.statements().longest_asking() } else { Duration::ZERO };
    let longest = if upload::may_bring_files(request.headers()) { LONGEST_WITH_FILES } else { LONGEST + asking };
    let answer = tokio::time::timeout(longest, next.run(request)).await;
    answer.unwrap_or_else(|_| StatusCode::SERVICE_UNAVAILABLE.into_response())
}

/// Answers an address with a NUL in its path like one that does not exist: nothing has such a name.
pub async fn no_nul(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.uri().path().contains("%00") {
        let (parts, _) = request.into_parts();
        return error::no_such_address(&parts, &state).await;
    }
    next.run(request).await
}

/// Draws a page for a refusal that came without one, from a layer that has no access to messages.
pub async fn never_bare(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let named = parts.uri.path().split('/').nth(1).and_then(|segment| segment.parse::<Lang>().ok());
    let for_program = is_for_programs(parts.uri.path()).then(|| parts.clone());
    let is_page = named.is_some() || parts.uri.path() == paths::THEME;
    let lang = is_page.then(|| request_context::spoken_language(named, &parts, &state.site));
    let response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let drawn = kind.is_some_and(|kind| kind.starts_with("text/html"));
    if let Some(parts) = for_program.filter(|_| status.is_client_error() || status.is_server_error())
        && kind != Some("application/problem+json")
    {
        return api::refused(status, response.headers(), &parts, &state);
    }
    match lang {
        Some(lang) if !drawn && (status.is_client_error() || status.is_server_error()) => {
            let page = bare(status, &state.site.head.stylesheet, &[state.site.messages(lang)]);
            (status, Html(page)).into_response()
        }
        _ => response,
    }
}

/// Sets the security headers. Never `Referrer-Policy: no-referrer`: form posts would then send `Origin: null`.
pub async fn security_headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if session_cookie::is_secure(&state.site) {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    let fixed: [(HeaderName, &str); 6] = [
        (header::CONTENT_SECURITY_POLICY, DocumentHead::POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
    ];
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

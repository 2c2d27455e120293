//! What happens around every request.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{self, HeaderName, HeaderValue};

use tracing::Instrument;

use crate::app::document::Head;
use crate::service::{Clock, SystemRandom};
use crate::store::ledger::Random;

/// The header that carries a request's identifier, inwards and outwards.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Logs every request in one line, with an identifier that its other lines and the answer carry too. A proxy may give the
/// identifier.
pub async fn log(request: Request, next: Next) -> Response {
    let given = request.headers().get(&REQUEST_ID).and_then(|header| header.to_str().ok());
    let id = given.filter(|id| id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
    let began = Clock::System.now();
    let id = id.map_or_else(|| SystemRandom.id(began), str::to_owned);
    let span = tracing::info_span!("request", %id, method = %request.method(), path = request.uri().path());
    async move {
        let mut response = next.run(request).await;
        let micros = Clock::System.now().0 - began.0;
        let status = response.status().as_u16();
        if status >= 500 {
            tracing::error!(status, micros, "answered");
        } else {
            tracing::info!(status, micros, "answered");
        }
        if let Ok(id) = HeaderValue::from_str(&id) {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        response
    }
    .instrument(span)
    .await
}

/// Sets the security headers. Never `Referrer-Policy: no-referrer`: form posts would then send `Origin: null`.
pub async fn security_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &str); 6] = [
        (header::CONTENT_SECURITY_POLICY, Head::POLICY),
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

//! Charts as files.

use axum::extract::{Request, State as Given};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};

use crate::app::pages::portfolio::figures;
use crate::app::pages::portfolio::figures::Kind;
use crate::web::{State, error, visit};

/// A chart as a drawing or as its numbers, for whoever asks, as of the day asked for.
pub async fn file(Given(state): Given<State>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let Some(visit) = visit::visit(&mut parts, &state).await else {
        return error::no_such_address(&parts, &state).await;
    };
    let file = match figures::file(&visit).await {
        Ok(file) => file,
        Err(failed) => return error::answer(Err(failed), visit).await,
    };
    let (kind, shown) = match file.kind {
        Kind::Svg => ("image/svg+xml; charset=utf-8", "inline"),
        Kind::Csv => ("text/csv; charset=utf-8", "attachment"),
    };
    // What an address says beside what can be used is no reason to give nothing, and is said all the same.
    let status = if file.whole { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let mut response = (status, file.content).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    // Names are made of letters, digits and hyphens.
    if let Ok(value) = HeaderValue::try_from(format!("{shown}; filename=\"{}\"", file.name)) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    if visit.member.is_some() {
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

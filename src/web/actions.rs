//! What islands call.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use leptos::prelude::provide_context;

use crate::web::{AppState, request_context};

/// Runs the server function that the address names.
pub async fn call(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    // What islands say agrees with the page that they are on: it was drawn for the same reader.
    let reader = request_context::anywhere(&parts, &state).await.reader;
    let accord = state.accord.clone();
    let context = move || {
        provide_context(accord.clone());
        provide_context(reader.clone());
    };
    let request = Request::from_parts(parts, body);
    told_apart(leptos_axum::handle_server_fns_with_context(context, request).await.into_response()).await
}

/// What leptos says where what was sent cannot be read, which it answers like a failure of the server.
const UNREADABLE: [&str; 4] = ["Args|", "MissingArg|", "Deserialization|", "Request|"];
/// How many bytes an action answers at most where something is wrong.
const LONGEST_ERROR: usize = 1024 * 1024;

/// The response to a request that cannot be read is one about the request.
async fn told_apart(response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body = to_bytes(body, LONGEST_ERROR).await.unwrap_or_default();
    if UNREADABLE.iter().any(|start| body.starts_with(start.as_bytes())) {
        parts.status = StatusCode::BAD_REQUEST;
    }
    Response::from_parts(parts, Body::from(body))
}

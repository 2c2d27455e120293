//! What islands call.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
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
    leptos_axum::handle_server_fns_with_context(context, Request::from_parts(parts, body)).await.into_response()
}

//! What islands call.

use axum::extract::{Request, State as Given};
use axum::response::{IntoResponse, Response};
use leptos::prelude::provide_context;

use super::State;

/// Runs the server function that the address names.
pub async fn call(Given(state): Given<State>, request: Request) -> Response {
    let accord = state.accord.clone();
    leptos_axum::handle_server_fns_with_context(move || provide_context(accord.clone()), request).await.into_response()
}

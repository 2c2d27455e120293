//! Liveness and readiness.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde_json::json;

use crate::service::Readiness;
use crate::web::AppState;

/// The process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database keeps what it is given, the tables are in step with the ledger, and the browser part is there. The answer
/// says in a word what is not so.
pub async fn ready(State(state): State<AppState>) -> Response {
    let Readiness { fault, tables_current } = state.accord.readiness().await;
    let missing = state.assets.missing();
    if !missing.is_empty() {
        tracing::error!(?missing, "not ready: assets are missing");
    }
    let ready = fault.is_none() && tables_current && missing.is_empty();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let database = fault.map_or("ok", |fault| fault.word());
    let body = json!({ "database": database, "tables_current": tables_current, "assets": missing.is_empty() });
    (status, Json(body)).into_response()
}

//! Liveness and readiness.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use serde_json::json;

use crate::web::AppState;

/// The process answers.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// The database answers, the tables are in step with the ledger, and the browser part is there.
pub async fn ready(State(state): State<AppState>) -> Response {
    let database = state.accord.ready().await;
    if let Err(error) = &database {
        tracing::error!(%error, "not ready: the database does not answer");
    }
    let missing = state.assets.missing();
    if !missing.is_empty() {
        tracing::error!(?missing, "not ready: assets are missing");
    }
    let (reachable, current) = (database.is_ok(), database.unwrap_or(false));
    let ready = reachable && current && missing.is_empty();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({ "database": reachable, "tables_current": current, "assets": missing.is_empty() });
    (status, Json(body)).into_response()
}

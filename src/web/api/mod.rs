//! The interface for programs: JSON under `/api/v1`, described by an OpenAPI document.
//!
//! [`operations`] is the table of all operations: the router, the document and the page for developers are made from it.
//! Who asks is known by a token in the header `Authorization`; cookies are never read here.

mod answer;
mod limits;
pub mod openapi;
pub mod operation;
pub mod operations;
pub mod problem;
mod read;
mod reference;
mod request;
mod schema;
mod serve;
mod write;

use axum::Router;

use crate::web::AppState;
use crate::web::router::RouteInfo;

pub use limits::Limits;
pub use problem::refused;
pub use reference::page;

/// Every route of the interface.
pub fn routes() -> impl Iterator<Item = RouteInfo> {
    serve::routes()
}

/// The interface, to be added to the other routes.
pub fn router() -> Router<AppState> {
    serve::router()
}

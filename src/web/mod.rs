//! The web server.

mod actions;
pub mod assets;
mod error;
pub mod form;
mod health;
mod middleware;
mod preferences;
pub mod router;
pub mod server;
mod site_map;
mod visit;

use std::sync::Arc;

use crate::app::Site;
use crate::service::Accord;

/// What every handler is given.
#[derive(Clone)]
pub struct State {
    /// The use cases.
    pub accord: Accord,
    /// What is the same for every request.
    pub site: Arc<Site>,
    /// The browser part and the assets.
    pub assets: Arc<assets::Assets>,
}

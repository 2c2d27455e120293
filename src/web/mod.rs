//! The web server.

mod accounts;
mod actions;
pub mod assets;
mod briefing;
mod enter;
mod error;
mod figures;
mod files;
pub mod form;
pub mod guard;
mod health;
mod meeting;
mod middleware;
mod offices;
mod plan;
mod preferences;
pub mod router;
pub mod server;
pub mod session;
mod settings;
mod site_map;
mod together;
mod visit;
mod work;

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
    /// How many proxies of the operator stand before the server.
    pub proxies: u8,
}

//! The web server: what no page owns.

mod actions;
pub mod api;
pub mod assets;
pub mod connections;
mod described;
mod download;
mod embed;
pub mod endpoint;
mod error;
pub mod form;
pub mod guard;
mod health;
pub mod live;
mod markdown;
mod middleware;
pub mod page_cache;
mod preferences;
mod request_context;
pub mod router;
pub mod sent;
pub mod server;
mod sign_out;
mod site_map;
mod upload;

use std::sync::Arc;

use crate::app::Site;
use crate::service::Accord;

/// What every handler is given.
#[derive(Clone)]
pub struct AppState {
    /// The use cases.
    pub accord: Accord,
    /// What is the same for every request.
    pub site: Arc<Site>,
    /// The browser part and the assets.
    pub assets: Arc<assets::Assets>,
    /// The forms that were sent of late.
    pub sent: Arc<sent::SentForms>,
    /// Those who are told what is new while they have a page open.
    pub live: Arc<live::Live>,
    /// The pages that are kept once they are drawn.
    pub pages: Arc<page_cache::PageCache>,
    /// How often programs asked of late.
    pub limits: Arc<api::Limits>,
    /// How many proxies of the operator stand before the server.
    pub proxies: u8,
}

//! Starts and stops the server.

use std::future::Future;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use crate::app::Site;
use crate::app::document::DocumentHead;
use crate::config::Config;
use crate::domain::basics::text::Text;
use crate::service::Accord;
use crate::web::api::Limits;
use crate::web::assets::Assets;
use crate::web::connections;
use crate::web::page_cache::PageCache;
use crate::web::{AppState, router};

/// The state of every handler, from the settings.
pub fn state(config: &Config, accord: Accord) -> AppState {
    let assets = Assets::find(Path::new(&config.site_root));
    let head = DocumentHead::draw(assets.options(), assets.stylesheet(), assets.font());
    let text = |en: Option<&String>, ko: Option<&String>| Text::of_editor(en.cloned(), ko.cloned());
    let site = Site {
        name: text(Some(&config.name), config.name_ko.as_ref()),
        publisher: text(config.publisher.as_ref(), config.publisher_ko.as_ref()),
        footer: text(config.footer.as_ref(), config.footer_ko.as_ref()),
        languages: config.languages.clone(),
        contact: config.contact.clone(),
        public_url: config.reachable_at(),
        sends_mail: config.smtp_url.is_some(),
        head,
    };
    let sent = Arc::default();
    let live = Arc::default();
    let pages = Arc::new(PageCache::new(config.page_cache_bytes));
    let limits = Arc::new(Limits::new(accord.clone(), config.api_per_minute));
    let (site, assets, proxies) = (Arc::new(site), Arc::new(assets), config.proxies);
    AppState { accord, site, assets, sent, live, pages, limits, proxies }
}

/// Why the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Files that every page needs are not there.
    #[error("{folder} lacks {files}: build them with `make release`, or say where they are in ACCORD_SITE_ROOT", files = .files.join(", "))]
    Assets {
        /// Where they were looked for.
        folder: String,
        /// What is missing.
        files: Vec<String>,
    },
    /// The address cannot be listened at.
    #[error("{address} cannot be listened at: {error}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        error: std::io::Error,
    },
    /// The system tells nothing of signals.
    #[error("signals cannot be waited for: {0}")]
    Signals(std::io::Error),
}

/// Serves until the process is asked to stop; requests under way are answered first.
///
/// # Errors
/// When files are missing that every page needs, or the server cannot listen at the address.
pub async fn serve(config: &Config, state: AppState) -> Result<(), StartError> {
    let files = state.assets.missing();
    if !files.is_empty() {
        return Err(StartError::Assets { folder: config.site_root.clone(), files });
    }
    let listen = |error| StartError::Listen { address: config.listen, error };
    let listener = TcpListener::bind(config.listen).await.map_err(listen)?;
    tracing::info!(address = %listener.local_addr().map_err(listen)?, "listening");
    let (first, second) = asked_to_stop().map_err(StartError::Signals)?;
    let limits = connections::Limits {
        connections: config.connections,
        idle: Duration::from_secs(config.idle_seconds),
        stop: Duration::from_secs(config.stop_seconds),
    };
    let (live, pages, accord) = (state.live.clone(), state.pages.clone(), state.accord.clone());
    let first = async {
        first.await;
        live.stop();
    };
    tokio::select! {
        () = connections::serve(listener, router::router(state), limits, first, second) => Ok(()),
        never = live.watch(&accord) => match never {},
        never = pages.watch(&accord) => match never {},
    }
}

/// Resolves at the first signal to stop, and at the second.
fn asked_to_stop() -> std::io::Result<(impl Future<Output = ()>, impl Future<Output = ()>)> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let (tell, told) = watch::channel(0_u8);
    tokio::spawn(async move {
        for count in 1..=2 {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            tracing::info!("asked to stop: requests under way are answered first, a second signal ends them");
            tell.send_replace(count);
        }
        std::future::pending::<()>().await;
    });
    let counted = |mut told: watch::Receiver<u8>, enough: u8| async move {
        if told.wait_for(|count| *count >= enough).await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    Ok((counted(told.clone(), 1), counted(told, 2)))
}

//! Starts and stops the server.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::app::Site;
use crate::app::document::DocumentHead;
use crate::config::Config;
use crate::service::Accord;
use crate::web::assets::Assets;
use crate::web::{AppState, router};

/// The state of every handler, from the settings.
pub fn state(config: &Config, accord: Accord) -> AppState {
    let assets = Assets::find(Path::new(&config.site_root));
    let head = DocumentHead::draw(assets.options(), assets.stylesheet());
    let site = Site { contact: config.contact.clone(), public_url: config.reachable_at(), head };
    let sent = Arc::default();
    AppState { accord, site: Arc::new(site), assets: Arc::new(assets), sent, proxies: config.proxies }
}

/// Serves until the process is asked to stop; requests under way are answered first.
///
/// # Errors
/// When the server cannot listen at the address.
pub async fn serve(config: &Config, state: AppState) -> std::io::Result<()> {
    let listener = TcpListener::bind(config.listen).await?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    // Without this a page takes 40 ms on a keep-alive connection.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps Nagle's delay");
        }
    });
    let service = router::router(state).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await
}

async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
    tracing::info!("stopping: requests under way are answered first");
}

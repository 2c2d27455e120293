//! Every route, on one page.

use std::any::Any;
use std::future::Future;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State as Given};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use http::StatusCode;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;

use super::{State, error, health, middleware, preferences, site_map, visit};
use crate::app::{Answer, Visit, pages};

/// The longest that a request may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The largest body of an ordinary form.
const LARGEST_BODY: usize = 256 * 1024;

/// The whole server.
pub fn router(state: State) -> Router {
    let compression = CompressionLayer::new()
        .quality(tower_http::CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(1_024).and(NotForContentType::const_new("font/")).and(NotForContentType::IMAGES));
    let stylesheet = state.site.head.stylesheet.clone();
    Router::new()
        // What readers read.
        .route("/", get(preferences::home))
        .route("/{lang}/", reading(pages::overview::page))
        .route("/{lang}/commitments", reading(pages::commitments::page))
        .route("/{lang}/commitments/{slug}", reading(pages::commitment::page))
        .route("/{lang}/timeline", reading(pages::timeline::page))
        .route("/{lang}/statements", reading(pages::statements::page))
        .route("/{lang}/statements/{slug}", reading(pages::statement::page))
        .route("/{lang}/meetings", reading(pages::meetings::page))
        .route("/{lang}/meetings/{slug}", reading(pages::meeting::page))
        .route("/{lang}/areas/{code}", reading(pages::area::page))
        .route("/{lang}/organisations/{code}", reading(pages::organisation::page))
        .route("/{lang}/about", reading(pages::about::page))
        // What islands and plain forms post to.
        .route("/theme", post(preferences::theme))
        .route("/actions/{action}", post(super::actions::call))
        // What machines read.
        .route("/sitemap.xml", get(site_map::sitemap))
        .route("/robots.txt", get(site_map::robots))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(super::assets::serve)
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(CatchPanicLayer::custom(move |reason: Box<dyn Any + Send>| error::panicked(&*reason, &stylesheet)))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CsrfLayer::new())
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::never_bare))
        .layer(compression)
        .layer(axum::middleware::from_fn(middleware::security_headers))
        .layer(axum::middleware::from_fn(middleware::log))
        .with_state(state)
}

/// A page that is read.
pub(super) fn reading<F, L>(page: F) -> MethodRouter<State>
where
    F: Fn(Visit) -> L + Clone + Send + Sync + 'static,
    L: Future<Output = Answer> + Send + 'static,
{
    get(async move |Given(state): Given<State>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        match visit::visit(&mut parts, &state).await {
            Some(visit) => error::answer(page(visit.clone()).await, visit).await,
            None => error::no_such_address(&parts, &state).await,
        }
    })
}

//! Every route, on one page.

use std::any::Any;
use std::future::Future;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;

use crate::app::{PageResult, RequestContext, pages};
use crate::domain::access::member::Member;
use crate::web::download::file;
use crate::web::form::form;
use crate::web::guard::{member_file, member_form, member_form_with_files, member_page, signed_in};
use crate::web::{AppState, error, health, middleware, preferences, request_context, sign_out, site_map};

/// The largest body of an ordinary form.
const LARGEST_BODY: usize = 256 * 1024;

/// The largest body where reports are written: a dozen texts of 20,000 letters, each of nine bytes on its way.
pub(super) const LARGEST_REPORT: usize = 3 * 1024 * 1024;

/// The largest body where files come along, those counted that are read only to be refused: a person who chose one that is
/// too large is told so, and keeps what they typed.
const LARGEST_WITH_FILES: usize = 128 * 1024 * 1024;

/// The largest body where one signs in: what was typed into any form comes along.
const LARGEST_CARRIED: usize = LARGEST_REPORT + LARGEST_BODY;

/// The whole server.
pub fn router(state: AppState) -> Router {
    // Fonts, pictures and documents are packed already.
    let unpacked = SizeAbove::new(1_024)
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd."))
        .and(NotForContentType::const_new("application/hwp"));
    let compression = CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest).compress_when(unpacked);
    let carried = DefaultBodyLimit::max(LARGEST_CARRIED);
    let written = DefaultBodyLimit::max(LARGEST_REPORT);
    let with_files = DefaultBodyLimit::max(LARGEST_WITH_FILES);
    let stylesheet = state.site.head.stylesheet.clone();
    Router::new()
        // What readers read.
        .route("/", get(preferences::home))
        .route("/{lang}/", reading(pages::portfolio::overview::page))
        .route("/{lang}/commitments", reading(pages::portfolio::list::page))
        .route("/{lang}/commitments/{slug}", reading(pages::commitment::page))
        .route("/{lang}/commitments/{slug}/files/{digest}", file(pages::report::evidence_file::file))
        .route("/{lang}/timeline", reading(pages::portfolio::timeline::page))
        .route("/{lang}/changes", reading(pages::portfolio::changes::page))
        .route("/{lang}/figures", reading(pages::portfolio::figures::page))
        .route("/{lang}/figures/{file}", file(pages::portfolio::figures::file))
        .route("/{lang}/statements", reading(pages::statement::index::page))
        .route("/{lang}/statements/{slug}", reading(pages::statement::page))
        .route("/{lang}/meetings", reading(pages::meeting::index::page))
        .route("/{lang}/meetings/{slug}", reading(pages::meeting::page))
        .route("/{lang}/areas/{code}", reading(pages::portfolio::area::page))
        .route("/{lang}/organisations/{code}", reading(pages::organisation::page))
        .route("/{lang}/about", reading(pages::portfolio::about::page))
        // Signing in, and the own account.
        .route("/{lang}/sign-in", form(pages::account::sign_in::page, pages::account::sign_in::post).layer(carried))
        .route("/{lang}/sign-out", post(sign_out::sign_out))
        .route("/{lang}/set-password", form(pages::account::set_password::page, pages::account::set_password::post))
        .route("/{lang}/account", member_form(signed_in, pages::account::page, pages::account::post))
        // What an admin looks after.
        .route(
            "/{lang}/admin/accounts",
            member_form(Member::is_admin, pages::account::admin::accounts::page, pages::account::admin::accounts::post),
        )
        .route(
            "/{lang}/admin/accounts/{account}",
            member_form(Member::is_admin, pages::account::admin::account::page, pages::account::admin::account::post),
        )
        .route(
            "/{lang}/admin/organisations",
            member_form(Member::manages_settings, pages::organisation::admin::page, pages::organisation::admin::post),
        )
        .route(
            "/{lang}/admin/organisations/{code}",
            member_form(
                Member::manages_settings,
                pages::organisation::admin::one,
                pages::organisation::admin::post_one,
            ),
        )
        .route(
            "/{lang}/admin/areas",
            member_form(Member::manages_settings, pages::portfolio::areas::page, pages::portfolio::areas::post),
        )
        .route(
            "/{lang}/admin/areas/{code}",
            member_form(Member::manages_settings, pages::portfolio::areas::one, pages::portfolio::areas::post_one),
        )
        .route(
            "/{lang}/admin/settings",
            member_form(
                Member::manages_settings,
                pages::organisation::settings::page,
                pages::organisation::settings::post,
            ),
        )
        .route("/{lang}/admin/log", member_page(Member::is_admin, pages::account::admin::log::page))
        // What people write, publish and answer.
        .route("/{lang}/desk", member_form(Member::writes, pages::report::desk::page, pages::report::desk::post))
        .route(
            "/{lang}/desk/sheet",
            member_form(Member::writes, pages::report::sheet::page, pages::report::sheet::post).layer(written),
        )
        .route(
            "/{lang}/desk/offices",
            member_form(Member::writes, pages::account::positions::page, pages::account::positions::post),
        )
        .route(
            "/{lang}/desk/offices/{post}",
            member_form(Member::writes, pages::account::position::page, pages::account::position::post),
        )
        .route(
            "/{lang}/desk/several",
            member_form(Member::writes, pages::report::several::page, pages::report::several::post),
        )
        .route(
            "/{lang}/commitments/{slug}/owners",
            member_form(Member::publishes, pages::commitment::edit_owners::page, pages::commitment::edit_owners::post),
        )
        .route(
            "/{lang}/commitments/{slug}/report",
            member_form_with_files(Member::writes, pages::report::page, pages::report::post).layer(with_files),
        )
        .route(
            "/{lang}/review",
            member_form(Member::publishes, pages::report::review::page, pages::report::review::post),
        )
        .route(
            "/{lang}/review/approval",
            member_form(Member::publishes, pages::report::approval_path::page, pages::report::approval_path::post),
        )
        .route(
            "/{lang}/commitments/{slug}/review/{update}",
            member_form(Member::writes, pages::report::review::one::page, pages::report::review::one::post)
                .layer(written),
        )
        .route(
            "/{lang}/commitments/{slug}/answer/{update}",
            member_form(Member::publishes, pages::report::answer::page, pages::report::answer::post),
        )
        .route(
            "/{lang}/commitments/{slug}/joint-status",
            member_form(
                Member::publishes,
                pages::commitment::joint_status::page,
                pages::commitment::joint_status::post,
            ),
        )
        .route("/{lang}/briefing", member_page(Member::briefs, pages::briefing::page))
        .route("/{lang}/briefing.docx", member_file(Member::briefs, pages::briefing::file::file))
        .route(
            "/{lang}/commitments/{slug}/briefing-line",
            member_form(Member::briefs, pages::briefing::line::page, pages::briefing::line::post),
        )
        // The plan and the record.
        .route(
            "/{lang}/commitments/{slug}/milestones",
            member_form(
                Member::publishes,
                pages::commitment::edit_milestones::page,
                pages::commitment::edit_milestones::post,
            ),
        )
        .route(
            "/{lang}/desk/reporting",
            member_form(Member::sets_reporting, pages::statement::reporting::page, pages::statement::reporting::post),
        )
        .route(
            "/{lang}/commitments/{slug}/public-record",
            member_form_with_files(
                Member::publishes,
                pages::report::public_record::page,
                pages::report::public_record::post,
            )
            .layer(with_files),
        )
        .route(
            "/{lang}/commitments/{slug}/revise",
            member_form(Member::publishes, pages::commitment::revise::page, pages::commitment::revise::post),
        )
        .route(
            "/{lang}/commitments/{slug}/withdraw/{update}",
            member_form(Member::publishes, pages::report::withdraw::page, pages::report::withdraw::post),
        )
        .route(
            "/{lang}/commitments/{slug}/withhold/{record}",
            member_form(Member::publishes, pages::commitment::withhold::page, pages::commitment::withhold::post),
        )
        // What commitments refer to, recorded and revised.
        .route(
            "/{lang}/meetings/new",
            member_form(Member::edits_reference, pages::meeting::edit::new, pages::meeting::edit::post_new),
        )
        .route(
            "/{lang}/meetings/{slug}/edit",
            member_form(Member::edits_reference, pages::meeting::edit::edit, pages::meeting::edit::post_edit),
        )
        // A meeting, prepared and closed.
        .route(
            "/{lang}/meetings/{slug}/agenda",
            member_form(
                Member::prepares_meetings,
                pages::meeting::agenda_form::page,
                pages::meeting::agenda_form::post,
            )
            .layer(written),
        )
        .route(
            "/{lang}/meetings/{slug}/decisions/new",
            member_form(
                Member::prepares_meetings,
                pages::meeting::decision_form::new,
                pages::meeting::decision_form::post_new,
            ),
        )
        .route(
            "/{lang}/meetings/{slug}/decisions/{decision}",
            member_form(
                Member::prepares_meetings,
                pages::meeting::decision_form::one,
                pages::meeting::decision_form::post,
            ),
        )
        .route(
            "/{lang}/meetings/{slug}/withhold/{record}",
            member_form(Member::prepares_meetings, pages::meeting::withhold::page, pages::meeting::withhold::post),
        )
        .route(
            "/{lang}/statements/new",
            member_form(Member::edits_reference, pages::statement::edit::new, pages::statement::edit::post_new)
                .layer(written),
        )
        .route(
            "/{lang}/statements/{slug}/edit",
            member_form(Member::edits_reference, pages::statement::edit::edit, pages::statement::edit::post_edit)
                .layer(written),
        )
        .route(
            "/{lang}/statements/{slug}/commitments/new",
            member_form(Member::publishes, pages::commitment::new::new, pages::commitment::new::post).layer(written),
        )
        .route(
            "/{lang}/commitments/{slug}/restructure",
            member_form(Member::publishes, pages::commitment::restructure::page, pages::commitment::restructure::post),
        )
        .route(
            "/{lang}/commitments/{slug}/relations",
            member_form(Member::publishes, pages::commitment::relations::page, pages::commitment::relations::post),
        )
        // What islands and plain forms post to.
        .route("/theme", post(preferences::theme))
        .route("/actions/{action}", post(crate::web::actions::call))
        // What machines read.
        .route("/sitemap.xml", get(site_map::sitemap))
        .route("/robots.txt", get(site_map::robots))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .fallback(crate::web::assets::serve)
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(CatchPanicLayer::custom(move |reason: Box<dyn Any + Send>| error::panicked(&*reason, &stylesheet)))
        .layer(axum::middleware::from_fn(middleware::in_time))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CsrfLayer::new())
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::never_bare))
        .layer(compression)
        .layer(axum::middleware::from_fn(middleware::security_headers))
        .layer(axum::middleware::from_fn(middleware::log))
        .with_state(state)
}

/// A page that is read.
pub(super) fn reading<F, L>(page: F) -> MethodRouter<AppState>
where
    F: Fn(RequestContext) -> L + Clone + Send + Sync + 'static,
    L: Future<Output = PageResult> + Send + 'static,
{
    get(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        match request_context::read(&mut parts, &state).await {
            Some(context) => error::answer(page(context.clone()).await, context).await,
            None => error::no_such_address(&parts, &state).await,
        }
    })
}

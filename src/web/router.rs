//! Every route, on one page.

use std::any::Any;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::routing::{get, post};
use http::Uri;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};
use tower_http::csrf::CsrfLayer;

use crate::app::pages::{
    account, briefing, commitment, import, meeting, note, notice, organisation, portfolio, report, statement, webhook,
};
use crate::domain::access::member::Member;
use crate::domain::sheet::brings_something;
use crate::paths::{self, Route};
use crate::web::download::{file, personal_file};
use crate::web::embed::embedded;
use crate::web::endpoint::{Endpoint, page};
use crate::web::form::form;
use crate::web::guard::{
    member_file, member_form, member_form_with_files, member_form_with_sheet, member_form_with_table,
    member_form_with_text_file, member_page, signed_in,
};
use crate::web::{
    AppState, actions, api, assets, described, error, health, live, markdown, middleware, page_cache, preferences,
    sign_out, site_map,
};

/// The largest body of what is no form of a page.
const LARGEST_BODY: usize = 256 * 1024;

/// The largest form: a dozen texts of 20,000 letters, each of nine bytes when URL-encoded. The limits of the fields are
/// met first, so that what is too long is said at its field.
pub(super) const LARGEST_FORM: usize = 3 * 1024 * 1024;

/// The largest form that members are shown again, refused, with what they typed.
pub(super) const LARGEST_SHOWN_AGAIN: usize = 8 * LARGEST_FORM;

/// The largest body where files come along, those counted that are read only to be refused: a person who chose one that
/// is too large is told so, and keeps what they typed.
pub(super) const LARGEST_WITH_FILES: usize = 128 * 1024 * 1024;

/// A route, as tests need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RouteInfo {
    /// The address with names in braces for what varies.
    pub pattern: &'static str,
    /// Whether it can be read.
    pub get: bool,
    /// Whether it can be posted to.
    pub post: bool,
    /// Whether only people who are signed in reach it.
    pub members: bool,
    /// Whether a key in the address says who asks.
    pub personal: bool,
}

/// The routes under construction.
#[derive(Default)]
struct Table {
    router: Router<AppState>,
    routes: Vec<RouteInfo>,
}

impl Table {
    /// Routes an address to the functions of its page; both take the same parameters.
    fn at<P>(mut self, route: Route<P>, endpoint: Endpoint<P>) -> Self {
        let Endpoint { posts, members, personal, .. } = endpoint;
        self.routes.push(RouteInfo { pattern: route.pattern, get: true, post: posts, members, personal });
        Self { router: self.router.route(route.pattern, endpoint.methods), ..self }
    }

    /// Adds what is read and is not a page.
    fn read<H: Handler<T, AppState>, T: 'static>(mut self, pattern: &'static str, handler: H) -> Self {
        self.routes.push(RouteInfo { pattern, get: true, post: false, members: false, personal: false });
        Self { router: self.router.route(pattern, get(handler)), ..self }
    }

    /// Adds routes that are described elsewhere.
    fn and(mut self, routes: impl Iterator<Item = RouteInfo>, router: Router<AppState>) -> Self {
        self.routes.extend(routes);
        Self { router: self.router.merge(router), ..self }
    }

    /// Names what is read and answered from other routes.
    fn beside(mut self, pattern: &'static str) -> Self {
        self.routes.push(RouteInfo { pattern, get: true, post: false, members: false, personal: false });
        self
    }

    /// Adds what is posted to and is not a page.
    fn posted<H: Handler<T, AppState>, T: 'static>(mut self, pattern: &'static str, handler: H) -> Self {
        self.routes.push(RouteInfo { pattern, get: false, post: true, members: false, personal: false });
        Self { router: self.router.route(pattern, post(handler)), ..self }
    }
}

/// Every route.
pub fn routes() -> Vec<RouteInfo> {
    table().routes
}

fn table() -> Table {
    Table::default()
        // The portfolio, and what it is sorted by.
        .at(paths::OVERVIEW, page(portfolio::overview::page))
        .at(paths::COMMITMENTS, page(portfolio::list::page))
        .at(paths::TIMELINE, page(portfolio::timeline::page))
        .at(paths::CHANGES, page(portfolio::changes::page))
        .at(paths::SEARCH, page(portfolio::search::page))
        .at(paths::VIEWS, member_form(signed_in, portfolio::views::page, portfolio::views::post))
        .at(paths::VIEW, member_form(signed_in, portfolio::views::one::page, portfolio::views::one::post))
        .at(paths::FIGURES, page(portfolio::figures::page))
        .at(paths::FIGURE, file(portfolio::figures::file))
        .at(paths::DOWNLOAD, page(portfolio::export::download::page))
        .at(paths::EXPORT, file(portfolio::export::file))
        .at(paths::CALENDAR, file(portfolio::export::calendar::file))
        .at(paths::FEED, file(portfolio::export::feed::file))
        .at(paths::OWN_CALENDAR, personal_file(portfolio::export::calendar::file))
        .at(paths::OWN_FEED, personal_file(portfolio::export::feed::file))
        .at(paths::DATA, page(portfolio::data::page))
        .at(paths::CATALOGUE, file(portfolio::data::catalogue))
        .at(paths::PORTFOLIO_FILE, file(portfolio::data::file))
        .at(paths::EMBEDDED_COMMITMENT, embedded(portfolio::embed::commitment))
        .at(paths::EMBEDDED_AREA, embedded(portfolio::embed::area))
        .at(paths::EMBEDDED_FIGURE, embedded(portfolio::embed::figure))
        .at(paths::AREA, page(portfolio::area::page))
        .at(paths::ABOUT, page(portfolio::about::page))
        .at(paths::DEVELOPERS, page(api::page))
        .at(paths::ADMIN_AREAS, member_form(Member::manages_settings, portfolio::areas::page, portfolio::areas::post))
        .at(paths::ADMIN_AREA, member_form(Member::manages_settings, portfolio::areas::one, portfolio::areas::post_one))
        // Commitments.
        .at(paths::COMMITMENT, page(commitment::page))
        .at(paths::COMMITMENT_DOCUMENT, file(commitment::paper::file))
        .at(paths::NEW_COMMITMENT, member_form(Member::publishes, commitment::new::new, commitment::new::post))
        .at(paths::ADDITIONS, member_form(signed_in, commitment::additions::page, commitment::additions::post))
        .at(paths::ADDITION, member_form(Member::publishes, commitment::amend::page, commitment::amend::post))
        .at(paths::REVISE, member_form(Member::publishes, commitment::revise::page, commitment::revise::post))
        .at(paths::OWNERS, member_form(Member::publishes, commitment::edit_owners::page, commitment::edit_owners::post))
        .at(
            paths::RESPONSIBLE,
            member_form(Member::writes, commitment::responsible::page, commitment::responsible::post),
        )
        .at(
            paths::OWNERS_TOGETHER,
            member_form(Member::publishes, commitment::owners_together::page, commitment::owners_together::post),
        )
        .at(
            paths::MILESTONES,
            member_form(Member::publishes, commitment::edit_milestones::page, commitment::edit_milestones::post),
        )
        .at(
            paths::JOINT_STATUS,
            member_form(Member::publishes, commitment::joint_status::page, commitment::joint_status::post),
        )
        .at(paths::RELATIONS, member_form(Member::publishes, commitment::relations::page, commitment::relations::post))
        .at(
            paths::RESTRUCTURE,
            member_form(Member::publishes, commitment::restructure::page, commitment::restructure::post),
        )
        .at(paths::WITHHOLD, member_form(Member::publishes, commitment::withhold::page, commitment::withhold::post))
        .at(paths::NOTES, member_form(Member::writes, note::page, note::post))
        // Statements, and when parties report about what they say.
        .at(paths::STATEMENTS, page(statement::index::page))
        .at(paths::STATEMENT, page(statement::page))
        .at(
            paths::NEW_STATEMENT,
            member_form_with_text_file(
                signed_in,
                Member::edits_reference,
                statement::draft::page,
                statement::draft::post,
            ),
        )
        .at(
            paths::EDIT_STATEMENT,
            member_form_with_text_file(
                Member::edits_reference,
                Member::edits_reference,
                statement::edit::edit,
                statement::edit::post_edit,
            ),
        )
        .at(paths::INTAKE, member_form(Member::publishes, statement::intake::page, statement::intake::post))
        .at(
            paths::REPORTING,
            member_form(Member::sets_reporting, statement::reporting::page, statement::reporting::post),
        )
        // Reports, from the desk to the review, and the files of their sources.
        .at(paths::DESK, member_form(Member::has_desk, report::desk::page, report::desk::post))
        .at(paths::BOARD, member_form(Member::oversees, report::board::page, report::board::post))
        .at(paths::BOARD_LIST, member_page(Member::oversees, report::board::list))
        .at(paths::SHEET, member_form(Member::writes, report::sheet::page, report::sheet::post::post))
        .at(paths::SHEET_DOCUMENT, member_file(Member::writes, report::sheet::paper::file))
        .at(paths::SHEET_CSV, member_file(Member::writes, report::sheet::file::csv))
        .at(paths::SHEET_XLSX, member_file(Member::writes, report::sheet::file::xlsx))
        .at(
            paths::PASTE,
            member_form_with_table(Member::writes, report::sheet::paste::page, report::sheet::paste::post),
        )
        .at(paths::SEVERAL, member_form(Member::writes, report::several::page, report::several::post))
        .at(paths::REPORT, member_form_with_files(Member::writes, report::page, report::post))
        .at(
            paths::PUBLIC_RECORD,
            member_form_with_files(Member::publishes, report::public_record::page, report::public_record::post),
        )
        .at(paths::EVIDENCE_FILE, file(report::evidence_file::file))
        .at(paths::REVIEW, member_form(Member::publishes, report::review::page, report::review::post))
        .at(paths::APPROVAL, member_form(Member::publishes, report::approval_path::page, report::approval_path::post))
        .at(paths::REVIEW_OF, member_form(Member::writes, report::review::one::page, report::review::one::post))
        .at(paths::ANSWER, member_form(Member::publishes, report::answer::page, report::answer::post))
        .at(paths::TRANSLATE, member_form(Member::writes, report::translation::page, report::translation::post))
        .at(paths::WITHDRAW, member_form(Member::publishes, report::withdraw::page, report::withdraw::post))
        // Spreadsheets that people bring in.
        .at(paths::IMPORT, member_form_with_sheet(brings_something, import::page, import::post))
        .at(paths::IMPORT_FILE, member_form(brings_something, import::one::page, import::one::post))
        .at(paths::IMPORT_REFUSED, member_file(brings_something, import::refused::file))
        // Meetings.
        .at(paths::MEETINGS, page(meeting::index::page))
        .at(paths::MEETING, page(meeting::page))
        .at(paths::MEETING_DOCUMENT, file(meeting::paper::file))
        .at(paths::NEW_MEETING, member_form(Member::edits_reference, meeting::edit::new, meeting::edit::post_new))
        .at(paths::EDIT_MEETING, member_form(Member::edits_reference, meeting::edit::edit, meeting::edit::post_edit))
        .at(
            paths::AGENDA,
            member_form(Member::prepares_meetings, meeting::agenda_form::page, meeting::agenda_form::post),
        )
        .at(
            paths::NEW_DECISION,
            member_form(Member::prepares_meetings, meeting::decision_form::new, meeting::decision_form::post_new),
        )
        .at(
            paths::DECISION,
            member_form(Member::prepares_meetings, meeting::decision_form::one, meeting::decision_form::post),
        )
        .at(
            paths::WITHHOLD_OF_MEETING,
            member_form(Member::prepares_meetings, meeting::withhold::page, meeting::withhold::post),
        )
        // Briefings.
        .at(paths::BRIEFING, member_page(Member::briefs, briefing::page))
        .at(paths::BRIEFING_FILE, member_file(Member::briefs, briefing::file::file))
        .at(paths::BRIEFING_HWPX, member_file(Member::briefs, briefing::file::file))
        .at(paths::BRIEFING_PDF, member_file(Member::briefs, briefing::file::file))
        .at(paths::BRIEFING_LINE, member_form(Member::briefs, briefing::line::page, briefing::line::post))
        // Organisations.
        .at(paths::ORGANISATION, page(organisation::page))
        .at(
            paths::ADMIN_ORGANISATIONS,
            member_form(Member::manages_settings, organisation::admin::page, organisation::admin::post),
        )
        .at(
            paths::ADMIN_ORGANISATION,
            member_form(Member::manages_settings, organisation::admin::one, organisation::admin::post_one),
        )
        .at(
            paths::ADMIN_SETTINGS,
            member_form(Member::manages_settings, organisation::settings::page, organisation::settings::post),
        )
        // Accounts and positions.
        .at(paths::SIGN_IN, form(account::sign_in::page, account::sign_in::post))
        .posted(paths::SIGN_OUT.pattern, sign_out::sign_out)
        .at(paths::SET_PASSWORD, form(account::set_password::page, account::set_password::post))
        .at(paths::ACCOUNT, member_form(signed_in, account::page, account::post))
        .at(paths::TOKENS, member_form(signed_in, account::tokens::page, account::tokens::post))
        .at(paths::SUBSCRIPTION, member_form(signed_in, account::subscription::page, account::subscription::post))
        .at(paths::NOTICES, member_form(signed_in, notice::page, notice::post))
        .at(paths::NOTICE_MAIL, member_form(signed_in, notice::mail::page, notice::mail::post))
        .at(paths::WATCHING, member_form(signed_in, notice::watching::page, notice::watching::post))
        .at(paths::UNSUBSCRIBE, form(notice::mail::unsubscribe, notice::mail::post_unsubscribe))
        .at(paths::OFFICES, member_form(Member::writes, account::positions::page, account::positions::post))
        .at(paths::OFFICE, member_form(Member::writes, account::position::page, account::position::post))
        .at(
            paths::ADMIN_ACCOUNTS,
            member_form(Member::is_admin, account::admin::accounts::page, account::admin::accounts::post),
        )
        .at(
            paths::ADMIN_ACCOUNT,
            member_form(Member::is_admin, account::admin::account::page, account::admin::account::post),
        )
        .at(paths::ADMIN_WEBHOOKS, member_form(Member::manages_webhooks, webhook::page, webhook::post))
        .at(paths::ADMIN_WEBHOOK, member_form(Member::manages_webhooks, webhook::one::page, webhook::one::post))
        .at(paths::ADMIN_LOG, member_page(Member::is_admin, account::admin::log::page))
        // What islands and plain forms post to.
        .posted(paths::THEME, preferences::theme)
        .posted(paths::ACTION, actions::call)
        // What machines read, and the entry point of readers.
        .read(paths::HOME, preferences::home)
        .read(paths::EVENTS, live::events)
        .read(paths::SITE_MAP, site_map::sitemap)
        .read(paths::ROBOTS, site_map::robots)
        .read(paths::LLMS, described::llms)
        .read(paths::SECURITY, described::security)
        .beside(paths::MARKDOWN)
        .read(paths::ALIVE, health::alive)
        .read(paths::READY, health::ready)
        // What programs read and write.
        .and(api::routes(), api::router())
}

/// The whole server.
pub fn router(state: AppState) -> Router {
    // Fonts, pictures and documents are compressed already.
    let unpacked = SizeAbove::new(1_024)
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::IMAGES)
        .and(NotForContentType::SSE)
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd."))
        .and(NotForContentType::const_new("application/hwp"));
    let compression = CompressionLayer::new().quality(tower_http::CompressionLevel::Precise(4)).compress_when(unpacked);
    let site = state.site.clone();
    let whole = table()
        .router
        .fallback(assets::serve)
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(CatchPanicLayer::custom(move |reason: Box<dyn Any + Send>| error::panicked(&*reason, &site)))
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::in_time))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(csrf(&state.site.public_url))
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::no_nul))
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::never_bare))
        .layer(axum::middleware::from_fn_with_state(state.clone(), page_cache::serve))
        .layer(compression.clone())
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::security_headers))
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::log))
        .with_state(state.clone());
    let (pages, site) = (whole.clone(), state.site.clone());
    let markdown = move |request: Request| markdown::answer(pages.clone(), site.clone(), request);
    let site = state.site.clone();
    let as_markdown = Router::new()
        .route(paths::MARKDOWN, get(markdown))
        .method_not_allowed_fallback(error::method_not_allowed)
        .layer(CatchPanicLayer::custom(move |reason: Box<dyn Any + Send>| error::panicked(&*reason, &site)))
        .layer(compression)
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::security_headers))
        .with_state(state);
    whole.merge(as_markdown)
}

/// Refuses forms from other sites. The origin of the public address is ours, whatever name a proxy puts in `Host`.
fn csrf(public_url: &str) -> CsrfLayer {
    let uri = public_url.parse::<Uri>().unwrap_or_default();
    let (Some(scheme), Some(host)) = (uri.scheme_str(), uri.host()) else { return CsrfLayer::new() };
    let usual = if scheme == "https" { 443 } else { 80 };
    let port = uri.port_u16().unwrap_or(usual);
    let mut origins = vec![format!("{scheme}://{host}:{port}")];
    if port == usual {
        // Browsers leave out the usual port.
        origins.push(format!("{scheme}://{host}"));
    }
    origins.into_iter().fold(CsrfLayer::new(), |layer, origin| {
        layer.clone().add_trusted_origin(origin).unwrap_or_else(|error| {
            tracing::warn!(%error, "the public address is not trusted as an origin");
            layer
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_declared_route_is_served_once() {
        let mut served: Vec<&str> = routes().iter().map(|it| it.pattern).filter(|it| it.contains("{lang}")).collect();
        let mut declared: Vec<&str> = paths::ROUTES.iter().map(|(pattern, _)| *pattern).collect();
        served.sort_unstable();
        declared.sort_unstable();
        assert_eq!(served, declared);
    }
}

//! Turns errors into responses, in one place. Visitors get a page in their language that helps them on; the log
//! gets what the operator needs. What a reader may not see answers exactly like what is not there.

use std::any::Any;

use axum::extract::{Request, State};
use axum::response::{Html, IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};

use crate::app::document::{bare, document};
use crate::app::pages::errors;
use crate::app::{Error, PageResult, RequestContext, Site, recent};
use crate::i18n::Messages;
use crate::paths::api::is_for_programs;
use crate::web::{AppState, api, request_context};

/// The header that says which pages a browser may fetch before somebody goes there.
const SPECULATION_RULES: header::HeaderName = header::HeaderName::from_static("speculation-rules");

/// After how many seconds what is not available is asked for again.
const RETRY_AFTER: header::HeaderValue = header::HeaderValue::from_static("10");

/// The response for the result of a page's loader.
pub async fn answer(answer: PageResult, context: RequestContext) -> Response {
    let page = match answer {
        Err(error) if status(&error) == StatusCode::NOT_FOUND => errors::not_found(&context, error.noun()).await,
        Err(Error::Busy) => errors::busy(&context).await,
        answer => answer,
    };
    match page {
        Ok(page) => {
            let personal = page.private || context.member.is_some();
            let opened = page.opened.as_ref().and_then(|it| recent::kept(&context, it));
            let mut response = (page.status, Html(document(page, &context))).into_response();
            if personal {
                response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
            } else {
                response.headers_mut().insert(SPECULATION_RULES, context.site.head.ahead.header.clone());
            }
            if response.status() == StatusCode::SERVICE_UNAVAILABLE {
                response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
            }
            if let Some(cookie) = opened {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response
        }
        Err(error) => {
            tracing::error!(path = context.path, %error, "a page could not be read");
            trouble(status(&error), &context.site.head.stylesheet, &[context.messages])
        }
    }
}

/// The status that an error is answered with.
fn status(error: &Error) -> StatusCode {
    match error {
        Error::NotFound(_) | Error::Nowhere => StatusCode::NOT_FOUND,
        Error::Unidentified | Error::Busy | Error::File(_) | Error::Store(_) | Error::Account(_) => {
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

/// The response for an unknown address.
pub async fn no_such_address(parts: &Parts, state: &AppState) -> Response {
    if is_for_programs(parts.uri.path()) {
        return api::refused(StatusCode::NOT_FOUND, &HeaderMap::new(), parts, state);
    }
    let context = request_context::anywhere(parts, state).await;
    let page = errors::not_found(&context, None).await;
    answer(page, context).await
}

/// The response for an address that exists, but not for this method.
pub async fn method_not_allowed(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if is_for_programs(parts.uri.path()) {
        return api::refused(StatusCode::METHOD_NOT_ALLOWED, &HeaderMap::new(), &parts, &state);
    }
    let context = request_context::anywhere(&parts, &state).await;
    let page = errors::plain(&context, StatusCode::METHOD_NOT_ALLOWED).await;
    answer(page, context).await
}

/// The response for a request whose handler panicked: a defect.
pub fn panicked(reason: &(dyn Any + Send), site: &Site) -> Response {
    let reason = reason
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| reason.downcast_ref::<&str>().copied())
        .unwrap_or("no reason given");
    tracing::error!(reason, "a handler panicked");
    failed(site)
}

/// The response for a request that failed where it is no longer known, so in every language of the site.
pub fn failed(site: &Site) -> Response {
    let languages: Vec<Messages> = site.languages.iter().map(|lang| site.messages(*lang)).collect();
    trouble(StatusCode::INTERNAL_SERVER_ERROR, &site.head.stylesheet, &languages)
}

/// A page that needs neither the database nor the frame.
fn trouble(status: StatusCode, stylesheet: &str, languages: &[Messages]) -> Response {
    let mut response = (status, Html(bare(status, stylesheet, languages))).into_response();
    response.headers_mut().insert(header::RETRY_AFTER, RETRY_AFTER);
    response
}

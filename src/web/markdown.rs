//! Public pages as plain text: the page is drawn as everybody sees it, and its words are answered.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::response::Response;
use http::header::{ACCEPT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderValue, IF_NONE_MATCH};
use http::{Method, Uri};
use tower::ServiceExt as _;

use crate::app::{Site, markdown};
use crate::paths;
use crate::web::error;
use crate::web::page_cache::is_public_page;

/// The largest page that is read.
const LARGEST: usize = 16 * 1024 * 1024;

/// Answers with the words of the page whose address follows in this one; with a page that says so where none does.
pub async fn answer(pages: Router, site: Arc<Site>, request: Request) -> Response {
    let address = request.uri().path_and_query().and_then(|it| paths::of_markdown(it.as_str()));
    let page = address.and_then(|it| it.parse::<Uri>().ok()).filter(|it| is_public_page(it.path()));
    let Some(page) = page else {
        // Nothing is there among the pages, either.
        return pages.oneshot(request).await.unwrap_or_else(|never| match never {});
    };
    let mut asked = Request::new(Body::empty());
    *asked.uri_mut() = page;
    for name in [ACCEPT_LANGUAGE, HOST, IF_NONE_MATCH] {
        if let Some(value) = request.headers().get(&name) {
            asked.headers_mut().insert(name, value.clone());
        }
    }
    asked.extensions_mut().extend(request.extensions().clone());
    let response = pages.oneshot(asked).await.unwrap_or_else(|never| match never {});
    let kind = response.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    if !kind.is_some_and(|it| it.starts_with("text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(html) = to_bytes(body, LARGEST).await else {
        tracing::error!("a page is too long to be told as text");
        return error::failed(&site);
    };
    let text = markdown::of_page(&String::from_utf8_lossy(&html), &site.public_url);
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/markdown; charset=utf-8"));
    parts.headers.insert(CONTENT_LENGTH, text.len().into());
    Response::from_parts(parts, if request.method() == Method::HEAD { Body::empty() } else { text.into() })
}

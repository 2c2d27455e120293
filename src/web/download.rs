//! Files that readers take.

use std::future::Future;

use axum::extract::{Request, State as Given};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS,
};

use crate::app::download::{Caching, Download, FileOrPage};
use crate::app::{Error, Visit};
use crate::web::guard::note_if_denied;
use crate::web::{State, error, visit};

/// A file that anybody may ask for.
pub fn file<F, Made>(file: F) -> MethodRouter<State>
where
    F: Fn(Visit) -> Made + Clone + Send + Sync + 'static,
    Made: Future<Output = Result<FileOrPage, Error>> + Send + 'static,
{
    get(async move |Given(state): Given<State>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(visit) = visit::visit(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let made = file(visit.clone()).await;
        if let (Err(failed), Some(member)) = (&made, &visit.member) {
            note_if_denied(failed, &visit, member, &parts, &state).await;
        }
        answer(made, visit).await
    })
}

/// The answer with a file in it.
pub(super) async fn answer(made: Result<FileOrPage, Error>, visit: Visit) -> Response {
    match made {
        Ok(FileOrPage::File(download)) => respond(download),
        Ok(FileOrPage::Page(page)) => {
            let (visit, page) = *page;
            error::answer(Ok(page), visit).await
        }
        Err(failed) => error::answer(Err(failed), visit).await,
    }
}

fn respond(download: Download) -> Response {
    let mut response = (download.status, download.content).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(download.media_type));
    headers.insert(CONTENT_DISPOSITION, download.disposition);
    let caching = match download.caching {
        Caching::Never => Some("private, no-store".to_owned()),
        Caching::Public(seconds) => Some(format!("public, max-age={seconds}")),
        Caching::Usual => None,
    };
    if let Some(Ok(caching)) = caching.map(HeaderValue::try_from) {
        headers.insert(CACHE_CONTROL, caching);
    }
    if download.is_foreign {
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    }
    response
}

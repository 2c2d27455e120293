//! Files that readers download.

use std::fs::File;
use std::io;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures_util::{Stream, stream};
use http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue,
    X_CONTENT_TYPE_OPTIONS,
};
use tokio::io::AsyncReadExt;

use crate::app::download::{Caching, Content, Download, FileOrPage};
use crate::app::pages::portfolio::export::download as refused;
use crate::app::{Error, RequestContext};
use crate::domain::access::permission::Reader;
use crate::web::endpoint::{Endpoint, Handler, Parameters};
use crate::web::guard::note_if_denied;
use crate::web::{AppState, error, request_context};

/// A file that anybody may ask for.
pub fn file<H, P>(file: H) -> Endpoint<P>
where
    H: Handler<(RequestContext,), P, Output = Result<FileOrPage, Error>>,
    P: Parameters,
{
    Endpoint::read(get(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let made = match P::read(&mut parts, &state).await {
            Ok(path) => file.call((context.clone(),), path).await,
            Err(nowhere) => Err(nowhere),
        };
        if let (Err(failed), Some(member)) = (&made, &context.member) {
            note_if_denied(failed, &context, member, &parts, &state).await;
        }
        answer(made, context).await
    }))
}

/// A file for whom the key in its address belongs to. To everybody else there is nothing at that address, and no cache on the
/// way keeps any answer.
pub fn personal_file<H, P>(file: H) -> Endpoint<P>
where
    H: Handler<(RequestContext,), P, Output = Result<FileOrPage, Error>>,
    P: Parameters,
{
    let read = get(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let mut response = match request_context::by_key(&mut parts, &state).await {
            None => error::no_such_address(&parts, &state).await,
            Some(context) if context.unidentified => error::answer(Err(Error::Unidentified), context).await,
            Some(context) => {
                let made = match P::read(&mut parts, &state).await {
                    Ok(path) => file.call((context.clone(),), path).await,
                    Err(nowhere) => Err(nowhere),
                };
                // Of pages the key opens none: what is wrong with the address is said as to everybody.
                let context = RequestContext { member: None, reader: Reader::Anyone, ..context };
                match made {
                    Ok(FileOrPage::Page(_)) => answer(refused::instead(context.clone()).await, context).await,
                    made => answer(made, context).await,
                }
            }
        };
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        response
    });
    Endpoint::read(read).by_key()
}

/// The answer with a file in it.
pub(super) async fn answer(made: Result<FileOrPage, Error>, context: RequestContext) -> Response {
    match made {
        Ok(FileOrPage::File(download)) => respond(download),
        Ok(FileOrPage::Page(page)) => {
            let (context, page) = *page;
            error::answer(Ok(page), context).await
        }
        Err(failed) => error::answer(Err(failed), context).await,
    }
}

fn respond(download: Download) -> Response {
    let (body, length) = match download.content {
        Content::Bytes(bytes) => (Body::from(bytes), None),
        Content::Disk(file) => {
            let length = file.metadata().map(|it| it.len()).ok();
            (Body::from_stream(read(file)), length)
        }
    };
    let mut response = (download.status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(download.media_type));
    headers.insert(CONTENT_DISPOSITION, download.disposition);
    if let Some(length) = length {
        headers.insert(CONTENT_LENGTH, length.into());
    }
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

/// The bytes that are read at once of a file on the disk.
const CHUNK: usize = 64 * 1024;

/// What is in a file, a chunk at a time, as fast as the reader takes it.
fn read(file: File) -> impl Stream<Item = io::Result<Bytes>> {
    stream::try_unfold(tokio::fs::File::from_std(file), async |mut file| {
        let mut chunk = Vec::with_capacity(CHUNK);
        let read = file.read_buf(&mut chunk).await?;
        Ok((read > 0).then(|| (Bytes::from(chunk), file)))
    })
}

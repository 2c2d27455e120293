//! Parts of pages for the frames of other sites: whoever asks, they are answered as everybody is.

use axum::extract::{Request, State};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use http::StatusCode;
use http::header::{CONTENT_SECURITY_POLICY, HeaderValue};

use crate::app::embedded::{Embedded, EmbeddedResult};
use crate::app::{Error, RequestContext};
use crate::web::endpoint::{Endpoint, Handler, Parameters};
use crate::web::{AppState, error, request_context};

/// A part that any site may frame.
pub fn embedded<H, P>(part: H) -> Endpoint<P>
where
    H: Handler<(RequestContext,), P, Output = EmbeddedResult>,
    P: Parameters,
{
    Endpoint::read(get(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(context) = request_context::of_anybody(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let made = match P::read(&mut parts, &state).await {
            Ok(path) => part.call((context.clone(),), path).await,
            Err(nowhere) => Err(nowhere),
        };
        let (status, html) = match made {
            Ok(part) if part.sound => (StatusCode::OK, part.document(&context)),
            // What could not be used of the address is left out.
            Ok(part) => (StatusCode::BAD_REQUEST, part.document(&context)),
            Err(Error::NotFound(_) | Error::Nowhere) => (StatusCode::NOT_FOUND, Embedded::missing(&context)),
            Err(failed) => return error::answer(Err(failed), context).await,
        };
        let mut response = (status, Html(html)).into_response();
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(Embedded::POLICY));
        response
    }))
}

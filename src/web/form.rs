//! Pages with forms: read and posted to at one address. `guard.rs` has the same for people who are signed in.

use std::future::Future;

use axum::Form;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderValue, StatusCode, header};

use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult};
use crate::app::pages::account::sign_in;
use crate::app::{PageResult, RequestContext};
use crate::web::endpoint::{self, Endpoint, Handler, Parameters};
use crate::web::router::LARGEST_FORM;
use crate::web::{AppState, error, request_context, sent};

/// A page with a form. `page` draws it; posting does what is asked and redirects (303), or draws the same page at the
/// same address (422, or 409 where what it is about was changed meanwhile) with what was typed and what is wrong with
/// it.
pub fn form<H, F, P>(page: H, post: F) -> Endpoint<P>
where
    H: Handler<(RequestContext, FormData), P, Output = PageResult>,
    F: Handler<(RequestContext, FormData), P, Output = FormResult>,
    P: Parameters,
{
    let redraw = page.clone();
    let read = endpoint::read_by_all(move |context, path| page.call((context, FormData::default()), path));
    let posted = async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, body) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let path = match P::read(&mut parts, &state).await {
            Ok(path) => path,
            Err(nowhere) => return error::answer(Err(nowhere), context).await,
        };
        let form_data = match typed(Request::from_parts(parts, body), &state, LARGEST_FORM).await {
            Ok(form_data) => form_data,
            Err(response) => return response,
        };
        let draw = |context, form_data| redraw.call((context, form_data), path.clone());
        let post = async |mut form_data: FormData| {
            if form_data.takes_texts(sign_in::is_kept, context.messages) {
                post.call((context.clone(), form_data), path.clone()).await
            } else {
                Ok(FormOutcome::Refused(form_data))
            }
        };
        sent::once(&state, context.clone(), form_data, post, draw).await
    };
    read.posted(|methods| methods.post(posted)).body_limit(LARGEST_FORM)
}

/// The fields of a posted form of at most so many bytes.
pub(super) async fn typed(request: Request, state: &AppState, most: usize) -> Result<FormData, Response> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, most).await.map_err(|_| StatusCode::PAYLOAD_TOO_LARGE.into_response())?;
    let request = Request::from_parts(parts, Body::from(body));
    let fields = Form::<Vec<(String, String)>>::from_request(request, state).await;
    Ok(FormData::new(fields.map_err(IntoResponse::into_response)?.0))
}

/// The response for the outcome of a form; `redraw` draws its page.
pub(super) async fn answer<A, Drawn>(posted: FormResult, context: RequestContext, redraw: A) -> Response
where
    A: Fn(RequestContext, FormData) -> Drawn,
    Drawn: Future<Output = PageResult>,
{
    match posted {
        Ok(FormOutcome::Redirect(address) | FormOutcome::Kept(address)) => Redirect::to(&address).into_response(),
        Ok(FormOutcome::Text(text)) => text.into_response(),
        Ok(FormOutcome::Page(page)) => {
            let (context, page) = *page;
            error::answer(Ok(page), context).await
        }
        Ok(FormOutcome::WithCookie(outcome, cookie)) => {
            let mut response = Box::pin(answer(Ok(*outcome), context, redraw)).await;
            if let Some(cookie) = cookie {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Ok(FormOutcome::Redraw(form_data)) => error::answer(redraw(context.clone(), form_data).await, context).await,
        Ok(FormOutcome::Refused(form_data)) => {
            let refused = if form_data.is_conflict() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            let page = redraw(context.clone(), form_data).await.map(|page| match page.status {
                StatusCode::OK => page.with_status(refused),
                _ => page,
            });
            error::answer(page, context).await
        }
        Err(error) => error::answer(Err(error), context).await,
    }
}

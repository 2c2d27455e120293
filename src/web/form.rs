//! Pages with forms: read and posted to at one address. `guard.rs` has the same for people who are signed in.

use std::future::Future;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::MethodRouter;
use http::{HeaderValue, StatusCode, header};

use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult};
use crate::app::{PageResult, RequestContext};
use crate::web::{AppState, error, request_context, router};

/// A page with a form. PageContext draws the page; posting does what is asked and leads on (303), or draws the same page at
/// the same address (422, or 409 where what it is about was changed meanwhile) with what was typed and what is wrong with it.
pub fn form<P, D, Drawn, Done>(page: P, post: D) -> MethodRouter<AppState>
where
    P: Fn(RequestContext, FormData) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = PageResult> + Send + 'static,
    D: Fn(RequestContext, FormData) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = FormResult> + Send + 'static,
{
    let again = page.clone();
    let read = router::reading(move |context| page(context, FormData::default()));
    read.post(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, body) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let form_data = match typed(Request::from_parts(parts, body), &state).await {
            Ok(form_data) => form_data,
            Err(rejection) => return rejection.into_response(),
        };
        let posted = post(context.clone(), form_data).await;
        answer(posted, context, again).await
    })
}

/// The fields of a posted form.
pub(super) async fn typed(request: Request, state: &AppState) -> Result<FormData, FormRejection> {
    Ok(FormData::new(Form::<Vec<(String, String)>>::from_request(request, state).await?.0))
}

/// The answer for what became of a form; `again` draws its page.
pub(super) async fn answer<A, Drawn>(posted: FormResult, context: RequestContext, again: A) -> Response
where
    A: Fn(RequestContext, FormData) -> Drawn,
    Drawn: Future<Output = PageResult>,
{
    match posted {
        Ok(FormOutcome::Redirect(address)) => Redirect::to(&address).into_response(),
        Ok(FormOutcome::Text(text)) => text.into_response(),
        Ok(FormOutcome::Page(page)) => {
            let (context, page) = *page;
            error::answer(Ok(page), context).await
        }
        Ok(FormOutcome::WithCookie(outcome, cookie)) => {
            let mut response = Box::pin(answer(Ok(*outcome), context, again)).await;
            if let Some(cookie) = cookie {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Ok(FormOutcome::Redraw(form_data)) => error::answer(again(context.clone(), form_data).await, context).await,
        Ok(FormOutcome::Refused(form_data)) => {
            let refused = if form_data.is_conflict() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            let page = again(context.clone(), form_data).await.map(|page| match page.status {
                StatusCode::OK => page.with_status(refused),
                _ => page,
            });
            error::answer(page, context).await
        }
        Err(error) => error::answer(Err(error), context).await,
    }
}

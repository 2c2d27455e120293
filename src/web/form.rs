//! Pages with forms: read and posted to at one address. `guard.rs` has the same for people who are signed in.

use std::future::Future;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Request, State as Given};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::MethodRouter;
use http::{HeaderValue, StatusCode, header};

use crate::app::form::Typed;
use crate::app::form::outcome::{Outcome, Posted};
use crate::app::{Answer, Visit};
use crate::web::{State, error, router, visit};

/// A page with a form. Reading draws the page; posting does what is asked and leads on (303), or draws the same page at
/// the same address (422, or 409 where what it is about was changed meanwhile) with what was typed and what is wrong with it.
pub fn form<P, D, Drawn, Done>(page: P, post: D) -> MethodRouter<State>
where
    P: Fn(Visit, Typed) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = Answer> + Send + 'static,
    D: Fn(Visit, Typed) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = Outcome> + Send + 'static,
{
    let again = page.clone();
    let read = router::reading(move |visit| page(visit, Typed::default()));
    read.post(async move |Given(state): Given<State>, request: Request| -> Response {
        let (mut parts, body) = request.into_parts();
        let Some(visit) = visit::visit(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let typed = match typed(Request::from_parts(parts, body), &state).await {
            Ok(typed) => typed,
            Err(rejection) => return rejection.into_response(),
        };
        let posted = post(visit.clone(), typed).await;
        answer(posted, visit, again).await
    })
}

/// The fields of a posted form.
pub(super) async fn typed(request: Request, state: &State) -> Result<Typed, FormRejection> {
    Ok(Typed::new(Form::<Vec<(String, String)>>::from_request(request, state).await?.0))
}

/// The answer for what became of a form; `again` draws its page.
pub(super) async fn answer<A, Drawn>(posted: Outcome, visit: Visit, again: A) -> Response
where
    A: Fn(Visit, Typed) -> Drawn,
    Drawn: Future<Output = Answer>,
{
    match posted {
        Ok(Posted::Done(address)) => Redirect::to(&address).into_response(),
        Ok(Posted::Text(text)) => text.into_response(),
        Ok(Posted::Page(page)) => {
            let (visit, page) = *page;
            error::answer(Ok(page), visit).await
        }
        Ok(Posted::WithCookie(outcome, cookie)) => {
            let mut response = Box::pin(answer(Ok(*outcome), visit, again)).await;
            if let Some(cookie) = cookie {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            response
        }
        Ok(Posted::Shown(typed)) => error::answer(again(visit.clone(), typed).await, visit).await,
        Ok(Posted::Again(typed)) => {
            let refused = if typed.is_conflict() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            let page = again(visit.clone(), typed).await.map(|page| match page.status {
                StatusCode::OK => page.with_status(refused),
                _ => page,
            });
            error::answer(page, visit).await
        }
        Err(error) => error::answer(Err(error), visit).await,
    }
}

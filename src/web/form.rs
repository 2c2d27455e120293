//! Pages with forms: read and posted to at one address.

use std::future::Future;

use axum::Form;
use axum::extract::{FromRequest, Request, State as Given};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::MethodRouter;
use http::StatusCode;

use super::{State, error, router, visit};
use crate::app::form::Typed;
use crate::app::{Answer, Error, Visit};

/// What became of a posted form.
pub enum Posted {
    /// It was done; the reader goes on to this address of ours.
    Done(String),
    /// Something is wrong with it: the page shows it again.
    Again(Typed),
}

/// A page with a form. Reading draws the page; posting does what is asked and leads on (303), or draws the same page at
/// the same address (422) with what was typed and what is wrong with it.
pub fn form<P, D, Drawn, Done>(page: P, post: D) -> MethodRouter<State>
where
    P: Fn(Visit, Typed) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = Answer> + Send + 'static,
    D: Fn(Visit, Typed) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = Result<Posted, Error>> + Send + 'static,
{
    let again = page.clone();
    let read = router::reading(move |visit| page(visit, Typed::default()));
    read.post(async move |Given(state): Given<State>, request: Request| -> Response {
        let (mut parts, body) = request.into_parts();
        let Some(visit) = visit::visit(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let request = Request::from_parts(parts, body);
        let values = match Form::<Vec<(String, String)>>::from_request(request, &state).await {
            Ok(Form(values)) => values,
            Err(rejection) => return rejection.into_response(),
        };
        match post(visit.clone(), Typed::new(values)).await {
            Ok(Posted::Done(address)) => Redirect::to(&address).into_response(),
            Ok(Posted::Again(typed)) => {
                let page = again(visit.clone(), typed).await.map(|page| match page.status {
                    StatusCode::OK => page.with_status(StatusCode::UNPROCESSABLE_ENTITY),
                    _ => page,
                });
                error::answer(page, visit).await
            }
            Err(error) => error::answer(Err(error), visit).await,
        }
    })
}

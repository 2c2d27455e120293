//! Signing out: a form without a page of its own.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderValue, header};

use crate::app::{Error, recent, session_cookie};
use crate::paths;
use crate::web::{AppState, error, request_context};

/// Signs the browser out.
pub async fn sign_out(State(state): State<AppState>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let Some(context) = request_context::read(&mut parts, &state).await else {
        return error::no_such_address(&parts, &state).await;
    };
    if context.unidentified {
        return error::answer(Err(Error::Unidentified), context).await;
    }
    if let (Some(member), Some(session)) = (&context.member, &context.session)
        && let Err(failed) = context.accord.accounts().sign_out(member, session, &context.caller).await
    {
        // Saying that somebody is signed out who is not would be worse than an error.
        return error::answer(Err(failed.into()), context).await;
    }
    let mut response = Redirect::to(&paths::overview(context.lang)).into_response();
    for cookie in [session_cookie::taken(&context.site), recent::taken(&context.site)].into_iter().flatten() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

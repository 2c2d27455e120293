//! Signing out: a form without a page of its own.

use axum::extract::{Request, State as Given};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderValue, header};

use crate::app::session_cookie;
use crate::paths;
use crate::web::{State, error, visit};

/// Signs the browser out.
pub async fn sign_out(Given(state): Given<State>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let Some(visit) = visit::visit(&mut parts, &state).await else {
        return error::no_such_address(&parts, &state).await;
    };
    if let (Some(member), Some(session)) = (&visit.member, &visit.session)
        && let Err(failed) = visit.accord.sign_out(member, session, &visit.caller).await
    {
        // Saying that somebody is signed out who is not would be worse than an error.
        return error::answer(Err(failed.into()), visit).await;
    }
    let mut response = Redirect::to(&paths::overview(visit.lang)).into_response();
    if let Some(cookie) = session_cookie::taken(&visit.site) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

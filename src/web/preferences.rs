//! A reader's preferences: language and colours. Stored in cookies, required by nobody.

use axum::Form;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{CACHE_CONTROL, REFERER, SET_COOKIE, VARY};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde::Deserialize;

use crate::app::{Theme, start};
use crate::paths;
use crate::web::request_context::preferred_language;
use crate::web::{AppState, request_context};

/// Redirects to the overview in the reader's language, and people to the view with which they chose to start.
pub async fn home(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let context = request_context::anywhere(&parts, &state).await;
    let lang = preferred_language(&parts, &state.site);
    let chosen = start::chosen(&context, lang).await;
    let mut response = Redirect::to(&chosen.unwrap_or_else(|| paths::overview(lang))).into_response();
    if context.member.is_some() {
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response.headers_mut().insert(VARY, HeaderValue::from_static("Cookie, Accept-Language"));
    response
}

/// A choice of colours.
#[derive(Deserialize)]
pub struct Choice {
    theme: String,
}

/// Says that pages which the browser fetched ahead are not shown any more: they are in the former colours.
const FORGET_FETCHED: (HeaderName, HeaderValue) =
    (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"prefetchCache\""));

/// Stores a choice of colours for a year and redirects back to where it was made.
pub async fn theme(headers: HeaderMap, Form(choice): Form<Choice>) -> Response {
    let cookie = match choice.theme.parse::<Theme>() {
        Ok(theme) => format!("theme={theme}; Path=/; Max-Age=31536000; SameSite=Lax"),
        Err(_) if choice.theme == "system" => "theme=; Path=/; Max-Age=0; SameSite=Lax".to_owned(),
        Err(_) => return StatusCode::UNPROCESSABLE_ENTITY.into_response(),
    };
    let mut response = Redirect::to(&came_from(&headers)).into_response();
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    let (name, value) = FORGET_FETCHED;
    response.headers_mut().insert(name, value);
    response
}

/// The path of the page that a form was on; never another site's.
fn came_from(headers: &HeaderMap) -> String {
    let referer = headers.get(REFERER).and_then(|header| header.to_str().ok());
    let uri = referer.and_then(|text| text.parse::<http::Uri>().ok());
    let path = uri.as_ref().and_then(|uri| uri.path_and_query()).map_or("/", |path| path.as_str());
    if path.starts_with('/') && !path.starts_with("//") { path.to_owned() } else { "/".to_owned() }
}

//! Pages and forms for people who are signed in.
//!
//! Who is not signed in is led to where one signs in, and what was typed goes along. Who may not reach a page gets the
//! answer of an address that leads nowhere, and the attempt is noted.

use std::future::Future;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};

use crate::app::download::FileOrPage;
use crate::app::form::FormData;
use crate::app::form::outcome::FormResult;
use crate::app::pages::account::sign_in;
use crate::app::{Error, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::domain::account::AuditKind;
use crate::paths;
use crate::web::download;
use crate::web::form::answer;
use crate::web::form::typed;
use crate::web::upload;
use crate::web::{AppState, error, request_context};

/// Whom a page is for.
pub type May = fn(&Member) -> bool;

/// Everybody who is signed in.
pub fn signed_in(_: &Member) -> bool {
    true
}

/// A page that only some signed-in people reach.
pub fn member_page<P, Drawn>(may: May, page: P) -> MethodRouter<AppState>
where
    P: Fn(RequestContext, Member) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = PageResult> + Send + 'static,
{
    get(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        match context.member.clone() {
            Some(member) if may(&member) => {
                let drawn = page(context.clone(), member.clone()).await;
                if let Err(failed) = &drawn {
                    note_if_denied(failed, &context, &member, &parts, &state).await;
                }
                error::answer(drawn, context).await
            }
            Some(member) => denied(&context, &member, &parts, &state).await,
            None => to_sign_in(&context),
        }
    })
}

/// A file that only some signed-in people reach.
pub fn member_file<F, Made>(may: May, file: F) -> MethodRouter<AppState>
where
    F: Fn(RequestContext, Member) -> Made + Clone + Send + Sync + 'static,
    Made: Future<Output = Result<FileOrPage, Error>> + Send + 'static,
{
    get(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        match context.member.clone() {
            Some(member) if may(&member) => {
                let made = file(context.clone(), member.clone()).await;
                if let Err(failed) = &made {
                    note_if_denied(failed, &context, &member, &parts, &state).await;
                }
                download::answer(made, context).await
            }
            Some(member) => denied(&context, &member, &parts, &state).await,
            None => to_sign_in(&context),
        }
    })
}

/// A page with a form that only some signed-in people reach: like [`form`](crate::web::form::form).
pub fn member_form<P, D, Drawn, Done>(may: May, page: P, post: D) -> MethodRouter<AppState>
where
    P: Fn(RequestContext, Member, FormData) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = PageResult> + Send + 'static,
    D: Fn(RequestContext, Member, FormData) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = FormResult> + Send + 'static,
{
    posted_by_members(may, page, post, false)
}

/// The same, with files as sources among the fields: they are kept before anything else is done, and the fields name them.
pub fn member_form_with_files<P, D, Drawn, Done>(may: May, page: P, post: D) -> MethodRouter<AppState>
where
    P: Fn(RequestContext, Member, FormData) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = PageResult> + Send + 'static,
    D: Fn(RequestContext, Member, FormData) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = FormResult> + Send + 'static,
{
    posted_by_members(may, page, post, true)
}

fn posted_by_members<P, D, Drawn, Done>(may: May, page: P, post: D, with_files: bool) -> MethodRouter<AppState>
where
    P: Fn(RequestContext, Member, FormData) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = PageResult> + Send + 'static,
    D: Fn(RequestContext, Member, FormData) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = FormResult> + Send + 'static,
{
    let again = page.clone();
    let read = member_page(may, move |context, member| page(context, member, FormData::default()));
    read.post(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, body) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let member = match context.member.clone() {
            Some(member) if may(&member) => member,
            Some(member) => return denied(&context, &member, &parts, &state).await,
            None => {
                let request = Request::from_parts(parts, body);
                // What cannot be read as fields cannot be carried along, and a file is not.
                let fields = if with_files {
                    upload::read(request, &state, false).await.map(|(form_data, _)| form_data).unwrap_or_default()
                } else {
                    typed(request, &state).await.unwrap_or_default()
                };
                return keep(context, &fields).await;
            }
        };
        let request = Request::from_parts(parts.clone(), body);
        let sent = if with_files {
            upload::read(request, &state, true).await
        } else {
            typed(request, &state).await.map(|form_data| (form_data, Vec::new())).map_err(IntoResponse::into_response)
        };
        let (form_data, sent) = match sent {
            Ok(sent) => sent,
            Err(response) => return response,
        };
        let form_data =
            if with_files { upload::attach(&context, &member, form_data, sent).await } else { Ok(form_data) };
        let posted = match form_data {
            Ok(form_data) => post(context.clone(), member.clone(), form_data).await,
            Err(failed) => Err(failed),
        };
        if let Err(failed) = &posted {
            note_if_denied(failed, &context, &member, &parts, &state).await;
        }
        answer(posted, context, move |context, form_data| again(context, member.clone(), form_data)).await
    })
}

/// Leads to where one signs in, and back here afterwards.
fn to_sign_in(context: &RequestContext) -> Response {
    let mut response = Redirect::to(&paths::sign_in_for(context.lang, &context.address())).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The page where one signs in, which keeps what was typed and where it was for.
async fn keep(context: RequestContext, fields: &FormData) -> Response {
    let kept = sign_in::kept(&context.address(), fields);
    let page = sign_in::page(context.clone(), kept).await.map(|page| page.with_status(StatusCode::UNAUTHORIZED));
    error::answer(page, context).await
}

/// Answers like an address that leads nowhere, and notes who asked for what.
async fn denied(context: &RequestContext, member: &Member, parts: &Parts, state: &AppState) -> Response {
    note(context, member, parts, state).await;
    error::no_such_address(parts, state).await
}

/// Notes that a person asked for what is not there, or not theirs: on these pages nobody comes upon it by a link.
pub(super) async fn note_if_denied(
    failed: &Error,
    context: &RequestContext,
    member: &Member,
    parts: &Parts,
    state: &AppState,
) {
    if matches!(failed, Error::NotFound(_) | Error::Nowhere) {
        note(context, member, parts, state).await;
    }
}

async fn note(context: &RequestContext, member: &Member, parts: &Parts, state: &AppState) {
    let path: String = parts.uri.path().chars().take(300).collect();
    let asked = format!("{} {path}", parts.method);
    if let Err(error) = state.accord.accounts().record_event(member, AuditKind::Denied, &context.caller, &asked).await {
        tracing::error!(%error, "a denial could not be noted");
    }
}

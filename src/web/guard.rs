//! Pages and forms for people who are signed in.
//!
//! Who is not signed in is led to where one signs in, and what was typed goes along. Who may not reach a page gets the
//! answer of an address that leads nowhere, and the attempt is noted.

use std::future::Future;

use axum::extract::{Request, State as Given};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};

use crate::app::download::FileOrPage;
use crate::app::form::Typed;
use crate::app::form::outcome::Outcome;
use crate::app::pages::account::sign_in;
use crate::app::{Answer, Error, Visit};
use crate::domain::access::member::Member;
use crate::domain::account::AuditKind;
use crate::paths;
use crate::web::download;
use crate::web::form::{answer, typed};
use crate::web::upload;
use crate::web::{State, error, visit};

/// Whom a page is for.
pub type May = fn(&Member) -> bool;

/// Everybody who is signed in.
pub fn signed_in(_: &Member) -> bool {
    true
}

/// A page that only some signed-in people reach.
pub fn member_page<P, Drawn>(may: May, page: P) -> MethodRouter<State>
where
    P: Fn(Visit, Member) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = Answer> + Send + 'static,
{
    get(async move |Given(state): Given<State>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(visit) = visit::visit(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        match visit.member.clone() {
            Some(member) if may(&member) => {
                let drawn = page(visit.clone(), member.clone()).await;
                if let Err(failed) = &drawn {
                    note_if_denied(failed, &visit, &member, &parts, &state).await;
                }
                error::answer(drawn, visit).await
            }
            Some(member) => denied(&visit, &member, &parts, &state).await,
            None => to_sign_in(&visit),
        }
    })
}

/// A file that only some signed-in people reach.
pub fn member_file<F, Made>(may: May, file: F) -> MethodRouter<State>
where
    F: Fn(Visit, Member) -> Made + Clone + Send + Sync + 'static,
    Made: Future<Output = Result<FileOrPage, Error>> + Send + 'static,
{
    get(async move |Given(state): Given<State>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(visit) = visit::visit(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        match visit.member.clone() {
            Some(member) if may(&member) => {
                let made = file(visit.clone(), member.clone()).await;
                if let Err(failed) = &made {
                    note_if_denied(failed, &visit, &member, &parts, &state).await;
                }
                download::answer(made, visit).await
            }
            Some(member) => denied(&visit, &member, &parts, &state).await,
            None => to_sign_in(&visit),
        }
    })
}

/// A page with a form that only some signed-in people reach: like [`form`](crate::web::form::form).
pub fn member_form<P, D, Drawn, Done>(may: May, page: P, post: D) -> MethodRouter<State>
where
    P: Fn(Visit, Member, Typed) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = Answer> + Send + 'static,
    D: Fn(Visit, Member, Typed) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = Outcome> + Send + 'static,
{
    posted_by_members(may, page, post, false)
}

/// The same, with files as sources among the fields: they are kept before anything else is done, and the fields name them.
pub fn member_form_with_files<P, D, Drawn, Done>(may: May, page: P, post: D) -> MethodRouter<State>
where
    P: Fn(Visit, Member, Typed) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = Answer> + Send + 'static,
    D: Fn(Visit, Member, Typed) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = Outcome> + Send + 'static,
{
    posted_by_members(may, page, post, true)
}

fn posted_by_members<P, D, Drawn, Done>(may: May, page: P, post: D, with_files: bool) -> MethodRouter<State>
where
    P: Fn(Visit, Member, Typed) -> Drawn + Clone + Send + Sync + 'static,
    Drawn: Future<Output = Answer> + Send + 'static,
    D: Fn(Visit, Member, Typed) -> Done + Clone + Send + Sync + 'static,
    Done: Future<Output = Outcome> + Send + 'static,
{
    let again = page.clone();
    let read = member_page(may, move |visit, member| page(visit, member, Typed::default()));
    read.post(async move |Given(state): Given<State>, request: Request| -> Response {
        let (mut parts, body) = request.into_parts();
        let Some(visit) = visit::visit(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let member = match visit.member.clone() {
            Some(member) if may(&member) => member,
            Some(member) => return denied(&visit, &member, &parts, &state).await,
            None => {
                let request = Request::from_parts(parts, body);
                // What cannot be read as fields cannot be carried along, and a file is not.
                let fields = if with_files {
                    upload::read(request, &state, false).await.map(|(typed, _)| typed).unwrap_or_default()
                } else {
                    typed(request, &state).await.unwrap_or_default()
                };
                return keep(visit, &fields).await;
            }
        };
        let request = Request::from_parts(parts.clone(), body);
        let sent = if with_files {
            upload::read(request, &state, true).await
        } else {
            typed(request, &state).await.map(|typed| (typed, Vec::new())).map_err(IntoResponse::into_response)
        };
        let (typed, sent) = match sent {
            Ok(sent) => sent,
            Err(response) => return response,
        };
        let typed = if with_files { upload::attach(&visit, &member, typed, sent).await } else { Ok(typed) };
        let posted = match typed {
            Ok(typed) => post(visit.clone(), member.clone(), typed).await,
            Err(failed) => Err(failed),
        };
        if let Err(failed) = &posted {
            note_if_denied(failed, &visit, &member, &parts, &state).await;
        }
        answer(posted, visit, move |visit, typed| again(visit, member.clone(), typed)).await
    })
}

/// Leads to where one signs in, and back here afterwards.
fn to_sign_in(visit: &Visit) -> Response {
    let mut response = Redirect::to(&paths::sign_in_for(visit.lang, &visit.address())).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The page where one signs in, which keeps what was typed and where it was for.
async fn keep(visit: Visit, fields: &Typed) -> Response {
    let kept = sign_in::kept(&visit.address(), fields);
    let page = sign_in::page(visit.clone(), kept).await.map(|page| page.with_status(StatusCode::UNAUTHORIZED));
    error::answer(page, visit).await
}

/// Answers like an address that leads nowhere, and notes who asked for what.
async fn denied(visit: &Visit, member: &Member, parts: &Parts, state: &State) -> Response {
    note(visit, member, parts, state).await;
    error::no_such_address(parts, state).await
}

/// Notes that a person asked for what is not there, or not theirs: on these pages nobody comes upon it by a link.
pub(super) async fn note_if_denied(failed: &Error, visit: &Visit, member: &Member, parts: &Parts, state: &State) {
    if matches!(failed, Error::NotFound(_) | Error::Nowhere) {
        note(visit, member, parts, state).await;
    }
}

async fn note(visit: &Visit, member: &Member, parts: &Parts, state: &State) {
    let path: String = parts.uri.path().chars().take(300).collect();
    let asked = format!("{} {path}", parts.method);
    if let Err(error) = state.accord.note(member, AuditKind::Denied, &visit.caller, &asked).await {
        tracing::error!(%error, "a denial could not be noted");
    }
}

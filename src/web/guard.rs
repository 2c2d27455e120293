//! Pages and forms for people who are signed in.
//!
//! Signed-out visitors are sent to sign-in, and what was typed goes along. Who may not reach a page gets the response
//! of an unknown address, and the attempt is recorded.

use std::future::Future;

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use http::request::Parts;
use http::{HeaderValue, StatusCode, header};

use crate::app::download::FileOrPage;
use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult};
use crate::app::pages::account::sign_in;
use crate::app::{Error, PageResult, RequestContext};
use crate::domain::access::member::Member;
use crate::paths::{self, CommitmentPath};
use crate::web::download;
use crate::web::endpoint::{Endpoint, Handler, Parameters};
use crate::web::form::typed;
use crate::web::router::{LARGEST_FORM, LARGEST_SHOWN_AGAIN, LARGEST_WITH_FILES};
use crate::web::upload::{self, Sent, Takes};
use crate::web::{AppState, error, request_context, sent};

/// Whom a page is for.
pub type May = fn(&Member) -> bool;

/// Everybody who is signed in.
pub fn signed_in(_: &Member) -> bool {
    true
}

/// A page that only some signed-in people reach.
pub fn member_page<H, P>(may: May, page: H) -> Endpoint<P>
where
    H: Handler<(RequestContext, Member), P, Output = PageResult>,
    P: Parameters,
{
    read_by_members(may, move |context, member, path| page.call((context, member), path), error::answer)
}

/// A file that only some signed-in people reach.
pub fn member_file<H, P>(may: May, file: H) -> Endpoint<P>
where
    H: Handler<(RequestContext, Member), P, Output = Result<FileOrPage, Error>>,
    P: Parameters,
{
    read_by_members(may, move |context, member, path| file.call((context, member), path), download::answer)
}

/// A page with a form that only some signed-in people reach: like [`form`](crate::web::form::form).
pub fn member_form<H, F, P>(may: May, page: H, post: F) -> Endpoint<P>
where
    H: Handler<(RequestContext, Member, FormData), P, Output = PageResult>,
    F: Handler<(RequestContext, Member, FormData), P, Output = FormResult>,
    P: Parameters,
{
    posted_by_members(may, may, page, post, Files::None)
}

/// The same about a commitment, with files as sources among the fields: they are kept before anything else is done, and
/// the fields name them.
pub fn member_form_with_files<H, F>(may: May, page: H, post: F) -> Endpoint<(CommitmentPath,)>
where
    H: Handler<(RequestContext, Member, FormData), (CommitmentPath,), Output = PageResult>,
    F: Handler<(RequestContext, Member, FormData), (CommitmentPath,), Output = FormResult>,
{
    posted_by_members(may, may, page, post, Files::About(|(path,)| &path.slug))
}

/// The same with a file of which the text is read into the form before anything else is done. `may_post` says who may
/// send it, where fewer may than see the page.
pub fn member_form_with_text_file<H, F, P>(may: May, may_post: May, page: H, post: F) -> Endpoint<P>
where
    H: Handler<(RequestContext, Member, FormData), P, Output = PageResult>,
    F: Handler<(RequestContext, Member, FormData), P, Output = FormResult>,
    P: Parameters,
{
    posted_by_members(may, may_post, page, post, Files::Text)
}

/// The same with a spreadsheet, which is kept for the person before anything else is done.
pub fn member_form_with_sheet<H, F, P>(may: May, page: H, post: F) -> Endpoint<P>
where
    H: Handler<(RequestContext, Member, FormData), P, Output = PageResult>,
    F: Handler<(RequestContext, Member, FormData), P, Output = FormResult>,
    P: Parameters,
{
    posted_by_members(may, may, page, post, Files::Sheet)
}

/// The same with a spreadsheet whose table is read into the form before anything else is done.
pub fn member_form_with_table<H, F, P>(may: May, page: H, post: F) -> Endpoint<P>
where
    H: Handler<(RequestContext, Member, FormData), P, Output = PageResult>,
    F: Handler<(RequestContext, Member, FormData), P, Output = FormResult>,
    P: Parameters,
{
    posted_by_members(may, may, page, post, Files::Table)
}

/// What is made for a member who may have it, and answered; everybody else is sent to sign-in, or denied.
fn read_by_members<P, T, Made, Answer>(
    may: May,
    make: impl Fn(RequestContext, Member, P) -> Made + Clone + Send + Sync + 'static,
    answer: impl Fn(Result<T, Error>, RequestContext) -> Answer + Clone + Send + Sync + 'static,
) -> Endpoint<P>
where
    P: Parameters,
    T: Send,
    Made: Future<Output = Result<T, Error>> + Send,
    Answer: Future<Output = Response> + Send,
{
    let read = Endpoint::read(get(async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, _) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let member = match context.member.clone() {
            Some(member) if may(&member) => member,
            Some(member) => return denied(&context, &member, &parts, &state).await,
            None if context.unidentified => return error::answer(Err(Error::Unidentified), context).await,
            None => return to_sign_in(&context),
        };
        let made = match P::read(&mut parts, &state).await {
            Ok(path) => make(context.clone(), member.clone(), path).await,
            Err(nowhere) => Err(nowhere),
        };
        if let Err(failed) = &made {
            note_if_denied(failed, &context, &member, &parts, &state).await;
        }
        answer(made, context).await
    }));
    read.for_members()
}

/// What becomes of the files among the fields of a form.
enum Files<P> {
    /// There are none.
    None,
    /// They are sources about the commitment with this slug.
    About(fn(&P) -> &str),
    /// The text of one is read into the form.
    Text,
    /// One is a spreadsheet.
    Sheet,
    /// The table of one is read into the form.
    Table,
}

// By hand: what the parameters of the address are does not matter.
impl<P> Clone for Files<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Files<P> {}

impl<P> Files<P> {
    const fn taken(self) -> Takes {
        match self {
            Self::None => Takes::None,
            Self::About(_) => Takes::Evidence,
            Self::Text => Takes::Text,
            Self::Sheet => Takes::Sheet,
            Self::Table => Takes::Table,
        }
    }
}

fn posted_by_members<H, F, P>(may: May, may_post: May, page: H, post: F, files: Files<P>) -> Endpoint<P>
where
    H: Handler<(RequestContext, Member, FormData), P, Output = PageResult>,
    F: Handler<(RequestContext, Member, FormData), P, Output = FormResult>,
    P: Parameters,
{
    let takes = files.taken();
    let redraw = page.clone();
    let draw = move |context, member, path| page.call((context, member, FormData::default()), path);
    let posted = async move |State(state): State<AppState>, request: Request| -> Response {
        let (mut parts, body) = request.into_parts();
        let Some(context) = request_context::read(&mut parts, &state).await else {
            return error::no_such_address(&parts, &state).await;
        };
        let member = match context.member.clone() {
            Some(member) if may_post(&member) => member,
            Some(member) => return denied(&context, &member, &parts, &state).await,
            None if context.unidentified => return error::answer(Err(Error::Unidentified), context).await,
            None => {
                // What cannot be read as fields cannot be carried along, and a file is not.
                let request = Request::from_parts(parts, body);
                let sent = fields(request, &state, takes, false).await;
                return keep(context, &sent.map(|(form_data, _)| form_data).unwrap_or_default()).await;
            }
        };
        let path = match P::read(&mut parts, &state).await {
            Ok(path) => path,
            Err(nowhere) => {
                note_if_denied(&nowhere, &context, &member, &parts, &state).await;
                return error::answer(Err(nowhere), context).await;
            }
        };
        let request = Request::from_parts(parts.clone(), body);
        let (form_data, sent) = match fields(request, &state, takes, true).await {
            Ok(sent) => sent,
            Err(response) => return response,
        };
        let draw = |context, form_data| redraw.call((context, member.clone(), form_data), path.clone());
        if form_data.length() > LARGEST_FORM {
            return too_large(context, form_data, draw).await;
        }
        let attached = match files {
            Files::About(slug) => upload::attach(&context, &member, slug(&path), form_data, sent).await,
            Files::Text => Ok(upload::take_text(&context, form_data, sent).await),
            Files::Sheet => upload::keep_sheet(&context, &member, form_data, sent).await,
            Files::Table => Ok(upload::take_table(&context, form_data, sent).await),
            Files::None => Ok(form_data),
        };
        let form_data = match attached {
            Ok(form_data) => form_data,
            Err(failed) => {
                note_if_denied(&failed, &context, &member, &parts, &state).await;
                return error::answer(Err(failed), context).await;
            }
        };
        let post = async |mut form_data: FormData| {
            if !form_data.takes_texts(|_| false, context.messages) {
                return Ok(FormOutcome::Refused(form_data));
            }
            let posted = post.call((context.clone(), member.clone(), form_data), path.clone()).await;
            if let Err(failed) = &posted {
                note_if_denied(failed, &context, &member, &parts, &state).await;
            }
            posted
        };
        sent::once(&state, context.clone(), form_data, post, draw).await
    };
    let most = if takes != Takes::None { LARGEST_WITH_FILES } else { LARGEST_SHOWN_AGAIN };
    read_by_members(may, draw, error::answer).posted(|methods| methods.post(posted)).body_limit(most)
}

/// The fields of a posted form, and the files among them where there may be any and they are kept.
async fn fields(
    request: Request,
    state: &AppState,
    takes: Takes,
    keeps: bool,
) -> Result<(FormData, Vec<Sent>), Response> {
    let most = if keeps { LARGEST_SHOWN_AGAIN } else { LARGEST_FORM };
    if takes != Takes::None && upload::may_bring_files(request.headers()) {
        return upload::read(request, state, takes, keeps, most).await;
    }
    Ok((typed(request, state, most).await?, Vec::new()))
}

/// The form again with what was typed, which is more than is accepted.
async fn too_large<Drawn: Future<Output = PageResult>>(
    context: RequestContext,
    mut form_data: FormData,
    draw: impl Fn(RequestContext, FormData) -> Drawn,
) -> Response {
    let longest = form_data.fields().max_by_key(|(_, value)| value.len()).map(|(name, _)| name.to_owned());
    form_data.refuse(&longest.unwrap_or_default(), context.messages.say("problem-form-too-large"));
    let page = draw(context.clone(), form_data).await.map(|page| page.with_status(StatusCode::PAYLOAD_TOO_LARGE));
    error::answer(page, context).await
}

/// Redirects to sign-in, and back here afterwards.
fn to_sign_in(context: &RequestContext) -> Response {
    let mut response = Redirect::to(&paths::sign_in_for(context.lang, &context.address())).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The sign-in page, which keeps what was typed and its destination.
async fn keep(context: RequestContext, fields: &FormData) -> Response {
    let kept = sign_in::kept(&context.address(), fields);
    let page = sign_in::page(context.clone(), kept).await.map(|page| page.with_status(StatusCode::UNAUTHORIZED));
    error::answer(page, context).await
}

/// Answers like an unknown address, and records who asked for what.
async fn denied(context: &RequestContext, member: &Member, parts: &Parts, state: &AppState) -> Response {
    note(context, member, parts, state).await;
    error::no_such_address(parts, state).await
}

/// Records that a person asked for what does not exist, or is not theirs: on these pages no link leads there.
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
    if let Err(error) = state.accord.accounts().record_denial(member, &context.caller, &asked).await {
        tracing::error!(%error, "a denial could not be noted");
    }
}

//! Serves the operations: who asks is found out, counted, and may or may not; what is sent twice is done once.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, on};
use http::HeaderMap;
use http::request::Parts;

use crate::app::RequestContext;
use crate::domain::access::member::Member;
use crate::domain::account::api_token::ApiToken;
use crate::domain::basics::field_error::Problem;
use crate::domain::basics::parameter::BadParameter;
use crate::domain::basics::typed_text::accepted;
use crate::service::account::api_requests::{Sent, recorded_key};
use crate::web::AppState;
use crate::web::api::answer::Answer;
use crate::web::api::operation::{Operation, Verb};
use crate::web::api::operations::OPERATIONS;
use crate::web::api::problem::{Fault, ProblemKind, Refusal, given};
use crate::web::api::request::{ApiRequest, bearer, context, language, said, takes_json};
use crate::web::router::{LARGEST_FORM, RouteInfo};

/// Every route.
pub fn routes() -> impl Iterator<Item = RouteInfo> {
    let mut routes: BTreeMap<&'static str, RouteInfo> = BTreeMap::new();
    for operation in OPERATIONS.iter() {
        let none = RouteInfo { pattern: operation.path, get: false, post: false, members: false, personal: false };
        let route = routes.entry(operation.path).or_insert(none);
        route.get |= operation.reads();
        route.post |= operation.verb == Verb::Post;
    }
    routes.into_values()
}

/// Every operation at its address.
pub fn router() -> Router<AppState> {
    let mut methods: BTreeMap<&'static str, MethodRouter<AppState>> = BTreeMap::new();
    for operation in OPERATIONS.iter() {
        let filter = match operation.verb {
            Verb::Get => MethodFilter::GET,
            Verb::Post => MethodFilter::POST,
            Verb::Put => MethodFilter::PUT,
        };
        let serve =
            on(filter, move |State(state): State<AppState>, request: Request| answer(operation, state, request));
        let before = methods.remove(operation.path).unwrap_or_default();
        methods.insert(operation.path, before.merge(serve));
    }
    methods.into_iter().fold(Router::new(), |router, (path, methods)| router.route(path, methods))
}

/// Somebody with a token.
type Bearer = Option<(Member, ApiToken)>;

async fn answer(operation: &'static Operation, state: AppState, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let (lang, fault) = language(&parts, &state.site);
    let context = context(&parts, &state, lang);
    let messages = context.messages;
    let mut left = HeaderMap::new();
    let done = match asking(&parts, &context, &state, &mut left).await {
        Ok(asking) => {
            let body = match operation.body {
                Some(_) => to_bytes(body, LARGEST_FORM).await.map_err(|_| ProblemKind::TooLarge.into()),
                None => Ok(Bytes::new()),
            };
            match body {
                Ok(body) => done(operation, &state, &mut parts, (context, fault), asking, body).await,
                Err(refusal) => Err(refusal),
            }
        }
        Err(refusal) => Err(refusal),
    };
    let is_own = parts.headers.contains_key(http::header::AUTHORIZATION);
    let mut response = match done {
        Ok(answer) => answer.response(&parts.headers, lang, is_own, operation.reads()),
        Err(refusal) => refusal.response(messages),
    };
    response.headers_mut().extend(left);
    response
}

/// Finds out who asks, and counts it.
async fn asking(
    parts: &Parts,
    context: &RequestContext,
    state: &AppState,
    left: &mut HeaderMap,
) -> Result<Bearer, Refusal> {
    let member = match bearer(&parts.headers) {
        Ok(None) => Ok(None),
        Ok(Some(secret)) => match given(state.accord.accounts().bearer(&secret).await)? {
            Some(found) => Ok(Some(found)),
            None => Err(ProblemKind::Unauthorized),
        },
        Err(()) => Err(ProblemKind::Unauthorized),
    };
    let who = match &member {
        Ok(Some((_, token))) => format!("token {}", token.id),
        _ => format!("address {}", context.caller.address),
    };
    match state.limits.count(who) {
        Some(Ok(some)) => some.put(left),
        Some(Err(none)) => {
            none.put(left);
            return Err(Refusal { after: Some(none.reset), ..ProblemKind::TooManyRequests.into() });
        }
        None => {}
    }
    Ok(member?)
}

/// Does what is asked for.
async fn done(
    operation: &'static Operation,
    state: &AppState,
    parts: &mut Parts,
    (context, fault): (RequestContext, Option<BadParameter>),
    asking: Bearer,
    body: Bytes,
) -> Result<Answer, Refusal> {
    if !takes_json(&parts.headers) {
        return Err(ProblemKind::NotAcceptable.into());
    }
    match (operation.scope, &asking) {
        (Some(_), None) => return Err(ProblemKind::Unauthorized.into()),
        (Some(needed), Some((_, token))) if token.scope < needed => {
            return Err(Refusal { scope: Some(needed), ..ProblemKind::Forbidden.into() });
        }
        _ => {}
    }
    let path = varying(parts, state).await?;
    let mut faults = said(&context.unreadable, context.messages);
    faults.extend(fault.map(|it| said(&[it], context.messages)).into_iter().flatten());
    faults.extend(unknown(operation, &context));
    if !faults.is_empty() {
        return Err(Refusal::with(ProblemKind::BadRequest, faults));
    }
    let (member, token) = asking.unzip();
    let reader = member.as_ref().map_or(context.reader.clone(), Member::reader);
    let key = context.accord.idempotency_key();
    let context = RequestContext { reader, member: member.clone(), ..context };
    let (headers, method) = (parts.headers.clone(), parts.method.clone());
    let mut request = ApiRequest { context, token, path, headers, method, body, key };
    match member.filter(|_| !operation.reads()) {
        Some(member) => once(operation, state, &member, request).await,
        None => {
            request.body = Bytes::new();
            (operation.call)(request).await
        }
    }
}

/// What varies in the address. What no text has is at no address.
async fn varying(parts: &mut Parts, state: &AppState) -> Result<Vec<(String, String)>, Refusal> {
    let read = RawPathParams::from_request_parts(parts, state).await;
    let read = read.map_err(|_| Refusal::from(ProblemKind::NotFound))?;
    let mut path = Vec::new();
    for (name, value) in &read {
        let value = accepted(value).map_err(|_| Refusal::from(ProblemKind::NotFound))?;
        path.push((name.to_owned(), value));
    }
    Ok(path)
}

/// Parameters that the operation does not have, and those without a value: misspelt or forgotten, they would be taken for
/// none.
fn unknown(operation: &Operation, context: &RequestContext) -> Vec<Fault> {
    let faults = context.parameters.iter().filter_map(|(name, value)| {
        let detail = match operation.parameters.contains(&name.as_str()) {
            false => context.messages.text("api-fault-unknown"),
            true if value.is_empty() => context.messages.of_word("problem", Problem::Missing),
            true => return None,
        };
        Some(Fault { name: name.chars().take(80).collect(), detail: detail.to_owned() })
    });
    faults.collect()
}

/// Writes once, however often it is sent with the same key.
async fn once(
    operation: &'static Operation,
    state: &AppState,
    member: &Member,
    request: ApiRequest,
) -> Result<Answer, Refusal> {
    if operation.versioned {
        request.version()?;
    }
    let accounts = state.accord.accounts();
    let Some(key) = request.key_sent()?.map(str::to_owned) else {
        return noted(operation, state, member, request).await;
    };
    let address = request.context.address();
    let version = request.headers.get(http::header::IF_MATCH).map_or(&b""[..], |it| it.as_bytes());
    let words = [request.method.as_str().as_bytes(), address.as_bytes(), version, &request.body];
    match given(accounts.take_request(member, &key, &words).await)? {
        Sent::OtherWords => return Err(ProblemKind::KeyReused.into()),
        Sent::Done(answer) => {
            return serde_json::from_str(&answer).map_err(|error| {
                tracing::error!(%error, "a kept answer cannot be read");
                ProblemKind::Failed.into()
            });
        }
        Sent::ToDo => {}
    }
    let request = ApiRequest { key: recorded_key(&key), ..request };
    let done = noted(operation, state, member, request).await;
    let kept = done.as_ref().ok().and_then(|answer| serde_json::to_string(answer).ok());
    if let Err(error) = accounts.end_request(member, &key, kept.as_deref()).await {
        // The ledger knows the key all the same.
        tracing::warn!(%error, "what a request was answered could not be kept");
    }
    done
}

/// Writes, and notes who asked for what they may not do.
async fn noted(
    operation: &'static Operation,
    state: &AppState,
    member: &Member,
    request: ApiRequest,
) -> Result<Answer, Refusal> {
    let caller = request.context.caller.clone();
    let path: String = request.context.path.chars().take(300).collect();
    let asked = format!("{} {path}", request.method);
    let done = (operation.call)(request).await;
    if let Err(Refusal { kind: ProblemKind::NotFound | ProblemKind::Forbidden, .. }) = &done
        && let Err(error) = state.accord.accounts().record_denial(member, &caller, &asked).await
    {
        tracing::error!(%error, "a denial could not be noted");
    }
    done
}

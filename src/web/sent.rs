//! Forms that were sent: each does what it asks for once.
//!
//! A form has a key. Sent again with the same words, as by a double click, it gets its first response; sent again with
//! other words, it changes nothing, and the response has what was recorded and what was typed. The first responses are
//! kept in memory, where members' forms redirected to in the database too; the ledger knows the keys for ever.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode, header};
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

use crate::app::form::FormData;
use crate::app::form::outcome::{FormOutcome, FormResult};
use crate::app::pages::sent_before;
use crate::app::{PageResult, RequestContext};
use crate::domain::basics::instant::Instant;
use crate::domain::record::Record;
use crate::service::form_sent::FormSent;
use crate::web::form::answer;
use crate::web::{AppState, error};

/// How long it is known what a form was first answered with.
const KEPT: i64 = 24 * 60 * 60 * 1_000_000;
/// How long a response stays that has something in it that is shown once: a link, a cookie.
const SECRET_KEPT: i64 = 10 * 60 * 1_000_000;
/// How many forms are known at most; the oldest are forgotten first.
const MOST_KNOWN: usize = 4_096;
/// How large a page is kept at most, in bytes. Those that are shown once are small.
const LARGEST_KEPT: usize = 64 * 1_024;
/// How long a key is at most. Ours are one or two identifiers.
const LONGEST_KEY: usize = 100;

/// The forms that were sent to this server of late.
#[derive(Default)]
pub struct SentForms(Mutex<HashMap<Id, Slot>>);

/// Whose form it is, and its key.
type Id = (String, String);
/// What became of a form; locked while the form is being done.
type Slot = Arc<AsyncMutex<Option<Sent>>>;

/// A form that was done.
struct Sent {
    words: String,
    session: Option<String>,
    at: Instant,
    response: Kept,
}

/// A response that can be given again.
#[derive(Clone)]
struct Kept {
    status: StatusCode,
    headers: HeaderMap,
    /// Nothing where it may not be shown again.
    body: Option<Bytes>,
}

impl Kept {
    /// Where it redirects to.
    fn address(&self) -> Option<String> {
        self.headers.get(header::LOCATION)?.to_str().ok().map(str::to_owned)
    }

    /// Whether it has something in it that is shown once.
    fn is_secret(&self) -> bool {
        !self.status.is_redirection() || self.headers.contains_key(header::SET_COOKIE)
    }

    fn response(&self) -> Option<Response> {
        let mut response = Response::new(Body::from(self.body.clone()?));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        Some(response)
    }

    /// Forgets what is shown once.
    fn forget(&mut self) {
        self.body = None;
        self.headers.remove(header::SET_COOKIE);
    }
}

impl SentForms {
    /// What became of a form, once nobody else is doing it.
    async fn slot(&self, id: &Id, now: Instant) -> OwnedMutexGuard<Option<Sent>> {
        let slot = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // One that is locked is being done.
            all.retain(|_, slot| match slot.try_lock() {
                // Somebody waits to do it.
                Ok(_) if Arc::strong_count(slot) > 1 => true,
                Ok(mut sent) => sent.as_mut().is_some_and(|sent| {
                    let age = now.0 - sent.at.0;
                    if age > SECRET_KEPT && sent.response.is_secret() {
                        sent.session = None;
                        sent.response.forget();
                    }
                    age <= KEPT
                }),
                Err(_) => true,
            });
            if all.len() >= MOST_KNOWN {
                let at = |slot: &Slot| slot.try_lock().ok().and_then(|sent| sent.as_ref().map(|it| it.at));
                let oldest = all.iter().filter_map(|(id, slot)| Some((at(slot)?, id.clone()))).min();
                oldest.map(|(_, id)| all.remove(&id));
            }
            all.entry(id.clone()).or_default().clone()
        };
        slot.lock_owned().await
    }
}

/// The words of a form, what the form itself needs left out, as a digest.
fn words(context: &RequestContext, form_data: &FormData) -> String {
    let mut digest = Sha256::new();
    let own = |name: &str| ["key", "version", "conflict"].contains(&name);
    let fields = form_data.fields().filter(|(name, _)| !own(name)).flat_map(|(name, value)| [name, value]);
    for part in std::iter::once(context.path.as_str()).chain(fields) {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part);
    }
    digest.finalize().iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Does what a form asks for, unless it was sent before, and answers. `redraw` draws its page.
pub(super) async fn once<Post, Posted, Redraw, Drawn>(
    state: &AppState,
    context: RequestContext,
    form_data: FormData,
    post: Post,
    redraw: Redraw,
) -> Response
where
    Post: FnOnce(FormData) -> Posted,
    Posted: Future<Output = FormResult>,
    Redraw: Fn(RequestContext, FormData) -> Drawn,
    Drawn: Future<Output = PageResult>,
{
    let key = form_data.value("key").to_owned();
    if key.is_empty() || key.len() > LONGEST_KEY || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        let form_data = form_data.with("key", state.accord.idempotency_key());
        return answer(post(form_data).await, context, redraw).await;
    }
    let owner = context.member.as_ref().map(|member| member.account.clone()).unwrap_or_default();
    let now = state.accord.now();
    let mut slot = state.sent.slot(&(owner, key.clone()), now).await;
    let before = match &context.member {
        Some(member) => state.accord.form_sent(member, &key).await,
        None => Ok(FormSent::default()),
    };
    let FormSent { outcome, record } = match before {
        Ok(before) => before,
        Err(failed) => return error::answer(Err(failed.into()), context).await,
    };
    let words = words(&context, &form_data);
    match (&*slot, outcome) {
        (Some(sent), _) => {
            let same = sent.words == words && (!sent.response.is_secret() || is_shown_to(sent, &context, now));
            if let Some(response) = sent.response.response().filter(|_| same) {
                return response;
            }
            return sent_already(context, form_data, record, sent.response.address()).await;
        }
        (None, Some((kept, address))) if kept == words => return Redirect::to(&address).into_response(),
        (None, Some((_, address))) => return sent_already(context, form_data, record, Some(address)).await,
        (None, None) if record.is_some() => return sent_already(context, form_data, record, None).await,
        (None, None) => {}
    }
    // The database gets no digest of a password.
    let kept = context.member.clone().filter(|_| form_data.fields().all(|(name, _)| !name.contains("password")));
    let posted = post(form_data).await;
    let done = posted.as_ref().is_ok_and(FormOutcome::is_done);
    let session = context.session.clone();
    let response = answer(posted, context, redraw).await;
    if !done || response.status().is_server_error() {
        return response;
    }
    let (parts, body) = response.into_parts();
    // A page of ours: it is in memory already.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut response = Kept { status: parts.status, headers: parts.headers.clone(), body: Some(body.clone()) };
    let secret = response.is_secret();
    if body.len() > LARGEST_KEPT || (secret && session.is_none() && !response.status.is_redirection()) {
        response.forget();
    } else if session.is_none() {
        // Nobody without a session is given one again; where to go on is no secret.
        response.headers.remove(header::SET_COOKIE);
    }
    if let (Some(member), Some(address), false) = (kept, response.address(), secret)
        && let Err(failed) = state.accord.keep_form_sent(&member, &key, &words, &address).await
    {
        // It was done all the same, and this server knows.
        tracing::warn!(error = %failed, "what became of a form could not be kept");
    }
    *slot = Some(Sent { words, session, at: now, response });
    Response::from_parts(parts, Body::from(body))
}

/// Whether what is shown once may be shown again: to the same session, and soon after.
fn is_shown_to(sent: &Sent, context: &RequestContext, now: Instant) -> bool {
    sent.session.is_some() && sent.session == context.session && now.0 - sent.at.0 <= SECRET_KEPT
}

/// The response to a form whose key stands for something else: what was recorded, and what was typed.
async fn sent_already(
    context: RequestContext,
    form_data: FormData,
    recorded: Option<Record>,
    address: Option<String>,
) -> Response {
    let page = sent_before::page(&context, &form_data, recorded.as_ref(), address).await;
    error::answer(page, context).await
}

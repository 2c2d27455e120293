//! Pages that everybody reads, kept in memory once they are drawn.
//!
//! What is kept holds for one address, one choice of colours, one quarter of an hour (no day of any zone ends within one)
//! and one state of what everybody sees, so nothing has to be found out that no longer holds. Whoever shows a session is
//! never answered from here, and only answers are kept that say nothing of who may keep them. That hidden work drops
//! nothing is the rule of `domain/record/public_state.rs`: it could be told from how long a page takes.

mod address;
mod coding;
mod kept;
mod moment;

pub use crate::web::page_cache::address::is_public_page;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{CACHE_CONTROL, CONTENT_LENGTH, HeaderValue, RANGE};
use http::request::Parts;
use http::{Method, Uri};
use moka::future::Cache;

use crate::app::{Theme, session_cookie};
use crate::service::Accord;
use crate::web::page_cache::kept::Kept;
use crate::web::page_cache::moment::{Moment, Moments};
use crate::web::{AppState, request_context};

/// How long the state of what everybody sees is known without being confirmed. Pages of another instance's older state
/// are shown for less than a second.
const KNOWN_FOR: Duration = Duration::from_millis(900);
/// How long to wait before a watch that was lost begins again.
const AGAIN_AFTER: Duration = Duration::from_secs(1);
/// No page takes more than one part in this many of what all may take.
const LARGEST: u64 = 8;
/// Said of what is answered to one reader only.
const OWN: HeaderValue = HeaderValue::from_static("private, no-cache");

/// What a page depends on.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    address: Box<str>,
    theme: Option<Theme>,
    moment: Moment,
}

/// How a page came to be answered, for the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was kept.
    Kept,
    /// It was drawn.
    Drawn,
}

impl Outcome {
    /// The word of the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Drawn => "drawn",
        }
    }
}

/// An answer was not of a kind that is kept.
#[derive(Debug)]
struct NotKept;

/// The pages of this process.
pub struct PageCache {
    kept: Option<Cache<Key, Arc<Kept>>>,
    largest: usize,
    moments: Moments,
}

impl PageCache {
    /// Pages that take this many bytes at most; with 0, none.
    pub fn new(bytes: u64) -> Self {
        Self::knowing_for(bytes, KNOWN_FOR)
    }

    /// The same, the state of what everybody sees being known for some time without being confirmed.
    pub fn knowing_for(bytes: u64, holds: Duration) -> Self {
        let weight = |key: &Key, kept: &Arc<Kept>| u32::try_from(key.address.len() + kept.weight()).unwrap_or(u32::MAX);
        let kept = (bytes > 0).then(|| Cache::builder().max_capacity(bytes).weigher(weight).build());
        let largest = usize::try_from(bytes / LARGEST).unwrap_or(usize::MAX);
        Self { kept, largest, moments: Moments::new(holds) }
    }

    /// Finds out what the state of what everybody sees is now. What this instance recorded is heeded from then on.
    pub async fn look(&self, accord: &Accord) {
        if self.kept.is_some() {
            self.moments.ask(accord).await;
        }
    }

    /// Watches that state, for as long as it is polled.
    pub async fn watch(&self, accord: &Accord) -> Infallible {
        while self.kept.is_some() {
            let Err(error) = self.moments.follow(accord).await;
            tracing::warn!(%error, "changes of public pages are asked for, as the watch on them was lost");
            tokio::time::sleep(AGAIN_AFTER).await;
        }
        std::future::pending().await
    }
}

/// Answers from the pages kept, or draws the page and keeps it.
pub async fn serve(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(cache) = &state.pages.kept else { return next.run(request).await };
    if !request.method().is_safe() {
        let response = next.run(request).await;
        // Before anybody is told that it is done, what was done is heeded here.
        state.pages.look(&state.accord).await;
        return response;
    }
    let (parts, body) = request.into_parts();
    let address = matches!(parts.method, Method::GET | Method::HEAD).then(|| address::kept_at(&parts.uri)).flatten();
    let Some((address, uri)) = address else { return next.run(Request::from_parts(parts, body)).await };
    if is_ones_own(&parts, &state) {
        return own(next.run(Request::from_parts(parts, body)).await);
    }
    let Some((moment, is_new)) = state.pages.moments.moment(&state.accord).await else {
        return own(next.run(Request::from_parts(parts, body)).await);
    };
    if is_new {
        // Nothing of it is asked for again, and it would stand in the way of what is.
        cache.invalidate_all();
    }
    let theme = request_context::theme(&parts);
    let drawing = Drawing { state: &state, parts: &parts, uri, next };
    drawing.answer(cache, Key { address, theme, moment }).await
}

/// Whether a request is answered to whoever sends it only.
fn is_ones_own(parts: &Parts, state: &AppState) -> bool {
    parts.headers.contains_key(RANGE)
        || request_context::cookie(parts, session_cookie::cookie_name(&state.site)).is_some()
}

/// An answer of the same kind for a reader of one's own: no cache on the way gives it to anybody else.
fn own(mut response: Response) -> Response {
    response.headers_mut().entry(CACHE_CONTROL).or_insert(OWN);
    response
}

/// A request for a page that everybody reads.
struct Drawing<'a> {
    state: &'a AppState,
    parts: &'a Parts,
    uri: Uri,
    next: Next,
}

impl Drawing<'_> {
    /// The answer. A page that many ask for at once is drawn once.
    async fn answer(self, cache: &Cache<Key, Arc<Kept>>, key: Key) -> Response {
        if let Some(kept) = cache.get(&key).await {
            return self.say(&kept, Outcome::Kept);
        }
        let as_of = key.moment.as_of;
        let mut otherwise = None;
        let drawn = async {
            let drawn = self.draw().await;
            // What was drawn while the moment passed is answered, and drawn anew for the next reader.
            match drawn {
                Ok(kept) if self.state.accord.present().1 == as_of => Ok(Arc::new(kept)),
                other => {
                    otherwise = Some(other);
                    Err(NotKept)
                }
            }
        };
        match cache.entry(key).or_try_insert_with(drawn).await {
            Ok(entry) => {
                let outcome = if entry.is_fresh() { Outcome::Drawn } else { Outcome::Kept };
                self.say(&entry.into_value(), outcome)
            }
            Err(_) => match otherwise {
                Some(drawn) => self.say_or_hand_on(drawn),
                // Somebody else's request for the same address gave what is not kept.
                None => {
                    let drawn = self.draw().await;
                    self.say_or_hand_on(drawn)
                }
            },
        }
    }

    /// What the page's handler gives: something to keep, or an answer that is not of that kind.
    async fn draw(&self) -> Result<Kept, Response> {
        let mut parts = self.parts.clone();
        (parts.method, parts.uri) = (Method::GET, self.uri.clone());
        let response = self.next.clone().run(Request::from_parts(parts, Body::empty())).await;
        Kept::of(response, self.state.pages.largest).await
    }

    fn say(&self, kept: &Arc<Kept>, outcome: Outcome) -> Response {
        let (now, as_of) = self.state.accord.present();
        let mut response = kept.answer(&self.parts.headers, now, as_of);
        response.extensions_mut().insert(outcome);
        self.without_body(response)
    }

    fn say_or_hand_on(&self, drawn: Result<Kept, Response>) -> Response {
        match drawn {
            Ok(kept) => self.say(&Arc::new(kept), Outcome::Drawn),
            Err(response) => self.without_body(own(response)),
        }
    }

    /// The head of the answer, where only that is asked for.
    fn without_body(&self, response: Response) -> Response {
        if self.parts.method != Method::HEAD {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        if let Some(length) = body.size_hint().exact().filter(|length| *length > 0) {
            parts.headers.insert(CONTENT_LENGTH, length.into());
        }
        Response::from_parts(parts, Body::empty())
    }
}

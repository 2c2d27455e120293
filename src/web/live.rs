//! Server-sent events: an open page is told that there is something new.
//!
//! One task of the process watches the end of the ledger, which other instances move too, for as long as anybody
//! listens. What a person is told is worked out anew each time, as that person, so that nothing is told of what may not be
//! seen, and nobody is told anything once signed out.

use std::convert::Infallible;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http::StatusCode;
use http::header::{CACHE_CONTROL, HeaderName, HeaderValue};
use tokio::sync::watch;

use crate::app::{Error, RequestContext};
use crate::domain::basics::day::Day;
use crate::service::Accord;
use crate::service::notice::live::Place;
use crate::service::report::pending::Pending;
use crate::service::unit_of_work::ServiceResult;
use crate::web::{AppState, request_context};

/// How often the end of the ledger is looked at.
const EVERY: Duration = Duration::from_secs(1);
/// After how long a stream that tells nothing shows that it lives.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// After how long a browser asks again where a stream ended.
const AGAIN_AFTER: Duration = Duration::from_secs(5);
/// Where a browser says what it was told last.
const LAST: HeaderName = HeaderName::from_static("last-event-id");
/// Event: how much waits, as the three numbers of the header.
const WAITING: &str = "waiting";
/// Event: the slugs of the commitments about which something was recorded.
const RECORDED: &str = "recorded";

/// Where the ledger ends, and which day it is: what anybody is told follows from that.
type Now = (Place, Day);

/// The listeners of this process.
pub struct Live {
    tell: Mutex<Option<watch::Sender<Option<Now>>>>,
}

impl Default for Live {
    fn default() -> Self {
        Self { tell: Mutex::new(Some(watch::channel(None).0)) }
    }
}

impl Live {
    fn listen(&self) -> Option<watch::Receiver<Option<Now>>> {
        self.tell.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(watch::Sender::subscribe)
    }

    /// What was told last; nothing where nobody listens.
    fn told(&self) -> Option<Option<Now>> {
        let tell = self.tell.lock().unwrap_or_else(PoisonError::into_inner);
        tell.as_ref().filter(|tell| tell.receiver_count() > 0).map(|tell| *tell.borrow())
    }

    /// Ends every stream, and lets none begin.
    pub fn stop(&self) {
        self.tell.lock().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// Watches the ledger for the listeners, for as long as it is polled.
    pub async fn watch(&self, accord: &Accord) -> Infallible {
        loop {
            tokio::time::sleep(EVERY).await;
            if let Err(error) = self.look(accord).await {
                tracing::warn!(%error, "those who listen are told nothing for now");
            }
        }
    }

    /// Looks once where the ledger ends, and tells those who listen if it has moved. Notices are made before anybody is
    /// told how many there are.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look(&self, accord: &Accord) -> ServiceResult<()> {
        let Some(told) = self.told() else { return Ok(()) };
        let now = (accord.notices().newest_place().await?, accord.today());
        if told == Some(now) {
            return Ok(());
        }
        accord.notices().catch_up().await?;
        if let Some(tell) = self.tell.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            tell.send_replace(Some(now));
        }
        Ok(())
    }
}

/// A stream to one browser.
struct Stream {
    accord: Accord,
    context: RequestContext,
    heard: watch::Receiver<Option<Now>>,
    place: Place,
    waiting: Option<Pending>,
    /// What is still to be sent, the next one last.
    unsent: Vec<Event>,
    /// Whether the record has to be read before the browser is told anything.
    begins: bool,
}

impl Stream {
    /// The next event; nothing once the person is signed out, or the server stops.
    async fn next(mut self) -> Option<(Result<Event, Infallible>, Self)> {
        loop {
            if let Some(event) = self.unsent.pop() {
                return Some((Ok(event), self));
            }
            if !std::mem::take(&mut self.begins) {
                self.heard.changed().await.ok()?;
            }
            if let Err(error) = self.read().await {
                tracing::warn!(?error, "a stream ends: its events could not be read");
                return None;
            }
        }
    }

    /// Reads what is to be told.
    async fn read(&mut self) -> Result<(), Error> {
        let context = RequestContext { member: None, session: None, ..self.context.clone() }.identified_unseen().await;
        let Some(member) = context.member.clone() else { return Err(Error::Nowhere) };
        let (place, news) = self.accord.notices().news(&member, self.place).await?;
        self.place = place;
        let waiting = context.pending(&member).await?;
        if self.waiting.replace(waiting) != Some(waiting) {
            let Pending { desk, review, notices } = waiting;
            self.unsent.push(Event::default().event(WAITING).data(format!("{desk} {review} {notices}")));
        }
        if let Some(last) = news.last {
            self.unsent.push(Event::default().event(RECORDED).id(last).data(news.commitments.join(" ")));
        }
        Ok(())
    }
}

/// The stream of somebody who is signed in. A browser of anybody else is told to stop asking.
pub async fn events(State(state): State<AppState>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let context = request_context::unidentified(&parts, &state).identified_unseen().await;
    let (Some(_), Some(heard)) = (&context.member, state.live.listen()) else {
        return StatusCode::NO_CONTENT.into_response();
    };
    let accord = state.accord.clone();
    let told = parts.headers.get(&LAST).and_then(|it| it.to_str().ok()).filter(|it| it.len() <= 64);
    let known = match told {
        Some(told) => accord.notices().place_of(told).await,
        None => Ok(None),
    };
    let place = match known {
        Ok(Some(place)) => Ok(place),
        Ok(None) => accord.notices().newest_place().await,
        Err(error) => Err(error),
    };
    let place = match place {
        Ok(place) => place,
        Err(error) => {
            tracing::warn!(%error, "a stream could not begin");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    // A browser that asks again soon spares the server.
    let retry = Event::default().retry(AGAIN_AFTER);
    let stream = Stream { accord, context, heard, place, waiting: None, unsent: vec![retry], begins: true };
    let stream = stream::unfold(stream, Stream::next);
    let mut response = Sse::new(stream).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response();
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    // Proxies of the nginx kind would hold events back.
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    response
}

//! The connections of readers: how many there may be, how long one may say nothing, and how they end.

use std::collections::{BTreeMap, HashMap};
use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use http::Request;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinSet;
use tower::ServiceExt;

/// How long the server rests after a connection could not be accepted: mostly no file descriptor is left.
const REST: Duration = Duration::from_millis(200);

/// What bounds connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many there are at most. One more takes the place of the one whose client has said and taken nothing for the
    /// longest.
    pub connections: usize,
    /// How long one may take to send the head of a request, or say nothing between two.
    pub idle: Duration,
    /// How long stopping waits for requests under way.
    pub stop: Duration,
}

/// Answers by a router until asked to stop; requests under way are answered first, unless that takes too long or somebody
/// asks for the end at once.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    asked_to_stop: impl Future<Output = ()>,
    asked_again: impl Future<Output = ()>,
) {
    let (stopping, stopped) = watch::channel(());
    let seats = Seats::new(limits.connections);
    let mut tasks = JoinSet::new();
    let mut asked_to_stop = pin!(asked_to_stop);
    loop {
        let accepted = tokio::select! {
            () = &mut asked_to_stop => break,
            Some(_) = tasks.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, address)) => match seats.take() {
                Some((seat, lost)) => {
                    tasks.spawn(converse(stream, address, router.clone(), limits.idle, seat, lost, stopped.clone()));
                }
                None => tracing::warn!(%address, "a connection is refused: every other is at work"),
            },
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(REST).await;
            }
        }
    }
    drop(listener);
    drop(stopping);
    let done = async { while tasks.join_next().await.is_some() {} };
    tokio::select! {
        () = done => {}
        () = tokio::time::sleep(limits.stop) => tracing::warn!("requests under way are cut off: they take too long"),
        () = asked_again => tracing::warn!("requests under way are cut off: asked to stop at once"),
    }
}

/// Serves one connection to its end.
async fn converse(
    stream: TcpStream,
    address: SocketAddr,
    router: Router,
    idle: Duration,
    seat: Seat,
    lost: oneshot::Receiver<()>,
    mut stopped: watch::Receiver<()>,
) {
    // Without this a page takes 40 ms on a connection that is used again.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps Nagle's delay");
    }
    let seat = Arc::new(seat);
    let service = service_fn(|request: Request<Incoming>| {
        let (router, seat) = (router.clone(), seat.clone());
        async move {
            if request.body().is_end_stream() {
                seat.works();
            } else {
                seat.waits();
            }
            let mut request = request.map(|body| Body::new(Heard { body, seat: seat.clone(), then: Seat::works }));
            request.extensions_mut().insert(ConnectInfo(address));
            let response: Result<Response, Infallible> = router.oneshot(request).await;
            seat.waits();
            response.map(|response| response.map(|body| Heard { body, seat, then: Seat::waits }))
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(idle)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let mut lost = pin!(lost);
    tokio::select! {
        _ = connection.as_mut() => return,
        _ = &mut lost => return,
        // The sender is dropped: that is the sign.
        _ = stopped.changed() => {}
    }
    connection.as_mut().graceful_shutdown();
    tokio::select! {
        _ = connection => {}
        _ = lost => {}
    }
}

/// A body on its way. Each piece of it is a sign of life; a client that sends or takes none waits, like one that asks for
/// nothing, and can lose its seat.
struct Heard<B> {
    body: B,
    seat: Arc<Seat>,
    /// What the connection does once the body has ended.
    then: fn(&Seat),
}

impl<B: HttpBody + Unpin> HttpBody for Heard<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        match &polled {
            Poll::Pending => {}
            Poll::Ready(Some(Ok(_))) if !self.body.is_end_stream() => self.seat.waits(),
            Poll::Ready(_) => (self.then)(&self.seat),
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Who is connected.
#[derive(Clone)]
struct Seats {
    most: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    /// Counts up: names connections, and orders those that wait.
    next: u64,
    /// By name: how to end it, and since which turn it waits for a request.
    open: HashMap<u64, (oneshot::Sender<()>, Option<u64>)>,
    /// Those that wait for a request, the one that has waited longest first.
    waiting: BTreeMap<u64, u64>,
}

impl Taken {
    fn turn(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn waits(&mut self, name: u64) {
        let turn = self.turn();
        if let Some((_, since)) = self.open.get_mut(&name) {
            if let Some(former) = since.replace(turn) {
                self.waiting.remove(&former);
            }
            self.waiting.insert(turn, name);
        }
    }

    fn works(&mut self, name: u64) {
        if let Some((_, since)) = self.open.get_mut(&name)
            && let Some(turn) = since.take()
        {
            self.waiting.remove(&turn);
        }
    }
}

impl Seats {
    fn new(most: usize) -> Self {
        Self { most: most.max(1), taken: Arc::default() }
    }

    /// A seat, and what resolves when somebody else is given it; nothing when every connection is at work.
    fn take(&self) -> Option<(Seat, oneshot::Receiver<()>)> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.open.len() >= self.most {
            let (_, name) = taken.waiting.pop_first()?;
            // Dropping the sender ends the connection.
            taken.open.remove(&name);
        }
        let (end, lost) = oneshot::channel();
        let name = taken.turn();
        taken.open.insert(name, (end, None));
        taken.waits(name);
        Some((Seat { name, taken: self.taken.clone() }, lost))
    }
}

/// The place of one connection; free again when dropped.
struct Seat {
    name: u64,
    taken: Arc<Mutex<Taken>>,
}

impl Seat {
    /// It is answering a request.
    fn works(&self) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).works(self.name);
    }

    /// It waits for a request, or for more of one, or for its client to take the response; from now on.
    fn waits(&self) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).waits(self.name);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.works(self.name);
        taken.open.remove(&self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_more_takes_the_place_of_the_one_that_has_waited_longest() {
        let seats = Seats::new(3);
        let (first, mut first_lost) = seats.take().unwrap();
        let (_second, mut second_lost) = seats.take().unwrap();
        let (third, mut third_lost) = seats.take().unwrap();
        first.works();
        assert!(seats.take().is_some());
        assert!(second_lost.try_recv().is_err_and(|it| it == oneshot::error::TryRecvError::Closed));
        for lost in [&mut first_lost, &mut third_lost] {
            assert!(lost.try_recv().is_err_and(|it| it == oneshot::error::TryRecvError::Empty));
        }
        third.works();
        third.waits();
        first.waits();
        drop(third);
        assert!(seats.take().is_some() && first_lost.try_recv().is_err());
    }

    #[test]
    fn whoever_said_something_last_is_the_last_to_lose_a_place() {
        let seats = Seats::new(2);
        let (first, mut first_lost) = seats.take().unwrap();
        let (second, mut second_lost) = seats.take().unwrap();
        first.waits();
        first.waits();
        let third = seats.take().unwrap();
        assert!(second_lost.try_recv().is_err_and(|it| it == oneshot::error::TryRecvError::Closed));
        assert!(first_lost.try_recv().is_err_and(|it| it == oneshot::error::TryRecvError::Empty));
        drop((first, second, third));
        assert!(seats.taken.lock().unwrap().waiting.is_empty(), "who left waits for nothing");
    }

    #[test]
    fn nobody_at_work_loses_a_place() {
        let seats = Seats::new(1);
        let (only, mut lost) = seats.take().unwrap();
        only.works();
        assert!(seats.take().is_none());
        assert!(lost.try_recv().is_err_and(|it| it == oneshot::error::TryRecvError::Empty));
        drop(only);
        assert!(seats.take().is_some());
    }
}

//! Connections that say nothing, ask for half a page, or are still open when the server is asked to stop.

use std::future::{pending, ready};
use std::time::Duration;

use accord::web::connections::{Limits, serve};
use accord::web::router::router;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::support::server::TestServer;

/// Longer than any test runs.
const NEVER: Duration = Duration::from_secs(3_600);
const HALF: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: accord.example\r\n";
const WHOLE: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: accord.example\r\n\r\n";

/// A server that listens, and what asks it to stop, once and again.
struct Listening {
    address: std::net::SocketAddr,
    stop: oneshot::Sender<()>,
    again: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

async fn listen(server: &TestServer, limits: Limits) -> Listening {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let ((stop, stopped), (again, asked)) = (oneshot::channel::<()>(), oneshot::channel::<()>());
    let router = router(server.state.clone());
    let served = tokio::spawn(async move {
        let (stopped, asked) = (async { _ = stopped.await }, async { _ = asked.await });
        serve(listener, router, limits, stopped, asked).await;
    });
    Listening { address, stop, again, served }
}

/// What comes until the server closes the connection.
async fn rest(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    // A connection that is reset is closed as well.
    let _ = stream.read_to_end(&mut text).await;
    String::from_utf8(text).unwrap()
}

/// The head and body of one answer.
async fn answer(stream: &mut TcpStream) -> String {
    stream.write_all(WHOLE).await.unwrap();
    let mut text = String::new();
    while !text.ends_with("ok\n") {
        let mut some = [0; 1_000];
        let read = stream.read(&mut some).await.unwrap();
        assert_ne!(read, 0, "closed after {text:?}");
        text.push_str(std::str::from_utf8(&some[..read]).unwrap());
    }
    text
}

#[tokio::test]
async fn whoever_says_nothing_is_closed() {
    let server = TestServer::empty().await;
    let limits = Limits { connections: 9, idle: Duration::from_millis(50), stop: NEVER };
    let listening = listen(&server, limits).await;
    for said in [&b""[..], HALF, WHOLE] {
        let mut stream = TcpStream::connect(listening.address).await.unwrap();
        stream.write_all(said).await.unwrap();
        let text = rest(&mut stream).await;
        assert_eq!(text.starts_with("HTTP/1.1 200"), said == WHOLE, "{text}");
    }
}

#[tokio::test]
async fn half_open_connections_leave_room_for_readers() {
    let server = TestServer::empty().await;
    let listening = listen(&server, Limits { connections: 4, idle: NEVER, stop: NEVER }).await;
    let mut silent = Vec::new();
    for _ in 0..20 {
        let mut stream = TcpStream::connect(listening.address).await.unwrap();
        stream.write_all(HALF).await.unwrap();
        silent.push(stream);
    }
    for _ in 0..8 {
        let mut reader = TcpStream::connect(listening.address).await.unwrap();
        assert!(answer(&mut reader).await.starts_with("HTTP/1.1 200"));
        silent.push(reader);
    }
    assert_eq!(rest(&mut silent[0]).await, "", "the one that waited longest is closed");
}

/// A form of which the rest never comes.
const HALF_A_FORM: &[u8] = b"POST /en/sign-in HTTP/1.1\r\nHost: accord.example\r\nContent-Length: 1000\r\n\
    Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=";

#[tokio::test]
async fn half_sent_forms_leave_room_for_readers() {
    let server = TestServer::empty().await;
    let listening = listen(&server, Limits { connections: 4, idle: NEVER, stop: NEVER }).await;
    let mut silent = Vec::new();
    for _ in 0..20 {
        let mut stream = TcpStream::connect(listening.address).await.unwrap();
        stream.write_all(HALF_A_FORM).await.unwrap();
        // Whether it is read before the next one connects is not ours to say; each of them gives way in the end.
        tokio::task::yield_now().await;
        silent.push(stream);
    }
    for _ in 0..8 {
        let mut reader = TcpStream::connect(listening.address).await.unwrap();
        assert!(answer(&mut reader).await.starts_with("HTTP/1.1 200"));
        silent.push(reader);
    }
}

/// Whoever takes a response piece by piece keeps the seat, however many others come and say nothing.
#[tokio::test]
async fn a_long_response_is_not_cut() {
    let server = TestServer::with_demonstration().await;
    let listening = listen(&server, Limits { connections: 3, idle: NEVER, stop: NEVER }).await;
    let mut reader = TcpStream::connect(listening.address).await.unwrap();
    reader
        .write_all(b"GET /en/commitments HTTP/1.1\r\nHost: accord.example\r\nConnection: close\r\n\r\n")
        .await
        .unwrap();
    let (mut page, mut others) = (Vec::new(), Vec::new());
    loop {
        let mut some = [0; 1_024];
        let read = reader.read(&mut some).await.unwrap();
        if read == 0 {
            break;
        }
        page.extend_from_slice(&some[..read]);
        others.push(TcpStream::connect(listening.address).await.unwrap());
    }
    assert!(String::from_utf8(page).unwrap().trim_end().ends_with("</html>"));
}

#[tokio::test]
async fn stopping_waits_for_nobody_who_asks_for_nothing() {
    let server = TestServer::empty().await;
    let listening = listen(&server, Limits { connections: 9, idle: NEVER, stop: NEVER }).await;
    let mut idle = TcpStream::connect(listening.address).await.unwrap();
    answer(&mut idle).await;
    listening.stop.send(()).unwrap();
    listening.served.await.unwrap();
    assert_eq!(rest(&mut idle).await, "");
    drop(listening.again);
}

#[tokio::test]
async fn stopping_waits_for_half_a_request_for_a_while() {
    let server = TestServer::empty().await;
    let limits = Limits { connections: 9, idle: NEVER, stop: Duration::from_millis(50) };
    let listening = listen(&server, limits).await;
    let mut half = TcpStream::connect(listening.address).await.unwrap();
    half.write_all(HALF).await.unwrap();
    listening.stop.send(()).unwrap();
    listening.served.await.unwrap();
    assert_eq!(rest(&mut half).await, "");
    drop(listening.again);
}

#[tokio::test]
async fn a_second_signal_ends_at_once() {
    let server = TestServer::empty().await;
    let listening = listen(&server, Limits { connections: 9, idle: NEVER, stop: NEVER }).await;
    let mut half = TcpStream::connect(listening.address).await.unwrap();
    half.write_all(HALF).await.unwrap();
    listening.stop.send(()).unwrap();
    listening.again.send(()).unwrap();
    listening.served.await.unwrap();
}

#[tokio::test]
async fn a_server_that_is_to_stop_serves_nobody() {
    let server = TestServer::empty().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let limits = Limits { connections: 9, idle: NEVER, stop: NEVER };
    serve(listener, router(server.state.clone()), limits, ready(()), pending()).await;
    assert!(TcpStream::connect(address).await.is_err());
}

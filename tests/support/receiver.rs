//! A system on loopback that is told by webhooks: it keeps what it is sent and checks the signature in its own way.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, StatusCode, Uri};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// How a receiver behaves.
#[derive(Clone, Debug)]
pub enum Temper {
    /// It answers with this status.
    Answers(u16),
    /// It sends the caller to another address.
    Leads(String),
    /// It never answers.
    Hangs,
    /// Its answer never ends.
    Floods,
}

/// What it was sent.
#[derive(Clone, Debug)]
pub struct Received {
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: String,
}

impl Received {
    /// A header's value.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |it| it.to_str().unwrap())
    }

    /// The message.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// The type of the message.
    pub fn kind(&self) -> String {
        self.json()["type"].as_str().unwrap().to_owned()
    }

    /// How many of the signatures are those of a secret.
    pub fn signed_with(&self, secret: &str) -> usize {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let signed = format!("{}.{}.{}", self.header("webhook-id"), self.header("webhook-timestamp"), self.body);
        let expected = format!("v1,{}", STANDARD.encode(hmac(&key, signed.as_bytes())));
        self.header("webhook-signature").split(' ').filter(|it| *it == expected).count()
    }
}

/// HMAC-SHA256 as RFC 2104 has it.
fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    assert!(key.len() <= 64);
    let pad = |with: u8| (0..64).map(|at| key.get(at).copied().unwrap_or(0) ^ with).collect::<Vec<u8>>();
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(message).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().to_vec()
}

type Kept = (Arc<Mutex<Temper>>, Arc<Mutex<Vec<Received>>>);

/// The receiver.
pub struct Receiver {
    /// Host and port.
    pub place: std::net::SocketAddr,
    kept: Kept,
}

impl Receiver {
    /// One that behaves like this.
    pub async fn with(temper: Temper) -> Self {
        let kept: Kept = (Arc::new(Mutex::new(temper)), Arc::default());
        let router = Router::new().fallback(answer).with_state(kept.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let place = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { place, kept }
    }

    /// An address of it.
    pub fn address(&self) -> String {
        format!("http://{}/in", self.place)
    }

    /// Behaves like this from now on.
    pub fn becomes(&self, temper: Temper) {
        *self.kept.0.lock().unwrap() = temper;
    }

    /// What it was sent.
    pub fn received(&self) -> Vec<Received> {
        self.kept.1.lock().unwrap().clone()
    }

    /// The types of the messages that it was sent.
    pub fn kinds(&self) -> Vec<String> {
        self.received().iter().map(Received::kind).collect()
    }
}

async fn answer(State((temper, kept)): State<Kept>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let body = String::from_utf8(body.to_vec()).unwrap();
    kept.lock().unwrap().push(Received { uri, headers, body });
    let temper = temper.lock().unwrap().clone();
    match temper {
        Temper::Answers(status) => StatusCode::from_u16(status).unwrap().into_response(),
        Temper::Leads(address) => Redirect::temporary(&address).into_response(),
        Temper::Hangs => std::future::pending().await,
        Temper::Floods => {
            let endless =
                futures_util::stream::repeat_with(|| Ok::<_, std::io::Error>(Bytes::from(vec![b'x'; 65_536])));
            Body::from_stream(endless).into_response()
        }
    }
}

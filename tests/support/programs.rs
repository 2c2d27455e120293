//! Programs that act for people by a token.

use accord::domain::account::Account;
use accord::domain::account::api_token::{ApiToken, TokenScope};
use accord::domain::account::session_lifetime::after;
use accord::service::SystemRandom;
use accord::service::account::sign_in::Token;
use accord::store::account::api_tokens;
use axum::body::Body;
use http::{Method, Request, header};
use serde_json::Value;

use super::server::{Reply, TestServer};

/// A program with a token, or without one.
pub struct Program<'a> {
    server: &'a TestServer,
    pub secret: Option<String>,
}

/// What is sent besides the address.
#[derive(Clone, Copy, Default)]
pub struct Sending<'a> {
    /// The version to be changed.
    pub version: Option<&'a str>,
    pub key: Option<&'a str>,
}

impl<'a> Program<'a> {
    /// One that has no token.
    pub fn without(server: &'a TestServer) -> Self {
        Self { server, secret: None }
    }

    /// One with this token.
    pub fn with(server: &'a TestServer, secret: impl Into<String>) -> Self {
        Self { server, secret: Some(secret.into()) }
    }

    /// One that acts for a person for a month.
    pub async fn of(server: &'a TestServer, account: &Account, scope: TokenScope) -> Self {
        let now = server.database.accord.now();
        let secret = Token::new(&SystemRandom);
        let token = ApiToken {
            id: format!("{}-{scope}", account.id),
            name: "Sheet".into(),
            scope,
            created_at: now,
            expires_at: after(now, 30 * 24 * 60 * 60 * 1_000_000),
            last_used_at: None,
        };
        let mut conn = server.database.db().write_aside().await.unwrap();
        api_tokens::add(&mut conn, &token, &account.id, &secret).await.unwrap();
        conn.commit().await.unwrap();
        Self::with(server, format!("accord_{}", secret.secret()))
    }

    /// Asks for an address.
    pub async fn get(&self, address: &str) -> Reply {
        self.get_with(address, &[]).await
    }

    /// Asks for an address with headers.
    pub async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Reply {
        let bearer = self.secret.as_ref().map(|secret| format!("Bearer {secret}"));
        let own = bearer.iter().map(|it| ("authorization", it.as_str()));
        let headers: Vec<_> = own.chain(headers.iter().copied()).collect();
        self.server.get_with(address, &headers).await
    }

    /// Sends JSON to an address.
    pub async fn send(&self, method: Method, address: &str, sending: Sending<'_>, body: &Value) -> Reply {
        let request = Request::builder().method(method).uri(address).header(header::HOST, "accord.example");
        let mut request = request.header(header::CONTENT_TYPE, "application/json");
        if let Some(secret) = &self.secret {
            request = request.header(header::AUTHORIZATION, format!("Bearer {secret}"));
        }
        if let Some(version) = sending.version {
            request = request.header(header::IF_MATCH, format!("\"{version}\""));
        }
        if let Some(key) = sending.key {
            request = request.header("idempotency-key", key);
        }
        self.server.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// Posts JSON to an address.
    pub async fn post(&self, address: &str, version: &str, body: Value) -> Reply {
        self.send(Method::POST, address, Sending { version: Some(version), key: None }, &body).await
    }

    /// What there is to do about a commitment.
    pub async fn work(&self, slug: &str) -> Value {
        self.get(&format!("/api/v1/commitments/{slug}/work")).await.json()
    }
}

impl Reply {
    /// The answer as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text))
    }

    /// What kind of problem the answer is.
    #[track_caller]
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{} {}", self.status, self.text);
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        problem["type"].as_str().unwrap().strip_prefix("urn:accord:problem:").unwrap().to_owned()
    }
}

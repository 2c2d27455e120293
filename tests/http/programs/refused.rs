//! How programs are refused: by a problem document in their language, never by a page.

use accord::config::Config;
use accord::domain::access::role::Role;
use accord::domain::account::api_token::TokenScope;
use accord::domain::basics::lang::Lang;
use accord::i18n::Messages;
use axum::body::Body;
use http::{Method, Request, StatusCode};
use rstest::rstest;
use serde_json::json;

use crate::support::database::TestDatabase;
use crate::support::programs::{Program, Sending};
use crate::support::server::{TestServer, request};

const LIST: &str = "/api/v1/commitments";
const REPORTS: &str = "/api/v1/commitments/both-same/reports";

#[rstest]
#[case::no_such_address("GET", "/api/v1/nothing", &[], 404, "not_found")]
#[case::no_such_commitment("GET", "/api/v1/commitments/nothing", &[], 404, "not_found")]
#[case::a_hidden_one("GET", "/api/v1/commitments/confidential", &[], 404, "not_found")]
#[case::no_text("GET", "/api/v1/commitments/%ff", &[], 404, "not_found")]
#[case::a_nul("GET", "/api/v1/commitments/a%00", &[], 404, "not_found")]
#[case::another_method("DELETE", LIST, &[], 405, "method_not_allowed")]
#[case::a_page_is_wanted("GET", LIST, &[("accept", "text/html")], 406, "not_acceptable")]
#[case::an_unknown_parameter("GET", "/api/v1/commitments?stauts=delayed", &[], 400, "bad_request")]
#[case::a_forgotten_value("GET", "/api/v1/commitments?as_of=", &[], 400, "bad_request")]
#[case::an_unknown_value("GET", "/api/v1/commitments?status=late", &[], 400, "bad_request")]
#[case::an_unknown_language("GET", "/api/v1/commitments?lang=fr", &[], 400, "bad_request")]
#[case::a_day_to_come("GET", "/api/v1/commitments?as_of=2999-01-01", &[], 400, "bad_request")]
#[case::too_many("GET", "/api/v1/commitments?limit=201", &[], 400, "bad_request")]
#[case::no_cursor("GET", "/api/v1/commitments?cursor=x", &[], 400, "bad_request")]
#[case::no_words("GET", "/api/v1/search", &[], 400, "bad_request")]
#[case::no_token("GET", "/api/v1/account", &[], 401, "unauthorized")]
#[case::a_wrong_token("GET", LIST, &[("authorization", "Bearer accord_x")], 401, "unauthorized")]
#[case::no_token_to_write("POST", REPORTS, &[], 401, "unauthorized")]
#[case::from_another_site("POST", REPORTS, &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")], 403, "forbidden")]
#[tokio::test]
async fn a_refusal_is_a_problem_document_in_the_language_of_the_request(
    #[case] method: Method,
    #[case] address: &str,
    #[case] headers: &[(&'static str, &'static str)],
    #[case] status: u16,
    #[case] kind: &str,
) {
    let server = TestServer::with_cases().await;
    let mut titles = Vec::new();
    for lang in Lang::ALL {
        let mut asked = request(method.clone(), address);
        asked.headers_mut().insert("accept-language", lang.code().parse().unwrap());
        for (name, value) in headers {
            asked.headers_mut().insert(*name, value.parse().unwrap());
        }
        let reply = server.send(asked).await;
        assert_eq!((reply.status.as_u16(), &*reply.problem()), (status, kind), "{}", reply.text);
        let problem = reply.json();
        assert_eq!(problem["title"], Messages::of(*lang).say(&format!("api-problem-{kind}")));
        assert_eq!(reply.header("content-language"), lang.code());
        if kind == "bad_request" {
            assert!(!problem["errors"][0]["name"].as_str().unwrap().is_empty(), "{problem}");
        }
        titles.push(problem["title"].clone());
    }
    assert_ne!(titles[0], titles[1]);
}

#[tokio::test]
async fn a_refused_method_says_what_is_possible() {
    let reply = TestServer::with_cases().await.send(request(Method::DELETE, LIST)).await;
    assert!(reply.header("allow").contains("GET"), "{:?}", reply.headers);
}

/// What a reader may not see is answered like what is not there, to the last letter.
#[tokio::test]
async fn a_hidden_commitment_answers_like_a_missing_one() {
    let server = TestServer::with_cases().await;
    let hidden = server.get("/api/v1/commitments/confidential").await;
    let missing = server.get("/api/v1/commitments/konfidential").await;
    assert_eq!((hidden.status, hidden.text), (missing.status, missing.text));
}

/// What a program sends has to be JSON of the right shape, and say which version it changes.
#[tokio::test]
async fn what_cannot_be_read_is_refused_before_anything_is_done() {
    let server = TestServer::with_cases().await;
    let account = server.database.account(Role::Official, "AUR-MDA").await;
    let program = Program::of(&server, &account, TokenScope::Report).await;
    let before = server.database.height().await;
    let send = async |kind: &str, version: Option<&str>, body: Vec<u8>| {
        let asked = Request::builder().method(Method::POST).uri(REPORTS).header("host", "accord.example");
        let asked = asked.header("content-type", kind);
        let asked = asked.header("authorization", format!("Bearer {}", program.secret.as_ref().unwrap()));
        let asked = match version {
            Some(version) => asked.header("if-match", version),
            None => asked,
        };
        server.send(asked.body(Body::from(body)).unwrap()).await.problem()
    };
    let json = "application/json";
    assert_eq!(send(json, None, b"{}".to_vec()).await, "version_missing");
    assert_eq!(send(json, Some("W/x"), b"{}".to_vec()).await, "bad_request");
    assert_eq!(send("text/plain", Some("\"x\""), b"{}".to_vec()).await, "unsupported_media_type");
    assert_eq!(send(json, Some("\"x\""), b"{".to_vec()).await, "bad_request");
    assert_eq!(send(json, Some("\"x\""), b"{} {}".to_vec()).await, "bad_request");
    assert_eq!(send(json, Some("\"x\""), b"{\"statos\": 1}".to_vec()).await, "invalid");
    assert_eq!(send(json, Some("\"x\""), b"{\"progress\": 300}".to_vec()).await, "invalid");
    assert_eq!(send(json, Some("\"x\""), vec![b' '; 4 * 1024 * 1024]).await, "too_large");
    assert_eq!(send(json, Some("\"x\""), b"[\"\xff\"]".to_vec()).await, "bad_request");
    assert_eq!(server.database.height().await, before);
}

/// A cookie gives a program nothing, and a token for less is told what is needed.
#[tokio::test]
async fn only_a_token_that_is_for_it_writes() {
    let server = TestServer::with_cases().await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    let by_cookie = person.post(REPORTS, &[("status", "delayed")]).await;
    assert_eq!(by_cookie.problem(), "unauthorized");
    let reading = Program::of(&server, &person.account, TokenScope::Read).await;
    let reply = reading.post(REPORTS, "x", json!({})).await;
    assert_eq!((reply.status, reply.problem()), (StatusCode::FORBIDDEN, "forbidden".into()));
    assert!(reply.header("www-authenticate").contains("scope=\"report\""), "{:?}", reply.headers);
}

#[tokio::test]
async fn who_asks_too_often_waits() {
    let config = Config { api_per_minute: 3, ..Config::default() };
    let server = TestServer::with_settings(TestDatabase::with_cases().await, config);
    let account = server.database.account(Role::Official, "AUR-MDA").await;
    let program = Program::of(&server, &account, TokenScope::Read).await;
    for asking in [&Program::without(&server), &program] {
        for left in ["2", "1", "0"] {
            let reply = asking.get("/api/v1/areas").await;
            assert_eq!((reply.status, reply.header("ratelimit-remaining")), (StatusCode::OK, left));
            assert_eq!(reply.header("ratelimit-limit"), "3");
        }
        let reply = asking.get("/api/v1/areas").await;
        assert_eq!(reply.problem(), "too_many_requests");
        assert_eq!((reply.header("retry-after"), reply.header("ratelimit-remaining")), ("20", "0"));
    }
    let elsewhere = server.get_with("/api/v1/areas", &[("x-forwarded-for", "198.51.100.7")]).await;
    assert_eq!(elsewhere.status, StatusCode::OK, "others are not kept waiting");
    let key = Sending { key: Some("k"), version: Some("x") };
    let guessed = Program::with(&server, "accord_guessed");
    assert_eq!(guessed.send(Method::POST, REPORTS, key, &json!({})).await.problem(), "too_many_requests");
}

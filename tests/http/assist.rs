//! A model of the operator's own that is asked for commitments in a text: what is sent to it, and what is made of an answer
//! that is true, made up, broken, endless or none. On the fictional portfolio, in the browser without scripts.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use accord::assist::Assistant;
use accord::domain::access::role::Role;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, StatusCode};
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::database::TestDatabase;
use crate::support::forms::{change, leads_on};
use crate::support::server::{Person, Reply, TestServer};

const INTAKE: &str = "/en/statements/council-2-statement/intake";
const EDIT: &str = "/en/statements/council-2-statement/edit";
const TEXT: &str =
    "1. The two sides will share weather data by the end of 2027.\n\n2. Better buoys between the harbours: this too.";
/// Words of the text in which no rule finds a commitment.
const MISSED: &str = "Better buoys between the harbours: this too.";

/// How the model behaves.
#[derive(Clone, Debug)]
enum Temper {
    /// It answers with this.
    Says(String),
    /// It answers with an error.
    Refuses,
    /// It sends the caller to another address.
    Leads(String),
    /// It answers with this once it is let.
    Waits(String, Arc<tokio::sync::Notify>),
    /// It never answers.
    Hangs,
    /// It begins an answer and never ends it.
    Stalls,
    /// Its answer is longer than anybody needs.
    Floods,
}

/// A model on loopback, and what it was sent.
struct Model {
    address: String,
    asked: Arc<Mutex<Vec<(HeaderMap, Value)>>>,
}

impl Model {
    async fn with(temper: Temper) -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let router = Router::new().fallback(answer).with_state((temper, asked.clone()));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/v1", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, asked }
    }

    fn asked(&self) -> Vec<(HeaderMap, Value)> {
        self.asked.lock().unwrap().clone()
    }
}

type Asked = Arc<Mutex<Vec<(HeaderMap, Value)>>>;

async fn answer(State((temper, asked)): State<(Temper, Asked)>, headers: HeaderMap, body: Bytes) -> Response {
    asked.lock().unwrap().push((headers, serde_json::from_slice(&body).unwrap_or_default()));
    match temper {
        Temper::Says(content) => completion(&content),
        Temper::Refuses => (StatusCode::INTERNAL_SERVER_ERROR, "no").into_response(),
        Temper::Leads(address) => Redirect::temporary(&address).into_response(),
        Temper::Waits(content, let_go) => {
            let_go.notified().await;
            completion(&content)
        }
        Temper::Hangs => std::future::pending().await,
        Temper::Stalls => {
            let begun = futures_util::stream::once(async { Ok::<_, std::io::Error>(Bytes::from_static(b"{")) });
            Body::from_stream(futures_util::StreamExt::chain(begun, futures_util::stream::pending())).into_response()
        }
        Temper::Floods => completion(&"x".repeat(3 * 1024 * 1024)),
    }
}

fn completion(content: &str) -> Response {
    axum::Json(json!({ "choices": [{ "message": { "role": "assistant", "content": content } }] })).into_response()
}

fn claims(claims: &[(&str, &str)]) -> Temper {
    Temper::Says(said(claims))
}

fn said(claims: &[(&str, &str)]) -> String {
    let list: Vec<Value> = claims.iter().map(|(words, title)| json!({ "words": words, "title": title })).collect();
    json!({ "commitments": list }).to_string()
}

/// The fictional portfolio, a statement with the text, and a model that may be asked about it.
async fn server(model: &Model) -> TestServer {
    server_waiting(model, Duration::from_millis(400)).await
}

/// The same where the model may take its time.
async fn server_waiting(model: &Model, longest: Duration) -> TestServer {
    let mut database = TestDatabase::with_council().await;
    let assistant = Assistant::new(&model.address, "local", Some("a-token"), longest).unwrap();
    database.accord = database.accord.clone().assisted_by(Some(assistant));
    let server = TestServer::on(database);
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&person).await;
    server
}

async fn put_in(person: &Person<'_>) {
    leads_on(&change(person, &person.get(EDIT).await, EDIT, &[("text_en", TEXT), ("reason_en", "Its text.")]).await);
}

async fn ask(person: &Person<'_>) -> Reply {
    let page = person.get(INTAKE).await;
    let mut fields = page.page().first("main form.ask-assistant").hidden_fields();
    fields.push(("act".into(), "assist".into()));
    person.post(INTAKE, &fields).await
}

#[tokio::test]
async fn without_an_address_there_is_nobody_to_ask() {
    let server = TestServer::with_council().await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    put_in(&person).await;
    let page = person.get(INTAKE).await;
    assert!(!page.page().has("form.ask-assistant"));
    let mut fields = page.page().first("main form.together").hidden_fields();
    fields.push(("act".into(), "assist".into()));
    let refused = person.post(INTAKE, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn it_is_asked_by_the_button_alone_and_told_the_text_alone() {
    let model = Model::with(claims(&[(MISSED, "Place better buoys")])).await;
    let server = server(&model).await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = person.get(INTAKE).await;
    assert!(page.says("is sent to 127.0.0.1") && page.says(&TEXT.chars().count().to_string()), "{:?}", page.pieces());
    assert!(model.asked().is_empty(), "reading the page asks nobody");
    leads_on(&ask(&person).await);
    let asked = model.asked();
    assert_eq!(asked.len(), 1);
    let (headers, body) = &asked[0];
    assert_eq!(headers["authorization"], "Bearer a-token");
    assert_eq!(body["model"], "local");
    let sent = body["messages"][1]["content"].as_str().unwrap();
    assert!(sent.ends_with(TEXT));
    let whole = body.to_string();
    for secret in ["AUR-MDA", "council-2", person.account.name.as_str(), person.account.email.as_str()] {
        assert!(!whole.contains(secret), "{secret} was sent");
    }
    // It is a proposal like others, says where it comes from, and is not accepted.
    let page = person.get(INTAKE).await;
    assert!(page.says("Place better buoys") && page.says("Proposed by the assistant"), "{:?}", page.pieces());
    assert!(page.says("1 added"));
    assert!(!page.says("Enter the"));
    // Whoever may not add to the statement asks nobody.
    let reader = server.signed_in(Role::Official, "BOR-MTI").await;
    let refused = reader.post(INTAKE, &[("act", "assist")]).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    assert_eq!(model.asked().len(), 1);
}

#[tokio::test]
async fn words_that_the_text_does_not_have_are_thrown_away() {
    let made_up = "The two sides will give each other a thousand ships.";
    let found_already = "The two sides will share weather data by the end of 2027.";
    let bell = format!("Buoys\u{7}{}", "x".repeat(400));
    // Also a scrap, named before the sentence that has it.
    let scrap = ("buoys", "");
    let named =
        [(made_up, "Ships"), (found_already, "Weather"), scrap, (MISSED, &*bell), (MISSED, "Again"), ("the", "")];
    let model = Model::with(claims(&named)).await;
    let server = server(&model).await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    let before = person.get(INTAKE).await.page().all("input[name=chosen]").len();
    leads_on(&ask(&person).await);
    let page = person.get(INTAKE).await;
    assert!(!page.says("thousand ships") && !page.says("Ships"), "{:?}", page.pieces());
    assert_eq!(page.page().all("input[name=chosen]").len(), before + 2, "{:?}", page.pieces());
    assert!(page.says("2 added") && page.says("3 known already") && page.says("1 thrown away"), "{:?}", page.pieces());
    // A title that no field would take is none.
    assert!(!page.says("xxxx") && page.says(MISSED));
}

#[rstest]
#[case::refuses(Temper::Refuses, "error")]
#[case::garbage(Temper::Says("I would rather not.".into()), "cannot be read")]
#[case::hangs(Temper::Hangs, "too long")]
#[case::stalls(Temper::Stalls, "too long")]
#[case::floods(Temper::Floods, "cannot be read")]
#[tokio::test]
async fn where_nothing_comes_of_it_the_page_says_why(#[case] temper: Temper, #[case] why: &str) {
    let model = Model::with(temper).await;
    let server = server(&model).await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    let answered = ask(&person).await;
    assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answered.says(why), "{:?}", answered.pieces());
    assert!(answered.page().has("form.together") && !answered.says("1 added"));
}

#[tokio::test]
async fn the_text_goes_to_no_other_address() {
    let elsewhere = Model::with(claims(&[(MISSED, "Buoys")])).await;
    let model = Model::with(Temper::Leads(format!("{}/chat/completions", elsewhere.address))).await;
    let server = server(&model).await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    assert_eq!(ask(&person).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(elsewhere.asked().is_empty());
    // Nobody listens at a port that was given back.
    let gone = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let nobody = Assistant::new(&format!("http://{gone}/v1"), "local", None, Duration::from_secs(5)).unwrap();
    let fault = nobody.claims(TEXT, accord::domain::basics::lang::Lang::En).await;
    assert_eq!(fault, Err(accord::assist::AssistFault::Unreachable));
}

#[tokio::test]
async fn what_a_colleague_saves_while_it_works_loses_neither() {
    let let_go = Arc::new(tokio::sync::Notify::new());
    let model = Model::with(Temper::Waits(said(&[(MISSED, "Place better buoys")]), let_go.clone())).await;
    let server = server_waiting(&model, Duration::from_secs(20)).await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    let colleague = server.signed_in(Role::Manager, "AUR-MDA").await;
    let save = async {
        while model.asked().is_empty() {
            tokio::task::yield_now().await;
        }
        let page = colleague.get(INTAKE).await;
        let mut fields = page.page().first("main form.together").hidden_fields();
        let chosen = page.page().first("input[name=chosen]").attribute("value").to_owned();
        fields.extend([("chosen".into(), chosen), ("act".into(), "accept".into())]);
        leads_on(&colleague.post(INTAKE, &fields).await);
        let_go.notify_one();
    };
    let (answered, ()) = tokio::join!(ask(&person), save);
    leads_on(&answered);
    let page = person.get(INTAKE).await;
    assert!(page.says("Place better buoys") && page.says("Enter the accepted one"), "{:?}", page.pieces());
    assert_eq!(model.asked().len(), 1);
}

#[tokio::test]
async fn a_text_that_changed_since_is_not_sent() {
    let model = Model::with(claims(&[(MISSED, "Buoys")])).await;
    let server = server(&model).await;
    let person = server.signed_in(Role::Manager, "AUR-MDA").await;
    let mut fields = person.get(INTAKE).await.page().first("main form.ask-assistant").hidden_fields();
    fields.push(("act".into(), "assist".into()));
    let other = [("text_en", "1. The two sides will keep this to themselves."), ("reason_en", "Another text.")];
    leads_on(&change(&person, &person.get(EDIT).await, EDIT, &other).await);
    assert_eq!(person.post(INTAKE, &fields).await.status, StatusCode::CONFLICT);
    assert!(model.asked().is_empty());
}

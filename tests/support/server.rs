//! A server with a portfolio, people in browsers, and helpers to read its responses.

use std::cell::OnceCell;
use std::sync::Arc;
use std::time::Duration;

use accord::config::Config;
use accord::domain::access::role::Role;
use accord::domain::account::Account;
use accord::paths;
use accord::web::page_cache::PageCache;
use accord::web::router::router;
use accord::web::{AppState, server as web_server};
use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Method, Request, StatusCode, header};
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::database::TestDatabase;
use super::html::{Element, Fields, Page, with_value};

/// A form without fields.
pub const NOTHING: [(&str, &str); 0] = [];

/// A server.
pub struct TestServer {
    pub database: TestDatabase,
    pub state: AppState,
    router: Router,
    _folder: TempDir,
}

impl TestServer {
    /// With the demonstration.
    pub async fn with_demonstration() -> Self {
        Self::on(TestDatabase::with_demonstration().await)
    }

    /// With the portfolio of cases.
    pub async fn with_cases() -> Self {
        Self::on(TestDatabase::with_cases().await)
    }

    /// With the fictional demonstration, in which both sides of a council take part.
    pub async fn with_council() -> Self {
        Self::on(TestDatabase::with_council().await)
    }

    /// The same while only Aurelia takes part.
    pub async fn with_half_a_council() -> Self {
        Self::on(TestDatabase::with_half_a_council().await)
    }

    /// With an empty record.
    pub async fn empty() -> Self {
        Self::on(TestDatabase::sqlite().await)
    }

    /// On a database.
    pub fn on(database: TestDatabase) -> Self {
        Self::reachable_at(database, None)
    }

    /// On a database, and reached at an address of its own.
    pub fn reachable_at(database: TestDatabase, public_url: Option<String>) -> Self {
        Self::with_settings(database, Config { public_url, ..Config::default() })
    }

    /// On a database, with settings.
    pub fn with_settings(database: TestDatabase, config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("pkg");
        std::fs::create_dir(&package).unwrap();
        for kind in ["css", "js", "wasm"] {
            std::fs::write(package.join(format!("accord.{kind}")), "x".repeat(10)).unwrap();
        }
        // One proxy, so that tests say in `x-forwarded-for` who asks.
        // Clocks of tests stand still: a program that asked too often would wait for ever.
        let usual = config.api_per_minute == Config::default().api_per_minute;
        let api_per_minute = if usual { 0 } else { config.api_per_minute };
        let config = Config { proxies: 1, api_per_minute, site_root: folder.path().display().to_string(), ..config };
        let mut state = web_server::state(&config, database.accord.clone());
        // Pages are kept as by a server; what others record, tests see at once.
        state.pages = Arc::new(PageCache::knowing_for(config.page_cache_bytes, Duration::ZERO));
        Self { database, router: router(state.clone()), state, _folder: folder }
    }

    /// The same database served at another instant. This one has to outlive it.
    pub async fn later(&self, clock: &str) -> Self {
        Self::on(self.database.later(clock).await)
    }

    /// Somebody of an organisation, with an account of their own, in a browser that is signed in. Costs no password.
    ///
    /// `server.signed_in(Role::Official, "MSIT").await.get("/en/account").await`
    pub async fn signed_in(&self, role: Role, organisation: &str) -> Person<'_> {
        let account = self.database.account(role, organisation).await;
        self.browser_of(account).await
    }

    /// Another browser of an account, signed in.
    pub async fn browser_of(&self, account: Account) -> Person<'_> {
        let token = self.database.session(&account).await;
        Person { server: self, account, cookie: format!("accord={}", token.secret()) }
    }

    /// The same with other routes.
    pub fn with_router(self, router: Router) -> Self {
        Self { router, ..self }
    }

    /// The folder with the browser part.
    pub fn package(&self) -> std::path::PathBuf {
        self._folder.path().join("pkg")
    }

    /// Asks for an address.
    pub async fn get(&self, address: &str) -> Reply {
        self.send(request(Method::GET, address)).await
    }

    /// Asks for an address with a header.
    pub async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Reply {
        let mut request = request(Method::GET, address);
        for (name, value) in headers {
            request.headers_mut().append(http::HeaderName::try_from(*name).unwrap(), value.parse().unwrap());
        }
        self.send(request).await
    }

    /// Posts a form from a page of this server.
    pub async fn post(&self, address: &str, fields: &[(impl AsRef<str>, impl AsRef<str>)]) -> Reply {
        self.post_from("http://accord.example", address, fields).await
    }

    /// Posts a form from a page of some server.
    pub async fn post_from(&self, origin: &str, address: &str, fields: &[(impl AsRef<str>, impl AsRef<str>)]) -> Reply {
        self.post_with(address, fields, &[("origin", origin)]).await
    }

    /// Posts a form with headers, the `origin` of the page it is on among them.
    pub async fn post_with(
        &self,
        address: &str,
        fields: &[(impl AsRef<str>, impl AsRef<str>)],
        headers: &[(&str, &str)],
    ) -> Reply {
        let body = paths::with_query("", fields.iter().map(|(name, value)| (name.as_ref(), value.as_ref())));
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(address)
            .header(header::HOST, "accord.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.trim_start_matches('?').to_owned())).unwrap()).await
    }

    /// Posts a form with files as a browser does, whether or not it runs scripts: each file its field, its name, its content.
    pub async fn post_files(
        &self,
        address: &str,
        fields: &[(impl AsRef<str>, impl AsRef<str>)],
        files: &[(&str, &str, &[u8])],
        headers: &[(&str, &str)],
    ) -> Reply {
        const BOUNDARY: &str = "----WebKitFormBoundaryAccord";
        let mut body = Vec::new();
        for (name, value) in fields {
            let (name, value) = (name.as_ref(), value.as_ref());
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        for (field, name, content) in files {
            let name = name.replace('"', "%22");
            let about = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/pdf\r\n\r\n"
            );
            body.extend(about.into_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(address)
            .header(header::HOST, "accord.example")
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a request.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        // A stream of events has no end.
        let streams = parts.headers.get("content-type").is_some_and(|it| it == "text/event-stream");
        let body = if streams { Body::empty() } else { body };
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, text, bytes: bytes.to_vec(), page: OnceCell::new() }
    }
}

/// Somebody in a browser that is signed in.
pub struct Person<'a> {
    server: &'a TestServer,
    pub account: Account,
    /// What the browser sends as `cookie`.
    pub cookie: String,
}

impl Person<'_> {
    /// Asks for an address.
    pub async fn get(&self, address: &str) -> Reply {
        self.server.get_with(address, &[("cookie", &self.cookie)]).await
    }

    /// Posts a form from a page of this server.
    pub async fn post(&self, address: &str, fields: &[(impl AsRef<str>, impl AsRef<str>)]) -> Reply {
        let headers = [("origin", "http://accord.example"), ("cookie", &*self.cookie)];
        self.server.post_with(address, fields, &headers).await
    }

    /// Posts a form with files from a page of this server.
    pub async fn post_files(
        &self,
        address: &str,
        fields: &[(impl AsRef<str>, impl AsRef<str>)],
        files: &[(&str, &str, &[u8])],
    ) -> Reply {
        let headers = [("origin", "http://accord.example"), ("cookie", &*self.cookie)];
        self.server.post_files(address, fields, files, &headers).await
    }

    /// The same browser at another server on the same database: at another instant, mostly.
    pub fn at<'b>(&self, server: &'b TestServer) -> Person<'b> {
        Person { server, account: self.account.clone(), cookie: self.cookie.clone() }
    }

    /// The same browser after it was given another cookie.
    pub fn showing(&self, cookie: String) -> Self {
        Self { server: self.server, account: self.account.clone(), cookie }
    }

    /// Whether the server still knows who this is.
    pub async fn is_signed_in(&self) -> bool {
        self.get("/en/account").await.status == StatusCode::OK
    }
}

/// A request without a body.
pub fn request(method: Method, address: &str) -> Request<Body> {
    Request::builder().method(method).uri(address).header(header::HOST, "accord.example").body(Body::empty()).unwrap()
}

/// A response.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// The body as it came, for what is no text.
    pub bytes: Vec<u8>,
    page: OnceCell<Page>,
}

impl Reply {
    /// The page, as a browser reads it.
    pub fn page(&self) -> Element<'_> {
        self.page.get_or_init(|| Page::read(&self.text)).root()
    }

    /// The element of the page with this `id`.
    #[track_caller]
    pub fn part(&self, id: &str) -> Element<'_> {
        self.page().first(&with_value("id", id))
    }

    /// The element of the page with this `id`, where there is one.
    pub fn try_part(&self, id: &str) -> Option<Element<'_>> {
        self.page().find(&with_value("id", id))
    }

    /// The rows of a CSV file, its heads first.
    pub fn csv(&self) -> Vec<Vec<String>> {
        let text = self.text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
        assert!(text.ends_with("\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']), "{text:?}");
        let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
        rows.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The cookie that the response sets, as a browser sends it back.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
    }

    /// The hidden fields of the page's form to an address, as a browser would send them.
    pub fn hidden(&self, action: &str) -> Fields {
        self.page()
            .find(&format!("form{}", with_value("action", action)))
            .map_or_else(Fields::new, Element::hidden_fields)
    }

    /// The hidden fields of the page's form with a button.
    pub fn hidden_with(&self, act: &str) -> Fields {
        let button = format!("[name=act]{}", with_value("value", act));
        self.page().form_with(&button).map_or_else(Fields::new, Element::hidden_fields)
    }

    /// The hidden fields of the page's form with a field.
    pub fn hidden_beside(&self, field: &str) -> Option<Fields> {
        self.page().form_with(&with_value("name", field)).map(Element::hidden_fields)
    }

    /// The commitments in the page's rows, in their order, each once.
    pub fn rows(&self) -> Vec<String> {
        self.page().rows()
    }

    /// The page's pieces of text, as a reader sees them.
    pub fn pieces(&self) -> Vec<String> {
        self.page().pieces()
    }

    /// Whether the page contains these words.
    pub fn says(&self, words: &str) -> bool {
        self.page().says(words)
    }

    /// Whether a control of the page's forms has this value: a ticked box, a chosen option, a filled field.
    pub fn is_set(&self, name: &str, value: &str) -> bool {
        self.page().is_set(name, value)
    }

    /// Whether one of the page's links points there.
    pub fn leads_to(&self, address: &str) -> bool {
        self.page().leads_to(address)
    }
}

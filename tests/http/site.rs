//! A server with a portfolio in it, and what one reads from its answers.

#![allow(dead_code, reason = "each test program uses a part of it")]

use accord::config::Config;
use accord::domain::access::member::Role;
use accord::domain::account::Account;
use accord::web::router::router;
use accord::web::{AppState, server};
use axum::Router;
use axum::body::Body;
use http::{HeaderMap, Method, Request, StatusCode, header};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::common::Ground;

/// A server.
pub struct Site {
    pub ground: Ground,
    pub state: AppState,
    router: Router,
    _folder: TempDir,
}

impl Site {
    /// With the demonstration.
    pub async fn new() -> Self {
        Self::on(Ground::with_demonstration().await)
    }

    /// With the invented portfolio.
    pub async fn fictional() -> Self {
        Self::on(Ground::with_fictional().await)
    }

    /// With nothing recorded.
    pub async fn empty() -> Self {
        Self::on(Ground::sqlite().await)
    }

    /// On a database.
    pub fn on(ground: Ground) -> Self {
        Self::reachable_at(ground, None)
    }

    /// On a database, and reached at an address of its own.
    pub fn reachable_at(ground: Ground, public_url: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("pkg");
        std::fs::create_dir(&package).unwrap();
        for kind in ["css", "js", "wasm"] {
            std::fs::write(package.join(format!("accord.{kind}")), "x".repeat(10)).unwrap();
        }
        // One proxy, so that tests say in `x-forwarded-for` who asks.
        let config =
            Config { proxies: 1, public_url, site_root: folder.path().display().to_string(), ..Config::default() };
        let state = server::state(&config, ground.accord.clone());
        Self { ground, router: router(state.clone()), state, _folder: folder }
    }

    /// The same database served at another instant. This one has to outlive it.
    pub async fn later(&self, clock: &str) -> Self {
        Self::on(self.ground.later(clock).await)
    }

    /// Somebody of an organisation, with an account of their own, in a browser that is signed in. Costs no password.
    ///
    /// `site.signed_in(Role::Official, "MSIT").await.get("/en/account").await`
    pub async fn signed_in(&self, role: Role, organisation: &str) -> Person<'_> {
        let account = self.ground.account(role, organisation).await;
        self.browser_of(account).await
    }

    /// Another browser of an account, signed in.
    pub async fn browser_of(&self, account: Account) -> Person<'_> {
        let token = self.ground.session(&account).await;
        Person { site: self, account, cookie: format!("accord={}", token.secret()) }
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
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_from("http://accord.example", address, fields).await
    }

    /// Posts a form from a page of some server.
    pub async fn post_from(&self, origin: &str, address: &str, fields: &[(&str, &str)]) -> Reply {
        self.post_with(address, fields, &[("origin", origin)]).await
    }

    /// Posts a form with headers, the `origin` of the page it is on among them.
    pub async fn post_with(&self, address: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Reply {
        let body = accord::paths::with_query("", fields.iter().copied());
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
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
        headers: &[(&str, &str)],
    ) -> Reply {
        const BOUNDARY: &str = "----WebKitFormBoundaryAccord";
        let mut body = Vec::new();
        for (name, value) in fields {
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
        let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Reply { status: parts.status, headers: parts.headers, text, bytes: bytes.to_vec() }
    }
}

/// Somebody in a browser that is signed in.
pub struct Person<'a> {
    site: &'a Site,
    pub account: Account,
    /// What the browser sends as `cookie`.
    pub cookie: String,
}

impl Person<'_> {
    /// Asks for an address.
    pub async fn get(&self, address: &str) -> Reply {
        self.site.get_with(address, &[("cookie", &self.cookie)]).await
    }

    /// Posts a form from a page of this server.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Reply {
        let headers = [("origin", "http://accord.example"), ("cookie", &*self.cookie)];
        self.site.post_with(address, fields, &headers).await
    }

    /// Posts a form with files from a page of this server.
    pub async fn post_files(&self, address: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Reply {
        let headers = [("origin", "http://accord.example"), ("cookie", &*self.cookie)];
        self.site.post_files(address, fields, files, &headers).await
    }

    /// The same browser at another server on the same database: at another instant, mostly.
    pub fn at<'b>(&self, site: &'b Site) -> Person<'b> {
        Person { site, account: self.account.clone(), cookie: self.cookie.clone() }
    }

    /// The same browser after it was given another cookie.
    pub fn showing(&self, cookie: String) -> Self {
        Self { site: self.site, account: self.account.clone(), cookie }
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

/// An answer.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
    /// The body as it came, for what is no text.
    pub bytes: Vec<u8>,
}

impl Reply {
    /// The cookie that the answer sets, as a browser sends it back.
    pub fn cookie(&self) -> String {
        self.header("set-cookie").split(';').next().unwrap_or_default().to_owned()
    }

    /// The hidden fields of the page's form to an address, as a browser would send them.
    pub fn hidden(&self, action: &str) -> Vec<(String, String)> {
        let action = format!("action=\"{action}\"");
        self.hidden_where(|form| form.split('>').next().unwrap().contains(&action))
    }

    /// The hidden fields of the page's form with a button.
    pub fn hidden_with(&self, act: &str) -> Vec<(String, String)> {
        self.hidden_where(|form| form.contains("name=\"act\"") && form.contains(&format!("value=\"{act}\"")))
    }

    fn hidden_where(&self, is_it: impl Fn(&str) -> bool) -> Vec<(String, String)> {
        let mut forms = self.text.split("<form").skip(1).map(|form| form.split("</form>").next().unwrap());
        let attribute = |tag: &str, name: &str| {
            let value = tag.split_once(&format!(" {name}=\"")).map_or("", |(_, rest)| rest.split('"').next().unwrap());
            html_escape::decode_html_entities(value).into_owned()
        };
        let inputs = forms.find(|form| is_it(form)).unwrap_or_default().split("<input").skip(1);
        inputs
            .filter(|tag| tag.contains("type=\"hidden\""))
            .map(|tag| (attribute(tag, "name"), attribute(tag, "value")))
            .collect()
    }

    /// A header's value.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The commitments in the page's rows, in their order, each once.
    pub fn rows(&self) -> Vec<String> {
        let mut rows: Vec<String> = Vec::new();
        for part in self.text.split("data-commitment=\"").skip(1) {
            let slug = part.split('"').next().unwrap().to_owned();
            if !rows.contains(&slug) {
                rows.push(slug);
            }
        }
        rows
    }

    /// The opening tags of the page, scripts left out.
    pub fn tags(&self) -> Vec<&str> {
        self.text
            .split('<')
            .skip(1)
            .filter_map(|part| part.split('>').next())
            .filter(|tag| !tag.starts_with('/'))
            .collect()
    }

    /// The page's pieces of text, as a reader sees them.
    pub fn pieces(&self) -> Vec<String> {
        let body = self.text.split_once("<body").map_or("", |(_, body)| body);
        let mut pieces = Vec::new();
        let mut skipped = false;
        for part in body.split('<').skip(1) {
            let (tag, text) = part.split_once('>').unwrap_or((part, ""));
            skipped = match tag.split([' ', '>']).next().unwrap_or_default() {
                "script" | "symbol" | "style" => true,
                "/script" | "/symbol" | "/style" => false,
                _ => skipped,
            };
            let text = html_escape::decode_html_entities(text.trim()).into_owned();
            if !skipped && !text.is_empty() {
                pieces.push(text);
            }
        }
        pieces
    }

    /// Whether the page reads these words somewhere.
    pub fn says(&self, words: &str) -> bool {
        let whole = self.pieces().join(" ");
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        squeezed(&whole).contains(&squeezed(words))
    }

    /// Whether a control of the page's forms has this value: a ticked box, a chosen option, a filled field.
    pub fn is_set(&self, name: &str, value: &str) -> bool {
        let has = |tag: &str, attribute: &str, value: &str| {
            let quoted = format!(" {attribute}=\"{}\"", html_escape::encode_double_quoted_attribute(value));
            let bare = format!(" {attribute}={value}");
            let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '/', '>']);
            tag.contains(&quoted) || tag.match_indices(&bare).any(|(at, it)| ends(&tag[at + it.len()..]))
        };
        let field = self.tags().into_iter().any(|tag| {
            let ticks = has(tag, "type", "checkbox") || has(tag, "type", "radio");
            tag.starts_with("input")
                && has(tag, "name", name)
                && has(tag, "value", value)
                && !has(tag, "type", "hidden")
                && (tag.contains(" checked") || !ticks)
        });
        let select = self.text.split("<select").skip(1).any(|part| {
            let select = part.split("</select>").next().unwrap_or_default();
            select.split('>').next().is_some_and(|tag| has(tag, "name", name))
                && select.split("<option").skip(1).any(|option| {
                    let tag = option.split('>').next().unwrap_or_default();
                    has(tag, "value", value) && tag.contains(" selected")
                })
        });
        field || select
    }
}

/// The hidden fields of a form that has a field.
pub fn only_hidden(form: &str, field: &str) -> Option<Vec<(String, String)>> {
    let form = form.split("</form>").next()?;
    form.contains(&format!("name=\"{field}\"")).then(|| {
        let page = Reply {
            status: StatusCode::OK,
            headers: http::HeaderMap::new(),
            text: format!("<form action=\"it\" {form}</form>"),
            bytes: Vec::new(),
        };
        page.hidden("it")
    })
}

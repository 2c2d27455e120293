//! The browser part and the assets: files with a hash in their name are cached permanently, the others for a day.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, VARY};
use http::{HeaderMap, Method, StatusCode};
use leptos::config::LeptosOptions;
use tower::ServiceExt;
use tower_http::services::ServeDir;

use crate::app::ahead::Ahead;
use crate::paths;
use crate::web::{AppState, error};

/// Where the files are and what the build named them.
#[derive(Clone, Debug)]
pub struct Assets {
    root: PathBuf,
    hashes: Vec<(String, String)>,
}

/// The name under which the browser part is built.
const OUTPUT_NAME: &str = "accord";
/// The header of people who save data.
const SAVE_DATA: HeaderName = HeaderName::from_static("save-data");
/// How long a file whose name changes with its content is cached.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";
/// The folder of the browser part below the site's root.
const PACKAGE: &str = "pkg";
/// The font file with the letters that every page shows.
const FONT: &str = "/fonts/accord-sans-latin";
/// How long the hash in a file's name is.
const HASH: usize = 22;

impl Assets {
    /// Looks for the files of the running build: `hash.txt` beside the binary names their hashes.
    pub fn find(root: &Path) -> Self {
        let beside = std::env::current_exe().ok().and_then(|exe| exe.parent().map(|folder| folder.join("hash.txt")));
        let text = beside.and_then(|file| std::fs::read_to_string(file).ok()).unwrap_or_default();
        let hashes = text
            .lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(name, hash)| (name.trim().to_owned(), hash.trim().to_owned()))
            .collect();
        Self { root: root.to_owned(), hashes }
    }

    /// The folder that is served.
    pub fn root(&self) -> &Path {
        &self.root
    }

    fn hash(&self, kind: &str) -> Option<&str> {
        self.hashes.iter().find(|(name, _)| name == kind).map(|(_, hash)| hash.as_str())
    }

    fn file(&self, kind: &str) -> String {
        match self.hash(kind) {
            Some(hash) => format!("{PACKAGE}/{OUTPUT_NAME}.{hash}.{kind}"),
            None => format!("{PACKAGE}/{OUTPUT_NAME}.{kind}"),
        }
    }

    /// Whether an address names a file by its content, so that it never changes: `name.hash.kind`.
    fn is_hashed(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or_default();
        let mut parts = name.split('.').skip(1);
        !self.hashes.is_empty() && parts.next().is_some_and(|hash| hash.len() == HASH) && parts.next().is_some()
    }

    /// The stylesheet's address.
    pub fn stylesheet(&self) -> String {
        format!("/{}", self.file("css"))
    }

    /// The address of the font file with the letters that every page shows.
    pub fn font(&self) -> String {
        match self.hash("font") {
            Some(hash) => format!("{FONT}.{hash}.woff2"),
            None => format!("{FONT}.woff2"),
        }
    }

    /// The files that a page needs and that are not there.
    pub fn missing(&self) -> Vec<String> {
        ["css", "js", "wasm"]
            .map(|kind| self.file(kind))
            .into_iter()
            .filter(|file| !self.root.join(file).is_file())
            .collect()
    }

    /// What Leptos needs to know to draw the scripts.
    pub fn options(&self) -> LeptosOptions {
        LeptosOptions::builder()
            .output_name(OUTPUT_NAME)
            .site_root(self.root.display().to_string())
            .site_pkg_dir(PACKAGE)
            .hash_files(!self.hashes.is_empty())
            .build()
    }
}

/// Redirects to the canonical spelling of the address, or serves a file of the site, or answers 404.
pub async fn serve(State(state): State<AppState>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path();
    if let Some(address) = other_spelling(path) {
        let query = parts.uri.query().map_or_else(String::new, |query| format!("?{query}"));
        return Redirect::permanent(&format!("{address}{query}")).into_response();
    }
    if path == state.site.head.loader_address {
        let headers = [(CONTENT_TYPE, "text/javascript; charset=utf-8"), (CACHE_CONTROL, FOR_GOOD)];
        return (headers, state.site.head.loader.clone()).into_response();
    }
    if path == state.site.head.ahead.address {
        return ahead(&state.site.head.ahead, &parts.headers);
    }
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    if is_file && matches!(parts.method, Method::GET | Method::HEAD) {
        let hashed = state.assets.is_hashed(path);
        let request = Request::from_parts(parts.clone(), body);
        let service = ServeDir::new(state.assets.root()).precompressed_br().append_index_html_on_directories(false);
        if let Ok(response) = service.oneshot(request).await
            && response.status() != StatusCode::NOT_FOUND
        {
            let mut response = response.map(Body::new);
            let policy = if hashed { FOR_GOOD } else { "public, max-age=86400" };
            response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(policy));
            return response;
        }
    }
    error::no_such_address(&parts, &state).await
}

/// Which pages to fetch ahead: none for people who save data.
fn ahead(ahead: &Ahead, asked: &HeaderMap) -> Response {
    let saves = asked.get(SAVE_DATA).is_some_and(|it| it.as_bytes().eq_ignore_ascii_case(b"on"));
    let rules = if saves { "{}".to_owned() } else { ahead.rules.clone() };
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/speculationrules+json")),
        (CACHE_CONTROL, HeaderValue::from_static(FOR_GOOD)),
        (VARY, HeaderValue::from(SAVE_DATA)),
    ];
    (headers, rules).into_response()
}

/// The canonical spelling of an address: without a trailing slash, except the overview's, which has one.
fn other_spelling(path: &str) -> Option<String> {
    if let Some(lang) = path.strip_prefix('/').and_then(|rest| rest.parse().ok()) {
        return Some(paths::overview(lang));
    }
    let trimmed = path.trim_end_matches('/');
    let is_local = !path.starts_with("//");
    (path.ends_with('/') && is_local && trimmed.len() > 1).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn a_file_named_by_its_content_is_kept_for_good() {
        let hashes = vec![("font".to_owned(), "JBs_TsnSlFSMpRukTGWlc6".to_owned())];
        let built = Assets { root: PathBuf::new(), hashes };
        assert_eq!(built.font(), "/fonts/accord-sans-latin.JBs_TsnSlFSMpRukTGWlc6.woff2");
        assert!(built.is_hashed(&built.font()) && built.is_hashed("/pkg/accord.as1yKXiI-vhGrK80grqtDe.css"));
        assert!(!built.is_hashed("/favicon.svg") && !built.is_hashed("/fonts/LICENSE.txt"));
        let developed = Assets { hashes: Vec::new(), ..built };
        assert!(!developed.is_hashed("/pkg/accord.as1yKXiI-vhGrK80grqtDe.css"));
    }

    #[rstest]
    #[case("/en", Some("/en/"))]
    #[case("/en/commitments/", Some("/en/commitments"))]
    #[case("/en/commitments", None)]
    #[case("//elsewhere.example/", None)]
    #[case("/", None)]
    fn an_address_has_one_spelling(#[case] path: &str, #[case] expected: Option<&str>) {
        assert_eq!(other_spelling(path).as_deref(), expected);
    }
}

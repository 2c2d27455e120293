//! What every answer carries, and who may post.

use accord::domain::basics::lang::Lang;
use accord::i18n::Messages;
use base64::Engine as _;
use http::{Method, StatusCode};
use rstest::rstest;
use sha2::{Digest as _, Sha256};

use crate::support::routes::pages;
use crate::support::server::{TestServer, request};

const HEADERS: [&str; 6] = [
    "content-security-policy",
    "x-content-type-options",
    "x-frame-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
];

#[rstest]
#[case::page(Method::GET, "/en/commitments")]
#[case::missing(Method::GET, "/en/nothing")]
#[case::bad_parameter(Method::GET, "/en/commitments?page=-1")]
#[case::redirect(Method::GET, "/en")]
#[case::root(Method::GET, "/")]
#[case::refused(Method::DELETE, "/en/commitments")]
#[case::asset(Method::GET, "/pkg/accord.css")]
#[case::health(Method::GET, "/healthz")]
#[case::site_map(Method::GET, "/sitemap.xml")]
#[case::no_such_action(Method::POST, "/actions/nothing")]
#[tokio::test]
async fn every_answer_has_the_security_headers(#[case] method: Method, #[case] address: &str) {
    let reply = TestServer::with_demonstration().await.send(request(method, address)).await;
    for name in HEADERS {
        assert_ne!(reply.header(name), "", "{address} ({}) lacks {name}", reply.status);
    }
    assert_ne!(reply.header("x-request-id"), "");
    assert_ne!(reply.header("referrer-policy"), "no-referrer", "form posts would send `Origin: null`");
}

#[tokio::test]
async fn the_policy_allows_nothing_inline() {
    let reply = TestServer::with_demonstration().await.get("/en/").await;
    let policy = reply.header("content-security-policy");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
        assert!(policy.contains(part), "{policy}");
    }
}

#[tokio::test]
async fn every_inline_script_is_one_that_the_policy_names() {
    let server = TestServer::with_demonstration().await;
    for page in pages("ko") {
        let reply = server.get(&page).await;
        for script in reply.page().all("script:not([src]):not([type='application/ld+json'])") {
            let text = script.raw_text();
            if text.is_empty() {
                continue;
            }
            let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(&text));
            assert!(reply.header("content-security-policy").contains(&hash), "{page}: {text}");
        }
    }
}

#[tokio::test]
async fn no_page_has_inline_styles_or_handlers() {
    let server = TestServer::with_demonstration().await;
    for page in pages("en") {
        let reply = server.get(&page).await;
        for element in reply.page().all("*") {
            for (name, value) in element.attributes() {
                assert!(name != "style" && !name.starts_with("on"), "{page}: {}", element.html());
                assert!(!value.starts_with("javascript:"), "{page}: {}", element.html());
            }
        }
    }
}

/// What was recorded is text, wherever it stands.
#[tokio::test]
async fn marks_in_titles_are_text_on_every_page() {
    let server = TestServer::with_cases().await;
    let addresses = [
        "/en/",
        "/en/commitments",
        "/en/commitments/markup",
        "/en/timeline",
        "/en/statements/dialogue-2-2025",
        "/en/areas/ai",
        "/ko/commitments/markup",
        "/ko/commitments",
        "/ko/timeline",
        "/en/commitments?q=%3C%2Ftitle%3E%3Cscript%3E",
    ];
    for address in addresses {
        let reply = server.get(address).await;
        assert_eq!(reply.status, StatusCode::OK, "{address}");
        assert!(!reply.text.contains("<script>alert"), "{address}");
        assert_eq!(reply.text.matches("</title>").count() - reply.text.matches("<title>").count(), 0, "{address}");
    }
}

/// T78: another site cannot post here.
#[rstest]
#[case("/theme")]
#[case("/actions/anything")]
#[case("/en/commitments")]
#[tokio::test]
async fn t78_a_post_from_another_site_is_refused(#[case] address: &str) {
    let server = TestServer::with_demonstration().await;
    let before = server.database.height().await;
    let reply = server.post_from("https://evil.example", address, &[("theme", "dark")]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert_eq!(reply.header("set-cookie"), "");
    assert_eq!(server.database.height().await, before);
}

/// T78: nor from nowhere.
#[tokio::test]
async fn t78_a_post_without_an_origin_of_its_own_is_refused() {
    let reply = TestServer::with_demonstration().await.post_from("null", "/theme", &[("theme", "dark")]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
}

/// What a layer rejects is explained on a page, in the reader's language.
#[rstest]
#[case::from_elsewhere("https://evil.example", "x", StatusCode::FORBIDDEN, "forbidden")]
#[case::too_large("http://accord.example", &"보".repeat(300_000), StatusCode::PAYLOAD_TOO_LARGE, "too-large")]
#[tokio::test]
async fn no_refusal_is_bare(#[case] origin: &str, #[case] theme: &str, #[case] status: StatusCode, #[case] key: &str) {
    let server = TestServer::with_demonstration().await;
    let reply = server.post_from(origin, "/theme", &[("theme", theme)]).await;
    assert_eq!(reply.status, status);
    assert!(reply.says(Messages::of(Lang::En).try_text(key).unwrap()), "{}", reply.text);
}

#[tokio::test]
async fn a_choice_of_colours_is_kept_and_leads_back() {
    let server = TestServer::with_demonstration().await;
    let reply = server.post("/theme", &[("theme", "dark")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(reply.header("set-cookie").starts_with("theme=dark;"));
    let page = server.get_with("/en/", &[("cookie", "theme=dark")]).await;
    assert!(page.page().is("[data-theme=dark]"));
}

#[tokio::test]
async fn an_unknown_choice_of_colours_is_refused() {
    let reply = TestServer::with_demonstration().await.post("/theme", &[("theme", "\"><script>")]).await;
    assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::UNPROCESSABLE_ENTITY, ""));
}

#[tokio::test]
async fn pages_name_their_other_language_and_their_one_address() {
    let reply = TestServer::with_demonstration().await.get("/ko/commitments?area=ai").await;
    for lang in Lang::ALL {
        let link = reply.page().first(&format!("link[rel=alternate][hreflang={lang}]"));
        assert_eq!(link.attribute("href"), format!("http://127.0.0.1:3000/{lang}/commitments?area=ai"));
    }
    let canonical = reply.page().first("link[rel=canonical]");
    assert_eq!(canonical.attribute("href"), "http://127.0.0.1:3000/ko/commitments?area=ai");
}

/// A proxy may send another name in `Host`, and older browsers say nothing of the site that they come from.
#[rstest]
#[case("https://accord.gov.example", StatusCode::SEE_OTHER)]
#[case("https://accord.gov.example:443", StatusCode::SEE_OTHER)]
#[case("http://accord.gov.example", StatusCode::FORBIDDEN)]
#[case("https://accord.gov.example:8443", StatusCode::FORBIDDEN)]
#[case("https://accord.gov.example.evil.example", StatusCode::FORBIDDEN)]
#[tokio::test]
async fn the_public_address_is_an_origin_of_ours(#[case] origin: &str, #[case] expected: StatusCode) {
    let database = TestServer::empty().await.database;
    let server = TestServer::reachable_at(database, Some("https://accord.gov.example".into()));
    assert_eq!(server.post_from(origin, "/theme", &[("theme", "dark")]).await.status, expected);
}

#[tokio::test]
async fn readers_over_tls_are_told_to_stay_there() {
    let database = TestServer::empty().await.database;
    assert_eq!(TestServer::empty().await.get("/en/").await.header("strict-transport-security"), "");
    let server = TestServer::reachable_at(database, Some("https://accord.gov.example".into()));
    assert_eq!(server.get("/en/").await.header("strict-transport-security"), "max-age=31536000");
}

/// Only where a proxy of the operator stands before the server does somebody else name requests.
#[tokio::test]
async fn strangers_do_not_name_requests() {
    let server = TestServer::empty().await;
    let named = [("x-request-id", "chosen-by-me")];
    assert_eq!(server.get_with("/healthz", &named).await.header("x-request-id"), "chosen-by-me");
    let mut state = server.state.clone();
    state.proxies = 0;
    let server = server.with_router(accord::web::router::router(state));
    assert_ne!(server.get_with("/healthz", &named).await.header("x-request-id"), "chosen-by-me");
}

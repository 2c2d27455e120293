//! What every answer carries, and who may post.

use accord::domain::basics::lang::Lang;
use accord::i18n::Messages;
use base64::Engine as _;
use http::{Method, StatusCode};
use rstest::rstest;
use sha2::{Digest as _, Sha256};

use super::routes::pages;
use super::site::{Site, request};

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
    let reply = Site::new().await.send(request(method, address)).await;
    for name in HEADERS {
        assert_ne!(reply.header(name), "", "{address} ({}) lacks {name}", reply.status);
    }
    assert_ne!(reply.header("x-request-id"), "");
    assert_ne!(reply.header("referrer-policy"), "no-referrer", "form posts would send `Origin: null`");
}

#[tokio::test]
async fn the_policy_allows_nothing_inline() {
    let reply = Site::new().await.get("/en/").await;
    let policy = reply.header("content-security-policy");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    for part in ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"] {
        assert!(policy.contains(part), "{policy}");
    }
}

#[tokio::test]
async fn every_inline_script_is_one_that_the_policy_names() {
    let site = Site::new().await;
    for page in pages("ko") {
        let reply = site.get(&page).await;
        for script in reply.text.split("<script").skip(1) {
            let (tag, rest) = script.split_once('>').unwrap();
            let text = rest.split_once("</script>").unwrap().0;
            if tag.contains("src=") || text.is_empty() {
                continue;
            }
            let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text));
            assert!(reply.header("content-security-policy").contains(&hash), "{page}: {text}");
        }
    }
}

#[tokio::test]
async fn no_page_has_inline_styles_or_handlers() {
    let site = Site::new().await;
    for page in pages("en") {
        let reply = site.get(&page).await;
        for tag in reply.tags() {
            let names = tag.split_whitespace().skip(1).filter_map(|part| part.split_once('=')).map(|(name, _)| name);
            for name in names {
                assert!(name != "style" && !name.starts_with("on"), "{page}: <{tag}>");
            }
            assert!(!tag.contains("href=\"javascript:"), "{page}: <{tag}>");
        }
    }
}

/// What was recorded is text, wherever it stands.
#[tokio::test]
async fn marks_in_titles_are_text_on_every_page() {
    let site = Site::fictional().await;
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
        let reply = site.get(address).await;
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
    let site = Site::new().await;
    let before = site.ground.height().await;
    let reply = site.post_from("https://evil.example", address, &[("theme", "dark")]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert_eq!(reply.header("set-cookie"), "");
    assert_eq!(site.ground.height().await, before);
}

/// T78: nor from nowhere.
#[tokio::test]
async fn t78_a_post_without_an_origin_of_its_own_is_refused() {
    let reply = Site::new().await.post_from("null", "/theme", &[("theme", "dark")]).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
}

/// What a layer refuses is told in words, on a page, in the reader's language.
#[rstest]
#[case::from_elsewhere("https://evil.example", "x", StatusCode::FORBIDDEN, "forbidden")]
#[case::too_large("http://accord.example", &"보".repeat(300_000), StatusCode::PAYLOAD_TOO_LARGE, "too-large")]
#[tokio::test]
async fn no_refusal_is_bare(#[case] origin: &str, #[case] theme: &str, #[case] status: StatusCode, #[case] key: &str) {
    let site = Site::new().await;
    let reply = site.post_from(origin, "/theme", &[("theme", theme)]).await;
    assert_eq!(reply.status, status);
    assert!(reply.says(Messages::of(Lang::En).try_text(key).unwrap()), "{}", reply.text);
}

#[tokio::test]
async fn a_choice_of_colours_is_kept_and_leads_back() {
    let site = Site::new().await;
    let reply = site.post("/theme", &[("theme", "dark")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(reply.header("set-cookie").starts_with("theme=dark;"));
    let page = site.get_with("/en/", &[("cookie", "theme=dark")]).await;
    assert!(page.text.contains(" data-theme=\"dark\""));
}

#[tokio::test]
async fn an_unknown_choice_of_colours_is_refused() {
    let reply = Site::new().await.post("/theme", &[("theme", "\"><script>")]).await;
    assert_eq!((reply.status, reply.header("set-cookie")), (StatusCode::UNPROCESSABLE_ENTITY, ""));
}

#[tokio::test]
async fn pages_name_their_other_language_and_their_one_address() {
    let reply = Site::new().await.get("/ko/commitments?area=ai").await;
    for lang in Lang::ALL {
        let link = format!("hreflang=\"{lang}\" href=\"http://127.0.0.1:3000/{lang}/commitments?area=ai\"");
        assert!(reply.text.contains(&link), "{link}");
    }
    assert!(reply.text.contains("<link rel=\"canonical\" href=\"http://127.0.0.1:3000/ko/commitments?area=ai\">"));
}

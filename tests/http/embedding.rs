//! Parts of pages that other sites show in a frame.

use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use http::StatusCode;

use crate::support::server::{Reply, TestServer};

const PARTS: [&str; 5] = ["commitments/both-same", "areas/ai", "figures/status", "figures/due", "figures/freshness"];

/// Any site may frame it, and it runs, sends and keeps nothing.
fn is_framed(reply: &Reply, address: &str) {
    let policy = reply.header("content-security-policy");
    assert!(policy.contains("frame-ancestors *") && !policy.contains("script-src"), "{address}: {policy}");
    assert!(policy.contains("form-action 'none'") && policy.contains("default-src 'none'"), "{policy}");
    assert_eq!((reply.header("x-frame-options"), reply.header("set-cookie")), ("", ""), "{address}");
    assert_eq!(reply.header("x-content-type-options"), "nosniff");
    let page = reply.page();
    for none in ["script", "form", "button", "leptos-island", "[style]", "[onclick]", "nav"] {
        assert!(!page.has(none), "{address} has {none}");
    }
    assert!(page.has("meta[name=robots][content=noindex]") && page.has("base[target=_blank]:not([href])"));
}

#[tokio::test]
async fn a_part_may_be_framed_and_leads_back_to_its_page() {
    let server = TestServer::with_cases().await;
    for lang in Lang::ALL {
        for part in PARTS {
            let address = format!("/{lang}/embed/{part}");
            let reply = server.get(&address).await;
            assert_eq!(reply.status, StatusCode::OK, "{address}");
            is_framed(&reply, &address);
            let back = reply.page().link("http://127.0.0.1:3000/");
            let back = back.trim_start_matches("http://127.0.0.1:3000");
            let page = server.get(back).await;
            assert_eq!((page.status, page.header("x-frame-options")), (StatusCode::OK, "DENY"), "{back}");
            assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
            // The page has the code, to select and copy: it needs no script.
            assert_eq!(page.page().attribute("lang"), lang.code());
            let code =
                page.page().all(".pagefoot .cite").into_iter().map(|it| it.text()).find(|it| it.contains(&address));
            let code = code.unwrap_or_else(|| panic!("{back} has no code for {address}"));
            assert!(code.starts_with("<iframe src=\"http://127.0.0.1:3000/") && code.ends_with("</iframe>"), "{code}");
        }
    }
}

#[tokio::test]
async fn the_address_chooses_the_colours_and_no_cookie_does() {
    let server = TestServer::with_cases().await;
    let theme = |reply: &Reply| reply.page().attribute("data-theme").to_owned();
    for (address, expected) in [("", ""), ("?theme=dark", "dark"), ("?theme=light", "light"), ("?theme=x%22", "")] {
        let address = format!("/en/embed/areas/ai{address}");
        for cookies in ["", "theme=light", "theme=dark"] {
            let reply = server.get_with(&address, &[("cookie", cookies)]).await;
            assert_eq!((reply.status, theme(&reply).as_str()), (StatusCode::OK, expected), "{address} {cookies}");
        }
    }
}

/// Whoever is signed in, a part is what everybody sees; what they do not see is not there.
#[tokio::test]
async fn a_part_is_what_everybody_sees() {
    let server = TestServer::with_cases().await;
    let hidden = server.database.column("SELECT slug FROM commitment").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let nowhere = server.get("/en/embed/commitments/nothing").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    is_framed(&nowhere, "nothing");
    let mut differ = 0;
    for slug in hidden {
        let address = format!("/en/embed/commitments/{slug}");
        let (mine, everybodys) = (manager.get(&address).await, server.get(&address).await);
        assert_eq!((mine.status, &mine.text), (everybodys.status, &everybodys.text), "{slug}");
        let page = server.get(&format!("/en/commitments/{slug}")).await.status;
        assert_eq!(everybodys.status, page, "{slug}");
        if page == StatusCode::NOT_FOUND {
            differ += 1;
            assert_eq!(everybodys.text, nowhere.text, "{slug}");
            let own = manager.get(&format!("/en/commitments/{slug}")).await;
            assert!(!own.text.contains("&lt;iframe"), "{slug}: no code for what others do not see");
        }
    }
    assert!(differ > 0, "something is hidden");
    let bad = server.get("/en/embed/areas/ai?as_of=yesterday").await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    is_framed(&bad, "as_of");
    for wrong in ["areas/nothing", "figures/nothing", "figures/status.svg"] {
        assert_eq!(server.get(&format!("/en/embed/{wrong}")).await.status, StatusCode::NOT_FOUND, "{wrong}");
    }
}

/// Kept like public pages: the second reader is told that nothing has changed.
#[tokio::test]
async fn a_part_is_kept_like_a_public_page() {
    let server = TestServer::with_cases().await;
    let first = server.get("/en/embed/areas/ai?theme=dark").await;
    assert!(first.header("cache-control").starts_with("public, max-age=0"), "{}", first.header("cache-control"));
    let known = [("if-none-match", first.header("etag"))];
    let again = server.get_with("/en/embed/areas/ai?theme=dark&utm_source=x", &known).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.header("content-security-policy").contains("frame-ancestors *"));
    assert_eq!(again.header("x-frame-options"), "");
}

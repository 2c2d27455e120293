//! Every address, and where addresses lead.

use accord::domain::access::role::Role;
use http::{Method, StatusCode};
use rstest::rstest;

use crate::support::routes::{address, pages, routes};
use crate::support::server::{TestServer, request};

#[tokio::test]
async fn every_page_answers_in_both_languages() {
    let server = TestServer::with_demonstration().await;
    for lang in ["en", "ko"] {
        for page in pages(lang) {
            let reply = server.get(&page).await;
            assert_eq!(reply.status, StatusCode::OK, "{page}");
            assert!(reply.header("content-type").starts_with("text/html"), "{page}");
            assert_eq!(reply.page().attribute("lang"), lang, "{page}");
        }
    }
}

#[tokio::test]
async fn every_page_answers_with_nothing_recorded() {
    let server = TestServer::empty().await;
    for page in
        ["/en/", "/en/commitments", "/en/timeline", "/en/changes", "/en/statements", "/en/meetings", "/en/about"]
    {
        assert_eq!(server.get(page).await.status, StatusCode::OK, "{page}");
    }
}

#[tokio::test]
async fn every_page_answers_for_a_past_day() {
    let server = TestServer::with_demonstration().await;
    for page in pages("en") {
        let reply = server.get(&format!("{page}?as_of=2026-03-01")).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
        assert!(reply.page().has("meta[name=robots][content=noindex]"), "{page}");
    }
}

/// T78: nothing that is only read changes the record or an account, whoever reads.
#[tokio::test]
async fn t78_no_get_route_changes_the_record() {
    let server = TestServer::with_demonstration().await;
    let admin = server.signed_in(Role::Admin, "MSIT").await;
    let accounts = async || {
        let columns = "email || role || organisation || COALESCE(password_hash, '') || COALESCE(disabled_at, 0)";
        let accounts = server.database.column(&format!("SELECT {columns} FROM account ORDER BY email")).await;
        let rest = ["session", "one_time_link", "sign_in_attempt"];
        let mut counts = Vec::new();
        for table in rest {
            counts.extend(server.database.column(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}")).await);
        }
        (server.database.height().await, accounts, counts)
    };
    let before = accounts().await;
    for route in routes().into_iter().filter(|it| it.get) {
        let address = address(route.pattern, "en").replace("{account}", &admin.account.id);
        server.get(&address).await;
        assert_ne!(admin.get(&address).await.status, StatusCode::INTERNAL_SERVER_ERROR, "{address}");
        assert_eq!(accounts().await, before, "{address}");
    }
}

/// T49: what may not be seen is answered like what is not there, to the last letter.
#[tokio::test]
async fn t49_a_hidden_commitment_answers_like_a_missing_one() {
    let server = TestServer::with_cases().await;
    for lang in ["en", "ko"] {
        let hidden = server.get(&format!("/{lang}/commitments/confidential")).await;
        let missing = server.get(&format!("/{lang}/commitments/konfidential")).await;
        assert_eq!((hidden.status, missing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(hidden.text.replace("confidential", "konfidential"), missing.text);
    }
}

#[rstest]
#[case("/en/commitments/nothing")]
#[case("/ko/statements/nothing")]
#[case("/en/meetings/nothing")]
#[case("/ko/areas/nothing")]
#[case("/en/organisations/nothing")]
#[case("/en/commitments/%ff")]
#[case("/en/commitments/a%2Fb")]
#[case("/fr/commitments")]
#[case("/fr/")]
#[case("/fr")]
#[case("/en/nothing")]
#[case("/nothing")]
#[case("/en/commitments/jfs25-action-plan/more")]
#[case("/favicon.gif")]
#[case("/pkg/../Cargo.toml")]
#[case("/..%2f..%2fetc/passwd")]
#[tokio::test]
async fn an_address_that_leads_nowhere_is_not_found(#[case] address: &str) {
    let reply = TestServer::with_demonstration().await.get(address).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND, "{address}");
    assert!(reply.page().has("h1"), "{address}");
}

/// A commitment is not there on a day before it was made.
#[tokio::test]
async fn a_commitment_is_not_found_before_its_statement() {
    let server = TestServer::with_demonstration().await;
    let page = "/en/commitments/jfs25-action-plan";
    assert_eq!(server.get(&format!("{page}?as_of=2025-11-12")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(server.get(&format!("{page}?as_of=2025-11-13")).await.status, StatusCode::OK);
}

#[rstest]
#[case::nothing_said(&[], "/en/")]
#[case::korean_preferred(&[("accept-language", "ko-KR,ko;q=0.9,en;q=0.8")], "/ko/")]
#[case::another_preferred(&[("accept-language", "fr,de")], "/en/")]
#[case::remembered(&[("accept-language", "en"), ("cookie", "theme=dark; lang=ko")], "/ko/")]
#[case::remembered_nonsense(&[("accept-language", "ko"), ("cookie", "lang=xx")], "/ko/")]
#[tokio::test]
async fn the_root_leads_to_the_readers_language(#[case] headers: &[(&str, &str)], #[case] expected: &str) {
    let reply = TestServer::empty().await.get_with("/", headers).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, expected));
    assert!(reply.header("vary").contains("Accept-Language"));
}

#[rstest]
#[case("/en", "/en/")]
#[case("/ko?area=ai", "/ko/?area=ai")]
#[case("/en/commitments/", "/en/commitments")]
#[case("/en/commitments/?q=%EB%B3%B4&page=2", "/en/commitments?q=%EB%B3%B4&page=2")]
#[case("/en/commitments/jfs25-action-plan/", "/en/commitments/jfs25-action-plan")]
#[case("/en/timeline//", "/en/timeline")]
#[tokio::test]
async fn a_slash_at_the_end_is_taken_off_and_the_query_kept(#[case] address: &str, #[case] expected: &str) {
    let reply = TestServer::empty().await.get(address).await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::PERMANENT_REDIRECT, expected));
}

#[tokio::test]
async fn no_redirect_leads_to_another_site() {
    let server = TestServer::empty().await;
    for address in ["//evil.example/", "//evil.example//", "/\\evil.example/"] {
        let reply = server.get(address).await;
        assert!(!reply.header("location").starts_with("//"), "{address} leads to {}", reply.header("location"));
    }
    let reply = server.get_with("/", &[("referer", "https://evil.example//evil")]).await;
    assert_eq!(reply.header("location"), "/en/");
}

#[rstest]
#[case("/en/commitments")]
#[case("/en/")]
#[case("/healthz")]
#[tokio::test]
async fn a_page_that_is_only_read_refuses_other_methods(#[case] address: &str) {
    let server = TestServer::with_demonstration().await;
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let reply = server.send(request(method, address)).await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(reply.header("allow").contains("GET"), "{:?}", reply.headers);
    }
}

#[tokio::test]
async fn asking_for_the_head_gives_the_head() {
    let reply = TestServer::with_demonstration().await.send(request(Method::HEAD, "/en/commitments")).await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn the_server_says_that_it_lives_and_that_it_is_ready() {
    let server = TestServer::with_demonstration().await;
    assert_eq!(server.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(server.get("/readyz").await.status, StatusCode::OK);
}

#[rstest]
#[case("css")]
#[case("js")]
#[case("wasm")]
#[tokio::test]
async fn the_server_is_not_ready_without_its_assets(#[case] kind: &str) {
    let server = TestServer::with_demonstration().await;
    std::fs::remove_file(server.package().join(format!("accord.{kind}"))).unwrap();
    assert_eq!(server.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(server.get("/healthz").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_server_is_not_ready_when_its_tables_are_behind() {
    let server = TestServer::with_demonstration().await;
    server.database.meddle("DELETE FROM commitment WHERE slug = 'jfs25-action-plan'").await;
    assert_eq!(server.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

/// Opening and closing tags match, and every address in it responds.
#[tokio::test]
async fn the_site_map_is_well_formed_and_every_address_in_it_answers() {
    let server = TestServer::with_demonstration().await;
    let map = server.get("/sitemap.xml").await;
    let map = roxmltree::Document::parse(&map.text).unwrap();
    let places =
        map.descendants().filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")));
    let addresses: Vec<&str> =
        places.map(|place| place.text().unwrap().strip_prefix("http://127.0.0.1:3000").unwrap()).collect();
    // Nine pages, and one for each commitment, statement, meeting, area and organisation, in two languages.
    assert_eq!(addresses.len(), 2 * (10 + 116 + 26 + 38 + 17 + 33));
    for address in addresses.iter().step_by(7) {
        assert_eq!(server.get(address).await.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn the_site_map_names_nothing_that_is_hidden() {
    let map = TestServer::with_cases().await.get("/sitemap.xml").await;
    assert!(map.text.contains("/commitments/markup") && !map.text.contains("confidential"));
}

#[tokio::test]
async fn every_link_of_every_page_leads_somewhere() {
    let server = TestServer::with_demonstration().await;
    let mut followed = std::collections::BTreeSet::new();
    for page in pages("en") {
        let reply = server.get(&page).await;
        for link in reply.page().links().into_iter().filter(|link| link.starts_with('/')) {
            let link = link.split('#').next().unwrap();
            if followed.len() < 250 && followed.insert(link.to_owned()) {
                assert_eq!(server.get(link).await.status, StatusCode::OK, "{link} on {page}");
            }
        }
    }
    assert!(followed.len() > 20, "{followed:?}");
}

/// An action that is sent what it cannot read says so, and does not pass for a failure of the server.
#[tokio::test]
async fn an_action_refuses_what_it_cannot_read() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let twice = [("words".to_owned(), "1".to_owned()), ("words".to_owned(), "2".to_owned())];
    for address in ["/actions/count", "/actions/count?q="] {
        let reply = official.post(address, &twice).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{address}: {}", reply.text);
    }
    assert_eq!(official.post("/actions/count", &[("query".to_owned(), "q=x".to_owned())]).await.status, StatusCode::OK);
}

//! Parameters that cannot be used.

use accord::domain::basics::lang::Lang;
use accord::i18n::Messages;
use http::StatusCode;
use rstest::rstest;

use crate::support::server::TestServer;

#[rstest]
#[case::no_day("as_of", "as_of=banana")]
#[case::no_such_day("as_of", "as_of=2026-02-30")]
#[case::tomorrow("as_of", "as_of=2026-11-26")]
#[case::page_below_one("page", "page=-1")]
#[case::page_zero("page", "page=0")]
#[case::page_too_high("page", "page=4294967297")]
#[case::unknown_area("area", "area=astrology")]
#[case::unknown_party("party", "party=Atlantis")]
#[case::unknown_organisation("org", "org=NOBODY")]
#[case::unknown_statement("statement", "statement=none")]
#[case::unknown_status("status", "status=late")]
#[case::unknown_order("sort", "sort=random")]
#[case::broken_encoding("q", "q=%zz")]
#[case::half_a_letter("q", "q=%EB%B3")]
#[case::nul("q", "q=a%00b")]
#[tokio::test]
async fn what_cannot_be_used_is_named_and_the_rows_are_still_shown(#[case] name: &str, #[case] query: &str) {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let reply = server.get(&format!("/{lang}/commitments?{query}")).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{query}");
        let named = Messages::of(*lang).say(&format!("parameter-{name}"));
        assert!(reply.says(&named), "{query} is named {named}");
        assert!(reply.page().has("[role=alert]"), "{query}");
        assert_eq!(reply.rows().len(), 100, "{query}");
    }
}

#[tokio::test]
async fn a_search_of_4001_characters_is_refused_with_the_limit() {
    let server = TestServer::with_demonstration().await;
    for (lang, letter) in [("en", "a"), ("ko", "%EB%B3%B4")] {
        let reply = server.get(&format!("/{lang}/commitments?q={}", letter.repeat(4_001))).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST);
        assert!(reply.says("4,000"), "{lang}");
        assert_eq!(reply.rows().len(), 100);
    }
}

#[tokio::test]
async fn a_bad_parameter_leaves_the_good_ones_in_force() {
    let server = TestServer::with_demonstration().await;
    let good = server.get("/en/commitments?area=quantum").await.rows();
    let reply = server.get("/en/commitments?area=quantum&status=late&page=0").await;
    assert_eq!((reply.status, reply.rows()), (StatusCode::BAD_REQUEST, good));
}

#[rstest]
#[case("/en/")]
#[case("/ko/timeline")]
#[case("/en/statements")]
#[case("/ko/commitments/jfs25-action-plan")]
#[case("/en/areas/ai")]
#[tokio::test]
async fn a_day_that_has_not_come_is_refused_on_every_page(#[case] page: &str) {
    let reply = TestServer::with_demonstration().await.get(&format!("{page}?as_of=2026-11-26")).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_was_typed_comes_back_as_text() {
    let server = TestServer::with_demonstration().await;
    for address in [
        "/en/commitments?as_of=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/en/commitments?%3Cscript%3Ealert(1)=%zz",
        "/en/commitments?q=%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/en/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ] {
        let reply = server.get(address).await;
        assert!(!reply.text.contains("<script>alert"), "{address}");
    }
}

#[tokio::test]
async fn today_is_no_fault_and_shows_the_present() {
    let server = TestServer::with_demonstration().await;
    let (today, now) = (server.get("/en/commitments?as_of=2026-11-25").await, server.get("/en/commitments").await);
    assert_eq!((today.status, today.rows()), (StatusCode::OK, now.rows()));
}

#[tokio::test]
async fn an_empty_form_is_no_fault() {
    let reply = TestServer::with_demonstration()
        .await
        .get("/en/commitments?q=&area=&party=&status=&due=&sort=&as_of=&page=")
        .await;
    assert_eq!((reply.status, reply.rows().len()), (StatusCode::OK, 100));
}

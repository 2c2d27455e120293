//! What those find who only read what the parties share.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{change, leads_on};
use crate::support::report_form::published;
use crate::support::server::{NOTHING, TestServer};

#[tokio::test]
async fn a_partner_finds_what_is_shared_and_nothing_else() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let words = |visibility: &'static str, words: &'static str| {
        [("visibility", visibility), ("results_en", words), ("title_en", words), ("on", "2026-11-20")]
    };
    published(&official, &manager, &words("shared", "Landed for the parties.")).await;
    published(&official, &manager, &words("party:AUR", "Landed for ourselves.")).await;
    for organisation in ["AUR-MDA", "BOR-DCI"] {
        let partner = server.signed_in(Role::Partner, organisation).await;
        let page = partner.get("/en/desk").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.says("What the parties share") && page.says("Landed for the parties."), "{:?}", page.pieces());
        assert!(!page.text.contains("for ourselves") && !page.page().has("main form"));
        assert!(page.leads_to("/en/commitments/both-same"));
        assert!(partner.get("/ko/desk").await.says("당사자 공유 내용"));
        assert!(partner.get("/en/").await.leads_to("/en/desk"), "the menu has it");
        assert_eq!(partner.post("/en/desk", &NOTHING).await.status, StatusCode::NOT_FOUND);
        for address in ["/en/desk/sheet", "/en/desk/offices", "/en/review", "/en/board"] {
            assert_eq!(partner.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    }
    let outside = server.signed_in(Role::Partner, "CAL-MOI").await;
    let page = outside.get("/en/desk").await;
    assert!(
        !page.text.contains("Landed") && page.leads_to("/en/commitments/trilateral"),
        "what is shared with it alone"
    );
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    assert_eq!(admin.get("/en/desk").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn disputes_and_shared_agendas_are_listed() {
    let server = TestServer::with_council().await;
    let partner = server.signed_in(Role::Partner, "BOR-DCT").await;
    let disputed = server.database.column("SELECT DISTINCT c.slug FROM task t JOIN commitment c ON c.id = t.commitment_id WHERE t.kind = 'release_dispute'").await;
    let page = partner.get("/en/desk").await;
    for slug in &disputed {
        assert!(page.leads_to(&format!("/en/commitments/{slug}")), "{slug}");
    }
    assert_eq!(page.says("Open disputes"), !disputed.is_empty());
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let agenda = "/en/meetings/council-3/agenda";
    let send = async |visibility: &str| {
        let fields = [("act", "save"), ("visibility", visibility), ("notes", "own"), ("replace", "1")];
        change(&manager, &manager.get(agenda).await, agenda, &fields).await
    };
    leads_on(&send("party:AUR").await);
    assert!(!partner.get("/en/desk").await.leads_to("/en/meetings/council-3"), "a side's own agenda is not shared");
    leads_on(&send("shared").await);
    assert!(partner.get("/en/desk").await.leads_to("/en/meetings/council-3"));
}

//! A report that starts from the last one: what is taken over, and what is asked about. AUR-MDA reports.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::forms::{is_wrong, leads_on, press};
use crate::support::report_form::{PAGE, filled, link, published, write};
use crate::support::server::TestServer;

const COPY: &str = "/en/commitments/both-same/report?copy=last";
const FORMER: [(&str, &str); 4] = [
    ("results_en", "Start on the first island in November."),
    ("results_ko", "11월 첫 섬에서 시작"),
    ("evidence-0", "https://mda.aurelia.example/november"),
    ("evidence-0-publisher", "Notice of November"),
];

/// Neither the audience nor the sources are those of the former report: the narrower audience stays.
#[tokio::test]
async fn copying_widens_nothing_and_takes_no_sources() {
    for (visibility, expected) in [("public", "shared"), ("shared", "shared"), ("party:AUR", "party:AUR")] {
        let server = TestServer::with_cases().await;
        let (official, manager) =
            (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
        published(&official, &manager, &[&FORMER[..], &[("visibility", visibility)]].concat()).await;
        let copy = official.get(COPY).await;
        assert!(copy.is_set("visibility", expected), "{visibility}");
        assert_eq!(copy.page().area("results_en"), FORMER[0].1);
        assert!(!copy.is_set("evidence-0", FORMER[2].1) && !copy.is_set("evidence-0-publisher", FORMER[3].1));
        assert!(copy.says("Its sources are not carried over"));
    }
}

/// Korean changed, English did not: the author is asked, and the manager told and shown both.
#[tokio::test]
async fn words_that_stayed_in_one_language_are_asked_about() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    published(&official, &manager, &FORMER).await;
    let height = server.database.height().await;
    let copy = official.get(COPY).await;
    let korean = "12월 첫 섬에서 시험 개시";
    let typed = [("results_en", FORMER[0].1), ("results_ko", korean)];
    let reply = official.post(PAGE, &filled(&copy, "submit", &typed)).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&reply, "results_en") && !is_wrong(&reply, "results_ko"));
    assert_eq!(reply.page().area("results_ko"), korean);
    assert_eq!(server.database.height().await, height);

    // Both are changed, or it is said that they mean the same.
    let both = [("results_en", "Trial begins on the first island in December."), ("results_ko", korean)];
    let preview = official.post(PAGE, &filled(&reply, "submit", &both)).await;
    leads_on(&preview);
    let review = link(&manager.get("/en/review").await, "review/");
    assert!(!manager.get(&review).await.says("is that of the last report"));
    leads_on(&press(&manager, &review, "return", &[("reason_en", "In November, not December.")]).await);

    let confirmed = [&typed[..], &[("languages", "1")]].concat();
    leads_on(&official.post(PAGE, &filled(&official.get(COPY).await, "submit", &confirmed)).await);
    let queue = manager.get("/en/review").await;
    let review = link(&queue, "review/");
    for page in [queue, manager.get(&review).await] {
        assert!(page.says("Results: the English text is that of the last report"), "{:?}", page.pieces());
        assert!(page.says(FORMER[0].1) && page.page().has(".difference [lang=ko] ins"), "both languages are shown");
    }
}

/// Another status says something by itself; the same one without words does not.
#[tokio::test]
async fn a_status_alone_is_a_report_where_it_is_another() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let same = write(&official, "submit", &[("status", "in_progress"), ("progress", "60")]).await;
    assert!(is_wrong(&same, "narrative_en"));
    leads_on(&write(&official, "submit", &[("status", "delayed"), ("progress", "60")]).await);
}

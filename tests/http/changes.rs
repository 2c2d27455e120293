//! What changed between two days, on the page that compares them.

use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use http::StatusCode;
use rstest::rstest;

use crate::support::forms::{leads_on, press};
use crate::support::html::Element;
use crate::support::report_form::{COMMITMENT, link, published, write};
use crate::support::server::{Reply, TestServer};

/// What the demonstration's data say about the time from 26 April to 31 December 2023, worked out from them by hand: stated
/// after the first day up to the last; statuses as the sources of these days give them; silent for more than 180 days on the
/// last day and not on the first. One due day is the last day itself, which ends in Washington half a day later.
const BY_HAND: [(&str, &str); 56] = [
    ("cd23-ai-governance", "new"),
    ("cd23-cyber-capacity", "new"),
    ("cd23-disinformation", "new status"),
    ("cd23-dprk-cyber-working-group", "new status"),
    ("cd23-open-ran", "new"),
    ("cd23-research-talent", "new status"),
    ("cdfs23-finance-mou", "new"),
    ("cdfs23-national-labs", "new status"),
    ("cdfs23-nist-framework", "new"),
    ("cdfs23-tech-leaders-training", "new"),
    ("cdfs23-tech-protection-network", "new"),
    ("cet23-ai-frameworks", "new"),
    ("cet23-ai-working-group", "new"),
    ("cet23-bioeconomy-research", "new"),
    ("cet23-cbpr", "new"),
    ("cet23-cloud", "new"),
    ("cet23-india-dialogue", "new"),
    ("cet23-open-ran-finance", "new"),
    ("cet23-quantum-industry", "new"),
    ("cet23-quantum-metrology", "new"),
    ("cet23-quantum-universities", "new"),
    ("cet23-semiconductor-research", "new"),
    ("cet23-standards-mou", "new"),
    ("cf23-channels", "status silent"),
    ("cf23-information-sharing", "status"),
    ("cf23-training-infrastructure", "status"),
    ("cisa-expert-exchange", "new status"),
    ("cisa-joint-research", "proposed"),
    ("cisa-joint-training", "proposed"),
    ("cisa-threat-information-sync", "new status"),
    ("cisa-threat-seminars", "proposed"),
    ("forum-senior-representatives", "proposed"),
    ("fs23-cet-annual", "status"),
    ("fs23-freedom-online-coalition", "completed status"),
    ("ict-forum-recurring", "reported"),
    ("ict7-ai-governance", "new"),
    ("ict7-cloud", "new status"),
    ("ict7-data-flows", "new"),
    ("ict7-digital-norms", "new"),
    ("ict7-rd", "new"),
    ("ict7-supplier-diversity", "new status"),
    ("idb-digital-ministers-meeting", "proposed"),
    ("idb-innovation-project", "new status"),
    ("idb-mou-extension", "proposed"),
    ("l22-critical-tech", "silent"),
    ("l22-cyber-policy", "silent"),
    ("l22-dprk-cyber", "silent"),
    ("l22-future-internet", "silent"),
    ("l23-cet-dialogue", "completed status"),
    ("l23-dprk-cyber-revenue", "status"),
    ("ntia-msit-ai-exchange", "new"),
    ("ntia-msit-supply-chain", "new reported"),
    ("q23-market-supply-chain", "status"),
    ("q23-qist-cooperation", "status silent"),
    ("wb-digital-norms", "proposed"),
    ("wb-policy-cases", "new"),
];

/// Each row's commitment with its kinds of change.
fn told(reply: &Reply) -> Vec<(String, String)> {
    let rows = reply.page().all("[data-commitment][data-kinds]");
    let told = |row: &Element<'_>| ["data-commitment", "data-kinds"].map(|name| row.attribute(name).to_owned());
    let mut rows: Vec<(String, String)> = rows.iter().map(|row| told(row).into()).collect();
    rows.sort();
    rows
}

fn kinds<'a>(rows: &'a [(String, String)], slug: &str) -> Option<&'a str> {
    rows.iter().find(|(other, _)| other == slug).map(|(_, kinds)| kinds.as_str())
}

#[tokio::test]
async fn the_demonstration_of_2023_changes_as_its_data_say() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let reply = server.get(&format!("/{lang}/changes?from=2023-04-26&to=2023-12-31")).await;
        assert_eq!(reply.status, StatusCode::OK);
        let rows = told(&reply);
        let rows: Vec<(&str, &str)> = rows.iter().map(|(slug, kinds)| (slug.as_str(), kinds.as_str())).collect();
        assert_eq!(rows, BY_HAND, "{lang}");
    }
}

/// One kind of change alone, one area alone: as many rows as the links say.
#[tokio::test]
async fn each_number_leads_to_that_many_rows() {
    let server = TestServer::with_demonstration().await;
    let page = "/en/changes?from=2023-04-26&to=2023-12-31";
    let silent = server.get(&format!("{page}&kind=silent")).await;
    assert!(silent.says("Became stale 6"));
    let expected: Vec<_> =
        BY_HAND.iter().filter(|(_, kinds)| kinds.contains("silent")).map(|(slug, _)| *slug).collect();
    let rows: Vec<_> = told(&silent).into_iter().map(|(slug, _)| slug).collect();
    assert_eq!(rows, expected);
    let all = server.get(page).await;
    for link in all.page().all("a[href*='/changes?'][href*='area='][href*='kind=']") {
        let (address, label) = (link.attribute("href"), link.text());
        let number = label.rsplit(' ').next().unwrap();
        assert_eq!(told(&server.get(address).await).len().to_string(), number, "{address}");
    }
}

/// Without days the page compares today with the last meeting held before, and says so.
#[tokio::test]
async fn without_days_it_is_since_the_last_meeting() {
    let server = TestServer::with_cases().await;
    let reply = server.get("/en/changes").await;
    assert!(reply.says("at the end of 25 Nov 2026, compared with the end of 10 Jun 2025"));
    assert!(reply.is_set("from", "2025-06-10") && reply.is_set("to", "2026-11-25"));
    assert!(!told(&reply).is_empty());
}

#[rstest]
#[case("from=2026-12-01", "has not come yet")]
#[case("to=2026-12-01", "has not come yet")]
#[case("from=2023-01-01&to=2022-01-01", "lies before the first day")]
#[case("from=soon", "is not a day")]
#[case("kind=better", "is not one of the choices")]
#[tokio::test]
async fn what_cannot_be_compared_is_said(#[case] query: &str, #[case] said: &str) {
    let reply = TestServer::with_demonstration().await.get(&format!("/en/changes?{query}")).await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    assert!(reply.says(said), "{:?}", reply.pieces());
}

#[tokio::test]
async fn two_equal_days_show_no_change() {
    let reply = TestServer::with_demonstration().await.get("/en/changes?from=2023-12-31&to=2023-12-31").await;
    assert!(told(&reply).is_empty() && reply.says("Nothing changed between 31 Dec 2023 and 31 Dec 2023."));
}

/// What takes effect before the first day but is recorded later is learned since, and neither state shows it as new.
#[tokio::test]
async fn what_is_recorded_late_is_learned_since() {
    let server = TestServer::with_cases().await;
    let server = server.later("2026-12-10T03:00:00Z").await;
    let page = "/en/changes?from=2026-12-01&to=2026-12-10";
    assert!(!server.get(page).await.says("Recorded later"));
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    leads_on(&write(&official, "submit", &[("on", "2026-11-20"), ("results_en", "Two cables landed.")]).await);
    assert!(!server.get(page).await.text.contains("data-learned"), "what is only handed in is nobody else's");
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let review = manager.get("/en/review").await;
    let one = link(&review, "review/");
    leads_on(&press(&manager, &one, "publish", &[]).await);
    let reply = server.get(page).await;
    assert!(reply.says("Recorded later 1") && reply.page().has("[data-learned=both-same]"));
    assert!(reply.says("1 update"));
    assert_eq!(kinds(&told(&reply), "both-same"), None, "both days show the report");
}

/// A dispute is shared until both sides release it: members are told, nobody else.
#[tokio::test]
async fn an_answer_is_told_to_those_who_may_see_it() {
    let server = TestServer::with_cases().await;
    let page = "/en/changes?from=2025-06-10&kind=countersigned";
    let aur = server.signed_in(Role::Manager, "AUR-MDA").await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let id = published(&official, &aur, &[("on", "2026-11-20"), ("results_en", "Two cables landed.")]).await;
    let bor = server.signed_in(Role::Manager, "BOR-CSA").await;
    let before = (told(&server.get(page).await), told(&bor.get(page).await));
    let answer = format!("{COMMITMENT}/answer/{id}");
    let dispute = [("answer", "disputed"), ("reason_en", "Only one cable did.")];
    leads_on(&press(&bor, &answer, "answer", &dispute).await);
    assert_eq!(told(&server.get(page).await), before.0, "nobody else is told");
    for member in [&aur, &bor] {
        let reply = member.get(page).await;
        assert!(kinds(&told(&reply), "both-same").is_some_and(|it| it.contains("countersigned")));
        assert!(reply.says("disputed the other side’s report on 25 Nov 2026"));
    }
}

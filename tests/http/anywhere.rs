//! A portfolio of any pair of countries, published by anybody, in one language or two.

use accord::config::Config;
use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::database::TestDatabase;
use crate::support::server::TestServer;

/// Two invented countries, with a short name each in English only.
const NORDLAND: &str = r#"{
  "portfolio": { "title_en": "What Nordland and Sudmark said", "title_ko": "노르드란드와 수드마르크의 합의사항",
    "marking": "real", "taking_part": [TAKING_PART], "tags": { "ND": { "en": "N.D." } } },
  "parties": [
    { "code": "ND", "name_en": "Nordland", "name_ko": "노르드란드", "kind": "government", "time_zone": "Europe/Oslo" },
    { "code": "SM", "name_en": "Sudmark", "name_ko": "수드마르크", "kind": "government", "time_zone": "Europe/Oslo" }
  ],
  "organisations": [
    { "code": "ND-DIG", "party": "ND", "name_en": "Digital Ministry", "name_ko": "디지털성", "kind": "ministry" },
    { "code": "SM-DIG", "party": "SM", "name_en": "Network Ministry", "name_ko": "통신성", "kind": "ministry" }
  ],
  "areas": [{ "code": "ai", "name_en": "AI", "name_ko": "인공지능" }],
  "statements": [{ "id": "accord", "title_en": "Joint statement", "date": "2026-02-01",
    "parties": ["ND", "SM"], "tracked_parties": ["ND", "SM"], "kind": "joint_statement", "issuer": "joint" }],
  "commitments": [{ "id": "cable", "statement": "accord", "areas": ["ai"], "title_en": "Lay a cable",
    "basis": "joint_text", "standing": "agreed", "undertaken_by": ["ND", "SM"], "nature": "deliverable",
    "leads": { "ND": ["ND-DIG"], "SM": ["SM-DIG"] }, "due": "2026 H2" }]
}"#;

async fn server(taking_part: &str, config: Config) -> TestServer {
    let mut database = TestDatabase::sqlite().await;
    database.accord = database.accord.clone().counting_days_in(jiff::tz::TimeZone::get("Europe/Oslo").unwrap());
    database.load(&NORDLAND.replace("TAKING_PART", taking_part)).await;
    TestServer::with_settings(database, config)
}

const PAGES: [&str; 16] = [
    "",
    "commitments",
    "commitments/cable",
    "timeline",
    "changes",
    "figures",
    "statements",
    "statements/accord",
    "meetings",
    "areas/ai",
    "organisations/ND-DIG",
    "about",
    "sign-in",
    "nothing",
    "commitments?as_of=2026-03-01",
    "figures/status.svg",
];
const WORK: [&str; 6] =
    ["desk", "review", "briefing", "commitments/cable/report", "commitments/cable/revise", "statements/new"];

#[tokio::test]
async fn no_page_names_a_country_that_is_not_in_the_portfolio() {
    let server = server(r#""ND", "SM""#, Config::default()).await;
    let manager = server.signed_in(Role::Manager, "ND-DIG").await;
    for lang in ["en", "ko"] {
        let pages = PAGES.iter().chain(&WORK).map(|page| format!("/{lang}/{page}"));
        for page in pages {
            let reply = manager.get(&page).await;
            // The name of the language.
            let text = reply.text.replace("한국어", "").replace("Korean", "");
            for word in
                ["Korea", "KST", "Seoul", "ROK", "United States", "U.S.", "한국", "미국", "서울", "한측", "미측"]
            {
                assert!(!text.contains(word), "{page} says {word}");
            }
        }
    }
    let list = server.get("/ko/commitments").await;
    assert!(list.says("ND") && server.get("/en/commitments").await.says("N.D."));
    assert!(server.get("/en/about").await.says("Europe/Oslo"));
}

#[tokio::test]
async fn the_foot_of_a_page_says_what_is_so() {
    let independent = "not a publication of any government";
    let ours = "Titles and summaries are ours";
    let nobody = server("", Config::default()).await.get("/en/").await;
    assert!(nobody.says(independent) && nobody.says(ours));
    let both = server(r#""ND", "SM""#, Config::default()).await.get("/en/about").await;
    assert!(!both.says(independent) && !both.says(ours));

    let config = Config {
        name: "Nordic Pledges".into(),
        publisher: Some("the Digital Ministry".into()),
        publisher_ko: Some("디지털성".into()),
        footer: Some("Write to us.".into()),
        contact: Some("pledges@dig.example".into()),
        ..Config::default()
    };
    let server = server("", config).await;
    let page = server.get("/en/commitments").await;
    assert!(page.says("Published by the Digital Ministry.") && page.says("Write to us.") && !page.says(independent));
    assert!(page.page().first("title").raw_text().ends_with("· Nordic Pledges"));
    assert!(page.page().first(".cite").says(", Nordic Pledges, as of"));
    assert_eq!(page.page().first("header .mark").text(), "Nordic Pledges");
    assert!(!page.text.contains("Accord"), "{}", page.text);
    assert!(server.get("/ko/commitments").await.says("발행: 디지털성"));
}

#[tokio::test]
async fn a_site_in_one_language_knows_no_other() {
    let server = server("", Config { languages: "en".into(), ..Config::default() }).await;
    for page in PAGES {
        assert_eq!(server.get(&format!("/ko/{page}")).await.status, StatusCode::NOT_FOUND, "/ko/{page}");
    }
    let korean = server.get_with("/", &[("accept-language", "ko"), ("cookie", "lang=ko")]).await;
    assert_eq!(korean.header("location"), "/en/");
    assert!(server.get("/ko/").await.page().is("[lang=en]"));
    let page = server.get("/en/commitments/cable").await;
    assert!(!page.says("Only in Korean") && !page.page().has("[hreflang]") && !page.text.contains("/ko/"));
    assert!(!server.get("/sitemap.xml").await.text.contains("/ko/"));
    let manager = server.signed_in(Role::Manager, "ND-DIG").await;
    let form = manager.get("/en/commitments/cable/revise").await;
    assert!(form.page().has("[name=title_en]") && !form.page().has("input[name=title_ko]"), "{}", form.text);

    let korean = self::server("", Config { languages: "ko".into(), ..Config::default() }).await;
    assert_eq!(korean.get("/").await.header("location"), "/ko/");
    let page = korean.get("/ko/commitments/cable").await;
    assert!(page.says("Lay a cable") && !page.says("영문만 있음"));
}

//! A portfolio of any pair of countries, published by anybody, in one language or two. The countries are invented: those of
//! the fictional demonstration, moved to other time zones.

use accord::config::Config;
use accord::demo;
use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::intake::file::text_of;
use http::StatusCode;
use serde_json::{Map, Value, json};

use crate::support::database::TestDatabase;
use crate::support::docx;
use crate::support::routes::routes;
use crate::support::server::{Reply, TestServer};

/// Words of the pair that Accord was made for, and of settings that nobody made.
const ELSEWHERE: [&str; 9] = ["Accord", "Korea", "Korean", "KST", "ROK", "Seoul", "US", "States", "Washington"];
const ELSEWHERE_IN_KOREAN: [&str; 5] = ["한국", "미국", "서울", "한측", "미측"];

/// The portfolio: in English only, or in both languages.
fn portfolio(lang: &[Lang], change: impl FnOnce(&mut Map<String, Value>)) -> String {
    let json = demo::FICTIONAL.replace("Asia/Seoul", "Europe/Oslo").replace("America/New_York", "America/Santiago");
    let mut file: Value = serde_json::from_str(&json).unwrap();
    let about = file["portfolio"].as_object_mut().unwrap();
    about.insert("marks".into(), json!({ "AUR": { "en": "AUR.", "ko": "아" }, "BOR": { "en": "BOR.", "ko": "보" } }));
    about.insert("licences".into(), json!({ "BOR": { "en": "Texts of Borland are free.", "ko": "자유 이용." } }));
    change(about);
    if lang == [Lang::En] {
        without_korean(&mut file);
    }
    file.to_string()
}

fn without_korean(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| name != "ko" && !name.ends_with("_ko"));
            fields.values_mut().for_each(without_korean);
        }
        Value::Array(values) => values.iter_mut().for_each(without_korean),
        _ => {}
    }
}

/// Settings as somebody else makes them.
fn named(languages: &[Lang]) -> Config {
    Config {
        name: "Pledges".into(),
        name_ko: Some("약속".into()),
        publisher: Some("the Digital Ministry".into()),
        publisher_ko: Some("디지털성".into()),
        footer: Some("Write to us.".into()),
        contact: Some("pledges@aur.example".into()),
        languages: languages.to_vec(),
        ..Config::default()
    }
}

async fn server(config: Config, json: &str) -> TestServer {
    let database = TestDatabase::sqlite().await.in_the_zone_of_its_portfolio();
    database.load(json).await;
    TestServer::with_settings(database, config)
}

/// What stands in addresses of what has no name of its own, such as one update: those are not walked.
const UNNAMED: [&str; 9] =
    ["{account}", "{addition}", "{update}", "{record}", "{digest}", "{post}", "{decision}", "{view}", "{webhook}"];

/// An address for a route, where it is about nothing that has no name.
fn address(pattern: &str, lang: Lang) -> Option<String> {
    let slug = match pattern {
        _ if pattern.contains("/commitments/{slug}") => "cable-repair",
        _ if pattern.contains("/statements/") => "council-2-statement",
        _ => "council-3",
    };
    let code = if pattern.contains("areas") { "networks" } else { "AUR-MDA" };
    let address = pattern.replace("{lang}", lang.code()).replace("{slug}", slug).replace("{code}", code);
    let address = address.replace("{figure}", "status").replace("{file}", "status.svg").replace("{stage}", "overdue");
    let address = address.replace("{table}", "updates.csv").replace("{kind}", "docx");
    let left = address.contains('{');
    assert!(!left || UNNAMED.iter().any(|it| address.contains(it)), "{pattern} has a value that is not given here");
    (!left).then_some(address)
}

/// What readers see or hear of a page, and what it tells machines: not the names of its assets.
fn told(reply: &Reply) -> String {
    let text = if reply.header("content-type").contains("wordprocessing") {
        docx::text(&reply.bytes)
    } else if ["application/hwp+zip", "application/pdf"].contains(&reply.header("content-type")) {
        text_of(&reply.bytes).unwrap().text
    } else if reply.header("content-type").contains("spreadsheetml") {
        // Packed: the same cells are read as CSV.
        String::new()
    } else {
        reply.text.clone()
    };
    text.replace("/pkg/accord", "")
}

/// Reads every address as nobody, as a manager and as an administrator of the organisation that speaks for its party.
/// Returns how many pages were read, and what was wrong with any.
async fn walk(server: &TestServer, langs: &[Lang], check: impl Fn(&str) -> Option<String>) -> (usize, Vec<String>) {
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    let (mut read, mut faults) = (0, Vec::new());
    let mut note = |address: &str, reply: &Reply| {
        read += usize::from(reply.status == StatusCode::OK);
        faults.extend(check(&told(reply)).map(|it| format!("{address}: {it}")));
    };
    for lang in langs {
        let routes = routes().into_iter().filter(|it| it.get && it.pattern.contains("{lang}"));
        let addresses = routes.filter_map(|it| address(it.pattern, *lang));
        for address in addresses.chain([format!("/{lang}/nowhere"), format!("/{lang}/commitments?status=x")]) {
            note(&address, &server.get(&address).await);
            note(&address, &manager.get(&address).await);
            note(&address, &admin.get(&address).await);
        }
    }
    for address in ["/sitemap.xml", "/robots.txt"] {
        note(address, &server.get(address).await);
    }
    (read, faults)
}

/// A word of elsewhere, the names of the languages apart where a site is in two.
fn elsewhere(told: &str, languages: &[Lang]) -> Option<String> {
    let told = if languages.len() > 1 { told.replace("한국어", "").replace("Korean", "") } else { told.to_owned() };
    let word = told.split(|letter: char| !letter.is_ascii_alphabetic()).find(|word| ELSEWHERE.contains(word));
    let word = word.or_else(|| ELSEWHERE_IN_KOREAN.into_iter().find(|word| told.contains(word)))?;
    Some(around(&told, word))
}

/// A piece of a page, with what stands around it.
fn around(told: &str, piece: &str) -> String {
    let (before, after) = told.split_once(piece).unwrap();
    let before: String = before.chars().rev().take(80).collect();
    let after: String = after.chars().take(40).collect();
    before.chars().rev().chain(piece.chars()).chain(after.chars()).collect()
}

#[tokio::test]
async fn no_page_of_a_site_in_two_languages_names_a_country_that_is_not_in_its_portfolio() {
    let both = [Lang::En, Lang::Ko];
    let server = server(named(&both), &portfolio(&both, |_| {})).await;
    let (read, faults) = walk(&server, &both, |told| elsewhere(told, &both)).await;
    assert!(read > 120, "{read}");
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(server.get("/en/commitments").await.says("AUR.") && server.get("/ko/commitments").await.says("보"));
    assert!(server.get("/en/about").await.says("Texts of Borland are free."));
    assert!(server.get("/en/commitments").await.page().has("header [hreflang=ko]"));
    let file = server.signed_in(Role::Manager, "AUR-MDA").await.get("/en/briefing.docx?audience=shared").await;
    assert_eq!(file.status, StatusCode::OK);
    assert!(docx::text(&file.bytes).contains("Borland"));
}

#[tokio::test]
async fn no_page_of_a_site_in_one_language_has_a_word_of_another() {
    let server = server(named(&[Lang::En]), &portfolio(&[Lang::En], |_| {})).await;
    let (read, faults) = walk(&server, &[Lang::En], |told| {
        let hangul = told.chars().find(|letter| ('가'..='힣').contains(letter)).map(String::from);
        let parts = ["hreflang", "/ko/", "_ko\"", "lang=\"ko\"", "name=\"translation\"", "name=\"language\""];
        let part = parts.into_iter().find(|part| told.contains(part)).map(str::to_owned);
        elsewhere(told, &[Lang::En]).or_else(|| Some(around(told, &hangul.or(part)?)))
    })
    .await;
    assert!(read > 60, "{read}");
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn addresses_of_a_language_that_a_site_is_not_in_lead_nowhere() {
    let english = server(named(&[Lang::En]), &portfolio(&[Lang::En], |_| {})).await;
    for page in ["", "commitments", "commitments/cable-repair", "about", "sign-in", "nowhere"] {
        let reply = english.get(&format!("/ko/{page}")).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "/ko/{page}");
        assert!(reply.page().is("[lang=en]"), "/ko/{page}");
    }
    let manager = english.signed_in(Role::Manager, "AUR-MDA").await;
    for page in ["desk", "briefing", "briefing.docx"] {
        assert_eq!(manager.get(&format!("/ko/{page}")).await.status, StatusCode::NOT_FOUND, "/ko/{page}");
    }
    let korean = english.get_with("/", &[("accept-language", "ko"), ("cookie", "lang=ko")]).await;
    assert_eq!(korean.header("location"), "/en/");

    let korean = server(named(&[Lang::Ko]), &portfolio(&[Lang::Ko, Lang::En], |_| {})).await;
    assert_eq!(korean.get("/").await.header("location"), "/ko/");
    assert_eq!(korean.get("/en/").await.status, StatusCode::NOT_FOUND);
    let page = korean.get("/ko/commitments/cable-repair").await;
    assert!(!page.page().has("[hreflang]") && !page.page().has(".other[lang=en]"));
    assert!(page.page().first("title").raw_text().ends_with("· 약속"));
}

#[tokio::test]
async fn the_usual_language_is_the_first_one() {
    let korean_first = server(named(&[Lang::Ko, Lang::En]), &portfolio(&[Lang::Ko, Lang::En], |_| {})).await;
    assert_eq!(korean_first.get("/").await.header("location"), "/ko/");
    let asked = korean_first.get_with("/", &[("accept-language", "en-GB,ko;q=0.5")]).await;
    assert_eq!(asked.header("location"), "/en/");
}

#[tokio::test]
async fn pages_are_named_and_signed_as_was_set() {
    let both = [Lang::En, Lang::Ko];
    let server = server(named(&both), &portfolio(&both, |_| {})).await;
    let page = server.get("/en/commitments").await;
    assert!(page.says("Published by the Digital Ministry.") && page.says("Write to us."));
    assert!(!page.says("not a publication of any government"));
    assert!(page.page().first("title").raw_text().ends_with("· Pledges"));
    assert!(page.text.contains("<meta property=\"og:site_name\" content=\"Pledges\">"));
    assert!(page.page().first(".cite").says(", Pledges, as of"));
    assert_eq!(page.page().first("header .mark").text(), "Pledges");
    let korean = server.get("/ko/about").await;
    assert!(korean.says("발행: 디지털성") && korean.page().first("title").raw_text().ends_with("· 약속"));
}

#[tokio::test]
async fn the_foot_of_a_page_says_who_takes_part_only_as_it_is() {
    let (independent, ours) = ("not a publication of any government", "Titles and summaries are ours");
    let nobody = portfolio(&[Lang::En], |about| drop(about.insert("taking_part".into(), json!([]))));
    let nobody = server(Config::default(), &nobody).await.get("/en/").await;
    assert!(nobody.says(independent) && nobody.says(ours));
    let both = server(Config::default(), &portfolio(&[Lang::En], |_| {})).await.get("/en/about").await;
    assert!(!both.says(independent) && !both.says(ours));
}

#[tokio::test]
async fn days_are_counted_where_the_portfolio_says_or_pages_say_what_is_assumed() {
    let assumed = "that of its first party is assumed";
    let said = portfolio(&[Lang::En], |about| drop(about.insert("time_zone".into(), json!("America/Santiago"))));
    let said = server(Config::default(), &said).await;
    let page = said.get("/en/about").await;
    assert!(page.says("America/Santiago") && !page.says(assumed));
    assert_eq!(said.database.accord.zone().iana_name(), Some("America/Santiago"));

    let silent = portfolio(&[Lang::En], |about| drop(about.remove("time_zone")));
    let page = server(Config::default(), &silent).await.get("/en/about").await;
    assert!(page.says("Europe/Oslo") && page.says(assumed));
    let empty = TestServer::on(TestDatabase::sqlite().await.in_the_zone_of_its_portfolio());
    assert!(empty.get("/en/about").await.says("so UTC is assumed"));
}

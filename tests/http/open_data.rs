//! Open data: the page, its description for catalogues and search engines, pages as plain text, addresses for programs.

use std::collections::BTreeSet;

use accord::config::Config;
use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::domain::report::content::ReportContent;
use accord::service::portfolio::import::Imported;
use http::StatusCode;
use serde_json::Value;

use crate::support::database::TestDatabase;
use crate::support::reports::{publish_as, written};
use crate::support::routes::pages;
use crate::support::server::{Reply, TestServer};

const ROOT: &str = "http://127.0.0.1:3000";

fn json(reply: &Reply) -> Value {
    assert_eq!(reply.status, StatusCode::OK);
    serde_json::from_str(&reply.text).unwrap()
}

/// A file that is named has the media type that is said of it.
async fn is_there(server: &TestServer, address: &str, media_type: &str) {
    let reply = server.get(address.strip_prefix(ROOT).unwrap()).await;
    assert_eq!(reply.status, StatusCode::OK, "{address}");
    let given = reply.header("content-type").split(';').next().unwrap();
    assert_eq!(given, media_type, "{address}");
}

#[tokio::test]
async fn every_form_that_is_described_is_there() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let page = server.get(&format!("/{lang}/data")).await;
        let described: Value =
            serde_json::from_str(&page.page().first("script[type='application/ld+json']").raw_text()).unwrap();
        assert_eq!((&described["@type"], &described["inLanguage"]), (&"Dataset".into(), &lang.code().into()));
        let described_in = described["description"].as_str().unwrap();
        assert!(described_in.chars().count() >= 50, "{described_in}");
        let forms = described["distribution"].as_array().unwrap();
        assert_eq!(forms.len(), 7);
        for form in forms {
            let address = form["contentUrl"].as_str().unwrap();
            is_there(&server, address, form["encodingFormat"].as_str().unwrap()).await;
            assert!(page.leads_to(address.strip_prefix(ROOT).unwrap()), "{address}");
        }
        let catalogue = server.get(&format!("/{lang}/data/catalogue.jsonld")).await;
        assert_eq!(catalogue.header("content-type"), "application/ld+json");
        let dataset = &json(&catalogue)["dcat:dataset"];
        let forms = dataset["dcat:distribution"].as_array().unwrap();
        assert_eq!(forms.len(), 14, "in both languages");
        let mut ids = BTreeSet::new();
        for form in forms {
            let media_type = form["dcat:mediaType"]["@id"].as_str().unwrap();
            let media_type = media_type.strip_prefix("https://www.iana.org/assignments/media-types/").unwrap();
            is_there(&server, form["dcat:downloadURL"]["@id"].as_str().unwrap(), media_type).await;
            assert!(ids.insert(form["@id"].as_str().unwrap()));
        }
        assert_eq!(described["@id"], dataset["@id"], "the same in both languages");
        // Nobody said who publishes it, or how to reach them.
        assert!(dataset.get("dct:publisher").is_none() && dataset.get("dcat:contactPoint").is_none());
        assert!(dataset.get("dct:license").is_none(), "no licence is made up");
    }
    assert!(server.get("/en/").await.leads_to("/en/data"));
}

#[tokio::test]
async fn terms_are_said_of_statements_of_those_of_whom_they_are_known() {
    let server = TestServer::with_demonstration().await;
    let reference = server.database.accord.reference_now().await.unwrap();
    let licences = &reference.portfolio.as_ref().unwrap().licences;
    let described = json(&server.get("/en/data/catalogue.jsonld").await);
    let sources = described["dcat:dataset"]["dct:source"].as_array().unwrap();
    assert_eq!(sources.len(), reference.statements.len());
    for source in sources {
        let slug = source["@id"].as_str().unwrap().rsplit('/').next().unwrap();
        let statement = reference.statement(slug).unwrap();
        let known = statement.parties.iter().any(|it| licences.contains_key(it.as_str()));
        assert!(source.get("dct:rights").is_none() || known, "{source}");
    }
}

#[tokio::test]
async fn the_file_with_everything_is_what_everybody_sees_and_can_be_imported() {
    let server = TestServer::with_cases().await;
    let hidden = ReportContent { visibility: Visibility::Party("AUR".into()), ..written("Zanzibar") };
    publish_as(&server.database, "AUR-MDA", "milestones", hidden).await;
    let file = server.get("/en/data/portfolio.json").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    assert_eq!(manager.get("/en/data/portfolio.json").await.text, file.text);
    assert!(!file.text.contains("Zanzibar") && !file.text.contains("confidential"));
    let other = TestDatabase::sqlite().await;
    let imported = other.accord.portfolio().import(file.text.as_bytes(), "import").await.unwrap();
    assert!(matches!(imported, Imported::Recorded { .. }), "{imported:?}");
    let again = TestServer::on(other).get("/en/data/portfolio.json").await;
    assert!(again.text == file.text, "{}\n\n{}", again.text, file.text);
}

/// The words of a page, as they are read, without what marks them.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter(|it| it.is_alphanumeric() || it.is_whitespace()).collect();
    plain.split_whitespace().map(str::to_owned).collect()
}

/// Each public page says that it is there as plain text, which has the same words.
#[tokio::test]
async fn every_public_page_is_there_as_plain_text() {
    let server = TestServer::with_demonstration().await;
    for lang in ["en", "ko"] {
        for page in pages(lang) {
            if page.ends_with("/sign-in") {
                continue;
            }
            let html = server.get(&page).await;
            let plain = server.get(&format!("/md{page}")).await;
            assert_eq!(
                (plain.status, plain.header("content-type")),
                (html.status, "text/markdown; charset=utf-8"),
                "{page}"
            );
            assert_eq!(plain.header("etag"), html.header("etag"));
            for name in ["content-security-policy", "x-content-type-options", "referrer-policy"] {
                assert_eq!(plain.header(name), html.header(name), "{page}");
            }
            let heading = html.page().first("main h1").text();
            // The words of a link, without its address.
            let pieces = plain.text.split("](").enumerate();
            let shown: String =
                pieces.map(|(n, it)| if n == 0 { it } else { it.split_once(')').map_or(it, |it| it.1) }).collect();
            let said: BTreeSet<String> = words(&shown).into_iter().collect();
            for word in words(&heading) {
                assert!(said.contains(&word), "{page}: {word}");
            }
            let left_out = "form, nav, button, dialog, svg, [hidden], [aria-hidden=true]";
            for paragraph in html
                .page()
                .all("main p")
                .into_iter()
                .filter(|it| !it.is(left_out) && !it.has(left_out) && it.closest(left_out).is_none())
            {
                for word in words(&paragraph.text()).iter().filter(|it| it.chars().count() > 3) {
                    assert!(
                        plain.text.replace('\\', "").contains(word.as_str()) || said.contains(word),
                        "{page}: {word}"
                    );
                }
            }
            assert!(!plain.text.contains("</") && !plain.text.contains("leptos"), "{page}: {}", plain.text);
            for link in plain.text.split("](").skip(1).filter_map(|it| it.split(')').next()) {
                assert!(link.contains("://") || link.starts_with("mailto:"), "{page}: {link}");
            }
            if html.page().has("link[rel=canonical]") {
                assert!(html.page().has("link[rel=alternate][type='text/markdown']"), "{page}");
            }
        }
    }
}

#[tokio::test]
async fn only_public_pages_are_there_as_plain_text() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    for address in [
        "/md/en/desk",
        "/md/en/account",
        "/md/en/sign-in",
        "/md/nothing",
        "/md/md/en/about",
        "/md/en/own/feed.atom",
        "/md",
    ] {
        assert_eq!(server.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(manager.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    let slugs = server.database.column("SELECT slug FROM commitment").await;
    for slug in slugs {
        let address = format!("/md/en/commitments/{slug}");
        let (mine, everybodys) = (manager.get(&address).await, server.get(&address).await);
        assert_eq!((mine.status, &mine.text), (everybodys.status, &everybodys.text), "{slug}");
        assert_eq!(mine.status, server.get(&format!("/en/commitments/{slug}")).await.status, "{slug}");
    }
}

#[tokio::test]
async fn programs_are_told_where_each_page_is() {
    let server = TestServer::with_demonstration().await;
    let reply = server.get("/llms.txt").await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/markdown; charset=utf-8"));
    assert!(reply.text.starts_with("# ") && reply.text.contains("\n> "));
    let addresses: Vec<&str> =
        reply.text.lines().filter_map(|line| Some(line.rsplit_once("](")?.1.trim_end_matches(')'))).collect();
    let map = server.get("/sitemap.xml").await;
    let pages = map.text.matches("<loc>").count() / 2;
    assert_eq!(
        addresses.iter().filter(|it| it.starts_with(&format!("{ROOT}/md/en/"))).count(),
        pages - 1,
        "but the data themselves"
    );
    for address in addresses.iter().step_by(9) {
        assert_eq!(server.get(address.strip_prefix(ROOT).unwrap()).await.status, StatusCode::OK, "{address}");
    }
    assert!(!TestServer::with_cases().await.get("/llms.txt").await.text.contains("confidential"));
}

#[tokio::test]
async fn whom_to_tell_of_a_weakness_is_said_where_somebody_is_named() {
    let set = |contact: &str| Config { contact: Some(contact.into()), ..Config::default() };
    for (contact, said) in
        [("desk@x.example", "mailto:desk@x.example"), ("https://x.example/tell", "https://x.example/tell")]
    {
        let server = TestServer::with_settings(TestDatabase::with_cases().await, set(contact));
        let reply = server.get("/.well-known/security.txt").await;
        assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/plain; charset=utf-8"));
        let lines: Vec<&str> = reply.text.lines().collect();
        assert_eq!(lines[..2], [format!("Contact: {said}").as_str(), "Expires: 2027-05-24T00:00:00Z"]);
        let described = json(&server.get("/en/data/catalogue.jsonld").await);
        assert!(described["dcat:dataset"]["dcat:contactPoint"].to_string().contains(said));
    }
}

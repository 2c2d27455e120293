//! Search over everything: what it finds for whom, in both languages, on another day, and what hostile words do to it.

use accord::domain::access::role::Role;
use http::StatusCode;
use rstest::rstest;

use crate::support::hostile_texts::{Fate, HOSTILE_TEXTS};
use crate::support::server::{Reply, TestServer};

fn search(lang: &str, words: &str) -> String {
    accord::paths::with_query(&format!("/{lang}/search"), [("q", words)])
}

/// The headings of the groups found.
fn groups(reply: &Reply) -> Vec<String> {
    reply.page().all("main .card header h2").into_iter().map(|it| it.text()).collect()
}

#[rstest]
#[case("/en/", "en")]
#[case("/ko/commitments", "ko")]
#[case("/en/sign-in", "en")]
#[case("/en/nowhere", "en")]
#[tokio::test]
async fn every_page_has_a_field_that_searches(#[case] page: &str, #[case] lang: &str) {
    let server = TestServer::with_demonstration().await;
    let reply = server.get(page).await;
    let form = reply.page().first("header form[role=search]");
    assert_eq!(form.attribute("action"), format!("/{lang}/search"));
    let field = form.first("input[name=q]");
    assert!(!field.attribute("aria-label").is_empty(), "it has a name");
    assert!(reply.page().first("header .tools").leads_to(&format!("/{lang}/search")));
}

#[tokio::test]
async fn a_search_groups_what_it_finds_and_leads_to_the_same_words_in_lists() {
    let server = TestServer::with_demonstration().await;
    let reply = server.get(&search("en", "forum")).await;
    assert_eq!(reply.status, StatusCode::OK);
    let list = server.get("/en/commitments?q=forum").await;
    let first = groups(&reply)[0].clone();
    let all: usize = first.split(' ').filter_map(|word| word.parse::<usize>().ok()).sum();
    assert_eq!(all, list.rows().len(), "{first}");
    assert!(reply.leads_to("/en/commitments?q=forum"), "{:?}", reply.page().links());
    assert!(groups(&reply).iter().any(|it| it.ends_with("meetings")), "{:?}", groups(&reply));
    let meetings = server.get("/en/meetings?q=forum").await;
    assert!(reply.leads_to("/en/meetings?q=forum") && meetings.says("contain “forum”."));
    assert!(meetings.leads_to("/en/meetings/ict-policy-forum-7"));
    assert!(server.get("/en/meetings").await.text.len() > meetings.text.len());
}

#[rstest]
#[case("en", "MSIT", "/en/organisations/MSIT")]
#[case("ko", "과학기술정보통신부", "/ko/organisations/MSIT")]
#[case("ko", "과학기술 정보통신", "/ko/organisations/MSIT")]
#[case("en", "joint fact sheet 2025", "/en/statements/joint-fact-sheet-2025")]
#[tokio::test]
async fn statements_and_organisations_are_found_in_both_languages(
    #[case] lang: &str,
    #[case] words: &str,
    #[case] address: &str,
) {
    let reply = TestServer::with_demonstration().await.get(&search(lang, words)).await;
    assert!(reply.page().first("main").leads_to(address), "{:?}", reply.page().first("main").links());
}

#[tokio::test]
async fn a_commitment_called_so_comes_before_those_that_mention_it() {
    let server = TestServer::with_demonstration().await;
    let reply = server.get(&search("en", "action plan")).await;
    let page = reply.page();
    let first = page.first("main .feed .t");
    assert!(first.text().to_lowercase().contains("action plan"), "{}", first.text());
}

/// What may not be seen is not found and not counted: neither as a title nor as a text of a report.
#[tokio::test]
async fn what_may_not_be_seen_is_neither_found_nor_counted() {
    let server = TestServer::with_cases().await;
    let words = ["zebracode", "okapicode", "quaggacode", "dingocode", "lemurcode"];
    let nobody = search_all(&server, None, &words).await;
    assert_eq!(nobody, [0, 0, 0, 0, 0]);
    let seen = [
        (Role::Official, "AUR-MDA", [1, 1, 0, 0]),
        (Role::Manager, "AUR_NSI", [1, 1, 0, 0]),
        (Role::Official, "AUR-CHAMBER", [1, 0, 1, 0]),
        (Role::Partner, "AUR-MDA", [1, 0, 0, 0]),
        (Role::Admin, "AUR-MDA", [1, 0, 0, 0]),
        (Role::Manager, "BOR-DCI", [1, 0, 0, 1]),
        (Role::Manager, "CAL-MOI", [0, 0, 0, 0]),
    ];
    for (role, organisation, expected) in seen {
        let found = search_all(&server, Some((role, organisation)), &words).await;
        assert_eq!(found[..4], expected, "{role} {organisation}");
    }
}

/// How many commitments a search finds for somebody, by each of these words; as many as the list has.
async fn search_all(server: &TestServer, who: Option<(Role, &str)>, words: &[&str]) -> Vec<usize> {
    let person = match who {
        Some((role, organisation)) => Some(server.signed_in(role, organisation).await),
        None => None,
    };
    let get = async |address: &str| match &person {
        Some(person) => person.get(address).await,
        None => server.get(address).await,
    };
    let mut found = Vec::new();
    for word in words {
        let (reply, list) = (get(&search("en", word)).await, get(&format!("/en/commitments?q={word}")).await);
        let links = reply.page().first("main").links();
        let n = links.iter().filter(|it| it.starts_with("/en/commitments/")).count();
        assert_eq!(n, list.rows().len(), "{word} {who:?}");
        assert!(n > 0 || reply.says("Nothing found"), "{word} {who:?}");
        found.push(n);
    }
    found
}

#[tokio::test]
async fn a_search_holds_as_of_a_day_and_keeps_it() {
    let server = TestServer::with_demonstration().await;
    let past = server.get("/en/search?q=fact%20sheet&as_of=2025-01-01").await;
    assert!(!past.leads_to("/en/statements/joint-fact-sheet-2025?as_of=2025-01-01"));
    assert!(past.page().first("main form[role=search]").fields().contains(&("as_of".into(), "2025-01-01".into())));
    let links = past.page().first("main").links();
    assert!(links.iter().all(|it| it.contains("as_of=2025-01-01") || *it == "/en/"), "{links:?}");
    let header = server.get("/en/commitments?as_of=2025-01-01").await;
    let fields = header.page().first("header form[role=search]").fields();
    assert!(fields.contains(&("as_of".into(), "2025-01-01".into())), "{fields:?}");
}

#[tokio::test]
async fn without_words_there_is_a_hint_and_no_result() {
    let server = TestServer::with_demonstration().await;
    for (lang, hint) in [("en", "Press / on any page"), ("ko", "/ 키로 검색")] {
        for address in [format!("/{lang}/search"), format!("/{lang}/search?q="), format!("/{lang}/search?q=%20")] {
            let reply = server.get(&address).await;
            assert_eq!(reply.status, StatusCode::OK, "{address}");
            assert!(reply.says(hint) && groups(&reply).is_empty(), "{address}");
        }
    }
    assert!(server.get("/robots.txt").await.text.contains("/search"));
}

#[tokio::test]
async fn hostile_words_are_shown_as_typed_and_find_nothing_that_is_not_there() {
    let server = TestServer::with_council().await;
    let long = "이행현황".repeat(75);
    let more = [&*long, "%", "_", "\\", "\"", "\"\"", "(*)", "AND OR NOT", "</form>"];
    let more = more.map(|text| (text, Fate::Taken("")));
    for (text, fate) in HOSTILE_TEXTS.iter().copied().chain(more) {
        let reply = server.get(&search("en", text)).await;
        let bad = matches!(fate, Fate::Refused(_));
        assert_eq!(reply.status, if bad { StatusCode::BAD_REQUEST } else { StatusCode::OK }, "{text:?}");
        assert!(!reply.page().has("main script") && reply.page().count("main form[role=search]") == 1, "{text:?}");
    }
    for nothing in ["%", "_", "zebracode%"] {
        assert!(server.get(&search("en", nothing)).await.says("Nothing found"), "{nothing}");
    }
    let longest = "가".repeat(4_001);
    assert_eq!(server.get(&search("ko", &longest)).await.status, StatusCode::BAD_REQUEST);
}

mod opened_lately {
    use super::*;
    use crate::support::server::Person;

    /// What a browser keeps after a person opened a page.
    async fn open(person: &Person<'_>, address: &str, before: &str) -> String {
        let shown = person.showing(format!("{}; {before}", cookies(person)));
        let reply = shown.get(address).await;
        assert_eq!(reply.status, StatusCode::OK, "{address}");
        let set = reply.header("set-cookie");
        assert!(set.starts_with("recent=") && set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        reply.cookie()
    }

    fn cookies(person: &Person<'_>) -> String {
        person.cookie.clone()
    }

    /// The addresses that the empty search lists.
    async fn listed(person: &Person<'_>, kept: &str, lang: &str) -> Vec<String> {
        let shown = person.showing(format!("{}; {kept}", cookies(person)));
        let reply = shown.get(&format!("/{lang}/search")).await;
        reply.page().all("main .feed .t").into_iter().map(|it| it.attribute("href").to_owned()).collect()
    }

    #[tokio::test]
    async fn what_was_opened_lately_stands_on_the_empty_search() {
        let server = TestServer::with_council().await;
        let person = server.signed_in(Role::Official, "AUR-NET").await;
        assert_eq!(server.get("/en/commitments/cable-repair").await.header("set-cookie"), "", "nothing for readers");
        let kept = open(&person, "/en/commitments/cable-repair", "").await;
        assert!(!kept.contains("cable-repair"), "it does not say what it is about: {kept}");
        let kept = open(&person, "/en/meetings/council-3", &kept).await;
        let kept = open(&person, "/en/statements/council-2-statement", &kept).await;
        let kept = open(&person, "/ko/commitments/cable-repair", &kept).await;
        let expected = ["commitments/cable-repair", "statements/council-2-statement", "meetings/council-3"];
        for lang in ["en", "ko"] {
            assert_eq!(listed(&person, &kept, lang).await, expected.map(|it| format!("/{lang}/{it}")));
        }
        let shown = person.showing(format!("{}; {kept}", cookies(&person)));
        assert!(
            shown.get("/en/search").await.says("Opened lately") && shown.get("/ko/search").await.says("최근 본 항목")
        );
        // The next person at this browser sees nothing of it, and who signs out leaves nothing.
        let other = server.signed_in(Role::Official, "AUR-NET").await;
        assert!(listed(&other, &kept, "en").await.is_empty());
        let out = shown.post("/en/sign-out", &crate::support::server::NOTHING).await;
        let taken = out.headers.get_all("set-cookie").iter().any(|it| {
            let it = it.to_str().unwrap();
            it.starts_with("recent=;") && it.contains("Max-Age=0")
        });
        assert!(taken, "{:?}", out.headers);
    }

    #[tokio::test]
    async fn what_may_not_be_seen_is_not_listed_whatever_a_browser_kept() {
        let server = TestServer::with_cases().await;
        let person = server.signed_in(Role::Official, "AUR-MDA").await;
        let outside = server.signed_in(Role::Official, "CAL-MOI").await;
        let kept = open(&person, "/en/commitments/confidential", "").await;
        assert_eq!(listed(&person, &kept, "en").await, ["/en/commitments/confidential"]);
        let own = kept.replace(&person.account.id, &outside.account.id);
        assert!(listed(&outside, &own, "en").await.is_empty());
        for broken in
            ["recent=", "recent=x~c1", "recent=~~~", "recent=%00", &format!("recent={}~c<b>", person.account.id)]
        {
            assert!(listed(&person, broken, "en").await.is_empty(), "{broken}");
        }
    }
}

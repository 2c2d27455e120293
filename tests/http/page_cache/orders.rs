//! Whoever comes first, and whatever is recorded meanwhile: each is given what would be drawn.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use accord::domain::access::permission::Visibility;
use accord::domain::access::role::Role;
use accord::domain::list::query::Query;
use accord::web::page_cache::{Outcome, PageCache};
use http::StatusCode;

use super::{PAGE, PLENTY, Reader, reported};
use crate::support::chance::Dice;
use crate::support::routes::routes;
use crate::support::server::TestServer;

/// Every order of some things.
fn orders<T: Clone>(of: &[T]) -> Vec<Vec<T>> {
    if of.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (place, first) in of.iter().enumerate() {
        let rest: Vec<T> = of[..place].iter().chain(&of[place + 1..]).cloned().collect();
        all.extend(orders(&rest).into_iter().map(|mut order| {
            order.insert(0, first.clone());
            order
        }));
    }
    all
}

/// One page, asked for by a member, in another language, in other colours, on another day: whoever comes first, each is
/// given what a server without kept pages gives.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_is_given_the_page_of_somebody_else_in_any_order() {
    let server = TestServer::with_cases().await;
    reported(&server, "hidden", "party:AUR").await;
    let member = server.signed_in(Role::Manager, "AUR-MDA").await;
    let (tomorrow, overdue) = (server.later("2026-11-26T03:00:00Z").await, server.later("2026-11-25T16:10:00Z").await);
    let (korean, past) = (PAGE.replace("/en/", "/ko/"), format!("{PAGE}?as_of=2026-03-01"));
    let (cookie, dark) = (member.cookie.as_str(), "theme=dark");
    const MEMBER: usize = 1;
    type Headers<'a> = &'a [(&'static str, &'a str)];
    let asked: [(&TestServer, &str, Headers<'_>); 7] = [
        (&server, PAGE, &[]),
        (&server, PAGE, &[("cookie", cookie)]),
        (&server, &korean, &[("accept-encoding", "br")]),
        (&server, PAGE, &[("cookie", dark), ("accept-encoding", "gzip")]),
        (&server, &past, &[]),
        (&tomorrow, PAGE, &[]),
        (&overdue, PAGE, &[]),
    ];
    let mut expected = Vec::new();
    for (server, address, headers) in asked {
        expected.push(Reader::drawing(server).get(address, headers).await.0);
    }
    let hidden: Vec<bool> = expected.iter().map(|it| it.2.contains("We say hidden")).collect();
    assert_eq!(hidden, [false, true, false, false, false, false, false], "the member sees more");
    let different: BTreeSet<&str> = expected.iter().map(|it| it.2.as_str()).collect();
    assert!(different.len() >= 6, "{} of the pages differ", different.len());
    let places: Vec<usize> = (0..asked.len()).collect();
    let mut chance = Dice(12);
    // Every order of two and three of them, and some of all.
    let mut all: Vec<Vec<usize>> = Vec::new();
    for first in &places {
        for second in places.iter().filter(|it| *it != first) {
            all.push(vec![*first, *second, *first, *second]);
        }
    }
    for _ in 0..30 {
        all.push((0..8).map(|_| *chance.one(&places)).collect());
    }
    for order in all {
        let pages = Arc::new(PageCache::knowing_for(PLENTY, Duration::ZERO));
        for place in &order {
            let (server, address, headers) = asked[*place];
            let (answer, outcome) = Reader::at(server, &pages).get(address, headers).await;
            if *place == MEMBER {
                // Forms have keys of their own, so no page of a member is like another.
                assert!(outcome.is_none() && answer.2.contains("We say hidden"), "the member in the order {order:?}");
            } else {
                assert_eq!(answer, expected[*place], "request {place} in the order {order:?}");
            }
        }
    }
}

/// Whoever has asked for what before: what is withheld is in no page.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_withheld_text_is_gone_in_any_order() {
    let server = TestServer::with_cases().await;
    let member = server.signed_in(Role::Manager, "BOR-DCI").await;
    let (korean, cookie) = (PAGE.replace("/en/", "/ko/"), member.cookie.as_str());
    let asked: [(&str, &[(&'static str, &str)]); 4] = [
        (PAGE, &[]),
        (&korean, &[("accept-encoding", "br")]),
        (PAGE, &[("cookie", cookie)]),
        ("/en/commitments?q=say", &[("accept-encoding", "zstd")]),
    ];
    let keeping = Reader::keeping(&server);
    for (number, order) in orders(&asked).into_iter().enumerate() {
        let words = format!("secret{number}");
        let record = reported(&server, &words, "public").await;
        let mut told = 0;
        for (address, headers) in &order {
            told += usize::from(keeping.get(address, headers).await.0.2.contains(&words));
        }
        assert!(told >= 3, "what was published is read at once: {told}");
        let portfolio = server.database.accord.portfolio();
        let withheld =
            portfolio.withhold(&record, "a name".into(), "an office".into(), "test", Visibility::Public).await;
        assert!(withheld.unwrap());
        for (address, headers) in order.iter().rev() {
            let (answer, _) = keeping.get(address, headers).await;
            assert!(!answer.2.contains(&words), "{address}");
            assert_eq!(answer.0, StatusCode::OK);
        }
    }
}

/// An address of a page that everybody may read, or nearly one.
fn address(chance: &mut Dice, patterns: &[&str]) -> String {
    let pattern = *chance.one(patterns);
    let (slugs, codes) = match pattern {
        it if it.contains("/commitments/") => (["joint-newest", "joint-newest", "markup", "nothing"], ["ai"; 2]),
        it if it.contains("/meetings/") => (["dialogue-1", "dialogue-2", "dialogue-3", "nothing"], ["ai"; 2]),
        it if it.contains("/areas/") => (["nothing"; 4], ["ai", "quantum"]),
        _ => (["dialogue-1-2024", "dialogue-2-2025", "trilateral-2026", "nothing"], ["AUR-MDA", "BOR-DCI"]),
    };
    let lang = *chance.one(&["en", "en", "en", "ko", "ko", "ko", "fr"]);
    let path = pattern
        .replace("{lang}", lang)
        .replace("{file}", "status.csv")
        .replace("{figure}", "status")
        .replace("{*page}", "en/about")
        .replace("{digest}", &"0".repeat(64))
        .replace("{kind}", chance.one::<&str>(&["docx", "hwpx", "pdf"]))
        .replace("{table}", chance.one::<&str>(&["commitments.csv", "updates.xlsx", "changes.csv"]))
        .replace("{slug}", chance.one::<&str>(&slugs))
        .replace("{code}", chance.one::<&str>(&codes));
    assert!(!path.contains('{'), "{path} is no address");
    let names: Vec<&str> =
        Query::parameter_names().chain(["choose", "done", "chosen", "utm_source", "", "%61rea"]).collect();
    let values = [
        "",
        "ai",
        "AUR",
        "2026-01-31",
        "2027-01-01",
        "2",
        "-1",
        "columns",
        "title",
        "at_risk",
        "%ED%95%9C",
        "%zz",
        "on",
        "quarter",
        "party",
        "public",
        "table",
        "2026-11-25T02:59:00Z",
        "joint",
        "due",
    ];
    let parameters: Vec<String> = (0..[0, 0, 0, 0, 1, 1, 2][chance.below(7)])
        .map(|_| format!("{}={}", chance.one(&names), chance.one(&values)))
        .collect();
    if parameters.is_empty() { path } else { format!("{path}?{}", parameters.join("&")) }
}

/// How many addresses are asked for; `ACCORD_TEST_ADDRESSES` says another number.
fn addresses() -> usize {
    std::env::var("ACCORD_TEST_ADDRESSES").ok().and_then(|it| it.parse().ok()).unwrap_or(400)
}

/// Whatever is asked for, before and after appends: the answer is the one that is drawn anew.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kept_pages_are_those_that_would_be_drawn() {
    let server = TestServer::with_cases().await;
    let (keeping, drawing) = (Reader::keeping(&server), Reader::drawing(&server));
    let routes = routes();
    let patterns: Vec<&str> = routes
        .iter()
        .filter(|it| it.get && !it.post && !it.members && it.pattern != "/readyz" && !it.pattern.contains("{report}"))
        .map(|it| it.pattern)
        .collect();
    let (mut chance, mut kept, mut good) = (Dice(2026), 0, 0);
    let mut before: Vec<String> = Vec::new();
    for number in 0..addresses() {
        if number % 50 == 49 {
            let visibility = *chance.one(&["public", "public", "party:AUR", "shared"]);
            reported(&server, &format!("number{number}"), visibility).await;
        }
        let again = !before.is_empty() && chance.below(2) == 0;
        let asked = if again {
            chance.one(&before[before.len().saturating_sub(30)..]).clone()
        } else {
            address(&mut chance, &patterns)
        };
        let coding = *chance.one(&["", "gzip", "br, gzip", "zstd, br;q=0.1", "identity"]);
        let headers = [("accept-encoding", coding), ("cookie", *chance.one(&["", "", "theme=light", "lang=ko"]))];
        let (answer, outcome) = keeping.get(&asked, &headers).await;
        let (expected, _) = drawing.get(&asked, &headers).await;
        assert_eq!(answer, expected, "{asked} {headers:?}");
        kept += usize::from(outcome == Some(Outcome::Kept));
        good += usize::from(answer.0 == StatusCode::OK);
        before.push(asked);
    }
    let count = addresses();
    assert!(kept * 20 > count && good * 3 > count, "of {count} answers {good} were pages, {kept} of them kept");
}

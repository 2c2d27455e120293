//! List and timeline: rows, filters, pages, sizes.

use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::domain::record::headline::HeadlineStatus;
use accord::i18n::Messages;
use accord::paths;
use http::StatusCode;
use rstest::rstest;

use crate::support::clock::day;
use crate::support::database::TestDatabase;
use crate::support::html::with_value;
use crate::support::server::TestServer;

/// T24: the address holds the whole state: four filters give the same rows each time, and the page shows them set.
#[tokio::test]
async fn t24_four_filters_are_shown_set_and_give_the_same_rows() {
    let server = TestServer::with_demonstration().await;
    let filters = [("q", "AI"), ("area", "ai"), ("status", "unknown"), ("basis", "joint_text")];
    for lang in Lang::ALL {
        let address = paths::with_query(&paths::commitments(*lang), filters);
        let (first, again) = (server.get(&address).await, server.get(&address).await);
        assert_eq!(first.rows(), again.rows());
        assert!(!first.rows().is_empty() && first.rows().len() < 100);
        for (name, value) in filters {
            assert!(first.is_set(name, value), "{name}={value} on {address}");
        }
    }
}

#[tokio::test]
async fn no_filter_is_shown_set_that_the_address_does_not_name() {
    let reply = TestServer::with_demonstration().await.get("/en/commitments?area=ai").await;
    for status in HeadlineStatus::ALL {
        assert!(!reply.is_set("status", status.word()), "{status}");
    }
    assert!(!reply.is_set("area", "quantum"));
}

/// T28: choosing a second filter keeps the first; taking the second back leaves the first.
#[tokio::test]
async fn t28_a_second_filter_keeps_the_first() {
    let server = TestServer::with_demonstration().await;
    let one = server.get("/en/commitments?area=quantum").await.rows();
    let both = server.get("/en/commitments?area=quantum&status=in_progress").await;
    assert!(both.is_set("area", "quantum") && both.is_set("status", "in_progress"));
    assert!(!both.rows().is_empty() && both.rows().len() < one.len());
    assert!(both.rows().iter().all(|row| one.contains(row)));
}

/// T27: the language switch keeps the page and its whole query.
#[rstest]
#[case("/en/commitments", "area=ai&status=unknown&as_of=2026-01-01")]
#[case("/en/timeline", "area=ai&zoom=year&from=2023-01-01&to=2024-01-01")]
#[case("/en/commitments/jfs25-action-plan", "as_of=2026-01-01")]
#[tokio::test]
async fn t27_the_switch_of_language_keeps_page_and_query(#[case] page: &str, #[case] query: &str) {
    let reply = TestServer::with_demonstration().await.get(&format!("{page}?{query}")).await;
    let other = page.replace("/en/", "/ko/");
    let mut links = reply.page().links();
    links.retain(|link| link.starts_with(&format!("{other}?")));
    let kept = links.iter().any(|link| query.split('&').all(|pair| link.contains(pair)));
    assert!(kept, "{links:?}");
}

/// T41b: nothing is truncated silently: the pages together hold every row, in both languages.
#[tokio::test]
async fn t41b_the_pages_together_hold_every_commitment() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let first = server.get(&format!("/{lang}/commitments")).await;
        let second = server.get(&format!("/{lang}/commitments?page=2")).await;
        assert!(first.says("116"), "the count is said");
        let mut rows = first.rows();
        rows.extend(second.rows());
        rows.sort();
        rows.dedup();
        assert_eq!(rows.len(), 116);
    }
}

/// A page that a list does not have is not there, whichever list it is, and what is shown instead leads back.
#[tokio::test]
async fn a_page_after_the_last_is_not_there() {
    let server = TestServer::with_demonstration().await;
    let statement = "statements/technology-prosperity-deal-2025";
    for list in ["commitments", "timeline", "areas/ai", "organisations/MSIT", statement, "statements", "changes"] {
        for lang in ["en", "ko"] {
            let address = format!("/{lang}/{list}");
            let first = server.get(&address).await;
            assert_eq!(first.status, StatusCode::OK, "{address}");
            let said = if lang == "en" { "The list has only" } else { "목록은 모두" };
            assert!(!first.text.contains(said), "{address}");
            let beyond = server.get(&format!("{address}?page=400")).await;
            let rows = beyond.page().count("tr[data-commitment]");
            assert_eq!((beyond.status, rows), (StatusCode::NOT_FOUND, 0), "{address}");
            assert!(beyond.text.contains(said) && beyond.leads_to(&address), "{address}");
        }
    }
}

/// The same of what only those who signed in see, where there is one page or none.
#[tokio::test]
async fn a_page_after_the_last_of_ones_own_is_not_there_either() {
    let server = TestServer::with_cases().await;
    let admin = server.signed_in(Role::Admin, "AUR-MDA").await;
    for address in ["/en/notices", "/en/admin/log"] {
        assert_eq!(admin.get(&format!("{address}?page=1")).await.status, StatusCode::OK, "{address}");
        let beyond = admin.get(&format!("{address}?page=400")).await;
        assert_eq!(beyond.status, StatusCode::NOT_FOUND, "{address}");
        assert!(beyond.says("The list has only") && beyond.leads_to(address), "{address}: {:?}", beyond.pieces());
    }
}

/// T53: what is typed is searched literally.
#[rstest]
#[case("%28")]
#[case("%5B")]
#[case("%25")]
#[case("_")]
#[case("%22")]
#[case("%5C")]
#[case("%27%3B+DROP+TABLE+record%3B--")]
#[case("*")]
#[tokio::test]
async fn t53_marks_are_searched_literally(#[case] query: &str) {
    let server = TestServer::with_demonstration().await;
    for page in ["/en/commitments", "/ko/timeline"] {
        assert_eq!(server.get(&format!("{page}?q={query}")).await.status, StatusCode::OK, "{page}");
    }
}

/// T53: however long.
#[tokio::test]
async fn t53_long_searches_are_answered() {
    let server = TestServer::with_demonstration().await;
    for query in ["a".repeat(2_000), "a+".repeat(2_000), "%EB%B3%B4".repeat(4_000), "%25".repeat(2_000)] {
        let reply = server.get(&format!("/en/commitments?q={query}")).await;
        assert_eq!((reply.status, reply.rows().len() < 117), (StatusCode::OK, true));
    }
}

/// T50: a compound by its parts, through the whole server.
#[tokio::test]
async fn t50_a_compound_is_found_by_its_parts() {
    let server = TestServer::with_cases().await;
    for query in ["보안", "공동", "보", "AI 보안"] {
        let reply = server.get(&paths::with_query("/ko/commitments", [("q", query)])).await;
        assert!(reply.rows().contains(&"search".to_owned()), "{query}");
    }
}

/// T5: what has no dates at all is still a row of the timeline.
#[tokio::test]
async fn t5_the_timeline_has_every_row_that_the_list_has() {
    let server = TestServer::with_cases().await;
    let sorted = |mut rows: Vec<String>| {
        rows.sort();
        rows
    };
    let list = sorted(server.get("/en/commitments").await.rows());
    assert_eq!(sorted(server.get("/en/timeline").await.rows()), list);
    assert_eq!(list.len(), 23, "25, one of them shared, for one of them another stands");
}

#[rstest]
#[case("area=quantum")]
#[case("status=completed")]
#[case("q=AI&basis=press")]
#[case("party=JP&freshness=stale")]
#[case("due=passed")]
#[case("as_of=2022-01-01")]
#[tokio::test]
async fn the_timeline_shows_the_rows_of_the_list(#[case] query: &str) {
    let server = TestServer::with_demonstration().await;
    let sorted = |mut rows: Vec<String>| {
        rows.sort();
        rows
    };
    let list = sorted(server.get(&format!("/en/commitments?{query}")).await.rows());
    assert!(!list.is_empty());
    assert_eq!(sorted(server.get(&format!("/en/timeline?{query}")).await.rows()), list);
}

#[rstest]
#[case("/en/areas/quantum", "area=quantum")]
#[case("/en/organisations/MSIT", "org=MSIT")]
#[case("/en/statements/technology-prosperity-deal-2025", "statement=technology-prosperity-deal-2025")]
#[tokio::test]
async fn a_place_shows_the_rows_of_the_list_narrowed_to_it(#[case] page: &str, #[case] query: &str) {
    let server = TestServer::with_demonstration().await;
    let sorted = |mut rows: Vec<String>| {
        rows.sort();
        rows
    };
    let list = sorted(server.get(&format!("/en/commitments?{query}")).await.rows());
    assert!(!list.is_empty());
    let mut shown = sorted(server.get(page).await.rows());
    // An organisation's page also names the reports that name it, whoever owns what they are about.
    if page.contains("/organisations/") {
        shown.retain(|slug| list.contains(slug));
    }
    assert_eq!(shown, list);
}

/// T9: 2026-03-01T20:00Z is the second of March in Seoul.
#[tokio::test]
async fn t9_today_is_the_day_in_the_portfolios_zone() {
    let server = TestServer::on(TestDatabase::sqlite_on("2026-03-01T20:00:00Z").await);
    for page in ["/en/", "/en/timeline", "/ko/commitments"] {
        let reply = server.get(page).await;
        assert!(reply.page().has("input[max='2026-03-02']"), "{page}");
        let words = Messages::of(if page.starts_with("/ko") { Lang::Ko } else { Lang::En });
        assert!(reply.says(&words.day(day("2026-03-02"))), "{page}");
    }
}

/// T14: one event, one day, wherever it is printed.
#[tokio::test]
async fn t14_one_day_is_printed_alike_everywhere() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let printed = Messages::of(*lang).day(day("2026-02-11"));
        for page in ["commitments?q=fact+sheet&statement=joint-fact-sheet-2025", "commitments/jfs25-action-plan"] {
            assert!(server.get(&format!("/{lang}/{page}")).await.says(&printed), "{printed} on {page}");
        }
    }
}

/// T15b: a due day is shown as it was said.
#[tokio::test]
async fn t15b_an_imprecise_due_day_is_shown_as_it_was_said() {
    let server = TestServer::with_cases().await;
    for lang in Lang::ALL {
        let due = Messages::of(*lang).due("2026 H2".parse().unwrap());
        for page in ["commitments", "commitments/unilateral", "commitments?due=ahead"] {
            assert!(server.get(&format!("/{lang}/{page}")).await.says(&due), "{due} on {page}");
        }
    }
}

/// T21: the overview says how old the data are.
#[tokio::test]
async fn t21_the_overview_says_how_old_the_data_are() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        // The newest update of the demonstration reports the 27th of February 2026.
        let newest = Messages::of(*lang).day(day("2026-02-27"));
        assert!(server.get(&format!("/{lang}/")).await.says(&newest), "{newest}");
    }
}

/// The status in words that the commitment's page declares.
#[rstest]
#[case("jfs25-action-plan", "in_progress")]
#[case("jfs25-digital-nondiscrimination", "unknown")]
#[case("cdfs23-nist-framework", "completed")]
#[case("tpdwg26-joint-committee", "not_started")]
#[tokio::test]
async fn a_commitments_page_has_the_status_of_its_row(#[case] slug: &str, #[case] status: &str) {
    let reply = TestServer::with_demonstration().await.get(&format!("/en/commitments/{slug}")).await;
    assert!(reply.page().has(&with_value("data-status", status)), "{slug}");
}

/// T60: an empty list is a small page.
#[tokio::test]
async fn t60_an_empty_list_is_a_small_page() {
    let reply = TestServer::empty().await.get("/en/commitments").await;
    assert_eq!((reply.status, reply.rows().len()), (StatusCode::OK, 0));
    assert!(reply.text.len() < 30_000, "{} bytes", reply.text.len());
}

/// T61: rows are plain table markup: few elements a row, and a hundred rows within the bar of 60 kB.
#[tokio::test]
async fn t61_a_hundred_rows_are_plain_markup_within_the_bar() {
    let server = TestServer::with_demonstration().await;
    for lang in Lang::ALL {
        let reply = server.get(&format!("/{lang}/commitments")).await;
        assert_eq!(reply.rows().len(), 100);
        assert!(reply.text.len() <= 60_000, "{lang}: {} bytes", reply.text.len());
        let rows = reply.page().all("table > tbody > tr[data-commitment]");
        assert_eq!(rows.len(), 100);
        for row in rows {
            assert!(row.count("*") <= 30, "{} elements in a row", row.count("*"));
        }
        let elements = reply.page().count("*");
        assert!(elements <= 100 * 30 + 700, "{elements} elements");
        assert!(reply.page().count("leptos-island") <= 12, "no island in a row");
    }
}

/// Above the fold of a phone: how many are late, on how many the sides differ, each with its list.
#[tokio::test]
async fn the_overview_leads_to_what_is_late_and_where_the_sides_differ() {
    let server = TestServer::with_council().await;
    let page = server.get("/en/").await;
    let tiles = page.page().all(".attention a");
    assert_eq!(tiles.len(), 2);
    for tile in tiles {
        let listed = server.get(tile.attribute("href")).await.rows().len();
        assert!(listed > 0 && tile.first("strong").text() == listed.to_string(), "{}: {listed}", tile.html());
    }
}

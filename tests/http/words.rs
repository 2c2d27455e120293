//! Messages of pages: one language, no keys.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use accord::domain::basics::lang::Lang;
use accord::i18n::Messages;
use rstest::rstest;

use crate::support::routes::pages;
use crate::support::server::TestServer;

/// The messages of a language that need no arguments.
fn messages(lang: Lang) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n").join(lang.code());
    let mut messages = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        for line in std::fs::read_to_string(file.unwrap().path()).unwrap().lines() {
            if let Some((key, value)) = line.split_once(" = ")
                && key.starts_with(|first: char| first.is_ascii_lowercase())
                && !value.contains('{')
            {
                messages.insert(key.to_owned(), value.to_owned());
            }
        }
    }
    messages
}

/// T54: the Korean pages hold no key of a message.
#[rstest]
#[case(Lang::Ko)]
#[case(Lang::En)]
#[tokio::test]
async fn t54_no_page_shows_the_key_of_a_message(#[case] lang: Lang) {
    let keys: BTreeSet<String> = messages(lang).into_keys().filter(|key| key.contains('-')).collect();
    assert!(keys.len() > 300);
    let server = TestServer::with_demonstration().await;
    let mut addresses = pages(lang.code());
    addresses.extend(
        ["commitments?page=-1", "commitments?q=nothingatall", "nothing", "commitments/nothing"]
            .map(|it| format!("/{lang}/{it}")),
    );
    for page in addresses {
        for piece in server.get(&page).await.pieces() {
            assert!(!keys.contains(&piece), "{page} shows {piece}");
            assert!(!piece.starts_with("error-"), "{page} shows {piece}");
        }
    }
}

/// T54: the Korean pages hold no English label of the catalogue.
#[tokio::test]
async fn t54_no_korean_page_shows_an_english_label() {
    let korean: BTreeSet<String> = messages(Lang::Ko).into_values().collect();
    let mut english: BTreeSet<String> =
        messages(Lang::En).into_values().filter(|label| !korean.contains(label)).collect();
    // Formats are called the same in both languages.
    english.remove("CSV");
    let server = TestServer::with_demonstration().await;
    // What the data hold in English only may stand there: names of places. So may the names of what programs read.
    for page in pages("ko").into_iter().filter(|it| !it.ends_with("/developers")) {
        for piece in server.get(&page).await.pieces() {
            assert!(!english.contains(&piece), "{page} shows {piece}");
        }
    }
}

/// T54: dates stand in the language's own format.
#[tokio::test]
async fn t54_no_page_shows_dates_of_the_other_language() {
    let server = TestServer::with_demonstration().await;
    let months = [
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    for page in pages("ko").into_iter().filter(|page| !page.contains("/statements/")) {
        for piece in server.get(&page).await.pieces() {
            let shown = months
                .iter()
                .find(|month| piece.contains(&format!("{month} 20")) || piece.contains(&format!(" {month} 1")));
            assert_eq!(shown, None, "{page}: {piece}");
        }
    }
}

#[tokio::test]
async fn an_invented_portfolio_says_so_on_every_page() {
    let server = TestServer::with_cases().await;
    for lang in Lang::ALL {
        let notice = Messages::of(*lang).say("marking-fictional-notice");
        for page in ["", "commitments", "timeline", "statements", "meetings", "about", "commitments/markup", "areas/ai"]
        {
            assert!(server.get(&format!("/{lang}/{page}")).await.says(&notice), "/{lang}/{page}");
        }
    }
}

/// T54: headings have no gap and every page has one of the first rank.
#[tokio::test]
async fn every_page_has_one_heading_of_the_first_rank() {
    let server = TestServer::with_demonstration().await;
    for page in pages("en") {
        let reply = server.get(&page).await;
        assert_eq!(reply.page().count("h1"), 1, "{page}");
    }
}

/// What has an id is one, so that labels and links find it.
#[tokio::test]
async fn no_id_stands_twice_on_a_page() {
    let server = TestServer::with_demonstration().await;
    for page in pages("en") {
        let reply = server.get(&page).await;
        let mut seen = BTreeSet::new();
        for id in reply.page().attributes_of("id") {
            assert!(seen.insert(id), "{page}: {id}");
        }
    }
}

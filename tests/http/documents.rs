//! A commitment, a meeting's minutes, the period sheet and the briefing as documents, in each format: read back by the readers
//! of files that statements come in with, which know nothing of how they were written.

use accord::domain::access::role::Role;
use accord::intake::file::text_of;
use http::StatusCode;
use rstest::rstest;

use crate::support::forms::send;
use crate::support::server::{Reply, TestServer};

const CABLE: &str = "/en/commitments/cable-repair";
const KINDS: [(&str, &str); 3] =
    [("docx", "wordprocessingml.document"), ("hwpx", "application/hwp+zip"), ("pdf", "application/pdf")];

/// What a file says, without its spaces.
fn said(file: &Reply) -> String {
    assert_eq!(file.status, StatusCode::OK, "{}", file.text);
    text_of(&file.bytes).unwrap().text.split_whitespace().collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Publishes a report of AUR-EXF.
async fn publish(server: &TestServer, visibility: &str, words: &str) {
    let (official, lead) =
        (server.signed_in(Role::Official, "AUR-EXF").await, server.signed_in(Role::Manager, "AUR-EXF").await);
    let fields = [
        ("status", "delayed"),
        ("on", "2026-11-20"),
        ("narrative_en", words),
        ("visibility", visibility),
        ("act", "submit"),
    ];
    assert_eq!(send(&official, &format!("{CABLE}/report"), &fields).await.status, StatusCode::SEE_OTHER);
    let queue = lead.get("/en/review").await;
    let address = queue.page().link(&format!("{CABLE}/review/"));
    assert_eq!(send(&lead, address, &[("act", "publish")]).await.status, StatusCode::SEE_OTHER);
}

/// Pages lead to their documents, which say what the pages say, where it comes from, and of which day.
#[rstest]
#[case("commitments/cable-repair", "commitment-cable-repair", "PUBLIC", "공개")]
#[case("meetings/council-2", "meeting-council-2", "PUBLIC", "공개")]
#[tokio::test]
async fn everybody_takes_a_document_that_says_what_the_page_says(
    #[case] path: &str,
    #[case] name: &str,
    #[case] en: &str,
    #[case] ko: &str,
) {
    let server = TestServer::with_council().await;
    for (lang, marking) in [("en", en), ("ko", ko)] {
        let page = server.get(&format!("/{lang}/{path}")).await;
        let title = squeezed(&page.page().first("h1").text());
        for (kind, media_type) in KINDS {
            let address = format!("/{lang}/{path}/document/{kind}");
            assert!(page.leads_to(&address), "{address}");
            let file = server.get(&address).await;
            assert!(file.header("content-type").contains(media_type));
            let header = file.header("content-disposition").to_owned();
            assert!(header.contains(&format!("filename=\"{name}-2026-11-25.{kind}\"")), "{header}");
            let said = said(&file);
            assert!(said.contains(&title), "{address}: {title}\n{said}");
            assert!(said.contains(&format!("/{lang}/{path}?as_of=2026-11-25")), "{address}\n{said}");
            if kind == "pdf" {
                let whole = pdf_extract::extract_text_from_mem(&file.bytes).unwrap();
                let pages = whole.matches(marking).count();
                assert!(pages > 0, "who may read it is on every page: {whole}");
            }
            let again = server.get(&address).await;
            assert!(file.bytes == again.bytes, "equal documents are equal files");
        }
    }
}

/// Words of each part of a commitment's page, of a meeting's and of the sheet's stand in its document in every format.
#[tokio::test]
async fn documents_hold_what_pages_show() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let parts = [
        (
            "/en/commitments/cable-repair/document/",
            vec!["Both sides pay into a fund", "Joint statement of the 1st Digital Council", "Aurelia", "Borland"],
        ),
        (
            "/en/meetings/council-2/document/",
            vec!["2nd Digital Council", "Joint statement of the 2nd", "What it says will be done"],
        ),
        ("/en/desk/sheet/document/", vec!["Document number", "Approved by", "As of"]),
        ("/en/briefing.", vec!["Briefing for 3rd Digital Council", "Agenda", "Document number", "Approved by"]),
    ];
    for (address, expected) in parts {
        for (kind, _) in KINDS {
            let file = lead.get(&format!("{address}{kind}")).await;
            assert_eq!(file.header("cache-control"), "private, no-store", "{address}{kind}");
            let said = said(&file);
            for words in &expected {
                assert!(said.contains(&squeezed(words)), "{address}{kind}: {words}\n{said}");
            }
        }
    }
    let sheet = lead.get("/en/desk/sheet").await;
    let titles = sheet.page().all(".period-lines a.t");
    assert!(!titles.is_empty());
    let said = said(&lead.get("/en/desk/sheet/document/pdf").await);
    // A cell has several lines, and readers of PDF take the lines of a row's cells in turn.
    for word in titles.iter().flat_map(|it| it.text().split_whitespace().map(str::to_owned).collect::<Vec<_>>()) {
        assert!(said.contains(&squeezed(&word)), "{word}");
    }
}

/// What leaves the site says that it is invented, where it is.
#[tokio::test]
async fn what_is_invented_says_so_wherever_it_is_shown() {
    const SAID: &str = "This portfolio is fictional.";
    let (server, real) = (TestServer::with_council().await, TestServer::with_demonstration().await);
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    for (kind, _) in KINDS {
        for address in [&format!("{CABLE}/document/{kind}"), &format!("/en/briefing.{kind}")] {
            assert!(said(&lead.get(address).await).contains(&squeezed(SAID)), "{address}");
        }
    }
    for address in ["/en/embed/figures/status", "/md/en/commitments", "/en/commitments"] {
        let text = server.get(address).await.text;
        assert_eq!(text.matches(SAID).count(), 1, "{address}: {text}");
        assert!(!real.get(address).await.text.contains("fictional"), "{address}");
    }
}

/// T48: a document holds what its reader may see and nothing else, and says so.
#[rstest]
#[case("organisation:AUR-EXF", [false, false, false])]
#[case("party:AUR", [false, true, false])]
#[case("shared", [false, true, true])]
#[case("public", [true, true, true])]
#[tokio::test]
async fn t48_a_document_holds_nothing_that_its_reader_may_not_see(
    #[case] visibility: &str,
    #[case] expected: [bool; 3],
) {
    let server = TestServer::with_council().await;
    publish(&server, visibility, "Zanzibar cables").await;
    let own = server.signed_in(Role::Official, "AUR-MDA").await;
    let other = server.signed_in(Role::Manager, "BOR-DFA").await;
    for (kind, _) in KINDS {
        let address = format!("{CABLE}/document/{kind}");
        let files = [server.get(&address).await, own.get(&address).await, other.get(&address).await];
        assert_eq!(files.map(|it| said(&it).contains("Zanzibar")), expected, "{visibility} as {kind}");
    }
}

/// A past day is kept, and what an address says that cannot be used is named on a page instead of a file.
#[tokio::test]
async fn a_document_is_of_the_day_that_its_address_names() {
    let server = TestServer::with_council().await;
    let past = server.get(&format!("{CABLE}/document/docx?as_of=2026-03-31")).await;
    let words = said(&past);
    assert!(words.contains("as_of=2026-03-31") && !words.contains("waitsforavoteinparliament"), "{words}");
    let page = server.get(&format!("{CABLE}?as_of=2026-03-31")).await;
    assert!(page.leads_to(&format!("{CABLE}/document/docx?as_of=2026-03-31")), "pages of a day lead to its documents");
    for address in [format!("{CABLE}/document/pdf"), "/en/meetings/council-2/document/hwpx".to_owned()] {
        let page = server.get(&format!("{address}?as_of=yesterday")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{address}");
        assert!(page.page().count("h1") == 1, "a page says so");
    }
}

#[rstest]
#[case("/en/commitments/cable-repair/document/exe", StatusCode::NOT_FOUND)]
#[case("/en/commitments/none/document/pdf", StatusCode::NOT_FOUND)]
#[case("/en/meetings/none/document/pdf", StatusCode::NOT_FOUND)]
#[case("/en/meetings/council-2/document/PDF", StatusCode::NOT_FOUND)]
#[case("/en/desk/sheet/document/pdf", StatusCode::SEE_OTHER)]
#[case("/en/briefing.hwpx", StatusCode::SEE_OTHER)]
#[tokio::test]
async fn what_is_no_document_is_no_address(#[case] address: &str, #[case] expected: StatusCode) {
    let server = TestServer::with_council().await;
    assert_eq!(server.get(address).await.status, expected);
}

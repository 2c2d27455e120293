//! Several files of one source, and pictures that are looked at in place. AUR-MDA reports.

use accord::domain::access::role::Role;
use http::StatusCode;

use crate::support::files::{PDF, PNG, docx, hwpx, jpeg, pdf_of, xlsx};
use crate::support::forms::{is_wrong, leads_on, press};
use crate::support::html::with_value;
use crate::support::report_form::{COMMITMENT, FILE, PAGE, attach, file_address, filled, link};
use crate::support::server::TestServer;

/// A statement, its annex and a picture are one source; each is read by those who read the report, and nobody before.
#[tokio::test]
async fn a_source_has_several_files() {
    let server = TestServer::with_cases().await;
    let (official, manager) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Manager, "AUR-MDA").await);
    let typed = [("results_en", "Landed."), ("evidence-0-publisher", "Gazette"), ("evidence-0-class", "press")];
    let (document, photograph) = (docx(), jpeg());
    let files = [(FILE, "본문.pdf", PDF), (FILE, "annex.docx", &*document), (FILE, "site <1>.jpg", &*photograph)];
    leads_on(&attach(&official, "submit", &typed, &files).await);
    let addresses = [PDF, &*document, &*photograph].map(file_address);
    let other = server.signed_in(Role::Official, "BOR-DCI").await;
    for address in &addresses {
        assert_eq!(official.get(address).await.status, StatusCode::OK);
        assert_eq!(other.get(address).await.status, StatusCode::NOT_FOUND, "not published yet");
    }
    let review = link(&manager.get("/en/review").await, "review/");
    let waits = manager.get(&review).await;
    assert!(addresses.iter().all(|address| waits.leads_to(address)));
    leads_on(&press(&manager, &review, "publish", &[]).await);
    let page = server.get(COMMITMENT).await;
    for (address, name) in addresses.iter().zip(["본문.pdf", "annex.docx", "site <1>.jpg"]) {
        let source = page.page().first(&format!(".src:has(a{})", with_value("href", address)));
        assert!(source.says("Gazette") && source.says(name), "{}", source.text());
        assert_eq!(server.get(address).await.status, StatusCode::OK);
    }
    let picture = page.page().first("details img.source-picture");
    assert_eq!(picture.attribute("src"), addresses[2]);
    assert_eq!(picture.attribute("alt"), "site <1>.jpg, a file of the source");
    assert_eq!(page.page().count("img.source-picture"), 1, "only pictures are shown in place");
    let korean = server.get(&COMMITMENT.replace("/en/", "/ko/")).await;
    assert_eq!(korean.page().first("img.source-picture").attribute("alt"), "출처 파일 site <1>.jpg");
}

/// They come one after the other or at once, stay when something else is wrong, and each can be left out; the same file
/// is there once.
#[tokio::test]
async fn files_are_added_and_left_out_one_by_one() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let wrong = [("results_en", "Landed."), ("progress", "101")];
    let reply = attach(&official, "submit", &wrong, &[(FILE, "1.pdf", PDF), (FILE, "2.png", PNG)]).await;
    assert!(reply.says("Attached: 1.pdf") && reply.says("Attached: 2.png"), "{:?}", reply.pieces());
    assert!(reply.page().has("input[type=file][multiple]"));
    let form = filled(&reply, "preview", &wrong);
    let reply = official.post_files(PAGE, &form, &[(FILE, "1 again.pdf", PDF), (FILE, "3.hwpx", &hwpx())]).await;
    assert!(!reply.says("Attached: 1.pdf") && reply.says("Attached: 1 again.pdf") && reply.says("Attached: 3.hwpx"));
    let left_out = filled(&reply, "preview", &[("progress", "90"), ("evidence-0-remove", "1")]);
    let reply = official.post(PAGE, &left_out).await;
    assert!(!reply.says("2.png") && reply.says("1 again.pdf") && reply.says("3.hwpx"), "{:?}", reply.pieces());
    let saved = official.post(PAGE, &filled(&reply, "save_draft", &[])).await;
    leads_on(&saved);
    let draft = official.get(saved.header("location")).await;
    assert!(draft.says("1 again.pdf") && draft.says("3.hwpx"));
    for content in [PDF, &*hwpx()] {
        assert_eq!(official.get(&file_address(content)).await.status, StatusCode::OK, "as a draft has them");
    }
}

/// A source has at most five; the sixth is told of at its field, and the five stay.
#[tokio::test]
async fn too_many_files_are_told_of() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let (document, photograph, hangul, sheet, long) = (docx(), jpeg(), hwpx(), xlsx(), pdf_of(2_000));
    let files = [
        (FILE, "1.pdf", PDF),
        (FILE, "2.png", PNG),
        (FILE, "3.docx", &*document),
        (FILE, "4.jpg", &*photograph),
        (FILE, "5.hwpx", &*hangul),
        (FILE, "6.xlsx", &*sheet),
        (FILE, "7.pdf", &*long),
    ];
    let reply = attach(&official, "submit", &[("results_en", "Landed.")], &files).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(is_wrong(&reply, FILE) && reply.page().beside(FILE).contains("at most 5 files"));
    assert!(reply.says("Attached: 5.hwpx") && !reply.says("6.xlsx"), "{:?}", reply.pieces());
    leads_on(&official.post(PAGE, &filled(&reply, "submit", &[("results_en", "Landed.")])).await);
    assert_eq!(official.get(&file_address(&hangul)).await.status, StatusCode::OK);
}

/// A digest that somebody knows opens nothing and is cited by nobody else, in the second place as in the first.
#[tokio::test]
async fn a_digest_in_the_second_place_grants_nothing() {
    let server = TestServer::with_cases().await;
    let (official, other) =
        (server.signed_in(Role::Official, "AUR-MDA").await, server.signed_in(Role::Official, "BOR-CSA").await);
    let reply = attach(&official, "preview", &[("results_en", "Landed.")], &[(FILE, "1.pdf", PDF)]).await;
    let digest = reply.page().first("[name=evidence-0-digest]").attribute("value").to_owned();
    let stolen = [
        ("results_en", "Ours."),
        ("evidence-0-1-digest", &*digest),
        ("evidence-0-1-name", "1.pdf"),
        ("evidence-0-1-kind", "pdf"),
        ("evidence-0-1-size", "80"),
    ];
    let refused = other.post_files(PAGE, &filled(&other.get(PAGE).await, "submit", &stolen), &[]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && is_wrong(&refused, FILE), "{:?}", refused.pieces());
    assert_eq!(other.get(&file_address(PDF)).await.status, StatusCode::NOT_FOUND);
}

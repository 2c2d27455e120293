//! Files as sources: sent with a report or for the public record, kept whatever else is wrong. AUR-MDA reports.

use accord::domain::access::role::Role;
use accord::domain::basics::lang::Lang;
use accord::domain::report::file::LARGEST;
use accord::i18n::Messages;
use http::StatusCode;
use rstest::rstest;

use crate::support::files::{PDF, PNG, docx, hwp, hwpx, jpeg, pdf_of, xlsx, zipped};
use crate::support::forms::{leads_on, press};
use crate::support::html::with_value;
use crate::support::report_form::{COMMITMENT, FILE, PAGE, attach, file_address, filled, link, write};
use crate::support::server::TestServer;

async fn kept(server: &TestServer) -> Vec<String> {
    server.database.column("SELECT digest FROM evidence_file ORDER BY digest").await
}

#[tokio::test]
async fn the_form_sends_files_without_script() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    for page in [PAGE, "/en/commitments/both-same/public-record"] {
        let reply = manager.get(page).await;
        let form = reply.page().first("form[enctype='multipart/form-data']");
        assert_eq!(form.attribute("method"), "post");
        let field = form.first("input[type=file]");
        assert_eq!(["id", "name"].map(|name| field.attribute(name)), [FILE, FILE]);
        assert_eq!(field.attribute("aria-describedby"), format!("{FILE}-hint"));
        assert!(form.has(&format!("label[for={FILE}]")), "{page}");
    }
}

/// Each kind is taken, for what is in it: the name and what the browser says (always a PDF here) play no part.
#[rstest]
#[case::pdf(PDF.to_vec(), "a.pdf", "PDF document", "PDF 문서", "application/pdf")]
#[case::png(PNG.to_vec(), "a.exe", "PNG image", "PNG 그림", "image/png")]
#[case::jpeg(jpeg(), "a", "JPEG image", "JPEG 그림", "image/jpeg")]
#[case::docx(
    docx(),
    "a.docx",
    "Word document (DOCX)",
    "워드 문서(DOCX)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)]
#[case::hwp(hwp(&["FileHeader", "BodyText"]), "보고.hwp", "Hangul document (HWP)", "한글 문서(HWP)", "application/x-hwp")]
#[case::xlsx(
    xlsx(),
    "figures.xlsx",
    "Excel workbook",
    "엑셀 통합 문서",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
)]
#[case::hwpx(hwpx(), "보고.hwpx", "Hangul document (HWPX)", "한글 문서(HWPX)", "application/hwp+zip")]
#[tokio::test]
async fn a_file_is_a_source_of_a_report(
    #[case] content: Vec<u8>,
    #[case] name: &str,
    #[case] en: &str,
    #[case] ko: &str,
    #[case] media_type: &str,
) {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let typed = [("results_en", "Landed."), ("evidence-0-publisher", "Gazette"), ("evidence-0-class", "press")];
    leads_on(&attach(&official, "submit", &typed, &[(FILE, name, &content)]).await);

    let review = link(&manager.get("/en/review").await, "review/");
    let waits = manager.get(&review).await;
    // Larger ones are told in thousands.
    let size_of = |unit: &str| if content.len() < 1_000 { format!("{}{unit}", content.len()) } else { "2".to_owned() };
    let said = waits.page().text();
    for part in [name, en, &size_of(" bytes")] {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(waits.leads_to(&file_address(&content)));
    leads_on(&press(&manager, &review, "publish", &[]).await);

    for (lang, kind, size) in [("en", en, " bytes"), ("ko", ko, "바이트")] {
        let page = server.get(&COMMITMENT.replace("/en/", &format!("/{lang}/"))).await;
        let file = file_address(&content).replace("/en/", &format!("/{lang}/"));
        let source = page.page().first(&format!(".src:has(a{})", with_value("href", &file)));
        for part in ["Gazette", name, kind, &size_of(size)] {
            assert!(source.text().contains(part), "{part} in {}", source.text());
        }
    }
    let bor = server.signed_in(Role::Manager, "BOR-CSA").await;
    let answer = format!("{COMMITMENT}/answer/{}", review.rsplit('/').next().unwrap());
    assert!(bor.get(&answer).await.leads_to(&file_address(&content)));
    let file = server.get(&file_address(&content)).await;
    assert_eq!((file.status, file.header("content-type")), (StatusCode::OK, media_type));
    assert_eq!(file.text, String::from_utf8_lossy(&content));
}

fn exe() -> Vec<u8> {
    b"MZ\x90\x00\x03\x00\x00\x00".to_vec()
}

/// T65: what is wrong with a file stands beside its field, in the reader's language, and all else stays: what was typed, and
/// the other file, which is not sent a second time.
#[rstest]
#[case::a_program("report.pdf", exe(), "file_kind")]
#[case::a_page("report.pdf", b"<!doctype html><script>alert(1)</script>".to_vec(), "file_kind")]
#[case::another_zip("report.docx", zipped(&[("a.txt", b"a")]), "file_kind")]
#[case::nothing("report.pdf", Vec::new(), "file_empty")]
#[case::too_large("report.pdf", pdf_of(LARGEST + 1), "file_too_large")]
#[tokio::test]
async fn t65_a_file_that_is_not_taken_is_told_of_beside_its_field(
    #[case] name: &str,
    #[case] content: Vec<u8>,
    #[case] problem: &str,
) {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let before = server.database.height().await;
    let typed = [("results_en", "Two cables landed."), ("evidence-0", "https://a.example/1"), ("progress", "40")];
    let files = [("evidence-1-file", name, &*content), (FILE, "sound.png", PNG)];
    for lang in Lang::ALL {
        let page = PAGE.replace("/en/", &format!("/{lang}/"));
        let form = filled(&official.get(&page).await, "submit", &typed);
        let reply = official.post_files(&page, &form, &files).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = Messages::of(*lang).say(&format!("problem-{problem}"));
        assert_eq!(
            (reply.page().beside("evidence-1-file"), reply.page().beside(FILE)),
            (said, String::new()),
            "{lang}"
        );
        assert!(reply.leads_to("#evidence-1-file") && reply.page().has("input#evidence-1-file"));
        assert_eq!(reply.page().area("results_en"), "Two cables landed.");
        assert!(reply.is_set("evidence-0", "https://a.example/1") && reply.is_set("progress", "40"));
        assert!(reply.says("sound.png"), "{:?}", reply.pieces());
        assert_eq!((server.database.height().await, kept(&server).await.len()), (before, 1));

        for act in ["save_draft", "preview", "more_evidence"] {
            let form = filled(&official.get(&page).await, act, &typed);
            let reply = official.post_files(&page, &form, &files).await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{act}");
            assert_ne!(reply.page().beside("evidence-1-file"), "", "{act}");
        }
    }
    let reply = attach(&official, "submit", &typed, &files).await;
    leads_on(&official.post(PAGE, &filled(&reply, "submit", &[("results_en", "Two cables landed.")])).await);
    assert_eq!(official.get(&file_address(PNG)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_largest_files_are_taken_up_to_sixty_megabytes_at_once() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let largest = pdf_of(LARGEST);
    leads_on(&attach(&official, "submit", &[("results_en", "Landed.")], &[(FILE, "a.pdf", &largest)]).await);
    let nothing = vec![0; LARGEST];
    let files: Vec<(String, Vec<u8>)> =
        (0..4).map(|place| (format!("evidence-{place}-file"), nothing.clone())).collect();
    let files: Vec<(&str, &str, &[u8])> =
        files.iter().map(|(field, content)| (&**field, "a.pdf", &**content)).collect();
    let reply = attach(&official, "submit", &[], &files).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        reply
            .page()
            .beside("evidence-2-file")
            .starts_with("This is not a PDF, PNG, JPEG, DOCX, XLSX, HWP or HWPX file")
    );
    assert_eq!(reply.page().beside("evidence-3-file"), "All files together may be at most 60 MB.");
}

/// T65: a file is sent once, though another field is wrong; it can be left out, or another put in its place.
#[tokio::test]
async fn t65_a_file_stays_when_something_else_is_wrong() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let wrong = [("results_en", "Landed."), ("progress", "101")];
    let reply = attach(&official, "submit", &wrong, &[(FILE, "C:\\Kim\\\"보고\".pdf", PDF)]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!((reply.page().beside(FILE), kept(&server).await.len()), (String::new(), 1));
    assert!(reply.says("Attached: \"보고\".pdf") && reply.says("Remove this file"), "{:?}", reply.pieces());
    assert_eq!(official.get(&file_address(PDF)).await.status, StatusCode::NOT_FOUND, "nothing cites it yet");

    let right = |more: &[(&'static str, &'static str)]| [&[("results_en", "Landed."), ("progress", "")], more].concat();
    let still_wrong = official.post(PAGE, &filled(&reply, "submit", &wrong)).await;
    let left_out = filled(&still_wrong, "preview", &right(&[("evidence-0-remove", "1")]));
    let left_out = official.post(PAGE, &left_out).await;
    assert!(!left_out.says("보고") && !left_out.text.contains("evidence-0-digest"), "{:?}", left_out.pieces());
    let preview = official.post(PAGE, &filled(&still_wrong, "preview", &right(&[]))).await;
    assert!(preview.says("PDF document · 80 bytes"), "{:?}", preview.pieces());

    let form = filled(&preview, "preview", &right(&[("evidence-0-remove", "1")]));
    let replaced = official.post_files(PAGE, &form, &[(FILE, "other.png", PNG)]).await;
    assert!(replaced.says("Attached: other.png") && !replaced.says("보고"), "{:?}", replaced.pieces());
    leads_on(&official.post(PAGE, &filled(&preview, "submit", &right(&[]))).await);
    assert_eq!(official.get(&file_address(PDF)).await.status, StatusCode::OK);
    assert_eq!(official.get(&file_address(PNG)).await.status, StatusCode::NOT_FOUND);
}

/// T43: the second of two forms from one version keeps its file beside its words.
#[tokio::test]
async fn t43_a_conflict_keeps_the_file() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let late = filled(&official.get(PAGE).await, "submit", &[("results_en", "Mine.")]);
    leads_on(&write(&official, "submit", &[("results_en", "Theirs.")]).await);
    let reply = official.post_files(PAGE, &late, &[(FILE, "mine.pdf", PDF)]).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.says("Attached: mine.pdf"));
    leads_on(&official.post(PAGE, &filled(&reply, "submit", &[("results_en", "Mine.")])).await);
    assert_eq!(official.get(&file_address(PDF)).await.status, StatusCode::OK);
}

/// Returned, resubmitted, edited, published, corrected: the file stays with its report.
#[tokio::test]
async fn a_file_goes_with_its_report_to_the_end() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    leads_on(&attach(&official, "submit", &[("results_en", "Landed.")], &[(FILE, "보고.pdf", PDF)]).await);
    let review = link(&manager.get("/en/review").await, "review/");
    leads_on(&press(&manager, &review, "return", &[("reason_en", "How many?")]).await);
    let again = official.get(&link(&official.get("/en/desk").await, "report?again=")).await;
    assert!(again.says("Attached: 보고.pdf"));
    leads_on(&official.post(PAGE, &filled(&again, "submit", &[("results_en", "Two landed.")])).await);
    leads_on(&press(&manager, &review, "publish_edited", &[("results_en", "Two cables landed.")]).await);
    assert_eq!(server.get(&file_address(PDF)).await.status, StatusCode::OK);
    let id = review.rsplit('/').next().unwrap();
    let correction = official.get(&format!("{PAGE}?corrects={id}")).await;
    assert!(correction.says("Attached: 보고.pdf"));
    leads_on(&official.post(PAGE, &filled(&correction, "submit", &[("results_en", "Three.")])).await);
}

/// What is typed is kept while typing without any file; a file goes along with a button.
#[tokio::test]
async fn a_draft_keeps_its_file_and_typing_sends_none() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    let id = write(&official, "keep", &[("results_en", "Half"), (FILE, "[object File]")]).await.text;
    assert_eq!(
        server.database.column("SELECT fields FROM draft").await.iter().filter(|it| it.contains("object")).count(),
        0
    );
    assert_eq!(kept(&server).await, [""; 0]);
    let saved = attach(&official, "save_draft", &[("draft", &id)], &[(FILE, "보고.pdf", PDF)]).await;
    leads_on(&saved);
    let draft = official.get(saved.header("location")).await;
    assert!(draft.says("Attached: 보고.pdf"));
    assert_eq!(official.get(&file_address(PDF)).await.status, StatusCode::OK);
    // Kept again while typing, it stays.
    let form = filled(&draft, "keep", &[("results_en", "Half a sentence")]);
    assert_eq!(official.post(PAGE, &form).await.text, id);
    assert!(official.get(saved.header("location")).await.says("Attached: 보고.pdf"));
    leads_on(&official.post("/en/desk", &[("delete", &id)]).await);
    assert_eq!(official.get(&file_address(PDF)).await.status, StatusCode::NOT_FOUND);
}

const PASSWORD: &str = "four words nobody guesses";

/// T76: what was typed survives the end of the session. A file does not, and that is said before and after signing in.
#[tokio::test]
async fn t76_a_file_that_is_lost_while_signing_in_is_told_of() {
    let server = TestServer::with_cases().await;
    let account = server.database.account(Role::Official, "AUR-MDA").await;
    server.database.set_password(&account, PASSWORD).await;
    let official = server.browser_of(account.clone()).await;
    let form = filled(&official.get(PAGE).await, "submit", &[("results_en", "Two cables landed.")]);
    server.database.meddle("DELETE FROM session").await;
    let reply = official.post_files(PAGE, &form, &[(FILE, "보고.pdf", PDF)]).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert!(reply.says("What you typed has been kept, but not the file") && kept(&server).await.is_empty());

    let mut sign_in = reply.hidden("/en/sign-in");
    sign_in.extend([("email".to_owned(), account.email.clone()), ("password".to_owned(), PASSWORD.to_owned())]);
    let resumed = official.post("/en/sign-in", &sign_in).await;
    assert!(resumed.says("The file was not kept"), "{:?}", resumed.pieces());
    let back = official.showing(resumed.cookie());
    let height = server.database.height().await;
    let asked = back.post(PAGE, &resumed.hidden(PAGE)).await;
    assert_eq!((asked.status, server.database.height().await), (StatusCode::UNPROCESSABLE_ENTITY, height));
    assert_eq!(asked.page().beside(FILE), "“보고.pdf” was not kept while you signed in. Please choose it again.");
    assert_eq!(asked.page().area("results_en"), "Two cables landed.");
    let form = filled(&asked, "submit", &[("results_en", "Two cables landed.")]);
    leads_on(&back.post_files(PAGE, &form, &[(FILE, "보고.pdf", PDF)]).await);
    assert_eq!(back.get(&file_address(PDF)).await.status, StatusCode::OK);
}

/// The source of the public record may be a file; without any source it is not entered.
#[tokio::test]
async fn the_public_record_cites_a_file() {
    let server = TestServer::with_cases().await;
    let manager = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = "/en/commitments/both-same/public-record";
    let mut form = manager.get(page).await.hidden_with("submit");
    let typed =
        [("status", "completed"), ("on", "2026-11-20"), ("visibility", "public"), ("narrative_en", "It opened.")];
    form.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
    form.push(("evidence-0-class".into(), "press".into()));
    assert_eq!(manager.post_files(page, &form, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = manager.post_files(page, &form, &[(FILE, "a.pdf", b"no")]).await;
    assert_eq!(
        (wrong.status, wrong.page().area("narrative_en")),
        (StatusCode::UNPROCESSABLE_ENTITY, "It opened.".into())
    );
    leads_on(&manager.post_files(page, &form, &[(FILE, "gazette.pdf", PDF)]).await);
    assert!(server.get(COMMITMENT).await.text.contains(&file_address(PDF)));
    assert_eq!(server.get(&file_address(PDF)).await.status, StatusCode::OK);
}

/// A truncated or malformed form is refused with an explanation.
#[tokio::test]
async fn a_broken_form_is_refused_on_a_page() {
    let server = TestServer::with_cases().await;
    let official = server.signed_in(Role::Official, "AUR-MDA").await;
    for body in ["", "--x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"] {
        let request = http::Request::post(PAGE)
            .header("host", "accord.example")
            .header("origin", "http://accord.example")
            .header("cookie", &official.cookie)
            .header("content-type", "multipart/form-data; boundary=x")
            .body(axum::body::Body::from(body))
            .unwrap();
        let reply = server.send(request).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body:?}");
        assert!(reply.header("content-type").starts_with("text/html"), "{body:?}");
    }
}

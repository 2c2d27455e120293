//! The text of a statement is taken from a file: it comes back in the form, and nothing of it is stored.

use std::io::{Cursor, Write};

use accord::domain::access::role::Role;
use axum::body::Body;
use http::{Method, StatusCode};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::html::Fields;
use crate::support::server::{Reply, TestServer, request};

const NEW: &str = "/en/statements/new";

fn docx(text: &str) -> Vec<u8> {
    let paragraphs = text.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect::<String>();
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{paragraphs}</w:body></w:document>");
    zip(document.as_bytes())
}

fn zip(document: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(document).unwrap();
    writer.finish().unwrap().into_inner()
}

/// The form as it stands on a page, with these typed into it, and the button pressed.
fn typed(page: &Reply, act: &str, more: &[(&str, &str)]) -> Fields {
    let kept = page.page().first("form.card.write").fields();
    let mut fields: Fields =
        kept.into_iter().filter(|(name, _)| name != "file" && !more.iter().any(|(other, _)| other == name)).collect();
    fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields.push(("act".to_owned(), act.to_owned()));
    fields
}

fn field(page: &Reply, name: &str) -> String {
    let fields = page.page().first("form.card.write").fields();
    fields.into_iter().find(|(other, _)| other == name).map(|(_, value)| value).unwrap_or_default()
}

#[tokio::test]
async fn the_text_of_a_file_stands_in_its_language_and_all_that_was_typed_stays() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let height = server.database.height().await;
    let page = lead.get(NEW).await;
    assert_eq!(page.page().first("form.card.write").attribute("enctype"), "multipart/form-data");
    let words = [("title_en", "Joint release"), ("on", "next week"), ("text_ko", "이미 적은 글")];
    let file = docx("The two sides will act.\nThey will meet in Seoul.");
    let read = lead.post_files(NEW, &typed(&page, "read_file", &words), &[("file", "release.docx", &file)]).await;
    assert_eq!(read.status, StatusCode::OK);
    assert_eq!(field(&read, "text_en"), "The two sides will act.\n\nThey will meet in Seoul.");
    for (name, value) in words {
        assert_eq!(field(&read, name), value);
    }
    assert!(read.says("The text below was read from release.docx."), "{:?}", read.pieces());

    // Korean goes to the Korean field; the English one stays.
    let korean = docx("양국은 협력을 강화하기로 하였다.");
    let again = lead.post_files(NEW, &typed(&read, "read_file", &[]), &[("file", "발표문.docx", &korean)]).await;
    assert_eq!(field(&again, "text_ko"), "양국은 협력을 강화하기로 하였다.");
    assert_eq!(field(&again, "text_en"), "The two sides will act.\n\nThey will meet in Seoul.");
    assert_eq!(server.database.height().await, height);
}

#[tokio::test]
async fn what_is_wrong_with_a_file_stands_at_its_field() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let page = lead.get(NEW).await;
    let fields = |act: &str| typed(&page, act, &[("title_en", "Joint release")]);
    let bomb = zip(&vec![b' '; 6 * 1024 * 1024]);
    for (content, said) in [
        (bomb.as_slice(), "grows far beyond its size"),
        (b"\x89PNG\r\n\x1a\n....", "is a picture"),
        (b"", "There is no text"),
        (b"%PDF-1.4 cut", "is damaged"),
    ] {
        let refused = lead.post_files(NEW, &fields("read_file"), &[("file", "a.docx", content)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        let error = refused.page().first("#file-error").text();
        assert!(error.contains(said) && refused.leads_to("#file"), "{said}: {error}");
        assert_eq!(field(&refused, "title_en"), "Joint release");
    }
    let none = lead.post_files(NEW, &fields("read_file"), &[]).await;
    assert!(none.page().first("#file-error").text().contains("Choose a file first."));
    let two = [("file", "a.docx", &*bomb), ("file", "b.docx", &*bomb)];
    let several = lead.post_files(NEW, &fields("read_file"), &two).await;
    assert!(several.page().first("#file-error").text().contains("Choose one file only."));
    let unread = lead.post_files(NEW, &fields("record"), &[("file", "a.docx", &bomb)]).await;
    assert!(unread.page().first("#file-error").text().contains("was not read"));
    // What no text may hold is said where the text stands.
    let squares = docx("A \u{e000} square");
    let refused = lead.post_files(NEW, &fields("read_file"), &[("file", "a.docx", &squares)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.leads_to("#text_en") && field(&refused, "text_en").contains("square"));
}

#[tokio::test]
async fn a_statement_is_revised_with_the_text_of_a_file_by_those_who_may() {
    let server = TestServer::with_council().await;
    let lead = server.signed_in(Role::Manager, "AUR-MDA").await;
    let list = lead.get("/en/statements").await;
    let address = list.page().links().into_iter().find(|it| it.starts_with("/en/statements/") && !it.ends_with("/new"));
    let address = format!("{}/edit", address.unwrap());
    let page = lead.get(&address).await;
    let file = docx("The two sides will act.");
    let read = lead.post_files(&address, &typed(&page, "read_file", &[]), &[("file", "a.docx", &file)]).await;
    assert_eq!((read.status, field(&read, "text_en")), (StatusCode::OK, "The two sides will act.".to_owned()));
    assert_eq!(field(&read, "version"), field(&page, "version"));

    let other = server.signed_in(Role::Official, "AUR-MDA").await;
    for address in [NEW, &address] {
        let denied = other.post_files(address, &typed(&page, "read_file", &[]), &[("file", "a.docx", &file)]).await;
        assert_eq!(denied.status, StatusCode::NOT_FOUND);
    }
    // They are turned away before anything that they send is read.
    for address in [NEW, &address] {
        let mut request = request(Method::POST, address);
        for (name, value) in [
            ("origin", "http://accord.example"),
            ("cookie", &other.cookie),
            ("content-type", "multipart/form-data; boundary=B"),
        ] {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        *request.body_mut() = Body::from("--B\r\nno form");
        assert_eq!(server.send(request).await.status, StatusCode::NOT_FOUND);
    }
    let nowhere = "/en/statements/none/edit";
    let denied = lead.post_files(nowhere, &typed(&page, "read_file", &[]), &[("file", "a.docx", &file)]).await;
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
}

//! Which kind files are recognised as, and what their names become.

use rstest::rstest;

use crate::domain::report::file::*;

#[expect(dead_code, reason = "each test program uses a part of it")]
#[path = "../../../tests/support/files.rs"]
mod files;
use crate::domain::report::file::tests::files::{PDF, PNG, docx, hwp, hwpx, jpeg, xlsx, zipped};

fn exe() -> Vec<u8> {
    [b"MZ\x90\x00".as_slice(), &[0; 200]].concat()
}

#[rstest]
#[case::pdf(PDF.to_vec(), Some(FileKind::Pdf))]
#[case::png(PNG.to_vec(), Some(FileKind::Png))]
#[case::jpeg(jpeg(), Some(FileKind::Jpeg))]
#[case::docx(docx(), Some(FileKind::Docx))]
#[case::hwpx(hwpx(), Some(FileKind::Hwpx))]
#[case::hwp(hwp(&["FileHeader", "BodyText"]), Some(FileKind::Hwp))]
#[case::xlsx(xlsx(), Some(FileKind::Xlsx))]
// Their names do not matter.
#[case::a_program(exe(), None)]
#[case::a_page(b"<!doctype html><script>alert(1)</script>".to_vec(), None)]
#[case::a_picture_with_a_script(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), None)]
#[case::a_gif(b"GIF89a\x01\x00\x01\x00;".to_vec(), None)]
#[case::text(b"Two cables landed.".to_vec(), None)]
#[case::another_compound_file(hwp(&["WordDocument", "1Table"]), None)]
#[case::no_compound_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1HWP Document File".to_vec(), None)]
#[case::a_page_before_a_pdf([b"<html>".as_slice(), PDF].concat(), None)]
#[case::nothing(Vec::new(), None)]
#[case::a_byte(b"%".to_vec(), None)]
#[case::another_zip(zipped(&[("a.txt", b"a")]), None)]
#[case::a_zip_of_nothing(zipped(&[]), None)]
#[case::half_a_workbook(zipped(&[("xl/workbook.xml", b"<x/>")]), None)]
#[case::a_workbook_with_macros(
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<x/>"), ("xl/vbaProject.bin", b"x")]),
    None
)]
#[case::half_a_text(zipped(&[("word/document.xml", b"<w/>")]), None)]
#[case::macros(
    zipped(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"), ("word/vbaProject.bin", b"x")]),
    None
)]
#[case::an_open_document(zipped(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), None)]
#[case::not_first(zipped(&[("a.txt", b"a"), ("mimetype", b"application/hwp+zip")]), None)]
#[case::a_program_in_front([exe(), docx()].concat(), None)]
#[case::a_zip_of_one_line(b"PK\x03\x04".to_vec(), None)]
fn the_content_tells_the_kind(#[case] content: Vec<u8>, #[case] expected: Option<FileKind>) {
    assert_eq!(FileKind::of(&content), expected);
}

/// A truncated file is not of its kind, wherever it was cut; and no cut causes a panic.
#[rstest]
#[case(PDF.to_vec())]
#[case(PNG.to_vec())]
#[case(jpeg())]
#[case(docx())]
#[case(hwpx())]
#[case(hwp(&["FileHeader", "BodyText"]))]
#[case(xlsx())]
fn what_is_cut_off_is_not_taken(#[case] whole: Vec<u8>) {
    for end in 0..whole.len() {
        assert_eq!(FileKind::of(&whole[..end]), None, "{end} of {}", whole.len());
    }
}

/// Wrong lengths and places inside a file lead nowhere.
#[test]
fn damaged_files_break_nothing() {
    for whole in [docx(), hwpx(), hwp(&["FileHeader", "BodyText"])] {
        for place in 0..whole.len() {
            for byte in [0x00, 0x7f, 0xff] {
                let mut damaged = whole.clone();
                damaged[place] = byte;
                let _ = FileKind::of(&damaged);
            }
        }
    }
}

#[rstest]
#[case("report.pdf", "report.pdf")]
#[case("C:\\Users\\kim\\보고서.hwpx", "보고서.hwpx")]
#[case("../../etc/passwd", "passwd")]
#[case("a\r\nSet-Cookie: b.pdf", "aSet-Cookie: b.pdf")]
#[case("  two   words .pdf ", "two words .pdf")]
// The letters of a name are not reordered, so that an ending is where it seems to be.
#[case("cod\u{202e}fdp.exe", "codfdp.exe")]
#[case("\u{feff}a\u{200b}b.png", "ab.png")]
#[case("\u{1107}\u{1169}\u{1100}\u{1169}.pdf", "보고.pdf")]
#[case("", "file")]
#[case("folder/", "file")]
#[case("...", "file")]
#[case("\u{0}", "file")]
fn a_name_is_cleaned(#[case] given: &str, #[case] expected: &str) {
    assert_eq!(clean_name(given), expected);
    assert_eq!(clean_name(expected), expected);
}

#[test]
fn a_long_name_keeps_its_ending() {
    let name = clean_name(&format!("{}.hwpx", "가".repeat(300)));
    assert_eq!((name.chars().count(), name.ends_with("가.hwpx")), (200, true));
    assert_eq!(clean_name(&"가".repeat(300)).chars().count(), 200);
    assert_eq!(clean_name(&format!("a.{}", "b".repeat(300))).chars().count(), 200);
}

#[rstest]
#[case("report.pdf", FileKind::Pdf, "report.pdf")]
#[case("REPORT.PDF", FileKind::Pdf, "REPORT.PDF")]
#[case("photo.jpeg", FileKind::Jpeg, "photo.jpeg")]
#[case("run.hta", FileKind::Pdf, "run.hta.pdf")]
#[case("보고서", FileKind::Hwpx, "보고서.hwpx")]
#[case(".pdf", FileKind::Pdf, ".pdf")]
fn what_is_handed_out_ends_as_its_kind_does(#[case] name: &str, #[case] kind: FileKind, #[case] expected: &str) {
    let file = EvidenceFile { digest: "00".into(), name: name.to_owned(), kind, size: 1 };
    assert_eq!(file.download_name(), expected);
}

#[test]
fn a_digest_is_sixty_four_small_digits() {
    let digest = "0123456789abcdef".repeat(4);
    assert_eq!(FileDigest::read(&digest), Some(FileDigest(digest.clone())));
    for other in ["", "abc", &digest.to_uppercase(), &format!("{}/", &digest[1..]), &format!("{digest}0")] {
        assert_eq!(FileDigest::read(other), None, "{other}");
    }
}

//! Files made by the tests.

use std::io::{Cursor, Write};

use rstest::rstest;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::intake::read::{FileKind, ReadProblem, read};

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(words.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_word_file_gives_paragraphs_numbers_and_rows_without_what_was_deleted() {
    let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let body = r#"<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Trade &amp; ports</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>Open an </w:t></w:r><w:del><w:r><w:t>old </w:t></w:r></w:del><w:r><w:t>office</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr><w:r><w:t>Close it</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Action</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>When</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"#;
    let file = zipped(&[("word/numbering.xml", numbering), ("word/document.xml", body)]);
    let read = read(&file).unwrap();
    assert_eq!(read.kind, FileKind::Docx);
    assert_eq!(read.text, "Trade & ports\n\n1. Open an office\n\n2. Close it\n\nAction | When");
}

#[test]
fn a_hangul_file_gives_paragraphs_and_rows_without_headers() {
    let section = r#"<hs:sec xmlns:hs="s" xmlns:hp="p"><hp:p><hp:run><hp:ctrl><hp:header><hp:subList><hp:p><hp:run><hp:t>머리말</hp:t></hp:run></hp:p></hp:subList></hp:header></hp:ctrl><hp:t>양측은 <hp:tab/>협력하기로 하였다.</hp:t></hp:run></hp:p>
<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList><hp:p><hp:run><hp:t>과제</hp:t></hp:run></hp:p></hp:subList></hp:tc><hp:tc><hp:subList><hp:p><hp:run><hp:t>기한</hp:t></hp:run></hp:p></hp:subList></hp:tc></hp:tr></hp:tbl></hp:run></hp:p></hs:sec>"#;
    let file = zipped(&[("mimetype", "application/hwp+zip"), ("Contents/section0.xml", section)]);
    let read = read(&file).unwrap();
    assert_eq!(read.kind, FileKind::Hwpx);
    assert!(read.text.starts_with("양측은  협력하기로 하였다.") && read.text.ends_with("과제 | 기한"), "{}", read.text);
    assert!(!read.text.contains("머리말"));
}

/// A PDF of one page, with the operators given.
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).into_bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|it| out.extend(format!("{it:010} 00000 n \n").into_bytes()));
    out.extend(
        format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).into_bytes(),
    );
    out
}

#[test]
fn a_pdf_gives_whole_paragraphs() {
    let lines = ["The two sides will establish a joint work-", "ing group on customs and will share", "their data."];
    let shown = lines.iter().enumerate().map(|(at, it)| format!("BT /F1 11 Tf 60 {} Td ({it}) Tj ET", 700 - at * 13));
    let read = read(&pdf(&shown.collect::<Vec<_>>().join("\n"))).unwrap();
    assert_eq!((read.kind, read.pages), (FileKind::Pdf, Some(1)));
    assert_eq!(read.text, "The two sides will establish a joint working group on customs and will share their data.");
}

#[rstest]
#[case(b"", ReadProblem::Empty)]
#[case(b" \n\t ", ReadProblem::Empty)]
#[case(b"\x89PNG\r\n\x1a\n0000", ReadProblem::Picture)]
#[case(b"\xff\xd8\xff\xe0JFIF", ReadProblem::Picture)]
#[case(b"\x7fELF\x02\x01\x01\0\0", ReadProblem::Unknown)]
#[case(b"PK\x03\x04 and no more", ReadProblem::Broken)]
#[case(b"%PDF-1.7 and no more", ReadProblem::Broken)]
#[case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more", ReadProblem::Broken)]
fn what_gives_no_text_says_why(#[case] file: &[u8], #[case] problem: ReadProblem) {
    assert_eq!(read(file), Err(problem));
}

#[test]
fn a_page_without_letters_is_a_scan_and_a_zip_of_other_things_is_unknown() {
    assert_eq!(read(&pdf("0 0 100 100 re f")), Err(ReadProblem::Scanned));
    assert_eq!(read(&zipped(&[("a.txt", "words")])), Err(ReadProblem::Unknown));
}

#[test]
fn a_bomb_is_known_by_what_comes_out_of_it() {
    let bomb = " ".repeat(40 * 1024 * 1024);
    assert_eq!(read(&zipped(&[("word/document.xml", &bomb)])), Err(ReadProblem::Bomb));
}

#[test]
fn a_hwp_file_gives_its_paragraphs() {
    let record = |tag: u32, level: u32, words: &[u8]| {
        let head = tag | level << 10 | u32::try_from(words.len()).unwrap() << 20;
        [head.to_le_bytes().to_vec(), words.to_vec()].concat()
    };
    let words = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let section = [
        record(67, 1, &words("양측은 협력하기로 하였다.\r")),
        record(71, 1, b"daeh"),
        record(67, 2, &words("머리말")),
        record(67, 1, &words("끝.")),
    ]
    .concat();
    let mut compound = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut header = vec![0; 256];
    header[..17].copy_from_slice(b"HWP Document File");
    let put = |compound: &mut cfb::CompoundFile<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]| {
        compound.create_stream(name).unwrap().write_all(bytes).unwrap();
    };
    put(&mut compound, "/FileHeader", &header);
    compound.create_storage("/BodyText").unwrap();
    put(&mut compound, "/BodyText/Section0", &section);
    compound.flush().unwrap();
    let read = read(&compound.into_inner().into_inner()).unwrap();
    assert_eq!((read.kind, read.text.as_str()), (FileKind::Hwp, "양측은 협력하기로 하였다.\n\n끝."));
}

use crate::intake::file::tests::{problem, read, zip};
use crate::intake::file::{FileKind, FileProblem};

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum><w:num w:numId=\"2\">\
        <w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
    let notes = "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"5\"><w:p><w:r><w:t>See the annex.</w:t></w:r></w:p></w:footnote>\
        </w:footnotes>";
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/footnotes.xml", notes.as_bytes()),
        ("word/header1.xml", b"<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>HEAD</w:t></w:r></w:p></w:hdr>"),
    ])
}

#[test]
fn a_word_file_is_read_with_its_lists_changes_tables_and_notes() {
    let item = |level: usize, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let body = [
        "<w:p><w:r><w:t>The two sides</w:t></w:r><w:r><w:t xml:space=\"preserve\"> will &amp; shall</w:t><w:footnoteReference w:id=\"5\"/></w:r>\
         <w:del><w:r><w:delText> never</w:delText></w:r></w:del><w:moveFrom><w:r><w:t> moved</w:t></w:r></w:moveFrom>\
         <w:ins><w:r><w:t> act.</w:t></w:r></w:ins></w:p>"
            .to_owned(),
        item(0, "First"),
        item(1, "Part one"),
        item(1, "Part two"),
        item(0, "Second"),
        item(1, "Its part"),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>What</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>When</w:t></w:r></w:p></w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>Fund</w:t></w:r></w:p><w:p><w:r><w:t>of both</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2027</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
            .to_owned(),
        "<w:p><w:r><w:t>Done.</w:t></w:r></w:p>".to_owned(),
    ];
    assert_eq!(
        read(&docx(&body.concat())),
        (
            FileKind::Docx,
            "The two sides will & shall[1] act.\n\n1. First\n(a) Part one\n(b) Part two\n2. Second\n(a) Its part\n\n\
             What\tWhen\nFund of both\t2027\n\nDone.\n\n[1] See the annex."
                .to_owned()
        )
    );
    assert_eq!(problem(&docx("")), FileProblem::Empty);
}

#[test]
fn what_is_cut_off_or_nests_without_end_is_no_document() {
    assert_eq!(problem(&zip(&[("word/document.xml", b"<w:document><w:p><w:t>cut")])), FileProblem::Broken);
    assert_eq!(problem(&zip(&[("word/document.xml", "<w:p>".repeat(10_000).as_bytes())])), FileProblem::Bomb);
    let whole = docx("<w:p><w:r><w:t>whole</w:t></w:r></w:p>");
    assert_eq!(problem(&whole[..whole.len() - 30]), FileProblem::Broken);
    assert_eq!(problem(&zip(&[("xl/workbook.xml", b"<workbook/>")])), FileProblem::Unknown);
    // Entities of a file's own are not followed.
    let laughs =
        "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document><w:p><w:t>ha &b;!</w:t></w:p></w:document>";
    assert_eq!(read(&zip(&[("word/document.xml", laughs.as_bytes())])).1, "ha !");
}

#[test]
fn what_grows_beyond_measure_is_not_unpacked() {
    let blanks = vec![b' '; 6 * 1024 * 1024];
    assert_eq!(problem(&zip(&[("word/document.xml", &blanks)])), FileProblem::Bomb);
    let names: Vec<String> = (0..5_000).map(|it| format!("m{it}")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|it| (it.as_str(), b"".as_slice())).collect();
    assert_eq!(problem(&zip(&members)), FileProblem::Bomb);
}

#[test]
fn a_zip_with_a_password_says_so() {
    let mut bytes = zip(&[("word/document.xml", b"<w:document/>")]);
    // The flag of the member, and the one in the list of members.
    bytes[6] |= 1;
    let list = bytes.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    bytes[list + 8] |= 1;
    assert_eq!(problem(&bytes), FileProblem::Encrypted);
}

#[test]
fn a_hangul_zip_is_read_without_heads_and_with_its_tables() {
    let p = |words: &str| format!("<hp:p><hp:run><hp:t>{words}</hp:t></hp:run></hp:p>");
    let section = format!(
        "<hs:sec xmlns:hs=\"s\" xmlns:hp=\"p\"><hp:p><hp:run><hp:ctrl><hp:header><hp:subList>{}</hp:subList></hp:header></hp:ctrl>\
         <hp:t>양국은<hp:nbSpace/>협력하기로</hp:t></hp:run><hp:run><hp:t> 하였다.</hp:t><hp:ctrl><hp:footNote><hp:subList>{}</hp:subList>\
         </hp:footNote></hp:ctrl></hp:run></hp:p>{}<hp:p><hp:run><hp:tbl><hp:tr><hp:tc><hp:subList>{}</hp:subList></hp:tc><hp:tc>\
         <hp:subList>{}</hp:subList></hp:tc></hp:tr></hp:tbl></hp:run></hp:p></hs:sec>",
        p("머리말"),
        p("부속서 참조"),
        p("ㅇ 공동연구를 추진한다."),
        p("과제"),
        p("2027년"),
    );
    let second = format!("<hs:sec xmlns:hs=\"s\" xmlns:hp=\"p\">{}</hs:sec>", p("둘째 구역"));
    let file = zip(&[
        ("mimetype", b"application/hwp+zip"),
        ("Contents/section1.xml", second.as_bytes()),
        ("Contents/section0.xml", section.as_bytes()),
    ]);
    let text =
        "양국은 협력하기로 하였다.[1]\n\nㅇ 공동연구를 추진한다.\n\n과제\t2027년\n\n둘째 구역\n\n[1] 부속서 참조";
    assert_eq!(read(&file), (FileKind::Hwpx, text.to_owned()));
    let manifest = b"<odf:manifest><odf:file-entry><odf:encryption-data/></odf:file-entry></odf:manifest>";
    let locked = zip(&[("Contents/section0.xml", b"\x01\x02"), ("META-INF/manifest.xml", manifest)]);
    assert_eq!(problem(&locked), FileProblem::Encrypted);
}

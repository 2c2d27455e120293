//! The same document in every format: what it says, in a file that others read.

use std::io::{Cursor, Read as _};

use proptest::prelude::*;
use rstest::rstest;

use crate::domain::basics::lang::Lang;
use crate::exchange::document::*;
use crate::exchange::document_file::DocumentKind;

const SERVER: &str = "https://accord.example";

fn line(words: &str) -> Runs {
    vec![Run::plain(words, Lang::Ko)]
}

fn cell(words: &str) -> Vec<Runs> {
    vec![line(words)]
}

/// A document with a block of every kind, in which somebody typed words.
fn paper(typed: &str) -> Document {
    let table = |numbers| TableBlock {
        caption: vec![line("분야별 현황")],
        head: vec![cell("분야"), cell("건수")],
        rows: vec![
            TableRow { slug: Some("a".into()), cells: vec![cell("인공지능"), cell("3")] },
            TableRow { slug: None, cells: vec![cell(typed), vec![]] },
        ],
        numbers,
        widths: vec![70, 30],
    };
    let chart = ChartBlock {
        title: vec![line("이행현황")],
        bars: vec![
            Bar { label: cell("완료"), number: 7, colour: "#1f7a35" },
            Bar { label: cell("지연"), number: 0, colour: "#b3261e" },
        ],
    };
    let linked = Run::plain("발표문", Lang::Ko).leading_to("/ko/statements/a?b=1&c=2");
    let within = Run::plain("현안 보기", Lang::Ko).looking(Style::Strong).leading_to("#c-a");
    let status = Run::plain("정상 추진", Lang::Ko).looking(Style::Status { word: "on_track", ink: "#1f7a35" });
    let field = |name, label| FormField { name, label: cell(label), value: Runs::new() };
    let block = Block::Block {
        slug: "a".into(),
        title: vec![line("6G 공동연구")],
        pieces: vec![
            Block::Text(vec![status, Run::plain(" · 2026. 11. 25.", Lang::Ko).looking(Style::Quiet)]),
            Block::Columns(vec![
                Column { head: vec![line("한국")], pieces: Block::typed(line("보고: "), typed, Lang::Ko) },
                Column { head: vec![line("미국")], pieces: vec![Block::Text(line("보고 없음"))] },
            ]),
            Block::Beside(vec![Block::Text(line("왼쪽"))], vec![Block::Text(vec![Run::plain("right", Lang::En)])]),
        ],
    };
    let figure = FigureBlock { number: "12".into(), label: cell("합의사항"), link: "/ko/commitments".into() };
    Document {
        title: line("한미 정상회담 회의 자료"),
        day: "2026-11-25".parse().unwrap(),
        marking: line("공개"),
        running: line("한미 정상회담, 기준일 2026. 11. 25."),
        parts: vec![
            DocumentPart {
                name: "brief",
                pieces: vec![
                    Block::Heading(1, vec![line("한미 정상회담 회의 자료")]),
                    Block::Form(vec![field("document_number", "문서번호"), field("approver", "결재")]),
                    Block::Figures(vec![figure]),
                    Block::Chart(chart),
                    Block::List { numbered: true, items: vec![vec![vec![within], line(typed)], vec![vec![linked]]] },
                    Block::Heading(2, vec![line("현황")]),
                    Block::Table(table(true)),
                ],
            },
            DocumentPart {
                name: "talk",
                pieces: vec![
                    block,
                    Block::Rows(vec![vec![line(typed), line("b")], vec![line("c")]]),
                    Block::Table(table(false)),
                ],
            },
        ],
    }
}

/// The text that a file holds, without its spaces.
fn text(kind: DocumentKind, file: &[u8]) -> String {
    let said = match kind {
        DocumentKind::Docx => words_of(file, &["word/document.xml", "word/header1.xml", "word/charts/chart0.xml"]),
        DocumentKind::Hwpx => words_of(file, &["Contents/section0.xml", "Chart/chart1.xml"]),
        DocumentKind::Pdf => pdf_extract::extract_text_from_mem(file).unwrap(),
    };
    said.split_whitespace().collect()
}

/// The text of these parts and of the values of their charts, every part of the archive being well formed.
fn words_of(file: &[u8], parts: &[&str]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut words = String::new();
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if !(name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".hpf")) {
            continue;
        }
        let xml = String::from_utf8(bytes).unwrap();
        let tree = roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{name}: {error}"));
        if parts.contains(&name.as_str()) {
            for text in tree.descendants().filter(|it| it.is_element() && ["t", "v"].contains(&it.tag_name().name())) {
                words.extend(text.descendants().filter_map(|it| it.is_text().then(|| it.text()).flatten()));
            }
        }
    }
    words
}

#[rstest]
fn everything_that_a_document_says_is_in_the_file(
    #[values(DocumentKind::Docx, DocumentKind::Hwpx, DocumentKind::Pdf)] kind: DocumentKind,
) {
    let long = "가나다라마바사아자차".repeat(30);
    let paper = paper(&format!("양측은 <AI & 양자> \"협력\"을 확대하기로 하였습니다. {long}"));
    let file = kind.write(&paper, SERVER).unwrap();
    let text = text(kind, &file);
    for words in paper.words() {
        let words: String = words.split_whitespace().collect();
        assert!(text.contains(&words), "{kind}: {words}\n{text}");
    }
    assert_eq!(kind.write(&paper, SERVER).unwrap(), file, "equal documents are equal files");
}

#[test]
fn a_pdf_says_its_language_its_title_and_what_its_pieces_are() {
    let file = DocumentKind::Pdf.write(&paper("내용"), SERVER).unwrap();
    let pdf = pdf_extract::Document::load_mem(&file).unwrap();
    let catalog = pdf.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"ko");
    for key in [&b"StructTreeRoot"[..], b"Outlines", b"MarkInfo", b"Metadata", b"ViewerPreferences"] {
        assert!(catalog.has(key), "{}", String::from_utf8_lossy(key));
    }
    let kinds: Vec<String> = pdf
        .objects
        .values()
        .filter_map(|it| it.as_dict().ok()?.get(b"S").ok()?.as_name().ok())
        .map(|it| String::from_utf8_lossy(it).into_owned())
        .collect();
    for kind in ["H1", "H2", "P", "Table", "TH", "TD", "L", "LI", "Figure", "Link"] {
        assert!(kinds.iter().any(|it| it == kind), "{kind} {kinds:?}");
    }
    let fonts = pdf.objects.values().filter_map(|it| it.as_dict().ok()).filter(|it| it.has(b"FontFile2"));
    assert!(fonts.count() >= 2, "the letters are in the file");
    assert!(file.len() < 200_000, "and only those that it needs: {}", file.len());
}

#[test]
fn a_chart_is_drawn_by_the_word_processor_from_numbers() {
    let file = DocumentKind::Docx.write(&paper("내용"), SERVER).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(&file)).unwrap();
    let mut part = |name: &str| {
        let mut xml = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        xml
    };
    assert!(part("word/document.xml").contains("r:id=\"rIdChart0\""));
    assert!(part("word/_rels/document.xml.rels").contains("Target=\"charts/chart0.xml\""));
    assert!(part("[Content_Types].xml").contains("/word/charts/chart0.xml"));
    let chart = part("word/charts/chart0.xml");
    for said in ["<c:v>완료</c:v>", "<c:v>7</c:v>", "1F7A35", "<c:v>지연</c:v>", "<c:v>0</c:v>"] {
        assert!(chart.contains(said), "{said}");
    }
}

#[test]
fn where_a_document_is_filed_and_signed_hangul_has_fields_with_names() {
    let file = DocumentKind::Hwpx.write(&paper("내용"), SERVER).unwrap();
    let read = hwpforge::hwpx::HwpxDecoder::decode(&file).unwrap();
    let mut names = Vec::new();
    read.document.for_each_paragraph(|paragraph| {
        for run in &paragraph.runs {
            if let Some(hwpforge::core::control::Control::Field { name: Some(name), .. }) = run.content.as_control() {
                names.push(name.clone());
            }
        }
    });
    assert_eq!(names, ["document_number", "approver"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn nothing_that_somebody_typed_breaks_a_file(
        typed in "[\\u{0}-\\u{20}<>&\"'a가\\u{202e}\\u{200d}\\u{feff}\\u{fffe}\\u{e000}\\u{10fffd}\\u{1f600}\\u{5d0}\\u{627}美]{0,40}|\\PC{0,40}|.{0,40}",
    ) {
        for kind in DocumentKind::ALL {
            let file = kind.write(&paper(&typed), SERVER).unwrap();
            prop_assert!(text(*kind, &file).contains("한미정상회담"));
        }
    }
}

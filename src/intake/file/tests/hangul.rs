use std::io::{Cursor, Write};

use cfb::CompoundFile;
use flate2::Compression;
use flate2::write::DeflateEncoder;

use crate::intake::file::tests::{problem, read};
use crate::intake::file::{FileKind, FileProblem};

/// A record of a section.
fn record(tag: u32, level: u32, data: &[u8]) -> Vec<u8> {
    let size = u32::try_from(data.len()).unwrap();
    let mut out = (tag | level << 10 | size.min(0xfff) << 20).to_le_bytes().to_vec();
    if size >= 0xfff {
        out.extend(size.to_le_bytes());
    }
    out.extend(data);
    out
}

fn units(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A paragraph at a level, with its words.
fn paragraph(level: u32, text: &str) -> Vec<u8> {
    [record(66, level, &[0; 22]), record(67, level + 1, &units(&format!("{text}\r")))].concat()
}

/// A cell in a row.
fn cell(level: u32, row: u16, text: &str) -> Vec<u8> {
    let mut place = vec![0; 10];
    place.extend(row.to_le_bytes());
    [record(72, level, &place), paragraph(level, text)].concat()
}

fn hwp(flags: u32, sections: &[Vec<u8>]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    let mut header = b"HWP Document File".to_vec();
    header.resize(36, 0);
    header.extend(flags.to_le_bytes());
    header.resize(256, 0);
    file.create_stream("/FileHeader").unwrap().write_all(&header).unwrap();
    file.create_storage("/BodyText").unwrap();
    for (at, section) in sections.iter().enumerate() {
        let packed = if flags & 1 == 0 {
            section.clone()
        } else {
            let mut writer = DeflateEncoder::new(Vec::new(), Compression::best());
            writer.write_all(section).unwrap();
            writer.finish().unwrap()
        };
        file.create_stream(format!("/BodyText/Section{at}")).unwrap().write_all(&packed).unwrap();
    }
    file.into_inner().into_inner()
}

/// A control in eight letters.
fn control(letter: char) -> String {
    format!("{letter}\u{1}\u{1}\u{1}\u{1}\u{1}\u{1}{letter}")
}

fn document() -> Vec<u8> {
    let first = format!("{}양국은{}협력하기로 하였다.{}", control('\u{2}'), control('\u{9}'), control('\u{11}'));
    [
        paragraph(0, &first),
        record(71, 1, b"daeh"),
        paragraph(2, "머리말"),
        record(71, 1, b"  nf"),
        paragraph(2, "부속서 참조"),
        paragraph(0, "ㅇ 공동연구를 추진한다."),
        paragraph(0, &control('\u{b}')),
        record(71, 1, b" lbt"),
        cell(2, 0, "과제"),
        cell(2, 0, "시한"),
        cell(2, 1, "기금"),
        cell(2, 1, "2027년"),
        paragraph(0, &"가".repeat(3_000)),
    ]
    .concat()
}

#[test]
fn a_hangul_file_is_read_packed_and_unpacked() {
    let long = "가".repeat(3_000);
    let text = format!(
        "양국은 협력하기로 하였다.[1]\n\nㅇ 공동연구를 추진한다.\n\n과제\t시한\n기금\t2027년\n\n{long}\n\n둘째 구역\n\n[1] 부속서 참조"
    );
    for flags in [0, 1] {
        let file = hwp(flags, &[document(), paragraph(0, "둘째 구역")]);
        assert_eq!(read(&file), (FileKind::Hwp, text.clone()), "{flags}");
    }
}

#[test]
fn a_password_a_distribution_copy_and_rights_are_refused() {
    for flags in [2, 4, 1 | 4, 16] {
        assert_eq!(problem(&hwp(flags, &[document()])), FileProblem::Encrypted, "{flags}");
    }
    // What Word makes of a document with a password.
    let mut locked = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    locked.create_stream("/EncryptedPackage").unwrap().write_all(&[1; 64]).unwrap();
    assert_eq!(problem(&locked.into_inner().into_inner()), FileProblem::Encrypted);
    // Old Word.
    let mut old = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    old.create_stream("/WordDocument").unwrap().write_all(&[1; 64]).unwrap();
    assert_eq!(problem(&old.into_inner().into_inner()), FileProblem::Unknown);
}

#[test]
fn broken_and_swollen_sections_are_refused() {
    let mut cut = document();
    cut.truncate(cut.len() - 5);
    assert_eq!(problem(&hwp(1, &[cut])), FileProblem::Broken);
    assert_eq!(problem(&hwp(0, &[vec![0xff; 64]])), FileProblem::Broken);
    assert_eq!(problem(&hwp(1, &[vec![0; 6 * 1024 * 1024]])), FileProblem::Bomb);
    assert_eq!(problem(&hwp(1, &[paragraph(0, " ")])), FileProblem::Empty);
    assert_eq!(problem(&hwp(1, &[])), FileProblem::Broken);
    let whole = hwp(1, &[document()]);
    for length in (0..whole.len()).step_by(701) {
        // Whatever is cut off, it ends with an answer.
        let _ = crate::intake::file::text_of(&whole[..length]);
    }
}

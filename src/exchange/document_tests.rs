//! Two languages beside each other, and texts cut to the room there is.

use rstest::rstest;

use crate::exchange::document::*;

fn line(words: &str, lang: Lang) -> Runs {
    vec![Run::plain(words, lang)]
}

fn paper(lang: Lang) -> Document {
    let say = |en: &str, ko: &str| line(if lang == Lang::En { en } else { ko }, lang);
    let table = TableBlock {
        caption: vec![say("Counts", "건수")],
        head: vec![vec![say("Area", "분야")], vec![say("Total", "합계")]],
        rows: vec![TableRow { slug: None, cells: vec![vec![say("AI", "인공지능")], vec![say("3", "3")]] }],
        numbers: true,
        widths: vec![70, 30],
    };
    let block = Block::Block {
        slug: "a".into(),
        title: vec![say("Hold a forum", "포럼 개최")],
        pieces: vec![
            Block::Text(say("One", "하나")),
            Block::Text(say("Two", "둘")),
            Block::Columns(vec![Column {
                head: vec![say("ROK", "한국")],
                pieces: vec![Block::Text(say("done", "완료"))],
            }]),
        ],
    };
    Document {
        title: say("Briefing", "회의 자료"),
        day: "2026-11-25".parse().unwrap(),
        marking: say("PUBLIC", "공개"),
        running: say("2026", "2026"),
        parts: vec![DocumentPart {
            name: "brief",
            pieces: vec![Block::Heading(1, vec![say("Briefing", "회의 자료")]), Block::Table(table), block],
        }],
    }
}

fn said_together(lines: &[Runs]) -> Vec<String> {
    lines.iter().map(said).collect()
}

/// Numbers stand once, words in both languages, and running text in a half of its own.
#[test]
fn two_languages_stand_beside_each_other() {
    let both = Document::beside(paper(Lang::En), paper(Lang::Ko));
    assert_eq!(said(&both.title), "Briefing / 회의 자료");
    assert_eq!(said(&both.running), "2026");
    let [Block::Heading(1, title), Block::Table(table), Block::Block { pieces, .. }] = &both.parts[0].pieces[..] else {
        panic!("{:?}", both.parts[0].pieces)
    };
    assert_eq!(said_together(title), ["Briefing", "회의 자료"]);
    assert_eq!(said_together(&table.rows[0].cells[0]), ["AI", "인공지능"]);
    assert_eq!(said_together(&table.rows[0].cells[1]), ["3"]);
    let [Block::Beside(one, other), Block::Columns(columns)] = &pieces[..] else { panic!("{pieces:?}") };
    assert_eq!((one.len(), other.len()), (2, 2));
    assert_eq!(said_by(&columns[0].pieces), ["done", "완료"]);
    for lang in Lang::ALL {
        for words in paper(*lang).words() {
            assert!(both.words().contains(&words), "{words}");
        }
    }
}

#[test]
fn what_was_typed_is_lines_links_and_tables() {
    let label = || line("Results: ", Lang::En);
    assert_eq!(
        said_by(&Block::typed(label(), "Signed, see https://a.example/1.", Lang::En)),
        ["Results: ", "Signed, see ", "https://a.example/1", "."]
    );
    let typed = Block::typed(label(), "    □ 가\n2026. 3. 1. 나\n연도\t금액\n2025\t100", Lang::Ko);
    let [Block::Text(first), Block::Text(lines), Block::Rows(rows)] = &typed[..] else { panic!("{typed:?}") };
    assert_eq!((said(first), said(lines)), ("Results: ".into(), "    □ 가\n2026. 3. 1. 나".into()));
    assert_eq!(rows.iter().map(|row| said_together(row)).collect::<Vec<_>>(), [["연도", "금액"], ["2025", "100"]]);
    let linked = Block::typed(Runs::new(), "http://a.example", Lang::En);
    assert_eq!(linked, [Block::Text(vec![Run::plain("http://a.example", Lang::En).leading_to("http://a.example")])]);
}

/// Of a text of several pieces in one language and one piece in the other nothing is lost, nor of what follows it.
#[test]
fn texts_of_unequal_length_stand_beside_each_other() {
    let typed = |words: &str, lang| Block::Group(Block::typed(line("L: ", lang), words, lang));
    let one = vec![typed("a\n  b\n1\t2\n3\t4", Lang::En), Block::Text(line("end", Lang::En))];
    let other = vec![typed("가", Lang::Ko), Block::Text(line("끝", Lang::Ko))];
    let both = together(one, other);
    for said in ["a\n  b", "1", "4", "end", "가", "끝"] {
        assert!(said_by(&both).contains(&said), "{said}");
    }
}

#[rstest]
#[case("Hold a forum", 12, "Hold a forum")]
#[case("Hold a forum", 11, "Hold a…")]
#[case("Hold a forum, then", 14, "Hold a forum…")]
#[case("포럼 개최", 9, "포럼 개최")]
#[case("포럼 개최", 8, "포럼…")]
#[case("Donaudampfschifffahrtsgesellschaft", 10, "Donaudampf…")]
#[case("", 5, "")]
fn a_text_is_cut_at_the_end_of_a_word(#[case] text: &str, #[case] room: usize, #[case] expected: &str) {
    assert_eq!(cut(text, room), expected);
}

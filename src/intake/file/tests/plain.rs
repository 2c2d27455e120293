use encoding_rs::EUC_KR;
use rstest::rstest;

use crate::intake::file::tests::{problem, read};
use crate::intake::file::{FileKind, FileProblem, LARGEST_FILE};

fn utf16(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let letters = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    letters.flat_map(|it| if big { it.to_be_bytes() } else { it.to_le_bytes() }).collect()
}

#[rstest]
#[case("The two sides will act.".as_bytes().to_vec())]
#[case("\u{feff}The two sides will act.".as_bytes().to_vec())]
#[case(utf16("The two sides will act.", true, false))]
#[case(utf16("The two sides will act.", true, true))]
#[case(utf16("The two sides will act.", false, false))]
#[case("The two\u{a0}sides will\u{ad} act.\r\n".as_bytes().to_vec())]
fn plain_text_is_read_in_each_encoding(#[case] bytes: Vec<u8>) {
    assert_eq!(read(&bytes), (FileKind::Plain, "The two sides will act.".to_owned()));
}

#[test]
fn korean_of_windows_and_decomposed_syllables_are_read() {
    let text = "양국은 협력을 강화하기로 하였다. 똠방각하";
    assert_eq!(read(&EUC_KR.encode(text).0).1, text);
    assert_eq!(read("\u{1112}\u{1161}\u{11ab}국".as_bytes()).1, "한국");
    // Western quotation marks of old Windows.
    let western =
        [b"the \x93goals\x94 of both sides, ".repeat(4).as_slice(), &b"and what they plan to do ".repeat(40)].concat();
    assert!(read(&western).1.starts_with("the “goals” of"));
}

#[rstest]
#[case(b"".as_slice(), FileProblem::Empty)]
#[case(b" \r\n\t\n".as_slice(), FileProblem::Empty)]
#[case(b"\xef\xbb\xbf \n".as_slice(), FileProblem::Empty)]
#[case(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), FileProblem::Picture)]
#[case(b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice(), FileProblem::Picture)]
#[case(b"GIF89a\x01\0\x01\0".as_slice(), FileProblem::Picture)]
#[case(b"\0\0\0\x18ftypheic\0\0\0\0".as_slice(), FileProblem::Picture)]
#[case(b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>".as_slice(), FileProblem::Picture)]
#[case(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\x03\0>\0\x01\0\0\xff\xfe".as_slice(), FileProblem::Unknown)]
#[case(b"{\\rtf1 words}".as_slice(), FileProblem::Unknown)]
#[case(b"PK\x03\x04 and no more".as_slice(), FileProblem::Broken)]
#[case(b"%PDF-1.7 and no more".as_slice(), FileProblem::Broken)]
#[case(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and no more".as_slice(), FileProblem::Broken)]
fn what_has_no_text_says_why(#[case] bytes: &[u8], #[case] why: FileProblem) {
    assert_eq!(problem(bytes), why);
}

#[test]
fn a_file_or_a_text_may_be_too_large() {
    assert_eq!(problem(&vec![b'a'; LARGEST_FILE + 1]), FileProblem::TooLarge);
    assert_eq!(problem("A sentence.\n".repeat(100_000).as_bytes()), FileProblem::TooLarge);
    let prose = "The two sides will work on what they said. ".repeat(23_000);
    assert_eq!(read(prose.as_bytes()).1.len(), prose.trim_end().len());
}

#[test]
fn lines_broken_by_hand_are_joined_and_items_stay() {
    let text = "The two sides agreed to strengthen their coop-\neration on quantum science, and to hold a long-\n\
                term dialogue each year with all agencies that\nare concerned. The long-term dialogue begins\nin May.\n\n\
                They will also:\n- exchange researchers between their national\n  institutes, and\n- open a fund.\n\
                1. The first meeting takes place in Seoul.\n2. The second takes place in Washington.\n";
    assert_eq!(
        read(text.as_bytes()).1,
        "The two sides agreed to strengthen their cooperation on quantum science, and to hold a long-term dialogue \
         each year with all agencies that are concerned. The long-term dialogue begins in May.\n\n\
         They will also:\n\n- exchange researchers between their national institutes, and\n- open a fund.\n\
         1. The first meeting takes place in Seoul.\n2. The second takes place in Washington."
    );
}

#[test]
fn heads_feet_and_numbers_of_pages_go_and_a_sentence_goes_on_over_a_page() {
    let page = |n: usize, words: &str| format!("JOINT STATEMENT\n\n{words}\n\nPage {n} of 3\n");
    let text = [
        page(
            1,
            "The two sides will work together on the safety of\nartificial intelligence, and they will open a joint",
        ),
        page(2, "office in Seoul by the end of the year. Its staff is\nsent by both governments in equal numbers."),
        page(3, "The next meeting takes place in Washington in the\nspring of 2027."),
    ]
    .join("\u{c}");
    assert_eq!(
        read(text.as_bytes()).1,
        "The two sides will work together on the safety of artificial intelligence, and they will open a joint office in \
         Seoul by the end of the year. Its staff is sent by both governments in equal numbers.\n\nThe next meeting takes \
         place in Washington in the spring of 2027."
    );
}

#[test]
fn a_page_of_the_web_is_its_article() {
    let page = "<!DOCTYPE html><html><head><title>Home</title><style>p{}</style><script>if (a < b) { '<p>no</p>' }</script>\
        </head><body><nav><a>Menu</a></nav><main><h1>Joint&nbsp;Statement</h1><p>The two sides\n   will &amp; shall \
        <b>act</b>.<br>At once.</p><p hidden>Unseen</p><ul><li>First item<li>Second item</ul><ol start=3><li>Third</li></ol>\
        <table><tr><th>What</th><th>When</th></tr><tr><td>Fund</td><td>2027</td></tr></table></main>\
        <footer>Copyright</footer></body></html>";
    assert_eq!(
        read(page.as_bytes()),
        (
            FileKind::Html,
            "Joint Statement\n\nThe two sides will & shall act.\nAt once.\n\n• First item\n• Second item\n3. Third\n\n\
             What\tWhen\nFund\t2027"
                .to_owned()
        )
    );
    let korean =
        EUC_KR.encode("<html><head><meta charset=\"euc-kr\"></head><body><p>양국은 협력한다.</p></body></html>").0;
    assert_eq!(read(&korean).1, "양국은 협력한다.");
    let deep = format!("<html>{}<p>words</p>", "<div>".repeat(200_000));
    assert_eq!(read(deep.as_bytes()).1, "words");
    assert_eq!(problem(b"<html><body><img src=a></body></html>"), FileProblem::Empty);
}

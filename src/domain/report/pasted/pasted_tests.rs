use super::*;
use rstest::rstest;

fn words() -> Words {
    let heading = |column, word: &str| (column, word.to_owned());
    let status = |status, word: &str| (status, word.to_owned());
    Words {
        headings: vec![
            heading(Column::Commitment, "Commitment"),
            heading(Column::Commitment, "합의사항"),
            heading(Column::Status, "Status"),
            heading(Column::Status, "현황"),
            heading(Column::Results, "Results"),
            heading(Column::Results, "추진실적"),
            heading(Column::NextSteps, "Next steps"),
            heading(Column::NextSteps, "향후계획"),
            heading(Column::Progress, "진척률(%)"),
        ],
        statuses: vec![
            status(Status::OnTrack, "On track"),
            status(Status::OnTrack, "정상 추진"),
            status(Status::Completed, "완료"),
            status(Status::Unknown, "현황 미확인"),
        ],
    }
}

fn candidates() -> Vec<Candidate> {
    let of = |slug: &str, titles: &[&str]| Candidate {
        slug: slug.to_owned(),
        titles: titles.iter().map(|it| (*it).to_owned()).collect(),
    };
    let long = "가".repeat(300);
    vec![
        of("open-ran", &["Open RAN testbed", "오픈랜 시험망"]),
        of("ai-safety", &["AI safety dialogue", "AI 안전 대화"]),
        of("same-1", &["Yearly forum"]),
        of("same-2", &["Yearly forum"]),
        of("long", &[&long]),
    ]
}

fn read_rows(table: &str) -> Vec<PastedRow> {
    read(table, &words(), &candidates()).unwrap().rows
}

#[rstest]
// Headings in either language, in any order, with one that is not known.
#[case("합의사항\t비고\t추진실적\t현황\n오픈랜 시험망\t메모\t구축함\t정상추진")]
#[case("Status\tResults\tCOMMITMENT\non-track\t구축함\tOpen  RAN testbed")]
// None: the order that the page names.
#[case("Open RAN testbed\tOn track\t구축함")]
// Spaces that do not break, full width, empty rows, trailing tabs.
#[case(
    "합의사항\t현황\t추진실적\t\t\n\t\t\t\n\u{a0}오픈랜\u{a0}시험망\u{a0}\t정상\u{a0}추진\t\u{a0}구축함\u{a0}\t\t\n\n"
)]
#[case("Ｏｐｅｎ ＲＡＮ ｔｅｓｔｂｅｄ\tＯｎ　ｔｒａｃｋ\t구축함\t\t\t\t")]
// A number or a mark before the title, its address, its page.
#[case("1. Open RAN testbed\tOn track\t구축함")]
#[case("○ 오픈랜 시험망\tOn track\t구축함")]
#[case("open-ran\tOn track\t구축함")]
#[case("https://accord.example/ko/commitments/open-ran?as_of=2026-01-01\tOn track\t구축함")]
// The headings once more, as on each page of a document.
#[case("합의사항\t현황\t추진실적\n오픈랜 시험망\t정상 추진\t구축함\n합의사항\t현황\t추진실적")]
fn a_row_is_understood(#[case] table: &str) {
    let rows = read_rows(table);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(rows[0].fit, Fit::One("open-ran".into()));
    let said = [(Column::Status, Said::Status(Status::OnTrack)), (Column::Results, Said::Words("구축함".into()))];
    assert_eq!(rows[0].said, said);
}

#[rstest]
#[case("Nothing of ours\tOn track", Fit::Unknown)]
#[case("Open RAN\tOn track", Fit::Unknown)]
#[case("Yearly forum\tOn track", Fit::Several(vec!["same-1".into(), "same-2".into()]))]
#[case("\tOn track", Fit::Nameless)]
#[case("-\tOn track", Fit::Nameless)]
#[case("1.\tOn track", Fit::Unknown)]
#[case("Open RAN testbed\t\"On track", Fit::Unclosed)]
#[case("same-2\tOn track", Fit::One("same-2".into()))]
fn a_row_that_fits_none_or_several_is_told(#[case] table: &str, #[case] expected: Fit) {
    assert_eq!(read_rows(table)[0].fit, expected);
}

#[test]
fn rows_about_the_same_commitment_are_told_and_not_taken() {
    let rows = read_rows("open-ran\tOn track\n\nai-safety\t완료\n오픈랜 시험망\t완료");
    let fits: Vec<&Fit> = rows.iter().map(|it| &it.fit).collect();
    let twice = Fit::Twice(vec![1, 4]);
    assert_eq!(fits, [&twice, &Fit::One("ai-safety".into()), &twice]);
}

#[test]
fn a_mark_that_never_closes_spoils_its_own_row_only() {
    let rows = read_rows("open-ran\tOn track\t\"cut off\nai-safety\t완료\t\"two\nlines\"");
    assert_eq!(rows[0].fit, Fit::Unclosed);
    assert_eq!((rows[1].line, &rows[1].fit), (2, &Fit::One("ai-safety".into())));
    assert_eq!(rows[1].said[1], (Column::Results, Said::Words("two\nlines".into())));
}

#[test]
fn a_title_of_300_syllables_is_found() {
    assert_eq!(read_rows(&format!("{}\t완료", "가".repeat(300)))[0].fit, Fit::One("long".into()));
    assert_eq!(read_rows(&format!("{}\t완료", "가".repeat(299)))[0].fit, Fit::Unknown);
}

#[rstest]
#[case("80", Some(80))]
#[case("80%", Some(80))]
#[case(" 80 % ", Some(80))]
#[case("８０％", Some(80))]
#[case("80.0%", Some(80))]
#[case("100%", Some(100))]
#[case("0", Some(0))]
#[case("101", None)]
#[case("0.8", None)]
#[case("80.5%", None)]
#[case("80~90%", None)]
#[case("+5", None)]
#[case("-5", None)]
#[case("약 80%", None)]
#[case("%", None)]
fn a_progress_is_a_whole_number_of_per_cent(#[case] cell: &str, #[case] expected: Option<u8>) {
    assert_eq!(progress(cell), expected);
}

#[rstest]
#[case("open-ran\tgood", Column::Status, CellProblem::NotAStatus)]
#[case("open-ran\t현황 미확인", Column::Status, CellProblem::NotAStatus)]
#[case("open-ran\t\t\t\t많음", Column::Progress, CellProblem::NotANumber)]
#[case("open-ran\t\tturned \u{202e}round", Column::Results, CellProblem::NoText)]
fn a_cell_that_is_not_plain_is_told_and_never_guessed(
    #[case] table: &str,
    #[case] column: Column,
    #[case] problem: CellProblem,
) {
    let rows = read_rows(table);
    let said = &rows[0].said;
    assert!(matches!(&said[..], [(it, Said::Wrong(_, why))] if *it == column && *why == problem), "{said:?}");
}

#[test]
fn a_text_that_is_too_long_is_not_cut() {
    let rows = read_rows(&format!("open-ran\t\t{}\t{}", "가".repeat(20_000), "가".repeat(20_001)));
    assert!(matches!(&rows[0].said[0].1, Said::Words(_)));
    assert!(matches!(&rows[0].said[1].1, Said::Wrong(_, CellProblem::TooLong)));
}

#[test]
fn what_stands_under_no_known_heading_is_counted() {
    let rows = read_rows("합의사항\t비고\t현황\nopen-ran\t메모\t완료\t밖");
    assert_eq!((rows[0].unread, rows[0].said.len()), (2, 1));
}

#[rstest]
#[case("", TableProblem::Empty)]
#[case(" \t\n\u{a0}\t", TableProblem::Empty)]
#[case("합의사항\t현황", TableProblem::Empty)]
#[case("현황\t추진실적\n완료\t구축함", TableProblem::NoCommitments)]
#[case("합의사항\t현황\tStatus\nopen-ran\t완료\t완료", TableProblem::ColumnTwice)]
fn a_table_that_cannot_be_read_is_refused(#[case] table: &str, #[case] expected: TableProblem) {
    assert_eq!(read(table, &words(), &candidates()), Err(expected));
}

#[test]
fn a_table_without_end_is_refused() {
    let table = "open-ran\t완료\n".repeat(MOST_ROWS + 1);
    assert_eq!(read(&table, &words(), &candidates()), Err(TableProblem::TooManyRows));
}

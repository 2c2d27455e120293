//! Which day words mean, said on 5 March 2026. All sentences are invented.

use rstest::rstest;

use crate::intake::extraction::{DueFound, Proposal};
use crate::intake::vocabulary::Vocabulary;
use crate::intake::{extract, language_of};

fn due(text: &str) -> Option<DueFound> {
    let vocabulary = Vocabulary { said_on: Some("2026-03-05".parse().unwrap()), ..Vocabulary::default() };
    let read = extract(text, language_of(text), &vocabulary);
    let first: Option<Proposal> = read.proposals.into_iter().next();
    first.and_then(|it| it.due)
}

fn day(text: &str) -> Option<String> {
    due(text).and_then(|it| it.due).map(|it| it.to_string())
}

#[rstest]
#[case("early next year", Some("2027-04"))]
#[case("before the summer", Some("2026-05"))]
#[case("before 2027", Some("2026"))]
#[case("before 30 April 2027", Some("2027-04-30"))]
#[case("before the opening of the season on 1 September 2026", Some("2026-09-01"))]
#[case("before the end of 2026", Some("2026"))]
#[case("prior to 1 July 2026", Some("2026-07-01"))]
#[case("by the end of the second quarter of 2027", Some("2027 Q2"))]
#[case("by the end of the first quarter", Some("2026 Q1"))]
#[case("in Q4", Some("2026 Q4"))]
#[case("by Q1-2027", Some("2027 Q1"))]
#[case("in Q1 and Q2 2027", Some("2027 Q2"))]
#[case("in the 2nd quarter of 2027", Some("2027 Q2"))]
#[case("by end June 2026", Some("2026-06"))]
#[case("towards the end of 2027", Some("2027"))]
#[case("at the end of 2026", Some("2026"))]
#[case("in the course of next year", Some("2027"))]
#[case("in fiscal year 2027", Some("2027"))]
#[case("by the end of FY2027", Some("2027"))]
#[case("by the academic year 2027/28", Some("2028"))]
#[case("by October of next year", Some("2027-10"))]
#[case("this coming autumn", Some("2026-11"))]
#[case("within one hundred days", Some("2026-06-13"))]
#[case("within three to six months", Some("2026-09-05"))]
#[case("60 days after signature", Some("2026-05-04"))]
#[case("for another three years", Some("2029-03-05"))]
#[case("from 2026 to 2028", Some("2028"))]
#[case("between May and July 2026", Some("2026-07"))]
#[case("from 12 to 14 May 2026", Some("2026-05-14"))]
#[case("on May 4-5, 2026", Some("2026-05-05"))]
#[case("by 31.12.2026", Some("2026-12-31"))]
#[case("by 30/06/2026", Some("2026-06-30"))]
#[case("by 06/07/2026", None)]
#[case("(June 2026)", Some("2026-06"))]
#[case("before the next meeting in October", Some("2026-10"))]
#[case("by 31 March of each year", None)]
#[case("from May to September", None)]
#[case("in winter", None)]
#[case("within 30 days of each accident", None)]
#[case("with a view to a first shipment in 2028", None)]
#[case("starting with a trial in June", None)]
fn english_days(#[case] words: &str, #[case] expected: Option<&str>) {
    assert_eq!(day(&format!("The two sides will open a desk {words}.")).as_deref(), expected);
}

#[rstest]
#[case("The two sides will extend the mandate until 2030.")]
#[case("The two sides will refrain from new taxes before 2027.")]
#[case("The two sides will build a satellite whose antenna is to be ready in May 2027.")]
#[case("The two sides will build a line and expect the decision to be taken in early 2027.")]
fn what_is_kept_hoped_or_another_thing_s_is_no_day(#[case] text: &str) {
    assert_eq!(day(text), None);
}

#[test]
fn the_next_meeting_has_words_and_no_day() {
    let found = due("The two sides will open a desk by the time of the next summit.").unwrap();
    assert!(found.due.is_none() && !found.words.is_empty());
}

#[rstest]
#[case("올여름", Some("2026-08"))]
#[case("2027년 이전에", Some("2026"))]
#[case("2020년대 말까지", Some("2029"))]
#[case("2027년도에", Some("2027"))]
#[case("2026 회계연도 내에", Some("2026"))]
#[case("2026∼2028년 기간 중", Some("2028"))]
#[case("'26. 上", Some("2026 H1"))]
#[case("'27.1분기까지", Some("2027 Q1"))]
#[case("두 달 안에", Some("2026-05-05"))]
#[case("석 달 이내에", Some("2026-06-05"))]
#[case("반년 내에", Some("2026-09-05"))]
#[case("앞으로 5년에 걸쳐", Some("2031-03-05"))]
#[case("6월 15~16일", Some("2026-06-16"))]
#[case("2026년 6월 15일부터 17일까지", Some("2026-06-17"))]
#[case("6.15.까지", Some("2026-06-15"))]
#[case("5월 초순", Some("2026-05-10"))]
#[case("2027년 온누리에서", None)]
#[case("매년 3월까지", None)]
#[case("2028년 개최를 목표로", None)]
fn korean_days(#[case] words: &str, #[case] expected: Option<&str>) {
    assert_eq!(day(&format!("양측은 {words} 사무소를 개소하기로 하였다.")).as_deref(), expected);
}

#[rstest]
#[case("제8차 회의는 2027년 온누리에서 개최하기로 하였다.", Some("2027"))]
#[case("양측은 2027년 국제박람회에 공동관을 설치하기로 하였다.", None)]
#[case("양측은 위성을 5년 안에 제거하도록 하는 기준을 도입하기로 하였다.", None)]
#[case("양측은 7월 한 달 동안 조업을 허가하지 아니하기로 하였다.", None)]
#[case("□ 향후 계획\n ㅇ 전문가 회의 개최(9월)", Some("2026-09"))]
#[case("□ 향후 계획\n ㅇ 제8차 회의 개최(27년 상반기)", Some("2027 H1"))]
#[case("□ 향후 계획\n ㅇ 자료 교환 개시(~6.30)", Some("2026-06-30"))]
#[case("□ 향후 계획\n ㅇ 훈련 실시 (~2027)", Some("2027"))]
fn korean_sentences_and_notes_have_days(#[case] text: &str, #[case] expected: Option<&str>) {
    assert_eq!(day(text).as_deref(), expected);
}

#[rstest]
#[case("2026-06-30", Some("2026-06-30"))]
#[case("Sept. 2026", Some("2026-09"))]
#[case("Q3/Q4 2026", Some("2026 Q4"))]
#[case("end-2026", Some("2026"))]
#[case("2026–2028", Some("2028"))]
#[case("next meeting", None)]
#[case("from 2026", None)]
fn cells_of_tables_have_days(#[case] cell: &str, #[case] expected: Option<&str>) {
    let text = format!("| Action | Lead | Deadline |\n|---|---|---|\n| Open a joint desk | Customs | {cell} |");
    assert_eq!(day(&text).as_deref(), expected);
}

#[rstest]
#[case("2026~2028", Some("2028"))]
#[case("서명 후 6개월", Some("2026-09-05"))]
#[case("26.12월", Some("2026-12"))]
#[case("'26.3~12월", Some("2026-12"))]
#[case("2026-12-31", Some("2026-12-31"))]
#[case("2026년 하반기~", None)]
fn cells_of_korean_tables_have_days(#[case] cell: &str, #[case] expected: Option<&str>) {
    let text = format!("| 과제 | 소관 부처 | 시한 |\n|---|---|---|\n| 공동 센터 개설 | 관세청 | {cell} |");
    assert_eq!(day(&text).as_deref(), expected);
}

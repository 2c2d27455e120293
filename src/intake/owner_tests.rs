//! Which organisations a text names as those that do something. All countries, bodies and sentences are invented.

use rstest::rstest;

use crate::intake::extraction::Extraction;
use crate::intake::vocabulary::{OrganisationNames, PartyNames, Vocabulary};
use crate::intake::{extract, language_of};

fn read(text: &str) -> Extraction {
    let vocabulary = Vocabulary {
        said_on: Some("2026-03-05".parse().unwrap()),
        parties: vec![PartyNames { code: "ARD".into(), names: vec!["Arden".to_owned(), "아르덴".to_owned()] }],
        organisations: vec![OrganisationNames {
            code: "ARD-SEA".into(),
            party: "ARD".into(),
            names: vec!["Ministry of the Sea (MOTS)".to_owned(), "아르덴 해양부".to_owned()],
        }],
        ..Vocabulary::default()
    };
    extract(text, language_of(text), &vocabulary)
}

/// The owners of each commitment of a text.
fn owners(text: &str) -> Vec<Vec<String>> {
    let named = |it: &crate::intake::extraction::Proposal| it.owners.iter().map(|it| it.name.clone()).collect();
    read(text).proposals.iter().map(named).collect()
}

#[rstest]
#[case::short_forms("MSIT and NIST will hold a workshop on chips.", &["MSIT", "NIST"])]
#[case::given_short_form("The Arden Food Agency (AFA) will train staff.", &["Arden Food Agency"])]
#[case::included("Agencies of both sides, including NOAA and KMA, will share data.", &["NOAA", "KMA"])]
#[case::possessive("The Department's Bureau of Ports will issue a licence.", &["Department's Bureau of Ports"])]
#[case::owned_plural("The Archive of Arden and the Isles' Film Library will restore films.", &["Archive of Arden", "Isles' Film Library"])]
#[case::and_in_a_name("The Ministry of Trade, Industry and Energy will open a desk.", &["Ministry of Trade, Industry and Energy"])]
#[case::listed("The Ministry of Trade, the Patent Office, and the Standards Institute will publish a guide.", &["Ministry of Trade", "Patent Office", "Standards Institute"])]
#[case::listed_with_short_forms("AFA, the Arden Tax Agency (ATA), and the Arden Mint Bureau (AMB) will exchange staff.", &["Arden Tax Agency", "Arden Mint Bureau"])]
#[case::led_by("We will link the Ministry of Law and Department of Commerce-led Border Strike Force.", &["Ministry of Law", "Department of Commerce", "Border Strike Force"])]
#[case::between("The sides will exchange staff between the Cyber Directorate and the Coast Guard.", &["Cyber Directorate", "Coast Guard"])]
#[case::through("The two sides, through the Arden Food Agency, will inspect plants.", &["Arden Food Agency"])]
#[case::told_to("We instructed the Joint Stocks Committee to draw up a plan.", &["Joint Stocks Committee"])]
#[case::told_by_common_name("We tasked the Working Group with mapping chips.", &["Working Group"])]
#[case::councils("The Presidents will direct their National Security Councils to launch a dialogue.", &["National Security Councils"])]
#[case::body_of_its_own("The Joint Port Committee will review tariffs.", &["Joint Port Committee"])]
#[case::body_that_meets("The Joint Port Committee will meet once a year.", &[])]
#[case::common_body("The Working Group will focus on data.", &[])]
#[case::made("We will establish a Joint Cyber Centre.", &[])]
#[case::beneficiary("Arden will transfer two cutters to the Naru Coast Guard.", &[])]
#[case::place("The two sides will meet at the Arden Museum.", &[])]
#[case::paper("We will implement the Arden Services Agreement.", &[])]
#[case::port("We will renew the Port Merrow pier.", &[])]
#[case::international("We will support the World Health Organization and the UN Security Council.", &[])]
#[case::preposition("Through the Ministry of Law, we will train judges.", &["Ministry of Law"])]
#[case::short_word_in_a_name("The Ministry of Science and ICT will fund it.", &["Ministry of Science and ICT"])]
fn english_owners(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(owners(text), [expected]);
}

#[rstest]
#[case::short_forms("과기정통부와 미국 NIST는 시험방법을 개발하기로 하였다.", &["과기정통부", "NIST"])]
#[case::with_country("시험의 선발은 아르덴 국립시험원과 모레아 교류처가 한다.", &["아르덴 국립시험원", "모레아 교류처"])]
#[case::long_country("모레아 공화국 국민교육부는 학교를 모집하기로 하였다.", &["모레아 공화국 국민교육부"])]
#[case::joined_by_a_mark("외교부·국방부는 훈련을 실시하기로 하였다.", &["외교부", "국방부"])]
#[case::and("외교부 및 산업부는 대화를 개최하기로 하였다.", &["외교부", "산업부"])]
#[case::short_form_beside("모레아협력은행(MCB)과 아르덴수출공사는 금융을 지원하기로 하였다.", &["모레아협력은행", "아르덴수출공사"])]
#[case::between("양측은 외교부와 국무부 간 협의체를 신설하기로 하였다.", &["외교부", "국무부"])]
#[case::told_to("양측은 해양위원회에 계획을 마련하도록 지시하였다.", &["해양위원회"])]
#[case::convened("양측은 농업협력위원회를 연 1회 개최하기로 하였다.", &["농업협력위원회"])]
#[case::each_has_one("양국 기상청은 자료를 공유하기로 하였다.", &[])]
#[case::made("양측은 해양과학기술원을 공동 설립하기로 하였다.", &[])]
#[case::dealt_with("아르덴은 재난안전교육원을 공무원에게 개방하기로 하였다.", &[])]
#[case::begins_like_one("아르덴은 환경부담금을 인하하기로 하였다.", &[])]
#[case::laboratory("아르덴은 이동식 진단실험실 2개소를 설치하기로 하였다.", &[])]
fn korean_owners(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(owners(text), [expected]);
}

#[test]
fn brackets_and_labels_of_items_say_who_does_them() {
    let english = "Roadmap\n\n1. Run two pilots at the airport (lead: Vell Customs).\n2. Train inspectors (Arden Food Agency, Pelago Coast Guard).\n3. Open a port (in 2027).";
    assert_eq!(owners(english), [vec!["Vell Customs"], vec!["Arden Food Agency", "Pelago Coast Guard"], vec![]]);
    let korean = "□ 향후 계획\n ㅇ 공동 관측망 구축 (기상청, 해양조사원)\n ㅇ 전문가 교류 확대 (주관: 벨로스 항만청)\n ㅇ (산림청) 묘목장 신축";
    assert_eq!(owners(korean), [vec!["기상청", "해양조사원"], vec!["벨로스 항만청"], vec!["산림청"]]);
}

#[test]
fn the_column_of_a_table_that_says_who_names_owners_whatever_they_are_called() {
    let english = "| Action | Lead | Deadline |\n|---|---|---|\n| Map the reefs of the Fenn Bank | Reef Watch; Arden | Q3 2026 |\n| Train pilots | MSIT / NIST | 2027 |\n| Align rules | both sides | 2027 |\n| Open a desk | Customs (Arden), Port Authority | 2027 |";
    let expected = [vec!["Reef Watch"], vec!["MSIT", "NIST"], vec![], vec!["Customs", "Port Authority"]];
    assert_eq!(owners(english), expected);
    let parties: Vec<usize> = read(english).proposals.iter().map(|it| it.parties.len()).collect();
    assert_eq!(parties[0], 1, "the cell names the party too");
    let korean = "| 과제 | 소관 부처 | 시한 |\n|---|---|---|\n| 여객선 육상전원 설비기준 마련 | 해수부, 벨로스 항만 | 2026년 3분기 |\n| 검역 간소화 | 양국 검역당국 | 연내 |\n| 훈련 실시 | 해경·해군 | 연내 |";
    assert_eq!(owners(korean), [vec!["해수부", "벨로스 항만"], vec![], vec!["해경", "해군"]]);
}

#[test]
fn notes_join_organisations_by_marks() {
    let text = "□ 향후 계획\n ○ 산업부-상무부 간 협의체 신설\n ○ 인증 상호인정 추진 (산업부(한), 에너지부(모레아))\n ○ 인허가 정보 교환(원안위/모레아 원자력청)\n ○ 에너지평가원을 통한 공동 과제 발굴";
    let expected =
        [vec!["산업부", "상무부"], vec!["산업부", "에너지부"], vec!["원안위", "모레아 원자력청"], vec!["에너지평가원"]];
    assert_eq!(owners(text), expected);
}

#[test]
fn columns_of_each_side_name_the_organisations_of_that_side() {
    let text = "| Measure | Arden | Pelago | Deadline |\n|---|---|---|---|\n| Open a joint desk | Arden Customs Agency | Port Board of Pelago | 2027 |\n| Train staff | 20 officers | 30 officers | 2027 |";
    assert_eq!(owners(text), [vec!["Arden Customs Agency", "Port Board of Pelago"], vec![]]);
}

#[test]
fn a_short_form_that_the_text_gives_is_known_from_then_on() {
    let text = "The Korea Office of Winds (KOOW) will share data. KOOW will train 20 inspectors.";
    assert_eq!(owners(text), [["Korea Office of Winds"], ["KOOW"]]);
    let of_portfolio = read("The Ministry of the Sea of Arden (AMS) will open a desk. AMS will train staff.");
    let codes: Vec<_> = of_portfolio.proposals.iter().filter_map(|it| it.owners[0].code.clone()).collect();
    assert_eq!(codes, ["ARD-SEA".into(), "ARD-SEA".into()]);
}

#[test]
fn who_does_the_first_act_does_the_next() {
    let text = "The Rail Safety Board will test the brakes and will report by 2027.";
    assert_eq!(owners(text), [["Rail Safety Board"], ["Rail Safety Board"]]);
}

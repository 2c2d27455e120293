//! The rules on words of every kind: one table for each language.

use proptest::prelude::*;
use rstest::rstest;

use crate::domain::basics::lang::Lang;
use crate::domain::commitment::{Nature, Standing};
use crate::intake::extraction::{Extraction, LeftOutKind, ReasonKind};
use crate::intake::span::Places;
use crate::intake::vocabulary::{AreaNames, OrganisationNames, PartyNames, Vocabulary};
use crate::intake::{extract, language_of};

fn vocabulary() -> Vocabulary {
    let party =
        |code: &str, name: &str| PartyNames { code: code.into(), names: vec![name.to_owned(), code.to_owned()] };
    Vocabulary {
        said_on: Some("2026-03-05".parse().unwrap()),
        of_statement: vec!["ROK".into(), "US".into()],
        parties: vec![party("ROK", "Republic of Korea"), party("US", "United States of America")],
        organisations: vec![OrganisationNames {
            code: "MSIT".into(),
            party: "ROK".into(),
            names: vec!["Ministry of Science and ICT".to_owned(), "과학기술정보통신부".to_owned(), "MSIT".to_owned()],
        }],
        ..Vocabulary::default()
    }
}

fn read(text: &str) -> Extraction {
    extract(text, language_of(text), &vocabulary())
}

fn found(text: &str) -> Vec<String> {
    let read = read(text);
    let places = Places::of(&read.text);
    read.proposals.iter().map(|it| places.words(it.spans[0]).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[rstest]
#[case("The two sides will open a joint office.", &["The two sides will open a joint office"])]
#[case("To this end, the Ministers agreed to share data and to train staff.", &["the Ministers agreed to share data", "to train staff"])]
#[case("The United States will fund the study; Korea will host it.", &["The United States will fund the study", "Korea will host it"])]
#[case("We commit to deepen and broaden cooperation on energy.", &["We commit to deepen and broaden cooperation on energy"])]
#[case("They are launching a dialogue on ports.", &["They are launching a dialogue on ports"])]
#[case("Both leaders reaffirmed their commitment to provide humanitarian aid.", &["Both leaders reaffirmed their commitment to provide humanitarian aid"])]
#[case("The Ministers instructed officials to draft a plan.", &["The Ministers instructed officials to draft a plan"])]
#[case("The next meeting will be held in Seoul in 2027.", &["The next meeting will be held in Seoul in 2027"])]
#[case("If funds allow, the two sides will build a second line.", &["If funds allow, the two sides will build a second line"])]
#[case("Neither side will raise tariffs.", &["Neither side will raise tariffs"])]
#[case("The Parties will not store personal data.", &["The Parties will not store personal data"])]
#[case("The U.S. Department of State will sponsor a youth summit.", &["The U.S. Department of State will sponsor a youth summit"])]
#[case("We welcome the plan of the Bank to lend more.", &[])]
#[case("This will strengthen our friendship.", &[])]
#[case("We recognize the importance of open data.", &[])]
#[case("We call on all states to join the treaty.", &[])]
#[case("The two sides held talks and exchanged views.", &[])]
#[case("Nothing in this memorandum is legally binding.", &[])]
#[case("The project has created two hundred jobs.", &[])]
#[case("“We will never forget the people of this city and its kindness,” said the Minister.", &[])]
#[case("We agree that trade matters.", &[])]
#[case("The sides will\u{a0}open ef\u{fb01}cient co\u{ad}operation offices.", &["The sides will open ef\u{fb01}cient co\u{ad}operation offices"])]
#[case("The Rovian side replied that it would supply the text.", &["it would supply the text"])]
#[case("The two boards are to conclude an arrangement by March.", &["The two boards are to conclude an arrangement by March"])]
#[case("Korea, for its part, will open a desk.", &["Korea, for its part, will open a desk"])]
#[case("We will link our systems, exchange alerts and hold one exercise a year.", &["We will link our systems", "exchange alerts", "hold one exercise a year"])]
#[case("The sides will train staff and, if funds allow, build a school.", &["The sides will train staff", "if funds allow, build a school"])]
#[case("The two sides do not intend to station troops.", &["The two sides do not intend to station troops"])]
#[case("The Council instructs the Secretariat to: (a) publish the list; and (b) set up a desk.", &["The Council instructs the Secretariat to: (a) publish the list", "set up a desk"])]
#[case("The Ministers agreed to draw up a plan and submit it to them.", &["The Ministers agreed to draw up a plan and submit it to them"])]
#[case("We asked our officials to map the laboratories.", &["We asked our officials to map the laboratories"])]
#[case("The centre will contribute to the resilience of villages.", &[])]
#[case("Korea and Japan established a partnership in March.", &[])]
#[case("The companies will build a plant.", &[])]
fn english_sentences(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(found(text), expected);
}

#[rstest]
#[case("The two sides will:\n\n- open a joint office;\n- train staff.", &["open a joint office", "train staff"])]
#[case("Cooperation includes:\n\n• Sharing data on ports\n• Building a hotline between the coast guards", &["Sharing data on ports", "Building a hotline between the coast guards"])]
#[case("1. Energy\n\n- Launch a fund.\n- Annual dialogue: The Ministers decided to meet each year.", &["Launch a fund", "The Ministers decided to meet each year"])]
#[case("The sides agreed on the following measures:\n\n(i) a study of tariffs;\n(ii) exchange of officers.", &["a study of tariffs", "exchange of officers"])]
#[case("The Ministers will\n\n(a) share\n    data on fish and\n    - 2 -\n(b) train crews.", &["share data on fish", "train crews"])]
#[case("The leaders:\n\n- welcomed progress;\n- decided to review it next year.", &["decided to review it next year"])]
#[case("Action points\n\n- Korea to send the list.\n- Visits to be organised every year.", &["Korea to send the list", "Visits to be organised every year"])]
#[case("Roadmap\n\nPhase 1 (2026)\n\n1. Map the obstacles.\n2. Extension of the trial to all ports.", &["Map the obstacles", "Extension of the trial to all ports"])]
#[case("The Parties shall not:\n\n(a) raise fees.", &["raise fees"])]
fn english_lists(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(found(text), expected);
}

#[rstest]
#[case("양측은 공동 연구소를 설립하기로 하였다.", &["양측은 공동 연구소를 설립하기로 하였다"])]
#[case("또한 양국은 자료를 공유하고 인력을 교류하기로 합의했다.", &["양국은 자료를 공유하고", "인력을 교류하기로 합의했다"])]
#[case("한국은 내년까지 센터를 열고, 미국은 전문가를 파견할 계획이다.", &["한국은 내년까지 센터를 열고", "미국은 전문가를 파견할 계획이다"])]
#[case("양 장관은 협력을 확대해 나가겠다고 밝혔다.", &["양 장관은 협력을 확대해 나가겠다고 밝혔다"])]
#[case("우리는 기후 대응에 함께 노력하겠습니다.", &["우리는 기후 대응에 함께 노력하겠습니다"])]
#[case("양측은 상대국 선박의 입항을 금지하지 않기로 하였다.", &["양측은 상대국 선박의 입항을 금지하지 않기로 하였다"])]
#[case("제2조 ① 양 당사자는 매년 회의를 개최한다.", &["양 당사자는 매년 회의를 개최한다"])]
#[case("□ 합의 결과\n ○ 반도체 공동연구 추진\n ○ 인증 상호인정 방안 검토\n ○ 2025년 사업 점검 완료", &["반도체 공동연구 추진", "인증 상호인정 방안 검토"])]
#[case("양측은 회담의 성과를 높이 평가하였다.", &[])]
#[case("양측은 안보 협력이 중요하다는 데 인식을 같이하였다.", &[])]
#[case("양국은 지난해 협정을 체결하였다.", &[])]
#[case("미국 측은 관세 인하를 요청하였다.", &[])]
#[case("이 약정은 법적 구속력을 갖지 아니한다.", &[])]
#[case("장관은 \"우리는 반드시 이 약속을 지켜 나가고 함께 갈 것이다\"라고 말하였다.", &[])]
#[case("양측은 대화를 신설하기로 합의하고, 로드맵을 완성할 것을 실무진에 지시하였다.", &["양측은 대화를 신설하기로 합의하고", "로드맵을 완성할 것을 실무진에 지시하였다"])]
#[case("양 정상은 발전소를 짓지 않겠다는 결의를 표명하고, 목표를 제출하겠다는 공약을 재확인하였다.", &["양 정상은 발전소를 짓지 않겠다는 결의를 표명하고", "목표를 제출하겠다는 공약을 재확인하였다"])]
#[case("양측은 정원을 늘리는 데 합의를 이루었다.", &["양측은 정원을 늘리는 데 합의를 이루었다"])]
#[case("양측은 견해를 같이하면서 절차를 간소화하기로 하였다.", &["절차를 간소화하기로 하였다"])]
#[case("우리는 경의를 표한다. 정세가 엄중합니다.", &[])]
#[case("이 사업은 생물을 지키는 데 큰 도움이 될 것입니다.", &[])]
#[case("양측은 더 노력해야 한다는 입장을 밝혔다.", &[])]
#[case("향후 계획\n - 묘목장 신축 (산림청)\n - 부지 무상 임대\n - 세부 계획 수립", &["묘목장 신축 (산림청)", "부지 무상 임대", "세부 계획 수립"])]
fn korean_sentences_and_notes(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(found(text), expected);
}

#[rstest]
#[case("| No. | Action | Lead | Timeline | Status |\n|---|---|---|---|---|\n| 1 | Joint survey | Coast Guard | Q3 2026 | planned |\n| 2 | Study of fuel | Port Board | May 2026 | completed |", &["Joint survey | Coast Guard | Q3 2026"], Some("2026 Q3"))]
#[case("Action\tOwner\tDate\nPaperless trial\tCustoms\tJune 2026", &["Paperless trial Customs June 2026"], Some("2026-06"))]
#[case("과제\t담당\t기한\t비고\n진입수로 공동측량\t수로원\t2026. 9.\t초안 작성 중\n위치도 제작\t수로원\t2026. 5.\t완료", &["진입수로 공동측량 수로원 2026. 9."], Some("2026-09"))]
fn rows_of_tables(#[case] text: &str, #[case] expected: &[&str], #[case] due: Option<&str>) {
    assert_eq!(found(text), expected);
    let day = read(text).proposals[0].due.as_ref().and_then(|it| it.due).map(|it| it.to_string());
    assert_eq!(day.as_deref(), due);
}

#[rstest]
#[case("Korea undertakes not to raise tariffs.", "Not to raise tariffs")]
#[case("We will never accept the use of force.", "Not to accept the use of force")]
#[case("Neither side will raise tariffs.", "Not to raise tariffs")]
#[case("An agreement will be signed in May.", "Sign an agreement in May")]
#[case("A joint task force is to be set up by May.", "Set up a joint task force")]
#[case("The fund will be doubled to $20 million by Korea.", "Double the fund to $20 million")]
fn titles_say_what_is_not_done_and_to_what_it_is_done(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(read(text).proposals[0].title.words(Lang::En), expected);
}

#[test]
fn a_row_s_title_is_what_is_done() {
    let read = read("Action\tOwner\tDate\nOpen a joint desk\tCustoms\tJune 2026");
    assert_eq!(read.proposals[0].title.words(Lang::En), "Open a joint desk");
}

#[rstest]
#[case("We will open it by the end of 2026.", Some("2026"))]
#[case("We will open it within 90 days.", Some("2026-06-03"))]
#[case("We will open it in the first half of 2027.", Some("2027 H1"))]
#[case("We will open it in the third quarter of next year.", Some("2027 Q3"))]
#[case("We will open it later this year.", Some("2026"))]
#[case("We will open it no later than 31 January 2027.", Some("2027-01-31"))]
#[case("We will open it in October.", Some("2026-10"))]
#[case("We will open it by mid-2027.", Some("2027-06"))]
#[case("We will pay from 2027.", None)]
#[case("We will seek net zero emissions by 2050.", None)]
#[case("We will meet annually.", None)]
#[case("양측은 2027년 말까지 완료하기로 하였다.", Some("2027"))]
#[case("양측은 내년 상반기까지 설치하기로 하였다.", Some("2027 H1"))]
#[case("양측은 연내 협정에 서명하기로 하였다.", Some("2026"))]
#[case("양측은 서명일부터 60일 이내에 위원회를 구성하기로 하였다.", Some("2026-05-04"))]
#[case("양측은 2026년 9월 30일까지 개시하기로 하였다.", Some("2026-09-30"))]
#[case("양측은 내년 6월부터 제한을 폐지하기로 하였다.", None)]
fn days(#[case] text: &str, #[case] expected: Option<&str>) {
    let read = read(text);
    let due = read.proposals[0].due.as_ref().and_then(|it| it.due).map(|it| it.to_string());
    assert_eq!(due.as_deref(), expected);
}

#[test]
fn parties_owners_nature_and_title_are_told() {
    let read =
        read("The Republic of Korea’s Ministry of Science and ICT will establish a joint quantum centre every year.");
    let proposal = &read.proposals[0];
    assert_eq!(proposal.owners[0].code.as_ref().map(|it| it.as_str()), Some("MSIT"));
    assert_eq!(proposal.parties.iter().map(|it| it.code.as_str()).collect::<Vec<_>>(), ["ROK"]);
    assert_eq!((proposal.nature, proposal.standing), (Nature::Recurring, Standing::Agreed));
    assert!(proposal.title.words(Lang::En).starts_with("Establish a joint quantum centre"));
    let both = self::read("양측은 과학기술정보통신부와 협의체를 구성하기로 하였다.");
    assert_eq!(both.proposals[0].parties.len(), 2);
    assert_eq!(both.proposals[0].title.words(Lang::Ko), "과학기술정보통신부와 협의체 구성");
}

#[test]
fn what_is_said_twice_has_two_places() {
    let text = "The two sides will establish a joint vaccine partnership.\n\nIn closing, the two sides will establish a joint vaccine partnership.";
    let read = read(text);
    assert_eq!(read.proposals.len(), 1);
    assert_eq!(read.proposals[0].spans.len(), 2);
    assert!(read.proposals[0].reasons.iter().any(|it| it.kind == ReasonKind::SaidTwice));
}

#[test]
fn a_text_in_both_languages_is_read_in_the_one_asked_for() {
    let text =
        "양측은 공동 연구소를 설립하기로 하였다.\n\nThe two sides will establish a joint research institute in Seoul.";
    let korean = extract(text, Lang::Ko, &vocabulary());
    assert_eq!(korean.proposals.len(), 1);
    assert!(korean.left_out.iter().any(|it| it.why == LeftOutKind::OtherLanguage));
    let merged = crate::intake::align::merged(korean, &extract(text, Lang::En, &vocabulary()));
    assert_eq!(merged.proposals.iter().map(|it| it.spans.len()).collect::<Vec<_>>(), [2]);
}

/// Every letter and digit is in a proposal, in what was left out, or in a marker.
#[test]
fn nothing_is_lost() {
    let text = "1. Energy\n\nThe two sides will open an office, and welcomed progress.\n\n- Share data (in 2027)\n\n이 문장은 한국어이다.";
    let read = read(text);
    let mut covered = vec![false; text.chars().count()];
    let spans = read.proposals.iter().flat_map(|it| it.spans.clone()).chain(read.left_out.iter().map(|it| it.span));
    spans.for_each(|it| covered[it.start..it.end].fill(true));
    read.blocks.iter().for_each(|it| covered[it.span.start..it.words_from].fill(true));
    let lost: String =
        text.chars().zip(&covered).filter(|(it, covered)| it.is_alphanumeric() && !**covered).map(|it| it.0).collect();
    assert_eq!(lost, "");
}

/// A megabyte of anything is read: no rule looks at more than its own sentence.
#[rstest]
#[case("We will open an office and would share data, and ")]
#[case("- 2 -\n")]
#[case("that will that will ")]
#[case("양측은 공유하고 ")]
#[case("(\"")]
#[case("| a | b |\n")]
#[case("the the Ministry of ")]
#[case("\n")]
#[case("   ")]
#[case("-\n")]
#[case("한국")]
#[case("과학기술정보통신부")]
#[case("US ")]
#[case("The two sides will:\n- a;\n")]
#[case("\n- 공유\n- share")]
#[case("1. ")]
fn long_texts_are_read(#[case] piece: &str) {
    let text = piece.repeat(200_000 / piece.len());
    assert_eq!(read(&text).text.len(), text.len());
    // The same between words, and under words that lead to it.
    let text = format!("양측은 {text} 공유하기로 하였다. The two sides will {text} share data. {text}:\n\n- a");
    for language in Lang::ALL {
        assert_eq!(extract(&text, *language, &vocabulary()).text.len(), text.len());
    }
}

/// Words that many items go on with are read once.
#[rstest]
#[case("The two sides, ", " will:\n", "- share data;\n")]
#[case("양측은 ", " 다음과 같이 협력한다:\n", "- 자료 공유\n")]
fn many_items_under_long_words_are_read(#[case] begin: &str, #[case] end: &str, #[case] item: &str) {
    let text = format!("{begin}{}{end}{}", "and so on, ".repeat(10_000), item.repeat(10_000));
    assert_eq!(read(&text).text.len(), text.len());
}

/// Letters whose small or capital form has more or fewer bytes or letters, and others on which counting goes wrong.
const UNEVEN: &str =
    "İıßẞŉǰΐΰẖﬀﬃﬆſKÅΣςǅⅫⓐ𝔸𐐀Ⱥⱥ각한\u{1100}\u{1161}e\u{301}\u{ad}\u{200b}\u{feff}\u{2028}\u{c}٣３①㉮日👩‍👩‍👧’“”–：（ ";

fn all_areas() -> Vec<AreaNames> {
    let of = |code: &str, names: &[&str]| AreaNames {
        code: code.to_owned(),
        names: names.iter().map(|it| (*it).to_owned()).collect(),
    };
    vec![
        of("data", &["Data and AI", "데이터·인공지능"]),
        of("İX", &["İstanbul", "자료"]),
        of("energy", &["Energy", "에너지"]),
    ]
}

/// Reads a text in both languages, and takes the words of everything that was found.
fn whole_reading(text: &str) {
    for language in Lang::ALL {
        let read = extract(text, *language, &Vocabulary { areas: all_areas(), ..vocabulary() });
        let letters = read.text.chars().count();
        let reasons = read.proposals.iter().flat_map(|it| it.reasons.iter().filter_map(|it| it.words));
        let areas = read.proposals.iter().flat_map(|it| it.areas.iter().flat_map(|it| it.words.clone()));
        let owners = read.proposals.iter().flat_map(|it| it.owners.iter().map(|it| it.words));
        let dues = read.proposals.iter().filter_map(|it| it.due.as_ref().map(|it| it.words));
        let spans = read.proposals.iter().flat_map(|it| it.spans.clone());
        let left = read.left_out.iter().map(|it| it.span);
        for span in spans.chain(reasons).chain(areas).chain(owners).chain(dues).chain(left) {
            assert!(span.start <= span.end && span.end <= letters, "{span:?} of {text:?}");
        }
        let other = extract(text, language.other(), &vocabulary());
        crate::intake::align::merged(read, &other);
    }
}

#[test]
fn letters_that_change_their_length_are_read() {
    for letter in UNEVEN.chars() {
        for (before, after) in [
            ("양측은 ", "자료 공유를 İstanbul에서 추진하기로 하였다."),
            ("The sides will share ", "energy data by 30 June 2027 in Seoul."),
        ] {
            whole_reading(&format!("{before}{letter}{after}"));
            whole_reading(&format!(
                "- {letter}{before}{}{after}{letter}\n\n{letter}. {before}{after}",
                letter.to_string().repeat(9)
            ));
        }
    }
}

#[test]
fn an_area_in_letters_that_change_their_length_is_found() {
    let text = "양측은 İstanbul에서 자료를 공유하기로 하였다.";
    let read = extract(text, Lang::Ko, &Vocabulary { areas: all_areas(), ..vocabulary() });
    let places = Places::of(&read.text);
    let words: Vec<&str> =
        read.proposals[0].areas.iter().flat_map(|it| it.words.iter().map(|it| places.words(*it))).collect();
    assert_eq!(words, ["자료", "İstanbul"].into_iter().rev().collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// No text stops the reading, whatever its letters.
    #[test]
    fn any_text_is_read(pieces in proptest::collection::vec(piece(), 0..24)) {
        whole_reading(&pieces.concat());
    }
}

/// A piece of a text: words by which the rules go, or any letters.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "The two sides will ",
        "agreed to ",
        "share data ",
        "by the end of 2026",
        " within 4999 days",
        "their commitment to ",
        "the Ministry of ",
        "Department's ",
        "양측은 ",
        "공유하기로 하였다",
        "하고, ",
        "내년 상반기까지 ",
        "과학기술정보통신부",
        "2026. 3. 1. ",
        "- ",
        "1. ",
        "(가) ",
        "다음과 같이 ",
        ":",
        ".\n",
        "\n\n",
        " | ",
        "\t",
        "   ",
        "\"",
        "(",
        ")",
        "-\n",
        "U.S.",
        "Q1 ",
        "제5조 ",
        "(3월)",
        "매년 ",
        "mid-",
        "later this year",
        "at the 8th forum",
    ];
    prop_oneof![
        3 => proptest::sample::select(words.map(str::to_owned).to_vec()),
        1 => proptest::sample::select(UNEVEN.chars().map(String::from).collect::<Vec<_>>()),
        1 => "\\PC{0,6}",
    ]
}

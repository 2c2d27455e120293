//! The words of which synthetic portfolios are made. Parties and organisations are invented, so that nobody takes a
//! generated commitment for a real one.

use crate::domain::organisation::OrganisationKind;
use crate::domain::organisation::party::PartyKind;

/// English and Korean.
pub type Pair = (&'static str, &'static str);

/// Code, name, kind, time zone. The first two are the tracked parties.
pub const PARTIES: [(&str, Pair, PartyKind, &str); 5] = [
    ("EST", ("Republic of Estmere", "에스트미어 공화국"), PartyKind::Government, "Asia/Seoul"),
    ("WES", ("United States of Westhaven", "웨스트헤이븐 합중국"), PartyKind::Government, "America/New_York"),
    ("NOR", ("Kingdom of Norrland Isles", "노를란드 제도 왕국"), PartyKind::Government, "Europe/Prague"),
    ("SUD", ("Commonwealth of Sudmark", "수드마르크 연방"), PartyKind::Government, "Australia/Sydney"),
    ("RDB", ("Ring Development Bank", "환대양개발은행"), PartyKind::InternationalOrganisation, "America/New_York"),
];

/// Organisations of each tracked party: code after the party's, name, kind.
pub const BODIES: [(&str, Pair, OrganisationKind); 12] = [
    ("MDI", ("Ministry of Digital Innovation", "디지털혁신부"), OrganisationKind::Ministry),
    ("MFA", ("Ministry of Foreign Relations", "대외관계부"), OrganisationKind::Ministry),
    ("MTI", ("Ministry of Trade and Industry Policy", "통상산업정책부"), OrganisationKind::Ministry),
    ("MSR", ("Ministry of Science and Research", "과학연구부"), OrganisationKind::Ministry),
    ("NCA", ("National Network Protection Agency", "국가망보호청"), OrganisationKind::Agency),
    ("SPA", ("Spectrum Planning Agency", "주파수계획청"), OrganisationKind::Agency),
    ("PIC", ("Personal Information Council", "개인정보심의회"), OrganisationKind::Agency),
    ("STI", ("Standards and Testing Institute", "표준시험원"), OrganisationKind::Research),
    ("ETI", ("Electronics and Telecommunications Laboratory", "전자통신연구소"), OrganisationKind::Research),
    ("NSF", ("National Research Foundation", "국가연구재단"), OrganisationKind::Finance),
    ("DEF", ("Development Cooperation Fund", "개발협력기금"), OrganisationKind::Finance),
    ("TEL", ("First Telecom", "제일텔레콤"), OrganisationKind::Private),
];

/// Organisations of each other party.
pub const OTHER_BODIES: [(&str, Pair, OrganisationKind); 2] = [
    ("DEP", ("Department for Communications", "통신국"), OrganisationKind::Ministry),
    ("INS", ("Institute for Digital Policy", "디지털정책연구원"), OrganisationKind::Research),
];

/// Code, name, and two topics of each area.
pub const AREAS: [(&str, Pair, [Pair; 2]); 17] = [
    (
        "ai",
        ("Artificial intelligence", "인공지능"),
        [("AI safety evaluation", "인공지능 안전성 평가"), ("trustworthy AI", "신뢰할 수 있는 인공지능")],
    ),
    (
        "6g",
        ("6G and beyond", "6G 이동통신"),
        [("6G radio technology", "6G 무선 기술"), ("upper mid-band spectrum", "상위 중대역 주파수")],
    ),
    (
        "open-ran",
        ("Open RAN", "개방형 무선접속망"),
        [("Open RAN interoperability", "오픈랜 상호운용성"), ("open network testbeds", "개방형 네트워크 시험장")],
    ),
    (
        "quantum",
        ("Quantum", "양자"),
        [("quantum sensing", "양자 센싱"), ("quantum-safe communication", "양자 안전 통신")],
    ),
    (
        "cybersecurity",
        ("Cybersecurity", "사이버보안"),
        [("ransomware response", "랜섬웨어 대응"), ("software supply chain security", "소프트웨어 공급망 보안")],
    ),
    (
        "connectivity",
        ("Connectivity", "연결성"),
        [("submarine cables", "해저 케이블"), ("rural broadband", "농어촌 광대역망")],
    ),
    (
        "cloud",
        ("Cloud", "클라우드"),
        [("cloud security assurance", "클라우드 보안인증"), ("data centre efficiency", "데이터센터 효율")],
    ),
    (
        "data-privacy",
        ("Data and privacy", "데이터와 개인정보"),
        [("cross-border privacy rules", "국경 간 개인정보 규칙"), ("data portability", "데이터 이동성")],
    ),
    (
        "development",
        ("Digital development", "디지털 개발협력"),
        [("digital government capacity", "전자정부 역량"), ("digital inclusion", "디지털 포용")],
    ),
    (
        "governance",
        ("Internet governance", "인터넷 거버넌스"),
        [("multistakeholder governance", "다중이해관계자 거버넌스"), ("an open internet", "개방형 인터넷")],
    ),
    (
        "online-safety",
        ("Online safety", "온라인 안전"),
        [("protection of minors online", "온라인 아동·청소년 보호"), ("synthetic media labels", "합성 미디어 표시")],
    ),
    (
        "standards",
        ("Standards", "표준"),
        [("international standards work", "국제표준화 활동"), ("conformity assessment", "적합성 평가")],
    ),
    (
        "trade",
        ("Digital trade", "디지털 통상"),
        [("electronic invoicing", "전자송장"), ("paperless customs", "무서류 통관")],
    ),
    (
        "protection",
        ("Technology protection", "기술 보호"),
        [("research security", "연구보안"), ("export control dialogue", "수출통제 대화")],
    ),
    (
        "research",
        ("Joint research", "공동 연구"),
        [("joint research calls", "공동연구 공모"), ("high-performance computing", "고성능 컴퓨팅")],
    ),
    (
        "talent",
        ("Talent", "인재"),
        [("exchange of young researchers", "신진연구자 교류"), ("digital skills", "디지털 역량")],
    ),
    (
        "chips",
        ("Semiconductors", "반도체"),
        [("advanced packaging", "첨단 패키징"), ("low-power AI chips", "저전력 인공지능 반도체")],
    ),
];

/// What is to be done: English before its object, Korean after it.
pub const DEEDS: [Pair; 10] = [
    ("Begin", "착수"),
    ("Establish", "설치"),
    ("Expand", "확대"),
    ("Launch", "출범"),
    ("Pilot", "시범 실시"),
    ("Continue", "지속"),
    ("Publish the results of", "결과 발표"),
    ("Review", "점검"),
    ("Fund", "지원"),
    ("Prepare", "준비"),
];

/// What it is done with.
pub const OBJECTS: [Pair; 8] = [
    ("a joint working group", "공동 작업반"),
    ("annual expert workshops", "연례 전문가 워크숍"),
    ("a shared roadmap", "공동 이행계획"),
    ("an exchange of officials", "공무원 교류"),
    ("a research programme", "연구 사업"),
    ("a pilot project", "시범 과제"),
    ("an early-warning channel", "조기경보 채널"),
    ("a business round table", "기업 간담회"),
];

/// For whom or when; often nothing.
pub const ENDINGS: [Pair; 8] = [
    ("", ""),
    ("", ""),
    ("", ""),
    (" with small firms", "중소기업 참여 "),
    (" with third countries", "제3국 협력 "),
    (" before the next ministerial", "차기 장관회의 전 "),
    (" among institutes of both sides", "양측 연구기관 간 "),
    (" under the existing memorandum", "기존 양해각서에 따른 "),
];

/// Sentences of summaries and reports.
pub const SENTENCES: [Pair; 10] = [
    (
        "Both sides name a contact point and meet at least twice a year.",
        "양측은 연락 창구를 지정하고 연 2회 이상 회의를 연다.",
    ),
    (
        "The first results are to be presented at the next meeting of the dialogue.",
        "첫 결과는 다음 대화에서 발표하기로 하였다.",
    ),
    (
        "Industry and research bodies of both sides are invited to take part.",
        "양측의 산업계와 연구기관이 참여하도록 초청한다.",
    ),
    ("A joint report on lessons learned is to follow within a year.", "1년 안에 공동 결과 보고서를 내기로 하였다."),
    ("Existing programmes are to be used wherever they fit.", "기존 사업을 최대한 활용하기로 하였다."),
    ("Funding on each side is subject to the budget of the year.", "예산은 각 측의 해당 연도 예산에 따른다."),
    (
        "Working-level talks settled scope, schedule and participants.",
        "실무 협의에서 범위와 일정, 참가 기관을 정하였다.",
    ),
    ("A call for proposals was published and closed with twelve bids.", "과제 공모를 진행하여 열두 건이 접수되었다."),
    ("The meeting was held online because of travel limits.", "이동 제한에 따라 회의는 온라인으로 열렸다."),
    ("Test results were exchanged and published by both institutes.", "두 기관은 시험 결과를 교환하고 공개하였다."),
];

/// Titles of reports.
pub const REPORTS: [Pair; 6] = [
    ("Kick-off meeting held", "착수 회의 개최"),
    ("Terms of reference agreed", "운영 세칙 합의"),
    ("Second round of talks concluded", "2차 협의 마무리"),
    ("Call for proposals published", "과제 공모 공고"),
    ("Interim results presented", "중간 결과 발표"),
    ("Final report released", "최종 보고서 공개"),
];

/// Kinds of statements in their titles.
pub const STATEMENTS: [Pair; 5] = [
    ("Joint Statement of the Summit", "정상회담 공동성명"),
    ("Joint Statement of the Digital Policy Forum", "디지털 정책 포럼 공동성명"),
    ("Fact Sheet on Technology Cooperation", "기술협력 설명자료"),
    ("Memorandum on Cooperation in Science", "과학협력 양해각서"),
    ("Press Release of the Ministerial Meeting", "장관급 회의 보도자료"),
];

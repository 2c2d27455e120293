# 회의 자료: 화면과 인쇄물.

briefing = 회의 자료
briefing-for-meeting = 이 회의의 회의 자료
briefing-for-days = 이 기간의 회의 자료
briefing-lead = 변동 사항, 논의가 필요한 사항, 향후 일정을 모아 읽고 인쇄하고 전달할 수 있습니다.
briefing-title-meeting = { $meeting } 회의 자료
briefing-title-days = { $from }부터 { $to }까지의 회의 자료

## 선택
briefing-choose = 회의 자료의 범위
briefing-meeting = 회의
briefing-meeting-hint = 회의를 선택하면 직전 회의부터의 기간이 적용됩니다.
briefing-meeting-none = 회의 없이 기간 지정
briefing-from = 변동 기산일
briefing-to = 기준일
briefing-areas = 분야
briefing-orgs = 담당기관
briefing-audience = 열람 범위
briefing-language = 언어
briefing-show = 회의 자료 보기
briefing-print-hint = 인쇄하거나 PDF로 저장하려면 브라우저의 인쇄 기능을 이용해 주십시오. 위의 선택 항목은 인쇄되지 않습니다.
briefing-contents = 목차
circle-public = 공개
circle-public-explanation = 누구나 알 수 있는 내용만 수록
circle-shared = 당사자 공유
circle-shared-explanation = 당사자 간에 공유하는 내용까지 수록하고 자국 한정 내용은 제외
circle-party = 자국
circle-party-explanation = 자국 한정 내용까지 수록
tongue-en = 영어
tongue-ko = 한국어
tongue-both = 두 언어 나란히

## 열람 범위 표시: 모든 쪽에
briefing-marking-public = 공개
briefing-marking-shared = 당사자 공유: { $parties }
briefing-marking-party = 내부용: { $party } 한정
briefing-part-brief = 한 쪽 요약
briefing-part-sitting = 의제와 결정
briefing-part-figures = 통계와 변동 사항
briefing-part-talk = 논의가 필요한 사항
briefing-part-annex = 붙임

## 한 쪽 요약
briefing-chart = 현황별 합의사항 수
briefing-period = 변동 기간 { $from } ~ { $to }
briefing-whole = 전체 현황
briefing-figure-commitments = 합의사항
briefing-figure-completed = 완료
briefing-figure-passed = 기한 경과
briefing-figure-differ = 양측 현황 상이
briefing-figure-silent = 최근 보고 없음
briefing-figure-proposals = 제안사항(별도)
briefing-changes = { $day } 이후 변동 사항
briefing-changes-none = 변동 사항이 없습니다.
briefing-issues = 쟁점
briefing-issues-of = 쟁점: 전체 { $all }건 중 주요 { $n }건
briefing-issues-none = 결정이 필요한 사항이 없습니다.
briefing-decide = 결정 필요 사항
briefing-decision-disputed = 사실관계 확인과 공동 확인 현황 합의
briefing-decision-differ = 현황 일치 또는 병기 방식 합의
briefing-decision-due_passed = 완료 여부 확인 또는 새 기한 설정
briefing-decision-troubled = 지원, 기한 조정 또는 범위 축소
briefing-decision-due_soon = 기한 준수 가능 여부 확인
briefing-dates = 향후 일정
briefing-dates-none = 확인된 향후 일정이 없습니다.

## 통계
briefing-figures = 통계
briefing-areas-caption = 분야별·현황별 합의사항 건수이며, 여러 분야에 속한 합의사항은 각 분야에 집계합니다.
briefing-total = 합계
briefing-each-once = 전체(중복 제외)
briefing-moved = 변동 내용
briefing-what-changed = 변동 내역

## 논의가 필요한 사항
briefing-talk = 논의가 필요한 사항
briefing-talk-lead = { $n ->
    [0] 기한 경과, 차질 보고, 현황 상이가 없고 { $day }까지 도래하는 기한도 없습니다.
   *[other] 기한 경과, 차질 우려 또는 지연, 현황 상이, 이견, { $day }까지의 기한 도래 가운데 하나 이상에 해당하는 합의사항 { $n }건
 }
briefing-others = 논의 대상은 아니나 우리측 의견 또는 우리측 내부 보고가 있는 합의사항
briefing-decided = 이전 회의 결정 사항
briefing-decided-none = 기록된 결정 사항이 없습니다.
briefing-talk-more = 이 밖에 { $n }건이 있습니다. 범위를 좁히면 볼 수 있습니다.
briefing-answer-to = { $party } 보고에 대한 확인
briefing-line = 우리측 의견
briefing-sources = 출처

## 붙임
briefing-annex = 선택 범위의 전체 합의사항
briefing-annex-none = 선택 범위에 합의사항이 없습니다.
briefing-annex-caption = 현황, 제목, 기한, 최근 보고
briefing-note = 제목과 요약은 편집진이 작성한 것으로 공식 문안이 아닙니다. 공개자료 기준으로 표시한 현황은 편집진이 공개된 출처를 읽고 판단한 것입니다.

## 우리 측 의견
briefing-line-title = 우리측 의견 작성
briefing-line-lead = 소속 기관의 회의 자료 가운데 이 합의사항 부분에 덧붙이는 글입니다. 다른 기관에는 이 화면의 내용이 보이지 않습니다.
briefing-line-write = 의견 작성
briefing-line-change = 의견 수정
briefing-line-circle = 수록할 수 있는 가장 넓은 범위
briefing-line-circle-party = 자국 회의 자료에만
briefing-line-circle-shared = 자국 및 당사자 공유 회의 자료
briefing-line-circle-public = 공개 회의 자료를 포함한 전체
briefing-line-hint = 1,000자까지 쓸 수 있습니다. 두 언어를 모두 비우면 의견이 삭제됩니다.
briefing-line-save = 의견 저장
briefing-line-saved = 의견을 저장하였습니다.
briefing-line-now = 현재 수록된 의견
briefing-back = 회의 자료로 돌아가기

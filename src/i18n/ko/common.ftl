# 모든 화면에 공통: 틀, 이동, 기준일.

tagline = 정부 간 공동 발표 사항과 그 이행현황
title-with-site = { $title } · { $site }

## 이동
skip-to-content = 본문 바로가기
navigation = 주 메뉴
menu = 메뉴
nav-overview = 종합 현황
nav-commitments = 합의·제안사항
nav-timeline = 추진 일정
nav-changes = 변동 사항
nav-statements = 발표문
nav-meetings = 회의
nav-accounts = 계정 관리
nav-log = 접속 기록
nav-organisations = 기관 관리
nav-areas = 분야 관리
nav-settings = 설정
breadcrumbs = 현재 위치
breadcrumb-home = 종합 현황

## 언어
# 상대 언어의 이름을 그 언어로 적는다.
language-switch = English
language-en = 영어
language-ko = 한국어

## 화면 모드
theme-light = 밝게
theme-dark = 어둡게

## 기준일
as-of = 기준일 { $day }
as-of-label = 기준일
as-of-control = 다른 기준일의 현황 보기
as-of-meetings = 회의 당일 기준으로 보기
as-of-show = 이 날짜로 보기
as-of-past = 과거 시점을 보고 있습니다: { $day } 기준 현황
as-of-past-note = 그날 이후의 사항은 표시하지 않습니다.
known-at = { $moment } 시점의 기록을 보고 있습니다.
known-at-note = 그 후에 기록된 내용은 제외하고 이력에 따로 표시합니다.
as-of-back = 오늘 기준으로 돌아가기
as-of-before-all = { $day }까지 기록된 사항이 없습니다.

## 쪽 이동
pagination = 쪽 이동
page-of = 전체 { $pages }쪽 중 { $page }쪽
page-number = { $page }쪽
page-previous = 이전
page-next = 다음
page-first = 첫 쪽
page-last = 마지막 쪽
page-gap = 생략된 쪽

## 건수
count-commitments = 합의사항 { $n }건
count-proposals = 제안사항 { $n }건
count-statements = 발표문 { $n }건
count-meetings = 회의 { $n }건
count-sources = 출처 { $n }건
# 합의사항과 제안사항을 합하여.
count-items = { $n }건
count-more = { $n }건 더 보기
# 현황과 건수를 나란히: “완료 4건”.
count-at-status = { $status } { $n }건
show-all = 전체 { $n }건 보기

## 짧은 말
none = 없음
not-given = 명시 없음
not-named = 명시 없음
not-recorded = 기록 없음
and-more = 외 { $n }건
source = 출처
read-at-source = 원문 보기
show = 보기
all = 전체
# 이름과 값을 이어서 읽는다.
labelled = { $label }: { $value }

## 공유
copy-link = 링크 복사
copied = 복사됨
copy-failed = 복사하지 못했습니다. 주소를 선택하여 직접 복사해 주십시오.
cite-sentence = 「{ $title }」, { $site }, { $day } 기준, { $address }
cite-copy = 인용문 복사
report-error = 오류 제보
report-error-subject = 「{ $title }」 화면의 오류 제보
report-error-body = 화면: { $address }
    기준일: { $day }

    잘못된 내용:

    근거 출처:

strip-label = 자료의 성격과 기준일
cite-as-of = { $day } 기준으로 인용

## 막대, 표, 범례
bar-heading = 이행현황
# 한 분야를 읽어 줄 때: “양자: 완료 2, 추진 중 8”.
bar-label = { $area }: { $parts }
total-areas = 전체(중복 제외)
# 좁은 칸의 제목.
column-proposals = 제안
legend-bar = 최근 보고까지, 이후 오늘까지 열림
legend-soft = 기한이 날짜가 아닌 기간
legend-milestone-done = 완료된 이행 단계
legend-milestone-due = 이행 단계 기한
legend-baseline = 최초 기한
legend-today = 오늘
legend-as-of = 기준일
legend-silent = 확인된 자료 없음
legend-plan = 기한까지의 기간
legend-beyond = 표시 기간 밖으로 이어짐
legend-report = 보고한 날
legend-milestone-passed = 기한이 지난 이행 단계
legend-meeting = 회의

# 정해진 목록의 말. 줄표 뒤는 주소와 파일에서 쓰는 값이다.

## 현황
status = 현황
status-unknown = 현황 미확인
status-not_started = 착수 전
status-in_progress = 추진 중
status-on_track = 정상 추진
status-at_risk = 차질 우려
status-delayed = 지연
status-completed = 완료
status-not_pursued = 미추진 결정
status-differ = 양측 현황 상이
status-unknown-definition = 당사자 보고가 없고 자료로 확인된 사실도 없습니다. 공개자료의 평가는 따로 표시합니다.
status-not_started-definition = 아직 착수하지 않았습니다.
status-in_progress-definition = 추진하고 있으며, 진척 속도에 대한 판단은 없습니다.
status-on_track-definition = 예정대로 추진하고 있습니다.
status-at_risk-definition = 추진하고 있으나 기한 내 완료가 어려울 수 있다고 보고되었습니다.
status-delayed-definition = 예정보다 늦어지고 있습니다.
status-completed-definition = 발표한 사항을 이행하였습니다.
status-not_pursued-definition = 보고 주체가 추진하지 않기로 결정하였습니다.
status-differ-definition = 양측이 보고한 현황이 서로 다릅니다. 어느 쪽도 우선하지 않고 함께 표시합니다.
status-definitions = 현황 용어 설명
as-reported = 출처의 표현
# 편집자가 출처에서 읽은 판단.
status-as-reported = { $status }(출처의 표현)

## 현황의 판단 기준
kind = 판단 기준
kind-joint = 공동 확인 현황
kind-agree = 양측 보고 일치
kind-differ = 양측 현황 상이
kind-one_side = 한쪽 보고
kind-public_record = 공개자료 기준
kind-none = 보고 없음
kind-joint-explanation = 이행 당사자가 모두 확인한 현황입니다.
kind-agree-explanation = 둘 이상의 당사자가 각각 같은 현황을 보고하였습니다.
kind-differ-explanation = 당사자들이 서로 다른 현황을 보고하였습니다. 어느 쪽도 택하지 않고 함께 표시합니다.
kind-one_side-explanation = 한쪽 당사자만 보고하였습니다.
kind-public_record-explanation = 편집자가 공개자료에서 확인한 현황입니다. 당사자가 직접 보고한 것이 아닙니다.
kind-none-judged = 당사자 보고가 없습니다.
kind-none-explanation = 보고가 없으며, 현황을 밝힌 공개자료도 없습니다.

# What a published source says of pace or prospects.
published-other = 공개자료: { $status }
published-joint = 당사자 공동 발표: { $status }
published-party = { $party }측 발표: { $status }
published-of_a_party = 당사자 발표: { $status }

## 최근 확인 여부
freshness = 확인 시기

freshness-fresh = 최근 확인
freshness-ageing = 확인 필요
freshness-stale = 장기 미확인
freshness-never = 확인 이력 없음
freshness-new = 신규
freshness-fresh-explanation = 최근 보고 후 { $days }일 이내
freshness-ageing-explanation = 최근 보고 후 { $days }일 이내, 확인 필요
freshness-stale-explanation = 최근 보고 후 { $days }일 초과
freshness-new-explanation = 발표 또는 등록 후 { $days }일 이내, 아직 보고 없음
freshness-never-explanation = 보고된 적 없음
freshness-never-public_record = 공개자료에서 후속 경과 미확인
freshness-recurring-note = 최근 회의 개최일부터 계산합니다.
last-report = 최근 보고
last-report-on = 최근 보고 { $day }
still-true-on = { $day } 변동 없음 확인

## 구분
standing = 구분
standing-agreed = 합의
standing-unilateral = 단독
standing-proposed = 제안
standing-proposed-noun = 제안사항
standing-agreed-explanation = 당사자들이 함께 하겠다고 발표한 사항입니다.
standing-unilateral-explanation = 한쪽 당사자가 스스로 하겠다고 밝힌 사항입니다.
standing-proposed-explanation = 한쪽이 상대측에 제안한 사항으로, 합의하였다는 자료는 확인되지 않습니다.

## 근거
basis = 근거
basis-joint_text = 공동 발표 원문
basis-one_side = 한쪽 발표 자료
basis-press = 언론 보도
basis-joint_text-explanation = 해당 내용이 실린 공동 발표 원문을 확인하였습니다.
basis-one_side-explanation = 한쪽 당사자의 자료만 확인하였습니다.
basis-press-explanation = 언론 보도만 확인하였습니다.

## 성격
nature = 성격
nature-deliverable = 완료형
nature-recurring = 정례형
nature-continuing = 지속형
nature-deliverable-explanation = 완료할 수 있는 사항입니다.
nature-recurring-explanation = 정기적으로 이행하는 사항입니다.
nature-continuing-explanation = 종료 시점이 정해지지 않은 사항입니다.

## 합의사항 간 관계(양방향)
relation-reaffirms = 재확인 대상
relation-reaffirms-inverse = 재확인한 후속 합의
relation-specifies = 구체화 대상
relation-specifies-inverse = 구체화한 후속 합의
relation-supersedes = 대체 대상
relation-supersedes-inverse = 대체한 후속 합의
relation-part_of = 상위 합의
relation-part_of-inverse = 하위 합의
relation-follows = 선행 합의
relation-follows-inverse = 후속 합의
supersession-merged = 다른 합의사항에 통합
supersession-split = 여러 합의사항으로 분리
supersession-replaced = 후속 합의로 대체
supersession-merged-by = 다음으로 통합: { $titles }
supersession-split-by = 다음으로 분리: { $titles }
supersession-replaced-by = 후속 합의로 대체: { $titles }
supersession-merged-of = 통합된 합의사항: { $titles }
supersession-split-of = 분리 전 합의사항: { $titles }
supersession-replaced-of = 대체한 기존 합의: { $titles }
superseded-explanation = 다른 합의사항이 대신하므로 집계에서 제외합니다.

## 담당기관
owner-role-lead = 주관
owner-role-support = 협조
owner-basis-named_in_source = 출처에 명시
owner-basis-assigned = 당사자 지정
owner-basis-assumed = 편집자 추정(당사자가 밝힌 것이 아님)
owner-assigned-on = 당사자 지정({ $day })
owner-suggested-by = { $party } 제안, 확정 전

## 발표문
statement-kind = 종류
statement-kind-joint_statement = 공동성명
statement-kind-statement = 성명
statement-kind-joint_fact_sheet = 공동 설명자료
statement-kind-fact_sheet = 설명자료
statement-kind-memorandum = 양해각서
statement-kind-press_release = 보도자료
statement-kind-framework = 프레임워크
statement-kind-meeting_record = 회의 결과
issuer = 발표 주체
issuer-joint = 공동 발표
issuer-party = { $party } 발표
issuer-jointly = 공동

## 협의체와 회의
mechanism-kind-forum = 포럼
mechanism-kind-dialogue = 대화
mechanism-kind-committee = 위원회
mechanism-kind-working_group = 워킹그룹
mechanism-kind-summit = 정상회담
meeting-state-held = 개최
meeting-state-planned = 예정
meeting-state-postponed = 연기
meeting-state-cancelled = 취소

## 당사자와 기관
party = 당사자
organisation = 기관
organisation-kind-ministry = 부처
organisation-kind-agency = 공공기관
organisation-kind-research = 연구기관
organisation-kind-finance = 금융기관
organisation-kind-private = 민간기관
area = 분야

## 증빙자료
evidence = 증빙자료
evidence-class-joint = 공동 발표 자료
evidence-class-party = 당사자 자료
evidence-class-third_body = 제3기관 자료
evidence-class-press = 언론 보도
evidence-class-joint-explanation = 당사자들이 함께 발표한 자료입니다.
evidence-class-party-explanation = 한쪽 당사자의 정부기관이 발표한 자료입니다.
evidence-class-third_body-explanation = 그 밖의 기관이 발표한 자료입니다.
evidence-class-press-explanation = 언론이 보도한 자료입니다.
file-kind-pdf = PDF 문서
file-kind-png = PNG 그림
file-kind-jpeg = JPEG 그림
file-kind-docx = 워드 문서(DOCX)
file-kind-hwpx = 한글 문서(HWPX)
file-kind-hwp = 한글 문서(HWP)
file-kind-xlsx = 엑셀 통합 문서
file-size-bytes = { $n }바이트
file-size-kilobytes = { $n }KB
file-size-megabytes = { $n }MB

## 글의 판본
text-kind-original = 원문
text-kind-official = 공식 번역
text-kind-unofficial = 비공식 번역
text-kind-machine = 기계 번역
text-outdated = 개정 전 번역
text-outdated-note = 번역 이후 원문이 변경되었습니다.
text-only-in-other-language = 영문만 있음
text-table = 본문 안의 표
text-other-language-note = 국문이 없어 영문을 그대로 표시합니다.

## 보고 주체
voice-public_record = 공개자료 기준
voice-party = { $party } 보고
voice-public_record-explanation = 편집자가 공개자료에서 확인한 내용

## 정렬, 묶기, 확대
sort-newest = 최근 발표순
sort-oldest = 오래된 발표순
sort-due = 기한 빠른 순
sort-reversed-due = 기한 늦은 순
sort-updated = 최근 보고순
sort-silent = 보고가 오래된 순
sort-title = 제목순
sort-reversed-title = 제목 역순
sort-status = 현황순
sort-reversed-status = 현황 역순
group-area = 분야별
group-statement = 발표문별
group-party = 당사자별
group-organisation = 기관별
group-thread = 연계 합의별
zoom-month = 월
zoom-quarter = 분기
zoom-year = 연
layout = 보기 방식
layout-bars = 막대
layout-table = 표


# Why a commitment is to be talked about.
concern-disputed = 이견
concern-differ = 양측 현황 상이
concern-due_passed = 기한 경과, 완료 보고 없음
concern-troubled = 차질 우려 또는 지연
concern-due_soon = 기한 임박
concern-joint_proposed = 공동 확인 현황 답변 대기
concern-change_proposed = 변경 제안 답변 대기
concern-proposed = 미합의 제안

# What lists are narrowed by; also the names of the parameters.
parameter-area = 분야
parameter-party = 당사자
parameter-status = 현황
parameter-freshness = 확인 시기
parameter-sides = 양측 사이
parameter-validity = 대체 여부
parameter-standing = 구분
parameter-basis = 근거
parameter-nature = 성격
parameter-due = 기한

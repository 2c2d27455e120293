# 종합 현황.

overview-title = 종합 현황
overview-description = 발표문 { $statements }건의 합의사항 { $commitments }건의 분야별 현황, 최근 경과, 다음 기한을 보여 줍니다.
overview-lead = { $since }년 이후 발표문 { $statements }건의 합의사항 { $commitments }건{ $proposals ->
    [0] {""}
   *[other] 과 제안사항 { $proposals }건
 }의 담당기관, 이후 경과, 다음 기한을 보여 줍니다.
overview-figures = 주요 수치
overview-attention = 살펴볼 사항
overview-differ-short = 양측 현황 상이
overview-figure-commitments = 합의사항
overview-figure-commitments-note = 합의 및 단독 표명
overview-figure-commitments-dropped = 이 중 { $n }건 미추진 결정
overview-figure-completed = 완료
overview-figure-completed-note = 완료를 밝힌 보고나 출처 있음
overview-figure-open = 추진 중·착수 전
overview-figure-unknown = 현황 미확인
overview-figure-unknown-note = 보고가 없고 출처로 확인된 사실도 없음
overview-figure-published = 공개자료상 보고: { $statuses }
overview-figure-proposals = 제안사항(별도 집계)
overview-figure-proposals-note = 기한 경과나 장기 미확인으로 보지 않음

overview-areas = 분야별 현황
overview-areas-note = 합의사항 하나가 여러 분야에 속할 수 있으며, 합계에서는 한 번만 셉니다.
overview-areas-caption = 분야와 현황별 합의사항 건수, { $day } 기준
overview-areas-total-column = 계
overview-areas-share = 비율
overview-areas-left-out = 이 날짜까지 발표된 사항이 없는 분야는 표시하지 않았습니다.

overview-example = 발표에서 결과까지: 한 가지 사례
overview-example-note = 단계마다 기록과 출처가 있습니다.
overview-example-now = 현재 현황:
overview-example-more = 이 합의사항 전체 보기
overview-example-left-out = 이전 보고 { $n }건은 여기에 표시하지 않았습니다.
# 뒤의 합의사항이 앞의 것을 어떻게 하는지.
overview-example-reaffirms = 재확인
overview-example-specifies = 구체화
overview-example-supersedes = 대체
overview-example-part_of = 일부 이행
overview-example-follows = 후속 추진
overview-example-milestone = 이행 단계 완료
overview-latest = 최근 이행현황 보고
overview-latest-none = 아직 보고가 없습니다.
overview-changes = 지난 회의 이후 변동 사항
overview-due-next = 다음 기한
overview-due-next-none = 앞으로 기한이 도래할 사항이 없습니다.
overview-passed = 기한 경과
overview-passed-note = 모든 당사자의 시간대에서 기한이 지났으나 완료하였다는 보고가 없는 사항입니다. 날짜에 관한 사실이며 ‘지연’ 현황과는 다릅니다.
overview-passed-none = 완료 보고 없이 기한이 지난 사항이 없습니다.
overview-silent = 보고가 오래된 항목
overview-silent-note = 최근 보고가 가장 오래된 추진 대상 합의사항
overview-silent-none = 추진 대상 가운데 보고된 적이 있는 사항이 없습니다.
overview-silent-never = 확인 이력이 전혀 없는 { $n }건 보기
overview-differ = 양측 현황 상이
overview-differ-none = 없음: 양측이 서로 다르게 보고한 사항이 없습니다.
overview-differ-nobody = 없음: 아직 직접 보고하는 정부가 없습니다.
overview-last-meetings = 최근 개최된 회의:
overview-next-meeting-none = 출처에서 확인된 다음 회의가 없습니다.
overview-next-meeting-past = 과거 기준일에 어떤 회의가 예정되어 있었는지는 기록에 없습니다.
overview-meeting-was-set = 당초
overview-meeting-postponed = 연기, 새 일정 미확인
overview-data-age = 자료의 최신성
overview-data-latest = 가장 최근 보고는 { $day }({ $ago })입니다.
overview-data-caption = 최근 보고 시점별 추진 대상 합의사항
overview-data-column-freshness = 최근 보고
overview-data-column-count = 추진 대상
overview-data-none = 아직 보고가 없습니다.
overview-data-warning = { $days }일 넘게 새로운 보고를 찾지 못했습니다. 표시된 내용이 현재와 다를 수 있습니다.
overview-empty-as-of = { $day }에는 아직 합의사항이 없었습니다.
overview-empty-begins = 기록된 첫 발표문은 { $day }자입니다: 그날의 현황 보기
overview-not-loaded = 등록된 자료가 없습니다
overview-not-loaded-note = 서버는 작동하고 있으나 아직 발표문이 없습니다. 운영자는 다음과 같이 자료를 등록할 수 있습니다.
overview-not-loaded-import = 자료 파일 등록:
overview-not-loaded-demo = 한국과 미국의 실제 자료로 된 시범 자료:
overview-not-loaded-then = 등록한 뒤 이 화면을 다시 여십시오.

# 종합 현황.

overview-title = 종합 현황
overview-description = 발표문 { $statements }건의 합의사항 { $commitments }건의 분야별 현황, 최근 경과, 다음 기한을 보여 줍니다.
overview-lead = 발표문 { $statements }건의 합의사항 { $commitments }건과 제안사항 { $proposals }건의 담당기관, 이후 경과, 다음 기한을 보여 줍니다.
overview-figures = 주요 수치
overview-figure-commitments = 합의사항
overview-figure-completed = 완료
overview-figure-in_progress = 추진 중
overview-figure-differ = 양측 현황 상이
overview-figure-passed = 기한 경과
overview-figure-silent = 후속 경과 미확인
overview-figure-never = 확인 이력 없음
overview-figure-proposals = 제안사항(별도 집계)
overview-proposals-apart = 제안사항은 별도로 집계하며 기한 경과로 보지 않습니다.

overview-areas = 분야별 현황
overview-areas-note = 합의사항 하나가 여러 분야에 속할 수 있으며, 합계에서는 한 번만 셉니다.
overview-areas-caption = 분야와 현황별 합의사항 건수, { $day } 기준
overview-areas-total = 전체(중복 제외)
overview-areas-total-column = 합계
overview-as-table = 표로 보기
overview-as-chart = 그림으로 보기
# 한 분야를 읽어 줄 때: “양자: 완료 2, 추진 중 8”.
overview-area-bar = { $area }: { $parts }

overview-example = 사례로 보는 이행 과정
overview-example-note = 발표부터 현재까지 확인된 경과
overview-example-said = 발표 내용
overview-example-happened = 이후 경과
overview-example-now = 현재
overview-example-more = 이 합의사항 전체 보기
overview-latest = 최근 이행현황 보고
overview-latest-none = 아직 보고가 없습니다.
overview-latest-all = 최근 보고순으로 전체 보기
overview-due-next = 다음 기한
overview-due-next-none = 앞으로 기한이 도래할 사항이 없습니다.
overview-due-next-all = 기한 전 사항 전체 보기
overview-passed = 기한 경과
overview-passed-note = 모든 당사자의 시간대에서 기한이 지났으나 완료하였다는 보고가 없는 사항입니다. 날짜에 관한 사실이며 ‘지연’ 현황과는 다릅니다.
overview-passed-none = 보고 없이 기한이 지난 사항이 없습니다.
overview-passed-all = 기한 경과 사항 전체 보기
overview-silent = 장기 미확인
overview-silent-note = 최근 보고가 가장 오래된 추진 대상 합의사항
overview-silent-none = 장기 미확인 사항이 없습니다.
overview-silent-all = 장기 미확인순으로 전체 보기
overview-silent-never = 이 밖에 { $n }건은 확인 이력이 없습니다.
overview-differ = 양측 현황 상이
overview-differ-none = 양측 현황이 서로 다른 사항이 없습니다.
overview-differ-all = 양측 현황 상이 사항 전체 보기
overview-next-meeting = 다음 회의
overview-next-meeting-none = 출처에서 확인된 다음 회의가 없습니다.
overview-last-meeting = 지난 회의
overview-statements = 최근 발표문
overview-data-age = 자료의 최신성
overview-data-latest = 가장 최근 보고는 { $day }({ $ago })입니다.
overview-data-none = 아직 보고가 없습니다.
overview-data-read-on = 출처 최종 확인 { $day }
overview-data-warning = { $days }일 동안 새로운 보고가 없습니다. 표시된 내용이 현재와 다를 수 있습니다.
overview-empty = 아직 합의사항이 없습니다.
overview-empty-as-of = { $day }에는 아직 합의사항이 없었습니다.
# 현황과 그 건수.
count-at-status = { $status } { $n }

# 두 날짜 사이의 변동 사항.

changes-title = 변동 사항
changes-title-between = { $from } ~ { $to } 변동 사항
changes-description = 신규, 완료, 기한 변경, 장기 미확인, 이견 등 변동이 있는 합의·제안사항 { $n }건입니다.
changes-lead = { $from } 기준 현황과 { $to } 기준 현황을 비교합니다.
changes-since-meeting = 회의 이후
changes-kinds = 변동 유형
changes-all = 전체 변동
changes-none = { $from }부터 { $to }까지 변동 사항이 없습니다.
changes-said-in = { $day } { $statement }
changes-status = { $who }: { $before }에서 { JOSA($after, "으로/로") } 변경
changes-due-later = { $before } → { $after }, { $days }일 연기
changes-no-due = 기한 없음
changes-answered-confirmed = { $party }, { $day } 상대측 보고 확인
changes-answered-noted = { $party }, { $day } 상대측 보고 접수
changes-answered-disputed = { $party }, { $day } 상대측 보고에 이견 제기
changes-learned-note = { $day } 이전에 발생했으나 그 후에 기록된 사항입니다.

change-new = 신규
change-proposed = 신규 제안
change-completed = 완료
change-superseded = 대체·통합·분리
change-status = 현황 변경
change-slipped = 기한 연기
change-due_set = 기한 설정·단축
change-due_passed = 기한 경과
change-silent = 장기 미확인 전환
change-differ = 양측 현황 상이 발생
change-countersigned = 상대측 확인
change-reported = 보고(현황 변동 없음)
change-gone = 목록에서 제외
change-learned = 추후 기록

learned-commitment_recorded = 합의·제안사항
learned-owner_named = 담당기관 { $n }건
learned-owner_released = 담당기관 해제 { $n }건
learned-milestone_set = 이행 단계 { $n }건
learned-update_published = 이행현황 보고 { $n }건
learned-update_withdrawn = 보고 철회 { $n }건
learned-commitments_related = 연계 { $n }건
learned-countersigned = 상대측 확인 { $n }건
learned-joint_status_agreed = 공동 확인 현황 { $n }건

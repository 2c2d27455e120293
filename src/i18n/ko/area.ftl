# 분야 화면.

area-description = { $area } 분야 합의·제안사항 { $n }건의 이행현황과 다음 기한입니다.
area-lead = 이 분야의 합의사항 { $n }건
area-standing = 분야 현황
area-commitments = 이 분야의 합의·제안사항
area-commitments-none = 아직 이 분야의 합의사항이 없습니다.
area-statements = 관련 발표문
area-latest = 이 분야의 최근 이행현황 보고
area-due-next = 이 분야의 다음 기한
area-organisations = 명시된 기관
area-see-all = 목록에서 전체 보기
area-see-timeline = 일정으로 보기
area-others = 다른 분야

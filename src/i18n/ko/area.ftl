# 분야 화면.

area-description = { $area } 분야 합의·제안사항 { $n }건의 이행현황과 다음 기한입니다.
area-lead = 이 분야에서 하기로 한 일과 그 이행현황입니다.
# 표의 제목: “합의사항 21건, 제안사항 2건”.
area-commitments = 합의사항 { $commitments }건{ $proposals ->
    [0] {""}
   *[other] , 제안사항 { $proposals }건
 }
area-commitments-none = 이 날짜까지 이 분야에서 발표된 사항이 없습니다.
area-statements = 관련 발표문
area-latest = 최근 이행현황 보고
area-latest-none = 아직 이 분야의 보고가 없습니다.
area-organisations = 명시된 기관
area-organisations-none = 담당기관을 명시한 출처가 없습니다.

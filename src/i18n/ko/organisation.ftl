# 기관 화면.

organisation-description = { $name }: 담당기관으로 명시된 합의·제안사항 { $n }건과 그 이행현황입니다.
organisation-lead = 이 기관이 담당기관으로 명시된 사항입니다. 명시되었다고 하여 이 기관이 여기에 보고하는 것은 아닙니다.
organisation-glance = 개요
organisation-code = 약칭
organisation-was-called = 이 날짜의 명칭: { $name }
organisation-kind = 종류
organisation-former-names = 이전 명칭
organisation-former-name = { $name }({ $until }까지)
organisation-website = 누리집
organisation-leads = 주관: 합의사항 { $commitments }건{ $proposals ->
    [0] {""}
   *[other] , 제안사항 { $proposals }건
 }
organisation-supports = 협조: 합의사항 { $commitments }건{ $proposals ->
    [0] {""}
   *[other] , 제안사항 { $proposals }건
 }
organisation-named-in = 참여 기관으로 명시된 보고
organisation-named-in-none = 이 기관을 참여 기관으로 명시한 보고가 없습니다.
organisation-named-in-earlier = 이전 보고 { $n }건
organisation-commitments-none = 이 기관을 담당기관으로 명시한 출처가 없습니다.

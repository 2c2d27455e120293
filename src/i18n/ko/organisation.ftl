# 기관 화면.

organisation-description = { $name }: 담당기관으로 명시된 합의사항 { $n }건과 그 이행현황입니다.
organisation-of-party = { $party } 소속
organisation-kind = 종류
organisation-former-names = 이전 명칭
organisation-former-name = { $name }({ $year }년까지)
organisation-website = 누리집
organisation-coordinates = { $party } 총괄기관
organisation-leads = 주관
organisation-supports = 협조
organisation-named-in = 참여 기관으로 명시
organisation-addressee = 제안을 받은 사항
organisation-commitments = 합의·제안사항
organisation-commitments-none = 이 기관을 담당기관으로 명시한 출처가 없습니다.
organisation-name-translated = 국문 명칭은 편집진의 번역입니다.

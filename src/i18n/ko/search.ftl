# 전체 검색.

search-label = 전체 검색
search-submit = 검색
search-title = 검색
# { $words } is what was typed.
search-title-of = 검색: ‘{ $words }’
search-lead = 합의·제안사항, 발표문, 회의, 기관을 한꺼번에 검색합니다.
search-hint = 낱말이나 제목의 일부를 입력합니다. 그대로 찾으려면 따옴표로 묶습니다. 한국어와 영어 모두 검색됩니다. 어느 화면에서나 / 키로 검색할 수 있습니다.
search-recent = 최근 본 항목
search-nothing = 검색 결과가 없습니다
search-nothing-advice = 낱말을 줄이거나 다른 언어로 검색해 주십시오.
search-of-all = 전체 { $all }건 중 { $n }건이 검색어 ‘{ $words }’에 맞습니다.
count-organisations = 기관 { $n }곳

# Where a commitment is named.
named-which = 어느 항목을 말합니까?
named-none = 해당 없음(입력한 내용 사용)
named-fitting = 입력한 내용만으로는 항목이 하나로 정해지지 않습니다. 해당하는 { $n }건 중에서 선택하십시오.

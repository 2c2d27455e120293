# 제대로 되지 않을 때의 안내.

error-go-overview = 종합 현황으로 이동
error-go-list = 합의·제안사항 전체 보기
error-go-search = 합의·제안사항 검색

## 400: 읽을 수 없는 주소
bad-request-title = 사용할 수 없는 주소입니다
bad-request = 주소의 일부를 읽을 수 없습니다. 나머지는 그대로 두었습니다.
bad-parameter = ‘{ $parameter }’ 항목을 사용할 수 없습니다. { $reason }
bad-parameter-unnamed = 주소의 일부를 사용할 수 없습니다. { $reason }
bad-parameter-drop = 이 항목 없이 보기
fault-not_a_day = ‘{ $value }’{ PARTICLE($value, "은/는") } 쓸 수 있는 날짜가 아닙니다. 2026-11-25처럼 1900년부터 2199년까지의 연, 월, 일을 적어 주십시오.
fault-not_a_moment = { JOSA($value, "은/는") } 시점으로 읽을 수 없습니다. 2026-11-25와 같이 날짜로 입력하십시오.
fault-in_future = { JOSA($value, "은/는") } 아직 오지 않은 날짜입니다. 오늘 또는 그 이전 날짜를 선택해 주십시오.
fault-not_a_page = ‘{ $value }’{ PARTICLE($value, "은/는") } 쪽 번호가 아닙니다. 쪽 번호는 1부터 시작합니다.
fault-unknown_value = ‘{ $value }’{ PARTICLE($value, "은/는") } 선택할 수 있는 값이 아닙니다.
fault-too_long = { $limit }자를 초과하였습니다.
fault-unreadable = 퍼센트 인코딩이 잘못되어 읽을 수 없는 글자가 있습니다.
fault-end_before_start = { JOSA($value, "은/는") } 시작일보다 앞선 날짜입니다.
fault-not_earlier = { JOSA($value, "은/는") } 기준일보다 앞선 날짜가 아닙니다.
unknown-area = 코드가 ‘{ $value }’인 분야가 없습니다.
unknown-party = 코드가 ‘{ $value }’인 당사자가 없습니다.
unknown-org = 코드가 ‘{ $value }’인 기관이 없습니다.
unknown-statement = 주소가 ‘{ $value }’인 발표문이 없습니다.

## 항목 이름
parameter-q = 검색어
parameter-statement = 발표문
parameter-org = 기관
parameter-sort = 정렬
parameter-then = 다음 정렬
parameter-columns = 표시 항목
parameter-page = 쪽
parameter-as_of = 기준일
parameter-group = 묶기
parameter-from = 시작일
parameter-to = 종료일
parameter-zoom = 표시 단위
parameter-compare = 비교 기준일
parameter-kind = 변동 유형
parameter-known_at = 기록 시점
parameter-meeting = 회의
parameter-audience = 열람 범위
parameter-language = 언어
parameter-view = 보기 방식

## 404
not-found-title = 찾을 수 없습니다
not-found-page = 이 주소에는 화면이 없습니다. 주소를 잘못 입력하거나 복사하였을 수 있습니다.
not-found-commitment = 이 주소에는 합의사항이 없습니다. 주소가 바뀌었을 수 있으니 제목의 낱말로 검색해 주십시오.
not-found-statement = 이 주소에는 발표문이 없습니다. 발표문 목록에서 찾아 주십시오.
not-found-meeting = 이 주소에는 회의가 없습니다. 회의 목록에서 찾아 주십시오.
not-found-area = 이 코드의 분야가 없습니다. 종합 현황의 분야에서 찾아 주십시오.
not-found-organisation = 이 코드의 기관이 없습니다. 합의·제안사항을 기관별로 검색해 주십시오.
not-found-as-of = { $day }에는 아직 없던 항목입니다. 오늘 기준으로 돌아가면 볼 수 있습니다.
not-found-known-at = { $moment } 시점에는 이 사항이 기록되어 있지 않았습니다. 그 후에 기록되었습니다.
not-found-page-of-list = 목록은 모두 { $pages }쪽입니다.

## 그 밖의 응답
method-not-allowed-title = 여기에서는 할 수 없는 요청입니다
method-not-allowed = 주소는 있으나 이 방식의 요청은 받지 않습니다.
conflict-title = 그 사이 다른 사람이 변경하였습니다
problem-form-too-large = 전체 입력 내용이 서버가 받을 수 있는 크기를 넘어 저장하지 않았습니다. 작성하신 글은 아래에 그대로 있으니 줄여서 다시 보내 주십시오.
too-large-title = 용량이 너무 큽니다
too-large = 보낸 내용이 서버가 받을 수 있는 크기를 넘어 저장하지 않았습니다. 이전 화면으로 돌아가 나누어 보내 주십시오.
forbidden-title = 받아들일 수 없는 요청입니다
forbidden = 다른 사이트의 화면에서 온 요청이어서 처리하지 않았습니다. 이 사이트의 화면을 열어 다시 보내 주십시오.
bad-form-title = 읽을 수 없는 내용입니다
bad-form = 보낸 내용을 읽을 수 없어 처리하지 않았습니다. 이전 화면으로 돌아가 다시 보내 주십시오.
address-too-long-title = 주소가 너무 깁니다
address-too-long = 조건을 줄이거나 검색어를 짧게 적어 주십시오.
unprocessable = 확인이 필요한 항목이 { $n }건 있습니다
too-many-title = 요청이 너무 많습니다
too-many = 잠시 후 다시 시도해 주십시오.
server-error-title = 서버에 문제가 발생하였습니다
server-error = 화면을 표시하지 못하였습니다. 문제를 기록하였으며 원인을 확인하겠습니다. 이용자의 잘못이 아닙니다.
unavailable-title = 지금은 이용할 수 없습니다
unavailable = 시작 중이거나 이용자가 많거나 점검 중입니다. 잠시 후 다시 시도해 주십시오.

# 합의·제안사항 목록과 검색 조건. 추진 일정도 같은 조건을 쓴다.

list-title = 합의·제안사항
list-title-narrowed = 합의·제안사항({ $filters })
list-title-page = { $title }, { $page }쪽
list-lead = 발표문에서 하기로 한 사항과 담당기관, 이행현황입니다.
list-empty = 아직 기록된 항목이 없습니다.
list-description = 공동 발표의 합의·제안사항 { $n }건의 담당기관, 기한, 최근 보고를 보여 줍니다.
list-description-narrowed = { $filters }: 공동 발표의 합의·제안사항 { $n }건입니다.
list-caption = 합의·제안사항, { $sort }, { $day } 기준
list-column-status = 현황
list-column-commitment = 합의·제안사항
list-column-owners = 담당기관
list-column-due = 기한
list-column-last-report = 최근 보고
list-column-area = 분야
list-column-statement = 발표문
list-column-party = 당사자
list-column-standing = 구분
list-column-nature = 성격
list-column-basis = 근거
list-column-starts = 시작일
list-column-sides = 양측 사이
list-sorted-after = , { $n }순위 정렬
list-columns = 표시 항목
list-columns-show = 선택한 항목 표시
list-columns-usual = 기본 항목

## 검색 조건
filters = 검색 조건
filters-none = 적용한 조건 없음
filter-search = 검색
# 검색어를 나타낼 때.
filter-search-words = ‘{ $words }’
filter-search-submit = 검색
filter-organisation = 기관
filter-statement = 발표문
sides-differ = 양측 보고가 다름
sides-one_side = 한쪽만 보고함
sides-awaiting = 상대측 확인 대기
validity-current = 현행
validity-superseded = 대체·통합·분리
filter-due-passed = 기한 경과
filter-due-ahead = 기한 전
filter-due-none = 기한 없음
filter-sort = 정렬
filter-then = 다음 정렬
filter-then-none = 추가 정렬 없음
filter-any = 전체
filter-statement-all = 발표문 전체 목록
filter-show = 보기
filter-show-count = { $n ->
    [0] 결과 없음
   *[other] { $n }건 보기
 }
filter-clear = 모두 해제
filter-fold = { $n }개 더 보기
filter-fold-none = 그 밖의 { $n }개(해당 없음)
# 선택지와 그 건수를 읽어 줄 때.
filter-chip = { $name }: { $value }
filter-chip-remove = { $name }: { $value } 해제

## 결과
results-shown = 전체 { $total }건 중 { $from }~{ $to }번째
results-split = 합의사항 { $commitments }건, 제안사항 { $proposals }건
results-none = 조건에 맞는 항목이 없습니다
results-nothing = 모든 조건에 맞는 합의·제안사항이 없습니다.
results-none-advice = 조건을 해제하거나 낱말을 줄이거나 다른 언어로 검색해 주십시오.
results-without = { $condition } 조건 해제: { $n }건
results-only = { $condition } 조건만: { $n }건
results-all = 전체 { $n }건 보기
results-superseded = 대체·통합·분리된 { $n }건도 보기
results-none-as-of = { $day } 기준으로는 항목이 오늘보다 적을 수 있습니다.
list-as-timeline = 일정으로 보기
list-as-list = 목록으로 보기
list-open = 목록으로 보기

## 항목 선택
list-choose = 선택
list-choose-all = 이 쪽의 항목 모두 선택
list-report-chosen = 선택 항목 보고
list-owners-chosen = 선택 항목 담당기관 지정
list-remind-chosen = 선택 항목 제출 요청
list-none-chosen = 항목을 하나 이상 선택해 주십시오.
list-done-watched = 선택한 항목을 관심 항목으로 등록하였습니다.
list-done-owners = 선택한 모든 항목에 담당기관을 기록하였습니다.
list-done-reminded = 선택한 항목의 보고가 제출되지 않은 기관에 제출을 요청하였습니다.
list-done-reminded_some = 선택한 항목의 보고가 제출되지 않은 기관 가운데 일부에 제출을 요청하였습니다. 나머지 기관은 오늘 이미 요청하였거나 보고를 작성하는 다른 담당자가 없습니다.
list-done-reminded_nobody = 제출을 요청하지 않았습니다. 선택한 항목의 담당기관에는 오늘 이미 요청하였거나 보고를 작성하는 다른 담당자가 없습니다.
list-done-reminded_already = 선택한 항목의 담당기관에는 오늘 이미 요청하였습니다.
list-done-nothing_missing = 선택한 항목 가운데 제출되지 않은 보고가 없습니다.
list-done-none_chosen = 선택한 항목이 없습니다.

## 단축키
keys-title = 단축키
keys-next = 다음 항목
keys-previous = 이전 항목
keys-open = 항목 열기
keys-choose = 항목 선택·해제
keys-help = 단축키 안내
keys-on = 단축키 사용
keys-note = 사용하지 않으면 글자 키 하나로는 아무 동작도 하지 않습니다. 선택은 이 브라우저에 저장합니다.
keys-close = 닫기

## 비교
filter-compare = 이전 날짜와 비교
compared-added = 추가
compared-changed = 변경
compared-summary = { $day } 대비 추가 { $added }건, 변경 { $changed }건, 제외 { $removed }건입니다.
compared-changes = 변동 내용 보기
compared-stop = 비교 끝내기
compared-removed = { $day }에는 있었으나 지금은 없는 항목

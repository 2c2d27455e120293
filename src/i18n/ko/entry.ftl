# 합의사항이 참조하는 회의, 발표문, 기관, 분야, 명칭의 등록과 합의사항 간 연계.

entry-at-once = 모든 기준일에 바로 적용하며, 이전 내용과 변경 사유, 변경한 사람을 아래 이력에 남깁니다.
entry-new-at-once = 바로 등록하며 누구나 볼 수 있습니다.
entry-record = 등록
entry-none = 없음
entry-slug = 웹 주소의 끝부분
entry-slug-hint = 로마자 소문자, 숫자, 붙임표로 적습니다. 비워 두면 영문 명칭으로 만들며, 나중에 바꿀 수 없습니다.
entry-translation = 다른 언어 문안의 성격
entry-place-hint = 한 가지로만 적으며 두 언어 화면에 그대로 표시합니다.
entry-reason-hint = 이 항목의 이력에 남습니다.
entry-history = 항목 이력
entry-recorded = 등록
entry-revised = 변경
entry-typed = 적은 내용

meeting-new = 회의 등록
meeting-edit = 회의 정보 변경
meeting-number-hint = 출처에 나와 있을 때 적습니다.

statement-new = 발표문 등록
statement-edit = 발표문 정보 변경
statement-day-note = 발표일 참고사항
statement-tracked = 현황을 확인하는 당사자
statement-tracked-hint = 이 당사자의 담당자가 공유 자료를 볼 수 있습니다. 발표문의 합의사항을 등록한 뒤에는 바꿀 수 없습니다.
statement-own-text = 발표문 본문

commitment-new = 발표문의 합의사항 추가
commitment-new-at-once = 바로 등록하며 발표일부터 적용합니다.
commitment-new-own = 발표문의 모든 당사자가 참여하고 있습니다. 공동으로 이행할 사항은 상대측이 수락하는 제안으로 처리하며, 여기에서는 총괄기관이 자국 단독 사항만 등록합니다.
commitment-undertaken-by-hint = 제안에 그치면 선택하지 않습니다.
commitment-only-proposals = 제안사항에만 선택합니다.
commitment-basis = 확인한 자료
commitment-number-field = 발표문 내 번호
commitment-number-hint = 출처의 번호를 그대로 적습니다.
commitment-locator = 출처 내 위치
commitment-passage-field = 발표문의 해당 문구
commitment-passage-note = 아래 문구를 발표문 본문에 표시하므로 본문과 똑같이 적어 주십시오.

relations = 연계 합의 관리
relations-title = 연계 합의 관리
relations-add = 연계 추가
relations-at-once = 오늘부터 적용하며 두 합의사항에 모두 표시합니다.
relations-for-all = 관련 당사자가 모두 참여하고 있습니다. 공유하는 내용은 한측이 단독으로 연계하지 않고 상대측이 수락하는 제안으로 처리합니다.
relations-kind = 이 합의사항에 대한 상대 합의의 성격
relations-to = 연계할 합의사항
relations-to-hint = 웹 주소의 끝부분이나 전체 제목을 적습니다. 먼저 또는 같은 날 발표한 것이어야 합니다.
relations-reason-hint = 두 합의사항을 볼 수 있는 사람은 모두 사유를 읽습니다.

## Merging and splitting
restructure-title = 통합·분리
restructure-merge = 통합
restructure-merge-note = 같은 내용의 두 이행사항을 하나로 통합합니다. 나중에 발표된 이행사항이 남고, 다른 이행사항은 이력을 유지한 채 무엇으로 대체되었는지 표시합니다.
restructure-with-hint = 주소의 마지막 부분이나 제목 전체를 적으십시오.
restructure-split = 분리
restructure-split-note = 나눈 이행사항이 오늘부터 이를 대체합니다. 제목은 각각 적고 소관 기관은 그대로 이어받습니다. 기존 이행사항은 이력을 유지한 채 무엇으로 대체되었는지 표시합니다.
restructure-part = { $n }번째 이행사항
restructure-part-title = 제목
restructure-part-title-other = 영문 제목
restructure-more = 하나 더 나누기

problem-note_too_long = 1,000자까지 적을 수 있습니다.
problem-taken = 이미 쓰고 있는 주소입니다.
problem-not_a_slug = 로마자, 숫자, 붙임표로 100자까지 적을 수 있으며 따로 쓰는 주소는 사용할 수 없습니다.
problem-for_all_to_agree = 관련 당사자가 모두 참여하고 있으므로 한측이 등록하지 않고 상대측이 수락하는 제안으로 처리합니다.
problem-bound = 합의사항의 공개 범위가 이 당사자에 따라 정해지므로 바꿀 수 없습니다.
problem-not_among_parties = 발표문의 당사자가 아닙니다.
problem-without_own = 자국이 포함되어야 합니다.
problem-speaks_for_party = 총괄기관은 민간기관일 수 없습니다.
problem-nobody_yet = 제안사항에는 아직 이행 당사자가 없습니다.
problem-one_alone = 단독 표명사항의 당사자는 하나입니다.
problem-only_proposals = 제안사항에만 해당합니다.
problem-of_itself = 서로 다른 것을 선택해 주십시오.
problem-not_in_text = 발표문 본문에 없는 문구입니다.
problem-linked_already = 이미 그렇게 연계되어 있습니다.
problem-circle = 다른 연계를 거쳐 처음으로 되돌아오게 됩니다.
problem-said_later = 상대 합의사항이 나중에 발표되었으므로 그 합의사항에서 연계해 주십시오.
problem-not_ours = 귀 기관이 이행 단계를 추가할 수 있는 합의사항이 아닙니다.
problem-replaced = 이미 다른 이행사항으로 대체되었습니다.
problem-not-a-count = 1 이상의 정수를 적어 주십시오.

nav-organisations = 기관 관리
nav-areas = 분야 관리
nav-settings = 설정

entry-code = 코드
field-name-of = 명칭
field-name-other = 영문 명칭
problem-not-a-year = 2025처럼 연도를 적거나 2025-10-01처럼 날짜를 적어 주십시오.

organisations-title = 우리측 기관
organisations-lead = { $party }의 부처, 청, 연구기관, 금융기관, 민간기관입니다.
organisations-add = 기관 등록
organisations-edit = 기관 정보 변경
organisations-speaks = 총괄기관
organisations-code-hint = 로마자, 숫자, 붙임표로 약칭을 적습니다. 나중에 바꿀 수 없습니다.
organisations-until = 이전 명칭 사용 기한
organisations-until-hint = 명칭이 바뀐 경우 연도나 이전 명칭의 마지막 날을 적습니다. 비워 두면 잘못된 명칭만 바로잡습니다.
organisations-kind-hint = 민간기관의 담당자는 정부기관이 자국에만 공개한 내용을 볼 수 없습니다.

areas-title = 분야
areas-add = 분야 등록
areas-edit = 분야 정보 변경
areas-rank = 표시 순서
areas-rank-hint = 1 이상의 수를 적습니다. 수가 없는 분야는 등록한 순서대로 뒤에 표시합니다.

settings-title = 명칭과 총괄기관 설정
settings-portfolio-title = 종합 현황의 제목
settings-party-name = { $party }의 명칭
settings-party-short = { $party }의 표 안 약칭
settings-short-note = 비워 두면 표에 코드를 표시합니다.
settings-coordinating = 우리측 총괄기관
settings-coordinating-hint = 총괄기관의 승인자는 자국 전체를 위하여 공개, 확인, 제안을 처리하고 발표문과 회의를 등록합니다. 변경하는 즉시 이전 총괄기관의 승인자는 이를 처리할 수 없습니다.
settings-short = 약칭

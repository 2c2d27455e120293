# 합의사항이 참조하는 회의, 발표문, 기관, 분야, 명칭의 등록과 합의사항 간 연계.

entry-at-once = 모든 기준일에 바로 적용하며, 이전 내용과 변경 사유, 변경한 사람을 아래 이력에 남깁니다.
entry-new-at-once = 바로 등록하며 누구나 볼 수 있습니다.
entry-slug = 웹 주소의 끝부분
entry-slug-hint = 로마자 소문자, 숫자, 붙임표로 적습니다. 비워 두면 영문 명칭으로 만들며, 나중에 바꿀 수 없습니다.
entry-translation = 다른 언어 문안의 성격
entry-place-hint = 한 번만 적으면 두 언어 화면에 같이 표시합니다.
entry-reason-hint = 이 항목의 이력에 남습니다.
entry-history = 항목 이력
entry-recorded = 등록
entry-revised = 변경

meeting-new = 회의 등록
meeting-edit = 회의 정보 변경
meeting-number-hint = 출처에 나와 있을 때 적습니다.

statement-new = 발표문 등록
statement-edit = 발표문 정보 변경
statement-day-note = 발표일 참고사항
statement-parties-hint = 공동 발표문의 당사자는 둘 이상입니다.
statement-source-hint = 발표문이 게시된 주소를 적습니다. 공동 발표문에는 반드시 있어야 합니다.
statement-tracked = 현황을 확인하는 당사자
statement-tracked-hint = 이 당사자의 담당자가 공유 자료를 보고, 보고하고, 확인합니다. 참여할 당사자를 모두 선택해 주십시오. 발표문의 합의사항을 등록한 뒤에는 바꿀 수 없습니다.
statement-own-text = 발표문 본문

commitment-new = 발표문의 합의사항 추가
commitment-new-at-once = 바로 등록하며 발표일부터 적용합니다.
commitment-new-own = 발표문의 모든 당사자가 참여하고 있습니다. 우리측만 이행할 사항은 바로 등록하고, 그 밖의 사항은 상대측에 제안하여 수락하면 등록합니다.
commitment-undertaken-by-hint = 제안에 그치면 선택하지 않습니다.
commitment-only-proposals = 제안사항에만 선택합니다.
commitment-number-field = 발표문 내 번호
commitment-number-hint = 출처의 번호를 그대로 적습니다.
commitment-locator = 출처 내 위치
commitment-passage-field = 발표문의 해당 문구
commitment-passage-note = 아래 문구를 발표문 본문에 표시하므로 본문과 똑같이 적어 주십시오.

relations = 연계 합의 관리
relations-title = 연계 합의 관리
relations-add = 연계 추가
relations-at-once = 오늘부터 적용하며 두 합의사항에 모두 표시합니다.
relations-proposed = { $parties }에 제안하며 수락하면 적용합니다.
relations-waiting = 이 사항에 관한 제안이 회신을 기다리고 있습니다: { $proposal }
relations-kind = 이 합의사항에 대한 상대 합의의 성격

## Merging and splitting
restructure-title = 통합·분리
restructure-proposed = 관련 당사자가 모두 참여하고 있으므로 { $parties }에 제안하며 수락하면 처리합니다.
restructuring-open = 제안 보기
restructuring-commitment = 합의사항
restructuring-link = { $party }, 다른 사항과의 연계 제안
restructuring-merge = { $party }, 다른 사항과의 통합 제안
restructuring-split = { $party }, 분리 제안
waiting-joint = { $party }, 공동 확인 현황 ‘{ $status }’ 제안
restructure-merge = 통합
restructure-merge-note = 같은 내용의 두 합의사항을 하나로 통합합니다. 남는 합의사항이 다른 합의사항의 완료되지 않은 이행 단계를 이어받습니다. 통합된 합의사항은 집계에서 제외되며, 이력과 함께 어디에 통합되었는지 표시합니다.
restructure-stays = 남길 합의사항
restructure-stays-this = 이 합의사항: { $title }
restructure-stays-other = 대상 합의사항
restructure-split = 분리
restructure-split-note = 나눈 합의사항이 오늘부터 이를 대체합니다. 제목·요약·기한은 각각 적고, 담당기관과 완료되지 않은 이행 단계는 이어받습니다. 기존 합의사항은 집계에서 제외되며, 이력과 함께 어떻게 나뉘었는지 표시합니다.
restructure-part = { $n }번째 합의사항
restructure-part-title-other = 영문 제목
restructure-more = 하나 더 나누기
restructure-milestone = 이행 단계 ‘{ $title }’의 승계 합의사항

entry-code = 코드

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
settings-party-mark = 담당기관 목록에 쓰는 { $party }의 표기
settings-mark-note = 비워 두면 담당기관 목록에 약칭을 표시합니다.
new-entry-recorded-by = 발표문과 회의는 우리측 총괄기관인 { $organisation }에서 등록합니다.
new-entry-recorded-by-nobody = 우리측 총괄기관이 지정되어 있지 않아 발표문과 회의를 등록할 수 없습니다. 시스템 관리자가 설정에서 지정합니다.
settings-coordinating = 우리측 총괄기관
settings-coordinating-hint = 총괄기관의 승인자는 자국 전체를 위하여 게시, 확인, 제안을 처리하고 발표문과 회의를 등록합니다. 변경하는 즉시 이전 총괄기관의 승인자는 이를 처리할 수 없습니다.
settings-short = 약칭
settings-mark = 담당기관 목록 표기

## 등록을 제안한 합의사항

additions-title = 수락 대기 합의사항
additions-lead = 한쪽이 등록을 제안한 사항으로, 발표문 당사자만 볼 수 있으며 상대측이 수락하기 전에는 집계하지 않습니다.
additions-none = 수락을 기다리는 사항이 없습니다.
additions-open = 내용 보기 및 회신
additions-reason = 거절 또는 철회 사유
additions-reason-hint = 거절·철회 시 필수이며 상대측에 보입니다. 수락에는 적지 않아도 됩니다.
additions-accept = 선택 항목 수락
additions-accept-all = { $n }건 모두 수락
additions-decline = 선택 항목 거절
additions-take-back = 우리측 제안 중 선택 항목 철회
additions-none-chosen = 한 건 이상 선택해 주십시오.
additions-settled = 회신 완료
additions-meanwhile = 열람 후 바뀐 사항이 있어 처리하지 않았습니다
additions-accepted = 수락하였습니다. 모든 당사자가 수락한 사항은 등록되었습니다.
additions-declined = 거절하였습니다. 사유는 상대측에 보입니다.
additions-taken-back = 제안을 철회하였습니다.
additions-to-answer = 회신할 사항 { $n }건
addition-proposed-by = { $party } 제안, { $day }
addition-waits-for = { $parties }의 회신을 기다리고 있습니다.
addition-waiting = 수락 대기
addition-amended = 이전 제안과 달라진 내용
addition-amended-later = 다른 제안으로 대체되었습니다.
addition-recorded = 수락되어 등록되었습니다: { $commitment }
addition-recorded-link = 합의사항 보기
addition-amend = 수정 제안
addition-amend-title = 합의사항 수정 제안
addition-amend-note = 고친 내용을 이전 제안 대신 상대측에 제안합니다. 이전 제안도 기록에 남습니다.
addition-amend-propose = 수정안 제안
addition-settled = 작성하시는 동안 회신 또는 수정이 있었습니다. 입력하신 내용은 그대로 있습니다.
value-before = 이전
value-after = 이후
commitment-add = 발표문에 추가
commitment-add-another = 추가하고 계속 입력
commitment-new-recorded = 등록하였습니다.
commitment-new-proposed = 상대측에 제안하였으며 수락을 기다리고 있습니다.
commitment-entered = 이 발표문에 입력한 사항
commitment-entered-none = 아직 없습니다.
commitment-leads = 주관기관
commitment-leads-hint = 우리측 기관은 바로 지정됩니다. 상대측 기관은 제안이며 상대측이 수락하면 확정됩니다.

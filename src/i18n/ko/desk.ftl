# 보고 작성, 공개, 상대측 확인: 업무함, 보고, 검토.

desk = 업무함
desk-title = 업무함
desk-nothing = 처리할 일이 없습니다.
desk-returned = 보완 요청을 받은 보고
desk-returned-by = { $day } 보완 요청
desk-drafts = 작성 중
desk-draft-saved = { $moment } 저장
desk-draft-delete = 초안 삭제
desk-draft-delete-note = 우리 기관의 모든 사용자에게서 삭제됩니다. 하루 안에는 되돌릴 수 있습니다.
desk-draft-delete-do = 삭제
desk-draft-deleted = 초안을 삭제하였습니다.
desk-draft-restore = 초안 되돌리기
desk-password-set = 비밀번호를 설정하였습니다. 로그인되었습니다.
desk-draft-restored = 초안을 되돌렸습니다.
desk-due = 보고 대상
desk-due-since = 보고 기한 { $day }
desk-late = 기한 경과
desk-stale = 장기 미확인
desk-waiting = 제출 후 게시 대기
desk-waiting-days = { $n ->
    [0] 오늘부터 대기
   *[other] { $n }일째 대기
 }
desk-unowned = 우리측 담당기관이 없는 항목
desk-unowned-note = 담당기관을 지정할 때까지 총괄기관이 맡습니다.
desk-all = { $organisation } 소관 전체
desk-report = 보고
desk-correct-and-send = 보완하여 다시 제출
desk-continue = 이어서 작성

report-title = 보고: { $title }
report-new = 새 보고
report-again = 다시 제출
report-correction = 정정
report-last-none = { $party }의 보고가 아직 없습니다.
report-copy = 최근 보고를 불러와 작성
report-copied = 아래 내용은 최근 보고를 불러온 것입니다. 출처는 옮기지 않았으며, 새 보고의 공개 범위를 확인해 주십시오.
report-draft-of = 이 초안은 { $name } 님이 마지막으로 저장하였습니다. 저장하거나 제출하면 내 초안이 됩니다.
report-waits = 이 항목의 보고가 이미 게시를 기다리고 있습니다. 제출자 { $name }, { $day } 제출
report-second = 그래도 보고를 하나 더 제출
report-languages = 두 언어의 내용이 같음을 확인하였으며 그대로 제출
report-still-true = 변동 없음
report-still-true-explained = 바뀐 것이 없으면 최근 보고를 오늘 확인한 것으로 이력에 남깁니다.
report-still-true-done = 오늘 변동 없음으로 확인하였습니다.
report-status = 현황
report-statuses = 현황 구분의 뜻
report-more = 제목, 장애요인, 그 밖의 내용
report-sources = 증빙자료와 파일
report-circumstances = 기준일, 진행률, 공개 범위:
report-progress = 진척률(%)
report-progress-hint = 0부터 100까지 적고, 말하기 어려우면 비워 두십시오.
report-on = 기준일
report-on-hint = 보고 내용의 기준이 되는 날로, 오늘이나 그 이전 날짜여야 합니다.
report-results = 추진실적
report-results-hint = 지난 보고 이후에 이룬 일
report-next_steps = 향후계획
report-next_steps-hint = 앞으로 할 일과 시기
report-obstacles = 장애요인
report-obstacles-hint = 추진을 어렵게 하는 요인
report-help_needed = 협조사항
report-help_needed-hint = 다른 기관이나 상대측에 요청할 일
report-narrative = 추가 설명
report-narrative-hint = 적은 그대로 표시됩니다. 웹 주소는 링크가 되고, 엑셀 등에서 복사한 행은 표가 됩니다.
report-title-field = 제목
report-title-field-hint = 한 줄로 적으며, 비워 두면 현황이 제목을 대신합니다.
report-other-language-add = 영어 내용 추가
report-text-kind = 이 글의 성격
report-until-published = 승인자가 게시하기 전에는 우리측만 볼 수 있습니다.
report-preview = 미리 보기
report-preview-title = 이렇게 보입니다
report-preview-note = 아직 제출하지 않았습니다.
report-save-draft = 초안 저장
report-recalled = 보고를 회수하여 다시 초안이 되었습니다. { $organisation }에서만 볼 수 있습니다.
report-saved-draft = 초안을 저장하였습니다. { $organisation }만 볼 수 있습니다.
report-kept = 초안 자동 저장됨
report-not-kept = 서버가 응답하지 않거나 다른 곳에서 초안이 바뀌어 저장하지 못하였습니다. 작성하신 내용은 그대로 있습니다.
report-submit = 제출
report-submitted = 제출하였습니다. 게시하기 전에는 우리측만 볼 수 있습니다.
report-published = 게시하였습니다.
report-fields-legend = 보고 내용
report-reason-returned = 보완 요청 사유

review = 검토
review-title = 검토와 상대측 확인
review-submitted = 게시할 보고
review-submitted-by = { $organisation }, 제출자 { $name }
review-countersign = 상대측 보고
review-joint = 공동 확인 현황 제안
review-changes = 변경 제안
review-additions = 합의사항 등록 제안
review-restructuring = 연계·통합·분리 제안
review-disputes = 공개할 수 있는 이견
review-open = 열기
review-one-title = 검토: { $title }
review-publish = 게시
review-publish-public = 누구나 볼 수 있게 게시
review-publish-shared = 당사자에게 공유
review-publish-party = 우리측에만 게시
review-publish-organisation = { $organisation }에만 게시
review-publish-chosen-one = 선택한 보고: { $act }
review-publish-chosen = 선택한 보고를 각 공개 범위로 게시: { $who }
review-approve-chosen = 선택한 보고 승인
review-approve-or-publish-chosen = 선택한 보고 승인(마지막 승인이면 게시: { $who })
review-choose = 선택
review-choose-all = 모두 선택
review-status-now = 현재 현황:
review-status-reported = 보고 현황:
review-compare = 최근 보고와 비교
review-return-chosen = 선택한 보고에 보완 요청
review-cancel-chosen = 선택한 보고의 게시 예정 취소
review-changed = “{ $title }” 항목의 보고가 그사이 변경되어 선택을 해제하였습니다. 아무것도 처리하지 않았으니 내용을 확인하고 다시 보내십시오.
review-seen-by = 공개 범위: { $who }
review-waits-of = { $organisation } 보고가 게시를 기다립니다.
review-turn-of = 다음 승인자: { $name }
review-opinion = 의견(선택)
review-opinion-hint = 승인과 함께 기록하며 우리측만 볼 수 있습니다.
review-opinion-of = 의견
approval-named = 승인자 지정(순서대로, 선택)
approval-named-hint = 승인자를 지정하면 지정한 수만큼 단계가 되며, 다음 차례인 사람이나 그 직무대행자만 승인할 수 있습니다. 보고를 작성한 승인자의 단계는 건너뜁니다.
approval-approver = { $n }번째 승인자
approval-nobody = 지정하지 않음
acting-name = { $for } 직무대행 { $name }
acting-label = 직무대행
acting-now = { $for }의 직무를 대행하고 있습니다.
acting-as-oneself = 본인 자격으로 전환
acting-paused = 본인 자격으로 업무를 보고 있습니다. { $for }의 직무를 대행할 수 있습니다.
acting-again = { $for } 직무대행으로 전환
review-none-chosen = 보고를 하나 이상 선택하십시오.
review-approve = 승인
review-approve-step = { $of }단계 중 { $step }단계
review-approve-note = 승인하면 같은 기관의 다음 승인자를 기다리며, 마지막 승인과 함께 게시됩니다.
review-approved-by = { $name } 승인, { $day }
review-approved-of = 승인 { $of }건 중 { $n }건 완료
review-approved-by-you = 이미 승인하신 보고입니다. 게시하려면 같은 기관의 다른 승인자가 승인하여야 합니다.
review-own-report = 본인이 작성하였거나 직무 대행 관계에 있는 사람이 작성한 보고입니다. 다른 승인자가 승인하여야 합니다.
review-approved-done = 승인하였습니다. 같은 기관의 다른 승인자를 기다립니다.
approval-title = 승인 절차
approval-legend = 우리 기관의 보고를 게시하기 전에
approval-hint = 단계마다 다른 승인자가 승인하며 마지막 승인과 함께 게시됩니다. 작성자는 승인할 수 없고, 직무 대행자와 본인은 한 명으로 봅니다. 이미 대기 중이거나 게시일을 정한 보고에도 새 절차를 적용합니다.
approval-steps = { $n ->
    [1] 승인자 1명이 게시
   *[other] 승인자 { $n }명이 승인
 }
approval-steps-hint = { $n ->
    [1] 검토한 승인자가 바로 게시합니다.
    [2] 한 명이 승인하고 다른 한 명이 게시합니다.
   *[other] 두 명이 차례로 승인하고 세 번째 승인자가 게시합니다.
 }
review-scheduled-done = 선택한 보고는 지정한 날에 게시됩니다.
review-publish-edited = 고친 문구로 { $act }
review-edit = 문구를 고쳐 게시
review-edit-note = 게시 전에 문구를 고쳤다는 사실이 이력에 남습니다.
review-no-change = { $day } 보고 이후 변동이 없다고 제출하였습니다. 게시하면 그 보고를 { $on } 기준으로 변동 없음을 확인한 것으로 기록합니다.
review-recall = 보고 회수
review-recall-note = 아직 승인한 사람이 없습니다. 회수하면 우리 기관의 초안이 됩니다.
review-withdraw-return = 보완 요청 취소
review-withdraw-return-note = 작성자가 아직 열어 보지 않았습니다. 취소하면 보고가 이전과 같이 검토 대기 상태가 됩니다.
review-return-withdrawn = 보완 요청을 취소하였습니다. 보고가 다시 검토를 기다립니다.
review-recalled = 회수하였습니다.
review-return = 보완 요청
review-return-reason = 보완 요청 사유
review-return-reason-hint = 작성자가 읽는 내용이며 상대측에는 보이지 않습니다.
review-returned = 사유와 함께 보완을 요청하였습니다.
review-ahead = 나중에 게시
review-ahead-hint = 비워 두면 바로 게시합니다.
review-scheduled = { $day }에 게시합니다.
review-held = { $day }에 게시할 예정이었으나 바뀐 승인 절차에 필요한 승인이 부족하여 게시하지 않았습니다. 추가 승인을 기다립니다.
review-cancel-day = 게시 예정 취소
review-day-cancelled = 게시 예정을 취소하였습니다. 보고는 게시를 기다립니다.
review-language-unchanged = { $text }: { $language } 내용은 최근 보고와 같은데 다른 언어의 내용은 바뀌었습니다.
review-will-be-seen = 공개 범위: { $who }
difference-title = 달라진 내용
difference-of = { $day } 보고와 비교한 내용입니다.
difference-first = 첫 보고로 비교할 보고가 없습니다.
difference-none = { $day } 보고와 내용이 같습니다.
difference-unchanged = 변동 없음
difference-removed = 삭제:
difference-added = 추가:
difference-no-text = 이 언어로 작성한 내용이 없습니다.
difference-outdated = { $language } 내용보다 오래된 내용입니다.
difference-sources = 증빙자료
answer-confirm-chosen = 선택한 보고 확인
answer-note-chosen = 선택한 보고 접수
answer-together-note = 이견은 해당 보고를 열어 사유와 함께 제출하십시오.

answer-title = 상대측 확인: { $title }
answer-one = 보고에 대한 답
answer-heading = 이 보고에 대한 { $party }의 답을 선택해 주십시오.
answer-confirmed = 확인
answer-confirmed-hint = 보고한 내용과 같습니다.
answer-noted = 접수
answer-noted-hint = 내용을 읽었으나 사실 여부는 말하지 않습니다.
answer-disputed = 이견
answer-disputed-hint = 아래 사유로 보고 내용과 다르다고 봅니다. 양측이 공개에 동의하기 전에는 당사자만 볼 수 있습니다.
answer-reason-hint = 이견에는 사유가 필요합니다.
answer-send = 답 보내기
answer-sent = 답을 기록하였습니다.
answer-release = 이견 공개에 동의
answer-release-explained = 양측이 동의하면 보고를 볼 수 있는 사람이 이견도 볼 수 있습니다.
answer-released = 우리측은 공개에 동의하였습니다.
answer-released-both = 양측이 동의하여 보고와 같은 범위로 공개합니다.
countersign-confirmed = 확인
countersign-noted = 접수
countersign-disputed = 이견
countersign-by = { $party }: { $answer }, { $day }
countersign-none = { $party }의 답 없음
countersign-not-released = 당사자만 볼 수 있음

joint-propose = 공동 확인 현황 제안
joint-propose-explained = 다른 당사자가 모두 수락하면 확정합니다.
joint-seen-by = 확정 후 공개 범위
joint-wider = 공개 화면에 표시합니다. { $parties }측 최근 보고는 공개하지 않은 보고이므로, 그 보고 없이 현황만 공개됩니다.
joint-once-public = 모두 수락하면 공개 화면에 표시합니다.
joint-once-shared = 모두 수락하면 로그인한 당사자 사용자에게만 표시합니다.
joint-send = 제안
joint-proposed = { $party } 제안: { $status }
joint-proposed-done = 공동 확인 현황을 제안하였습니다.
proposal-accept = 수락
proposal-decline = 거절
proposal-take-back = 제안 철회
joint-answered = 답을 기록하였습니다.
proposal-decline-reason = 거절 사유

sheet-title = 기간별 보고
sheet-explained = 추진 중인 소관 항목 전체입니다. 적은 내용은 초안으로 저장합니다. 현황만 바꾸어도 보고가 되며, 바뀐 것이 없는 항목은 제출하지 않습니다.
sheet-commitment = 합의사항
sheet-copy = 최근 보고 내용 불러오기
sheet-submit = 바뀐 항목 제출
sheet-save-drafts = 초안 저장
sheet-saved = { $n ->
    [0] 새로 저장할 내용이 없습니다.
   *[other] 초안 { $n }건을 저장하였습니다.
 }
sheet-draft = { $name } 작성 초안, { $moment }
sheet-not-kept = 서버가 응답하지 않거나 다른 직원이 이 항목을 고쳐 저장하지 못하였습니다. ‘초안 저장’을 누르면 양쪽 내용을 함께 보여 줍니다.
sheet-more = 더 보기
sheet-once-more = 다시 보고
sheet-as-for-all = 전체 설정과 같음
sheet-on-hint = 비워 두면 전체 설정의 기준일을 따릅니다.
sheet-unchanged = 변동 없음
sheet-unchanged-short = 변동 없음
sheet-choose-unchanged = 바뀌지 않은 항목 모두 선택
sheet-say-unchanged = 선택한 항목 ‘변동 없음’ 보고
sheet-none-chosen = 선택한 항목이 없어 제출하지 않았습니다.
sheet-has-changes = 이 항목에는 바뀐 내용이 있습니다. 제출하거나, 지운 뒤 ‘변동 없음’으로 보고하십시오.
sheet-unchanged-done = { $n }건을 ‘변동 없음’으로 제출하였습니다.
sheet-confirmed-done = 최근 보고 { $n }건을 변동 없음으로 확인하였습니다.
sheet-last-none = 아직 보고가 없습니다.
sheet-empty = 바뀐 항목이 없어 제출하지 않았습니다.
sheet-done = 보고 { $n }건을 제출하였습니다.
sheet-open = 기간별 보고
several-title = 여러 항목 한꺼번에 보고
several-explained = 선택한 항목마다 같은 현황과 같은 내용으로 보고를 작성하여 함께 제출합니다.
several-choose = 합의사항
several-none = 항목을 하나 이상 선택하십시오.
several-not-here = 선택한 항목 가운데 { $n }건은 소속 기관이 담당하지 않거나 추진 중이 아니므로 여기에 없습니다.
several-submit = 선택한 항목 모두 제출
several-conflict = “{ $title }” 항목이 그사이 변경되어 제출하지 않았습니다. 내용을 확인하고 다시 보내십시오.

owners-of-side = 우리측 담당기관
owners-together-title = 여러 항목의 담당기관
owners-together-lead = 선택한 모든 항목에 기관을 담당기관으로 기록하며, 하나라도 기록할 수 없으면 기록하지 않습니다.
owners-together-none = 담당기관을 지정할 수 있는 항목이 없습니다.
owners-together-others = 담당기관을 지정할 수 없는 항목: { $titles }
owners-together-changed = “{ $title }” 항목의 담당기관이 그사이 변경되어 기록하지 않았습니다. 내용을 확인하고 다시 저장하십시오.
owners-role = 역할
owners-release = 담당 해제
owners-reason-hint = 담당을 해제할 때 필요합니다.

## Offices
offices-title = 직위와 직무 대행
offices-explained = 사람이 바뀌어도 직위는 남습니다. 직위를 인계하면 소관 합의사항과 작성 중인 보고가 함께 넘어갑니다.
offices-posts = 직위
offices-none = 등록된 직위가 없습니다.
offices-add = 직위 등록
offices-post-title = 직위명
offices-post-hint = 예: 국제협력과장
offices-held-by = 담당: { $name }
offices-vacant = 공석
offices-duties = { $n ->
    [0] 소관 합의사항 없음
   *[other] 소관 합의사항 { $n }건
 }
office-holders = 담당자
office-held-since = { $name }, { $day }부터
office-held = { $name }, { $from }부터 { $until }까지
office-planned = 예정
office-holder-left = 전출한 담당자
office-duties = 소관 합의사항
office-duties-none = 아직 없습니다.
office-drafts = { $n ->
    [0] 담당자가 작성 중인 보고가 없습니다.
   *[other] 담당자가 작성 중인 보고 { $n }건이 함께 넘어갑니다.
 }
office-hand-over = 인계
office-hand-over-note = 지정한 날부터 새 담당자가 위의 합의사항을 모두 맡습니다. 작성 중인 보고도 함께 넘어가며, 이전 담당자는 더 이상 수정하지 못합니다. 이후 날짜로 지정한 인계는 그날 전까지 변경하거나 취소할 수 있습니다. 인계 내용은 이 화면을 인쇄하여 남기십시오.
office-handed-over = 인계하였습니다. 함께 넘어간 내용이 이 화면에 있으니 인쇄하여 두 담당자가 보관하십시오.
office-take-back = 인계 취소
office-change = 변경
office-change-planned = 예정된 인계 변경
office-changed = 예정된 인계를 변경하였습니다.
office-taken-back = 예정된 인계를 취소하였습니다.
office-new-holder = 새 담당자
office-set-duties = 소관 합의사항 변경
office-set-duties-hint = 합의사항마다 우리 기관의 직위나 사람 하나가 담당합니다.
office-elsewhere = 지금은 다른 직위나 사람이 담당합니다.
office-focal = 담당 직위: { $post }
office-focal-held = 담당 직위: { $post }({ $name })

## 공유 열람자의 화면
nav-shared = 당사자 공유
shared-title = 당사자 공유 내용
shared-lead = 일반에 공개하지 않고 { $party }에 공유한 내용입니다.
shared-none = 공개한 내용 외에 공유한 내용이 없습니다.
shared-disputes = 해소되지 않은 이견
shared-meetings = 의제를 공유한 회의
shared-reports = 최근 공유 보고

## 제출 현황판
nav-board = 제출 현황판
board-title = 제출 현황판
board-none = 제출할 보고와 제출된 보고가 없습니다.
board-explained = 항목 설명
board-stage-due = 제출 대상
board-stage-handed_in = 제출
board-stage-returned = 보완 요청
board-stage-published = 게시
board-stage-overdue = 기한 경과
board-stage-definition-due = 다음 보고일까지 보고하여야 하나 아직 제출하지 않았습니다.
board-stage-definition-handed_in = 제출한 보고가 게시를 기다립니다.
board-stage-definition-returned = 보완 요청을 받은 보고를 다시 제출하지 않았습니다.
board-stage-definition-published = 다음 보고일의 보고가 게시되었습니다.
board-stage-definition-overdue = 보고일이나 기한이 지났으나 그 뒤로 보고가 없습니다.
board-reminder = 제출 요청
board-remind = 제출 요청
board-today = 오늘
board-reminded-by = { $day } 요청({ $name })
board-reminded = 제출을 요청하였습니다. 해당 기관의 알림에 표시됩니다.
board-reminded-already = 오늘 이미 요청하였습니다.
board-nothing-missing = 제출하지 않은 보고가 없어 요청하지 않았습니다.
board-list-none = 해당하는 합의사항이 없습니다.

## 담당자
desk-mine = 내 업무
desk-others = { $organisation } 소관 기타
desk-next-none = 제출할 보고가 없습니다.
desk-next-ahead = { $day }까지 보고 { $n }건
desk-next-owed = 미제출 보고 { $n }건(기한 { $day })
desk-next-owed-since = 미제출 보고 { $n }건(가장 이른 기한 { $day })
responsible-title = 담당자
responsible-hint = 사람이나 직위를 지정합니다. 직위를 지정하면 그 직위를 맡은 사람이 담당자입니다.
responsible-person = 담당자: { $name }
responsible-post = { $post }({ $name })
responsible-nobody = 지정하지 않음
responsible-none = 지정된 담당자가 없습니다.
responsible-day = 내부 기한
responsible-day-hint = 이날 담당자에게 알립니다. 내부 기한이 없으면 비워 두십시오.
responsible-by = 내부 기한: { $day }
responsible-seen-by = 지정한 사람과 내부 기한은 소속 기관에만 보입니다. 직위의 이름은 상대측에도 보입니다.
responsible-of-others = 다른 담당자가 맡고 있습니다. 변경은 소속 기관의 승인자가 합니다.

delegation-title = 직무 대행
delegation-none = 직무 대행이 없습니다.
delegation-add = 직무 대행 지정
delegation-note = 지정한 기간에 동료가 본인의 권한을 대신 행사합니다. 기록에는 두 사람의 이름을 함께 남깁니다.
delegation-to = 대행할 동료
delegation-of = { $for }의 직무를 { $to } 대행, { $from }부터 { $until }까지
delegation-end = 종료

withdraw = 철회
withdraw-title = 보고 철회
withdraw-explained = 오늘부터 이 보고는 현황에 반영하지 않으며 그 전 보고를 다시 반영합니다. 이력에는 철회한 보고로 남습니다.
withdraw-reason-hint = 이 보고를 볼 수 있는 사람은 모두 사유를 읽습니다.
withdraw-do = 보고 철회

withhold = 비공개 처리
withhold-title = 기록 비공개 처리
withhold-record = 기록의 내용
withhold-for-good = 되돌릴 수 없습니다. 내용은 과거 시점에서도 완전히 삭제하며, 이력에는 비공개 처리한 사실과 날짜, 사유, 결정한 곳만 남습니다. 이전에 만든 데이터베이스 백업에는 그대로 남아 있으므로 서버 운영자가 백업에서도 삭제하여야 합니다.
withhold-reason-hint = 이 기록을 볼 수 있던 사람은 모두 사유를 읽습니다. 감추려는 내용을 다시 적지 마십시오.
withhold-decided-by = 결정한 곳
withhold-decided-by-hint = 결정한 부서나 사람을 적어 주십시오. 읽는 사람에게도 보입니다.
withhold-do = 비공개 처리

milestones-title = 합의사항의 이행 단계
milestones-add = 이행 단계 추가
milestones-more = 행 추가
milestones-row = 이행 단계 { $n }
milestones-change = 기한 변경 또는 완료
milestones-step = 이행 단계 내용
milestones-completed = 완료한 날
milestones-completed-hint = 완료하기 전에는 비워 두십시오.
milestones-reason-hint = 기한을 바꿀 때 필요합니다. 처음 기한은 계속 표시합니다.

revise = 내용·기한 변경
revise-title = 내용·기한 변경
revise-at-once = 바로 변경하며, 이전 내용과 변경 사유, 변경한 기관을 이력에 남깁니다.
revise-is-proposed = { $parties }에 변경을 제안하며, 수락하면 확정합니다. 그때까지는 바뀌지 않습니다.
revise-reason-hint = 이 항목을 볼 수 있는 사람은 모두 사유를 읽습니다.
revise-propose = 변경 제안
revise-proposed = { $party } 변경 제안
revise-waits = { $parties }의 답을 기다리고 있습니다.

public-record = 공개자료 입력
public-record-title = 공개자료 내용 입력
public-record-explained = 여기에 적는 내용은 어느 측의 보고도 아니며 공개된 자료의 내용입니다. 출처의 웹 주소나 파일이 필요하고 바로 게시합니다.
public-record-enter = 입력하여 게시

reporting-title = 보고 주기
reporting-explained = 양측이 보고하는 날입니다. 발표문에 따로 정한 주기가 있으면 그 주기가 우선합니다.
reporting-rules = 현재 주기
reporting-all = 전체
reporting-as-all = 전체 주기에 따름
reporting-none = 보고 주기 없음
reporting-which = 보고 대상
reporting-every = 주기
reporting-month = 매월
reporting-quarter = 분기마다
reporting-half_year = 반기마다
reporting-year = 매년
reporting-rule = { $every }, 첫 보고일 { $day }
reporting-anchor = 첫 보고일
reporting-anchor-hint = 월 마지막 날로 정하면 항상 그달 마지막 날이 보고일이 됩니다.

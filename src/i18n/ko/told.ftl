# 알림 화면과 전자우편.

nav-notices = 알림
notices-title = 알림
notices-lead = { $n ->
    [0] 새 알림이 없습니다.
   *[other] 새 알림 { $n }건
 }
notices-none = 알림이 없습니다.
notices-read = 읽었거나 처리된 알림
notices-done = 처리 완료
notices-mark = 읽음으로 표시
notices-mark-all = 모두 읽음으로 표시
notices-marked-mark = 읽음으로 표시하였습니다.
notices-marked-mark_all = 모두 읽음으로 표시하였습니다.
notices-kind-to_answer = 우리측 답변 대기
notices-kind-proposed = 수락 대기 합의사항
notices-kind-returned = 보완 요청을 받은 보고
notices-kind-mentioned = 나를 호출한 내부 메모
notices-kind-to_publish = 게시 대기 보고
notices-kind-reminded = 총괄기관의 보고 제출 요청
notices-kind-internal_day = 내부 기한 도래
notices-kind-report_due = 보고 대상
notices-kind-due_passed = 기한 경과
notices-kind-answered = 상대측이 답변한 보고
notices-kind-published = 게시된 보고
notices-kind-watched = 관심 항목의 변동

## 관심 항목
watch-do-watch = 관심 등록
watch-do-unwatch = 관심 해제
watch-do-remove = 관심 해제
watch-do-watch_chosen = 선택 항목 관심 등록
watching-title = 관심 항목
watching-lead = 본인이 한 일을 제외하고, 열람할 수 있는 변동이 있으면 알림을 보냅니다.
watching-none = 관심 항목이 없습니다. 합의사항, 분야, 회의 화면에서 ‘관심 등록’을 누르면 변동을 알려 드립니다.
watching-removed = 관심 항목에서 해제하였습니다.
watching-commitment = 합의·제안사항
watching-area = 분야
watching-meeting = 회의
watched-report = 보고 게시
watched-withdrawn = 보고 철회
watched-still_true = 변동 없음 확인
watched-answer = 보고에 답변
watched-joint_status = 공동 확인 현황 합의
watched-entry = 항목 등록·변경
watched-milestone = 이행 단계 등록·변경
watched-link = 다른 항목과 연계
watched-meeting = 회의 정보 변경
watched-agenda = 의제 등록·변경
watched-decision = 결정사항 기록·정정

## 전자우편
mail-title = 전자우편 알림
mail-lead = 새 알림을 하루 한 번 모아 전자우편으로 보냅니다. 새 알림이 없으면 보내지 않습니다.
mail-off = 이 사이트는 현재 전자우편을 보내지 않습니다. 여기서 선택한 내용은 발송을 시작하면 적용됩니다.
mail-kinds = 전자우편으로 받을 알림
mail-lang = 전자우편 언어
mail-lang-missing = 언어를 선택해 주십시오.
mail-save = 저장
mail-saved = 저장하였습니다.
mail-subject = { $site }: 새 알림 { $n }건{ $days ->
    [0] {""}
   *[other] , 가장 오래된 알림 { $days }일 전
 }
mail-greeting = { $name } 님
mail-others = - 그 밖에 { $n }건
mail-all = 전체 알림:
mail-settings = 받을 알림과 언어 선택:
mail-unsubscribe = 전자우편 수신 중지(로그인 불필요):
unsubscribe-title = 전자우편 수신 중지
unsubscribe-asks = 앞으로 알림을 전자우편으로 보내지 않습니다. 알림은 사이트에서 계속 확인할 수 있으며 수신도 다시 설정할 수 있습니다.
unsubscribe-do = 수신 중지
unsubscribe-done = 앞으로 알림을 전자우편으로 보내지 않습니다.
unsubscribe-unusable = 사용할 수 없는 링크입니다. 로그인하여 받을 알림을 선택해 주십시오.

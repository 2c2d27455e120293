# 알림 화면과 전자우편.

notices = 알림
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
notices-done-mark = 읽음으로 표시하였습니다.
notices-done-mark_all = 모두 읽음으로 표시하였습니다.
notices-kind-to_answer = 우리측 답변 대기
notices-kind-returned = 보완 요청을 받은 보고
notices-kind-to_publish = 게시 대기 보고
notices-kind-report_due = 보고 대상
notices-kind-due_passed = 기한 경과
notices-kind-answered = 상대측이 답변한 보고
notices-kind-published = 게시된 보고

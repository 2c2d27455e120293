# What people are told of: the page of notices, and mail.

notices = Notices
notices-title = Notices
notices-lead = { $n ->
    [0] Nothing new.
    [one] { $n } new notice
   *[other] { $n } new notices
 }
notices-none = You have no notices.
notices-read = Read or done
notices-done = done
notices-mark = Mark as read
notices-mark-all = Mark all as read
notices-done-mark = Marked as read.
notices-done-mark_all = All are marked as read.
notices-kind-to_answer = Waiting for your side’s answer
notices-kind-returned = Reports returned to your organisation
notices-kind-to_publish = Reports to publish
notices-kind-report_due = Reports due
notices-kind-due_passed = Due day passed
notices-kind-answered = Reports answered by the other side
notices-kind-published = Reports published

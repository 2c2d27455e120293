# What people are told of: the page of notices, and mail.

nav-notices = Notices
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
notices-marked-mark = Marked as read.
notices-marked-mark_all = All are marked as read.
notices-kind-to_answer = Waiting for your side’s answer
notices-kind-proposed = Commitments proposed, to accept or decline
notices-kind-returned = Reports returned to your organisation
notices-kind-mentioned = Notes in which you are named
notices-kind-to_publish = Reports to publish
notices-kind-reminded = Reminders of reports
notices-kind-internal_day = Internal day has come
notices-kind-report_due = Reports due
notices-kind-due_passed = Due day passed
notices-kind-answered = Reports answered by the other side
notices-kind-published = Reports published
notices-kind-watched = Changes in what you watch

## Watching
watch-do-watch = Watch
watch-do-unwatch = Stop watching
watch-do-remove = Stop watching
watch-do-watch_chosen = Watch the chosen
watching-title = What you watch
watching-lead = You get a notice of each change that you may see, except of what you do yourself.
watching-none = You watch nothing yet. Press “Watch” on the page of a commitment, an area or a meeting.
watching-removed = You no longer watch it.
watching-commitment = Commitments
watching-area = Areas
watching-meeting = Meetings
watched-report = Report published
watched-withdrawn = Report withdrawn
watched-still_true = Confirmed as still true
watched-answer = Report answered
watched-joint_status = Joint status agreed
watched-entry = Entry added or changed
watched-milestone = Milestone added or changed
watched-link = Linked to another commitment
watched-meeting = Meeting changed
watched-agenda = Agenda set or changed
watched-decision = Decision recorded or corrected

## Mail
mail-title = Notices by mail
mail-lead = Once a day, one mail tells you what is new. Nothing is sent when nothing is.
mail-off = This site sends no mail. What you choose here holds once it does.
mail-kinds = Tell me by mail
mail-lang = Language of the mail
mail-lang-missing = Choose a language.
mail-save = Save
mail-saved = Saved.
mail-subject = { $site }: { $n ->
    [one] { $n } new notice
   *[other] { $n } new notices
 }{ $days ->
    [0] {""}
    [one] , the oldest { $days } day old
   *[other] , the oldest { $days } days old
 }
mail-greeting = { $name },
mail-others = - and { $n } more
mail-all = All your notices:
mail-settings = Choose what you are mailed, and in which language:
mail-unsubscribe = Stop these mails, without signing in:
unsubscribe-title = Stop mails
unsubscribe-asks = No notice will be mailed to you any more. You still find them on the site, where you can turn mail on again.
unsubscribe-do = Stop mails
unsubscribe-done = No notice will be mailed to you any more.
unsubscribe-unusable = This link cannot be used. Sign in to choose which notices you are mailed.

# Writing, publishing and answering: the desk, the report, the review.

desk = Desk
desk-title = Your desk
desk-nothing = Nothing is waiting for you.
desk-returned = Returned to you
desk-returned-by = Returned on { $day }
desk-drafts = Drafts
desk-draft-saved = saved { $moment }
desk-draft-delete = Delete the draft
desk-draft-deleted = The draft was deleted.
desk-due = Report due
desk-due-since = due since { $day }
desk-late = Due day passed
desk-stale = Not confirmed for long
desk-waiting = Handed in, not yet published
desk-waiting-days = { $n ->
    [0] since today
    [one] for { $n } day
   *[other] for { $n } days
 }
desk-unowned = Nobody on our side is named
desk-unowned-note = The coordinating organisation looks after these until an owner is assigned.
desk-all = All commitments of { $organisation }
desk-report = Report
desk-correct-and-send = Correct and hand in again
desk-continue = Continue

report-title = Report: { $title }
report-new = New report
report-again = Hand in again
report-correction = Correction
report-for = for { $party }, { $organisation }
report-last = Last report
report-last-none = { $party } has not reported yet.
report-copy = Start from the last report
report-copied = The text below is that of the last report.
report-still-true = Still true
report-still-true-explained = Nothing has changed: the last report counts as confirmed today, in the history too.
report-still-true-done = Confirmed as still true today.
report-status = Status
report-progress = Progress in per cent
report-progress-hint = From 0 to 100; leave it empty where it cannot be said.
report-on = Holds from
report-on-hint = The day of which you report; today or earlier.
report-results = Results
report-results-hint = What was achieved since the last report.
report-next_steps = Next steps
report-next_steps-hint = What comes next, and when.
report-obstacles = Obstacles
report-obstacles-hint = What stands in the way.
report-help_needed = Help needed
report-help_needed-hint = What others are asked to do.
report-narrative = Further text
report-narrative-hint = Paragraphs, lists and links in Markdown.
report-title-field = Headline
report-title-field-hint = One line; the status stands for it where it is empty.
report-in-own-language = In English
report-in-other-language = In Korean
report-other-language-add = Add the Korean text
report-text-kind = These texts are
report-evidence = Source
report-evidence-n = Source { $n }
report-evidence-address = Web address
report-evidence-title = Its title
report-evidence-class = Kind of source
report-evidence-file = The source as a file
report-evidence-file-other = Another file in its place
report-evidence-file-hint = PDF, PNG, JPEG, DOCX or HWPX, at most 20 MB. What is in it counts, not what it is called. It is sent when you press a button below.
report-evidence-file-kept = Attached:
report-evidence-file-remove = Leave this file out
report-evidence-more = One more source
report-visibility = Who will see it
report-visibility-public = Everyone
report-visibility-public-hint = On the public pages, in feeds and files.
report-visibility-shared = The parties
report-visibility-shared-hint = Signed-in people of { $parties }. Nobody else.
report-visibility-party = Our side only
report-visibility-party-hint = Government bodies of { $party }. The other side never sees it, and it changes no status.
report-visibility-organisation = { $organisation } only
report-visibility-organisation-hint = Nobody outside the organisation sees it, and it changes no status.
report-until-published = Until a manager publishes it, only your own side sees it.
report-preview = Preview
report-preview-title = This is how it will look
report-preview-note = Nothing was handed in yet.
report-save-draft = Save as draft
report-saved-draft = The draft is saved. Only { $organisation } sees it.
report-kept = Saved as a draft
report-not-kept = Not saved: no answer from the server. Your text is still here.
report-submit = Hand in
report-submitted = Handed in. Only your own side sees it until it is published.
report-published = Published.
report-fields-legend = What happened
report-reason-returned = Why it came back
report-discard = Discard

review = Review
review-title = To review and to answer
review-submitted = Reports to publish
review-submitted-by = { $organisation }, handed in by { $name }
review-countersign = Reports of the other side
review-joint = Joint statuses to answer
review-changes = Changes to answer
review-disputes = Disputes that could be released
review-open = Open
review-one-title = Review: { $title }
review-publish = Publish
review-publish-chosen = Publish the chosen reports
review-together-note = Choose those that you publish as they are. To change the wording or to return one, open it.
review-choose = Choose
review-read = Read it here
review-none-chosen = Choose at least one report.
review-approve = Approve
review-approve-step = Step { $step } of { $of }
review-approve-note = Afterwards it waits for somebody else of your organisation, and is published with the last approval.
review-approved-by = Approved by { $name }, { $day }
review-approved-of = { $n } of { $of } approvals
review-approved-by-you = You approved this report. Somebody else of your organisation has to approve it before it is published.
review-approved-done = Approved. The report waits for somebody else of your organisation.
approval-title = Approval path
approval-legend = Before a report of your organisation is published
approval-hint = Each step is another manager. The last one publishes. Reports that wait already follow the new path.
approval-steps = { $n ->
    [one] One manager publishes it
   *[other] { $n } managers approve it
 }
approval-steps-hint = { $n ->
    [1] Whoever reviews it publishes it.
    [2] One approves it, another publishes it.
   *[other] Two approve it one after the other, a third publishes it.
 }
problem-not_twice = You approved this before. Somebody else has to do it now.
review-scheduled-done = The reports are published on the day that was set.
review-publish-edited = Publish with these words
review-edit = Edit the wording first
review-edit-note = The history says that the wording was edited before publishing.
review-return = Return
review-return-reason = Reason for returning
review-return-reason-hint = Those who wrote it read this. The other side never does.
review-returned = Returned with your reason.
review-ahead = Publish on a later day
review-ahead-hint = Leave empty to publish now.
review-scheduled = It will be published on { $day }.
review-will-be-seen = Will be seen by: { $who }

answer-title = Answer: { $title }
answer-one = Answer a report
answer-heading = What does { $party } say to this report?
answer-confirmed = Confirm
answer-confirmed-hint = It is as reported.
answer-noted = Note
answer-noted-hint = It was read; nothing is said about its being so.
answer-disputed = Dispute
answer-disputed-hint = It is not as reported, for the reason below. Only the parties see a dispute until both release it.
answer-reason = Reason
answer-reason-hint = Needed for a dispute.
answer-send = Send the answer
answer-sent = The answer is recorded.
answer-release = Release the dispute
answer-release-explained = Once both parties release it, everyone who sees the report sees the dispute.
answer-released = Released by your side.
answer-released-both = Released by both sides: it is seen as widely as the report.
countersign-confirmed = confirmed
countersign-noted = noted
countersign-disputed = disputed
countersign-by = { $party }: { $answer }, { $day }
countersign-none = { $party } has not answered
countersign-not-released = seen by the parties only

joint-propose = Propose a joint status
joint-propose-explained = It holds once every other undertaking party accepts it.
joint-reason = Reason
joint-send = Propose
joint-proposed = { $party } proposes: { $status }
joint-proposed-done = The joint status is proposed.
joint-accept = Accept
joint-decline = Decline
joint-take-back = Take it back
joint-answered = Your answer is recorded.
joint-answer-reason = Reason for declining

form-saved-by-other = How it stands now
form-keep-mine = Keep mine
form-keep-theirs = Keep theirs
form-merge = Merge by hand
form-conflict-explained = It was changed while you were writing. Your text is kept below; nothing was saved yet.

problem-too_long = At most 20,000 characters.
problem-wrong_day = This day cannot be chosen here.
problem-not_a_web_address = A web address begins with https:// or http://.
problem-too_much = A number from 0 to 100.
problem-missing = Please fill this in.
problem-unknown = This is not known here.
problem-wrong_visibility = This would be seen too widely, or not by you.
problem-unchanged = This holds already.
problem-file_too_large = A file may have at most 20 MB.
problem-file_empty = There is nothing in this file.
problem-file_kind = This file is none of PDF, PNG, JPEG, DOCX or HWPX, whatever it is called, or a part of it is missing.
problem-file_gone = This file is no longer kept here. Please choose it again.
problem-file-lost = “{ $name }” was not kept while you signed in. Please choose it again.
problem-files-together = All files together may have at most 60 MB.
problem-not-a-day = A day such as 2026-11-25.
problem-not-a-number = A whole number from 0 to 100.
problem-choose = Please choose one.

sheet-title = Period sheet
sheet-explained = Everything under way for which your organisation answers. Fill in what changed; rows left empty are not handed in.
sheet-copy = Fill in the texts of the last reports
sheet-submit = Hand in what is filled in
sheet-last-none = No report yet.
sheet-empty = Nothing is filled in yet.
sheet-done = { $n ->
    [one] { $n } report was handed in.
   *[other] { $n } reports were handed in.
 }
sheet-open = Period sheet
several-title = Several at once
several-explained = One report for each commitment that you choose, with the same status and the same text. They are handed in together.
several-choose = Commitments
several-none = Choose at least one commitment.
several-submit = Hand in for all chosen
several-conflict = “{ $title }” was changed meanwhile. Nothing was sent: please look at it and send the form again.

owners-of-side = Owners of our side
owners-role = Part
owners-release = No longer responsible
owners-reason-hint = Needed where an organisation is released.
owners-save = Save
owners-saved = Saved.

## Offices
offices-title = Posts and acting
offices-explained = A post stays when people change: it answers for commitments, and drafts and duties go along when it is handed over.
offices-posts = Posts
offices-none = No post is named yet.
offices-add = Name a post
offices-post-title = Title of the post
offices-post-hint = For example: Director for International Cooperation
offices-held-by = held by { $name }
offices-vacant = vacant
offices-duties = { $n ->
    [0] answers for nothing yet
    [one] answers for { $n } commitment
   *[other] answers for { $n } commitments
 }
office-holders = Who holds it
office-held-since = { $name }, from { $day }
office-holder-left = somebody who has left
office-duties = What it answers for
office-duties-none = Nothing yet.
office-drafts = { $n ->
    [0] No drafts of its holder.
    [one] { $n } draft of its holder goes along.
   *[other] { $n } drafts of its holder go along.
 }
office-hand-over = Hand over
office-hand-over-note = From the day on the new holder answers for everything above. Where that day has come, drafts of the former holder go along; set for a day ahead, they stay with whoever wrote them. Print this page to say what was handed over.
office-handed-over = Handed over. This page says what goes with the post; print it for both people.
office-new-holder = New holder
office-set-duties = Change what it answers for
office-set-duties-hint = A commitment has one post of your organisation that answers for it.
office-elsewhere = Another post answers for it now.
office-focal = Focal point: { $post }
office-focal-held = Focal point: { $post } ({ $name })
desk-yours = yours
delegation-title = Who acts for whom
delegation-none = Nobody acts for anybody.
delegation-add = Let somebody act for you
delegation-note = In these days your colleague may do what you may do here. The record names both of you.
delegation-to = Colleague
delegation-from = From
delegation-until = Until
delegation-of = { $to } acts for { $for }, { $from } to { $until }
delegation-end = End

withdraw = Withdraw
withdraw-title = Withdraw a report
withdraw-explained = From today the report no longer counts, and the one before it does again. The history keeps it, marked as withdrawn.
withdraw-reason-hint = Everyone who sees the report reads this.
withdraw-do = Withdraw the report

withhold = Withhold
withhold-title = Withhold a record
withhold-record = What the record says
withhold-for-good = This cannot be undone. The content is deleted for good, in earlier states too; the history keeps only that it was withheld, when, why and on whose decision.
withhold-reason = Reason
withhold-reason-hint = Everyone who saw the record reads this. Do not repeat what is to be withheld.
withhold-decided-by = Decided by
withhold-decided-by-hint = The office or person who decided it; readers see this too.
withhold-do = Withhold for good

problem-not-a-due = A day, month, quarter, half or year such as 2026-12-31, 2026-12, 2026 Q4, 2026 H2 or 2026.
due-hint = A day, month, quarter, half or year: 2026-12-31, 2026-12, 2026 Q4, 2026 H2, 2026.

milestones-title = Milestones of the commitment
milestones-add = Add a milestone
milestones-change = Move or complete
milestones-step = What is to be reached
milestones-completed = Completed on
milestones-completed-hint = Leave it empty until it is done.
milestones-reason-hint = Needed where the due day moves; the first one stays visible.

revise = Change the entry
revise-title = Change the entry
revise-at-once = The change holds at once; the history says what it was, why and by whom it was changed.
revise-is-proposed = The change is proposed to { $parties } and holds once accepted. Until then nothing changes.
revise-name = Title
revise-summary = Summary
revise-areas = Areas
revise-reason-hint = Everyone who sees the entry reads this.
revise-do = Change
revise-propose = Propose the change
revise-proposed = { $party } proposes a change
revise-before = Now
revise-after = Proposed
revise-waits = Waiting for the answer of { $parties }.

public-record = Enter a public source
public-record-title = Enter what a public source says
public-record-explained = What is entered here is nobody’s report: it says what a published source says, and needs that source: its address, or the source as a file. It is published at once.
public-record-enter = Enter and publish

reporting-title = When reports are due
reporting-explained = Both sides report on these days. A rule of a statement goes before the one for everything.
reporting-rules = What holds now
reporting-all = Everything
reporting-as-all = As for everything
reporting-none = No report days
reporting-which = Reports on
reporting-every = How often
reporting-month = Every month
reporting-quarter = Every quarter
reporting-half_year = Every half year
reporting-year = Every year
reporting-rule = { $every }, first on { $day }
reporting-anchor = First report day
reporting-anchor-hint = The last day of a month stays the last day of every month.

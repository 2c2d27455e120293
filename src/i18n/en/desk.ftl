# Writing, publishing and answering: the desk, the report, the review.

desk = Desk
desk-title = Your desk
desk-nothing = Nothing is waiting for you.
desk-returned = Returned to you
desk-translate = To translate
translate-give = Give to a colleague to translate
translate-title = Translate a report
translate-explained = { $language } is missing. The colleague finds the report on the desk until the text is there, and adds it by a correction.
translate-who = Who translates it
translate-nobody = Nobody
translate-missing = { $language } is missing
translate-by = given by { $name }
translate-do = Add the text
desk-returned-by = Returned on { $day }
desk-drafts = Drafts
desk-draft-saved = saved { $moment }
desk-draft-delete = Delete the draft
desk-draft-delete-note = The draft is deleted for everybody in your organisation. It can be restored for a day.
desk-draft-delete-do = Delete
desk-draft-deleted = The draft was deleted.
desk-draft-restore = Restore the draft
desk-password-set = Your password is set, and you are signed in.
desk-draft-restored = The draft is back.
desk-due = Report due
desk-due-since = report due { $day }
desk-late = Due day passed
desk-stale = Not confirmed for a long time
desk-waiting = Submitted, not yet published
desk-waiting-days = { $n ->
    [0] since today
    [one] for { $n } day
   *[other] for { $n } days
 }
desk-unowned = No owner named on our side
desk-unowned-note = The coordinating organisation looks after these until an owner is assigned.
desk-all = All commitments of { $organisation }
desk-report = Report
desk-correct-and-send = Correct and submit again
desk-continue = Continue

report-title = Report: { $title }
report-new = New report
report-again = Submit again
report-correction = Correction
report-last-none = { $party } has not reported yet.
report-copy = Start from the last report
report-copied = The text below is that of the last report. Its sources are not carried over; please check who will see the new report.
report-draft-of = This draft was last saved by { $name }. If you save or submit it, it becomes yours.
report-waits = A report on this is already waiting to be published: submitted by { $name } on { $day }.
report-second = Submit another report all the same
report-languages = The texts in both languages say the same; submit them as they are
report-still-true = Still true
report-still-true-explained = Nothing has changed: the last report counts as confirmed today, in the history too.
report-still-true-done = Confirmed as still true today.
report-status = Status
report-statuses = What the statuses mean
report-more = Headline, obstacles, further text
report-sources = Sources and files
report-circumstances = Date, progress and who will see it:
report-progress = Progress in per cent
report-progress-hint = From 0 to 100; leave empty if not known.
report-on = Reporting date
report-on-hint = The day your report describes; today or earlier.
report-results = Results
report-results-hint = What was achieved since the last report.
report-next_steps = Next steps
report-next_steps-hint = What comes next, and when.
report-obstacles = Obstacles
report-obstacles-hint = What stands in the way.
report-help_needed = Help needed
report-help_needed-hint = What others are asked to do.
report-narrative = Further text
report-narrative-hint = It will be read exactly as you type it. Web addresses become links, and rows copied from a spreadsheet become a table.
report-title-field = Headline
report-title-field-hint = One line. If left empty, the status is shown instead.
report-other-language-add = Add the Korean text
report-text-kind = These texts are
report-until-published = Until a manager publishes it, only your own side sees it.
report-preview = Preview
report-preview-title = This is how it will look
report-preview-note = Nothing has been submitted yet.
report-save-draft = Save as draft
report-recalled = The report was recalled and is a draft again. Only { $organisation } sees it.
report-saved-draft = The draft is saved. Only { $organisation } sees it.
report-kept = Saved as a draft
report-not-kept = Not saved: the server did not answer, or the draft was changed elsewhere. Your text is still here.
report-submit = Submit
report-submitted = Submitted. Only your own side sees it until it is published.
report-published = Published.
report-fields-legend = What happened
report-reason-returned = Why it was returned

review = Review
review-title = Review and answer
review-submitted = Reports to publish
review-submitted-by = { $organisation }, submitted by { $name }
review-countersign = Reports of the other side
review-joint = Joint statuses to answer
review-changes = Changes to answer
review-additions = Proposed commitments to answer
review-restructuring = Links, mergers and splits to answer
review-suggested-owners = Suggested owners to confirm
review-disputes = Disputes that could be made visible
review-open = Open
review-one-title = Review: { $title }
review-publish = Publish
review-publish-public = Publish to everybody
review-publish-shared = Share with the parties
review-publish-party = Publish to our own side only
review-publish-organisation = Publish to { $organisation } only
review-publish-chosen-one = Chosen reports: { $act }
review-publish-chosen = Publish the chosen reports, each to those named: { $who }
review-approve-chosen = Approve the chosen reports
review-approve-or-publish-chosen = Approve the chosen reports, or publish them where yours is the last approval: { $who }
review-choose = Choose
review-choose-all = Choose all
review-status-now = Status now:
review-status-reported = Reported:
review-compare = Compare with the last report
review-return-chosen = Return the chosen reports
review-cancel-chosen = Cancel the days set for the chosen reports
review-changed = “{ $title }” was changed in the meantime and is no longer chosen. Nothing was done: please look at it and send the form again.
review-seen-by = Seen by: { $who }
review-waits-of = A report of { $organisation } waits to be published.
review-turn-of = Next to approve: { $name }
review-opinion = Your opinion (optional)
review-opinion-hint = Read by your own side only, with your approval.
review-opinion-of = Opinion
approval-named = Named approvers, in order (optional)
approval-named-hint = If you name people, there are as many steps as names, and only the next person, or someone acting for them, can approve. An approver who wrote the report is skipped.
approval-approver = Approver { $n }
approval-nobody = Nobody named
acting-name = { $name }, acting for { $for }
acting-label = Acting for someone else
acting-now = You are acting for { $for }.
acting-as-oneself = Work in my own name
acting-paused = You are working in your own name. You may also act for { $for }.
acting-again = Act for { $for }
review-none-chosen = Choose at least one report.
review-approve = Approve
review-approve-step = Step { $step } of { $of }
review-approve-note = It then waits for another manager of your organisation; the last approval publishes it.
review-approved-by = Approved by { $name }, { $day }
review-approved-of = { $n } of { $of } approvals
review-approved-by-you = You have approved this report. Another manager of your organisation has to approve it before it is published.
review-own-report = You wrote this report, or it was written by someone you act for or who acts for you. Someone else has to approve it.
review-approved-done = Approved. The report now waits for another manager of your organisation.
approval-title = Approval path
approval-legend = Before a report of your organisation is published
approval-hint = Each step is taken by a different manager, never by whoever wrote the report; someone who acts for another person and that person count as one. The last approval publishes. Reports already waiting, and those set for a later day, follow the new path.
approval-steps = { $n ->
    [one] { $n } manager publishes it
   *[other] { $n } managers approve it
 }
approval-steps-hint = { $n ->
    [1] Whoever reviews it publishes it.
    [2] One approves it, another publishes it.
   *[other] Two approve it one after the other, a third publishes it.
 }
review-scheduled-done = The reports will be published on the day set.
review-publish-edited = With this wording: { $act }
review-edit = Edit the wording first
review-edit-note = The history shows that the wording was edited before publication.
review-no-change = No change since the report of { $day }. Once published, that report is confirmed as still true on { $on }.
review-recall = Recall the report
review-recall-note = Nobody has approved it yet. It becomes a draft of your organisation again.
review-withdraw-return = Take the return back
review-withdraw-return-note = The author has not opened it yet. The report waits again as it did before.
review-return-withdrawn = The return is taken back; the report waits again.
review-recalled = Recalled.
review-return = Return
review-return-reason = Reason for returning
review-return-reason-hint = The authors read this. The other side never does.
review-returned = Returned with your reason.
review-ahead = Publish on a later day
review-ahead-hint = Leave empty to publish now.
review-scheduled = It will be published on { $day }.
review-held = It was to be published on { $day }, but the approval path now requires more approvals. It waits for them here.
review-cancel-day = Cancel this day
review-day-cancelled = The day is cancelled. The report waits to be published.
review-language-unchanged = { $text }: the { $language } text is that of the last report, while the other language has changed.
review-will-be-seen = Will be seen by: { $who }
difference-title = What has changed
difference-of = Compared with the report of { $day }.
difference-first = The first report: there is none to compare it with.
difference-none = It says the same as the report of { $day }.
difference-unchanged = unchanged
difference-removed = removed:
difference-added = added:
difference-no-text = No text in this language.
difference-outdated = Older than the { $language } text.
difference-sources = Sources
answer-confirm-chosen = Confirm the chosen reports
answer-note-chosen = Note the chosen reports
answer-together-note = To dispute a report, open it.

answer-title = Answer: { $title }
answer-one = Answers to a report
answer-heading = What does { $party } say to this report?
answer-confirmed = Confirm
answer-confirmed-hint = It is as reported.
answer-noted = Note
answer-noted-hint = Noted without comment.
answer-disputed = Dispute
answer-disputed-hint = It is not as reported, for the reason below. Only the parties see a dispute until both agree to make it visible.
answer-reason-hint = Required for a dispute.
answer-send = Send the answer
answer-sent = The answer is recorded.
answer-release = Make the dispute visible
answer-release-explained = Once both parties agree, everyone who sees the report sees the dispute.
answer-released = Your side has agreed to make the dispute visible.
answer-released-both = Both sides have agreed: the dispute is seen as widely as the report.
countersign-confirmed = confirmed
countersign-noted = noted
countersign-disputed = disputed
countersign-by = { $party }: { $answer }, { $day }
countersign-none = { $party } has not answered
countersign-not-released = seen by the parties only

joint-propose = Propose a joint status
joint-propose-explained = It takes effect once every other undertaking party accepts it.
joint-seen-by = Who sees it once it is agreed
joint-wider = On the public pages. The latest report of { $parties } is not public: everyone would see the agreed status without the report behind it.
joint-once-public = Once all have accepted it, everyone sees it on the public pages.
joint-once-shared = Once all have accepted it, signed-in users of the parties see it, and no one else.
joint-send = Propose
joint-proposed = { $party } proposes: { $status }
joint-proposed-done = The joint status is proposed.
proposal-accept = Accept
proposal-decline = Decline
proposal-take-back = Withdraw the proposal
joint-answered = Your answer is recorded.
proposal-decline-reason = Reason for declining

sheet-title = Period sheet
sheet-explained = Everything under way that your organisation is responsible for. What you type is saved as a draft; another status alone is a report, and rows without a change are not submitted.
sheet-commitment = Commitment
sheet-copy = Copy in the texts of the last reports
sheet-submit = Submit the rows with changes
sheet-save-drafts = Save drafts
sheet-saved = { $n ->
    [0] Nothing was typed that is not saved already.
    [one] { $n } draft was saved.
   *[other] { $n } drafts were saved.
 }
sheet-draft = Draft of { $name }, { $moment }
sheet-not-kept = Not saved: the server did not answer, or a colleague changed this row. “Save drafts” shows both texts.
sheet-more = More
sheet-once-more = Report again
sheet-as-for-all = As set for all rows
sheet-on-hint = If left empty, the date set for all rows.
sheet-unchanged = No change
sheet-unchanged-short = No change
sheet-choose-unchanged = Choose all unchanged rows
sheet-say-unchanged = Report “no change” for the chosen rows
sheet-none-chosen = No row is chosen, so nothing was submitted.
sheet-has-changes = This row has changes. Submit them, or clear them to report “no change”.
sheet-unchanged-done = { $n ->
    [one] “No change” was submitted for { $n } commitment.
   *[other] “No change” was submitted for { $n } commitments.
 }
sheet-confirmed-done = { $n ->
    [one] The last report on { $n } commitment was confirmed as still true.
   *[other] The last reports on { $n } commitments were confirmed as still true.
 }
sheet-last-none = No report yet.
sheet-empty = Nothing has changed in any row, so nothing was submitted.
sheet-done = { $n ->
    [one] { $n } report was submitted.
   *[other] { $n } reports were submitted.
 }
sheet-open = Period sheet
several-title = Report on several at once
several-explained = One report for each commitment that you choose, with the same status and the same text. They are submitted together.
several-choose = Commitments
several-none = Choose at least one commitment.
several-not-here = { $n ->
    [one] { $n } of those you chose is not here: your organisation does not answer for it, or it is not under way.
   *[other] { $n } of those you chose are not here: your organisation does not answer for them, or they are not under way.
 }
several-submit = Submit for all chosen
several-conflict = “{ $title }” was changed in the meantime. Nothing was submitted: please look at it and send the form again.

owners-of-side = Owners on our side
owners-together-title = Owner of several commitments
owners-together-lead = The organisation is recorded as owner of every commitment that you choose, or of none.
owners-together-none = You name the owners of none of these commitments.
owners-together-others = You do not name the owners of: { $titles }.
owners-together-changed = The owners of “{ $title }” were changed in the meantime. Nothing was recorded: look at them and save again.
owners-role = Role
owners-release = No longer responsible
owners-reason-hint = Required where an organisation is released.
owners-suggest-title = Suggest an owner on the other side
owners-suggest-lead = Only the parties see it, marked as suggested, until that side confirms it.
owners-suggest = Suggest
owners-suggested-to-us = The other side suggests
owners-suggested-by-us = We suggested, not answered yet
owners-suggested-one = { $organisation } ({ $role }), suggested by { $party } on { $day }
owners-settled = The suggestion of { $organisation } is settled: it waits for no answer any more.
owners-settled-named = { $party } itself named { $organisation } as owner on { $day }, so the suggestion waits for no answer any more.
owners-settled-confirmed = { $party } confirmed { $organisation } as owner on { $day }.
owners-settled-declined = { $party } declined { $organisation } as owner on { $day }.
owners-settled-taken-back = { $party } withdrew the suggestion of { $organisation } on { $day }.
owners-confirm = Confirm

## Offices
offices-title = Posts and acting arrangements
offices-explained = A post remains when people change. It is responsible for commitments; when it is handed over, they and the drafts go with it.
offices-posts = Posts
offices-none = No posts yet.
offices-add = Add a post
offices-post-title = Title of the post
offices-post-hint = For example: Director for International Cooperation
offices-held-by = held by { $name }
offices-vacant = vacant
offices-duties = { $n ->
    [0] not responsible for any commitment yet
    [one] responsible for { $n } commitment
   *[other] responsible for { $n } commitments
 }
office-holders = Holders
office-held-since = { $name }, from { $day }
office-held = { $name }, { $from } to { $until }
office-planned = planned
office-holder-left = someone who has left
office-duties = Responsible for
office-duties-none = Nothing yet.
office-drafts = { $n ->
    [0] The holder has no drafts.
    [one] { $n } draft of the holder goes with it.
   *[other] { $n } drafts of the holder go with it.
 }
office-hand-over = Hand over
office-hand-over-note = From that day the new holder is responsible for everything above. The former holder’s drafts go with the post, and the former holder no longer writes them. A handover on a later day can be changed or taken back until then. Print this page as a record of the handover.
office-handed-over = Handed over. This page lists what goes with the post; print it for both people.
office-take-back = Take back
office-change = Change
office-change-planned = Change the planned handover
office-changed = The planned handover was changed.
office-taken-back = The planned handover was taken back.
office-new-holder = New holder
office-set-duties = Change its commitments
office-set-duties-hint = In your organisation one post or person is responsible for each commitment.
office-elsewhere = Another post or person is responsible for it now.
office-focal = Focal point: { $post }
office-focal-held = Focal point: { $post } ({ $name })

## What is shared with those who only read
nav-shared = Shared
shared-title = What the parties share
shared-lead = What people of { $party } see here and the public does not.
shared-none = Nothing is shared beyond what everybody sees.
shared-disputes = Open disputes
shared-meetings = Meetings with a shared agenda
shared-reports = Latest shared reports

## The board
nav-board = Board
board-title = Board of reports
board-none = No report is due on your side, and none was submitted.
board-explained = What the columns mean
board-stage-due = Due
board-stage-handed_in = Submitted
board-stage-returned = Returned
board-stage-published = Published
board-stage-overdue = Overdue
board-stage-definition-due = The next report day asks for a report, and none has been submitted.
board-stage-definition-handed_in = A report waits to be published.
board-stage-definition-returned = A report was returned and has not been submitted again.
board-stage-definition-published = The report for the next report day is published.
board-stage-definition-overdue = The report day or the due day has passed, and nothing has been reported since.
board-reminder = Reminder
board-remind = Remind
board-today = today
board-reminded-by = Reminded { $day } by { $name }
board-reminded = The organisation was reminded. Its people see it among their notices.
board-reminded-already = It was reminded today already.
board-reminded-nobody = Nobody was reminded: nobody else there writes reports.
board-nothing-missing = Nothing is missing any more, so nobody was reminded.
board-list-none = No commitments.

## Who is responsible
desk-mine = My work
desk-others = Other commitments of { $organisation }
desk-next-none = No report is due.
desk-next-ahead = { $n ->
    [one] { $n } report by { $day }
   *[other] { $n } reports by { $day }
 }
desk-next-owed = { $n ->
    [one] { $n } report was due by { $day }
   *[other] { $n } reports were due by { $day }
 }
desk-next-owed-since = { $n } reports were due, the first by { $day }
responsible-title = Person responsible
responsible-hint = A person, or a post and so whoever holds it.
responsible-person = Person responsible: { $name }
responsible-post = { $post } ({ $name })
responsible-nobody = Nobody
responsible-none = Nobody is responsible yet.
responsible-day = Internal day
responsible-day-hint = The person responsible is reminded on this day. Leave empty for none.
responsible-by = Internal day: { $day }
responsible-seen-by = Only your organisation sees who is named here, and the internal day. The title of a post is shown to the other side too.
responsible-of-others = Somebody else is responsible. A manager of your organisation can change that.

delegation-title = Acting arrangements
delegation-none = No one is acting for anyone.
delegation-add = Appoint someone to act for you
delegation-note = During this time your colleague may do what you may do here. The record names both of you.
delegation-to = Colleague
delegation-of = { $to } acts for { $for }, { $from } to { $until }
delegation-end = End

withdraw = Withdraw
withdraw-title = Withdraw a report
withdraw-explained = From today the report no longer counts, and the one before it does again. The history keeps it, marked as withdrawn.
withdraw-reason-hint = Everyone who can see the report can read this.
withdraw-do = Withdraw the report

withhold = Withhold
withhold-title = Withhold a record
withhold-record = What the record says
withhold-for-good = This cannot be undone. The content is deleted for good, in earlier states too; the history keeps only that it was withheld, when, why and on whose decision. Backups of the database that were made before still hold it: whoever runs the server has to delete it there.
withhold-reason-hint = Everyone who could see the record can read this. Do not repeat what is to be withheld.
withhold-decided-by = Decided by
withhold-decided-by-hint = The office or person who decided it; readers see this too.
withhold-do = Withhold for good

milestones-title = Milestones of the commitment
milestones-add = Add a milestone
milestones-more = More rows
milestones-row = Milestone { $n }
milestones-change = Move or complete
milestones-step = What is to be achieved
milestones-completed = Completed on
milestones-completed-hint = Leave empty until it is completed.
milestones-reason-hint = Required where the due day changes; the first one stays visible.

revise = Edit, or change the due day
revise-title = Edit the entry
revise-at-once = The change takes effect at once; the history shows what it was before, and why and by whom it was changed.
revise-is-proposed = The change is proposed to { $parties } and takes effect once accepted. Until then nothing changes.
revise-reason-hint = Everyone who can see the entry can read this.
revise-propose = Propose the change
revise-proposed = { $party } proposes a change
revise-waits = Waiting for the answer of { $parties }.

public-record = Enter a public source
public-record-title = Enter what a public source says
public-record-explained = What is entered here is no party’s report: it says what a published source says, and needs that source, as an address or as a file. It is published at once.
public-record-enter = Enter and publish

reporting-title = When reports are due
reporting-explained = Both sides report on these days. A rule for a statement takes precedence over the general one.
reporting-rules = Current rules
reporting-all = Everything
reporting-as-all = Same as for everything
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

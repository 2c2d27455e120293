# The page of one commitment.

commitment-description = { $title }: { $status }. From { $statement }, { $day }. Our summary, not official wording.
commitment-title-own = title above: { $kind }
commitment-summary = Our summary, not official wording
commitment-number = Number { $number }
commitment-passage = The words of the statement
commitment-glance = At a glance
commitment-undertaken-by = Undertaken by
commitment-proposed-by = Proposed by
commitment-proposed-headline = by { $party }; no source shows agreement
commitment-addressed-to = Addressed to
commitment-starts = Starts

commitment-owners = Owners
commitment-owners-none = The source names no owner
# More than one organisation of a side is folded.
count-more-organisations = { $n } more
owner-former-name = then { $name }

commitment-sides = The sides
commitment-proposal-sides = Who proposed to whom
commitment-answer = Answer
commitment-answer-none = none found
commitment-report-own = Own report
commitment-report-none = has not reported
commitment-report-on = reported for { $day }
commitment-side-not-followed = not followed here
commitment-side-not-taking-part = does not take part
commitment-side-not-undertaking = not among those who said they would do it
commitment-joint-status = Joint status
commitment-joint-status-none = None agreed
commitment-joint-status-nobody = None. No government takes part here yet.
commitment-joint-status-agreed = Since { $day }; proposed by { $party }, accepted by { $parties }.
commitment-joint-status-older = A party has reported since.
commitment-public-record = Public record
commitment-public-record-none = No follow-up found in public sources
commitment-public-record-looked = Sources last read on { $day }
commitment-proposal-note = A proposal: one party made it, and no source shows that it was agreed. It is counted apart and cannot be late.

commitment-milestones = Milestones
commitment-milestones-none = No milestones recorded
milestone = Milestone
milestone-completed-on = Completed on { $day }
milestone-due = Due { $day }
milestone-passed = Due { $day }, passed
milestone-reason = Changed because: { $reason }
milestone-moved = First due { $day }
milestones-done = { $done } of { $n } done

commitment-progress = Progress timeline
commitment-progress-as-table = The same as a table
commitment-progress-day = Day
commitment-progress-what = What happened
commitment-progress-previous = Earlier on the line
commitment-progress-next = Later on the line
commitment-progress-keys = Use the left and right arrow keys to go from mark to mark, Home and End for the first and the last.
# Read aloud: what the line shows. $until is a day, or today.
commitment-progress-label = { $n ->
    [one] { $n } update between the statement and { $until }
   *[other] { $n } updates between the statement and { $until }
 }
commitment-progress-said = Said { $month }
commitment-progress-several = { $n } entries, { $days }
commitment-progress-open = The solid part ends at the last report. The faded part is open; it does not say that work stopped.
commitment-progress-unknown = The reports so far do not show how it stands.
commitment-progress-none = Nothing was found in public sources since the statement. The dashed part is open; it does not say that nothing was done.
commitment-progress-today = Today
commitment-progress-due = Due { $day }

commitment-updates = Updates
commitment-updates-note = Newest first. The numbers are those on the line above.
commitment-updates-older = { $n ->
    [one] { $n } older update
   *[other] { $n } older updates
 }
commitment-updates-none-note = No follow-up was found in public sources, and no party has reported. If you know of a published source, tell the editors.
commitment-source-point = Point to a source
commitment-source-subject = A source about “{ $title }”
update-number = Update { $n }
update-numbers = Updates { $from }–{ $to }
update-no-progress = shows no progress
update-source-joint = issued jointly
update-source-party = a party’s own publication
update-source-third_body = another body
update-source-press = press
commitment-updates-none = No update yet.
update-source-published = published { $day }
update-source-read = read { $day }
update-reading = Read from: { $reading }
update-takes-part = Taking part: { $organisations }
update-progress = { $n }% complete, as reported
update-corrected = Corrected
update-corrects = Corrects an earlier update
update-withdrawn = Withdrawn
update-withdrawn-reason = Withdrawn: { $reason }
update-undated = The source gives no day: this counts from the day on which the portfolio was written.
update-day-note = About the day: { $note }

commitment-thread = Related commitments
commitment-thread-none = No related commitments recorded
commitment-thread-why = Why they are linked
commitment-thread-this = This commitment

commitment-history = History
commitment-history-note = When things happened, and when they were recorded here
commitment-origin = Follows from a decision at { $meeting }
history-recorded-label = recorded
history-said = Said in { $statement }
history-status = Status: { $before } → { $after }
history-status-first = Status: { $after }
history-update = Update ({ $voice }): { $title }
history-correction = Update corrected: { $title }
history-withdrawal = Update withdrawn: { $title }
history-milestone = Milestone: { $title }
history-milestone-completed = Milestone completed: { $title }
history-due = Due: { $before } → { $after }
history-relation = Linked: { $relation } { $title }
history-joint-status = Joint status: { $status }
history-still-true = Confirmed as still true
history-edited = wording edited before publication
history-submitted = Report submitted by { $organisation }
history-approved = Report approved within the organisation
history-approved-saying = Report approved within the organisation: { $opinion }
history-return-withdrawn = Return of the report taken back
history-recalled = Report recalled by those who submitted it
history-note = Internal note
history-note-withdrawn = Internal note withdrawn by its author
history-returned = Report returned: { $reason }
history-confirmed = { $party } confirms: { $title }
history-noted = { $party } noted: { $title }
history-disputed = { $party } disputes: { $title }
history-dispute-released = { $party } agrees to make the dispute visible
history-joint-proposed = { $party } proposes a joint status: { $status }
history-change-proposed = { $party } proposes a change: { $reason }
history-accepted = { $party } accepts the proposal
history-declined = { $party } declines the proposal: { $reason }
history-taken-back = { $party } withdrew its proposal: { $reason }
history-owner-released = No longer responsible: { $organisation }
history-changed-because = Entry changed: { $reason }
history-changed = Entry changed
history-withheld = Withheld: { $reason }
history-withheld-by = Decided by { $who }.
history-withheld-record = A record whose content is withheld
history-report-gone = a report that is no longer shown
actor-demonstration = demonstration data
actor-import = import of a file
actor-command_line = command line
known-at-ask = What the record said at an earlier moment
known-at-moment = Moment ({ $zone })
known-at-later = recorded afterwards

# The overview.

overview-title = Overview
overview-description = How { $commitments } commitments of { $statements } joint statements and fact sheets stand: by area, what happened lately, what is due next.
overview-lead = { $commitments ->
    [one] { $commitments } commitment
   *[other] { $commitments } commitments
 } and { $proposals ->
    [one] { $proposals } proposal
   *[other] { $proposals } proposals
 } from { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
 }: who is responsible, what has happened since, what is due next.
overview-figures = In figures
overview-figure-commitments = { $n ->
    [one] commitment
   *[other] commitments
 }
overview-figure-completed = completed
overview-figure-in_progress = in progress
overview-figure-differ = where the sides differ
overview-figure-passed = due day passed
overview-figure-silent = no follow-up found
overview-figure-never = never reported
overview-figure-proposals = { $n ->
    [one] proposal, counted apart
   *[other] proposals, counted apart
 }
overview-proposals-apart = Proposals are counted apart and are never late.

overview-areas = Where each area stands
overview-areas-note = A commitment can belong to several areas; the totals count it once.
overview-areas-caption = Commitments by area and status, as of { $day }
overview-areas-total = All areas, each commitment once
overview-areas-total-column = Total
overview-as-table = As a table
overview-as-chart = As a chart
# Read aloud for one area: “Quantum: Completed 2, In progress 8”.
overview-area-bar = { $area }: { $parts }

overview-example = One example followed
overview-example-note = From the statement to what is known today
overview-example-said = Said
overview-example-happened = What happened
overview-example-now = Now
overview-example-more = See the whole commitment
overview-latest = Latest updates
overview-latest-none = No update yet.
overview-latest-all = See all, last report first
overview-due-next = Due next
overview-due-next-none = Nothing open has a due date still to come.
overview-due-next-all = See all with a due date still to come
overview-passed = Due day passed
overview-passed-note = The due day has ended for every party, and nothing reported says that it was done. This is a fact about dates, not the status “Delayed”.
overview-passed-none = No due day has passed without a report.
overview-passed-all = See all whose due day has passed
overview-silent = Silent longest
overview-silent-note = Open commitments whose last report lies furthest back
overview-silent-none = Nothing is silent.
overview-silent-all = See all, silent longest first
overview-silent-never = { $n ->
    [one] { $n } more was never reported.
   *[other] { $n } more were never reported.
 }
overview-differ = Where the sides differ
overview-differ-none = The sides differ nowhere.
overview-differ-all = See all where the sides differ
overview-next-meeting = Next meeting
overview-next-meeting-none = No next meeting is known from the sources.
overview-last-meeting = Last meeting
overview-statements = Latest statements
overview-data-age = How old the data are
overview-data-latest = The latest report is of { $day }, { $ago }.
overview-data-none = Nothing has been reported yet.
overview-data-read-on = Sources last read on { $day }
overview-data-warning = Nothing has been reported for { $days ->
    [one] { $days } day
   *[other] { $days } days
 }. What you see may be out of date.
overview-empty = There are no commitments yet.
overview-empty-as-of = On { $day } there were no commitments yet.
# A status and its count, as in a row of them: “Completed 4”.
count-at-status = { $status } { $n }

# The overview.

overview-title = Overview
overview-description = How { $commitments } commitments of { $statements } joint statements and fact sheets stand: by area, what happened lately, what is due next.
overview-lead = { $commitments ->
    [one] { $commitments } commitment
   *[other] { $commitments } commitments
 }{ $proposals ->
    [0] {""}
    [one] {" "}and { $proposals } proposal
   *[other] {" "}and { $proposals } proposals
 } from { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
 } since { $since }: who is responsible, what has happened since, what is due next.
overview-figures = In figures
overview-attention = To look at
overview-differ-short = The sides differ
overview-figure-commitments = { $n ->
    [one] commitment
   *[other] commitments
 }
overview-figure-commitments-note = agreed, or undertaken by one side alone
overview-figure-commitments-dropped = { $n } of them not pursued
overview-figure-completed = Completed
overview-figure-completed-note = a report or a source says it was done
overview-figure-open = Under way or not started
overview-figure-unknown = Unknown
overview-figure-unknown-note = no report and no source states a fact of how it stands
overview-figure-published = published sources report: { $statuses }
overview-figure-proposals = { $n ->
    [one] proposal, counted apart
   *[other] proposals, counted apart
 }
overview-figure-proposals-note = never counted as late or stale

overview-areas = Where each area stands
overview-areas-note = A commitment can belong to several areas; the totals count it once.
overview-areas-caption = Commitments by area and status, as of { $day }
overview-areas-total-column = All
overview-areas-share = Share
overview-areas-left-out = Areas in which nothing had been said by this day are left out.

overview-example = One commitment followed from statement to result
overview-example-note = Every step is a record with its source.
overview-example-now = How it stands:
overview-example-more = See the whole commitment
overview-example-left-out = { $n ->
    [one] { $n } earlier report is left out here.
   *[other] { $n } earlier reports are left out here.
 }
# What a later commitment does to the one that is followed.
overview-example-reaffirms = said again
overview-example-specifies = made specific
overview-example-supersedes = replaced
overview-example-part_of = one part of it
overview-example-follows = followed up
overview-example-milestone = Milestone reached
overview-latest = Latest updates
overview-latest-none = No update yet.
overview-changes = What changed since the last meeting
overview-due-next = Due next
overview-due-next-none = Nothing open has a due date still to come.
overview-passed = Due day passed
overview-passed-note = The due day has ended for every party, and nothing reported says that it was done. This is a fact about dates, not the status “Delayed”.
overview-passed-none = No due day has passed without a report that it was done.
overview-silent = Silent longest
overview-silent-note = Open commitments whose last report lies furthest back
overview-silent-none = No open commitment was ever reported on.
overview-silent-never = { $n ->
    [one] { $n } was never reported at all
   *[other] { $n } were never reported at all
 }
overview-differ = Where the sides differ
overview-differ-none = None: no two sides report different things.
overview-differ-nobody = None: no government reports here itself yet.
overview-last-meetings = The last ones held:
overview-next-meeting-none = No next meeting is known from the sources.
overview-next-meeting-past = For a past day the record does not say which meetings were planned then.
overview-meeting-was-set = was set for
overview-meeting-postponed = Postponed, no new day found
overview-data-age = How old the data are
overview-data-latest = The newest report is of { $day }, { $ago }.
overview-data-caption = Open commitments by how lately anything was reported
overview-data-column-freshness = Last report
overview-data-column-count = Open
overview-data-none = Nothing has been reported yet.
overview-data-warning = Nothing newer was found for more than { $days } days. What you see may be out of date.
overview-empty-as-of = On { $day } there were no commitments yet.
overview-empty-begins = The earliest statement recorded is of { $day }: show that day
overview-not-loaded = No portfolio is loaded
overview-not-loaded-note = This server runs, but holds no statements yet. Whoever runs it can load them:
overview-not-loaded-import = A portfolio file:
overview-not-loaded-demo = The demonstration, with real data of Korea and the United States:
overview-not-loaded-then = Then load this page again.

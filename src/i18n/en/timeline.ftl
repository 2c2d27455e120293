# Commitments over time.

timeline-title = Timeline
timeline-description = { $n ->
    [one] { $n } commitment or proposal
   *[other] { $n } commitments and proposals
 } over time: from the statement to the due date, with every report and milestone.
timeline-lead = From the statement to the result. A bar that fades is open: no newer report was read, which does not mean that work stopped.
timeline-legend = What the marks mean
timeline-no-dates = No dates
timeline-no-dates-note = No beginning, no due date and no report is known. The bar begins with the statement.
timeline-group = Group by
timeline-zoom = Zoom
timeline-from = From
timeline-to = To
timeline-range = { $from } to { $to }
timeline-whole = Whole time
timeline-today = Today
timeline-go-today = Go to today
timeline-earlier = Earlier
timeline-later = Later
# The name of a bar, read aloud.
timeline-outside = { $n ->
    [one] { $n } lies outside the time shown.
   *[other] { $n } lie outside the time shown.
 }
timeline-controls = Period and grouping
timeline-window = Move the time shown
timeline-said = Said { $day }
timeline-more-undated = { $n } more without dates
timeline-once-area = Each stands once, under the first of its areas.
timeline-once-party = Each stands once, under the first party that said it would do it.
timeline-once-organisation = Each stands once, under the first owner named.
timeline-none-area = No area given
timeline-none-statement = No statement
timeline-none-party = No party given
timeline-none-organisation = The source names no owner
timeline-none-thread = Not linked to another one
timeline-first-set = first set for { $day }
timeline-first-set-later = first set for { $day }: { $n ->
    [one] { $n } day later
   *[other] { $n } days later
 }
timeline-first-set-earlier = first set for { $day }: { $n ->
    [one] { $n } day earlier
   *[other] { $n } days earlier
 }
timeline-first-set-gone = first set for { $day }, no due date any more
timeline-slip-later = { $n ->
    [one] { $n } day later
   *[other] { $n } days later
 }
timeline-slip-earlier = { $n ->
    [one] { $n } day earlier
   *[other] { $n } days earlier
 }
timeline-steps = { $done } of { $n ->
    [one] { $n } milestone
   *[other] { $n } milestones
 } completed
timeline-report-days = { $n ->
    [one] Reports on { $n } day
   *[other] Reports on { $n } days
 }
timeline-meetings = { $n ->
    [one] { $n } meeting in the time shown
   *[other] { $n } meetings in the time shown
 }
timeline-column-commitment = Commitment
timeline-column-status = Status
timeline-column-begins = Begins
timeline-column-due = Due
timeline-column-steps = Milestones
timeline-column-reports = Last report
timeline-running = Timeline as of { $day }: { $all }
timeline-zoom-in = Shorter time
timeline-zoom-out = Longer time
timeline-keys = Arrow keys go from row to row and through time, + and − change the time shown, Enter opens a row. The drawing can be dragged.
timeline-panel = Facts of the commitment
timeline-panel-full = Open the full page
timeline-panel-close = Close
timeline-panel-wait = Loading…
timeline-panel-failed = The facts could not be loaded. The full page may still open.

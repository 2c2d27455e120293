# Commitments over time.

timeline-title = Timeline
timeline-description = { $n ->
    [one] { $n } commitment or proposal
   *[other] { $n } commitments and proposals
 } over time: from the statement to the due date, with every report and milestone.
timeline-lead = Bars run from the statement to the due date. Marks are reports and milestones.
timeline-legend = What the marks mean
timeline-legend-bar = From the statement to the due date
timeline-legend-soft = Due in a period, not on a day
timeline-legend-open = No due date given
timeline-legend-update = Report
timeline-legend-milestone-done = Milestone completed
timeline-legend-milestone-due = Milestone due
timeline-legend-passed = Due day passed, nothing reported
timeline-legend-baseline = Due date as first set
timeline-legend-today = Today
timeline-legend-as-of = The day asked for
timeline-no-dates = No dates
timeline-no-dates-note = Neither a beginning nor a due date is known.
timeline-group = Group by
timeline-group-none = Without { $group }
timeline-zoom = Zoom
timeline-zoom-in = Zoom in
timeline-zoom-out = Zoom out
timeline-from = From
timeline-to = To
timeline-range = { $from } to { $to }
timeline-whole = Whole time
timeline-today = Today
timeline-go-today = Go to today
timeline-earlier = Earlier
timeline-later = Later
timeline-keys = Use Tab to go from commitment to commitment, and the arrow keys to move the timeline.
timeline-group-count = { $group }: { $n ->
    [one] { $n } commitment
   *[other] { $n } commitments
 }
timeline-expand = Show { $group }
timeline-collapse = Hide { $group }
# The name of a bar, read aloud.
timeline-bar = { $title }: { $status }, from { $from }, due { $due }
timeline-bar-open = { $title }: { $status }, from { $from }, no due date
timeline-outside = { $n ->
    [one] { $n } lies outside the time shown
   *[other] { $n } lie outside the time shown
 }
timeline-empty = Nothing to show in this time.
timeline-caption = Commitments over time, { $from } to { $to }

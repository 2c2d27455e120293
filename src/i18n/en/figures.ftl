# The charts.

figures-title = Figures
figures-lead = How the commitments stand over time, what was due and what was done, and how lately anything was reported.
figures-description = { $n ->
    [one] Charts of { $n } commitment: status over time, due and completed, last reports.
   *[other] Charts of { $n } commitments: status over time, due and completed, last reports.
 }
figures-link = Figures over time
chart-status = Status over time
chart-status-says = { $n ->
    [one] Of { $n } commitment on { $day }, { $completed } is completed; on { $first } it was { $before } of { $then }.
   *[other] Of { $n } commitments on { $day }, { $completed } are completed; on { $first } it was { $before } of { $then }.
 }
chart-due = Due and completed
chart-due-says = { $due ->
    [one] By { $day }, { $due } commitment had fallen due; { $completed } with a due day completed.
   *[other] By { $day }, { $due } commitments had fallen due; { $completed } with a due day completed.
 }
chart-due-by-then = Due by then
chart-due-empty = No commitment shown here has a due day that came, and none with one was completed.
chart-freshness = Last reports by area
chart-freshness-says = { $n ->
    [one] For { $fresh } of { $n } open commitment something was reported in the { $days } days before { $day }; for { $never } nothing ever was.
   *[other] For { $fresh } of { $n } open commitments something was reported in the { $days } days before { $day }; for { $never } nothing ever was.
 }
chart-freshness-empty = No commitment shown here is open.
chart-empty = Nothing was said in this time that this chart could count.
chart-day = As of
chart-total = All
chart-table = The same numbers as a table
chart-svg = Drawing (SVG)
chart-csv = Numbers (CSV)
chart-copy = Copy the numbers
chart-source = Source: { $title }, { $address }. As of { $day }.

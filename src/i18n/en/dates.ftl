# Due days and distances between days.

due = Due
due-on = Due { $day }
due-day-passed = Due day passed
due-day-passed-unreported = Due day passed, completion not reported
due-none = No due date
due-none-given = The source gives no date
due-today = due today
due-tomorrow = due tomorrow
due-in = { $n ->
    [one] due in { $n } day
   *[other] due in { $n } days
 }
due-passed-short = passed
overdue-by = { $n ->
    [one] overdue by { $n } day
   *[other] overdue by { $n } days
 }
starts-on = Starts { $day }
period-ends-on = Falls due on the last day of this period, { $day }.
period-compared = Days compared
period-from = From the end of
period-to = To the end of

today = today
yesterday = yesterday
tomorrow = tomorrow
days-ago = { $n ->
    [one] { $n } day ago
   *[other] { $n } days ago
 }
days-ahead = { $n ->
    [one] in { $n } day
   *[other] in { $n } days
 }
between-days = { $from } to { $to }

# How long ago, in a narrow column.
elapsed-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
 }
elapsed-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
 }
elapsed-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
 }

quarter-short = Q{ $n }

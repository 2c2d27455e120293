# What changed between two days.

changes-title = Changes
changes-title-between = Changes from { $from } to { $to }
changes-description = { $n ->
    [one] { $n } commitment
   *[other] { $n } commitments
 } with changes: new, completed, rescheduled, without recent reports, disputed or recorded later.
changes-lead = How things stood at the end of { $to }, compared with the end of { $from }.
changes-since-meeting = Since a meeting
changes-kinds = Kinds of change
changes-all = All changes
changes-none = Nothing changed between { $from } and { $to }.
changes-said-in = { $day }, in { $statement }
changes-status = { $who }: was { $before }, now { $after }
changes-due-later = { $before } → { $after }, { $days ->
    [one] { $days } day
   *[other] { $days } days
 } later
changes-no-due = no due day
changes-answered-confirmed = { $party } confirmed the other side’s report on { $day }
changes-answered-noted = { $party } noted the other side’s report on { $day }
changes-answered-disputed = { $party } disputed the other side’s report on { $day }
changes-learned-note = Took effect by { $day }, but was recorded only afterwards.

change-new = New
change-proposed = Proposed
change-completed = Completed
change-superseded = Superseded, merged or split
change-status = Status
change-slipped = Slipped
change-due_set = Due day set or earlier
change-due_passed = Due day passed
change-silent = Became stale
change-differ = Sides now differ
change-countersigned = Answered
change-reported = Reported, status unchanged
change-gone = No longer listed
change-learned = Recorded later

learned-commitment_recorded = the commitment
learned-owner_named = { $n ->
    [one] { $n } owner
   *[other] { $n } owners
 }
learned-owner_released = { $n ->
    [one] { $n } owner released
   *[other] { $n } owners released
 }
learned-milestone_set = { $n ->
    [one] { $n } milestone
   *[other] { $n } milestones
 }
learned-update_published = { $n ->
    [one] { $n } update
   *[other] { $n } updates
 }
learned-update_withdrawn = { $n ->
    [one] { $n } update withdrawn
   *[other] { $n } updates withdrawn
 }
learned-commitments_related = { $n ->
    [one] { $n } link
   *[other] { $n } links
 }
learned-countersigned = { $n ->
    [one] { $n } answer
   *[other] { $n } answers
 }
learned-joint_status_agreed = { $n ->
    [one] { $n } joint status
   *[other] { $n } joint statuses
 }

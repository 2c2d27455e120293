# The list of meetings and the page of one.

meetings-title = Meetings
meetings-description = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
 } of forums, dialogues, committees and working groups, held and to come.
meetings-caption = Meetings by mechanism, latest first
meetings-column-day = Date
meetings-column-title = Meeting
meetings-column-number = Number
meetings-column-place = Place
meetings-column-state = State
meetings-none = No meetings yet.
meetings-past = Past
meeting = Meeting
meeting-description = { $title }, { $day }: what was said there and what it reported.
meeting-date = Date
meeting-postponed-note = Postponed; the date shown is the one first set.
meeting-cancelled-note = Cancelled; the date shown is the one that was set.
meeting-planned-passed = The day has passed; no source says whether it was held.
meeting-place = Place
meeting-mechanism = Mechanism
meeting-mechanism-parties = Parties named in the sources
meeting-statements = Statements from this meeting
meeting-statements-none = No statement is recorded from this meeting.
meeting-updates = What was reported at this meeting
meeting-updates-none = No update reports this meeting.
meetings-lead = Sittings of forums, dialogues, committees and working groups, and what was said at them.
meetings-awaited = Ahead, or put off
meetings-past-note = By mechanism, the one that met last first.
meetings-past-day-note = For a past day, meetings set for later days are left out: the record does not say when they were planned.
meeting-sittings = All sittings
meeting-source-none = The portfolio names no address of a source.
meeting-glance = At a glance

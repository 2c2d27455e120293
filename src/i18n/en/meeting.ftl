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
meetings-awaited = Upcoming or postponed
meetings-past-note = By mechanism, most recent first.
meetings-past-day-note = For a past day, meetings set for later days are left out: the record does not say when they were planned.
meeting-sittings = All sittings
meeting-source-none = No address of a source is recorded.
meeting-glance = At a glance
meeting-before = Previous meeting
meeting-after = Following meeting
meeting-history = History of agenda and decisions
meeting-history-agenda = { $n ->
    [one] { $party } set the agenda: { $n } item
   *[other] { $party } set the agenda: { $n } items
 }
meeting-history-decision = Decision: { $text }
meeting-history-corrected = Decision corrected: { $text }

## What was to be reported

meeting-to-report = What was to be reported
meeting-since = Since { $meeting }
meeting-to-report-none = Nothing fell due and no report day lay between the two meetings.
meeting-to-report-due = Due days
meeting-to-report-days = Report days
meeting-reported-on = Reported on { $day }
meeting-not-reported = Nothing reported since
meeting-report-day = { $n ->
    [one] About { $reported } of { $n } open commitment something was reported
   *[other] About { $reported } of { $n } open commitments something was reported
 }
meeting-report-day-ahead = Still to come

## Agenda

agenda = Agenda
agenda-none = No agenda has been put forward.
agenda-empty = No items.
agenda-new = Prepare the agenda
agenda-edit = Change the agenda
agenda-set-by = Set by { $party } on { $day }
agenda-seen-public = Everyone
agenda-seen-shared = The parties
agenda-seen-party = Working draft of our side
agenda-seen-party-hint = Government bodies of { $party }. The other side does not see it until it is put forward.
agenda-draft = { $n ->
    [one] Draft from the record: { $n } item
   *[other] Draft from the record: { $n } items
 }
agenda-draft-more = { $n ->
    [one] Not on the agenda: { $n } more that follows from the record
   *[other] Not on the agenda: { $n } more that follow from the record
 }
agenda-draft-note = Made by the system from what has passed its due day, is disputed, differs, waits for an answer or falls due soon. Only people of the parties see it.
agenda-draft-none = Nothing in the record needs discussion at this meeting.
agenda-form = Agenda of the meeting
agenda-form-note = Saving replaces the present agenda, which stays in the history. “Update the list” only puts the lines in order; it saves nothing.
agenda-add = Add
agenda-add-line = Line of text
agenda-line = Line of text
agenda-place = Place
agenda-up = Move up
agenda-down = Move down
agenda-off = Take off the agenda
agenda-note = Note (our side only, unless put forward below)
agenda-note-ours = Note (our side only)
agenda-stance = Our position (our side only)
agenda-notes = Notes on commitments, where others see the agenda
agenda-notes-own = Keep them within our side
agenda-notes-own-hint = They stay with our working draft. The others see the agenda without them.
agenda-notes-along = Put them forward with the agenda
agenda-notes-along-hint = Everyone who sees the agenda reads them, the other side included.
agenda-replace = { $party } put an agenda forward on { $day }
agenda-replace-yes = We take off or change something of theirs. Their agenda stays in the history.
agenda-offered = Add from the record
agenda-save = Save the agenda
agenda-arrange = Update the list

## Decisions

decisions = Decisions
decisions-none = No decision is recorded.
decision = Decision
decision-new = Record a decision
decision-new-note = What the meeting decided, with its source. It can be corrected later; both versions stay in the history.
decision-text = What was decided
decision-day = Decided on
decision-day-hint = Not before the meeting and not after today.
decision-source-hint = An address, a statement below, or both.
decision-by = recorded by { $party }
decision-made-on = Decided on { $day }; a correction keeps this day.
decision-correct = Correct the decision
decision-work = Correct or follow up
decision-work-theirs = Follow up
decision-came = Follow-up
decision-outcome-commitment = Commitment
decision-origin = It follows from a decision at { $meeting }.
decision-to-commitment = Make it a commitment
decision-to-commitment-note = Choose the statement that says it; title and source are filled in.
decision-no-statement = No statement from this meeting is recorded to which a commitment could be added.
decision-for-all = All parties take part: what they undertake together is theirs to agree on.
decision-to-milestone = Make it a milestone
decision-to-milestone-note = Choose the commitment; the title is filled in.
decision-to-milestone-do = Go to its milestones
meeting-changes = What changed since the previous meeting
meeting-next = Next meeting

# The pack for a meeting, on the screen and on paper.

briefing = Briefing
briefing-for-meeting = Briefing for this meeting
briefing-for-days = Briefing for these days
briefing-lead = What changed, what needs discussion and what comes next: to read, print or pass on.
briefing-title-meeting = Briefing for { $meeting }
briefing-title-days = Briefing, { $from } to { $to }

## Choosing
briefing-choose = What the briefing is about
briefing-meeting = Meeting
briefing-meeting-hint = The period then starts at the previous meeting.
briefing-meeting-none = No meeting: a period
briefing-from = Changes since
briefing-to = As of
briefing-areas = Areas
briefing-orgs = Owned by
briefing-audience = For whom
briefing-language = Language
briefing-show = Show the briefing
briefing-print-hint = To print or save as PDF, use your browser’s print command. The choices above are not printed.
briefing-contents = In this briefing
circle-public = Public
circle-public-explanation = Only what anybody may know
circle-shared = Shared
circle-shared-explanation = What the parties share with each other; nothing of the own side only
circle-party = Own side
circle-party-explanation = Also what the own side keeps to itself
tongue-en = English
tongue-ko = Korean
tongue-both = Both, side by side

## Who may read it: on every page
briefing-marking-public = PUBLIC
briefing-marking-shared = SHARED between { $parties }
briefing-marking-party = INTERNAL: { $party } only
briefing-part-brief = The one page
briefing-part-sitting = Agenda and decisions
briefing-part-figures = Figures and changes
briefing-part-talk = For discussion
briefing-part-annex = Annex

## The one page
briefing-chart = Commitments by status
briefing-period = Changes from { $from } to { $to }
briefing-whole = The whole portfolio
briefing-figure-commitments = commitments
briefing-figure-completed = completed
briefing-figure-passed = due day passed
briefing-figure-differ = sides differ
briefing-figure-silent = no recent report
briefing-figure-proposals = proposals, apart
briefing-changes = Changes since { $day }
briefing-changes-none = Nothing changed.
briefing-issues = Issues
briefing-issues-of = Issues: the { $n } most serious of { $all }
briefing-issues-none = Nothing needs a decision.
briefing-decide = To decide
briefing-decision-disputed = what the facts are, and a joint status
briefing-decision-differ = one status that both report, or how to present both
briefing-decision-due_passed = whether it is done, or a new due day
briefing-decision-troubled = help, a new due day, or a smaller scope
briefing-decision-due_soon = whether the due day can be met
briefing-dates = Next dates
briefing-dates-none = No dates ahead are known.

## Figures
briefing-figures = Figures
briefing-areas-caption = Commitments by area and status. A commitment of several areas counts in each of them.
briefing-total = Total
briefing-each-once = All, each counted once
briefing-moved = What changed
briefing-what-changed = What changed

## What needs talking about
briefing-talk = For discussion
briefing-talk-lead = { $n ->
    [0] Nothing: no due day passed, no trouble reported, no difference, nothing due until { $day }.
    [one] { $n } commitment: due day passed, at risk or delayed, differing, disputed, or due until { $day }.
   *[other] { $n } commitments: due day passed, at risk or delayed, differing, disputed, or due until { $day }.
 }
briefing-others = Not for discussion, with a line of our own or a report kept within our side
briefing-decided = Decided at the meeting before
briefing-decided-none = No decision of it is recorded.
briefing-talk-more = { $n } more. Narrow the selection to see them.
briefing-answer-to = On the report of { $party }
briefing-line = Our line
briefing-sources = Sources

## Annex
briefing-annex = All commitments of the selection
briefing-annex-none = The selection holds no commitment.
briefing-annex-caption = Status, title, due day and last report of each
briefing-note = Titles and summaries are ours, not official wording. A status marked as public record is an editor’s reading of published sources.

## A line of one’s own
briefing-line-title = A line of our own
briefing-line-lead = What your organisation adds to the block of this commitment in its briefings. Other organisations never see it here.
briefing-line-write = Write a line
briefing-line-change = Change the line
briefing-line-circle = The widest briefing that it may stand in
briefing-line-circle-party = Own side only
briefing-line-circle-shared = Own side and shared
briefing-line-circle-public = Every briefing, public ones too
briefing-line-hint = At most 1,000 characters. Leave both languages empty to remove the line.
briefing-line-save = Save the line
briefing-line-saved = The line is saved.
briefing-line-now = Current line
briefing-back = Back to the briefing

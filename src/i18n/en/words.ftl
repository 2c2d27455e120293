# The words of closed lists. The part after the hyphen is the word as addresses and files spell it.

## Status
status = Status
status-unknown = Unknown
status-not_started = Not started
status-in_progress = In progress
status-on_track = On track
status-at_risk = At risk
status-delayed = Delayed
status-completed = Completed
status-not_pursued = Not pursued
status-differ = The sides differ
status-unknown-definition = No party has reported, and no source states a fact of how it stands. What a published source judges is told beside it.
status-not_started-definition = Nothing has been begun yet.
status-in_progress-definition = Work is under way; nothing is said about its pace.
status-on_track-definition = Work goes on at the pace foreseen.
status-at_risk-definition = Work goes on, but whoever reports doubts that it will be done in time.
status-delayed-definition = Work is behind the time foreseen.
status-completed-definition = What was said has been done.
status-not_pursued-definition = Whoever reports has decided not to do it.
status-differ-definition = The parties report different statuses; both are shown and neither is preferred.
status-definitions = What the statuses mean
as-reported = as reported
# A judgement that an editor read in a source.
status-as-reported = { $status }, as reported

## On whose word a status rests
kind = Rests on
kind-joint = Joint status
kind-agree = The parties agree
kind-differ = The sides differ
kind-one_side = One side
kind-public_record = Public record
kind-none = No report
kind-joint-explanation = All undertaking parties accepted this status.
kind-agree-explanation = Two or more parties report this status, each for itself.
kind-differ-explanation = The parties report different statuses. Both are shown; none is picked.
kind-one_side-explanation = Only one party has reported.
kind-public_record-explanation = An editor read this status in a published source. No party has reported it here.
kind-none-judged = No party has reported.
kind-none-explanation = Nobody has reported, and no published source states how it stands.

# What a published source says of pace or prospects.
published-other = A published source reports: { $status }
published-joint = A joint publication of the parties reports: { $status }
published-party = A publication of { $party } reports: { $status }
published-of_a_party = A party’s own publication reports: { $status }

## How lately anything was reported
freshness = Freshness

freshness-fresh = Fresh
freshness-ageing = Ageing
freshness-stale = Stale
freshness-never = Never
freshness-new = New
freshness-fresh-explanation = Last report at most { $days } days ago
freshness-ageing-explanation = Last report at most { $days } days ago; due for a check
freshness-stale-explanation = Last report more than { $days } days ago
freshness-new-explanation = Said or recorded at most { $days } days ago; nothing reported yet
freshness-never-explanation = Nothing was ever reported
freshness-never-public_record = No follow-up found in public sources
freshness-recurring-note = Counted from the last sitting.
last-report = Last report
last-report-on = Last report { $day }
still-true-on = Confirmed as still true on { $day }

## Standing
standing = Standing
standing-agreed = Agreed
standing-unilateral = Unilateral
standing-proposed = Proposed
standing-proposed-noun = Proposal
standing-agreed-explanation = The parties said together that they would do it.
standing-unilateral-explanation = One party said that it would do it itself.
standing-proposed-explanation = One party proposed it to another; no source shows that it was agreed.

## Basis
basis = Basis
basis-joint_text = Joint text
basis-one_side = One side’s account
basis-press = Press
basis-joint_text-explanation = The jointly issued text that holds it was read.
basis-one_side-explanation = Only one party’s own account was read.
basis-press-explanation = Only press reports were read.

## Nature
nature = Nature
nature-deliverable = Deliverable
nature-recurring = Recurring
nature-continuing = Continuing
nature-deliverable-explanation = It can be finished.
nature-recurring-explanation = It is to be done regularly.
nature-continuing-explanation = No end is set.

## Relations between commitments, in both directions
relation-reaffirms = Reaffirms
relation-reaffirms-inverse = Reaffirmed by
relation-specifies = Specifies
relation-specifies-inverse = Specified by
relation-supersedes = Supersedes
relation-supersedes-inverse = Superseded by
relation-part_of = Part of
relation-part_of-inverse = Has as a part
relation-follows = Follows
relation-follows-inverse = Followed by
supersession-merged = Merged into another
supersession-split = Split into parts
supersession-replaced = Superseded
supersession-merged-by = Merged into { $titles }
supersession-split-by = Split into { $titles }
supersession-replaced-by = Superseded by { $titles }
supersession-merged-of = Also stands for { $titles }, merged into it
supersession-split-of = Part of { $titles }, which was split
supersession-replaced-of = Supersedes { $titles }
superseded-explanation = Counted no more: others stand for it.

## Owners
owner-role-lead = Lead
owner-role-support = Support
owner-basis-named_in_source = named in the source
owner-basis-assigned = assigned by the party
owner-basis-assumed = assumed by the editor, not stated by the party
owner-assigned-on = assigned by the party on { $day }
owner-suggested-by = suggested by { $party }, not confirmed

## Statements
statement-kind = Kind
statement-kind-joint_statement = Joint statement
statement-kind-statement = Statement
statement-kind-joint_fact_sheet = Joint fact sheet
statement-kind-fact_sheet = Fact sheet
statement-kind-memorandum = Memorandum of understanding
statement-kind-press_release = Press release
statement-kind-framework = Framework
statement-kind-meeting_record = Meeting record
issuer = Issued by
issuer-joint = Issued jointly
issuer-party = Issued by { $party }
issuer-jointly = all its parties

## Mechanisms and meetings
mechanism-kind-forum = Forum
mechanism-kind-dialogue = Dialogue
mechanism-kind-committee = Committee
mechanism-kind-working_group = Working group
mechanism-kind-summit = Summit
meeting-state-held = Held
meeting-state-planned = Planned
meeting-state-postponed = Postponed
meeting-state-cancelled = Cancelled

## Parties and organisations
party = Party
organisation = Organisation
organisation-kind-ministry = Ministry
organisation-kind-agency = Agency
organisation-kind-research = Research body
organisation-kind-finance = Finance institution
organisation-kind-private = Private body
area = Area

## Evidence
evidence = Evidence
evidence-class-joint = Joint text
evidence-class-party = Party
evidence-class-third_body = Third body
evidence-class-press = Press
evidence-class-joint-explanation = Published by the parties together.
evidence-class-party-explanation = Published by a government body of one party.
evidence-class-third_body-explanation = Published by another organisation.
evidence-class-press-explanation = Published by the press.
file-kind-pdf = PDF document
file-kind-png = PNG image
file-kind-jpeg = JPEG image
file-kind-docx = Word document (DOCX)
file-kind-hwpx = Hangul document (HWPX)
file-kind-hwp = Hangul document (HWP)
file-kind-xlsx = Excel workbook
file-size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
file-size-kilobytes = { $n } kB
file-size-megabytes = { $n } MB

## Versions of a text
text-kind-original = Original
text-kind-official = Official translation
text-kind-unofficial = Unofficial translation
text-kind-machine = Machine translation
text-outdated = Outdated translation
text-outdated-note = The text was changed after it was translated.
text-only-in-other-language = Only in Korean
text-table = Table within the text
text-other-language-note = This text exists only in Korean and is shown as it is.

## Voices
voice-public_record = Public record
voice-party = { $party } report
voice-public_record-explanation = An editor’s reading of a published source

## Order, groups and zoom
sort-newest = Newest statement first
sort-oldest = Oldest statement first
sort-due = Earliest due day first
sort-reversed-due = Latest due day first
sort-updated = Last report first
sort-silent = Silent longest
sort-title = By title
sort-reversed-title = By title, Z to A
sort-status = By status
sort-reversed-status = By status, the other way round
group-area = Area
group-statement = Statement
group-party = Party
group-organisation = Organisation
group-thread = Thread
zoom-month = Month
zoom-quarter = Quarter
zoom-year = Year
layout = Show as
layout-bars = Bars
layout-table = Table


# Why a commitment is to be talked about.
concern-disputed = Disputed
concern-differ = The sides differ
concern-due_passed = Due day passed, completion not reported
concern-troubled = At risk or delayed
concern-due_soon = Due soon
concern-joint_proposed = Joint status waits for an answer
concern-change_proposed = Change waits for an answer
concern-proposed = Proposal without an answer

# What lists are narrowed by; also the names of the parameters.
parameter-area = Area
parameter-party = Party
parameter-status = Status
parameter-freshness = Freshness
parameter-sides = Between the sides
parameter-validity = Superseded or not
parameter-standing = Standing
parameter-basis = Basis
parameter-nature = Nature
parameter-due = Due

# What every page shares: the frame, moving about, choosing the day.

tagline = What governments said they would do together, and what has happened since
title-with-site = { $title } · { $site }

## Finding one's way
skip-to-content = Skip to content
navigation = Main navigation
menu = Menu
nav-overview = Overview
nav-commitments = Commitments
nav-timeline = Timeline
nav-changes = Changes
nav-statements = Statements
nav-meetings = Meetings
nav-accounts = Accounts
nav-log = Log
nav-organisations = Organisations
nav-areas = Areas
nav-settings = Settings
breadcrumbs = You are here
breadcrumb-home = Overview

## Language
# The name of the other language, in that language.
language-switch = 한국어
language-en = English
language-ko = Korean

## Appearance
theme-light = Light
theme-dark = Dark

## The day asked for
as-of = As of { $day }
as-of-label = As of
as-of-control = Show the state of affairs on another day
as-of-meetings = Or on the day of a meeting
as-of-show = Show this day
as-of-past = You are looking at the past: the state of affairs on { $day }.
as-of-past-note = What took effect after that day is left out.
known-at = You are looking at the record as it was at { $moment }.
known-at-note = What was recorded later is left out, and marked in the history.
as-of-back = Back to today
as-of-before-all = Nothing was recorded for { $day } or before.

## Pages of a list
pagination = Pages
page-of = Page { $page } of { $pages }
page-number = Page { $page }
page-previous = Previous
page-next = Next
page-first = First page
page-last = Last page
page-gap = Pages left out

## Counts
count-commitments = { $n ->
    [one] { $n } commitment
   *[other] { $n } commitments
 }
count-proposals = { $n ->
    [one] { $n } proposal
   *[other] { $n } proposals
 }
count-statements = { $n ->
    [one] { $n } statement
   *[other] { $n } statements
 }
count-meetings = { $n ->
    [one] { $n } meeting
   *[other] { $n } meetings
 }
count-sources = { $n ->
    [one] { $n } source
   *[other] { $n } sources
 }
# Commitments and proposals together.
count-items = { $n ->
    [one] { $n } item
   *[other] { $n } items
 }
count-more = { $n } more
# A status and its count, as in a row of them: “Completed 4”.
count-at-status = { $status } { $n }
show-all = Show all { $n }

## Small words
none = None
not-given = not given
not-named = not named
not-recorded = not recorded
and-more = and { $n } more
source = Source
read-at-source = Read at the source
show = Show
all = All
# Label and value, read aloud as one.
labelled = { $label }: { $value }

## Sharing
copy-link = Copy link
copied = Copied
copy-failed = Copying did not work. Select the address and copy it yourself.
cite-sentence = “{ $title }”, { $site }, as of { $day }, { $address }
cite-copy = Copy citation
report-error = Report an error
report-error-subject = Error on the page “{ $title }”
report-error-body = Page: { $address }
    As of: { $day }

    What is wrong:

    Source that shows it:

strip-label = What this is, and the day shown
cite-as-of = Cite this page as of { $day }

## Bars, tables and legends
bar-heading = Where they stand
# Read aloud for one area: “Quantum: Completed 2, In progress 8”.
bar-label = { $area }: { $parts }
total-areas = All areas, each commitment once
# A soft hyphen: the column is narrow.
column-proposals = Propo­sals
legend-bar = To the last report, then open to today
legend-soft = Due in a period, not on a day
legend-milestone-done = Milestone completed
legend-milestone-due = Milestone due
legend-baseline = Due date as first set
legend-today = Today
legend-as-of = The day asked for
legend-silent = Nothing found
legend-plan = Time set, up to the due date
legend-beyond = Goes on beyond the time shown
legend-report = Reports, each on its day
legend-milestone-passed = Milestone, its day passed
legend-meeting = Meeting

# What every page shares: the frame, moving about, choosing the day.

product = Accord
tagline = What governments said they would do together, and what has happened since
title-with-product = { $title } · Accord

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
breadcrumbs = You are here
breadcrumb-home = Overview

## Language
language = Language
# The name of the other language, in that language.
language-switch = 한국어
language-switch-label = 이 화면을 한국어로 보기
language-en = English
language-ko = Korean

## Appearance
theme = Appearance
theme-light = Light
theme-dark = Dark
theme-system = As the device

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
show-all = Show all { $n }

## Small words
none = None
not-given = not given
not-named = not named
not-recorded = not recorded
and-more = and { $n } more
source = Source
source-at = Source: { $publisher }
read-at-source = Read at the source
show = Show
more = More
all = All
no = No
# Label and value, read aloud as one.
labelled = { $label }: { $value }

## Sharing
copy-link = Copy link
copied = Copied
copy-failed = Copying did not work. Select the address and copy it yourself.
cite = Cite this page
cite-sentence = “{ $title }”, Accord, as of { $day }, { $address }
cite-copy = Copy citation
report-error = Report an error
report-error-hint = Tell the editors what is wrong and which source shows it.
report-error-subject = Error on the page “{ $title }”
report-error-body = Page: { $address }
    As of: { $day }

    What is wrong:

    Source that shows it:

strip-label = What this is, and the day shown
cite-as-of = Cite this page as of { $day }

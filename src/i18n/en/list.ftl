# The list of commitments with its filters. The timeline uses the same filters.

list-title = Commitments
list-title-narrowed = Commitments: { $filters }
list-title-page = { $title }, page { $page }
list-lead = What the statements say will be done, who is responsible, and how it stands.
list-empty = Nothing has been recorded yet.
list-description = { $n ->
    [one] { $n } commitment or proposal
   *[other] { $n } commitments and proposals
 } from joint statements, with owners, due dates and what was last reported.
list-description-narrowed = { $filters }: { $n ->
    [one] { $n } commitment or proposal
   *[other] { $n } commitments and proposals
 } from joint statements.
list-caption = Commitments and proposals, { $sort }, as of { $day }
list-column-status = Status
list-column-commitment = Commitment
list-column-owners = Owners
list-column-due = Due
list-column-last-report = Last report
list-column-area = Area
list-column-statement = Statement
list-column-party = Party
list-column-standing = Standing
list-column-nature = Nature
list-column-basis = Basis
list-column-starts = Begins
list-column-sides = Between the sides
list-sorted-after = , sorted by it in place { $n }
list-columns = Columns
list-columns-show = Show these columns
list-columns-usual = Usual columns

## Filters
filters = Filters
filters-none = none applied
filter-search = Search
# A search where it is named.
filter-search-words = “{ $words }”
filter-search-submit = Search
filter-organisation = Organisation
filter-statement = Statement
sides-differ = The sides differ
sides-one_side = Only one side reported
sides-awaiting = Awaiting countersignature
validity-current = Current
validity-superseded = Superseded, merged or split
filter-due-passed = Due day passed
filter-due-ahead = Due day to come
filter-due-none = No due date
filter-sort = Sort
filter-then = Then sort
filter-then-none = By nothing else
filter-any = Any
filter-statement-all = All statements
filter-show = Show
filter-show-count = { $n ->
    [0] No results
    [one] Show { $n } result
   *[other] Show { $n } results
 }
filter-clear = Clear all
filter-fold = { $n } more
filter-fold-none = { $n } more, none here
# A choice with how many it would show, read aloud.
filter-chip = { $name }: { $value }
filter-chip-remove = Remove { $name }: { $value }

## Results
results-shown = rows { $from }–{ $to } of { $total }
results-split = { $commitments ->
    [one] { $commitments } commitment
   *[other] { $commitments } commitments
 } and { $proposals ->
    [one] { $proposals } proposal
   *[other] { $proposals } proposals
 }
results-none = Nothing matches
results-nothing = No commitment or proposal matches all of these conditions.
results-none-advice = Take a condition away, use fewer or shorter words, or search in the other language.
results-without = Without { $condition }: { $n }
results-only = Only { $condition }: { $n }
results-all = Show all { $n }
results-superseded = { $n ->
    [one] Show one more for which others stand: superseded, merged or split
   *[other] Show { $n } more for which others stand: superseded, merged or split
}
results-none-as-of = On { $day } there may have been less than today.
list-as-timeline = Show as a timeline
list-as-list = Show as a list
list-open = Open as a list

## Choosing rows
list-choose = Choose
list-choose-all = Choose all on this page
list-report-chosen = Report on the chosen
list-owners-chosen = Set owner of the chosen
list-remind-chosen = Remind of the chosen
list-none-chosen = Choose at least one commitment.
list-done-watched = You now watch what you chose.
list-done-owners = The owner is recorded for all that you chose.
list-done-reminded = Those who owe a report on what you chose are reminded.
list-done-reminded_some = Some of those who owe a report on what you chose are reminded. The other organisations were reminded today already, or nobody else there writes reports.
list-done-reminded_nobody = Nobody was reminded: the organisations of what you chose were reminded today already, or nobody else there writes reports.
list-done-reminded_already = The organisations of what you chose were reminded today already.
list-done-nothing_missing = No report is missing on what you chose.
list-done-none_chosen = No row was chosen.

## Keys
keys-title = Keyboard shortcuts
keys-next = Next row
keys-previous = Previous row
keys-open = Open the row
keys-choose = Choose the row, or not
keys-help = This help
keys-on = Use these keys
keys-note = Turned off, no letter does anything by itself. This browser remembers your choice.
keys-close = Close

## Comparing
filter-compare = Compare with
compared-added = Added
compared-changed = Changed
compared-summary = Compared with { $day }: { $added } added, { $changed } changed, { $removed } removed.
compared-changes = See what changed
compared-stop = Stop comparing
compared-removed = In this list on { $day }, no longer in it

# Recording what commitments refer to: meetings, statements, organisations, areas, names; and links between commitments.

entry-at-once = The change holds at once, for all days; the history below says what it was, why and by whom it was changed.
entry-new-at-once = It is recorded at once and seen by everyone.
entry-record = Record
entry-none = None
entry-slug = Last part of its web address
entry-slug-hint = Small Latin letters, digits and hyphens. Left empty, it is made from the English name. It never changes.
entry-translation = The text in the other language is
entry-place-hint = One version only; shown as it is in both languages.
entry-reason-hint = Kept in the history of this entry.
entry-history = History of this entry
entry-recorded = Recorded
entry-revised = Changed
entry-typed = What you typed

meeting-new = Record a meeting
meeting-edit = Change the meeting
meeting-number-hint = Where a source gives it.

statement-new = Record a statement
statement-edit = Change the statement
statement-day-note = Note on the date
statement-tracked = Parties whose side is followed
statement-tracked-hint = Their people see what the parties share. It stays as it is once commitments of the statement are recorded.
statement-own-text = Text of the statement

commitment-new = Add a commitment of the statement
commitment-new-at-once = It is recorded at once and holds from the day of the statement.
commitment-new-own = All parties of the statement take part here. What they undertake together is done by a proposal that the others accept; here those who speak for their party record what it alone undertakes.
commitment-undertaken-by-hint = Nobody where it is only proposed.
commitment-only-proposals = Only where it is proposed.
commitment-basis = What was read
commitment-number-field = Number in the statement
commitment-number-hint = As the source numbers it.
commitment-locator = Place in the source
commitment-passage-field = Words of the statement that hold it
commitment-passage-note = The words below are marked in the text of the statement; they have to be in it as they stand.

relations = Related commitments
relations-title = Related commitments
relations-add = Link a commitment
relations-at-once = The link holds from today, and both commitments show it.
relations-for-all = All parties concerned take part here. One side alone does not link what they share: it is done by a proposal that the others accept.
relations-kind = What this commitment does to the other
relations-to = The other commitment
relations-to-hint = The last part of its address, or its whole title. It was said earlier, or on the same day.
relations-reason-hint = Everyone who sees both commitments reads this.

## Merging and splitting
restructure-title = Merge or split
restructure-merge = Merge
restructure-merge-note = Two entries that are one thing become one. The one that was said later stays; the other keeps its history and says what replaces it.
restructure-with-hint = The last part of its address, or its whole title.
restructure-split = Split
restructure-split-note = The parts replace it from today, each with its own title and the same owners. It keeps its history and says what replaces it.
restructure-part = Part { $n }
restructure-part-title = Title
restructure-part-title-other = Title in Korean
restructure-more = One more part

problem-note_too_long = At most 1,000 characters.
problem-taken = Something else has this address already.
problem-not_a_slug = Only Latin letters, digits and hyphens, at most 100 of them, and not “new”.
problem-for_all_to_agree = All parties concerned take part here: this is done by a proposal that the others accept, not recorded by one side.
problem-bound = Who sees its commitments follows from these parties, so they stay as they are.
problem-not_among_parties = Not among the parties of the statement.
problem-without_own = Your own party has to be among them.
problem-speaks_for_party = It speaks for its party, which no private body does.
problem-nobody_yet = What is only proposed is undertaken by nobody yet.
problem-one_alone = What one party alone said has one party.
problem-only_proposals = Only what is proposed has this.
problem-of_itself = These have to be two different ones.
problem-not_in_text = The text of the statement does not have these words.
problem-linked_already = The two are linked so already.
problem-circle = By way of other links this one would lead back to where it begins.
problem-said_later = The other commitment was said later; link it from there.
problem-not_ours = This commitment is not for your organisation to add steps to.
problem-replaced = Another commitment replaces it already.
problem-not-a-count = A whole number from 1.

nav-organisations = Organisations
nav-areas = Areas
nav-settings = Settings

entry-code = Code
field-name-of = Name
field-name-other = Name in Korean
problem-not-a-year = A year such as 2025, or a day such as 2025-10-01.

organisations-title = Organisations of our side
organisations-lead = The ministries, agencies, institutes, funds and private bodies of { $party }.
organisations-add = Record an organisation
organisations-edit = Change the organisation
organisations-speaks = Speaks for the party
organisations-code-hint = Latin letters, digits and hyphens, such as MSIT. It never changes.
organisations-until = Had the former name until
organisations-until-hint = Where it was renamed: a year, or the last day of the former name. Left empty, the name is only set right.
organisations-kind-hint = People of private bodies never see what government bodies keep to their own side.

areas-title = Areas
areas-add = Record an area
areas-edit = Change the area
areas-rank = Place in the list
areas-rank-hint = A number from 1; areas without one come last, in the order in which they were recorded.

settings-title = Names and who speaks for our side
settings-portfolio-title = Heading of the overview
settings-party-name = Name of { $party }
settings-party-short = Short name of { $party } in tables
settings-short-note = Left empty, tables show the code.
settings-coordinating = Organisation that speaks for our side
settings-coordinating-hint = Its managers publish, answer and propose for the whole side, and record statements and meetings. Those of the former one no longer do, from the moment of the change.
settings-short = Short name

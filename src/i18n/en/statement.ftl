# The list of statements and the page of one.

statements-title = Statements
statements-description = { $n ->
    [one] { $n } joint statement or fact sheet
   *[other] { $n } joint statements and fact sheets
 } with what they say will be done.
statements-caption = Statements, latest first
statements-column-day = Date
statements-column-title = Statement
statements-column-parties = Parties
statements-column-commitments = Commitments
statements-none = No statements yet.
statement = Statement
statement-description = { $title }, { $day }: { $n ->
    [one] { $n } commitment or proposal
   *[other] { $n } commitments and proposals
 } and how they stand.
statement-date = Date
statement-place = Place
statement-parties = Parties
statement-party-not-taking-part = not followed here
statement-meeting = From the meeting
statement-commitments = What it says will be done
statement-commitments-none = No commitment is recorded from this statement.
statement-text = Text of the statement
statement-text-note = The words that hold a commitment are marked. Choose a mark to go to it.
statement-text-none = The text of this statement is not held here. Read it at the source.
# The name of a mark in the text, read aloud.
statement-mark = Commitment { $number }: { $title }, { $status }
statement-follow-up = How its commitments stand
statements-lead = { $n ->
    [one] { $n } joint statement, fact sheet, memorandum or record of a meeting
   *[other] { $n } joint statements, fact sheets, memoranda and records of meetings
 }, newest first.
statements-column-stand = Where its commitments stand
statements-no-commitments = Proposals only, or none recorded
statement-extent = Text read
statement-source-none = No address of the source is recorded.
statement-whereabouts-none = No place in the source recorded
statement-text-none-nowhere = The text of this statement is not held here.
statement-text-version = { $kind }, in { $language }.
statement-marks-missing = { $n ->
    [one] { $n } of them is not marked: no words of this text are recorded for it.
   *[other] { $n } of them are not marked: no words of this text are recorded for them.
 }
statement-glance = At a glance

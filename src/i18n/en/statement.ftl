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

# The file from which the text of a statement is taken.

statement-file = Take the text from a file
statement-file-hint = PDF, Word (DOCX), Hangul (HWPX, HWP), web page or plain text, up to 20 MB. The file itself is not stored.
statement-file-read-do = Read the file
statement-file-read = The text below was read from { $name }. Look it through before you record it: it replaces what stood in that field.
statement-file-choose = Choose a file first.
statement-file-one = Choose one file only.
statement-file-unread = This file was not read. Choose it again and press “Read the file”, or record without it.
statement-file-problem-empty = There is no text in this file.
statement-file-problem-picture = This file is a picture. Choose one that holds text.
statement-file-problem-encrypted = This file is protected by a password or by rights. Choose one that anybody can open.
statement-file-problem-scanned = This PDF holds pictures of pages and no text. Choose one with text, or paste the text.
statement-file-problem-too_large = This file is too large: at most 20 MB and 1,000,000 characters are read.
statement-file-problem-bomb = This file grows far beyond its size when it is unpacked, and was not read.
statement-file-problem-broken = This file is damaged, or not made as its format requires.
statement-file-problem-unknown = This file is of another kind. Choose a PDF, DOCX, HWPX, HWP, HTML or text file.
statement-file-problem-too_slow = This file took too long to read. Choose a simpler one, or paste the text.
statement-file-problem-unread = Files cannot be read at the moment. Try again later, or paste the text.

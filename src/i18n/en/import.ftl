import-title = Import a spreadsheet
import-of = Import { $name }
import-lead = Choose a file with a row for each commitment, milestone, report or organisation. Nothing is recorded before you have seen what would become of every row.
import-subject = What does each row describe?
import-subject-commitments = Commitments
import-subject-milestones = Milestones
import-subject-updates = Reports
import-subject-organisations = Organisations
import-file = File
import-file-hint = A CSV, Excel (XLSX) or OpenDocument (ODS) file of at most 20 MB and 20,000 rows. The columns may be called anything; hidden rows are read, hidden sheets are not.
import-file-choose = Choose a file first.
import-open = Read the file
import-kept = Files not yet recorded
import-kept-note = Only you see them. They are deleted after a week.
import-discard = Delete
import-discarded = The file was deleted.
import-done = { $n ->
    [one] { $n } entry was recorded.
   *[other] { $n } entries were recorded.
 }
import-done-proposed = { $n ->
    [one] { $n } of them waits until the other side accepts it.
   *[other] { $n } of them wait until the other side accepts them.
 }
import-done-submitted = { $n ->
    [one] { $n } report was submitted and waits to be published.
   *[other] { $n } reports were submitted and wait to be published.
 }
import-done-before = This file was recorded before.
import-preview-lead = Check what was understood, and change it where it is wrong. What is shown here is what will be recorded. An empty cell changes nothing.
import-settings = How the file is read
import-sheet = Sheet
import-header = Row with the headings
import-row-of = Row { $n }: { $words }
import-encoding = Encoding
import-encoding-utf-8 = Unicode (UTF-8)
import-encoding-utf-16le = Unicode (UTF-16, little-endian)
import-encoding-utf-16be = Unicode (UTF-16, big-endian)
import-encoding-euc-kr = Korean (EUC-KR, CP949)
import-separator = Separator
import-separator-comma = Comma
import-separator-semicolon = Semicolon
import-separator-tab = Tab
import-separator-bar = Vertical bar
import-date_order = Order of dates such as 03/04/2026
import-date_order-day_first = Day, month, year
import-date_order-month_first = Month, day, year
import-found-out = Found out from the file
import-columns = What the columns mean
import-heading = Heading
import-samples = Values
import-meaning = Meaning
import-means-nothing = Not read
import-column = column { $column }
import-column-means = Column { $column } means
import-for-all = For all new rows
import-for-all-note = Used where a new row says nothing itself. Recorded entries are not changed by it.
import-per-row = As each row says
import-look = Read again
import-preview = What becomes of the rows
import-then = In the file
import-no-rows = There are no rows below the headings.
import-counted-new = { $n ->
    [one] { $n } new entry
   *[other] { $n } new entries
 }
import-counted-changed = { $n ->
    [one] { $n } changed entry
   *[other] { $n } changed entries
 }
import-counted-unchanged = { $n ->
    [one] { $n } entry stands like this already
   *[other] { $n } entries stand like this already
 }
import-counted-refused = { $n ->
    [one] { $n } entry is refused
   *[other] { $n } entries are refused
 }
import-counted-proposed = { $n ->
    [one] { $n } of them is proposed to the other side and holds once it is accepted.
   *[other] { $n } of them are proposed to the other side and hold once they are accepted.
 }
import-counted-public = { $n ->
    [one] { $n } new entry will be seen by everyone.
   *[other] { $n } new entries will be seen by everyone.
 }
import-counted-narrower = { $n ->
    [one] { $n } new entry will not be public. A row that does not say who will see it is for the parties only.
   *[other] { $n } new entries will not be public. A row that does not say who will see it is for the parties only.
 }
import-counted-submitted = { $n ->
    [one] { $n } report will be submitted. Only your side sees it until it is published.
   *[other] { $n } reports will be submitted. Only your side sees them until they are published.
 }
import-submitted = to be published by your side
import-proposed = to be accepted by the other side
import-refused = Refused
import-refused-file = Refused rows with their reasons (CSV)
import-refused-row = Row
import-refused-why = Why it is refused
import-changed = Changed
import-new = New
import-more = { $n ->
    [one] And { $n } more.
   *[other] And { $n } more.
 }
import-row = Row { $n }
import-rows = Rows { $first } to { $last }
import-reason-hint = Why recorded entries change. Everyone who may see them may read it.
import-leave-out = { $n ->
    [one] Leave out the { $n } refused entry
   *[other] Leave out the { $n } refused entries
 }
import-all-or-nothing = Without this nothing is recorded as long as an entry is refused.
import-refused-rows = Some entries are refused. Correct them in the file and read it again, or leave them out.
import-record = { $n ->
    [one] Record { $n } entry
   *[other] Record { $n } entries
 }
import-problem-empty = There is nothing in the file.
import-problem-too_large = The file is larger than 20 MB, or holds more text than is read.
import-problem-too_many_rows = A sheet has more than 20,000 rows. Part it into several files.
import-problem-too_many_columns = A sheet has more than 200 columns.
import-problem-too_many_sheets = The file has more than 200 sheets. Save the one that is meant as a file of its own.
import-problem-bomb = The file unpacks to far more than it is.
import-problem-broken = The file is damaged.
import-problem-encrypted = The file is protected by a password.
import-problem-unknown = The file is no CSV, Excel (XLSX) or OpenDocument (ODS) file.
import-problem-encoding = The letters of the file cannot be read in this encoding. Choose another one, or save the file as UTF-8.
import-problem-too_slow = Reading the file took too long.
import-problem-unread = The file could not be read just now. Try again.
import-cell-ambiguous_day = The day may be in one month or in another. Choose the order of dates above, or write it like 2026-04-03.
import-cell-not_a_day = This is no day such as 2026-04-03.
import-cell-not_a_due = This is no day, month, quarter, half or year, such as 2026-11-25, 2026-11, 2026 Q4, 2026 H2 or 2026.
import-cell-not_a_word = This is none of the words that can stand here.
import-cell-unknown_name = Nothing here has this name.
import-cell-several = Several have this name. Put the code in its place.
import-cell-contradicts = Another cell of the same entry says something else.
import-cell-no_text = It has characters that a text cannot have.
import-cell-cut = The cell is as long as a spreadsheet lets it be, so its end is missing.
import-cell-formula = The cell has a formula, and the file does not hold its result. Save the file once in a spreadsheet program.
import-cell-error = The spreadsheet shows an error in this cell.
import-cell-unclosed = A quotation mark opens in this row and never closes.
import-cell-twice = A row above is about the same.
import-cell-owners_elsewhere = An organisation of the other side stands here no more. Only that side can release it.
import-cell-fixed = This does not change once it is recorded.
import-cell-change_waits = Another wording of this waits to be accepted.
import-cell-not_a_percent = This is no whole number from 0 to 100, such as 40 or 40%. Write 1 as 1%.
import-cell-not_as_many = There are not as many names of sources as sources.
import-cell-report_waits = Another report by your organisation is waiting to be published or was returned to you.
import-cell-denied = This is not for you to record.
import-field-code = Code or address
import-field-commitment = Commitment
import-field-statement = Statement
import-field-number = Number in the statement
import-field-title_en = Title (English)
import-field-title_ko = Title (Korean)
import-field-summary_en = Summary (English)
import-field-summary_ko = Summary (Korean)
import-field-areas = Areas
import-field-party = Party
import-field-kind = Kind
import-field-undertaken_by = Parties that do it
import-field-proposed_by = Proposed by
import-field-addressed_to = Proposed to
import-field-owners = Responsible organisations
import-field-standing = Standing
import-field-basis = Basis
import-field-nature = Nature
import-field-starts_on = Start
import-field-due = Due
import-field-completed_on = Completed on
import-field-address = Source or website
import-field-locator = Place in the source
import-field-visibility = Visible to
import-field-on = Reporting date
import-field-voice = Reported by
import-field-organisation = Organisation
import-field-status = Status
import-field-progress = Progress in per cent
import-field-results_en = Results (English)
import-field-results_ko = Results (Korean)
import-field-next_steps_en = Next steps (English)
import-field-next_steps_ko = Next steps (Korean)
import-field-obstacles_en = Obstacles (English)
import-field-obstacles_ko = Obstacles (Korean)
import-field-help_needed_en = Help needed (English)
import-field-help_needed_ko = Help needed (Korean)
import-field-sources = Sources
import-field-publishers = Names of the sources
# Headings under which columns are recognised, parted by semicolons.
import-heading-code = Code; ID; Identifier; Slug; Key; Abbreviation
import-heading-commitment = Commitment; Commitments; Commitment code; Commitment title
import-heading-statement = Statement; Joint statement; Document
import-heading-number = Number; No.; No; Item number; #
import-heading-title_en = Title (English); Title; English title; Name (English); Name; Milestone
import-heading-title_ko = Title (Korean); Korean title; Name (Korean)
import-heading-summary_en = Summary (English); Summary; Description; Details
import-heading-summary_ko = Summary (Korean)
import-heading-areas = Areas; Area; Field; Sector; Topic
import-heading-party = Party; Country; Side; Government
import-heading-kind = Kind; Type
import-heading-undertaken_by = Undertaken by; Parties; Who does it; By
import-heading-proposed_by = Proposed by; Proposer
import-heading-addressed_to = Proposed to; Addressed to
import-heading-owners = Owners; Owner; Lead; Leads; Responsible; Responsible organisation; Responsible organization; Ministry; Lead agency
import-heading-standing = Standing
import-heading-basis = Basis
import-heading-nature = Nature
import-heading-starts_on = Start; Start date; Starts; Starts on; Begin
import-heading-due = Due; Due date; Deadline; Target date; By when
import-heading-completed_on = Completed on; Completed; Completion date; Done on
import-heading-address = Source; Source URL; Link; URL; Website; Web address
import-heading-locator = Place in the source; Paragraph; Page; Section
import-heading-visibility = Visible to; Visibility
import-heading-on = Reporting date; Date; Day; As of; Reported on
import-heading-voice = Reported by; Voice; Side
import-heading-organisation = Organisation; Organization; Reporting organisation; Author
import-heading-status = Status; State; RAG
import-heading-progress = Progress in per cent; Progress; Per cent; Percent; %
import-heading-results_en = Results (English); Results; Achievements
import-heading-results_ko = Results (Korean)
import-heading-next_steps_en = Next steps (English); Next steps; Plans
import-heading-next_steps_ko = Next steps (Korean)
import-heading-obstacles_en = Obstacles (English); Obstacles; Problems; Risks
import-heading-obstacles_ko = Obstacles (Korean)
import-heading-help_needed_en = Help needed (English); Help needed; Requests
import-heading-help_needed_ko = Help needed (Korean)
import-heading-sources = Sources; Source; Source URL; Source address; Link; URL; Evidence
import-heading-publishers = Source title; Source name; Publisher; Published by

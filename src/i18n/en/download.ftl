# Lists in formats for other programs: spreadsheets, calendars, feed readers.

download-link = Download
download-title = Download
download-lead = What the list shows, in formats for other programs.
download-description = The list of commitments for spreadsheets, calendars and feed readers.
download-holds = { $n ->
    [one] { $n } commitment or proposal
   *[other] { $n } commitments and proposals
 }, as of { $day }.
download-filters = Only: { $filters }
download-everything = Download everything instead
download-back = Back to the list
download-sheets = For spreadsheets
download-subject-commitments = Commitments
download-subject-commitments-note = A row for each, with the columns that the list shows.
download-subject-timeline = Timeline
download-subject-timeline-note = A row for each due day and milestone of these commitments.
download-column-what_is_due = What is due
download-column-first_due_on = First due by
download-column-completed_on = Completed on
download-subject-updates = Reports
download-subject-updates-note = A row for each report on these commitments.
download-subject-changes = Changes
download-subject-changes-note = A row for each change since the last meeting, or between the days compared.
download-kind-csv = CSV
download-kind-xlsx = Excel
download-csv-note = In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe. A spreadsheet may drop the zeros before a number; the Excel file keeps them.

## What can be subscribed to
download-subscribe = To subscribe to
download-subscribe-note = Copy an address into your program. It follows the list as it is filtered here.
download-calendar = Calendar
download-calendar-note = Due days and milestones; the calendar of the whole list has the meetings too.
download-calendar-open = Calendar (ICS)
download-feed = Feed
download-feed-note = Each report as it is published, with its whole text.
download-feed-open = Feed (Atom)
calendar-description = Due days, milestones and meetings.
calendar-file = Calendar
calendar-due = Due: { $title }
calendar-milestone = Milestone: { $step } ({ $title })
calendar-meeting = Meeting
feed-title = { $source }: reports
feed-title-narrowed = { $source }: reports, { $filters }
feed-subtitle = What was reported on the commitments, the newest first.

## Columns
download-column-code = Code
download-column-rests = Status rests on
download-column-published = Published source
download-column-said_in = Said in
download-column-due_on = Due by
download-column-overdue = Overdue
download-column-voice = Reported by
download-busy = Other files are being made first. Try again in a moment.
download-column-organisation = Organisation
download-column-sources = Sources
download-column-change = Change
download-column-what = What changed
download-column-address = Address

## The sheet about the file
download-about = About this file
download-about-title = Content
download-about-source = Source
download-about-from = From
download-about-to = To
download-about-rows = Rows
download-about-reader = For
download-about-everyone = Everyone
download-about-member = { $organisation }: it may hold what is not public
download-about-note = Note
download-about-cut = Long texts
download-about-cut-note = Cells that end in “…” held more than 32,767 letters, the most that a spreadsheet takes. The CSV file has them whole.

# Documents that leave as files
document-download = As a document:
document-docx = Word (DOCX)
document-hwpx = Hangul (HWPX)
document-pdf = PDF
document-draft = Draft
document-field-document_number = Document number
document-field-drafter = Drafted by
document-field-reviewer = Reviewed by
document-field-approver = Approved by

paste-title = Paste a table
paste-explained = Copy rows in Excel or HWP and paste them here. First you see what was understood; it then goes into the drafts of your organisation, and nothing is submitted.
paste-table = Table
paste-table-hint = A row for each commitment, named by its title in either language or by its address. Columns are recognised by their headings; without headings they are read in this order: commitment, status, results, next steps, progress.
paste-file = Or a file
paste-file-hint = The sheet that you downloaded and filled in, or another CSV, Excel (XLSX) or OpenDocument (ODS) file. Its first sheet takes the place of the table above.
paste-texts-in = Language of the texts
paste-preview = Preview
paste-take = Write the chosen rows into the drafts
paste-understood = What was understood
paste-others = Rows that are not taken
paste-line = Line { $n }
paste-then = In the table
paste-same = The draft says this already.
paste-nothing = Nothing in this row can be taken.
paste-nothing-fits = No row of the table fits one of your commitments.
paste-reported = Your organisation has already submitted a report on this; change it there.
paste-none-chosen = No row is chosen, so nothing was written.
paste-nameless = No commitment is named in this row.
paste-unknown = None of your commitments under way has this title or address.
paste-several = Several commitments have this title. Put the address in its place: { $slugs }.
paste-twice = The same commitment is in several rows: lines { $lines }. Leave one of them.
paste-unclosed = A quotation mark opens in this row and never closes.
paste-not-taken = Not taken: “{ $value }”. { $reason }
paste-unread = { $n ->
    [one] { $n } cell stands under no known heading and was not read.
   *[other] { $n } cells stand under no known heading and were not read.
 }
paste-unread-headings = Headings not read: { $headings }
paste-done = { $n ->
    [one] { $n } row was written into its draft. Check it and submit it here.
   *[other] { $n } rows were written into their drafts. Check them and submit them here.
 }
# Headings under which columns are recognised, parted by semicolons.
pasted-heading-commitment = Commitment; Commitments; Title; Item; Address
pasted-heading-status = Status
pasted-heading-results = Results; Result; Achievements
pasted-heading-next_steps = Next steps; Next step; Plans
pasted-heading-progress = Progress; Progress in per cent; Progress (%); %
pasted-problem-empty = The table has no rows.
pasted-problem-no_commitments = No heading names the column of the commitments. Call it “Commitment”.
pasted-problem-column_twice = Two columns have the same heading. Remove one of them.
pasted-problem-too_many_rows = The table has more than 500 rows. Paste it in parts.
pasted-cell-not_a_status = This is no status that can be reported.
pasted-cell-not_a_number = Progress is a whole number from 0 to 100.
pasted-cell-too_long = Texts have at most 20,000 characters.
pasted-cell-no_text = It has characters that a text cannot have.
sheet-file = Download (XLSX)
sheet-file-titled = Commitment title
sheet-file-note = Fill in status, progress, results and next steps, and take the file in on the page “Paste a table”. An empty cell changes nothing.

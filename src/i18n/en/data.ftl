# Open data: formats that everybody may have, and parts for other sites.

data-title = Open data
data-lead = Everything public here, in formats for other programs.
data-description = What governments said in joint statements they would do together, and what was reported since: commitments, reports, calendar and feed as open data.
data-forms = Formats
data-whole = The portfolio
data-whole-note = Statements, commitments, owners, milestones, reports and answers in one file, which another installation can import.
data-public-note = The file with the portfolio holds what everybody may see, also when you are signed in. Agendas and decisions of meetings, attached files and the days on which sources were read are not in it: they stand on the pages. For a part only, filter the list and choose Download there.
data-terms = Terms of use
data-terms-note = What is known of how texts of the parties and organisations may be used:
data-machines = For programs
data-catalogue = Description for data catalogues (DCAT, JSON-LD)
data-llms = Every page as plain text (llms.txt)
data-file = Portfolio

## Parts for other sites
embed-title = Show on another site
embed-note = Copy this code into a page of yours. It shows what everybody may see, as it is now. To choose the colours, add { $light } or { $dark } to its address.
embed-copy = Copy code
embed-open = Open on { $site }
embed-as-of = As of { $day }
embed-missing = There is nothing here any more.

# What stands at the foot of every page, and on the page about Accord.

footer = About this page
notice-nobody-takes-part = No government takes part.
notice-readings = Statuses are readings of published sources.
notice-taking-part = Taking part here: { $parties }. Everything else is read from published sources.
notice-summaries = Titles and summaries are ours, not official wording.
notice-sources = Every entry names its source.
notice-independent = Accord is not a publication of any government.
notice-data-updated = Data last changed { $when }
marking-real = Real data
marking-fictional = Fictional
marking-synthetic = Synthetic
marking-fictional-notice = This portfolio is fictional. Nothing in it was said or done by any government.
marking-synthetic-notice = These data were generated to measure the product. Nothing in them is real.

about = About
about-title = About Accord
about-description = What Accord is, where its statuses come from, and what its words mean.
about-what = Accord shows what governments said in joint statements they would do together, who is responsible, what has happened since, and what is due next.
about-status = A status is what somebody reported, never a judgement of ours. Who reported it is always shown. The public record is an editor’s reading of a cited source, and can only say that a thing was completed, is in progress or has not started.
about-silence = That nothing was found does not mean that nothing was done. “No follow-up found in public sources” says only what we have looked for and not found.
about-late = That a due day has passed is shown as its own fact and never turned into the status “Delayed”.
about-proposals = Proposals are counted apart from commitments.
about-as-of = Every page can be seen as of a past day, and be cited so.
about-dates = Days are calendar days. “Today” is the day in { $zone }.
about-licence = Licences of the texts

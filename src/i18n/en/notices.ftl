# What stands at the foot of every page, and on the page about the site.

footer = About this page
notice-nobody-takes-part = No government takes part.
notice-readings = Statuses are readings of published sources.
notice-taking-part = Taking part here: { $parties }. Everything else is read from published sources.
notice-summaries = Titles and summaries are ours, not official wording.
notice-sources = Every entry names its source.
notice-publisher = Published by { $publisher }.
notice-independent = This site is not a publication of any government.
marking-fictional-notice = This portfolio is fictional. Nothing in it was said or done by any government.
marking-synthetic-notice = These data were generated to measure the product. Nothing in them is real.

about-title = About this site
about-description = What this site is, where its statuses come from, and what its words mean.
about-what = This site shows what governments said in joint statements they would do together, who is responsible, what has happened since, and what is due next.
about-status = A status is what somebody reported, never a judgement of ours. Who reported it is always shown. The public record is an editor’s reading of a cited source, and can only say that a thing was completed, is in progress or has not started.
about-silence = That nothing was found does not mean that nothing was done. “No follow-up found in public sources” says only what we have looked for and not found.
about-late = That a due day has passed is shown as its own fact and never turned into the status “Delayed”.
about-proposals = Proposals are counted apart from commitments.
about-as-of = Every page can be seen as of a past day, and be cited so.
about-dates = Days are calendar days. “Today” is the day in { $zone }.
about-zone-first_party = The portfolio names no time zone, so that of its first party is assumed.
about-zone-nothing = There is no portfolio that names a time zone, so UTC is assumed.
about-headline-title = How a commitment gets its status
about-headline = On whose word it rests is always shown beside it. The first of these that applies counts:
about-judgement = A judgement such as “Delayed” or “At risk” that an editor read in a source is told beside the status as what that source reports. It is nobody’s headline: only a party’s own report moves that.
about-shapes = Each status has a word, a shape and a colour. Word and shape say enough without the colour.
about-freshness = Counted for open commitments only, from the last report or the last confirmation that it is still true; recurring ones from the last sitting. Proposals and what is finished have none.
about-words = The other words
about-word = Word
about-meaning = Meaning
about-notices = Before you quote
about-data = What is recorded
about-publishers = Publishers of the sources
about-publisher = Publisher
about-publisher-sources = Sources
about-sources-all = Sources of { $n ->
    [one] the { $n } report
   *[other] all { $n } reports
 }, by who published them.
about-sources-latest = Sources of the latest { $n } reports, by who published them.
about-licence = Licences of the texts
about-licence-own = Titles, summaries and translations are in the editors’ own words. Every text that is quoted names its source.
about-licence-press = Press reports and private pages were used for facts only; none of their text is kept.

//! What was reported on the commitments of a list, as a table.

use crate::app::components::status_look::status_look;
use crate::app::pages::portfolio::export::{address, head};
use crate::app::pages::report::review::audience::who;
use crate::app::request::RenderContext;
use crate::domain::report::update::Voice;
use crate::exchange::table::{Cell, Head};
use crate::i18n::Messages;
use crate::paths;
use crate::store::list::ListRow;
use crate::store::report::updates::ListedUpdate;

/// The key of the head that only members find, and their cells below it: strangers see of which side a report is.
const MEMBERS: &str = "download-column-organisation";
/// The keys of the heads, with widths.
const HEADS: [(&str, u8); 16] = [
    ("download-column-code", 20),
    ("list-column-commitment", 40),
    ("report-on", 14),
    ("download-column-voice", 24),
    (MEMBERS, 24),
    ("list-column-status", 16),
    ("report-progress", 12),
    ("report-title-field", 40),
    ("report-results", 40),
    ("report-next_steps", 40),
    ("report-obstacles", 40),
    ("report-help_needed", 40),
    ("report-narrative", 40),
    ("download-column-sources", 40),
    ("field-visibility", 20),
    ("download-column-address", 40),
];

/// The heads, for a member or for everybody.
pub fn heads(member: bool, messages: Messages) -> Vec<Head> {
    let found = HEADS.iter().filter(|(key, _)| member || *key != MEMBERS);
    found.map(|(key, width)| head(messages, key, *width)).collect()
}

/// The row of a report, with a cell for each of [`heads`].
pub fn row(entry: &ListRow, reported: &ListedUpdate, member: bool, context: &RenderContext, root: &str) -> Vec<Cell> {
    let (lang, messages, update) = (context.lang, context.messages, &reported.update);
    let voice = match &update.voice {
        Voice::PublicRecord => messages.say("voice-public_record"),
        Voice::Party(party) => context.party(party.as_str()),
    };
    let sources = update.evidence.iter().filter_map(|it| it.address.clone().or_else(|| it.publisher.clone()));
    let [title, narrative, results, next_steps, obstacles, help_needed] =
        update.texts().map(|text| Cell::words(text.words(lang)));
    let written_by = || update.written_by.as_ref().map(|it| context.organisation(it.as_str())).unwrap_or_default();
    let mut row = vec![
        Cell::words(entry.listed.slug.clone()),
        Cell::words(entry.listed.title.words(lang)),
        Cell::Day(reported.effective_on),
        Cell::words(voice),
    ];
    row.extend(member.then(|| Cell::words(written_by())));
    row.extend([
        Cell::Coloured(messages.of_word("status", update.status).to_owned(), status_look(update.status.into()).ink),
        update.progress.map_or(Cell::Empty, |it| Cell::Number(it.into())),
        title,
        results,
        next_steps,
        obstacles,
        help_needed,
        narrative,
        Cell::words(sources.collect::<Vec<_>>().join("\n")),
        Cell::words(who(&reported.visibility, context)),
        address(root, &context.link(&paths::commitment(lang, &entry.listed.slug))),
    ]);
    row
}

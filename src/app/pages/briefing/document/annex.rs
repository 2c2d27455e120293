//! Every commitment of the selection, and where they come from.

use crate::app::pages::briefing::document::{Writer, dotted};
use crate::domain::commitment::due::DueState;
use crate::domain::statement::Statement;
use crate::exchange::document::{Line, Look, Piece, Row, Table};
use crate::paths;
use crate::store::list::Entry;

/// The most rows: beyond it the list on the screen serves better than paper.
const MOST_ROWS: usize = 1_000;

impl Writer<'_> {
    /// The list, and the statements with their addresses.
    pub(super) fn annex(&self) -> Vec<Piece> {
        let words = self.words;
        let all = &self.facts.all;
        let heading = |level, key| Piece::Heading(level, vec![vec![self.text(key)]]);
        let mut pieces = vec![heading(2, "briefing-annex")];
        if all.is_empty() {
            pieces.push(Piece::Text(vec![self.text("briefing-annex-none")]));
            return pieces;
        }
        let keys = ["list-column-status", "list-column-commitment", "list-column-due", "list-column-last-report"];
        pieces.push(Piece::Table(Table {
            caption: vec![vec![self.text("briefing-annex-caption")]],
            head: keys.iter().map(|key| vec![vec![self.say(words.text(key))]]).collect(),
            rows: all.iter().take(MOST_ROWS).map(|it| self.row(it)).collect(),
            numbers: false,
            widths: vec![21, 49, 15, 15],
        }));
        if all.len() > MOST_ROWS {
            let more = words.with("and-more", &[("n", (all.len() - MOST_ROWS).into())]);
            pieces.push(Piece::Text(vec![self.say(more).looking(Look::Quiet)]));
        }
        pieces.push(heading(2, "briefing-sources"));
        let mut slugs: Vec<&str> = Vec::new();
        for entry in all {
            if !slugs.contains(&entry.listed.statement.as_str()) {
                slugs.push(&entry.listed.statement);
            }
        }
        let statements = slugs.into_iter().filter_map(|it| self.facts.reference.statement(it));
        pieces.push(Piece::List { numbered: false, items: statements.map(|it| self.statement(it)).collect() });
        pieces.push(Piece::Text(vec![self.text("briefing-note").looking(Look::Quiet)]));
        pieces
    }

    fn row(&self, entry: &Entry) -> Row {
        let (words, listed) = (self.words, &entry.listed);
        let address = self.drawing.link(&paths::commitment(self.lang, &listed.slug));
        let title = vec![
            vec![self.title_of(listed, usize::MAX)],
            // What was printed leads there too.
            vec![self.say(&address).looking(Look::Quiet).leading_to(&address)],
        ];
        let passed = listed.outlook.due_state(self.facts.as_of) == Some(DueState::Passed);
        let due: Vec<Line> = listed
            .due
            .map(|due| self.say(words.due(due)).looking(if passed { Look::Late } else { Look::Plain }))
            .into_iter()
            .chain(passed.then(|| self.text("due-passed-short").looking(Look::Quiet)))
            .map(|it| vec![it])
            .collect();
        let reported: Vec<Line> =
            listed.outlook.reported_on.map(|on| vec![self.say(words.day(on))]).into_iter().collect();
        let cells = vec![vec![vec![self.status(listed)]], title, due, reported];
        Row { slug: Some(listed.slug.clone()), cells }
    }

    fn statement(&self, it: &Statement) -> Vec<Line> {
        let title = self.recorded(&it.title, usize::MAX).unwrap_or_else(|| self.say(&it.slug));
        let kind = self.say(self.words.of_word("statement-kind", it.kind));
        let mut lines = vec![dotted([title, kind, self.say(self.words.day(it.on))], self.lang)];
        if let Some(source) = it.source.as_ref() {
            let mut span = self.noted(source).looking(Look::Quiet);
            if crate::app::components::link::is_web_address(source) {
                span = span.leading_to(source);
            }
            lines.push(vec![span]);
        }
        lines
    }
}

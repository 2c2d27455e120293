//! Every commitment of the selection, and where they come from.

use crate::app::pages::briefing::document::{Writer, dotted};
use crate::app::paper::filing;
use crate::app::request::invented;
use crate::domain::basics::web_address::is_web_address;
use crate::domain::commitment::due::DueState;
use crate::domain::statement::Statement;
use crate::exchange::document::{Block, Runs, Style, TableBlock, TableRow};
use crate::paths;
use crate::store::list::ListRow;

/// The most rows: beyond that the list on screen serves better than paper.
const MOST_ROWS: usize = 1_000;

impl Writer<'_> {
    /// The list, and the statements with their addresses.
    pub(super) fn annex(&self) -> Vec<Block> {
        let messages = self.messages;
        let all = &self.facts.all;
        let heading = |level, key| Block::Heading(level, vec![vec![self.text(key)]]);
        let mut pieces = vec![heading(2, "briefing-annex")];
        let invented = invented(&self.facts.reference, messages);
        pieces.extend(invented.map(|it| Block::Text(vec![self.say(it).looking(Style::Strong)])));
        if all.is_empty() {
            pieces.push(Block::Text(vec![self.text("briefing-annex-none")]));
            return pieces;
        }
        let keys = ["list-column-status", "list-column-commitment", "list-column-due", "list-column-last-report"];
        pieces.push(Block::Table(TableBlock {
            caption: vec![vec![self.text("briefing-annex-caption")]],
            head: keys.iter().map(|key| vec![vec![self.say(messages.text(key))]]).collect(),
            rows: all.iter().take(MOST_ROWS).map(|it| self.row(it)).collect(),
            numbers: false,
            widths: vec![21, 49, 15, 15],
        }));
        if all.len() > MOST_ROWS {
            let more = messages.with("and-more", &[("n", (all.len() - MOST_ROWS).into())]);
            pieces.push(Block::Text(vec![self.say(more).looking(Style::Quiet)]));
        }
        pieces.push(heading(2, "briefing-sources"));
        let mut slugs: Vec<&str> = Vec::new();
        for entry in all {
            if !slugs.contains(&entry.listed.statement.as_str()) {
                slugs.push(&entry.listed.statement);
            }
        }
        let statements = slugs.into_iter().filter_map(|it| self.facts.reference.statement(it));
        pieces.push(Block::List { numbered: false, items: statements.map(|it| self.statement(it)).collect() });
        pieces.push(Block::Text(vec![self.text("briefing-note").looking(Style::Quiet)]));
        pieces.push(filing(messages));
        pieces
    }

    fn row(&self, entry: &ListRow) -> TableRow {
        let (messages, listed) = (self.messages, &entry.listed);
        let address = self.context.link(&paths::commitment(self.lang, &listed.slug));
        let title = vec![
            vec![self.title_of(listed, usize::MAX)],
            // Printed copies lead there too.
            vec![self.say(&address).looking(Style::Quiet).leading_to(&address)],
        ];
        let passed = listed.outlook.due_state(self.facts.as_of) == Some(DueState::Passed);
        let due: Vec<Runs> = listed
            .due
            .map(|due| self.say(messages.due(due)).looking(if passed { Style::Late } else { Style::Plain }))
            .into_iter()
            .chain(passed.then(|| self.text("due-passed-short").looking(Style::Quiet)))
            .map(|it| vec![it])
            .collect();
        let reported: Vec<Runs> =
            listed.outlook.reported_on.map(|on| vec![self.say(messages.day(on))]).into_iter().collect();
        let cells = vec![vec![vec![self.status(listed)]], title, due, reported];
        TableRow { slug: Some(listed.slug.clone()), cells }
    }

    fn statement(&self, statement: &Statement) -> Vec<Runs> {
        let title = self.recorded(&statement.title, usize::MAX).unwrap_or_else(|| self.say(&statement.slug));
        let kind = self.say(self.messages.of_word("statement-kind", statement.kind));
        let mut lines = vec![dotted([title, kind, self.say(self.messages.day(statement.on))], self.lang)];
        if let Some(source) = statement.source.as_ref() {
            let mut span = self.noted(source).looking(Style::Quiet);
            if is_web_address(source) {
                span = span.leading_to(source);
            }
            lines.push(vec![span]);
        }
        lines
    }
}

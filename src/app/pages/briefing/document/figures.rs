//! The numbers, and what changed.

use std::sync::Arc;

use crate::app::components::status_look::{Column, status_look};
use crate::app::pages::briefing::document::{Writer, dotted, status_style};
use crate::app::pages::portfolio::changes::rows::became;
use crate::domain::commitment::due::Due;
use crate::domain::list::comparison::{ChangeKind, slip};
use crate::domain::list::facet::Facet;
use crate::domain::list::facet_counts::Counts;
use crate::domain::list::facets::Facets;
use crate::domain::record::headline::HeadlineStatus;
use crate::exchange::document::{Bar, Block, ChartBlock, Runs, Style, TableBlock, TableRow};
use crate::service::portfolio::changes::Moved;
use crate::store::list::ListRow;

/// The most rows of what changed; the page of changes has all.
const MOST_CHANGES: usize = 60;

impl Writer<'_> {
    /// Areas by status, and what changed.
    pub(super) fn figures(&self) -> Vec<Block> {
        let heading = |level, key| Block::Heading(level, vec![vec![self.text(key)]]);
        let mut pieces = vec![heading(2, "briefing-figures"), self.areas()];
        pieces.extend(self.chart());
        pieces.push(heading(2, "briefing-moved"));
        let moved = &self.facts.changes.moved;
        if moved.is_empty() {
            pieces.push(Block::Text(vec![self.text("briefing-changes-none")]));
        } else {
            pieces.push(self.moved(&moved[..moved.len().min(MOST_CHANGES)]));
        }
        if moved.len() > MOST_CHANGES {
            let more = self.messages.with("and-more", &[("n", (moved.len() - MOST_CHANGES).into())]);
            pieces.push(Block::Text(vec![self.say(more).looking(Style::Quiet)]));
        }
        pieces
    }

    /// How many commitments stand how; nothing where there are none.
    fn chart(&self) -> Option<Block> {
        let counts = self.facts.tally.counts();
        let counted = HeadlineStatus::ALL.iter().filter(|it| counts.at(**it) > 0);
        let bar = |status: &HeadlineStatus| Bar {
            label: vec![vec![self.text(&format!("status-{status}"))]],
            number: counts.at(*status),
            colour: status_look(*status).light,
        };
        let bars: Vec<Bar> = counted.map(bar).collect();
        (!bars.is_empty()).then(|| Block::Chart(ChartBlock { title: vec![vec![self.text("briefing-chart")]], bars }))
    }

    fn areas(&self) -> Block {
        let messages = self.messages;
        let always = |status| status_look(status).column == Column::Always;
        let (total, mut by_area) = (self.facts.tally.counts(), self.facts.tally.by_area());
        let statuses: Vec<HeadlineStatus> =
            HeadlineStatus::ALL.iter().copied().filter(|it| always(*it) || total.at(*it) > 0).collect();
        let cell = |text: &str| vec![vec![self.say(text)]];
        let head = std::iter::once(cell(messages.text("area")))
            .chain(statuses.iter().map(|status| {
                let word = self.say(messages.of_word("status", status)).looking(status_style(*status));
                vec![vec![word]]
            }))
            .chain([cell(messages.text("briefing-total")), cell(messages.text("column-proposals"))]);
        let row = |name: Runs, counts: &Counts| {
            let numbers = statuses.iter().map(|it| counts.at(*it)).chain([counts.commitments(), counts.proposals]);
            let numbers = numbers.map(|it| vec![vec![self.say(messages.number(it))]]);
            TableRow { slug: None, cells: std::iter::once(vec![name]).chain(numbers).collect() }
        };
        let chosen = &self.facts.ask.area;
        let areas = self.facts.reference.areas.iter().filter(|it| chosen.is_empty() || chosen.contains(&it.code));
        let mut rows: Vec<TableRow> = areas
            .filter_map(|area| {
                let counts = by_area.remove(area.code.as_str())?;
                let list = self.list(Facets::of(Facet::Area, [&area.code]));
                Some(row(self.recorded(&area.name, 60).map(|it| it.leading_to(list)).into_iter().collect(), &counts))
            })
            .collect();
        rows.push(row(vec![self.text("briefing-each-once").looking(Style::Strong)], &total));
        let columns = u16::try_from(statuses.len() + 2).unwrap_or(1);
        let each = 78 / columns;
        let widths = std::iter::once(100 - each * columns).chain((0..columns).map(|_| each)).collect();
        Block::Table(TableBlock {
            caption: vec![vec![self.text("briefing-areas-caption")]],
            head: head.collect(),
            rows,
            numbers: true,
            widths,
        })
    }

    fn moved(&self, moved: &[Moved]) -> Block {
        let rows = moved.iter().filter_map(|change| {
            let listed = &change.entry()?.listed;
            let cells = vec![vec![vec![self.title_of(listed, 200)]], self.what(change)];
            Some(TableRow { slug: Some(listed.slug.clone()), cells })
        });
        let head = ["list-column-commitment", "briefing-what-changed"].map(|key| vec![vec![self.text(key)]]);
        let since = self.messages.day_in_prose(self.facts.period.from);
        Block::Table(TableBlock {
            caption: vec![vec![self.say(self.messages.with("briefing-changes", &[("day", since.into())]))]],
            head: head.into(),
            rows: rows.collect(),
            numbers: false,
            widths: vec![55, 45],
        })
    }

    /// What became different about a commitment, in words.
    fn what(&self, moved: &Moved) -> Vec<Runs> {
        let messages = self.messages;
        let kinds = moved.difference.kinds.iter().map(|kind| self.say(messages.of_word("change", kind)));
        let mut lines = vec![dotted(kinds, self.lang)];
        let statuses = moved.difference.statuses.iter().map(|difference| {
            let change = format!(
                "{} → {}",
                messages.of_word("status", difference.before),
                messages.of_word("status", difference.after)
            );
            let text = match &difference.party {
                Some(party) => {
                    let party = self.context.party_tag(party.as_str());
                    messages.with("labelled", &[("label", party.into()), ("value", change.into())])
                }
                None => change,
            };
            vec![self.say(text).looking(Style::Quiet)]
        });
        lines.extend(statuses);
        if moved.is(ChangeKind::Superseded)
            && let Some(became) = became(moved, &self.context)
        {
            lines.push(vec![self.say(became).looking(Style::Quiet)]);
        }
        if moved.is(ChangeKind::Slipped) || moved.is(ChangeKind::DueSet) {
            let due = |entry: &Option<Arc<ListRow>>| entry.as_ref().and_then(|it| it.listed.due);
            let shown = |due: Option<Due>| due.map_or_else(|| messages.say("changes-no-due"), |due| messages.due(due));
            let (before, after) = (due(&moved.before), due(&moved.after));
            let (was, is) = (shown(before), shown(after));
            let change = match slip(before, after) {
                Some(days) => messages
                    .with("changes-due-later", &[("before", was.into()), ("after", is.into()), ("days", days.into())]),
                None => messages.with("history-due", &[("before", was.into()), ("after", is.into())]),
            };
            lines.push(vec![self.label("due").looking(Style::Quiet), self.say(change).looking(Style::Quiet)]);
        }
        lines
    }
}

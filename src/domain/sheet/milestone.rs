//! A milestone as a row of a spreadsheet says it.

use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::commitment::due::Due;
use crate::domain::commitment::milestone::Milestone;
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::CellReader;
use crate::domain::sheet::commitment::last_part;
use crate::domain::sheet::entry::Entry;
use crate::domain::sheet::outcome::{FieldChange, Refusal};

/// What a row says; nothing where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MilestoneRow {
    /// The slug or the title of its commitment.
    pub commitment: Option<String>,
    /// In English and in Korean.
    pub title: [Option<String>; 2],
    pub due: Option<Due>,
    pub completed_on: Option<Day>,
}

impl MilestoneRow {
    /// Reads a row; notes what is wrong with its cells.
    pub fn read(entry: &Entry, reader: &CellReader<'_>, faults: &mut Vec<Refusal>) -> Self {
        Self {
            commitment: reader.text(entry, SheetField::Commitment, faults).map(|it| last_part(&it)),
            title: reader.both(entry, [SheetField::TitleEn, SheetField::TitleKo], faults),
            due: reader.due(entry, SheetField::Due, faults),
            completed_on: reader.day(entry, SheetField::CompletedOn, faults),
        }
    }

    /// What it is called.
    pub fn name(&self) -> String {
        self.title.iter().flatten().next().cloned().unwrap_or_default()
    }

    /// Whether a milestone has one of its titles.
    pub fn is_titled(&self, title: &Text) -> bool {
        let same = |lang: Lang, said: &Option<String>| {
            said.as_ref().is_some_and(|said| title.version(lang).is_some_and(|it| it.words == *said))
        };
        same(Lang::En, &self.title[0]) || same(Lang::Ko, &self.title[1])
    }
}

/// In what two milestones differ, field by field, as files spell it.
pub fn changes(before: &Milestone, now: &Milestone) -> Vec<FieldChange> {
    let words = |text: &Text, lang| text.version(lang).map(|it| it.words.clone()).unwrap_or_default();
    let spelt = |it: &Milestone| {
        [
            (SheetField::TitleEn, words(&it.title, Lang::En)),
            (SheetField::TitleKo, words(&it.title, Lang::Ko)),
            (SheetField::Due, it.due.map(|it| it.to_string()).unwrap_or_default()),
            (SheetField::CompletedOn, it.completed_on.map(|it| it.to_string()).unwrap_or_default()),
        ]
    };
    let pairs = spelt(before).into_iter().zip(spelt(now)).filter(|(old, new)| old != new);
    pairs.map(|((field, old), (_, new))| FieldChange { field, old, new }).collect()
}

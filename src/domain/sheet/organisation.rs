//! An organisation as a row of a spreadsheet says it.

use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::Text;
use crate::domain::organisation::{Organisation, OrganisationKind};
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::{CellReader, Kind};
use crate::domain::sheet::commitment::{in_words, last_part};
use crate::domain::sheet::entry::Entry;
use crate::domain::sheet::outcome::{FieldChange, Refusal};

/// What a row says; nothing where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrganisationRow {
    pub code: Option<String>,
    pub party: Option<String>,
    /// In English and in Korean.
    pub name: [Option<String>; 2],
    pub kind: Option<OrganisationKind>,
    pub address: Option<String>,
}

impl OrganisationRow {
    /// Reads a row; notes what is wrong with its cells.
    pub fn read(entry: &Entry, reader: &CellReader<'_>, faults: &mut Vec<Refusal>) -> Self {
        Self {
            code: reader.text(entry, SheetField::Code, faults).map(|it| last_part(&it)),
            party: reader.name(entry, SheetField::Party, Kind::Party, faults),
            name: reader.both(entry, [SheetField::TitleEn, SheetField::TitleKo], faults),
            kind: reader.word(entry, SheetField::Kind, &reader.words.kinds, faults),
            address: reader.text(entry, SheetField::Address, faults),
        }
    }

    /// What is missing of an organisation that is to be new.
    pub fn missing(&self) -> Vec<SheetField> {
        let needed = [
            (SheetField::Code, self.code.is_none()),
            (SheetField::Party, self.party.is_none()),
            (SheetField::TitleEn, self.name.iter().flatten().next().is_none()),
            (SheetField::Kind, self.kind.is_none()),
        ];
        needed.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect()
    }

    /// The same with what holds for all new rows where it says nothing.
    pub fn or(mut self, fixed: &Self) -> Self {
        self.party = self.party.or_else(|| fixed.party.clone());
        self.kind = self.kind.or(fixed.kind);
        self
    }

    /// A new organisation; nothing as long as something is missing.
    pub fn new_entry(&self) -> Option<Organisation> {
        Some(Organisation {
            code: self.code.as_deref()?.into(),
            party: self.party.as_deref()?.into(),
            name: in_words(&self.name, &Text::default()),
            kind: self.kind?,
            former_names: Vec::new(),
            address: self.address.clone(),
            reason: Text::default(),
        })
    }

    /// An organisation with what it says in place of what another says.
    pub fn applied(&self, before: &Organisation) -> Organisation {
        Organisation {
            name: in_words(&self.name, &before.name),
            kind: self.kind.unwrap_or(before.kind),
            address: self.address.clone().or_else(|| before.address.clone()),
            reason: Text::default(),
            ..before.clone()
        }
    }
}

/// In what two organisations differ, field by field, as files spell it.
pub fn changes(before: &Organisation, now: &Organisation) -> Vec<FieldChange> {
    let words = |text: &Text, lang| text.version(lang).map(|it| it.words.clone()).unwrap_or_default();
    let spelt = |it: &Organisation| {
        [
            (SheetField::TitleEn, words(&it.name, Lang::En)),
            (SheetField::TitleKo, words(&it.name, Lang::Ko)),
            (SheetField::Kind, it.kind.to_string()),
            (SheetField::Address, it.address.clone().unwrap_or_default()),
        ]
    };
    let pairs = spelt(before).into_iter().zip(spelt(now)).filter(|(old, new)| old != new);
    pairs.map(|((field, old), (_, new))| FieldChange { field, old, new }).collect()
}

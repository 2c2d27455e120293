//! A commitment as a row of a spreadsheet says it.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::set::in_order_of;
use crate::domain::basics::text::{Text, TextKind, Version};
use crate::domain::commitment::due::Due;
use crate::domain::commitment::{Basis, Commitment, Nature, Standing};
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::{CellReader, Kind};
use crate::domain::sheet::entry::Entry;
use crate::domain::sheet::outcome::{FieldChange, Refusal};

/// What a row says; nothing where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommitmentRow {
    /// Its name in addresses, or what its author calls it.
    pub code: Option<String>,
    /// Slug of the statement.
    pub statement: Option<String>,
    pub number: Option<String>,
    /// In English and in Korean.
    pub title: [Option<String>; 2],
    pub summary: [Option<String>; 2],
    pub areas: Option<Vec<String>>,
    pub undertaken_by: Option<Vec<String>>,
    pub proposed_by: Option<String>,
    pub addressed_to: Option<String>,
    /// The codes of the organisations that lead it.
    pub owners: Option<Vec<String>>,
    pub standing: Option<Standing>,
    pub basis: Option<Basis>,
    pub nature: Option<Nature>,
    pub starts_on: Option<Day>,
    pub due: Option<Due>,
    pub address: Option<String>,
    pub locator: Option<String>,
    pub visibility: Option<Visibility>,
}

impl CommitmentRow {
    /// Reads a row; notes what is wrong with its cells.
    pub fn read(entry: &Entry, reader: &CellReader<'_>, faults: &mut Vec<Refusal>) -> Self {
        use SheetField as F;
        let words = reader.words;
        Self {
            code: reader.text(entry, F::Code, faults).map(|it| last_part(&it)),
            statement: reader.name(entry, F::Statement, Kind::Statement, faults),
            number: reader.text(entry, F::Number, faults),
            title: reader.both(entry, [F::TitleEn, F::TitleKo], faults),
            summary: reader.both(entry, [F::SummaryEn, F::SummaryKo], faults),
            areas: reader.names(entry, F::Areas, Kind::Area, faults),
            undertaken_by: reader.names(entry, F::UndertakenBy, Kind::Party, faults),
            proposed_by: reader.name(entry, F::ProposedBy, Kind::Party, faults),
            addressed_to: reader.name(entry, F::AddressedTo, Kind::Party, faults),
            owners: reader.names(entry, F::Owners, Kind::Organisation, faults),
            standing: reader.word(entry, F::Standing, &words.standings, faults),
            basis: reader.word(entry, F::Basis, &words.bases, faults),
            nature: reader.word(entry, F::Nature, &words.natures, faults),
            starts_on: reader.day(entry, F::StartsOn, faults),
            due: reader.due(entry, F::Due, faults),
            address: reader.text(entry, F::Address, faults),
            locator: reader.text(entry, F::Locator, faults),
            visibility: reader.word(entry, F::Visibility, &words.visibilities, faults),
        }
    }

    /// What it is called.
    pub fn name(&self) -> String {
        self.title.iter().flatten().next().or(self.code.as_ref()).cloned().unwrap_or_default()
    }

    /// The same with what holds for all new rows where it says nothing.
    pub fn or(mut self, fixed: &Self) -> Self {
        let of = |own: &mut Option<String>, other: &Option<String>| {
            if own.is_none() {
                own.clone_from(other);
            }
        };
        of(&mut self.statement, &fixed.statement);
        if self.undertaken_by.is_none() && self.standing.or(fixed.standing) != Some(Standing::Proposed) {
            self.undertaken_by.clone_from(&fixed.undertaken_by);
        }
        self.standing = self.standing.or(fixed.standing);
        self.basis = self.basis.or(fixed.basis);
        self.nature = self.nature.or(fixed.nature);
        self.visibility = self.visibility.or_else(|| fixed.visibility.clone());
        self
    }

    /// What is missing of a commitment that is to be new.
    pub fn missing(&self) -> Vec<SheetField> {
        let needed = [
            (SheetField::Statement, self.statement.is_none()),
            (SheetField::TitleEn, self.title.iter().flatten().next().is_none()),
            (SheetField::Standing, self.standing.is_none()),
            (SheetField::Basis, self.basis.is_none()),
            (SheetField::Nature, self.nature.is_none()),
        ];
        needed.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect()
    }

    /// A commitment with what it says in place of what another says. What it does not say stays.
    pub fn applied(&self, before: &Commitment) -> Commitment {
        let mut place = before.place.clone();
        place.address = self.address.clone().or(place.address);
        place.locator = self.locator.clone().or(place.locator);
        let parties = |own: &Option<Vec<String>>, before: &[_]| match own {
            Some(codes) => in_order_of(before, &codes.iter().map(|it| it.as_str().into()).collect::<Vec<_>>()),
            None => before.to_vec(),
        };
        Commitment {
            number: self.number.clone().or_else(|| before.number.clone()),
            areas: self.areas.as_ref().map_or_else(|| before.areas.clone(), |it| in_order_of(&before.areas, it)),
            title: in_words(&self.title, &before.title),
            summary: in_words(&self.summary, &before.summary),
            standing: self.standing.unwrap_or(before.standing),
            basis: self.basis.unwrap_or(before.basis),
            nature: self.nature.unwrap_or(before.nature),
            proposed_by: self.proposed_by.as_deref().map(Into::into).or_else(|| before.proposed_by.clone()),
            undertaken_by: parties(&self.undertaken_by, &before.undertaken_by),
            addressed_to: self.addressed_to.as_deref().map(Into::into).or_else(|| before.addressed_to.clone()),
            starts_on: self.starts_on.or(before.starts_on),
            due: self.due.or(before.due),
            place,
            ..before.clone()
        }
    }
}

/// A text with other words in some of its languages. Words that stay are the same version as before.
pub fn in_words(said: &[Option<String>; 2], before: &Text) -> Text {
    let version = |lang: Lang, said: &Option<String>| {
        let before = before.version(lang);
        match (said, before) {
            (Some(words), Some(before)) if before.words == *words => Some(before.clone()),
            (Some(words), before) => {
                let kind = if lang == Lang::En { TextKind::Original } else { TextKind::Unofficial };
                let kind = before.map_or(kind, |it| it.kind);
                Some(Version { lang, words: words.clone(), kind, translates: None })
            }
            (None, before) => before.cloned(),
        }
    };
    Text([version(Lang::En, &said[0]), version(Lang::Ko, &said[1])].into_iter().flatten().collect())
}

/// In what two commitments differ, field by field, as files spell it.
pub fn changes(before: &Commitment, now: &Commitment) -> Vec<FieldChange> {
    use SheetField as F;
    let words = |text: &Text, lang| text.version(lang).map(|it| it.words.clone()).unwrap_or_default();
    let joined = |codes: Vec<String>| codes.join("; ");
    let spelt = |it: &Commitment| {
        let code = |party: &Option<_>| party.as_ref().map(ToString::to_string).unwrap_or_default();
        [
            (F::Number, it.number.clone().unwrap_or_default()),
            (F::TitleEn, words(&it.title, Lang::En)),
            (F::TitleKo, words(&it.title, Lang::Ko)),
            (F::SummaryEn, words(&it.summary, Lang::En)),
            (F::SummaryKo, words(&it.summary, Lang::Ko)),
            (F::Areas, joined(it.areas.clone())),
            (F::UndertakenBy, joined(it.undertaken_by.iter().map(ToString::to_string).collect())),
            (F::ProposedBy, code(&it.proposed_by)),
            (F::AddressedTo, code(&it.addressed_to)),
            (F::Standing, it.standing.to_string()),
            (F::Basis, it.basis.to_string()),
            (F::Nature, it.nature.to_string()),
            (F::StartsOn, it.starts_on.map(|it| it.to_string()).unwrap_or_default()),
            (F::Due, it.due.map(|it| it.to_string()).unwrap_or_default()),
            (F::Address, it.place.address.clone().unwrap_or_default()),
            (F::Locator, it.place.locator.clone().unwrap_or_default()),
        ]
    };
    let pairs = spelt(before).into_iter().zip(spelt(now)).filter(|(old, new)| old != new);
    pairs.map(|((field, old), (_, new))| FieldChange { field, old, new }).collect()
}

/// The last part of an address; anything else as it is.
pub fn last_part(text: &str) -> String {
    if !text.contains("://") {
        return text.to_owned();
    }
    let path = text.split(['?', '#']).next().unwrap_or_default();
    path.trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned()
}

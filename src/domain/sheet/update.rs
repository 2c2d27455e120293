//! A report as a row of a spreadsheet says it.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::lang::Lang;
use crate::domain::basics::text::{Text, TextKind};
use crate::domain::commitment::status::Status;
use crate::domain::report::content::ReportContent;
use crate::domain::report::evidence::{Evidence, EvidenceClass};
use crate::domain::report::update::Voice;
use crate::domain::sheet::SheetField;
use crate::domain::sheet::cell::{CellReader, Kind};
use crate::domain::sheet::commitment::{in_words, last_part};
use crate::domain::sheet::entry::Entry;
use crate::domain::sheet::outcome::{FieldChange, Refusal};

/// The columns of the texts, in English and in Korean, in the order of [`ReportContent::texts`].
pub const TEXTS: [[SheetField; 2]; 6] = [
    [SheetField::TitleEn, SheetField::TitleKo],
    [SheetField::SummaryEn, SheetField::SummaryKo],
    [SheetField::ResultsEn, SheetField::ResultsKo],
    [SheetField::NextStepsEn, SheetField::NextStepsKo],
    [SheetField::ObstaclesEn, SheetField::ObstaclesKo],
    [SheetField::HelpNeededEn, SheetField::HelpNeededKo],
];

/// What a row says; nothing where it says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateRow {
    /// The slug or the title of its commitment.
    pub commitment: Option<String>,
    pub on: Option<Day>,
    /// Whose report it is.
    pub voice: Option<Voice>,
    /// The code of the organisation that wrote it.
    pub organisation: Option<String>,
    pub status: Option<Status>,
    pub progress: Option<u8>,
    /// As [`TEXTS`] has them.
    pub texts: [[Option<String>; 2]; 6],
    /// Addresses, or who published what has none.
    pub sources: Option<Vec<String>>,
    /// Who published each of them.
    pub publishers: Option<Vec<String>>,
    pub visibility: Option<Visibility>,
}

impl UpdateRow {
    /// Reads a row; notes what is wrong with its cells.
    pub fn read(entry: &Entry, reader: &CellReader<'_>, faults: &mut Vec<Refusal>) -> Self {
        use SheetField as F;
        let words = reader.words;
        Self {
            commitment: reader.text(entry, F::Commitment, faults).map(|it| last_part(&it)),
            on: reader.day(entry, F::On, faults),
            voice: reader.word(entry, F::Voice, &words.voices, faults),
            organisation: reader.name(entry, F::Organisation, Kind::Organisation, faults),
            status: reader.word(entry, F::Status, &words.statuses, faults),
            progress: reader.percent(entry, F::Progress, faults),
            texts: TEXTS.map(|fields| reader.both(entry, fields, faults)),
            sources: reader.lines(entry, F::Sources, faults),
            publishers: reader.lines(entry, F::Publishers, faults),
            visibility: reader.word(entry, F::Visibility, &words.visibilities, faults),
        }
    }

    /// The same with what holds for all rows where it says nothing.
    pub fn or(mut self, fixed: &Self) -> Self {
        self.on = self.on.or(fixed.on);
        self.visibility = self.visibility.or_else(|| fixed.visibility.clone());
        self
    }

    /// What is missing of a report.
    pub fn missing(&self) -> Vec<SheetField> {
        let needed = [(SheetField::On, self.on.is_none()), (SheetField::Status, self.status.is_none())];
        needed.into_iter().filter(|(_, missing)| *missing).map(|(field, _)| field).collect()
    }

    /// Whether there are as many who published sources as sources, where it says both.
    pub fn is_paired(&self) -> bool {
        let counts = (self.sources.as_ref().map(Vec::len), self.publishers.as_ref().map(Vec::len));
        matches!(counts, (Some(sources), Some(publishers)) if sources == publishers) || counts.1.is_none()
    }

    /// A report with what it says in place of what another says. What it does not say stays.
    pub fn applied(&self, before: &ReportContent) -> ReportContent {
        let mut texts = before.texts().map(|(_, text)| text.clone());
        for (text, said) in texts.iter_mut().zip(&self.texts) {
            *text = worded(said, text);
        }
        let [title, narrative, results, next_steps, obstacles, help_needed] = texts;
        ReportContent {
            status: self.status.unwrap_or(before.status),
            progress: self.progress.or(before.progress),
            title,
            narrative,
            results,
            next_steps,
            obstacles,
            help_needed,
            evidence: self.evidence(&before.evidence),
            ..before.clone()
        }
    }

    /// Whether a report says all that it says.
    pub fn is_said_by(&self, report: &ReportContent) -> bool {
        let same_day = self.on.is_none_or(|it| it == report.on);
        let same_readers = self.visibility.as_ref().is_none_or(|it| *it == report.visibility);
        same_day && same_readers && changes(report, &self.applied(report)).is_empty()
    }

    /// Its sources; what is known of one that another report has already, and files, stay.
    fn evidence(&self, before: &[Evidence]) -> Vec<Evidence> {
        let Some(sources) = &self.sources else { return before.to_vec() };
        let mut found: Vec<Evidence> = Vec::with_capacity(sources.len());
        for (place, source) in sources.iter().enumerate() {
            let publisher = self.publishers.as_ref().and_then(|it| it.get(place)).cloned();
            let mut one =
                before.iter().find(|it| spelt(it) == Some(source)).cloned().unwrap_or_else(|| evidence_of(source));
            one.publisher = publisher.or(one.publisher);
            found.push(one);
        }
        found.extend(before.iter().filter(|it| spelt(it).is_none()).cloned());
        found
    }
}

/// A text with other words in some of its languages. Where it had none, the only language is that of the original. Files show
/// the words of the other language where there are none in theirs: those are no version of their own.
fn worded(said: &[Option<String>; 2], before: &Text) -> Text {
    let own = |lang: Lang, said: &Option<String>| {
        let shown = before.version(lang).is_none().then(|| before.version(lang.other())).flatten();
        said.clone().filter(|it| shown.is_none_or(|shown| shown.words != *it))
    };
    let mut text = in_words(&[own(Lang::En, &said[0]), own(Lang::Ko, &said[1])], before);
    if let ([only], true) = (&mut text.0[..], before.is_empty()) {
        only.kind = TextKind::Original;
    }
    text
}

/// What a cell says of a source: its address, else who published it; nothing of one that is a file only.
fn spelt(source: &Evidence) -> Option<&String> {
    source.address.as_ref().or(source.publisher.as_ref())
}

fn evidence_of(source: &str) -> Evidence {
    let address = source.contains("://").then(|| source.to_owned());
    let publisher = if address.is_none() { Some(source.to_owned()) } else { None };
    Evidence {
        class: EvidenceClass::Party,
        publisher,
        address,
        published_on: None,
        read_on: None,
        file: None,
        more_files: Vec::new(),
    }
}

/// In what two reports of a day differ, field by field, as files spell it.
pub fn changes(before: &ReportContent, now: &ReportContent) -> Vec<FieldChange> {
    let mut found = Vec::new();
    let mut compare = |field, old: String, new: String| {
        if old != new {
            found.push(FieldChange { field, old, new });
        }
    };
    compare(SheetField::Status, before.status.to_string(), now.status.to_string());
    let number = |it: Option<u8>| it.map(|it| it.to_string()).unwrap_or_default();
    compare(SheetField::Progress, number(before.progress), number(now.progress));
    let words = |text: &Text, lang| text.version(lang).map(|it| it.words.clone()).unwrap_or_default();
    for (place, ((_, old), (_, new))) in before.texts().into_iter().zip(now.texts()).enumerate() {
        for (lang, field) in [Lang::En, Lang::Ko].into_iter().zip(TEXTS[place]) {
            compare(field, words(old, lang), words(new, lang));
        }
    }
    let sources = |it: &ReportContent| it.evidence.iter().filter_map(spelt).cloned().collect::<Vec<_>>().join("\n");
    compare(SheetField::Sources, sources(before), sources(now));
    let publishers = |it: &ReportContent| {
        let spelt = it.evidence.iter().filter(|it| spelt(it).is_some());
        spelt.map(|it| it.publisher.clone().unwrap_or_default()).collect::<Vec<_>>().join("\n")
    };
    if sources(before) == sources(now) {
        compare(SheetField::Publishers, publishers(before), publishers(now));
    }
    found
}

//! A pasted table against the sheet: what each of its rows would write into a draft, beside what stands there.

use crate::app::form::FormData;
use crate::app::form::text::in_language;
use crate::app::pages::report::sheet::draw::{present, with_present};
use crate::app::pages::report::sheet::row::{Typed, digest_of};
use crate::app::pages::report::sheet::{Sheet, name};
use crate::domain::basics::lang::Lang;
use crate::domain::commitment::status::Status;
use crate::domain::report::pasted::{Candidate, Column, Fit, Pasted, PastedRow, Said, TableProblem, Words, read};
use crate::i18n::Messages;
use crate::service::commitment::member_commitment::MemberCommitment;
use crate::service::report::drafts::{ReportDraft, SaveDraft};

/// A cell that was understood: the field of a report's form that it fills, and what stands there now.
pub struct Change {
    pub column: Column,
    pub field: String,
    pub now: String,
    pub then: String,
}

/// A row of which something can be taken.
pub struct Target<'a> {
    pub case: &'a MemberCommitment,
    /// The draft of the next report, if it was begun, and the name of who saved it last.
    pub draft: Option<&'a (ReportDraft, Option<String>)>,
    /// Its cells that were understood.
    pub cells: Vec<Change>,
}

impl Target<'_> {
    /// The address of its commitment.
    pub fn slug(&self) -> &str {
        &self.case.state.commitment.slug
    }

    /// Whether it says anything that does not stand there already.
    pub fn is_new(&self) -> bool {
        self.cells.iter().any(|it| it.now != it.then)
    }

    /// The row of the sheet as it would be after the cells were typed into it.
    fn typed(&self) -> FormData {
        let draft = self.draft.map(|(draft, _)| draft);
        let row = with_present(FormData::default(), self.slug(), &present(self.case, draft));
        self.cells.iter().fold(row, |row, cell| row.with(&name(self.slug(), &cell.field), cell.then.clone()))
    }

    /// The draft that it saves.
    fn draft(&self, key: &str) -> SaveDraft {
        let form_data = self.typed();
        let last = self.case.last_report().map(|it| &it.value);
        let draft = self.draft.map(|(draft, _)| draft);
        Typed { form_data: &form_data, slug: self.slug(), last, draft }.draft(key, false)
    }
}

/// What becomes of a row.
pub enum Taken<'a> {
    Target(Target<'a>),
    /// Its commitment is not plain.
    Unfit,
    /// A report of the organisation waits or came back.
    Reported,
    /// None of its cells can be taken.
    Nothing,
}

/// A pasted table as it would be written into the drafts.
pub struct Preview<'a> {
    /// The headings that are not known.
    pub unread: Vec<String>,
    pub rows: Vec<(PastedRow, Taken<'a>)>,
}

impl<'a> Preview<'a> {
    /// Reads a table whose texts are in a language.
    ///
    /// # Errors
    /// Where nothing of it can be read.
    pub fn of(sheet: &'a Sheet, table: &str, lang: Lang) -> Result<Self, TableProblem> {
        let candidate = |case: &MemberCommitment| {
            let commitment = &case.state.commitment;
            let titles = commitment.title.0.iter().map(|it| it.words.clone()).collect();
            Candidate { slug: commitment.slug.clone(), titles }
        };
        let candidates: Vec<Candidate> = sheet.cases.iter().map(candidate).collect();
        let Pasted { headings, rows } = read(table, &words(), &candidates)?;
        let unread = headings.into_iter().filter(|(heading, column)| column.is_none() && !heading.is_empty());
        let rows = rows.into_iter().map(|row| {
            let taken = taken(sheet, &row, lang);
            (row, taken)
        });
        Ok(Self { unread: unread.map(|(heading, _)| heading).collect(), rows: rows.collect() })
    }

    /// The rows of which something can be taken.
    pub fn targets(&self) -> impl Iterator<Item = &Target<'a>> {
        self.rows.iter().filter_map(|(_, taken)| match taken {
            Taken::Target(target) if target.is_new() => Some(target),
            _ => None,
        })
    }

    /// The drafts that the chosen rows save.
    pub fn drafts(&self, chosen: &[String], key: &str) -> Vec<(String, SaveDraft)> {
        let chosen = self.targets().filter(|it| chosen.iter().any(|slug| slug == it.slug()));
        chosen.map(|it| (it.slug().to_owned(), it.draft(key))).collect()
    }

    /// A digest of all that it shows: what is written is what was read.
    pub fn digest(&self) -> String {
        let rows: Vec<FormData> = self.targets().map(Target::typed).collect();
        digest_of(rows.iter().flat_map(FormData::fields).flat_map(|(name, value)| [name, value]))
    }
}

fn taken<'a>(sheet: &'a Sheet, row: &PastedRow, lang: Lang) -> Taken<'a> {
    let Fit::One(slug) = &row.fit else { return Taken::Unfit };
    let Some(case) = sheet.case(slug) else { return Taken::Unfit };
    let own = &case.member().organisation;
    if case.state.dealings.handed_in.iter().any(|it| it.submission.value.organisation == *own) {
        return Taken::Reported;
    }
    let draft = sheet.drafts.get(&case.id);
    let now = FormData::new(present(case, draft.map(|(draft, _)| draft)));
    let cell = |(column, said): &(Column, Said)| {
        let field = field(*column, lang)?;
        let then = match said {
            Said::Status(status) => status.word().to_owned(),
            Said::Progress(progress) => progress.to_string(),
            Said::Words(words) => words.clone(),
            Said::Wrong(..) => return None,
        };
        let now = now.value(&name(slug, &field)).trim().to_owned();
        Some(Change { column: *column, field, now, then })
    };
    let cells: Vec<Change> = row.said.iter().filter_map(cell).collect();
    if cells.is_empty() { Taken::Nothing } else { Taken::Target(Target { case, draft, cells }) }
}

/// The field of a report's form that a column fills.
fn field(column: Column, lang: Lang) -> Option<String> {
    match column {
        Column::Commitment => None,
        Column::Status | Column::Progress => Some(column.word().to_owned()),
        Column::Results | Column::NextSteps => Some(in_language(column.word(), lang)),
    }
}

/// What headings and statuses are called in both languages.
fn words() -> Words {
    let mut words = Words::default();
    for messages in Lang::ALL.iter().map(|lang| Messages::of(*lang)) {
        for column in Column::ALL {
            let named = messages.of_word("pasted-heading", column).split(';').map(|it| it.trim().to_owned());
            words.headings.extend(named.map(|it| (*column, it)));
        }
        let named = Status::REPORTABLE.map(|it| (it, messages.of_word("status", it).to_owned()));
        words.statuses.extend(named);
    }
    words
}

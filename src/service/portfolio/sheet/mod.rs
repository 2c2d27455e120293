//! Bringing in spreadsheets: a person's file is kept, what would become of its rows is shown, and that is recorded.

mod commitments;
pub(in crate::service) mod files;
mod milestones;
mod named;
mod organisations;
mod owners;
mod refused;
pub(in crate::service) mod terminal;
mod updates;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::domain::access::member::Member;
use crate::domain::basics::field_error::{FieldErrors, Problem};
use crate::domain::basics::text::Text;
use crate::domain::sheet::cell::CellReader;
use crate::domain::sheet::entry::entries;
use crate::domain::sheet::grid::{Grid, GridKind, GridProblem, Line, Separator, Sheet, TextEncoding, Value};
use crate::domain::sheet::headings::{Words, header_of};
use crate::domain::sheet::outcome::{Refusal, RowOutcome, Tally};
use crate::domain::sheet::settings::{Chosen, DateOrder, Settings};
use crate::domain::sheet::{SheetField, SheetSubject};
use crate::service::portfolio::Portfolio;
use crate::service::portfolio::sheet::files::KeptSheet;
use crate::service::portfolio::sheet::refused::Brought;
use crate::service::unit_of_work::{Begin, ServiceError, ServiceResult, UnitOfWork, allowed, is_recorded};
use crate::store;
use crate::store::sheet;

pub use crate::service::portfolio::sheet::files::READ_SHEET;
pub use crate::store::sheet::SheetFile;

/// How many values of a column are shown.
const SAMPLES: usize = 3;
/// How many of the first rows are offered as that of the headings.
const FIRST_ROWS: usize = 12;

/// How a file is read, with what stands in it.
#[derive(Clone, Debug)]
pub struct SheetReading {
    pub subject: SheetSubject,
    pub kind: GridKind,
    pub encoding: Option<TextEncoding>,
    pub separator: Option<Separator>,
    /// As it was chosen, or as the dates themselves show.
    pub date_order: Option<DateOrder>,
    /// The names of all sheets.
    pub sheets: Vec<String>,
    pub sheet: String,
    /// The number of the row with the headings.
    pub header: Option<u32>,
    /// The first rows: their numbers, and what stands in them.
    pub first_rows: Vec<(u32, String)>,
    pub headings: Vec<String>,
    /// What each column says.
    pub columns: Vec<Option<SheetField>>,
    /// Some values of each column.
    pub samples: Vec<Vec<String>>,
    pub chosen: Chosen,
}

/// What would become of the rows of a file now.
#[derive(Clone, Debug)]
pub struct SheetPreview {
    pub reading: SheetReading,
    pub rows: Vec<RowOutcome>,
    /// What is wrong with what is to hold for all new rows.
    pub wrong: Vec<Refusal>,
    pub tally: Tally,
    /// Another one as soon as something else would become of them.
    pub version: String,
}

/// A kept file, and what would become of it, or why it cannot be read as was chosen.
#[derive(Clone, Debug)]
pub struct OpenedSheet {
    pub file: SheetFile,
    pub subject: SheetSubject,
    pub chosen: Chosen,
    pub preview: Result<SheetPreview, GridProblem>,
}

/// What becomes of an entry, and its rows: their numbers, and what stands in their cells.
pub type EntryRows = (RowOutcome, Vec<(u32, Vec<String>)>);

/// A form that records what a preview showed.
#[derive(Clone, Debug)]
pub struct RecordSheet {
    /// As [`SheetPreview::version`] gave it.
    pub version: String,
    /// Why what changes is changed.
    pub reason: Text,
    /// Whether the rows that are refused are left out; otherwise nothing is recorded as long as there are any.
    pub leaves_out: bool,
    pub idempotency_key: String,
}

impl Portfolio<'_> {
    /// Keeps a file for the person, to be looked at. Returns its identifier.
    ///
    /// # Errors
    /// [`ServiceError::Denied`] where it is not theirs to bring in; else when the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn keep_sheet(
        self,
        member: &Member,
        subject: SheetSubject,
        name: &str,
        content: Vec<u8>,
        idempotency_key: &str,
    ) -> ServiceResult<Result<String, GridProblem>> {
        allowed(subject.is_brought_by(member))?;
        if let Err(problem) = files::read(self.context, content.clone(), &Chosen::default()).await
            && problem != GridProblem::Encoding
        {
            return Ok(Err(problem));
        }
        Ok(Ok(files::keep(self.context, member, subject, name, content, idempotency_key).await?))
    }

    /// The table on the first sheet of a file, as it is pasted from a spreadsheet. Nothing of it is kept.
    ///
    /// # Errors
    /// Why there is none.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"))]
    pub async fn read_table(self, content: Vec<u8>) -> Result<String, GridProblem> {
        let grid = files::read(self.context, content, &Chosen::default()).await?;
        grid.sheets.iter().find(|it| !it.lines.is_empty()).map(Sheet::as_pasted).ok_or(GridProblem::Empty)
    }

    /// The files that the person keeps, the latest first.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn sheets(self, member: &Member) -> ServiceResult<Vec<SheetFile>> {
        Ok(sheet::list(&mut self.context.db.read().await?, &member.account).await?)
    }

    /// Removes a file that the person keeps.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn discard_sheet(self, member: &Member, id: &str) -> ServiceResult<()> {
        let mut conn = self.context.db.write_aside().await?;
        sheet::delete(&mut conn, &member.account, id).await?;
        Ok(conn.commit().await?)
    }

    /// Removes the files that were kept for longer than somebody looks at one; returns how many there were.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn purge_sheets(self) -> store::Result<u64> {
        files::purge(self.context).await
    }

    /// A file that the person keeps, and what would become of its rows now.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where the person keeps no such file.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn sheet(self, member: &Member, id: &str, words: &Words) -> ServiceResult<OpenedSheet> {
        let kept = files::load(self.context, member, id).await?;
        allowed(kept.subject.is_brought_by(member))?;
        let KeptSheet { file, subject, chosen, content } = kept;
        let grid = match files::read(self.context, content, &chosen).await {
            Ok(grid) => grid,
            Err(problem) => return Ok(OpenedSheet { file, subject, chosen, preview: Err(problem) }),
        };
        let mut work = UnitOfWork::rehearse(self.context, member).await?;
        let remembered = files::remembered(&mut work.conn, member, subject, &grid, &chosen, words).await?;
        let settings = Settings::of(&grid, subject, &chosen, remembered.as_deref(), words);
        let Some(settings) = settings else {
            return Ok(OpenedSheet { file, subject, chosen, preview: Err(GridProblem::Empty) });
        };
        // Whether a reason is given is asked when it is recorded.
        let reason = Text::of_editor(Some("–".to_owned()), None);
        let Brought { rows, wrong } = work.bring(&settings, words, &reason).await?;
        let reading = reading(&grid, &settings, &chosen, words, &work);
        let (tally, version) = (Tally::of(&rows), version(&settings, &chosen, &rows));
        let preview = Ok(SheetPreview { reading, rows, wrong, tally, version });
        Ok(OpenedSheet { file, subject, chosen, preview })
    }

    /// What would become of the rows of a file that the person keeps, with its headings and with what stands in the rows of
    /// each entry: their numbers, and their cells. Nothing of a file that cannot be read.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where the person keeps no such file.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn sheet_rows(
        self,
        member: &Member,
        id: &str,
        words: &Words,
    ) -> ServiceResult<(SheetFile, Vec<String>, Vec<EntryRows>)> {
        let OpenedSheet { file, chosen, preview, .. } = self.sheet(member, id, words).await?;
        let Ok(preview) = preview else { return Ok((file, Vec::new(), Vec::new())) };
        let content = files::load(self.context, member, id).await?.content;
        let Ok(grid) = files::read(self.context, content, &chosen).await else {
            return Ok((file, Vec::new(), Vec::new()));
        };
        let sheet = grid.sheets.iter().find(|it| it.name == preview.reading.sheet);
        let lines = sheet.map(|it| &it.lines[..]).unwrap_or_default();
        let rows = preview.rows.into_iter().map(|row| {
            let from = lines.partition_point(|it| it.number < row.line);
            let own = lines[from..].iter().take_while(|it| it.number <= row.last);
            let cells = own.map(|it| (it.number, it.cells.iter().map(Value::plain).collect())).collect();
            (row, cells)
        });
        Ok((file, preview.reading.headings, rows.collect()))
    }

    /// Sets how a file that the person keeps is read, and remembers what the columns under its headings mean.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where the person keeps no such file.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn choose_sheet(self, member: &Member, id: &str, chosen: Chosen, words: &Words) -> ServiceResult<()> {
        let kept = files::load(self.context, member, id).await?;
        allowed(kept.subject.is_brought_by(member))?;
        let grid = files::read(self.context, kept.content, &chosen).await.ok();
        let settings = grid.as_ref().and_then(|grid| Settings::of(grid, kept.subject, &chosen, None, words));
        let mut conn = self.context.db.write_aside().await?;
        sheet::choose(&mut conn, &member.account, id, files::spelt(&chosen)).await?;
        if let Some(settings) = settings.filter(|_| chosen.columns.is_some()) {
            files::remember(&mut conn, member, &settings).await?;
        }
        Ok(conn.commit().await?)
    }

    /// Records what a preview showed, all of it or nothing; the file goes. Returns what became of the rows; nothing where the
    /// form was sent before.
    ///
    /// # Errors
    /// [`ServiceError::Outdated`] where something else would become of the rows than was shown.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn record_sheet(
        self,
        member: &Member,
        id: &str,
        form: RecordSheet,
        words: &Words,
    ) -> ServiceResult<Option<(SheetSubject, Tally)>> {
        if is_recorded(&mut self.context.db.read().await?, member, &form.idempotency_key).await? {
            return Ok(None);
        }
        let KeptSheet { subject, chosen, content, .. } = files::load(self.context, member, id).await?;
        allowed(subject.is_brought_by(member))?;
        let Ok(grid) = files::read(self.context, content, &chosen).await else {
            return Err(ServiceError::Outdated(String::new()));
        };
        let mut work = match UnitOfWork::begin(self.context, member, &form.idempotency_key).await? {
            Begin::Replayed(_) => return Ok(None),
            Begin::New(work) => work,
        };
        let remembered = files::remembered(&mut work.conn, member, subject, &grid, &chosen, words).await?;
        let settings = Settings::of(&grid, subject, &chosen, remembered.as_deref(), words);
        let settings = settings.ok_or_else(|| ServiceError::Outdated(String::new()))?;
        let mut faults = FieldErrors::default();
        let unsaid = form.reason.is_empty();
        let reason = if unsaid { Text::of_editor(Some("–".to_owned()), None) } else { form.reason.clone() };
        let Brought { rows, .. } = work.bring(&settings, words, &reason).await?;
        let (tally, present) = (Tally::of(&rows), version(&settings, &chosen, &rows));
        if present != form.version {
            return Err(ServiceError::Outdated(present));
        }
        faults.text("reason", &form.reason);
        faults.require(tally.changed == 0 || !subject.needs_reason() || !unsaid, "reason", Problem::Missing);
        faults.require(tally.refused == 0 || form.leaves_out, "leave_out", Problem::Missing);
        faults.require(tally.taken() > 0, "leave_out", Problem::Unchanged);
        faults.refuse()?;
        sheet::delete(&mut work.conn, &member.account, id).await?;
        work.commit().await?;
        Ok(Some((subject, tally)))
    }
}

impl UnitOfWork<'_> {
    /// Records what the rows of a sheet say, as far as nothing is wrong with them; tells what becomes of each.
    async fn bring(&mut self, settings: &Settings<'_>, words: &Words, reason: &Text) -> ServiceResult<Brought> {
        let entries = entries(settings);
        let reference = self.reference.clone();
        let reader = CellReader::new(words, &reference, settings.date_order, &entries);
        match settings.subject {
            SheetSubject::Commitments => self.bring_commitments(settings, &entries, &reader, reason).await,
            SheetSubject::Milestones => self.bring_milestones(settings, &entries, &reader, reason).await,
            SheetSubject::Updates => self.bring_updates(settings, &entries, &reader).await,
            SheetSubject::Organisations => self.bring_organisations(settings, &entries, &reader, reason),
        }
    }
}

/// How a file is read, for the page that shows it.
fn reading(
    grid: &Grid,
    settings: &Settings<'_>,
    chosen: &Chosen,
    words: &Words,
    work: &UnitOfWork<'_>,
) -> SheetReading {
    let sheet = settings.sheet;
    let shown = |line: &Line| {
        let cells: Vec<String> = line.cells.iter().map(|it| it.plain()).filter(|it| !it.is_empty()).collect();
        cells.join(" · ").chars().take(80).collect::<String>()
    };
    let header = settings.header.or_else(|| header_of(sheet, settings.subject, words));
    let mut samples = vec![Vec::new(); settings.columns.len()];
    for line in settings.rows() {
        for (values, cell) in samples.iter_mut().zip(&line.cells) {
            let plain = cell.plain();
            if values.len() < SAMPLES && !plain.is_empty() && !values.contains(&plain) {
                values.push(plain);
            }
        }
    }
    let reader = CellReader::new(words, &work.reference, settings.date_order, &entries(settings));
    SheetReading {
        subject: settings.subject,
        kind: grid.kind,
        encoding: grid.encoding,
        separator: grid.separator,
        date_order: reader.date_order,
        sheets: grid.sheets.iter().map(|it| it.name.clone()).collect(),
        sheet: sheet.name.clone(),
        header: header.map(|it| it.number),
        first_rows: sheet.lines.iter().take(FIRST_ROWS).map(|line| (line.number, shown(line))).collect(),
        headings: settings.headings(),
        columns: settings.columns.clone(),
        samples,
        chosen: chosen.clone(),
    }
}

/// A digest of how the file is read, and of what becomes of its rows.
fn version(settings: &Settings<'_>, chosen: &Chosen, rows: &[RowOutcome]) -> String {
    let mut hasher = Sha256::new();
    let Settings { subject, sheet, header, columns, fixed, date_order } = settings;
    let read = (subject, &sheet.name, header.map(|it| it.number), columns, fixed, date_order, chosen);
    hasher.update(format!("{read:?}"));
    hasher.update([0]);
    for row in rows {
        hasher.update(format!("{row:?}"));
        hasher.update([0]);
    }
    URL_SAFE_NO_PAD.encode(&hasher.finalize()[..16])
}

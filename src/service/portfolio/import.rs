//! Loading a portfolio file.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::record::NewRecord;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use crate::domain::record::withholding::stays;
use crate::domain::sheet::SheetSubject;
use crate::domain::sheet::grid::GridProblem;
use crate::domain::sheet::headings::Words;
use crate::domain::sheet::outcome::Refusal;
use crate::domain::sheet::settings::{Chosen, Settings};
use crate::exchange::portfolio;
use crate::exchange::portfolio::{Importer, Parsed};
use crate::exchange::portfolio_known::{Known, Withheld};
use crate::exchange::portfolio_problem::Problem;
use crate::exchange::sheet;
use crate::service::commitment::withhold::going_along;
use crate::service::portfolio::Portfolio;
use crate::service::portfolio::sheet::files::read;
use crate::store;
use crate::store::db::Conn;
use crate::store::ledger;
use crate::store::withheld;

/// The outcome of an import.
#[derive(Debug)]
pub enum Imported {
    /// Everything new was recorded.
    Recorded {
        /// The number of new records.
        new: usize,
        /// How many facts of the file were recorded already.
        already: usize,
        /// Where the file says what seems to be withheld, which stays so.
        withheld: Vec<Problem>,
    },
    /// Nothing was recorded, because of these.
    Refused(portfolio::Refusal),
}

/// The outcome of importing a spreadsheet.
#[derive(Debug)]
pub enum SheetImported {
    /// Its cells were read, and this became of what they say.
    Read(Imported),
    /// Nothing was recorded, because of these cells.
    Refused(Vec<Refusal>),
    /// Nothing of the file can be read.
    Unreadable(GridProblem),
    /// Such rows are not taken from the command line.
    NotTaken,
}

/// As many commitments are read together.
const MOST_AT_ONCE: usize = 200;

impl Portfolio<'_> {
    /// Whether nothing was ever recorded.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn is_empty(self) -> store::Result<bool> {
        Ok(ledger::head(&mut self.context.db.read().await?).await?.sequence == 0)
    }

    /// Records what is new in a portfolio file, or nothing of it.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn import(self, file: &[u8], actor: &str) -> store::Result<Imported> {
        let parsed = match portfolio::parse(file) {
            Ok(parsed) => parsed,
            Err(refusal) => return Ok(Imported::Refused(refusal)),
        };
        let now = self.context.now();
        let mut conn = self.context.db.write().await?;
        // The first file of a portfolio says itself where its days are counted.
        let recorded = self.context.reference_in(&mut conn).await?;
        let today = now.day_in(&parsed.day_zone(self.context.set_zone.as_ref(), &recorded).zone);
        let known = known(&mut conn, &parsed).await?;
        let importer = Importer { actor: actor.to_owned(), today };
        let reading = match parsed.compare(&known, &importer, || self.context.random.id(now)) {
            Ok(reading) => reading,
            Err(refusal) => return Ok(Imported::Refused(refusal)),
        };
        let new = reading.drafts.len();
        ledger::append(&mut conn, reading.drafts, now, today, &*self.context.random, None).await?;
        conn.commit().await?;
        Ok(Imported::Recorded { new, already: reading.already, withheld: reading.withheld })
    }

    /// Records what is new in a spreadsheet, or nothing of it, by the rules of portfolio files.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn import_sheet(
        self,
        content: Vec<u8>,
        subject: SheetSubject,
        chosen: &Chosen,
        words: &Words,
        actor: &str,
    ) -> store::Result<SheetImported> {
        let grid = match read(self.context, content, chosen).await {
            Ok(grid) => grid,
            Err(problem) => return Ok(SheetImported::Unreadable(problem)),
        };
        let reference = self.context.reference_now().await?;
        let Some(settings) = Settings::of(&grid, subject, chosen, None, words) else {
            return Ok(SheetImported::Unreadable(GridProblem::Empty));
        };
        Ok(match sheet::portfolio::file(&settings, words, &reference) {
            None => SheetImported::NotTaken,
            Some(Err(refusals)) => SheetImported::Refused(refusals),
            Some(Ok(file)) => SheetImported::Read(self.import(file.as_bytes(), actor).await?),
        })
    }

    /// Records drafts that the product generated itself, in one transaction: all of them or none.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn record(self, drafts: Vec<NewRecord>) -> store::Result<()> {
        self.record_at(drafts, self.context.now()).await
    }

    /// The same at an instant: what is recorded in several transactions at one instant comes in together.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn record_at(self, drafts: Vec<NewRecord>, now: Instant) -> store::Result<()> {
        let mut conn = self.context.db.write().await?;
        ledger::append(&mut conn, drafts, now, self.context.today(), &*self.context.random, None).await?;
        conn.commit().await
    }

    /// Removes a record's payload permanently and records that, why and on whose decision; with that of a commitment the
    /// payloads of the proposals to add it, with that of a report those of the notes about it and of what was submitted. An
    /// answer to a proposal stays one, without its words. Returns whether there was a payload to remove.
    ///
    /// # Errors
    /// When the database does not answer.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "portfolio"), err(level = "debug"))]
    pub async fn withhold(
        self,
        record: &str,
        reason: String,
        decided_by: String,
        actor: &str,
        visibility: Visibility,
    ) -> store::Result<bool> {
        let mut conn = self.context.db.write().await?;
        let today = self.context.today();
        // What cannot be read is withheld all the same.
        let read = match ledger::record(&mut conn, record).await {
            Err(store::Error::Unreadable { .. }) => None,
            read => read?,
        };
        let along = match &read {
            Some(record) => going_along(&mut conn, record).await,
            None => Ok(Vec::new()),
        };
        let along = match along {
            Err(store::Error::Unreadable { .. }) => Vec::new(),
            along => along?,
        };
        let draft = |effective_on: Day, visibility: Visibility, fact: Fact| NewRecord {
            actor: actor.to_owned(),
            organisation: None,
            effective_on,
            visibility,
            fact,
            idempotency_key: None,
        };
        let taken = std::iter::once((record.to_owned(), visibility));
        let taken: Vec<_> = taken.chain(along.into_iter().map(|it| (it.id, it.visibility))).collect();
        let mut drafts = Vec::new();
        for (record, visibility) in taken {
            let withholding = withheld::withholding(&mut conn, &record, &reason, &decided_by).await?;
            match withholding {
                Some(withholding) if ledger::take_payload(&mut conn, &record).await? => {
                    drafts.push(draft(today, visibility, Fact::PayloadWithheld(withholding)));
                }
                _ if drafts.is_empty() => return Ok(false),
                _ => {}
            }
        }
        if let Some((fact, record)) = read.as_ref().and_then(|it| Some((stays(it.fact.as_ref()?)?, it))) {
            drafts.push(draft(record.effective_on, record.visibility.clone(), fact));
        }
        ledger::append(&mut conn, drafts, self.context.now(), today, &*self.context.random, None).await?;
        conn.commit().await?;
        self.context.empty_journal().await;
        Ok(true)
    }
}

/// What is recorded of that which a file names.
async fn known(conn: &mut Conn, parsed: &Parsed) -> store::Result<Known> {
    if ledger::head(conn).await?.sequence == 0 {
        return Ok(Known::default());
    }
    let mut known = Known::named(store::portfolio::names(conn).await?, withheld(conn).await?);
    for record in ledger::reference_records(conn).await? {
        known.note(&record);
    }
    let ids = store::commitment::ids(conn, &parsed.commitments()).await?;
    for ids in ids.chunks(MOST_AT_ONCE) {
        let mut records: Vec<_> = ledger::records_of_all(conn, ids).await?.into_values().flatten().collect();
        records.sort_by_key(|it| it.sequence);
        records.dedup_by_key(|it| it.sequence);
        for record in &records {
            known.note(record);
        }
    }
    for statement in parsed.statements() {
        let next = store::statement::next_position(conn, &statement).await?;
        known.next_position.insert(statement, next);
    }
    Ok(known)
}

/// What was taken out of the record.
async fn withheld(conn: &mut Conn) -> store::Result<Withheld> {
    let mut withheld = Withheld { lost: withheld::days_of_lost_commitments(conn).await?, ..Withheld::default() };
    for withheld::Withheld { kind, noun, noun_id, effective_on } in withheld::withheld(conn).await? {
        if noun == Noun::Commitment {
            withheld.facts.entry(CommitmentId(noun_id)).or_default().push((kind, effective_on));
        } else if FactKind::REFERENCE.contains(&kind) {
            withheld.entries.insert(format!("{noun} {noun_id}"));
        }
    }
    Ok(withheld)
}

//! What was withheld of the record, and saying so.

use crate::domain::basics::day::Day;
use crate::domain::record::fact::Withholding;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use crate::store::db::{Conn, Sql};
use crate::store::{Error, Result};

/// That a record is withheld, why and on whose decision, as it is recorded; nothing where there is no such record.
///
/// # Errors
/// When the database does not answer.
pub async fn withholding(conn: &mut Conn, record: &str, reason: &str, decided_by: &str) -> Result<Option<Withholding>> {
    let sql = Sql::with("SELECT noun, noun_id, other_id FROM record WHERE id = $1", [record.into()]);
    let row: Option<(String, String, Option<String>)> = conn.row(sql).await?;
    let (record, reason, decided_by) = (record.to_owned(), reason.to_owned(), decided_by.to_owned());
    Ok(row.and_then(|(noun, noun_id, other)| {
        Some(Withholding { record, noun: noun.parse().ok()?, noun_id, other, reason, decided_by })
    }))
}

/// What a record whose payload was withheld still says.
#[derive(Clone, Debug)]
pub struct Withheld {
    pub kind: FactKind,
    pub noun: Noun,
    pub noun_id: String,
    pub effective_on: Day,
}

/// The records whose payload was withheld.
///
/// # Errors
/// When the database does not answer, or a day cannot be read.
pub async fn withheld(conn: &mut Conn) -> Result<Vec<Withheld>> {
    let sql = Sql::new("SELECT kind, noun, noun_id, effective_on FROM record WHERE payload IS NULL ORDER BY sequence");
    let rows: Vec<(String, String, String, String)> = conn.rows(sql).await?;
    // Kinds and nouns that this release does not know are none that a file brings.
    let known = rows.into_iter().filter_map(|(kind, noun, noun_id, day)| {
        let (kind, noun) = (kind.parse().ok()?, noun.parse().ok()?);
        Some(recorded_day(&noun_id, &day).map(|effective_on| Withheld { kind, noun, noun_id, effective_on }))
    });
    known.collect()
}

/// The days on which commitments were first recorded of which every version was withheld: those of their statements. One
/// for each of them.
///
/// # Errors
/// When the database does not answer, or a day cannot be read.
pub async fn days_of_lost_commitments(conn: &mut Conn) -> Result<Vec<Day>> {
    let sql = Sql::with(
        "SELECT r.noun_id, r.effective_on FROM record r WHERE r.kind = $1 AND r.payload IS NULL AND NOT EXISTS \
         (SELECT 1 FROM record o WHERE o.noun = r.noun AND o.noun_id = r.noun_id AND o.kind = r.kind \
         AND (o.payload IS NOT NULL OR o.sequence < r.sequence))",
        [FactKind::CommitmentRecorded.word().into()],
    );
    let rows: Vec<(String, String)> = conn.rows(sql).await?;
    rows.iter().map(|(commitment, day)| recorded_day(commitment, day)).collect()
}

fn recorded_day(of: &str, day: &str) -> Result<Day> {
    Day::recorded(day).map_err(|error| Error::Unreadable { record: of.to_owned(), reason: error.to_string() })
}

//! The ledger on its way from one database into another: each record as it is stored, and the files that records cite.

use crate::domain::access::permission::Visibility;
use crate::domain::basics::day::Day;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use crate::domain::report::file::{FileDigest, FileKind};
use crate::store::db::{Arg, Conn, Sql};
use crate::store::ledger::{COLUMNS, GENESIS, INSERT, Stored, columns};
use crate::store::report::files;
use crate::store::verify::{self, Progress, Verdict};
use crate::store::{Result, projector};

/// The records after one, at most so many, in the order of the ledger.
///
/// # Errors
/// When the database does not answer.
pub async fn records_after(conn: &mut Conn, sequence: i64, most: i64) -> Result<Vec<Stored>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(COLUMNS).push(" FROM record WHERE sequence > ").arg(sequence).push(" ORDER BY sequence LIMIT ").arg(most);
    conn.rows(sql).await
}

/// Where a ledger that arrives stands: the number and the hash of its last record so far.
#[derive(Clone, Debug)]
pub struct Chain {
    pub sequence: i64,
    pub hash: String,
}

impl Default for Chain {
    fn default() -> Self {
        Self { sequence: 0, hash: GENESIS.to_owned() }
    }
}

impl Chain {
    /// Takes the next record: returns what it says, nothing where that was withheld.
    ///
    /// # Errors
    /// In words, where it is not the next one, not as it was written, or says what cannot be read here.
    pub fn take(&mut self, record: &Stored) -> std::result::Result<Option<Fact>, String> {
        let fact = verify::read(record, self.sequence + 1, &self.hash)?;
        let wrong = |what: &str, text: &str| format!("its {what} `{text}` is not known here");
        record.visibility.parse::<Visibility>().map_err(|_| wrong("visibility", &record.visibility))?;
        record.noun.parse::<Noun>().map_err(|_| wrong("noun", &record.noun))?;
        record.kind.parse::<FactKind>().map_err(|_| wrong("kind", &record.kind))?;
        Day::recorded(&record.effective_on).map_err(|_| wrong("day", &record.effective_on))?;
        self.sequence = record.sequence;
        self.hash.clone_from(&record.hash);
        Ok(fact)
    }
}

/// Stores records as they were stored before. The tables made from them have to be made afterwards.
///
/// # Errors
/// When the database does not answer.
pub async fn insert_records(conn: &mut Conn, records: Vec<Stored>) -> Result<()> {
    conn.insert(INSERT, "", records.into_iter().map(columns).collect()).await
}

/// A file that records cite: its kind and its content; nothing where it is not there.
///
/// # Errors
/// When the database does not answer.
pub async fn file(conn: &mut Conn, digest: &FileDigest) -> Result<Option<(FileKind, Vec<u8>)>> {
    let Some(kept) = files::kept(conn, digest).await? else { return Ok(None) };
    Ok(files::content(conn, digest).await?.map(|content| (kept.kind, content)))
}

/// Stores a file that records cite.
///
/// # Errors
/// When the database does not answer.
pub async fn insert_file(conn: &mut Conn, digest: &FileDigest, kind: FileKind, content: Vec<u8>) -> Result<()> {
    let size = i64::try_from(content.len()).unwrap_or(i64::MAX);
    conn.run(Sql::with(
        "INSERT INTO evidence_file (digest, kind, size, content) VALUES ($1, $2, $3, $4) ON CONFLICT (digest) DO NOTHING",
        [digest.as_str().into(), kind.word().into(), size.into(), Arg::Bytes(content)],
    ))
    .await?;
    Ok(())
}

/// Makes the tables of a ledger that arrived, and checks it as a whole.
///
/// # Errors
/// When the database does not answer.
pub async fn finish(conn: &mut Conn, records: i64, tell: &mut (dyn FnMut(Progress) + Send)) -> Result<Verdict> {
    projector::rebuild_telling(conn, tell).await?;
    verify::verify_after(conn, records, tell).await
}

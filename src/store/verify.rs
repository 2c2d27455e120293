//! Checks that the ledger is intact and that the tables agree with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tokio::task::JoinHandle;

use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::{Projection, project};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::report::file::FileDigest;
use crate::store::db::{Conn, Sql};
use crate::store::ledger::{COLUMNS, GENESIS, Stored, head, records_of_all};
use crate::store::report::files;
use crate::store::tables::{KeptRows, TABLES, joined, kept_rows};
use crate::store::{Result, projector, search_index};

pub use crate::store::projector::{rebuild, rebuild_telling};

/// Rows of the ledger read at a time.
const CHUNK: i64 = 1_000;
/// Commitments whose rows are compared at a time.
const COMMITMENTS: usize = 200;

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Everything agrees.
    Whole {
        /// Records checked.
        records: i64,
        /// Of these, records whose payload was withheld.
        withheld: i64,
        /// The last record's hash: kept elsewhere, it proves later that the ledger was not truncated.
        head: String,
    },
    /// The first record of the ledger that is not as it was written.
    BrokenRecord {
        /// Its sequence.
        sequence: i64,
        /// Its identifier.
        id: String,
        /// What differs.
        reason: String,
    },
    /// The ledger is intact, but a file that a record cites is not there, or is another one.
    BrokenFile {
        /// The first record that cites it.
        sequence: i64,
        /// Its identifier.
        id: String,
        /// The digest of the file.
        digest: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The ledger is intact, but a table made from it says something else.
    BrokenTable {
        /// The table.
        table: &'static str,
        /// The noun whose rows differ.
        noun: String,
    },
}

/// How far a check or a rebuilding has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The ledger is whole up to this record, of so many.
    Records(i64, i64),
    /// The tables of so many commitments are done, of so many.
    Commitments(usize, usize),
}

/// Recomputes every hash, rebuilds every table separately and compares.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(conn: &mut Conn) -> Result<Verdict> {
    verify_after(conn, 0, &mut |_| ()).await
}

/// The same, where a check that was broken off had found the ledger whole up to a record; 0 begins with the first. Of the
/// records until then only the hashes are not computed again: what they say may have been withheld since, and the files that
/// they cite may be gone.
///
/// # Errors
/// When the database does not answer.
pub async fn verify_after(conn: &mut Conn, checked: i64, tell: &mut (dyn FnMut(Progress) + Send)) -> Result<Verdict> {
    let all = head(conn).await?.sequence;
    let checked = if checked <= all { checked } else { 0 };
    let (mut sequence, mut previous) = (0, GENESIS.to_owned());
    let mut withheld: Vec<(i64, String)> = Vec::new();
    let mut accounted_for = BTreeSet::new();
    let mut cited: BTreeMap<FileDigest, (i64, String)> = BTreeMap::new();
    // While one chunk is checked, the next is read.
    let mut checking: Option<JoinHandle<Vec<CheckedRow>>> = None;
    loop {
        let mut sql = Sql::new("SELECT ");
        sql.push(COLUMNS)
            .push(" FROM record WHERE sequence > ")
            .arg(sequence)
            .push(" ORDER BY sequence LIMIT ")
            .arg(CHUNK);
        let rows: Vec<Stored> = conn.rows(sql).await?;
        let end = rows.last().map(|row| (row.sequence, row.hash.clone()));
        let next = end.is_some().then(|| {
            let previous = previous.clone();
            tokio::task::spawn_blocking(move || checked_chunk(rows, sequence, previous, checked))
        });
        if let Some(before) = std::mem::replace(&mut checking, next) {
            for row in before.await.map_err(|_| sqlx::Error::WorkerCrashed)? {
                match row {
                    CheckedRow::Accounts(record) => _ = accounted_for.insert(record),
                    CheckedRow::Withheld(sequence, id) => withheld.push((sequence, id)),
                    CheckedRow::Cites(digest, sequence, id) => _ = cited.entry(digest).or_insert((sequence, id)),
                    CheckedRow::Broken(verdict) => return Ok(verdict),
                }
            }
            tell(Progress::Records(sequence, all));
        }
        let Some((last, hash)) = end else { break };
        (sequence, previous) = (last, hash);
    }
    if let Some((sequence, id)) = withheld.iter().find(|(_, id)| !accounted_for.contains(id)).cloned() {
        let reason = "its payload is gone, and no record says who decided that".into();
        return Ok(Verdict::BrokenRecord { sequence, id, reason });
    }
    for (file, (sequence, id)) in cited {
        let reason = match files::content(conn, &file).await? {
            None => "it is missing",
            Some(content) if files::digest(&content) != file => "its content does not give its digest",
            Some(_) => continue,
        };
        return Ok(Verdict::BrokenFile { sequence, id, digest: file.0, reason });
    }
    let withheld = i64::try_from(withheld.len()).unwrap_or(i64::MAX);
    Ok(match broken_table(conn, tell).await? {
        Some((table, noun)) => Verdict::BrokenTable { table, noun },
        None => Verdict::Whole { records: sequence, withheld, head: previous },
    })
}

/// What the check of a row found that matters to others.
enum CheckedRow {
    /// It says that this record was withheld.
    Accounts(String),
    /// It was withheld.
    Withheld(i64, String),
    /// It cites a file.
    Cites(FileDigest, i64, String),
    Broken(Verdict),
}

/// Checks rows that follow a record with this sequence and hash. Nothing comes after one that is broken.
fn checked_chunk(rows: Vec<Stored>, mut sequence: i64, mut previous: String, checked: i64) -> Vec<CheckedRow> {
    let mut found = Vec::new();
    for row in rows {
        let read = if row.sequence <= checked { fact(&row) } else { read(&row, sequence + 1, &previous) };
        match read {
            Err(reason) => {
                found.push(CheckedRow::Broken(Verdict::BrokenRecord { sequence: row.sequence, id: row.id, reason }));
                break;
            }
            Ok(Some(Fact::PayloadWithheld(withholding))) => found.push(CheckedRow::Accounts(withholding.record)),
            Ok(Some(fact)) => {
                let cites = |digest: FileDigest| CheckedRow::Cites(digest, row.sequence, row.id.clone());
                found.extend(fact.files().map(|file| cites(file.digest.clone())));
            }
            Ok(None) => found.push(CheckedRow::Withheld(row.sequence, row.id)),
        }
        sequence = row.sequence;
        previous = row.hash;
    }
    found
}

/// What a row says, if its payload is still there; otherwise what is wrong with it.
pub(super) fn read(row: &Stored, expected: i64, previous: &str) -> std::result::Result<Option<Fact>, String> {
    if row.sequence != expected {
        return Err(format!("record {expected} is missing before it"));
    }
    if row.previous != previous {
        return Err("it does not follow the record before it".into());
    }
    if row.hash != row.computed_hash() {
        return Err("its columns do not give its hash".into());
    }
    match row.computed_digest() {
        Some(digest) if digest != row.digest => return Err("its payload does not give its digest".into()),
        None if row.payload.is_some() || row.salt.is_some() => {
            return Err("its payload or its salt is missing".into());
        }
        _ => {}
    }
    fact(row)
}

fn fact(row: &Stored) -> std::result::Result<Option<Fact>, String> {
    let fact = row.payload.as_deref().map(serde_json::from_str).transpose();
    fact.map_err(|error| format!("its payload cannot be read: {error}"))
}

async fn broken_table(
    conn: &mut Conn,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Option<(&'static str, String)>> {
    let nouns = projector::nouns(conn).await?;
    let mut commitments = BTreeSet::new();
    let mut referred = 0;
    for (noun, id) in nouns {
        if noun == Noun::Commitment {
            commitments.insert(CommitmentId(id));
            continue;
        }
        let made = projector::referred(conn, noun, &id).await?;
        referred += i64::from(made.is_some());
        let kept: Option<(i64, String)> = conn
            .row(Sql::with(
                "SELECT place, payload FROM reference WHERE noun = $1 AND noun_id = $2",
                [noun.word().into(), id.as_str().into()],
            ))
            .await?;
        if made != kept {
            return Ok(Some(("reference", id)));
        }
    }
    if count(conn, Sql::new("SELECT count(*) FROM reference")).await? != referred {
        return Ok(Some(("reference", "a noun that the ledger does not have".into())));
    }

    let reference = Arc::new(projector::reference(conn).await?);
    let commitments: Vec<CommitmentId> = commitments.into_iter().collect();
    let mut rows = [0_i64; TABLES.len()];
    // While some are compared, the next are read.
    let mut comparing: Option<JoinHandle<Result<Compared>>> = None;
    let mut chunks = commitments.chunks(COMMITMENTS).enumerate();
    loop {
        let next = match chunks.next() {
            Some((place, ids)) => {
                tell(Progress::Commitments(place * COMMITMENTS, commitments.len()));
                let records = records_of_all(conn, ids).await?;
                let mut kept = Vec::with_capacity(TABLES.len());
                for table in &TABLES {
                    kept.push(kept_rows(conn, table, ids).await?);
                }
                let (ids, reference) = (ids.to_vec(), Arc::clone(&reference));
                Some(tokio::task::spawn_blocking(move || compared(&ids, &records, kept, &reference)))
            }
            None => None,
        };
        let last = next.is_none();
        if let Some(before) = std::mem::replace(&mut comparing, next) {
            match before.await.map_err(|_| sqlx::Error::WorkerCrashed)?? {
                Compared::Differ(table, noun) => return Ok(Some((table, noun))),
                Compared::Same(counted) => rows.iter_mut().zip(counted).for_each(|(all, rows)| *all += rows),
            }
        }
        if last {
            break;
        }
    }
    for (table, expected) in TABLES.iter().zip(rows) {
        let mut sql = Sql::new("SELECT count(*) FROM ");
        sql.push(table.name);
        if count(conn, sql).await? != expected {
            return Ok(Some((table.name, "a row that the ledger does not give".into())));
        }
    }
    let Some(id) = search_index::gap(conn).await? else { return Ok(None) };
    let slug = Sql::with("SELECT slug FROM commitment WHERE id = $1", [id.into()]);
    let slug = conn.row::<(String,)>(slug).await?.map(|(slug,)| slug);
    Ok(Some(("findable", slug.unwrap_or_else(|| "a text that the ledger does not give".into()))))
}

/// What comparing the rows of some commitments found.
enum Compared {
    /// All are as they should be: so many of each table.
    Same([i64; TABLES.len()]),
    /// A table and the slug of a commitment of which it holds other rows than it should.
    Differ(&'static str, String),
}

/// Compares what the tables hold of these commitments, in the order of [`TABLES`], with what is made of their records.
fn compared(
    ids: &[CommitmentId],
    records: &BTreeMap<CommitmentId, Vec<Record>>,
    kept: Vec<KeptRows>,
    reference: &Reference,
) -> Result<Compared> {
    let made: Vec<Projection> = records.iter().filter_map(|(id, records)| project(id, records, reference)).collect();
    let mut counted = [0_i64; TABLES.len()];
    for ((table, mut kept), counted) in TABLES.iter().zip(kept).zip(&mut counted) {
        let mut expected: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for made in &made {
            let mut of = (table.rows)(made)?.into_iter().map(|row| joined(&row)).collect::<Vec<_>>();
            of.sort_unstable();
            *counted += i64::try_from(of.len()).unwrap_or(i64::MAX);
            expected.insert(made.id.as_str(), of);
        }
        for id in ids {
            let mut kept = kept.remove(id.as_str()).unwrap_or_default();
            kept.sort_unstable();
            if kept != expected.remove(id.as_str()).unwrap_or_default() {
                let slug = made.iter().find(|it| it.id == *id).map_or_else(|| id.0.clone(), |it| it.slug.clone());
                return Ok(Compared::Differ(table.name, slug));
            }
        }
    }
    Ok(Compared::Same(counted))
}

async fn count(conn: &mut Conn, sql: Sql) -> Result<i64> {
    Ok(conn.row::<(i64,)>(sql).await?.map_or(0, |(count,)| count))
}

//! Checks that the ledger is intact and that the tables agree with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::{Projection, project};
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::report::file::FileDigest;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::ledger::{COLUMNS, GENESIS, Stored, head, records_of_all};
use crate::store::report::{files, tasks};
use crate::store::{Result, headline, projector, search_index};

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
    loop {
        let mut sql = Sql::new("SELECT ");
        sql.push(COLUMNS)
            .push(" FROM record WHERE sequence > ")
            .arg(sequence)
            .push(" ORDER BY sequence LIMIT ")
            .arg(CHUNK);
        let rows: Vec<Stored> = conn.rows(sql).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let read = if row.sequence <= checked { fact(&row) } else { read(&row, sequence + 1, &previous) };
            match read {
                Err(reason) => return Ok(Verdict::BrokenRecord { sequence: row.sequence, id: row.id, reason }),
                Ok(Some(Fact::PayloadWithheld(withholding))) => {
                    accounted_for.insert(withholding.record);
                }
                Ok(Some(fact)) => {
                    for file in fact.files() {
                        cited.entry(file.digest.clone()).or_insert_with(|| (row.sequence, row.id.clone()));
                    }
                }
                Ok(None) => withheld.push((row.sequence, row.id)),
            }
            sequence = row.sequence;
            previous = row.hash;
        }
        tell(Progress::Records(sequence, all));
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

    let reference = projector::reference(conn).await?;
    let commitments: Vec<CommitmentId> = commitments.into_iter().collect();
    let mut rows = [0_i64; TABLES.len()];
    for (place, ids) in commitments.chunks(COMMITMENTS).enumerate() {
        tell(Progress::Commitments(place * COMMITMENTS, commitments.len()));
        let records = records_of_all(conn, ids).await?;
        let made: Vec<Projection> =
            records.iter().filter_map(|(id, records)| project(id, records, &reference)).collect();
        for (table, rows) in TABLES.iter().zip(&mut rows) {
            let mut expected: BTreeMap<&str, Vec<String>> = BTreeMap::new();
            for made in &made {
                let of = (table.rows)(made)?.into_iter().map(|row| joined(&row)).collect::<Vec<_>>();
                *rows += i64::try_from(of.len()).unwrap_or(i64::MAX);
                if !of.is_empty() {
                    expected.insert(made.id.as_str(), of);
                }
            }
            if let Some(id) = differing(conn, table, ids, expected).await? {
                let slug = made.iter().find(|it| it.id.as_str() == id).map_or(id, |it| it.slug.clone());
                return Ok(Some((table.name, slug)));
            }
        }
        for made in &made {
            for span in &made.findable {
                if !search_index::is_indexed(conn, &made.id, span).await? {
                    return Ok(Some(("findable", made.slug.clone())));
                }
            }
        }
    }
    for (table, expected) in TABLES.iter().zip(rows) {
        let mut sql = Sql::new("SELECT count(*) FROM ");
        sql.push(table.name);
        if count(conn, sql).await? != expected {
            return Ok(Some((table.name, "a row that the ledger does not give".into())));
        }
    }
    Ok(None)
}

/// A table that is made of the records of commitments.
struct Table {
    name: &'static str,
    /// The column with the identifier of the commitment.
    of: &'static str,
    columns: &'static [&'static str],
    /// What its columns hold for a commitment.
    rows: fn(&Projection) -> Result<Vec<Vec<Arg>>>,
}

const TABLES: [Table; 7] = [
    Table {
        name: "commitment",
        of: "id",
        columns: &["id", "slug"],
        rows: |made| Ok(vec![vec![made.id.as_str().into(), made.slug.as_str().into()]]),
    },
    Table {
        name: "headline",
        of: "commitment_id",
        columns: &headline::NAMES,
        rows: |made| made.rows.iter().map(|span| headline::values(&made.id, span)).collect(),
    },
    Table {
        name: "status_update",
        of: "commitment_id",
        columns: &[
            "id",
            "commitment_id",
            "effective_from",
            "effective_to",
            "visibility",
            "effective_on",
            "sequence",
            "meeting",
            "payload",
            "organisations",
        ],
        rows: |made| made.reported.iter().map(|span| projector::update_columns(&made.id, span)).collect(),
    },
    Table {
        name: "findable",
        of: "commitment_id",
        columns: &["commitment_id", "effective_from", "effective_to", "visibility", "text", "compounds"],
        rows: |made| Ok(made.findable.iter().map(|span| search_index::columns(&made.id, span)).collect()),
    },
    Table {
        name: "submission",
        of: "commitment_id",
        columns: &[
            "update_id",
            "commitment_id",
            "party",
            "organisation",
            "visibility",
            "state",
            "submitted_at",
            "payload",
        ],
        rows: |made| made.tasks.handed_in.iter().map(|it| tasks::submission_columns(&made.id, it)).collect(),
    },
    Table {
        name: "task",
        of: "commitment_id",
        columns: &["commitment_id", "kind", "subject", "party", "visibility", "since"],
        rows: |made| Ok(made.tasks.asked.iter().map(|it| tasks::task_columns(&made.id, it)).collect()),
    },
    Table {
        name: "side",
        of: "commitment_id",
        columns: &["commitment_id", "party", "owners", "reported_on", "reported_at", "last"],
        rows: |made| Ok(made.tasks.sides.iter().map(|it| tasks::side_columns(&made.id, it)).collect()),
    },
];

/// Between the columns of a row, and what stands for a column that holds nothing.
const COLUMN: char = '\u{1f}';
const NOTHING: &str = "\u{1e}";

fn joined(row: &[Arg]) -> String {
    let mut text = String::new();
    for column in row {
        text.push(COLUMN);
        match column {
            Arg::Text(Some(words)) => text.push_str(words),
            Arg::Int(Some(number)) => text.push_str(&number.to_string()),
            Arg::Text(None) | Arg::Int(None) | Arg::Bytes(_) => text.push_str(NOTHING),
        }
    }
    text
}

/// The first of these commitments of which a table holds other rows than it should.
async fn differing(
    conn: &mut Conn,
    table: &Table,
    ids: &[CommitmentId],
    mut expected: BTreeMap<&str, Vec<String>>,
) -> Result<Option<String>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(table.of);
    for (place, column) in table.columns.iter().enumerate() {
        sql.push(if place == 0 { ", " } else { " || " }).arg(COLUMN.to_string());
        sql.push(" || COALESCE(CAST(").push(column).push(" AS TEXT), ").arg(NOTHING).push(")");
    }
    sql.push(" FROM ").push(table.name).push(" WHERE ").push(table.of).push(" IN (");
    sql.args(ids.iter().map(|id| id.as_str().into())).push(")");
    let mut kept: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, row) in conn.rows::<(String, String)>(sql).await? {
        kept.entry(id).or_default().push(row);
    }
    for id in ids {
        let (mut made, mut kept) =
            (expected.remove(id.as_str()).unwrap_or_default(), kept.remove(id.as_str()).unwrap_or_default());
        made.sort_unstable();
        kept.sort_unstable();
        if made != kept {
            return Ok(Some(id.0.clone()));
        }
    }
    Ok(None)
}

async fn count(conn: &mut Conn, sql: Sql) -> Result<i64> {
    Ok(conn.row::<(i64,)>(sql).await?.map_or(0, |(count,)| count))
}

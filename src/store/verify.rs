//! Checks that the ledger is intact and that the tables agree with it.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::project;
use crate::domain::record::fact::Fact;
use crate::domain::record::noun::Noun;
use crate::domain::report::file::FileDigest;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::ledger::{COLUMNS, GENESIS, Stored, records_of};
use crate::store::report::{files, tasks};
use crate::store::{Result, headline, projector, search_index};

pub use crate::store::projector::rebuild;

/// Rows of the ledger read at a time.
const CHUNK: i64 = 1_000;

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

/// Recomputes every hash, rebuilds every table separately and compares.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(conn: &mut Conn) -> Result<Verdict> {
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
            match read(&row, sequence + 1, &previous) {
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
    Ok(match broken_table(conn).await? {
        Some((table, noun)) => Verdict::BrokenTable { table, noun },
        None => Verdict::Whole { records: sequence, withheld, head: previous },
    })
}

/// What a row says, if its payload is still there; otherwise what is wrong with it.
fn read(row: &Stored, expected: i64, previous: &str) -> std::result::Result<Option<Fact>, String> {
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
    let fact = row.payload.as_deref().map(serde_json::from_str).transpose();
    fact.map_err(|error| format!("its payload cannot be read: {error}"))
}

async fn broken_table(conn: &mut Conn) -> Result<Option<(&'static str, String)>> {
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
    let mut rows = [0_i64; 7];
    for id in &commitments {
        let made = project(id, &records_of(conn, id).await?, &reference);
        let Some(made) = made else { continue };
        let checks: [(&str, Vec<Sql>); 7] = [
            ("commitment", vec![compared("SELECT count(*) FROM commitment WHERE (id, slug) = (", vec![id.as_str().into(), made.slug.as_str().into()])]),
            ("headline", made.rows.iter().map(|span| headline::count_equal(id, span)).collect::<Result<_>>()?),
            (
                "status_update",
                made.reported.iter().map(|span| {
                    Ok(compared("SELECT count(*) FROM status_update WHERE (id, commitment_id, effective_from, effective_to, visibility, \
                 effective_on, sequence, meeting, payload) = (", projector::update_columns(id, span)?))
                }).collect::<Result<_>>()?,
            ),
            (
                "findable",
                made.findable.iter().map(|span| {
                    compared("SELECT count(*) FROM findable WHERE (commitment_id, effective_from, effective_to, visibility, text, compounds) = (", search_index::columns(id, span))
                }).collect(),
            ),
            (
                "submission",
                made.tasks.handed_in.iter().map(|submission| {
                    Ok(compared("SELECT count(*) FROM submission WHERE (update_id, commitment_id, party, organisation, visibility, state, \
                 submitted_at, payload) = (", tasks::submission_columns(id, submission)?))
                }).collect::<Result<_>>()?,
            ),
            (
                "task",
                made.tasks.asked.iter().map(|task| {
                    compared("SELECT count(*) FROM task WHERE (commitment_id, kind, subject, party, visibility, since) = (", tasks::task_columns(id, task))
                }).collect(),
            ),
            (
                "side",
                made.tasks.sides.iter().map(|side| {
                    compared("SELECT count(*) FROM side WHERE (commitment_id, party, owners, reported_on, reported_at, last) = (", tasks::side_columns(id, side))
                }).collect(),
            ),
        ];
        for span in &made.findable {
            if !search_index::is_indexed(conn, id, span).await? {
                return Ok(Some(("findable", made.slug)));
            }
        }
        for (place, (table, expected)) in checks.into_iter().enumerate() {
            for sql in expected {
                rows[place] += 1;
                if count(conn, sql).await? != 1 {
                    return Ok(Some((table, made.slug)));
                }
            }
        }
    }
    let totals = [
        ("commitment", "SELECT count(*) FROM commitment"),
        ("headline", "SELECT count(*) FROM headline"),
        ("status_update", "SELECT count(*) FROM status_update"),
        ("findable", "SELECT count(*) FROM findable"),
        ("submission", "SELECT count(*) FROM submission"),
        ("task", "SELECT count(*) FROM task"),
        ("side", "SELECT count(*) FROM side"),
    ];
    for ((table, sql), expected) in totals.into_iter().zip(rows) {
        if count(conn, Sql::new(sql)).await? != expected {
            return Ok(Some((table, "a row that the ledger does not give".into())));
        }
    }
    Ok(None)
}

fn compared(select: &'static str, columns: Vec<Arg>) -> Sql {
    let mut sql = Sql::new(select);
    sql.args(columns).push(")");
    sql
}

async fn count(conn: &mut Conn, sql: Sql) -> Result<i64> {
    Ok(conn.row::<(i64,)>(sql).await?.map_or(0, |(count,)| count))
}

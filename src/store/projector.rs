//! Keeps the tables for lists, counts and search in step with the ledger.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tokio::task::JoinHandle;

use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::{Projection, project};
use crate::domain::portfolio::reference::Reference;
use crate::domain::record::Record;
use crate::domain::record::fact::Fact;
use crate::domain::record::fact_kind::FactKind;
use crate::domain::record::noun::Noun;
use crate::store::db::{Arg, Conn, Db, Sql};
use crate::store::ledger;
use crate::store::public_state;
use crate::store::tables::{self, MadeRows};
use crate::store::verify::Progress;
use crate::store::{Error, Result};

/// Commitments whose tables are rebuilt together: enough to save statements, few enough to hold in memory.
const CHUNK: usize = 200;

/// Commitments whose rows are made at once where they are asked for: handing them to another thread takes longer.
const FEW: usize = 8;

/// The rows of some commitments, for each table, while they are made.
enum Making {
    Done(Vec<MadeRows>),
    Elsewhere(JoinHandle<Result<Vec<MadeRows>>>),
}

/// The nouns whose tables an append has to bring up to date.
#[derive(Default)]
pub(super) struct Touched {
    commitments: BTreeSet<CommitmentId>,
    nouns: BTreeSet<(Noun, String)>,
}

impl Touched {
    /// Records what a fact changes.
    pub fn by(&mut self, fact: &Fact) {
        let (noun, id) = fact.subject();
        match noun {
            Noun::Commitment => {
                self.commitments.insert(id.into());
            }
            // No table is made of what is proposed.
            Noun::Addition => {}
            _ => {
                self.nouns.insert((noun, id.to_owned()));
            }
        }
        self.commitments.extend(fact.other().map(Into::into));
    }
}

/// Rebuilds the tables of the touched nouns from the ledger. `known` is all reference data as they stood in this transaction
/// before, where somebody has read them.
pub(super) async fn refresh(conn: &mut Conn, touched: Touched, known: Option<Arc<Reference>>) -> Result<()> {
    let unchanged = known.filter(|_| touched.nouns.is_empty());
    refresh_telling(conn, touched, unchanged, &mut |_| ()).await
}

async fn refresh_telling(
    conn: &mut Conn,
    mut touched: Touched,
    mut all: Option<Arc<Reference>>,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<()> {
    for (noun, id) in &touched.nouns {
        refer(conn, *noun, id).await?;
        let dependent = match noun {
            Noun::Statement => Some(Sql::with(
                "SELECT DISTINCT commitment_id FROM headline WHERE statement = $1",
                [id.as_str().into()],
            )),
            // A party's zone decides when due days pass, an organisation's name is searched.
            Noun::Party | Noun::Organisation => Some(Sql::new("SELECT id FROM commitment")),
            _ => None,
        };
        if let Some(sql) = dependent {
            touched.commitments.extend(conn.rows::<(String,)>(sql).await?.into_iter().map(|(id,)| CommitmentId(id)));
        }
    }
    if touched.commitments.is_empty() {
        return Ok(());
    }
    // A portfolio has thousands of statements: an append that touches few commitments reads those of these only.
    if all.is_none() && touched.commitments.len() > CHUNK {
        all = Some(Arc::new(reference(conn).await?));
    }
    let commitments: Vec<CommitmentId> = touched.commitments.into_iter().collect();
    // While the rows of some are made, those of the ones before are written.
    let mut making: Option<(&[CommitmentId], Making)> = None;
    let mut chunks = commitments.chunks(CHUNK).enumerate();
    loop {
        let next = match chunks.next() {
            Some((place, ids)) => {
                tell(Progress::Commitments(place * CHUNK, commitments.len()));
                let records = ledger::records_of_all(conn, ids).await?;
                let reference = match &all {
                    Some(reference) => Arc::clone(reference),
                    None => Arc::new(reference_of(conn, statements_of(&records)).await?),
                };
                let made = move || tables::made(&projected(&records, &reference));
                let making = if ids.len() <= FEW {
                    Making::Done(made()?)
                } else {
                    Making::Elsewhere(tokio::task::spawn_blocking(made))
                };
                Some((ids, making))
            }
            None => None,
        };
        let is_last = next.is_none();
        if let Some((ids, made)) = std::mem::replace(&mut making, next) {
            let made = match made {
                Making::Done(made) => made,
                Making::Elsewhere(made) => made.await.map_err(|_| sqlx::Error::WorkerCrashed)??,
            };
            tables::write(conn, ids, made).await?;
        }
        if is_last {
            return Ok(());
        }
    }
}

fn projected(records: &BTreeMap<CommitmentId, Vec<Record>>, reference: &Reference) -> Vec<Projection> {
    records.iter().filter_map(|(id, records)| project(id, records, reference)).collect()
}

/// The statements from which commitments come, in any version of them.
fn statements_of(records: &BTreeMap<CommitmentId, Vec<Record>>) -> BTreeSet<String> {
    let stated = |record: &Record| match &record.fact {
        Some(Fact::CommitmentRecorded(commitment)) => Some(commitment.statement.clone()),
        _ => None,
    };
    records.values().flatten().filter_map(stated).collect()
}

/// Empties every table that is derived from the ledger and rebuilds it.
///
/// # Errors
/// When the database does not answer.
pub async fn rebuild(conn: &mut Conn) -> Result<()> {
    rebuild_telling(conn, &mut |_| ()).await
}

/// The same, telling how far it has come.
///
/// # Errors
/// When the database does not answer.
pub async fn rebuild_telling(conn: &mut Conn, tell: &mut (dyn FnMut(Progress) + Send)) -> Result<()> {
    conn.run(Sql::new("DELETE FROM reference")).await?;
    tables::clear_all(conn).await?;
    let mut touched = Touched::default();
    for (noun, id) in nouns(conn).await? {
        match noun {
            Noun::Commitment => touched.commitments.insert(CommitmentId(id)),
            _ => touched.nouns.insert((noun, id)),
        };
    }
    refresh_telling(conn, touched, None, tell).await?;
    public_state::rebuilt(conn).await
}

/// Whether the tables hold nothing of a ledger that holds commitments: a migration emptied them, and they were not made anew.
///
/// # Errors
/// When the database does not answer.
pub async fn are_emptied(conn: &mut Conn) -> Result<bool> {
    let mut sql = Sql::new("SELECT count(*) FROM (SELECT 1 FROM record WHERE noun = ");
    sql.arg(Noun::Commitment.word()).push(" AND kind = ").arg(FactKind::CommitmentRecorded.word());
    sql.push(" AND payload IS NOT NULL AND NOT EXISTS (SELECT 1 FROM commitment) LIMIT 1) emptied");
    Ok(conn.row::<(i64,)>(sql).await? != Some((0,)))
}

/// Rebuilds the tables that a migration emptied: their new columns can only be filled from the ledger. Where a record cannot
/// be read they stay empty: whoever finds that record and takes it out has to open the database first.
pub(super) async fn fill_emptied(db: &Db) -> Result<()> {
    if !are_emptied(&mut db.read().await?).await? {
        return Ok(());
    }
    // Another instance may have done it while this one waited for the lock.
    let mut conn = db.write().await?;
    if !are_emptied(&mut conn).await? {
        return Ok(());
    }
    match rebuild(&mut conn).await {
        Ok(()) => conn.commit().await,
        Err(error @ Error::Unreadable { .. }) => {
            tracing::error!(%error, "the tables cannot be made anew");
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Every noun that was ever recorded and of which a table is made.
pub(super) async fn nouns(conn: &mut Conn) -> Result<Vec<(Noun, String)>> {
    let rows: Vec<(String, String)> = conn.rows(Sql::new("SELECT DISTINCT noun, noun_id FROM record")).await?;
    let known = rows.into_iter().filter_map(|(noun, id)| Some((noun.parse().ok()?, id)));
    Ok(known.filter(|(noun, _)| *noun != Noun::Addition).collect())
}

/// All reference data.
pub(super) async fn reference(conn: &mut Conn) -> Result<Reference> {
    read(conn, Sql::new("SELECT noun_id, payload FROM reference ORDER BY place")).await
}

/// The reference data, of statements these only.
async fn reference_of(conn: &mut Conn, statements: BTreeSet<String>) -> Result<Reference> {
    let mut sql = Sql::new("SELECT noun_id, payload FROM reference WHERE noun IN (");
    let others = Noun::ALL.iter().filter(|it| !matches!(it, Noun::Statement | Noun::Commitment | Noun::Addition));
    sql.args(others.map(|it| it.word().into())).push(")");
    if !statements.is_empty() {
        sql.push(" OR (noun = ").arg(Noun::Statement.word()).push(" AND noun_id IN (");
        sql.args(statements.into_iter().map(Arg::from)).push("))");
    }
    sql.push(" ORDER BY place");
    read(conn, sql).await
}

async fn read(conn: &mut Conn, sql: Sql) -> Result<Reference> {
    let mut reference = Reference::default();
    let rows: Vec<(String, String)> = conn.rows(sql).await?;
    for (id, payload) in rows {
        let fact = serde_json::from_str(&payload)
            .map_err(|error| Error::Unreadable { record: id, reason: error.to_string() })?;
        reference.apply(fact);
    }
    reference.arrange();
    Ok(reference)
}

/// The place and payload of a reference noun, as the ledger has them.
pub(super) async fn referred(conn: &mut Conn, noun: Noun, id: &str) -> Result<Option<(i64, String)>> {
    let mut sql = Sql::new("SELECT (SELECT min(sequence) FROM record WHERE noun = ");
    sql.arg(noun.word()).push(" AND noun_id = ").arg(id).push("), payload FROM record WHERE noun = ").arg(noun.word());
    sql.push(" AND noun_id = ").arg(id).push(" AND payload IS NOT NULL AND kind NOT IN (");
    sql.args(ledger::words(&[&FactKind::PROCEEDINGS[..], &[FactKind::PayloadWithheld]].concat()));
    sql.push(") ORDER BY effective_on DESC, sequence DESC LIMIT 1");
    conn.row(sql).await
}

async fn refer(conn: &mut Conn, noun: Noun, id: &str) -> Result<()> {
    conn.run(Sql::with("DELETE FROM reference WHERE noun = $1 AND noun_id = $2", [noun.word().into(), id.into()]))
        .await?;
    if let Some((place, payload)) = referred(conn, noun, id).await? {
        conn.run(Sql::with(
            "INSERT INTO reference (noun, noun_id, place, payload) VALUES ($1, $2, $3, $4)",
            [noun.word().into(), id.into(), place.into(), payload.into()],
        ))
        .await?;
    }
    Ok(())
}

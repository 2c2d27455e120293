//! The tables that are made of the records of commitments: whoever writes or checks them takes their columns from here.

use std::collections::BTreeMap;

use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::{Interval, Projection, Reported};
use crate::domain::organisation::code::OrganisationCode;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::report::tasks;
use crate::store::{Result, headline, search_index};

/// A table that is made of the records of commitments.
pub(super) struct Table {
    pub name: &'static str,
    /// The column with the identifier of the commitment.
    pub of: &'static str,
    columns: &'static [&'static str],
    /// What its columns hold for a commitment.
    pub rows: fn(&Projection) -> Result<Vec<Vec<Arg>>>,
}

pub(super) const TABLES: [Table; 7] = [
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
            "organisations",
        ],
        rows: |made| Ok(made.reported.iter().map(|span| update_columns(&made.id, span)).collect()),
    },
    Table {
        name: "findable",
        of: "commitment_id",
        columns: &["commitment_id", "effective_from", "effective_to", "visibility", "text"],
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

/// A row as one text, to be compared with what [`kept_rows`] reads.
pub(super) fn joined(row: &[Arg]) -> String {
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

/// The rows that a table holds, by the commitment that they are of.
pub(super) type KeptRows = BTreeMap<String, Vec<String>>;

/// The rows that a table holds of these commitments, each as [`joined`] spells it.
pub(super) async fn kept_rows(conn: &mut Conn, table: &Table, ids: &[CommitmentId]) -> Result<KeptRows> {
    let mut sql = Sql::default();
    select_kept(&mut sql, table, ids);
    let mut kept = KeptRows::new();
    for (_, id, row) in conn.rows::<(String, String, String)>(sql).await? {
        kept.entry(id).or_default().push(row);
    }
    Ok(kept)
}

/// The same of every table, by its name, with one question.
async fn all_kept_rows(conn: &mut Conn, ids: &[CommitmentId]) -> Result<BTreeMap<String, KeptRows>> {
    let mut sql = Sql::default();
    for (place, table) in TABLES.iter().enumerate() {
        sql.push(if place == 0 { "" } else { " UNION ALL " });
        select_kept(&mut sql, table, ids);
    }
    let mut kept: BTreeMap<String, KeptRows> = BTreeMap::new();
    for (table, id, row) in conn.rows::<(String, String, String)>(sql).await? {
        kept.entry(table).or_default().entry(id).or_default().push(row);
    }
    Ok(kept)
}

fn select_kept(sql: &mut Sql, table: &Table, ids: &[CommitmentId]) {
    sql.push("SELECT CAST(").arg(table.name).push(" AS TEXT), ").push(table.of);
    for (place, column) in table.columns.iter().enumerate() {
        sql.push(if place == 0 { ", " } else { " || " }).arg(COLUMN.to_string());
        sql.push(" || COALESCE(CAST(").push(column).push(" AS TEXT), ").arg(NOTHING).push(")");
    }
    sql.push(" FROM ").push(table.name).push(" WHERE ").push(table.of).push(" IN (");
    sql.args(ids.iter().map(|id| id.as_str().into())).push(")");
}

/// Empties every table.
pub(super) async fn clear_all(conn: &mut Conn) -> Result<()> {
    search_index::clear_all(conn).await?;
    for table in &TABLES {
        let mut sql = Sql::new("DELETE FROM ");
        sql.push(table.name);
        conn.run(sql).await?;
    }
    Ok(())
}

/// Brings the rows of some commitments up to date: those that say what they are to say already are left alone. `made` holds for
/// each table, in the order of [`TABLES`], the rows that each commitment is to have.
pub(super) async fn write(conn: &mut Conn, ids: &[CommitmentId], made: Vec<MadeRows>) -> Result<()> {
    let mut sql = Sql::new("SELECT id FROM commitment WHERE id IN (");
    sql.args(ids.iter().map(|id| id.as_str().into())).push(")");
    let known: Vec<CommitmentId> =
        conn.rows::<(String,)>(sql).await?.into_iter().map(|(id,)| CommitmentId(id)).collect();
    let mut kept = if known.is_empty() { BTreeMap::new() } else { all_kept_rows(conn, &known).await? };
    for (table, mut made) in TABLES.iter().zip(made) {
        let mut outdated = Vec::new();
        let mut kept = kept.remove(table.name).unwrap_or_default();
        for id in &known {
            let mut kept = kept.remove(id.as_str()).unwrap_or_default();
            let mut wanted: Vec<String> = made.get(id).into_iter().flatten().map(|row| joined(row)).collect();
            kept.sort_unstable();
            wanted.sort_unstable();
            if kept == wanted {
                made.remove(id);
            } else if !kept.is_empty() {
                outdated.push(id.clone());
            }
        }
        if !outdated.is_empty() {
            delete(conn, table, &outdated).await?;
        }
        insert(conn, table, made.into_values().flatten().collect()).await?;
    }
    Ok(())
}

async fn delete(conn: &mut Conn, table: &Table, ids: &[CommitmentId]) -> Result<()> {
    if table.name == search_index::TABLE {
        search_index::clear(conn, ids).await?;
    }
    let mut sql = Sql::new("DELETE FROM ");
    sql.push(table.name).push(" WHERE ").push(table.of).push(" IN (");
    sql.args(ids.iter().map(|id| id.as_str().into())).push(")");
    conn.run(sql).await?;
    Ok(())
}

async fn insert(conn: &mut Conn, table: &Table, rows: Vec<Vec<Arg>>) -> Result<()> {
    if table.name == search_index::TABLE {
        return search_index::write(conn, rows).await;
    }
    let mut sql = Sql::new("INSERT INTO ");
    sql.push(table.name);
    for (place, column) in table.columns.iter().enumerate() {
        sql.push(if place == 0 { " (" } else { ", " }).push(column);
    }
    sql.push(")");
    conn.insert(sql, "", rows).await
}

/// The rows that a table is to hold of each commitment.
pub(super) type MadeRows = BTreeMap<CommitmentId, Vec<Vec<Arg>>>;

/// The rows that every table is to hold of these commitments, in the order of [`TABLES`].
///
/// # Errors
/// When a row cannot be serialised.
pub(super) fn made(projections: &[Projection]) -> Result<Vec<MadeRows>> {
    let of = |table: &Table| -> Result<MadeRows> {
        projections.iter().map(|it| Ok((it.id.clone(), (table.rows)(it)?))).collect()
    };
    TABLES.iter().map(of).collect()
}

/// The columns of a status update's row, in the order in which the table names them.
fn update_columns(id: &CommitmentId, span: &Interval<Reported>) -> Vec<Arg> {
    let report = &span.value;
    vec![
        report.update.id.as_str().into(),
        id.as_str().into(),
        span.from.into(),
        span.to.into(),
        report.visibility.to_string().into(),
        report.effective_on.into(),
        report.sequence.into(),
        report.update.meeting.clone().unwrap_or_default().into(),
        named(&report.update.organisations).into(),
    ]
}

/// The organisations that a report names, with spaces around each; nothing where it names none.
fn named(organisations: &[OrganisationCode]) -> String {
    if organisations.is_empty() { String::new() } else { headline::tokens(organisations) }
}

//! The search index: the one place where the two databases' statements differ.

use crate::domain::access::permission::{ReadScope, Reader};
use crate::domain::basics::day::Day;
use crate::domain::basics::search::{Term, compounds, grams};
use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::{Findable, Interval, Projection};
use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::in_force::in_force;

/// Texts longer than this many distinct pairs of letters would not fit PostgreSQL's index.
const MOST_GRAMS: usize = 50_000;
/// The most pairs that are looked up in the index at once: SQLite takes some hundred.
const MOST_ASKED: usize = 60;
/// The most pairs by which it is checked that a text is in the index.
const MOST_CHECKED: usize = 12;

pub(super) async fn clear(conn: &mut Conn, ids: &[CommitmentId]) -> Result<()> {
    let list = || ids.iter().map(|id| Arg::from(id.as_str()));
    if !conn.is_postgres() {
        let mut sql =
            Sql::new("DELETE FROM findable_grams WHERE rowid IN (SELECT id FROM findable WHERE commitment_id IN (");
        sql.args(list()).push("))");
        conn.run(sql).await?;
    }
    let mut sql = Sql::new("DELETE FROM findable WHERE commitment_id IN (");
    sql.args(list()).push(")");
    conn.run(sql).await?;
    Ok(())
}

pub(super) async fn clear_all(conn: &mut Conn) -> Result<()> {
    if !conn.is_postgres() {
        conn.run(Sql::new("INSERT INTO findable_grams (findable_grams) VALUES ('delete-all')")).await?;
    }
    conn.run(Sql::new("DELETE FROM findable")).await?;
    Ok(())
}

/// Takes the pairs of deleted texts out of the index: SQLite's only marks them as deleted until it merges its parts.
pub(super) async fn forget_deleted(conn: &mut Conn) -> Result<()> {
    if !conn.is_postgres() {
        conn.run(Sql::new("INSERT INTO findable_grams (findable_grams) VALUES ('optimize')")).await?;
    }
    Ok(())
}

pub(super) async fn write(conn: &mut Conn, made: &[Projection]) -> Result<()> {
    let texts: Vec<(&CommitmentId, &Interval<Findable>)> =
        made.iter().flat_map(|it| it.findable.iter().map(|span| (&it.id, span))).collect();
    if conn.is_postgres() {
        let rows = texts.into_iter().map(|(id, span)| {
            let mut row = columns(id, span);
            row.push(quoted(&grams_of(span), " ").into());
            row
        });
        let into =
            "INSERT INTO findable (commitment_id, effective_from, effective_to, visibility, text, compounds, grams)";
        let rows = rows.collect();
        return conn.insert(into, "::text::tsvector", rows).await;
    }
    // The two tables share row numbers; whoever writes holds the only lock, so they can be counted here.
    let last: Option<(i64,)> = conn.row(Sql::new("SELECT coalesce(max(id), 0) FROM findable")).await?;
    let first = last.map_or(0, |(last,)| last) + 1;
    let (rows, index): (Vec<_>, Vec<_>) = (first..)
        .zip(texts)
        .map(|(row, (id, span))| {
            let mut text = vec![Arg::from(row)];
            text.extend(columns(id, span));
            (text, vec![Arg::from(row), grams_of(span).join(" ").into()])
        })
        .unzip();
    let into = "INSERT INTO findable (id, commitment_id, effective_from, effective_to, visibility, text, compounds)";
    conn.insert(into, "", rows).await?;
    conn.insert("INSERT INTO findable_grams (rowid, grams)", "", index).await
}

/// Whether the index finds a text: by pairs of letters spread over all of it.
pub(super) async fn is_indexed(conn: &mut Conn, id: &CommitmentId, span: &Interval<Findable>) -> Result<bool> {
    let grams = grams_of(span);
    if grams.is_empty() {
        return Ok(true);
    }
    let asked = spread(grams, MOST_CHECKED);
    let mut sql = Sql::new(
        "SELECT count(*) FROM findable f WHERE (f.commitment_id, f.effective_from, f.effective_to, f.visibility, f.text, f.compounds) = (",
    );
    sql.args(columns(id, span)).push(")");
    if conn.is_postgres() {
        sql.push(" AND f.grams @@ ").arg(quoted(&asked, " & ")).push("::text::tsquery");
    } else {
        sql.push(" AND EXISTS (SELECT 1 FROM findable_grams WHERE rowid = f.id AND findable_grams MATCH ");
        sql.arg(every(&asked)).push(")");
    }
    Ok(conn.row::<(i64,)>(sql).await?.is_some_and(|(count,)| count == 1))
}

/// At most so many pairs, spread over all of them.
fn spread(grams: Vec<String>, most: usize) -> Vec<String> {
    let every = grams.len().div_ceil(most).max(1);
    grams.into_iter().step_by(every).collect()
}

/// All of these pairs, as SQLite's index is asked.
fn every(grams: &[String]) -> String {
    grams.iter().map(|gram| format!("\"{gram}\"")).collect::<Vec<_>>().join(" AND ")
}

/// Appends the condition that a findable text (`f`) has these pairs of letters.
fn by_grams(sql: &mut Sql, postgres: bool, grams: &[String]) {
    if grams.is_empty() {
        return;
    }
    if postgres {
        sql.push(" AND f.grams @@ ").arg(quoted(grams, " & ")).push("::text::tsquery");
    } else {
        sql.push(" AND f.id IN (SELECT rowid FROM findable_grams WHERE findable_grams MATCH ")
            .arg(every(grams))
            .push(")");
    }
}

/// The pairs by which the index knows a text.
fn grams_of(span: &Interval<Findable>) -> Vec<String> {
    let mut grams = grams(&span.value.text);
    grams.truncate(MOST_GRAMS);
    grams
}

/// The columns of a findable text's row, in the order in which the table names them.
pub(super) fn columns(id: &CommitmentId, span: &Interval<Findable>) -> Vec<Arg> {
    vec![
        id.as_str().into(),
        span.from.into(),
        span.to.into(),
        span.value.visibility.to_string().into(),
        span.value.text.as_str().into(),
        compounds(&span.value.text).into(),
    ]
}

fn quoted(grams: &[String], between: &str) -> String {
    grams.iter().map(|gram| format!("'{gram}'")).collect::<Vec<_>>().join(between)
}

/// Appends the condition that a commitment (`h.commitment_id`) is found by a term in a text that the reader may see.
pub(super) fn holds(sql: &mut Sql, postgres: bool, term: &Term, reader: &Reader, day: Day) {
    let (grams, patterns) = (spread(term.grams(), MOST_ASKED), term.patterns());
    let one = |sql: &mut Sql, visibilities: Vec<Arg>| {
        sql.push("h.commitment_id IN (SELECT f.commitment_id FROM findable f WHERE f.visibility IN (")
            .args(visibilities);
        sql.push(") AND ");
        in_force(sql, "f", day);
        by_grams(sql, postgres, &grams);
        let of_text = patterns.text.iter().map(|it| ("f.text", it));
        let all = of_text.chain(patterns.compounds.iter().map(|it| ("f.compounds", it)));
        for (place, (column, pattern)) in all.enumerate() {
            sql.push(if place == 0 { " AND (" } else { " OR " }).push(column).push(" LIKE ");
            sql.arg(pattern.as_str()).push(" ESCAPE '\\'");
        }
        sql.push("))");
    };
    match reader {
        Reader::Anyone => one(sql, vec!["public".into()]),
        Reader::Member { party, organisation, reach } => {
            let mut visible: Vec<Arg> = vec!["public".into()];
            if *reach >= ReadScope::Organisation {
                visible.push(format!("organisation:{organisation}").into());
            }
            if *reach >= ReadScope::Party {
                visible.push(format!("party:{party}").into());
            }
            sql.push("(");
            one(sql, visible);
            sql.push(" OR (h.audience = 'shared' AND ");
            one(sql, vec!["shared".into()]);
            sql.push("))");
        }
    }
}

//! The search index: the one place where the two databases' statements differ.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::domain::basics::search::{Term, grams, terms};
use crate::domain::commitment::CommitmentId;
use crate::domain::list::projection::{Findable, Interval};
use crate::domain::list::query::Query;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::in_force::{in_force, visible};
use crate::store::list::{self, View};
use crate::store::{Result, to_json};

/// Texts longer than this many distinct pairs of letters would not fit PostgreSQL's index.
const MOST_GRAMS: usize = 50_000;
/// The most pairs that are looked up in the index at once: SQLite takes some hundred.
const MOST_ASKED: usize = 60;
/// Texts that are read at once to see whether they hold a compound.
const TEXTS_AT_ONCE: i64 = 500;
/// Texts and pairs read at a time when the index is checked.
const TEXTS_CHECKED: i64 = 2_000;
const PAIRS_CHECKED: i64 = 50;

/// The table of the texts.
pub(super) const TABLE: &str = "findable";

/// Takes the texts of these commitments out of the index, before they go from their table.
pub(super) async fn clear(conn: &mut Conn, ids: &[CommitmentId]) -> Result<()> {
    if !conn.is_postgres() {
        let mut sql =
            Sql::new("DELETE FROM findable_grams WHERE rowid IN (SELECT id FROM findable WHERE commitment_id IN (");
        sql.args(ids.iter().map(|id| id.as_str().into())).push("))");
        conn.run(sql).await?;
    }
    Ok(())
}

/// Empties the index.
pub(super) async fn clear_all(conn: &mut Conn) -> Result<()> {
    if !conn.is_postgres() {
        conn.run(Sql::new("INSERT INTO findable_grams (findable_grams) VALUES ('delete-all')")).await?;
    }
    Ok(())
}

/// Takes the pairs of deleted texts out of the index: SQLite's only marks them as deleted until it merges its parts.
pub(super) async fn forget_deleted(conn: &mut Conn) -> Result<()> {
    if !conn.is_postgres() {
        conn.run(Sql::new("INSERT INTO findable_grams (findable_grams) VALUES ('optimize')")).await?;
    }
    Ok(())
}

/// Writes texts, whose columns are those of [`columns`], into their table and the index.
pub(super) async fn write(conn: &mut Conn, texts: Vec<Vec<Arg>>) -> Result<()> {
    if texts.is_empty() {
        return Ok(());
    }
    let grams = |row: &[Arg]| match row.last() {
        Some(Arg::Text(Some(text))) => most_grams(text),
        _ => Vec::new(),
    };
    if conn.is_postgres() {
        let rows = texts.into_iter().map(|mut row| {
            row.push(quoted(&grams(&row), " ").into());
            row
        });
        let into = "INSERT INTO findable (commitment_id, effective_from, effective_to, visibility, text, grams)";
        let rows = rows.collect();
        return conn.insert(into, "::text::tsvector", rows).await;
    }
    // The two tables share row numbers; whoever writes holds the only lock, so they can be counted here.
    let last: Option<(i64,)> = conn.row(Sql::new("SELECT coalesce(max(id), 0) FROM findable")).await?;
    let first = last.map_or(0, |(last,)| last) + 1;
    let (rows, index): (Vec<_>, Vec<_>) = (first..)
        .zip(texts)
        .map(|(number, row)| {
            let index = vec![Arg::from(number), grams(&row).join(" ").into()];
            (std::iter::once(Arg::from(number)).chain(row).collect::<Vec<_>>(), index)
        })
        .unzip();
    let into = "INSERT INTO findable (id, commitment_id, effective_from, effective_to, visibility, text)";
    conn.insert(into, "", rows).await?;
    conn.insert("INSERT INTO findable_grams (rowid, grams)", "", index).await
}

/// A commitment of which the index does not have the pairs that its texts have; an empty text where it has those of texts that
/// are gone; nothing where it is as it should be.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn gap(conn: &mut Conn) -> Result<Option<String>> {
    let wrong = if conn.is_postgres() { gap_beside_texts(conn).await? } else { gap_in_its_table(conn).await? };
    let Some(row) = wrong else { return Ok(None) };
    let of = Sql::with("SELECT commitment_id FROM findable WHERE id = $1", [row.into()]);
    Ok(Some(conn.row::<(String,)>(of).await?.map_or_else(String::new, |(id,)| id)))
}

/// PostgreSQL keeps the pairs beside each text.
async fn gap_beside_texts(conn: &mut Conn) -> Result<Option<i64>> {
    let mut last = 0;
    loop {
        let sql = "SELECT id, text, array_to_string(tsvector_to_array(grams), ' ') FROM findable WHERE id > $1 ORDER BY id LIMIT $2";
        let rows: Vec<(i64, String, String)> = conn.rows(Sql::with(sql, [last.into(), TEXTS_CHECKED.into()])).await?;
        let Some((id, ..)) = rows.last() else { return Ok(None) };
        last = *id;
        for (id, text, kept) in rows {
            let mut kept: Vec<&str> = kept.split_whitespace().collect();
            kept.sort_unstable();
            if kept != most_grams(&text) {
                return Ok(Some(id));
            }
        }
    }
}

/// SQLite keeps the texts of each pair: all are read once, and what they come to for each text is compared.
async fn gap_in_its_table(conn: &mut Conn) -> Result<Option<i64>> {
    let mut sums: HashMap<i64, u64> = HashMap::new();
    let mut last = 0;
    loop {
        let sql = "SELECT id, text FROM findable WHERE id > $1 ORDER BY id LIMIT $2";
        let rows: Vec<(i64, String)> = conn.rows(Sql::with(sql, [last.into(), TEXTS_CHECKED.into()])).await?;
        let Some((id, _)) = rows.last() else { break };
        last = *id;
        let sum = |text: &str| most_grams(text).iter().map(|it| hashed(it)).fold(0, u64::wrapping_add);
        sums.extend(rows.iter().map(|(id, text)| (*id, sum(text))));
    }
    conn.run(Sql::new(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.findable_pair USING fts5vocab(main, findable_grams, instance)",
    ))
    .await?;
    let mut last = String::new();
    loop {
        let sql = "SELECT term, string_agg(doc, ' ') FROM temp.findable_pair WHERE term > $1 GROUP BY term ORDER BY term LIMIT $2";
        let pairs: Vec<(String, String)> =
            conn.rows(Sql::with(sql, [last.as_str().into(), PAIRS_CHECKED.into()])).await?;
        let Some((pair, _)) = pairs.last() else { break };
        last.clone_from(pair);
        for (pair, texts) in pairs {
            let hash = hashed(&pair);
            for text in texts.split(' ').filter_map(|it| it.parse().ok()) {
                let sum = sums.entry(text).or_default();
                *sum = sum.wrapping_sub(hash);
            }
        }
    }
    Ok(sums.into_iter().filter(|(_, left)| *left != 0).map(|(text, _)| text).min())
}

fn hashed(pair: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    pair.hash(&mut hasher);
    hasher.finish()
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

/// Appends the condition that a findable text (`u`) has these pairs of letters.
fn by_grams(sql: &mut Sql, postgres: bool, grams: &[String]) {
    if grams.is_empty() {
        return;
    }
    if postgres {
        sql.push(" AND u.grams @@ ").arg(quoted(grams, " & ")).push("::text::tsquery");
    } else {
        sql.push(" AND u.id IN (SELECT rowid FROM findable_grams WHERE findable_grams MATCH ")
            .arg(every(grams))
            .push(")");
    }
}

/// The pairs by which the index knows a text.
fn most_grams(text: &str) -> Vec<String> {
    let mut grams = grams(text);
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
    ]
}

fn quoted(grams: &[String], between: &str) -> String {
    grams.iter().map(|gram| format!("'{gram}'")).collect::<Vec<_>>().join(between)
}

/// The commitments that hold the words of a query, on the day and in texts that the reader may see, as far as its statement
/// and organisations let them through; nothing where it has no words to search for.
///
/// # Errors
/// When the database does not answer.
pub async fn found(conn: &mut Conn, query: &Query, view: &View<'_>) -> Result<Option<HashSet<String>>> {
    let mut found: Option<HashSet<String>> = None;
    for term in terms(&query.q) {
        let having = having(conn, &term, query, view).await?;
        found = Some(match found {
            None => having,
            Some(before) => before.into_iter().filter(|id| having.contains(id)).collect(),
        });
    }
    Ok(found)
}

/// Appends the condition that a commitment (`h`) is among those that [`found`] finds, where the query has words.
pub(super) async fn narrowed(conn: &mut Conn, sql: &mut Sql, query: &Query, view: &View<'_>) -> Result<()> {
    let Some(found) = found(conn, query, view).await? else { return Ok(()) };
    let ids = found.into_iter().collect::<Vec<_>>();
    // One argument, however many they are.
    if conn.is_postgres() {
        sql.push(" AND h.commitment_id = ANY(string_to_array(").arg(ids.join(" ")).push(", ' '))");
    } else {
        sql.push(" AND h.commitment_id IN (SELECT value FROM json_each(");
        sql.arg(to_json("identifiers", &ids)?).push("))");
    }
    Ok(())
}

/// The commitments that hold a term.
async fn having(conn: &mut Conn, term: &Term, query: &Query, view: &View<'_>) -> Result<HashSet<String>> {
    let (grams, patterns) = (spread(term.grams(), MOST_ASKED), term.patterns());
    let postgres = conn.is_postgres();
    let asked = |select: &'static str| {
        let mut sql = Sql::new(select);
        sql.push(" FROM findable u JOIN headline h ON h.commitment_id = u.commitment_id");
        list::narrowed(&mut sql, query, view);
        sql.push(" AND ");
        visible(&mut sql, view);
        sql.push(" AND ");
        in_force(&mut sql, "u", view.as_of.day);
        by_grams(&mut sql, postgres, &grams);
        sql
    };
    let as_it_stands = |sql: &mut Sql| {
        for (place, pattern) in patterns.text.iter().enumerate() {
            sql.push(if place == 0 { "(" } else { " OR " }).push("u.text LIKE ").arg(pattern.as_str());
            sql.push(" ESCAPE '\\'");
        }
        sql.push(")");
    };
    let mut sql = asked("SELECT string_agg(h.commitment_id, ' ')");
    sql.push(" AND ");
    as_it_stands(&mut sql);
    let ids = conn.row::<(Option<String>,)>(sql).await?.and_then(|(ids,)| ids).unwrap_or_default();
    let mut found: HashSet<String> = ids.split_whitespace().map(str::to_owned).collect();
    // Whether what stands apart is a compound cannot be said in SQL. Two letters that are no word may stand so in any text:
    // texts are read a part at a time, and others have their turn between.
    let Some(together) = &patterns.together else { return Ok(found) };
    let mut last = 0;
    loop {
        let mut sql = asked("SELECT u.id, h.commitment_id, u.text");
        sql.push(" AND NOT ");
        as_it_stands(&mut sql);
        sql.push(" AND replace(replace(replace(u.text, ' ', ''), '-', ''), '·', '') LIKE ").arg(together.as_str());
        sql.push(" AND u.id > ").arg(last).push(" ORDER BY u.id LIMIT ").arg(TEXTS_AT_ONCE);
        let texts = conn.rows::<(i64, String, String)>(sql).await?;
        let Some((id, ..)) = texts.last() else { return Ok(found) };
        last = *id;
        for (_, commitment, text) in texts {
            if !found.contains(&commitment) && term.is_compound_in(&text) {
                found.insert(commitment);
            }
        }
        tokio::task::yield_now().await;
    }
}

//! Reading the census: every row of the table `headline`, or those that changed since.

use std::collections::BTreeSet;

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::Standing;
use crate::domain::list::census::{Census, NewRow, State};
use crate::domain::list::facet::{Facet, PerFacet};
use crate::domain::record::noun::Noun;
use crate::store::db::{Conn, Sql};
use crate::store::{Error, Result};

/// Rows read at a time.
const CHUNK: i64 = 20_000;
/// Commitments read at a time.
const COMMITMENTS: usize = 500;
/// When more commitments changed, everything is read anew.
const MOST_CHANGED: usize = 20_000;
/// Between the columns of a row. Only titles are free texts, and are read without it: lists order by them and show others.
const COLUMN: char = '\u{1f}';
/// Between rows, likewise.
const ROW: char = '\u{1e}';
/// The columns with free texts.
const TITLES: [&str; 2] = ["h.title_en", "h.title_ko"];

/// The columns that are read, in the order in which [`row`] takes them apart.
const COLUMNS: [&str; 24] = [
    "h.commitment_id",
    "h.read_by",
    "h.effective_from",
    "h.effective_to",
    "h.slug",
    "h.statement",
    "h.stated_on",
    "CAST(h.position AS TEXT)",
    TITLES[0],
    TITLES[1],
    "h.owners",
    "h.areas",
    "h.parties",
    "h.status",
    "h.standing",
    "h.basis",
    "h.nature",
    "h.sides",
    "h.validity",
    "CAST(h.live AS TEXT)",
    "h.published",
    "COALESCE(h.reported_on, '')",
    "h.awaited_since",
    "COALESCE(h.due_on, '') || ' ' || COALESCE(CAST(h.due_passes_at AS TEXT), '')",
];

/// The state that a connection reads.
///
/// # Errors
/// When the database does not answer.
pub async fn state(conn: &mut Conn) -> Result<State> {
    const STATE: &str = "SELECT rebuilt, (SELECT COALESCE(MAX(sequence), 0) FROM record) FROM public_state";
    let row: Option<(i64, i64)> = conn.row(Sql::new(STATE)).await?;
    let (rebuilt, height) = row.ok_or(Error::Database(sqlx::Error::RowNotFound))?;
    Ok(State { rebuilt, height })
}

/// The census of the state that a connection reads.
///
/// # Errors
/// When the database does not answer, or a row is damaged.
pub async fn whole(conn: &mut Conn, state: State) -> Result<Census> {
    let mut census = Census::at(state);
    let mut after: Option<(String, String, String)> = None;
    loop {
        let last = read(conn, &mut census, |sql| {
            if let Some((commitment, audience, from)) = &after {
                sql.push(" WHERE (h.commitment_id, h.read_by, h.effective_from) > (");
                sql.args([commitment, audience, from].map(|it| it.as_str().into())).push(")");
            }
            sql.push(" ORDER BY h.commitment_id, h.read_by, h.effective_from LIMIT ").arg(CHUNK);
        })
        .await?;
        match last {
            Some(last) => after = Some(last),
            None => return Ok(census),
        }
    }
}

/// The same, made from the census of an earlier state since which the tables were not made anew; nothing where so much
/// changed that everything has to be read.
///
/// # Errors
/// When the database does not answer, or a row is damaged.
pub async fn since(conn: &mut Conn, before: &Census, state: State) -> Result<Option<Census>> {
    let mut census = before.moved_to(state);
    let sql = Sql::with(
        "SELECT DISTINCT noun, noun_id, other_id FROM record WHERE sequence > $1",
        [before.state().height.into()],
    );
    let mut changed = BTreeSet::new();
    for (noun, id, other) in conn.rows::<(String, String, Option<String>)>(sql).await? {
        match noun.parse() {
            Ok(Noun::Commitment) => {
                changed.insert(id);
            }
            // The projector makes the rows of a statement anew, and all rows where a party or an organisation changes.
            Ok(Noun::Statement) => {
                changed.extend(census.of_statement(&id));
                let of = Sql::with("SELECT DISTINCT commitment_id FROM headline WHERE statement = $1", [id.into()]);
                changed.extend(conn.rows::<(String,)>(of).await?.into_iter().map(|(id,)| id));
            }
            Ok(Noun::Party | Noun::Organisation) => return Ok(None),
            _ => {}
        }
        changed.extend(other);
    }
    if changed.len() > MOST_CHANGED {
        return Ok(None);
    }
    let changed: Vec<String> = changed.into_iter().collect();
    for ids in changed.chunks(COMMITMENTS) {
        for id in ids {
            census.remove(id);
        }
        read(conn, &mut census, |sql| {
            sql.push(" WHERE h.commitment_id IN (").args(ids.iter().map(|id| id.as_str().into()));
            sql.push(") ORDER BY h.commitment_id, h.read_by, h.effective_from");
        })
        .await?;
    }
    Ok(Some(census))
}

/// Adds the rows of a statement to a census. The database joins them to one text: on its way from SQLite's thread to ours
/// each row by itself would cost more than reading it. Returns what identifies the last row; nothing when there is none.
async fn read(
    conn: &mut Conn,
    census: &mut Census,
    finish: impl FnOnce(&mut Sql),
) -> Result<Option<(String, String, String)>> {
    let mut sql = Sql::new("SELECT string_agg(line, ");
    sql.arg(ROW.to_string()).push(") FROM (SELECT ");
    for (place, column) in COLUMNS.into_iter().enumerate() {
        if place > 0 {
            sql.push(" || ").arg(COLUMN.to_string()).push(" || ");
        }
        if TITLES.contains(&column) {
            sql.push("replace(replace(").push(column).push(", ").arg(COLUMN.to_string()).push(", ' '), ");
            sql.arg(ROW.to_string()).push(", ' ')");
        } else {
            sql.push(column);
        }
    }
    sql.push(" AS line FROM headline h");
    finish(&mut sql);
    sql.push(") rows");
    let Some((Some(joined),)) = conn.row::<(Option<String>,)>(sql).await? else { return Ok(None) };
    let mut last = None;
    for line in joined.split(ROW) {
        let row = row(line).ok_or_else(|| Error::Unreadable {
            record: "headline".into(),
            reason: "a row is damaged; `accord rebuild` makes it anew".into(),
        })?;
        census.add(&row);
        last = Some((row.commitment.to_owned(), row.read_by.word().to_owned(), row.from.to_string()));
    }
    Ok(last)
}

fn row(line: &str) -> Option<NewRow<'_>> {
    let mut columns = [""; COLUMNS.len()];
    let mut given = line.split(COLUMN);
    for column in &mut columns {
        *column = given.next()?;
    }
    if given.next().is_some() {
        return None;
    }
    let [commitment, read_by, from, to, slug, statement, stated_on, position, en, ko, owners, rest @ ..] = columns;
    let [areas, parties, status, standing, basis, nature, sides, validity, live, published, reported_on, rest @ ..] =
        rest;
    let [awaited_since, due] = rest;
    let (due_on, due_passes_at) = due.split_once(' ')?;
    let day = |text: &str| Day::recorded(text).ok();
    let day_or_none = |text: &str| if text.is_empty() { Some(None) } else { day(text).map(Some) };
    let mut facets: PerFacet<&str> = PerFacet::default();
    for facet in Facet::ALL {
        facets[*facet] = match facet {
            Facet::Area => areas,
            Facet::Party => parties,
            // A proposal has no status.
            Facet::Status if standing == Standing::Proposed.word() => "",
            Facet::Status => status,
            Facet::Freshness | Facet::Due => "",
            Facet::Standing => standing,
            Facet::Basis => basis,
            Facet::Nature => nature,
            Facet::Sides => sides,
            Facet::Validity => validity,
        };
    }
    Some(NewRow {
        commitment,
        slug,
        read_by: read_by.parse().ok()?,
        from: day(from)?,
        to: day(to)?,
        statement,
        stated_on: day(stated_on)?,
        position: position.parse().ok()?,
        titles: [en, ko],
        owners: owners.trim(),
        facets,
        status: status.parse().ok()?,
        live: live == "1",
        published: if published.is_empty() { None } else { Some(published.parse().ok()?) },
        reported_on: day_or_none(reported_on)?,
        awaited_since: day(awaited_since)?,
        due_on: day_or_none(due_on)?,
        due_passes_at: if due_passes_at.is_empty() { None } else { Some(Instant(due_passes_at.parse().ok()?)) },
    })
}

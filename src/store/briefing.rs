//! What briefings need besides what other pages read: the organisation's own lines, and which commitments may need
//! discussion.

use std::collections::BTreeMap;

use crate::domain::basics::instant::Instant;
use crate::domain::basics::text::Text;
use crate::domain::briefing::BriefingAudience;
use crate::domain::organisation::code::OrganisationCode;
use crate::store::db::{Conn, Sql};
use crate::store::{Error, Result};

/// What an organisation adds of its own to briefings about a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefingLine {
    /// Distinguishes it from the previous one.
    pub id: String,
    pub words: Text,
    /// The widest briefing that includes it.
    pub circle: BriefingAudience,
    pub at: Instant,
    /// The account that wrote it.
    pub by: String,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    commitment_id: String,
    words_en: String,
    words_ko: String,
    circle: String,
    recorded_at: i64,
    recorded_by: String,
}

impl Row {
    fn read(self) -> Result<(String, BriefingLine)> {
        let circle = self.circle.parse().map_err(|_| Error::Unreadable {
            record: self.id.clone(),
            reason: format!("a line of a briefing is for nobody who is known: `{}`", self.circle),
        })?;
        let words = Text::of_editor(Some(self.words_en), Some(self.words_ko));
        Ok((
            self.commitment_id,
            BriefingLine { id: self.id, words, circle, at: Instant(self.recorded_at), by: self.recorded_by },
        ))
    }
}

const SELECT: &str = "SELECT l.id, l.commitment_id, l.words_en, l.words_ko, l.circle, l.recorded_at, l.recorded_by \
     FROM briefing_line l WHERE l.organisation = ";
const LATEST: &str = " AND l.place = (SELECT max(o.place) FROM briefing_line o WHERE o.organisation = l.organisation \
     AND o.commitment_id = l.commitment_id)";

/// The current lines of an organisation by the commitment's identifier, emptied ones included.
///
/// # Errors
/// When the database does not answer.
pub async fn lines(conn: &mut Conn, organisation: &OrganisationCode) -> Result<BTreeMap<String, BriefingLine>> {
    let mut sql = Sql::new(SELECT);
    sql.arg(organisation.as_str()).push(LATEST);
    conn.rows::<Row>(sql).await?.into_iter().map(Row::read).collect()
}

/// The current line of an organisation about a commitment.
///
/// # Errors
/// When the database does not answer.
pub async fn line(conn: &mut Conn, organisation: &OrganisationCode, commitment: &str) -> Result<Option<BriefingLine>> {
    let mut sql = Sql::new(SELECT);
    sql.arg(organisation.as_str()).push(" AND l.commitment_id = ").arg(commitment).push(LATEST);
    Ok(conn.row::<Row>(sql).await?.map(Row::read).transpose()?.map(|(_, line)| line))
}

/// Whether an organisation wrote a line with an identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn is_written(conn: &mut Conn, organisation: &OrganisationCode, id: &str) -> Result<bool> {
    let sql = Sql::with(
        "SELECT 1 AS one FROM briefing_line WHERE organisation = $1 AND id = $2",
        [organisation.as_str().into(), id.into()],
    );
    Ok(conn.row::<(i32,)>(sql).await?.is_some())
}

/// Adds a line, in a transaction that holds the ledger's lock: places are assigned in sequence.
///
/// # Errors
/// When the database does not answer.
pub async fn add(
    conn: &mut Conn,
    organisation: &OrganisationCode,
    commitment: &str,
    words: [&str; 2],
    line: &BriefingLine,
) -> Result<()> {
    let [en, ko] = words;
    conn.run(Sql::with(
        "INSERT INTO briefing_line (id, place, commitment_id, organisation, words_en, words_ko, circle, recorded_at, \
         recorded_by) SELECT $1, COALESCE(max(place), 0) + 1, $2, $3, $4, $5, $6, $7, $8 FROM briefing_line",
        [
            line.id.as_str().into(),
            commitment.into(),
            organisation.as_str().into(),
            en.into(),
            ko.into(),
            line.circle.word().into(),
            line.at.0.into(),
            line.by.as_str().into(),
        ],
    ))
    .await?;
    Ok(())
}

//! Who is responsible for a commitment in an organisation, and by which internal day: rows are only added, the latest counts.

use crate::domain::account::responsibility::{Responsibility, Responsible};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::organisation::code::OrganisationCode;
use crate::store::Result;
use crate::store::account::positions::{By, day};
use crate::store::db::{Conn, Sql};

#[derive(sqlx::FromRow)]
struct Row {
    commitment_id: String,
    post: Option<String>,
    account: Option<String>,
    internal_day: String,
    day_set_at: i64,
    place: i64,
}

impl Row {
    fn read(self) -> Result<(String, Responsibility)> {
        let given = |text: &str| if text.is_empty() { Ok(None) } else { day(text).map(Some) };
        let who = self.post.map(Responsible::Post).or_else(|| self.account.map(Responsible::Person));
        let internal_day = given(&self.internal_day)?;
        let day_set_at = Instant(self.day_set_at);
        Ok((self.commitment_id, Responsibility { who, internal_day, day_set_at, place: self.place }))
    }
}

/// What holds of a commitment `f` in an organisation.
const LATEST: &str = "f.place = (SELECT max(l.place) FROM focal_point l \
     WHERE l.commitment_id = f.commitment_id AND l.organisation = f.organisation)";

const COLUMNS: &str =
    "SELECT f.commitment_id, f.post, f.account, f.internal_day, f.day_set_at, f.place FROM focal_point f WHERE ";

fn select(organisation: &OrganisationCode) -> Sql {
    let mut sql = Sql::new(COLUMNS);
    sql.push(LATEST).push(" AND f.organisation = ").arg(organisation.as_str());
    sql
}

/// What an organisation said of each commitment, with the commitment's identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn of_organisation(
    conn: &mut Conn,
    organisation: &OrganisationCode,
) -> Result<Vec<(String, Responsibility)>> {
    let mut sql = select(organisation);
    sql.push(" ORDER BY f.commitment_id");
    conn.rows::<Row>(sql).await?.into_iter().map(Row::read).collect()
}

/// What an organisation had said of each commitment at an instant, with the commitment's identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn of_organisation_at(
    conn: &mut Conn,
    organisation: &OrganisationCode,
    at: Instant,
) -> Result<Vec<(String, Responsibility)>> {
    let mut sql = Sql::new(COLUMNS);
    sql.push("f.place = (SELECT max(l.place) FROM focal_point l WHERE l.commitment_id = f.commitment_id AND l.organisation = f.organisation AND l.recorded_at <= ");
    sql.arg(at.0).push(") AND f.organisation = ").arg(organisation.as_str()).push(" ORDER BY f.commitment_id");
    conn.rows::<Row>(sql).await?.into_iter().map(Row::read).collect()
}

/// What an organisation said of one commitment.
///
/// # Errors
/// When the database does not answer.
pub async fn of_commitment(
    conn: &mut Conn,
    organisation: &OrganisationCode,
    commitment: &str,
) -> Result<Option<Responsibility>> {
    let mut sql = select(organisation);
    sql.push(" AND f.commitment_id = ").arg(commitment);
    let row = conn.row::<Row>(sql).await?;
    Ok(row.map(Row::read).transpose()?.map(|(_, it)| it))
}

/// Records who is responsible for a commitment in an organisation, or that nobody is any more, after what it said before,
/// in a transaction that holds the ledger's lock: places are assigned in sequence.
///
/// # Errors
/// When the database does not answer.
pub async fn say(
    conn: &mut Conn,
    commitment: &str,
    organisation: &OrganisationCode,
    before: Option<&Responsibility>,
    (who, internal_day): (Option<&Responsible>, Option<Day>),
    by: By<'_>,
) -> Result<()> {
    let (post, account) = match who {
        None => (None, None),
        Some(Responsible::Post(post)) => (Some(post.clone()), None),
        Some(Responsible::Person(account)) => (None, Some(account.clone())),
    };
    conn.run(Sql::with(
        "INSERT INTO focal_point (place, commitment_id, organisation, post, account, internal_day, day_set_at, recorded_at, \
         recorded_by) SELECT COALESCE(max(place), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8 FROM focal_point",
        [
            commitment.into(),
            organisation.as_str().into(),
            post.into(),
            account.into(),
            internal_day.map(|it| it.to_string()).unwrap_or_default().into(),
            Responsibility::day_set_at(before, internal_day, by.at).0.into(),
            by.at.0.into(),
            by.account.into(),
        ],
    ))
    .await?;
    Ok(())
}

/// Requires of a notice `u` about an internal day that its person is still responsible for the commitment, as
/// [`Responsibility::person`] decides it, and that nothing was handed in or reported since the day was set.
pub(in crate::store) fn internal_day_is_open(sql: &mut Sql, organisation: &str, party: &str, today: Day) {
    sql.push("EXISTS (SELECT 1 FROM focal_point f WHERE f.commitment_id = u.commitment_id AND f.internal_day = u.origin AND ");
    sql.push(LATEST).push(" AND f.organisation = ").arg(organisation);
    sql.push(" AND u.account = COALESCE(f.account, (SELECT p.account FROM post_holder p WHERE p.post = f.post AND p.from_day <= ");
    sql.arg(today).push(" ORDER BY p.from_day DESC, p.place DESC LIMIT 1))");
    sql.push(" AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.commitment_id = f.commitment_id AND s.state = 'waiting' AND s.organisation = f.organisation)");
    sql.push(" AND NOT EXISTS (SELECT 1 FROM side s WHERE s.commitment_id = f.commitment_id AND s.reported_at > f.day_set_at AND s.party = ");
    sql.arg(party).push("))");
}

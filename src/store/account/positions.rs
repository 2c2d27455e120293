//! Posts, who holds them, what they answer for, and who acts for whom: ordinary tables beside the ledger.

use crate::domain::access::role::Role;
use crate::domain::account::position::{Delegation, Holding, Position};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::basics::text::Text;
use crate::domain::organisation::code::OrganisationCode;
use crate::store::db::{Conn, Sql};
use crate::store::{Error, Result};

/// Who writes a row, and when.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    /// The account.
    pub account: &'a str,
    pub at: Instant,
}

pub(super) fn day(text: &str) -> Result<Day> {
    Day::recorded(text)
        .map_err(|_| Error::Unreadable { record: "offices".into(), reason: format!("`{text}` is no day") })
}

/// The posts of an organisation, in the order in which they were made.
///
/// # Errors
/// When the database does not answer.
pub async fn posts(conn: &mut Conn, organisation: &OrganisationCode) -> Result<Vec<Position>> {
    let rows: Vec<(String, String, String)> = conn
        .rows(Sql::with(
            "SELECT id, title_en, title_ko FROM post WHERE organisation = $1 ORDER BY made_at, id",
            [organisation.as_str().into()],
        ))
        .await?;
    let given = |it: String| Some(it).filter(|it| !it.is_empty());
    let post = |(id, en, ko): (String, String, String)| {
        let title = Text::of_editor(given(en), given(ko));
        Position { id, organisation: organisation.clone(), title }
    };
    Ok(rows.into_iter().map(post).collect())
}

/// Adds a post, once per identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn add_post(
    conn: &mut Conn,
    id: &str,
    organisation: &OrganisationCode,
    titles: [&str; 2],
    by: By<'_>,
) -> Result<()> {
    let [en, ko] = titles;
    conn.run(Sql::with(
        "INSERT INTO post (id, organisation, title_en, title_ko, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (id) DO NOTHING",
        [id.into(), organisation.as_str().into(), en.into(), ko.into(), by.at.0.into(), by.account.into()],
    ))
    .await?;
    Ok(())
}

/// Who held and holds the posts of an organisation, in the order in which it was recorded.
///
/// # Errors
/// When the database does not answer.
pub async fn holdings(conn: &mut Conn, organisation: &OrganisationCode) -> Result<Vec<Holding>> {
    let rows: Vec<(String, Option<String>, String, i64, i64)> = conn
        .rows(Sql::with(
            "SELECT h.post, h.account, h.from_day, h.place, h.recorded_at FROM post_holder h \
             JOIN post p ON p.id = h.post WHERE p.organisation = $1 ORDER BY h.place",
            [organisation.as_str().into()],
        ))
        .await?;
    let holding = |(post, account, from, place, at): (String, Option<String>, String, i64, i64)| {
        Ok(Holding { post, account, from: day(&from)?, place, recorded_at: Instant(at) })
    };
    rows.into_iter().map(holding).collect()
}

/// Records who holds a post from a day on, in a transaction that holds the ledger's lock: places are assigned in
/// sequence.
///
/// # Errors
/// When the database does not answer.
pub async fn hold(conn: &mut Conn, post: &str, account: Option<&str>, from: Day, by: By<'_>) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO post_holder (place, post, account, from_day, recorded_at, recorded_by) \
         SELECT COALESCE(max(place), 0) + 1, $1, $2, $3, $4, $5 FROM post_holder",
        [post.into(), account.map(str::to_owned).into(), from.into(), by.at.0.into(), by.account.into()],
    ))
    .await?;
    Ok(())
}

/// The focal points of one commitment: organisation, the post and its two titles.
///
/// # Errors
/// When the database does not answer.
pub async fn focal_points_of(conn: &mut Conn, commitment: &str) -> Result<Vec<(OrganisationCode, Position)>> {
    let rows: Vec<(String, String, String, String)> = conn
        .rows(Sql::with(
            "SELECT f.organisation, p.id, p.title_en, p.title_ko FROM focal_point f JOIN post p ON p.id = f.post \
             WHERE f.commitment_id = $1 AND f.place = (SELECT max(l.place) FROM focal_point l \
             WHERE l.commitment_id = f.commitment_id AND l.organisation = f.organisation) ORDER BY f.organisation",
            [commitment.into()],
        ))
        .await?;
    let given = |it: String| Some(it).filter(|it| !it.is_empty());
    let point = |(organisation, id, en, ko): (String, String, String, String)| {
        let organisation = OrganisationCode(organisation);
        (organisation.clone(), Position { id, organisation, title: Text::of_editor(given(en), given(ko)) })
    };
    Ok(rows.into_iter().map(point).collect())
}

#[derive(sqlx::FromRow)]
struct DelegationRow {
    id: String,
    from_account: String,
    to_account: String,
    from_day: String,
    to_day: String,
    ended_at: Option<i64>,
}

impl DelegationRow {
    fn read(self) -> Result<Delegation> {
        Ok(Delegation {
            id: self.id,
            from_account: self.from_account,
            to_account: self.to_account,
            from: day(&self.from_day)?,
            to: day(&self.to_day)?,
            ended_at: self.ended_at.map(Instant),
        })
    }
}

/// The delegations from people of an organisation that end on a day or later, the earliest first.
///
/// # Errors
/// When the database does not answer.
pub async fn delegations(conn: &mut Conn, organisation: &OrganisationCode, since: Day) -> Result<Vec<Delegation>> {
    let rows: Vec<DelegationRow> = conn
        .rows(Sql::with(
            "SELECT d.id, d.from_account, d.to_account, d.from_day, d.to_day, d.ended_at FROM delegation d \
             JOIN account a ON a.id = d.from_account WHERE a.organisation = $1 AND d.to_day >= $2 AND d.ended_at IS NULL \
             ORDER BY d.from_day, d.id",
            [organisation.as_str().into(), since.into()],
        ))
        .await?;
    rows.into_iter().map(DelegationRow::read).collect()
}

/// For whom a person acts on a day: name, account and role of those who can sign in themselves and are of the same
/// organisation as the person still is.
///
/// # Errors
/// When the database does not answer.
pub async fn acted_for(conn: &mut Conn, account: &str, on: Day) -> Result<Vec<(String, String, Role)>> {
    let rows: Vec<(String, String, String)> = conn
        .rows(Sql::with(
            "SELECT f.id, f.name, f.role FROM delegation d JOIN account f ON f.id = d.from_account \
             JOIN account t ON t.id = d.to_account WHERE d.to_account = $1 AND d.from_day <= $2 AND d.to_day >= $2 \
             AND d.ended_at IS NULL AND f.disabled_at IS NULL AND f.organisation = t.organisation ORDER BY d.id",
            [account.into(), on.into()],
        ))
        .await?;
    Ok(rows.into_iter().filter_map(|(id, name, role)| Some((id, name, role.parse().ok()?))).collect())
}

/// Lets somebody act for somebody else, once per identifier.
///
/// # Errors
/// When the database does not answer.
pub async fn delegate(conn: &mut Conn, delegation: &Delegation, at: Instant) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO delegation (id, from_account, to_account, from_day, to_day, recorded_at) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING",
        [
            delegation.id.as_str().into(),
            delegation.from_account.as_str().into(),
            delegation.to_account.as_str().into(),
            delegation.from.into(),
            delegation.to.into(),
            at.0.into(),
        ],
    ))
    .await?;
    Ok(())
}

/// Ends a delegation of an account early; returns whether there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn end(conn: &mut Conn, id: &str, from_account: &str, at: Instant) -> Result<bool> {
    let sql = Sql::with(
        "UPDATE delegation SET ended_at = $1 WHERE id = $2 AND from_account = $3 AND ended_at IS NULL",
        [at.0.into(), id.into(), from_account.into()],
    );
    Ok(conn.run(sql).await? == 1)
}

/// The organisations and posts of which somebody began to hold one between two days, both included.
///
/// # Errors
/// When the database does not answer.
pub async fn begun(conn: &mut Conn, from: Day, until: Day) -> Result<Vec<(OrganisationCode, String)>> {
    let rows: Vec<(String, String)> = conn
        .rows(Sql::with(
            "SELECT DISTINCT p.organisation, p.id FROM post p JOIN post_holder h ON h.post = p.id \
             WHERE h.from_day >= $1 AND h.from_day <= $2 ORDER BY p.organisation, p.id",
            [from.into(), until.into()],
        ))
        .await?;
    Ok(rows.into_iter().map(|(organisation, post)| (OrganisationCode(organisation), post)).collect())
}

/// The drafts that somebody of an organisation saved about some commitments before an instant.
#[derive(Clone, Copy, Debug)]
pub struct DraftsOf<'a> {
    pub organisation: &'a OrganisationCode,
    pub commitments: &'a [String],
    pub account: &'a str,
    pub before: Instant,
}

impl DraftsOf<'_> {
    fn narrow(self, sql: &mut Sql) {
        sql.push(" WHERE organisation = ").arg(self.organisation.as_str()).push(" AND account = ").arg(self.account);
        sql.push(" AND updated_at <= ").arg(self.before.0);
        sql.push(" AND commitment_id IN (").args(self.commitments.iter().map(|id| id.as_str().into())).push(")");
    }
}

/// Whether there are any.
///
/// # Errors
/// When the database does not answer.
pub async fn any_drafts(conn: &mut Conn, drafts: DraftsOf<'_>) -> Result<bool> {
    if drafts.commitments.is_empty() {
        return Ok(false);
    }
    let mut sql = Sql::new("SELECT id FROM draft");
    drafts.narrow(&mut sql);
    sql.push(" LIMIT 1");
    Ok(conn.row::<(String,)>(sql).await?.is_some())
}

/// Reassigns them; returns how many. Forms that were opened before do not save them any more.
///
/// # Errors
/// When the database does not answer.
pub async fn move_drafts(conn: &mut Conn, drafts: DraftsOf<'_>, to: &str, at: Instant) -> Result<u64> {
    if drafts.commitments.is_empty() {
        return Ok(0);
    }
    let mut sql = Sql::new("UPDATE draft SET account = ");
    sql.arg(to).push(", updated_at = ").arg(at.0);
    drafts.narrow(&mut sql);
    conn.run(sql).await
}

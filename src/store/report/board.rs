//! How far the organisations of a party are with their reports, counted by one statement; and that they were reminded.

use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::organisation::code::{OrganisationCode, PartyCode};
use crate::domain::report::stage::ReportCourse;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::facet::overdue;
use crate::store::in_force::{current, headline_in_force, visible};
use crate::store::list::View;
use crate::store::report::tasks::owners_pattern;
use crate::store::{Error, Result};

/// Commitments of an organisation that are alike for the board.
#[derive(Clone, Debug)]
pub struct BoardGroup {
    pub organisation: OrganisationCode,
    pub course: ReportCourse,
    /// How many commitments they are.
    pub count: u32,
}

#[derive(sqlx::FromRow)]
struct Row {
    code: String,
    statement: String,
    stated_on: String,
    live: i64,
    reported_on: String,
    passed: String,
    waits: i64,
    returned: i64,
    n: i64,
}

/// How far organisations of a party are with the commitments for which they answer, as far as the reader sees that. Those
/// in `unowned` answer for what nobody of the party owns, too.
///
/// # Errors
/// When the database does not answer.
pub async fn groups(
    conn: &mut Conn,
    view: &View<'_>,
    party: &PartyCode,
    organisations: &[OrganisationCode],
    unowned: &[OrganisationCode],
) -> Result<Vec<BoardGroup>> {
    let owned = organisations.iter().map(|it| (it, owners_pattern(it)));
    let offices: Vec<_> = owned.chain(unowned.iter().map(|it| (it, " ".to_owned()))).collect();
    if offices.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("WITH office (code, pattern) AS (VALUES ");
    for (place, (code, pattern)) in offices.into_iter().enumerate() {
        sql.push(if place == 0 { "(" } else { ", (" }).args([Arg::from(code.as_str()), Arg::from(pattern)]).push(")");
    }
    sql.push(") SELECT code, statement, stated_on, live, reported_on, passed, waits, returned, COUNT(*) AS n FROM (");
    sql.push("SELECT o.code, h.statement, h.stated_on, h.live, d.reported_on, CASE WHEN h.live = 1 AND ");
    overdue(&mut sql, view);
    sql.push(" THEN h.due_on ELSE '' END AS passed");
    for (state, name) in [
        ("waiting", ") THEN 1 ELSE 0 END AS BIGINT) AS waits"),
        ("returned", ") THEN 1 ELSE 0 END AS BIGINT) AS returned"),
    ] {
        sql.push(", CAST(CASE WHEN EXISTS (SELECT 1 FROM submission u WHERE u.commitment_id = h.commitment_id AND u.organisation = o.code AND u.state = ");
        sql.arg(state).push(" AND ");
        visible(&mut sql, view);
        sql.push(name);
    }
    sql.push(" FROM office o JOIN side d ON d.owners LIKE o.pattern ESCAPE '\\' JOIN headline h ON h.commitment_id = d.commitment_id WHERE ");
    headline_in_force(&mut sql, view);
    current(&mut sql);
    sql.push(" AND d.party = ").arg(party.as_str());
    sql.push(") x GROUP BY code, statement, stated_on, live, reported_on, passed, waits, returned");
    sql.push(" ORDER BY code, statement, reported_on, passed, waits, returned");
    let rows = conn.rows::<Row>(sql).await?;
    rows.into_iter().map(|row| read(row, view)).collect()
}

fn read(row: Row, view: &View<'_>) -> Result<BoardGroup> {
    let damaged = || Error::Unreadable {
        record: "side".into(),
        reason: "a row is damaged; `accord rebuild` makes it anew".into(),
    };
    let day = |text: &str| {
        if text.is_empty() { Ok(None) } else { Day::recorded(text).map(Some).map_err(|_| damaged()) }
    };
    let course = ReportCourse {
        rule: view.reference.reporting_rule(&row.statement).filter(|_| row.live != 0),
        stated_on: day(&row.stated_on)?.unwrap_or(Day::FIRST),
        reported_on: day(&row.reported_on)?,
        passed: day(&row.passed)?,
        waits: row.waits != 0,
        returned: row.returned != 0,
    };
    let count = u32::try_from(row.n).unwrap_or(u32::MAX);
    Ok(BoardGroup { organisation: OrganisationCode(row.code), course, count })
}

/// That an organisation was reminded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub organisation: OrganisationCode,
    pub day: Day,
    /// The name of who did it, where that account still is.
    pub by: Option<String>,
}

/// The last reminder of each organisation that was ever reminded.
///
/// # Errors
/// When the database does not answer.
pub async fn last_reminders(conn: &mut Conn) -> Result<Vec<Reminder>> {
    let rows: Vec<(String, String, Option<String>)> = conn
        .rows(Sql::new(
            "SELECT r.organisation, r.day, a.name FROM reminder r LEFT JOIN account a ON a.id = r.account \
             WHERE r.day = (SELECT max(l.day) FROM reminder l WHERE l.organisation = r.organisation) ORDER BY r.organisation",
        ))
        .await?;
    let reminder = |(organisation, day, by): (String, String, Option<String>)| {
        let wrong = |_| Error::Unreadable { record: "reminder".into(), reason: format!("`{day}` is no day") };
        Ok(Reminder { organisation: OrganisationCode(organisation), day: Day::recorded(&day).map_err(wrong)?, by })
    };
    rows.into_iter().map(reminder).collect()
}

/// Records that an organisation was reminded on a day; returns whether it was not yet.
///
/// # Errors
/// When the database does not answer.
pub async fn remind(
    conn: &mut Conn,
    organisation: &OrganisationCode,
    day: Day,
    account: &str,
    at: Instant,
) -> Result<bool> {
    let sql = "INSERT INTO reminder (organisation, day, account, reminded_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (organisation, day) DO NOTHING";
    let args = [organisation.as_str().into(), day.into(), account.into(), at.0.into()];
    Ok(conn.run(Sql::with(sql, args)).await? == 1)
}

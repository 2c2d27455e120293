//! Notices: ordinary tables beside the ledger, fed by a cursor over it.

use crate::domain::access::permission::{Visibility, may_see};
use crate::domain::basics::day::Day;
use crate::domain::basics::instant::Instant;
use crate::domain::commitment::CommitmentId;
use crate::domain::notice::NoticeKind;
use crate::domain::organisation::code::OrganisationCode;
use crate::domain::portfolio::meetings::sides;
use crate::domain::record::Record;
use crate::domain::record::noun::Noun;
use crate::domain::record::tasks::{Side, Task, TaskKind};
use crate::store::account::responsibility::internal_day_is_open;
use crate::store::db::{Arg, Conn, Sql};
use crate::store::in_force::{headline_in_force, visible};
use crate::store::ledger::{RECORD_COLUMNS, RecordRow};
use crate::store::list::View;
use crate::store::{Error, Result};

/// How far was told.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Cursor {
    /// The place in the ledger.
    pub sequence: i64,
    /// The last day for which it was looked what is due; empty before the first.
    pub day: String,
}

/// A notice to be kept.
#[derive(Clone, Debug)]
pub struct NewNotice<'a> {
    pub id: String,
    pub account: &'a str,
    pub kind: NoticeKind,
    /// Empty where it is about something else.
    pub commitment: &'a str,
    /// Empty where it is about something else.
    pub meeting: &'a str,
    /// Empty where it is about something else.
    pub statement: &'a str,
    pub subject: &'a str,
    pub origin: &'a str,
    pub visibility: String,
    pub at: Instant,
}

/// A notice, as listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub id: String,
    pub kind: NoticeKind,
    /// Identifier of the commitment; empty where it is about something else.
    pub commitment: String,
    /// Slug of the meeting that it is about, where it is about one.
    pub meeting: Option<String>,
    /// Slug of the statement that it is about, where it is about one.
    pub statement: Option<String>,
    pub subject: String,
    pub at: Instant,
    /// Whether the person said that it is read.
    pub read: bool,
    /// Whether there is still something to do, where it asks for something.
    pub open: bool,
    /// What the person's party is still asked for, where it is.
    pub asked: Option<TaskKind>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    kind: String,
    commitment_id: String,
    meeting: String,
    statement: String,
    subject: String,
    at: i64,
    read: i64,
    open: i64,
    asked: String,
}

impl Row {
    /// Nothing for a kind that this release does not know.
    fn read(self) -> Option<Notice> {
        Some(Notice {
            kind: self.kind.parse().ok()?,
            id: self.id,
            commitment: self.commitment_id,
            meeting: Some(self.meeting).filter(|it| !it.is_empty()),
            statement: Some(self.statement).filter(|it| !it.is_empty()),
            subject: self.subject,
            at: Instant(self.at),
            read: self.read != 0,
            open: self.open != 0,
            asked: self.asked.parse().ok(),
        })
    }
}

/// Whose notices are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    pub account: &'a str,
    pub party: &'a str,
    pub organisation: &'a str,
}

/// How far was told.
///
/// # Errors
/// When the database does not answer.
pub async fn cursor(conn: &mut Conn) -> Result<Cursor> {
    let row = conn.row(Sql::new("SELECT sequence, day FROM notice_cursor WHERE id = 1")).await?;
    row.ok_or_else(no_cursor)
}

/// The same, kept from others until the transaction ends: of several servers one tells at a time.
///
/// # Errors
/// When the database does not answer.
pub async fn hold_cursor(conn: &mut Conn) -> Result<Cursor> {
    let sql = "UPDATE notice_cursor SET sequence = sequence WHERE id = 1 RETURNING sequence, day";
    conn.row(Sql::new(sql)).await?.ok_or_else(no_cursor)
}

fn no_cursor() -> Error {
    Error::Unreadable { record: "notice_cursor".into(), reason: "its one row is missing".into() }
}

/// Notes how far the ledger was told.
///
/// # Errors
/// When the database does not answer.
pub async fn move_cursor(conn: &mut Conn, sequence: i64) -> Result<()> {
    conn.run(Sql::with("UPDATE notice_cursor SET sequence = $1 WHERE id = 1", [sequence.into()])).await?;
    Ok(())
}

/// Notes for which day it was looked what is due.
///
/// # Errors
/// When the database does not answer.
pub async fn move_day(conn: &mut Conn, day: Day) -> Result<()> {
    conn.run(Sql::with("UPDATE notice_cursor SET day = $1 WHERE id = 1", [day.into()])).await?;
    Ok(())
}

/// A record that is to be told, as far as it can be read.
#[derive(Debug)]
pub struct Untold {
    pub sequence: i64,
    /// The form by which it was recorded.
    pub form_key: Option<String>,
    pub record: Result<Record>,
}

/// The records after a place in the ledger, in their order.
///
/// # Errors
/// When the database does not answer.
pub async fn records_after(conn: &mut Conn, sequence: i64, most: i64) -> Result<Vec<Untold>> {
    let mut sql = Sql::new("SELECT ");
    sql.push(RECORD_COLUMNS)
        .push(" FROM record WHERE sequence > ")
        .arg(sequence)
        .push(" ORDER BY sequence LIMIT ")
        .arg(most);
    let untold = |it: RecordRow| Untold { sequence: it.sequence, form_key: it.form_key.clone(), record: it.record() };
    Ok(conn.rows::<RecordRow>(sql).await?.into_iter().map(untold).collect())
}

/// The place of a record in the ledger.
///
/// # Errors
/// When the database does not answer.
pub async fn sequence_of(conn: &mut Conn, record: &str) -> Result<Option<i64>> {
    let found: Option<(i64,)> =
        conn.row(Sql::with("SELECT sequence FROM record WHERE id = $1", [record.into()])).await?;
    Ok(found.map(|(sequence,)| sequence))
}

/// What parties are asked for since a record about a commitment was made.
///
/// # Errors
/// When the database does not answer.
pub async fn asked_since(conn: &mut Conn, commitment: &CommitmentId, at: Instant) -> Result<Vec<Task>> {
    let rows: Vec<(String, String, String, String)> = conn
        .rows(Sql::with(
            "SELECT kind, subject, party, visibility FROM task WHERE commitment_id = $1 AND since = $2 ORDER BY subject, party",
            [commitment.as_str().into(), at.0.into()],
        ))
        .await?;
    let read = |(kind, subject, party, visibility): (String, String, String, String)| {
        let (kind, visibility) = (kind.parse().ok()?, visibility.parse().ok()?);
        Some(Task { kind, party: party.as_str().into(), subject, visibility, since: at })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The sides of a commitment with their owners.
///
/// # Errors
/// When the database does not answer.
pub async fn sides_of(conn: &mut Conn, commitment: &CommitmentId) -> Result<Vec<Side>> {
    let sql = "SELECT party, owners FROM side WHERE commitment_id = $1 ORDER BY party";
    let rows: Vec<(String, String)> = conn.rows(Sql::with(sql, [commitment.as_str().into()])).await?;
    let side = |(party, owners): (String, String)| Side {
        party: party.as_str().into(),
        owners: owners.split_whitespace().map(OrganisationCode::from).collect(),
        reported_on: None,
        reported_at: Instant(0),
        last: None,
    };
    Ok(rows.into_iter().map(side).collect())
}

/// The accounts that act for others on a day.
///
/// # Errors
/// When the database does not answer.
pub async fn deputies(conn: &mut Conn, on: Day) -> Result<Vec<String>> {
    let sql = "SELECT DISTINCT to_account FROM delegation WHERE from_day <= $1 AND to_day >= $1 AND ended_at IS NULL";
    let rows: Vec<(String,)> = conn.rows(Sql::with(sql, [on.into()])).await?;
    Ok(rows.into_iter().map(|(account,)| account).collect())
}

/// Keeps notices; of those that a person was told already none is added.
///
/// # Errors
/// When the database does not answer.
pub async fn add(conn: &mut Conn, notices: Vec<NewNotice<'_>>) -> Result<()> {
    for notice in notices {
        let row: [Arg; 10] = [
            notice.id.into(),
            notice.account.into(),
            notice.kind.word().into(),
            notice.commitment.into(),
            notice.meeting.into(),
            notice.statement.into(),
            notice.subject.into(),
            notice.origin.into(),
            notice.visibility.into(),
            notice.at.0.into(),
        ];
        let mut sql = Sql::new("INSERT INTO notice (");
        sql.push("id, account, kind, commitment_id, meeting, statement, subject, origin, visibility, at) VALUES (")
            .args(row)
            .push(") ON CONFLICT DO NOTHING");
        conn.run(sql).await?;
    }
    Ok(())
}

/// Removes the notices of a kind whose subject, or the record that told them, is no more to be read.
///
/// # Errors
/// When the database does not answer.
pub async fn take_back(conn: &mut Conn, kind: NoticeKind, gone: &str) -> Result<()> {
    let sql = "DELETE FROM notice WHERE kind = $1 AND (subject = $2 OR origin = $2)";
    conn.run(Sql::with(sql, [kind.word().into(), gone.into()])).await?;
    Ok(())
}

/// Requires that a notice asks for something that is still to be done, or only tells.
fn open(sql: &mut Sql, view: &View<'_>, owner: Owner<'_>) {
    sql.push("CASE WHEN u.kind = ").arg(NoticeKind::ToPublish.word());
    sql.push(" THEN EXISTS (SELECT 1 FROM submission s WHERE s.update_id = u.subject AND s.state = 'waiting') WHEN u.kind = ");
    sql.arg(NoticeKind::Returned.word());
    sql.push(" THEN EXISTS (SELECT 1 FROM submission s WHERE s.update_id = u.subject AND s.state = 'returned') WHEN u.kind = ");
    sql.arg(NoticeKind::ToAnswer.word());
    sql.push(" THEN EXISTS (SELECT 1 FROM task t WHERE t.commitment_id = u.commitment_id AND t.subject = u.subject AND t.party = ");
    sql.arg(owner.party).push(") WHEN u.kind = ").arg(NoticeKind::InternalDay.word()).push(" THEN ");
    internal_day_is_open(sql, owner.organisation, owner.party, view.as_of.day);
    sql.push(" WHEN u.kind = ").arg(NoticeKind::Proposed.word()).push(" THEN ");
    addition_waits(sql, owner.party);
    sql.push(" WHEN u.kind IN (").arg(NoticeKind::ReportDue.word()).push(", ").arg(NoticeKind::Reminded.word());
    sql.push(") THEN EXISTS (SELECT 1 FROM side s WHERE s.commitment_id = u.commitment_id AND s.reported_on < u.origin AND s.party = ");
    sql.arg(owner.party).push(") AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.commitment_id = u.commitment_id AND s.state = 'waiting' AND s.organisation = ");
    sql.arg(owner.organisation).push(") ELSE TRUE END");
}

/// Requires that a proposed commitment is still to be answered by a party: neither that party nor anybody who declined it
/// answered, no other proposal took its place, and it was not withheld.
fn addition_waits(sql: &mut Sql, party: &str) {
    sql.push("EXISTS (SELECT 1 FROM record r WHERE r.id = u.origin AND r.payload IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM record r WHERE r.noun = ");
    sql.arg(Noun::Addition.word());
    sql.push(" AND r.noun_id = u.statement AND (r.payload LIKE '%\"amends\":\"' || u.subject || '\"%' OR (r.payload LIKE '%\"proposal\":\"' || u.subject || '\"%' AND (r.payload LIKE '%\"accepted\":false%' OR r.payload LIKE ");
    sql.arg(format!("%\"party\":\"{party}\"%")).push("))))");
}

/// A meeting or a statement that notices are about: the column that names it, its name, and the visibilities of what their
/// reader may see of it.
type Elsewhere = (&'static str, String, Vec<Arg>);

/// The meetings and statements that a person's notices are about.
async fn elsewhere(conn: &mut Conn, view: &View<'_>, owner: Owner<'_>) -> Result<Vec<Elsewhere>> {
    let own = [Visibility::Party(owner.party.into()), Visibility::Organisation(owner.organisation.into())];
    let mut found = Vec::new();
    for (column, sql) in [
        ("meeting", "SELECT DISTINCT meeting FROM notice WHERE account = $1 AND meeting <> ''"),
        ("statement", "SELECT DISTINCT statement FROM notice WHERE account = $1 AND statement <> ''"),
    ] {
        let all: Vec<(String,)> = conn.rows(Sql::with(sql, [owner.account.into()])).await?;
        found.extend(all.into_iter().filter_map(|(slug,)| {
            let sides = match column {
                "meeting" => sides(view.reference.meeting(&slug)?, view.reference),
                _ => view.reference.statement(&slug)?.tracked.clone(),
            };
            let those = Visibility::COMMON.into_iter().chain(own.clone());
            let seen = those.filter(|it| may_see(view.reader, it, &sides)).map(|it| it.to_string().into());
            Some((column, slug, seen.collect()))
        }));
    }
    Ok(found)
}

/// The notices of a person that the person may see, as rows `u`; those about a commitment with its headline `h`.
/// `others` is what [`elsewhere`] found.
fn own(sql: &mut Sql, view: &View<'_>, owner: Owner<'_>, others: &[Elsewhere]) {
    sql.push(" FROM notice u LEFT JOIN headline h ON h.commitment_id = u.commitment_id AND ");
    headline_in_force(sql, view);
    sql.push(" WHERE u.account = ").arg(owner.account);
    sql.push(" AND ((h.commitment_id IS NOT NULL AND ");
    visible(sql, view);
    sql.push(")");
    for (column, slug, visibilities) in others {
        sql.push(" OR (u.").push(column).push(" = ").arg(slug.as_str()).push(" AND u.visibility IN (");
        sql.args(visibilities.iter().cloned()).push("))");
    }
    sql.push(")");
}

/// How many notices of a person are new: not read, and with something still to do where they ask for something.
///
/// # Errors
/// When the database does not answer.
pub async fn count_new(conn: &mut Conn, view: &View<'_>, owner: Owner<'_>) -> Result<u32> {
    let others = elsewhere(conn, view, owner).await?;
    let mut sql = Sql::new("SELECT COUNT(*)");
    own(&mut sql, view, owner, &others);
    sql.push(" AND u.read_at IS NULL AND ");
    open(&mut sql, view, owner);
    let (count,): (i64,) = conn.row(sql).await?.unwrap_or_default();
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// A page of a person's notices and how many there are: the new ones first, by kind, the latest of each first; then the
/// others, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    conn: &mut Conn,
    view: &View<'_>,
    owner: Owner<'_>,
    page: u32,
    size: u32,
) -> Result<(Vec<Notice>, u32)> {
    let others = elsewhere(conn, view, owner).await?;
    let mut count = Sql::new("SELECT COUNT(*)");
    own(&mut count, view, owner, &others);
    let (all,): (i64,) = conn.row(count).await?.unwrap_or_default();
    let mut sql = Sql::new(
        "SELECT id, kind, commitment_id, meeting, statement, subject, at, read, open, asked FROM (SELECT u.id, u.kind, u.commitment_id, u.meeting, u.statement, u.subject, u.at, ",
    );
    sql.push("COALESCE((SELECT MIN(t.kind) FROM task t WHERE t.commitment_id = u.commitment_id AND t.subject = u.subject AND t.party = ");
    sql.arg(owner.party).push("), '') AS asked, ");
    sql.push("CAST(CASE WHEN u.read_at IS NULL THEN 0 ELSE 1 END AS BIGINT) AS read, CAST(CASE WHEN ");
    open(&mut sql, view, owner);
    sql.push(" THEN 1 ELSE 0 END AS BIGINT) AS open, CASE u.kind");
    for (place, kind) in (0_i64..).zip(NoticeKind::ALL) {
        sql.push(" WHEN ").arg(kind.word()).push(" THEN CAST(").arg(place).push(" AS BIGINT)");
    }
    sql.push(" ELSE 0 END AS place");
    own(&mut sql, view, owner, &others);
    sql.push(") n ORDER BY CASE WHEN read = 0 AND open = 1 THEN 0 ELSE 1 END, CASE WHEN read = 0 AND open = 1 THEN place ELSE 0 END, at DESC, id DESC");
    sql.push(" LIMIT ").arg(i64::from(size)).push(" OFFSET ");
    sql.arg(i64::from(page.saturating_sub(1)) * i64::from(size));
    let rows = conn.rows::<Row>(sql).await?;
    Ok((rows.into_iter().filter_map(Row::read).collect(), u32::try_from(all).unwrap_or(u32::MAX)))
}

/// The new notices of a person that no mail told yet, or this one, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn for_mail(
    conn: &mut Conn,
    view: &View<'_>,
    owner: Owner<'_>,
    mail: &str,
    most: u32,
) -> Result<Vec<Notice>> {
    let others = elsewhere(conn, view, owner).await?;
    let mut sql = Sql::new(
        "SELECT u.id, u.kind, u.commitment_id, u.meeting, u.statement, u.subject, u.at, CAST(0 AS BIGINT) AS read, CAST(1 AS BIGINT) AS open, '' AS asked",
    );
    own(&mut sql, view, owner, &others);
    sql.push(" AND u.read_at IS NULL AND (u.mail IS NULL OR u.mail = ").arg(mail).push(") AND ");
    open(&mut sql, view, owner);
    sql.push(" ORDER BY u.at, u.id LIMIT ").arg(i64::from(most));
    Ok(conn.rows::<Row>(sql).await?.into_iter().filter_map(Row::read).collect())
}

/// Marks a notice of a person as read; returns whether there is one.
///
/// # Errors
/// When the database does not answer.
pub async fn mark(conn: &mut Conn, account: &str, id: &str, now: Instant) -> Result<bool> {
    let sql = "UPDATE notice SET read_at = COALESCE(read_at, $1) WHERE account = $2 AND id = $3";
    Ok(conn.run(Sql::with(sql, [now.0.into(), account.into(), id.into()])).await? == 1)
}

/// Marks all notices of a person as read that came until an instant.
///
/// # Errors
/// When the database does not answer.
pub async fn mark_all(conn: &mut Conn, account: &str, until: Instant, now: Instant) -> Result<()> {
    let sql = "UPDATE notice SET read_at = $1 WHERE account = $2 AND read_at IS NULL AND at <= $3";
    conn.run(Sql::with(sql, [now.0.into(), account.into(), until.0.into()])).await?;
    Ok(())
}

/// Forgets what came before an instant.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(conn: &mut Conn, before: Instant) -> Result<()> {
    conn.run(Sql::with("DELETE FROM notice WHERE at < $1", [before.0.into()])).await?;
    Ok(())
}

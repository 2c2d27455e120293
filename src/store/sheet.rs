//! Spreadsheets that people bring in, and what they said that columns mean. Ordinary rows: none of it enters the record.

use crate::store::Result;
use crate::store::db::{Arg, Conn, Sql};

/// A spreadsheet that somebody looks at.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct SheetFile {
    pub id: String,
    /// What it has rows of.
    pub subject: String,
    /// What the file is called.
    pub name: String,
    /// What was chosen about reading it, as JSON.
    pub chosen: String,
    /// When it was kept, in microseconds.
    pub kept_at: i64,
}

const SELECT: &str = "SELECT id, subject, name, chosen, kept_at FROM sheet_file WHERE account = ";

/// Keeps a file; one that is kept under this identifier stays as it is.
///
/// # Errors
/// When the database does not answer.
pub async fn keep(conn: &mut Conn, account: &str, file: &SheetFile, content: Vec<u8>) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO sheet_file (id, account, subject, name, content, chosen, kept_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        [
            file.id.as_str().into(),
            account.into(),
            file.subject.as_str().into(),
            file.name.as_str().into(),
            Arg::Bytes(content),
            file.chosen.as_str().into(),
            file.kept_at.into(),
        ],
    ))
    .await?;
    Ok(())
}

/// The files of an account, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn list(conn: &mut Conn, account: &str) -> Result<Vec<SheetFile>> {
    let mut sql = Sql::new(SELECT);
    sql.arg(account).push(" ORDER BY kept_at DESC, id");
    conn.rows(sql).await
}

/// A file of an account, with what is in it.
///
/// # Errors
/// When the database does not answer.
pub async fn load(conn: &mut Conn, account: &str, id: &str) -> Result<Option<(SheetFile, Vec<u8>)>> {
    let mut sql = Sql::new(SELECT);
    sql.arg(account).push(" AND id = ").arg(id);
    let Some(file) = conn.row::<SheetFile>(sql).await? else { return Ok(None) };
    let sql = Sql::with("SELECT content FROM sheet_file WHERE id = $1", [id.into()]);
    Ok(conn.row::<(Vec<u8>,)>(sql).await?.map(|(content,)| (file, content)))
}

/// Sets what was chosen about reading a file.
///
/// # Errors
/// When the database does not answer.
pub async fn choose(conn: &mut Conn, account: &str, id: &str, chosen: String) -> Result<()> {
    let sql = "UPDATE sheet_file SET chosen = $1 WHERE account = $2 AND id = $3";
    conn.run(Sql::with(sql, [chosen.into(), account.into(), id.into()])).await?;
    Ok(())
}

/// Removes a file.
///
/// # Errors
/// When the database does not answer.
pub async fn delete(conn: &mut Conn, account: &str, id: &str) -> Result<()> {
    conn.run(Sql::with("DELETE FROM sheet_file WHERE account = $1 AND id = $2", [account.into(), id.into()])).await?;
    Ok(())
}

/// Removes the files that were kept before an instant; returns how many there were.
///
/// # Errors
/// When the database does not answer.
pub async fn purge(conn: &mut Conn, before: i64) -> Result<u64> {
    conn.run(Sql::with("DELETE FROM sheet_file WHERE kept_at < $1", [before.into()])).await
}

/// What an account said that the columns under these headings mean, as JSON.
///
/// # Errors
/// When the database does not answer.
pub async fn mapping(conn: &mut Conn, account: &str, subject: &str, headings: &str) -> Result<Option<String>> {
    let sql = "SELECT columns FROM sheet_mapping WHERE account = $1 AND subject = $2 AND headings = $3";
    let row = conn.row::<(String,)>(Sql::with(sql, [account.into(), subject.into(), headings.into()])).await?;
    Ok(row.map(|(columns,)| columns))
}

/// Remembers what the columns under these headings mean.
///
/// # Errors
/// When the database does not answer.
pub async fn remember(conn: &mut Conn, account: &str, subject: &str, headings: &str, columns: String) -> Result<()> {
    conn.run(Sql::with(
        "INSERT INTO sheet_mapping (account, subject, headings, columns) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (account, subject, headings) DO UPDATE SET columns = excluded.columns",
        [account.into(), subject.into(), headings.into(), columns.into()],
    ))
    .await?;
    Ok(())
}

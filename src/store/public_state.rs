//! The state of what everybody sees: a number that grows with each append that changes it, and being told that it has grown.

use std::time::Duration;

use sqlx::postgres::PgListener;
use sqlx::{ConnectOptions, SqliteConnection};

use crate::store::db::{Conn, Db, Sql};
use crate::store::{Error, Result};

/// How often it is looked for changes at the latest.
const EVERY: Duration = Duration::from_millis(250);
/// The channel on which PostgreSQL tells of them.
const CHANNEL: &str = "accord_public_state";
const VERSION: &str = "SELECT version FROM public_state";

/// The number in the state that a connection reads.
///
/// # Errors
/// When the database does not answer.
pub async fn version(conn: &mut Conn) -> Result<i64> {
    let row: Option<(i64,)> = conn.row(Sql::new(VERSION)).await?;
    known(row)
}

/// Counts one change more, in the transaction that makes it.
pub(super) async fn advance(conn: &mut Conn) -> Result<()> {
    conn.run(Sql::new("UPDATE public_state SET version = version + 1")).await?;
    if conn.is_postgres() {
        // Told with the commit.
        conn.run(Sql::new("NOTIFY accord_public_state")).await?;
    }
    Ok(())
}

/// Counts that the tables were made anew, in the transaction that does it.
pub(super) async fn rebuilt(conn: &mut Conn) -> Result<()> {
    conn.run(Sql::new("UPDATE public_state SET rebuilt = rebuilt + 1")).await?;
    advance(conn).await
}

fn known(row: Option<(i64,)>) -> Result<i64> {
    row.map(|(version,)| version).ok_or(Error::Database(sqlx::Error::RowNotFound))
}

/// A watch on the number, whoever changes it, by a connection of its own.
pub enum Watch {
    /// On a file: the counter by which SQLite tells a connection what others have committed, and what was read last.
    Sqlite(SqliteConnection, Option<(i64, i64)>),
    /// On a server.
    Postgres(PgListener),
}

impl Watch {
    /// Begins to watch.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn open(db: &Db) -> Result<Self> {
        Ok(match db {
            Db::Sqlite { readers, .. } => Self::Sqlite(readers.connect_options().connect().await?, None),
            Db::Postgres(pool) => {
                let mut listener = PgListener::connect_with(pool).await?;
                listener.listen(CHANNEL).await?;
                Self::Postgres(listener)
            }
        })
    }

    /// The number now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn look(&mut self) -> Result<i64> {
        match self {
            Self::Sqlite(conn, last) => {
                let (commits,): (i64,) = sqlx::query_as("PRAGMA data_version").fetch_one(&mut *conn).await?;
                if let Some((_, version)) = last.filter(|(seen, _)| *seen == commits) {
                    return Ok(version);
                }
                let version = known(sqlx::query_as(VERSION).fetch_optional(&mut *conn).await?)?;
                *last = Some((commits, version));
                Ok(version)
            }
            Self::Postgres(listener) => known(sqlx::query_as(VERSION).fetch_optional(listener).await?),
        }
    }

    /// Waits until there may be a change: on PostgreSQL until one is told, and never long.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn wait(&mut self) -> Result<()> {
        match self {
            Self::Sqlite(..) => tokio::time::sleep(EVERY).await,
            Self::Postgres(listener) => {
                if let Ok(told) = tokio::time::timeout(EVERY, listener.recv()).await {
                    told?;
                }
            }
        }
        Ok(())
    }
}

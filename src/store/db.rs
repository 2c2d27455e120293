//! The database: embedded SQLite by default, PostgreSQL for several instances; and statements that both understand.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions, PgRow};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, FromRow, PgPool, Postgres, Sqlite, SqlitePool, Transaction};

use crate::store::file::{self, DatabaseFile};
use crate::store::{Error, Result, upgrade};

/// Readers of one SQLite file that may work at once.
const SQLITE_READERS: u32 = 4;
/// Connections to one PostgreSQL server.
const POSTGRES_CONNECTIONS: u32 = 16;
/// Arguments of one statement that inserts many rows. More do not make it faster.
const INSERT_ARGS: usize = 1_000;
/// How a SQLite transaction begins that has reached the disk once it is committed.
const SYNCED: &str = "PRAGMA synchronous = FULL; BEGIN IMMEDIATE";
/// The same for one that a power cut may undo as a whole.
const UNSYNCED: &str = "PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE";
/// The key of the advisory lock that an append to the ledger takes on PostgreSQL.
const LEDGER_LOCK: i64 = 0x0061_6363_6f72_6400;

/// An open database.
#[derive(Clone)]
pub enum Db {
    /// One writer; the readers cannot write.
    Sqlite {
        /// Holds the only connection that writes.
        writer: SqlitePool,
        /// Holds connections opened read-only.
        readers: SqlitePool,
        /// The file they have open.
        file: Arc<DatabaseFile>,
    },
    /// Everything through one pool.
    Postgres(PgPool),
}

/// Runs one expression for whichever database it is; `$conn` is the connection in it.
macro_rules! on {
    ($self:expr, $conn:ident => $body:expr) => {
        match $self {
            Conn::Sqlite($conn) => $body,
            Conn::Postgres($conn) => $body,
        }
    };
}

impl Db {
    /// Whether an address names a SQLite file that does not exist.
    pub fn is_missing(address: &str) -> bool {
        let options = SqliteConnectOptions::from_str(address).ok().filter(|_| address.starts_with("sqlite:"));
        options.is_some_and(|it| !address.contains(":memory:") && !it.get_filename().exists())
    }

    /// Opens the database of an address: `sqlite://FILE` (created when missing) or `postgres://…`, and brings its
    /// tables up to date.
    ///
    /// # Errors
    /// When the address has another scheme, the database cannot be reached, or a migration fails.
    pub async fn open(address: &str) -> Result<Self> {
        Self::open_with(address, SQLITE_READERS, POSTGRES_CONNECTIONS).await
    }

    /// The same with another number of connections: of a SQLite file's readers, to a PostgreSQL server. A use case that
    /// holds one connection while it waits for another deadlocks once enough of them do; with one connection it
    /// deadlocks at once, and tests find it.
    ///
    /// # Errors
    /// As [`Db::open`].
    pub async fn open_with(address: &str, readers: u32, connections: u32) -> Result<Self> {
        // Held until the tables are filled: another process would find them empty.
        let mut lock = None;
        let db = if is_sqlite(address) {
            let (db, locked) = Self::open_sqlite(address, readers).await?;
            lock = locked;
            db
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(address)?.application_name("accord");
            let pool = PgPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(Duration::from_secs(5))
                .connect_with(options)
                .await?;
            upgrade::POSTGRES.run(&pool).await?;
            Self::Postgres(pool)
        } else {
            return Err(Error::UnknownScheme);
        };
        crate::store::projector::fill_emptied(&db).await?;
        drop(lock);
        Ok(db)
    }

    async fn open_sqlite(address: &str, most_readers: u32) -> Result<(Self, Option<std::fs::File>)> {
        let options = SqliteConnectOptions::from_str(address)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // What was answered as recorded outlives a power cut.
            .synchronous(SqliteSynchronous::Full)
            // What is deleted is overwritten: a withheld text must not stay in the file.
            .pragma("secure_delete", "ON")
            .busy_timeout(Duration::from_secs(10))
            .foreign_keys(true)
            .row_buffer_size(200);
        // A connection to a file does not go away, so none is tried before it is used. After a full disk, an I/O error or
        // a lack of memory SQLite ends the transaction by itself, and sqlx (0.9) believes that it goes on: that connection
        // never begins another, so it is not used again.
        let lasting = || {
            SqlitePoolOptions::new().idle_timeout(None).max_lifetime(None).test_before_acquire(false).after_release(
                |conn, _| {
                    Box::pin(async move {
                        conn.ping().await?;
                        Ok(!conn.is_in_transaction())
                    })
                },
            )
        };
        let path = options.get_filename().to_owned();
        let lock = file::lock_folder(&path).await;
        // Where the folder cannot be locked, two processes that create one file together can trip over each other.
        let mut tries = 0;
        let writer = loop {
            match lasting().max_connections(1).connect_with(options.clone()).await {
                Err(_) if tries < 5 => {
                    tries += 1;
                    tokio::time::sleep(Duration::from_millis(50 * tries)).await;
                }
                opened => break opened?,
            }
        };
        upgrade::SQLITE.run(&writer).await?;
        let file = Arc::new(DatabaseFile::at(&path).await?);
        // A connection that replaces another must not make a new, empty file where this one was deleted.
        writer.set_connect_options(options.clone().create_if_missing(false));
        let readers = options.create_if_missing(false).read_only(true);
        let readers = lasting().max_connections(most_readers).connect_with(readers).await?;
        Ok((Self::Sqlite { writer, readers, file }, lock))
    }

    /// A connection for reading, in a transaction of its own so that one page sees one state.
    ///
    /// # Errors
    /// When none is available in time.
    pub async fn read(&self) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Conn::Sqlite(readers.begin().await?),
            Self::Postgres(pool) => {
                Conn::Postgres(begin(pool, "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?)
            }
        })
    }

    /// A transaction that holds the ledger's lock: the only way to write to it.
    ///
    /// # Errors
    /// When the lock is not available in time.
    pub async fn write(&self) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite { writer, file, .. } => {
                file.is_there().await?;
                Conn::Sqlite(writer.begin_with(SYNCED).await?)
            }
            Self::Postgres(pool) => {
                let mut transaction = begin(pool, "BEGIN").await?;
                sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(LEDGER_LOCK).execute(&mut *transaction).await?;
                Conn::Postgres(transaction)
            }
        })
    }

    /// A transaction that writes tables beside the ledger: accounts, sessions. On PostgreSQL it waits for no append.
    ///
    /// # Errors
    /// When none is available in time.
    pub async fn write_aside(&self) -> Result<Conn> {
        Ok(match self {
            Self::Sqlite { writer, file, .. } => {
                file.is_there().await?;
                Conn::Sqlite(writer.begin_with(SYNCED).await?)
            }
            Self::Postgres(pool) => Conn::Postgres(begin(pool, "BEGIN").await?),
        })
    }

    /// The same for what is made again where it is lost, or only spares somebody a step: on SQLite its commit does not wait
    /// for the disk, and a power cut may undo it as a whole, until the next one that does.
    ///
    /// # Errors
    /// When none is available in time.
    pub async fn write_unsynced(&self) -> Result<Conn> {
        match self {
            Self::Sqlite { writer, file, .. } => {
                file.is_there().await?;
                Ok(Conn::Sqlite(writer.begin_with(UNSYNCED).await?))
            }
            Self::Postgres(_) => self.write_aside().await,
        }
    }

    /// Brings what stands in SQLite's journal into the file and empties the journal, so that neither holds what was
    /// deleted. Returns whether that is done: as long as somebody reads an earlier state it cannot be. PostgreSQL keeps
    /// its journal by rules of its own.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn empty_journal(&self) -> Result<bool> {
        let Self::Sqlite { writer, file, .. } = self else { return Ok(true) };
        file.is_there().await?;
        // Whoever waits for readers holds up the writers, so this connection waits a moment only.
        let options = (*writer.connect_options()).clone().busy_timeout(Duration::from_millis(200));
        let mut conn = options.connect().await?;
        let emptied =
            sqlx::query_as::<_, (i64, i64, i64)>("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(&mut conn).await;
        conn.close().await?;
        let (blocked, ..) = emptied?;
        Ok(blocked == 0)
    }

    /// Writes a SQLite file anew, without what was deleted from it by a version that did not overwrite it.
    ///
    /// # Errors
    /// When the database does not answer, or there is no room for the copy.
    pub async fn write_anew(&self) -> Result<()> {
        if let Self::Sqlite { writer, .. } = self {
            sqlx::query("VACUUM").execute(writer).await?;
        }
        Ok(())
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Whether an address is that of a SQLite file.
pub(super) fn is_sqlite(address: &str) -> bool {
    address.starts_with("sqlite:")
}

/// Begins a transaction in a task of its own, which ends even when the request that wants it is cut off meanwhile. A
/// connection cut off halfway through its `BEGIN` would come back from the pool inside a transaction (sqlx 0.9), and a
/// `ROLLBACK` before every use would cost a round trip and a warning in the server's log each time.
async fn begin(pool: &PgPool, statement: &'static str) -> Result<Transaction<'static, Postgres>> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with(statement).await }).await;
    Ok(begun.map_err(|_| sqlx::Error::WorkerCrashed)??)
}

/// A transaction on either database. Dropping it without [`Conn::commit`] undoes what it wrote.
pub enum Conn {
    /// On SQLite.
    Sqlite(Transaction<'static, Sqlite>),
    /// On PostgreSQL.
    Postgres(Transaction<'static, Postgres>),
}

/// A row type that both databases fill.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Row for T {}

/// Binds the arguments of a statement.
macro_rules! bound {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for arg in $args {
            query = match arg {
                Arg::Text(text) => query.bind(text),
                Arg::Int(int) => query.bind(int),
                Arg::Bytes(bytes) => query.bind(bytes),
            };
        }
        query
    }};
}

impl Conn {
    /// All rows of a statement.
    pub async fn rows<T: Row>(&mut self, sql: Sql) -> Result<Vec<T>> {
        let sql = self.spelt(sql);
        Ok(on!(self, conn => bound!(sqlx::query_as(AssertSqlSafe(sql.text)), sql.args).fetch_all(&mut **conn).await?))
    }

    /// The first row of a statement, if any.
    pub async fn row<T: Row>(&mut self, sql: Sql) -> Result<Option<T>> {
        let sql = self.spelt(sql);
        Ok(
            on!(self, conn => bound!(sqlx::query_as(AssertSqlSafe(sql.text)), sql.args).fetch_optional(&mut **conn).await?),
        )
    }

    /// Runs a statement; returns how many rows it changed.
    pub async fn run(&mut self, sql: Sql) -> Result<u64> {
        let sql = self.spelt(sql);
        Ok(on!(self, conn => {
            bound!(sqlx::query(AssertSqlSafe(sql.text)), sql.args).execute(&mut **conn).await?.rows_affected()
        }))
    }

    /// A statement as the database reads it fastest. To SQLite `$1` is a name, which it looks for among the names of all
    /// arguments, each time: of a statement with a thousand of them that took half the time.
    fn spelt(&self, sql: Sql) -> Sql {
        match self {
            Self::Sqlite(_) => sql.without_numbers(),
            Self::Postgres(_) => sql,
        }
    }

    /// Inserts rows of equal length, many to a statement: both databases spend far more on a statement than on a row.
    /// `into` is the statement up to its `VALUES`; `cast` follows the last argument of every row.
    pub async fn insert(&mut self, into: impl Into<Sql>, cast: &'static str, rows: Vec<Vec<Arg>>) -> Result<()> {
        let into = into.into();
        let columns = rows.first().map_or(1, Vec::len).max(1);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let mut sql = into.clone();
            sql.push(" VALUES ");
            for (place, row) in rows.by_ref().take((INSERT_ARGS / columns).max(1)).enumerate() {
                sql.push(if place == 0 { "(" } else { ", (" }).args(row).push(cast).push(")");
            }
            self.run(sql).await?;
        }
        Ok(())
    }

    /// Whether this is PostgreSQL: only search asks, and who tells others of a change.
    pub const fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }

    /// Commits what was written.
    pub async fn commit(self) -> Result<()> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await?,
            Self::Postgres(transaction) => transaction.commit().await?,
        }
        Ok(())
    }
}

/// An argument of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Text, or null.
    Text(Option<String>),
    /// A whole number, or null.
    Int(Option<i64>),
    /// The content of a file.
    Bytes(Vec<u8>),
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::from(value.to_owned())
    }
}

impl From<String> for Arg {
    /// PostgreSQL takes no NUL. Whoever sends one looks for nothing that exists, on either database: it is replaced.
    fn from(value: String) -> Self {
        Self::Text(Some(if value.contains('\0') { value.replace('\0', "\u{fffd}") } else { value }))
    }
}

impl From<Option<String>> for Arg {
    fn from(value: Option<String>) -> Self {
        value.map_or(Self::Text(None), Self::from)
    }
}

impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<Option<i64>> for Arg {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<crate::domain::basics::day::Day> for Arg {
    fn from(value: crate::domain::basics::day::Day) -> Self {
        Self::Text(Some(value.to_string()))
    }
}

/// A statement with its arguments, numbered `$1`, `$2`, … Values enter only as arguments, never as text.
#[derive(Clone, Debug, Default)]
pub struct Sql {
    text: String,
    args: Vec<Arg>,
}

impl From<&'static str> for Sql {
    fn from(text: &'static str) -> Self {
        Self::new(text)
    }
}

impl Sql {
    /// A statement without arguments so far.
    pub fn new(text: &'static str) -> Self {
        Self { text: text.to_owned(), args: Vec::new() }
    }

    /// A statement that refers to its arguments by `$1`, `$2`, …
    pub fn with<const N: usize>(text: &'static str, args: [Arg; N]) -> Self {
        Self { text: text.to_owned(), args: args.into() }
    }

    /// Appends SQL text.
    pub fn push(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Appends an argument.
    pub fn arg(&mut self, value: impl Into<Arg>) -> &mut Self {
        self.args.push(value.into());
        self.text.push('$');
        self.text.push_str(&self.args.len().to_string());
        self
    }

    /// Appends arguments with commas between them.
    pub fn args(&mut self, values: impl IntoIterator<Item = Arg>) -> &mut Self {
        for (place, value) in values.into_iter().enumerate() {
            if place > 0 {
                self.push(", ");
            }
            self.arg(value);
        }
        self
    }

    /// The same with `?` for each argument, where each stands once and in its order.
    fn without_numbers(self) -> Self {
        let mut text = String::with_capacity(self.text.len());
        let (mut rest, mut next) = (&*self.text, 1);
        while let Some(at) = rest.find('$') {
            let digits = rest[at + 1..].bytes().take_while(u8::is_ascii_digit).count();
            let number: Option<usize> = rest[at + 1..at + 1 + digits].parse().ok();
            if number != Some(next) {
                return self;
            }
            text.push_str(&rest[..at]);
            text.push('?');
            rest = &rest[at + 1 + digits..];
            next += 1;
        }
        text.push_str(rest);
        if next == self.args.len() + 1 { Self { text, args: self.args } } else { self }
    }

    /// How many arguments it has: both databases take at least 32,000.
    pub fn arg_count(&self) -> usize {
        self.args.len()
    }
}

#[cfg(test)]
#[path = "db_tests.rs"]
mod tests;

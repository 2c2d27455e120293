//! What has to happen before a newer program opens a database that holds records.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection, SqliteConnection};

use crate::store::db::is_sqlite;
use crate::store::{Error, Result, file};

/// The steps that make a SQLite database's tables.
pub(super) static SQLITE: Migrator = sqlx::migrate!("src/store/migrations/sqlite");
/// The same for PostgreSQL.
pub(super) static POSTGRES: Migrator = sqlx::migrate!("src/store/migrations/postgres");

/// An upgrade that opening the database is about to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upgrade {
    /// Its steps, each by number and name.
    pub steps: Vec<String>,
    /// How many records the database holds.
    pub records: i64,
    /// The copy of the database as it was, where one was made.
    pub backup: Option<PathBuf>,
}

/// Records whose table rows are made anew in a second: 2,300 were measured on two busy cores.
const RECORDS_A_SECOND: i64 = 2_000;

impl Upgrade {
    /// In how many minutes it is done, where it makes every table anew; at least one.
    pub fn minutes(&self) -> i64 {
        1 + self.records / (60 * RECORDS_A_SECOND)
    }
}

/// Looks at a database before it is opened. One that holds records and is about to be upgraded is copied first: a SQLite
/// file by itself, into a file beside it; of PostgreSQL the operator has to say that there is a backup. An empty or
/// missing database, and one that is up to date, is left alone.
///
/// # Errors
/// [`Error::NewerDatabase`]; [`Error::BackupNeeded`] on PostgreSQL; when the database cannot be read or the copy cannot
/// be written.
pub async fn prepare(address: &str, no_backup: bool) -> Result<Option<Upgrade>> {
    if is_sqlite(address) {
        let options = SqliteConnectOptions::from_str(address)?.create_if_missing(false);
        let path = options.get_filename().to_owned();
        if !tokio::fs::try_exists(&path).await.unwrap_or(true) {
            return Ok(None);
        }
        let _lock = file::lock_folder(&path).await;
        let mut conn = options.connect().await?;
        let planned = planned_on_sqlite(&mut conn).await;
        let done = match planned {
            Ok(Some(upgrade)) if !no_backup => copied(&mut conn, &path, upgrade).await.map(Some),
            planned => planned,
        };
        conn.close().await?;
        return done;
    }
    let mut conn = PgConnectOptions::from_str(address)?.connect().await?;
    let planned = planned_on_postgres(&mut conn).await;
    conn.close().await?;
    match planned? {
        Some(upgrade) if !no_backup => Err(Error::BackupNeeded(upgrade)),
        planned => Ok(planned),
    }
}

/// Whether the ledger and the list of past steps are there.
const TABLES_ON_SQLITE: &str = "SELECT COUNT(*) FROM sqlite_master WHERE name IN ('_sqlx_migrations', 'record')";
const TABLES_ON_POSTGRES: &str =
    "SELECT COUNT(*) FROM pg_class WHERE oid IN (to_regclass('_sqlx_migrations'), to_regclass('record'))";
const APPLIED: &str = "SELECT version FROM _sqlx_migrations ORDER BY version";
const RECORDS: &str = "SELECT COUNT(*) FROM record";

async fn planned_on_sqlite(conn: &mut SqliteConnection) -> Result<Option<Upgrade>> {
    let tables: i64 = sqlx::query_scalar(TABLES_ON_SQLITE).fetch_one(&mut *conn).await?;
    if tables < 2 {
        return Ok(None);
    }
    let applied: Vec<i64> = sqlx::query_scalar(APPLIED).fetch_all(&mut *conn).await?;
    let records: i64 = sqlx::query_scalar(RECORDS).fetch_one(&mut *conn).await?;
    planned(&SQLITE, &applied, records)
}

async fn planned_on_postgres(conn: &mut PgConnection) -> Result<Option<Upgrade>> {
    let tables: i64 = sqlx::query_scalar(TABLES_ON_POSTGRES).fetch_one(&mut *conn).await?;
    if tables < 2 {
        return Ok(None);
    }
    let applied: Vec<i64> = sqlx::query_scalar(APPLIED).fetch_all(&mut *conn).await?;
    let records: i64 = sqlx::query_scalar(RECORDS).fetch_one(&mut *conn).await?;
    planned(&POSTGRES, &applied, records)
}

fn planned(steps: &Migrator, applied: &[i64], records: i64) -> Result<Option<Upgrade>> {
    if let Some(unknown) = applied.iter().find(|version| !steps.version_exists(**version)) {
        return Err(Error::NewerDatabase(*unknown));
    }
    let pending = steps.iter().filter(|step| !applied.contains(&step.version));
    let steps: Vec<String> = pending.map(|step| format!("{:04} {}", step.version, step.description)).collect();
    Ok((!steps.is_empty() && records > 0).then_some(Upgrade { steps, records, backup: None }))
}

/// Copies the database into a file beside it that does not exist yet. The copy has its name only once it is whole and on
/// the disk, and may be read by whom the database may. An upgrade that failed and is tried again leaves one copy.
async fn copied(conn: &mut SqliteConnection, path: &Path, upgrade: Upgrade) -> Result<Upgrade> {
    let step = upgrade.steps.first().and_then(|step| step.split_once(' ')).map_or("", |(number, _)| number);
    let beside = |ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let mut backup = beside(&format!(".before-{step}"));
    let mut former = None;
    let mut number = 0;
    while tokio::fs::try_exists(&backup).await.unwrap_or(false) {
        number += 1;
        former = Some(std::mem::replace(&mut backup, beside(&format!(".before-{step}-{number}"))));
    }
    let part = beside(&format!(".before-{step}.part"));
    let named = match written(conn, path, &part).await {
        Ok(()) => named(&part, backup, former).await,
        Err(error) => Err(error),
    };
    if named.is_err() {
        tokio::fs::remove_file(&part).await.ok();
    }
    Ok(Upgrade { backup: Some(named?), ..upgrade })
}

async fn written(conn: &mut SqliteConnection, path: &Path, part: &Path) -> Result<()> {
    // What an earlier attempt left is no copy. SQLite takes a file that is there if it is empty.
    let file = tokio::fs::File::create(part).await.map_err(sqlx::Error::Io)?;
    let permissions = tokio::fs::metadata(path).await.map_err(sqlx::Error::Io)?.permissions();
    file.set_permissions(permissions).await.map_err(sqlx::Error::Io)?;
    sqlx::query("VACUUM INTO $1").bind(part.display().to_string()).execute(conn).await?;
    file.sync_all().await.map_err(sqlx::Error::Io)?;
    Ok(())
}

/// Gives a copy its name, unless the former one holds the same; which of them stays.
async fn named(part: &Path, backup: PathBuf, former: Option<PathBuf>) -> Result<PathBuf> {
    if let Some(former) = former {
        let (ours, theirs) = (part.to_owned(), former.clone());
        let is_same = tokio::task::spawn_blocking(move || have_same_bytes(&ours, &theirs)).await;
        if is_same.is_ok_and(|it| it.unwrap_or(false)) {
            tokio::fs::remove_file(part).await.map_err(sqlx::Error::Io)?;
            return Ok(former);
        }
    }
    tokio::fs::rename(part, &backup).await.map_err(sqlx::Error::Io)?;
    Ok(backup)
}

fn have_same_bytes(one: &Path, other: &Path) -> std::io::Result<bool> {
    let (one, other) = (std::fs::File::open(one)?, std::fs::File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (here, there) = (one.fill_buf()?, other.fill_buf()?);
        let length = here.len().min(there.len());
        if here[..length] != there[..length] {
            return Ok(false);
        }
        if length == 0 {
            return Ok(true);
        }
        one.consume(length);
        other.consume(length);
    }
}

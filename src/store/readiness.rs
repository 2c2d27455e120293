//! Whether the database keeps what it is given.

use std::time::Duration;

use crate::domain::basics::instant::Instant;
use crate::domain::basics::string_enum::string_enum;
use crate::store::db::Sql;
use crate::store::{self, Db, Error};

/// How long an answer is waited for. Whoever asks whether the server is ready does not wait much longer.
const LONGEST: Duration = Duration::from_secs(3);

string_enum! {
    /// Why nothing can be kept.
    Fault {
        /// The file was deleted, moved or replaced while it was open.
        Gone = "gone",
        /// It may only be read.
        ReadOnly = "read_only",
        /// There is no room left.
        Full = "full",
        /// Something else holds the lock of the file.
        Busy = "busy",
        /// It does not answer in time, or with an error that is none of these.
        NoAnswer = "no_answer",
    }
}

/// Writes a row and commits it.
///
/// # Errors
/// What kept it from being written.
pub async fn probe(db: &Db, now: Instant) -> Result<(), Fault> {
    match tokio::time::timeout(LONGEST, write(db, now)).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            tracing::error!(%error, "not ready: a row could not be written");
            Err(fault(&error))
        }
        Err(_) => {
            tracing::error!("not ready: writing a row takes too long");
            // A file does not answer late: somebody has its lock.
            Err(if matches!(db, Db::Sqlite { .. }) { Fault::Busy } else { Fault::NoAnswer })
        }
    }
}

async fn write(db: &Db, now: Instant) -> store::Result<()> {
    let mut conn = db.write_aside().await?;
    conn.run(Sql::with(
        "INSERT INTO readiness_probe (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at",
        [now.0.into()],
    ))
    .await?;
    conn.commit().await
}

fn fault(error: &Error) -> Fault {
    let code = match error {
        Error::Gone => return Fault::Gone,
        Error::Database(sqlx::Error::Database(error)) => error.code().unwrap_or_default().into_owned(),
        _ => return Fault::NoAnswer,
    };
    // PostgreSQL's codes have five characters; SQLite's are numbers whose lowest byte says of what kind they are.
    match code.as_str() {
        "25006" => Fault::ReadOnly,
        "53100" => Fault::Full,
        "1032" => Fault::Gone,
        code => match code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|it| it & 0xff) {
            Some(5 | 6) => Fault::Busy,
            Some(8) => Fault::ReadOnly,
            Some(13) => Fault::Full,
            _ => Fault::NoAnswer,
        },
    }
}

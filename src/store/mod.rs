//! The record and the tables made from it.

pub mod account;
pub mod briefing;
pub mod census;
pub mod changes;
pub mod commitment;
pub mod db;
mod facet;
mod file;
pub mod form_sent;
mod headline;
mod in_force;
pub mod ledger;
pub mod list;
pub mod mail;
pub mod meeting;
pub mod notice;
pub mod portfolio;
pub mod projector;
pub mod public_state;
pub mod readiness;
pub mod report;
pub mod saved_view;
pub mod search_index;
pub mod sheet;
pub mod statement;
mod tables;
pub mod transfer;
pub mod upgrade;
pub mod verify;
pub mod watch;
pub mod webhook;
pub mod webhook_delivery;
pub mod withheld;

use crate::domain::record::Record;
pub use crate::store::db::Db;
use serde::Serialize;

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database answered with an error, or not at all.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// The database was upgraded by a newer version of the program; the step that this one does not know.
    #[error(
        "the database was written by a newer version of Accord (step {0} is not known here): start that version, or \
         restore the backup that was made before the upgrade"
    )]
    NewerDatabase(i64),
    /// The database is about to be upgraded, and nobody said that there is a backup.
    #[error(
        "this version changes the tables of a database with {} records ({}): make a backup first, for example with \
         pg_dump, and start once with --no-backup",
        .0.records, .0.steps.join(", ")
    )]
    BackupNeeded(upgrade::Upgrade),
    /// The file of the database is not the one that was opened.
    #[error("the file of the database was deleted, moved or replaced while it was open")]
    Gone,
    /// The address of the database has a scheme that is not known.
    #[error("the database address must start with sqlite:// or postgres://")]
    UnknownScheme,
    /// A record cannot be read: the database was modified externally.
    #[error("record {record}: {reason}")]
    Unreadable {
        /// Identifier of the record.
        record: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A value cannot be serialised as the database stores it; nothing must then be committed.
    #[error("{what} cannot be written: {reason}")]
    Unwritable {
        /// What was to be written.
        what: &'static str,
        /// Why it cannot be.
        reason: String,
    },
    /// A draft takes effect after today.
    #[error("nothing takes effect after today")]
    InFuture,
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::VersionMissing(version) => Self::NewerDatabase(version),
            error => Self::Migration(error),
        }
    }
}

/// The result of a store operation.
pub type Result<T> = std::result::Result<T, Error>;

/// A value as the database stores it.
///
/// # Errors
/// [`Error::Unwritable`], naming `what` was to be written.
pub fn to_json<T: Serialize>(what: &'static str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Unwritable { what, reason: error.to_string() })
}

/// Everything recorded about one commitment, and what it is called.
#[derive(Clone, Debug)]
pub struct CommitmentRecords {
    /// Its identifier.
    pub id: crate::domain::commitment::CommitmentId,
    /// Its records in the order of the ledger, those that link to it from others included.
    pub records: Vec<Record>,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// What JSON lacks is rejected instead of being stored as null.
    #[test]
    fn what_cannot_be_written_is_an_error() {
        assert_eq!(to_json("a day", &"2026-11-25").unwrap(), "\"2026-11-25\"");
        let pairs = BTreeMap::from([((1, 2), "no key of JSON")]);
        let error = to_json("a pair", &pairs).unwrap_err();
        assert!(matches!(error, Error::Unwritable { what: "a pair", .. }), "{error}");
    }
}

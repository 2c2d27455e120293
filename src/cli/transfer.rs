//! `accord export` and `accord import` of a whole ledger, and `accord export` of what is public.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;

use crate::cli::{counted, progress};
use crate::config::Config;
use crate::exchange::ledger_file::{LONGEST_HEAD, Line};
use crate::service::Accord;
use crate::service::portfolio::transfer::{Moved, TransferError, check_ledger};

/// What is not in a file of a ledger.
const NOT_IN_IT: &str =
    "accounts, sessions, drafts, saved views and settings are not in it: add accounts with `accord user add`";

/// Whether a file holds a ledger, sound or not. One that cannot be read is none; whoever reads it next says so.
pub fn is_ledger(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST_HEAD).read_to_end(&mut start));
    read.is_ok() && Line::begins(&start)
}

/// Checks a file that holds a ledger, before a database is made for it.
pub fn check(path: &Path) -> anyhow::Result<()> {
    let mut file = open(path)?;
    check_ledger(&mut file).map(drop).map_err(|error| refused(error, path))
}

/// Stores a ledger in an empty database.
pub async fn import(accord: &Accord, path: &Path, config: &Config) -> anyhow::Result<ExitCode> {
    let mut file = open(path)?;
    let moved = accord.portfolio().import_ledger(&mut file, &mut progress("import")).await;
    let moved = moved.map_err(|error| refused(error, path))?;
    say!("{} in {}: the ledger is whole and the tables say what it says", told(&moved), config.database_named());
    say!("last hash: {}", moved.head);
    eprintln!("accord: {NOT_IN_IT}");
    Ok(ExitCode::SUCCESS)
}

/// Writes a ledger to the standard output.
pub async fn export_ledger(accord: &Accord) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout());
    let moved = accord.portfolio().export_ledger(&mut out).await.context("the ledger was not written")?;
    eprintln!("accord: {}, last hash: {}", told(&moved), moved.head);
    eprintln!("accord: {NOT_IN_IT}");
    Ok(ExitCode::SUCCESS)
}

/// Writes what everybody sees to the standard output, and says on the error output what a portfolio file cannot hold.
pub async fn export_public(accord: &Accord) -> anyhow::Result<ExitCode> {
    let public = accord.portfolio().public().await?;
    let mut out = BufWriter::new(io::stdout());
    public.write(&mut out).and_then(|()| out.flush()).context("the portfolio was not written")?;
    for (what, number) in &public.left_out {
        eprintln!("accord: a portfolio file cannot hold {what}: {number} left out");
    }
    Ok(ExitCode::SUCCESS)
}

fn open(path: &Path) -> anyhow::Result<BufReader<File>> {
    Ok(BufReader::new(File::open(path).with_context(|| format!("{} cannot be read", path.display()))?))
}

fn told(moved: &Moved) -> String {
    let count = |number: i64| usize::try_from(number).unwrap_or_default();
    format!("{} and {}", counted(count(moved.records), "record"), counted(count(moved.files), "file"))
}

fn refused(error: TransferError, path: &Path) -> anyhow::Error {
    match error {
        TransferError::Refused(reason) => anyhow::anyhow!("nothing was recorded: {}: {reason}", path.display()),
        other => anyhow::Error::new(other).context("nothing was recorded"),
    }
}

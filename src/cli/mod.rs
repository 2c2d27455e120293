//! The command line.

/// Prints a line, or returns from the function with what kept it from being printed.
macro_rules! say {
    ($($words:tt)+) => {
        $crate::cli::print_line(format_args!($($words)+))?
    };
}

mod extract;
mod outside;
mod read_file;
mod sheet;
mod transfer;
mod users;
mod withhold;

use std::fmt;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};
use crate::demo::synthetic::Synthetic;
use crate::domain::basics::typed_text;
use crate::domain::portfolio::day_zone::{DayZone, ZoneBasis};
use crate::domain::portfolio::reference::Reference;
use crate::exchange::ledger_file;
use crate::exchange::portfolio;
use crate::exchange::portfolio::{Importer, Refusal};
use crate::exchange::portfolio_known::Known;
use crate::exchange::portfolio_schema;
use crate::service::portfolio::import::Imported;
use crate::service::{Accord, Clock, SystemRandom};
use crate::store::upgrade::{self, Upgrade};
use crate::store::verify::{Progress, Verdict};
use crate::store::{Db, projector, verify};
use crate::web::server;
use crate::{demo, jobs};

/// Tracks what governments said in joint statements they would do together.
#[derive(Parser)]
#[command(version)]
struct Command {
    #[command(subcommand)]
    task: Task,
    /// When this version changes the tables of a database that holds records: do so without making a backup (SQLite), or
    /// knowing that there is one (PostgreSQL).
    #[arg(long, global = true)]
    no_backup: bool,
}

#[derive(Subcommand)]
enum Task {
    /// Find what the parties of a statement say they will do. Nothing is recorded.
    Extract(extract::Extract),
    /// Serve the pages.
    Serve {
        /// Load the demonstration portfolio first if nothing was ever recorded.
        #[arg(long)]
        demo: bool,
        /// Load an invented portfolio, in which both sides report and answer each other, if nothing was ever recorded.
        #[arg(long, conflicts_with = "demo")]
        fictional: bool,
    },
    /// Record what is new in a portfolio file or a spreadsheet, or nothing when something in it is wrong. A ledger that was
    /// exported is checked and stored as it was, in a database that holds no records.
    Import {
        /// The file: a portfolio file, or a spreadsheet whose name ends in .csv, .tsv, .xlsx or .ods.
        file: PathBuf,
        #[command(flatten)]
        sheet: sheet::SheetArgs,
    },
    /// Print the portfolio as everybody sees it, as a file for `import`.
    Export {
        /// The whole ledger instead, also what is not public, with its files: to move an installation.
        #[arg(long)]
        ledger: bool,
    },
    /// Print the JSON Schema of portfolio files, for editors that help while one is written.
    Schema {
        /// That of a line of an exported ledger instead.
        #[arg(long)]
        ledger: bool,
    },
    /// Record a generated portfolio, marked as synthetic, in an empty database: to measure, never to show.
    Synthetic {
        /// How many commitments.
        count: u32,
    },
    /// Look after the accounts of people who sign in.
    User {
        #[command(subcommand)]
        task: users::UserTask,
    },
    /// Read a file from the standard input and print its text as JSON: the server starts this for itself.
    #[command(hide = true)]
    ReadFile,
    /// Read a workbook from the standard input and print its cells as JSON: the server starts this for itself.
    #[command(hide = true)]
    ReadSheet,
    /// Check that the ledger is whole and that the tables say what it says. Exits with 1 when not.
    Verify {
        /// The record up to which an earlier check, which was broken off, found the ledger whole
        #[arg(long, default_value_t = 0, value_name = "RECORD")]
        after: i64,
    },
    /// Make every table anew from the ledger.
    Rebuild,
    /// Take a record's payload out for good; the record keeps who, when, why and on whose decision.
    Withhold {
        /// Identifier of the record.
        record: String,
        /// Why, in words that every reader may see.
        #[arg(long)]
        reason: String,
        /// The office or person who decided it.
        #[arg(long)]
        decided_by: String,
    },
}

/// Runs the command that was typed.
///
/// # Errors
/// What kept it from being done, in words for the person at the terminal.
pub async fn run() -> anyhow::Result<ExitCode> {
    let command = Command::parse();
    if let Task::Schema { ledger } = command.task {
        say!("{:#}", if ledger { ledger_file::schema() } else { portfolio_schema::schema() });
        return Ok(ExitCode::SUCCESS);
    }
    if matches!(command.task, Task::ReadFile) {
        read_file::run()?;
        return Ok(ExitCode::SUCCESS);
    }
    if matches!(command.task, Task::ReadSheet) {
        read_file::run_sheet()?;
        return Ok(ExitCode::SUCCESS);
    }
    let task = match command.task {
        Task::Extract(extract) => return extract::run(extract).await,
        task => task,
    };
    let command = Command { task, ..command };
    let config = Config::read()?;
    log(config.log_format);
    let missing = Db::is_missing(&config.database);
    if missing && !command.task.may_create() {
        bail!("there is no database {}; serve, import and user add create one", config.database_named());
    }
    let file = match &command.task {
        Task::Import { file, .. } if !transfer::is_ledger(file) => Some(read_file(file)?),
        Task::Import { file, .. } => {
            // A ledger that is not whole leaves no database behind either.
            if missing {
                transfer::check(file)?;
            }
            None
        }
        _ => None,
    };
    let is_sheet = matches!(&command.task, Task::Import { file, .. } if sheet::is_sheet(file));
    if missing && is_sheet {
        bail!("there is no database {}; a spreadsheet adds to a portfolio", config.database_named());
    }
    if let Some(file) = file.as_ref().filter(|_| missing) {
        // A file with mistakes leaves no database behind.
        let set = config.zone()?;
        let mut last = 0_u64;
        let new_id = || {
            last += 1;
            last.to_string()
        };
        let read = portfolio::parse(file).and_then(|it| {
            let today = clock(&config).now().day_in(&it.day_zone(set.as_ref(), &Reference::default()).zone);
            it.compare(&Known::default(), &Importer { actor: String::new(), today }, new_id)
        });
        if let Err(refusal) = read {
            return refuse(&refusal);
        }
    }
    // Settings that cannot be served with are told before anything is changed.
    let assistant = if matches!(command.task, Task::Serve { .. }) { outside::assistant(&config)? } else { None };
    if let Some(upgrade) = upgrade::prepare(&config.database, command.no_backup).await? {
        announce(&upgrade);
    }
    let db = Db::open(&config.database).await.context("the database cannot be opened")?;
    let accord = Accord::new(db, clock(&config), config.zone()?, Arc::new(SystemRandom))
        .assisted_by(assistant)
        .telling_networks(config.own_networks()?);
    // What the portfolio says of its days is known from here on.
    let reference = accord.reference_now().await;
    // What looks at damage, mends it or takes something out works on a damaged database too.
    let emptied = projector::are_emptied(&mut accord.db().read().await?).await?;
    if !matches!(command.task, Task::Verify { .. } | Task::Rebuild | Task::Withhold { .. }) {
        reference?;
        if emptied {
            bail!(
                "the tables cannot be made from the ledger: `accord verify` names the record, `accord withhold` takes it out"
            );
        }
    }
    let code = match command.task {
        Task::Serve { demo, fictional } => {
            if (demo || fictional) && accord.portfolio().is_empty().await? {
                let portfolio = if fictional { demo::FICTIONAL.to_owned() } else { demo::portfolio()? };
                let loaded = import(&accord, portfolio.as_bytes(), "demonstration", &config).await;
                // Another server that started at the same moment may have loaded it.
                if accord.portfolio().is_empty().await? {
                    loaded?;
                }
            }
            accord.reference_now().await?;
            tracing::info!("{}", counting(&accord.day_zone()));
            let mailer = outside::mailer(&config)?;
            let state = server::state(&config, accord.clone());
            tokio::select! {
                served = server::serve(&config, state) => served.context("the server stopped")?,
                never = jobs::run(accord.clone()) => match never {},
                never = jobs::mail(accord.clone(), mailer) => match never {},
                never = jobs::webhooks(accord.clone(), outside::webhooks(&config)) => match never {},
            }
            ExitCode::SUCCESS
        }
        Task::Import { file: path, sheet } => match file {
            Some(file) if is_sheet => sheet::import(&accord, file, &sheet, &config).await?,
            Some(file) => import(&accord, &file, "import", &config).await?,
            None => transfer::import(&accord, &path, &config).await?,
        },
        Task::Export { ledger: true } => transfer::export_ledger(&accord).await?,
        Task::Export { ledger: false } => transfer::export_public(&accord).await?,
        Task::Schema { .. } | Task::Extract(_) | Task::ReadFile | Task::ReadSheet => ExitCode::SUCCESS,
        Task::Synthetic { count } => {
            synthetic(&accord, count).await?;
            ExitCode::SUCCESS
        }
        Task::User { task } => {
            users::run(&accord, &config, task).await?;
            ExitCode::SUCCESS
        }
        Task::Verify { after } => {
            let mut conn = accord.db().read().await?;
            report(&verify::verify_after(&mut conn, after, &mut progress(VERIFY)).await?)?
        }
        Task::Rebuild => {
            rebuild(&accord).await?;
            ExitCode::SUCCESS
        }
        Task::Withhold { record, reason, decided_by } => {
            withhold::run(&accord, &record, reason, decided_by).await?;
            if emptied {
                rebuild(&accord).await?;
            }
            ExitCode::SUCCESS
        }
    };
    // A server that does not answer must not keep the process from ending.
    let _ = tokio::time::timeout(Duration::from_secs(3), accord.db().close()).await;
    Ok(code)
}

impl Task {
    /// Whether it may create the database. What only reads or changes one has nothing to do with none.
    const fn may_create(&self) -> bool {
        match self {
            Self::Serve { .. } | Self::Import { .. } | Self::Synthetic { .. } => true,
            Self::User { task } => matches!(task, users::UserTask::Add { .. }),
            Self::Schema { .. }
            | Self::Export { .. }
            | Self::Extract(_)
            | Self::ReadFile
            | Self::ReadSheet
            | Self::Verify { .. }
            | Self::Rebuild
            | Self::Withhold { .. } => false,
        }
    }
}

fn clock(config: &Config) -> Clock {
    config.clock.map_or(Clock::System, |instant| Clock::Fixed(instant.into()))
}

/// Reads a file as far as an import takes it, and one byte more, so that a larger one is noticed.
fn read_file(path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(portfolio::MOST_BYTES + 1).read_to_end(&mut bytes))
        .with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(bytes)
}

fn log(format: LogFormat) {
    let filter = EnvFilter::try_from_env("ACCORD_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    // Colours are for terminals, and for nobody who does not want them (no-color.org).
    let colours = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|it| it.is_empty());
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => subscriber.init(),
        LogFormat::Json => subscriber.json().init(),
    }
}

async fn import(accord: &Accord, file: &[u8], actor: &str, config: &Config) -> anyhow::Result<ExitCode> {
    tell(accord, accord.portfolio().import(file, actor).await?, config).await
}

/// Says what became of an import.
async fn tell(accord: &Accord, imported: Imported, config: &Config) -> anyhow::Result<ExitCode> {
    match imported {
        Imported::Recorded { new, already, withheld } => {
            for problem in &withheld {
                eprintln!("{problem}");
            }
            let named = config.database_named();
            match already {
                0 => say!("recorded {} in {named}", counted(new, "fact")),
                _ => say!("recorded {} in {named}; {} recorded already", counted(new, "fact"), counted_were(already)),
            }
            accord.reference_now().await?;
            let zone = accord.day_zone();
            if zone.is_assumed() {
                eprintln!("accord: {}", counting(&zone));
            }
            Ok(ExitCode::SUCCESS)
        }
        Imported::Refused(refusal) => refuse(&refusal),
    }
}

/// Says in which zone days are counted, and what was assumed.
fn counting(zone: &DayZone) -> String {
    let why = match zone.basis {
        ZoneBasis::Setting => "as ACCORD_TIMEZONE says",
        ZoneBasis::Portfolio => "as the portfolio says",
        ZoneBasis::FirstParty => {
            "the zone of its first party, since the portfolio has no `time_zone`; ACCORD_TIMEZONE sets another"
        }
        ZoneBasis::Nothing => "since there is no portfolio yet; ACCORD_TIMEZONE sets another zone",
    };
    format!("days are counted in {}, {why}", zone.name())
}

/// Says what is wrong with a file.
fn refuse(refusal: &Refusal) -> anyhow::Result<ExitCode> {
    for problem in &refusal.problems {
        eprintln!("{problem}");
    }
    let more = refusal.total - refusal.problems.len();
    if more > 0 {
        eprintln!("and {more} more");
    }
    bail!("nothing was recorded: {}", counted(refusal.total, "problem"))
}

/// Prints a line. Whoever reads may have heard enough: `accord verify | head -1` is no fault. A full disk is one.
fn print_line(words: fmt::Arguments<'_>) -> io::Result<()> {
    match writeln!(io::stdout(), "{words}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

fn counted_were(number: usize) -> String {
    if number == 1 { "1 was".to_owned() } else { format!("{number} were") }
}

/// The command that can be told to go on where it was broken off.
const VERIFY: &str = "verify";
/// Microseconds between two lines that say how far something has come.
const TOLD_EVERY: i64 = 2_000_000;

async fn synthetic(accord: &Accord, count: u32) -> anyhow::Result<()> {
    if !accord.portfolio().is_empty().await? {
        bail!("the database holds records already; a synthetic portfolio wants one of its own");
    }
    let began = Clock::System.now();
    let mut done = 0;
    for (commitments, drafts) in Synthetic::new(count, accord.today()) {
        accord.portfolio().record_at(drafts, began).await?;
        done += commitments;
        let millis = (Clock::System.now().0 - began.0) / 1_000;
        say!("{done} commitments in {millis} ms, {} a second", i64::from(done) * 1_000 / millis.max(1));
    }
    Ok(())
}

/// Says on the error output how far it has come, now and then: a long check that is broken off goes on from there.
fn progress(of: &'static str) -> impl FnMut(Progress) + Send {
    let mut told = Clock::System.now();
    move |progress| {
        let now = Clock::System.now();
        if now.0 - told.0 < TOLD_EVERY {
            return;
        }
        told = now;
        let line = match progress {
            Progress::Records(done, all) => {
                let on = if of == VERIFY { format!(" (--after {done} goes on from here)") } else { String::new() };
                format!("{done} of {all} records are whole{on}")
            }
            Progress::Commitments(done, all) => format!("the tables of {done} of {all} commitments are done"),
        };
        // Nobody reads it: the work goes on all the same.
        let _ = writeln!(io::stderr(), "{of}: {line}");
    }
}

fn report(verdict: &Verdict) -> anyhow::Result<ExitCode> {
    Ok(match verdict {
        Verdict::Whole { records, withheld, head } => {
            say!(
                "{records} records checked, {withheld} of them withheld: the ledger is whole and the tables say what it says"
            );
            say!("last hash: {head}");
            ExitCode::SUCCESS
        }
        Verdict::BrokenRecord { sequence, id, reason } => {
            say!("record {sequence} ({id}) is not as it was written: {reason}");
            ExitCode::FAILURE
        }
        Verdict::BrokenFile { sequence, id, digest, reason } => {
            say!("the ledger is whole, but not the file {digest} that record {sequence} ({id}) cites: {reason}");
            ExitCode::FAILURE
        }
        Verdict::BrokenTable { table, noun } => {
            say!("the ledger is whole, but table `{table}` differs for `{noun}`: `accord rebuild` makes it anew");
            ExitCode::FAILURE
        }
    })
}

/// A text of the command line in its normal form, without the spaces around it.
fn accepted(what: &str, typed: &str) -> anyhow::Result<String> {
    let text = typed_text::accepted(typed).map_err(|fault| anyhow::anyhow!("{what}: {fault}"))?;
    Ok(typed_text::trimmed(&text).to_owned())
}

/// Makes every table anew.
async fn rebuild(accord: &Accord) -> anyhow::Result<()> {
    let mut conn = accord.db().write().await?;
    verify::rebuild_telling(&mut conn, &mut progress("rebuild")).await?;
    conn.commit().await?;
    accord.db().write_anew().await?;
    accord.empty_journal().await;
    say!("every table is made anew from the ledger");
    Ok(())
}

/// Says what opening the database is about to change.
fn announce(upgrade: &Upgrade) {
    eprintln!(
        "accord: the tables of the database are changed ({}); it holds {} records, so this takes up to {}",
        upgrade.steps.join(", "),
        upgrade.records,
        match upgrade.minutes() {
            1 => "a minute".to_owned(),
            minutes => format!("{minutes} minutes"),
        }
    );
    if let Some(backup) = &upgrade.backup {
        eprintln!("accord: a backup of the database as it was is in {}", backup.display());
    }
}

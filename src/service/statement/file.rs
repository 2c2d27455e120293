//! The text of a file, read by a child process of the same program: what a stranger's file does to its reader, it does
//! to nobody else. Nothing of it is stored.

use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::domain::basics::lang::Lang;
use crate::intake::language_of;
use crate::service::statement::Statements;

pub use crate::intake::file::{FileKind, FileProblem, FileText, LARGEST_FILE};

/// The subcommand of the program that reads a file: bytes come in, JSON goes out.
pub const READ_FILE: &str = "read-file";

/// How much memory a reader may take beside what every process has, in bytes.
pub const MOST_MEMORY: u64 = 512 * 1024 * 1024;

/// How long a file may be read.
const LONGEST: Duration = Duration::from_secs(20);

/// How many files are read at once; others wait as long as one may be read.
static READERS: Semaphore = Semaphore::const_new(2);

/// The longest answer of a reader: each letter of the longest text takes six bytes at most.
const LONGEST_ANSWER: u64 = 8 * 1024 * 1024;

/// What a reader says of a file.
pub type Read = Result<FileText, FileProblem>;

impl Statements<'_> {
    /// The text of a file, or what is wrong with the file.
    #[tracing::instrument(level = "debug", skip_all, fields(noun = "statements"))]
    pub async fn read_file(self, bytes: Vec<u8>) -> Read {
        read_apart(self.context.program.clone(), bytes).await
    }
}

/// The text of a file, or what is wrong with the file, by a child of a program, which is this one where none is named.
pub async fn read_apart(program: Option<PathBuf>, bytes: Vec<u8>) -> Read {
    match apart(program, READ_FILE, bytes, LONGEST_ANSWER).await {
        Ok(answer) => serde_json::from_slice(&answer).unwrap_or(Err(FileProblem::Broken)),
        Err(Failed::TooSlow) => Err(FileProblem::TooSlow),
        Err(Failed::Killed) => Err(FileProblem::Bomb),
        Err(Failed::Broken) => Err(FileProblem::Broken),
        Err(Failed::Unread) => Err(FileProblem::Unread),
    }
}

/// Why a child that read a file gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::service) enum Failed {
    TooSlow,
    /// It took more memory than it may, or nested deeper than a stack holds.
    Killed,
    Broken,
    /// It could not be started.
    Unread,
}

/// A place among the readers of files: whoever reads one, also without a child, waits for it and keeps it meanwhile.
///
/// # Errors
/// Where none becomes free for as long as one may be read.
pub(in crate::service) async fn place() -> std::io::Result<SemaphorePermit<'static>> {
    let place = tokio::time::timeout(LONGEST, READERS.acquire_many(1)).await;
    place.map_err(std::io::Error::other)?.map_err(std::io::Error::other)
}

/// What a child says of a file, by one of the hidden subcommands of a program, which is this one where none is named.
///
/// # Errors
/// Why it says nothing.
pub(in crate::service) async fn apart(
    program: Option<PathBuf>,
    task: &'static str,
    bytes: Vec<u8>,
    longest_answer: u64,
) -> Result<Vec<u8>, Failed> {
    let read = async {
        let _place = place().await?;
        let program = match program {
            Some(program) => program,
            None => std::env::current_exe()?,
        };
        // The child is killed as it is dropped.
        let answered = by_child(program, task, bytes, longest_answer);
        tokio::time::timeout(LONGEST, answered).await.unwrap_or(Ok(Err(Failed::TooSlow)))
    };
    read.await.unwrap_or_else(|error| {
        tracing::error!(%error, "no reader of files could be started");
        Err(Failed::Unread)
    })
}

/// The language in which most of a file's text is.
pub fn language(read: &FileText) -> Lang {
    language_of(&read.text)
}

async fn by_child(
    program: PathBuf,
    task: &'static str,
    bytes: Vec<u8>,
    longest_answer: u64,
) -> std::io::Result<Result<Vec<u8>, Failed>> {
    let mut child = Command::new(program)
        .arg(task)
        // Nothing of the server's settings is the reader's. Memory is taken as it is needed, so that its limit holds.
        .env_clear()
        .env("MIMALLOC_ARENA_RESERVE", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let write = async move {
        if let Some(mut stdin) = stdin {
            // A reader that stopped reading has answered, or never will.
            let _ = stdin.write_all(&bytes).await;
        }
    };
    let read = async move {
        let mut answer = Vec::new();
        if let Some(stdout) = stdout {
            let _ = stdout.take(longest_answer).read_to_end(&mut answer).await;
        }
        answer
    };
    let ((), answer) = tokio::join!(write, read);
    let status = child.wait().await?;
    Ok(match status.signal() {
        _ if status.success() => Ok(answer),
        Some(_) => Err(Failed::Killed),
        None => Err(Failed::Broken),
    })
}

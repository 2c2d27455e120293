//! Reading in a child process of the same program: what harms it harms nobody else.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::Command;
use tokio::sync::Semaphore;

use crate::intake::read::{LONGEST_FILE, LONGEST_TEXT, ReadProblem, ReadText, read as read_here};

/// The word by which the program is told to be such a child.
pub const COMMAND: &str = "read-file";
/// How much memory a child may ask for, in bytes.
const MEMORY: u64 = 1024 * 1024 * 1024;
/// How long it may work.
const SECONDS: u64 = 20;
/// How many work at a time.
static PLACES: Semaphore = Semaphore::const_new(2);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Text(ReadText),
    Problem(ReadProblem),
}

/// The text of a file, read by a child process of `program`, which is this program.
///
/// # Errors
/// Why it gives no text.
pub async fn read(program: &Path, file: Vec<u8>) -> Result<ReadText, ReadProblem> {
    if file.len() > LONGEST_FILE {
        return Err(ReadProblem::TooLarge);
    }
    let _place = PLACES.acquire_many(1).await.map_err(|_| ReadProblem::Failed)?;
    let spawned = Command::new(program)
        .arg(COMMAND)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn();
    let mut child = spawned.map_err(|_| ReadProblem::Failed)?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(ReadProblem::Failed);
    };
    let exchange = async {
        let give = async {
            // A child that gives up early has said why.
            let _ = input.write_all(&file).await;
            drop(input);
        };
        let mut answer = Vec::new();
        let most = u64::try_from(LONGEST_TEXT * 8).unwrap_or(u64::MAX);
        let mut limited = output.take(most);
        let take = limited.read_to_end(&mut answer);
        let ((), taken) = tokio::join!(give, take);
        taken.map(|_| answer)
    };
    let Ok(answer) = tokio::time::timeout(Duration::from_secs(SECONDS), exchange).await else {
        let _ = child.kill().await;
        return Err(ReadProblem::TooSlow);
    };
    let ended = child.wait().await;
    let is_slow = ended.is_ok_and(|it| {
        use std::os::unix::process::ExitStatusExt;
        // SIGXCPU: its time was over.
        it.signal() == Some(24)
    });
    match answer.ok().and_then(|it| serde_json::from_slice(&it).ok()) {
        Some(Answer::Text(text)) => Ok(text),
        Some(Answer::Problem(problem)) => Err(problem),
        None if is_slow => Err(ReadProblem::TooSlow),
        None => Err(ReadProblem::Failed),
    }
}

/// Is that child: reads a file from standard input and writes what became of it to standard output.
pub fn serve() -> ExitCode {
    let limit = |of, most| setrlimit(of, Rlimit { current: Some(most), maximum: Some(most) });
    let limited = limit(Resource::Data, MEMORY)
        .and_then(|()| limit(Resource::Cpu, SECONDS))
        .and_then(|()| limit(Resource::Core, 0));
    if limited.is_err() {
        return ExitCode::FAILURE;
    }
    let mut file = Vec::new();
    let most = u64::try_from(LONGEST_FILE).unwrap_or(u64::MAX).saturating_add(1);
    let answer = match std::io::stdin().take(most).read_to_end(&mut file) {
        Ok(_) => read_here(&file).map_or_else(Answer::Problem, Answer::Text),
        Err(_) => Answer::Problem(ReadProblem::Failed),
    };
    let written = serde_json::to_vec(&answer).ok().and_then(|it| std::io::stdout().write_all(&it).ok());
    if written.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

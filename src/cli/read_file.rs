//! What reads a stranger's file for the server, in a process of its own.

use std::io::{self, Read, Write};

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::domain::sheet::grid::MOST_BYTES;
use crate::exchange::sheet;
use crate::intake::file::{LARGEST_FILE, text_of};
use crate::service::statement::file::MOST_MEMORY;

/// Reads a file from the standard input, and writes its text or what is wrong with it to the standard output as JSON.
pub fn run() -> anyhow::Result<()> {
    limit_memory();
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST_FILE)?.saturating_add(1);
    io::stdin().take(most).read_to_end(&mut bytes)?;
    let read = text_of(&bytes);
    let mut out = io::stdout();
    serde_json::to_writer(&mut out, &read)?;
    out.flush()?;
    Ok(())
}

/// Reads a workbook from the standard input, and writes its cells or what is wrong with it likewise.
pub fn run_sheet() -> anyhow::Result<()> {
    limit_memory();
    let mut bytes = Vec::new();
    let most = u64::try_from(MOST_BYTES)?.saturating_add(1);
    io::stdin().take(most).read_to_end(&mut bytes)?;
    let read = sheet::read_packed(&bytes);
    let mut out = io::stdout();
    serde_json::to_writer(io::BufWriter::new(&mut out), &read)?;
    out.flush()?;
    Ok(())
}

/// Takes no more memory from here on than a reader may. Where the system has no such limit, there is none.
fn limit_memory() {
    // In pages, what is mapped first.
    let mapped = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = mapped.split_whitespace().next().and_then(|it| it.parse().ok()).unwrap_or(0);
    let most = pages.saturating_mul(4_096).saturating_add(MOST_MEMORY);
    let _ = setrlimit(Resource::As, Rlimit { current: Some(most), maximum: Some(most) });
}

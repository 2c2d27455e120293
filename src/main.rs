//! The command-line entry point.

use std::process::ExitCode;

/// Pages are made of many small strings, which are freed on other threads than they were made on: glibc's allocator
/// takes a fifth of the time, this one little of it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// At least two workers: a page that waits must not block the others.
fn main() -> ExitCode {
    let workers = std::thread::available_parallelism().map_or(2, usize::from).max(2);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(workers).enable_all().build();
    let outcome = runtime.map_err(anyhow::Error::from).and_then(|runtime| runtime.block_on(accord::cli::run()));
    outcome.unwrap_or_else(|error| {
        eprintln!("accord: {error:#}");
        ExitCode::FAILURE
    })
}

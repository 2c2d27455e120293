//! The guarantees of the store: appending, reading, searching, verifying, and visibility.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect has failed"
)]

#[macro_use]
#[expect(dead_code, reason = "each test program uses a part of it")]
#[path = "../support/mod.rs"]
mod support;

mod append;
mod board;
mod concurrency;
mod counts;
mod fixtures;
mod headlines;
mod machine;
mod reading;
mod search;
mod verify;
mod visibility;

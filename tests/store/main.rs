//! What the store promises: appending, reading, searching, verifying, and who sees what.

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod append;
mod concurrency;
mod fixtures;
mod headlines;
mod reading;
mod search;
mod verify;
mod visibility;

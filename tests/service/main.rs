//! The guarantees of the use cases, from the services to both databases.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that meets what it does not expect has failed"
)]

#[macro_use]
#[expect(dead_code, reason = "each test program uses a part of it")]
#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod agree;
mod approvals;
mod entries;
mod evidence_files;
mod fictional;
mod imports;
mod mail;
mod new_links;
mod notes;
mod pending;
mod reports;
mod responsible;
mod together;
mod transfer;
mod views;
mod watching;
mod webhooks;

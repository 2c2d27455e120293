//! What the use cases promise, from the services down to both databases.

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod agree;
mod entries;
mod evidence_files;
mod fictional;
mod reports;

//! The architecture, read from the sources: imports, where code may be, and whether the documents are true.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that meets what it does not expect has failed")]

mod documents;
mod imports;
mod rules;
mod sources;

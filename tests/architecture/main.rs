//! The architecture, read from the sources: who imports whom, what may stand where, and whether the documents are true.

mod documents;
mod imports;
mod rules;
mod sources;

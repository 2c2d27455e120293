//! Import and export of files.

pub mod atom;
pub mod calendar;
pub mod csv;
pub mod document;
pub mod docx;
mod located_json;
pub mod portfolio;
mod portfolio_commitments;
mod portfolio_dealings;
mod portfolio_difference;
mod portfolio_encoding;
mod portfolio_entry;
mod portfolio_events;
mod portfolio_fields;
mod portfolio_file;
mod portfolio_happened;
mod portfolio_identity;
mod portfolio_import;
pub mod portfolio_known;
pub mod portfolio_problem;
mod portfolio_reference;
mod portfolio_rules;
pub mod portfolio_schema;
pub mod sheet;
pub mod table;
mod xlsx;

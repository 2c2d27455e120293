//! Test support: databases, servers and people of a test's own, and readers of their responses.

#[macro_use]
mod both_databases;

pub mod chance;
pub mod clock;
pub mod database;
pub mod docx;
pub mod files;
pub mod forms;
pub mod hostile_days;
pub mod hostile_texts;
pub mod html;
pub mod ledger;
pub mod oracle;
pub mod people;
pub mod programs;
pub mod reader_view;
pub mod receiver;
pub mod report_form;
pub mod reports;
pub mod routes;
pub mod server;
pub mod smtp;
pub mod timeline;
